#pragma once
// Reads a text through the stages up to syntax, with the embedded weights.

#include <string>
#include <utility>

#include "article/article.hpp"
#include "segment/segment.hpp"
#include "syntax/syntax.hpp"

namespace facts::test {

inline const syntax::Reader& reader() {
  static const Result<syntax::Reader> reader = syntax::Reader::create();
  return *reader;
}

struct Reading {
  article::Article article;
  segment::Segmentation words;
  syntax::Syntax syntax;

  std::string form(std::uint32_t w) const { return std::string(words.form(article.reading, w)); }
  std::string text(const syntax::Name& name) const {
    return std::string(cut(article.reading, {words.words[name.first].span.begin, words.words[name.last - 1].span.end}));
  }
  /// The first word with this form, or npos.
  std::uint32_t find(std::string_view wanted) const {
    for (std::uint32_t w = 0; w < words.words.size(); ++w) {
      if (words.form(article.reading, w) == wanted) return w;
    }
    return npos;
  }
};

/// `text` as one paragraph.
inline Reading read_plain(std::string text) {
  Reading out;
  out.article.given.text = out.article.reading = std::move(text);
  out.article.blocks.push_back({article::BlockKind::paragraph, {0, static_cast<std::uint32_t>(out.article.reading.size())}, 1.0f});
  out.words = segment::segment(out.article);
  out.syntax = reader().read(out.article.reading, out.words);
  return out;
}

}  // namespace facts::test
