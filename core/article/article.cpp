#include "article/article.hpp"

#include <algorithm>

#include "article/dates.hpp"
#include "article/label.hpp"
#include "article/language.hpp"
#include "article/lines.hpp"
#include "article/parts.hpp"
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

// Whether paragraphs open with the time of day they were written at: one alone does so by chance.
bool has_entries(std::string_view reading, const std::vector<Line>& lines) {
  int entries = 0;
  for (const Line& line : lines) entries += line.kind == BlockKind::paragraph && line.cells == 0 && entry_time_size(cut(reading, line.text)) != 0;
  return entries >= 2;
}

// Blocks of the lines; a dateline in front of a paragraph, and the time of a live report's entry, are blocks of their own.
void make_blocks(std::string_view reading, const std::vector<Line>& lines, std::vector<Block>& blocks) {
  constexpr int kParagraphs = 4;  // datelines stand before the text's first paragraphs
  int paragraphs = 0;
  const bool entries = has_entries(reading, lines);
  for (const Line& line : lines) {
    Span span = line.span;
    if (line.kind == BlockKind::paragraph && line.cells == 0 && entries) {
      if (const std::uint32_t size = entry_time_size(cut(reading, line.text))) {
        blocks.push_back({BlockKind::timestamp, {span.begin, line.text.begin + size}, 0.9f});
        span.begin = line.text.begin + size;
      }
    } else if (line.kind == BlockKind::paragraph && paragraphs < kParagraphs) {
      ++paragraphs;
      if (const std::uint32_t size = dateline_size(cut(reading, line.text), paragraphs == 1)) {
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

// The place of the reading text that shows byte `given` of the given text, or the first one behind it.
std::uint32_t to_reading(const Article& article, std::uint32_t given) {
  std::uint32_t low = 0, high = static_cast<std::uint32_t>(article.reading.size());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (article.to_given({middle, middle + 1}).begin < given) low = middle + 1;
    else high = middle;
  }
  while (low < article.reading.size() && low > 0 && !utf8::starts(article.reading[low])) --low;
  return low;
}

// The reader's labels as blocks in text order that do not overlap: where two do, the later one holds.
std::vector<Block> given_blocks(const Article& article) {
  constexpr std::size_t kMost = 4096;  // more than anybody sets by hand; the sweep below is quadratic in them
  std::vector<Block> set;
  const std::vector<Label>& labels = article.given.labels;
  for (std::size_t i = 0; i < std::min(labels.size(), kMost); ++i) {
    if (labels[i].span.empty() || labels[i].span.end > article.given.text.size()) continue;
    const Block block{labels[i].kind, {to_reading(article, labels[i].span.begin), to_reading(article, labels[i].span.end)}, 1.0f, true};
    if (block.span.empty()) continue;
    std::vector<Block> next;
    for (const Block& other : set) {
      if (other.span.begin < block.span.begin) next.push_back({other.kind, {other.span.begin, std::min(other.span.end, block.span.begin)}, 1.0f, true});
      if (other.span.end > block.span.end) next.push_back({other.kind, {std::max(other.span.begin, block.span.end), other.span.end}, 1.0f, true});
    }
    next.push_back(block);
    std::sort(next.begin(), next.end(), [](const Block& x, const Block& y) { return x.span < y.span; });
    set = std::move(next);
  }
  return set;
}

// Puts the reader's labels over the blocks found.
void overrule(Article& article) {
  const std::vector<Block> set = given_blocks(article);
  if (set.empty()) return;
  std::vector<Block> out;
  out.reserve(article.blocks.size() + 2 * set.size());
  const auto keep = [&](Block block, std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    block.span = {begin, end};
    // What only parts blocks stays with the one before it.
    if (!out.empty() && text::trim(cut(article.reading, block.span)).empty()) out.back().span.end = end;
    else out.push_back(block);
  };
  std::size_t next = 0;
  std::uint32_t at = 0;  // covered up to here
  for (const Block& block : article.blocks) {
    while (next < set.size() && set[next].span.begin < block.span.end) {
      keep(block, std::max(at, block.span.begin), set[next].span.begin);
      out.push_back(set[next]);
      at = set[next++].span.end;
      while (at < article.reading.size() && text::is_space(article.reading[at])) ++at;
      if (next < set.size()) at = std::min(at, set[next].span.begin);
      out.back().span.end = at;
    }
    keep(block, std::max(at, block.span.begin), block.span.end);
    at = std::max(at, block.span.end);
  }
  article.blocks = std::move(out);
}

// Each article of several is labelled by itself: its headline is no line inside another's text.
void label_parts(std::string_view reading, std::string_view title, std::vector<Line>& lines, const std::vector<Part>& parts) {
  for (std::size_t first = 0, p = 0; p < parts.size(); ++p) {
    std::size_t last = first;
    while (last < lines.size() && (p + 1 == parts.size() || lines[last].span.begin < parts[p + 1].span.begin)) ++last;
    std::vector<Line> own(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(last));
    for (Line& line : own) {
      line.kind = line.then = BlockKind::paragraph;
      line.score = 0;
      line.ends_list = false;
    }
    if (!own.empty()) label(reading, title, own);
    std::copy(own.begin(), own.end(), lines.begin() + static_cast<std::ptrdiff_t>(first));
    first = last;
  }
}

}  // namespace

std::optional<BlockKind> kind_of_name(std::string_view word) {
  for (int i = 0; i <= static_cast<int>(BlockKind::link); ++i) {
    if (word == name(static_cast<BlockKind>(i))) return static_cast<BlockKind>(i);
  }
  return std::nullopt;
}

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
  article.parts = find_parts(rest, lines);
  if (!article.parts.empty()) label_parts(rest, article.given.title, lines, article.parts);
  for (Part& part : article.parts) {
    part.span.begin += head;
    part.span.end += head;
    part.title.begin += head;
    part.title.end += head;
  }
  if (!article.parts.empty()) article.parts.front().span.begin = 0;
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
  overrule(article);
  if (!article.published) guess_date(article);
  if (article.outlet.empty()) guess_outlet(article);
  article.english = looks_english(article.reading);
  return article;
}

}  // namespace facts::article
