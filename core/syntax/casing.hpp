#pragma once
// How a sentence is written: whether its capital letters tell anything.

#include <string_view>

#include "segment/segment.hpp"

namespace facts::syntax {

/// True for sentences in which most words begin with a capital letter (headlines, all capitals): there a capital is no
/// sign of a name.
bool capitals_tell_nothing(std::string_view reading, const segment::Segmentation& segmentation, const segment::Sentence& sentence);

}  // namespace facts::syntax
