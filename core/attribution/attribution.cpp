#include "attribution/attribution.hpp"

#include "attribution/rules.hpp"

namespace facts::attribution {

std::vector<Attribution> read(const article::Article& article, const segment::Segmentation& segmentation,
                              const syntax::Syntax& syntax, const entity::Entities& entities) {
  const Text text(article, segmentation, syntax, entities);
  Rules rules(text);
  rules.verbs();
  rules.phrases();
  rules.nouns();
  rules.headlines();
  rules.proposals();
  rules.run_on();
  return rules.finish();
}

}  // namespace facts::attribution
