#pragma once
// Positions in a text. Knows no language.

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace facts {

/// A half-open range of bytes `[begin, end)` of one text. All spans inside the core are bytes of the
/// article's reading text; `report` converts them once, when results leave.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end > begin ? end - begin : 0; }
  constexpr bool empty() const { return end <= begin; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// A passage: spans in text order that do not overlap; more than one means gaps.
using Passage = std::vector<Span>;

/// The bytes of `text` that `span` covers; empty where the span lies outside the text.
constexpr std::string_view cut(std::string_view text, Span span) {
  if (span.begin >= text.size() || span.empty()) return {};
  return text.substr(span.begin, std::min<std::size_t>(span.end, text.size()) - span.begin);
}

/// The smallest span that holds the whole passage; empty for an empty passage.
inline Span hull(const Passage& passage) {
  if (passage.empty()) return {};
  return {passage.front().begin, passage.back().end};
}

/// How many bytes of the two passages are common to both.
inline std::uint32_t overlap(const Passage& a, const Passage& b) {
  std::uint32_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const std::uint32_t begin = std::max(a[i].begin, b[j].begin);
    const std::uint32_t end = std::min(a[i].end, b[j].end);
    if (begin < end) common += end - begin;
    if (a[i].end < b[j].end) ++i; else ++j;
  }
  return common;
}

/// An index that stands for "none".
inline constexpr std::uint32_t npos = 0xffffffffu;

}  // namespace facts
