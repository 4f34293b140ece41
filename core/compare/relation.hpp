#pragma once
// What the members of a group are to each other: agreement, conflict, update; and of which kind the group is.

#include <cstdint>
#include <vector>

#include "compare/profile.hpp"
#include "compare/score.hpp"

namespace facts::compare {

/// The claims that a relation is judged of, with what is known of their articles.
struct Judged {
  const std::vector<const claim::Analysis*>& analyses;
  const std::vector<Profile>& profiles;
  const Weights& weights;
};

/// Sets kind, relation, figure, differences and the second part of `because`. `members` are indices of profiles, sorted.
void judge(Group& group, const std::vector<std::uint32_t>& members, const Judged& judged);

}  // namespace facts::compare
