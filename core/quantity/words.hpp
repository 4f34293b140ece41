#pragma once
// The words around a number: hedges and bounds, verbs of change, labels (tables/hedges.tsv, tables/quantity_words.tsv).

#include <cstdint>

#include "number/atoms.hpp"
#include "quantity/quantity.hpp"

namespace facts::quantity {

enum class Bound : std::uint8_t { none, min, max };

/// A phrase that says how a number is meant: "nearly", "no fewer than", "or more".
struct Hedge {
  Change change = Change::exactly;
  Bound bound = Bound::none;
  std::uint32_t begin = 0, end = 0;  ///< atoms [begin, end)
};

/// The longest hedge that ends right before atom `at` and begins at or after `from`.
bool hedge_before(const number::Atoms& atoms, std::uint32_t at, std::uint32_t from, Hedge& hedge);
/// The longest hedge that begins at atom `at` ("or more", "or so").
bool hedge_after(const number::Atoms& atoms, std::uint32_t at, Hedge& hedge);

enum class WordKind : std::uint8_t {
  none,
  up, down,  ///< a verb or noun of change
  label,     ///< what numbers name rather than count: "flight 200", "chapter 5"
  street,    ///< what follows a house number
  none_of,   ///< what "no" counts as zero: "no casualties"
  moves,     ///< goes up to a number without being bounded by it: "has gone up to 40"
};
WordKind word_kind(const number::Atoms& atoms, std::uint32_t at);

}  // namespace facts::quantity
