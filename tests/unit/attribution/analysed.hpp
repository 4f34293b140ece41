#pragma once
// Reads a text through all stages before the one under test, with the weights that programs carry.

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "attribution/attribution.hpp"

namespace facts::test {

inline const syntax::Reader& reader() {
  static const Result<syntax::Reader> made = syntax::Reader::create();
  REQUIRE(made.ok());
  return made.value();
}

/// An article and what the stages up to attribution say of it.
struct Analysed {
  article::Article article;
  segment::Segmentation words;
  syntax::Syntax syntax;
  entity::Entities entities;
  std::vector<attribution::Attribution> attributions;

  explicit Analysed(std::string text) {
    article::Source source;
    source.text = std::move(text);
    source.published = "2025-03-14";
    auto read = article::read(std::move(source));
    REQUIRE(read.ok());
    article = std::move(read.value());
    words = segment::segment(article);
    syntax = reader().read(article.reading, words);
    entities = entity::resolve(article, words, syntax);
    attributions = attribution::read(article, words, syntax, entities);
  }

  std::string text(Span span) const { return std::string(cut(article.reading, span)); }
  std::string text(const Passage& passage) const {
    std::string out;
    for (const Span span : passage) out += (out.empty() ? "" : " … ") + text(span);
    return out;
  }
};

/// A case file: blocks of "> text" lines with the lines expected under them, parted by blank lines; "#" is a comment.
struct Case {
  std::string text;
  std::vector<std::string> expected;
};

inline std::vector<Case> cases(const std::string& path) {
  std::ifstream in(std::string(FACTS_SOURCE_DIR) + "/tests/cases/" + path);
  REQUIRE(in.is_open());
  std::vector<Case> out;
  bool fresh = true;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      fresh = true;
    } else if (line[0] == '>') {
      if (fresh) out.emplace_back();
      fresh = false;
      if (!out.back().text.empty()) out.back().text += "\n\n";
      out.back().text += line.size() > 2 ? line.substr(2) : "";
    } else if (line[0] != '#') {
      REQUIRE(!out.empty());
      out.back().expected.push_back(line);
    }
  }
  return out;
}

}  // namespace facts::test
