#include "number/number.hpp"

#include <cmath>

#include "base/table.hpp"
#include "number/lexicon.hpp"
#include "number/tables/number_words.tsv.hpp"

namespace facts::number {
namespace {

enum class WordKind : std::uint8_t {
  none, unit, teen, ten, hundred, scale, short_scale, letter, ordinal_unit, ordinal, denominator, dozen, many, suffix,
  article, couple, few, and_, point, minus,
};

struct Entry {
  WordKind kind = WordKind::none;
  double value = 0;
};

WordKind kind_of(std::string_view name) {
  if (name == "unit") return WordKind::unit;
  if (name == "teen") return WordKind::teen;
  if (name == "ten") return WordKind::ten;
  if (name == "hundred") return WordKind::hundred;
  if (name == "scale") return WordKind::scale;
  if (name == "short") return WordKind::short_scale;
  if (name == "letter") return WordKind::letter;
  if (name == "ordinal_unit") return WordKind::ordinal_unit;
  if (name == "ordinal") return WordKind::ordinal;
  if (name == "denominator") return WordKind::denominator;
  if (name == "dozen") return WordKind::dozen;
  if (name == "many") return WordKind::many;
  if (name == "suffix") return WordKind::suffix;
  if (name == "article") return WordKind::article;
  if (name == "couple") return WordKind::couple;
  if (name == "few") return WordKind::few;
  if (name == "and") return WordKind::and_;
  if (name == "point") return WordKind::point;
  if (name == "minus") return WordKind::minus;
  return WordKind::none;
}

/// "3e6", "12", "0": what the table writes.
double plain_value(std::string_view text) {
  double value = 0;
  std::size_t i = 0;
  while (i < text.size() && text::is_digit(text[i])) value = value * 10 + (text[i++] - '0');
  if (i < text.size() && text[i] == 'e') {
    int exponent = 0;
    for (++i; i < text.size() && text::is_digit(text[i]); ++i) exponent = exponent * 10 + (text[i] - '0');
    while (exponent-- > 0) value *= 10;
  }
  return value;
}

struct Words {
  Lexicon lexicon;
  std::vector<Entry> entries{Entry{}};

  Words() : lexicon(256) {
    const Table table(tables::number_number_words);
    for (std::size_t row = 0; row < table.size(); ++row) {
      lexicon.add(key(table.at(row, 0)), static_cast<std::uint16_t>(entries.size()));
      entries.push_back({kind_of(table.at(row, 1)), plain_value(table.at(row, 2))});
    }
  }
};

const Words& words() {
  static const Words instance;
  return instance;
}

constexpr std::uint64_t key_of = key("of"), key_in = key("in"), key_out = key("out"), key_one = key("one"),
                        key_half = key("half"), key_quarter = key("quarter"),
                        key_x = key("x");

struct Reader {
  const Atoms& atoms;
  const Words& lexicon;
  NumberContext context;

  Entry entry(std::uint32_t i) const {
    const Atom& atom = atoms[i];
    if (atom.kind != AtomKind::word) return {};
    return lexicon.entries[lexicon.lexicon.find(atom.hash)];
  }
  bool is(std::uint32_t i, WordKind kind) const { return entry(i).kind == kind; }
  bool hyphen(std::uint32_t i) const { return atoms.is_symbol(i, U'-'); }
  bool cardinal_word(std::uint32_t i) const {
    const WordKind k = entry(i).kind;
    return k == WordKind::unit || k == WordKind::teen || k == WordKind::ten;
  }
  /// Skips one hyphen inside a compound ("twenty-one", "1.5-million"; also with spaces on both sides).
  std::uint32_t over_hyphen(std::uint32_t i) const { return hyphen(i) && atoms.is_word(i + 1) ? i + 1 : i; }

