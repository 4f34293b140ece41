#pragma once
// Whether two figures can be one number, written with more or fewer digits or in another unit.

#include "compare/profile.hpp"

namespace facts::compare {

/// Whether an amount is one number, no interval.
inline bool exact(const Amount& a) { return a.min && a.max && *a.min == *a.max; }

/// Whether both can be true: the intervals overlap; a rounded and an exact figure may differ by the rounding.
bool can_agree(const Amount& a, const Amount& b);

/// Whether two figures in other units are one, rounded when they were turned into the other: "120 days" and "four months", "38 °C" and
/// "100 °F". Each by its last digit that is not 0.
bool converted(const Amount& x, const quantity::Quantity& one, const Amount& y, const quantity::Quantity& two);

}  // namespace facts::compare
