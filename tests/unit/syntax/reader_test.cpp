#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "syntax/reading.hpp"
#include "syntax/syntax.hpp"

using namespace facts;
using namespace facts::syntax;
using facts::test::read_plain;
using facts::test::Reading;

namespace {

/// Every sentence has one root that all its words hang from; names are in order; lists belong to words.
void check_sound(const Reading& r) {
  const auto count = static_cast<std::uint32_t>(r.words.words.size());
  REQUIRE(r.syntax.words.size() == count);
  REQUIRE(r.syntax.lemmas.size() == count);
  REQUIRE(r.syntax.feats.size() == count);
  REQUIRE(r.syntax.first_child.size() == count);
  std::size_t wrong = 0;
  for (const segment::Sentence& s : r.words.sentences) {
    if (s.first == s.last) continue;
    std::uint32_t roots = 0, root = npos;
    for (std::uint32_t w = s.first; w < s.last; ++w) {
      const std::uint32_t head = r.syntax.head(w);
      if (head == npos) ++roots, root = w;
      else wrong += head < s.first || head >= s.last;
    }
    wrong += roots != 1;
    if (roots == 1) wrong += r.syntax.subtree(root).size() != s.last - s.first;
  }
  CHECK(wrong == 0);
  std::uint32_t at = 0;
  for (const Name& name : r.syntax.names) {
    wrong += name.first < at || name.last <= name.first || name.last > count || name.type == NameType::none;
    at = name.last;
  }
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("a plain sentence: subject, object, tense, number") {
  const Reading r = read_plain("The engineers repaired the old bridges in March.");
  check_sound(r);
  const std::uint32_t verb = r.find("repaired");
  REQUIRE(verb != npos);
  CHECK(r.syntax.upos(verb) == Upos::verb);
  CHECK(r.syntax.head(verb) == npos);
  CHECK(r.syntax.deprel(verb) == Deprel::root);
  CHECK(r.syntax.words[verb].past);
  CHECK(r.syntax.lemmas[verb] == "repair");
  CHECK(r.syntax.child(verb, Deprel::nsubj) == r.find("engineers"));
  CHECK(r.syntax.child(verb, Deprel::obj) == r.find("bridges"));
  CHECK(r.syntax.words[r.find("engineers")].plural);
  CHECK_FALSE(r.syntax.words[r.find("March")].plural);
}

TEST_CASE("reported speech hangs from its verb") {
  const Reading r = read_plain("Officials said that the road was closed.");
  check_sound(r);
  const std::uint32_t said = r.find("said"), closed = r.find("closed");
  CHECK(r.syntax.child(said, Deprel::nsubj) == r.find("Officials"));
  CHECK(r.syntax.child(said, Deprel::ccomp) == closed);
  CHECK(r.syntax.extent(closed).second == r.find("closed") + 1);
}

TEST_CASE("passive, possessive and negation keep their subtypes and lemmas") {
  const Reading r = read_plain("The company's plan wasn't approved by the council.");
  check_sound(r);
  const std::uint32_t approved = r.find("approved");
  CHECK(r.syntax.child(approved, Deprel::nsubj_pass) == r.find("plan"));
  CHECK(r.syntax.child(r.find("plan"), Deprel::nmod_poss) == r.find("company"));
  CHECK(r.syntax.lemmas[r.find("n't")] == "not");
  CHECK(r.syntax.lemmas[r.find("was")] == "be");
}

TEST_CASE("what a text is made of does no harm") {
  const std::string texts[] = {"", " ", "x", ".", "\"", "\n\n\n", "( ( ( (", "\"\" '' “ ” ‘ ’ «»", "😀 😀😀 👩‍👩‍👧", "שלום עולם مرحبا بالعالم", "你好，世界。",
                               "ALL WORDS ARE IN CAPITALS HERE AND NOWHERE ELSE.", "no capitals at all, not even here", std::string("a\0b", 3),
                               "A\xff\xfe b \xc3(", std::string(5000, 'x'), std::string(5000, '-'), "It’s the firms’ “plan”… isn’t it?"};
  for (const std::string& text : texts) {
    INFO(text.substr(0, 40));
    check_sound(read_plain(text));
  }
}

TEST_CASE("a sentence of 10,000 words takes as long as many short ones") {
  std::string longest, shorter;
  for (int i = 0; i < 1250; ++i) {
    longest += "the dog saw the cat and the bird , ";
    shorter += "the dog saw the cat and the bird . ";
  }
  const auto time = [](const std::string& text) {
    const auto begin = std::chrono::steady_clock::now();
    check_sound(read_plain(text));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  time(shorter);  // tables are built once
  const double many = time(shorter), one = time(longest);
  CHECK(one < 8 * many + 0.5);
}

TEST_CASE("reading twice gives the same") {
  const std::string text = "Maria Costa met the mayor of Porto on Tuesday. \"We agreed,\" she said.";
  const Reading a = read_plain(text), b = read_plain(text);
  CHECK(a.syntax.lemmas == b.syntax.lemmas);
  CHECK(a.syntax.feats == b.syntax.feats);
  REQUIRE(a.syntax.names.size() == b.syntax.names.size());
  for (std::uint32_t w = 0; w < a.syntax.words.size(); ++w) CHECK(a.syntax.head(w) == b.syntax.head(w));
}

TEST_CASE("a file that is no weights file is refused") {
  for (const std::string& bad : {std::string("x"), std::string(100, '\0'), std::string("\x89" "FXM\r\n\x1a\n") + std::string(12, '\0')}) {
    const auto reader = Reader::create(std::as_bytes(std::span(bad.data(), bad.size())));
    REQUIRE_FALSE(reader.ok());
    CHECK(reader.error().code == ErrorCode::invalid_model);
    CHECK_FALSE(reader.error().message.empty());
  }
}

TEST_CASE("a word with a subject and without a form of be is a verb, whatever the tagger saw") {
  const Reading sank = read_plain("A fishing boat sank off Orran.");
  REQUIRE(sank.find("sank") != npos);
  CHECK(sank.syntax.upos(sank.find("sank")) == Upos::verb);
  CHECK(sank.syntax.lemmas[sank.find("sank")] == "sink");
  const Reading plans = read_plain("The council plans to sell the old market hall.");
  REQUIRE(plans.find("plans") != npos);
  CHECK(plans.syntax.upos(plans.find("plans")) == Upos::verb);
  CHECK(plans.syntax.deprel(plans.find("sell")) == Deprel::xcomp);
}