  /// Words below a hundred: "six", "nineteen", "ninety-nine". An ordinal at the end is reported.
  bool small(std::uint32_t& i, double& value, bool& ordinal) const {
    const Entry first = entry(i);
    if (first.kind == WordKind::unit || first.kind == WordKind::teen) {
      value = first.value;
      ++i;
      return true;
    }
    if (first.kind != WordKind::ten) return false;
    value = first.value;
    std::uint32_t next = over_hyphen(++i);
    const Entry second = entry(next);
    if (second.kind == WordKind::unit && second.value > 0) {
      // "ninety-five hundred" and "twenty one" are one number; "twenty-three" may not run into a fraction's count
      value += second.value;
      i = next + 1;
    } else if (second.kind == WordKind::ordinal_unit) {
      value += second.value;
      ordinal = true;
      i = next + 1;
    }
    return true;
  }

  /// Digits, with groups after spaces ("1 414 021 100") and a mixed fraction ("2 1/4", "2½") read in.
  bool digit_run(std::uint32_t& i, Number& number, double& value) const {
    if (!atoms.is_digits(i)) return false;
    const Atom& first = atoms[i];
    value = first.value;
    std::uint32_t next = i + 1;
    bool plain = !first.grouped && !first.decimal;
    if (plain && first.places <= 3 && first.places > 0 && first.value > 0 && !context_is_glued(i)) {
      std::uint32_t j = next;
      double sum = value;
      bool zeros = false;
      while (atoms.is_digits(j) && atoms[j].space && atoms[j].places == 3 && !atoms[j].grouped && !atoms[j].decimal &&
             atoms[j].span.begin == atoms[j - 1].span.end + 1 && atoms.text[atoms[j - 1].span.end] == ' ' && sum < 1e15) {
        sum = sum * 1000 + atoms[j].value;
        zeros = atoms[j].value == 0;
        ++j;
      }
      if (j - next >= 2 || (j - next == 1 && zeros)) {
        value = sum;
        next = j;
        plain = false;
      }
    }
    if (std::uint32_t after = next; fraction_digits(i, after, value) && after > next) {
      next = after;
      plain = false;
    } else if (!first.decimal && atoms.is_digits(next)) {
      const Atom& second = atoms[next];
      double part = 0;
      std::uint32_t end = next + 1;
      if (second.vulgar) {
        value += second.value;
        next = end;
        plain = false;
      } else if (second.space && proper_fraction(next, end, part)) {
        value += part;
        next = end;
        plain = false;
      }
    } else if (hyphen(next) && atoms.glued(next) && atoms.is_digits(next + 1) && !first.decimal) {
      double part = 0;  // "2-1/2"
      std::uint32_t end = next + 2;
      if (proper_fraction(next + 1, end, part)) {
        value += part;
        next = end;
        plain = false;
      }
    }
    if (std::uint32_t end = next; power(end, value)) {
      next = end;
      plain = false;
    }
    number.digits = true;
    number.plain = plain;
    i = next;
    return true;
  }

  /// Digits that hang on letters or other digits ("A 380", "1.2.3") do not open a spaced group.
  bool context_is_glued(std::uint32_t i) const { return i > 0 && atoms.glued(i) && atoms[i - 1].kind == AtomKind::word; }

  /// "3/4" as a whole number: numerator at `i`, `/` at `end`.
  bool fraction_digits(std::uint32_t i, std::uint32_t& end, double& value) const {
    if (end != i + 1) return false;
    double part = 0;
    std::uint32_t after = end;
    if (!proper_fraction(i, after, part)) return false;
    value = part;
    end = after;
    return true;
  }

