#include "report/out.hpp"

#include <algorithm>

#include "base/span.hpp"
#include "base/utf8.hpp"
#include "report/json.hpp"

namespace facts::report {
namespace {

/// A whole number is written without a fraction, so that 3000 is 3000 and not 3000.0.
Json number_of(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (std::floor(value) == value && std::fabs(value) < kExact) return static_cast<std::int64_t>(value);
  return value;
}

}  // namespace

Out& Out::raw(std::string_view piece) {
  text += piece;
  return *this;
}

Out& Out::escaped(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const utf8::Decoded decoded = utf8::decode(words, at);
    const char32_t c = decoded.code_point;
    switch (c) {
      case U'&': text += "&amp;"; break;
      case U'<': text += "&lt;"; break;
      case U'>': text += "&gt;"; break;
      case U'"': text += "&quot;"; break;
      case U'\'': text += "&#39;"; break;
      case U'\r': text += "&#13;"; break;
      default: utf8::append(text, (c < 0x20 && c != U'\t' && c != U'\n') || c == 0xFFFE || c == 0xFFFF ? char32_t{0xFFFD} : c);
    }
    at += decoded.bytes;
  }
  return *this;
}

Out& Out::attribute(std::string_view name, std::string_view value) { return raw(" ").raw(name).raw("=\"").escaped(value).raw("\""); }

Out& Out::element(std::string_view name, std::string_view words) {
  return raw("<").raw(name).raw(">").escaped(words).raw("</").raw(name).raw(">");
}

Out& Out::json(std::string_view words) {
  // Most strings are plain and need no escapes.
  const bool plain = std::all_of(words.begin(), words.end(), [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; });
  return plain ? raw("\"").raw(words).raw("\"") : raw(dump(Json(words)));
}

Out& Out::count(std::uint64_t number) { return raw(std::to_string(number)); }

Out& Out::number(const std::optional<double>& value) {
  if (value && std::isfinite(*value)) raw(number_of(*value).dump());
  return *this;
}

Out& Out::comma() {
  if (!text.empty() && std::string_view("{[:").find(text.back()) == std::string_view::npos) text += ',';
  return *this;
}

Out& Out::key(const char* name) { return comma().raw("\"").raw(name).raw("\":"); }

Out& Out::field(const char* name, std::string_view value) { return key(name).json(value); }

Out& Out::flag(const char* name, bool value) { return key(name).raw(value ? "true" : "false"); }

Out& Out::number_field(const char* name, const std::optional<double>& value) {
  key(name);
  return value && std::isfinite(*value) ? number(value) : raw("null");
}

Out& Out::label_field(const char* name, char kind, std::uint32_t index) {
  key(name);
  return index == npos ? raw("null") : raw("\"").raw(label(kind, index)).raw("\"");
}

Out& Out::labels_field(const char* name, char kind, const std::vector<std::uint32_t>& indices) {
  key(name).raw("[");
  for (const std::uint32_t index : indices) comma().raw("\"").raw(label(kind, index)).raw("\"");
  return raw("]");
}

std::string label(char kind, std::uint32_t index) { return kind + std::to_string(index + 1); }

void append_item(std::string& list, std::string_view words, std::string_view separator) {
  if (!list.empty()) list += separator;
  list += words;
}

}  // namespace facts::report
