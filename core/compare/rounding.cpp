#include "compare/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace facts::compare {
namespace {

constexpr double kAbout = 1.05;   // "about 11,000" stands for what lies this near: a significant digit, roughly
constexpr double kRounded = 0.1;  // what rounding to a whole number may take away, at most

/// How many digits a whole number has before its last zeros begin; 0 for one that is not round (fewer than two zeros).
int round_digits(double value) {
  if (value < 100 || value != std::floor(value) || value > 1e15) return 0;
  auto whole = static_cast<std::uint64_t>(value);
  int zeros = 0, digits = 0;
  while (whole % 10 == 0) whole /= 10, ++zeros;
  while (whole > 0) whole /= 10, ++digits;
  return zeros >= 2 ? digits : 0;
}

/// Digits behind the point, as far as 4.
int decimals(double value) {
  int digits = 0;
  for (; digits < 4 && std::abs(value - std::round(value)) > 1e-6; ++digits) value *= 10;
  return digits;
}

/// Whether `precise` written with as few digits as `rounded` is `rounded` ("3,000" of 3,214).
bool rounds_to(double precise, double rounded) {
  // From a million on numbers are written with a word: "60 million" is no 62 million, "3.2 billion" is "3 billion".
  for (double scale = 1e12; scale >= 1e6; scale /= 1e3) {
    if (rounded < scale) continue;
    // "0.6 billion" of 612 million: three digits of which two are 0 may be a tenth of the next word's.
    if (std::fmod(rounded, scale * 100) == 0) scale *= 1000;
    const double fine_part = precise / scale, coarse_part = rounded / scale;
    const int coarse = decimals(coarse_part);
    return decimals(fine_part) > coarse && std::abs(fine_part - coarse_part) < std::min(std::pow(10.0, -coarse) / 2, kRounded * coarse_part);
  }
  const int fine = decimals(precise), coarse = decimals(rounded);
  if ((rounded >= 1 || coarse >= 2) && fine > coarse && fine < 4 && std::abs(precise - rounded) <= std::min(std::pow(10.0, -coarse) / 2, kRounded * rounded)) return true;
  const int digits = round_digits(rounded);
  if (digits == 0 || precise <= 0) return false;
  const int own = round_digits(precise);
  if (own != 0 && own <= digits) return false;  // as round itself: two numbers, not one
  const double unit = std::pow(10.0, std::floor(std::log10(rounded)) + 1 - digits);
  return std::abs(precise - rounded) <= unit / 2;
}

/// How far from a hedged number what it stands for may lie: half of its last significant digit ("around 400": 350 to 450), within bounds.
double slack(const Amount& a) {
  constexpr double kMost = 0.125;
  if (!a.rounded || *a.min <= 0) return 0;
  double unit = 1;
  while (unit < *a.min && std::fmod(*a.min, unit * 10) == 0) unit *= 10;
  return std::min(unit / 2, kMost * *a.min);
}

}  // namespace

bool can_agree(const Amount& a, const Amount& b) {
  constexpr double kOpen = std::numeric_limits<double>::infinity();
  const double low = std::max(a.min.value_or(-kOpen), b.min.value_or(-kOpen));
  const double high = std::min(a.max.value_or(kOpen), b.max.value_or(kOpen));
  if (low > high) {
    if (!exact(a) || !exact(b)) return false;
    if (a.unit == "age") return low - high <= 1;  // a birthday between two reports
    if (a.rounded || b.rounded) return low <= high * kAbout || low - high <= std::max(slack(a), slack(b));
    return rounds_to(*a.min, *b.min) || rounds_to(*b.min, *a.min);
  }
  // "Nearly 3,000" ends short of 3,000, and "exceeded 3,000" begins behind it; a number that touches either is allowed.
  return low < high || exact(a) || exact(b);
}

bool converted(const Amount& x, const quantity::Quantity& one, const Amount& y, const quantity::Quantity& two) {
  constexpr double kMost = 0.06, kHedged = 0.1, kSpelling = 1.2;
  if (x.unit.empty() || one.unit == two.unit || !exact(x) || !exact(y) || !one.value || !two.value) return false;
  // "Tons", "tonnes": whichever of them is meant.
  if (*one.value == *two.value && std::max(one.factor, two.factor) < kSpelling * std::min(one.factor, two.factor)) return true;
  const auto step = [](const quantity::Quantity& quantity) {
    double unit = std::pow(10.0, -decimals(*quantity.value));
    while (unit >= 1 && unit < *quantity.value && std::fmod(*quantity.value, unit * 10) == 0) unit *= 10;
    return unit * quantity.factor;
  };
  const double apart = std::abs(*x.min - *y.min);
  return apart <= std::max(step(one), step(two)) / 2 && apart <= (x.rounded || y.rounded ? kHedged : kMost) * std::max(std::abs(*x.min), std::abs(*y.min));
}

}  // namespace facts::compare
