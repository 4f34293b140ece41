#include "compare/drift.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/table.hpp"
#include "base/utf8.hpp"
#include "claim/tables/certainty.tsv.hpp"
#include "claim/tables/negators.tsv.hpp"
#include "compare/judged.hpp"

namespace facts::compare {
namespace {

using syntax::Upos;

void add_difference(Group& group, const char* kind, const Judged& j, std::uint32_t a, std::uint32_t b, Passage one, Passage two) {
  group.differences.push_back({kind, j.profiles[a].member, j.profiles[b].member, std::move(one), std::move(two)});
}

Passage cue_words(const Judged& j, std::uint32_t p) {
  const attribution::Attribution* said = said_of(j, p);
  return said == nullptr ? Passage{} : said->cue;
}
Passage source_words(const Judged& j, std::uint32_t p) {
  const attribution::Attribution* said = said_of(j, p);
  return said == nullptr ? Passage{} : said->source;
}

/// What a certain claim has in the place of a hedge: its main verb.
Passage predicate_words(const Judged& j, std::uint32_t p) {
  const std::uint32_t head = claim_of(j, p).predicate_head;
  return head == npos ? Passage{} : Passage{analysis_of(j, p).segmentation.words[head].span};
}

/// Words of a claim and the auxiliaries and adverbs right before it, which a claim that was cut out may have left behind.
std::vector<std::uint32_t> words_about(const claim::Analysis& a, const claim::Claim& claim) {
  std::vector<std::uint32_t> words = words_in(a, claim.content);
  const std::uint32_t head = claim.predicate_head;
  if (head == npos) return words;
  for (const std::uint32_t c : children_of(a.syntax, head)) {
    if (std::find(words.begin(), words.end(), c) == words.end()) words.push_back(c);
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

Passage hedge_words(std::uint32_t p, const Judged& j) {
  static const auto rows = [] {
    std::unordered_map<std::string_view, std::pair<std::string_view, std::string_view>> out;  // what it is, how certain it leaves a claim
    const Table table(tables::claim_certainty);
    for (std::size_t row = 0; row < table.size(); ++row) out.emplace(table.at(row, 0), std::pair(table.at(row, 1), table.at(row, 2)));
    return out;
  }();
  const claim::Analysis& a = analysis_of(j, p);
  const claim::Claim& claim = claim_of(j, p);
  if (claim.certainty == claim::Certainty::certain) return {};
  Passage weaker;
  for (const std::uint32_t w : words_about(a, claim)) {
    const std::string low = utf8::fold(a.segmentation.form(a.article.reading, w));
    auto row = rows.find(std::string_view(a.syntax.lemmas[w]));
    if (row == rows.end()) row = rows.find(std::string_view(low));
    if (row == rows.end()) continue;
    const auto& [sort, left] = row->second;
    const Upos upos = a.syntax.upos(w);
    if ((sort == "modal") != (upos == Upos::aux)) continue;
    const Span span = a.segmentation.words[w].span;
    if (left == claim::name(claim.certainty)) return {span};
    if (weaker.empty()) weaker = {span};
  }
  const attribution::Attribution* said = said_of(j, p);
  const bool cue = said != nullptr && said->force != attribution::Force::certain && said->force != attribution::Force::factive;
  return cue && !said->cue.empty() ? said->cue : weaker;
}

Passage denying_words(std::uint32_t p, const Judged& j) {
  static const auto negators = [] {
    std::unordered_set<std::string_view> out;
    const Table table(tables::claim_negators);
    for (std::size_t row = 0; row < table.size(); ++row) out.insert(table.at(row, 0));
    return out;
  }();
  const claim::Analysis& a = analysis_of(j, p);
  const claim::Claim& claim = claim_of(j, p);
  if (claim.polarity != claim::Polarity::negative) return {};
  const attribution::Attribution* said = said_of(j, p);
  if (said != nullptr && said->act == attribution::Act::deny && !said->cue.empty()) return said->cue;
  for (const std::uint32_t w : words_about(a, claim)) {
    std::string low = utf8::fold(a.segmentation.form(a.article.reading, w));
    if (low == "n’t") low = "n't";
    if (negators.contains(std::string_view(low)) || negators.contains(std::string_view(a.syntax.lemmas[w]))) return {a.segmentation.words[w].span};
  }
  return said == nullptr ? Passage{} : said->cue;
}

void find_drift(Group& group, const std::vector<std::uint32_t>& members, const Judged& j) {
  const std::uint32_t first = members.front();
  for (const std::uint32_t p : members) {
    if (same_article(j, p, first)) continue;
    const claim::Claim &a = claim_of(j, first), &b = claim_of(j, p);
    if (a.certainty != b.certainty) {
      Passage one = hedge_words(first, j), two = hedge_words(p, j);
      if (one.empty()) one = predicate_words(j, first);
      if (two.empty()) two = predicate_words(j, p);
      add_difference(group, "certainty", j, first, p, std::move(one), std::move(two));
    }
    if (a.polarity != b.polarity) {
      Passage one = denying_words(first, j), two = denying_words(p, j);
      if (one.empty()) one = predicate_words(j, first);
      if (two.empty()) two = predicate_words(j, p);
      add_difference(group, "polarity", j, first, p, std::move(one), std::move(two));
    }
    const bool one = a.kind != claim::ClaimKind::stated, two = b.kind != claim::ClaimKind::stated;
    if (one != two) {
      add_difference(group, "attribution-dropped", j, first, p, cue_words(j, first), cue_words(j, p));
    } else if (one && common(j.profiles[first].speaker, j.profiles[p].speaker) == 0) {
      add_difference(group, "source", j, first, p, source_words(j, first), source_words(j, p));
    }
  }
}

}  // namespace facts::compare
