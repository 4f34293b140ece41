#pragma once
// The rows that a word looks up, as model/train/features.py has them (a test compares both). Bytes only, no Unicode tables.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace facts::model {

inline constexpr std::uint32_t affix_count = 7;  ///< prefixes of 2 and 3 bytes, suffixes of 1 to 4, the shape
inline constexpr std::uint32_t misc_count = 3;   ///< capitals with style, place in the sentence, place in a quotation

/// What is known of one form without its neighbours.
struct FormFeatures {
  std::uint32_t hash = 0;  ///< of its normal form
  std::array<std::uint16_t, affix_count> affixes{};
  std::uint8_t caps = 0;   ///< 0 lower, 1 initial, 2 all, 3 mixed, 4 no letters
  std::uint8_t quote = 0;  ///< 0 no quotation mark, 1 opens, 2 closes, 3 either
};

/// `affix_rows` is the size of the affix table.
FormFeatures form_features(std::string_view form, std::uint32_t affix_rows, std::string& buffer);

/// Rows of the small table for every word of a passage: three for each.
void misc_rows(std::span<const FormFeatures> forms, std::span<const std::uint32_t> sentences,
               std::vector<std::array<std::uint8_t, misc_count>>& out);

}  // namespace facts::model
