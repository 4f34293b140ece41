#pragma once
// Spans of the reading text as numbers of the given text, in the unit asked for.

#include <string>

#include "article/article.hpp"
#include "base/offset_map.hpp"
#include "report/json.hpp"

namespace facts::report {

/// Converts the spans of one article.
class Positions {
 public:
  Positions(const article::Article& article, OffsetUnit unit) : article_(article), convert_(article.given.text, unit) {}

  /// `[start, end]`; null for an empty span.
  Json span(Span reading) const {
    if (reading.empty()) return nullptr;
    const Span given = article_.to_given(reading);
    return Json::array({convert_(given.begin), convert_(given.end)});
  }
  /// `[[start, end], …]`
  Json passage(const Passage& passage) const {
    Json list = Json::array();
    for (const Span part : passage) list.push_back(span(part));
    return list;
  }

 private:
  const article::Article& article_;
  OffsetConverter convert_;
};

const char* offsets_name(OffsetUnit unit);

}  // namespace facts::report
