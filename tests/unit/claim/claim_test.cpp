#include "claim/claim.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>
#include <string>

#include "attribution/analysed.hpp"
#include "base/table.hpp"

using namespace facts;

namespace {

claim::Analysis analysed(const std::string& text) {
  test::Analysed before(text);
  claim::Analysis a;
  a.article = std::move(before.article);
  a.segmentation = std::move(before.words);
  a.syntax = std::move(before.syntax);
  a.entities = std::move(before.entities);
  a.attributions = std::move(before.attributions);
  a.times = time::read(a.article, a.segmentation, a.syntax);
  std::vector<Span> taken;
  for (const time::Timex& timex : a.times) taken.push_back(timex.span);
  a.quantities = quantity::read(a.article, a.segmentation, a.syntax, taken);
  a.claims = claim::read(a);
  return a;
}

std::string text(const claim::Analysis& a, Span span) { return std::string(cut(a.article.reading, span)); }

std::string text(const claim::Analysis& a, const Passage& passage) {
  std::string out;
  for (const Span span : passage) out += (out.empty() ? "" : " … ") + text(a, span);
  return out;
}

// "kind, certainty, polarity | content", one line a claim.
std::vector<std::string> shown(const claim::Analysis& a) {
  std::vector<std::string> out;
  for (const claim::Claim& c : a.claims) {
    out.push_back(std::string(claim::name(c.kind)) + ", " + claim::name(c.certainty) + ", " + claim::name(c.polarity) + " | " + text(a, c.content));
  }
  return out;
}

std::string table_text(const std::string& name) {
  std::ifstream in(std::string(FACTS_SOURCE_DIR) + "/core/claim/tables/" + name + ".tsv");
  REQUIRE(in.is_open());
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("claims of a text") {
  for (const test::Case& one : test::cases("claim/claims.txt")) {
    INFO(one.text);
    CHECK(shown(analysed(one.text)) == one.expected);
  }
}

TEST_CASE("subject, predicate, object") {
  const claim::Analysis a = analysed("The agency said that the northern army had captured nine soldiers.");
  REQUIRE(a.claims.size() == 1);
  CHECK(text(a, a.claims[0].subject) == "the northern army");
  CHECK(text(a, a.claims[0].predicate) == "had captured");
  CHECK(text(a, a.claims[0].object) == "nine soldiers");
}

TEST_CASE("a pronoun as subject is tied to whom it means") {
  const claim::Analysis a = analysed("Anna Weber runs the harbour office. She opened a second office in May.");
  REQUIRE(a.claims.size() == 2);
  REQUIRE(a.claims[1].subject_entity != npos);
  CHECK(a.entities.entities[a.claims[1].subject_entity].name == "Anna Weber");
}

TEST_CASE("times of the saying are not times of what is said") {
  const claim::Analysis a = analysed("The minister said on Tuesday that the bridge had collapsed in January 2024.");
  REQUIRE(a.claims.size() == 1);
  REQUIRE(a.claims[0].times.size() == 1);
  CHECK(text(a, a.times[a.claims[0].times[0]].span) == "January 2024");
  REQUIRE(a.claims[0].said_times.size() == 1);
  CHECK(text(a, a.times[a.claims[0].said_times[0]].span) == "Tuesday");
}

TEST_CASE("figures belong to the claim that holds them") {
  const claim::Analysis a = analysed("The army lost 40 tanks. The navy lost nine ships.");
  REQUIRE(a.claims.size() == 2);
  REQUIRE(a.claims[0].quantities.size() == 1);
  CHECK(a.quantities[a.claims[0].quantities[0]].value == 40.0);
}

TEST_CASE("every hedge of the table makes its example less than certain") {
  const std::string rows = table_text("certainty");
  const Table table(rows);
  std::size_t right = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const claim::Analysis a = analysed(std::string(table.at(row, 3)));
    bool found = false;
    for (const claim::Claim& c : a.claims) found = found || claim::name(c.certainty) == table.at(row, 2);
    right += found;
    if (!found) UNSCOPED_INFO(table.at(row, 0) << ": " << table.at(row, 3));
  }
  CHECK(right * 100 >= table.size() * 85);
}

TEST_CASE("every negator of the table denies its example") {
  const std::string rows = table_text("negators");
  const Table table(rows);
  std::size_t right = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const claim::Analysis a = analysed(std::string(table.at(row, 2)));
    bool found = false;
    for (const claim::Claim& c : a.claims) found = found || c.polarity == claim::Polarity::negative;
    right += found;
    if (!found) UNSCOPED_INFO(table.at(row, 0) << ": " << table.at(row, 2));
  }
  CHECK(right * 100 >= table.size() * 85);
}

TEST_CASE("claim: hostile text is endured") {
  for (const std::string& text : {std::string("where where where where where where ."), std::string("and that and that and that and that ."),
                                 std::string(", though , though , though he is , though"), std::string("Is. Is not. Not is not."),
                                 std::string("which would , which would , which would .")}) {
    INFO(text);
    const claim::Analysis a = analysed(text);
    for (const claim::Claim& c : a.claims) CHECK(hull(c.content).end <= a.article.reading.size());
  }
}
