#pragma once
// When claims of one thing say that it happened, or will happen.

#include <cstdint>
#include <optional>
#include <string_view>

#include "compare/opposed.hpp"

namespace facts::compare {

/// The days that a TIMEX3 value stands for, counted from 1970, both ends included; none for values that name no part of the calendar.
struct Days {
  std::int64_t first = 0, last = 0;
  std::int32_t minute = -1;  ///< of a time of day
};
std::optional<Days> days_of(std::string_view value);

/// Two claims that put one thing on different days ("on Monday", "on Tuesday"), into other years or to other times of day, or, of what is
/// planned, the later of two reports that puts it off. One thing is their main predicate, a verb that both date ("which was founded in"),
/// or a term that both give ("until May"). Times of one day that are minutes apart allow each other.
struct DateClash {
  enum class Kind : std::uint8_t { allowed, conflict, moved };
  Kind kind = Kind::conflict;
  std::uint32_t one = 0, two = 0;  ///< profiles, the earlier report first
  Passage one_words, two_words;    ///< the dates
};
std::optional<DateClash> find_dates(const Reports& reports, const Judged& judged);

}  // namespace facts::compare
