#pragma once
// Why claims are one group, in words a reader understands.

#include <cstdint>
#include <vector>

#include "compare/relation.hpp"

namespace facts::compare {

/// Adds to `because` the names and words that most of the group's articles have in common ("shared names: Oslo", "shared words:
/// bridge, closed") and the main predicates that mean much the same ("alike in meaning: died, succumbed"). `shown` is the profile
/// whose words are taken.
void explain(Group& group, const std::vector<std::uint32_t>& members, std::uint32_t shown, const Judged& judged);

}  // namespace facts::compare
