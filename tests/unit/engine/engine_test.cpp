#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "facts/facts.h"
#include "facts/facts.hpp"

using nlohmann::json;

namespace {

constexpr const char* kArticle =
    R"({"id": "one", "published": "2024-05-08", "text": "The mayor, Ann Lee, said on Monday that at least 300 homes had been flooded.\n\nNobody was hurt."})";

const facts::Engine& engine() {
  static const facts::Engine shared;
  return shared;
}

}  // namespace

TEST_CASE("the engine finds its weights and reads an article") {
  REQUIRE(engine().ok());
  const facts::Answer answer = engine().extract(kArticle);
  REQUIRE(answer.ok);
  const json out = json::parse(answer.json);
  CHECK(out["article"]["id"] == "one");
  CHECK_FALSE(out["claims"].empty());
  CHECK_FALSE(out["quantities"].empty());
}

TEST_CASE("what cannot be read is answered with its error") {
  const facts::Answer answer = engine().extract(R"({"id": "x", "text": 1})");
  CHECK_FALSE(answer.ok);
  CHECK(json::parse(answer.json)["error"]["code"] == "no-text");
}

TEST_CASE("a foreign weights file is refused and says so") {
  const std::string file = "this is no weights file";
  const facts::Engine other(std::as_bytes(std::span(file.data(), file.size())));
  CHECK_FALSE(other.ok());
  CHECK_FALSE(other.error().empty());
  CHECK(json::parse(other.extract(kArticle).json)["error"]["code"] == "invalid-model");
}

TEST_CASE("a collection compares what is in it, and only that") {
  facts::Collection collection(engine());
  CHECK(collection.add(kArticle).ok);
  CHECK_FALSE(collection.add("{nonsense").ok);
  CHECK(collection.add(kArticle).ok);
  CHECK(collection.size() == 3);
  json out = json::parse(collection.compare().json);
  REQUIRE(out["articles"].size() == 3);
  CHECK(out["articles"][1].contains("error"));
  CHECK(out["articles"][2]["article"]["id"] == "a3");
  CHECK(out["groups"][0]["members"].size() == 2);
  CHECK(out["origins"].size() == 1);
  CHECK(collection.remove(1));
  CHECK_FALSE(collection.remove(9));
  out = json::parse(collection.compare().json);
  CHECK(out["articles"].size() == 2);
}

TEST_CASE("running text is parsed to CoNLL-U") {
  const facts::Answer answer = engine().parse("The mayor doesn't know.");
  REQUIRE(answer.ok);
  CHECK(answer.json.find("3-4\tdoesn't\t") != std::string::npos);
  CHECK(answer.json.find("# text = The mayor doesn't know.") != std::string::npos);
}

TEST_CASE("the C face gives and takes buffers") {
  CHECK(facts_abi() == FACTS_ABI);
  facts_buffer out{nullptr, 0};
  facts_engine* c_engine = facts_engine_new(nullptr, 0, &out);
  REQUIRE(c_engine != nullptr);
  facts_buffer_free(&out);
  const std::string article = kArticle;
  CHECK(facts_extract(c_engine, article.data(), article.size(), FACTS_UTF16, &out) == FACTS_OK);
  CHECK(json::parse(std::string(out.data, out.size))["offsets"] == "utf-16");
  facts_buffer_free(&out);
  facts_buffer_free(&out);
  CHECK(out.data == nullptr);
  CHECK(facts_extract(nullptr, article.data(), article.size(), FACTS_BYTE, &out) == FACTS_CALL_ERROR);
  facts_buffer_free(&out);
  CHECK(facts_extract(c_engine, "[", 1, FACTS_BYTE, &out) == FACTS_INPUT_ERROR);
  facts_buffer_free(&out);

  facts_collection* collection = facts_collection_new(c_engine);
  REQUIRE(collection != nullptr);
  CHECK(facts_collection_add(collection, article.data(), article.size(), FACTS_CODE_POINT, &out) == FACTS_OK);
  facts_buffer_free(&out);
  CHECK(facts_collection_size(collection) == 1);
  CHECK(facts_collection_compare(collection, FACTS_CODE_POINT, &out) == FACTS_OK);
  CHECK(json::parse(std::string(out.data, out.size))["format"] == "fact-explorer-comparison/1");
  facts_buffer_free(&out);
  CHECK(facts_collection_remove(collection, 5, &out) == FACTS_CALL_ERROR);
  facts_buffer_free(&out);
  CHECK(facts_collection_remove(collection, 0, &out) == FACTS_OK);
  facts_collection_free(collection);
  facts_engine_free(c_engine);
}

TEST_CASE("a collection is written in other formats, through C++ and C alike") {
  facts::Collection collection(engine());
  CHECK(collection.add(kArticle).ok);
  const facts::Answer csv = collection.write(R"({"format": "csv", "table": "claims"})");
  REQUIRE(csv.ok);
  CHECK(csv.json.find("Ann Lee") != std::string::npos);
  CHECK(json::parse(collection.write(R"({"format": "json"})").json) == json::parse(collection.compare().json));
  const facts::Answer wrong = collection.write(R"({"format": "pdf"})");
  CHECK_FALSE(wrong.ok);
  CHECK(json::parse(wrong.json)["error"]["code"] == "invalid-argument");

  facts_engine* c_engine = facts_engine_new(nullptr, 0, nullptr);
  facts_collection* c_collection = facts_collection_new(c_engine);
  facts_buffer out{};
  CHECK(facts_collection_add(c_collection, kArticle, std::char_traits<char>::length(kArticle), FACTS_UTF16, &out) == FACTS_OK);
  facts_buffer_free(&out);
  const std::string request = R"({"format": "csv", "table": "claims"})";
  CHECK(facts_collection_export(c_collection, request.data(), request.size(), &out) == FACTS_OK);
  CHECK(std::string(out.data, out.size) == csv.json);
  facts_buffer_free(&out);
  CHECK(facts_collection_export(c_collection, "{}", 2, &out) == FACTS_CALL_ERROR);
  facts_buffer_free(&out);
  facts_collection_free(c_collection);
  facts_engine_free(c_engine);
}

TEST_CASE("the reader's labels and several articles in one text come through the engine") {
  const json labelled = json::parse(engine().extract(R"({"text": "Rain fell on Monday, the mayor said. It stopped on Friday.", "labels": [{"span": [0, 36], "kind": "caption"}]})").json);
  REQUIRE(labelled["blocks"].size() == 2);
  CHECK(labelled["blocks"][0]["kind"] == "caption");
  CHECK(labelled["blocks"][0]["given"] == true);
  CHECK(labelled["claims"].size() == 1);  // what was said stands in a caption now
  CHECK_FALSE(engine().extract(R"({"id": "x", "text": "Rain.", "labels": [{"span": [0, 99], "kind": "caption"}]})").ok);
  const json two = json::parse(engine().extract(R"({"text": "date 2021-03-04 Rain fell on the town all day, the mayor said.\ndate 2021-03-05 It stopped on Friday, the mayor said."})").json);
  REQUIRE(two["article"]["parts"].size() == 2);
  CHECK(two["article"]["parts"][1]["span"][1] == 116);
  CHECK_FALSE(labelled["article"].contains("parts"));
}
