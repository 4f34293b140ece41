#include "number/atoms.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"

namespace facts::number {
namespace {

constexpr std::array<double, 23> powers_of_ten = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr std::size_t most_digits = 30;  // longer ones are identifiers, not numbers

struct Vulgar {
  char32_t code_point;
  double value;
};
constexpr std::array<Vulgar, 18> vulgar_fractions = {{{0xBC, .25},      {0xBD, .5},       {0xBE, .75},      {0x2150, 1. / 7},
                                                      {0x2151, 1. / 9}, {0x2152, .1},     {0x2153, 1. / 3}, {0x2154, 2. / 3},
                                                      {0x2155, .2},     {0x2156, .4},     {0x2157, .6},     {0x2158, .8},
                                                      {0x2159, 1. / 6}, {0x215A, 5. / 6}, {0x215B, .125},   {0x215C, .375},
                                                      {0x215D, .625},   {0x215E, .875}}};

double vulgar_value(char32_t c) {
  if (c != 0xBC && c != 0xBD && c != 0xBE && (c < 0x2150 || c > 0x215E)) return -1;
  for (const Vulgar& v : vulgar_fractions)
    if (v.code_point == c) return v.value;
  return -1;
}

/// One form for the many dashes and quotation marks.
char32_t plain(char32_t c) {
  switch (c) {
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return U'-';
    case 0x201C: case 0x201D: case 0x201E: case 0x2033: return U'"';
    case 0x2018: case 0x2019: case 0x2032: return U'\'';
    case 0xD7: return U'x';
    default: return c;
  }
}

/// Reads the digit run [begin, end), whose marks are each followed by a digit, into `atom`, and returns where it ends:
/// earlier than `end` where a comma turns out to separate two numbers.
std::uint32_t read_digits(std::string_view text, std::uint32_t begin, std::uint32_t end, Atom& atom) {
  std::array<std::uint32_t, 12> group{};  // lengths of the groups
  std::size_t groups = 1, commas = 0, dots = 0;
  std::uint32_t last_dot = npos, first_comma = npos;
  for (std::uint32_t i = begin; i < end; ++i) {
    const char c = text[i];
    if (c == ',' || c == '.') {
      if (c == ',') {
        ++commas;
        if (first_comma == npos) first_comma = i;
      } else {
        ++dots;
        last_dot = i;
      }
      if (groups < group.size()) ++groups;
      continue;
    }
    ++group[groups - 1];
  }
  const auto grouped = [&](std::size_t whole) {  // 1,234,567 or, as in India, 12,34,567
    if (whole < 2 || group[0] == 0 || group[0] > 3 || group[whole - 1] != 3) return false;
    bool west = true, east = group[0] <= 2;
    for (std::size_t g = 1; g + 1 < whole; ++g) {
      west = west && group[g] == 3;
      east = east && group[g] == 2;
    }
    return west || east;
  };
  bool valid = true, decimal_comma = false;
  if (commas > 0) {
    const bool ok = dots == 0 ? grouped(groups) : dots == 1 && text[last_dot] == '.' && grouped(groups - 1) &&
                                                      text.substr(last_dot, end - last_dot).find(',') == text.npos;
    if (!ok) {
      decimal_comma = commas == 1 && dots == 0 && group[1] == 2 && group[0] <= 2;
      if (!decimal_comma) return read_digits(text, begin, first_comma, atom);
    }
    atom.grouped = ok;
  } else if (dots > 1) {
    valid = grouped(groups) && group[1] == 3;  // 1.234.567; anything else is a version, an address, a date
    atom.grouped = valid;
  }
  const bool decimal = decimal_comma || (dots == 1 && (commas == 0 || atom.grouped));
  atom.decimal = decimal;
  // Mantissa and places: exact in a double for up to 15 digits, within one unit in the last place for more.
  double mantissa = 0;
  std::size_t digits = 0, after = 0, places = 0;
  bool behind = false;
  for (std::uint32_t i = begin; i < end; ++i) {
    const char c = text[i];
    if (c == ',' || c == '.') {
      if ((c == '.' && dots == 1) || decimal_comma) behind = true;
      continue;
    }
    if (!behind) ++places;
    if (++digits > most_digits) continue;
    mantissa = mantissa * 10 + (c - '0');
    if (behind) ++after;
  }
  if (digits > most_digits) valid = false;
  atom.places = static_cast<std::uint8_t>(std::min<std::size_t>(places, 255));
  atom.value = times_power_of_ten(mantissa, -static_cast<int>(after));
  atom.valid = valid;
  return end;
}

/// An exponent behind digits ("4e14", "1e-3"): returns its end, or `at` where there is none.
std::uint32_t read_exponent(std::string_view text, std::uint32_t at, Atom& atom) {
  if (at >= text.size() || (text[at] != 'e' && text[at] != 'E') || !atom.valid) return at;
  std::uint32_t i = at + 1;
  bool negative = false;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) negative = text[i++] == '-';
  const std::uint32_t first = i;
  int exponent = 0;
  while (i < text.size() && text::is_digit(text[i])) exponent = std::min(exponent * 10 + (text[i++] - '0'), 100000);
  if (i == first || (i < text.size() && text::is_alpha(text[i]))) return at;
  const double value = exponent > 300 ? HUGE_VAL : times_power_of_ten(atom.value, negative ? -exponent : exponent);
  atom.valid = std::isfinite(value);
  atom.value = atom.valid ? value : 0;
  atom.decimal = true;
  return i;
}

struct Cutter {
  std::string_view text;
  const std::vector<segment::Word>& words;
  std::vector<Atom>& out;
  std::uint32_t word = 0;

