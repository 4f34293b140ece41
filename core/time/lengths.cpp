// Durations, what is reached by counting them off, and repetitions: "two years", "three weeks ago", "every Monday".
#include <algorithm>
#include <cmath>

#include "time/grammar.hpp"

namespace facts::time {

using number::key;
using number::NumberKind;

bool Grammar::hedge(Index i, Index& end, std::string& mod) const {
  const auto one = [&](std::uint64_t a) { return is(i, a); };
  if (one(key("about")) || one(key("around")) || one(key("approximately")) || one(key("roughly")) || one(key("circa")) || one(key("nearly")) ||
      one(key("almost"))) {
    mod = one(key("nearly")) || one(key("almost")) ? "LESS_THAN" : "APPROX";
    end = i + 1;
    return true;
  }
  if (one(key("some")) || one(key("another")) || (one(key("close")) && is(i + 1, key("to")))) {
    if (!number::may_begin(atoms_, one(key("close")) ? i + 2 : i + 1)) return false;
    if (!one(key("another"))) mod = "APPROX";
    end = one(key("close")) ? i + 2 : i + 1;
    return true;
  }
  if (cat(i) == Cat::a && is(i + 1, key("little")) && (is(i + 2, key("more")) || is(i + 2, key("less"))) && is(i + 3, key("than"))) {
    mod = is(i + 2, key("more")) ? "MORE_THAN" : "LESS_THAN";
    end = i + 4;
    return true;
  }
  if (one(key("over"))) {
    mod = "MORE_THAN";
    end = i + 1;
    return true;
  }
  if (one(key("under"))) {
    mod = "LESS_THAN";
    end = i + 1;
    return true;
  }
  Index j = i;
  if (is(j, key("not")) || is(j, key("just")) || is(j, key("slightly")) || is(j, key("little"))) {
    if (is(j + 1, key("over")) || is(j + 1, key("under"))) {
      mod = is(j + 1, key("over")) ? "MORE_THAN" : "LESS_THAN";
      end = j + 2;
      return true;
    }
    ++j;
  }
  if ((is(j, key("more")) || is(j, key("less")) || is(j, key("longer")) || is(j, key("fewer"))) && is(j + 1, key("than"))) {
    mod = is(j, key("more")) || is(j, key("longer")) ? "MORE_THAN" : "LESS_THAN";
    end = j + 2;
    return true;
  }
  if (one(key("at")) && (is(i + 1, key("least")) || is(i + 1, key("most")))) {
    mod = is(i + 1, key("least")) ? "EQUAL_OR_MORE" : "EQUAL_OR_LESS";
    end = i + 2;
    return true;
  }
  if (one(key("up")) && is(i + 1, key("to"))) {
    mod = "EQUAL_OR_LESS";
    end = i + 2;
    return true;
  }
  return false;
}

bool Grammar::length_core(Index i, Length& length, Index& end, bool compound) const {
  bool plural = false;
  Index j = i;
  length = {};
  length.number_begin = i;
  // "half an hour", "half a century"
  if (is(j, key("half")) || (cat(j) == Cat::a && is(j + 1, key("half")))) {
    Index k = is(j, key("half")) ? j + 1 : j + 2;
    if (cat(k) == Cat::a) ++k;
    else if (dash(k)) ++k;
    const Unit unit = unit_at(k, false, plural);
    if (unit == Unit::none || plural || unit == Unit::quarter) return false;
    if (k == j + 1 && !dash(k - 1) && unit != Unit::hour && unit != Unit::century) return false;
    length.count = .5;
    length.unit = unit;
    end = k + 1;
    return true;
  }
  const auto number = number::read_number(atoms_, j);
  if (number && number->kind == NumberKind::fraction && number->words && is(number->end - 1, key("quarters")) && i > 0 &&
      (cat(i - 1) == Cat::det || is(i - 1, key("past")))) {
    // "the past two quarters" counts periods
    length.count = std::round(number->value * 4);
    length.unit = Unit::quarter;
    end = number->end;
    return true;
  }
  if (number && (number->kind == NumberKind::cardinal || number->kind == NumberKind::vague || (number->kind == NumberKind::fraction && number->words)) &&
      number->value > 0 && number->value < 1e15) {
    if (i > 0 && atoms_.glued(i) && !first_in_sentence(i)) {
      const number::Atom& before = atoms_[i - 1];
      if (before.kind != number::AtomKind::symbol || before.symbol == U'$' || before.symbol == U'.' || before.symbol == U'/' ||
          (before.symbol == U'-' && i > 1 && atoms_.glued(i - 1) && !atoms_.is_digits(i - 2)))
        return false;
    }
    length.count = number->kind == NumberKind::vague ? -1 : number->value;
    j = number->end;
    bool hyphen = false;
    if (dash(j) && atoms_.is_word(j + 1) && (!atoms_[j].space || !atoms_[j + 1].space)) {
      ++j;
      hyphen = true;
    }
    // "five upcoming years", "13 last minutes", "two full days", "three more months", "two bloody weeks"
    Index k = j;
    Unit unit = unit_at(k, true, plural);
    if (unit == Unit::none && !hyphen && atoms_.is_word(k) && atoms_[k].space) {
      const bool det = cat(k) == Cat::det || is(k, key("past"));
      if (det || (noun_follows(k) && !number::may_begin(atoms_, k))) {
        bool next_plural = false;
        const Unit next = unit_at(k + 1, false, next_plural);
        if (next != Unit::none && (next_plural || number->value == 1)) {
          static constexpr std::uint64_t fine[] = {key("full"), key("more"), key("consecutive"), key("straight"), key("long"), key("further"),
                                                   key("additional"), key("whole"), key("calendar"), key("working"), key("business"), key("bloody"),
                                                   key("short"), key("solid"), key("successive"), key("extra"), key("other")};
          if (det || std::find(std::begin(fine), std::end(fine), atoms_[k].hash) != std::end(fine)) {
            unit = next;
            plural = next_plural;
            ++k;
          }
        }
      }
    }
    if (unit == Unit::none) return false;
    if (unit == Unit::quarter && number->kind != NumberKind::cardinal) return false;
    if (unit == Unit::second && !plural && number->value != 1 && !hyphen) return false;
    if (unit == Unit::quarter && number->value < 2 && !plural) return false;
    if (unit == Unit::night && !plural && number->value != 1 && !hyphen) return false;
    length.unit = unit;
    length.adjective = hyphen;
    end = k + 1;
    // "one hour and a half", "3 years and a quarter"
    if (!hyphen && is(end, key("and"))) {
      Index h = end + 1;
      if (cat(h) == Cat::a) ++h;
      if (is(h, key("half")) && !unit_follows_half(h)) {
        length.count += .5;
        end = h + 1;
      } else if (is(h, key("quarter")) && h > end + 1) {
        length.count += .25;
        end = h + 1;
      }
    }
    // "2 years and 6 months", "2 years 1 month 21 days"
    for (int part = 0; part < 2 && !hyphen && compound; ++part) {
      Index m = end;
      bool joined = false;
      if (is(m, key("and")) || comma(m)) {
        ++m;
        joined = true;
        if (is(m, key("and"))) ++m;
      }
      const auto next = number::read_number(atoms_, m);
      if (!next || next->kind != NumberKind::cardinal || next->article) break;
      bool next_plural = false;
      const Unit second = unit_at(next->end, true, next_plural);
      const Unit larger = part == 0 ? length.unit : length.second_unit;
      if (second == Unit::none || second >= larger || second == Unit::quarter || second == Unit::weekend) break;
      if (joined && comma(end) && !is(end + 1, key("and"))) {
        // a list of lengths, unless another unit follows: "3 years, 2 months and 14 days"
        if (!is(next->end + 1, key("and")) && !comma(next->end + 1)) break;
        break;
      }
      (part == 0 ? length.second_count : length.third_count) = next->value;
      (part == 0 ? length.second_unit : length.third_unit) = second;
      end = next->end + 1;
    }
    if (!hyphen && cat(end) == Cat::old && is(end, key("old"))) {
      length.age = true;
      ++end;
    } else if (!hyphen && is(end, key("of")) && is(end + 1, key("age"))) {
      length.age = true;
      end += 2;
    } else if (hyphen && dash(end) && is(end + 1, key("old"))) {
      length.age = true;
      end += 2;
    } else if (is(end, key("long")) && !hyphen && noun_follows(end + 1)) {
      ++end;
    } else if (hyphen && dash(end) && is(end + 1, key("long"))) {
      end += 2;
    }
    return true;
  }
  // "a week", "an hour", "another day", "a few days", "several years", "some weeks", "a couple of days", "all day"
  if (cat(j) == Cat::a || is(j, key("another")) || is(j, key("all"))) {
    const bool article = cat(j) == Cat::a;
    Index k = j + 1;
    if (article && (is(k, key("full")) || is(k, key("whole")) || is(k, key("further")))) ++k;
    if (article && is(k, key("couple"))) {
      ++k;
      if (is(k, key("of"))) ++k;
      const Unit unit = unit_at(k, false, plural);
      if (unit == Unit::none || !plural) return false;
      length.count = 2;
      length.unit = unit;
      end = k + 1;
      return true;
    }
    if (article && (number::is_few(atoms_, k) && !is(k, key("many")))) {
      ++k;
      if (is(k, key("more"))) ++k;
      const Unit unit = unit_at(k, false, plural);
      if (unit == Unit::none || !plural) return false;
      length.unit = unit;
      end = k + 1;
      return true;
    }
    const Unit unit = unit_at(k, false, plural);
    if (unit == Unit::none || (plural && !is(k + 1, key("ago"))) || unit == Unit::second || unit == Unit::quarter || unit == Unit::weekend || unit == Unit::night) return false;
    if (is(j, key("all")) && unit != Unit::day && unit != Unit::month && unit != Unit::year && unit != Unit::week) return false;
    if (dash(k + 1) && atoms_.glued(k + 1) && !is(k + 2, key("long"))) return false;
    if (atoms_[k].capital && !atoms_[j].capital) return false;
    length.count = 1;
    length.unit = unit;
    length.article = true;
    end = k + 1;
    if (dash(end) && is(end + 1, key("long"))) end += 2;
    if (is(end, key("and")) && cat(end + 1) == Cat::a && is(end + 2, key("half")) ) {
      length.count = 1.5;
      end += 3;
    }
    return true;
  }
  if (number::is_few(atoms_, j) || is(j, key("some")) || (is(j, key("couple")) && is(j + 1, key("of")))) {
    Index k = j + 1;
    if (is(j, key("couple"))) ++k;
    if (is(k, key("more")) || is(k, key("long"))) ++k;
    const Unit unit = unit_at(k, false, plural);
    if (unit == Unit::none || !plural) return false;
    length.unit = unit;
    end = k + 1;
    return true;
  }
  // a mere plural
  const Unit unit = unit_at(j, false, plural);
  if (unit != Unit::none && plural && word(j).cat == Cat::units) {
    if (dash(j + 1) && (is(j + 2, key("long")) || is(j + 2, key("old")))) {
      length.unit = unit;
      length.bare = false;
      length.adjective = true;
      end = j + 3;
      return true;
    }
    length.unit = unit;
    length.bare = true;
    end = j + 1;
    return true;
  }
  return false;
}

bool Grammar::unit_follows_half(Index half) const {
  bool plural = false;
  return unit_at(half + 1, false, plural) != Unit::none || cat(half + 1) == Cat::a;
}

bool Grammar::length(Index i, Length& length, Index& end) const {
  Index j = i;
  std::string mod;
  Index after = i;
  if (hedge(j, after, mod)) j = after;
  if (j == i && is(j, key("only"))) return false;
  if (!length_core(j, length, end)) return false;
  if (j > i && (length.bare)) return false;
  length.mod = mod;
  return true;
}

std::string Grammar::length_value(const Length& length) const {
  std::string value = duration_value(length.count, length.unit);
  const auto append = [&](double count, Unit unit) {
    if (unit == Unit::none || value.empty()) return;
    const std::string more = duration_value(count, unit);
    if (more.size() < 2) return;
    const bool time_more = more[1] == 'T', time_now = value.find('T') != value.npos;
    value += time_more && time_now ? more.substr(2) : more.substr(1);
  };
  append(length.second_count, length.second_unit);
  append(length.third_count, length.third_unit);
  return value;
}

Point Grammar::moved(const Point& from, const Length& length, int sign) const {
  const auto whole = [&](double count) { return sign * static_cast<int>(std::clamp(std::llround(count), -100000LL, 100000LL)); };
  Unit unit = length.unit == Unit::night ? Unit::day : length.unit;
  if (length.count != std::floor(length.count)) {
    // "two and a half years ago": in months
    if (unit == Unit::year || unit == Unit::decade || unit == Unit::century) {
      const double years = length.count * (unit == Unit::decade ? 10 : unit == Unit::century ? 100 : 1);
      const Point p = shift(from, Unit::month, whole(years * 12));
      return unit == Unit::century || years >= 10 ? year_point(civil_from_days(p.day).year) : p;
    }
    if (unit == Unit::month) return shift(from, Unit::day, whole(length.count * 30));
    if (unit == Unit::week) return shift(from, Unit::day, whole(length.count * 7));
    return shift(from, Unit::day, whole(length.count));
  }
  if (unit == Unit::second || unit == Unit::minute || unit == Unit::hour) {
    const double hours = length.count * (unit == Unit::hour ? 1 : unit == Unit::minute ? 1. / 60 : 1. / 3600);
    return day_point(from.day + whole(std::floor(hours / 24)));
  }
  if (length.second_unit == Unit::none) {
    if (unit == Unit::fortnight) return day_point(from.day + 14LL * whole(length.count));
    return shift(from, unit, whole(length.count));
  }
  std::int64_t day = from.day;
  const auto add = [&](double count, Unit u) {
    switch (u) {
      case Unit::year: day = add_months(day, whole(count) * 12); break;
      case Unit::month: day = add_months(day, whole(count)); break;
      case Unit::week: day += 7LL * whole(count); break;
      case Unit::day: day += whole(count); break;
      default: break;
    }
  };
  add(length.count, unit);
  add(length.second_count, length.second_unit);
  add(length.third_count, length.third_unit);
  const Unit finest = length.third_unit != Unit::none ? length.third_unit : length.second_unit;
  if (finest == Unit::month) return period_of(day, Unit::month);
  if (finest == Unit::week) return period_of(day, Unit::week);
  return day_point(day);
}

bool Grammar::length_expression(Index i, Found& found, int depth) {
  Length l;
  Index end = i;
  // "in two weeks": what is to come; without the preposition in the span
  if (!length(i, l, end)) {
    // the first of two: "two or three days", "60 to 90 days"
    const auto first = number::read_number(atoms_, i);
    if (first && first->kind == NumberKind::cardinal && !first->article && first->value < 1e6 && (i == 0 || !atoms_.glued(i) || first_in_sentence(i)) &&
        (is(first->end, key("or")) || is(first->end, key("to")) || (dash(first->end) && atoms_.glued(first->end)) ||
         (is(first->end, key("and")) && i > 0 && is(i - 1, key("between"))))) {
      Length second;
      Index tail = first->end + 1;
      if (atoms_.is_word(tail) || atoms_.is_digits(tail)) {
        const auto next = number::read_number(atoms_, tail);
        if (next && next->kind == NumberKind::cardinal && next->value > first->value && length_core(tail, second, tail) && !second.bare && second.unit != Unit::none &&
            second.count > 0) {
          found.type = TimexType::duration;
          found.value = duration_value(first->value, second.unit);
          found.end = first->end;
          return true;
        }
      }
    }
    return false;
  }
  found.type = TimexType::duration;
  found.value = length_value(l);
  found.mod = l.mod;
  found.end = end;
  if (l.age) return true;
  const bool spoken = last_.grain != Grain::none;
  const auto whence = [&](bool from_anchor) {
    if ((from_anchor || setting_.narrative) && spoken) return last_;
    return day_point(setting_.published);
  };
  const bool known = setting_.has_published || spoken;
  const auto date_at = [&](const Point& base, int sign, Index tail) {
    found.type = TimexType::date;
    found.value.clear();
    if (l.count < 0 && known && l.unit <= Unit::hour && base.grain <= Grain::day) found.point = day_point(base.day);  // "hours later": that day
    else if (l.count < 0 || !known) found.point = reference_point(sign < 0 ? 0 : 2);
    else if (l.count > 100000) found.point = impossible_point();  // no calendar reaches there
    else found.point = moved(base, l, sign);
    if (l.count >= 0 && known && base.grain == Grain::year && l.unit < Unit::year) {
      found.point = {};
      found.point.impossible = true;  // "two days later" after a mere year
    }
    found.end = tail;
  };
  Index j = end;
  if (cat(j) == Cat::ago) {
    Point base = val(j) < 0 ? day_point(now()) : whence(false);
    if (setting_.narrative && val(j) < 0 && !spoken) base = day_point(setting_.published);
    date_at(base, val(j), j + 1);
    return true;
  }
  if (is(j, key("previously")) && known && !l.bare) {
    date_at(whence(true), -1, j + 1);
    return true;
  }
  if (cat(j) == Cat::shift && !(is(j, key("later")) && (is(j + 1, key("this")) || is(j + 1, key("in"))) && l.bare)) {
    date_at(whence(true), is(j, key("later")) ? 1 : -1, j + 1);
    return true;
  }
  if (is(j, key("from")) && (is(j + 1, key("now")) || is(j + 1, key("today")))) {
    date_at(day_point(setting_.has_published ? now() : 0), 1, j + 2);
    // "two months from today on Tuesday"
    Index k = j + 2;
    if (is(k, key("on"))) ++k;
    int day = 0;
    Index tail = k;
    if (k > j + 2 && weekday_at(k, day, tail, false) && found.point.grain != Grain::reference) {
      const Point exact = exact_moved(day_point(setting_.published), l, 1);
      std::int64_t at = exact.day - (weekday(exact.day) - 1) + day - 1;
      if (at < exact.day - 3) at += 7;
      found.point = day_point(at);
      found.end = tail;
    }
    return true;
  }
  if ((cat(j) == Cat::after || cat(j) == Cat::before || cat(j) == Cat::from || cat(j) == Cat::since) && depth < 3) {
    Found inner;
    inner.begin = j + 1;
    const int sign = cat(j) == Cat::before ? -1 : 1;
    const bool dated_after = moment(j + 1, inner, depth + 1) && inner.type == TimexType::date && inner.point.grain != Grain::none &&
                             inner.point.grain != Grain::reference && !inner.point.impossible;
    if (dated_after) {
      found.type = TimexType::date;
      found.value.clear();
      found.end = inner.end;
      found.point = l.count < 0 ? reference_point(sign < 0 ? 0 : 2) : l.count > 100000 ? impossible_point() : moved(inner.point, l, sign);
      // from a day one counts to a day: "two months after next Friday"
      if (inner.point.grain == Grain::day && l.count > 0 && l.count < 1000 && l.second_unit == Unit::none && l.count == std::floor(l.count) &&
          (l.unit == Unit::month || l.unit == Unit::year))
        found.point = exact_moved(inner.point, l, sign);
      // "3 weeks after Christmas on Friday"
      Index k = inner.end;
      int day = 0;
      Index tail = k + 1;
      if (is(k, key("on")) && weekday_at(k + 1, day, tail, false) && found.point.grain != Grain::reference) {
        const std::int64_t at = found.point.grain == Grain::week ? found.point.day : found.point.day - (weekday(found.point.day) - 1);
        found.point = day_point(at + day - 1);
        found.end = tail;
      }
      return true;
    }
    if ((cat(j) == Cat::before || cat(j) == Cat::after) && known && !l.bare && (atoms_.is_end(j + 1) || atoms_.is_symbol(j + 1, U'.') || comma(j + 1)) &&
        (is(j, key("before")) || is(j, key("after")) || is(j, key("afterwards")) || is(j, key("afterward")) || is(j, key("previously")) || is(j, key("thereafter")))) {
      date_at(whence(true), sign, j + 1);
      return true;
    }
  }
  if (l.bare) {
    // "for decades", "within days", "years of conflict"; not "the days", "dog days", "most years"
    static constexpr std::uint64_t led[] = {key("for"), key("within"), key("in"), key("over"), key("after"), key("and"), key("by"), key("through"), key("took"),
                                            key("take"), key("last"), key("lasted")};
    const bool before = i > 0 && atoms_.is_word(i - 1) && std::find(std::begin(led), std::end(led), atoms_[i - 1].hash) != std::end(led);
    const bool after = is(end, key("of")) || cat(end) == Cat::before || cat(end) == Cat::after;
    const bool start = first_in_sentence(i) || (i > 0 && atoms_[i - 1].kind == number::AtomKind::symbol && !dash(i - 1));
    if (l.unit < Unit::hour || (i > 0 && cat(i - 1) == Cat::every)) return false;
    if (!before && !(after && (start || (i > 0 && function(i - 1) && !is(i - 1, key("the"))))) && !(start && function(end))) return false;
    if (atoms_[i].capital && !first_in_sentence(i)) return false;
    return true;
  }
  if (l.article) {
    // "$15 a year" is a rate, "a year" else a length; "a day of rest"
    if (is(end, key("of")) && l.unit == Unit::day) return false;
    if (l.unit == Unit::minute && !(i > 0 && (is(i - 1, key("for")) || is(i - 1, key("within")) || is(i - 1, key("in"))))) return false;
    if (is(i, key("another")) && !(l.unit == Unit::day || l.unit == Unit::week || l.unit == Unit::month || l.unit == Unit::year || l.unit == Unit::hour)) return false;
    if (noun_follows(end) && l.unit != Unit::day) {
      if (!function(end)) return false;
    }
    if (l.unit == Unit::day && noun_follows(end)) return false;
  }
  // "in two weeks", of what is to come, is a date
  if (i > 0 && is(i - 1, key("in")) && setting_.has_published && !setting_.narrative && !l.adjective && l.count > 0) {
    const bool ends = function(end) && !is(end, key("of"));
    // "its second time in three years", "the first in a decade" look back
    static constexpr std::uint64_t counts[] = {key("time"), key("times"), key("first"), key("once"), key("second"), key("third"), key("low"), key("high"), key("best"),
                                               key("worst"), key("not"), key("only"), key("race"), key("loss"), key("win"), key("more"), key("much")};
    bool past = i > 1 && atoms_.is_word(i - 2) && std::find(std::begin(counts), std::end(counts), atoms_[i - 2].hash) != std::end(counts);
    for (Index k = i, steps = 0; k-- > 0 && steps < 12 && !atoms_.is_end(k); ++steps) {
      const std::string_view form = atoms_.form(k);
      past = past || (form.size() > 4 && form.ends_with("ed") && !future(i, end)) || is(k, key("was")) || is(k, key("were")) || is(k, key("had")) ||
             is(k, key("has")) || is(k, key("have")) || is(k, key("took")) || is(k, key("first")) || is(k, key("'s"));
    }
    if (ends && !past && (is(end, key("time")) || is(end, key("'s")) || !atoms_.is_word(end) || future(i, end) || first_in_sentence(i - 1))) {
      date_at(day_point(setting_.published), 1, end);
      int day = 0;
      Index tail = end + 1;
      if (is(end, key("on")) && weekday_at(end + 1, day, tail, false)) {
        std::int64_t at = found.point.day - (weekday(found.point.day) - 1) + day - 1;
        if (at < found.point.day) at += 0;
        found.point = day_point(at);
        found.end = tail;
      } else if (is(end, key("since"))) {
        found.end = end;
      }
      return true;
    }
  }
  return true;
}

Point Grammar::exact_moved(const Point& from, const Length& length, int sign) const {
  const int n = sign * static_cast<int>(length.count);
  switch (length.unit) {
    case Unit::year: return day_point(add_months(from.day, 12 * n));
    case Unit::month: return day_point(add_months(from.day, n));
    case Unit::week: return day_point(from.day + 7LL * n);
    default: return day_point(from.day + n);
  }
}

bool Grammar::set(Index i, Found& found) {
  found.type = TimexType::set;
  const auto clock_behind = [&](Index at, const std::string& base, bool period) {
    // "every day at 7:13 p.m.", "every monday at 4pm"
    Index j = at;
    const bool led = is(j, key("at"));
    if (led) ++j;
    Clock c;
    Index tail = j;
    if (!clock(j, c, tail, led)) return false;
    int part = 0;
    Index part_end = tail;
    if (part_after(tail, part, part_end)) {
      c.part = part;
      tail = part_end;
    }
    Point day = day_point(0);
    day.no_day = true;
    const std::string text = value_of(at_clock(day, c));
    const std::string time = text.substr(std::min(text.size(), text.find('T')));
    found.value = (period ? "XXXX-XX-XX" : base) + time;
    found.end = tail;
    return true;
  };
  const auto weekday_value = [](int day) { return std::string("XXXX-WXX-") + static_cast<char>('0' + day); };
  static constexpr const char* parts[] = {"", "MO", "AF", "EV", "NI", "DT", "MI", "AF"};
  const Cat c = cat(i);
  if (c == Cat::every) {
    const bool all = is(i, key("all"));
    Index j = i + 1;
    double n = 1;
    bool other = false;
    if (!all && is(j, key("other"))) {
      n = 2;
      other = true;
      ++j;
    } else if (!all && is(j, key("single"))) {
      ++j;
    } else if (!all) {
      if (const auto number = number::read_number(atoms_, j); number && (number->kind == NumberKind::cardinal || number->kind == NumberKind::ordinal) && number->value < 1000) {
        n = number->value;
        j = number->end;
      }
    }
    bool plural = false;
    const Unit unit = unit_at(j, false, plural);
    if (unit != Unit::none && !(unit == Unit::second && n != 1 && !plural)) {
      if (all && !(unit == Unit::weekend && plural)) return false;
      found.end = j + 1;
      if (unit == Unit::night) {
        found.value = "XXXX-XX-XXTNI";
        return true;
      }
      if (unit == Unit::weekend) {
        found.value = n == 1 ? "XXXX-WXX-WE" : duration_value(n, unit);
        return true;
      }
      found.value = duration_value(n, unit);
      if (unit == Unit::day && n == 1) clock_behind(j + 1, "", true);
      return !found.value.empty();
    }
    if (is(i, key("any")) || all) return false;
    int day = 0;
    Index tail = j;
    if (weekday_at(j, day, tail, atoms_[j].capital)) {
      found.end = tail;
      found.value = weekday_value(day);
      int part = 0;
      Index part_end = tail;
      if (part_at(tail, part, part_end)) {
        found.value += std::string("T") + parts[part];
        found.end = part_end;
      } else if (!other) {
        clock_behind(tail, found.value, false);
      }
      return true;
    }
    int part = 0;
    if (part_at(j, part, tail)) {
      found.value = std::string("XXXX-XX-XXT") + parts[part];
      found.end = tail;
      clock_behind(tail, "", true);
      return true;
    }
    if (cat(j) == Cat::season || (cat(j) == Cat::season_maybe)) {
      static constexpr const char* seasons[] = {"", "SP", "SU", "FA", "WI"};
      found.value = std::string("XXXX-") + seasons[val(j)];
      found.end = j + 1;
      return true;
    }
    int month = 0;
    if (month_at(j, month, tail, atoms_[j].capital)) {
      found.value = std::string("XXXX-") + (month < 10 ? "0" : "1") + static_cast<char>('0' + month % 10);
      found.end = tail;
      return true;
    }
    return false;
  }
  if (c == Cat::adverb) {
    if (atoms_[i].capital && !first_in_sentence(i)) return false;  // "Daily Mail"
    if (first_in_sentence(i) && atoms_.is_word(i + 1) && atoms_[i + 1].capital) return false;
    if (i > 0 && atoms_.glued(i) && dash(i - 1) && !(is(i - 2, key("bi")) || is(i - 2, key("semi")))) return false;
    if (i > 1 && dash(i - 1) && is(i - 2, key("semi"))) return false;
    found.value = std::string(word(i).text);
    found.end = i + 1;
    if (is(i, key("everyday"))) clock_behind(i + 1, "", true);
    return true;
  }
  if (is(i, key("bi")) && dash(i + 1) && cat(i + 2) == Cat::adverb) {
    std::string value(word(i + 2).text);
    if (value.size() > 1) value[value.size() - 2] = '2';
    found.value = value;
    found.end = i + 3;
    return true;
  }
  // "once a day", "twice per week", "three times a year", "one a day"
  {
    Index j = i;
    bool counted = false;
    if (c == Cat::times) {
      ++j;
      counted = true;
    } else if (const auto number = number::read_number(atoms_, j); number && number->kind == NumberKind::cardinal && !number->article) {
      if (is(number->end, key("times"))) {
        j = number->end + 1;
        counted = true;
      } else if (number->words && number->value == 1 && cat(number->end) == Cat::a) {
        j = number->end;
        counted = true;
      }
    }
    if (counted && (cat(j) == Cat::a || cat(j) == Cat::per || is(j, key("each")) || is(j, key("every")))) {
      bool plural = false;
      const Unit unit = unit_at(j + 1, false, plural);
      if (unit != Unit::none && !plural) {
        found.value = duration_value(1, unit);
        found.end = j + 2;
        return true;
      }
    }
  }
  if (c == Cat::weekdays) {
    found.value = weekday_value(val(i));
    found.end = i + 1;
    return true;
  }
  {
    int day = 0;
    Index tail = i;
    if (weekday_at(i, day, tail, atoms_[i].capital) && cat(tail) == Cat::parts) {
      found.value = weekday_value(day) + "T" + parts[val(tail)];
      found.end = tail + 1;
      return true;
    }
  }
  if (c == Cat::parts) {
    const bool the = i > 0 && is(i - 1, key("the"));
    found.type = the ? TimexType::time : TimexType::set;
    found.point = at_part(day_point(0), val(i));
    found.point.no_day = true;
    found.value = std::string("XXXX-XX-XXT") + parts[val(i)];
    found.end = i + 1;
    return true;
  }
  if (is(i, key("weekends"))) {
    found.value = "XXXX-WXX-WE";
    found.end = i + 1;
    return true;
  }
  // a rate: "15 a year", "$1 billion a year", "500,000 barrels a day"
  if ((c == Cat::a || c == Cat::per) && i > 0) {
    bool plural = false;
    const Unit unit = unit_at(i + 1, false, plural);
    if (unit == Unit::none || plural || unit < Unit::hour) return false;
    const Index next = i + 2;
    if (cat(next) == Cat::ago || cat(next) == Cat::shift || cat(next) == Cat::after || cat(next) == Cat::before) return false;
    bool numeric = false;
    for (Index k = i, steps = 0; k-- > 0 && steps < 3 && !atoms_.is_end(k); ++steps) {
      if (atoms_.is_digits(k) || (number::may_begin(atoms_, k) && cat(k) != Cat::a) || atoms_.is_symbol(k, U'%')) {
        numeric = true;
        break;
      }
      if (!atoms_.is_word(k) || function(k)) {
        if (!(is(k, key("billion")) || is(k, key("million")))) break;
      }
    }
    if (!numeric && c != Cat::per) return false;
    if (c == Cat::per && unit < Unit::day) return false;
    found.value = duration_value(1, unit);
    found.end = next;
    return true;
  }
  return false;
}

}  // namespace facts::time
