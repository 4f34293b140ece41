#pragma once
// One utterance as several articles give it.

#include <cstdint>
#include <vector>

#include "compare/relation.hpp"

namespace facts::compare {

/// Whether two claims quote one utterance word for word, trimmed or respelled: half of the shorter one's word pairs stand in the
/// longer one.
bool same_words(std::uint32_t one, std::uint32_t two, const Judged& judged);

/// Whether two claims may quote one utterance in two translations: both long, quoted throughout, of one speaker, and alike.
bool retranslated(std::uint32_t one, std::uint32_t two, const Judged& judged);

/// Whether most of the members quote, and at least two articles the same.
bool is_quote(const std::vector<std::uint32_t>& members, const Judged& judged);

/// Adds what differs between the first quotation and each other, aligned word by word: "spelling", "number-format",
/// "dropped-words", "other-words". Long quotations are compared as far as 200 words.
void find_variants(Group& group, const std::vector<std::uint32_t>& members, const Judged& judged);

}  // namespace facts::compare
