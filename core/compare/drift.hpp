#pragma once
// The same claim put otherwise: surer or less sure, denied, without its source, on another's word.

#include <cstdint>
#include <vector>

#include "compare/relation.hpp"

namespace facts::compare {

/// Adds to `differences` what each member has otherwise than the first of another article: "certainty", "polarity",
/// "attribution-dropped", "source"; each with the words that make it: the hedge, the negation, the cue, the source. `members` are as
/// `in_time` gives them, so that the earliest report is what the others are held against.
void find_drift(Group& group, const std::vector<std::uint32_t>& members, const Judged& judged);

/// The words that make a claim less than certain: "may", "reportedly", or the cue ("believes"); empty if there are none to point to.
Passage hedge_words(std::uint32_t profile, const Judged& judged);

/// The words that deny it: "not", "no", the cue "denied"; empty if there are none to point to.
Passage denying_words(std::uint32_t profile, const Judged& judged);

}  // namespace facts::compare
