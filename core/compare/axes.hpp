#pragma once
// Figures of several claims that count one thing, as an axis.

#include <cstdint>
#include <utility>
#include <vector>

#include "compare/counted.hpp"
#include "compare/relation.hpp"

namespace facts::compare {

/// A figure with what it counts.
struct Value {
  Amount amount;
  Count count;
  bool planned = false;  ///< of something that is to come
  bool vague = false;    ///< "dozens", "hundreds"
  double of = 0;         ///< the whole that it is a part of, where the claim gives it
  bool main = false;     ///< hangs on the claim's own predicate, and no other of its unit does
};

/// The axis that most articles have a figure on: for each claim its figures there.
struct Axis {
  std::vector<std::pair<std::uint32_t, std::vector<const Value*>>> values;  // profile, its figures
  std::size_t articles = 0;
  std::size_t plain = 0;  // how many of them say what is counted
  bool age = false;       // how old somebody is
};

/// Claims with their figures that can be held against others': none that tell when, or what is not so.
using Counted = std::vector<std::pair<std::uint32_t, std::vector<Value>>>;
Counted counted_in(const std::vector<std::uint32_t>& members, const Judged& judged);

/// The axes that claims of two articles have figures on, that of most articles first: each figure is tried as one. They point into `counted`.
std::vector<Axis> axes_of(const Counted& counted, const Judged& judged);

/// One number that stands for an amount: the middle of its bounds, or the one that it has.
double point(const Amount& amount);

}  // namespace facts::compare
