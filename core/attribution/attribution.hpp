#pragma once
// Stage 7: who is said to have said, thought or wanted what, and by which word.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "base/span.hpp"
#include "entity/entity.hpp"
#include "segment/segment.hpp"
#include "syntax/syntax.hpp"

namespace facts::attribution {

enum class Act : std::uint8_t { assert_, confirm, deny, estimate, warn, believe, report, promise, ask, urge, praise, criticise, unknown };
const char* name(Act act);

/// What the cue says about the truth of what is said: "confirmed that" (factive), "believes that" (probable) …
enum class Force : std::uint8_t { factive, certain, probable, possible, unknown };
const char* name(Force force);

/// One who passed the words on ("told AFP", "the newspaper reported"), nearest to the reader first.
struct Via {
  Span span;
  std::uint32_t entity = npos;
};

struct Attribution {
  Passage content;              ///< what is claimed: without quotation marks, source or cue
  Passage source;               ///< who says it, as it stands; empty where the text does not say
  std::uint32_t source_head = npos;  ///< head word of the source
  std::uint32_t entity = npos;  ///< whom the source stands for; npos: not resolved
  Passage cue;                  ///< "said", "according to"
  std::string cue_lemma;
  std::uint32_t cue_head = npos;     ///< head word of the cue
  std::uint32_t content_head = npos; ///< highest word of the first piece of the content
  Force force = Force::certain;
  bool negated = false;         ///< the cue itself is denied ("did not say that")
  Act act = Act::unknown;
  std::vector<Via> via;
  bool quoted_all = false;      ///< all of the content stands in quotation marks
  bool quoted_part = false;     ///< part of it does
  std::uint32_t parent = npos;  ///< the attribution whose content holds this one (a chain), or npos
  const char* rule = "";        ///< which construction ("attribution/inverted-cue")
};

/// A stretch of quoted text [open, close) with the marks; `content` without them. Runs over paragraphs, whose marks are
/// opened again, are joined; `parts` are the contents of each paragraph. Quotations inside quotations are not listed.
struct Quotation {
  Span span, content;
  Passage parts;
  bool closed = true;   ///< false where the closing mark is missing: it then ends with its sentence or paragraph
  bool single = false;  ///< in single marks
};
/// Quotations of the blocks that can hold claims, in text order. Linear; understands " “ ” „ « » ‘ ’ ' `` '' and keeps
/// apostrophes, possessives and shortened years apart from marks.
std::vector<Quotation> find_quotations(const article::Article& article, const segment::Segmentation& segmentation);

/// Attributions in text order of their contents.
std::vector<Attribution> read(const article::Article& article, const segment::Segmentation& segmentation,
                              const syntax::Syntax& syntax, const entity::Entities& entities);

}  // namespace facts::attribution
