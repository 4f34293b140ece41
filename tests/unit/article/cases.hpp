#pragma once
// Files of the tests of article and segment, read the same way natively and under Node.

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "files.hpp"

namespace facts::test {

inline std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) out.push_back(line);
  return out;
}

/// The rows of a table as it stands in the source, examples included.
inline std::vector<std::vector<std::string>> table_rows(const std::string& path) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : lines(read_file(path))) {
    if (line.empty() || line[0] == '#') continue;
    rows.emplace_back();
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '\t');) rows.back().push_back(cell);
  }
  return rows;
}

inline std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

}  // namespace facts::test
