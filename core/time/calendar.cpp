#include "time/calendar.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace facts::time {

std::int64_t days_from_civil(int year, int month, int day) {
  const std::int64_t y = static_cast<std::int64_t>(year) - (month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t yoe = y - era * 400;
  const std::int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

Civil civil_from_days(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t doe = days - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  Civil civil;
  civil.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  civil.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  civil.year = static_cast<int>(yoe + era * 400 + (civil.month <= 2 ? 1 : 0));
  return civil;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool exists(int year, int month, int day) {
  return year >= -9999 && year <= 9999 && day >= 1 && day <= days_in_month(year, month);
}

int weekday(std::int64_t days) { return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1; }

IsoWeek iso_week(std::int64_t days) {
  const std::int64_t thursday = days - (weekday(days) - 4);
  const int year = civil_from_days(thursday).year;
  return {year, static_cast<int>((thursday - days_from_civil(year, 1, 1)) / 7) + 1};
}

std::int64_t week_start(int year, int week) {
  const std::int64_t fourth = days_from_civil(year, 1, 4);
  return fourth - (weekday(fourth) - 1) + 7 * (static_cast<std::int64_t>(week) - 1);
}

std::int64_t add_months(std::int64_t days, int months) {
  const Civil from = civil_from_days(days);
  const std::int64_t index = static_cast<std::int64_t>(from.year) * 12 + (from.month - 1) + months;
  const int year = static_cast<int>(index >= 0 ? index / 12 : -((11 - index) / 12));
  const int month = static_cast<int>(index - static_cast<std::int64_t>(year) * 12) + 1;
  return days_from_civil(year, month, std::min(from.day, days_in_month(year, month)));
}

namespace {

std::int64_t easter(int y) {
  const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return days_from_civil(y, n / 31, n % 31 + 1);
}

std::int64_t orthodox_easter(int y) {
  const int a = y % 4, b = y % 7, c = y % 19, d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7, f = d + e + 114;
  return days_from_civil(y, f / 31, f % 31 + 1) + (y / 100 - y / 400 - 2);
}

std::int64_t hijri(int year, int month, int day) {
  return 354 * (static_cast<std::int64_t>(year) - 1) + (3 + 11 * static_cast<std::int64_t>(year)) / 30 + 29 * (month - 1) +
         month / 2 + day + 1948438 - 2440588 + 0;
}

int number(std::string_view& text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  int value = 0;
  while (!text.empty() && text::is_digit(text[0]) && value < 100000) {
    value = value * 10 + (text[0] - '0');
    text.remove_prefix(1);
  }
  return negative ? -value : value;
}

}  // namespace

std::optional<std::int64_t> feast(std::string_view rule, int year) {
  if (year < 1 || year > 9999 || rule.empty()) return {};
  if (rule.starts_with("easter")) {
    rule.remove_prefix(6);
    return easter(year) + number(rule);
  }
  if (rule.starts_with("orthodox")) {
    rule.remove_prefix(8);
    return orthodox_easter(year) + number(rule);
  }
  if (rule.starts_with("hijri-")) {
    rule.remove_prefix(6);
    const int month = number(rule);
    if (rule.empty()) return {};
    rule.remove_prefix(1);
    const int day = number(rule);
    const int about = (year - 622) * 33 / 32;
    for (int h = about - 1; h <= about + 2; ++h) {
      const std::int64_t at = hijri(h, month, day);
      if (h > 0 && civil_from_days(at).year == year) return at;
    }
    return {};
  }
  const int month = number(rule);
  if (rule.size() < 2 || month < 1 || month > 12) return {};
  rule.remove_prefix(1);
  const int second = number(rule);
  if (rule.empty()) return exists(year, month, second) ? std::optional(days_from_civil(year, month, second)) : std::nullopt;
  rule.remove_prefix(1);
  const bool last = rule.starts_with("-");  // "5-1--1": last Monday of May
  if (last) {
    rule.remove_prefix(1);
    (void)number(rule);
    const std::int64_t end = days_from_civil(year, month, days_in_month(year, month));
    return end - ((weekday(end) - second + 7) % 7);
  }
  const int day = number(rule);  // "11-4-4": the second number is the place, the third the weekday
  const std::int64_t first = days_from_civil(year, month, 1);
  std::int64_t at = first + (day - weekday(first) + 7) % 7 + 7 * (static_cast<std::int64_t>(second) - 1);
  if (!rule.empty()) at += number(rule);
  return at;
}

}  // namespace facts::time
