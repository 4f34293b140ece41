#include "compare/dates.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "compare/judged.hpp"
#include "compare/stem.hpp"
#include "compare/vectors.hpp"

namespace facts::compare {
namespace {

constexpr std::int64_t kWeek = 7;

bool number(std::string_view text, int& out) {
  out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    out = out * 10 + (c - '0');
  }
  return !text.empty() && text.size() <= 4;
}

std::int64_t day(int year, int month, int of_month) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(of_month)}};
  return std::chrono::sys_days(date).time_since_epoch().count();
}

/// The days of `count` months from the first of `month`.
Days months(int year, int month, int count) {
  const int after = month - 1 + count;
  return {day(year, month, 1), day(year + after / 12, after % 12 + 1, 1) - 1, -1};
}

/// A time expression with what happens then.
struct Dated {
  const time::Timex* timex = nullptr;
  Days days;
  bool main = false;                 ///< tells when the claim's own predicate is so: it hangs on it, with at most one word between
  bool until = false;                ///< the end of a term: "until May"
  bool yearless = false;             ///< a day or a time of day whose year nothing tells: `days` are of some year
  std::vector<std::string> anchors;  ///< stems of the verb it hangs on, of what that is for ("meet on Monday to sign"), of a noun on the way
  std::size_t verb = npos;           ///< which of them is the verb
  bool year = false;                 ///< a year that is written as one: no "last year"
};

bool overlap(const Days& a, const Days& b) { return a.first <= b.last && b.first <= a.last; }
bool finer(const Dated& a, const Dated& b) { return a.days.last - a.days.first < b.days.last - b.days.first || (a.days.minute >= 0 && b.days.minute < 0); }

/// What a time expression hangs on.
void anchor(const claim::Analysis& a, const claim::Claim& claim, Dated& dated) {
  constexpr int kUp = 3;
  const time::Timex& timex = *dated.timex;
  for (std::uint32_t w = timex.first; w < timex.last; ++w) {
    std::uint32_t above = a.syntax.head(w);
    if (above != npos && above >= timex.first && above < timex.last) continue;
    for (const std::uint32_t c : children_of(a.syntax, w)) dated.until = dated.until || a.syntax.lemmas[c] == "until" || a.syntax.lemmas[c] == "till";
    for (int up = 0; up < kUp && above != npos; ++up) {
      dated.main = dated.main || (up < 2 && on_predicate(a, claim, above));
      const syntax::Upos upos = a.syntax.upos(above);
      dated.anchors.push_back(stem(utf8::fold(a.syntax.lemmas[above])));
      if (upos == syntax::Upos::verb) {
        dated.verb = dated.anchors.size() - 1;
        for (const std::uint32_t c : children_of(a.syntax, above)) {
          const syntax::Deprel how = syntax::universal(a.syntax.deprel(c));
          const bool aim = (how == syntax::Deprel::advcl || how == syntax::Deprel::xcomp) && c > above && a.syntax.upos(c) == syntax::Upos::verb;
          const std::uint32_t mark = aim ? a.syntax.child(c, syntax::Deprel::mark) : npos;
          if (mark != npos && a.syntax.lemmas[mark] == "to") dated.anchors.push_back(stem(utf8::fold(a.syntax.lemmas[c])));
        }
        return;
      }
      above = a.syntax.head(above);
    }
  }
}

/// The days of a value without a year ("XXXX-03-16") in a year that has them all, or a time of a day that nothing tells.
std::optional<Days> yearless(std::string_view value) {
  constexpr std::string_view kNoYear = "XXXX-", kNoDay = "XXXX-XX-XX";
  if (!value.starts_with(kNoYear)) return std::nullopt;
  if (value.starts_with(kNoDay)) {
    const auto time = days_of("2000-01-01" + std::string(value.substr(kNoDay.size())));
    return time && time->minute >= 0 ? time : std::nullopt;
  }
  return days_of("2000-" + std::string(value.substr(kNoYear.size())));
}

