#pragma once
// Counted things of several claims on one axis: the same, compatible, in conflict, or newer.

#include <cstdint>
#include <string>
#include <vector>

#include "compare/relation.hpp"
#include "compare/rounding.hpp"

namespace facts::compare {

/// Whether outlets, speakers, or two reports of one speaker differ, for a reader.
std::string who_differs(const Profile& a, const Profile& b);

/// Says so of a conflict's two claims, and adds by name between whom it is: the speakers, or the outlets in their own words.
void add_parties(Group& group, std::uint32_t one, std::uint32_t two, const Judged& judged);

/// Whether two claims' figures of one axis contradict: no figure of one can be true beside those of the other, nor is a sum of
/// two of one ("6 soldiers and 3 civilians") what the other has, nor a part of it ("9, 3 of them soldiers").
bool contradict(const Profile& a, const Profile& b, const Weights& weights);

/// The figures' part of the relation: sets kind, relation, figure, differences, because. False (and nothing set) where claims of
/// two articles have no figure on one axis. `members` are sorted.
bool judge_figures(Group& group, const std::vector<std::uint32_t>& members, const Judged& judged);

}  // namespace facts::compare
