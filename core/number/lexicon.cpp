#include "number/lexicon.hpp"

namespace facts::number {

Lexicon::Lexicon(std::size_t count) : left_(count) {
  std::size_t size = 16;
  while (size < 2 * count + 2) size *= 2;
  slots_.resize(size);
  mask_ = size - 1;
}

void Lexicon::add(std::uint64_t hash, std::uint16_t id) {
  if (left_ == 0 || id == 0) return;
  std::size_t slot = hash & mask_;
  while (slots_[slot].id != 0 && slots_[slot].hash != hash) slot = (slot + 1) & mask_;
  if (slots_[slot].id != 0) return;  // the first one given stays
  slots_[slot] = {hash, id};
  --left_;
}

}  // namespace facts::number
