#include "compare/wording.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <span>
#include <string>
#include <vector>

#include "compare/stem.hpp"
#include "compare/vectors.hpp"

using namespace facts;

namespace {

std::vector<compare::WordRun> runs_of(const std::vector<std::string>& texts) {
  std::vector<compare::WordRun> runs;
  for (const std::string& text : texts) {
    article::Article a;
    a.reading = text;
    runs.push_back(compare::word_run(a));
  }
  return runs;
}

}  // namespace

TEST_CASE("wording: words are compared without case, apostrophes and punctuation") {
  const auto runs = runs_of({"The Mayor’s “old” boat", "the mayor's old, boat"});
  CHECK(runs[0].hashes == runs[1].hashes);
  CHECK(runs[0].hashes.size() == 4);
}

TEST_CASE("wording: seven words in a row are shared, six are not") {
  const std::string seven = "one two three four five six seven";
  CHECK(compare::shared_wording(runs_of({"a " + seven + " b", "c " + seven + " d"})).size() == 1);
  CHECK(compare::shared_wording(runs_of({"a one two three four five six b", "c one two three four five six d"})).empty());
}

TEST_CASE("wording: a passage is as long as it can be made, and spans cut it out") {
  const std::string shared = "the crew of the trawler were taken off by helicopter before dawn";
  const std::vector<std::string> texts = {"Start. " + shared + " End here.", "Elsewhere " + shared + ", it said."};
  const auto found = compare::shared_wording(runs_of(texts));
  REQUIRE(found.size() == 1);
  CHECK(found[0].words == 12);
  for (const compare::SharedSpan& s : found[0].spans) CHECK(cut(texts[s.article], s.span) == shared);
}

TEST_CASE("wording: a small edit does not part a passage") {
  const auto found = compare::shared_wording(runs_of({"one two three four five six seven EDIT eight nine ten eleven twelve thirteen fourteen",
                                                      "one two three four five six seven other eight nine ten eleven twelve thirteen fourteen"}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].words == 14);
  CHECK(found[0].spans.size() == 4);
}

TEST_CASE("wording: what three share and two go on with is told apart") {
  const std::string common = "a b c d e f g h i j";
  const auto found = compare::shared_wording(runs_of({common + " k l m n", common + " k l m n", common + " x y z"}));
  REQUIRE(found.size() == 2);
  std::vector<std::uint32_t> words = {found[0].words, found[1].words};
  std::sort(words.begin(), words.end());
  CHECK(words == std::vector<std::uint32_t>{10, 14});
}

TEST_CASE("wording: a copy is contained in the longer text") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "w" + std::to_string(i) + " ";
  const auto found = compare::containments(runs_of({text, text + "and more words of its own here now", "nothing in common with the others at all, not a single one of them"}), 0.5);
  REQUIRE(found.size() == 1);
  CHECK(found[0].one == 0);
  CHECK(found[0].two == 1);
  CHECK(found[0].share > 0.99);
}

TEST_CASE("wording: one word a hundred thousand times takes no time") {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "word ";
  CHECK_FALSE(compare::shared_wording(runs_of({text, text})).empty());
}

TEST_CASE("stems join the forms of a word") {
  CHECK(compare::stem("capture") == compare::stem("capturing"));
  CHECK(compare::stem("capture") == compare::stem("captured"));
  CHECK(compare::stem("deploy") == compare::stem("deployment"));
  CHECK(compare::stem("sun") == "sun");
}

TEST_CASE("vectors that are not in the format are refused") {
  const std::string bytes = "FXV2 but nothing more than this";
  const auto loaded = compare::Vectors::load(std::as_bytes(std::span(bytes.data(), bytes.size())));
  REQUIRE_FALSE(loaded.ok());
  CHECK(loaded.error().code == ErrorCode::invalid_model);
  CHECK_FALSE(compare::Vectors::load({}).ok());
  CHECK_FALSE(compare::Vectors().row("ship").has_value());
}
