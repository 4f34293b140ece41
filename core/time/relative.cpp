// Dates that count from another: "yesterday", "last week", "the following year", "the end of March", "later that month".
#include <algorithm>

#include "time/grammar.hpp"

namespace facts::time {

using number::key;
using number::NumberKind;

namespace {
constexpr std::uint64_t key_the = key("the"), key_of = key("of"), key_in = key("in"), key_day = key("day"), key_after = key("after"),
                        key_before = key("before"), key_on = key("on");
}

bool Grammar::deictic(Index i, Point& point, Index& end) const {
  Index j = i;
  int extra = 0;
  if (is(j, key_the) && is(j + 1, key_day) && (is(j + 2, key_after) || is(j + 2, key_before)) &&
      (is(j + 3, key("tomorrow")) || is(j + 3, key("yesterday")))) {
    extra = is(j + 2, key_after) ? 1 : -1;
    j += 3;
  }
  if (cat(j) != Cat::deictic) return false;
  if (j > 0 && atoms_.glued(j) && !first_in_sentence(j) && (dash(j - 1) || atoms_.is_digits(j - 1))) return false;
  if (j > 0 && atoms_[j].upper && atoms_.is_word(j - 1) && atoms_[j - 1].upper && atoms_[j - 1].span.size() > 1) return false;  // "USA TODAY"
  end = j + 1;
  const int offset = val(j) + extra;
  if (setting_.narrative && offset == 0) {
    point = reference_point(1);
    return true;
  }
  if (!setting_.has_published && last_.grain == Grain::none) {
    point = reference_point(offset < 0 ? 0 : offset == 0 ? 1 : 2);
    return true;
  }
  point = day_point(now() + offset);
  return true;
}

Point Grammar::weekday_near(int day, Index begin, Index end) const {
  const std::int64_t base = setting_.narrative && last_day_.grain != Grain::none ? last_day_.day : setting_.published;
  const int today = weekday(base);
  std::int64_t at = base - ((today - day + 7) % 7);
  if (future(begin, end) && at != base) at += 7;
  return day_point(at);
}

bool Grammar::weekday_alone(Index i, Point& point, Index& end) {
  int day = 0;
  Index j = i;
  if (!weekday_at(i, day, j, false)) return false;
  if (!setting_.has_published && last_day_.grain == Grain::none) {
    point = day_point(0);
    point.impossible = true;
    end = i + 1;
    return true;
  }
  point = weekday_near(day, i, i + 1);
  end = i + 1;
  return true;
}

bool Grammar::determined(Index i, Found& found) {
  Index j = i;
  const bool the = is(j, key_the);
  if (the) ++j;
  Det det = Det::none;
  bool this_too = false;
  const auto take = [&](Index k) {
    if (cat(k) == Cat::det) return static_cast<Det>(val(k));
    if (cat(k) == Cat::past || is(k, key("past"))) return Det::past;
    if (is(k, key("current"))) return Det::this_;
    if (is(k, key("recent"))) return Det::recent;
    if (is(k, key("succeeding")) || is(k, key("subsequent"))) return Det::following;
    return Det::none;
  };
  det = take(j);
  // "CBS This Morning"
  if (det != Det::none && !the && j > 0 && atoms_[j].capital && atoms_[j + 1].capital && atoms_.is_word(j - 1) && atoms_[j - 1].capital && !function(j - 1)) return false;
  if (det == Det::none) {
    // "the day before", "the night after", "the week"
    if (!the) return false;
    bool plural = false;
    const Unit unit = unit_at(j, false, plural);
    if (unit == Unit::none || plural) return false;
    const bool before = is(j + 1, key_before) || is(j + 1, key("previous")), after = is(j + 1, key_after) || is(j + 1, key("following"));
    if ((before || after) && (function(j + 2) && !atoms_.is_word(j + 2))) {
      const Point base = last_.grain != Grain::none ? last_ : day_point(setting_.published);
      if (last_.grain == Grain::none && !setting_.has_published) return false;
      found.point = shift(base, unit == Unit::night ? Unit::day : unit, before ? -1 : 1);
      if (unit == Unit::night) found.point = at_part(found.point, 4), found.type = TimexType::time;
      found.end = j + 2;
      return true;
    }
    return false;
  }
  ++j;
  if (det == Det::that && the) return false;
  if ((det == Det::this_ || det == Det::that || det == Det::these) && (take(j) == Det::past || take(j) == Det::coming || take(j) == Det::last || take(j) == Det::same)) {
    this_too = true;
    const Det second = take(j);
    if (!(det == Det::that && second == Det::same)) det = second;
    ++j;
  }
  if (the && det == Det::very) {
    if (take(j) == Det::none) return false;
    det = take(j);
    ++j;
  }
  // a number between: "the next four years", "last 3 months", "the past few weeks"
  {
    Length length;
    Index tail = j;
    if (det != Det::same && det != Det::that && length_core(j, length, tail, false) && !length.adjective && !length.article && !length.age &&
        (!length.bare || det == Det::recent || det == Det::coming || det == Det::past || det == Det::last || det == Det::final || det == Det::following || det == Det::next)) {
      if (length.bare && det == Det::these) return false;
      found.type = TimexType::duration;
      found.value = length_value(length);
      found.end = tail;
      extend_over_whole(found);
      return true;
    }
  }
  if (det == Det::these) {
    if (!is(j, key("days"))) return false;
    found.point = reference_point(1);
    found.end = j + 1;
    return true;
  }
  const bool spoken = last_.grain != Grain::none;
  if (!setting_.has_published && !spoken) return false;
  const bool from_anchor = (the && det != Det::last && det != Det::past && det != Det::coming && det != Det::whole) || det == Det::previous ||
                           det == Det::following || det == Det::same || det == Det::that || det == Det::whole;
  const Point today = day_point(setting_.narrative ? now() : setting_.published);
  const Point base = from_anchor && spoken ? last_ : today;
  int step = 0;
  switch (det) {
    case Det::last: case Det::past: case Det::previous: step = -1; break;
    case Det::next: case Det::following: case Det::coming: step = 1; break;
    case Det::this_: case Det::same: case Det::that: case Det::whole: step = 0; break;
    default: return false;
  }
  // "working week", "calendar year", "fiscal year", "school year"
  if ((is(j, key("working")) || is(j, key("business"))) && is(j + 1, key("week"))) ++j;
  if ((is(j, key("fiscal")) || is(j, key("financial"))) && (is(j + 1, key("year")) || is(j + 1, key("quarter")))) {
    ++j;
  } else if ((is(j, key("calendar")) || is(j, key("school")) || is(j, key("academic"))) && is(j + 1, key("year"))) {
    ++j;
  }
  bool plural = false;
  const Unit unit = unit_at(j, false, plural);
  int which = 0;
  Index tail = j + 1;
  if (unit != Unit::none && !plural) {
    // "this week Monday", "next week - Monday": the weekday of that week
    found.end = j + 1;
    switch (unit) {
      case Unit::second: case Unit::minute: case Unit::hour:
        if (step == 0) return false;
        found.type = TimexType::duration;
        found.value = duration_value(1, unit);
        return true;
      case Unit::night: {
        const Point day = day_point((from_anchor && spoken ? last_.day : today.day) + step);
        found.point = at_part(det == Det::this_ ? today : day, 4);
        found.type = TimexType::time;
        Clock clock_time;
        Index clock_end = found.end;
        Index at = found.end;
        if (is(at, key("at")) || is(at, key("around"))) ++at;
        if (at > found.end && clock(at, clock_time, clock_end, true)) {
          clock_time.part = 4;
          found.point = at_clock(day, clock_time);
          found.end = clock_end;
        }
        return true;
      }
      case Unit::decade: case Unit::century: case Unit::millennium: case Unit::fortnight:
        if (step != 0 && (the || unit == Unit::fortnight) && (!from_anchor || (!setting_.narrative && det == Det::next))) {
          found.type = TimexType::duration;
          found.value = unit == Unit::fortnight ? "P2W" : duration_value(1, unit);
          return true;
        }
        found.point = shift(base, unit, step);
        return true;
      case Unit::day:
        if (det == Det::whole || (det == Det::last && !the) || (det == Det::past && !the)) {
          if (det != Det::whole) return false;
        }
        if (det == Det::this_ && !the) {
          if (setting_.narrative && last_day_.grain != Grain::none) found.point = last_day_;
          else found.point = today;
          return true;
        }
        if (from_anchor && spoken && last_.grain > Grain::day) {
          found.point = {};
          found.value = det == Det::same || det == Det::that ? "" : "";
          found.point.impossible = true;
          return true;
        }
        found.point = shift(base, Unit::day, step);
        return true;
      default: break;
    }
    if ((det == Det::past || (det == Det::last && the && unit != Unit::year && unit != Unit::quarter)) && (the || this_too) && unit != Unit::weekend && unit != Unit::quarter &&
        !setting_.narrative) {
      if (det == Det::past) {
        found.type = TimexType::duration;
        found.value = duration_value(1, unit);
        return true;
      }
    }
    if (from_anchor && spoken && base.grain > Grain::month && (unit == Unit::week || unit == Unit::month) && base.grain != Grain::week) {
      found.point.impossible = true;  // "that month" after a mere year: spoken of, but not known
      found.point.grain = Grain::month;
      return true;
    }
    const Point period = period_of(base.day, unit);
    found.point = shift(unit == Unit::year ? year_point(base.year) : period, unit, step);
    if (unit == Unit::year && base.grain == Grain::year) found.point = year_point(base.year + step);
    if (unit == Unit::week) {
      Index k = found.end;
      if (dash(k) || is(k, key_on)) ++k;
      int day = 0;
      Index day_end = k;
      if (weekday_at(k, day, day_end, false) && (k == found.end || dash(k - 1))) {
        found.point = day_point(found.point.day + day - 1);
        found.end = day_end;
        Found timed = found;
        if (with_clock(timed, found.point, found.end)) found = timed;
      }
    }
    // "next year's first quarter"
    if (unit == Unit::year && is(found.end, key("'s"))) {
      Point part;
      Index part_end = found.end + 1;
      if ((quarter(found.end + 1, part, part_end) || season(found.end + 1, part, part_end)) && part.grain < Grain::year) {
        const int move = found.point.year - part.year;
        found.point = part.grain == Grain::season ? season_point(part.year + move, part.index) : quarter_point(part.year + move, part.index);
        found.end = part_end;
      }
    }
    if (det == Det::same) same_of(found);
    return true;
  }
  // weekdays
  if (weekday_at(j, which, tail, atoms_[j].capital)) {
    if (det == Det::that || det == Det::same || det == Det::whole) return false;
    const std::int64_t monday = today.day - (weekday(today.day) - 1);
    std::int64_t at = monday + which - 1;
    switch (det) {
      case Det::this_: break;
      case Det::last: case Det::previous:
        at -= 7;
        break;
      case Det::past:
        if (at >= today.day) at -= 7;
        break;
      case Det::next:
      case Det::following: at += 7; break;
      case Det::coming:
        if (at <= today.day) at += 7;
        break;
      default: return false;
    }
    if (from_anchor && spoken && the && det == Det::following) {
      at = last_.day + 1;
      while (weekday(at) != which) ++at;
    }
    found.point = day_point(at);
    found.end = j + 1;
    Index tail2 = j + 1;
    // "this friday 5/12", "next Friday, Jan. 10"
    Point exact;
    Index exact_end = tail2;
    if (date(j, exact, exact_end) && exact_end > tail2 && exact.grain == Grain::day) {
      found.point = exact;
      found.end = exact_end;
    }
    Found timed = found;
    if (with_clock(timed, found.point, found.end)) found = timed;
    return true;
  }
  // months
  if (month_at(j, which, tail, det != Det::that || atoms_[j].capital)) {
    if (is(j, key("may")) && !atoms_[j].capital) return false;
    if (is(j, key("march")) && !atoms_[j].capital) return false;
    const Civil civil = civil_from_days(base.day);
    int year = civil.year;
    if (step < 0 && which >= civil.month) --year;
    if (step > 0 && which <= civil.month) ++year;
    found.point = month_point(year, which);
    found.end = tail;
    // "next June 5"
    Point exact;
    Index exact_end = tail;
    const bool carry = carry_open_;
    if (month_first(j, 0, exact, exact_end) && exact_end > tail) {
      const Civil e = civil_from_days(exact.day);
      if (exact.grain == Grain::day && exists(year, e.month, e.day)) exact = day_point(days_from_civil(year, e.month, e.day));
      found.point = exact;
      found.end = exact_end;
    }
    carry_open_ = carry;
    return true;
  }
  // "next 5/12", "next 6th of April"
  if (det == Det::next || det == Det::this_ || det == Det::last) {
    Point exact;
    Index exact_end = j;
    if (atoms_.is_digits(j) && (numeric_date(j, exact, exact_end) || day_first(j, 0, exact, exact_end)) && exact.grain == Grain::day && !exact.impossible) {
      const Civil e = civil_from_days(exact.day);
      int year = civil_from_days(today.day).year;
      if (step > 0 && days_from_civil(year, e.month, e.day) <= today.day + 7 && det == Det::next) ++year;
      if (step < 0 && days_from_civil(year, e.month, e.day) >= today.day) --year;
      if (!exists(year, e.month, e.day)) return false;
      found.point = day_point(days_from_civil(year, e.month, e.day));
      found.end = exact_end;
      return true;
    }
  }
  if (cat(j) == Cat::season || cat(j) == Cat::season_maybe) {
    which = val(j);
    const Civil civil = civil_from_days(base.day);
    int year = base.grain >= Grain::year ? base.year : civil.year;
    static constexpr int starts[] = {1, 3, 6, 9, 12};
    if (step < 0 && starts[which] >= civil.month - 2) --year;
    if (step > 0 && starts[which] <= civil.month) ++year;
    if (step == 0 && which == 4 && civil.month < 3) --year;
    found.point = season_point(year, which);
    found.end = j + 1;
    return true;
  }
  int part = 0;
  if (part_at(j, part, tail) && det != Det::whole) {
    std::int64_t day = from_anchor && spoken && last_.grain <= Grain::day ? last_.day : today.day;
    if (det == Det::that && last_day_.grain != Grain::none) day = last_day_.day;
    if (from_anchor && spoken && last_.grain > Grain::day) {
      found.point.no_day = true;
    }
    const bool no_day = found.point.no_day;
    found.point = at_part(day_point(day + step), part);
    found.point.no_day = no_day;
    found.type = TimexType::time;
    found.end = tail;
    return true;
  }
  if (is(j, key("time")) && det == Det::that && !the) {
    const Index before = i > 0 ? i - 1 : i;
    static constexpr std::uint64_t led[] = {key("at"), key("by"), key("since"), key("until"), key("during"), key("from"), key("before"), key("after")};
    if (i > 0 && atoms_.is_word(before) && std::find(std::begin(led), std::end(led), atoms_[before].hash) != std::end(led)) {
      found.point = last_.grain != Grain::none ? last_ : reference_point(1);
      found.end = j + 1;
      return true;
    }
    return false;
  }
  if (is(j, key("time")) && det == Det::this_ && i > 0 && (is(i - 1, key("at")) || is(i - 1, key("during")))) {
    found.point = reference_point(1);
    found.end = j + 1;
    return true;
  }
  if (is(j, key("period")) && (det == Det::this_ || det == Det::that || det == Det::same)) {
    found.point = {};
    if (det == Det::same && the) {
      // "the same period last year"
      Found of_year;
      of_year.begin = j + 1;
      Index k = j + 1;
      if (is(k, key_of) || is(k, key_in)) ++k;
      const Point before = last_;
      if (determined(k, of_year) || length_expression(k, of_year, 2)) {
        if (of_year.type != TimexType::date) return false;
        found.point = of_year.point;
        if (of_year.point.grain == Grain::year && before.grain == Grain::month) found.point = month_point(of_year.point.year, before.month());
        if (of_year.point.grain == Grain::year && before.grain == Grain::quarter) found.point = quarter_point(of_year.point.year, before.index);
        found.end = of_year.end;
        return true;
      }
    }
    if (last_.grain == Grain::none) return false;
    found.point = last_;
    found.end = j + 1;
    return true;
  }
  return false;
}

void Grammar::same_of(Found& found) {
  // "the same month a year ago", "the same week last year"
  Index k = found.end;
  if (is(k, key_of) || is(k, key_in)) ++k;
  Found year;
  year.begin = k;
  const Point base = found.point;
  if (!determined(k, year) && !length_expression(k, year, 2)) return;
  if (year.type != TimexType::date || year.point.grain != Grain::year) return;
  if (base.grain == Grain::month) found.point = month_point(year.point.year, base.month());
  else if (base.grain == Grain::quarter) found.point = quarter_point(year.point.year, base.index);
  else if (base.grain == Grain::week) found.point = week_point(week_start(year.point.year, iso_week(base.day).week));
  else return;
  found.end = year.end;
}

void Grammar::extend_over_whole(Found& found) {
  // "the last four months of 2021", "the first ten days of last year"
  if (!is(found.end, key_of)) return;
  Found whole;
  whole.begin = found.end + 1;
  if (moment(found.end + 1, whole, 2) && whole.type == TimexType::date && whole.point.grain >= Grain::month && whole.point.grain < Grain::reference)
    found.end = whole.end;
}

bool Grammar::edge(Index i, Found& found, int depth) {
  // "the end of March", "end of 2000", "the beginning of the year", "the first half of 2009", "the latter part of the year"
  Index j = i;
  const bool the = is(j, key_the) || cat(j) == Cat::a;
  if (the) ++j;
  if (the && is(j, key("very"))) ++j;
  if (cat(j) == Cat::edge_short) {
    if (!setting_.has_published) return false;
    const auto unit = static_cast<Unit>(val(j));
    found.point = period_of(setting_.published, unit);
    if (unit == Unit::day) {
      found.point.grain = Grain::clock;
      found.point.hour = 23;
      found.point.minute = found.point.second = 59;
      found.type = TimexType::time;
    }
    found.end = j + 1;
    found.mod = "END";
    return true;
  }
  std::string_view mod;
  bool end_word = false;
  if (cat(j) == Cat::edge) {
    mod = word(j).text;
    end_word = is(j, key("end"));
    if (is(j, key("turn")) && !the) return false;
    if (is(j, key("course")) || is(j, key("rest")) || is(j, key("remainder")) || is(j, key("close")))
      if (!the) return false;
    ++j;
  } else if (the && (is(j, key("latter")) || is(j, key("early")) || is(j, key("late")) || is(j, key("first")) || is(j, key("second")) || is(j, key("better"))) &&
             (is(j + 1, key("part")) || is(j + 1, key("half")) || is(j + 1, key("years")) || is(j + 1, key("days")) || is(j + 1, key("months")))) {
    mod = is(j, key("latter")) || is(j, key("late")) || is(j, key("second")) ? "END" : "START";
    j += 2;
  } else {
    return false;
  }
  if (is(j, key("of"))) ++j;
  else if (!end_word && cat(j - 1) != Cat::edge) return false;
  else if (cat(j) != Cat::det && cat(j) != Cat::deictic) return false;
  Found inner;
  inner.begin = j;
  bool plural = false;
  const bool article = is(j, key_the);
  if (article && cat(j + 1) == Cat::weekday) ++j;  // "end of the Sunday"
  const Index u = article && is(j, key_the) ? j + 1 : j;
  const Unit unit = unit_at(u, false, plural);
  if (unit != Unit::none && !plural && unit >= Unit::day && unit != Unit::night && unit != Unit::fortnight && !is(u + 1, key_of) &&
      (article || end_word)) {
    const bool spoken = setting_.narrative && last_.grain != Grain::none;
    if (!setting_.has_published && !spoken) return false;
    const Point base = spoken ? last_ : day_point(setting_.published);
    if (unit == Unit::year && spoken) inner.point = year_point(last_.year);
    else inner.point = period_of(base.day, unit);
    inner.end = u + 1;
  } else if (!moment(j, inner, depth + 1) || (inner.type != TimexType::date && inner.type != TimexType::time)) {
    return false;
  }
  found.point = inner.point;
  found.type = inner.type;
  found.end = inner.end;
  found.mod = mod;
  if (end_word && found.point.grain == Grain::day && !found.point.impossible && !setting_.narrative) {
    found.point.grain = Grain::clock;
    found.point.hour = 23;
    found.point.minute = found.point.second = 59;
    found.type = TimexType::time;
  }
  return true;
}

bool Grammar::modified(Index i, Found& found, int depth) {
  // "early 2025", "mid-January", "late last year", "early in the week", "the early 1990s"
  Index j = i;
  bool the = false;
  if (is(j, key_the)) {
    ++j;
    the = true;
  }
  if (is(j, key("very"))) ++j;
  if (cat(j) != Cat::modifier) return false;
  const std::string_view mod = word(j).text;
  ++j;
  if (dash(j)) ++j;
  bool in = false;
  if (is(j, key_in) || is(j, key_on)) {
    ++j;
    in = true;
  }
  Found inner;
  inner.begin = j;
  bool plural = false;
  const Index u = is(j, key_the) ? j + 1 : j;
  const Unit unit = unit_at(u, false, plural);
  if (in && u > j && unit >= Unit::day && !plural && unit != Unit::night && setting_.has_published && !is(u + 1, key_of)) {
    const Point base = setting_.narrative && last_.grain != Grain::none ? last_ : day_point(setting_.published);
    inner.point = unit == Unit::year ? year_point(base.year) : period_of(base.day, unit);
    inner.end = u + 1;
    if (unit == Unit::day) {
      Found rest;
      rest.begin = inner.end;
      if (moment(inner.end, rest, depth + 1) && rest.point.grain == Grain::day) inner = rest;
    }
  } else if (!moment(j, inner, depth + 1) || (inner.type != TimexType::date && inner.type != TimexType::time)) {
    return false;
  }
  if (!in && the && inner.point.grain < Grain::month) {
    if (inner.type != TimexType::time) return false;
  }
  if (inner.point.grain == Grain::clock) return false;
  found.point = inner.point;
  found.type = inner.type;
  found.end = inner.end;
  found.mod = mod;
  return true;
}

bool Grammar::shifted(Index i, Found& found, int depth) {
  // "earlier this year", "later that month", "later in the day", "earlier today"
  if (cat(i) != Cat::shift) return false;
  Index j = i + 1;
  bool in = false;
  if (is(j, key_in) || is(j, key_on)) {
    in = true;
    ++j;
  }
  Found inner;
  inner.begin = j;
  bool plural = false;
  const Index u = is(j, key_the) ? j + 1 : j;
  const Unit unit = unit_at(u, false, plural);
  const bool spoken = last_.grain != Grain::none;
  int part = 0;
  Index part_end = u;
  if (u > j && unit != Unit::none && unit >= Unit::day && !plural && unit != Unit::night && in) {
    if (!setting_.has_published && !spoken) return false;
    const Point base = spoken && (setting_.narrative || unit == Unit::day) ? last_ : day_point(setting_.published);
    inner.point = unit == Unit::year ? year_point(base.year) : period_of(base.day, unit);
    inner.end = u + 1;
  } else if (u > j && in && part_at(u, part, part_end)) {
    if (!setting_.has_published && !spoken) return false;
    inner.point = at_part(last_day_.grain != Grain::none && setting_.narrative ? last_day_ : day_point(setting_.published), part);
    inner.type = TimexType::time;
    inner.end = part_end;
  } else if (!moment(j, inner, depth + 1) || (inner.type != TimexType::date && inner.type != TimexType::time) ||
             inner.point.grain == Grain::clock || inner.point.grain == Grain::none) {
    return false;
  }
  if (!in && inner.point.grain == Grain::day && cat(j) != Cat::deictic && cat(j) != Cat::det) return false;
  if (!in && inner.point.grain >= Grain::month && cat(j) != Cat::det) return false;
  found.point = inner.point;
  found.type = inner.type;
  found.end = inner.end;
  return true;
}

bool Grammar::nth_unit(Index i, Found& found, int depth) {
  // "the first week of 2015", "the last week of July", "the 15th day of next month", "the third month of 2021",
  // "week 10", "tuesday of last week", "April of next year"
  Index j = i;
  if (is(j, key("week")) && atoms_.is_digits(j + 1) && atoms_[j + 1].places <= 2 && !atoms_[j + 1].decimal && setting_.has_published) {
    const int week = static_cast<int>(atoms_[j + 1].value);
    if (week < 1 || week > 53) return false;
    found.point = week_point(week_start(civil_from_days(setting_.published).year, week));
    found.end = j + 2;
    return true;
  }
  int day = 0;
  Index tail = j;
  if (weekday_at(j, day, tail, false) && is(tail, key_of)) {
    Found inner;
    inner.begin = tail + 1;
    if (determined(tail + 1, inner) && inner.point.grain == Grain::week) {
      found.point = day_point(inner.point.day + day - 1);
      found.end = inner.end;
      return true;
    }
    return false;
  }
  if (tail > j) {
    // "Monday two weeks from now": that day of the (Sunday to Saturday) week which the length leads to
    Length length_after;
    Index k = comma(tail) ? tail + 1 : tail;
    Index length_end = k;
    Found inner;
    inner.begin = k;
    if (length_core(k, length_after, length_end) && !length_after.bare && length_after.count > 0 && length_expression(k, inner, depth + 1) &&
        inner.type == TimexType::date && inner.point.grain != Grain::reference && setting_.has_published) {
      Point target = inner.point;
      if (is(length_end, key("from")) && (is(length_end + 1, key("now")) || is(length_end + 1, key("today"))))
        target = exact_moved(day_point(now()), length_after, 1);
      const std::int64_t sunday = target.day - weekday(target.day) % 7;
      found.point = day_point(sunday + day % 7);
      found.end = inner.end;
      return true;
    }
    return false;
  }
  if (is(j, key_the)) ++j;
  int n = 0;
  Index u = j;
  if (cat(j) == Cat::det && (static_cast<Det>(val(j)) == Det::last || static_cast<Det>(val(j)) == Det::final)) {
    n = -1;
    u = j + 1;
  } else {
    const auto number = number::read_number(atoms_, j);
    if (!number || number->kind != NumberKind::ordinal || number->value < 1 || number->value > 53) return false;
    n = static_cast<int>(number->value);
    u = number->end;
  }
  {
    // "the first ten days of last year"
    Length length_after;
    Index length_end = u;
    if (n != 0 && u > j && (n == 1 || n == -1) && length_core(u, length_after, length_end, false) && !length_after.bare && !length_after.adjective &&
        !length_after.article && length_after.count >= 0 && (atoms_.is_digits(u) || number::may_begin(atoms_, u))) {
      found.type = TimexType::duration;
      found.value = length_value(length_after);
      found.end = length_end;
      extend_over_whole(found);
      return true;
    }
  }
  bool plural = false;
  const Unit unit = unit_at(u, false, plural);
  int which_day = 0;
  Index day_end = u;
  const bool weekday_wanted = unit == Unit::none && weekday_at(u, which_day, day_end, false);
  const bool weekend = unit == Unit::weekend;
  if (plural || (!weekday_wanted && unit != Unit::week && unit != Unit::day && unit != Unit::month && !weekend)) return false;
  Index of = weekday_wanted ? day_end : u + 1;
  if (!is(of, key_of) && !is(of, key_in)) return false;
  Found inner;
  inner.begin = of + 1;
  const bool the_month = is(of + 1, key_the) && (is(of + 2, key("month")) || is(of + 2, key("year")));
  if (the_month) {
    if (!setting_.has_published) return false;
    const Point base = setting_.narrative && last_.grain != Grain::none ? last_ : day_point(setting_.published);
    inner.point = is(of + 2, key("month")) ? period_of(base.day, Unit::month) : year_point(base.year);
    inner.end = of + 3;
  } else if (!moment(of + 1, inner, depth + 1) || inner.type != TimexType::date) {
    return false;
  }
  const Point& whole = inner.point;
  if (whole.grain != Grain::month && whole.grain != Grain::year && !(whole.grain == Grain::week && unit == Unit::day)) return false;
  const Civil first = civil_from_days(whole.day);
  const std::int64_t begin = whole.day;
  const std::int64_t end = whole.grain == Grain::month ? add_months(begin, 1) : whole.grain == Grain::year ? days_from_civil(first.year + 1, 1, 1) : begin + 7;
  found.end = inner.end;
  if (weekday_wanted) {
    std::int64_t at = n < 0 ? end - 1 : begin;
    while (weekday(at) != which_day) at += n < 0 ? -1 : 1;
    if (n > 0) at += 7 * (n - 1);
    if (at < begin || at >= end) return false;
    found.point = day_point(at);
    return true;
  }
  if (unit == Unit::day) {
    const std::int64_t at = n < 0 ? end - 1 : begin + n - 1;
    if (at >= end) found.point = impossible_point();
    else found.point = day_point(at);
    return true;
  }
  if (unit == Unit::month) {
    if (whole.grain != Grain::year || n > 12) return false;
    found.point = month_point(first.year, n < 0 ? 12 : n);
    return true;
  }
  // the week that holds the first (or last) Thursday, as ISO counts
  std::int64_t at;
  if (n < 0) {
    at = end - 1;
    while (weekday(at) != 4) --at;
  } else {
    at = begin;
    while (weekday(at) != 4) ++at;
    at += 7 * (static_cast<std::int64_t>(n) - 1);
  }
  found.point = week_point(at);
  if (weekend) found.point.grain = Grain::weekend;
  return true;
}

bool Grammar::plain_period(Index i, Found& found) {
  // "the year", "the day" behind a preposition; "the weekend"; a bare "weekend"; "the summer" is a season
  Index j = i;
  const bool the = is(j, key_the);
  if (the) ++j;
  bool plural = false;
  const Unit unit = unit_at(j, false, plural);
  if (unit == Unit::none || plural || unit < Unit::day || !setting_.has_published) return false;
  const Point base = setting_.narrative && last_.grain != Grain::none ? last_ : day_point(setting_.published);
  const Index next = j + 1;
  if (dash(next) && atoms_.glued(next)) return false;
  if (unit == Unit::weekend) {
    if (atoms_[j].capital) return false;
    found.point = period_of(base.day, Unit::weekend);
    found.end = next;
    Point day;
    Index day_end = next + 1;
    if (is(next, key_of) && (feast_at(next + 1, day, day_end) || date(next + 1, day, day_end)) && day.grain == Grain::day && !day.impossible) {
      found.point = period_of(day.day - (weekday(day.day) <= 2 ? 3 : 0), Unit::weekend);
      found.end = day_end;
    }
    return true;
  }
  if (!the) return false;
  static constexpr std::uint64_t before[] = {key("for"), key("of"), key("in"), key("during"), key("within"), key("throughout"), key("over")};
  const bool led = i > 0 && atoms_.is_word(i - 1) && std::find(std::begin(before), std::end(before), atoms_[i - 1].hash) != std::end(before);
  const bool follows = is(next, key_before);
  if (!(led && (function(next) || is(next, key("to")))) && !(follows && unit == Unit::year)) return false;
  if (is(next, key_of)) return false;
  if (unit == Unit::day && led && is(i - 1, key_in) && !function(next)) return false;
  if (unit == Unit::year && setting_.narrative) found.point = year_point(base.year);
  else found.point = period_of(base.day, unit);
  if (unit > Unit::year || unit == Unit::night || unit == Unit::fortnight) return false;
  found.end = next;
  if (is(next, key("to")) && is(next + 1, key("date"))) found.end = next + 2;
  return true;
}

bool Grammar::reference(Index i, Found& found) const {
  const Cat c = cat(i);
  if (is(i, key("more")) && cat(i + 1) == Cat::ref && val(i + 1) == 0) {
    found.point = reference_point(0);
    found.end = i + 2;
    return true;
  }
  const auto make = [&](int which, Index end) {
    found.point = reference_point(which);
    found.end = end;
    return true;
  };
  if (i > 0 && atoms_.glued(i) && !first_in_sentence(i) && dash(i - 1)) return false;
  switch (c) {
    case Cat::ref:
      if (is(i, key("now")) && (is(i + 1, key("that")) && first_in_sentence(i))) return false;
      return make(val(i), i + 1);
    case Cat::ref_adjective:
      if (is(i, key("recent")) || is(i, key("current")) || is(i, key("ongoing"))) {
        if (!noun_follows(i + 1) && !atoms_.is_word(i + 1)) return false;
        return make(val(i), i + 1);
      }
      return make(val(i), i + 1);
    case Cat::past: case Cat::ref_noun:
      return false;
    default: break;
  }
  if (is(i, key_the) && (is(i + 1, key("past")) || is(i + 1, key("future")))) {
    if (!function(i + 2) || dash(i + 2)) return false;
    return make(is(i + 1, key("future")) ? 2 : 0, i + 2);
  }
  if (is(i, key("future")) && noun_follows(i + 1) && i > 0) return make(2, i + 1);
  if (is(i, key("at")) && (is(i + 1, key("present")) || (is(i + 1, key_the) && (is(i + 2, key("moment")) || is(i + 2, key("minute")))))) {
    return make(1, is(i + 1, key("present")) ? i + 2 : i + 3);
  }
  if (is(i, key_the) && is(i + 1, key("present")) && (is(i + 2, key("time")) || is(i + 2, key_day))) return make(1, i + 3);
  return false;
}

}  // namespace facts::time
