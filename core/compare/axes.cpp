#include "compare/axes.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "compare/events.hpp"
#include "compare/figures.hpp"
#include "compare/judged.hpp"
#include "compare/vectors.hpp"

namespace facts::compare {
namespace {

double nearness(const std::string& one, const std::string& two, const Vectors& vectors) {
  if (one == two) return 1;
  const auto a = vectors.row(one), b = vectors.row(two);
  return a && b ? vectors.cosine(*a, *b) : 0;
}

/// Whether two figures hang on words that are one or near in meaning.
bool same_governor(const Count& x, const Count& y, const Vectors& vectors) {
  constexpr double kNear = 0.5;
  for (const std::string& one : x.governors) {
    for (const std::string& two : y.governors) {
      if (nearness(one, two, vectors) >= kNear) return true;
    }
  }
  return false;
}

/// Whether two ages are those of one person: of one name or, where each claim has one age only, of one "driver".
bool one_person(const Value& x, const Value& y) {
  // "She was 34": whoever she is.
  if (x.main && y.main && (x.count.holders.empty() || y.count.holders.empty())) return true;
  return share_word(x.count.holders, y.count.holders);
}

/// Whether another claim's figure is the whole of which this one is a part: "140 of the 410 employees", "410 employees".
bool near_whole(const Value& part, const Amount& other) {
  constexpr double kNear = 1.1;
  return part.of > 0 && point(part.amount) * kNear < point(other) && point(other) < kNear * part.of && part.of < kNear * point(other);
}

/// Whether two figures of a group's claims count one thing: what has become of it, where both say so; else by their nouns
/// (`same_axis`). Durations, shares and sums of money must hang on the same word: an article has many of them.
bool one_thing(const Profile& a, const Value& x, const Profile& b, const Value& y, const Judged& j) {
  constexpr double kOtherNouns = 0.3, kSameSize = 1.25, kSizes = 1.5, kChange = 2, kMain = 2.5, kFar = 4, kFarther = 8;
  const Amount &one = x.amount, &two = y.amount;
  if (one.unit != two.unit || x.count.age != y.count.age) return false;
  if (x.count.age) return one_person(x, y);
  const double low = std::min(point(one), point(two)), high = std::max(point(one), point(two));
  // "Rose to $48.30", "rose $1.10": where it stands, and how far it went.
  if (x.count.by != y.count.by && high > kSizes * low) return false;
  if (x.count.score && y.count.score) return true;
  if (x.count.whole != y.count.whole && low != high) return false;
  if (near_whole(x, two) || near_whole(y, one)) return false;
  // Each the one figure of its unit that hangs on what the claim says.
  const bool main = x.main && y.main && high <= kMain * low && x.count.placed == y.count.placed;
  const bool axis = same_axis(a, one, b, two, j.weights);
  const bool governed = same_governor(x.count, y.count, j.weights.vectors());
  const bool known = x.count.kinds != 0 && y.count.kinds != 0;
  // Where there were no casualties, there were no dead either.
  const bool none = known && low == 0 && high > 0 && (x.count.kinds & y.count.kinds) == (point(one) == 0 ? y.count.kinds : x.count.kinds);
  if (none && one.unit.empty()) return true;
  if (known && x.count.kinds != y.count.kinds) return false;
  if (one.unit == "duration") return governed || main;
  if (!one.unit.empty()) {
    if (known || one.unit == "area" || one.unit == "temperature" || one.unit.find(" per ") != std::string::npos) return true;
    if (low == high || main) return true;
    const bool one_change = x.count.changed && y.count.changed && high <= kFar * low;
    if ((one_change || ((x.count.changed || y.count.changed) && high <= kChange * low)) && common(a.terms, b.terms) > 0) return true;
    // Tonnes, barrels and the like are of few things in one claim; shares and durations of many.
    if (one.unit != "ratio" && governed && high <= kFarther * low) return true;
    return axis && (high <= kSizes * low || governed);
  }
  // "A magnitude of 6.1", "magnitude 6.3".
  const bool named = !x.count.named.empty() && x.count.named == y.count.named;
  if (named) {
    const auto row = j.weights.vectors().row(x.count.named);
    const auto by_name = [&](const Amount& amount) { return amount.counted.empty() || (row && amount.head != npos && j.weights.row(amount.head) == *row); };
    if (by_name(one) || by_name(two)) return true;
  }
  // "No arrests" and two of them; "no reply" and two letters are nothing of the sort.
  if (low == 0 && high > 0 && !known && !(governed && one.head == two.head)) return false;
  constexpr double kNear = 1.1;
  if (low > 0 && high <= kNear * low && one.head == two.head && one.head != npos) return true;
  // Nobody confuses nine with a thousand: two things, then.
  const bool one_word = one.head == two.head && !x.count.governors.empty() && !y.count.governors.empty() && x.count.governors.front() == y.count.governors.front();
  const bool vague = (x.vague || y.vague) && can_agree(one, two);
  if (low > 0 && high > (known || one_word ? kFarther : kFar) * low && !vague) return false;
  if (low == high && governed) return true;
  if (main && one.people && two.people) return true;
  if (axis && !(one.people && two.people && !known && !governed && high > kSizes * low)) return true;
  if (known) {
    if (one.head == npos || two.head == npos || one.people || two.people) return true;
    const std::uint32_t s = j.weights.row(one.head), t = j.weights.row(two.head);
    return s == npos || t == npos || j.weights.vectors().cosine(s, t) >= kOtherNouns || (one.persons && two.persons);
  }
  return one.persons && two.persons && low > 0 && high <= kSameSize * low;
}

/// "Hundreds" begins with the first hundred, whatever two of them would be, and has no end; returns whether the figure is such a
/// word. "A third" is a share like 33 percent.
bool widen(Amount& amount, const claim::Analysis& analysis) {
  const std::string words = utf8::fold(cut(analysis.article.reading, analysis.quantities[amount.quantity].span));
  static constexpr std::pair<std::string_view, double> kVague[] = {{"dozens", 20}, {"scores", 30}, {"hundreds", 100}, {"thousands", 1000}, {"millions", 1e6}};
  // Degrees are scaled to one size by what they were read as; here to one zero.
  const std::string& degree = analysis.quantities[amount.quantity].unit;
  const double zero = degree == "degree Fahrenheit" ? 32. * 5 / 9 : degree == "kelvin" ? 273.15 : 0;
  for (std::optional<double>* bound : {&amount.min, &amount.max}) {
    if (zero != 0 && *bound) **bound -= zero;
  }
  const bool part = amount.unit.empty() && amount.max && *amount.max < 1;
  for (const std::string_view word : {"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth"}) {
    if (!part || !words.ends_with(word)) continue;
    amount.unit = "ratio";
    amount.rounded = true;
  }
  for (const auto& [word, least] : kVague) {
    if (!words.ends_with(word) || !amount.min) continue;
    amount.min = std::min(*amount.min, words == word ? least : *amount.min);
    amount.max.reset();
    return true;
  }
  return false;
}

/// Ages by the years that are written: "31-year-old", "27".
void in_years(Amount& amount, const claim::Analysis& analysis) {
  const quantity::Quantity& q = analysis.quantities[amount.quantity];
  amount.unit = "age";
  if (q.unit.empty() || q.unit == "year") amount.min = amount.max = q.value;
  else amount.min.reset(), amount.max.reset();
}

bool starts_with_from(const Amount& amount, const claim::Analysis& analysis) {
  return utf8::fold(analysis.segmentation.form(analysis.article.reading, analysis.quantities[amount.quantity].first)) == "from";
}

/// Leaves `main` to those that no other of their unit shares it with, and ties parts to their whole.
void tie(std::vector<Value>& values) {
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    if (values[i].count.part && values[i + 1].count.whole) values[i].of = point(values[i + 1].amount);
  }
  std::vector<bool> shared(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t k = 0; k < values.size(); ++k) shared[i] = shared[i] || (k != i && values[k].main && values[k].amount.unit == values[i].amount.unit);
  }
  for (std::size_t i = 0; i < values.size(); ++i) values[i].main = values[i].main && !shared[i];
}

}  // namespace