  /// n/m with n < m, both whole and small, no third part (that would be a date).
  bool proper_fraction(std::uint32_t i, std::uint32_t& end, double& value) const {
    if (!atoms.is_digits(i) || !atoms.is_symbol(i + 1, U'/') || !atoms.is_digits(i + 2)) return false;
    const Atom &n = atoms[i], &m = atoms[i + 2];
    if (n.grouped || n.decimal || m.grouped || m.decimal || m.places > 4 || n.places > 4) return false;
    if (atoms[i + 1].space != m.space) return false;
    if (atoms.is_symbol(i + 3, U'/') || (i > 0 && atoms.is_symbol(i - 1, U'/'))) return false;
    if (m.value < 2 || n.value >= m.value || n.value < 1) return false;
    if (atoms.is_word(i + 3) && atoms.glued(i + 3)) return false;
    // "9/11" is a day: what people divide by is small or round
    if (m.value > 10 && m.value != 12 && m.value != 16 && m.value != 32 && m.value != 64 && std::fmod(m.value, 5) != 0 && m.value != 24) return false;
    value = n.value / m.value;
    end = i + 3;
    return true;
  }

  /// "× 10−5", "x10^3" behind a decimal number.
  bool power(std::uint32_t& i, double& value) const {
    const bool times = atoms.is_symbol(i, U'x') || (atoms.is(i, key_x) && !atoms[i].upper);
    if (!times || !atoms.is_digits(i + 1) || atoms[i + 1].decimal || atoms[i + 1].grouped) return false;
    const double base = atoms[i + 1].value;
    std::uint32_t j = i + 2;
    const bool caret = atoms.is_symbol(j, U'^');
    if (caret) ++j;
    bool negative = false;
    if (hyphen(j) && atoms.glued(j)) {
      negative = true;
      ++j;
    } else if (!caret) {
      return false;
    }
    if ((base != 10 && base != 2) || !atoms.is_digits(j) || !atoms.glued(j) || atoms[j].places > 2) return false;
    const int exponent = static_cast<int>(atoms[j].value);
    double scaled = value;
    if (base == 10) {
      scaled = times_power_of_ten(value, negative ? -exponent : exponent);
    } else {
      for (int k = 0; k < exponent; ++k) scaled = negative ? scaled / 2 : scaled * 2;
    }
    if (!std::isfinite(scaled)) return false;
    value = scaled;
    i = j + 1;
    return true;
  }

  /// A scale word or its short form at `i`; `glued` short letters only where they can mean a scale.
  bool scale(std::uint32_t i, double& factor, bool digits) const {
    const Entry e = entry(i);
    const Atom& atom = atoms[i];
    if (e.kind == WordKind::scale) {
      factor = e.value;
      return true;
    }
    if (e.kind == WordKind::short_scale && digits) {
      // "mm" and "mil" are also lengths; "MM" and "2mil" are not
      if (atom.hash == key("mm") && !(context.money || atom.upper)) return false;
      factor = e.value;
      return true;
    }
    if (e.kind == WordKind::letter && digits) {
      if (atom.span.size() != 1) return false;
      const bool wide = atoms.is_symbol(i + 1, U'.') || (atoms.is_word(i + 1) && atoms.glued(i + 1));
      const char c = atoms.text[atom.span.begin];
      const bool money = context.money || currency_follows(i + 1);
      bool yes = false;
      if (money) yes = !(wide && atoms.is_word(i + 1)) && (atoms.glued(i) || c == 'M' || c == 'B' || c == 'm');
      else yes = atoms.glued(i) && (c == 'k' || c == 'M' || c == 'b' || c == 'B') && (!hyphen(i + 1) || atoms.is_digits(i + 2));
      if (!money && c == 'K' && atoms.glued(i)) yes = true;
      if (!money && (c == 'b' || c == 'B') && !atoms[i - 1].decimal && atoms[i - 1].value >= 100) yes = false;
      if (!yes) return false;
      factor = e.value;
      return true;
    }
    return false;
  }
  bool currency_follows(std::uint32_t i) const {
    static constexpr std::uint64_t names[] = {key("dollars"), key("dollar"), key("euros"), key("euro"), key("pounds"), key("usd"),
                                              key("eur"), key("gbp"), key("yen"), key("yuan"), key("rupees")};
    for (const std::uint64_t name : names)
      if (atoms.is(i, name)) return true;
    return atoms[i].kind == AtomKind::symbol && (atoms[i].symbol == U'$' || atoms[i].symbol == U'€' || atoms[i].symbol == U'£');
  }

