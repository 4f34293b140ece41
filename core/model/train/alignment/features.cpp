// Prints what the pair scorer sees of stories, for fit.py, fields parted by tabs:
//     F  article|claim  feature ...                                   names of the features
//     A  story  article article  feature ...                          pairs of articles
//     C  story  article claim  sentence  begin end ...                claims; spans are code points of the given text
//     P  story  article claim article claim  feature ...              pairs of claims that are candidates
// Stories come as JSON Lines on standard input.

#include <cstdio>
#include <iostream>
#include <string>

#include "base/offset_map.hpp"
#include "compare/cluster.hpp"
#include "compare/likeness.hpp"
#include "compare/profile.hpp"
#include "compare/score.hpp"
#include "compare/vectors.hpp"
#include "engine/pipeline.hpp"
#include "report/input.hpp"

int main() {
  using namespace facts;
  const Result<syntax::Reader> reader = syntax::Reader::create();
  if (!reader) return 2;
  const Result<compare::Vectors> loaded = compare::Vectors::load(reader->attachment());
  if (!loaded) return 2;
  const compare::Vectors& vectors = *loaded;
  std::printf("F\tarticle");
  for (std::size_t i = 0; i < compare::kArticleFeatures; ++i) std::printf("\t%s", compare::name(static_cast<compare::ArticleFeature>(i)));
  std::printf("\nF\tclaim");
  for (std::size_t i = 0; i < compare::kFeatures; ++i) std::printf("\t%s", compare::name(static_cast<compare::Feature>(i)));
  std::printf("\n");
  std::string line;
  for (std::uint64_t number = 1; std::getline(std::cin, line); ++number) {
    auto item = report::read_line(line, number);
    auto* story = std::get_if<report::Story>(&item);
    if (story == nullptr) continue;
    std::vector<claim::Analysis> analyses;
    for (report::Input& input : story->articles) {
      Result<claim::Analysis> analysis = engine::analyse(*reader, std::move(*input.article));
      analyses.push_back(analysis ? std::move(*analysis) : claim::Analysis{});
    }
    std::vector<const claim::Analysis*> pointers;
    std::vector<OffsetConverter> converters;
    for (const claim::Analysis& analysis : analyses) {
      pointers.push_back(&analysis);
      converters.emplace_back(analysis.article.given.text, OffsetUnit::code_point);
    }
    compare::Interner terms;
    std::vector<compare::Profile> profiles = compare::make_profiles(pointers, terms);
    const compare::Weights weights(profiles, terms, vectors);
    const compare::Likeness likeness(profiles, weights, analyses.size());
    for (std::uint32_t one = 0; one < analyses.size(); ++one) {
      for (std::uint32_t two = one + 1; two < analyses.size(); ++two) {
        std::printf("A\t%s\t%u\t%u", story->id.c_str(), one, two);
        for (const double value : likeness.features(one, two)) std::printf("\t%.5g", value);
        std::printf("\n");
      }
    }
    for (const compare::Profile& p : profiles) {
      const compare::Member m = p.member;
      std::printf("C\t%s\t%u\t%u\t%u", story->id.c_str(), m.article, m.claim, p.sentence);
      for (const Span part : analyses[m.article].claims[m.claim].content) {
        const Span span = analyses[m.article].article.to_given(part);
        std::printf("\t%u\t%u", converters[m.article](span.begin), converters[m.article](span.end));
      }
      std::printf("\n");
    }
    const compare::Scorer scorer(profiles, weights, likeness, analyses.size());
    const auto print = [&](std::uint32_t one, std::uint32_t two) {
      std::printf("P\t%s", story->id.c_str());
      for (const std::uint32_t p : {one, two}) std::printf("\t%u\t%u", profiles[p].member.article, profiles[p].member.claim);
      for (const double value : scorer.features(one, two)) std::printf("\t%.5g", value);
      std::printf("\n");
    };
    for (const auto& [one, two] : compare::candidates(profiles, weights)) print(one, two);
  }
  return 0;
}
