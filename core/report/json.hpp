#pragma once
// The JSON library as this folder uses it. Included by this folder's .cpp files only.

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace facts::report {

using Json = nlohmann::ordered_json;

/// One line of JSON; bytes that are not UTF-8 become U+FFFD, so that output is always valid.
inline std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// A whole number is written without a fraction, so that 3000 is 3000 and not 3000.0; null where there is none.
inline Json number(const std::optional<double>& value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (!value || !std::isfinite(*value)) return nullptr;
  if (std::floor(*value) == *value && std::fabs(*value) < kExact) return static_cast<std::int64_t>(*value);
  return *value;
}

/// Appends `,"name":[…]` with `item(i)`, a piece of JSON, for every index below `size`: long lists are written piece by piece, so
/// that memory stays near the size of the output.
template <class Item>
void append_list(std::string& out, const char* name, std::size_t size, const Item& item) {
  out.append(",\"").append(name).append("\":[");
  for (std::size_t i = 0; i < size; ++i) {
    if (i != 0) out += ',';
    out += item(i);
  }
  out += ']';
}

}  // namespace facts::report
