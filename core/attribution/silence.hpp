#pragma once
// Where a report says that someone said nothing: "declined to comment", "did not respond to requests", "who asked not to be named".

#include "attribution/text.hpp"

namespace facts::attribution {

/// Whether the clause or infinitive headed by `w` tells of silence alone, so that it claims nothing of what the article reports.
/// "Declined to say whether", "did not specify when" are none: they tell what is not known. Reads a bounded window of words around `w`.
bool keeps_silent(const Text& text, std::uint32_t w);

}  // namespace facts::attribution
