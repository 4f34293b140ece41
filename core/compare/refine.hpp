#pragma once
// Mends groups where likeness of words alone goes wrong.

#include <cstdint>
#include <map>
#include <vector>

#include "compare/cluster.hpp"
#include "compare/relation.hpp"
#include "compare/score.hpp"

namespace facts::compare {

/// Profiles by group; the numbers of groups mean nothing.
using Clusters = std::map<std::uint32_t, std::vector<std::uint32_t>>;

/// Parts a group by what is said to have happened: where several articles tell things apart, with main predicates that are not
/// near in meaning ("captured" and "died"), each claim goes with the one that it speaks of. `edges` are sorted by pair.
void split_predicates(Clusters& clusters, const Judged& judged, const std::vector<Edge>& edges);

/// Takes out claims that fit their group far worse than most of its members do.
void drop_strays(Clusters& clusters, const Judged& judged, const std::vector<Edge>& edges);

/// Claims of one article stay together only if a claim of another article is with them.
void split_single_articles(Clusters& clusters, const std::vector<Profile>& profiles);

/// Parts figures that different speakers give and that lie a factor of two or more apart: those are two claims, each of
/// which may be reported rightly by several articles. ("nearly 3,000", says one; "1,000", had said the other.)
void split_speakers(Clusters& clusters, const Judged& judged, const Scorer& scorer);

/// Quotations that two articles or more give of one utterance are a group of their own, apart from other utterances and from what
/// three articles or more tell of it in their own words.
void split_quotes(Clusters& clusters, const Judged& judged);

/// Brings those who say that something is not known together with who says it: "the location where he was seized was not
/// known" and "captured … in the Kursk region". Looked for in the group of the claim that stands before the gap in its article.
void join_gaps(Clusters& clusters, const Judged& judged);

}  // namespace facts::compare
