#include "compare/figures.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <set>
#include <string>

#include "base/passage.hpp"

namespace facts::compare {
namespace {

constexpr double kAbout = 1.05;      // "about 11,000" stands for what lies this near: a significant digit, roughly
constexpr std::int64_t kNewer = 2;   // days from which another figure may simply be newer

using Date = std::chrono::year_month_day;

bool exact(const Amount& a) { return a.min && a.max && *a.min == *a.max; }

/// How many digits a whole number has before its last zeros begin; 0 for one that is not round (fewer than two zeros).
int round_digits(double value) {
  if (value < 100 || value != std::floor(value) || value > 1e15) return 0;
  auto whole = static_cast<std::uint64_t>(value);
  int zeros = 0, digits = 0;
  while (whole % 10 == 0) whole /= 10, ++zeros;
  while (whole > 0) whole /= 10, ++digits;
  return zeros >= 2 ? digits : 0;
}

/// Whether `precise` written with as few digits as `rounded` is `rounded` ("3,000" of 3,214).
bool rounds_to(double precise, double rounded) {
  const int digits = round_digits(rounded);
  if (digits == 0 || precise <= 0) return false;
  const int own = round_digits(precise);
  if (own != 0 && own <= digits) return false;  // as round itself: two numbers, not one
  const double unit = std::pow(10.0, std::floor(std::log10(rounded)) + 1 - digits);
  return std::abs(precise - rounded) <= unit / 2;
}

/// The day that a figure is of: a day the claim names, or else the day of its article.
std::optional<std::int64_t> as_of(const Judged& j, std::uint32_t p) {
  const Member m = j.profiles[p].member;
  const auto& published = j.analyses[m.article]->article.published;
  if (!published) return std::nullopt;
  return std::chrono::sys_days(*published).time_since_epoch().count();
}

/// Full days that a claim names, of which another must share one to speak of the same day.
bool other_days(const Profile& a, const Profile& b) {
  const auto days = [](const Profile& p) {
    std::vector<std::string> out;
    for (const std::string& value : p.times) {
      if (value.size() >= 10 && value[4] == '-' && value[7] == '-') out.push_back(value.substr(0, 10));
    }
    return out;
  };
  const std::vector<std::string> one = days(a), two = days(b);
  if (one.empty() || two.empty()) return false;
  return std::none_of(one.begin(), one.end(), [&](const std::string& day) { return std::find(two.begin(), two.end(), day) != two.end(); });
}

/// As of when a claim's figure holds: the last full day that it names, or else the day of its article; empty without either.
std::string day_of(const Judged& j, std::uint32_t p) {
  std::string day;
  for (const std::string& value : j.profiles[p].times) {
    if (value.size() >= 10 && value[4] == '-' && value[7] == '-' && value[0] >= '0' && value[0] <= '9') day = std::max(day, value.substr(0, 10));
  }
  const auto& published = j.analyses[j.profiles[p].member.article]->article.published;
  if (!day.empty() || !published) return day;
  const auto padded = [](unsigned value, std::size_t width) {
    std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
  };
  return padded(static_cast<unsigned>(static_cast<int>(published->year())), 4) + "-" + padded(static_cast<unsigned>(published->month()), 2) + "-" +
         padded(static_cast<unsigned>(published->day()), 2);
}

/// Who gives a claim's figure, by name or as described; empty for the outlet's own word.
std::string speaker_of(const Judged& j, std::uint32_t p) {
  const Member m = j.profiles[p].member;
  const claim::Analysis& analysis = *j.analyses[m.article];
  const claim::Claim& claim = analysis.claims[m.claim];
  if (claim.attribution == npos) return {};
  const attribution::Attribution& said = analysis.attributions[claim.attribution];
  if (said.entity != npos) return analysis.entities.entities[said.entity].name;
  return one_line(analysis.article.reading, said.source);
}

/// The axis that most articles have a figure on: for each claim its figures there.
struct Axis {
  std::vector<std::pair<std::uint32_t, std::vector<const Amount*>>> values;  // profile, amounts
  std::size_t articles = 0;
};

Axis best_axis(const std::vector<std::uint32_t>& members, const Judged& j) {
  constexpr std::size_t kSeeds = 64;  // figures that are tried as an axis, at most
  Axis best;
  std::size_t seeds = 0;
  for (const std::uint32_t seed : members) {
    for (const Amount& amount : j.profiles[seed].amounts) {
      if (++seeds > kSeeds) return best;
      Axis axis;
      std::set<std::uint32_t> articles;
      for (const std::uint32_t p : members) {
        std::vector<const Amount*> here;
        for (const Amount& other : j.profiles[p].amounts) {
          if (same_axis(j.profiles[seed], amount, j.profiles[p], other, j.weights)) here.push_back(&other);
        }
        if (here.empty()) continue;
        axis.values.emplace_back(p, std::move(here));
        articles.insert(j.profiles[p].member.article);
      }
      axis.articles = articles.size();
      if (axis.articles > best.articles) best = std::move(axis);
    }
  }
  return best;
}

/// Whether one of the sums of neighbouring figures of `parts` can be `whole`.
bool sums_to(const std::vector<const Amount*>& parts, const Amount& whole) {
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    double sum = 0;
    for (std::size_t k = i; k < parts.size() && exact(*parts[k]); ++k) {
      sum += *parts[k]->min;
      Amount total = *parts[i];
      total.min = total.max = sum;
      if (k > i && can_agree(total, whole)) return true;
    }
  }
  return false;
}

bool fit(const std::vector<const Amount*>& a, const std::vector<const Amount*>& b) {
  for (const Amount* x : a) {
    for (const Amount* y : b) {
      if (can_agree(*x, *y)) return true;
    }
  }
  for (const Amount* y : b) {
    if (sums_to(a, *y)) return true;
  }
  return std::any_of(a.begin(), a.end(), [&](const Amount* x) { return sums_to(b, *x); });
}

/// Of a claim's figures the one that most of the others can agree with: the whole rather than a part.
const Amount& chosen(const std::vector<const Amount*>& amounts, const Axis& axis) {
  const Amount* best = amounts.front();
  std::size_t most = 0;
  for (const Amount* amount : amounts) {
    std::size_t agreeing = 0;
    for (const auto& [p, others] : axis.values) {
      agreeing += std::any_of(others.begin(), others.end(), [&](const Amount* other) { return can_agree(*amount, *other); });
    }
    if (agreeing > most) {
      most = agreeing;
      best = amount;
    }
  }
  return *best;
}

void add_reason(Group& group, std::string reason) {
  if (std::find(group.because.begin(), group.because.end(), reason) == group.because.end()) group.because.push_back(std::move(reason));
}

}  // namespace

