#pragma once
// Inside this stage: the lines of the reading text, those that a fixed width has wrapped put together again.

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace facts::article {

/// How a line looks, whatever it says.
struct Shape {
  std::uint32_t words = 0;       ///< runs without white space that hold a letter or digit
  std::uint32_t capitalised = 0; ///< words that begin with a capital
  std::uint32_t lower = 0;       ///< words that begin with a small letter
  std::uint32_t small = 0;       ///< of these, words of three letters at most
  std::uint32_t numbers = 0;     ///< words that begin with a digit
  bool all_capitals = false;     ///< two capital letters at least and no small one
  bool stop = false;             ///< ends in . or … , closing marks behind it aside
  bool question = false;         ///< ends in ? or !
  bool colon = false, comma = false;  ///< ends in : or ,
  bool quoted = false;           ///< a quotation mark at either end
  bool bullet = false;           ///< begins with a list mark
  bool item = false;             ///< begins with a number and a point, or a dash: a list's item where others stand beside it
  bool small_start = false;      ///< begins with a small letter
};

struct Line {
  Span span;  ///< up to the next line's first character
  Span text;  ///< without white space at either end
  bool blank_before = false;
  Shape shape;
  BlockKind kind = BlockKind::paragraph;
  float score = 0;      ///< 0: no label yet
  BlockKind then = BlockKind::paragraph;  ///< for a list's heading: what its items are
  bool ends_list = false;  ///< says that a list is over
  std::uint32_t cells = 0;  ///< of a table's row: how many cells it has
  bool labelled() const { return score > 0; }
};

/// The lines of `reading` that are not empty, in order; together they cover it.
std::vector<Line> lines_of(std::string_view reading);

Shape shape_of(std::string_view line);

}  // namespace facts::article
