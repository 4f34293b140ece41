#include "segment/segment.hpp"

#include "segment/boundaries.hpp"
#include "segment/tokens.hpp"

namespace facts::segment {
namespace {

// True for a token whose final point is also the sentence's, and is then a word of its own ("… at 5 p.m" + ".").
bool ends_in_point(std::string_view text, const Token& token) {
  const bool short_form = token.kind == Kind::abbreviation || token.kind == Kind::acronym || token.kind == Kind::initial;
  return short_form && token.span.size() > 1 && text[token.span.end - 1] == '.';
}

void add_sentence(std::string_view text, const std::vector<Token>& tokens, std::uint32_t begin, std::uint32_t end,
                  std::uint32_t block, Segmentation& out) {
  Sentence sentence;
  sentence.span = {tokens[begin].span.begin, tokens[end - 1].span.end};
  sentence.first = static_cast<std::uint32_t>(out.words.size());
  sentence.block = block;
  const auto index = static_cast<std::uint32_t>(out.sentences.size());
  std::uint32_t last = end;
  while (last > begin + 1 && (tokens[last - 1].kind == Kind::closer || tokens[last - 1].kind == Kind::smiley)) --last;
  for (std::uint32_t i = begin; i < end; ++i) {
    const Token& token = tokens[i];
    if (i + 1 == last && ends_in_point(text, token)) {
      out.words.push_back({{token.span.begin, token.span.end - 1}, index, token.joined});
      out.words.push_back({{token.span.end - 1, token.span.end}, index, false});
    } else {
      out.words.push_back({token.span, index, token.joined});
    }
  }
  sentence.last = static_cast<std::uint32_t>(out.words.size());
  out.sentences.push_back(sentence);
}

}  // namespace

Segmentation segment(const article::Article& article) {
  Segmentation out;
  out.words.reserve(article.reading.size() / 5);
  out.sentences.reserve(article.reading.size() / 100);
  std::vector<Token> tokens;
  for (std::uint32_t block = 0; block < article.blocks.size(); ++block) {
    tokens.clear();
    scan(article.reading, article.blocks[block].span, tokens);
    const std::vector<std::uint32_t> starts = sentence_starts(article.reading, tokens);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const auto end = i + 1 < starts.size() ? starts[i + 1] : static_cast<std::uint32_t>(tokens.size());
      add_sentence(article.reading, tokens, starts[i], end, block, out);
    }
  }
  return out;
}

std::vector<Word> tokenize(std::string_view text, Span part, std::uint32_t sentence) {
  std::vector<Token> tokens;
  scan(text, part, tokens);
  Segmentation out;
  if (!tokens.empty()) add_sentence(text, tokens, 0, static_cast<std::uint32_t>(tokens.size()), 0, out);
  for (Word& word : out.words) word.sentence = sentence;
  return std::move(out.words);
}

}  // namespace facts::segment