  /// "and a half", "and three quarters", "and one third", "and a quarter": the part behind a whole number.
  bool and_part(std::uint32_t& i, double& part) const {
    if (!is(i, WordKind::and_)) return false;
    std::uint32_t j = i + 1;
    double count = 1;
    if (is(j, WordKind::article) || atoms.is(j, key_one)) {
      ++j;
    } else if (atoms.is(j, key_half)) {
    } else if (is(j, WordKind::unit)) {
      count = entry(j).value;
      ++j;
    } else {
      return false;
    }
    j = over_hyphen(j);
    const Entry e = entry(j);
    if (e.kind == WordKind::denominator && (count == 1 || e.value != 2)) {
      if (atoms.is_word(j + 1) && e.value == 4 && atoms.is(j + 1, key("final"))) return false;
    } else if (e.kind == WordKind::ordinal_unit && e.value >= 3 && count == 1) {
    } else {
      return false;
    }
    part = count / e.value;
    i = j + 1;
    return true;
  }

  /// One group: words or digits, times "hundred", e.g. "two hundred and six", "3 hundred and 21", "twenty-five hundred".
  bool group(std::uint32_t& i, Number& number, double& value, bool& ordinal) const {
    std::uint32_t at = i;
    if (digit_run(at, number, value)) {
    } else if (small(at, value, ordinal)) {
      number.words = true;
    } else if (is(at, WordKind::hundred) && at == number.begin) {
      value = 1;  // "hundred thousand dollars"
      number.words = true;
    } else if (is(at, WordKind::scale) && number.article) {
      value = 1;
    } else {
      return false;
    }
    if (ordinal) {
      i = at;
      return true;
    }
    std::uint32_t next = over_hyphen(at);
    if (is(next, WordKind::hundred)) {
      value *= 100;
      number.plain = false;
      number.words = true;
      at = next + 1;
      std::uint32_t rest = at;
      if (is(rest, WordKind::and_) || atoms.is_symbol(rest, U'&')) ++rest;
      double low = 0;
      bool low_ordinal = false;
      std::uint32_t end = rest;
      if (small(end, low, low_ordinal)) {
        // "one hundred and two thirds", "two hundred and three million" stay apart where what follows claims the number
        if (!(rest > at && low < 20 && is(end, WordKind::denominator)) && !is(end, WordKind::hundred)) {
          value += low;
          ordinal = low_ordinal;
          at = end;
        }
      } else if (rest > at && atoms.is_digits(rest) && atoms[rest].places <= 2 && !atoms[rest].decimal && atoms[rest].value > 0 &&
                 !is(rest + 1, WordKind::hundred)) {
        value += atoms[rest].value;
        number.digits = true;
        at = rest + 1;
      } else if (entry(at).kind == WordKind::ordinal || entry(at).kind == WordKind::ordinal_unit) {
        value += entry(at).value;
        ordinal = true;
        ++at;
      }
    }
    i = at;
    return true;
  }

  bool decimal_words(std::uint32_t& i, double& value) const {
    if (!is(i, WordKind::point) || !cardinal_word(i + 1)) return false;
    double place = 1;
    double tail = 0;
    std::uint32_t j = i + 1;
    for (int digits = 0; cardinal_word(j) && digits < 9; ++digits) {
      const Entry e = entry(j);
      if (e.kind == WordKind::unit) {
        place /= 10;
        tail += e.value * place;
        ++j;
      } else {
        double two = 0;
        bool ordinal = false;
        if (!small(j, two, ordinal)) break;
        place /= 100;
        tail += two * place;
      }
    }
    value += tail;
    i = j;
    return true;
  }

