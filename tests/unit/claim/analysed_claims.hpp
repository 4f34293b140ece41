#pragma once
// Reads a text through all stages up to its claims.

#include <string>
#include <utility>
#include <vector>

#include "attribution/analysed.hpp"
#include "claim/claim.hpp"

namespace facts::test {

inline claim::Analysis analysed(const std::string& text) {
  test::Analysed before(text);
  claim::Analysis a;
  a.article = std::move(before.article);
  a.segmentation = std::move(before.words);
  a.syntax = std::move(before.syntax);
  a.entities = std::move(before.entities);
  a.attributions = std::move(before.attributions);
  a.times = time::read(a.article, a.segmentation, a.syntax);
  std::vector<Span> taken;
  for (const time::Timex& timex : a.times) {
    if (timex.type != time::TimexType::duration) taken.push_back(timex.span);
  }
  a.quantities = quantity::read(a.article, a.segmentation, a.syntax, taken);
  a.claims = claim::read(a);
  return a;
}

}  // namespace facts::test
