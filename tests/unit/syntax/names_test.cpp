#include "syntax/names.hpp"

#include <catch2/catch_test_macros.hpp>
#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "syntax/lexicon.hpp"
#include "syntax/reading.hpp"
#include "syntax/tables.hpp"

using namespace facts;
using namespace facts::syntax;
using facts::test::read_plain;
using facts::test::Reading;

namespace {

struct Case {
  std::string text;
  std::vector<std::string> names;  // "type<TAB>name"
  bool known_failure = false;
};

std::vector<Case> cases() {
  std::ifstream in(std::string(FACTS_SOURCE_DIR) + "/tests/cases/syntax/names.txt");
  std::vector<Case> out;
  std::string line;
  bool open = false, failures = false;
  while (std::getline(in, line)) {
    if (line.starts_with("# known failures")) failures = true;
    if (line.empty() || line.front() == '#') {
      open = false;
    } else if (!open) {
      out.push_back({line, {}, failures});
      open = true;
    } else {
      out.back().names.push_back(line);
    }
  }
  return out;
}

std::vector<std::string> names_of(const std::string& text) {
  const Reading r = read_plain(text);
  std::vector<std::string> out;
  for (const Name& n : r.syntax.names) out.push_back(std::string(name(n.type)) + '\t' + r.text(n));
  return out;
}

/// Scores that say one label of every word, by a margin.
NameScores says(std::size_t label, std::int32_t by = 512) {
  NameScores out{};
  out[label] = by;
  return out;
}

struct Words {
  std::string reading;
  segment::Segmentation segmentation;
  std::vector<WordInfo> infos;
};

/// Sentences of words divided by blanks.
Words words_of(const std::vector<std::string>& sentences) {
  Words out;
  for (const std::string& sentence : sentences) {
    const auto first = static_cast<std::uint32_t>(out.segmentation.words.size());
    const auto index = static_cast<std::uint32_t>(out.segmentation.sentences.size());
    for (std::size_t at = 0; at < sentence.size();) {
      const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
      const auto begin = static_cast<std::uint32_t>(out.reading.size());
      out.reading += sentence.substr(at, end - at);
      out.segmentation.words.push_back({{begin, static_cast<std::uint32_t>(out.reading.size())}, index, false});
      out.reading += ' ';
      at = end + 1;
    }
    out.segmentation.sentences.push_back({{}, first, static_cast<std::uint32_t>(out.segmentation.words.size()), 0});
  }
  out.infos.resize(out.segmentation.words.size());
  return out;
}

}  // namespace

TEST_CASE("names of short texts") {
  for (const Case& c : cases()) {
    if (c.known_failure) continue;
    INFO(c.text);
    CHECK(names_of(c.text) == c.names);
  }
}

TEST_CASE("names that are known to fail", "[!mayfail]") {
  for (const Case& c : cases()) {
    if (!c.known_failure) continue;
    INFO(c.text);
    CHECK(names_of(c.text) == c.names);
  }
}

TEST_CASE("an inside label never begins a name") {
  const Words w = words_of({"a b c"});
  std::vector<NameScores> scores{says(2), says(2), says(0)};  // I-PER I-PER O
  const std::vector<Name> names = find_names(w.reading, w.segmentation, w.infos, scores);
  REQUIRE(names.size() == 1);
  CHECK(names[0].last == 2);
  CHECK(names[0].type == NameType::person);
}

TEST_CASE("one name, one type: most places decide") {
  const Words w = words_of({"Ferrano came", "Ferrano went", "Ferrano slept"});
  std::vector<NameScores> scores{says(1), says(0), says(5, 300), says(0), says(1), says(0)};  // person, place, person
  const std::vector<Name> names = find_names(w.reading, w.segmentation, w.infos, scores);
  REQUIRE(names.size() == 3);
  for (const Name& n : names) CHECK(n.type == NameType::person);
}

TEST_CASE("a full name speaks for the surname alone") {
  const Words w = words_of({"Lena Ferrano came", "Ferrano slept"});
  std::vector<NameScores> scores{says(1, 2000), says(2, 2000), says(0), says(5, 300), says(0)};
  const std::vector<Name> names = find_names(w.reading, w.segmentation, w.infos, scores);
  REQUIRE(names.size() == 2);
  CHECK(names[0].type == NameType::person);
  CHECK(names[1].type == NameType::person);
}

TEST_CASE("a name does not cross sentences") {
  const Words w = words_of({"Lena", "Ferrano"});
  std::vector<NameScores> scores{says(1), says(2)};
  for (const Name& n : find_names(w.reading, w.segmentation, w.infos, scores)) CHECK(n.last - n.first == 1);
}

TEST_CASE("known names: every row's example holds the name, and its type is found") {
  for (const auto& row : facts::test::table_rows("core/syntax/tables/known_names.tsv")) {
    INFO(row.front());
    REQUIRE(row.size() == 4);
    CHECK(row[3].find(row[0]) != std::string::npos);
    CHECK(known_names().type(row[0], false) == (row[1] == "place" ? NameType::place : NameType::organization));
    CHECK(known_names().begins(row[0].substr(0, row[0].find(' ')), false));
  }
}

TEST_CASE("places are known in small letters where asked") {
  CHECK(known_names().type("alabama", true) == NameType::place);
  CHECK(known_names().type("alabama", false) == NameType::none);
  CHECK(known_names().type("microsoft", true) == NameType::none);
}
