// Every row of this stage's tables: sorted, looked up by its word, and shown by its example.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "base/utf8.hpp"
#include "entity/lexicon.hpp"

namespace {

using namespace facts;

/// The rows of a table as it stands in the tree, examples included.
std::vector<std::vector<std::string>> rows(const std::string& name) {
  std::ifstream file(std::string(FACTS_SOURCE_DIR) + "/core/entity/tables/" + name + ".tsv");
  REQUIRE(file);
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    out.emplace_back();
    for (const std::string_view cell : split(line, '\t')) out.back().emplace_back(cell);
  }
  REQUIRE_FALSE(out.empty());
  for (std::size_t i = 1; i < out.size(); ++i) CHECK(out[i - 1][0] < out[i][0]);
  return out;
}

bool holds(const std::string& sentence, const std::string& word) {
  return utf8::lower(sentence).find(utf8::lower(word)) != std::string::npos;
}

}  // namespace

TEST_CASE("roles are found by their noun and have a class that is a role itself") {
  for (const auto& row : rows("roles")) {
    INFO(row[0]);
    REQUIRE(row.size() == 5);
    const entity::Role* role = entity::role_of(row[0]);
    REQUIRE(role != nullptr);
    CHECK(entity::name(role->type) == row[1]);
    CHECK(role->cls == row[3]);
    CHECK(entity::role_of(role->cls) != nullptr);
    CHECK(holds(row[4], row[0]));
  }
  CHECK(entity::role_of("table") == nullptr);
}

TEST_CASE("countries are found by name, people and capital") {
  for (const auto& row : rows("countries")) {
    INFO(row[0]);
    REQUIRE(row.size() == 5);
    CHECK(entity::country(entity::country_by_name(utf8::lower(row[0]))).name == row[0]);
    const std::string demonym(split(row[2], ';').empty() ? std::string_view{} : split(row[2], ';').front());
    if (!demonym.empty()) CHECK(entity::country_by_demonym(utf8::lower(demonym)) != entity::no_country);
    for (const std::string_view capital : split(row[3], ';'))
      CHECK(entity::country_by_capital(utf8::lower(capital)) != entity::no_country);
    CHECK(holds(row[4], row[0]));
    CHECK(holds(row[4], demonym));
  }
  CHECK(entity::country_of("nowhere") == entity::no_country);
}

TEST_CASE("titles, given names, name words and qualifiers are found") {
  for (const auto& row : rows("titles")) {
    INFO(row[0]);
    CHECK(entity::title_of(row[0]).known);
    CHECK(holds(row[2], row[0]));
  }
  for (const auto& row : rows("given_names")) {
    INFO(row[0]);
    const entity::Gender gender = entity::given_name_gender(row[0]);
    CHECK((gender == entity::Gender::male) == (row[1] == "m"));
    CHECK(gender != entity::Gender::unknown);
    CHECK(holds(row[2], row[0]));
  }
  for (const auto& row : rows("name_words")) {
    INFO(row[0]);
    CHECK(entity::name(entity::name_word(row[0]).type) == row[1]);
    CHECK(entity::name_word(row[0]).strong == (row[2] == "strong"));
    CHECK(holds(row[3], row[0]));
  }
  for (const auto& row : rows("qualifiers")) {
    INFO(row[0]);
    CHECK(entity::qualifier(row[0]) == row[1]);
    CHECK(holds(row[2], row[0]));
  }
  CHECK(entity::qualifier("intelligence") == "intelligence");
}
