#pragma once
// Stage 6a: quantities: value, bounds, unit, and what is counted.

#include <cstdint>
#include <optional>
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

namespace facts::quantity {

enum class Change : std::uint8_t { exactly, about, below, above, up, down };
const char* name(Change change);  ///< "=", "~", "<", ">", "up", "down"

struct Quantity {
  Span span;                          ///< number with its hedge and unit ("nearly 3,000", "$5 million", "12.5 %")
  std::uint32_t first = 0, last = 0;  ///< its words [first, last)
  std::optional<double> value;        ///< as written, scaled; none for a range
  std::optional<double> min, max;     ///< the bounds that the words set
  Change change = Change::exactly;
  std::string unit;                   ///< name of unit or currency ("kilometre", "US dollar", "percent"); empty for a plain count
  std::string dimension;              ///< "length", "currency", "duration", "" …
  double factor = 1;                  ///< value × factor is in the dimension's base unit
  Span counted;                       ///< "North Korean soldiers"; empty where nothing is named
  std::uint32_t counted_head = npos;  ///< head word of what is counted
  Span state;                         ///< what has become of it ("killed or wounded", "missing"); empty where the tree names nothing
};

/// Quantities in text order, not overlapping. `taken` holds spans that another stage has read as times.
std::vector<Quantity> read(const article::Article& article, const segment::Segmentation& segmentation,
                           const syntax::Syntax& syntax, const std::vector<Span>& taken);
/// The same over atoms that the caller has cut; the time stage reads them too.
std::vector<Quantity> read(const article::Article& article, const number::Atoms& atoms, const segment::Segmentation& segmentation,
                           const syntax::Syntax& syntax, const std::vector<Span>& taken);

}  // namespace facts::quantity
