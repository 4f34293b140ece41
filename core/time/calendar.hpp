#pragma once
// The proleptic Gregorian calendar, ISO weeks, and the rules of feasts. Years before Christ are negative (-480 is 480 BC).

#include <cstdint>
#include <optional>
#include <string_view>

namespace facts::time {

struct Civil {
  int year = 1970;
  int month = 1;
  int day = 1;
};

/// Days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t days_from_civil(int year, int month, int day);
Civil civil_from_days(std::int64_t days);

bool is_leap(int year);
int days_in_month(int year, int month);
/// Whether the calendar has such a day (years -9999 … 9999).
bool exists(int year, int month, int day);

/// Monday 1 … Sunday 7.
int weekday(std::int64_t days);

struct IsoWeek {
  int year = 1970;
  int week = 1;
};
IsoWeek iso_week(std::int64_t days);
/// The Monday of an ISO week.
std::int64_t week_start(int year, int week);

/// A day `months` months on; the last day of the month where it has no such day.
std::int64_t add_months(std::int64_t days, int months);

/// The day of a feast in a year by its rule: "12-25" (fixed), "11-4-4+1" (the fourth Thursday of November and one day),
/// "5-1--1" (the last Monday of May), "easter-2", "orthodox+0" (Meeus/Jones/Butcher and Meeus' Julian algorithm),
/// "hijri-10-1" (the tabular Islamic calendar: a day off at most from sighting). Nothing for rules that it cannot read.
std::optional<std::int64_t> feast(std::string_view rule, int year);

}  // namespace facts::time
