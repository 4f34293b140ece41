// Times of day: "5:30 p.m.", "18:00 UTC", "half past eight", "at noon", "Friday morning", "the morning of 31 January".
#include <algorithm>

#include "time/grammar.hpp"

namespace facts::time {

using number::key;
using number::NumberKind;

bool Grammar::meridiem(Index i, int& offset, Index& end) const {
  if (cat(i) == Cat::ampm && !(atoms_[i].upper && !atoms_[i - 1].span.size())) {
    offset = val(i);
    end = i + 1;
    return true;
  }
  // "a.m.", "p . m .", "pm", "9:00a", "7p"
  const bool a = is(i, key("a")), p = is(i, key("p"));
  if (!a && !p) return false;
  offset = p ? 12 : 0;
  Index j = i + 1;
  if (atoms_.is_symbol(j, U'.') && is(j + 1, key("m"))) {
    end = j + 2;
    if (atoms_.is_symbol(end, U'.') && (atoms_.glued(end) || atoms_[j].space)) ++end;
    return true;
  }
  if (is(j, key("m")) && atoms_[j].space && atoms_[j].span.size() == 1) {
    end = j + 1;
    return true;
  }
  if (atoms_.glued(i) && (p || a) && (function(j) || atoms_.is_end(j)) && i > 0 && atoms_.is_digits(i - 1)) {
    end = j;
    return true;
  }
  return false;
}

bool Grammar::zone(Index i, bool& utc, Index& end) const {
  Index j = i;
  const bool bracket = atoms_.is_symbol(j, U'(');
  if (bracket) ++j;
  if (atoms_.is_symbol(j, U'Z') || (is(j, key("z")) && atoms_.glued(j) && atoms_[j].upper)) {
    utc = true;
    end = j + 1;
    return true;
  }
  if (cat(j) != Cat::zone || !atoms_[j].upper) return false;
  if (atoms_[j].span.size() == 2 && bracket) return false;
  utc = is(j, key("utc")) || is(j, key("gmt"));
  ++j;
  if ((atoms_.is_symbol(j, U'+') || dash(j)) && atoms_.is_digits(j + 1)) {
    j += 2;
    if (atoms_.is_symbol(j, U':') && atoms_.is_digits(j + 1)) j += 2;
  }
  if (bracket) {
    if (!atoms_.is_symbol(j, U')')) return false;
    ++j;
  }
  end = j;
  return true;
}

bool Grammar::part_at(Index i, int& part, Index& end) const {
  if (cat(i) == Cat::part) {
    part = val(i);
    end = i + 1;
  } else if (is(i, key("night")) || is(i, key("nighttime"))) {
    part = 4;
    end = i + 1;
  } else if (is(i, key("mid")) && (is(i + 1, key("morning")) || is(i + 1, key("afternoon")))) {
    part = val(i + 1);
    end = i + 2;
  } else {
    return false;
  }
  if (is(end, key("hours"))) ++end;
  return true;
}

bool Grammar::part_after(Index i, int& part, Index& end) const {
  // "in the morning", "at night", "this morning", "early morning", "evening" behind a time
  Index j = i;
  if (comma(j)) ++j;
  if (is(j, key("tonight")) || is(j, key("tonite"))) {
    part = 4;
    end = j + 1;
    return true;
  }
  if (is(j, key("at")) && is(j + 1, key("night"))) {
    part = 4;
    end = j + 2;
    return true;
  }
  if ((is(j, key("in")) || is(j, key("of"))) && is(j + 1, key("the"))) j += 2;
  else if (is(j, key("this")) || is(j, key("that"))) ++j;
  else if (is(j, key("the"))) return false;
  if (cat(j) == Cat::modifier) ++j;
  return part_at(j, part, end);
}

bool Grammar::clock(Index i, Clock& c, Index& end, bool bare_hour) const {
  Index j = i;
  int offset = 0;
  if (cat(j) == Cat::noon) {
    c.hour = val(j);
    c.minute = is(j, key("midnight")) || is(j, key("noon")) ? 0 : 0;
    c.half_day_known = true;
    end = j + 1;
    return true;
  }
  if (is(j, key("mid")) && is(j + 1, key("night"))) {
    c.hour = 0;
    c.minute = 0;
    c.half_day_known = true;
    end = j + 2;
    return true;
  }
  const auto finish = [&](Index k) {
    Index tail = k;
    if (atoms_.glued(k) && atoms_.is_word(k) && !meridiem(k, offset, tail) && !is(k, key("'s"))) return false;
    if (meridiem(k, offset, tail)) {
      if (c.hour > 12 && offset == 0) return false;
      if (c.hour < 12 && offset == 12) c.hour += 12;
      if (c.hour == 12 && offset == 0) c.hour = 0;
      c.half_day_known = true;
      k = tail;
      if (atoms_.glued(k) && (atoms_.is_digits(k) || (atoms_.is_word(k) && !is(k, key("'s"))))) return false;
    }
    bool utc = false;
    if (zone(k, utc, tail)) {
      c.utc = utc;
      k = tail;
    }
    end = k;
    return c.hour <= 24;
  };
  const auto minutes_word = [&](Index k) { return is(k, key("min")) || is(k, key("mins")) || is(k, key("minutes")) || is(k, key("minute")); };
  // "half past eight", "quarter to six", "twenty past nine"
  {
    int minutes = -1;
    Index k = j;
    if (is(k, key("half")) && (is(k + 1, key("past")))) {
      minutes = 30;
      ++k;
    } else if ((is(k, key("quarter")) || (cat(k) == Cat::a && is(k + 1, key("quarter"))))) {
      k += is(k, key("quarter")) ? 1u : 2u;
      minutes = 15;
    } else if (const auto number = number::read_number(atoms_, k); number && number->kind == NumberKind::cardinal && number->value >= 1 && number->value < 60) {
      minutes = static_cast<int>(number->value);
      k = number->end;
      if (minutes_word(k)) ++k;
    }
    if (minutes >= 0 && (is(k, key("past")) || is(k, key("to")) || is(k, key("after")) || is(k, key("till")))) {
      const bool past = is(k, key("past")) || is(k, key("after"));
      const bool sure = is(k, key("past"));
      ++k;
      const auto hour = number::read_number(atoms_, k);
      Index tail = hour ? hour->end : k;
      int part = 0;
      Index part_end = tail;
      int off = 0;
      const bool supported = hour && (sure || meridiem(tail, off, part_end) || part_after(tail, part, part_end));
      if (hour && hour->kind == NumberKind::cardinal && hour->value >= 1 && hour->value <= 12 && supported && hour->value == static_cast<int>(hour->value)) {
        c.hour = static_cast<int>(hour->value);
        c.minute = minutes;
        if (!past) {
          c.minute = 60 - minutes;
          c.hour = c.hour == 1 ? 12 : c.hour - 1;
        }
        return finish(tail);
      }
    }
  }
  if (atoms_.is_digits(j)) {
    const number::Atom& atom = atoms_[j];
    if (j > 0 && atoms_.glued(j) && !first_in_sentence(j)) {
      const number::Atom& before = atoms_[j - 1];
      if (before.kind != number::AtomKind::symbol || before.symbol == U'$' || before.symbol == U'/' || before.symbol == U'.' || before.symbol == U':' ||
          before.symbol == U'#' || before.symbol == U'€' || before.symbol == U'£')
        return false;
    }
    if (atom.grouped || atom.vulgar) return false;
    if (atom.decimal) {  // 2.17pm
      const std::string_view raw = atoms_.form(j);
      const std::size_t dot = raw.find('.');
      if (dot == raw.npos || dot > 2 || raw.size() - dot != 3) return false;
      int off = 0;
      Index tail = j + 1;
      if (!meridiem(j + 1, off, tail)) return false;
      // "2.123 am" is a length; two digits are minutes
      c.hour = static_cast<int>(atom.value);
      c.minute = (raw[dot + 1] - '0') * 10 + (raw[dot + 2] - '0');
      if (c.minute > 59 || c.hour > 12) return false;
      return finish(j + 1);
    }
    if (atoms_.is_symbol(j + 1, U':') && atoms_.glued(j + 1) && atoms_.is_digits(j + 2) && atoms_.glued(j + 2) && atoms_[j + 2].places == 2 &&
        !atoms_[j + 2].grouped && atom.places <= 2 && atom.value <= 24) {
      c.hour = static_cast<int>(atom.value);
      c.minute = static_cast<int>(atoms_[j + 2].value);
      if (c.minute > 59) return false;
      Index k = j + 3;
      if (atoms_.is_symbol(k, U':') && atoms_.glued(k) && atoms_.is_digits(k + 1) && atoms_.glued(k + 1) && atoms_[k + 1].places == 2) {
        c.second = static_cast<int>(atoms_[k + 1].value);
        if (c.second > 60) return false;
        k += 2;
      }
      if (atoms_.glued(k) && !atoms_.is_end(k) && atoms_.is_symbol(k, U':')) return false;
      if (is(k, key("hours")) || is(k, key("hrs")) || is(k, key("h"))) ++k;
      c.half_day_known = c.hour >= 13 || c.hour == 0 || atoms_.form(j)[0] == '0';
      return finish(k);
    }
    int off = 0;
    Index tail = j + 1;
    Index m = j + 1;
    if (atoms_.is_symbol(m, U'.') && atoms_.glued(m) && (cat(m + 1) == Cat::ampm || (is(m + 1, key("a")) || is(m + 1, key("p")))) && atoms_.glued(m + 1)) ++m;
    if (atom.places <= 4 && meridiem(m, off, tail)) {
      // "am" the verb and "AM" the radio band stand elsewhere
      const int value = static_cast<int>(atom.value);
      if (atom.places <= 2) {
        if (value < 1 || value > 12) return false;
        c.hour = value;
      } else {
        c.hour = value / 100;
        c.minute = value % 100;
        if (c.hour < 1 || c.hour > 12 || c.minute > 59) return false;
      }
      return finish(m);
    }
    if (atom.places <= 2 && atoms_.is_word(j + 1) && (is(j + 1, key("ish")) || cat(j + 1) == Cat::oclock) && atom.value >= 1 && atom.value <= 12) {
      c.hour = static_cast<int>(atom.value);
      return finish(j + 2);
    }
    if (dash(j + 1) && is(j + 2, key("ish")) && atom.places <= 2 && atom.value <= 12) {
      c.hour = static_cast<int>(atom.value);
      return finish(j + 3);
    }
    if (atom.places == 4 && is(j + 1, key("hours")) && atom.value < 2400 && std::string_view("0123").find(atoms_.form(j)[0]) != std::string_view::npos &&
        i > 0 && (is(i - 1, key("at")) || is(i - 1, key("by")) || is(i - 1, key("from")))) {
      c.hour = static_cast<int>(atom.value) / 100;
      c.minute = static_cast<int>(atom.value) % 100;
      c.half_day_known = true;
      if (c.minute > 59) return false;
      return finish(j + 2);
    }
    if (atom.places <= 2 && atom.value >= 1 && atom.value <= 12 && !atom.decimal) {
      bool utc = false;
      Index zone_end = j + 1;
      int part = 0;
      Index part_end = j + 1;
      if (bare_hour || (is(i > 0 ? i - 1 : i, key("at")) && zone(j + 1, utc, zone_end) && atoms_[j + 1].span.size() >= 3) ||
          (part_after(j + 1, part, part_end) && !is(j + 1, key("this")) && !noun_follows(part_end) && (comma(j + 1) || is(j + 1, key("in")) || is(j + 1, key("at"))) &&
           i > 0 && (is(i - 1, key("at")) || is(i - 1, key("circa")) || is(i - 1, key("around")) || is(i - 1, key("about")) || is(i - 1, key("by")) ||
                     is(i - 1, key("than")) || is(i - 1, key("back"))))) {
        bool plural = false;
        if (unit_at(j + 1, true, plural) != Unit::none && !comma(j + 1)) return false;
        if (bare_hour && !function(j + 1)) return false;
        c.hour = static_cast<int>(atom.value);
        return finish(j + 1);
      }
    }
    return false;
  }
  // words: "seven p.m.", "five-thirty", "five o'clock"
  const auto hour = number::read_number(atoms_, j);
  if (!hour || hour->digits || hour->article || hour->kind != NumberKind::cardinal || hour->value != static_cast<int>(hour->value)) return false;
  int value = static_cast<int>(hour->value);
  Index k = hour->end;
  if (value < 1 || value > 12) return false;
  int off = 0;
  Index tail = k;
  if (cat(k) == Cat::oclock) {
    c.hour = value;
    return finish(k + 1);
  }
  if (meridiem(k, off, tail) && !(is(k, key("a")) && !atoms_.is_symbol(k + 1, U'.')) && !(is(k, key("am")) && !function(k + 1))) {
    c.hour = value;
    return finish(k);
  }
  // "five-thirty", "one thirty p m"
  Index m = dash(k) ? k + 1 : k;
  const auto minute = number::read_number(atoms_, m);
  if (minute && !minute->digits && !minute->article && minute->kind == NumberKind::cardinal && minute->value >= 10 && minute->value <= 59) {
    tail = minute->end;
    Index part_end = tail;
    int part = 0;
    const bool named = meridiem(tail, off, part_end) || part_after(tail, part, part_end) || cat(tail) == Cat::deictic;
    if (named || (m > k && i > 0 && is(i - 1, key("at")))) {
      c.hour = value;
      c.minute = static_cast<int>(minute->value);
      return finish(tail);
    }
  }
  if (bare_hour || (i > 0 && is(i - 1, key("at")) && (is(k, key("in")) || is(k, key("tomorrow"))))) {
    int part = 0;
    Index part_end = k;
    if (bare_hour ? function(k) : part_after(k, part, part_end)) {
      c.hour = value;
      return finish(k);
    }
  }
  return false;
}

Point Grammar::at_clock(Point day, Clock c) const {
  Point p = day;
  p.grain = Grain::clock;
  if (!c.half_day_known && c.part != 0 && c.hour <= 12) {
    if ((c.part == 2 || c.part == 3) && c.hour < 12) c.hour += 12;
    if (c.part == 4 && c.hour >= 5 && c.hour < 12) c.hour += 12;
    if (c.part == 4 && c.hour == 12) c.hour = 0;
    if (c.part == 1 && c.hour == 12) c.hour = 0;
  }
  p.hour = c.hour;
  p.minute = c.minute;
  p.second = c.second;
  p.utc = c.utc;
  return p;
}

Point Grammar::at_part(Point day, int part) const {
  Point p = day;
  p.grain = Grain::part;
  p.index = part;
  return p;
}

Point Grammar::clock_day() const {
  // A time belongs to the day last named in its sentence; else to the day the text speaks of; else to publication.
  if (last_day_.grain != Grain::none && (sentence_ - last_day_sentence_ <= 1 || setting_.narrative)) return last_day_;
  if (setting_.has_published && !setting_.narrative) return day_point(setting_.published);
  Point p = day_point(0);
  p.no_day = true;
  return p;
}

bool Grammar::with_clock(Found& found, Point day, Index end) {
  // behind a day: ", at 5 p.m.", "5 May 12:00", "tomorrow before 5pm", "Friday morning", "tuesday in the morning"
  Index j = end;
  int part = 0;
  Index tail = j;
  const bool deictic_day = end > 0 && (cat(end - 1) == Cat::deictic || cat(end - 1) == Cat::weekday);
  if (!comma(j) && !is(j, key("this")) && !is(j, key("that")) && part_after(j, part, tail) && !(is(j, key("in")) && !is(j + 1, key("the")))) {
    Found best = found;
    best.point = at_part(day, part);
    best.type = TimexType::time;
    best.end = tail;
    // "Sunday early morning at 8:00", "tomorrow evening around 7"
    Index k = tail;
    if (is(k, key("at")) || is(k, key("around")) || is(k, key("about"))) ++k;
    Clock c;
    Index clock_end = k;
    if (clock(k, c, clock_end, k > tail)) {
      c.part = part;
      best.point = at_clock(day, c);
      best.end = clock_end;
    }
    found = best;
    return true;
  }
  if (cat(j) == Cat::ampm && deictic_day) {
    found.point = at_part(day, val(j) == 12 ? 2 : 1);
    found.type = TimexType::time;
    found.end = j + 1;
    return true;
  }
  bool joined = false, led = false;
  if (comma(j) || (dash(j) && atoms_.glued(j))) {
    ++j;
    joined = true;
  }
  if (atoms_.is_symbol(j, U'(') && cat(j + 1) == Cat::weekday && atoms_.is_symbol(j + 2, U')')) {
    j += 3;
    if (dash(j)) ++j;
  }
  if (atoms_.is_symbol(j, U'@')) ++j, led = true;
  else if (is(j, key("at")) || is(j, key("for")) || is(j, key("around")) || is(j, key("about")) || is(j, key("by"))) {
    led = is(j, key("at")) || is(j, key("around"));
    ++j;
    if (led && (is(j, key("around")) || is(j, key("about")))) ++j;
  } else if (is(j, key("before")) || is(j, key("after"))) {
    ++j;
  } else if (is(j, key("later")) && is(j + 1, key("than"))) {
    j += 2;
    led = true;
  } else if (is(j, key("t")) && atoms_.glued(j) && atoms_.is_digits(j + 1)) {
    ++j;
  }
  Clock c;
  Index clock_end = j;
  // "T13:15" hangs on its letter, which the clock would refuse
  if (j > end && is(j - 1, key("t")) && atoms_.glued(j)) {
    if (atoms_[j].places != 2 || !atoms_.is_symbol(j + 1, U':') || !atoms_.is_digits(j + 2)) return false;
    c.hour = static_cast<int>(atoms_[j].value);
    c.minute = static_cast<int>(atoms_[j + 2].value);
    clock_end = j + 3;
    if (atoms_.is_symbol(clock_end, U':') && atoms_.is_digits(clock_end + 1)) {
      c.second = static_cast<int>(atoms_[clock_end + 1].value);
      clock_end += 2;
    }
    c.half_day_known = true;
    bool utc = false;
    Index tail2 = clock_end;
    if (zone(clock_end, utc, tail2)) {
      c.utc = utc;
      clock_end = tail2;
    }
    if (c.hour > 24 || c.minute > 59) return false;
  } else if (dash(j) && joined) {
    return false;
  } else if (!clock(j, c, clock_end, led && !joined)) {
    // "next Wednesday later than 10 in the morning", "previous Tuesday by 2 in the afternoon"
    if (!(j > end && atoms_.is_digits(j) && atoms_[j].places <= 2 && part_after(j + 1, part, tail))) return false;
    c.hour = static_cast<int>(atoms_[j].value);
    if (c.hour < 1 || c.hour > 12) return false;
    clock_end = j + 1;
  }
  if (part_after(clock_end, part, tail)) {
    c.part = part;
    clock_end = tail;
  }
  // "Wed Oct 26 15:50:06 2016"
  int year = 0;
  Index year_end = clock_end;
  if (c.second >= 0 && atoms_.is_digits(clock_end) && atoms_[clock_end].places == 4 && year_at(clock_end, year, year_end, false)) {
    const Civil civil = civil_from_days(day.day);
    if (exists(year, civil.month, civil.day)) day = day_point(days_from_civil(year, civil.month, civil.day));
    clock_end = year_end;
  }
  found.point = at_clock(day, c);
  found.point.impossible = day.impossible;
  found.type = TimexType::time;
  found.end = clock_end;
  return true;
}

bool Grammar::clock_first(Index i, Found& found, int depth) {
  if (cat(i) == Cat::tonight) {
    const Point day = clock_day().no_day || setting_.narrative ? clock_day() : day_point(setting_.published);
    found.point = at_part(day, 4);
    if (setting_.narrative) found.point.no_day = true;
    found.type = TimexType::time;
    found.end = i + 1;
    Index j = i + 1;
    const bool led = is(j, key("at")) || is(j, key("around")) || is(j, key("about"));
    if (led) ++j;
    Clock c;
    Index tail = j;
    if (led && clock(j, c, tail, true)) {
      c.part = 4;
      found.point = at_clock(day, c);
      found.end = tail;
    }
    return true;
  }
  if (cat(i) == Cat::overnight) {
    found.point = at_part(clock_day(), 4);
    found.type = TimexType::time;
    found.end = i + 1;
    return true;
  }
  Clock c;
  Index end = i;
  bool bare = false;
  if (!clock(i, c, end, bare)) {
    // "10, tonight", "five tomorrow"
    if (!(atoms_.is_digits(i) && atoms_[i].places <= 2 && atoms_[i].value >= 1 && atoms_[i].value <= 12 && comma(i + 1) && cat(i + 2) == Cat::tonight)) return false;
    c.hour = static_cast<int>(atoms_[i].value);
    end = i + 1;
  }
  Point day = clock_day();
  int part = 0;
  Index tail = end;
  if (cat(i) == Cat::noon && is(end, key("on")) == false && dash(end) && atoms_.glued(end)) return false;
  if (part_after(end, part, tail) && !(comma(end) && cat(end + 1) != Cat::tonight)) {
    const bool own_day = is(end, key("this")) || cat(tail - 1) == Cat::tonight;
    c.part = part;
    end = tail;
    if (own_day && setting_.has_published && !setting_.narrative) day = day_point(setting_.published);
  }
  // a day behind it: "on Tuesday", "12:00 UTC Monday", "13:00 February 28, 2013", "8.30pm today", "five-thirty tomorrow evening"
  Index j = end;
  const bool on = is(j, key("on")) || is(j, key("of"));
  if (on) ++j;
  Point other;
  Index day_end = j;
  bool have = false;
  if (depth < 3 && !comma(j)) {
    if (deictic(j, other, day_end)) have = other.grain == Grain::day;
    if (!have) {
      day_end = j;
      const bool carry = carry_open_;
      have = date(j, other, day_end) && other.grain == Grain::day;
      if (have && cat(j) != Cat::month && cat(j) != Cat::weekday && cat(j) != Cat::month_maybe && !on && !atoms_.is_digits(j)) have = false;
      carry_open_ = carry;
    }
    if (!have) {
      day_end = j;
      have = weekday_alone(j, other, day_end) && !other.impossible;
    }
    if (!have && cat(j) == Cat::det) {
      Found inner;
      inner.begin = j;
      if (determined(j, inner) && inner.type == TimexType::date && inner.point.grain == Grain::day) {
        other = inner.point;
        day_end = inner.end;
        have = true;
      }
    }
  }
  if (have) {
    day = other;
    end = day_end;
    if (part_after(end, part, tail) && !comma(end)) {
      c.part = part;
      end = tail;
    }
  }
  found.point = at_clock(day, c);
  found.type = TimexType::time;
  found.end = end;
  return true;
}

bool Grammar::part_first(Index i, Found& found, int depth) {
  // "the morning of 31 January", "early in the morning of", "the early hours of Monday", "in the morning at 7", "night"
  Index j = i;
  const bool the = is(j, key("the"));
  if (the) ++j;
  bool modified = false;
  if (cat(j) == Cat::modifier) {
    modified = true;
    ++j;
    if (dash(j)) ++j;
    if (!the && is(j, key("in")) && is(j + 1, key("the"))) j += 2;
    else if (!the && is(j, key("the")) ) ++j;
  }
  if (is(j, key("next")) || is(j, key("following")) || is(j, key("same"))) {
    // "early the next morning"
    if (modified && !the) {
      Found inner;
      inner.begin = i + 1;
      if (determined(i + 1, inner) && inner.type == TimexType::time) {
        found.point = inner.point;
        found.type = TimexType::time;
        found.end = inner.end;
        return true;
      }
    }
    return false;
  }
  int part = 0;
  Index end = j;
  const bool hours = (the && modified && is(j, key("hours")));
  if (hours) {
    part = 1;
    end = j + 1;
  } else if (!part_at(j, part, end)) {
    return false;
  }
  if (j == i && atoms_[j].capital && !first_in_sentence(j)) return false;
  if (dash(end) && atoms_.glued(end) && !is(end + 1, key("time"))) return false;
  if (dash(end) && is(end + 1, key("time"))) end += 2;
  if (!the && j == i && i > 0 && dash(i - 1) && atoms_.glued(i)) return false;
  if (!the && j == i && i > 0 && (is(i - 1, key("good")) || is(i - 1, key("one")) || is(i - 1, key("a")))) {
    if (is(i - 1, key("good"))) return false;
  }
  Point day = clock_day();
  if (setting_.narrative && !the && !modified) {
    day = day_point(0);
    day.no_day = true;
  }
  found.point = at_part(day, part);
  found.type = TimexType::time;
  found.end = end;
  Index k = end;
  if ((is(k, key("of")) || is(k, key("on"))) && depth < 3) {
    Found inner;
    inner.begin = k + 1;
    if (moment(k + 1, inner, depth + 1) && inner.type == TimexType::date && inner.point.grain == Grain::day) {
      found.point = at_part(inner.point, part);
      found.end = inner.end;
      return true;
    }
    if (hours) return false;
  }
  if (is(k, key("of")) && !hours && (is(k - 1, key("dawn")) || is(k - 1, key("dusk")) || is(k - 1, key("sunset")) || is(k - 1, key("evening")))) return false;
  if (hours && !is(k, key("of"))) return function(k);
  const bool led = is(k, key("at")) || is(k, key("around"));
  if (led) {
    Clock c;
    Index tail = k + 1;
    if (clock(k + 1, c, tail, true)) {
      c.part = part;
      found.point = at_clock(day, c);
      found.end = tail;
    }
  }
  if (!the && !modified && is(i, key("dawn")) && is(i + 1, key("of"))) return false;
  return true;
}

}  // namespace facts::time
