#include "time/time.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "number/reading.hpp"
#include "time/calendar.hpp"

using namespace facts;
using time::Timex;

namespace {

std::vector<Timex> times(const std::string& text, const std::string& published = "2024-12-27") {
  const test::Reading reading = test::reading_of(text, published);
  return time::read(reading.article, reading.segmentation, reading.syntax);
}

std::string shown(const std::string& text, const Timex& timex) {
  std::string out(cut(text, timex.span));
  out += std::string(" | ") + time::name(timex.type) + " | " + timex.value;
  return timex.mod.empty() ? out : out + " | " + timex.mod;
}

}  // namespace

TEST_CASE("golden cases of times") {
  for (const char* file : {"dates", "relative", "clock", "lengths", "narrative", "none"}) {
    const auto cases = test::cases_of(std::string("tests/cases/time/") + file + ".txt");
    REQUIRE_FALSE(cases.empty());
    for (const test::Case& one : cases) {
      std::vector<std::string> got;
      for (const Timex& timex : times(one.text, one.published)) got.push_back(shown(one.text, timex));
      INFO(file << ": " << one.text);
      CHECK(got == one.wanted);
    }
  }
}

TEST_CASE("the example of every word of time is read, with a time in it") {
  for (const auto& row : test::table_rows("core/time/tables/time_words.tsv")) {
    INFO(row.back());
    CHECK_FALSE(times(row.back(), "2019-06-15").empty());
  }
}

TEST_CASE("the example of every feast is a day of its year") {
  for (const auto& row : test::table_rows("core/time/tables/holidays.tsv")) {
    INFO(row.back());
    const auto found = times(row.back(), "2021-06-15");
    REQUIRE(found.size() == 1);
    CHECK(found[0].type == time::TimexType::date);
    CHECK(found[0].value.starts_with("2019-"));
  }
}

TEST_CASE("the calendar") {
  CHECK(time::days_from_civil(1970, 1, 1) == 0);
  CHECK(time::weekday(time::days_from_civil(2024, 12, 26)) == 4);
  CHECK(time::iso_week(time::days_from_civil(2024, 12, 30)).week == 1);
  CHECK(time::iso_week(time::days_from_civil(2021, 1, 1)).year == 2020);
  CHECK(time::feast("easter+0", 2024) == time::days_from_civil(2024, 3, 31));
  CHECK(time::feast("orthodox+0", 2024) == time::days_from_civil(2024, 5, 5));
  CHECK(time::feast("11-4-4", 2024) == time::days_from_civil(2024, 11, 28));
  CHECK(time::feast("5-1--1", 2024) == time::days_from_civil(2024, 5, 27));
  CHECK_FALSE(time::feast("", 2024).has_value());
  CHECK(time::civil_from_days(time::add_months(time::days_from_civil(2024, 1, 31), 1)).day == 29);
  for (std::int64_t day = -800000; day < 800000; day += 997) {
    const time::Civil civil = time::civil_from_days(day);
    CHECK(time::days_from_civil(civil.year, civil.month, civil.day) == day);
  }
}

TEST_CASE("bad input: a day that does not exist has no value, what is no date is none") {
  const auto values = [](const std::string& text, const std::string& published = "2024-12-27") {
    std::vector<std::string> out;
    for (const Timex& timex : times(text, published)) out.push_back(timex.value);
    return out;
  };
  CHECK(values("They met on 30 February.") == std::vector<std::string>{""});
  CHECK(values("They met on February 29, 2023.") == std::vector<std::string>{""});
  CHECK(values("They met on February 29, 2024.") == std::vector<std::string>{"2024-02-29"});
  CHECK(values("They met on 31 April 2023.") == std::vector<std::string>{""});
  CHECK(values("They met on 02/30/2024.").empty());
  CHECK(values("In the year 0, or 99999, or 0000.").empty());
  CHECK(values("They met on 3 Feb 82.") == std::vector<std::string>{"1982-02-03"});
  CHECK(values("It began 12345678901 weeks ago.") == std::vector<std::string>{""});
  CHECK(values("It is 25:61 or 12:99 pm or 99 am.").empty());
  CHECK(values(std::string(1000, '1') + " May").size() <= 1);
  CHECK(values("١٢ May २०२४").size() <= 1);
  CHECK(times("Yesterday and on Monday it rained.", "").size() == 2);  // no day of publication
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "two days after the end of ";
  CHECK(times(deep + "March").size() >= 1);
}
