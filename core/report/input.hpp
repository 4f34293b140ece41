#pragma once
// Reads articles from JSON. With the rest of `report` the only place that knows nlohmann/json.

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "article/article.hpp"
#include "base/offset_map.hpp"
#include "base/result.hpp"

namespace facts::report {

/// An article that was read from JSON, or why it was not; `id` is known where the object had one.
struct Input {
  std::string id;
  Result<article::Source> article;
};

/// A story: articles that are compared with each other only.
struct Story {
  std::string id;
  std::vector<Input> articles;
};

/// One JSON Lines line: an article, or a story `{"id", "articles": [...]}`. `line` (1-based) goes into errors; `unit` is what
/// the spans of an article's "labels" count.
std::variant<Input, Story> read_line(std::string_view json, std::uint64_t line, OffsetUnit unit = OffsetUnit::code_point);

/// A JSON file: one article, a story, or an array of articles; always as a list.
std::vector<Input> read_file(std::string_view json, OffsetUnit unit = OffsetUnit::code_point);

/// One article; for callers that hold exactly one.
Input read_article(std::string_view json, OffsetUnit unit = OffsetUnit::code_point);

}  // namespace facts::report
