// Dates that name themselves: "26 December 2024", "Dec. 26th", "12/26/2024", "2024-12-26", "the 1990s", "the third quarter".
#include <algorithm>
#include <array>
#include <cmath>

#include "time/grammar.hpp"

namespace facts::time {

using number::key;
using number::NumberKind;

namespace {

/// Two-digit years count from fifty years before to fifty after the turn that lies nearest to publication.
int full_year(int two, int near) {
  int year = near / 100 * 100 + two;
  if (year > near + 20) year -= 100;
  if (year < near - 79) year += 100;
  return year;
}

}  // namespace

bool Grammar::month_at(Index i, int& month, Index& end, bool evidence) const {
  const TimeWord& w = word(i);
  if (w.cat != Cat::month && w.cat != Cat::month_maybe) return false;
  if (i > 0 && atoms_.glued(i) && atoms_.is_symbol(i - 1, U'$')) return false;
  const number::Atom& atom = atoms_[i];
  if (w.cat == Cat::month_maybe && !evidence) {
    // "may", "march", "dec": a month where a preposition or another time stands before it
    static constexpr std::uint64_t strong[] = {key("in"), key("since"), key("mid"), key("early"), key("late"), key("last"), key("next"),
                                               key("this"), key("until"), key("till"), key("during")};
    static constexpr std::uint64_t weak[] = {key("of"), key("by"), key("from"), key("after"), key("before"), key("through"), key("to"),
                                             key("and"), key("or"), key("between"), key("for"), key("around"), key("on"), key("previous"), key("following")};
    if (first_in_sentence(i)) return false;
    Index before = i - 1;
    if (dash(before) && before > 0) --before;
    const std::uint64_t hash = atoms_[before].kind == number::AtomKind::word ? atoms_[before].hash : 0;
    const bool is_strong = std::find(std::begin(strong), std::end(strong), hash) != std::end(strong);
    const bool is_weak = std::find(std::begin(weak), std::end(weak), hash) != std::end(weak);
    if (!is_strong && !(is_weak && atom.capital) && !(cat(before) == Cat::month && atom.capital) &&
        !(atoms_.is_symbol(before, U'(') && atom.capital))
      return false;
    if (is(i, key("may")) && !atom.capital && (is(before, key("this")) || is(i + 1, key("be")) || is(i + 1, key("have")) || is(i + 1, key("not")))) return false;
    if (is(i, key("march")) && is_weak && (is(i + 1, key("on")) || is(i + 1, key("through")) || is(i + 1, key("to")))) return false;
  }
  if (is(i, key("may")) && evidence && !atom.capital && first_in_sentence(i + 1)) return false;
  month = w.value;
  end = i + 1;
  // the dot of an abbreviation
  if (atoms_.is_symbol(end, U'.') && atoms_.glued(end) && atom.span.size() <= 4 && month != 5 && !atoms_.is_end(end + 1)) ++end;
  return true;
}

bool Grammar::weekday_at(Index i, int& day, Index& end, bool evidence) const {
  const TimeWord& w = word(i);
  if (w.cat != Cat::weekday && w.cat != Cat::weekday_maybe) return false;
  if (w.cat == Cat::weekday_maybe && !evidence) return false;
  day = w.value;
  end = i + 1;
  if (atoms_.is_symbol(end, U'.') && atoms_.glued(end) && atoms_[i].span.size() <= 5 && !atoms_.is_end(end + 1)) ++end;
  return true;
}

bool Grammar::day_at(Index i, int& day, Index& end, bool& ordinal) const {
  ordinal = false;
  if (atoms_.is_digits(i)) {
    const number::Atom& atom = atoms_[i];
    if (atom.grouped || atom.decimal || atom.places > 2 || atom.value < 1 || atom.value > 31) return false;
    day = static_cast<int>(atom.value);
    end = i + 1;
    if (atoms_.is_word(end) && atoms_.glued(end)) {
      static constexpr std::uint64_t suffixes[] = {key("st"), key("nd"), key("rd"), key("th")};
      if (std::find(std::begin(suffixes), std::end(suffixes), atoms_[end].hash) != std::end(suffixes)) {
        ordinal = true;
        ++end;
      }
    }
    return true;
  }
  const auto number = number::read_number(atoms_, i);
  if (!number || !number->words || number->digits || number->article || number->value < 1 || number->value > 31 ||
      number->value != std::floor(number->value))
    return false;
  if (number->kind != NumberKind::cardinal && number->kind != NumberKind::ordinal) return false;
  day = static_cast<int>(number->value);
  end = number->end;
  ordinal = number->kind == NumberKind::ordinal;
  return true;
}

bool Grammar::year_reference(Index i, int& year, Index& end) const {
  // "that year", "last year", "the following year" behind "of"
  Index j = i;
  if (is(j, key("the"))) ++j;
  if (cat(j) != Cat::det) return false;
  const auto det = static_cast<Det>(val(j));
  if (!is(j + 1, key("year"))) return false;
  const int base = civil_from_days(now()).year;
  const int spoken = last_.grain != Grain::none ? last_.year : base;
  switch (det) {
    case Det::this_: year = base; break;
    case Det::last: case Det::past: year = base - 1; break;
    case Det::next: case Det::coming: year = (j > i ? spoken : base) + 1; break;
    case Det::previous: year = spoken - 1; break;
    case Det::following: year = spoken + 1; break;
    case Det::that: case Det::same: year = spoken; break;
    default: return false;
  }
  end = j + 2;
  return true;
}

bool Grammar::era_at(Index i, int& sign, Index& end) const {
  if (cat(i) == Cat::era && atoms_[i].upper && atoms_[i].span.size() >= 2) {
    sign = val(i) < 0 ? -1 : 1;
    end = i + 1;
    return true;
  }
  // "B.C.", "A.D."
  const bool before = is(i, key("b")) && is(i + 2, key("c")), after = is(i, key("a")) && is(i + 2, key("d"));
  if ((!before && !after) || !atoms_[i].upper || !atoms_.is_symbol(i + 1, U'.') || !atoms_.glued(i + 1) || !atoms_.glued(i + 2)) return false;
  sign = before ? -1 : 1;
  end = i + 3;
  if (atoms_.is_symbol(end, U'.') && atoms_.glued(end)) ++end;
  return true;
}

// Behind a day, a number that stands where the year would and can be none: 0, or one of five digits and more.
bool Grammar::no_year_at(Index i, Index& end) const {
  const Index j = comma(i) ? i + 1 : i;
  if (!atoms_.is_digits(j) || atoms_[j].grouped || atoms_[j].decimal || atoms_[j].vulgar || !function(j + 1)) return false;
  if (atoms_[j].places < 5 && !(atoms_[j].value < 1 && (j == i || atoms_[j].places == 4))) return false;
  end = j + 1;
  return true;
}

bool Grammar::year_at(Index i, int& year, Index& end, bool after_day) const {
  Index j = i;
  bool separated = false, of = false;
  if (comma(j)) {
    ++j;
    separated = true;
  }
  if (is(j, key("of")) || (is(j, key("in")) && after_day)) {
    if (separated) return false;
    of = true;
    ++j;
    if (is(j, key("the")) && is(j + 1, key("year"))) j += 2;
    if (!is(j - 1, key("in")) && year_reference(j, year, end)) return true;
  }
  if (atoms_.is_symbol(j, U'\'') && atoms_.is_digits(j + 1) && atoms_[j + 1].places == 2 && !atoms_[j + 1].decimal) {
    year = full_year(static_cast<int>(atoms_[j + 1].value), civil_from_days(setting_.published).year);
    end = j + 2;
    return true;
  }
  if (atoms_.is_digits(j)) {
    const number::Atom& atom = atoms_[j];
    if (atom.grouped || atom.decimal) return false;
    if (atom.value < 1) return false;
    int sign = 1;
    Index era_end = j + 1;
    if (era_at(j + 1, sign, era_end) && atom.value < 10000 && (sign < 0 || atom.places == 4)) {
      year = static_cast<int>(atom.value) * sign;
      end = era_end;
      return true;
    }
    if (atoms_.glued(j + 1) && (atoms_.is_word(j + 1) || (atoms_.is_symbol(j + 1, U':') && atoms_.is_digits(j + 2)) || atoms_.is_symbol(j + 1, U'%'))) {
      if (!is(j + 1, key("'s"))) return false;
    }
    if (atom.places == 4 && atom.value >= 1000) {
      // a second clause may open with a number: "On May 4, 2000 soldiers marched"
      if (separated && noun_follows(j + 1) && (atom.value > 2100 || std::fmod(atom.value, 500) == 0)) return false;
      year = static_cast<int>(atom.value);
      end = j + 1;
      return true;
    }
    if (atom.places == 2 && (after_day || of) && !of + !separated + (atom.value > 31) >= 2 - (of ? 1 : 0) && function(j + 1) &&
        !dash(j + 1) && !atoms_.is_symbol(j + 1, U'/') && cat(j + 1) != Cat::month && cat(j + 1) != Cat::ampm &&
        (of ? atom.value > 31 : (atom.value > 31))) {
      year = full_year(static_cast<int>(atom.value), civil_from_days(setting_.published).year);
      end = j + 1;
      return true;
    }
    return false;
  }
  if (!separated) {
    if (const auto words = number::read_year_words(atoms_, j)) {
      year = static_cast<int>(words->value);
      end = words->end;
      return true;
    }
  }
  return false;
}

Point Grammar::dated(int year, int month, int day, bool has_year, int weekday_wanted, Index begin, Index end) const {
  if (has_year) return exists(year, month, day) ? day_point(days_from_civil(year, month, day)) : impossible_point();
  if (day < 1 || day > (month == 2 ? 29 : days_in_month(2001, month))) return impossible_point();
  if (!setting_.has_published && last_.grain == Grain::none) {
    Point p = day_point(days_from_civil(2000, month, day));
    p.no_year = true;
    return p;
  }
  if (setting_.narrative && last_.grain != Grain::none) {
    int y = last_.year;
    if (last_.grain < Grain::year) {
      const int distance = month - last_.month();
      if (distance <= -8) ++y;
      else if (distance >= 10) --y;
    }
    return exists(y, month, day) ? day_point(days_from_civil(y, month, day)) : impossible_point();
  }
  // The nearest such day; the weekday, or the tense where two lie equally far, decides.
  const std::int64_t base = setting_.published;
  const int y = civil_from_days(base).year;
  std::int64_t best = 0;
  std::int64_t best_cost = -1;
  const bool ahead = future(begin, end), told = !ahead && past(begin);
  for (int k = y - 4; k <= y + 4; ++k) {
    if (!exists(k, month, day)) continue;
    const std::int64_t at = days_from_civil(k, month, day);
    std::int64_t cost = at > base ? at - base : base - at;
    if (at > base && !ahead) cost += told ? 400 : 60;
    if (at < base && ahead) cost += 200;
    if (weekday_wanted != 0 && weekday(at) != weekday_wanted) cost += 250;
    if (best_cost < 0 || cost < best_cost) {
      best_cost = cost;
      best = at;
    }
  }
  return best_cost < 0 ? impossible_point() : day_point(best);
}

Point Grammar::month_near(int month, Index begin, Index end) const {
  if (!setting_.has_published && last_.grain == Grain::none) {
    Point p = month_point(2000, month);
    p.no_year = true;
    return p;
  }
  if (setting_.narrative && last_.grain != Grain::none) {
    int y = last_.year;
    if (last_.grain < Grain::year) {
      const int distance = month - last_.month();
      if (distance <= -8) ++y;
      else if (distance >= 10) --y;
    }
    return month_point(y, month);
  }
  const Civil base = civil_from_days(setting_.published);
  int year = base.year;
  bool ahead = future(begin, end);
  if (!ahead && begin > 0 && (is(begin - 1, key("by")) || is(begin - 1, key("until")) || is(begin - 1, key("till")))) {
    const int distance = (month - base.month + 12) % 12;  // "by June", said in May
    ahead = distance > 0 && distance <= 4;
  }
  if (month > base.month && !ahead) --year;
  else if (month < base.month && ahead) ++year;
  return month_point(year, month);
}

bool Grammar::month_first(Index i, int weekday_wanted, Point& point, Index& end) {
  int month = 0;
  Index j = i;
  if (!month_at(i, month, j, true)) return false;
  const bool sure = month_at(i, month, j, false);
  bool joined = false;
  if ((dash(j) || atoms_.is_symbol(j, U'/')) && atoms_.glued(j) && atoms_.glued(j + 1)) {
    ++j;
    joined = true;
  } else if (comma(j) && (atoms_.is_digits(j + 1) || is(j + 1, key("the")))) {
    // "Sunday, March, 6th 2016", "Dec, 2018", "August, 2012"
    Index k = j + 1;
    int year = 0;
    Index after = k;
    if (atoms_.is_digits(k) && atoms_[k].places == 4 && year_at(k, year, after, false)) {
      point = month_point(year, month);
      end = after;
      return true;
    }
    if (weekday_wanted == 0) {
      if (!sure) return false;
    } else {
      j = k;
    }
  }
  if (is(j, key("the")) && !joined) ++j;
  int day = 0;
  Index after = j;
  bool ordinal = false;
  int year = 0;
  if (atoms_.is_digits(j) && atoms_[j].places == 4 && !atoms_[j].grouped && !atoms_[j].decimal && year_at(j, year, after, false)) {
    // "March 2000 soldiers" is no date, "September-2020-23" is one of sorts
    if (atoms_[j].value > 2200 && noun_follows(after)) return false;
    if (joined && dash(after) && atoms_.glued(after) && day_at(after + 1, day, after, ordinal)) {
      point = dated(year, month, day, true, 0, i, after);
      end = after;
      return !point.impossible;
    }
    point = month_point(year, month);
    end = after;
    return true;
  }
  if (day_at(j, day, after, ordinal)) {
    const bool glued_tail = atoms_.glued(after) && !atoms_.is_end(after) &&
                            (atoms_.is_word(after) ? !is(after, key("'s")) : atoms_.is_symbol(after, U':') || atoms_.is_symbol(after, U'%'));
    // "May 5 percent", "Apple March 3 million": a number with a scale or unit behind it is a quantity
    const auto number = number::read_number(atoms_, j);
    const bool longer = number && !ordinal && number->end > after;
    const bool few_words = !atoms_.is_digits(j) && !ordinal && day < 13;
    if (!longer && !few_words && !(glued_tail && !joined && atoms_.is_word(after)) && !atoms_.is_symbol(after, U'%') &&
        !(atoms_.is_symbol(after, U':') && atoms_.glued(after)) &&
        !(is(after, key("percent")) || (is(after, key("per")) && is(after + 1, key("cent"))))) {
      bool plural = false;
      if (unit_at(after, true, plural) != Unit::none && plural && !ordinal && !joined) return false;
      Index tail = after;
      const bool has_year = joined && (dash(after) || atoms_.is_symbol(after, U'/')) ? year_at(after + 1, year, tail, true)
                                                                                     : year_at(after, year, tail, true);
      if (!has_year && !joined && no_year_at(after, end)) {
        point = impossible_point();
        return true;
      }
      const bool ahead = !has_year && year_ahead(after, month, year);
      point = dated(year, month, day, has_year || ahead, weekday_wanted, i, has_year ? tail : after);
      end = has_year ? tail : after;
      if (!has_year) carry_open_ = true;
      return true;
    }
  }
  if (joined) return false;
  Index tail = j;
  int k = 0;
  Index base_end = j;
  if (month_at(i, k, base_end, true) && year_at(base_end, year, tail, false) &&
      (sure || atoms_[i].capital)) {
    point = month_point(year, month);
    end = tail;
    return true;
  }
  if (!sure) return false;
  (void)month_at(i, k, base_end, false);
  point = year_ahead(base_end, month, year) ? month_point(year, month) : month_near(month, i, base_end);
  end = base_end;
  // the dot belongs to the sentence where the month is its last word
  return true;
}

bool Grammar::day_first(Index i, int weekday_wanted, Point& point, Index& end) {
  Index j = i;
  if (is(j, key("the"))) ++j;
  int day = 0;
  bool ordinal = false;
  Index after = j;
  if (!day_at(j, day, after, ordinal)) return false;
  if (i > 0 && j == i && atoms_.glued(i) && !first_in_sentence(i) && !atoms_.is_symbol(i - 1, U'(') && !atoms_.is_symbol(i - 1, U'"') &&
      !atoms_.is_symbol(i - 1, U':') && !dash(i - 1) && !atoms_.is_symbol(i - 1, U'['))
    return false;
  if (atoms_.is_symbol(i > 0 ? i - 1 : i, U'$')) return false;
  const bool words = !atoms_.is_digits(j);
  Index m = after;
  bool of = false, joined = false;
  // "11 and 13 August", "1-3 July": the month stands behind the second day
  if ((is(m, key("and")) || is(m, key("to")) || is(m, key("or")) || dash(m)) && !words) {
    int second = 0;
    Index k = m + 1;
    bool second_ordinal = false;
    int month = 0;
    Index month_end = k;
    if (atoms_.is_digits(k) && day_at(k, second, k, second_ordinal) && second > day) {
      Index at = k;
      if (is(at, key("of"))) ++at;
      if (month_at(at, month, month_end, atoms_[at].capital) && !atoms_.is_symbol(i > 0 ? i - 1 : i, U'/')) {
        int year = 0;
        const bool has_year = year_at(month_end, year, month_end, true);
        point = dated(year, month, day, has_year, 0, i, after);
        if (point.impossible) return false;
        end = after;
        return true;
      }
    }
  }
  if (is(m, key("day")) && ordinal) ++m;
  if (is(m, key("of"))) {
    of = true;
    ++m;
    if (is(m, key("the"))) return false;
  } else if ((dash(m) || atoms_.is_symbol(m, U'/')) && atoms_.glued(m) && atoms_.glued(m + 1)) {
    joined = true;
    ++m;
  }
  if (words && !ordinal && day < 13 && !of) return false;
  int month = 0;
  Index tail = m;
  const bool evidence = atoms_[m].capital || ordinal || of || joined;
  if (!month_at(m, month, tail, evidence)) return false;
  if (is(m, key("may")) && !atoms_[m].capital && !of) return false;
  if (is(m, key("march")) && !atoms_[m].capital && !of && !ordinal) return false;
  if (!atoms_.is_end(tail) && atoms_.is_word(tail) && atoms_.glued(tail) && !is(tail, key("'s")) && tail == m + 1) return false;
  int year = 0;
  Index year_end = tail;
  bool has_year = false;
  if (joined && (dash(tail) || atoms_.is_symbol(tail, U'/')) && atoms_.glued(tail)) {
    if (atoms_.is_digits(tail + 1) && atoms_[tail + 1].places == 2) {
      year = full_year(static_cast<int>(atoms_[tail + 1].value), civil_from_days(setting_.published).year);
      year_end = tail + 2;
      has_year = true;
    } else {
      has_year = year_at(tail + 1, year, year_end, true);
    }
  } else {
    has_year = year_at(tail, year, year_end, true);
  }
  if (!has_year && !joined && no_year_at(tail, end)) {
    point = impossible_point();
    return true;
  }
  const bool ahead_year = !has_year && year_ahead(tail, month, year);
  point = dated(year, month, day, has_year || ahead_year, weekday_wanted, i, has_year ? year_end : tail);
  end = has_year ? year_end : tail;
  return true;
}

bool Grammar::numeric_date(Index i, Point& point, Index& end) const {
  const number::Atom& first = atoms_[i];
  if (first.kind != number::AtomKind::digits) return false;
  if (i > 0 && atoms_.glued(i) && !first_in_sentence(i) &&
      (atoms_[i - 1].kind != number::AtomKind::symbol || atoms_.is_symbol(i - 1, U'/') || atoms_.is_symbol(i - 1, U'$') ||
       atoms_.is_symbol(i - 1, U'#') || atoms_.is_symbol(i - 1, U'+') || (dash(i - 1) && i > 1 && atoms_.glued(i - 1) && !first_in_sentence(i - 1))))
    return false;
  const int published_year = civil_from_days(setting_.published).year;
  const auto make = [&](int y, int m, int d) {
    if (!exists(y, m, d) || y < 1) return false;
    point = day_point(days_from_civil(y, m, d));
    return true;
  };
  if (!first.valid) {  // 13.04.2021: one run of digits
    const std::string_view raw = atoms_.form(i);
    std::array<int, 4> part{};
    std::array<int, 4> width{};
    std::size_t n = 0;
    for (const char c : raw) {
      if (c == '.') {
        if (++n > 3) return false;
      } else if (text::is_digit(c)) {
        if (++width[n] > 4) return false;
        part[n] = part[n] * 10 + (c - '0');
      } else {
        return false;
      }
    }
    end = i + 1;
    if (n != 2) return false;
    if (width[0] == 4 && width[1] == 2 && width[2] == 2) return make(part[0], part[1], part[2]);
    if (width[0] > 2 || width[1] > 2 || (width[2] != 4 && width[2] != 2) || width[0] == 0) return false;
    if (width[2] == 2 && (width[0] != 2 || width[1] != 2)) return false;
    const int year = width[2] == 4 ? part[2] : full_year(part[2], published_year);
    // with dots the day comes first
    return make(year, part[1], part[0]) || make(year, part[0], part[1]);
  }
  if (first.grouped || first.decimal || first.vulgar) return false;
  const int a = static_cast<int>(std::min(first.value, 1e9));
  const auto whole = [&](Index k, std::size_t most) {
    return atoms_.is_digits(k) && !atoms_[k].grouped && !atoms_[k].decimal && atoms_[k].places <= most;
  };
  const auto closed = [&](Index k) {  // nothing hangs on the date
    if (!atoms_.glued(k) || atoms_.is_end(k)) return true;
    if (atoms_.is_word(k)) return is(k, key("'s")) || (is(k, key("t")) && atoms_.is_digits(k + 1));
    return !(dash(k) && atoms_.is_digits(k + 1)) && !atoms_.is_symbol(k, U'/') && !atoms_.is_digits(k) && !atoms_.is_symbol(k, U'%');
  };
  if (first.places == 8 && a >= 19000101 && a <= 21001231 && closed(i + 1)) {  // 20241226
    end = i + 1;
    return make(a / 10000, a / 100 % 100, a % 100);
  }
  if (first.places == 4 && whole(i + 1, 2) && whole(i + 2, 2) && atoms_[i + 1].places == 2 && atoms_[i + 2].places == 2 &&
      atoms_[i + 1].space && atoms_[i + 2].space && closed(i + 3) && a >= 1900 && a <= 2100) {  // 2016 10 16
    end = i + 3;
    return make(a, static_cast<int>(atoms_[i + 1].value), static_cast<int>(atoms_[i + 2].value));
  }
  const char32_t mark = atoms_[i + 1].kind == number::AtomKind::symbol ? atoms_[i + 1].symbol : 0;
  if ((mark != U'/' && mark != U'-') || atoms_[i + 1].space || atoms_[i + 2].space) return false;
  if (first.places == 4 && atoms_.is_word(i + 2)) {  // 2012/Aug/10, 2024-August, 2020/23/Sep
    int month = 0;
    Index tail = i + 2;
    if (!month_at(i + 2, month, tail, true)) return false;
    int day = 0;
    bool ordinal = false;
    Index after = tail;
    if (atoms_.is_symbol(tail, mark) && atoms_.glued(tail) && day_at(tail + 1, day, after, ordinal)) {
      end = after;
      return make(a, month, day);
    }
    point = month_point(a, month);
    end = tail;
    return a >= 1000;
  }
  if (!whole(i + 2, 4)) return false;
  const int b = static_cast<int>(atoms_[i + 2].value);
  if (atoms_.is_symbol(i + 3, mark) && atoms_.glued(i + 3) && atoms_.glued(i + 4)) {
    int month = 0;
    Index tail = i + 4;
    if (first.places == 4 && atoms_.is_word(i + 4) && month_at(i + 4, month, tail, true)) {
      end = tail;
      return make(a, month, b);
    }
    if (!whole(i + 4, 4) || !closed(i + 5)) return false;
    const number::Atom& third = atoms_[i + 4];
    const int c = static_cast<int>(third.value);
    end = i + 5;
    if (first.places == 4) return third.places <= 2 && make(a, b, c);
    if (first.places > 2 || atoms_[i + 2].places > 2 || (third.places != 4 && third.places != 2)) return false;
    const int year = third.places == 4 ? c : full_year(c, published_year);
    if (setting_.day_first && mark == U'/') return make(year, b, a) || make(year, a, b);
    return make(year, a, b) || make(year, b, a);
  }
  if (!closed(i + 3)) return false;
  end = i + 3;
  const std::size_t wide = atoms_[i + 2].places;
  if (first.places == 4 && a >= 1900 && a <= 2100 && wide <= 2 && b >= 1 && b <= 12 && !(mark == U'-' && wide == 2 && b > (a % 100) && a < 2010)) {
    point = month_point(a, b);  // 2015-12; 2008-09 might be a season of two years, which reads the same way
    return true;
  }
  if (first.places <= 2 && wide == 4 && a >= 1 && a <= 12 && b >= 1900 && b <= 2100) {
    point = month_point(b, a);
    return true;
  }
  if (mark != U'/' || first.places > 2 || wide > 2) return false;
  // 22/04, 8/10: a date only where something says so
  int month = a, day = b;
  if ((setting_.day_first && b <= 12) || a > 12) std::swap(month, day);
  if (month < 1 || month > 12 || day < 1 || day > (month == 2 ? 29 : days_in_month(2001, month))) return false;
  const bool zero = atoms_.form(i)[0] == '0' || atoms_.form(i + 2)[0] == '0';
  const bool alone = first_in_sentence(i) && function(i + 3) && !atoms_.is_symbol(i + 3, U'(');
  static constexpr std::uint64_t before[] = {key("on"), key("until"), key("by"), key("from"), key("since"), key("before"), key("after"),
                                             key("next"), key("this"), key("till"), key("dated"), key("back")};
  const std::uint64_t previous = i > 0 && atoms_.is_word(i - 1) ? atoms_[i - 1].hash : 0;
  const bool led = std::find(std::begin(before), std::end(before), previous) != std::end(before) ||
                   (i > 0 && (cat(i - 1) == Cat::weekday || cat(i - 1) == Cat::weekday_maybe || cat(i - 1) == Cat::deictic));
  const bool unlike_fraction = a >= b || zero || day > 16;
  const bool common_fraction = a < b && (b == 2 || b == 3 || b == 4 || b == 5 || b == 6 || b == 8 || b == 16) && !zero;
  if (!(led || (alone && !common_fraction) || (unlike_fraction && function(i + 3)))) return false;
  if (noun_follows(i + 3) && !led) return false;
  point = dated(0, month, day, false, 0, i, end);
  return !point.impossible;
}

bool Grammar::date(Index i, Point& point, Index& end) {
  Index j = i;
  int wanted = 0;
  // a weekday before it: "Tuesday, 10 January", "Wed, Jan 20th", "hi thursday 29/03"
  if (weekday_at(i, wanted, j, true)) {
    if (comma(j) || atoms_.is_symbol(j, U'(')) ++j;
    if (is(j, key("the"))) ++j;
    Index tail = j;
    if (numeric_date(j, point, tail) || month_first(j, wanted, point, tail) || day_first(j, wanted, point, tail)) {
      // "Wednesday, March" alone is a list of two times
      if (point.grain != Grain::day) return false;
      end = tail;
      return true;
    }
    // "Mon 13th", "Monday 21", "tuesday the 4th"
    int day = 0;
    bool ordinal = false;
    if (!comma(j - 1) && day_at(j, day, tail, ordinal) && ((ordinal && (atoms_.is_digits(j) || function(tail) || day >= 13)) || (atoms_.is_digits(j) && function(tail) && !atoms_.is_symbol(tail, U':'))) &&
        cat(tail) != Cat::ampm && setting_.has_published) {
      const bool the = is(j - 1, key("the"));
      if (!ordinal && !the && !atoms_.is_end(tail) && !atoms_.is_symbol(tail, U'!') && !atoms_.is_symbol(tail, U'.') && !comma(tail)) return false;
      std::int64_t best = 0;
      for (int step = 0; step < 60 && best == 0; ++step)
        for (const int sign : {1, -1}) {
          const std::int64_t month = add_months(days_from_civil(civil_from_days(setting_.published).year, civil_from_days(setting_.published).month, 1), sign * step);
          const Civil civil = civil_from_days(month);
          if (!exists(civil.year, civil.month, day)) continue;
          const std::int64_t at = month + day - 1;
          if (weekday(at) == wanted && (best == 0 || std::abs(at - setting_.published) < std::abs(best - setting_.published))) best = at;
        }
      if (best != 0) {
        point = day_point(best);
        end = tail;
        return true;
      }
    }
    return false;
  }
  Index best_end = i;
  Point candidate;
  Index tail = i;
  const auto offer = [&](bool ok) {
    if (ok && tail > best_end) {
      best_end = tail;
      point = candidate;
    }
    tail = i;
  };
  offer(numeric_date(i, candidate, tail));
  const bool carry = carry_open_;
  offer(month_first(i, 0, candidate, tail));
  const Index by_month = best_end;
  const bool open = carry_open_;
  carry_open_ = carry;
  offer(day_first(i, 0, candidate, tail));
  if (best_end == by_month) carry_open_ = open;
  offer(decade(i, candidate, tail));
  offer(century(i, candidate, tail));
  // "2017 april", "2024 AD August", "2018 March 18"
  if (atoms_.is_digits(i) && atoms_[i].places == 4 && !atoms_[i].grouped && !atoms_[i].decimal && atoms_[i].value >= 1000) {
    Index j2 = i + 1;
    if (cat(j2) == Cat::era) ++j2;
    int month = 0;
    if (month_at(j2, month, tail, atoms_[j2].capital) && !(i > 0 && month_at(i - 1, wanted, j, true)) &&
        !(i > 1 && comma(i - 1)) && !is(j2, key("may")) ) {
      const int year = static_cast<int>(atoms_[i].value);
      int day = 0;
      bool ordinal = false;
      Index after = tail;
      candidate = month_point(year, month);
      if (day_at(tail, day, after, ordinal) && atoms_.is_digits(tail) && exists(year, month, day) && function(after)) {
        candidate = day_point(days_from_civil(year, month, day));
        tail = after;
      }
      offer(true);
    }
  }
  tail = i;
  if (best_end == i) offer(bare_year(i, candidate, tail));
  if (best_end == i) return false;
  end = best_end;
  return true;
}

bool Grammar::day_of_month_alone(Index i, Point& point, Index& end) const {
  // "on the 29th", "the 29th": an ordinal in digits with nothing that it could count behind it
  Index j = i;
  if (is(j, key("the"))) ++j;
  if (!atoms_.is_digits(j)) return false;
  int day = 0;
  bool ordinal = false;
  Index tail = j;
  if (!day_at(j, day, tail, ordinal) || !ordinal) return false;
  if (is(tail, key("of"))) {
    // "the 27th of this month", "the 3rd of the month"
    Index k = tail + 1;
    const bool the = is(k, key("the"));
    if (the) ++k;
    int move = 0;
    bool last = the;  // of the month last spoken of
    if (cat(k) == Cat::det) {
      const auto det = static_cast<Det>(val(k));
      if (det == Det::last || det == Det::previous || det == Det::past) move = -1;
      else if (det == Det::next || det == Det::following || det == Det::coming) move = 1;
      else if (det == Det::same || det == Det::that) last = true;
      else if (det != Det::this_) return false;
      ++k;
    }
    if (!is(k, key("month")) || (last && last_.grain == Grain::none) || (!last && !setting_.has_published)) return false;
    const Civil civil = civil_from_days(add_months(last && last_.grain <= Grain::month ? last_.day : setting_.published, move));
    point = exists(civil.year, civil.month, day) ? day_point(days_from_civil(civil.year, civil.month, day)) : impossible_point();
    end = k + 1;
    return true;
  }
  if (!function(tail) || dash(tail) || is(tail, key("in")) || cat(tail) == Cat::month) return false;
  static constexpr std::uint64_t before[] = {key("on"), key("until"), key("by"), key("since"), key("from"), key("till")};
  if (i == 0 || !atoms_.is_word(i - 1) || std::find(std::begin(before), std::end(before), atoms_[i - 1].hash) == std::end(before)) return false;
  if (!is(i - 1, key("on")) && j == i) return false;
  const Point& base = last_.grain != Grain::none && last_.grain <= Grain::month ? last_ : day_point(setting_.published);
  if (last_.grain == Grain::none && !setting_.has_published) return false;
  const Civil civil = civil_from_days(base.day);
  if (!exists(civil.year, civil.month, day)) return false;
  point = day_point(days_from_civil(civil.year, civil.month, day));
  end = tail;
  return true;
}

}  // namespace facts::time
