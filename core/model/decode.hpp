#pragma once
// From scores to labels: the same steps, ties included, as model/train/decode.py.

#include <cstdint>
#include <span>
#include <vector>

namespace facts::model {

/// Scores of heads within one sentence: row i, column j is word i under head j.
inline constexpr std::int32_t impossible = -(1 << 28);

/// Buffers of `tree`.
struct TreeBuffers {
  std::vector<std::int32_t> right, right_by_end, left, left_by_end, open_right, open_left_by_end;
  std::vector<std::uint32_t> path;
  std::vector<std::uint8_t> reached;
};

/// Heads of `n` words, `npos` for the one root: the word that gains most by being the root over its best head; the others
/// take their best head. Where that is no tree without crossing arcs, the best such tree is sought (Eisner 1996): O(n³) with a
/// small factor, so callers keep n bounded. `impossible` may stand only where a word would be its own head.
void tree(std::span<const std::int32_t> scores, std::span<const std::int32_t> root, std::uint32_t n, std::uint32_t* head, TreeBuffers& buffers);

/// Buffers of the label sequences.
struct PathBuffers {
  std::vector<std::int32_t> total, next;
  std::vector<std::uint8_t> back;
};

/// The best labels in which an inside label (even) follows its begin (odd) or itself; 0 is outside. `scores` has `stride` a word.
void bio(const std::int16_t* scores, std::size_t stride, std::uint32_t labels, std::uint32_t words, std::int32_t begin_bonus,
         std::uint8_t* out, PathBuffers& buffers);

/// The best sequence of `labels` labels where each change costs `change`.
void smooth(const std::int16_t* scores, std::size_t stride, std::uint32_t labels, std::uint32_t words, std::int32_t change,
            std::uint8_t* out, PathBuffers& buffers);

}  // namespace facts::model
