#pragma once
// Inside this stage: where sentences end among the tokens of one block.

#include <cstdint>
#include <string_view>
#include <vector>

#include "segment/tokens.hpp"

namespace facts::segment {

/// The indices of the tokens that begin a sentence, in order; the first is 0. Empty for no tokens.
std::vector<std::uint32_t> sentence_starts(std::string_view text, const std::vector<Token>& tokens);

}  // namespace facts::segment
