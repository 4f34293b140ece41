#pragma once
// The JSON library as this folder uses it. Included by this folder's .cpp files only.

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace facts::report {

using Json = nlohmann::ordered_json;

/// One line of JSON; bytes that are not UTF-8 become U+FFFD, so that output is always valid.
inline std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// The value, or the error that says where the text stops being JSON. `line`: where it begins, 1-based.
Result<Json> parse_json(std::string_view text, std::uint64_t line);

}  // namespace facts::report
