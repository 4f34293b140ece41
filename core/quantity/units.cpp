#include "quantity/units.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/table.hpp"
#include "base/text.hpp"
#include "number/lexicon.hpp"
#include "quantity/tables/currencies.tsv.hpp"
#include "quantity/tables/units.tsv.hpp"

namespace facts::quantity {
namespace {

using number::Atoms;
using number::key;

struct Entry {
  std::string name;
  std::string_view dimension;
  double factor = 1;
  bool currency = false;
};

/// One way to write a unit: its atoms, by hash (words, any case) or by their bytes (symbols).
struct Form {
  std::vector<std::uint64_t> hashes;
  std::vector<std::string> exact;  ///< as long as `hashes` for symbols, empty for words
  std::uint16_t entry = 0;
  bool code = false;
};

double plain_value(std::string_view text) {
  double mantissa = 0;
  int exponent = 0;
  bool behind = false;
  std::size_t i = 0;
  for (; i < text.size() && (text::is_digit(text[i]) || text[i] == '.'); ++i) {
    if (text[i] == '.') {
      behind = true;
      continue;
    }
    mantissa = mantissa * 10 + (text[i] - '0');
    if (behind) --exponent;
  }
  if (i < text.size() && text[i] == 'e') {
    ++i;
    const bool negative = i < text.size() && text[i] == '-';
    if (negative) ++i;
    int e = 0;
    for (; i < text.size() && text::is_digit(text[i]); ++i) e = e * 10 + (text[i] - '0');
    exponent += negative ? -e : e;
  }
  return number::times_power_of_ten(mantissa, exponent);
}

std::string plural(std::string_view word) {
  if (word.ends_with("s") || word.ends_with("z")) return std::string(word);
  if (word.ends_with("x") || word.ends_with("ch")) return std::string(word) + "es";
  if (word.size() > 2 && word.ends_with("y") && std::string_view("aeiou").find(word[word.size() - 2]) == std::string_view::npos)
    return std::string(word.substr(0, word.size() - 1)) + "ies";
  return std::string(word) + "s";
}

struct Prefix {
  std::string_view word, symbol;
  double factor;
};
constexpr Prefix prefixes[] = {{"nano", "n", 1e-9}, {"micro", "µ", 1e-6}, {"micro", "μ", 1e-6}, {"milli", "m", 1e-3}, {"centi", "c", 1e-2},
                               {"deci", "d", 1e-1}, {"kilo", "k", 1e3},   {"mega", "M", 1e6},   {"giga", "G", 1e9},   {"tera", "T", 1e12},
                               {"peta", "P", 1e15}, {"exa", "E", 1e18},   {"pico", "p", 1e-12}};

struct Data {
  std::vector<Entry> entries{Entry{}};
  std::vector<std::vector<Form>> forms{{}};
  number::Lexicon by_first;

