#pragma once
// What a place is to a claim.

#include <vector>

#include "attribution/text.hpp"
#include "claim/claim.hpp"

namespace facts::claim {

/// Fills `place_roles` of a claim whose `content` and `places` are set: by the preposition before the place, the verb that it is the
/// subject or object of, and whether it owns or does something. The first mention inside the content decides; a place in a place
/// ("Russia's Kursk region") has its role.
void read_place_roles(const attribution::Text& text, Claim& claim);

}  // namespace facts::claim
