#include "article/article.hpp"

#include <algorithm>

#include "article/dates.hpp"
#include "article/label.hpp"
#include "article/language.hpp"
#include "article/lines.hpp"
#include "article/patterns.hpp"
#include "article/repair.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace facts::article {
namespace {

bool has_text(std::string_view reading) {
  for (std::size_t i = 0; i < reading.size();) {
    const utf8::Decoded c = utf8::decode(reading, i);
    if (!utf8::is_space(c.code_point) && c.code_point != 0) return true;
    i += c.bytes;
  }
  return false;
}

// Blocks of the lines; a dateline in front of a paragraph is a block of its own.
void make_blocks(std::string_view reading, const std::vector<Line>& lines, std::vector<Block>& blocks) {
  constexpr int kParagraphs = 4;  // datelines stand before the text's first paragraphs
  int paragraphs = 0;
  for (const Line& line : lines) {
    Span span = line.span;
    if (line.kind == BlockKind::paragraph && paragraphs < kParagraphs) {
      ++paragraphs;
      if (const std::uint32_t size = dateline_size(cut(reading, line.text))) {
        blocks.push_back({BlockKind::dateline, {span.begin, line.text.begin + size}, 0.9f});
        span.begin = line.text.begin + size;
      }
    }
    blocks.push_back({line.kind, span, line.score});
  }
}

// "https://www.example.org/…" → "example.org".
std::string_view host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  if (text::starts_with_ignore_case(address, "www.")) address.remove_prefix(4);
  return address.substr(0, address.find_first_of("/:? \n"));
}

// "Source: The Lantern and agencies" → "The Lantern".
std::string_view without_label(std::string_view credit) {
  const auto found = parts_of(On::source, credit);
  return found.empty() || found[0].name.size() > 60 ? std::string_view{} : found[0].name;
}

void guess_outlet(Article& article) {
  std::string_view agency, credited, host = host_of(article.given.url);
  for (const Block& block : article.blocks) {
    const std::string_view text = text::trim(cut(article.reading, block.span));
    if (block.kind == BlockKind::dateline && agency.empty()) agency = dateline_agency(text);
    if (block.kind == BlockKind::credit && credited.empty()) credited = without_label(text);
    // The last address of a text is its own; those inside it lead elsewhere.
    if (block.kind == BlockKind::link && &block - article.blocks.data() + 2 >= static_cast<std::ptrdiff_t>(article.blocks.size())) host = host_of(text);
  }
  const std::string_view found = !host.empty() ? host : !credited.empty() ? credited : agency;
  if (found.empty() || found.size() > 80) return;
  article.outlet = std::string(found);
  article.outlet_guessed = true;
}

void guess_date(Article& article) {
  for (const BlockKind kind : {BlockKind::timestamp, BlockKind::dateline, BlockKind::byline, BlockKind::section}) {
    for (const Block& block : article.blocks) {
      if (block.kind != kind) continue;
      if (const auto date = find_date(cut(article.reading, block.span))) {
        article.published = date;
        article.published_guessed = true;
        return;
      }
    }
  }
}

}  // namespace

const char* name(BlockKind kind) {
  static constexpr const char* kNames[] = {"headline", "byline",    "dateline", "timestamp", "section", "subhead",
                                           "caption",  "paragraph", "related",  "credit",    "link"};
  return kNames[static_cast<std::size_t>(kind)];
}

Result<Article> read(Source source, const Limits& limits) {
  if (source.text.size() > limits.article_bytes || source.text.size() >= npos) {
    return Error{ErrorCode::too_large, "the text has " + std::to_string(source.text.size()) + " bytes, more than the limit of " +
                                           std::to_string(limits.article_bytes)};
  }
  if (const std::size_t bad = utf8::first_error(source.text); bad != source.text.size()) {
    const auto line = static_cast<std::uint64_t>(std::count(source.text.begin(), source.text.begin() + static_cast<std::ptrdiff_t>(bad), '\n')) + 1;
    return Error{ErrorCode::invalid_utf8, "byte " + std::to_string(bad + 1) + " is not UTF-8", line};
  }
  Article article;
  article.given = std::move(source);
  Reading reading = repair(article.given.text);
  if (!has_text(reading.text)) return Error{ErrorCode::no_text, "the article has no text"};
  article.reading = std::move(reading.text);
  article.edits = std::move(reading.edits);
  article.outlet = article.given.source;
  article.published = parse_date(article.given.published);

  // The day that stands before the text is the article's unless it came with one.
  const std::uint32_t head = date_line_size(article.reading);
  std::string_view rest = std::string_view(article.reading).substr(head);
  if (head != 0) {
    const std::string_view day = text::trim(std::string_view(article.reading).substr(0, head));
    if (!article.published) article.published = parse_date(day.substr(5));
    article.blocks.push_back({BlockKind::timestamp, {0, head}, 1.0f});
  }
  std::vector<Line> lines = lines_of(rest);
  label(rest, article.given.title, lines);
  if (lines.empty()) {
    if (article.blocks.empty()) article.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(article.reading.size())}, 0.5f});
  } else {
    for (Line& line : lines) {
      line.span.begin += head;
      line.span.end += head;
      line.text.begin += head;
      line.text.end += head;
    }
    make_blocks(article.reading, lines, article.blocks);
  }
  if (!article.published) guess_date(article);
  if (article.outlet.empty()) guess_outlet(article);
  article.english = looks_english(article.reading);
  return article;
}

}  // namespace facts::article
