#pragma once
// Stage 9: claims of several articles side by side.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/span.hpp"
#include "claim/claim.hpp"

namespace facts::compare {

class Vectors;

/// A claim of an article: indices into the list of analyses and into its claims.
struct Member {
  std::uint32_t article = 0, claim = 0;
  friend auto operator<=>(const Member&, const Member&) = default;
};

enum class GroupKind : std::uint8_t { statement, figure, quote };
const char* name(GroupKind kind);
enum class Relation : std::uint8_t { agree, compatible, conflict, update, single };
const char* name(Relation relation);

/// A value on the axis of a counted thing.
struct FigureValue {
  std::uint32_t article = 0, claim = 0, quantity = 0;
  std::optional<double> min, max;  ///< in `Figure::unit`; equal for an exact number
  std::string as_of = {};          ///< the day that it holds for: the claim's own, or its article's; may be empty
  std::string speaker = {};        ///< who gives it; empty for the outlet's own word
};
struct Figure {
  std::string unit;
  std::vector<FigureValue> values;
};

/// Something in which a member differs from the first one: certainty, attribution, source, figure, polarity, wording …
struct Difference {
  std::string kind;                 ///< "certainty", "attribution-dropped", "source", "polarity", "figure", "spelling" …
  Member one, two;
  Passage one_words, two_words;     ///< the words that make it
};

struct Group {
  GroupKind kind = GroupKind::statement;
  Relation relation = Relation::single;
  std::string title;                      ///< cut from the clearest member's own words
  Member title_from;
  std::vector<Member> members;            ///< sorted
  std::optional<Figure> figure;
  std::uint32_t origins = 1;
  std::vector<std::uint32_t> absent;      ///< articles of the same story that make no such claim, sorted
  std::vector<std::uint32_t> silent;      ///< those of them that no date explains, where most of the story's articles make it
  std::vector<Difference> differences;
  std::vector<std::string> because;       ///< what joined it and what made the relation, in words a reader understands
};

struct SharedSpan {
  std::uint32_t article = 0;
  Span span;
};
struct SharedWording {
  std::vector<SharedSpan> spans;
  std::uint32_t words = 0;
};
struct Origin {
  std::vector<std::uint32_t> articles;  ///< sorted
  std::string because;                  ///< "shared wording", "credits AFP"
};

/// A person, body or place that several articles of one story speak of.
struct SharedEntity {
  std::string name;                     ///< the fullest that any of them gives it
  entity::EntityType type = entity::EntityType::other;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> members;  ///< article and index of its entity, sorted
};

struct Comparison {
  std::vector<Group> groups;            ///< conflicts first, then update, compatible, agree, single; in each by place of the first member
  std::vector<SharedWording> shared_wording;
  std::vector<Origin> origins;          ///< sets of two articles or more that count as one origin
  std::vector<SharedEntity> entities;   ///< by place of the first member
};

/// Compares the articles with each other. `analyses` may hold null for an article that could not be read.
/// `vectors` tell how near words are in meaning. Near-linear in the number of claims: candidates come from an index, never from all pairs.
Comparison compare(const std::vector<const claim::Analysis*>& analyses, const Vectors& vectors);

}  // namespace facts::compare
