#pragma once
// From scores of words to the names of a text: the best labels for each sentence, and one type for each name, by all places
// that write it.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "segment/segment.hpp"
#include "syntax/name_features.hpp"
#include "syntax/syntax.hpp"

namespace facts::syntax {

/// The names of a text from the scores of all its words (in `name_features.hpp`'s order of labels), to which what the table of
/// known names says is added. In text order. Linear in the number of words. Of `words` only the tags are read.
std::vector<Name> find_names(std::string_view reading, const segment::Segmentation& segmentation, std::span<const WordInfo> words,
                             std::span<NameScores> scores);

}  // namespace facts::syntax
