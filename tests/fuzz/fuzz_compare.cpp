// Any bytes, cut at form feeds into up to eight articles that are compared; then one is taken out and they are again.

#include <cstdint>
#include <string>
#include <string_view>

#include "facts/facts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static facts_engine* const engine = facts_engine_new(nullptr, 0, nullptr);
  facts_collection* collection = facts_collection_new(engine);
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  facts_buffer out{};
  for (int i = 0; i < 8 && !rest.empty(); ++i) {
    const std::string_view text = rest.substr(0, rest.find('\f'));
    rest.remove_prefix(text.size() == rest.size() ? text.size() : text.size() + 1);
    std::string json = R"({"text":")";
    for (const char c : text) {
      if (c == '"' || c == '\\') json += '\\';
      json += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    json += "\"}";
    facts_collection_add(collection, json.data(), json.size(), FACTS_UTF16, &out);
    facts_buffer_free(&out);
  }
  for (int round = 0; round < 2; ++round) {
    facts_collection_compare(collection, FACTS_UTF16, &out);
    facts_buffer_free(&out);
    facts_collection_remove(collection, 0, &out);
    facts_buffer_free(&out);
  }
  facts_collection_free(collection);
  return 0;
}
