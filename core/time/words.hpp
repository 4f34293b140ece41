#pragma once
// The words of time expressions (tables/time_words.tsv, tables/holidays.tsv).

#include <cstdint>
#include <string_view>

#include "number/atoms.hpp"

namespace facts::time {

/// What a word does in a time expression; the table's second column.
enum class Cat : std::uint8_t {
  none, month, month_maybe, weekday, weekday_maybe, weekdays, unit, units, unit_short, part, parts, noon, season, season_maybe,
  deictic, tonight, overnight, ref, ref_adjective, ref_noun, ref_present, det, every, modifier, edge, shift, ago,
  before, after, from, since, adverb, times, ampm, a, per, oclock, era, zone, decades, future, function, old, edge_short, half, past,
};

/// Units, in the order of their lengths; the value of Cat::unit, units and unit_short.
enum class Unit : std::uint8_t {
  none, second, minute, hour, day, night, weekend, week, fortnight, month, quarter, year, decade, century, millennium,
};

/// What a determiner says of the period behind it.
enum class Det : std::uint8_t { none, this_, last, next, past, previous, following, coming, same, that, final, whole, these, recent, very };

struct TimeWord {
  Cat cat = Cat::none;
  std::int8_t value = 0;   ///< month, weekday, unit, offset …
  std::string_view text;   ///< the value as the table writes it ("P1D", "START")
};

/// Looks a word up by its hash; Cat::none where it says nothing about time.
const TimeWord& time_word(std::uint64_t hash);

/// Whether some feast's name begins with the word.
bool starts_holiday(std::uint64_t hash);

/// The rule of the feast that begins at atom `at`, and where it ends; empty where none does. The longest name wins.
std::string_view holiday(const number::Atoms& atoms, std::uint32_t at, std::uint32_t& end);

}  // namespace facts::time