  void add(Atom& atom, std::uint32_t begin, std::uint32_t end) {
    atom.span = {begin, end};
    while (word < words.size() && words[word].span.end <= begin) ++word;
    atom.word = word < words.size() && words[word].span.begin < end ? word : npos;
    out.push_back(atom);
  }

  std::uint32_t letters(std::uint32_t begin, std::uint32_t end, Atom& atom) const {
    std::uint64_t hash = 14695981039346656037ull;
    std::uint32_t i = begin;
    bool small = false;
    const auto take = [&](std::uint32_t bytes) {
      for (std::uint32_t k = 0; k < bytes; ++k, ++i)
        hash = (hash ^ static_cast<unsigned char>(text::lower(text[i]))) * 1099511628211ull;
    };
    while (i < end) {
      const char c = text[i];
      if (text::is_alpha(c)) {
        small = small || text::is_lower(c);
        take(1);
        continue;
      }
      if (static_cast<unsigned char>(c) >= 0x80) {
        const utf8::Decoded d = utf8::decode(text, i);
        if (d.code_point == 0x2019 && i > begin && i + 3 < end && text::is_alpha(text[i + 3])) {
          const bool possessive = text::lower(text[i + 3]) == 's' && (i + 4 >= end || !text::is_alnum(text[i + 4]));
          if (possessive) break;
          hash = (hash ^ static_cast<unsigned char>('\'')) * 1099511628211ull;
          i += 3;
          continue;
        }
        if (!utf8::is_letter(d.code_point) && !(d.code_point >= 0x300 && d.code_point < 0x370)) break;
        small = small || !utf8::is_upper(d.code_point);
        take(d.bytes);
        continue;
      }
      if (c == '\'' && i > begin && i + 1 < end && text::is_alpha(text[i + 1])) {
        const bool possessive = text::lower(text[i + 1]) == 's' && (i + 2 >= end || !text::is_alnum(text[i + 2]));
        if (possessive) break;
        take(1);
        continue;
      }
      break;
    }
    atom.kind = AtomKind::word;
    atom.hash = hash;
    const utf8::Decoded first = utf8::decode(text, begin);
    atom.capital = utf8::is_upper(first.code_point);
    atom.upper = !small;
    return i;
  }

  /// Apostrophe (of `bytes` bytes) + s behind a letter or digit: the possessive or a decade's plural.
  std::uint32_t possessive(std::uint32_t at, std::uint32_t bytes, std::uint32_t begin, std::uint32_t end) const {
    if (at == begin || !text::is_alnum(text[at - 1]) || at + bytes >= end) return 0;
    if (text::lower(text[at + bytes]) != 's') return 0;
    if (at + bytes + 1 < end && text::is_alnum(text[at + bytes + 1])) return 0;
    return at + bytes + 1;
  }

