#pragma once
// Hashes of a word: its form, endings and shape, for features of linear models. No language beyond upper and lower case.

#include <cstdint>
#include <string_view>
#include <vector>

namespace facts::syntax {

/// Hashed views of one word's form.
struct WordKeys {
  std::uint32_t form = 0;    ///< as written, digits as 0
  std::uint32_t lower = 0;   ///< in lower case, digits as 0
  std::uint32_t prefix[3]{}; ///< the first 1 … 3 bytes of the lower form
  std::uint32_t suffix[4]{}; ///< the last 1 … 4 bytes of the lower form
  std::uint32_t shape = 0;   ///< runs of capitals, small letters, digits, others ("Xx", "X", "d", "X.X.")
  bool capital = false;      ///< begins with a capital letter
  bool caps = false;         ///< two letters or more, none of them small
  bool digit = false;
  bool hyphen = false;
};

WordKeys keys_of(std::string_view form);

/// A feature: the hash of a template's number with its values. All tables take their row from its upper bits.
constexpr std::uint32_t feature(std::uint32_t which, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
  std::uint32_t h = which * 0x9E3779B1u + 0x7F4A7C15u;
  h = (h ^ a) * 0x85EBCA6Bu;
  h ^= h >> 15;
  h = (h ^ b) * 0xC2B2AE35u;
  h ^= h >> 13;
  h = (h ^ c) * 0x27D4EB2Fu;
  h ^= h >> 16;
  return h * 0x9E3779B1u;
}

/// A list of features that reuses its memory.
using Features = std::vector<std::uint32_t>;

}  // namespace facts::syntax
