#include "article/language.hpp"

#include <array>
#include <cstdint>
#include <unordered_set>

#include "article/tables/function_words.tsv.hpp"
#include "base/table.hpp"
#include "base/text.hpp"

namespace facts::article {
namespace {

constexpr std::uint32_t kFew = 20;          // words that are too few to judge by
constexpr std::uint32_t kSample = 1500;     // words that are enough
constexpr std::uint32_t kPercent = 14;      // English news has 35 to 45, other languages below 8

}  // namespace

bool looks_english(std::string_view text) {
  static const std::unordered_set<std::string_view> words = [] {
    std::unordered_set<std::string_view> set;
    const Table table(tables::article_function_words);
    for (std::size_t i = 0; i < table.size(); ++i) set.insert(table.at(i, 0));
    return set;
  }();
  std::uint32_t all = 0, known = 0;
  std::array<char, 8> lower{};
  for (std::size_t i = 0; i < text.size() && all < kSample;) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80 && !text::is_alpha(text[i])) { ++i; continue; }
    std::size_t size = 0;
    bool ascii = true;
    for (; i < text.size() && (static_cast<unsigned char>(text[i]) >= 0x80 || text::is_alpha(text[i])); ++i, ++size) {
      ascii = ascii && static_cast<unsigned char>(text[i]) < 0x80;
      if (size < lower.size()) lower[size] = text::lower(text[i]);
      // Scripts without white space: a letter takes three bytes, a word two letters.
      if (!ascii && size % 6 == 5) ++all;
    }
    ++all;
    if (ascii && size <= lower.size()) known += words.count({lower.data(), size}) != 0;
  }
  return all < kFew ? true : known * 100 >= all * kPercent;
}

}  // namespace facts::article