  Data() : by_first(2048) {
    const Table units(tables::quantity_units);
    for (std::size_t row = 0; row < units.size(); ++row) {
      const std::string_view name = units.at(row, 0), dimension = units.at(row, 1), flags = units.at(row, 5);
      const double factor = plain_value(units.at(row, 2));
      const std::uint16_t entry = add(std::string(name), dimension, factor, false);
      const auto words = split(units.at(row, 3), '|'), symbols = split(units.at(row, 4), '|');
      for (const std::string_view word : words)
        if (word != "-") add_word(word, entry);
      for (const std::string_view symbol : symbols)
        if (symbol != "-") add_symbol(symbol, entry);
      if (flags.find('p') == flags.npos) continue;
      for (const Prefix& prefix : prefixes) {
        const bool small = prefix.symbol == "c" || prefix.symbol == "d";
        if (small && dimension != "length" && dimension != "volume") continue;
        if (prefix.factor < 1 && (dimension == "information")) continue;
        if (prefix.factor < 1e-3 && dimension != "length" && dimension != "mass" && dimension != "volume" && dimension != "duration") continue;
        const std::uint16_t prefixed = add(std::string(prefix.word) + std::string(name), dimension, factor * prefix.factor, false);
        for (const std::string_view word : words)
          if (word != "-") add_word(std::string(prefix.word) + std::string(word), prefixed);
        for (const std::string_view symbol : symbols) {
          if (symbol == "-" || symbol.size() > 3) continue;
          std::string text(prefix.symbol);
          text += symbol;
          if (text == "Pa" || text == "min" || text == "cd") continue;
          add_symbol(text, prefixed);
          if (prefix.symbol == "k" && (dimension == "information" || symbol == "m")) add_symbol("K" + std::string(symbol), prefixed);
        }
      }
    }
    const Table money(tables::quantity_currencies);
    for (std::size_t row = 0; row < money.size(); ++row) {
      const std::uint16_t entry = add(std::string(money.at(row, 0)), "currency", 1, true);
      if (money.at(row, 1) != "-") {
        add_symbol(money.at(row, 1), entry, true);
      }
      for (const std::string_view sign : split(money.at(row, 2), '|'))
        if (sign != "-") add_symbol(sign, entry);
      for (const std::string_view word : split(money.at(row, 3), '|')) add_word(word, entry);
    }
  }

  std::uint16_t add(std::string name, std::string_view dimension, double factor, bool currency) {
    entries.push_back({std::move(name), dimension, factor, currency});
    return static_cast<std::uint16_t>(entries.size() - 1);
  }

  static Atoms atoms_of(std::string_view text) {
    segment::Segmentation one;
    segment::Sentence sentence;
    sentence.span = {0, static_cast<std::uint32_t>(text.size())};
    one.sentences.push_back(sentence);
    return number::cut_atoms(text, one);
  }

  void put(Form form) {
    if (form.hashes.empty()) return;
    std::uint16_t id = by_first.find(form.hashes[0]);
    if (id == 0) {
      id = static_cast<std::uint16_t>(forms.size());
      forms.emplace_back();
      by_first.add(form.hashes[0], id);
    }
    forms[id].push_back(std::move(form));
  }

  void add_one(std::string_view text, std::uint16_t entry, bool exact, bool code) {
    const Atoms atoms = atoms_of(text);
    Form form;
    form.entry = entry;
    form.code = code;
    for (std::uint32_t i = 0; !atoms.is_end(i); ++i) {
      form.hashes.push_back(atoms[i].hash);
      if (exact) form.exact.emplace_back(atoms.form(i));
    }
    put(std::move(form));
  }

  void add_symbol(std::string_view text, std::uint16_t entry, bool code = false) { add_one(text, entry, !code && text.size() <= 4, code); }

