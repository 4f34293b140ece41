#pragma once
// Inside this stage: whether a text is English.

#include <string_view>

namespace facts::article {

/// By the share of English function words among its words; short texts are given the benefit of the doubt.
bool looks_english(std::string_view text);

}  // namespace facts::article
