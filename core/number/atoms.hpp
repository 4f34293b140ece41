#pragma once
// The text as quantities and times read it: letter runs, digit runs and single symbols. Cut finer than words
// ("$5bn" is $ + 5 + bn, "12-hour" is 12 + - + hour), so that both stages read every notation in one way.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "base/text.hpp"
#include "segment/segment.hpp"

namespace facts::number {

enum class AtomKind : std::uint8_t {
  end,     ///< the end of a sentence (and of the text)
  word,    ///< letters, with apostrophes inside ("o'clock"); "'s" is one of its own
  digits,  ///< digits with their grouping and decimal marks ("1,674.5"), or one vulgar fraction ("½")
  symbol,  ///< one code point that is neither
};

struct Atom {
  Span span;
  std::uint64_t hash = 0;     ///< of the lower-case bytes, see `key`
  double value = 0;           ///< of digits
  char32_t symbol = 0;        ///< the code point of a symbol; every dash is '-', every quotation mark '"'
  std::uint32_t word = npos;  ///< the word of the segmentation that holds its first byte
  AtomKind kind = AtomKind::end;
  std::uint8_t places = 0;  ///< digits before the decimal mark, 255 for more
  bool space = true;        ///< white space, or the text's beginning, before it
  bool capital = false;     ///< begins with a capital
  bool upper = false;       ///< has no small letter
  bool grouped = false;     ///< digits with marks between groups ("1,674")
  bool decimal = false;     ///< digits with a decimal mark, or an exponent
  bool vulgar = false;      ///< one vulgar fraction
  bool valid = false;       ///< digits that are one number: not a version ("1.10.3"), not of absurd length
};

/// The hash under which words are looked up: FNV-1a over ASCII lower case.
constexpr std::uint64_t key(std::string_view word) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(text::lower(c))) * 1099511628211ull;
  return hash;
}

/// The same of a word in the code, made when it is compiled: grammars ask for many.
template <std::size_t N>
consteval std::uint64_t key(const char (&word)[N]) {
  return key(std::string_view(word, N - 1));
}

/// Atoms in text order; an `end` atom after every sentence, so that no reading crosses one, and several at the end
/// of the list, so that looking a few atoms ahead needs no check.
struct Atoms {
  std::string_view text;
  std::vector<Atom> list;

  const Atom& operator[](std::uint32_t i) const { return list[i < list.size() ? i : list.size() - 1]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(list.size()); }
  std::string_view form(std::uint32_t i) const { return cut(text, (*this)[i].span); }
  bool is(std::uint32_t i, std::uint64_t word) const { return (*this)[i].hash == word && (*this)[i].kind == AtomKind::word; }
  bool is_symbol(std::uint32_t i, char32_t symbol) const {
    return (*this)[i].kind == AtomKind::symbol && (*this)[i].symbol == symbol;
  }
  bool is_word(std::uint32_t i) const { return (*this)[i].kind == AtomKind::word; }
  bool is_digits(std::uint32_t i) const { return (*this)[i].kind == AtomKind::digits && (*this)[i].valid; }
  bool is_end(std::uint32_t i) const { return (*this)[i].kind == AtomKind::end; }
  /// Nothing between this atom and the one before.
  bool glued(std::uint32_t i) const { return !(*this)[i].space; }
};

/// value × 10^exponent by multiplication alone: the same bits on every platform, which a library's pow does not promise.
/// Infinite where it overflows.
double times_power_of_ten(double value, int exponent);

/// Cuts the sentences of a text into atoms. Linear.
Atoms cut_atoms(std::string_view reading, const segment::Segmentation& segmentation);

}  // namespace facts::number