double point(const Amount& amount) { return middle(amount).value_or(0); }

Counted counted_in(const std::vector<std::uint32_t>& members, const Judged& j) {
  constexpr std::size_t kFigures = 24;  // of a claim
  std::vector<std::pair<std::uint32_t, std::vector<Value>>> values;
  for (const std::uint32_t p : members) {
    std::vector<Value> own;
    if (j.profiles[p].amounts.empty()) continue;
    const bool planned = stance_of(analysis_of(j, p), claim_of(j, p)).plan != npos;
    for (const Amount& amount : j.profiles[p].amounts) {
      if (own.size() >= kFigures) break;
      Value value{amount, count_of(analysis_of(j, p), amount.quantity), planned, false, 0, false};
      value.vague = widen(value.amount, analysis_of(j, p));
      value.main = on_predicate(analysis_of(j, p), claim_of(j, p), value.count.top);
      // "A one-year extension", "in seven months" hang on the verb by something else.
      if (value.amount.unit == "duration") value.main = value.main && value.count.steps == 1;
      value.main = value.main || value.count.lasting || value.count.age;
      if (value.count.age) in_years(value.amount, analysis_of(j, p));
      if (value.count.aside && !value.count.age) continue;
      // "Fell from 9 to 7": what it was, and what it is.
      if (value.amount.min && value.amount.max && *value.amount.min != *value.amount.max && starts_with_from(value.amount, analysis_of(j, p))) {
        own.push_back(value);
        own.back().amount.max = value.amount.min;
        value.amount.min = value.amount.max;
      }
      own.push_back(std::move(value));
    }
    tie(own);
    if (!own.empty()) values.emplace_back(p, std::move(own));
  }
  return values;
}

