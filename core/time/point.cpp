#include "time/point.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace facts::time {
namespace {

void put(std::string& out, int value, int width) {
  std::string digits = std::to_string(std::abs(value));
  while (static_cast<int>(digits.size()) < width) digits.insert(digits.begin(), '0');
  out += digits;
}

void put_year(std::string& out, int year) {
  if (year < 0) out += "BC";
  put(out, year, 4);
}

constexpr const char* part_names[] = {"", "MO", "AF", "EV", "NI", "DT", "MI", "AF"};
constexpr const char* season_names[] = {"", "SP", "SU", "FA", "WI"};

}  // namespace

Point day_point(std::int64_t day) {
  Point p;
  p.grain = Grain::day;
  p.day = day;
  p.year = civil_from_days(day).year;
  return p;
}

Point month_point(int year, int month) {
  Point p;
  p.grain = Grain::month;
  p.day = days_from_civil(year, month, 1);
  p.year = year;
  return p;
}

Point year_point(int year) {
  Point p;
  p.grain = Grain::year;
  p.day = days_from_civil(year, 1, 1);
  p.year = year;
  return p;
}

Point week_point(std::int64_t day) {
  Point p;
  p.grain = Grain::week;
  p.day = day - (weekday(day) - 1);
  p.year = iso_week(day).year;
  return p;
}

Point quarter_point(int year, int quarter) {
  Point p = month_point(year, (quarter - 1) * 3 + 1);
  p.grain = Grain::quarter;
  p.index = quarter;
  return p;
}

Point season_point(int year, int season) {
  static constexpr int months[] = {1, 3, 6, 9, 12};
  Point p = month_point(year, months[season]);
  p.grain = Grain::season;
  p.index = season;
  return p;
}

Point decade_point(int year) {
  Point p = year_point(year);
  p.grain = Grain::decade;
  return p;
}

Point century_point(int first_year) {
  Point p = year_point(first_year);
  p.grain = Grain::century;
  return p;
}

Point reference_point(int which) {
  Point p;
  p.grain = Grain::reference;
  p.index = which;
  return p;
}

Point impossible_point() {
  Point p;
  p.grain = Grain::day;
  p.impossible = true;
  return p;
}

Point period_of(std::int64_t day, Unit unit) {
  const Civil civil = civil_from_days(day);
  switch (unit) {
    case Unit::week: case Unit::fortnight: return week_point(day);
    case Unit::weekend: {
      Point p = week_point(day);
      p.grain = Grain::weekend;
      return p;
    }
    case Unit::month: return month_point(civil.year, civil.month);
    case Unit::quarter: return quarter_point(civil.year, (civil.month - 1) / 3 + 1);
    case Unit::year: return year_point(civil.year);
    case Unit::decade: return decade_point(civil.year - ((civil.year % 10) + 10) % 10);
    case Unit::century: return century_point(civil.year - ((civil.year % 100) + 100) % 100);
    default: return day_point(day);
  }
}

Point shift(const Point& from, Unit unit, int count) {
  count = std::clamp(count, -100000, 100000);
  switch (unit) {
    case Unit::week: return period_of(from.day + 7 * static_cast<std::int64_t>(count), Unit::week);
    case Unit::fortnight: return day_point(from.day + 14 * static_cast<std::int64_t>(count));
    case Unit::weekend: return period_of(from.day + 7 * static_cast<std::int64_t>(count), Unit::weekend);
    case Unit::month: return period_of(add_months(from.day, count), Unit::month);
    case Unit::quarter: return period_of(add_months(from.day, 3 * count), Unit::quarter);
    case Unit::year: return year_point(from.year + count);
    case Unit::decade: return period_of(days_from_civil(std::clamp(from.year + 10 * count, -9990, 9990), 1, 1), Unit::decade);
    case Unit::century: return period_of(days_from_civil(std::clamp(from.year + 100 * count, -9900, 9900), 1, 1), Unit::century);
    case Unit::millennium: return year_point(from.year + 1000 * std::clamp(count, -9, 9));
    default: return day_point(from.day + count);
  }
}

