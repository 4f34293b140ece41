// Stands in for RE2's own util/logging.h: same macros, but nothing is printed and iostreams stay out of the program.
// RE2 logs when a pattern does not compile or a DFA runs out of memory; the caller sees both through RE2::ok() and
// the match's result. LOG(FATAL) and failed CHECKs still end the program, as RE2 relies on not going on after them.
#ifndef UTIL_LOGGING_H_
#define UTIL_LOGGING_H_

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

namespace facts_re2_log {

struct Sink {
  template <typename T>
  Sink& operator<<(const T&) { return *this; }
};

struct Message {
  bool fatal;
  explicit Message(bool is_fatal) : fatal(is_fatal) {}
  ~Message() {
    if (fatal) abort();
  }
  Sink& stream() { return sink; }
  Sink sink;
};

}  // namespace facts_re2_log

#define FACTS_RE2_LOG_INFO false
#define FACTS_RE2_LOG_WARNING false
#define FACTS_RE2_LOG_ERROR false
#define FACTS_RE2_LOG_FATAL true
#ifdef NDEBUG
#define FACTS_RE2_LOG_DFATAL false
#else
#define FACTS_RE2_LOG_DFATAL true
#endif

#define LOG(severity) facts_re2_log::Message(FACTS_RE2_LOG_##severity).stream()
#define VLOG(level) \
  if ((level) > 0) {} else LOG(INFO)
#define CHECK(x) \
  if (x) {} else LOG(FATAL)
#define CHECK_LT(x, y) CHECK((x) < (y))
#define CHECK_GT(x, y) CHECK((x) > (y))
#define CHECK_LE(x, y) CHECK((x) <= (y))
#define CHECK_GE(x, y) CHECK((x) >= (y))
#define CHECK_EQ(x, y) CHECK((x) == (y))
#define CHECK_NE(x, y) CHECK((x) != (y))
#define DCHECK(condition) assert(condition)
#define DCHECK_LT(x, y) assert((x) < (y))
#define DCHECK_GT(x, y) assert((x) > (y))
#define DCHECK_LE(x, y) assert((x) <= (y))
#define DCHECK_GE(x, y) assert((x) >= (y))
#define DCHECK_EQ(x, y) assert((x) == (y))
#define DCHECK_NE(x, y) assert((x) != (y))

#endif  // UTIL_LOGGING_H_