  /// The name, its plural, and with several words the plural of the first ("degrees Celsius", "parts per million").
  void add_word(std::string_view text, std::uint16_t entry) {
    add_one(text, entry, false, false);
    add_one(plural(text), entry, false, false);
    const std::size_t space = text.find(' ');
    if (space != text.npos) add_one(plural(text.substr(0, space)) + std::string(text.substr(space)), entry, false, false);
  }
};

const Data& data() {
  static const Data instance;
  return instance;
}

/// Whether a lower-case currency code could be a word ("try", "all", "top").
bool code_is_word(std::string_view code) {
  static constexpr std::string_view words[] = {"try", "all", "php", "pen", "cop", "gel", "lak", "ron", "sek", "sar", "eth", "nok"};
  return std::find(std::begin(words), std::end(words), code) != std::end(words);
}

const Form* match(const Atoms& atoms, std::uint32_t at, bool want_currency) {
  const number::Atom& first = atoms[at];
  if (first.kind == number::AtomKind::end || first.kind == number::AtomKind::digits) return nullptr;
  const std::uint16_t id = data().by_first.find(first.hash);
  if (id == 0) return nullptr;
  const Form* best = nullptr;
  for (const Form& form : data().forms[id]) {
    if (best && form.hashes.size() <= best->hashes.size()) continue;
    if (want_currency && !data().entries[form.entry].currency) continue;
    bool same = true;
    for (std::uint32_t k = 0; same && k < form.hashes.size(); ++k) {
      same = atoms[at + k].kind != number::AtomKind::end && atoms[at + k].hash == form.hashes[k];
      if (same && !form.exact.empty()) same = atoms.form(at + k) == form.exact[k] && (k == 0 || atoms.glued(at + k));
    }
    if (same && form.code && !first.upper) {
      const std::string_view code = atoms.form(at);
      same = !code_is_word(code) && std::all_of(code.begin(), code.end(), [](char c) { return text::is_lower(c); });
    }
    if (same) best = &form;
  }
  return best;
}

bool one_letter_fits(const Atoms& atoms, std::uint32_t at, const UnitContext& context) {
  const number::Atom& atom = atoms[at];
  const std::string_view form = atoms.form(at);
  const std::uint32_t next = at + 1;
  const char c = form[0];
  if (context.words) return false;
  if (atoms.glued(at) && !context.hyphen) {
    // "5s", "1990s", "13F", "777F", "14.7C/": a plural or a name rather than a unit
    if (c == 's') return false;
    if (c == 'd') return false;
    if (c == 'F' || c == 'C') return std::abs(context.value) <= 2000 && !atoms.is_symbol(next, U'/') && !(c == 'F' && context.value < 20 && context.value == std::floor(context.value));
    if (c == 'A' || c == 'B' || c == 'N' || c == 'J') return false;
    if (atoms.is_symbol(next, U'-') && atoms.glued(next) && atoms.is_word(next + 1)) return false;
    return true;
  }
  if (context.hyphen) return c == 'm' || c == 'g' || c == 't';
  const bool closed = atoms.is_end(next) || atoms.is_digits(next) || (atoms[next].kind == number::AtomKind::symbol && atoms[next].symbol != U'.') ||
                      (atoms.is_symbol(next, U'.') && (atoms.is_end(next + 1) || atoms[next + 1].space)) || (atoms.is_word(next) && !atoms[next].capital);
  if (c == 'C' || c == 'F') return closed && context.value < 2000 && !atoms.is_symbol(next, U'.') ;
  if (c == 'm' || c == 't' || c == 'g' || c == 'L' || c == 'l' || c == 'K' || c == 'W' || c == 'V') return closed && !atom.capital + (c == 'L' || c == 'K' || c == 'W' || c == 'V') > 0;
  if (c == 'b') return closed;
  return false;
}

/// One simple unit at `at`: square and cubic ones, exponents, no rates.
bool simple(const Atoms& atoms, std::uint32_t at, const UnitContext& context, UnitReading& unit) {
  std::uint32_t i = at;
  int power = 1;
  if (atoms.is(i, key("square")) || atoms.is(i, key("sq"))) power = 2;
  if (atoms.is(i, key("cubic")) || atoms.is(i, key("cu"))) power = 3;
  if (power > 1) {
    ++i;
    if (atoms.is_symbol(i, U'.') || (atoms.is_symbol(i, U'-') && atoms.is_word(i + 1))) ++i;
  }
  const Form* form = match(atoms, i, false);
  if (!form) return false;
  const Entry* entry = &data().entries[form->entry];
  if (power > 1 && entry->dimension != "length") return false;
  std::uint32_t end = i + static_cast<std::uint32_t>(form->hashes.size());
  const std::string_view written = atoms.form(i);
  const bool symbol = !form->exact.empty();
  if (symbol && form->hashes.size() == 1 && written.size() == 1 && atoms.is_word(i) && power == 1 && !one_letter_fits(atoms, i, context)) return false;
  // "in" is a preposition where a word follows that is no adjective of extent
  if (symbol && written == "in" && power == 1) {
    static constexpr std::uint64_t extent[] = {key("thick"), key("long"), key("wide"), key("tall"), key("high"), key("deep"), key("more"), key("of"), key("or"), key("x")};
    const bool closed = !atoms.is_word(end) && !atoms.is_digits(end);
    const bool led = std::find(std::begin(extent), std::end(extent), atoms[end].hash) != std::end(extent) && atoms.is_word(end);
    if (!closed && !led) return false;
    if (context.words) return false;
  }
  if (symbol && (written == "pm" || written == "am" || written == "PM" || written == "AM")) {
    if (context.value == std::floor(context.value) && context.value <= 12) return false;
  }
  if (symbol && (written == "hp" || written == "oz" || written == "lbs" || written == "lb" || written == "ft") && atoms.is_symbol(end, U'.') && atoms.glued(end) &&
      atoms.is_word(end + 1) && !atoms[end + 1].capital)
    ++end;
  if (symbol && (written == "in" || written == "ft") && power == 2 && atoms.is_symbol(end, U'.') && atoms.is_word(end + 1)) ++end;
  // a word glued to the symbol makes another word of it: "5Gbe", "10kHzx"
  if (symbol && atoms.is_word(end) && atoms.glued(end) && !atoms.is(end, key("'s")) && end == i + 1) return false;
  if (entry->dimension == "length" && power == 1) {
    if (atoms.is(end, key("squared"))) power = 2, ++end;
    else if (atoms.is(end, key("cubed"))) power = 3, ++end;
    else if (symbol && (atoms.is_symbol(end, U'²') || atoms.is_symbol(end, U'³')) && atoms.glued(end)) power = atoms.is_symbol(end, U'²') ? 2 : 3, ++end;
    else {
      std::uint32_t e = end;
      if (atoms.is_symbol(e, U'^') && atoms.glued(e)) ++e;
      if (symbol && atoms.is_digits(e) && atoms.glued(e) && !atoms[e].decimal && (atoms[e].value == 2 || atoms[e].value == 3)) {
        power = static_cast<int>(atoms[e].value);
        end = e + 1;
      }
    }
  }
  unit.begin = at;
  unit.end = end;
  unit.name = power == 2 ? "square " + entry->name : power == 3 ? "cubic " + entry->name : entry->name;
  unit.dimension = power == 2 ? "area" : power == 3 ? "volume" : std::string(entry->dimension);
  unit.factor = entry->factor;
  for (int k = 1; k < power; ++k) unit.factor *= entry->factor;
  // the degree sign goes before its scale's letter
  if (entry->name == "degree" && atoms.is_word(end)) {
    const bool letter = atoms.is(end, key("c")) || atoms.is(end, key("f"));
    if (letter && atoms[end].upper) {
      unit.name = atoms.is(end, key("c")) ? "degree Celsius" : "degree Fahrenheit";
      unit.dimension = "temperature";
      unit.factor = atoms.is(end, key("c")) ? 1 : 5. / 9;
      unit.end = end + 1;
    }
  }
  if (entry->name == "degree" && (atoms.is(end, key("below")) || atoms.is(end, key("above")))) unit.dimension = "temperature";
  return true;
}

}  // namespace

bool read_currency(const Atoms& atoms, std::uint32_t at, UnitReading& unit) {
  const Form* form = match(atoms, at, true);
  if (form) {
    const Entry& entry = data().entries[form->entry];
    unit = {entry.name, std::string(entry.dimension), 1, at, at + static_cast<std::uint32_t>(form->hashes.size()), 1};
    return true;
  }
  // "MUSD", "MEUR"
  const std::string_view word = atoms.form(at);
  if (atoms.is_word(at) && word.size() == 4 && word[0] == 'M' && atoms[at].upper) {
    const std::uint16_t id = data().by_first.find(key(word.substr(1)));
    if (id == 0) return false;
    for (const Form& code : data().forms[id]) {
      if (!code.code) continue;
      const Entry& entry = data().entries[code.entry];
      unit = {entry.name, std::string(entry.dimension), 1, at, at + 1, 1e6};
      return true;
    }
  }
  return false;
}

/// A straight double quote on a number: inches, unless it closes a quotation of the same sentence.
static bool inch_sign(const Atoms& atoms, std::uint32_t at) {
  if (!atoms.is_symbol(at, U'"') || atoms.form(at) != "\"") return false;
  int open = 0;
  for (std::uint32_t i = at, steps = 0; i-- > 0 && steps < 60 && !atoms.is_end(i); ++steps)
    open += atoms.is_symbol(i, U'"') && atoms.form(i) == "\"" && !(i > 0 && atoms.is_digits(i - 1));
  if (open % 2 != 0) return false;
  return atoms.glued(at) || (atoms.is_word(at + 1) && (atoms.is(at + 1, key("long")) || atoms.is(at + 1, key("wide")) || atoms.is(at + 1, key("tall")) ||
                                                      atoms.is(at + 1, key("thick")) || atoms.is(at + 1, key("high"))));
}

bool read_unit(const Atoms& atoms, std::uint32_t at, const UnitContext& context, UnitReading& unit) {
  if (inch_sign(atoms, at)) {
    unit = {"inch", "length", 0.0254, at, at + 1, 1};
    return true;
  }
  UnitReading first;
  if (!simple(atoms, at, context, first)) {
    if (!read_currency(atoms, at, first)) return false;
    // letters of a currency's sign need their sign: "5 C" is no money; a sign opens the next amount ("5 $10")
    const number::Atom& last = atoms[first.end - 1];
    if (last.kind == number::AtomKind::symbol && atoms.is_digits(first.end) && atoms.glued(first.end)) return false;
  }
  if (first.currency()) {
    const number::Atom& last = atoms[first.end - 1];
    if (last.kind == number::AtomKind::symbol && (atoms.is_digits(first.end) || (atoms.is_symbol(first.end, U'-') && atoms.is_digits(first.end + 1))) &&
        (atoms.glued(first.end) || !atoms.glued(at)))
      return false;
    // "3 USD50 cards": the code belongs to what follows
    if (atoms.is_digits(first.end) && atoms.glued(first.end)) return false;
    if (context.hyphen && context.words && first.name == "pound" && atoms.is(first.end, key("bag"))) {
      first.name = "pound";
    }
  }
  unit = first;
  // rates: "l/km", "$350 per kg", "188 miles an hour"
  UnitReading second;
  const std::uint32_t end = first.end;
  UnitContext below;
  below.value = 1;
  const bool slash = atoms.is_symbol(end, U'/') && atoms.glued(end) && atoms.glued(end + 1);
  const bool per = atoms.is(end, key("per"));
  const bool article = (atoms.is(end, key("an")) || atoms.is(end, key("a"))) && first.dimension == "length";
  if ((slash || per || article) && first.dimension != "ratio") {
    std::uint32_t s = end + 1;
    bool found = false;
    if (slash && atoms.is_word(s) && atoms.form(s).size() == 1) {
      // one letter behind a slash: "m/s", "km/h"
      struct Short {
        std::uint64_t hash;
        std::string_view name, dimension;
        double factor;
      };
      static constexpr Short shorts[] = {{key("s"), "second", "duration", 1}, {key("h"), "hour", "duration", 3600}, {key("d"), "day", "duration", 86400},
                                         {key("l"), "litre", "volume", .001}, {key("g"), "gram", "mass", .001}, {key("m"), "metre", "length", 1},
                                         {key("t"), "tonne", "mass", 1000}};
      for (const Short& one : shorts)
        if (atoms.is(s, one.hash)) {
          second = {std::string(one.name), std::string(one.dimension), one.factor, s, s + 1, 1};
          found = true;
        }
    } else {
      found = simple(atoms, s, below, second) && !second.currency();
    }
    if (found && article && second.dimension != "duration") found = false;
    if (found && article && second.name == "day") found = false;
    if (found && second.factor != 0) {
      unit.name = first.name + " per " + second.name;
      unit.dimension = first.dimension + " per " + second.dimension;
      unit.factor = first.factor / second.factor;
      unit.end = second.end;
    }
  }
  return true;
}

bool read_currency_before(const Atoms& atoms, std::uint32_t at, UnitReading& unit) {
  if (at == 0) return false;
  const number::Atom& last = atoms[at - 1];
  if (last.kind == number::AtomKind::end || last.kind == number::AtomKind::digits) return false;
  // try from the longest start: "u . s . $", "US $", "c $", "$"
  for (std::uint32_t back = std::min<std::uint32_t>(at, 3); back >= 1; --back) {
    const std::uint32_t from = at - back;
    if (back > 1 && atoms[from].kind != number::AtomKind::word) continue;
    const std::uint16_t id = data().by_first.find(atoms[from].hash);
    if (id == 0) continue;
    for (const Form& form : data().forms[id]) {
      const Entry& entry = data().entries[form.entry];
      if (!entry.currency || form.hashes.size() != back) continue;
      bool same = true;
      for (std::uint32_t k = 0; same && k < back; ++k) same = atoms[from + k].hash == form.hashes[k];
      if (!same) continue;
      const bool sign = last.kind == number::AtomKind::symbol;
      if (sign) {
        // "10 $ 5"? the sign goes with what it touches; letters before "$" may stand apart, one letter only 'c' and capitals
        if (back > 1 && atoms[at - 1].space && atoms.form(from).size() == 1 && !atoms.is(from, key("c"))) continue;
        if (back > 1 && from > 0 && atoms.glued(from) && !atoms.is_end(from - 1) && atoms.is_word(from - 1)) continue;
      } else if (form.code || (!form.exact.empty() && back == 1)) {
        if (!atoms[from].upper && (code_is_word(atoms.form(from)) || !form.exact.empty())) {
          if (!(atoms.is(from, key("rs")))) continue;
        }
        if (from > 0 && atoms.glued(from) && !atoms.is_end(from - 1) && !atoms.is_symbol(from - 1, U'(') && !atoms.is_symbol(from - 1, U'"')) continue;
        if (atoms.is_digits(at) && atoms[at].places == 4 && !atoms[at].grouped && atoms[at].space && !atoms[at].decimal && atoms[at].value >= 1900 && atoms[at].value < 2100) continue;
      } else {
        // a name before the number ("dollar 22.5 million", "sen 100,000"): only with a figure that no count would have
        if (!atoms.is_digits(at) || !(atoms[at].grouped || atoms[at].decimal) || atoms.form(from).ends_with("s")) continue;
        if (from > 0 && atoms.is_digits(from - 1)) continue;
      }
      unit = {entry.name, std::string(entry.dimension), 1, from, at, 1};
      return true;
    }
  }
  // "U.S. $", "u.s $"
  if (atoms.is_symbol(at - 1, U'$') && at >= 4) {
    std::uint32_t p = at - 1;
    if (atoms.is_symbol(p - 1, U'.')) --p;
    if (p >= 3 && atoms.is(p - 1, key("s")) && atoms.is_symbol(p - 2, U'.') && atoms.is(p - 3, key("u"))) {
      unit = {"US dollar", "currency", 1, p - 3, at, 1};
      return true;
    }
  }
  const std::string_view word = atoms.form(at - 1);
  if (atoms.is_word(at - 1) && word.size() == 4 && word[0] == 'M' && last.upper) return read_currency(atoms, at - 1, unit);
  if (atoms.is_symbol(at - 1, U'.') && at >= 2 && atoms.is(at - 2, key("rs"))) {
    unit = {"Indian rupee", "currency", 1, at - 2, at, 1};
    return true;
  }
  return false;
}

}  // namespace facts::quantity
