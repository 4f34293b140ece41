#pragma once
// Stage 2: sentences and words.

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "base/span.hpp"

namespace facts::segment {

/// A syntactic word as Universal Dependencies cuts them: "don't" is do + n't, "company's" company + 's, "cannot" can + not.
/// The form is the bytes of its span.
struct Word {
  Span span;
  std::uint32_t sentence = 0;
  bool joined = false;  ///< written in one token with the word before it (a clitic)
};

struct Sentence {
  Span span;                 ///< without white space at either end
  std::uint32_t first = 0;   ///< its words are [first, last)
  std::uint32_t last = 0;
  std::uint32_t block = 0;   ///< index of its block
};

struct Segmentation {
  std::vector<Sentence> sentences;
  std::vector<Word> words;

  std::string_view form(std::string_view reading, std::uint32_t word) const { return cut(reading, words[word].span); }
};

/// Splits every block (junk blocks too: names count everywhere) into sentences and words. No sentence crosses a block.
/// A sentence that lies inside quotation marks ends inside them.
Segmentation segment(const article::Article& article);

/// The words of one line of text: for callers that bring their own sentences.
std::vector<Word> tokenize(std::string_view text, Span part, std::uint32_t sentence);

}  // namespace facts::segment