std::string value_of(const Point& p) {
  std::string out;
  if (p.impossible || p.grain == Grain::none) return out;
  if (p.grain == Grain::reference) return p.index == 0 ? "PAST_REF" : p.index == 1 ? "PRESENT_REF" : "FUTURE_REF";
  if (p.year > 9999 || p.year < -9999) return out;
  const Civil civil = civil_from_days(p.day);
  if (p.no_year) out += "XXXX";
  else if (p.grain != Grain::week && p.grain != Grain::weekend && p.grain != Grain::decade && p.grain != Grain::century && !p.no_day)
    put_year(out, p.grain >= Grain::season ? p.year : civil.year);
  switch (p.grain) {
    case Grain::clock: case Grain::part: case Grain::day:
      if (p.no_day) {
        out = "XXXX-XX-XX";
      } else {
        out += '-';
        put(out, civil.month, 2);
        out += '-';
        put(out, civil.day, 2);
      }
      if (p.grain == Grain::part) {
        out += 'T';
        out += part_names[std::clamp(p.index, 0, 7)];
      } else if (p.grain == Grain::clock) {
        out += 'T';
        put(out, p.hour, 2);
        if (p.minute >= 0) {
          out += ':';
          put(out, p.minute, 2);
        }
        if (p.second >= 0) {
          out += ':';
          put(out, p.second, 2);
        }
        if (p.utc) out += 'Z';
      }
      break;
    case Grain::week: case Grain::weekend: {
      const IsoWeek week = iso_week(p.day);
      if (!p.no_year) put_year(out, week.year);
      out += "-W";
      put(out, week.week, 2);
      if (p.grain == Grain::weekend) out += "-WE";
      break;
    }
    case Grain::month:
      out += '-';
      put(out, civil.month, 2);
      break;
    case Grain::season:
      out += '-';
      out += season_names[std::clamp(p.index, 0, 4)];
      break;
    case Grain::quarter:
      out += "-Q";
      put(out, p.index, 1);
      break;
    case Grain::half:
      out += "-H";
      put(out, p.index, 1);
      break;
    case Grain::decade:
      if (p.year < 0) out += "BC";
      put(out, std::abs(p.year) / 10, 3);
      break;
    case Grain::century:
      if (p.year < 0) out += "BC";
      put(out, std::abs(p.year) / 100, 2);
      break;
    default: break;
  }
  return out;
}

std::string number_text(double value) {
  const auto whole = static_cast<std::int64_t>(std::floor(value + 1e-9));
  std::string out = std::to_string(whole);
  auto rest = static_cast<std::int64_t>(std::llround((value - static_cast<double>(whole)) * 10000));
  if (rest <= 0) return out;
  std::string tail = std::to_string(rest);
  while (tail.size() < 4) tail.insert(tail.begin(), '0');
  while (!tail.empty() && tail.back() == '0') tail.pop_back();
  return out + "." + tail;
}

std::string duration_value(double count, Unit unit) {
  double times = 1;
  const char* letter = "D";
  bool clock = false;
  switch (unit) {
    case Unit::second: letter = "S"; clock = true; break;
    case Unit::minute: letter = "M"; clock = true; break;
    case Unit::hour: letter = "H"; clock = true; break;
    case Unit::weekend: letter = "WE"; break;
    case Unit::week: letter = "W"; break;
    case Unit::fortnight: letter = "W"; times = 2; break;
    case Unit::month: letter = "M"; break;
    case Unit::quarter: letter = "M"; times = 3; break;
    case Unit::year: letter = "Y"; break;
    case Unit::decade: letter = "Y"; times = 10; break;
    case Unit::century: letter = "Y"; times = 100; break;
    case Unit::millennium: letter = "Y"; times = 1000; break;
    default: break;
  }
  std::string out = clock ? "PT" : "P";
  if (count < 0) {
    if (unit == Unit::decade) return "PXDE";
    if (unit == Unit::century) return "PXCE";
    return out + "X" + letter;
  }
  const double amount = count * times;
  if (!(amount < 1e15)) return {};
  return out + number_text(amount) + letter;
}

}  // namespace facts::time
