// The C face: nothing but the C++ face with buffers.

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "facts/facts.h"
#include "facts/facts.hpp"

struct facts_engine {
  facts::Engine engine;
};
struct facts_collection {
  facts::Collection collection;
};

namespace {

/// Copies `text` into a buffer that the caller owns.
void give(facts_buffer* out, std::string_view text) {
  if (out == nullptr) return;
  *out = {nullptr, 0};
  if (text.empty() || text.size() > PTRDIFF_MAX) return;
  out->data = static_cast<char*>(std::malloc(text.size()));
  if (out->data == nullptr) return;
  std::memcpy(out->data, text.data(), text.size());
  out->size = text.size();
}

facts_status give(facts_buffer* out, const facts::Answer& answer) {
  give(out, std::string_view(answer.json));
  return answer.ok ? FACTS_OK : FACTS_INPUT_ERROR;
}

facts_status wrong_call(facts_buffer* out, const char* message) {
  give(out, std::string(R"({"id":"","error":{"code":"invalid-argument","message":")") + message + R"(","line":0}})");
  return FACTS_CALL_ERROR;
}

facts::Offsets unit(facts_offsets offsets) {
  switch (offsets) {
    case FACTS_UTF16: return facts::Offsets::utf16;
    case FACTS_BYTE: return facts::Offsets::byte;
    case FACTS_CODE_POINT: break;
  }
  return facts::Offsets::code_point;
}

}  // namespace

extern "C" {

uint32_t facts_abi(void) { return FACTS_ABI; }
const char* facts_version(void) { return FACTS_VERSION; }

facts_engine* facts_engine_new(const uint8_t* weights, size_t size, facts_buffer* error) {
  facts::Engine engine(std::as_bytes(std::span<const uint8_t>(weights, weights == nullptr ? 0 : size)));
  give(error, engine.error());
  return engine.ok() ? new facts_engine{std::move(engine)} : nullptr;
}
void facts_engine_free(facts_engine* engine) { delete engine; }

facts_status facts_extract(const facts_engine* engine, const char* article, size_t size, facts_offsets offsets,
                           facts_buffer* out) {
  if (engine == nullptr || article == nullptr) return wrong_call(out, "no engine or no article");
  return give(out, engine->engine.extract({article, size}, unit(offsets)));
}

facts_status facts_parse(const facts_engine* engine, const char* text, size_t size, facts_buffer* out) {
  if (engine == nullptr || text == nullptr) return wrong_call(out, "no engine or no text");
  return give(out, engine->engine.parse({text, size}));
}

facts_collection* facts_collection_new(const facts_engine* engine) {
  return engine == nullptr ? nullptr : new facts_collection{facts::Collection(engine->engine)};
}
void facts_collection_free(facts_collection* collection) { delete collection; }

facts_status facts_collection_add(facts_collection* collection, const char* article, size_t size, facts_offsets offsets,
                                  facts_buffer* out) {
  if (collection == nullptr || article == nullptr) return wrong_call(out, "no collection or no article");
  return give(out, collection->collection.add({article, size}, unit(offsets)));
}

facts_status facts_collection_remove(facts_collection* collection, size_t place, facts_buffer* out) {
  if (collection == nullptr || !collection->collection.remove(place)) return wrong_call(out, "no article at this place");
  give(out, std::string_view());
  return FACTS_OK;
}

size_t facts_collection_size(const facts_collection* collection) {
  return collection == nullptr ? 0 : collection->collection.size();
}

facts_status facts_collection_compare(const facts_collection* collection, facts_offsets offsets, facts_buffer* out) {
  if (collection == nullptr) return wrong_call(out, "no collection");
  return give(out, collection->collection.compare(unit(offsets)));
}

facts_status facts_collection_export(const facts_collection* collection, const char* request, size_t size, facts_buffer* out) {
  if (collection == nullptr || request == nullptr) return wrong_call(out, "no collection or no request");
  const facts::Answer answer = collection->collection.write({request, size});
  give(out, std::string_view(answer.json));
  return answer.ok ? FACTS_OK : FACTS_CALL_ERROR;
}

void facts_buffer_free(facts_buffer* buffer) {
  if (buffer == nullptr) return;
  std::free(buffer->data);
  *buffer = {nullptr, 0};
}

void* facts_alloc(size_t size) { return std::malloc(size); }
void facts_free(void* memory) { std::free(memory); }
}
