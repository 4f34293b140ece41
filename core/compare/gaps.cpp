#include "compare/gaps.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "compare/stem.hpp"
#include "compare/tables/gaps.tsv.hpp"

namespace facts::compare {

namespace {

constexpr std::size_t kNegation = 4;  // words before "known" in which a negation is looked for

}  // namespace

Gap gap_of(const claim::Analysis& analysis, const claim::Claim& claim) {
  static const Table table(tables::compare_gaps);
  // By stem, since "undetermined" and "determined" may be read as adjectives with a lemma of their own.
  static const std::vector<std::string> stems = [] {
    std::vector<std::string> out;
    for (std::size_t row = 0; row < table.size(); ++row) out.push_back(stem(table.at(row, 0)));
    return out;
  }();
  bool unknown = false;
  Gap what = Gap::none;
  std::size_t since_negation = kNegation + 1;
  const auto look = [&](std::uint32_t w, bool only_what) {
    const std::string& lemma = analysis.syntax.lemmas[w];
    ++since_negation;
    if (lemma == "not" || lemma == "n't" || lemma == "never" || lemma == "no") since_negation = 0;
    const std::string key = stem(lemma);
    for (std::size_t row = 0; row < stems.size(); ++row) {
      if (stems[row] != key) continue;
      const std::string_view kind = table.at(row, 1);
      const bool known = kind == "known";
      if (known || kind == "unknown") {
        if (!only_what) unknown = unknown || !known || since_negation <= kNegation || claim.polarity == claim::Polarity::negative;
      } else if (what == Gap::none) {
        what = kind == "place" ? Gap::place : kind == "time" ? Gap::time : kind == "number" ? Gap::number : Gap::person;
      }
    }
  };
  const auto& words = analysis.segmentation.words;
  for (const Span part : claim.content) {
    auto at = std::lower_bound(words.begin(), words.end(), part.begin,
                               [](const segment::Word& word, std::uint32_t begin) { return word.span.begin < begin; });
    since_negation = kNegation + 1;
    for (; at != words.end() && at->span.end <= part.end; ++at) look(static_cast<std::uint32_t>(at - words.begin()), false);
  }
  if (unknown && what == Gap::none && !claim.sentences.empty()) {
    // What is not known may stand before the claim: "the place where (it landed is not known)".
    const segment::Sentence& sentence = analysis.segmentation.sentences[claim.sentences.front()];
    for (std::uint32_t w = sentence.first; w < sentence.last && words[w].span.begin < hull(claim.content).begin; ++w) look(w, true);
  }
  return unknown ? what : Gap::none;
}

}  // namespace facts::compare
