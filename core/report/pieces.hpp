#pragma once
// An article's given text in blocks and pieces between places, for formats that write it out.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "report/view.hpp"

namespace facts::report {

/// Blocks of the text as it was given: they follow each other and leave nothing out.
struct GivenBlock {
  article::BlockKind kind;
  Span span;
};

inline std::vector<GivenBlock> given_blocks(const article::Article& article) {
  std::vector<GivenBlock> blocks;
  std::uint32_t at = 0;
  for (const article::Block& block : article.blocks) {
    const std::uint32_t end = std::max(at, article.to_given(block.span).end);
    blocks.push_back({block.kind, {at, end}});
    at = end;
  }
  const auto size = static_cast<std::uint32_t>(article.given.text.size());
  if (blocks.empty()) blocks.push_back({article::BlockKind::paragraph, {0, size}});
  blocks.back().span.end = size;
  return blocks;
}

/// Sorts places and leaves each there once.
inline void tidy(std::vector<std::uint32_t>& places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

}  // namespace facts::report
