#include "syntax/lemma.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "syntax/labels.hpp"
#include "syntax/tables.hpp"

using namespace facts::syntax;
using facts::test::holds_word;
using facts::test::table_rows;

TEST_CASE("irregular nouns: every row's example holds the form, which gives the lemma") {
  for (const auto& row : table_rows("core/syntax/tables/irregular_nouns.tsv")) {
    INFO(row.front());
    REQUIRE(row.size() == 3);
    CHECK(holds_word(row[2], row[0]));
    CHECK(lemmatize(row[0], Upos::noun, Form::plural) == row[1]);
  }
}

TEST_CASE("irregular verbs: every row's example holds the form, which gives the lemma") {
  for (const auto& row : table_rows("core/syntax/tables/irregular_verbs.tsv")) {
    INFO(row.front());
    REQUIRE(row.size() == 3);
    CHECK(holds_word(row[2], row[0]));
    CHECK(lemmatize(row[0], Upos::verb, Form::past) == row[1]);
  }
}

TEST_CASE("irregular degrees: every row's example holds the form, which gives the lemma") {
  for (const auto& row : table_rows("core/syntax/tables/irregular_degrees.tsv")) {
    INFO(row.front());
    REQUIRE(row.size() == 3);
    CHECK(holds_word(row[2], row[0]));
    CHECK(lemmatize(row[0], Upos::adj, Form::none) == row[1]);
  }
}

TEST_CASE("closed words: every row's example holds the form, which gives the lemma") {
  for (const auto& row : table_rows("core/syntax/tables/closed_words.tsv")) {
    INFO(row.front());
    REQUIRE(row.size() == 3);
    const std::size_t slash = row[0].rfind('/');
    const std::string form = row[0].substr(0, slash);
    CHECK(holds_word(row[2], form));
    CHECK(lemmatize(form, upos_of(row[0].substr(slash + 1)), Form::none) == row[1]);
  }
}

TEST_CASE("stem endings: every example's form goes back to its lemma") {
  for (const auto& row : table_rows("core/syntax/tables/stem_endings.tsv")) {
    INFO(row.front());
    REQUIRE(row.size() == 3);
    // "They judge it again, as they judged it before."
    const std::string& text = row[2];
    const std::string lemma = text.substr(5, text.find(' ', 5) - 5);
    const std::size_t form = text.find("as they ") + 8;
    CHECK(lemmatize(text.substr(form, text.find(' ', form) - form), Upos::verb, Form::past) == lemma);
  }
}

TEST_CASE("regular nouns") {
  const char* const pairs[][2] = {{"soldiers", "soldier"}, {"agencies", "agency"}, {"churches", "church"}, {"boxes", "box"},
                                  {"days", "day"},         {"glasses", "glass"},   {"1990s", "1990s"},     {"viruses", "virus"}};
  for (const auto& [form, lemma] : pairs) CHECK(lemmatize(form, Upos::noun, Form::plural) == lemma);
  CHECK(lemmatize("bus", Upos::noun, Form::singular) == "bus");
  CHECK(lemmatize("TVs", Upos::noun, Form::plural) == "TV");
}

TEST_CASE("regular verbs") {
  CHECK(lemmatize("making", Upos::verb, Form::ing) == "make");
  CHECK(lemmatize("stopped", Upos::verb, Form::past) == "stop");
  CHECK(lemmatize("carried", Upos::verb, Form::past_participle) == "carry");
  CHECK(lemmatize("passes", Upos::verb, Form::present3) == "pass");
  CHECK(lemmatize("calling", Upos::verb, Form::ing) == "call");
  CHECK(lemmatize("Agreed", Upos::verb, Form::past) == "agree");
  CHECK(lemmatize("sing", Upos::verb, Form::infinitive) == "sing");
  CHECK(lemmatize("bring", Upos::verb, Form::none) == "bring");
}

TEST_CASE("a past form that is also a verb of its own follows its tag") {
  CHECK(lemmatize("found", Upos::verb, Form::past) == "find");
  CHECK(lemmatize("found", Upos::verb, Form::infinitive) == "found");
}

TEST_CASE("contractions look at the next words") {
  LemmaContext context;
  CHECK(lemmatize("'s", Upos::aux, Form::present3, context) == "be");
  CHECK(lemmatize("’s", Upos::aux, Form::present3, context) == "be");
  context.next = "been";
  context.been_follows = true;
  CHECK(lemmatize("'s", Upos::aux, Form::present3, context) == "have");
  CHECK(lemmatize("n’t", Upos::part, Form::none) == "not");
  LemmaContext participle;
  participle.next_participle = true;
  CHECK(lemmatize("'d", Upos::aux, Form::none, participle) == "have");
  CHECK(lemmatize("'d", Upos::aux, Form::none) == "would");
}

TEST_CASE("proper nouns and adjectives of origin keep their capitals") {
  CHECK(lemmatize("Moreno", Upos::propn, Form::singular) == "Moreno");
  CHECK(lemmatize("Norwegians", Upos::propn, Form::plural) == "Norwegian");
  CHECK(lemmatize("Norwegian", Upos::adj, Form::none) == "Norwegian");
  LemmaContext first;
  first.plain_capital = true;
  CHECK(lemmatize("Big", Upos::adj, Form::none, first) == "big");
}

TEST_CASE("what a word is made of does no harm") {
  for (const char* const odd : {"", "s", "'", "ing", "ed", "\xff\xfe", "é", "’", "SSSS", "ies"}) {
    for (int upos = 0; upos <= static_cast<int>(Upos::x); ++upos) {
      for (int form = 0; form <= static_cast<int>(Form::modal); ++form) {
        CHECK_NOTHROW(lemmatize(odd, static_cast<Upos>(upos), static_cast<Form>(form)));
      }
    }
  }
}