  std::optional<Number> many(std::uint32_t begin, std::uint32_t i, double times, bool article) const {
    // "dozens", "hundreds of thousands", "several hundred", "many thousands", "a few million"
    Entry e = entry(i);
    double value = 0;
    std::uint32_t at = i;
    if (e.kind == WordKind::many) {
      value = e.value;
      ++at;
      while (atoms.is(at, key_of) && is(at + 1, WordKind::many) && value < 1e18) {
        value *= entry(at + 1).value;
        at += 2;
      }
    } else if (times > 0 && (e.kind == WordKind::hundred || e.kind == WordKind::scale || e.kind == WordKind::dozen)) {
      value = e.value;
      ++at;
      if (e.kind == WordKind::hundred && (is(at, WordKind::scale))) value *= entry(at++).value;
    } else {
      return {};
    }
    Number number;
    number.begin = begin;
    number.end = at;
    number.value = value;
    number.high = value * 10;
    number.kind = NumberKind::vague;
    number.words = true;
    number.article = article;
    return number;
  }

  std::optional<Number> read(std::uint32_t at) const {
    Number number;
    number.begin = at;
    std::uint32_t i = at;
    bool negative = false;
    if (hyphen(i)) {
      // a sign stands after a space or an opening bracket or a currency, and on the number
      const bool free = atoms[i].space || i == 0 || atoms[i - 1].kind == AtomKind::symbol;
      if (!free || !atoms.is_digits(i + 1) || !atoms.glued(i + 1) || (i > 0 && atoms.is_digits(i - 1))) return {};
      negative = true;
      ++i;
    } else if (is(i, WordKind::minus)) {
      if (!atoms.is_digits(i + 1) && !cardinal_word(i + 1)) return {};
      negative = true;
      ++i;
    }
    if (is(i, WordKind::few)) return many(at, i + 1, 1, false);
    if (is(i, WordKind::many)) return many(at, i, 0, false);
    if (is(i, WordKind::article)) {
      const Entry next = entry(i + 1);
      if (next.kind == WordKind::few) return many(at, i + 2, 1, true);
      if (next.kind == WordKind::couple) return couple(at, i + 1);
      if (next.kind != WordKind::hundred && next.kind != WordKind::scale && next.kind != WordKind::dozen &&
          next.kind != WordKind::denominator && next.kind != WordKind::ordinal && next.kind != WordKind::ordinal_unit)
        return {};
      number.article = true;
      ++i;
      if (next.kind == WordKind::ordinal || next.kind == WordKind::ordinal_unit) return part_of(number, i, next);
    }
    if (is(i, WordKind::couple)) return couple(at, i);
    double value = 0;
    const Entry first = entry(i);
    if (first.kind == WordKind::ordinal || first.kind == WordKind::ordinal_unit) {
      number.end = i + 1;
      number.value = first.value;
      number.kind = NumberKind::ordinal;
      number.words = true;
      return number;
    }
    if (first.kind == WordKind::denominator) return half(number, i, negative);
    if (first.kind == WordKind::dozen) {
      if (!number.article && first.value != 12) return {};  // "the score"
      if (first.value == 20 && !atoms.is(i + 1, key_of)) return {};
      number.words = true;
      number.value = first.value;
      number.end = i + 1;
      return number;
    }
    bool ordinal = false;
    double total = 0, last_scale = HUGE_VAL;
    bool any = false, scaled = false;
    std::uint32_t end = i;
    for (int groups = 0; groups < 8; ++groups) {
      std::uint32_t j = i;
      if (any) {
        if (is(j, WordKind::and_) || atoms.is_symbol(j, U'&')) ++j;
        else if (atoms.is_symbol(j, U',') && cardinal_word(j + 1)) ++j;
        if (atoms.is_digits(j) && !is(j + 1, WordKind::hundred) && !is(j + 1, WordKind::scale)) break;
      }
      Number part = number;
      double g = 0;
      bool group_ordinal = false;
      const std::uint32_t from = j;
      if (!group(j, part, g, group_ordinal)) break;
      // "and a half million", "five and a half"
      double fraction = 0;
      std::uint32_t k = j;
      if (!any && and_part(k, fraction)) {
        g += fraction;
        j = k;
        part.plain = false;
        part.words = true;
      } else if (!any && decimal_words(k, g)) {
        j = k;
        part.plain = false;
      } else if (over_hyphen(j) != j && part.digits && atoms.glued(j) && is(j + 1, WordKind::denominator)) {
        break;
      }
      double factor = 1;
      std::uint32_t s = over_hyphen(j);
      bool group_scaled = false;
      double product = 1;
      while (!group_ordinal && scale(s, factor, part.digits) && product < 1e18) {
        product *= factor;
        group_scaled = true;
        j = s + 1;
        s = j;
        if (entry(j - 1).kind != WordKind::scale) break;
        if (!is(s, WordKind::scale)) break;
        part.words = true;
      }
      if (any && (group_scaled ? product >= last_scale : g >= last_scale)) break;
      if (any && !group_scaled && from == i && last_scale < 1000) break;
      const double sum = total + g * product;
      if (!std::isfinite(sum)) return {};
      total = sum;
      number = part;
      if (group_scaled) {
        number.plain = false;
        number.scale = any ? 1 : product;
      }
      any = true;
      ordinal = group_ordinal;
      end = j;
      if (!group_scaled || group_ordinal) break;
      scaled = true;
      last_scale = product;
      i = j;
      double tail = 0;
      std::uint32_t t = j;
      if (and_part(t, tail)) {  // "one million and a half"
        total += tail * product;
        end = t;
        break;
      }
      if (entry(j - 1).kind == WordKind::letter || entry(j - 1).kind == WordKind::short_scale) break;
    }
    if (!any) return {};
    number.begin = at;
    value = total;
    if (ordinal) {
      number.kind = NumberKind::ordinal;
      number.end = end;
      number.value = value;
      return number;
    }
    // What may follow a whole number: an ordinal's ending, a denominator, "dozen", "out of three".
    if (number.digits && number.plain && is(end, WordKind::suffix) && atoms.glued(end)) {
      number.kind = NumberKind::ordinal;
      number.plain = false;
      number.end = end + 1;
      number.value = value;
      return number;
    }
    if (!scaled || number.words) {
      const std::uint32_t d = over_hyphen(end);
      const Entry e = entry(d);
      const bool whole = value == std::floor(value);
      if (!number.digits && whole && value > 0 && value < 1000 &&
          ((e.kind == WordKind::denominator && !(value == 1 && e.value != 2 && e.value != 4)) ||
           (value == 1 && !number.article && (e.kind == WordKind::ordinal || (e.kind == WordKind::ordinal_unit && e.value >= 3))))) {
        return fraction_of(number, value, e.value, d + 1, negative);
      }
      if (e.kind == WordKind::dozen && (whole || number.words) && value < 1000) {
        value *= e.value;
        end = d + 1;
        number.words = true;
        number.plain = false;
      } else if (e.kind == WordKind::many && e.value == 12 && whole && value < 1000) {
        value *= e.value;
        end = d + 1;
        number.words = true;
        number.plain = false;
      }
    }
    if (std::uint32_t r = end; ratio(r, value, number)) {
      end = r;
      number.kind = NumberKind::fraction;
      number.plain = false;
    } else if (value < 1 && value > 0 && number.digits && end - at >= 3) {
      number.kind = NumberKind::fraction;
    }
    number.end = end;
    number.value = negative ? -value : value;
    if (negative) number.plain = false;
    return number;
  }

