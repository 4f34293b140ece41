// Any bytes as an article's JSON, as its text, and as running text for `parse`: an answer or an error, and every span of
// the answer inside the text (the report's own assertions hold that in this build).

#include <cstdint>
#include <string>

#include "facts/facts.h"

namespace {

std::string quoted(const char* text, std::size_t size) {
  static const char digits[] = "0123456789abcdef";
  std::string json = R"({"published":"2024-05-08","text":")";
  for (std::size_t i = 0; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == '"' || byte == '\\') {
      json += "\\u00";
      json += digits[byte >> 4];
      json += digits[byte & 15];
    } else {
      json += text[i];
    }
  }
  return json + "\"}";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static facts_engine* const engine = facts_engine_new(nullptr, 0, nullptr);
  const char* text = reinterpret_cast<const char*>(data);
  facts_buffer out{};
  facts_extract(engine, text, size, FACTS_UTF16, &out);
  facts_buffer_free(&out);
  const std::string json = quoted(text, size);
  facts_extract(engine, json.data(), json.size(), FACTS_CODE_POINT, &out);
  facts_buffer_free(&out);
  facts_parse(engine, text, size, &out);
  facts_buffer_free(&out);
  return 0;
}
