#pragma once
// What a number counts: from the dependency tree where there is one, else from tags and word order.

#include "number/atoms.hpp"
#include "quantity/quantity.hpp"
#include "quantity/reader.hpp"

namespace facts::quantity {

/// Fills `counted` and `counted_head` of a quantity that was read from `reading`; `before` are those read before it, which an
/// ellipsis ("1,000 of them", "300 remain") points back to.
void find_counted(const number::Atoms& atoms, const Reading& reading, const segment::Segmentation& segmentation,
                  const syntax::Syntax& syntax, std::string_view text, const std::vector<Quantity>& before, Quantity& quantity);

}  // namespace facts::quantity
