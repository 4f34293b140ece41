#include "quantity/reader.hpp"

#include <algorithm>
#include <cmath>

namespace facts::quantity {

using number::AtomKind;
using number::key;
using number::NumberKind;

namespace {

constexpr std::uint64_t key_to = key("to"), key_and = key("and"), key_or = key("or"), key_between = key("between"), key_from = key("from"),
                        key_through = key("through"), key_one = key("one"), key_of = key("of"), key_the = key("the");

template <std::size_t N>
bool among(std::uint64_t hash, const std::uint64_t (&list)[N]) {
  return std::find(std::begin(list), std::end(list), hash) != std::end(list);
}

}  // namespace

bool Reader::url(Index at) const {
  // a number inside an address: letters, slashes and signs run on without white space around it
  Index b = at, e = at;
  bool colon = false, words = false, slashes = false;
  for (int steps = 0; b > 0 && steps < 24 && atoms_.glued(b) && !atoms_.is_end(b - 1); ++steps) {
    --b;
    colon = colon || atoms_.is(b, key("http")) || atoms_.is(b, key("https")) || atoms_.is(b, key("www")) || atoms_.is_symbol(b, U'@');
    words = words || atoms_.is_word(b);
    slashes = slashes || atoms_.is_symbol(b, U'/') || atoms_.is_symbol(b, U'=') || atoms_.is_symbol(b, U'&') || atoms_.is_symbol(b, U'?');
  }
  for (int steps = 0; steps < 8 && !atoms_.is_end(e + 1) && atoms_.glued(e + 1); ++steps) {
    ++e;
    colon = colon || (atoms_.is_symbol(e, U'@') && atoms_.is_word(e + 1) && atoms_.glued(e + 1));
  }
  return colon || (words && slashes && at - b >= 4);
}

bool Reader::amount(Index at, Amount& a) const {
  a = {};
  UnitReading before;
  const bool money = read_currency_before(atoms_, at, before);
  const auto number = number::read_number(atoms_, at, {money});
  if (!number) return false;
  if (number->kind == NumberKind::ordinal) return false;
  a.number = *number;
  a.begin = money ? before.begin : at;
  a.number_begin = at;
  a.number_end = a.end = number->end;
  a.value = number->value;
  if (money) {
    a.unit = before;
    a.sign_before = true;
    a.value *= before.scale;
    // "$23 billion dollars", "$99 (USD)", "USD 5 million dollar"
    UnitReading again;
    Index j = a.end;
    const bool bracket = atoms_.is_symbol(j, U'(');
    if (bracket) ++j;
    if (read_currency(atoms_, j, again) && atoms_.is_word(j) && (!bracket || atoms_.is_symbol(again.end, U')')) &&
        !atoms_.is_digits(again.end)) {
      if (again.name != "cent" && again.name != "penny") {
        if (a.unit.name == "dollar") a.unit.name = again.name;
        a.end = bracket ? again.end + 1 : again.end;
      }
    }
    // "per kg", "/hour"
    UnitReading rate;
    if (atoms_.is(a.end, key("per")) || (atoms_.is_symbol(a.end, U'/') && atoms_.glued(a.end))) {
      UnitContext context;
      context.value = 1;
      if (read_unit(atoms_, a.end + 1, context, rate) && !rate.currency() && rate.dimension != "ratio") {
        a.unit.name += " per " + rate.name;
        a.unit.dimension += " per " + rate.dimension;
        a.unit.factor = rate.factor != 0 ? 1 / rate.factor : 1;
        a.end = rate.end;
      }
    }
    return std::isfinite(a.value);
  }
  Index u = a.end;
  UnitContext context;
  context.value = a.value;
  context.words = number->words && !number->digits;
  if (atoms_.is_symbol(u, U'-') && atoms_.is_word(u + 1) && atoms_[u].space == atoms_[u + 1].space) {
    ++u;
    context.hyphen = true;
  }
  UnitReading unit;
  bool have = read_unit(atoms_, u, context, unit);
  if (!have && number->kind == NumberKind::fraction) {
    // "half an inch", "half of a percent", "two thirds of a mile"
    Index k = u;
    if (atoms_.is(k, key_of)) ++k;
    if ((atoms_.is(k, key("a")) || atoms_.is(k, key("an"))) && read_unit(atoms_, k + 1, context, unit)) have = true;
  }
  if (!have && number->kind == NumberKind::vague && atoms_.is(u, key_of)) have = read_unit(atoms_, u + 1, context, unit);
  if (!have && atoms_.is_word(u) && !context.hyphen && !number->article) {
    // "$98 Australian", "500 more miles", "two full days": one word between
    static constexpr std::uint64_t fine[] = {key("more"), key("full"), key("additional"), key("consecutive"), key("straight"), key("further"), key("whole"),
                                             key("extra"), key("upcoming"), key("successive")};
    if (among(atoms_[u].hash, fine)) have = read_unit(atoms_, u + 1, context, unit);
  }
  if (!have && !context.hyphen && atoms_.is_word(u) && atoms_[u].capital && atoms_.is_word(u + 1)) {
    // "2 million Swedish kronor": a nation's name before its currency
    UnitReading money_unit;
    if (read_currency(atoms_, u + 1, money_unit) && atoms_.is_word(money_unit.end - 1) && !atoms_[u + 1].capital) {
      unit = money_unit;
      have = true;
    }
  }
  if (!have && context.hyphen) u = a.end;
  if (have) {
    if (unit.dimension == "duration" && unit.name == "second" && !(atoms_.is(unit.end - 1, key("seconds")) || atoms_.glued(unit.begin) || context.hyphen) &&
        a.value != 1 && !atoms_.is(unit.end - 1, key("sec")) && !atoms_.is(unit.end - 1, key("secs")))
      have = false;
  }
  if (have) {
    a.unit = unit;
    a.end = unit.end;
    a.value *= unit.scale;
    // "75 USD million"
    if (unit.currency() && (atoms_.is(a.end, key("million")) || atoms_.is(a.end, key("billion"))) && number->end == unit.begin) {
      a.value *= atoms_.is(a.end, key("million")) ? 1e6 : 1e9;
      ++a.end;
    }
    if (unit.dimension == "duration") {
      // an age: "five years old", "3 years of age", "a 10-year-old"
      Index k = a.end;
      if (atoms_.is_symbol(k, U'-') && atoms_.is(k + 1, key("old"))) a.end = k + 2;
      else if (atoms_.is(k, key("old"))) a.end = k + 1;
      else if (atoms_.is(k, key_of) && atoms_.is(k + 1, key("age"))) a.end = k + 2;
      // "an hour and a half" belongs to times; "two years and a half"
      if (atoms_.is(k, key_and) && atoms_.is(k + 1, key("a")) && atoms_.is(k + 2, key("half"))) {
        a.value += .5;
        a.end = k + 3;
      }
    }
    // compound: "5 feet 4 inches", "3 dollars 50 cents"
    Index k = a.end;
    if (atoms_.is(k, key_and)) ++k;
    const auto rest = number::read_number(atoms_, k);
    if (rest && rest->kind == NumberKind::cardinal && !rest->article && (unit.name == "foot" || unit.currency() || unit.name == "pound")) {
      UnitReading small;
      UnitContext small_context;
      small_context.value = rest->value;
      if (read_unit(atoms_, rest->end, small_context, small)) {
        double part = 0;
        if (unit.name == "foot" && small.name == "inch") part = 1. / 12;
        else if (unit.currency() && (small.name == "cent" || small.name == "penny")) part = .01;
        if (part > 0 && rest->value < 100) {
          a.value += rest->value * part;
          a.end = small.end;
        }
      }
    }
    return std::isfinite(a.value);
  }
  // "four times per week", "15 a year" keep a plain count; "four times a week" is a rate
  if (atoms_.is(a.end, key("times")) || atoms_.is(a.end, key("time"))) {
    Index k = a.end + 1;
    if (atoms_.is(k, key("per")) || atoms_.is(k, key("a")) || atoms_.is(k, key("each")) || atoms_.is(k, key("every"))) {
      UnitContext one;
      one.value = 1;
      UnitReading rate;
      if (read_unit(atoms_, k + 1, one, rate) && rate.dimension == "duration") {
        a.unit.name = "count per " + rate.name;
        a.unit.dimension = "count per duration";
        a.unit.factor = 1 / rate.factor;
        a.end = rate.end;
      }
    }
  }
  return std::isfinite(a.value);
}

/// Numbers that name: model numbers, addresses, versions, telephone numbers, scores, years that are no times.
bool Reader::names(const Amount& a) const {
  const number::Atom& first = atoms_[a.begin];
  const bool money = a.sign_before;
  if (money) return false;
  const Index b = a.begin, e = a.number_end;
  if (first.kind == AtomKind::digits && atoms_.glued(b) && b > 0 && !atoms_.is_end(b - 1)) {
    const number::Atom& before = atoms_[b - 1];
    if (before.kind == AtomKind::word) return true;     // A380
    if (before.kind == AtomKind::digits) return true;   // an odd run
    if (before.kind == AtomKind::symbol) {
      const char32_t s = before.symbol;
      if (s == U'#' || s == U'/' || s == U'@' || s == U'_' || s == U'\\') return true;
      if (s == U':' && b > 1 && atoms_.is_digits(b - 2) && atoms_.glued(b - 1)) return true;  // 4:3
      if (s == U'.' && b > 1 && atoms_.glued(b - 1) && atoms_.is_word(b - 2)) return true;
      if (s == U'+' && b > 1 && atoms_.glued(b - 1) && !atoms_.is_end(b - 2)) return true;
      if (s == U'\'') return true;  // '11
      if (s == U'-' && b > 1 && atoms_.glued(b - 1) && !atoms_.is_end(b - 2)) {
        // "F-16", "Covid-19"; a range's second number comes here only where the range did not hold ("2-1", "82-2100")
        if (atoms_.is_word(b - 2) || atoms_[b - 2].kind == AtomKind::digits) return true;
      }
    }
  }
  if (url(b)) return true;
  if (first.kind == AtomKind::digits || first.kind == AtomKind::symbol) {
    // powers of ten that went wrong ("2 x 10^-999"), superscripts that belong to no unit ("3² cats"), badly grouped digits ("1,0001")
    const auto cross = [&](Index k) { return atoms_.is_symbol(k, U'x') || atoms_.is_symbol(k, U'×') || atoms_.is(k, key("x")); };
    if (b > 0 && (atoms_.is_symbol(b - 1, U'^') || (b > 1 && atoms_.is_symbol(b - 1, U'-') && atoms_.is_symbol(b - 2, U'^')))) return true;
    if (b > 0 && cross(b - 1) && a.value == 10 && (atoms_.is_symbol(e, U'^') || atoms_.is_symbol(e, U'-'))) return true;
    if (cross(e) && atoms_.is_digits(e + 1) && atoms_[e + 1].value == 10 && (atoms_.is_symbol(e + 2, U'^') || (atoms_.is_symbol(e + 2, U'-') && atoms_.glued(e + 2)))) return true;
    if (atoms_.is_symbol(e, U'^') && atoms_.glued(e)) return true;
    const char32_t raised = atoms_[e].kind == AtomKind::symbol && atoms_.glued(e) ? atoms_[e].symbol : 0;
    if (raised == U'²' || raised == U'³' || raised == U'¹' || (raised >= U'⁰' && raised <= U'₉')) return true;
    if (atoms_.is_symbol(e, U',') && atoms_.glued(e) && atoms_.glued(e + 1) && atoms_[e + 1].kind == AtomKind::digits && (!atoms_[e + 1].valid || atoms_[e + 1].places > 3)) return true;
  }
  // a scale behind the number that it could not take in: more than any number has ("a hundred billion trillion trillion")
  if (a.unit.name.empty()) {
    static constexpr std::uint64_t scales[] = {key("thousand"), key("million"), key("billion"), key("trillion"), key("quadrillion")};
    if (atoms_.is_word(e) && among(atoms_[e].hash, scales)) return true;
  }
  // "99999 BC", and hours that a clock has not ("13 pm", "0 am")
  if (a.number.plain && atoms_.is_word(e) && atoms_[e].upper && (atoms_.is(e, key("bc")) || atoms_.is(e, key("bce")) || atoms_.is(e, key("ad")) || atoms_.is(e, key("ce")))) return true;
  if (a.number.plain && first.places <= 2 && (atoms_.is(e, key("pm")) || atoms_.is(e, key("am")))) return true;
  // "020 7946 0018": three groups and more that open with a zero are a telephone number
  if (first.kind == AtomKind::digits && a.number.digits && a.unit.name.empty()) {
    Index left = b, right = b;
    const auto joined = [&](Index k) { return atoms_[k].kind == AtomKind::digits && atoms_[k + 1].kind == AtomKind::digits && atoms_[k + 1].span.begin == atoms_[k].span.end + 1; };
    while (left > 0 && b - left < 4 && joined(left - 1)) --left;
    while (right < b + 4 && joined(right)) ++right;
    if (right - left >= 2 && atoms_.form(left)[0] == '0') return true;
  }
  // digits, dash, digits, dash: a telephone number; "4:3", "3-2" and their like
  if (a.number.plain && first.kind == AtomKind::digits) {
    if (atoms_.is_symbol(e, U':') && atoms_.glued(e) && atoms_.is_digits(e + 1) && atoms_.glued(e + 1)) return true;
    if (atoms_.is_symbol(e, U'-') && atoms_.glued(e) && atoms_.is_digits(e + 1) && atoms_.glued(e + 1)) {
      if (atoms_.is_symbol(e + 2, U'-') && atoms_.glued(e + 2) && atoms_[e + 3].kind == AtomKind::digits) return true;
      if (first.places == 4 && first.value >= 1000 && first.value < 2100 && (atoms_[e + 1].places == 2 || atoms_[e + 1].places == 4)) return true;
      if (atoms_[e + 1].places >= 3 && first.places >= 2 && atoms_[e + 1].value < first.value) return true;
      // "won 3-1", "lost 0-0": a score, for a range goes up; of votes ("the vote was 52-35") the first number stands for those in favour
      if (a.unit.name.empty() && first.places <= 3 && atoms_[e + 1].places <= 3 && !atoms_[e + 1].decimal && atoms_[e + 1].value <= first.value) {
        static constexpr std::uint64_t votes[] = {key("vote"), key("votes"), key("voted"), key("voting"), key("passed"), key("approved"), key("rejected"), key("ballot")};
        bool vote = false;
        for (Index k = b, steps = 0; k-- > 0 && steps < 6 && !atoms_.is_end(k); ++steps) vote = vote || (atoms_.is_word(k) && among(atoms_[k].hash, votes));
        for (Index k = e + 2; k < e + 5 && !atoms_.is_end(k); ++k) vote = vote || (atoms_.is_word(k) && among(atoms_[k].hash, votes));
        if (!vote) return true;
      }
    }
    if (atoms_.is_symbol(e, U'/') && atoms_.glued(e) && atoms_.is_digits(e + 1) && atoms_.glued(e + 1)) return true;
    if (first.places >= 2 && atoms_.form(b)[0] == '0' && a.unit.name.empty()) return true;  // 007, 0044
    // glued letters that are no unit: "13F", "747s", "5G"; "777-200LR"
    if (a.unit.name.empty() && atoms_.is_word(e) && atoms_.glued(e) && !atoms_.is(e, key("'s"))) return true;
    if (a.unit.name.empty() && atoms_.is(e, key("'s")) && first.places >= 2) return true;
  }
  // "a 2-to-1 vote", "4 to 1 in favour": odds
  const auto joined_to = [&](Index k) { return atoms_.is_symbol(k, U'-') && atoms_.is(k + 1, key_to) && atoms_.is_symbol(k + 2, U'-'); };
  if (a.unit.name.empty() && (joined_to(e) || (b > 2 && joined_to(b - 3)))) return true;
  if (a.unit.name.empty() && a.value < 100 && b > 1 && atoms_.is(b - 1, key_to) && atoms_.is_digits(b - 2) && atoms_[b - 2].value > a.value && !atoms_[b - 2].grouped &&
      a.value <= 10 && (atoms_.is(e, key("margin")) || atoms_.is(e, key("in")) || atoms_.is(e, key("vote")) || atoms_.is(e, key("majority"))))
    return true;
  // "Boeing 777F", "Section 5 m": a name's letter is no unit
  if (!a.unit.name.empty() && a.unit.end == a.unit.begin + 1 && atoms_.glued(a.unit.begin) && atoms_[a.unit.begin].span.size() == 1 &&
      atoms_.is_word(a.unit.begin) && b > 1 && atoms_.is_word(b - 1) && atoms_[b - 1].capital && !atoms_.is_end(b - 2))
    return true;
  if (!a.unit.name.empty()) return false;
  // "the Big Three", "Ford Five Hundred"
  if (a.number.words && !a.number.digits && first.capital && !first.upper && b > 1 && atoms_.is_word(b - 1) && atoms_[b - 1].capital && !atoms_.is_end(b - 2) &&
      !(atoms_.is_word(e) && atoms_[e].capital))
    return true;
  if (atoms_.is_symbol(e, U'-') && atoms_.glued(e) && atoms_.glued(e + 1) && atoms_.is_word(e + 1)) {
    // "two-way", "4-wheel", "one-time": the number has gone into the word; "15-member" counts
    static constexpr std::uint64_t counted[] = {key("member"), key("person"), key("man"), key("seat"), key("strong"), key("room"), key("story"), key("storey"),
                                                key("page"), key("game"), key("nation"), key("vehicle"), key("bed"), key("point"), key("vote"), key("seater"),
                                                key("odd"), key("plus"), key("something"), key("ish"), key("count")};
    if (a.number.digits && atoms_[e + 1].upper && atoms_[e + 1].span.size() > 1) return true;
    if (!among(atoms_[e + 1].hash, counted) && (a.number.words || atoms_[e + 1].capital) && a.number.kind != NumberKind::fraction) return true;
  }
  if (b > 0 && atoms_.is_word(b - 1)) {
    const number::Atom& before = atoms_[b - 1];
    const WordKind kind = word_kind(atoms_, b - 1);
    if (kind == WordKind::label && (a.number.plain || (a.number.words && a.number.value < 20 && before.capital)) && !(atoms_.is_word(e) && !atoms_[e].capital && atoms_.form(e).ends_with("s") && !before.capital) &&
        !(atoms_.is(b - 1, key("number")) && atoms_.is_word(e))) {
      if (!(atoms_.is(b - 1, key("no")) && !atoms_[b - 1].capital)) return true;
    }
    // a name with a number: "Boeing 787", "iPhone 4", "Windows 10"; sentence openers and words after which one counts are no names
    const bool named = before.capital && b > 1 && !atoms_.is_end(b - 2);
    const bool mixed = atoms_.form(b - 1).size() > 2 && !before.capital && std::any_of(atoms_.form(b - 1).begin(), atoms_.form(b - 1).end(), [](char c) { return text::is_upper(c); });
    if ((named || mixed) && (a.number.plain || (mixed && first.kind == AtomKind::digits && first.decimal && a.number.scale == 1)) && first.places <= 4 && !before.upper + mixed + (before.upper && before.span.size() > 1) > 0) {
      static constexpr std::uint64_t months[] = {key("january"), key("february"), key("march"), key("april"), key("may"), key("june"), key("july"), key("august"),
                                                 key("september"), key("october"), key("november"), key("december"), key("monday"), key("tuesday"), key("wednesday"),
                                                 key("thursday"), key("friday"), key("saturday"), key("sunday"), key("all"), key("only"), key("about"), key("nearly"),
                                                 key("over"), key("some"), key("than"), key("has"), key("in"), key("at"), key("the"), key("is"), key("with")};
      const bool noun_after = atoms_.is_word(e) && !atoms_[e].capital && atoms_.form(e).size() > 3 && atoms_.form(e).ends_with("s") && atoms_[e].space;
      const bool headline = atoms_.is_word(b - 2) && atoms_[b - 2].capital && atoms_.is_word(e) && atoms_[e].capital && atoms_.form(e).ends_with("s");
      if (!among(before.hash, months) && !noun_after && !headline) return true;
    }
  }
  // "the final 717 jet", "its 777 airliner", "the 787 Dreamliner": one thing with a number for a name
  if (a.number.plain && first.kind == AtomKind::digits && first.places >= 3 && first.places <= 4 && b > 0 && (atoms_.is_word(b - 1)) && atoms_.is_word(e)) {
    static constexpr std::uint64_t ones[] = {key("the"), key("its"), key("their"), key("a"), key("'s"), key("this"), key("that"), key("his"), key("new"), key("final"), key("larger")};
    const std::string_view noun = atoms_.form(e);
    static constexpr std::uint64_t many[] = {key("people"), key("men"), key("women"), key("children"), key("police"), key("staff"), key("aircraft"), key("personnel"),
                                             key("dead"), key("killed"), key("wounded"), key("or"), key("and"), key("to"), key("more"), key("in"), key("of"), key("at"),
                                             key("were"), key("are"), key("have"), key("on"), key("for"), key("who"), key("that"), key("have"), key("with"), key("from")};
    const bool one = !noun.ends_with("s") && !among(atoms_[e].hash, many) && !atoms_.is(e, key("percent"));
    if (one && among(atoms_[b - 1].hash, ones) && (atoms_[e].capital || atoms_.is(b - 1, key("a")) || !atoms_.is(b - 1, key("the")))) return true;
  }
  if (b > 1 && atoms_.is_symbol(b - 1, U'.') && (atoms_.is(b - 2, key("no")) || atoms_.is(b - 2, key("nos"))) && atoms_.glued(b - 1)) return true;
  // an address: "123 Elm Street"
  if (a.number.plain && atoms_.is_word(e) && atoms_[e].capital) {
    for (Index k = e; k < e + 3 && atoms_.is_word(k) && atoms_[k].capital; ++k)
      if (k > e && word_kind(atoms_, k) == WordKind::street) return true;
  }
  if (a.number.plain && (atoms_.is(e, key("west")) || atoms_.is(e, key("east"))) && atoms_[e].capital && atoms_.is_digits(e + 1)) return true;  // "131 West 23rd Street"
  // a postal code behind a state: "PA 23456"
  if (a.number.plain && first.places == 5 && b > 1 && atoms_.is_word(b - 1) && atoms_[b - 1].upper && atoms_[b - 1].span.size() == 2 && atoms_.is_symbol(b - 2, U','))
    return true;
  if (a.number.words && !a.number.digits && atoms_.is(a.number_begin, key_one) && a.number.end == a.number_begin + 1) {
    // "one" the pronoun
    static constexpr std::uint64_t before[] = {key("the"), key("this"), key("that"), key("which"), key("no"), key("another"), key("any"), key("each"), key("every"),
                                               key("our"), key("your"), key("big"), key("new"), key("latter"), key("former"), key("day"), key("square")};
    static constexpr std::uint64_t after[] = {key("of"), key("may"), key("can"), key("could"), key("another"), key("who"), key("that"), key("which"), key("you"), key("is"),
                                              key("was"), key("has"), key("had"), key("should"), key("must"), key("would"), key("will"), key("'s"), key("by"), key("in"),
                                              key("for"), key("with"), key("to"), key("the"), key("i"), key("we"), key("such"), key("or"), key("at"), key("on"), key("day"), key("thing")};
    // "confirmed that one injured soldier": there "that" is no demonstrative
    const bool clause = atoms_.is(b - 1, key("that")) && atoms_.is_word(e) && atoms_.is_word(e + 1) && !among(atoms_[e].hash, after);
    if (b > 0 && atoms_.is_word(b - 1) && among(atoms_[b - 1].hash, before) && !clause) return true;
    if (!atoms_.is_word(e) && !atoms_.is_end(e) && !(atoms_.is_symbol(e, U'.') && b > 0)) return true;
    if (!atoms_.is_word(e) && b > 1 && (atoms_.is(b - 2, key("a")) || atoms_.is(b - 2, key("an")) || atoms_.is(b - 2, key_the))) return true;  // "a weaker one"
    if (atoms_.is_word(e) && among(atoms_[e].hash, after)) return true;
    if (b > 0 && dash_before(b)) return true;
  }
  if (a.number.kind == NumberKind::fraction && atoms_.is(b, key("half"))) {
    // "the first half", "second half", "half time", "half-brother"
    if (b > 0 && atoms_.is_word(b - 1)) {
      static constexpr std::uint64_t before[] = {key("first"), key("second"), key("latter"), key("other"), key("final"), key("opening"), key("better"), key("1st"), key("2nd"), key("last")};
      if (among(atoms_[b - 1].hash, before)) return true;
    }
  }
  return false;
}

bool Reader::dash_before(Index at) const { return atoms_.is_symbol(at - 1, U'-') && atoms_.glued(at); }

bool Reader::range(const Amount& low, Index from, Amount& high, Index& begin) const {
  const Index b = low.begin;
  begin = b;
  const bool between = b > from && atoms_.is(b - 1, key_between);
  bool led = between || (b > from && atoms_.is(b - 1, key_from));
  // "from about $350"
  Hedge hedge;
  Index lead = b;
  if (!led && hedge_before(atoms_, b, from, hedge) && hedge.begin > from && (atoms_.is(hedge.begin - 1, key_between) || atoms_.is(hedge.begin - 1, key_from))) {
    led = true;
    lead = hedge.begin;
  }
  const bool real_between = led && atoms_.is(lead - 1, key_between);
  Index j = low.end;
  bool dash = false, any_or = false, to = false;
  if (atoms_.is(j, key_to)) {
    to = true;
    ++j;
  } else if (atoms_.is(j, key_through)) {
    to = true;
    ++j;
  } else if (atoms_.is_symbol(j, U'-') && (atoms_.is_digits(j + 1) || number::may_begin(atoms_, j + 1) || atoms_[j + 1].kind == AtomKind::symbol || atoms_.is(j + 1, key_to))) {
    if (atoms_[j].space != atoms_[j + 1].space) {
      if (!(atoms_.is(j + 1, key_to))) return false;
    }
    dash = true;
    ++j;
    if (atoms_.is(j, key_to)) {  // "8- to 16-meter"
      ++j;
      dash = false;
      to = true;
    }
  } else if (atoms_.is(j, key_and) && real_between) {
    ++j;
  } else if (atoms_.is(j, key_or)) {
    any_or = true;
    ++j;
  } else {
    return false;
  }
  // the second number begins after its currency sign
  Index n = j;
  Hedge inner;
  for (int k = 0; k < 3 && !number::may_begin(atoms_, n) && !atoms_.is_end(n); ++k) {
    if (atoms_[n].kind != AtomKind::symbol && !(atoms_.is_word(n) && (atoms_[n + 1].kind == AtomKind::symbol || hedge_before(atoms_, n + 1, j, inner)))) return false;
    ++n;
  }
  if (!amount(n, high)) return false;
  if (high.begin > j && !hedge_before(atoms_, high.begin, j, inner)) return false;
  if (high.number.kind != NumberKind::cardinal && high.number.kind != NumberKind::fraction) return false;
  if (low.number.kind == NumberKind::vague) return false;
  if (high.number.article) return false;
  if (!low.unit.name.empty() && !high.unit.name.empty() && low.unit.name != high.unit.name) {
    if (low.unit.dimension != high.unit.dimension || !low.unit.currency() || (low.unit.name != "dollar" && high.unit.name != "dollar")) return false;
  }
  double small = low.value, large = high.value;
  // "$10-15 million", "3 to 5 million": the scale of the second is that of both
  const double factor = high.number.scale;
  if (factor > 1 && low.number.scale == 1 && small < large / factor) small *= factor;
  if (high.unit.name.empty() && !low.unit.name.empty() && !low.unit.currency()) return false;
  if (any_or) {
    // "two or three": neighbours; not "one or two of the others who" with units apart
    if (!(small < large && large <= small * 2 + 1)) return false;
  } else if (dash) {
    if (!(small < large)) {
      const bool degrees = high.unit.dimension == "temperature" || low.unit.dimension == "temperature";
      if (!degrees) return false;
    }
    if (high.number.words != low.number.words) return false;
  } else if (!(small < large) && !(led && !low.unit.name.empty() && large < small)) {
    return false;
  }
  if (to && !led && high.unit.name.empty() && low.unit.name.empty() && atoms_.is(low.end, key_to)) {
    // "gave 20 to 30 people"; a vote of "five to four" is not smaller first
    if (large / std::max(small, 1e-9) > 100) return false;
  }
  if (!led && to && b > from && atoms_.is(b - 1, key("by"))) return false;  // "fell by $3 to $71"
  if (led && atoms_.is(lead - 1, key_from)) {
    // "rose from 44 to 50": a change from one value to the other, not a range; with units both readings are common
    for (Index k = lead - 1, steps = 0; k-- > from && steps < 3; ++steps) {
      const WordKind kind = word_kind(atoms_, k);
      if (kind == WordKind::up || kind == WordKind::down) {
        if (low.unit.name.empty()) return false;
        break;
      }
    }
  }
  if (led) begin = lead - 1;
  if (between || led) high.value = large;
  high.low_value = small;
  return true;
}

void Reader::bounds(const Amount& a, Index from, Reading& r) const {
  Hedge hedge;
  bool have = hedge_before(atoms_, a.begin, from, hedge);
  if (!have && a.begin > from && atoms_.is(a.begin - 1, key_the) && hedge_before(atoms_, a.begin - 1, from, hedge)) {
    // "nearly the 3,000": the article stays outside of hedges
  }
  if (!have && a.begin > from && (atoms_.is(a.begin - 1, key("a")) || atoms_.is(a.begin - 1, key("an")))) {
    Hedge outer;
    if (hedge_before(atoms_, a.begin - 1, from, outer) && outer.change != Change::exactly) {
      hedge = outer;
      have = true;
    }
  }
  // "Has gone up to 31 percent", "was revised up to 14.6": where it went, no bound; "cut up to 700 jobs" has one
  if (have && hedge.begin > from && atoms_.is(hedge.begin, key("up")) && atoms_.is(hedge.begin + 1, key("to")) && hedge.begin + 2 == a.begin) {
    have = word_kind(atoms_, hedge.begin - 1) != WordKind::moves;
  }
  if (have) {
    // two in a row: "at least about", "more than an estimated"
    Hedge outer;
    if (hedge.change == Change::about && hedge_before(atoms_, hedge.begin, from, outer) && outer.bound != Bound::none) {
      hedge.bound = outer.bound;
      hedge.change = outer.change;
      hedge.begin = outer.begin;
    }
    r.begin = hedge.begin;
    r.change = hedge.change;
    if (hedge.bound == Bound::min) r.min = r.value;
    if (hedge.bound == Bound::max) r.max = r.value;
  }
  Hedge after;
  Index at = r.end;
  if (hedge_after(atoms_, at, after) && !have) {
    r.end = after.end;
    r.change = after.change;
    if (after.bound == Bound::min) r.min = r.value;
    if (after.bound == Bound::max) r.max = r.value;
  } else if (have && after.end > at && (after.bound == hedge.bound || hedge.change == Change::about)) {
    r.end = after.end;
    if (hedge.change == Change::about && after.bound != Bound::none) {
      r.change = after.change;
      if (after.bound == Bound::min) r.min = r.value;
      if (after.bound == Bound::max) r.max = r.value;
    }
  }
}

void Reader::change(const Reading& r, Index from, Reading& out) const {
  if (r.change != Change::exactly || r.zero) return;
  const bool measured = !r.unit.name.empty() && (r.unit.dimension == "ratio" || r.unit.currency());
  // "rose 5 percent", "fell by $3", "up 12 %"
  Index k = r.begin;
  bool by = false;
  if (k > from && atoms_.is(k - 1, key("by"))) {
    by = true;
    --k;
  }
  if (k > from && (atoms_.is(k - 1, key("a")) || atoms_.is(k - 1, key("an")) || atoms_.is(k - 1, key("another")))) --k;
  if (k > from && !atoms_.is_end(k - 1)) {
    const WordKind kind = word_kind(atoms_, k - 1);
    const bool adjective = !by && k > from + 1 && (atoms_.is(k - 2, key_the) || atoms_.is(k - 2, key("a")) || atoms_.is(k - 2, key("its")));  // "the lower 95 percent"
    if ((kind == WordKind::up || kind == WordKind::down) && (measured || by) && !adjective) {
      out.change = kind == WordKind::up ? Change::up : Change::down;
      return;
    }
    if (by)
      for (Index j = k, steps = 0; j-- > from && steps < 4 && !atoms_.is_end(j); ++steps) {
        const WordKind far = word_kind(atoms_, j);
        if (far == WordKind::up || far == WordKind::down) {
          out.change = far == WordKind::up ? Change::up : Change::down;
          return;
        }
      }
  }
  // "a 5 percent increase", "a $3 million drop"
  if (measured) {
    Index n = r.end;
    if (atoms_.is_word(n) && word_kind(atoms_, n) == WordKind::none && !atoms_.is(n, key_of) && atoms_.is_word(n + 1)) {
      const WordKind next = word_kind(atoms_, n + 1);
      if ((next == WordKind::up || next == WordKind::down) && !atoms_.form(n + 1).ends_with("ed")) ++n;
    }
    const WordKind kind = word_kind(atoms_, n);
    static constexpr std::uint64_t adverbs[] = {key("up"), key("down"), key("higher"), key("lower")};
    if (kind == WordKind::up || kind == WordKind::down) {
      const std::string_view form = atoms_.form(n);
      if (!form.ends_with("ed") || among(atoms_[n].hash, adverbs)) out.change = kind == WordKind::up ? Change::up : Change::down;
    }
  }
}

std::optional<Reading> Reader::read(Index at, Index from) const {
  // "no casualties": none of them
  if (atoms_.is(at, key("no")) || atoms_.is(at, key("zero"))) {
    if (atoms_.is(at, key("no"))) {
      Index n = at + 1;
      if (word_kind(atoms_, n) != WordKind::none_of && atoms_.is_word(n) && word_kind(atoms_, n + 1) == WordKind::none_of) ++n;
      if (word_kind(atoms_, n) != WordKind::none_of || atoms_[at].upper) return {};
      Reading r;
      r.begin = r.number_begin = at;
      r.end = r.number_end = at + 1;
      r.value = 0;
      r.zero = true;
      return r;
    }
  }
  // "not a single vote", "not one of the ships", "none of the 40 passengers": zero of what is counted
  if (const bool none = atoms_.is(at, key("none")); none || atoms_.is(at, key("not"))) {
    Index end = at;
    if (none && atoms_.is(at + 1, key_of) && atoms_.is(at + 2, key_the) && number::may_begin(atoms_, at + 3) && !atoms_.is(at + 3, key("first"))) end = at + 1;
    else if (!none && (atoms_.is(at + 1, key("a")) || atoms_.is(at + 1, key_one)) && atoms_.is(at + 2, key("single"))) end = at + 3;
    else if (!none && atoms_.is(at + 1, key_one) && atoms_.is(at + 2, key_of)) end = at + 2;
    if (end == at) return {};
    Reading r;
    r.begin = r.number_begin = at;
    r.end = r.number_end = end;
    r.value = 0;
    r.zero = true;
    return r;
  }
  Amount a;
  if (!amount(at, a)) return {};
  if (a.begin < from) return {};
  Reading r;
  Amount high;
  Index begin = a.begin;
  if (range(a, from, high, begin) && !(a.number.plain && names_strictly(a))) {
    r.begin = begin;
    r.end = high.end;
    r.number_begin = high.number_begin;
    r.number_end = high.number_end;
    r.min = std::min(high.low_value, high.value);
    r.max = std::max(high.low_value, high.value);
    r.unit = high.unit.name.empty() ? a.unit : high.unit;
    if (a.unit.currency() && r.unit.name == "dollar") r.unit.name = a.unit.name;
    r.change = Change::exactly;
    Hedge hedge;
    if (begin == a.begin && hedge_before(atoms_, begin, from, hedge)) {
      r.begin = hedge.begin;
      r.change = hedge.change == Change::about ? Change::about : Change::exactly;
    }
    return r;
  }
  named_ = 0;
  if (names(a)) {
    if (a.number.plain && atoms_[a.begin].places >= 3) named_ = a.value;
    return {};
  }
  r.begin = a.begin;
  r.end = a.end;
  r.number_begin = a.number_begin;
  r.number_end = a.number_end;
  r.unit = a.unit;
  r.fraction = a.number.kind == NumberKind::fraction;
  r.bare = a.number.plain && atoms_[a.begin].places >= 3 && a.unit.name.empty() && !a.sign_before;
  // "45 and 50 mg": the unit of the second is that of the first
  if (r.unit.name.empty() && a.number.digits && (atoms_.is(a.end, key_and) || atoms_.is(a.end, key_or)) && atoms_.is_digits(a.end + 1)) {
    Amount next;
    if (amount(a.end + 1, next) && !next.unit.name.empty() && !next.sign_before && next.unit.dimension != "duration") r.unit = next.unit;
  }
  // "of age 87", "aged 55"
  if (r.unit.name.empty() && a.begin > 0 && (atoms_.is(a.begin - 1, key("age")) || atoms_.is(a.begin - 1, key("aged"))) && a.value > 0 && a.value < 130) {
    r.unit.name = "year";
    r.unit.dimension = "duration";
    r.unit.factor = 31556952;
  }
  if (a.number.kind == NumberKind::vague) {
    // the plural says two of them at least; "several hundred" and "a few thousand" more than one
    r.min = a.value * 2;
    r.change = Change::about;
    Hedge hedge;
    if (hedge_before(atoms_, a.begin, from, hedge) && !atoms_.is(hedge.begin, key("over")) && !atoms_.is(hedge.begin, key("under"))) r.begin = hedge.begin;
    return r;
  }
  r.value = a.value;
  // "2,000.45 ± 0.01 pounds": the tolerance goes with the value
  if (atoms_.is_symbol(r.end, U'±') && r.unit.name.empty()) {
    Amount tolerance;
    if (amount(r.end + 1, tolerance)) {
      r.unit = tolerance.unit;
      r.end = tolerance.end;
      r.change = Change::about;
    }
  }
  bounds(a, from, r);
  // "at most 100 and at least 20", "above 1000 and below 1500": one interval
  if ((r.min || r.max) && (atoms_.is(r.end, key_and) || atoms_.is(r.end, key("but"))) && r.min.has_value() != r.max.has_value()) {
    for (Index n = r.end + 2; n < r.end + 6 && !atoms_.is_end(n); ++n) {
      if (!number::may_begin(atoms_, n)) continue;
      Hedge hedge;
      Amount other;
      if (hedge_before(atoms_, n, r.end + 1, hedge) && hedge.begin == r.end + 1 && hedge.bound != Bound::none && amount(n, other) &&
          (other.unit.name == r.unit.name || other.unit.name.empty() || r.unit.name.empty())) {
        if (hedge.bound == Bound::min && r.max && other.value <= *r.max) r.min = other.value;
        else if (hedge.bound == Bound::max && r.min && other.value >= *r.min) r.max = other.value;
        else break;
        if (r.unit.name.empty()) r.unit = other.unit;
        r.value.reset();
        r.end = other.end;
        r.number_begin = other.number_begin;
        r.number_end = other.number_end;
        r.change = Change::exactly;
      }
      break;
    }
  }
  change(r, from, r);
  return r;
}

bool Reader::names_strictly(const Amount& a) const {
  // a year's or a telephone's range: "1939-1945", "555-1234-5"
  const number::Atom& first = atoms_[a.begin];
  if (first.kind != AtomKind::digits || a.sign_before || !a.unit.name.empty()) return false;
  const Index e = a.number_end;
  if (atoms_.glued(a.begin) && a.begin > 0 && !atoms_.is_end(a.begin - 1) &&
      (atoms_.is_word(a.begin - 1) || atoms_[a.begin - 1].kind == AtomKind::digits || atoms_.is_symbol(a.begin - 1, U'/') || atoms_.is_symbol(a.begin - 1, U':')))
    return true;
  if (a.begin > 1 && dash_before(a.begin) && atoms_.glued(a.begin - 1) && !atoms_.is_end(a.begin - 2)) return true;
  if (!atoms_.is_symbol(e, U'-') || !atoms_.glued(e)) return false;
  if (atoms_.is_symbol(e + 2, U'-') && atoms_.glued(e + 2) && atoms_[e + 3].kind == AtomKind::digits) return true;
  if (first.places == 4 && first.value >= 1900 && first.value < 2100 && atoms_[e + 1].places == 4 && atoms_[e + 1].value < 2100) return true;
  if (atoms_.is_word(e + 2) && atoms_.glued(e + 2) && atoms_[e + 2].upper && atoms_[e + 2].span.size() > 1) {
    UnitReading unit;
    UnitContext context;
    if (!read_unit(atoms_, e + 2, context, unit)) return true;
  }
  return url(a.begin);
}

}  // namespace facts::quantity
