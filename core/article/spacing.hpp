#pragma once
// Inside this stage: spaces that are missing between words, and hyphens that stay.

#include <cstdint>
#include <string_view>
#include <vector>

namespace facts::article {

/// Where a space is missing, as rising places of `text` (between two ASCII letters or a digit and a letter, never next to
/// anything else). Careful: a word that stands twice, or that the table knows as one, is never cut.
std::vector<std::uint32_t> missing_spaces(std::string_view text);

/// True for first parts that keep the hyphen behind them when a line ends there ("long", "well", "self", "three").
bool keeps_hyphen(std::string_view word);

}  // namespace facts::article
