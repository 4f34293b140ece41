#pragma once
// Reads articles through all stages up to the comparison. The pipeline itself is a later folder, so that the stages are called here.

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/passage.hpp"
#include "compare/compare.hpp"
#include "compare/vectors.hpp"

namespace facts::test {

inline const syntax::Reader& reader() {
  static const Result<syntax::Reader> made = syntax::Reader::create();
  REQUIRE(made.ok());
  return made.value();
}

inline const compare::Vectors& vectors() {
  static const Result<compare::Vectors> made = compare::Vectors::load(reader().attachment());
  REQUIRE(made.ok());
  return made.value();
}

inline claim::Analysis analysed(article::Source source) {
  claim::Analysis a;
  auto read = article::read(std::move(source));
  REQUIRE(read.ok());
  a.article = std::move(read.value());
  a.segmentation = segment::segment(a.article);
  a.syntax = reader().read(a.article.reading, a.segmentation);
  a.entities = entity::resolve(a.article, a.segmentation, a.syntax);
  a.times = time::read(a.article, a.segmentation, a.syntax);
  a.quantities = quantity::read(a.article, a.segmentation, a.syntax, {});
  a.attributions = attribution::read(a.article, a.segmentation, a.syntax, a.entities);
  a.claims = claim::read(a);
  return a;
}

/// Articles with their comparison.
struct Collection {
  std::vector<std::shared_ptr<claim::Analysis>> articles;
  compare::Comparison comparison;

  Collection& add(std::string text, std::string published = "2025-03-14", std::string source = "", std::string byline = "") {
    article::Source given;
    given.text = std::move(text);
    given.published = std::move(published);
    given.source = std::move(source);
    given.byline = std::move(byline);
    articles.push_back(std::make_shared<claim::Analysis>(analysed(std::move(given))));
    return *this;
  }
  Collection& compare() {
    std::vector<const claim::Analysis*> pointers;
    for (const auto& a : articles) pointers.push_back(a.get());
    comparison = compare::compare(pointers, vectors());
    return *this;
  }
  std::string words(const compare::Member& m) const {
    const claim::Analysis& a = *articles[m.article];
    return one_line(a.article.reading, a.claims[m.claim].content);
  }
  /// The group of the first claim that holds `words`; null where no claim does.
  const compare::Group* group_with(std::string_view words_in) const {
    for (const compare::Group& g : comparison.groups) {
      for (const compare::Member& m : g.members) {
        if (words(m).find(words_in) != std::string::npos) return &g;
      }
    }
    return nullptr;
  }
  /// The groups as sets of contents with the relation, whatever the order of the articles.
  std::multiset<std::string> shape() const {
    std::multiset<std::string> all;
    for (const compare::Group& g : comparison.groups) {
      std::multiset<std::string> contents;
      for (const compare::Member& m : g.members) contents.insert(words(m));
      std::string line = compare::name(g.relation);
      for (const std::string& content : contents) line += " | " + content;
      all.insert(line);
    }
    return all;
  }
};

}  // namespace facts::test