std::string who_differs(const Profile& a, const Profile& b) {
  if (a.speaker.empty() && b.speaker.empty()) return "the outlets differ, each in its own words";
  if (a.speaker.empty() || b.speaker.empty()) return "an outlet differs from a speaker";
  return common(a.speaker, b.speaker) > 0 ? "two reports of one speaker differ" : "two speakers differ";
}

bool can_agree(const Amount& a, const Amount& b) {
  constexpr double kOpen = std::numeric_limits<double>::infinity();
  const double low = std::max(a.min.value_or(-kOpen), b.min.value_or(-kOpen));
  const double high = std::min(a.max.value_or(kOpen), b.max.value_or(kOpen));
  if (low > high) {
    if (!exact(a) || !exact(b)) return false;
    if (a.rounded || b.rounded) return low <= high * kAbout;
    return rounds_to(*a.min, *b.min) || rounds_to(*b.min, *a.min);
  }
  // "Nearly 3,000" ends short of 3,000, and "exceeded 3,000" begins behind it; a number that touches either is allowed.
  return low < high || exact(a) || exact(b);
}

bool contradict(const Profile& a, const Profile& b, const Weights& weights) {
  bool some = false;
  for (const Amount& x : a.amounts) {
    for (const Amount& y : b.amounts) {
      if (!same_axis(a, x, b, y, weights)) continue;
      if (can_agree(x, y)) return false;
      some = true;
    }
  }
  if (!some) return false;
  std::vector<const Amount*> one, two;
  for (const Amount& x : a.amounts) one.push_back(&x);
  for (const Amount& y : b.amounts) two.push_back(&y);
  return !fit(one, two);
}

bool judge_figures(Group& group, const std::vector<std::uint32_t>& members, const Judged& j) {
  const Axis axis = best_axis(members, j);
  if (axis.articles < 2) return false;
  Figure figure;
  bool conflict = false, later = false, equal = true;
  std::vector<const Amount*> stand;  // what stands for each claim
  for (const auto& [p, amounts] : axis.values) stand.push_back(&chosen(amounts, axis));
  for (std::size_t x = 0; x < axis.values.size(); ++x) {
    const std::uint32_t p = axis.values[x].first;
    const Profile& one = j.profiles[p];
    const Amount& amount = *stand[x];
    figure.unit = amount.unit;
    figure.values.push_back({one.member.article, one.member.claim, amount.quantity, amount.min, amount.max, day_of(j, p), speaker_of(j, p)});
    for (std::size_t y = 0; y < x; ++y) {
      const std::uint32_t q = axis.values[y].first;
      const Profile& two = j.profiles[q];
      if (one.member.article == two.member.article) continue;
      const Amount& other = *stand[y];
      if (amount.min != other.min || amount.max != other.max) {
        equal = false;
        const Span here = j.analyses[one.member.article]->quantities[amount.quantity].span;
        const Span there = j.analyses[two.member.article]->quantities[other.quantity].span;
        group.differences.push_back({"figure", two.member, one.member, {there}, {here}});
      }
      if (fit(axis.values[x].second, axis.values[y].second)) continue;
      const std::optional<std::int64_t> day = as_of(j, p), other_day = as_of(j, q);
      if (other_days(one, two) || (day && other_day && std::abs(*day - *other_day) >= kNewer)) {
        later = true;
      } else {
        conflict = true;
        add_reason(group, who_differs(two, one));
      }
    }
  }
  group.kind = GroupKind::figure;
  group.relation = conflict ? Relation::conflict : later ? Relation::update : equal ? Relation::agree : Relation::compatible;
  if (conflict) add_reason(group, "their figures cannot all be true");
  else if (later) add_reason(group, "a later report has another figure");
  else add_reason(group, equal ? "the figures are the same" : "the figures can all be true");
  group.figure = std::move(figure);
  return true;
}

}  // namespace facts::compare
