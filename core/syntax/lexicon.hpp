#pragma once
// The stage's tables as maps that are built once.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "syntax/syntax.hpp"

namespace facts::syntax {

/// A map from the first column of an embedded table to its row (without that column).
class Lexicon {
 public:
  explicit Lexicon(std::string_view table);
  /// The row of `key`, or nullptr.
  const std::vector<std::string_view>* find(std::string_view key) const;
  std::string_view get(std::string_view key, std::size_t column = 0) const;

 private:
  std::unordered_map<std::string_view, std::vector<std::string_view>> rows_;
  std::size_t longest_ = 0;  ///< bytes of the longest key: most words are told apart by that
};

/// Irregular forms: form → lemma, for nouns, verbs, and (with degree) adjectives and adverbs.
const Lexicon& irregular_nouns();
const Lexicon& irregular_verbs();
const Lexicon& irregular_degrees();
/// Ending of what "-ed" or "-ing" leaves of a verb → "e", "single" or "same"; '<' marks the whole stem.
const Lexicon& stem_endings();
/// Well-known organisations and places.
class KnownNames {
 public:
  explicit KnownNames(std::string_view table);
  /// Whether a name may begin with the word; `small`: written in small letters too, for places.
  bool begins(std::string_view word, bool small) const;
  /// The type of a whole name, or `none`.
  NameType type(std::string_view name, bool small) const;

 private:
  std::unordered_map<std::string, NameType> names_, small_;
  std::unordered_set<std::string> first_, small_first_;
  std::array<std::uint64_t, 256> sizes_{};  ///< of the first words with each first byte, as bits: most words are told apart by that
};
const KnownNames& known_names();
/// "FORM/UPOS" → lemma of closed-class words and abbreviations ("n't/PART" → "not").
const Lexicon& closed_words();

}  // namespace facts::syntax
