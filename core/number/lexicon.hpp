#pragma once
// Words to small numbers: one probe for a word whose hash is already known.

#include <cstdint>
#include <string_view>
#include <vector>

#include "number/atoms.hpp"

namespace facts::number {

/// An open-addressing table from `key(word)` to an id > 0. Hashes of 64 bits stand for the words: two words of a language
/// that collide would show in the test of the table.
class Lexicon {
 public:
  /// Room for `count` words; `add` beyond that is ignored.
  explicit Lexicon(std::size_t count);
  void add(std::uint64_t hash, std::uint16_t id);
  /// The id, or 0.
  std::uint16_t find(std::uint64_t hash) const {
    for (std::size_t slot = hash & mask_;; slot = (slot + 1) & mask_) {
      if (slots_[slot].hash == hash) return slots_[slot].id;
      if (slots_[slot].id == 0) return 0;
    }
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint16_t id = 0;
  };
  std::vector<Slot> slots_;
  std::size_t mask_ = 0, left_ = 0;
};

}  // namespace facts::number