  void sentence(std::uint32_t begin, std::uint32_t end) {
    bool space = true;
    for (std::uint32_t i = begin; i < end;) {
      const char c = text[i];
      if (text::is_space(c)) {
        space = true;
        ++i;
        continue;
      }
      Atom atom;
      atom.space = space;
      space = false;
      const std::uint32_t from = i;
      const bool point = c == '.' && i + 1 < end && text::is_digit(text[i + 1]) &&
                         (i == begin || !text::is_alnum(text[i - 1])) && (i == begin || text[i - 1] != '.');
      if (text::is_digit(c) || point) {
        std::uint32_t j = i + (point ? 1 : 0), marks = 0;
        // no number has more groups than `group` holds; a longer run is a list, and is cut at its first comma
        while (j < end && marks < 12 && (text::is_digit(text[j]) ||
                           ((text[j] == '.' || text[j] == ',') && j + 1 < end && text::is_digit(text[j + 1])))) {
          marks += !text::is_digit(text[j]);
          ++j;
        }
        atom.kind = AtomKind::digits;
        j = read_digits(text.substr(0, end), i, j, atom);
        i = read_exponent(text.substr(0, end), j, atom);
        atom.hash = key(text.substr(from, i - from));
        add(atom, from, i);
        continue;
      }
      if (text::is_alpha(c)) {
        i = letters(i, end, atom);
        add(atom, from, i);
        continue;
      }
      utf8::Decoded d{static_cast<char32_t>(static_cast<unsigned char>(c)), 1};
      if (static_cast<unsigned char>(c) >= 0x80) {
        d = utf8::decode(text, i);
        if (utf8::is_space(d.code_point)) {
          space = true;
          i += d.bytes;
          continue;
        }
        const double fraction = vulgar_value(d.code_point);
        if (fraction >= 0) {
          atom.kind = AtomKind::digits;
          atom.value = fraction;
          atom.decimal = atom.vulgar = atom.valid = true;
          i += d.bytes;
          add(atom, from, i);
          continue;
        }
        if (utf8::is_letter(d.code_point)) {
          i = letters(i, end, atom);
          add(atom, from, i);
          continue;
        }
      }
      if (c == '\'' || d.code_point == 0x2019) {
        if (const std::uint32_t to = possessive(i, d.bytes, begin, end)) {
          atom.kind = AtomKind::word;
          atom.hash = key("'s");
          i = to;
          add(atom, from, i);
          continue;
        }
      }
      atom.kind = AtomKind::symbol;
      atom.symbol = plain(d.code_point);
      i += d.bytes;
      atom.hash = key(text.substr(from, i - from));
      add(atom, from, i);
    }
    Atom last;
    last.span = {end, end};
    out.push_back(last);
  }
};

}  // namespace

double times_power_of_ten(double value, int exponent) {
  int left = exponent < 0 ? -exponent : exponent;
  if (left > 700) left = 700;
  while (left > 0) {
    const int step = left > 22 ? 22 : left;
    const double power = powers_of_ten[static_cast<std::size_t>(step)];
    value = exponent < 0 ? value / power : value * power;
    left -= step;
  }
  return value;
}

Atoms cut_atoms(std::string_view reading, const segment::Segmentation& segmentation) {
  Atoms atoms;
  atoms.text = reading;
  atoms.list.reserve(reading.size() / 5 + segmentation.sentences.size() + 8);
  Cutter cutter{reading, segmentation.words, atoms.list};
  const auto size = static_cast<std::uint32_t>(reading.size());
  for (const segment::Sentence& sentence : segmentation.sentences)
    cutter.sentence(std::min(sentence.span.begin, size), std::min(sentence.span.end, size));
  for (int i = 0; i < 4; ++i) {
    Atom last;
    last.span = {size, size};
    atoms.list.push_back(last);
  }
  return atoms;
}

}  // namespace facts::number
