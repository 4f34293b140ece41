#pragma once
// What a claim says is not known.

#include <cstdint>

#include "claim/claim.hpp"

namespace facts::compare {

enum class Gap : std::uint8_t { none, place, time, number, person };

/// "the location where he was seized was not known": place. The words come from tables/gaps.tsv: those that say that something
/// is unknown, alone or with a negation, and those that say what.
Gap gap_of(const claim::Analysis& analysis, const claim::Claim& claim);

}  // namespace facts::compare
