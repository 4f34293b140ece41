#pragma once
// Inside this stage: tokens as the scanner cuts them, before sentences are known.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "segment/lexicon.hpp"

namespace facts::segment {

enum class Kind : std::uint8_t {
  word, number, address,  // address: web, mail, file, hashtag
  stop, ender, ellipsis,  // .   ! ?   ... …
  opener, closer,         // brackets and quotation marks
  comma,                  // , ; :
  abbreviation, initial, acronym,  // with their final point
  bullet, smiley, rule, symbol,
};

struct Token {
  Span span;
  Kind kind = Kind::word;
  Abbreviation abbreviation = Abbreviation::none;
  bool joined = false;       ///< one written token with the one before
  bool space = false;        ///< white space (or the part's beginning) stands before it
  bool quote = false;        ///< an opener or closer that is a quotation mark
  std::uint8_t newlines = 0; ///< line ends in the white space before it, 2 at most
};

/// Cuts `part` of `text` into tokens, appended to `out`. Linear in the part's length.
void scan(std::string_view text, Span part, std::vector<Token>& out);

}  // namespace facts::segment
