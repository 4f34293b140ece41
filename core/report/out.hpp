#pragma once
// A text that is put together piece by piece. Nothing of it is inlined, so that the formats stay small in the download.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace facts::report {

class Out {
 public:
  std::string text;

  Out& raw(std::string_view piece);
  /// Character data or the value of an attribute in double quotes, for XML 1.0 and HTML alike. Carriage returns become references, since
  /// parsers make line feeds of them; characters that XML has no room for (most controls, U+FFFE, U+FFFF, bytes that are not UTF-8)
  /// become U+FFFD, one for each, so that places counted in code points stay.
  Out& escaped(std::string_view words);
  /// ` name="value"`
  Out& attribute(std::string_view name, std::string_view value);
  /// `<name>words</name>`
  Out& element(std::string_view name, std::string_view words);
  /// A JSON string with its quotation marks.
  Out& json(std::string_view words);
  Out& count(std::uint64_t number);
  /// As JSON writes it, whole numbers without a fraction; nothing where there is none.
  Out& number(const std::optional<double>& value);

  // JSON, value by value. A comma is set by itself, unless a bracket or a name stands before.
  Out& comma();
  Out& key(const char* name);
  Out& field(const char* name, std::string_view value);
  Out& flag(const char* name, bool value);
  /// null where there is none.
  Out& number_field(const char* name, const std::optional<double>& value);
  /// "c1" for index 0; null for npos.
  Out& label_field(const char* name, char kind, std::uint32_t index);
  Out& labels_field(const char* name, char kind, const std::vector<std::uint32_t>& indices);
};

/// "c1" of the first claim, "q1" of the first quantity …
std::string label(char kind, std::uint32_t index);

/// `words` behind `list`, with `separator` between where something stands there.
void append_item(std::string& list, std::string_view words, std::string_view separator = "; ");

}  // namespace facts::report
