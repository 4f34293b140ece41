#pragma once
// Reads amounts (number, currency, unit), their bounds and ranges, and tells counts from numbers that only name.

#include <optional>
#include <string>

#include "number/number.hpp"
#include "quantity/units.hpp"
#include "quantity/words.hpp"

namespace facts::quantity {

/// A quantity in atoms, before what it counts is looked up.
struct Reading {
  std::uint32_t begin = 0, end = 0;                ///< with hedge, currency and unit
  std::uint32_t number_begin = 0, number_end = 0;  ///< the (last) number alone
  std::optional<double> value, min, max;
  Change change = Change::exactly;
  UnitReading unit;
  bool fraction = false;  ///< "half", "two thirds": of something
  bool zero = false;      ///< "no casualties"
  bool bare = false;      ///< three or more plain digits and nothing else: what a model number looks like
};

class Reader {
 public:
  explicit Reader(const number::Atoms& atoms) : atoms_(atoms) {}

  /// The quantity whose number begins at atom `at`; a hedge before it may reach back to `from`.
  std::optional<Reading> read(std::uint32_t at, std::uint32_t from) const;

  /// Where the last call of `read` found a number that names ("Boeing 737"): its value, else 0.
  double named() const { return named_; }

 private:
  using Index = std::uint32_t;
  struct Amount {
    Index begin = 0, end = 0, number_begin = 0, number_end = 0;
    number::Number number;
    double value = 0;
    UnitReading unit;
    double low_value = 0;      ///< of a range's second amount: the first's value
    bool sign_before = false;  ///< the currency stands before the number
  };

  bool amount(Index at, Amount& amount) const;
  bool range(const Amount& low, Index from, Amount& high, Index& begin) const;
  bool names(const Amount& amount) const;
  void bounds(const Amount& amount, Index from, Reading& reading) const;
  void change(const Reading& reading, Index from, Reading& out) const;
  bool url(Index at) const;
  bool dash_before(Index at) const;
  bool names_strictly(const Amount& amount) const;

  const number::Atoms& atoms_;
  mutable double named_ = 0;
};

}  // namespace facts::quantity