std::vector<Axis> axes_of(const Counted& members, const Judged& j) {
  constexpr std::size_t kSeeds = 48;  // figures that are tried, at most
  constexpr std::size_t kAxes = 4;    // axes that are kept
  std::vector<Axis> out;
  std::size_t seeds = 0;
  for (const auto& [seed, seed_values] : members) {
    for (const Value& value : seed_values) {
      if (++seeds > kSeeds) break;
      Axis axis;
      std::set<std::uint32_t> articles;
      for (const auto& [p, values] : members) {
        std::vector<const Value*> here;
        for (const Value& other : values) {
          if (&other == &value || one_thing(j.profiles[seed], value, j.profiles[p], other, j)) here.push_back(&other);
        }
        if (here.empty()) continue;
        axis.values.emplace_back(p, std::move(here));
        articles.insert(j.profiles[p].member.article);
      }
      if (articles.size() < 2 || std::any_of(out.begin(), out.end(), [&](const Axis& other) { return other.values == axis.values; })) continue;
      axis.articles = articles.size();
      axis.age = value.count.age;
      axis.plain = axis.age ? 0 : (value.count.kinds != 0 ? 4u : 0u) + (value.amount.unit != "duration" ? 2u : 0u) + (!value.amount.counted.empty() ? 1u : 0u);
      const auto better = [](const Axis& one, const Axis& two) { return one.age == two.age ? std::pair(one.articles, one.plain) > std::pair(two.articles, two.plain) : two.age; };
      // In front of those that are worse, behind those that are as good: figures come in the order of `members`.
      out.insert(std::upper_bound(out.begin(), out.end(), axis, better), std::move(axis));
      if (out.size() > kAxes) out.pop_back();
    }
  }
  return out;
}

}  // namespace facts::compare
