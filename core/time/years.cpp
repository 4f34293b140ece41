// Years and what is as coarse or divides them: "1990", "the 1990s", "the 15th century", "Q3 2019", "the spring of 1862", feasts.
#include <algorithm>
#include <cmath>

#include "time/grammar.hpp"

namespace facts::time {

using number::key;
using number::NumberKind;

bool Grammar::decade(Index i, Point& point, Index& end) const {
  Index j = i;
  if (is(j, key("the"))) ++j;
  if (cat(j) == Cat::modifier && j > i) {
    ++j;
    if (dash(j)) ++j;
  }
  const auto era = [&](Index k, int& sign) {
    (void)era_at(k, sign, k);
    return k;
  };
  const int published_year = civil_from_days(setting_.published).year;
  int sign = 1;
  if (cat(j) == Cat::decades) {
    if (j == i && i > 0 && !function(i - 1)) return false;
    if (j > i && i > 0 && (is(i - 1, key("in"))) && is(j + 1, key("and"))) return false;
    // "in her twenties" is an age
    if (j == i && i > 0 && atoms_.is_word(i - 1) && !is(i - 1, key("in")) && !is(i - 1, key("of")) && !is(i - 1, key("and"))) return false;
    const int two = val(j);
    int year = published_year / 100 * 100 + two;
    if (year > published_year) year -= 100;
    if (setting_.narrative && last_.grain != Grain::none && last_.year > 0) year = last_.year / 100 * 100 + two;
    point = decade_point(year);
    end = j + 1;
    return true;
  }
  const bool quote = atoms_.is_symbol(j, U'\'');
  if (quote) ++j;
  if (!atoms_.is_digits(j) || atoms_[j].grouped || atoms_[j].decimal) return false;
  if (i > 0 && j == i && atoms_.glued(i) && !first_in_sentence(i) && atoms_[i - 1].kind != number::AtomKind::symbol) return false;
  const bool plural = (is(j + 1, key("s")) && (atoms_.glued(j + 1) || atoms_[j].places == 4 || atoms_.is_end(j + 2) || atoms_.is_symbol(j + 2, U'.'))) ||
                      (is(j + 1, key("'s")) && std::fmod(atoms_[j].value, 10) == 0 && (j > i || atoms_.is_word(j + 2) == false));
  if (!plural || std::fmod(atoms_[j].value, 10) != 0) return false;
  const int value = static_cast<int>(atoms_[j].value);
  end = era(j + 2, sign);
  if (atoms_[j].places == 4 && value >= 1000 && value <= 2100) {
    point = decade_point(value);
    return true;
  }
  if (sign < 0 && value < 1000) {
    point = decade_point(-value);
    return true;
  }
  if (atoms_[j].places == 3 && sign > 0 && end > j + 2) {
    point = decade_point(value);
    return true;
  }
  if (atoms_[j].places != 2 || value < 10) return false;
  // "the 80s", "the '80s"; temperatures and ages ("in his 60s") are left alone
  const Index before = i;
  if (!quote && j == i && before > 0 && atoms_.is_word(before - 1) && !is(before - 1, key("and")) && !is(before - 1, key("or")) &&
      !is(before - 1, key("in")) && !is(before - 1, key("of")) && cat(before - 1) != Cat::modifier && cat(before - 1) != Cat::edge)
    return false;
  int year = published_year / 100 * 100 + value;
  if (year > published_year) year -= 100;
  if (setting_.narrative && last_.grain != Grain::none && last_.year > 1000) year = last_.year / 100 * 100 + value;
  point = decade_point(year);
  return true;
}

bool Grammar::century(Index i, Point& point, Index& end) const {
  Index j = i;
  if (is(j, key("the"))) ++j;
  if (cat(j) == Cat::modifier) {
    ++j;
    if (dash(j)) ++j;
  }
  const auto number = number::read_number(atoms_, j);
  if (!number || number->kind != NumberKind::ordinal || number->value < 1 || number->value > 30) return false;
  Index k = number->end;
  if (dash(k)) ++k;
  if (!is(k, key("century")) && !is(k, key("centuries"))) return false;
  end = k + 1;
  int sign = 1;
  (void)era_at(end, sign, end);
  const int n = static_cast<int>(number->value) - 1;
  point = century_point(sign < 0 ? -(n * 100 + 1) : n * 100);
  if (sign < 0) point.year = n == 0 ? -1 : -n * 100;
  return true;
}

// Years that are not the calendar's, or span two: "FY2024", "FY23/24", "fiscal 2023-24", "the 2023-24 school year", "the 2024 fiscal
// year". One year is given as that year, two as an interval.
bool Grammar::fiscal_year(Index i, Found& found) const {
  Index j = i;
  if (is(j, key("the"))) ++j;
  const bool fy = is(j, key("fy")) && atoms_[j].upper;
  bool led = fy;
  static constexpr std::uint64_t kinds[] = {key("fiscal"), key("financial"), key("school"), key("academic"), key("budget"), key("tax")};
  const auto kind = [&](Index k) { return atoms_.is_word(k) && std::find(std::begin(kinds), std::end(kinds), atoms_[k].hash) != std::end(kinds); };
  if (fy) {
    ++j;
  } else if (kind(j)) {
    const bool fiscal = is(j, key("fiscal"));
    ++j;
    if (is(j, key("year"))) ++j;
    else if (!fiscal) return false;
    led = true;
  }
  if (!atoms_.is_digits(j) || atoms_[j].grouped || atoms_[j].decimal || (j == i && atoms_.glued(j) && atoms_[j > 0 ? j - 1 : j].kind == number::AtomKind::word)) return false;
  const bool four = atoms_[j].places == 4 && atoms_[j].value >= 1900 && atoms_[j].value < 2200;
  if (!four && !(fy && atoms_[j].places == 2 && atoms_.glued(j))) return false;
  const int published_year = civil_from_days(setting_.published).year;
  const int year = four ? static_cast<int>(atoms_[j].value) : (published_year > 0 ? published_year / 100 * 100 : 2000) + static_cast<int>(atoms_[j].value);
  Index end = j + 1;
  bool two = false;
  if ((dash(end) || atoms_.is_symbol(end, U'/')) && atoms_.glued(end) && atoms_.glued(end + 1) && atoms_.is_digits(end + 1) && !atoms_[end + 1].grouped && !atoms_[end + 1].decimal) {
    const int next = static_cast<int>(std::min(atoms_[end + 1].value, 1e6));
    two = next == (atoms_[end + 1].places == 4 ? year + 1 : (year + 1) % 100) && (atoms_[end + 1].places == 2 || atoms_[end + 1].places == 4);
    if (!two) return false;
    end += 2;
  }
  if (atoms_.glued(end) && (atoms_.is_word(end) || atoms_.is_digits(end)) && !is(end, key("'s"))) return false;
  if (!led) {
    const bool season = two && (is(end, key("season")) || is(end, key("campaign")) || is(end, key("budget")));
    if (!season && !(kind(end) && is(end + 1, key("year")))) return false;
    end += season ? 1 : 2;
  }
  found.type = TimexType::date;
  found.point = year_point(year);
  if (two) found.value = number_text(year) + "/" + number_text(year + 1);
  found.end = end;
  return true;
}

bool Grammar::bare_year(Index i, Point& point, Index& end) const {
  Index j = i;
  bool named = false;
  const auto labelled = [&](Index k) { return is(k, key("year")) || is(k, key("fy")) || is(k, key("fiscal")); };
  if (is(j, key("the")) && is(j + 1, key("year")) && atoms_.is_digits(j + 2)) j += 2, named = true;
  else if (labelled(j)) {
    named = true;
    if (is(j, key("fiscal")) && is(j + 1, key("year"))) ++j;
    ++j;
  }
  if (is(j, key("the")) && is(j + 1, key("years")) && atoms_.is_digits(j + 2)) return false;
  if (atoms_.is_symbol(j, U'\'') && !named && atoms_.is_digits(j + 1) && atoms_.glued(j + 1) && atoms_[j + 1].places == 2 && !atoms_[j + 1].decimal && setting_.has_published) {
    // "in '97": of the hundred years up to the day of publication
    static constexpr std::uint64_t before[] = {key("in"), key("since"), key("of"), key("by"), key("until"), key("from"), key("before"), key("after")};
    if (i == 0 || !atoms_.is_word(i - 1) || std::find(std::begin(before), std::end(before), atoms_[i - 1].hash) == std::end(before)) return false;
    if (!function(j + 2) || atoms_.is_symbol(j + 2, U'"') || atoms_.is_symbol(j + 2, U'\'')) return false;
    const int published_year = civil_from_days(setting_.published).year;
    int year = published_year / 100 * 100 + static_cast<int>(atoms_[j + 1].value);
    if (year > published_year) year -= 100;
    point = year_point(year);
    end = j + 2;
    return true;
  }
  if (!atoms_.is_digits(j)) {
    if (named || !atoms_.is_word(j)) return false;
    // "in nineteen ninety six": only where a preposition says so
    static constexpr std::uint64_t before[] = {key("in"), key("since"), key("of"), key("by"), key("until")};
    if (i == 0 || !atoms_.is_word(i - 1) || std::find(std::begin(before), std::end(before), atoms_[i - 1].hash) == std::end(before)) return false;
    const auto words = number::read_year_words(atoms_, j);
    if (!words || words->value < 1500 || words->value > 2100) return false;
    if (noun_follows(words->end)) return false;
    const auto whole = number::read_number(atoms_, j);
    if (whole && whole->end > words->end) return false;
    point = year_point(static_cast<int>(words->value));
    end = words->end;
    return true;
  }
  const number::Atom& atom = atoms_[j];
  if (atom.grouped || atom.decimal || atom.vulgar || atom.value < 1) return false;
  if (atoms_.glued(j) && j > 0 && !first_in_sentence(j)) {
    // glued to a dash between two years or to a bracket, quotation mark, '=' or slash; not to letters
    const number::Atom& before = atoms_[j - 1];
    if (before.kind != number::AtomKind::symbol) return false;
    const char32_t s = before.symbol;
    if (s != U'(' && s != U'"' && s != U'\'' && s != U'-' && s != U'=' && s != U'/' && s != U'[' && s != U':' && s != U'*') return false;
    if (s == U'/' && !(j > 1 && atoms_.is_digits(j - 2) && atoms_[j - 2].places == 4)) return false;
    if (s == U'-' && j > 1 && atoms_.glued(j - 1)) {
      const number::Atom& left = atoms_[j - 2];
      const bool years = left.kind == number::AtomKind::digits && left.places == 4 && left.value < atom.value && !left.decimal;
      const bool prefix = left.kind == number::AtomKind::word && (cat(j - 2) == Cat::modifier || is(j - 2, key("pre")) || is(j - 2, key("post")) ||
                                                                  cat(j - 2) == Cat::month || is(j - 2, key("s")));
      const bool bc = left.kind == number::AtomKind::digits && (cat(j + 1) == Cat::era || left.value > atom.value);
      if (!years && !prefix && !bc && left.kind != number::AtomKind::end) return false;
      if (years && j > 2 && atoms_.glued(j - 2) && !first_in_sentence(j - 2) && (dash(j - 3) || atoms_.is_digits(j - 3))) return false;
    }
  }
  end = j + 1;
  const int value = static_cast<int>(std::min(atom.value, 1e6));
  // an era behind it, or behind the range that it opens ("499-493 BC", "499 to 493 BC")
  {
    int sign = 1;
    Index era_end = end;
    if (era_at(end, sign, era_end)) {
      if (value > 9999) return false;
      point = year_point(sign < 0 ? -value : value);
      end = era_end;
      return true;
    }
  }
  if (cat(j > 0 ? j - 1 : j) == Cat::era && j > 0 && atoms_[j - 1].upper && val(j - 1) > 0 && value < 3000) {
    point = year_point(value);
    return true;
  }
  if ((dash(end) || is(end, key("to")) || is(end, key("and")) || is(end, key("or"))) && atoms_.is_digits(end + 1) && atoms_[end + 1].value <= atom.value && value <= 9999) {
    int sign = 1;
    Index era_end = end + 2;
    if (era_at(end + 2, sign, era_end) && sign < 0) {
      point = year_point(-value);
      return true;
    }
  }
  if (atom.places != 4 || value < 1000 || value > 2999) return false;
  const Index next = j + 1;
  bool range = false;
  if (atoms_.glued(next) && !atoms_.is_end(next)) {
    if (atoms_.is_word(next) && !is(next, key("'s"))) return false;
    if (atoms_.is_digits(next) || atoms_.is_symbol(next, U'%') || atoms_.is_symbol(next, U'$') || atoms_.is_symbol(next, U'€') ||
        atoms_.is_symbol(next, U'£') || atoms_.is_symbol(next, U'°') || atoms_.is_symbol(next, U'+'))
      return false;
    if (atoms_.is_symbol(next, U':') && atoms_.is_digits(next + 1)) return false;
    if (atoms_.is_symbol(next, U'/') && atoms_.is_digits(next + 1) && atoms_[next + 1].places != 4 && atoms_[next + 1].places != 2) return false;
    if (dash(next) && atoms_.glued(next + 1) && atoms_.is_digits(next + 1)) {
      // a range of years, or the parts of some number
      const number::Atom& right = atoms_[next + 1];
      const bool long_form = right.places == 4 && right.value > atom.value && right.value < 2100;
      const bool short_form = right.places == 2 && right.value > value % 100 && right.value <= value % 100 + 12 && !(atoms_.glued(next + 2) && dash(next + 2));
      if (!long_form && !short_form) return false;
      range = true;
      if (long_form && atoms_.glued(next + 2) && dash(next + 2) && atoms_.is_digits(next + 3)) return false;
    } else if (dash(next) && atoms_.glued(next + 1) && atoms_.is_word(next + 1)) {
      bool plural = false;
      if (unit_at(next + 1, true, plural) != Unit::none) return false;
      static constexpr std::uint64_t measures[] = {key("foot"), key("mile"), key("meter"), key("metre"), key("kilometer"), key("pound"),
                                                   key("man"), key("member"), key("strong"), key("seat"), key("km"), key("page"), key("acre")};
      if (std::find(std::begin(measures), std::end(measures), atoms_[next + 1].hash) != std::end(measures)) return false;
    }
  }
  if (dash(next) && atoms_[next].space && atoms_.is_digits(next + 1) && atoms_[next + 1].places <= 2) return false;
  if (named) {
    point = year_point(value);
    return true;
  }
  const Index before = j > 0 ? j - 1 : j;
  if (j > 0 && atoms_[before].kind == number::AtomKind::symbol) {
    const char32_t s = atoms_[before].symbol;
    if (s == U'$' || s == U'€' || s == U'£' || s == U'¥' || s == U'#' || s == U'+') return false;
  }
  // Evidence for and against: "in 1990" against "more than 2000 homes". The scorer of quantities takes what is left.
  if (j > 1 && dash(j - 1) && atoms_[j].space && atoms_.is_digits(j - 2) && atoms_[j - 2].places != 4) return false;
  int score = value >= 1900 && value <= 2050 ? 2 : value >= 1400 && value < 1900 ? 1 : 0;
  static constexpr std::uint64_t strong[] = {key("in"), key("since"), key("during"), key("until"), key("till"), key("circa"), key("early"), key("late"),
                                             key("mid"), key("year"), key("summer"), key("spring"), key("winter"), key("autumn"), key("election"),
                                             key("after"), key("before")};
  static constexpr std::uint64_t medium[] = {key("by"), key("of"), key("from"), key("through"), key("between"), key("the"), key("and"), key("for"),
                                             key("on"), key("that"), key("its"), key("his"), key("this"), key("or"), key("'s"), key("a"), key("to")};
  static constexpr std::uint64_t hedges[] = {key("about"), key("nearly"), key("than"), key("over"), key("least"), key("most"), key("almost"),
                                             key("approximately"), key("roughly"), key("some"), key("around"), key("only"), key("exactly"),
                                             key("another"), key("additional"), key("all"), key("no"), key("route"), key("highway"), key("flight"),
                                             key("room"), key("number"), key("reached"), key("total"), key("totaling"), key("up")};
  const std::uint64_t hash = j > 0 && atoms_.is_word(before) ? atoms_[before].hash : 0;
  const auto has = [&](const auto& list) { return hash != 0 && std::find(std::begin(list), std::end(list), hash) != std::end(list); };
  if (has(strong)) score += 2;
  else if (has(medium)) score += 1;
  else if (is(before, key("than")) && j > 1 && cat(j - 2) == Cat::shift) score += 1;  // "later than 2018"
  else if (has(hedges)) score -= 3;
  else if (j == 0 || atoms_.is_end(before) || atoms_[before].kind == number::AtomKind::symbol) score += 1;
  else if (cat(before) == Cat::month || cat(before) == Cat::season) score += 2;
  if (range || (j > 1 && dash(j - 1) && atoms_.glued(j) && atoms_.is_digits(j - 2))) score += 2;
  bool plural = false;
  if (unit_at(next, true, plural) != Unit::none) score -= 4;
  if (noun_follows(next)) {
    const std::string_view noun = atoms_.form(next);
    static constexpr std::uint64_t counted[] = {key("people"), key("men"), key("women"), key("children"), key("troops"), key("percent"), key("feet"),
                                                key("million"), key("billion"), key("hundred"), key("thousand"), key("meters"), key("metres"), key("per")};
    if (std::find(std::begin(counted), std::end(counted), atoms_[next].hash) != std::end(counted)) score -= 4;
    else if (noun.size() > 3 && noun.back() == 's' && noun[noun.size() - 2] != 's' && hash != key("the") && hash != key("'s"))
      score -= (value % 100 == 0 || value < 1900) ? 3 : hash == key("in") || hash == key("since") ? 0 : 2;
  }
  if (value % 1000 == 0 && value != 2000) score -= 1;
  if (score < 2) return false;
  point = year_point(value);
  return true;
}

bool Grammar::quarter(Index i, Point& point, Index& end) {
  // "Q3 2019", "2019 q1", "2017-q1", "third quarter", "the first quarter of 2009", "2019 H2"
  const auto letter = [&](Index k, int& n, bool& half) {
    if (!atoms_.is_word(k) || !atoms_.is_digits(k + 1) || !atoms_.glued(k + 1) || atoms_[k + 1].places != 1 || atoms_[k + 1].decimal) return false;
    half = is(k, key("h"));
    if (!half && !is(k, key("q"))) return false;
    n = static_cast<int>(atoms_[k + 1].value);
    if (atoms_.glued(k + 2) && !atoms_.is_end(k + 2) && (atoms_.is_word(k + 2) || atoms_.is_digits(k + 2)) && !is(k + 2, key("'s"))) return false;
    return n >= 1 && n <= (half ? 2 : 4);
  };
  const auto make = [&](int year, int n, bool half) {
    point = quarter_point(year, half ? (n - 1) * 2 + 1 : n);
    if (half) {
      point.grain = Grain::half;
      point.index = n;
    }
  };
  int n = 0, year = 0;
  bool half = false;
  const int base = civil_from_days(now()).year;
  if (atoms_.is_digits(i) && atoms_[i].places == 4 && !atoms_[i].grouped && !atoms_[i].decimal) {
    Index j = i + 1;
    if (dash(j)) ++j;
    if (!letter(j, n, half)) return false;
    make(static_cast<int>(atoms_[i].value), n, half);
    end = j + 2;
    return true;
  }
  if (letter(i, n, half)) {
    Index j = i + 2;
    if (dash(j)) ++j;
    if (year_at(j, year, end, false)) {
      make(year, n, half);
      return true;
    }
    if (half) return false;
    make(base, n, half);
    end = i + 2;
    return true;
  }
  Index j = i;
  bool the = false;
  if (is(j, key("the"))) {
    ++j;
    the = true;
  }
  if (is(j, key("fiscal"))) ++j;
  const auto number = number::read_number(atoms_, j);
  bool final = false;
  Index k = j;
  if (number && number->kind == NumberKind::ordinal && number->value >= 1 && number->value <= 4) {
    n = static_cast<int>(number->value);
    k = number->end;
  } else if (is(j, key("final"))) {
    n = 4;
    k = j + 1;
    final = true;
  } else {
    return false;
  }
  if (is(k, key("fiscal"))) ++k;
  if (dash(k)) ++k;
  half = is(k, key("half"));
  if (!half && !is(k, key("quarter"))) return false;
  if (half && (n > 2 || final)) return false;
  end = k + 1;
  Index y = end;
  if (is(y, key("of")) || is(y, key("in"))) ++y;
  Index tail = y;
  if (is(y, key("fiscal"))) ++y;
  if (year_reference(y, year, tail) || year_at(y, year, tail, false)) {
    make(year, n, half);
    end = tail;
    return true;
  }
  if (is(y, key("the")) && is(y + 1, key("year")) && y > end) {
    make(base, n, half);
    end = y + 2;
    return true;
  }
  if (half) return false;
  if (final && !the) return false;
  // without a year: the last such quarter that has begun
  year = base;
  if (!setting_.narrative && (n - 1) * 3 + 1 > civil_from_days(now()).month && !future(i, end)) --year;
  // an announcement of coming cuts looks ahead
  if (!setting_.narrative && n == 4 && year == base - 1 && civil_from_days(now()).month >= 6) year = base;
  make(year, n, half);
  return true;
}

int Grammar::season_year(int season) const {
  if (setting_.narrative && last_.grain != Grain::none) return last_.year;
  const Civil base = civil_from_days(setting_.published);
  static constexpr int starts[] = {1, 3, 6, 9, 12};
  if (base.month < starts[season] && !(season == 4)) return base.year - (base.month + 6 < starts[season] ? 1 : 0);
  return season == 4 && base.month < 6 ? base.year - 1 : base.year;
}

bool Grammar::season(Index i, Point& point, Index& end) {
  Index j = i;
  if (atoms_.is_digits(j) && atoms_[j].places == 4 && !atoms_[j].grouped && !atoms_[j].decimal && atoms_[j].value >= 1000 && atoms_[j].value < 2200 &&
      (cat(j + 1) == Cat::season || cat(j + 1) == Cat::season_maybe)) {
    point = season_point(static_cast<int>(atoms_[j].value), val(j + 1));  // "their 1982 summer offensives"
    end = j + 2;
    return true;
  }
  bool the = false;
  if (is(j, key("the"))) {
    ++j;
    the = true;
  }
  if (cat(j) != Cat::season && cat(j) != Cat::season_maybe) return false;
  const bool maybe = cat(j) == Cat::season_maybe;
  const int which = val(j);
  int year = 0;
  Index tail = j + 1;
  end = j + 1;
  const bool of = is(tail, key("of"));
  if (year_at(tail, year, tail, false)) {
    point = season_point(year, which);
    end = tail;
    // "winter 1942-43"
    if (which == 4 && dash(end) && atoms_.is_digits(end + 1) && atoms_[end + 1].places <= 4 && atoms_.glued(end + 1)) end += 2;
    return true;
  }
  if (maybe) {
    static constexpr std::uint64_t before[] = {key("in"), key("this"), key("last"), key("next"), key("early"), key("late"), key("mid"), key("during"),
                                               key("by"), key("until"), key("since"), key("that"), key("same"), key("following"), key("previous")};
    if (of && the) return false;
    const Index b = i > 0 ? i - 1 : i;
    const bool led = i > 0 && atoms_.is_word(b) && std::find(std::begin(before), std::end(before), atoms_[b].hash) != std::end(before);
    const bool closed = function(end) && !is(end, key("of")) && !is(end, key("in")) && !is(end, key("to"));
    if (is(j, key("fall"))) {
      if (!(the && led && closed) && !(led && the == false && !is(b, key("by")) && !is(b, key("to")) && closed && !is(b, key("in")))) return false;
    } else {
      if (!(the && (led || closed)) && !(led) && !(!the && closed && atoms_[j].capital == false && i > 0 && is(b, key("but"))) &&
          !is(end, key("offensive")) && !is(end, key("campaign")))
        return false;
    }
  } else if (!the && i > 0 && atoms_.is_word(i - 1) && atoms_[j].capital && atoms_[i - 1].capital) {
    return false;  // a name
  }
  if (the && of) {
    // "the summer of discontent"
    point = season_point(season_year(which), which);
    return !maybe;
  }
  point = season_point(season_year(which), which);
  return true;
}

bool Grammar::feast_at(Index i, Point& point, Index& end) {
  Index j = i;
  if (is(j, key("the"))) ++j;
  int direction = 0;
  if (cat(j) == Cat::det) {
    const auto det = static_cast<Det>(val(j));
    if (det == Det::last || det == Det::previous || det == Det::past) direction = -1;
    else if (det == Det::next || det == Det::following || det == Det::coming) direction = 1;
    else if (det != Det::this_) return false;
    ++j;
  }
  Index tail = j;
  const std::string_view rule = holiday(atoms_, j, tail);
  if (rule.empty()) return false;
  if (is(tail, key("'s")) && noun_follows(tail + 1)) return false;  // "a New Year's message" tells of no day
  if (tail == j + 1 && atoms_[j].capital && j == i && i > 0 && atoms_.is_word(i - 1) && atoms_[i - 1].capital && !first_in_sentence(i - 1) &&
      !function(i - 1))
    return false;  // "Operation Ramadan"
  if (!atoms_[j].capital && tail == j + 1 && rule.find('+') == rule.npos && rule != "12-25" && rule != "10-31" && rule != "11-4-4") return false;
  int year = 0;
  Index after = tail;
  const bool of = is(tail, key("of"));
  if (of ? (year_reference(tail + 1, year, after) || year_at(tail, year, after, false)) : year_at(tail, year, after, false)) {
    tail = after;
  } else {
    if (!setting_.has_published && last_.grain == Grain::none) return false;
    const std::int64_t base = setting_.narrative ? now() : setting_.published;
    year = civil_from_days(base).year;
    const auto here = feast(rule, year);
    if (!here) return false;
    if (setting_.narrative) {
    } else if (direction < 0 && *here >= base) --year;
    else if (direction > 0 && *here <= base) ++year;
    else if (direction == 0) {
      // the nearest, with the tense
      const bool ahead = future(i, tail);
      if (*here > base && !ahead && *here - base > 183) --year;
      else if (*here < base && (ahead || base - *here > 183)) ++year;
    }
  }
  const auto day = feast(rule, year);
  if (!day) return false;
  point = day_point(*day);
  end = tail;
  if (is(end, key("weekend"))) {  // "Labor Day weekend": the one that touches the day
    point = period_of(*day - (weekday(*day) <= 2 ? 3 : 0), Unit::weekend);
    ++end;
  }
  return true;
}

}  // namespace facts::time
