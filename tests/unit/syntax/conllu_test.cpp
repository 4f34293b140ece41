#include "syntax/conllu.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace facts;
using namespace facts::syntax;

namespace {

std::string row(const std::string& id, const std::string& form, const std::string& misc = "_") {
  return id + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t" + misc + "\n";
}

/// An analysis that says the same of every word: a noun that hangs on the word before it.
Syntax plain(const segment::Segmentation& words) {
  Syntax out;
  out.words.resize(words.words.size());
  out.lemmas.resize(words.words.size(), "x");
  out.feats.resize(words.words.size());
  for (const segment::Sentence& s : words.sentences) {
    for (std::uint32_t w = s.first; w < s.last; ++w) {
      out.words[w].upos = Upos::noun;
      out.words[w].deprel = Deprel::dep;
      out.words[w].head = w == s.first ? npos : w - 1;
    }
  }
  link_children(out);
  return out;
}

}  // namespace

TEST_CASE("given tokens become words with spans, clitics joined") {
  const std::string text = "# sent_id = a\n" + row("1-2", "don't") + row("1", "do") + row("2", "n't") + row("3", "go", "SpaceAfter=No") +
                           row("4", ".") + "\n" + row("1", "Yes") + "\n";
  const auto documents = read_conllu(text);
  REQUIRE(documents.ok());
  REQUIRE(documents->size() == 1);
  const GivenDocument& d = documents->front();
  CHECK(d.reading == "don't go. Yes");
  REQUIRE(d.segmentation.sentences.size() == 2);
  REQUIRE(d.segmentation.words.size() == 5);
  CHECK(d.segmentation.words[1].joined);
  CHECK_FALSE(d.segmentation.words[2].joined);
  CHECK(d.segmentation.form(d.reading, 1) == "n't");
}

TEST_CASE("what was given comes back: ranges, comments, empty nodes, MISC") {
  const std::string text = "# newdoc id = d\n# text = don't go.\n" + row("1-2", "don't") + row("1", "do") + row("2", "n't") +
                           row("2.1", "maybe", "Copy=1") + row("3", "go", "SpaceAfter=No") + row("4", ".") + "\n";
  const auto documents = read_conllu(text);
  REQUIRE(documents.ok());
  Syntax syntax = plain(documents->front().segmentation);
  syntax.names.push_back({2, 4, NameType::person});
  const std::string out = write_conllu(documents->front(), syntax);
  CHECK(out == "# newdoc id = d\n# text = don't go.\n" + row("1-2", "don't") + "1\tdo\tx\tNOUN\t_\t_\t0\troot\t_\t_\n" +
                   "2\tn't\tx\tNOUN\t_\t_\t1\tdep\t_\t_\n" + row("2.1", "maybe", "Copy=1") +
                   "3\tgo\tx\tNOUN\t_\t_\t2\tdep\t_\tSpaceAfter=No|NER=B-PER\n4\t.\tx\tNOUN\t_\t_\t3\tdep\t_\tNER=I-PER\n\n");
}

TEST_CASE("documents begin at newdoc, blocks at newpar; line ends of either kind") {
  const std::string text = "# newdoc id = a\r\n# newpar\r\n1\tOne\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n# newpar\n" + row("1", "Two") +
                           "\n# newdoc id = b\n" + row("1", "Three");
  const auto documents = read_conllu(text);
  REQUIRE(documents.ok());
  REQUIRE(documents->size() == 2);
  CHECK((*documents)[0].segmentation.sentences.size() == 2);
  CHECK((*documents)[0].segmentation.sentences[1].block == 1);
  CHECK((*documents)[1].segmentation.sentences.size() == 1);
  CHECK(write_conllu((*documents)[1], plain((*documents)[1].segmentation)).ends_with("\n\n"));
}

TEST_CASE("what is not CoNLL-U is refused with its line") {
  for (const std::string& bad : {std::string("# c\n1\tOne\n"), "# c\n" + row("2", "Two"), "# c\n" + row("3-4", "x"),
                                 "# c\n" + row("1", ""), "# c\n" + row("a", "x")}) {
    const auto result = read_conllu(bad);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == ErrorCode::invalid_conllu);
    CHECK(result.error().line == 2);
  }
  CHECK(read_conllu("").ok());
  CHECK(read_conllu("\n\n\n").ok());
}

TEST_CASE("running text: document, text, ranges and spaces") {
  article::Article article;
  article.given.text = article.reading = "We don't go.\nYes";
  article.blocks.push_back({article::BlockKind::paragraph, {0, 16}, 1.0f});
  segment::Segmentation words;
  words.sentences = {{{0, 12}, 0, 5, 0}, {{13, 16}, 5, 6, 0}};
  words.words = {{{0, 2}, 0, false}, {{3, 5}, 0, false}, {{5, 8}, 0, true}, {{9, 11}, 0, false}, {{11, 12}, 0, false}, {{13, 16}, 1, false}};
  const std::string out = write_conllu(article, words, plain(words), "a 1");
  CHECK(out.starts_with("# newdoc id = a 1\n# newpar\n# sent_id = 1\n# text = We don't go.\n1\tWe\t"));
  CHECK(out.find("\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdo\t") != std::string::npos);
  CHECK(out.find("\n4\tgo\tx\tNOUN\t_\t_\t3\tdep\t_\tSpaceAfter=No\n") != std::string::npos);
  CHECK(out.find("# sent_id = 2\n# text = Yes\n") != std::string::npos);
}
