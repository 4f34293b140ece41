#pragma once
// Static word vectors: how near two stems are in meaning.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace facts::compare {

/// Vectors distilled from a sentence encoder (core/model/train/alignment/distil_vectors.py has recipe and format). They come
/// attached to the weights file (`syntax::Reader::attachment`).
class Vectors {
 public:
  /// None: every word is unknown.
  Vectors() = default;
  /// Error: invalid_model, for bytes that are not in the format.
  static Result<Vectors> load(std::span<const std::byte> file);

  /// Row of a stem, or none for a word that the texts did not have.
  std::optional<std::uint32_t> row(std::string_view stem) const;
  /// How telling a word is: its inverse document frequency over English news sentences; npos: a word that is not there.
  double idf(std::uint32_t row) const { return row < idf_.size() ? idf_[row] / 16.0 : unknown_ / 16.0; }
  /// Cosine of two rows, -1 … 1.
  double cosine(std::uint32_t one, std::uint32_t two) const;

 private:
  void read(std::span<const std::byte> file, std::size_t words, std::size_t dimensions);

  std::size_t dimensions_ = 0;
  std::vector<std::uint32_t> hashes_;
  std::vector<std::uint8_t> idf_;
  std::uint32_t unknown_ = 160;
  std::vector<std::int8_t> values_;
  std::vector<double> norms_;
};

}  // namespace facts::compare
