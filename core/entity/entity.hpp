#pragma once
// Stage 5: who and what the text speaks of.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "base/span.hpp"
#include "segment/segment.hpp"
#include "syntax/syntax.hpp"

namespace facts::entity {

enum class EntityType : std::uint8_t { person, organization, place, group, event, other };
const char* name(EntityType type);
enum class MentionKind : std::uint8_t { name, nominal, pronoun };
const char* name(MentionKind kind);
enum class Gender : std::uint8_t { unknown, male, female };

struct Mention {
  Span span;                      ///< a name's span is the name alone: no title, article or possessive ending
  MentionKind kind = MentionKind::name;
  std::uint32_t entity = 0;       ///< index into Entities::entities
  std::uint32_t head = npos;      ///< its head word
  bool possessor = false;         ///< stands before what it owns ("Seoul" in "Seoul's spy agency", "its" in "its army")
  bool acting = false;            ///< a place that does something: it stands for its government ("Seoul said")
  std::uint32_t run = 0;          ///< mentions of one run have neither comma, verb nor preposition between them
};

struct Entity {
  std::string name;               ///< the fullest name ("National Intelligence Service")
  EntityType type = EntityType::other;
  bool named = true;              ///< false for someone only described ("a South Korean intelligence source")
  std::vector<std::string> aliases;   ///< other ways it is called in the text, sorted: acronym, surname, description
  std::string title;              ///< "President", "NATO chief": as found beside the name, may be empty
  std::string description;        ///< apposition or role found in the text, may be empty
  bool plural = false;            ///< several ("South Korean officials")
  Gender gender = Gender::unknown;    ///< as the text gives it: titles, role nouns, given names
  std::string country;            ///< where it belongs as the text says ("South Korea" for "Seoul's spy agency"), may be empty
  std::string role;               ///< class of what it is described as ("agency", "soldier", "president"), may be empty
  std::uint32_t part_of = npos;   ///< the place it lies in as the text says ("Kursk, in western Russia"), or npos
};

struct Entities {
  std::vector<Entity> entities;
  std::vector<Mention> mentions;            ///< by span: by begin, the longer first
  std::vector<std::uint32_t> mention_of_word;  ///< index of the innermost mention that covers a word, or npos

  /// Index of the mention that a noun phrase stands for: the smallest that holds the span, else the head of the phrase
  /// among those inside it ("Zelensky" of "Ukrainian President Volodymyr Zelensky, in Kyiv"), or npos.
  std::uint32_t find(Span span) const;
};

/// Finds mentions (names everywhere; descriptions and pronouns in claim blocks), groups those of one entity.
/// Linear in the text but for sorting; what a pronoun or description may go back to is bounded.
Entities resolve(const article::Article& article, const segment::Segmentation& segmentation, const syntax::Syntax& syntax);

/// Whether two names can be spellings of one ("Zelensky", "Zelenskyy"; "Kyiv", "Kiev" not): transliteration rules, edit distance
/// on folded consonants; no list of names. Used within and across articles.
bool same_spelling(std::string_view a, std::string_view b);
/// A key that spelling variants of one name share (for indexes); may be shared by other names too.
std::string spelling_key(std::string_view name);

}  // namespace facts::entity
