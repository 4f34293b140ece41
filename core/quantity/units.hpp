#pragma once
// Units of measure and currencies as they are written (tables/units.tsv, tables/currencies.tsv), with their dimension and
// factor to the dimension's base unit (SI, CIPM 2019; customary units by the 1959 agreement; 1 for currencies).

#include <cstdint>
#include <string>
#include <string_view>

#include "number/atoms.hpp"

namespace facts::quantity {

/// A unit read from the text, rates put together ("dollar per kilogram").
struct UnitReading {
  std::string name;       ///< "kilometre", "US dollar", "percent"; empty for none
  std::string dimension;  ///< "length", "currency", "duration", "area", "length per duration" …
  double factor = 1;      ///< value × factor is in the dimension's base unit
  std::uint32_t begin = 0, end = 0;  ///< atoms [begin, end)
  double scale = 1;       ///< of "MUSD": the number is in millions
  bool currency() const { return dimension == "currency"; }
};

/// What the reading may count on.
struct UnitContext {
  double value = 0;      ///< the number before it
  bool words = false;    ///< that number is in words
  bool hyphen = false;   ///< a hyphen joins the two ("3-inch")
};

/// The unit or currency that begins at atom `at`, right behind a number; with a rate where one is written
/// with "/" or "per". False where none stands there.
bool read_unit(const number::Atoms& atoms, std::uint32_t at, const UnitContext& context, UnitReading& unit);

/// The currency sign, code or name that ends right before atom `at`, where a number begins.
bool read_currency_before(const number::Atoms& atoms, std::uint32_t at, UnitReading& unit);

/// A currency (not a unit) at `at`, for "$23 billion dollars" and "75 USD million".
bool read_currency(const number::Atoms& atoms, std::uint32_t at, UnitReading& unit);

}  // namespace facts::quantity