/// The time expressions of a claim. Of two about one thing the finer ("on Saturday", "at 9:15"), or neither where they name two days.
std::vector<Dated> when(const claim::Analysis& a, const claim::Claim& claim) {
  constexpr std::size_t kTimes = 8;  // of a claim
  std::vector<Dated> all, out;
  if (claim.predicate_head == npos) return out;
  for (const std::uint32_t t : claim.times) {
    const time::Timex& timex = a.times[t];
    if (timex.type != time::TimexType::date && timex.type != time::TimexType::time) continue;
    auto days = days_of(timex.value);
    const bool none = !days;
    if (none) days = yearless(timex.value);
    if (!days || timex.first >= timex.last || all.size() == kTimes) continue;
    all.push_back({&timex, *days, false, false, none, {}, npos, timex.value.size() == 4 && cut(a.article.reading, timex.span).ends_with(timex.value)});
    anchor(a, claim, all.back());
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool kept = !all[i].anchors.empty();
    for (std::size_t k = 0; k < all.size() && kept; ++k) {
      if (k == i || !((all[i].main && all[k].main) || share_word(all[i].anchors, all[k].anchors))) continue;
      // "Since Monday", "the lowest this year": what holds the finer one is nothing of its own.
      kept = overlap(all[i].days, all[k].days) && (finer(all[i], all[k]) || (i < k && !finer(all[k], all[i])));
    }
    if (kept) out.push_back(all[i]);
  }
  return out;
}

/// Whether two claims' main predicates mean much the same, or that of one is also named by the other ("lifted off from the launching site").
bool one_predicate(const Profile& a, const Profile& b, const Judged& j) {
  constexpr double kNear = 0.6;
  return j.weights.nearness(a.head, b.head) >= kNear || a.says(b.head) || b.says(a.head);
}

}  // namespace

std::optional<Days> days_of(std::string_view value) {
  int year = 0, part = 0, of_month = 0;
  const std::size_t t = value.find('T');
  std::string_view date = value.substr(0, t);
  std::int32_t minute = -1;
  if (t != std::string_view::npos && value.size() == t + 3) {
    int hour = 0;
    if (number(value.substr(t + 1, 2), hour)) minute = hour * 60;
  }
  if (t != std::string_view::npos && value.size() >= t + 6 && value[t + 3] == ':') {
    int hour = 0, minutes = 0;
    if (number(value.substr(t + 1, 2), hour) && number(value.substr(t + 4, 2), minutes)) minute = hour * 60 + minutes;
  }
  if (date.size() < 4 || !number(date.substr(0, 4), year) || year < 1000) return std::nullopt;
  if (date.size() == 4) return months(year, 1, 12);
  if (date.size() < 6 || date[4] != '-') return std::nullopt;
  const std::string_view rest = date.substr(5);
  if (rest.size() == 2 && rest[0] == 'Q' && number(rest.substr(1), part) && part >= 1 && part <= 4) return months(year, part * 3 - 2, 3);
  if (rest.size() == 2 && rest[0] == 'H' && number(rest.substr(1), part) && part >= 1 && part <= 2) return months(year, part * 6 - 5, 6);
  if (rest.size() == 2 && number(rest, part) && part >= 1 && part <= 12) return months(year, part, 1);
  if (rest.size() == 5 && rest[2] == '-' && number(rest.substr(0, 2), part) && number(rest.substr(3), of_month) && part >= 1 && part <= 12 && of_month >= 1 && of_month <= 31) {
    const std::int64_t one = day(year, part, of_month);
    return Days{one, one, minute};
  }
  return std::nullopt;
}

