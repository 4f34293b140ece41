#pragma once
// What a claim says is not known.

#include <cstdint>
#include <optional>

#include "claim/claim.hpp"

namespace facts::compare {

enum class Gap : std::uint8_t { none, place, time, number, person };

/// "the location where he was seized was not known": place. The words come from tables/gaps.tsv: those that say that something
/// is unknown, alone or with a negation, and those that say what.
Gap gap_of(const claim::Analysis& analysis, const claim::Claim& claim);

/// What a claim says is not known, causes included ("why it sank is unclear"), for which `what` is none.
struct Unknown {
  Gap what = Gap::none;
  std::uint32_t word = 0;  ///< the word that says that it is not known
};
std::optional<Unknown> unknown_of(const claim::Analysis& analysis, const claim::Claim& claim);

/// Whether a claim gives a cause: "because", "caused by", "set off" …
bool gives_cause(const claim::Analysis& analysis, const claim::Claim& claim);

/// Of which sort the cause is that a claim gives, by tables/causes.tsv: somebody meant it ("sabotage", "a bomb") or nobody did ("a fault",
/// "lightning"). None where it gives no cause, is negated, or names both.
enum class Cause : std::uint8_t { none, intent, mishap };
struct Blamed {
  Cause cause = Cause::none;
  std::uint32_t word = 0;
};
Blamed cause_of(const claim::Analysis& analysis, const claim::Claim& claim);

}  // namespace facts::compare
