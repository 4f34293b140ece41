#pragma once
// Disjoint sets of numbers.

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace facts {

/// Disjoint sets with path halving (Tarjan and van Leeuwen 1984). The smallest member stands for a set.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }
  std::uint32_t find(std::uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a < b) parent_[b] = a;
    else parent_[a] = b;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace facts
