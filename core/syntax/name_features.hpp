#pragma once
// The second opinion on names: a linear model over hashed features of a word and its neighbours. It sees exact words and
// neighbours, where the network sees likeness and context; together they err less than either.

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/model.hpp"
#include "syntax/word_keys.hpp"

namespace facts::syntax {

inline constexpr std::size_t name_label_count = 9;  ///< O, and B- and I- of PER, ORG, LOC, GROUP, in this order
using NameScores = std::array<std::int32_t, name_label_count>;

/// A word as the features see it.
struct NameWord {
  WordKeys keys;
  std::uint32_t word_class = 0;  ///< the model's class of words of like meaning
  std::uint8_t tag = 0;          ///< the model's number for the universal tag
};

/// How a sentence is written: 0 as usual, 1 most words capitalised, 2 most in capitals only.
std::uint32_t writing_style(std::span<const NameWord> sentence);

/// How the words of a text are written in it: with a capital inside a sentence, or in small letters.
class TextCase {
 public:
  void add(std::span<const NameWord> sentence);
  /// Bits: 1 seen with a capital inside a sentence, 2 seen in small letters.
  std::uint32_t of(const WordKeys& keys) const;
  void clear() { seen_.clear(); }

 private:
  std::unordered_map<std::uint32_t, std::uint8_t> seen_;
};

/// The features of word `at`. The trainer uses the same function.
void name_features(std::span<const NameWord> sentence, std::size_t at, std::uint32_t style, const TextCase& text, Features& out);

/// The linear model as the weights file has it, its rows widened to sixteen bytes: a row is added with one instruction or two.
class NameModel {
 public:
  explicit NameModel(const model::WordScores& weights);
  bool empty() const { return rows_.empty(); }
  /// Scores of the labels, 256 a unit of log-odds; zeros where the file has none.
  NameScores scores(const Features& features) const;

 private:
  static constexpr std::size_t row_bytes = 16;
  std::uint32_t bits_ = 0, scale_ = 0;
  std::vector<std::int8_t> rows_;
};

}  // namespace facts::syntax
