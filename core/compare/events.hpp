#pragma once
// What a claim says happens: its event words, affirmed or denied, planned or done; and which events exclude or follow each other.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.hpp"

namespace facts::compare {

/// A verb, noun or adjective of a claim that may name an event or a state.
struct Event {
  std::uint32_t word = 0;
  std::string key;        ///< its lemma; of a phrasal verb with the particle ("call off")
  bool main = false;      ///< the predicate of the claim, what complements it, or the head of a claim that is a mere noun phrase
  bool argument = false;  ///< subject, object or complement of the main one, or a verb of its own
  bool negative = false;
};

/// How a claim stands to what it speaks of.
struct Stance {
  std::vector<Event> events;          ///< in text order
  std::uint32_t denial = npos;        ///< the word that denies what others say: "denied", "rejected the accusation", "a lie"
  std::uint32_t plan = npos;          ///< the word that puts it into the future: "will", "plans", "to"
  std::uint32_t done = npos;          ///< the main verb, where it is told as past
  std::uint32_t renewal = npos;       ///< the word that tells a newer state from an older one: "now", "no longer", "has since"
};
Stance stance_of(const claim::Analysis& analysis, const claim::Claim& claim);

/// What one event is to another, by tables/opposites.tsv and by what "un-" and "in-" do: `contrary` where both cannot be true, `state`
/// where one can follow the other with time, `own` where they are so of one subject only, `once` where they are contrary of one subject.
enum class Opposite : std::uint8_t { none, contrary, state, own, once };
Opposite opposite(std::string_view one, std::string_view two);

/// Whether the second is a later step of what the first belongs to, by tables/phases.tsv: "arrested", "charged"; "closed", "reopened".
bool follows(std::string_view one, std::string_view two);

}  // namespace facts::compare
