#pragma once
// The language data of this stage, as lookups. Built once, on first use; read-only after that.

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/text.hpp"

namespace facts::segment {

/// What an abbreviation's point and the word behind it mean for the end of a sentence.
enum class Abbreviation : std::uint8_t {
  none,
  title,   ///< a name follows: never an end ("Dr.")
  number,  ///< an abbreviation only before a number ("No. 5")
  date,    ///< months and weekdays: goes on before a number, ends before a word that opens sentences
  name,    ///< part of a name: ends only before a word that opens sentences ("Inc.", "St.")
  inner,   ///< never an end ("vs.")
  end,     ///< ends before any capital ("etc.")
};

/// Set of short words looked up by their lower-case form without making a copy.
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return static_cast<std::size_t>(text::hash(word)); }
};
template <class Value>
using WordMap = std::unordered_map<std::string_view, Value, WordHash, std::equal_to<>>;

class Lexicon {
 public:
  static const Lexicon& get();

  /// The class of `word` (without its final point). A row with a capital asks for that capital.
  Abbreviation abbreviation(std::string_view word) const;
  /// True for what stays one word with what its hyphen joins to it ("non", "anti").
  bool prefix(std::string_view word) const;
  /// Where a word written as one is two ("cannot": 3); 0 for all others.
  std::uint32_t joined(std::string_view word) const;
  /// Letters that are a word of their own directly behind a number ("240mm").
  bool suffix(std::string_view letters) const;
  /// Words that often open a sentence and hardly ever a name.
  bool opener(std::string_view word) const;
  /// Verbs that give the speaker of a quotation ending in "?" or "!".
  bool speech(std::string_view word) const;
  bool domain(std::string_view ending) const;
  bool file(std::string_view ending) const;

 private:
  Lexicon();
  WordMap<Abbreviation> abbreviations_;
  WordMap<std::uint32_t> joined_;
  WordMap<bool> prefixes_, suffixes_, openers_, speech_;
  WordMap<bool> endings_;  // true: a file's, false: a domain's
};

}  // namespace facts::segment
