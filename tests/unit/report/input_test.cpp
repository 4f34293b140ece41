#include "report/input.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <tuple>

using namespace facts;

namespace {

ErrorCode code_of(std::string_view json) {
  const report::Input input = report::read_article(json);
  REQUIRE_FALSE(input.article);
  return input.article.error().code;
}

}  // namespace

TEST_CASE("an article needs only a text") {
  const report::Input input = report::read_article(R"({"text": "Rain fell."})");
  REQUIRE(input.article);
  CHECK(input.article->text == "Rain fell.");
  CHECK(input.id.empty());
}

TEST_CASE("all fields are read, null ones and unknown ones passed over, a number is an id") {
  const report::Input input = report::read_article(
      R"({"id": 7, "source": "The Daily", "title": null, "published": "2024-05-08T10:00:00Z", "more": [1], "text": "Rain fell."})");
  REQUIRE(input.article);
  CHECK(input.id == "7");
  CHECK(input.article->source == "The Daily");
  CHECK(input.article->title.empty());
}

TEST_CASE("each wrong shape has its own error") {
  CHECK(code_of("{nonsense") == ErrorCode::invalid_json);
  CHECK(code_of("") == ErrorCode::invalid_json);
  CHECK(code_of("[1]") == ErrorCode::not_an_object);
  CHECK(code_of(R"({"title": "x"})") == ErrorCode::no_text);
  CHECK(code_of(R"({"text": 5})") == ErrorCode::no_text);
  CHECK(code_of(R"({"text": ""})") == ErrorCode::no_text);
  CHECK(code_of(R"({"text": "x", "title": {}})") == ErrorCode::invalid_field);
  CHECK(code_of(R"({"text": "x", "published": "yesterday"})") == ErrorCode::invalid_field);
  CHECK(code_of("{\"text\": \"caf\xe9\"}") == ErrorCode::invalid_utf8);
}

TEST_CASE("an error keeps the id and names the line") {
  const auto item = report::read_line(R"({"id": "one", "text": 5})", 12);
  const auto* input = std::get_if<report::Input>(&item);
  REQUIRE(input != nullptr);
  CHECK(input->id == "one");
  REQUIRE_FALSE(input->article);
  CHECK(input->article.error().line == 12);
}

TEST_CASE("a story is told from an article by its list of articles") {
  const auto item = report::read_line(R"({"id": "s", "articles": [{"text": "One."}, 5]})", 1);
  const auto* story = std::get_if<report::Story>(&item);
  REQUIRE(story != nullptr);
  CHECK(story->id == "s");
  REQUIRE(story->articles.size() == 2);
  CHECK(story->articles[0].article.ok());
  CHECK_FALSE(story->articles[1].article.ok());
}

TEST_CASE("a file holds one article or a list of them") {
  CHECK(report::read_file(R"([{"text": "One."}, {"text": "Two."}])").size() == 2);
  CHECK(report::read_file(R"({"text": "One."})").size() == 1);
  CHECK(report::read_file(R"({"articles": [{"text": "One."}, {"text": "Two."}]})").size() == 2);
}

TEST_CASE("values nested without end are refused, not followed") {
  CHECK_FALSE(report::read_article(std::string(200000, '[')).article);
}

TEST_CASE("labels of the reader's own are read in the unit of the call, wrong ones refused") {
  // é is two bytes, 😀 four bytes and two UTF-16 units.
  const std::string json = R"({"text": "\u00e9\ud83d\ude00 Rain fell. It stopped.", "labels": [{"span": [FROM, TO], "kind": "caption"}]})";
  const auto read = [&](const std::string& from, const std::string& to, OffsetUnit unit) {
    std::string text = json;
    text.replace(text.find("FROM"), 4, from);
    text.replace(text.find("TO"), 2, to);
    return report::read_article(text, unit);
  };
  for (const auto& [from, to, unit] : {std::tuple("3", "13", OffsetUnit::code_point), std::tuple("4", "14", OffsetUnit::utf16), std::tuple("7", "17", OffsetUnit::byte)}) {
    const report::Input input = read(from, to, unit);
    REQUIRE(input.article);
    REQUIRE(input.article->labels.size() == 1);
    CHECK(cut(input.article->text, input.article->labels[0].span) == "Rain fell.");
    CHECK(input.article->labels[0].kind == article::BlockKind::caption);
  }
  CHECK_FALSE(read("3", "3", OffsetUnit::code_point).article);
  CHECK_FALSE(read("3", "99", OffsetUnit::code_point).article);
  CHECK_FALSE(read("-1", "3", OffsetUnit::code_point).article);
  CHECK_FALSE(read("1", "3", OffsetUnit::byte).article);  // inside a character
  CHECK(code_of(R"({"text": "x", "labels": 5})") == ErrorCode::invalid_field);
  CHECK(code_of(R"({"text": "x", "labels": [{"span": [0, 1], "kind": "table"}]})") == ErrorCode::invalid_field);
  CHECK(code_of(R"({"text": "x", "labels": [{"span": [0, 1]}]})") == ErrorCode::invalid_field);
  CHECK(report::read_article(R"({"text": "x", "labels": null})").article);
}
