#pragma once
// A group's title: the words of its clearest member.

#include "compare/relation.hpp"
#include "compare/score.hpp"

namespace facts::compare {

/// Takes the member that is most like the others, a short one before a long one, and cuts its content at a word.
std::uint32_t set_title(Group& group, const std::vector<std::uint32_t>& members, const Judged& judged, const Scorer& scorer);

}  // namespace facts::compare
