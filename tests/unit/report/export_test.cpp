#include "report/export.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

using namespace facts;
using nlohmann::json;

namespace {

/// Two articles, by hand: "Ann" says one thing in each. The first text has an emoji, markup, a control character and CRLF.
struct Story {
  claim::Analysis one, two;
  compare::Comparison comparison;
  std::vector<report::Entry> entries;

  Story() {
    fill(one, "\U0001F600 Ann said: <b>=SUM(1) & so\x01</b>\r\n", "<b>=SUM(1) & so\x01</b>");
    fill(two, "Ann said: 'nothing'.", "'nothing'");
    compare::Group group;
    group.members = {{0, 0}, {1, 0}};
    group.title = "=what Ann said";
    group.relation = compare::Relation::conflict;
    comparison.groups.push_back(group);
    entries = {{"a", &one, {}}, {"b", &two, {}}, {"c", nullptr, {ErrorCode::no_text, "no text", 0}}};
  }
  static void fill(claim::Analysis& a, const std::string& text, const std::string& words) {
    a.article.given.text = a.article.reading = text;
    const auto size = static_cast<std::uint32_t>(text.size()), begin = static_cast<std::uint32_t>(text.find(words));
    a.article.edits.keep(size);
    a.article.blocks.push_back({article::BlockKind::paragraph, {0, size}, 1});
    a.entities.entities.emplace_back();
    a.entities.entities[0].name = "Ann";
    a.entities.entities[0].type = entity::EntityType::person;
    attribution::Attribution said;
    said.content = {{begin, begin + static_cast<std::uint32_t>(words.size())}};
    said.source = {{static_cast<std::uint32_t>(text.find("Ann")), static_cast<std::uint32_t>(text.find("Ann")) + 3}};
    said.entity = 0;
    a.attributions.push_back(said);
    claim::Claim claim;
    claim.kind = claim::ClaimKind::indirect;
    claim.attribution = 0;
    claim.content = said.content;
    a.claims.push_back(claim);
  }
  std::string write(std::string_view request) {
    const Result<report::ExportRequest> read = report::read_request(request, comparison, entries);
    REQUIRE(read);
    return report::write_export(comparison, entries, *read);
  }
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a table has a mark, a header, and cells that no spreadsheet runs") {
  Story story;
  const std::string csv = story.write(R"({"format": "csv", "table": "groups"})");
  CHECK(csv.starts_with("\xEF\xBB\xBFgroup,kind,relation,title,"));
  CHECK(has(csv, ",'=what Ann said,"));
  CHECK(csv.ends_with("\r\n"));
  report::Sheet sheet("x");
  sheet.add_row().text("'=1").add_row().text("'tis").add_row().text("a,\"b\"").add_row().value(-3.0).add_row().text("\xEF\xBC\x9D" "1");
  CHECK(report::csv(sheet, false, nullptr) == "''=1\r\n'tis\r\n\"a,\"\"b\"\"\"\r\n-3\r\n'\xEF\xBC\x9D" "1\r\n");
}

TEST_CASE("every table can be asked for by name") {
  Story story;
  for (const char* name : {"articles", "claims", "coverage", "figures", "groups", "quotes", "speakers", "timeline", "wording"}) {
    const std::optional<report::Table> table = report::table(name);
    REQUIRE(table);
    const report::Edits edits;
    const report::View view(story.comparison, story.entries, edits, "");
    const report::Sheet sheet = report::sheet(view, *table);
    for (const report::Row& row : sheet.rows) CHECK(row.size() == sheet.columns.size());
  }
  CHECK_FALSE(report::table("nothing"));
}

TEST_CASE("selectors count code points and hold the very words") {
  Story story;
  const json page = json::parse(story.write(R"({"format": "annotations"})"));
  CHECK(page["total"] == 2);
  const json& selectors = page["first"]["items"][0]["target"][0]["selector"];
  CHECK(selectors[0]["exact"] == "<b>=SUM(1) & so\x01</b>");
  CHECK(selectors[1]["start"] == 12);
  CHECK(selectors[1]["end"] == 32);
}

TEST_CASE("XML and HTML hold no markup of an article and no character they cannot hold") {
  Story story;
  for (const char* request : {R"({"format": "tei", "title": "<i>"})", R"({"format": "html", "title": "<i>"})"}) {
    const std::string text = story.write(request);
    CHECK(has(text, "&lt;i&gt;"));
    CHECK(has(text, "&lt;b&gt;"));
    CHECK_FALSE(has(text, "<b>"));
    CHECK_FALSE(has(text, "\x01"));
    CHECK(has(text, "&#13;"));
  }
  CHECK(has(story.write(R"({"format": "tei"})"), "<anchor xml:id=\"A1.p12\"/>&lt;b&gt;"));
}

TEST_CASE("schema.org has a claim for each, and one for the group") {
  Story story;
  const json out = json::parse(story.write(R"({"format": "jsonld"})"));
  std::size_t claims = 0;
  for (const json& node : out["@graph"]) claims += node["@type"] == "Claim";
  CHECK(claims == 3);
}

TEST_CASE("a reader's corrections take the place of what was found") {
  Story story;
  const std::string edits =
      R"("edits": {"speakers": [{"article": "b", "claim": "c1", "name": "Bob"}, {"article": "z", "claim": "c1", "name": "x"}],)"
      R"( "groups": [{"id": "b:c1", "kind": "statement", "relation": "single", "title": "alone", "members": [{"article": "b", "claim": "c1"}]}]})";
  const json out = json::parse(story.write(R"({"format": "json", )" + edits + "}"));
  CHECK(out["groups"].size() == 1);
  CHECK(out["groups"][0]["id"] == "b:c1");
  CHECK(out["groups"][0]["absent"] == json::array({"a"}));
  CHECK(out["articles"][0]["claims"].empty());
  CHECK(out["articles"][1]["claims"][0]["source"]["name"] == "Bob");
  CHECK(out["articles"][1]["claims"][0]["source"]["corrected"] == true);
  Story again;
  CHECK(has(again.write(R"({"format": "csv", "table": "claims", )" + edits + "}"), ",Bob,yes,"));
}

TEST_CASE("a wrong request is named") {
  Story story;
  for (const char* request : {"", "[]", "{}", R"({"format": "pdf"})", R"({"format": "csv", "table": "chairs"})"}) {
    const Result<report::ExportRequest> read = report::read_request(request, story.comparison, story.entries);
    REQUIRE_FALSE(read);
    CHECK_FALSE(read.error().message.empty());
  }
}
