// Spellings of one name: transliterations differ in doubled letters, in the letters for one sound, and in the vowels
// that the other script does not write; the consonants stay.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "entity/entity.hpp"

namespace facts::entity {
namespace {

struct Rewrite {
  std::string_view from, to;
};
// The longest that fits is taken; every right side stands for a sound in one way.
constexpr std::array rewrites = {
    Rewrite{"shch", "s"}, Rewrite{"stsch", "s"}, Rewrite{"tsch", "c"}, Rewrite{"sch", "s"}, Rewrite{"tch", "c"},
    Rewrite{"tsk", "tsk"}, Rewrite{"dzh", "j"},  Rewrite{"dj", "j"},    Rewrite{"zh", "j"},  Rewrite{"ch", "c"},
    Rewrite{"cz", "c"},   Rewrite{"sh", "s"},   Rewrite{"sz", "s"},    Rewrite{"kh", "h"},  Rewrite{"gh", "g"},
    Rewrite{"dh", "d"},   Rewrite{"th", "t"},   Rewrite{"ph", "f"},    Rewrite{"ck", "k"},  Rewrite{"ks", "x"},
    Rewrite{"ff", "v"},   Rewrite{"iy", "i"},   Rewrite{"yy", "i"},    Rewrite{"ij", "i"},  Rewrite{"yi", "i"},
    Rewrite{"ii", "i"},   Rewrite{"ie", "ie"},  Rewrite{"yo", "io"},   Rewrite{"yu", "iu"}, Rewrite{"ya", "ia"},
    Rewrite{"ou", "u"},   Rewrite{"oo", "u"},   Rewrite{"ee", "i"},    Rewrite{"y", "i"},   Rewrite{"w", "v"},
    Rewrite{"q", "k"},    Rewrite{"z", "s"},
};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// One word as it sounds: folded, rewritten, without doubled letters. Other scripts stay as they are.
std::string sound(std::string_view folded) {
  std::string out;
  if (folded.size() > 4 && folded.starts_with("mac") && !is_vowel(folded[3])) {
    out = "mc";
    folded.remove_prefix(3);
  }
  for (std::size_t i = 0; i < folded.size();) {
    const Rewrite* best = nullptr;
    for (const Rewrite& r : rewrites)
      if (r.from[0] == folded[i] && (!best || r.from.size() > best->from.size()) && folded.substr(i).starts_with(r.from)) best = &r;
    std::string_view piece = best ? best->to : folded.substr(i, 1);
    // Before a, o, u and consonants "c" is hard.
    if (!best && folded[i] == 'c' && i + 1 < folded.size() && folded[i + 1] != 'e' && folded[i + 1] != 'i' &&
        folded[i + 1] != 'y')
      piece = "k";
    for (const char c : piece)
      if (out.empty() || out.back() != c) out += c;
    i += best ? best->from.size() : 1;
  }
  return out;
}

/// Consonants with the letters that scripts mix up put together; the first vowel counts, other vowels and "h" do not.
std::string skeleton(std::string_view sound) {
  std::string out;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    char c = sound[i];
    if (is_vowel(c)) {
      if (i == 0) out += 'a';
      continue;
    }
    if (c == 'h' && i > 0) continue;
    if (c == 'g' || c == 'c') c = 'k';
    if (c == 'f') c = 'v';
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

/// Edit distance, or `limit` + 1 where it is more. Names are short; longer ones than 64 letters are not compared.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  constexpr std::size_t longest = 64;
  if (a.size() > longest || b.size() > longest) return a == b ? 0 : limit + 1;
  std::array<std::size_t, longest + 1> row;
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return std::min(row[b.size()], limit + 1);
}

/// The words of a name: letters and digits, folded; apostrophes and points join.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : utf8::fold(name)) {
    if (c == ' ' || c == '-' || c == '\n' || c == '\t' || c == ',') {
      if (!words.back().empty()) words.emplace_back();
    } else if (c != '.' && c != '\'' && c != '"' && c != '(' && c != ')') {
      words.back() += c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool same_word(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (std::min(a.size(), b.size()) < 4) return false;
  const std::string x = sound(a), y = sound(b);
  const std::size_t shorter = std::min(x.size(), y.size());
  if (x == y) return shorter >= 3;
  if (shorter < 5 || x.front() != y.front() || skeleton(x) != skeleton(y)) return false;
  // "Petrov" and "Petrova", "Maria" and "Mario" are two people; "Hamza" and "Hamzeh" may be one.
  const auto ending = [](std::string_view s) {
    while (s.size() > 1 && s.back() == 'h') s.remove_suffix(1);
    return is_vowel(s.back()) ? (s.back() == 'e' ? 'a' : s.back()) : '\0';
  };
  if (ending(x) != ending(y)) return false;
  // A plural or an adjective is no spelling: one may not simply go on where the other ends.
  return distance(x, y, 2) <= (shorter < 7 ? 1u : 2u);
}

}  // namespace

bool same_spelling(std::string_view a, std::string_view b) {
  const std::vector<std::string> x = words_of(a), y = words_of(b);
  if (x.empty() || y.empty()) return false;
  if (x.size() == y.size()) {
    bool all = true;
    for (std::size_t i = 0; i < x.size() && all; ++i) all = same_word(x[i], y[i]);
    if (all) return true;
    if (x.size() == 1) return false;
  }
  // "Suk-yeol", "Suk Yeol", "Sukyeol"
  std::string one, other;
  for (const std::string& w : x) one += w;
  for (const std::string& w : y) other += w;
  return one == other || (x.size() != y.size() && same_word(one, other));
}

std::string spelling_key(std::string_view name) {
  std::string joined;
  for (const std::string& word : words_of(name)) joined += word;
  return skeleton(sound(joined));
}

}  // namespace facts::entity
