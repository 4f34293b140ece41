#pragma once
// A weights file read into the shapes that the kernels want. FORMAT.md has the layout.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/kernels.hpp"
#include "model/model.hpp"

namespace facts::model {

inline constexpr std::uint32_t format_version = 2;

/// Looked-up vectors: 8-bit numbers, each row with a factor.
struct Rows {
  std::uint32_t rows = 0, width = 0;
  std::vector<std::uint8_t> factor;
  std::vector<std::int8_t> values;
  const std::int8_t* row(std::uint32_t r) const { return values.data() + static_cast<std::size_t>(r) * width; }
};

/// A matrix of which only some rows are asked for each word.
struct Candidates {
  std::uint32_t rows = 0, columns = 0;
  std::vector<std::int16_t> weights;
  std::vector<std::int32_t> bias;
  const std::int16_t* row(std::uint32_t r) const { return weights.data() + static_cast<std::size_t>(r) * columns; }
};

struct Layer {
  enum class Kind : std::uint8_t { convolution, recurrent };
  Kind kind = Kind::convolution;
  Matrix matrix;
};

struct Weights {
  std::string description;
  std::array<std::vector<std::string>, output_count> labels;
  std::vector<std::vector<std::uint16_t>> feats_of;  ///< for each tag the features it may have; never empty
  std::uint8_t root_relation = 0, loose_relation = 0;  ///< of a root; of a stretch of an over-long sentence

  std::uint32_t width = 0, arc = 0, relation = 0, pair = 0;
  std::uint32_t window = 0;      ///< how far from its cue a source or a content reaches, in words
  std::uint32_t reach = 0;       ///< distances between word and head beyond this share one bias
  std::int32_t change = 0, cue_bonus = 0;

  std::vector<std::uint32_t> hashes;  ///< sorted; word `i` has row i + 1 of `words`
  std::vector<std::uint32_t> buckets; ///< where the hashes with each pattern of highest bits begin
  std::vector<std::uint32_t> class_keys;  ///< upper 24 bits of hashes, sorted
  std::vector<std::uint8_t> classes;      ///< of the words with those keys: words of like meaning have one class
  std::vector<std::uint32_t> class_buckets;
  Rows words, affixes, misc, kinds;
  std::vector<Layer> layers;
  Matrix upos, name, cue, arc_word, arc_head, root, relation_word, relation_head, relation_out;
  Candidates feats;
  std::vector<std::int16_t> arc_bias;               ///< [2 reach + 1]
  Matrix pair_word, pair_cue, pair_convolution, pair_recurrent, pair_out;
  std::vector<std::int16_t> pair_place, pair_mark;  ///< [2 window + 1][pair], [4][pair]

  std::uint32_t name_bits = 0, name_scale = 0;      ///< of `name_words`
  std::vector<std::int8_t> name_words;              ///< [2^name_bits][labels of names]; empty where the file has none

  std::vector<std::byte> attachment;                ///< what a later stage reads; this one only checks that it is whole

  std::uint32_t checksum = 0;
  std::size_t bytes = 0;

  /// The row of a word; 0 where it is not known.
  std::uint32_t word_row(std::uint32_t hash) const;
  /// The class of a word; 0 where it has none.
  std::uint32_t word_class(std::uint32_t hash) const;
};

/// CRC-32 (ISO 3309, as in PNG and gzip).
std::uint32_t crc32(std::span<const std::byte> bytes);

/// Reads and checks a file. Error: `invalid_model`.
Result<Weights> read_weights(std::span<const std::byte> file);

}  // namespace facts::model
