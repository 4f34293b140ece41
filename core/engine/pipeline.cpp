#include "engine/pipeline.hpp"

#include <utility>

#include "number/atoms.hpp"

namespace facts::engine {

Result<claim::Analysis> analyse(const syntax::Reader& reader, article::Source source, const article::Limits& limits) {
  Result<article::Article> article = article::read(std::move(source), limits);
  if (!article) return article.error();
  claim::Analysis analysis;
  analysis.article = std::move(*article);
  const article::Article& text = analysis.article;
  analysis.segmentation = segment::segment(text);
  const segment::Segmentation& words = analysis.segmentation;
  analysis.syntax = reader.read(text.reading, words);
  analysis.entities = entity::resolve(text, words, analysis.syntax);
  const number::Atoms atoms = number::cut_atoms(text.reading, words);
  analysis.times = time::read(text, atoms, analysis.syntax);
  std::vector<Span> taken;
  for (const time::Timex& timex : analysis.times) {
    // A duration with a number is a quantity too; dates, times of day and sets are not.
    if (timex.type != time::TimexType::duration) taken.push_back(timex.span);
  }
  analysis.quantities = quantity::read(text, atoms, words, analysis.syntax, taken);
  analysis.attributions = attribution::read(text, words, analysis.syntax, analysis.entities);
  analysis.claims = claim::read(analysis);
  return analysis;
}

}  // namespace facts::engine
