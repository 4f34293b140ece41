#include "article/characters.hpp"

namespace facts::article {
namespace {

// What Windows-1252 has at 0x80 to 0x9F (Microsoft's best fit table); 0 where it leaves the byte undefined.
constexpr std::array<char32_t, 32> kUpper = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

}  // namespace

std::optional<unsigned char> windows_1252(char32_t c) {
  if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<unsigned char>(c);
  for (std::size_t i = 0; i < kUpper.size(); ++i) {
    if (kUpper[i] == c || (kUpper[i] == 0 && c == 0x80 + i)) return static_cast<unsigned char>(0x80 + i);
  }
  return std::nullopt;
}

namespace {

// One wrong decoding. `again`: inside what was decoded twice, where Windows-1252's own letters (C5, C6, CB) stand for bytes.
Misread misread_once(std::string_view text, std::size_t at, bool again) {
  const utf8::Decoded first = utf8::decode(text, at);
  // Only the leads of what English texts lose: signs and Latin letters (C2, C3), punctuation (E2), emoji (F0).
  std::size_t length = 0;
  switch (first.code_point) {
    case 0xC2: case 0xC3: length = 2; break;
    case 0xC5: case 0xC6: case 0xCB: if (!again) return {}; length = 2; break;
    case 0xE2: length = 3; break;
    case 0xF0: length = 4; break;
    default: return {};
  }
  std::string bytes(1, static_cast<char>(first.code_point));
  std::size_t next = at + first.bytes;
  while (bytes.size() < length && next < text.size()) {
    const utf8::Decoded c = utf8::decode(text, next);
    const auto byte = windows_1252(c.code_point);
    if (!byte || (*byte & 0xC0) != 0x80) break;
    bytes.push_back(static_cast<char>(*byte));
    next += c.bytes;
  }
  if (bytes.size() == length && utf8::first_error(bytes) == length) return {bytes, static_cast<std::uint32_t>(next - at)};
  // "â€" alone: the third byte of a closing quotation mark (0x9D) has no sign in Windows-1252 and was lost.
  if (bytes == "\xE2\x80") return {"\xE2\x80\x9D", static_cast<std::uint32_t>(next - at)};
  return {};
}

}  // namespace

Misread misread(std::string_view text, std::size_t at) {
  const Misread once = misread_once(text, at, false);
  if (once.bytes == 0) return once;
  // Decoded wrongly twice ("Ã¢â‚¬â„¢"): what the first mending gives is itself such a sequence, of four characters at most.
  std::string inner;
  std::array<std::size_t, 4> sizes{}, ends{};
  std::size_t pieces = 0, next = at;
  while (pieces < sizes.size() && next < text.size()) {
    const Misread piece = misread_once(text, next, true);
    if (piece.bytes == 0) break;
    inner += piece.meant;
    next += piece.bytes;
    sizes[pieces] = inner.size();
    ends[pieces++] = next;
  }
  const Misread twice = pieces > 1 ? misread_once(inner, 0, false) : Misread{};
  for (std::size_t i = 1; i < pieces && twice.bytes != 0; ++i) {
    if (sizes[i] == twice.bytes) return {twice.meant, static_cast<std::uint32_t>(ends[i] - at)};
  }
  return once;
}

}  // namespace facts::article
