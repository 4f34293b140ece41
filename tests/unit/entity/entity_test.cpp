// Who and what a text speaks of: cases as annotated text (tests/cases/entity), and what must hold for any input.
#include "entity/entity.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "entity/annotated.hpp"

using namespace facts;

TEST_CASE("cases give the entities that stand in them") {
  for (const std::string name : {"agency", "apposition", "country_sides", "official", "one_of_a_group", "people_and_titles",
                                 "places", "quotation_speakers", "spellings", "spokesman_named_later"}) {
    INFO(name);
    const std::string text = annotated::read_file(std::string(FACTS_SOURCE_DIR) + "/tests/cases/entity/" + name + ".txt");
    const annotated::Text given = annotated::read(text);
    REQUIRE(given.good);
    const std::vector<std::string> wanted = annotated::expected(text);
    const std::vector<std::string> found =
        annotated::print(given, entity::resolve(given.article, given.segmentation, given.syntax));
    REQUIRE_FALSE(wanted.empty());
    CHECK(found == wanted);
  }
}

TEST_CASE("mentions are in order, inside the text, and known to their words") {
  const annotated::Text given =
      annotated::read(annotated::read_file(std::string(FACTS_SOURCE_DIR) + "/tests/cases/entity/agency.txt"));
  REQUIRE(given.good);
  const entity::Entities found = entity::resolve(given.article, given.segmentation, given.syntax);
  REQUIRE(found.mention_of_word.size() == given.segmentation.words.size());
  for (std::size_t i = 0; i < found.mentions.size(); ++i) {
    const entity::Mention& mention = found.mentions[i];
    CHECK(mention.span.end <= given.article.reading.size());
    CHECK(mention.entity < found.entities.size());
    if (i > 0) CHECK(found.mentions[i - 1].span.begin <= mention.span.begin);
    REQUIRE(mention.head < given.segmentation.words.size());
    CHECK(found.mention_of_word[mention.head] != npos);
  }
}

TEST_CASE("a noun phrase stands for its head") {
  const annotated::Text given =
      annotated::read(annotated::read_file(std::string(FACTS_SOURCE_DIR) + "/tests/cases/entity/people_and_titles.txt"));
  REQUIRE(given.good);
  const entity::Entities found = entity::resolve(given.article, given.segmentation, given.syntax);
  const auto entity_of = [&](const std::string& words) -> std::string {
    const auto at = given.article.reading.find(words);
    REQUIRE(at != std::string::npos);
    const auto begin = static_cast<std::uint32_t>(at);
    const std::uint32_t mention = found.find({begin, begin + static_cast<std::uint32_t>(words.size())});
    return mention == npos ? "" : found.entities[found.mentions[mention].entity].name;
  };
  CHECK(entity_of("Ugandan President Amina Okello") == "Amina Okello");
  CHECK(entity_of("Amina Okello's brother, Peter Okello") == "Peter Okello");
  CHECK(entity_of("surprised").empty());
  CHECK(found.find({0, 0}) == npos);
  CHECK(found.find({4000000000u, 4000000001u}) == npos);
}

namespace {

/// A text of `count` words in one sentence, each tagged and named as `make` says.
template <class Make>
annotated::Text built(std::uint32_t count, Make make) {
  annotated::Text out;
  out.syntax.words.resize(count);
  out.syntax.feats.resize(count);
  for (std::uint32_t w = 0; w < count; ++w) {
    const std::string form = make(w, out.syntax.words[w], out.syntax);
    const auto begin = static_cast<std::uint32_t>(out.article.reading.size());
    out.article.reading += form + " ";
    segment::Word word;
    word.span = {begin, begin + static_cast<std::uint32_t>(form.size())};
    out.segmentation.words.push_back(word);
    out.syntax.lemmas.push_back(form);
  }
  segment::Sentence sentence;
  sentence.span = {0, static_cast<std::uint32_t>(out.article.reading.size())};
  sentence.last = count;
  out.segmentation.sentences.push_back(sentence);
  out.article.blocks.push_back({article::BlockKind::paragraph, sentence.span, 1.0f});
  syntax::link_children(out.syntax);
  return out;
}

double seconds(const annotated::Text& text) {
  const auto start = std::chrono::steady_clock::now();
  const entity::Entities found = entity::resolve(text.article, text.segmentation, text.syntax);
  CHECK(found.mention_of_word.size() == text.segmentation.words.size());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("an empty text has no entities") {
  const annotated::Text none = built(0, [](auto, auto&, auto&) { return std::string(); });
  CHECK(entity::resolve(none.article, {}, {}).entities.empty());
}

TEST_CASE("trees that no parser should give are endured") {
  // Circles, heads outside the text, names that overlap and reach beyond the end.
  annotated::Text odd = built(40, [](std::uint32_t w, syntax::WordInfo& word, syntax::Syntax& all) {
    word.head = w % 3 == 0 ? (w + 1) % 40 : w % 3 == 1 ? w - 1 : 400u;
    word.deprel = w % 2 ? syntax::Deprel::appos : syntax::Deprel::nsubj;
    word.upos = w % 4 ? syntax::Upos::propn : syntax::Upos::noun;
    all.names.push_back({w, w + 7, syntax::NameType::person});
    return std::string(w % 5 ? "Agency" : "he");
  });
  CHECK_NOTHROW(entity::resolve(odd.article, odd.segmentation, odd.syntax));
}

TEST_CASE("time grows with the text, whatever stands in it") {
  using syntax::Deprel;
  using syntax::Upos;
  const auto names = [](std::uint32_t w, syntax::WordInfo& word, syntax::Syntax& all) {
    word.upos = Upos::propn;
    word.head = w ? 0 : npos;
    all.names.push_back({w, w + 1, w % 2 ? syntax::NameType::person : syntax::NameType::organization});
    return "Name" + std::to_string(w % 977);
  };
  const auto pronouns = [](std::uint32_t w, syntax::WordInfo& word, syntax::Syntax&) {
    word.upos = Upos::pron;
    word.head = w ? w - 1 : npos;
    word.deprel = Deprel::nsubj;
    return std::string(w % 2 ? "he" : "it");
  };
  const auto nouns = [](std::uint32_t w, syntax::WordInfo& word, syntax::Syntax&) {
    word.upos = w % 2 ? Upos::noun : Upos::det;
    word.head = w ? w - 1 : npos;
    word.deprel = Deprel::nmod;
    return std::string(w % 2 ? "agency" : "the");
  };
  const auto one_phrase = [](std::uint32_t w, syntax::WordInfo& word, syntax::Syntax&) {
    word.upos = Upos::noun;
    word.head = w + 1;
    word.deprel = Deprel::compound;
    return std::string("minister");
  };
  const auto check = [](const char* what, auto make) {
    INFO(what);
    const double small = seconds(built(10000, make)), large = seconds(built(80000, make));
    CHECK(large < 8 * 6 * small + 0.5);
  };
  check("names", names);
  check("pronouns", pronouns);
  check("nouns", nouns);
  check("one phrase", one_phrase);
}
