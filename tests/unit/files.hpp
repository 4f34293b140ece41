#pragma once
// Files of the tree, as the tests read them.

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace facts::test {

/// The bytes of a file, by its path from the project's root.
inline std::string read_file(const std::string& path) {
  std::ifstream file(std::string(FACTS_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The rows of a table as it stands in the source, examples included, by the table's path from the project's root.
inline std::vector<std::vector<std::string>> table_rows(const std::string& path) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream text(read_file(path));
  for (std::string line; std::getline(text, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> row(1);
    for (const char c : line) {
      if (c == '\t') row.emplace_back();
      else row.back() += c;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace facts::test
