#include "report/report.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/utf8.hpp"

using namespace facts;
using nlohmann::json;

namespace {

/// An analysis by hand: the given text has a zero-width space and characters of every length before its claim.
claim::Analysis analysis_of_one_claim() {
  claim::Analysis a;
  a.article.given.text = "😀 “Né”\u200b said Ann: =SUM(1)";
  a.article.reading = "😀 “Né” said Ann: =SUM(1)";
  const auto before = static_cast<std::uint32_t>(std::string("😀 “Né”").size());
  a.article.edits.keep(before);
  a.article.edits.replace(3, 0);
  const auto end = static_cast<std::uint32_t>(a.article.reading.size());
  a.article.blocks.push_back({article::BlockKind::paragraph, {0, end}, 1});
  const auto at = [&](std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(a.article.reading.find(words));
    return Span{begin, begin + static_cast<std::uint32_t>(words.size())};
  };
  a.entities.entities.push_back({});
  a.entities.entities[0].name = "Ann";
  a.entities.mentions.push_back({at("Ann"), entity::MentionKind::name, 0, npos});
  attribution::Attribution said;
  said.content = {at("=SUM(1)")};
  said.source = {at("Ann")};
  said.entity = 0;
  said.cue = {at("said")};
  said.cue_lemma = "say";
  a.attributions.push_back(said);
  claim::Claim claim;
  claim.kind = claim::ClaimKind::indirect;
  claim.attribution = 0;
  claim.content = {at("=SUM(1)")};
  a.claims.push_back(claim);
  return a;
}

std::string cut_code_points(const std::string& text, const json& span) {
  const OffsetConverter convert(text, OffsetUnit::code_point);
  const std::uint32_t begin = convert.to_byte(span[0].get<std::uint32_t>()), end = convert.to_byte(span[1].get<std::uint32_t>());
  return text.substr(begin, end - begin);
}

}  // namespace

TEST_CASE("spans cut the very words out of the text as it was given") {
  const claim::Analysis a = analysis_of_one_claim();
  const json out = json::parse(report::extract_json(a, "x", OffsetUnit::code_point));
  CHECK(out["format"] == "fact-explorer/1");
  CHECK(out["article"]["id"] == "x");
  const json& claim = out["claims"][0];
  CHECK(cut_code_points(a.article.given.text, claim["content"][0]) == "=SUM(1)");
  CHECK(cut_code_points(a.article.given.text, claim["cue"]["span"][0]) == "said");
  CHECK(claim["source"]["name"] == "Ann");
  CHECK(claim["source"]["entity"] == "e1");
  CHECK(out["blocks"][0]["span"] == json::array({0, utf8::count(a.article.given.text)}));
}

TEST_CASE("UTF-16 and byte offsets differ from code points where they must") {
  const claim::Analysis a = analysis_of_one_claim();
  const auto begin = [&](OffsetUnit unit) { return json::parse(report::extract_json(a, "", unit))["claims"][0]["content"][0][0].get<int>(); };
  CHECK(begin(OffsetUnit::utf16) == begin(OffsetUnit::code_point) + 1);
  CHECK(begin(OffsetUnit::byte) > begin(OffsetUnit::utf16));
}

TEST_CASE("an error has id, code, message and line") {
  const json out = json::parse(report::error_json("x", {ErrorCode::no_text, "nothing \"here\"", 3}));
  CHECK(out["id"] == "x");
  CHECK(out["error"]["code"] == "no-text");
  CHECK(out["error"]["message"] == "nothing \"here\"");
  CHECK(out["error"]["line"] == 3);
}

TEST_CASE("articles without an id, or with one that is taken, are called by their place") {
  CHECK(report::distinct_ids({"x", "", "x", "y"}) == std::vector<std::string>{"x", "a2", "a3", "y"});
  CHECK(report::distinct_ids({"a2", ""}).at(1) != "a2");
}

TEST_CASE("a bad article stands in a comparison as its error") {
  const claim::Analysis a = analysis_of_one_claim();
  compare::Comparison comparison;
  compare::Group group;
  group.members = {{0, 0}};
  comparison.groups.push_back(group);
  const std::vector<report::Entry> entries = {{"one", &a, {}}, {"two", nullptr, {ErrorCode::invalid_utf8, "byte 3", 1}}};
  const json out = json::parse(report::compare_json(comparison, entries, "story", OffsetUnit::code_point));
  CHECK(out["id"] == "story");
  CHECK(out["articles"][1]["error"]["code"] == "invalid-utf8");
  CHECK(out["groups"][0]["members"][0]["article"] == "one");
  CHECK(out["groups"][0]["relation"] == "single");
}
