#pragma once
// Numbers in digits and words, without their units: the one grammar that quantities and times share.

#include <cstdint>
#include <optional>

#include "number/atoms.hpp"

namespace facts::number {

enum class NumberKind : std::uint8_t {
  cardinal,  ///< "3,000", "two and a half", "a dozen"
  ordinal,   ///< "21st", "third"
  fraction,  ///< "two thirds", "3/4", "one in five"
  vague,     ///< "dozens", "several hundred": from `value` to `high`
};

struct Number {
  std::uint32_t begin = 0, end = 0;  ///< atoms [begin, end)
  double value = 0;
  double high = 0;  ///< of a vague number
  NumberKind kind = NumberKind::cardinal;
  double scale = 1;      ///< the scale that one run of digits or words is multiplied by ("3 million": 1e6)
  bool digits = false;   ///< written in digits, at least in part
  bool words = false;    ///< written in words, at least in part
  bool article = false;  ///< opens with "a" or "an"
  bool plain = false;    ///< one run of digits, neither grouped nor decimal nor scaled: what a year looks like
};

/// What surrounds a number and decides how its letters are read.
struct NumberContext {
  bool money = false;  ///< a currency sign stands before it: "$5m" is millions
};

/// True where a number may begin: cheap, for the outer loop.
bool may_begin(const Atoms& atoms, std::uint32_t at);

/// Reads the longest number that begins at atom `at`; nothing where none does. No number crosses a sentence's end.
/// Never gives an infinite value. Constant depth; linear in what it reads.
std::optional<Number> read_number(const Atoms& atoms, std::uint32_t at, NumberContext context = {});

/// A year in words ("nineteen eighty-six", "nineteen hundred and five", "two thousand and fifteen"): value 1000 … 2999.
std::optional<Number> read_year_words(const Atoms& atoms, std::uint32_t at);

/// "few", "several", "many", "some": words that stand where a number could ("a few days").
bool is_few(const Atoms& atoms, std::uint32_t at);

}  // namespace facts::number
