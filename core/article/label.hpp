#pragma once
// Inside this stage: what each line is.

#include <string_view>
#include <vector>

#include "article/lines.hpp"

namespace facts::article {

/// Gives every line its kind and how sure it is. `title` is the headline where the article came with one. The rules
/// look at a line's own words (cues), its shape, its neighbours and its place: before the text, in it or behind it.
void label(std::string_view reading, std::string_view title, std::vector<Line>& lines);

}  // namespace facts::article
