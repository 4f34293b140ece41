#pragma once
// The rows of a table with their examples, which the embedded copy leaves out.

#include <fstream>
#include <string>
#include <vector>

namespace facts::test {

inline std::vector<std::vector<std::string>> table_rows(const std::string& name) {
  std::ifstream in(std::string(FACTS_SOURCE_DIR) + "/core/" + name);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> row(1);
    for (const char c : line) {
      if (c == '\t') row.emplace_back(); else row.back() += c;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

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
