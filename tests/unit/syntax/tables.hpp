#pragma once
// What the tests of tables ask of their examples.

#include <string>

#include "files.hpp"

namespace facts::test {

/// Whether `sentence` has `word` between blanks and punctuation; ASCII case does not count.
inline bool holds_word(const std::string& sentence, const std::string& word) {
  const auto low = [](std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
  };
  const std::string text = ' ' + low(sentence) + ' ', wanted = low(word);
  const auto edge = [](char c) { return c == ' ' || c == '.' || c == ',' || c == '?' || c == '!'; };
  for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
    if (edge(text[at - 1]) && edge(text[at + wanted.size()])) return true;
  }
  return false;
}

}  // namespace facts::test
