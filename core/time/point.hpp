#pragma once
// A point or period of time with the fineness in which it was named, and its TIMEX3 value.

#include <cstdint>
#include <string>

#include "time/calendar.hpp"
#include "time/words.hpp"

namespace facts::time {

enum class Grain : std::uint8_t {
  none, clock, part, day, weekend, week, month, season, quarter, half, year, decade, century, reference,
};

/// `day` is the first day of the period, whatever its length; `index` its number within the year (season 1 spring … 4 winter,
/// quarter, half), the part of the day (1 MO … 5 DT), or of a reference 0 past, 1 present, 2 future.
struct Point {
  Grain grain = Grain::none;
  std::int64_t day = 0;
  int year = 0;    ///< of year and coarser; equals the year of `day` for the others
  int index = 0;
  int hour = -1, minute = -1, second = -1;
  bool utc = false;
  bool no_day = false;       ///< a time whose day is not known
  bool no_year = false;      ///< a day or month of no certain year
  bool impossible = false;   ///< a day that does not exist: the value is empty

  int month() const { return civil_from_days(day).month; }
};

Point day_point(std::int64_t day);
Point month_point(int year, int month);
Point year_point(int year);
Point week_point(std::int64_t day);
Point quarter_point(int year, int quarter);
Point season_point(int year, int season);
Point decade_point(int year);
Point century_point(int first_year);
Point reference_point(int which);
Point impossible_point();

/// The period of a unit that holds the day.
Point period_of(std::int64_t day, Unit unit);
/// The period `count` units on; the result has the unit's fineness.
Point shift(const Point& from, Unit unit, int count);

/// The TIMEX3 value: "2024-12-26", "2024-W51", "2024-W51-WE", "2024-Q3", "2024-SU", "199", "14", "BC0480", "2024-12-26T17:30", "…TMO".
std::string value_of(const Point& point);

/// "P2D", "PT1.5H", "PXY": a duration of `count` units, count < 0 for an unknown number.
std::string duration_value(double count, Unit unit);
/// The shortest decimal form of a number with at most four decimals.
std::string number_text(double value);

}  // namespace facts::time
