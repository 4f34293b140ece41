#pragma once
// How many independent origins a collection has: copies and the same agency's words count once.

#include <cstdint>
#include <vector>

#include "claim/claim.hpp"
#include "compare/compare.hpp"
#include "compare/wording.hpp"

namespace facts::compare {

struct Origins {
  std::vector<Origin> sets;             ///< of two articles or more
  std::vector<std::uint32_t> class_of;  ///< which origin each article has
};

/// One origin are articles of which the shorter has half of its eight-word sequences in common with the longer, and articles
/// whose byline or credit names the same agency as their only one. `analyses` may hold null.
Origins find_origins(const std::vector<const claim::Analysis*>& analyses, const std::vector<WordRun>& runs);

}  // namespace facts::compare
