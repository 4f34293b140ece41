#pragma once
// Stage 1: from bytes to an article with labelled blocks.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/offset_map.hpp"
#include "base/result.hpp"
#include "base/span.hpp"

namespace facts::article {

using Date = std::chrono::year_month_day;

/// `YYYY-MM-DD` (a time behind it is ignored); nothing if it is no such day.
std::optional<Date> parse_date(std::string_view text);
std::string format_date(Date date);

enum class BlockKind : std::uint8_t {
  headline, byline, dateline, timestamp, section, subhead, caption, paragraph, related, credit, link
};
const char* name(BlockKind kind);
/// The kind of that name; nothing for a word that is none.
std::optional<BlockKind> kind_of_name(std::string_view word);

/// A label that the reader sets in place of a guessed one: a stretch of the *given* text, in bytes.
struct Label {
  Span span;
  BlockKind kind = BlockKind::paragraph;
};

/// An article as it is handed in; only `text` is required. `published` is ISO 8601.
struct Source {
  std::string id, source, title, byline, published, url, text;
  std::vector<Label> labels;  ///< where two overlap, the later one holds
};

/// A stretch of the reading text with one function. Blocks follow each other and cover the text; white space
/// between two belongs to the first.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;
  float score = 1.0f;  ///< how sure the label is, 0 … 1
  bool given = false;  ///< the reader's own label
};

/// True for the blocks that can hold claims.
constexpr bool holds_claims(BlockKind kind) {
  return kind == BlockKind::headline || kind == BlockKind::subhead || kind == BlockKind::paragraph;
}

/// One of several articles that were pasted as one text.
struct Part {
  Span span;           ///< of the reading text; parts follow each other and cover it
  Span title;          ///< its headline; empty where it has none
  float score = 1.0f;  ///< how sure it is that an article begins here; 1 for the first
};

struct Article {
  Source given;                 ///< as handed in; spans that leave the program count in `given.text`
  std::string reading;          ///< the text with damage repaired; every stage works on this
  EditMap edits;                ///< from `reading` back to `given.text`
  std::vector<Block> blocks;    ///< of `reading`
  std::vector<Part> parts;      ///< where the text seems to hold several articles; else empty
  std::optional<Date> published;
  bool published_guessed = false;  ///< found in the text, not given
  std::string outlet;              ///< given source, or guessed from the text
  bool outlet_guessed = false;
  bool english = true;             ///< whether the text looks like English by its function words

  Span to_given(Span span) const { return edits.to_given(span); }
};

struct Limits {
  std::size_t article_bytes = 16u << 20;
};

/// Reads one article: checks it (UTF-8, size, some text), repairs damage, finds and labels blocks, reads the date line,
/// the publication date and the outlet. Labels of the source replace those that were found; a label that is empty or reaches
/// beyond the text is passed over. Errors: invalid_utf8 (with the line), too_large, no_text.
Result<Article> read(Source source, const Limits& limits = {});

}  // namespace facts::article
