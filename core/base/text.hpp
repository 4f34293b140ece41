#pragma once
// Small helpers over ASCII text. Knows no language.

#include <cstdint>
#include <string>
#include <string_view>

namespace facts::text {

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
constexpr bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }

/// ASCII lower case; other bytes as they are.
std::string lower(std::string_view text);
/// Without ASCII white space at either end.
std::string_view trim(std::string_view text);
/// ASCII case does not count.
bool equal_ignore_case(std::string_view a, std::string_view b);
bool starts_with_ignore_case(std::string_view text, std::string_view prefix);

/// FNV-1a, 64 bits: stable over platforms and runs.
constexpr std::uint64_t hash(std::string_view bytes, std::uint64_t seed = 14695981039346656037ull) {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return seed;
}

}  // namespace facts::text
