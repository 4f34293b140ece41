#pragma once
// UTF-8 as the Unicode Standard 15, section 3.9, table 3-7 has it. Knows no language.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace facts::utf8 {

/// The offset of the first byte that is not part of well-formed UTF-8; `text.size()` if all is well.
std::size_t first_error(std::string_view text);

/// A code point and how many bytes it takes. For damaged bytes: U+FFFD and 1. `at` must be < size.
struct Decoded {
  char32_t code_point;
  std::uint32_t bytes;
};
Decoded decode(std::string_view text, std::size_t at);

/// The code point that ends before `at`; U+0000 and 0 bytes at the beginning of the text.
Decoded decode_before(std::string_view text, std::size_t at);

/// Appends `code_point` to `out` as UTF-8 (U+FFFD for surrogates and values out of range).
void append(std::string& out, char32_t code_point);

/// True for the first byte of a code point (also for ASCII).
constexpr bool starts(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; }

/// Number of code points, and of UTF-16 code units, in well-formed text.
std::size_t count(std::string_view text);
std::size_t count_utf16(std::string_view text);

/// Letters, digits, upper case: by the Unicode general categories L*, Nd, Lu/Lt (ranges in unicode_tables.hpp).
bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
/// White_Space of the Unicode property list, plus U+200B, U+2060 and U+FEFF, which separate or join without being seen.
bool is_space(char32_t c);

/// Simple lower-case mapping for ASCII, Latin-1, Latin Extended-A/B, Greek and Cyrillic; others as they are.
char32_t lower(char32_t c);
std::string lower(std::string_view text);
/// Lower case without diacritics for Latin letters ("Müller" → "muller"), for comparing names.
std::string fold(std::string_view text);

}  // namespace facts::utf8
