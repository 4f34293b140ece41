#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/unicode_tables.hpp"

namespace facts::utf8 {
namespace {

using Byte = unsigned char;
Byte byte(std::string_view text, std::size_t at) { return static_cast<Byte>(text[at]); }
bool continues(std::string_view text, std::size_t at) { return at < text.size() && (byte(text, at) & 0xC0u) == 0x80u; }

template <std::size_t N>
bool within(const std::array<unicode::Range, N>& ranges, char32_t c) {
  const auto next = std::upper_bound(ranges.begin(), ranges.end(), c,
                                     [](char32_t value, const unicode::Range& range) { return value < range.first; });
  return next != ranges.begin() && c <= std::prev(next)->last;
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
  const Byte a = byte(text, at);
  if (a < 0x80) return {a, 1};
  if (a >= 0xC2 && a <= 0xDF && continues(text, at + 1)) {
    return {static_cast<char32_t>((a & 0x1Fu) << 6 | (byte(text, at + 1) & 0x3Fu)), 2};
  }
  if (a >= 0xE0 && a <= 0xEF && continues(text, at + 1) && continues(text, at + 2)) {
    const char32_t c = static_cast<char32_t>((a & 0x0Fu) << 12 | (byte(text, at + 1) & 0x3Fu) << 6 | (byte(text, at + 2) & 0x3Fu));
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
  }
  if (a >= 0xF0 && a <= 0xF4 && continues(text, at + 1) && continues(text, at + 2) && continues(text, at + 3)) {
    const char32_t c = static_cast<char32_t>((a & 0x07u) << 18 | (byte(text, at + 1) & 0x3Fu) << 12 |
                                             (byte(text, at + 2) & 0x3Fu) << 6 | (byte(text, at + 3) & 0x3Fu));
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
  }
  return {0xFFFD, 1};
}

Decoded decode_before(std::string_view text, std::size_t at) {
  if (at == 0) return {0, 0};
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && !starts(text[begin])) --begin;
  const Decoded found = decode(text, begin);
  return begin + found.bytes == at ? found : Decoded{0xFFFD, 1};
}

std::size_t first_error(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (byte(text, i) < 0x80) {
      ++i;
      continue;
    }
    const Decoded c = decode(text, i);
    if (c.bytes == 1) return i;
    i += c.bytes;
  }
  return text.size();
}

void append(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto put = [&](char32_t value) { out.push_back(static_cast<char>(static_cast<Byte>(value))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t count(std::string_view text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts)); }

std::size_t count_utf16(std::string_view text) {
  return count(text) + static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
           return (static_cast<Byte>(c) & 0xF8u) == 0xF0u;
         }));
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return within(unicode::letters, c);
}
bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return within(unicode::digits, c);
}
bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return is_letter(c) && (lower(c) != c);
}
bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return within(unicode::lower_letters, c);
}
bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  const auto next = std::upper_bound(unicode::cases.begin(), unicode::cases.end(), c,
                                     [](char32_t value, const unicode::Case& row) { return value < row.first; });
  if (next == unicode::cases.begin()) return c;
  const unicode::Case& row = *std::prev(next);
  if (c > row.last || (c - row.first) % row.step != 0) return c;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + row.offset);
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded c = decode(text, i);
    append(out, lower(c.code_point));
    i += c.bytes;
  }
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded c = decode(text, i);
    i += c.bytes;
    const char32_t small = lower(c.code_point);
    if (small >= 0x300 && small <= 0x36F) continue;  // combining marks
    const auto found = std::lower_bound(unicode::bases.begin(), unicode::bases.end(), small,
                                        [](const unicode::Base& row, char32_t value) { return row.letter < value; });
    if (found != unicode::bases.end() && found->letter == small) {
      out += found->base;
    } else {
      append(out, small);
    }
  }
  return out;
}

}  // namespace facts::utf8