  /// "one in five", "two out of three".
  bool ratio(std::uint32_t& i, double& value, const Number& number) const {
    std::uint32_t j = i;
    bool out = false;
    if (atoms.is(j, key_out) && atoms.is(j + 1, key_of)) {
      j += 2;
      out = true;
    } else if (atoms.is(j, key_in)) {
      ++j;
    } else {
      return false;
    }
    if (value < 1 || value > 9 || value != std::floor(value) || (!number.plain && number.digits)) return false;
    if (atoms.is(j, key("every"))) ++j;
    double whole = 0;
    Number part;
    part.begin = j;
    bool ordinal = false;
    std::uint32_t end = j;
    if (!group(end, part, whole, ordinal) || ordinal || whole <= value || whole != std::floor(whole)) return false;
    if (!out && whole > 1000) return false;
    // "one in two weeks" is no ratio; a unit of time or a hyphen after it speaks against one
    if (hyphen(end) || is(end, WordKind::scale)) return false;
    if (!out && atoms.is_word(end)) {
      static constexpr std::uint64_t times[] = {key("years"), key("months"), key("weeks"), key("days"), key("hours"), key("minutes")};
      for (const std::uint64_t t : times)
        if (atoms.is(end, t)) return false;
    }
    value /= whole;
    i = end;
    return true;
  }

