#include "syntax/word_keys.hpp"

#include <algorithm>
#include <string>

#include "base/utf8.hpp"

namespace facts::syntax {
namespace {

constexpr std::uint32_t hash32(std::string_view bytes, std::uint32_t seed = 2166136261u) {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 16777619u;
  seed ^= seed >> 15;
  seed *= 0x2C1B3C6Du;
  return seed ^ (seed >> 13);
}

// Curly quotes and long dashes are written in many ways; the treebank mostly has the plain ones.
std::string_view plain(char32_t c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x02BC: case 0x0060: case 0x00B4: return "'";
    case 0x201C: case 0x201D: case 0x00AB: case 0x00BB: return "\"";
    case 0x2013: case 0x2014: case 0x2212: return "-";
    case 0x2026: return "...";
    default: return {};
  }
}

}  // namespace

WordKeys keys_of(std::string_view form) {
  constexpr std::size_t longest = 64;  // a longer "word" is an address or noise: its beginning and end tell as much
  std::string kept, small, shape;
  bool letters = false, any_small = false;
  std::size_t upper_letters = 0;
  WordKeys keys;
  if (form.size() > 2 * longest) form = form.substr(0, 2 * longest);
  for (std::size_t at = 0; at < form.size();) {
    const utf8::Decoded d = utf8::decode(form, at);
    at += d.bytes;
    char mark = 'o';
    if (const std::string_view same = plain(d.code_point); !same.empty()) {
      kept += same;
      small += same;
      mark = same.front();
    } else if (d.code_point < 0x80) {
      const char c = static_cast<char>(d.code_point);
      if (c >= '0' && c <= '9') {
        kept += '0';
        small += '0';
        mark = 'd';
        keys.digit = true;
      } else {
        const bool up = c >= 'A' && c <= 'Z', low = c >= 'a' && c <= 'z';
        kept += c;
        small += up ? static_cast<char>(c + 32) : c;
        mark = up ? 'X' : low ? 'x' : c;
        if (c == '-' && at > 1 && at < form.size()) keys.hyphen = true;
      }
    } else {
      utf8::append(kept, d.code_point);
      const char32_t low = utf8::lower(d.code_point);
      utf8::append(small, low);
      mark = utf8::is_upper(d.code_point) ? 'X' : utf8::is_letter(d.code_point) ? 'x' : utf8::is_digit(d.code_point) ? 'd' : 'o';
    }
    if (shape.empty()) keys.capital = mark == 'X';
    if (mark == 'X') ++upper_letters;
    letters = letters || mark == 'X' || mark == 'x';
    any_small = any_small || mark == 'x';
    if (shape.empty() || shape.back() != mark) shape += mark;
  }
  if (shape.size() > 12) shape.resize(12);
  keys.caps = letters && !any_small && upper_letters > 1;
  keys.form = hash32(kept);
  keys.lower = hash32(small);
  keys.shape = hash32(shape);
  for (std::size_t n = 1; n <= 3; ++n) keys.prefix[n - 1] = hash32(std::string_view(small).substr(0, n), 77u + static_cast<unsigned>(n));
  for (std::size_t n = 1; n <= 4; ++n) {
    const std::string_view end = std::string_view(small).substr(small.size() - std::min(n, small.size()));
    keys.suffix[n - 1] = hash32(end, 177u + static_cast<unsigned>(n));
  }
  return keys;
}

}  // namespace facts::syntax
