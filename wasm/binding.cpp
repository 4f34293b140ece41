// Holds the C ABI to what web/src/engine/loader.ts assumes about its layout. The functions themselves are those of
// core/engine/facts_c.cpp; exports.txt lists them.

#include <cstddef>

#include "facts/facts.h"

static_assert(FACTS_ABI == 1, "the loader's ABI number is raised with this one");
static_assert(sizeof(void*) == 4 && sizeof(size_t) == 4, "the loader reads 32-bit pointers and sizes");
static_assert(offsetof(facts_buffer, data) == 0 && offsetof(facts_buffer, size) == 4 && sizeof(facts_buffer) == 8,
              "the loader reads a buffer as two 32-bit words");
static_assert(FACTS_OK == 0 && FACTS_CODE_POINT == 0 && FACTS_UTF16 == 1 && FACTS_BYTE == 2, "the loader's constants");