  /// "a couple of hundred"; a mere "a couple" is a count of two only before "of" or a noun, which the caller decides.
  std::optional<Number> couple(std::uint32_t begin, std::uint32_t i) const {
    std::uint32_t j = i + 1;
    if (atoms.is(j, key_of)) ++j;
    const Entry e = entry(j);
    if (e.kind != WordKind::hundred && e.kind != WordKind::scale && e.kind != WordKind::dozen) return {};
    Number number;
    number.begin = begin;
    number.value = 2 * e.value;
    number.words = true;
    number.article = begin < i;
    number.end = j + 1;
    if (e.kind == WordKind::hundred && is(j + 1, WordKind::scale)) {
      number.value *= entry(j + 1).value;
      ++number.end;
    }
    return number;
  }

  /// "a fifth", "a hundredth": a fraction where no noun follows that it would count off.
  std::optional<Number> part_of(Number number, std::uint32_t i, Entry e) const {
    if (e.value < 3) return {};
    // "by a third in two years", "nearly a fifth among the young": behind a word that numbers follow, prepositions do as well
    static constexpr std::uint64_t led[] = {key("by"), key("nearly"), key("almost"), key("about"), key("around"), key("roughly"), key("than"), key("over"), key("least"), key("only")};
    static constexpr std::uint64_t next[] = {key("in"), key("to"), key("from"), key("among"), key("since"), key("between"), key("at"), key("for"), key("on"), key("over"), key("during"),
                                             key("compared"), key("after"), key("this"), key("last"), key("as"), key("were"), key("was"), key("are"), key("have"), key("had"), key("said")};
    const auto has = [&](const auto& list, std::uint32_t k) {
      for (const std::uint64_t word : list)
        if (atoms.is(k, word)) return true;
      return false;
    };
    if (number.article && number.begin > 0 && has(led, number.begin - 1) && has(next, i + 1)) return fraction_of(number, 1, e.value, i + 1, false);
    if (atoms.is_word(i + 1) && !atoms.is(i + 1, key_of) && !is(i + 1, WordKind::and_) && !atoms.is(i + 1, key("more")) &&
        !atoms.is(i + 1, key("less")))
      return {};
    if (hyphen(i + 1) && atoms.glued(i + 1)) return {};
    return fraction_of(number, 1, e.value, i + 1, false);
  }

  std::optional<Number> fraction_of(Number number, double count, double parts, std::uint32_t end, bool negative) const {
    number.kind = NumberKind::fraction;
    number.words = true;
    number.plain = false;
    number.value = count / parts;
    number.end = end;
    scale_part(number);
    if (negative) number.value = -number.value;
    return number;
  }

