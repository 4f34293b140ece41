#include "quantity/quantity.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "entity/annotated.hpp"
#include "number/reading.hpp"

using namespace facts;
using quantity::Quantity;

namespace {

std::vector<Quantity> quantities(const std::string& text, const std::vector<Span>& taken = {}) {
  const test::Reading reading = test::reading_of(text);
  return quantity::read(reading.article, reading.segmentation, reading.syntax, taken);
}

// "nearly 3,000 | 3000 | ..3000 | < | ": words, value, bounds, change, unit.
std::string shown(const std::string& text, const Quantity& q) {
  std::string out(cut(text, q.span));
  out += " | " + (q.value ? test::plain(*q.value) : std::string());
  out += " | " + (q.min || q.max ? (q.min ? test::plain(*q.min) : "") + ".." + (q.max ? test::plain(*q.max) : "") : std::string());
  return out + " | " + quantity::name(q.change) + " | " + q.unit;
}

Quantity only(const std::string& text) {
  const auto found = quantities(text);
  INFO(text);
  REQUIRE(found.size() == 1);
  return found[0];
}

}  // namespace

TEST_CASE("golden cases of quantities") {
  for (const char* file : {"numbers", "bounds", "units", "money", "names"}) {
    const auto cases = test::cases_of(std::string("tests/cases/quantity/") + file + ".txt");
    REQUIRE_FALSE(cases.empty());
    for (const test::Case& one : cases) {
      std::vector<std::string> got;
      for (const Quantity& q : quantities(one.text)) got.push_back(shown(one.text, q));
      INFO(file << ": " << one.text);
      CHECK(got == one.wanted);
    }
  }
}

TEST_CASE("the example of every row of the tables shows what the row says") {
  for (const char* table : {"units", "currencies"})
    for (const auto& row : test::table_rows(std::string("core/quantity/tables/") + table + ".tsv")) {
      INFO(row.back());
      bool found = false;
      for (const Quantity& q : quantities(row.back())) found = found || q.unit == row[0];
      CHECK(found);
    }
  for (const auto& row : test::table_rows("core/quantity/tables/hedges.tsv")) {
    INFO(row.back());
    bool found = false;
    for (const Quantity& q : quantities(row.back()))
      found = found || (quantity::name(q.change) == row[1] && (row[2] == "min" ? q.min.has_value() : row[2] != "max" || q.max.has_value()));
    // a bound behind the noun that is counted belongs to the number only where it touches it
    CHECK((found || row[3] == "after"));
  }
  for (const auto& row : test::table_rows("core/quantity/tables/quantity_words.tsv")) {
    INFO(row.back());
    const auto found = quantities(row.back());
    if (row[1] == "up" || row[1] == "down") {
      REQUIRE(found.size() == 1);
      CHECK(quantity::name(found[0].change) == row[1]);
    } else if (row[1] == "none_of") {
      REQUIRE(found.size() == 1);
      CHECK(found[0].value == 0.0);
    } else if (row[1] == "moves") {
      // "has gone up to 40 percent" is no bound
      REQUIRE(found.size() == 1);
      CHECK_FALSE(found[0].max.has_value());
    } else {
      CHECK(found.empty());
    }
  }
}

TEST_CASE("units have a dimension and a factor to its base unit") {
  const auto base = [](const std::string& text) {
    const Quantity q = only(text);
    return std::pair(q.dimension, *q.value * q.factor);
  };
  CHECK(base("It is 2 km long.") == std::pair(std::string("length"), 2000.0));
  CHECK(base("It lasted 3 hours.") == std::pair(std::string("duration"), 10800.0));
  const auto area = base("It covers 2 square kilometres.");
  CHECK(area.first == "area");
  CHECK(std::abs(area.second - 2e6) < 1);
  const auto speed = base("It went 72 kilometres per hour.");
  CHECK(speed.first == "length per duration");
  CHECK(std::abs(speed.second - 20) < 1e-9);
}

TEST_CASE("what another stage has read as a time is left alone") {
  const std::string text = "In 2009 the town had 2,009 boats.";
  CHECK(quantities(text, {{3, 7}}).size() == 1);
}

