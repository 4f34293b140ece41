#pragma once
// Tells stories apart: which articles of a collection are compared with each other at all.

#include <cstdint>
#include <vector>

#include "claim/claim.hpp"
#include "compare/vectors.hpp"

namespace facts::compare {

/// Sets of articles (indices) that may speak of one event, each with the earliest article first; every readable article is in
/// exactly one. Within a set the order depends on the articles' own dates and words and not on the order given.
/// Article pairs come from posting lists of their rarest terms, so that the work grows with the collection and not with its
/// square. `analyses` may hold null.
std::vector<std::vector<std::uint32_t>> find_stories(const std::vector<const claim::Analysis*>& analyses, const Vectors& vectors);

}  // namespace facts::compare