namespace {

constexpr std::size_t kWords = 3;  // terms that two claims share, from which other dates are a contradiction

/// Minutes by which a time of day may be off: what is told by the hour or the half hour, or as "about", is not meant to the minute.
std::int32_t leeway(const Dated& dated) {
  constexpr std::int32_t kExact = 15, kHalf = 20, kHour = 30, kAbout = 60;
  if (!dated.timex->mod.empty()) return kAbout;
  return dated.days.minute % 60 == 0 ? kHour : dated.days.minute % 30 == 0 ? kHalf : kExact;
}

/// What two times of day are to each other; none where they tell nothing.
std::optional<DateClash::Kind> clock(const Dated& one, const Dated& two, const Profile& a, const Profile& b, bool one_thing) {
  constexpr std::int32_t kOtherTime = 90;  // minutes
  if (one.days.minute < 0 || two.days.minute < 0) return std::nullopt;
  if (one.days.minute == two.days.minute && one.timex->mod == two.timex->mod) return std::nullopt;
  const std::int32_t minutes = std::abs(one.days.minute - two.days.minute);
  if (minutes <= std::max(leeway(one), leeway(two))) return one_thing ? std::optional(DateClash::Kind::allowed) : std::nullopt;
  // Whole hours apart may be clocks of two countries.
  if (minutes < kOtherTime && (minutes % 60 == 0 || common(a.terms, b.terms) < kWords)) return std::nullopt;
  if (a.head != b.head && !(one_thing && common(a.terms, b.terms) >= kWords)) return std::nullopt;
  return DateClash::Kind::conflict;
}

/// Whether either claim names somebody or something that the other does not: two storms.
bool names_apart(const Profile& a, const Profile& b) {
  const std::size_t both = common(a.names, b.names);
  return both < a.names.size() && both < b.names.size();
}

/// What two dates of two claims are to each other; none where they tell nothing.
std::optional<DateClash::Kind> held(const Dated& one, const Dated& two, const Profile& a, const Profile& b, bool planned, std::int64_t days, const Judged& j) {
  const bool main = one.main && two.main && (one_predicate(a, b, j) || (planned && common(a.terms, b.terms) > 1));
  const bool term = one.until && two.until && common(a.terms, b.terms) >= kWords;
  const bool anchored = one.verb != npos && two.verb != npos && share_word(one.anchors, two.anchors);
  if ((!main && !term && !anchored) || one.yearless != two.yearless) return std::nullopt;
  if (overlap(one.days, two.days)) return clock(one, two, a, b, main || anchored);
  const std::int64_t far = two.days.first - one.days.first;
  // One day of the calendar, for which two articles have taken other years.
  constexpr std::size_t kYear = 4;
  if (one.timex->value.size() > kYear && one.timex->value.substr(kYear) == two.timex->value.substr(kYear)) return std::nullopt;
  const bool one_day = one.days.first == one.days.last && two.days.first == two.days.last;
  // A weekday that was taken for the week before or after; a night that belongs to two days.
  if (far % kWeek == 0 && one.days.first == one.days.last) return std::nullopt;
  if (one_day && (far == 1 || far == -1) && (one.timex->type == time::TimexType::time || two.timex->type == time::TimexType::time)) return std::nullopt;
  if ((planned || term) && days >= 1) return DateClash::Kind::moved;
  if (common(a.terms, b.terms) < kWords) return std::nullopt;
  if (term) return DateClash::Kind::conflict;
  // What happens again and again has many days; a verb in a clause of its own ("founded in 1987") has one year.
  if (one_day && main && a.head == b.head) return DateClash::Kind::conflict;
  const bool years = one.year && two.year && anchored && one.anchors[one.verb] == two.anchors[two.verb];
  return anchored && (one_day || years) && !names_apart(a, b) ? std::optional(DateClash::Kind::conflict) : std::nullopt;
}

}  // namespace

std::optional<DateClash> find_dates(const Reports& reports, const Judged& j) {
  std::optional<DateClash> found;
  std::vector<std::vector<Dated>> dated;
  for (const std::uint32_t p : reports.members) {
    const claim::Claim& claim = claim_of(j, p);
    dated.push_back(claim.polarity == claim::Polarity::negative ? std::vector<Dated>{} : when(analysis_of(j, p), claim));
  }
  for (std::size_t y = 0; y < reports.members.size(); ++y) {
    const std::uint32_t q = reports.members[y];
    for (std::size_t x = 0; x < y; ++x) {
      const std::uint32_t p = reports.members[x];
      if (same_article(j, p, q)) continue;
      const bool planned = reports.stances[x].plan != npos && reports.stances[y].plan != npos;
      for (const Dated& one : dated[x]) {
        for (const Dated& two : dated[y]) {
          const auto kind = held(one, two, j.profiles[p], j.profiles[q], planned, days_between(j, p, q), j);
          if (kind && (!found || *kind > found->kind)) found = DateClash{*kind, p, q, {one.timex->span}, {two.timex->span}};
        }
      }
    }
  }
  return found;
}

}  // namespace facts::compare