  /// "half a million", "two thirds of a million", "a quarter million", "half a dozen": the whole that the part is of.
  void scale_part(Number& number) const {
    std::uint32_t j = number.end;
    if (atoms.is(j, key_of) && is(j + 1, WordKind::article)) ++j;
    if (is(j, WordKind::article)) ++j;
    j = over_hyphen(j);
    const Entry e = entry(j);
    if (e.kind != WordKind::scale && e.kind != WordKind::hundred && e.kind != WordKind::dozen) return;
    if (e.value == 20) return;
    number.value *= e.value;
    number.kind = NumberKind::cardinal;
    number.end = j + 1;
  }

  /// "half", "a half", "half a million", "quarter million"; "quarter" alone is a time or a place.
  std::optional<Number> half(Number number, std::uint32_t i, bool negative) const {
    const Entry e = entry(i);
    Number part = *fraction_of(number, 1, e.value, i + 1, negative);
    if (part.kind == NumberKind::cardinal) return part;
    if (e.value == 2 && atoms.is(i, key_half)) {
      // "the first half", "half-brother", "half-time"
      if (hyphen(i + 1) && atoms.glued(i + 1)) return {};
      return part;
    }
    if (atoms.is(i, key_quarter) && number.article) {
      static constexpr std::uint64_t after[] = {key("of"), key("were"), key("are"), key("was"), key("is"), key("have"), key("had"), key("said"), key("to"), key("or")};
      if (!atoms.is_word(i + 1) && !(hyphen(i + 1) && atoms.glued(i + 1)) && !atoms.is_digits(i + 1)) return part;
      for (const std::uint64_t word : after)
        if (atoms.is(i + 1, word)) return part;
    }
    return {};
  }
};

}  // namespace

bool may_begin(const Atoms& atoms, std::uint32_t at) {
  const Atom& atom = atoms[at];
  if (atom.kind == AtomKind::digits) return atom.valid;
  if (atom.kind == AtomKind::symbol) return atom.symbol == U'-' && atoms.is_digits(at + 1);
  if (atom.kind != AtomKind::word) return false;
  switch (words().entries[words().lexicon.find(atom.hash)].kind) {
    case WordKind::none: case WordKind::and_: case WordKind::point: case WordKind::suffix: case WordKind::letter:
    case WordKind::short_scale: return false;
    default: return true;
  }
}

std::optional<Number> read_number(const Atoms& atoms, std::uint32_t at, NumberContext context) {
  if (!may_begin(atoms, at)) return {};
  return Reader{atoms, words(), context}.read(at);
}

std::optional<Number> read_year_words(const Atoms& atoms, std::uint32_t at) {
  const Reader reader{atoms, words(), {}};
  double high = 0, low = 0;
  bool ordinal = false;
  std::uint32_t i = at;
  Number number;
  number.begin = at;
  number.words = true;
  if (reader.entry(at).kind == WordKind::unit && reader.is(at + 1, WordKind::scale) && reader.entry(at + 1).value == 1000) {
    auto plain = reader.read(at);
    if (plain && plain->kind == NumberKind::cardinal && plain->value >= 1000 && plain->value < 3000) return plain;
    return {};
  }
  if (!reader.small(i, high, ordinal) || ordinal || high < 10 || high > 29) return {};
  if (reader.is(i, WordKind::hundred)) {
    ++i;
    if (reader.is(i, WordKind::and_)) ++i;
    std::uint32_t end = i;
    if (reader.small(end, low, ordinal) && !ordinal) i = end;
    else low = 0;
  } else {
    if (reader.small(i, low, ordinal)) {
      if (ordinal || low < 10) return {};
    } else {
      return {};
    }
  }
  number.end = i;
  number.value = high * 100 + low;
  return number;
}

bool is_few(const Atoms& atoms, std::uint32_t at) {
  return atoms.is_word(at) && words().entries[words().lexicon.find(atoms[at].hash)].kind == WordKind::few;
}

}  // namespace facts::number
