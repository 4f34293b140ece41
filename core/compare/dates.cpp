#include "compare/dates.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include "compare/judged.hpp"
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

/// A time expression that tells when the main predicate is so: it hangs on it, with at most one word between.
struct Dated {
  const time::Timex* timex = nullptr;
  Days days;
};

std::optional<Dated> when(const claim::Analysis& a, const claim::Claim& claim) {
  if (claim.predicate_head == npos) return std::nullopt;
  std::optional<Dated> found;
  for (const std::uint32_t t : claim.times) {
    const time::Timex& timex = a.times[t];
    if (timex.type != time::TimexType::date && timex.type != time::TimexType::time) continue;
    const auto days = days_of(timex.value);
    if (!days || timex.first >= timex.last) continue;
    bool hangs = false;
    for (std::uint32_t w = timex.first; w < timex.last && !hangs; ++w) {
      std::uint32_t above = a.syntax.head(w);
      if (above != npos && above >= timex.first && above < timex.last) continue;
      for (int up = 0; up < 2 && above != npos; ++up) {
        // "Plans to open in May": the opening is the plan's.
        const bool planned = a.syntax.deprel(above) == syntax::Deprel::xcomp && a.syntax.head(above) == claim.predicate_head;
        hangs = hangs || above == claim.predicate_head || planned;
        if (a.syntax.upos(above) == syntax::Upos::verb) break;
        above = a.syntax.head(above);
      }
    }
    if (!hangs) continue;
    if (found) return std::nullopt;  // two: not told here which counts
    found = Dated{&timex, *days};
  }
  return found;
}

bool one_predicate(const Profile& a, const Profile& b, const Judged& j) {
  constexpr double kNear = 0.6;
  return j.weights.nearness(a.head, b.head) >= kNear;
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

std::optional<DateClash> find_dates(const Reports& reports, const Judged& j) {
  constexpr std::int32_t kSameTime = 20, kOtherTime = 90;  // minutes
  std::optional<DateClash> found;
  for (std::size_t y = 0; y < reports.members.size(); ++y) {
    const std::uint32_t q = reports.members[y];
    const auto two = when(analysis_of(j, q), claim_of(j, q));
    if (!two || claim_of(j, q).polarity == claim::Polarity::negative) continue;
    for (std::size_t x = 0; x < y; ++x) {
      const std::uint32_t p = reports.members[x];
      if (same_article(j, p, q) || claim_of(j, p).polarity == claim::Polarity::negative) continue;
      const bool planned = reports.stances[x].plan != npos && reports.stances[y].plan != npos;
      if (!one_predicate(j.profiles[p], j.profiles[q], j) && !(planned && common(j.profiles[p].terms, j.profiles[q].terms) > 1)) continue;
      const auto one = when(analysis_of(j, p), claim_of(j, p));
      if (!one) continue;
      const bool apart = one->days.last < two->days.first || two->days.last < one->days.first;
      DateClash clash{DateClash::Kind::conflict, p, q, {one->timex->span}, {two->timex->span}};
      if (!apart) {
        if (one->days.minute < 0 || two->days.minute < 0) continue;
        if (one->days.minute == two->days.minute && one->timex->mod == two->timex->mod) continue;
        const std::int32_t minutes = std::abs(one->days.minute - two->days.minute);
        if (minutes > kSameTime && minutes < kOtherTime) continue;
        if (minutes <= kSameTime) clash.kind = DateClash::Kind::allowed;
        else if (j.profiles[p].head != j.profiles[q].head) continue;
      } else {
        const std::int64_t far = two->days.first - one->days.first;
        // A weekday that was taken for the week before or after; a night that belongs to two days.
        if (far % kWeek == 0 && one->days.first == one->days.last) continue;
        const bool one_day = one->days.first == one->days.last && two->days.first == two->days.last;
        if (one_day && (far == 1 || far == -1) && (one->timex->type == time::TimexType::time || two->timex->type == time::TimexType::time)) continue;
        if (planned && days_between(j, p, q) >= 1) clash.kind = DateClash::Kind::moved;
        // What happens again and again has many days.
        else if (!one_day || j.profiles[p].head != j.profiles[q].head || common(j.profiles[p].terms, j.profiles[q].terms) < 3) continue;
      }
      if (!found || clash.kind > found->kind) found = std::move(clash);
    }
  }
  return found;
}

}  // namespace facts::compare
