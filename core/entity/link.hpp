#pragma once
// Entities of several articles that are one: what `compare` asks.

#include <cstdint>
#include <string>
#include <vector>

#include "entity/entity.hpp"

namespace facts::entity {

/// One entity of the whole collection.
struct LinkedEntity {
  std::string name;                ///< the fullest name any article gives it
  EntityType type = EntityType::other;
  bool named = true;
  std::vector<std::string> aliases;  ///< all that the articles call it, sorted; at most 32
  std::uint32_t articles = 0;      ///< how many articles speak of it
};

struct Link {
  /// `of[article][entity]`: index into `entities`; empty for an article given as null.
  std::vector<std::vector<std::uint32_t>> of;
  std::vector<LinkedEntity> entities;  ///< in the order of articles and entities
};

/// Gives each entity of each article an index that holds for the collection. Two entities meet by name in any spelling
/// (`same_spelling`), by acronym or alias that another article introduces, by full name where one article has only the surname
/// and the collection has one bearer, by country (U.S., United States); bodies without a name by country and kind
/// ("South Korea's spy agency", where an article says it is the National Intelligence Service). People without a name do not
/// meet: two articles' "soldier" may be two. Near-linear: look-ups in indexes of keys, never all pairs.
Link link(const std::vector<const Entities*>& articles);

}  // namespace facts::entity