TEST_CASE("what is counted, from the tree") {
  const auto counted = [](const std::string& conllu) {
    const annotated::Text text = annotated::read(conllu);
    REQUIRE(text.good);
    std::string out;
    for (const Quantity& q : quantity::read(text.article, text.segmentation, text.syntax, {}))
      out += std::string(cut(text.article.reading, q.counted)) + ";";
    return out;
  };
  CHECK(counted("# text = The number of lost ferries exceeded 30.\n"
                "1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n2\tnumber\tnumber\tNOUN\t_\t_\t6\tnsubj\t_\t_\n3\tof\tof\tADP\t_\t_\t5\tcase\t_\t_\n"
                "4\tlost\tlost\tADJ\t_\t_\t5\tamod\t_\t_\n5\tferries\tferry\tNOUN\t_\tNumber=Plur\t2\tnmod\t_\t_\n6\texceeded\texceed\tVERB\t_\t_\t0\troot\t_\t_\n"
                "7\t30\t30\tNUM\t_\t_\t6\tobj\t_\tSpaceAfter=No\n8\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\t_\n\n") == "lost ferries;");
  CHECK(counted("# text = Forty sheep ran and 12 of them drowned.\n"
                "1\tForty\tforty\tNUM\t_\t_\t2\tnummod\t_\t_\n2\tsheep\tsheep\tNOUN\t_\t_\t3\tnsubj\t_\t_\n3\tran\trun\tVERB\t_\t_\t0\troot\t_\t_\n"
                "4\tand\tand\tCCONJ\t_\t_\t8\tcc\t_\t_\n5\t12\t12\tNUM\t_\t_\t8\tnsubj\t_\t_\n6\tof\tof\tADP\t_\t_\t7\tcase\t_\t_\n7\tthem\tthey\tPRON\t_\t_\t5\tnmod\t_\t_\n"
                "8\tdrowned\tdrown\tVERB\t_\t_\t3\tconj\t_\tSpaceAfter=No\n9\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n\n") == "sheep;sheep;");
  CHECK(counted("# text = Output rose 5 percent.\n"
                "1\tOutput\toutput\tNOUN\t_\t_\t2\tnsubj\t_\t_\n2\trose\trise\tVERB\t_\t_\t0\troot\t_\t_\n3\t5\t5\tNUM\t_\t_\t4\tnummod\t_\t_\n"
                "4\tpercent\tpercent\tNOUN\t_\t_\t2\tobj\t_\tSpaceAfter=No\n5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n") == "Output;");
}

TEST_CASE("bad input: no unit's conversion overflows into a wrong number") {
  for (const char* table : {"units", "currencies"})
    for (const auto& row : test::table_rows(std::string("core/quantity/tables/") + table + ".tsv"))
      for (const char* number : {"1e300", "1.7e308", "9e307", "999999999999 trillion", "1e-300"}) {
        const std::string text = std::string("It is ") + number + " " + row[3].substr(0, row[3].find('|')) + " in all.";
        INFO(text);
        for (const Quantity& q : quantities(text)) {
          CHECK((!q.value || (std::isfinite(*q.value) && std::isfinite(*q.value * q.factor))));
          CHECK((!q.min || std::isfinite(*q.min)));
          CHECK((!q.max || std::isfinite(*q.max)));
        }
      }
}

TEST_CASE("bad input: scores, odds, powers and superscripts that are no counts") {
  for (const char* text : {"They won 3-1.", "It ended 0-0.", "The odds are 4:1.", "It is 1 x 10^999 of it.", "It is 2 x 10^-999 of it.", "He has 3² cats.", "It was 25:61 then.",
                           "Call 555-0199 now.", "Call 020 7946 0018 now.", "He lives at 12 Elm Street."}) {
    INFO(text);
    for (const Quantity& q : quantities(text)) INFO(cut(text, q.span));
    CHECK(quantities(text).empty());
  }
}

TEST_CASE("bad input: a sensible result or none") {
  CHECK(quantities("It has " + std::string(1000, '7') + " parts.").empty());
  CHECK(quantities("It costs 1e999 and 1e-999999 in all.").empty());
  CHECK(quantities("In the year 0 and the year 99999.").empty());
  CHECK(quantities("١٢٣ １２３ १२३ ①②③").empty());
  CHECK(quantities("").empty());
  CHECK(quantities("It rose " + [] { std::string out; for (int i = 0; i < 400; ++i) out += "from 1 to "; return out; }() + "5 boats.").size() <= 401);
  CHECK(quantities("It has " + [] { std::string out; for (int i = 0; i < 400; ++i) out += "more than "; return out; }() + "9 boats.").size() == 1);
  CHECK(quantities("It has " + [] { std::string out; for (int i = 0; i < 300; ++i) out += "million "; return out; }() + "boats.").empty());
  for (const Quantity& q : quantities("It is 1.7e308 light-years, 1e300 trillion miles and 9e307 gallons away.")) {
    CHECK((!q.value || std::isfinite(*q.value)));
    CHECK(std::isfinite(q.factor));
  }
  std::string nested;
  for (int i = 0; i < 400; ++i) nested += "between " + std::to_string(i) + " and ";
  for (const Quantity& q : quantities(nested + "1000.")) CHECK((!q.min || !q.max || *q.min <= *q.max));
  std::string list;
  for (int i = 0; i < 5000; ++i) list += "5,";
  CHECK(quantities(list).size() == 5000);
  CHECK(quantities("\xE2\x82\xAC\xE2\x82\xAC$$%% - -- \xC2\xBD\xC2\xBD").size() <= 2);
}
