#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H
/* The C face of Fact Explorer: what wasm and other languages call.
 *
 * Strings are pointer and length, UTF-8, not zero-terminated. Whatever a call writes into a facts_buffer belongs to the
 * caller, who gives it back with facts_buffer_free. An engine may be used by several threads at once; a collection by one
 * at a time. No call throws, aborts or prints.
 */
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Grows when a signature or the meaning of an argument changes. Check it before any other call. */
#define FACTS_ABI 1
uint32_t facts_abi(void);

/* The release, "0.1.0", zero-terminated and static. */
const char* facts_version(void);

typedef struct facts_engine facts_engine;
typedef struct facts_collection facts_collection;

typedef struct facts_buffer {
  char* data; /* may be null when size is 0 */
  size_t size;
} facts_buffer;

typedef enum facts_status {
  FACTS_OK = 0,
  FACTS_INPUT_ERROR = 1, /* the article cannot be read; the buffer holds {"id", "error"} */
  FACTS_CALL_ERROR = 2   /* the call itself is wrong; the buffer holds {"id", "error"} */
} facts_status;

/* What the numbers of a span count. */
typedef enum facts_offsets { FACTS_CODE_POINT = 0, FACTS_UTF16 = 1, FACTS_BYTE = 2 } facts_offsets;

/* An engine. `weights` is a weights file (null and 0: the one built in). Null and a message in `error` where the file is
 * damaged, foreign or of another version. The bytes may be freed after the call. */
facts_engine* facts_engine_new(const uint8_t* weights, size_t size, facts_buffer* error);
void facts_engine_free(facts_engine* engine);

/* One article, a JSON object as the contract has it → its analysis as JSON. */
facts_status facts_extract(const facts_engine* engine, const char* article, size_t size, facts_offsets offsets,
                           facts_buffer* out);

/* Running text → CoNLL-U. */
facts_status facts_parse(const facts_engine* engine, const char* text, size_t size, facts_buffer* out);

/* Articles that are compared with each other. It keeps their analyses, so that adding one reads only that one. The engine
 * must outlive it. */
facts_collection* facts_collection_new(const facts_engine* engine);
void facts_collection_free(facts_collection* collection);

/* Adds an article (JSON object) behind the others and gives its analysis; where it cannot be read, its error, and the error
 * keeps its place in the comparison. */
facts_status facts_collection_add(facts_collection* collection, const char* article, size_t size, facts_offsets offsets,
                                  facts_buffer* out);

/* Takes the article at a place (from 0) out; the ones behind it move up. FACTS_CALL_ERROR where there is none. */
facts_status facts_collection_remove(facts_collection* collection, size_t place, facts_buffer* out);

size_t facts_collection_size(const facts_collection* collection);

/* The comparison of all articles as JSON. */
facts_status facts_collection_compare(const facts_collection* collection, facts_offsets offsets, facts_buffer* out);

/* The comparison as a file of another format. `request` is JSON, {"format", "table", "title", "edits"}, as Collection::write
 * in facts.hpp has it. FACTS_CALL_ERROR where the request is wrong. */
facts_status facts_collection_export(const facts_collection* collection, const char* request, size_t size, facts_buffer* out);

/* Gives back what a call wrote, and empties the buffer. A second call does nothing. */
void facts_buffer_free(facts_buffer* buffer);

/* Memory for arguments, for callers that have none of their own in this address space (wasm). */
void* facts_alloc(size_t size);
void facts_free(void* memory);

#ifdef __cplusplus
}
#endif
#endif
