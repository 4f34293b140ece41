#pragma once
// Spans of the reading text as numbers of the given text, in the unit asked for.

#include "article/article.hpp"
#include "base/offset_map.hpp"
#include "report/out.hpp"

namespace facts::report {

/// Converts the spans of one article and writes them as JSON.
class Positions {
 public:
  Positions(const article::Article& article, OffsetUnit unit) : article_(article), convert_(article.given.text, unit) {}

  /// `[start, end]`; null for an empty span.
  Out& span(Out& out, Span reading) const;
  /// `[[start, end], …]`
  Out& passage(Out& out, const Passage& passage) const;

 private:
  const article::Article& article_;
  OffsetConverter convert_;
};

const char* offsets_name(OffsetUnit unit);

}  // namespace facts::report
