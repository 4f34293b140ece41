#include "compare/figures.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <string>

#include "base/passage.hpp"
#include "compare/axes.hpp"
#include "compare/dates.hpp"
#include "compare/judged.hpp"

namespace facts::compare {
namespace {

constexpr std::size_t kHeld = 64;    // claims whose figures are held against those of each
constexpr std::size_t kDifferences = 64;  // of a group's figures that are told
constexpr std::int64_t kNewer = 2;   // days from which another figure is a newer one, whatever is counted

/// Full days that a claim names.
std::vector<std::string> named_days(const Profile& p) {
  std::vector<std::string> out;
  for (const std::string& value : p.times) {
    if (value.size() >= 10 && value[0] >= '0' && value[0] <= '9' && value[4] == '-' && value[7] == '-') out.push_back(value.substr(0, 10));
  }
  return out;
}

/// Whether both name full days, and none in common.
bool other_days(const Profile& a, const Profile& b) {
  const std::vector<std::string> one = named_days(a), two = named_days(b);
  if (one.empty() || two.empty()) return false;
  return std::none_of(one.begin(), one.end(), [&](const std::string& day) { return std::find(two.begin(), two.end(), day) != two.end(); });
}

/// As of when a claim's figure holds: the last full day that it names, or else the day of its article; empty without either.
std::string as_of(const Judged& j, std::uint32_t p) {
  std::string day;
  for (const std::string& named : named_days(j.profiles[p])) day = std::max(day, named);
  const auto& published = analysis_of(j, p).article.published;
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
  const attribution::Attribution* said = said_of(j, p);
  if (said == nullptr) return {};
  const claim::Analysis& analysis = analysis_of(j, p);
  if (said->entity != npos) return analysis.entities.entities[said->entity].name;
  return one_line(analysis.article.reading, said->source);
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

std::vector<const Amount*> amounts_of(const std::vector<const Value*>& values) {
  std::vector<const Amount*> out;
  for (const Value* value : values) out.push_back(&value->amount);
  return out;
}

/// Of a claim's figures the one that most of the others can agree with: the whole rather than a part.
const Value& chosen(const std::vector<const Value*>& values, const Axis& axis) {
  const Value* best = values.front();
  std::size_t most = 0;
  for (const Value* value : values) {
    std::size_t agreeing = 0;
    for (std::size_t k = 0; k < std::min(kHeld, axis.values.size()); ++k) {
      const std::vector<const Value*>& others = axis.values[k].second;
      agreeing += std::any_of(others.begin(), others.end(), [&](const Value* other) { return can_agree(value->amount, other->amount); });
    }
    if (agreeing > most) {
      most = agreeing;
      best = value;
    }
  }
  return *best;
}

/// Whether a bound and a figure lie so near that the bound is that figure rounded: "more than 60" and 64.
bool near_by(const Amount& one, const Amount& two) {
  constexpr double kBound = 1.1;
  return point(two) <= kBound * point(one);
}

/// Whether neighbouring figures of a claim, whatever they count, add up to another's.
bool adds_up(const Profile& p, const Amount& whole) {
  std::vector<const Amount*> parts;
  constexpr std::size_t kParts = 24;
  for (const Amount& amount : p.amounts) {
    if (amount.unit == whole.unit && parts.size() < kParts) parts.push_back(&amount);
  }
  return whole.unit.empty() && sums_to(parts, whole);
}

/// Whether the sentence of a claim says of another's figure that it is not so: "6.1, not 6.3 as first reported".
bool rejects(const Judged& j, std::uint32_t p, const Amount& figure) {
  constexpr std::uint32_t kBack = 2;  // words between "not" and the number, and one
  const claim::Analysis& a = analysis_of(j, p);
  const std::vector<std::uint32_t>& sentences = claim_of(j, p).sentences;
  if (sentences.empty()) return false;
  const segment::Sentence& sentence = a.segmentation.sentences[sentences.front()];
  const auto& all = a.quantities;
  auto at = std::lower_bound(all.begin(), all.end(), sentence.first, [](const quantity::Quantity& q, std::uint32_t first) { return q.first < first; });
  for (; at != all.end() && at->first < sentence.last; ++at) {
    const double value = at->value.value_or(0) * (at->dimension.empty() ? 1 : at->factor);
    if (!at->value || std::abs(value - point(figure)) > 1e-9 * std::abs(value)) continue;
    for (std::uint32_t back = 1; back <= kBack && sentence.first + back <= at->first; ++back) {
      if (a.syntax.lemmas[at->first - back] == "not") return true;
    }
  }
  return false;
}

/// What two reports' figures are to each other.
enum class Pair : std::uint8_t { same, allowed, newer, conflict };

/// Whether a claim tells of something long over: it names a day or year that ended weeks before its article. "Since 2019" goes on.
bool long_over(const Judged& j, std::uint32_t p) {
  constexpr std::int64_t kOver = 45;  // days
  const auto published = day_of(j, p);
  if (!published) return false;
  const claim::Analysis& a = analysis_of(j, p);
  bool over = false;
  for (const std::uint32_t t : claim_of(j, p).times) {
    const time::Timex& timex = a.times[t];
    const auto days = timex.type == time::TimexType::date ? days_of(timex.value) : std::nullopt;
    if (!days) continue;
    if (days->last > *published - kOver) return false;
    over = over || timex.first == 0 || (a.syntax.lemmas[timex.first - 1] != "since" && a.syntax.lemmas[timex.first] != "since");
  }
  return over;
}

/// Whether what is measured or counted can have come from one figure to the other with time, where nothing says so. Shares and rates go up
/// and down; counts, weights and areas only up; what something cost, how far or how long it went is so for good.
bool may_move(const Value& x, const Value& y) {
  const std::string& unit = x.amount.unit;
  const bool rate = unit == "ratio" || unit == "temperature" || unit.find(" per ") != std::string::npos;
  if (rate || x.count.varies || y.count.varies || x.count.changed) return true;
  return point(y.amount) > point(x.amount) && (unit.empty() || unit == "mass" || unit == "volume" || unit == "area");
}

/// By whom a claim's figure is: who says it, or the subject of a verb of counting; empty for the outlet's own word.
const Ids& voice_of(const Judged& j, std::uint32_t p) {
  const Profile& profile = j.profiles[p];
  const std::uint32_t head = claim_of(j, p).predicate_head;
  if (!profile.speaker.empty() || head == npos) return profile.speaker;
  const syntax::Syntax& syntax = analysis_of(j, p).syntax;
  const bool active = syntax.child(head, syntax::Deprel::obj) != npos || syntax.child(head, syntax::Deprel::aux) == npos;
  return active && gives_figures(syntax.lemmas[head]) ? profile.subject : profile.speaker;
}

/// `p` is the earlier report, or of the same day. What is `over` has one figure for good.
Pair pair_of(std::uint32_t p, const std::vector<const Value*>& xs, const Value& x, std::uint32_t q, const std::vector<const Value*>& ys, const Value& y, bool over, const Judged& j) {
  constexpr double kMore = 1.02, kTwice = 2.5;
  const Profile &a = j.profiles[p], &b = j.profiles[q];
  const std::int64_t days = days_between(j, p, q);
  const Amount &one = x.amount, &two = y.amount;
  if (one.min == two.min && one.max == two.max) return Pair::same;
  const bool counts = x.count.kinds != 0 || y.count.kinds != 0;
  const bool more = point(two) > kMore * point(one);
  const bool grows = x.count.grows || y.count.grows, varies = x.count.varies || y.count.varies;
  if (fit(amounts_of(xs), amounts_of(ys))) {
    // "At least six" of the first evening allows eighteen dead; three days later that is a newer count all the same.
    const bool risen = counts && grows && days >= 1 && more && !near_by(one, two) && !over;
    // Parts that add up to the other's figure are that figure.
    return risen ? Pair::newer : can_agree(one, two) ? Pair::allowed : Pair::same;
  }
  if (converted(one, analysis_of(j, p).quantities[one.quantity], two, analysis_of(j, q).quantities[two.quantity])) return Pair::allowed;
  // The whole against parts that are nobody's figure for it: "173 on board", "168 passengers and five crew".
  if (adds_up(a, two) || adds_up(b, one)) return Pair::same;
  if (over || x.count.score || x.count.age) return Pair::conflict;
  if (days >= 1) {
    if (y.count.changed || x.planned) return Pair::newer;
    const Ids &voice = voice_of(j, p), &other_voice = voice_of(j, q);
    const bool two_voices = !voice.empty() && !other_voice.empty() && common(voice, other_voice) == 0;
    // Doctors who count three times as many as the ministry did yesterday count otherwise.
    const bool other_count = two_voices && days <= kNewer && point(two) >= kTwice * point(one);
    if (counts && !other_count && ((grows && more) || varies)) return Pair::newer;
    if (days >= kNewer && !two_voices && may_move(x, y)) return Pair::newer;
  }
  if (other_days(a, b)) return Pair::newer;
  return Pair::conflict;
}

/// Whether the later of two reports gives the earlier figure too, on another's word: then two speakers differ, and no figure is newer.
bool disputed(const Axis& axis, const std::vector<const Value*>& stand, std::size_t later, std::size_t earlier, const Judged& j) {
  const Profile& teller = j.profiles[axis.values[later].first];
  for (std::size_t k = 0; k < std::min(kHeld, axis.values.size()); ++k) {
    const Profile& other = j.profiles[axis.values[k].first];
    if (k == later || other.member.article != teller.member.article || other.speaker.empty() || teller.speaker.empty()) continue;
    if (common(other.speaker, teller.speaker) == 0 && can_agree(stand[k]->amount, stand[earlier]->amount)) return true;
  }
  return false;
}

/// Whether another outlet's report of a later day than `later` has the earlier figure again, or one of an earlier day than `earlier` had
/// the later one: then neither is outdated.
bool again(const Axis& axis, const std::vector<const Value*>& stand, std::size_t later, std::size_t earlier, const Judged& j) {
  const auto is = [&](std::size_t k, std::size_t one, std::size_t other) {
    return can_agree(stand[k]->amount, stand[one]->amount) && !can_agree(stand[k]->amount, stand[other]->amount);
  };
  const std::uint32_t p = axis.values[earlier].first, q = axis.values[later].first;
  const bool varies = stand[later]->count.varies || stand[later]->count.changed;
  for (std::size_t k = 0; k < std::min(kHeld, axis.values.size()); ++k) {
    const std::uint32_t other = axis.values[k].first;
    if (k > later && !same_article(j, q, other) && days_between(j, q, other) >= 1 && is(k, earlier, later)) return true;
    if (k < earlier && !varies && !same_article(j, p, other) && days_between(j, other, p) >= 1 && is(k, later, earlier)) return true;
  }
  return false;
}

/// What the figures of one axis are to each other.
struct Outcome {
  Figure figure;
  std::vector<Difference> differences;
  std::optional<std::pair<std::uint32_t, std::uint32_t>> who;
  bool conflict = false, newer = false, equal = true;
  bool differ() const { return conflict || newer; }
};

Outcome weigh(const Axis& axis, const Judged& j) {
  Outcome out;
  bool last_newer = false, last_conflict = false;
  std::vector<const Value*> stand;  // what stands for each claim
  for (const auto& [p, own] : axis.values) stand.push_back(&chosen(own, axis));
  std::vector<bool> over;
  for (const auto& value : axis.values) over.push_back(long_over(j, value.first));
  for (std::size_t x = 0; x < axis.values.size(); ++x) {
    const std::uint32_t p = axis.values[x].first;
    const Profile& one = j.profiles[p];
    const Amount& amount = stand[x]->amount;
    if (x > 0 && days_between(j, axis.values[x - 1].first, p) >= 1) last_newer = last_conflict = false;  // another day begins
    out.figure.unit = amount.unit;
    out.figure.values.push_back({one.member.article, one.member.claim, amount.quantity, amount.min, amount.max, as_of(j, p), speaker_of(j, p)});
    for (std::size_t y = 0; y < std::min(x, kHeld); ++y) {
      const std::uint32_t q = axis.values[y].first;
      const Profile& two = j.profiles[q];
      if (one.member.article == two.member.article) continue;
      Pair pair = pair_of(q, axis.values[y].second, *stand[y], p, axis.values[x].second, *stand[x], over[x] || over[y], j);
      if (pair == Pair::newer && (disputed(axis, stand, x, y, j) || again(axis, stand, x, y, j) || rejects(j, p, stand[y]->amount))) pair = Pair::conflict;
      if (pair == Pair::same) continue;
      out.equal = false;
      const Span here = analysis_of(j, p).quantities[amount.quantity].span;
      const Span there = analysis_of(j, q).quantities[stand[y]->amount.quantity].span;
      if (out.differences.size() < kDifferences) out.differences.push_back({"figure", two.member, one.member, {there}, {here}});
      out.newer = out.newer || pair == Pair::newer;
      if (pair == Pair::newer) last_newer = true;
      if (pair == Pair::conflict) last_conflict = true;
      if (pair == Pair::conflict) {
        out.conflict = true;
        if (!out.who) out.who = std::pair(q, p);
      }
    }
  }
  // Where the first reports differ and the last one has a newer figure than theirs, the newer one is what there is to tell.
  if (last_newer && !last_conflict) out.conflict = false;
  return out;
}

}  // namespace

std::string who_differs(const Profile& a, const Profile& b) {
  if (a.speaker.empty() && b.speaker.empty()) return "the outlets differ, each in its own words";
  if (a.speaker.empty() || b.speaker.empty()) return "an outlet differs from a speaker";
  return common(a.speaker, b.speaker) > 0 ? "two reports of one speaker differ" : "two speakers differ";
}

void add_parties(Group& group, std::uint32_t one, std::uint32_t two, const Judged& j) {
  add_reason(group, who_differs(j.profiles[one], j.profiles[two]));
  const auto name = [&](std::uint32_t p) {
    const std::string speaker = speaker_of(j, p);
    return speaker.empty() ? analysis_of(j, p).article.given.source : speaker;
  };
  std::string a = name(one), b = name(two);
  if (b < a) std::swap(a, b);
  if (!a.empty() && a != b) add_reason(group, "between " + a + " and " + b);
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
  constexpr std::size_t kKnown = 4;  // of `Axis::plain`: what has become of those that are counted is said
  const Counted values = counted_in(members, j);
  const std::vector<Axis> axes = axes_of(values, j);
  if (axes.empty()) return false;
  Outcome best = weigh(axes.front(), j);
  // Where the commonest figure agrees, a toll on which the reports differ is what there is to tell.
  for (std::size_t x = 1; x < axes.size() && !best.differ(); ++x) {
    Outcome other = weigh(axes[x], j);
    if (axes[x].plain >= kKnown ? other.differ() : other.conflict) best = std::move(other);
  }
  // That a person is as old here as there makes no group of figures.
  if (axes.front().age && !best.differ()) return false;
  group.kind = GroupKind::figure;
  group.relation = best.conflict ? Relation::conflict : best.newer ? Relation::update : best.equal ? Relation::agree : Relation::compatible;
  if (best.conflict) {
    add_reason(group, "their figures cannot all be true");
    add_parties(group, best.who->first, best.who->second, j);
  } else if (best.newer) {
    add_reason(group, "a later report has another figure");
  } else {
    add_reason(group, best.equal ? "the figures are the same" : "the figures can all be true");
  }
  std::sort(best.figure.values.begin(), best.figure.values.end(), [](const FigureValue& a, const FigureValue& b) {
    return std::pair(a.article, a.claim) < std::pair(b.article, b.claim);
  });
  group.figure = std::move(best.figure);
  group.differences.insert(group.differences.end(), std::make_move_iterator(best.differences.begin()), std::make_move_iterator(best.differences.end()));
  return true;
}

}  // namespace facts::compare
