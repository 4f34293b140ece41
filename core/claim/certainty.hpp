#pragma once
// How certain, and whether affirmed or denied: from the cue, modals, adverbs, negation and double negation.

#include "attribution/text.hpp"
#include "claim/claim.hpp"
#include "claim/clause.hpp"

namespace facts::claim {

/// Certainty of a clause by its own words and the attribution it stands in (may be null).
Certainty certainty_of(const Text& text, const Unit& unit, const attribution::Attribution* said);

/// The less certain of two.
Certainty weaker(Certainty a, Certainty b);

/// The weakest hedge among the words ("preliminary data"); `certain` if there is none.
Certainty hedge_in(const Text& text, Range words);

/// Polarity of a clause: negators at its head, verbs that deny; two of them cancel out.
Polarity polarity_of(const Text& text, const Unit& unit, const attribution::Attribution* said);

}  // namespace facts::claim
