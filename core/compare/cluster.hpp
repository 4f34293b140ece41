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

/// Two claims (one < two) and how likely they say the same.
struct Edge {
  std::uint32_t one = 0, two = 0;
  double score = 0;
  double words = 0;  ///< how alike their own words are: `Weights::cosine_plain`
};

/// The score of a pair; 0 for one that is no edge. `edges` are sorted by pair.
double score_of(const std::vector<Edge>& edges, std::uint32_t one, std::uint32_t two);

/// Of two sentences with several claims each, what is alike as a whole makes all pairs of their claims alike. Lowers the score of
/// a pair where one of the two has a much better partner in the other's sentence.
void damp_rivals(std::vector<Edge>& edges, const std::vector<Profile>& profiles);

/// The mean score from which two groups are one, by the size of the smaller.
struct Bounds {
  double one = 0, two = 0, several = 0;
  double of(std::uint32_t size) const { return size <= 1 ? one : size == 2 ? two : several; }
};

/// Which group each of `count` claims is in: the best two groups are joined while their claims fit on average (UPGMA, Sokal and
/// Michener 1958; claims without an edge do not fit at all), so that groups are no mere chains. O(E log² E) for E edges.
std::vector<std::uint32_t> cluster(std::size_t count, const std::vector<Edge>& edges, const Bounds& join);

}  // namespace facts::compare
