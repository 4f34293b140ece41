#pragma once
// Inside this stage: the patterns of tables/patterns.tsv, compiled once into RE2.
// They are for short lines that cheaper signs have left undecided; a text of more than kLongestLine bytes matches none.

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace facts::article {

constexpr std::size_t kLongestLine = 420;
/// A credit in brackets stands that near the end.
constexpr std::size_t kTail = 81;

/// What a row is tried on: the table's third column.
enum class On : std::uint8_t {
  by,      ///< a line that may be a byline
  date,    ///< dates inside a line
  desk,    ///< initials of a desk
  entry,   ///< the beginning of a live report's entry
  iso,     ///< the beginning of an ISO day or time
  life,    ///< a line about the author
  line,    ///< any line
  mail,    ///< a line with an @
  source,  ///< a credit
  tail     ///< the last kTail bytes of a line
};

struct Pattern {
  std::string_view name;
  BlockKind kind;
};

/// The first row for `on` whose pattern takes all of `text`; null if there is none.
const Pattern* pattern_of(On on, std::string_view text);

/// The named parts of a place that a row's pattern matches; empty where the pattern has no such part.
struct Parts {
  std::size_t at = 0, row = 0;  // where it begins, and which of the rows for `on` it is
  std::string_view name, day, month, year;
};

/// Every place in `text` that a row for `on` matches, in order.
std::vector<Parts> parts_of(On on, std::string_view text);

}  // namespace facts::article
