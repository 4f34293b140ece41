#include <facts/facts.h>
#include <string.h>

int main(void) {
  if (facts_abi() != FACTS_ABI) return 1;
  facts_buffer out = {0, 0};
  facts_engine* engine = facts_engine_new(0, 0, &out);
  facts_buffer_free(&out);
  if (engine == 0) return 1;
  const char* article = "{\"text\": \"Police said on Monday that two people were hurt.\"}";
  const facts_status good = facts_extract(engine, article, strlen(article), FACTS_UTF16, &out);
  const int wrote = out.size > 0;
  facts_buffer_free(&out);
  facts_buffer_free(&out);
  const facts_status bad = facts_extract(engine, "[]", 2, FACTS_UTF16, &out);
  facts_buffer_free(&out);
  facts_engine_free(engine);
  return good == FACTS_OK && wrote && bad == FACTS_INPUT_ERROR ? 0 : 1;
}
