#pragma once
// Files of the tree, as the tests read them.

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>
#include <string>

namespace facts::test {

/// The bytes of a file, by its path from the project's root.
inline std::string read_file(const std::string& path) {
  std::ifstream file(std::string(FACTS_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace facts::test
