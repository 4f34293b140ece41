#pragma once
// A text as the stages on numbers and times get it, without the learned model: tests of grammar need no tags.

#include <string>
#include <vector>

#include "article/cases.hpp"
#include "number/atoms.hpp"
#include "segment/segment.hpp"
#include "syntax/syntax.hpp"

namespace facts::test {

struct Reading {
  article::Article article;
  segment::Segmentation segmentation;
  syntax::Syntax syntax;
};

inline Reading reading_of(const std::string& text, const std::string& published = "2024-12-27") {
  Reading out;
  out.article.reading = text;
  out.article.published = article::parse_date(published);
  out.article.blocks.push_back({article::BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}, 1});
  out.segmentation = segment::segment(out.article);
  out.syntax.words.resize(out.segmentation.words.size());
  out.syntax.lemmas.resize(out.segmentation.words.size());
  out.syntax.feats.resize(out.segmentation.words.size());
  return out;
}

/// "3000" for 3000.0, "0.5": how the golden cases write numbers.
inline std::string plain(double value) {
  std::string text = std::to_string(value);
  while (!text.empty() && text.back() == '0') text.pop_back();
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

/// Golden cases: a text behind "> " (a day of publication before it as "@2024-12-27 "), its results below it, one a line.
struct Case {
  std::string text, published;
  std::vector<std::string> wanted;
};

inline std::vector<Case> cases_of(const std::string& path) {
  std::vector<Case> out;
  for (const std::string& line : lines(read_file(path))) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("> ")) {
      out.push_back({line.substr(2), "2024-12-27", {}});
      if (out.back().text[0] == '@') {
        out.back().published = out.back().text.substr(1, 10);
        out.back().text.erase(0, 12);
      }
    } else if (!out.empty()) {
      out.back().wanted.push_back(line);
    }
  }
  return out;
}

}  // namespace facts::test
