#include "attribution/cues.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

#include "attribution/analysed.hpp"
#include "base/table.hpp"
#include "files.hpp"

using namespace facts;
using attribution::Cues;

namespace {

std::string table_text(const std::string& name) { return test::read_file("core/attribution/tables/" + name + ".tsv"); }

// Whether some cue of the text has the lemma (of a phrase: its first word).
bool has_cue(const test::Analysed& text, std::string_view lemma) {
  const std::string_view first = lemma.substr(0, lemma.find(' '));
  for (const attribution::Attribution& a : text.attributions) {
    if (std::string_view(a.cue_lemma).substr(0, a.cue_lemma.find(' ')) == first) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a cue is found by any form of it") {
  const Cues& cues = Cues::get();
  for (const char* form : {"hailing", "hailed", "hails"}) CHECK(cues.verb_of_form(form) == cues.verb("hail"));
  for (const char* form : {"denying", "denied", "denies"}) CHECK(cues.verb_of_form(form) == cues.verb("deny"));
  for (const char* form : {"urging", "urged", "urges"}) CHECK(cues.verb_of_form(form) == cues.verb("urge"));
  CHECK(cues.verb_of_form("slammed") == cues.verb("slam"));
  CHECK(cues.verb("point", "out") != cues.verb("point"));
  CHECK(cues.verb("sing") == nullptr);
  CHECK(cues.verb_of_form("ing") == nullptr);
  CHECK(cues.verb_of_form("") == nullptr);
}

TEST_CASE("every row of the cue tables says what the cue does") {
  for (const char* name : {"cues", "nouns", "adjectives"}) {
    const std::string rows = table_text(name);
    const Table table(rows);
    REQUIRE(table.size() > 20);
    for (std::size_t row = 0; row < table.size(); ++row) {
      INFO(name << ": " << table.at(row, 0));
      bool act = false;
      for (int i = 0; i <= static_cast<int>(attribution::Act::unknown); ++i) act = act || table.at(row, 1) == attribution::name(static_cast<attribution::Act>(i));
      CHECK(act);
      bool force = false;
      for (int i = 0; i <= static_cast<int>(attribution::Force::unknown); ++i)
        force = force || table.at(row, 3) == attribution::name(static_cast<attribution::Force>(i));
      CHECK(force);
      CHECK(!table.at(row, 4).empty());
    }
  }
}

// The examples go through the learned reader, so a few may be read wrongly; which ones is shown.
TEST_CASE("the examples of the verbs are attributions") {
  const std::string rows = table_text("cues");
  const Table table(rows);
  std::size_t found = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const test::Analysed text{std::string(table.at(row, 4))};
    if (has_cue(text, table.at(row, 0))) {
      ++found;
    } else {
      UNSCOPED_INFO(table.at(row, 0) << ": " << table.at(row, 4));
    }
  }
  CHECK(found * 100 >= table.size() * 85);
}

TEST_CASE("the examples of the nouns and adjectives are attributions") {
  for (const char* name : {"nouns", "adjectives"}) {
    const std::string rows = table_text(name);
    const Table table(rows);
    std::size_t found = 0;
    for (std::size_t row = 0; row < table.size(); ++row) {
      const test::Analysed text{std::string(table.at(row, 4))};
      if (has_cue(text, table.at(row, 0))) {
        ++found;
      } else {
        UNSCOPED_INFO(table.at(row, 0) << ": " << table.at(row, 4));
      }
    }
    CHECK(found * 100 >= table.size() * 55);
  }
}

TEST_CASE("the examples of the phrases are attributions") {
  const std::string rows = table_text("phrases");
  const Table table(rows);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const test::Analysed text{std::string(table.at(row, 4))};
    INFO(table.at(row, 4));
    CHECK(has_cue(text, table.at(row, 0)));
  }
}

TEST_CASE("a deed is no attribution") {
  const std::string rows = table_text("deeds");
  const Table table(rows);
  std::size_t none = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    CHECK(Cues::get().deed(table.at(row, 0)));
    const test::Analysed text{std::string(table.at(row, 1))};
    none += text.attributions.empty();
    if (!text.attributions.empty()) UNSCOPED_INFO(table.at(row, 1));
  }
  CHECK(none + 1 >= table.size());
}

TEST_CASE("who is told in the examples of the media passes the words on") {
  const std::string rows = table_text("media");
  const Table table(rows);
  std::size_t found = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    INFO(table.at(row, 0));
    CHECK(Cues::get().medium(table.at(row, 0)));
    const test::Analysed text{std::string(table.at(row, 1))};
    bool via = false;
    for (const attribution::Attribution& a : text.attributions) via = via || !a.via.empty();
    found += via;
    if (!via) UNSCOPED_INFO(table.at(row, 1));
  }
  CHECK(found * 100 >= table.size() * 85);
}

TEST_CASE("bodies of the examples hear and pass nothing on, or are what something is known by") {
  const std::string rows = table_text("bodies");
  const Table table(rows);
  for (std::size_t row = 0; row < table.size(); ++row) {
    INFO(table.at(row, 2));
    const bool hears = table.at(row, 1) != "knows";
    CHECK(Cues::get().hears(table.at(row, 0)) == hears);
    CHECK(Cues::get().knows(table.at(row, 0)) == (table.at(row, 1) != "hears"));
    const test::Analysed text{std::string(table.at(row, 2))};
    CHECK(text.attributions.size() == 1);
    for (const attribution::Attribution& a : text.attributions) CHECK(a.via.empty() == hears);
  }
}

TEST_CASE("the examples of the documents hold the word") {
  const std::string rows = table_text("documents");
  const Table table(rows);
  for (std::size_t row = 0; row < table.size(); ++row) {
    INFO(table.at(row, 0));
    CHECK(Cues::get().document(table.at(row, 0)));
    CHECK(table.at(row, 2).find(table.at(row, 0)) != std::string_view::npos);
  }
}
