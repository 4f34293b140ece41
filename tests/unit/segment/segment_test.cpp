#include "segment/segment.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "base/text.hpp"

#include "article/cases.hpp"

using namespace facts;
using test::lines;
using test::read_file;

namespace {

article::Article article_of(std::string text) {
  article::Source source;
  source.text = std::move(text);
  auto read = article::read(std::move(source));
  REQUIRE(read.ok());
  return std::move(read.value());
}

// One line a sentence, words with a space between, "~" before one that is written together with the word before it.
std::vector<std::string> shown(const std::string& text) {
  const article::Article article = article_of(text);
  const segment::Segmentation cut_text = segment::segment(article);
  std::vector<std::string> out;
  for (const segment::Sentence& sentence : cut_text.sentences) {
    std::string line;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (i > sentence.first) line += cut_text.words[i].joined ? "~" : " ";
      line += cut_text.form(article.reading, i);
    }
    out.push_back(line);
  }
  return out;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  for (const segment::Word& word : segment::tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, 0)) {
    out.emplace_back(cut(text, word.span));
  }
  return out;
}

bool has_word(const std::string& text, const std::string& word) {
  const auto words = words_of(text);
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

TEST_CASE("golden cases: a text behind '>', its sentences below it") {
  for (const char* name : {"words", "sentences"}) {
    std::string text;
    std::vector<std::string> wanted;
    const auto check = [&] {
      if (text.empty()) return;
      INFO(text);
      CHECK(shown(text) == wanted);
    };
    for (const std::string& line : lines(read_file(std::string("tests/cases/segment/") + name + ".txt"))) {
      if (line.starts_with("> ")) {
        check();
        text = test::replace_all(line.substr(2), "\\n", "\n");
        wanted.clear();
      } else if (line.starts_with("  ")) {
        wanted.push_back(line.substr(2));
      }
    }
    check();
  }
}

TEST_CASE("every row of the tables does what its example shows") {
  const std::string folder = "core/segment/tables/";
  for (const auto& row : test::table_rows(folder + "abbreviations.tsv")) {
    // " | " in an example is where one sentence ends and the next begins.
    const std::string example = test::replace_all(row.back(), " | ", " ");
    std::size_t sentences = 1;
    for (std::size_t at = 0; (at = row.back().find(" | ", at)) != std::string::npos; at += 3) ++sentences;
    INFO(row.back());
    CHECK(has_word(example, row[0] + "."));
    CHECK(shown(example).size() == sentences);
  }
  for (const auto& row : test::table_rows(folder + "prefixes.tsv")) {
    INFO(row.back());
    const auto words = words_of(row.back());
    CHECK(words.size() == 6);
    CHECK(words[1].starts_with(row[0] + "-"));
  }
  for (const auto& row : test::table_rows(folder + "joined.tsv")) {
    INFO(row.back());
    const std::size_t bar = row[1].find('|');
    CHECK(has_word(row.back(), row[1].substr(0, bar)));
    CHECK(has_word(row.back(), row[1].substr(bar + 1)));
    CHECK_FALSE(has_word(row.back(), row[0]));
  }
  for (const auto& row : test::table_rows(folder + "suffixes.tsv")) {
    INFO(row.back());
    CHECK(has_word(row.back(), "40"));
    CHECK(has_word(row.back(), row[0]));
  }
  for (const auto& row : test::table_rows(folder + "domains.tsv")) {
    INFO(row.back());
    CHECK(has_word(row.back(), (row[1] == "file" ? "report." : "example.") + row[0]));
  }
  for (const auto& row : test::table_rows(folder + "openers.tsv")) {
    INFO(row.back());
    CHECK(shown(test::replace_all(row.back(), " | ", " ")).size() == (row[0] == "a" ? 1 : 2));
  }
  for (const auto& row : test::table_rows(folder + "speech.tsv")) {
    INFO(row.back());
    CHECK(shown(row.back()).size() == 1);
  }
}

TEST_CASE("words and sentences follow each other and leave nothing out") {
  const std::string text =
      "SOUTHPORT, May 3 (Northwire) \xE2\x80\x94 \xE2\x80\x9CWe won\xE2\x80\x99t leave,\xE2\x80\x9D Dr. A. Weller said at 5 p.m. on Tuesday... It\xE2\x80\x99s "
      "late; go to https://example.org/a(b).\n\nNo\xC2\xA0one \xF0\x9F\x98\x80 answered (not even she) \xE2\x80\x98yes\xE2\x80\x99.\n\n\xE4\xB8\xAD\xE6\x96\x87\xE3\x80\x82 End";
  const article::Article article = article_of(text);
  const segment::Segmentation found = segment::segment(article);
  std::vector<bool> covered(article.reading.size());
  std::uint32_t at = 0, word = 0;
  for (std::uint32_t s = 0; s < found.sentences.size(); ++s) {
    const segment::Sentence& sentence = found.sentences[s];
    CHECK(sentence.first == word);
    CHECK(sentence.last > sentence.first);
    CHECK(article.blocks[sentence.block].span.contains(sentence.span));
    CHECK(found.words[sentence.first].span.begin == sentence.span.begin);
    CHECK(found.words[sentence.last - 1].span.end == sentence.span.end);
    for (; word < sentence.last; ++word) {
      const segment::Word& w = found.words[word];
      CHECK(w.sentence == s);
      CHECK(w.span.begin >= at);
      CHECK_FALSE(w.span.empty());
      at = w.span.end;
      for (std::uint32_t i = w.span.begin; i < w.span.end; ++i) covered[i] = true;
    }
  }
  CHECK(word == found.words.size());
  for (std::size_t i = 0; i < covered.size(); ++i) {
    if (!text::is_space(article.reading[i])) CHECK(covered[i]);
  }
}

TEST_CASE("any bytes are cut without a crash, and every word lies in the part") {
  std::uint32_t state = 12345;
  const std::string signs = "aZ9 .,-'\"!?()@:/#$%&*_+=\n\r\t\xE2\x80\x99\xC3\xA9\xF0\x9F\x98\x80\xFF\x80" + std::string(1, '\0');
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 200; ++i) {
      state = state * 1664525u + 1013904223u;
      text += signs[(state >> 16) % signs.size()];
    }
    const auto size = static_cast<std::uint32_t>(text.size());
    const Span part{size / 4, size - size / 4};
    std::uint32_t at = part.begin;
    for (const segment::Word& word : segment::tokenize(text, part, 7)) {
      REQUIRE(word.span.begin >= at);
      REQUIRE(word.span.end > word.span.begin);
      REQUIRE(word.span.end <= part.end);
      REQUIRE(word.sentence == 7);
      at = word.span.end;
    }
  }
}

TEST_CASE("hostile texts of 400 kB stay linear") {
  // A quadratic scan of any of these takes minutes, so that the test's time limit is the check.
  for (const std::string& piece : {std::string("a."), std::string("www."), std::string("a@"), std::string("1-"), std::string("1,"), std::string("'"),
                                   std::string("\""), std::string("http://"), std::string(". "), std::string("("), std::string("x.y@z/"), std::string("1) "),
                                   std::string("\xE2\x80\x99s"), std::string("A.B "), std::string("non-"), std::string("* ")}) {
    std::string text;
    while (text.size() < 400000) text += piece;
    INFO(piece);
    const auto words = segment::tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, 0);
    CHECK_FALSE(words.empty());
    CHECK_FALSE(segment::segment(article_of(text)).sentences.empty());
  }
}
