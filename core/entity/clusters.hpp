#pragma once
// Groups of mentions that speak of one entity, while they are being made.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entity/document.hpp"

namespace facts::entity {

/// All that is known of one entity while the text is read.
struct Cluster {
  EntityType type = EntityType::other;
  bool named = false;
  bool plural = false;
  Gender gender = Gender::unknown;
  std::uint32_t country = no_country;          ///< the country it is, or belongs to
  std::vector<Description> descriptions;
  std::uint32_t title = npos;                  ///< index of the name draft whose title is the fullest
  std::uint32_t first_word = npos;             ///< of its first mention
  std::uint32_t part_of = npos;
};

struct Clusters {
  std::vector<Draft> drafts;                   ///< names, descriptions and pronouns, by first word, the longer first
  std::vector<Cluster> all;
};

/// Groups names: repetitions, acronyms, surnames, short forms, spellings. Sets `cluster` of every name.
void group_names(const Document& document, std::vector<Draft>& names, std::vector<Cluster>& clusters);

/// Ties descriptions to what they describe, in text order; what fits nothing is an entity of its own.
/// `drafts` holds names and descriptions by first word.
void group_nominals(const Document& document, std::vector<Draft>& drafts, std::vector<Cluster>& clusters);

/// Finds personal, possessive and relative pronouns and ties them to what they stand for; those that nothing fits are left out.
/// Gives the new mentions. Looks back a bounded number of mentions and sentences.
std::vector<Draft> resolve_pronouns(const Document& document, const std::vector<Draft>& drafts, std::vector<Cluster>& clusters);

/// Whether two descriptions can be of one thing: same class, no two countries, the qualifiers of `later` among those of `earlier`.
bool can_be_same(const Description& earlier, const Description& later);

}  // namespace facts::entity
