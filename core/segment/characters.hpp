#pragma once
// What a character is to the scanner. Whatever is not listed is a letter, so that unknown scripts and marks stay in words.

#include <array>
#include <cstdint>
#include <string_view>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace facts::segment {

enum class Char : std::uint8_t { letter, digit, space, apostrophe, open_quote, close_quote, dash, hyphen, ellipsis, bullet, full_stop, symbol };

/// The class of a character outside ASCII.
constexpr Char classify(char32_t c) {
  if (c < 0xA0) return Char::symbol;  // C1 controls
  if (c <= 0xBF) {
    switch (c) {
      case 0xA0: return Char::space;
      case 0xAA: case 0xB5: case 0xBA: return Char::letter;
      case 0xAB: return Char::open_quote;
      case 0xAD: return Char::letter;
      case 0xB7: return Char::bullet;
      case 0xBB: return Char::close_quote;
      case 0xBC: case 0xBD: case 0xBE: return Char::digit;
      default: return Char::symbol;
    }
  }
  if (c == 0xD7 || c == 0xF7) return Char::symbol;
  if (c == 0x02BC) return Char::apostrophe;
  if (c < 0x1680) return Char::letter;
  if (c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
      c == 0x3000 || c == 0xFEFF || c == 0x200B) return Char::space;
  if (c < 0x2000) return Char::letter;
  if (c <= 0x206F) {
    switch (c) {
      case 0x200C: case 0x200D: case 0x2060: return Char::letter;
      case 0x2010: case 0x2011: return Char::hyphen;
      case 0x2012: case 0x2013: case 0x2014: case 0x2015: return Char::dash;
      case 0x2018: case 0x201A: case 0x201C: case 0x201E: case 0x2039: return Char::open_quote;
      case 0x2019: return Char::apostrophe;
      case 0x201B: case 0x201D: case 0x201F: case 0x203A: return Char::close_quote;
      case 0x2022: case 0x2023: case 0x2043: return Char::bullet;
      case 0x2026: return Char::ellipsis;
      default: return Char::symbol;
    }
  }
  if (c <= 0x20CF) return Char::symbol;
  if (c >= 0x2150 && c <= 0x215F) return Char::digit;
  if (c >= 0x2100 && c <= 0x214F) return c == 0x2122 ? Char::symbol : Char::letter;
  if (c == 0x25A0 || c == 0x25AA || c == 0x25B6 || c == 0x25BA || c == 0x25CB || c == 0x25CF || c == 0x25E6 || c == 0x2756) return Char::bullet;
  if (c >= 0x2190 && c <= 0x2BFF) return Char::symbol;
  if (c == 0x3002 || c == 0xFF0E) return Char::full_stop;
  if (c == 0x300C || c == 0x300E) return Char::open_quote;
  if (c == 0x300D || c == 0x300F) return Char::close_quote;
  if (c >= 0x3001 && c <= 0x3020) return Char::symbol;
  if (c >= 0xFE10 && c <= 0xFE6F) return c <= 0xFE0F ? Char::letter : Char::symbol;
  if ((c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
      (c >= 0xFF5B && c <= 0xFF65) || (c >= 0xFFE0 && c <= 0xFFFF)) return Char::symbol;
  if (c >= 0x1F000 && c <= 0x1FAFF) return Char::symbol;
  return Char::letter;
}

/// ASCII characters that make or continue a word.
inline constexpr std::array<bool, 128> kWordByte = [] {
  std::array<bool, 128> table{};
  for (int c = 0; c < 128; ++c) table[static_cast<std::size_t>(c)] = text::is_alnum(static_cast<char>(c));
  return table;
}();

}  // namespace facts::segment
