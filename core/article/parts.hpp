#pragma once
// Inside this stage: whether a text is several articles, pasted one behind the other.

#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/lines.hpp"

namespace facts::article {

/// The articles in labelled lines of `reading`, two at least, or nothing. A further article begins where the signs of a
/// beginning come together behind enough text of the one before it, and enough text follows: a headline above a byline, a
/// full date or a dateline; a line of its own that parts; an address; "date YYYY-MM-DD". Entries of a live report, teasers with
/// one sentence each and a byline behind the text are none. Linear.
std::vector<Part> find_parts(std::string_view reading, const std::vector<Line>& lines);

}  // namespace facts::article
