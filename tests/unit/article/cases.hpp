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

inline std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

}  // namespace facts::test
