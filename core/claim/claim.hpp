#pragma once
// Stage 8: claims: what is said to be so, on whose word, how certain.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "attribution/attribution.hpp"
#include "base/span.hpp"
#include "entity/entity.hpp"
#include "quantity/quantity.hpp"
#include "segment/segment.hpp"
#include "syntax/syntax.hpp"
#include "time/time.hpp"

namespace facts::claim {

enum class ClaimKind : std::uint8_t { direct, mixed, indirect, stated };
const char* name(ClaimKind kind);
enum class Certainty : std::uint8_t { certain, probable, possible, unknown };
const char* name(Certainty certainty);
enum class Polarity : std::uint8_t { positive, negative };
const char* name(Polarity polarity);

/// What a place is to a claim: where it is so, whence or whither something goes, or the government it stands for.
enum class PlaceRole : std::uint8_t { where, from, to, government };
const char* name(PlaceRole role);

struct Claim {
  ClaimKind kind = ClaimKind::stated;
  Passage content;
  std::uint32_t attribution = npos;  ///< index into Analysis::attributions; npos for `stated`
  Certainty certainty = Certainty::certain;
  Polarity polarity = Polarity::positive;
  Span subject, predicate, object;   ///< empty where there is none
  std::uint32_t subject_head = npos, predicate_head = npos, object_head = npos;  ///< words
  std::uint32_t subject_entity = npos;
  std::vector<std::uint32_t> quantities, times;   ///< indices, of the content
  std::vector<std::uint32_t> said_times;          ///< times of the saying, not of what is said
  std::vector<std::uint32_t> places, entities;    ///< entity indices, sorted
  std::vector<PlaceRole> place_roles;             ///< of each of `places`
  std::vector<std::uint32_t> sentences;           ///< sentences that the content touches
  std::string rule;
};

/// Everything the stages found in one article.
struct Analysis {
  article::Article article;
  segment::Segmentation segmentation;
  syntax::Syntax syntax;
  entity::Entities entities;
  std::vector<quantity::Quantity> quantities;
  std::vector<time::Timex> times;
  std::vector<attribution::Attribution> attributions;
  std::vector<Claim> claims;
};

/// Claims in text order, from everything before; reads all of `analysis` but `claims`.
std::vector<Claim> read(const Analysis& analysis);

}  // namespace facts::claim
