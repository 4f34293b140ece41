#include "compare/stem.hpp"

#include <array>

namespace facts::compare {
namespace {

constexpr std::array<std::string_view, 7> kInflections = {"ings", "ing", "ies", "ied", "ed", "es", "s"};
constexpr std::array<std::string_view, 20> kDerivations = {"ations", "ation", "ators", "ator", "ments", "ment", "ions", "ion", "ives", "ive",
                                                           "ance",   "ence",  "ers",   "er",   "ors",   "or",   "als",  "al",  "ally", "ly"};
constexpr std::size_t kShortest = 4;  // letters that stay

template <std::size_t N>
void cut_ending(std::string& word, const std::array<std::string_view, N>& endings) {
  for (const std::string_view ending : endings) {
    if (word.size() >= ending.size() + kShortest && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      return;
    }
  }
}

}  // namespace

std::string stem(std::string_view text) {
  std::string word(text);
  cut_ending(word, kInflections);
  cut_ending(word, kDerivations);
  if (word.size() > kShortest && (word.back() == 'e' || word.back() == 'i' || word.back() == 'y')) word.pop_back();
  if (word.size() > kShortest && word.back() == word[word.size() - 2]) word.pop_back();
  return word;
}

}  // namespace facts::compare
