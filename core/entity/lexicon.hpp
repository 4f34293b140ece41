#pragma once
// What the tables of this stage say about single words and short phrases. All look-ups take lower case, and are O(1).

#include <cstdint>
#include <string>
#include <string_view>

#include "entity/entity.hpp"

namespace facts::entity {

/// What a common noun stands for ("spokeswoman": a person, female, of the class "spokesman").
struct Role {
  EntityType type = EntityType::other;
  Gender gender = Gender::unknown;
  std::string_view cls;  ///< the noun that stands for all that can replace each other ("agency" for "service")
};
/// The role of a noun (its lemma, lower case; phrases such as "news agency" too), or null.
const Role* role_of(std::string_view lemma);
/// Whether a word begins a role of several words ("news" in "news agency").
bool begins_role(std::string_view lower);

/// A country, part of the world or other place with an adjective of its own.
struct Country {
  std::string_view name;
  std::string_view capital;  ///< the first of its capitals; empty for none (continents)
};
inline constexpr std::uint32_t no_country = npos;
std::uint32_t country_by_name(std::string_view lower);     ///< "uk", "united kingdom"
std::uint32_t country_by_demonym(std::string_view lower);  ///< "british", "britons"
std::uint32_t country_by_capital(std::string_view lower);  ///< "london"
const Country& country(std::uint32_t index);
/// Any of the three, in this order.
std::uint32_t country_of(std::string_view lower);

/// All that a phrase says of countries, by its hash (`text::hash` of the lower-case words with single blanks), for those
/// who look up phrases word by word.
struct CountryWords {
  std::uint32_t by_name = no_country, by_demonym = no_country, by_capital = no_country;
  bool known() const { return any() != no_country; }
  std::uint32_t any() const { return by_name != no_country ? by_name : by_demonym != no_country ? by_demonym : by_capital; }
};
CountryWords country_words(std::uint64_t phrase_hash);
/// Whether a word begins any phrase of the table.
bool begins_country(std::uint64_t word_hash);
constexpr std::uint32_t longest_country = 4;  ///< words of a phrase that are looked at

/// A title that stands before a person's name and is no part of it. `known` is false for other words.
struct Title {
  bool known = false;
  Gender gender = Gender::unknown;
};
Title title_of(std::string_view lower);

/// The gender that a given name usually goes with; unknown for names of both and names not listed.
Gender given_name_gender(std::string_view lower);

/// The type that a word gives to a name it stands in ("Ministry", "River"); `other` for none.
/// `strong` words decide by themselves, others only break ties.
struct NameWord {
  EntityType type = EntityType::other;
  bool strong = false;
};
NameWord name_word(std::string_view lower);

/// The word that stands for `lower` among those before a noun ("spy" → "intelligence"); the word itself where none does.
std::string_view qualifier(std::string_view lower);

}  // namespace facts::entity
