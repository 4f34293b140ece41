#include "syntax/embedded.hpp"

// Defined by model/weights/embed.cpp. The engine for the web does not carry it: there the symbols are null and the page hands the
// file in. Elsewhere they must not be weak, or the linker would leave the object in the library.
#if defined(__wasm__)
#define FACTS_OPTIONAL __attribute__((weak))
#else
#define FACTS_OPTIONAL
#endif
extern "C" {
extern const unsigned char facts_weights_begin[] FACTS_OPTIONAL;
extern const unsigned char facts_weights_end[] FACTS_OPTIONAL;
}

namespace facts::syntax {

std::span<const std::byte> embedded_weights() {
  const unsigned char* const begin = facts_weights_begin;
#if defined(__wasm__)
  if (begin == nullptr) return {};
#endif
  return {reinterpret_cast<const std::byte*>(begin), reinterpret_cast<const std::byte*>(facts_weights_end)};
}

}  // namespace facts::syntax
