#pragma once
// How alike articles are as wholes: whether two of them speak of one event.

#include <array>
#include <cstdint>
#include <vector>

#include "compare/profile.hpp"

namespace facts::compare {

/// What is asked of a pair of articles, each 0 … 1.
enum class ArticleFeature : std::uint8_t {
  bias,
  cosine,         ///< all terms
  names,          ///< names only
  plain,          ///< all but names
  leads,          ///< the terms of headline and first sentences
  lead_names,     ///< the lighter lead's names in the other
  lead_plain,     ///< its other words
  times,          ///< share of the fewer TIMEX3 values that both have
  figures,        ///< the same of figures
  lead_in_other,  ///< terms of the leads anywhere in the other article
  cosine_here,    ///< all terms, weighed by how few of the story's articles have them: what tells two events of one kind apart
  names_here,     ///< the same of names
  count
};
inline constexpr std::size_t kArticleFeatures = static_cast<std::size_t>(ArticleFeature::count);
using ArticleFeatures = std::array<double, kArticleFeatures>;
const char* name(ArticleFeature feature);

/// Likeness of the articles of one collection. Reads the profiles once; keeps a weighted vector for each article.
class Likeness {
 public:
  Likeness(const std::vector<Profile>& profiles, const Weights& weights, std::size_t articles);

  ArticleFeatures features(std::uint32_t one, std::uint32_t two) const;
  /// Probability that the two articles speak of one event. Symmetric; depends on the other articles of the collection.
  double same_event(std::uint32_t one, std::uint32_t two) const;
  /// The same from the two articles alone; less sharp.
  double related(std::uint32_t one, std::uint32_t two) const;

 private:
  struct TermWeight {
    std::uint32_t term;
    double weight;
    double here = 0;  // weight by the articles of this collection
  };
  struct Sketch {
    std::vector<TermWeight> all, lead;           // sorted by term; weights not normed
    std::array<double, 6> norm{};                // of all, names, plain, lead, all here, names here
    std::vector<std::string> times;              // sorted
    std::vector<double> figures;                 // sorted
  };
  std::vector<Sketch> sketches_;
  const Weights& weights_;
};

}  // namespace facts::compare
