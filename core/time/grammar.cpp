#include "time/grammar.hpp"

#include <algorithm>

namespace facts::time {

using number::key;

const TimeWord& Grammar::word(Index i) const {
  static const TimeWord nothing;
  return atoms_.is_word(i) ? time_word(atoms_[i].hash) : nothing;
}

bool Grammar::function(Index i) const {
  const number::Atom& atom = atoms_[i];
  if (atom.kind == number::AtomKind::end || atom.kind == number::AtomKind::symbol) return true;
  if (atom.kind != number::AtomKind::word) return false;
  static constexpr std::uint64_t words[] = {
      key("is"), key("was"), key("are"), key("were"), key("has"), key("had"), key("have"), key("be"), key("been"), key("that"),
      key("which"), key("who"), key("when"), key("where"), key("while"), key("but"), key("as"), key("with"), key("without"),
      key("he"), key("she"), key("it"), key("they"), key("we"), key("i"), key("you"), key("his"), key("her"), key("its"), key("their"),
      key("not"), key("if"), key("so"), key("because"), key("although"), key("against"), key("into"), key("near"), key("'s"),
      key("said"), key("says"), key("did"), key("does"), key("do"), key("then"), key("there"), key("no"), key("also"), key("via")};
  switch (cat(i)) {
    case Cat::function: case Cat::a: case Cat::from: case Cat::since: case Cat::before: case Cat::after: case Cat::future:
    case Cat::det: case Cat::deictic: case Cat::month: case Cat::weekday: case Cat::ref: case Cat::shift: case Cat::modifier: return true;
    default: break;
  }
  return std::find(std::begin(words), std::end(words), atom.hash) != std::end(words);
}

bool Grammar::noun_follows(Index i) const { return atoms_.is_word(i) && !atoms_[i].capital && !function(i); }

bool Grammar::future(Index begin, Index end) const {
  // "announced in January" has happened, whatever else the sentence plans
  if (begin > 2 && (is(begin - 1, key("in")) || is(begin - 1, key("on")) || is(begin - 1, key("at"))) && atoms_.is_word(begin - 2) &&
      atoms_.form(begin - 2).ends_with("ed") && !is(begin - 3, key("be")) && !is(begin - 3, key("to")))
    return false;
  for (Index i = begin, steps = 0; i-- > 0 && steps < 16 && !atoms_.is_end(i); ++steps) {
    // "plans", "set", "due" only with what is to be done behind them
    if (cat(i) == Cat::future && (val(i) == 1 || is(i + 1, key("to")))) return true;
    if (is(i, key("may")) && !atoms_[i].capital) return true;
    if (is(i, key("to")) && is(i + 1, key("be"))) return true;
  }
  Index start = begin;
  while (start > 0 && !atoms_.is_end(start - 1) && begin - start < 4) --start;
  if (!first_in_sentence(start) || begin - start > 3) return false;
  for (Index i = end; i < end + 8 && !atoms_.is_end(i); ++i)
    if (is(i, key("will")) || is(i, key("would")) || is(i, key("shall")) || is(i, key("may"))) return true;
  return false;
}

bool Grammar::past(Index begin) const {
  static constexpr std::uint64_t irregular[] = {key("was"), key("were"), key("had"), key("did"), key("said"), key("came"), key("began"), key("took"), key("won"),
                                                key("fell"), key("rose"), key("led"), key("left"), key("met"), key("held"), key("made"), key("went"), key("told"),
                                                key("gave"), key("became"), key("struck"), key("hit"), key("broke"), key("fought"), key("found"), key("saw"),
                                                key("sent"), key("shot"), key("signed"), key("spoke"), key("wrote"), key("lost"), key("born")};
  for (Index i = begin, steps = 0; i-- > 0 && steps < 12 && !atoms_.is_end(i); ++steps) {
    if (!atoms_.is_word(i)) continue;
    const std::uint32_t w = atoms_[i].word;
    if (w < syntax_.words.size() && syntax_.words[w].upos != syntax::Upos::x) {
      const syntax::Upos tag = syntax_.words[w].upos;
      if (tag == syntax::Upos::verb || tag == syntax::Upos::aux) return syntax_.words[w].past;
      continue;
    }
    if (std::find(std::begin(irregular), std::end(irregular), atoms_[i].hash) != std::end(irregular)) return true;
    const std::string_view form = atoms_.form(i);
    if (form.size() > 4 && form.ends_with("ed") && !atoms_[i].capital) return true;
  }
  return false;
}

bool Grammar::year_ahead(Index end, int month, int& year) const {
  // "from May 4 to June 6, 1998": the year stands once, behind the second date
  if (!is(end, key("to")) && !is(end, key("and")) && !is(end, key("until")) && !is(end, key("through")) && !dash(end) && !is(end, key("or"))) return false;
  int second = 0, day = 0;
  bool ordinal = false;
  Index j = end + 1;
  if (!month_at(j, second, j, atoms_[j].capital)) {
    if (!day_at(j, day, j, ordinal) || !month_at(j, second, j, atoms_[j].capital)) return false;
  } else if (Index k = j; day_at(k, day, k, ordinal)) {
    j = k;
  }
  if (!year_at(j, year, j, true)) return false;
  if (second < month) --year;
  return true;
}

Unit Grammar::unit_at(Index i, bool after_number, bool& plural) const {
  const TimeWord& w = word(i);
  plural = w.cat == Cat::units;
  if (w.cat == Cat::unit || w.cat == Cat::units) return static_cast<Unit>(w.value);
  if (w.cat == Cat::unit_short && after_number) {
    const auto unit = static_cast<Unit>(w.value);
    // one letter counts only on its number: "3h", "10D"
    if (atoms_[i].span.size() == 1) {
      if (!atoms_.glued(i) || dash(i + 1)) return Unit::none;
      const char c = atoms_.text[atoms_[i].span.begin];
      if (c != 'h' && c != 'D' && c != 'W' && c != 'Y') return Unit::none;
      // "3D" is seldom a length
      static constexpr std::uint64_t led[] = {key("for"), key("lasted"), key("within"), key("after"), key("every"), key("lasts")};
      const Index before = i > 1 ? i - 2 : i;
      if (c != 'h' && !(atoms_.is_word(before) && std::find(std::begin(led), std::end(led), atoms_[before].hash) != std::end(led))) return Unit::none;
    }
    plural = true;
    return unit;
  }
  return Unit::none;
}

std::int64_t Grammar::now() const {
  if (setting_.narrative && last_.grain != Grain::none) return last_.day;
  return setting_.published;
}

const Point& Grammar::anchor() const {
  return last_;
}

bool Grammar::moment(Index i, Found& found, int depth) {
  if (depth == 0) return moment_anew(i, found, depth);
  Kept& kept = kept_[(i % 8) * 4 + static_cast<Index>(depth % 4)];
  if (kept.at != i) {
    const bool open = carry_open_;
    carry_open_ = false;
    Found what;
    what.begin = i;
    const bool ok = moment_anew(i, what, depth);
    kept = {i, ok, carry_open_, what};
    carry_open_ = open;
  }
  carry_open_ = carry_open_ || kept.open;
  if (kept.found) found = kept.what;
  return kept.found;
}

bool Grammar::moment_anew(Index i, Found& found, int depth) {
  // The longest of the readings wins; on a tie the one tried first.
  Found best;
  const auto offer = [&](const Found& candidate) {
    if (candidate.end > best.end) best = candidate;
  };
  Point point;
  Index end = i;
  const auto offer_point = [&](bool ok) {
    if (!ok) return;
    Found candidate;
    candidate.begin = i;
    candidate.end = end;
    candidate.point = point;
    candidate.type = TimexType::date;
    offer(candidate);
    Found timed = candidate;
    if (point.grain == Grain::day && with_clock(timed, point, end)) offer(timed);
  };
  end = i;
  offer_point(deictic(i, point, end));
  end = i;
  offer_point(date(i, point, end));
  end = i;
  offer_point(feast_at(i, point, end));
  end = i;
  offer_point(weekday_alone(i, point, end));
  end = i;
  offer_point(quarter(i, point, end));
  end = i;
  offer_point(season(i, point, end));
  end = i;
  offer_point(day_of_month_alone(i, point, end));
  Found candidate;
  candidate.begin = i;
  if (determined(i, candidate)) offer(candidate);
  candidate = {};
  candidate.begin = i;
  if (fiscal_year(i, candidate)) offer(candidate);
  candidate = {};
  candidate.begin = i;
  if (depth < 3) {
    if (clock_first(i, candidate, depth)) offer(candidate);
    candidate = {};
    candidate.begin = i;
    if (edge(i, candidate, depth)) offer(candidate);
    candidate = {};
    candidate.begin = i;
    if (modified(i, candidate, depth)) offer(candidate);
    candidate = {};
    candidate.begin = i;
    if (shifted(i, candidate, depth)) offer(candidate);
    candidate = {};
    candidate.begin = i;
    if (nth_unit(i, candidate, depth)) offer(candidate);
    candidate = {};
    candidate.begin = i;
    if (part_first(i, candidate, depth)) offer(candidate);
    candidate = {};
    candidate.begin = i;
    if (length_expression(i, candidate, depth)) offer(candidate);
  }
  if (best.end <= i) return false;
  best.begin = i;
  found = best;
  return true;
}

bool Grammar::any(Index i, Found& found, int depth) {
  Found best;
  Found candidate;
  candidate.begin = i;
  if (moment(i, candidate, depth)) best = candidate;
  candidate = {};
  candidate.begin = i;
  // of "15 a year" the rate, not the length
  if (set(i, candidate) && (candidate.end > best.end || (candidate.end == best.end && best.type == TimexType::duration))) best = candidate;
  if (best.type == TimexType::date || best.type == TimexType::time) {
    // "3pm each day", "Friday mornings"
    candidate = {};
    if (best.end > i && best.type == TimexType::time && set(best.end, candidate) && candidate.value.starts_with("P1D") && best.point.grain == Grain::clock) {
      const std::string value = value_of(best.point);
      best.value = "XXXX-XX-XX" + value.substr(std::min(value.size(), value.find('T')));
      best.type = TimexType::set;
      best.end = candidate.end;
    }
  }
  candidate = {};
  candidate.begin = i;
  if (best.end <= i && plain_period(i, candidate)) best = candidate;
  candidate = {};
  candidate.begin = i;
  if (best.end <= i && reference(i, candidate)) best = candidate;
  if (best.end <= i) return false;
  best.begin = i;
  found = best;
  return true;
}

/// Whether an expression can begin at `at` at all: most of a text's words are refused here with one or two look-ups.
bool Grammar::may_start(Index at) const {
  const number::Atom& atom = atoms_[at];
  if (atom.kind == number::AtomKind::digits) return true;
  if (atom.kind == number::AtomKind::symbol) return atom.symbol == U'\'' && atoms_.is_digits(at + 1);
  const auto timely = [&](Index k) {
    return atoms_[k].kind == number::AtomKind::digits || cat(k) != Cat::none || number::may_begin(atoms_, k) || starts_holiday(atoms_[k].hash);
  };
  Index end = 0;
  switch (cat(at)) {
    case Cat::none:
      return number::may_begin(atoms_, at) || !holiday(atoms_, at, end).empty() || is(at, key("q")) || is(at, key("h")) || is(at, key("fiscal")) ||
             is(at, key("fy")) || is(at, key("school")) || is(at, key("academic")) || is(at, key("financial")) || is(at, key("tax")) || is(at, key("bi")) || is(at, key("more"));
    case Cat::from: case Cat::since: case Cat::after: case Cat::before: case Cat::future: case Cat::ampm: case Cat::era: case Cat::zone: case Cat::ago:
    case Cat::unit_short: case Cat::oclock: case Cat::old: case Cat::ref_present: case Cat::past:
      return false;
    case Cat::det:
      return timely(at + 1) || is(at + 1, key("time")) || is(at + 1, key("period")) || is(at + 1, key("fiscal")) || is(at + 1, key("financial")) ||
             is(at + 1, key("calendar")) || is(at + 1, key("school")) || is(at + 1, key("business")) || is(at + 1, key("working")) || is(at + 1, key("academic"));
    case Cat::a: case Cat::per: return timely(at + 1) || is(at + 1, key("couple")) || is(at + 1, key("little"));
    case Cat::function: break;
    default: return true;
  }
  // function words: the few that open an expression
  if (is(at, key("the")))
    return (timely(at + 1) && cat(at + 1) != Cat::function) || is(at + 1, key("very")) || is(at + 1, key("latter")) || is(at + 1, key("fiscal")) ||
           is(at + 1, key("better")) || is(at + 1, key("financial")) || is(at + 1, key("academic"));
  static constexpr std::uint64_t openers[] = {key("about"), key("around"), key("approximately"), key("circa"), key("nearly"), key("almost"), key("roughly"),
                                              key("over"), key("under"), key("more"), key("less"), key("just"), key("some"), key("another"), key("up"), key("at")};
  if (std::find(std::begin(openers), std::end(openers), atom.hash) == std::end(openers)) return false;
  return timely(at + 1);
}

std::optional<Found> Grammar::read(Index at) {
  const number::Atom& atom = atoms_[at];
  if (atom.kind == number::AtomKind::end) {
    ++sentence_;
    carry_at_ = 0xffffffffu;
    return {};
  }
  if (at < address_end_) return {};
  if (atom.kind == number::AtomKind::word && (is(at, key("http")) || is(at, key("https")) || is(at, key("www"))) && !atoms_[at + 1].space) {
    address_end_ = at + 1;
    while (atoms_.glued(address_end_) && !atoms_.is_end(address_end_)) ++address_end_;
    return {};
  }
  if (at != carry_at_ && !may_start(at)) return {};
  Found found;
  if (at == carry_at_) {
    int day = 0;
    Index end = at;
    bool ordinal = false;
    if (day_at(at, day, end, ordinal)) {
      const Civil civil = civil_from_days(carry_.day);
      if (exists(civil.year, civil.month, day)) {
        found.begin = at;
        found.end = end;
        found.point = day_point(days_from_civil(civil.year, civil.month, day));
        remember(found);
        carry_at_ = 0xffffffffu;
        return found;
      }
    }
    carry_at_ = 0xffffffffu;
  }
  carry_open_ = false;
  for (Kept& kept : kept_) kept.at = 0xffffffffu;  // what is found depends on what was spoken of before
  if (!any(at, found, 0)) return {};
  if (carry_open_) {
    // "May 4 and 5", "June 10-12": the second day stands behind a conjunction
    Index next = found.end;
    if (is(next, key("and")) || is(next, key("or")) || is(next, key("to")) || dash(next) || comma(next)) {
      int day = 0;
      Index end = ++next;
      bool ordinal = false;
      if (atoms_.is_digits(next) && day_at(next, day, end, ordinal) && (function(end) || ordinal) && !atoms_.is_symbol(end, U':') &&
          !atoms_.is_symbol(end, U'%') && cat(end) != Cat::month && !(comma(found.end) && !is(end, key("and")) && !comma(end))) {
        carry_at_ = next;
        carry_ = found.point;
      }
    }
  }
  remember(found);
  return found;
}

void Grammar::remember(const Found& found) {
  if (found.type != TimexType::date && found.type != TimexType::time) return;
  const Point& p = found.point;
  if (p.impossible || p.no_year || p.no_day || p.grain == Grain::none || p.grain == Grain::reference) return;
  if (p.grain == Grain::decade || p.grain == Grain::century) return;
  // "December 7, … 1941": a year alone does not blur the finer date of the same year
  if (!(p.grain == Grain::year && last_.grain < Grain::year && last_.grain != Grain::none && last_.year == p.year)) last_ = p;
  if (p.grain <= Grain::day) {
    last_day_ = day_point(p.day);
    last_day_sentence_ = sentence_;
  } else if (p.grain != Grain::year || p.year != last_.year) {
    last_day_ = {};
  }
}

}  // namespace facts::time
