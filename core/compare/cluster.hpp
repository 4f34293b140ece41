#pragma once
// From scored pairs to groups.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "compare/profile.hpp"
#include "compare/score.hpp"

namespace facts::compare {

/// Pairs of claims that share a telling term. From posting lists, rarest terms first and with a bound on each claim's pairs, so
/// that their number grows with the claims and not with their square. Of one article only claims that stand near each other
/// are paired: they are never joined for it, but tell two groups apart or together.
std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates(const std::vector<Profile>& profiles, const Weights& weights);

/// Two claims and how likely they say the same.
struct Edge {
  std::uint32_t one = 0, two = 0;
  double score = 0;
};

/// Which group each of `count` claims is in: the best two groups are joined while their claims fit on average (UPGMA, Sokal and
/// Michener 1958; claims without an edge do not fit at all), so that groups are no mere chains. O(E log² E) for E edges.
std::vector<std::uint32_t> cluster(std::size_t count, const std::vector<Edge>& edges, double join);

}  // namespace facts::compare
