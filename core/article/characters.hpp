#pragma once
// Inside this stage: characters that are read as others.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.hpp"

namespace facts::article {

/// Characters without width or form of their own. Joiners (U+200C, U+200D) are not among them: scripts and emoji need them.
constexpr bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x180E;
}

/// White space other than ASCII's that is read as one plain space.
constexpr bool is_wide_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// The byte that Windows-1252 shows as `c`, or nothing. Bytes that it leaves undefined stand for themselves.
std::optional<unsigned char> windows_1252(char32_t c);

/// UTF-8 that was decoded as Windows-1252, once or twice, at `at` of `text`: what was meant, and how many bytes of `text` it takes
/// up (0 if nothing of the kind stands there).
struct Misread {
  std::string meant;
  std::uint32_t bytes = 0;
};
Misread misread(std::string_view text, std::size_t at);

}  // namespace facts::article
