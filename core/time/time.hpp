#pragma once
// Stage 6b: time expressions after TIMEX3 (ISO-TimeML, ISO 24617-1).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "base/span.hpp"
#include "segment/segment.hpp"
#include "syntax/syntax.hpp"

namespace facts::number {
struct Atoms;
}

namespace facts::time {

enum class TimexType : std::uint8_t { date, time, duration, set };
const char* name(TimexType type);

struct Timex {
  Span span;
  std::uint32_t first = 0, last = 0;  ///< its words [first, last)
  TimexType type = TimexType::date;
  std::string value;  ///< "2024-12-26", "2024-W51", "2025-02", "P2D", "PAST_REF"; empty for a day that does not exist
  std::string mod;    ///< TIMEX3 modifier ("START", "APPROX" …), may be empty
};

/// Time expressions in text order, not overlapping, resolved against the article's date.
std::vector<Timex> read(const article::Article& article, const segment::Segmentation& segmentation,
                        const syntax::Syntax& syntax);

/// The same over atoms that the caller has cut; the quantity stage reads them too.
std::vector<Timex> read(const article::Article& article, const number::Atoms& atoms, const syntax::Syntax& syntax);

}  // namespace facts::time
