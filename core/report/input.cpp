#include "report/input.hpp"

#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "report/json.hpp"

namespace facts::report {
namespace {

struct Field {
  const char* name;
  std::string article::Source::* member;
};
constexpr std::array<Field, 7> kFields = {{
    {"id", &article::Source::id},
    {"source", &article::Source::source},
    {"title", &article::Source::title},
    {"byline", &article::Source::byline},
    {"published", &article::Source::published},
    {"url", &article::Source::url},
    {"text", &article::Source::text},
}};

Error error(ErrorCode code, std::string message, std::uint64_t line) { return Error{code, std::move(message), line}; }

std::uint64_t lines_before(std::string_view text, std::size_t at) {
  std::uint64_t lines = 1;
  for (const char c : text.substr(0, at)) lines += c == '\n';
  return lines;
}

// "labels": [{"span": [start, end], "kind": "caption"}, …]; false where one is not such an object or leaves the text.
bool read_labels(const Json& list, OffsetUnit unit, article::Source& source) {
  if (!list.is_array()) return false;
  const OffsetConverter convert(source.text, unit);
  const std::uint64_t size = convert(static_cast<std::uint32_t>(std::min<std::size_t>(source.text.size(), npos)));
  for (const Json& item : list) {
    if (!item.is_object() || !item.contains("span") || !item.contains("kind")) return false;
    const Json &span = item["span"], &kind = item["kind"];
    if (!kind.is_string() || !span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() || !span[1].is_number_unsigned()) return false;
    const auto begin = span[0].get<std::uint64_t>(), end = span[1].get<std::uint64_t>();
    const auto named = article::kind_of_name(kind.get<std::string>());
    if (!named || begin >= end || end > size) return false;
    const Span bytes{convert.to_byte(static_cast<std::uint32_t>(begin)), convert.to_byte(static_cast<std::uint32_t>(end))};
    const auto whole = [&](std::uint32_t at) { return at >= source.text.size() || utf8::starts(source.text[at]); };
    if (!whole(bytes.begin) || !whole(bytes.end)) return false;
    source.labels.push_back({bytes, *named});
  }
  return true;
}

Input read_object(const Json& json, std::uint64_t line, OffsetUnit unit) {
  Input input{"", error(ErrorCode::not_an_object, "an article must be a JSON object", line)};
  if (!json.is_object()) return input;
  article::Source source;
  for (const Field& field : kFields) {
    const auto found = json.find(field.name);
    if (found == json.end() || found->is_null()) continue;
    const bool id = field.member == &article::Source::id;
    if (found->is_string()) {
      source.*field.member = found->get<std::string>();
    } else if (id && found->is_number_integer()) {
      source.id = found->dump();
    } else if (field.member == &article::Source::text) {
      input.article = error(ErrorCode::no_text, "\"text\" must be a string", line);
      return input;
    } else {
      input.article = error(ErrorCode::invalid_field, std::string("\"") + field.name + "\" must be a string", line);
      return input;
    }
    if (id) input.id = source.id;
  }
  if (source.text.empty()) {
    input.article = error(ErrorCode::no_text, "the article has no \"text\"", line);
    return input;
  }
  if (!source.published.empty() && !article::parse_date(source.published)) {
    input.article = error(ErrorCode::invalid_field, "\"published\" must be an ISO 8601 date, YYYY-MM-DD", line);
    return input;
  }
  const auto labels = json.find("labels");
  if (labels != json.end() && !labels->is_null() && !read_labels(*labels, unit, source)) {
    input.article = error(ErrorCode::invalid_field, "\"labels\" must be a list of {\"span\": [start, end], \"kind\": a block's kind} inside the text", line);
    return input;
  }
  input.article = std::move(source);
  return input;
}

std::vector<Input> read_list(const Json& list, std::uint64_t line, OffsetUnit unit) {
  std::vector<Input> inputs;
  inputs.reserve(list.size());
  for (const Json& item : list) inputs.push_back(read_object(item, line, unit));
  return inputs;
}

bool is_story(const Json& json) { return json.is_object() && json.contains("articles") && json["articles"].is_array(); }

std::string id_of(const Json& json) {
  const auto found = json.find("id");
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::uint64_t line) {
  if (const std::size_t at = utf8::first_error(text); at != text.size()) {
    return error(ErrorCode::invalid_utf8, "byte " + std::to_string(at + 1) + " is not UTF-8", line + lines_before(text, at) - 1);
  }
  // The parser is recursion-free, but a value nested a million deep would cost memory to no end.
  Json json = Json::parse(text, [](int depth, Json::parse_event_t, Json&) { return depth < 64; }, false);
  if (json.is_discarded()) return error(ErrorCode::invalid_json, "this is not JSON", line);
  return json;
}

std::variant<Input, Story> read_line(std::string_view text, std::uint64_t line, OffsetUnit unit) {
  const Result<Json> json = parse_json(text, line);
  if (!json) return Input{"", json.error()};
  if (is_story(*json)) return Story{id_of(*json), read_list((*json)["articles"], line, unit)};
  return read_object(*json, line, unit);
}

std::vector<Input> read_file(std::string_view text, OffsetUnit unit) {
  const Result<Json> json = parse_json(text, 1);
  if (!json) return {Input{"", json.error()}};
  if (json->is_array()) return read_list(*json, 0, unit);
  if (is_story(*json)) return read_list((*json)["articles"], 0, unit);
  return {read_object(*json, 1, unit)};
}

Input read_article(std::string_view text, OffsetUnit unit) {
  const Result<Json> json = parse_json(text, 1);
  if (!json) return Input{"", json.error()};
  return read_object(*json, 1, unit);
}

}  // namespace facts::report
