#pragma once
// Passages as text.

#include <string>
#include <string_view>

#include "base/span.hpp"

namespace facts {

/// The words of a passage on one line: runs of white space are one blank, " … " stands for a gap.
std::string one_line(std::string_view text, const Passage& passage);

}  // namespace facts
