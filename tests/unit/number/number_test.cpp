#include "number/number.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "number/lexicon.hpp"
#include "number/reading.hpp"

using namespace facts;
using number::NumberKind;

namespace {

struct Read {
  bool found = false;
  number::Number number;
  std::string text;
};

// The first number of a text.
Read first(const std::string& text, number::NumberContext context = {}) {
  const test::Reading reading = test::reading_of(text);
  const number::Atoms atoms = number::cut_atoms(reading.article.reading, reading.segmentation);
  for (std::uint32_t i = 0; i < atoms.size(); ++i) {
    const auto found = number::read_number(atoms, i, context);
    if (!found) continue;
    return {true, *found, std::string(cut(atoms.text, {atoms[found->begin].span.begin, atoms[found->end - 1].span.end}))};
  }
  return {};
}

double value(const std::string& text) {
  const Read read = first(text);
  return read.found ? read.number.value : std::nan("");
}

}  // namespace

TEST_CASE("numbers in digits, words and both") {
  CHECK(value("1,674,200.5 litres") == 1674200.5);
  CHECK(value("12,34,567 voters") == 1234567);
  CHECK(value("three hundred and thirty-one sheep") == 331);
  CHECK(value("two hundred and two thousand") == 202000);
  CHECK(value("twenty-one trillion three hundred") == 21e12 + 300);
  CHECK(value("2.5 million") == 2.5e6);
  CHECK(value("3 hundred and 21") == 321);
  CHECK(value("two and a half dozen eggs") == 30);
  CHECK(value("a couple of hundred boats") == 200);
  CHECK(value("half a million") == 5e5);
  CHECK(value("one million and a half") == 1.5e6);
  CHECK(value("three lakh crore") == 3e12);
  CHECK(value("minus five point two five") == -5.25);
  CHECK(value("2½ cups") == 2.5);
  CHECK(value("7 3/4 inches") == 7.75);
  CHECK(first("$5m", {true}).number.value == 5e6);
}

TEST_CASE("fractions, ordinals and vague numbers are told apart") {
  CHECK(first("two thirds of them").number.kind == NumberKind::fraction);
  CHECK(value("three-quarters of the town") == 0.75);
  CHECK(value("one in five homes") == 0.2);
  CHECK(first("the 21st boat").number.kind == NumberKind::ordinal);
  CHECK(first("twenty-first").number.value == 21);
  const Read dozens = first("dozens of boats");
  CHECK(dozens.number.kind == NumberKind::vague);
  CHECK(dozens.number.value == 12);
  CHECK(first("tens of thousands of homes").number.value == 10000);
  CHECK(first("several hundred boats").text == "several hundred");
}

TEST_CASE("a number ends where another begins") {
  CHECK(first("in 2009,10 people").text == "2009");
  CHECK(first("three, two, one").text == "three");
  CHECK(first("3/4/2020").text == "3");
  CHECK(first("a second chance").number.kind == NumberKind::ordinal);
  CHECK_FALSE(first("an apple a day").found);
}

TEST_CASE("years in words") {
  const auto year = [](const std::string& text) {
    const test::Reading reading = test::reading_of(text);
    const number::Atoms atoms = number::cut_atoms(reading.article.reading, reading.segmentation);
    const auto found = number::read_year_words(atoms, 0);
    return found ? found->value : 0;
  };
  CHECK(year("nineteen eighty-six") == 1986);
  CHECK(year("nineteen hundred and five") == 1905);
  CHECK(year("two thousand and fifteen") == 2015);
  CHECK(year("twelve men") == 0);
}

TEST_CASE("what is too long or too large is no number") {
  CHECK_FALSE(first(std::string(1000, '9')).found);
  CHECK_FALSE(first("1e999").found);
  const Read large = first("9999999999999999999999999999 million billion");
  CHECK((!large.found || std::isfinite(large.number.value)));
  CHECK(value("1e10") == 1e10);
  // digits of other scripts are letters here
  CHECK_FALSE(first("١٢٣").found);
  CHECK_FALSE(first("１２３").found);
}

TEST_CASE("the example of every number word is read with it") {
  for (const auto& row : test::table_rows("core/number/tables/number_words.tsv")) {
    INFO(row[0]);
    const test::Reading reading = test::reading_of(row.back());
    const number::Atoms atoms = number::cut_atoms(reading.article.reading, reading.segmentation);
    bool covered = false;
    for (std::uint32_t i = 0; i < atoms.size(); ++i) {
      const auto found = number::read_number(atoms, i, {row[1] == "letter" || row[1] == "short"});
      if (!found) continue;
      for (std::uint32_t k = found->begin; k < found->end; ++k) covered = covered || atoms[k].hash == number::key(row[0]);
    }
    CHECK(covered);
  }
}

TEST_CASE("no two words of the tables share a hash") {
  number::Lexicon lexicon(4);
  lexicon.add(number::key("one"), 1);
  lexicon.add(number::key("one"), 2);
  CHECK(lexicon.find(number::key("ONE")) == 1);
  CHECK(lexicon.find(number::key("two")) == 0);
}
