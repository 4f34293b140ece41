#include "compare/relation.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <utility>

#include "compare/figures.hpp"
#include "compare/gaps.hpp"
#include "compare/quotes.hpp"

namespace facts::compare {
namespace {

const claim::Claim& claim_of(const Judged& j, std::uint32_t profile) {
  const Member m = j.profiles[profile].member;
  return j.analyses[m.article]->claims[m.claim];
}
const claim::Analysis& analysis_of(const Judged& j, std::uint32_t profile) { return *j.analyses[j.profiles[profile].member.article]; }

bool same_article(const Judged& j, std::uint32_t a, std::uint32_t b) {
  return j.profiles[a].member.article == j.profiles[b].member.article;
}

/// Days from the publication of one article to the other's; 0 where one has no date.
std::int64_t days_between(const Judged& j, std::uint32_t a, std::uint32_t b) {
  const auto& one = analysis_of(j, a).article.published;
  const auto& two = analysis_of(j, b).article.published;
  if (!one || !two) return 0;
  return (std::chrono::sys_days(*two) - std::chrono::sys_days(*one)).count();
}

void add_difference(Group& group, const char* kind, const Judged& j, std::uint32_t a, std::uint32_t b, Passage one, Passage two) {
  group.differences.push_back({kind, j.profiles[a].member, j.profiles[b].member, std::move(one), std::move(two)});
}

Passage cue_words(const Judged& j, std::uint32_t p) {
  const claim::Claim& claim = claim_of(j, p);
  if (claim.attribution == npos) return {};
  return analysis_of(j, p).attributions[claim.attribution].cue;
}
Passage source_words(const Judged& j, std::uint32_t p) {
  const claim::Claim& claim = claim_of(j, p);
  if (claim.attribution == npos) return {};
  return analysis_of(j, p).attributions[claim.attribution].source;
}

/// Weaker or stronger certainty, dropped or changed attribution, against the first member.
void find_drift(Group& group, const std::vector<std::uint32_t>& members, const Judged& j) {
  const std::uint32_t first = members.front();
  for (const std::uint32_t p : members) {
    if (same_article(j, p, first)) continue;
    const claim::Claim &a = claim_of(j, first), &b = claim_of(j, p);
    if (a.certainty != b.certainty) add_difference(group, "certainty", j, first, p, a.content, b.content);
    if (a.polarity != b.polarity) add_difference(group, "polarity", j, first, p, a.content, b.content);
    const bool one = a.kind != claim::ClaimKind::stated, two = b.kind != claim::ClaimKind::stated;
    if (one != two) {
      add_difference(group, "attribution-dropped", j, first, p, cue_words(j, first), cue_words(j, p));
    } else if (one && common(j.profiles[first].speaker, j.profiles[p].speaker) == 0) {
      add_difference(group, "source", j, first, p, source_words(j, first), source_words(j, p));
    }
  }
}

/// Whether a later article says as a fact what an earlier one held possible.
bool came_true(const std::vector<std::uint32_t>& members, const Judged& j) {
  for (const std::uint32_t a : members) {
    for (const std::uint32_t b : members) {
      if (days_between(j, a, b) < 1) continue;
      const claim::Certainty before = claim_of(j, a).certainty, after = claim_of(j, b).certainty;
      if (after == claim::Certainty::certain && (before == claim::Certainty::possible || before == claim::Certainty::probable)) return true;
    }
  }
  return false;
}

/// Whether what one says there was none of happens in another claim: "no arrests" and "two people were arrested", "no casualties" and
/// "two were killed".
bool happened(const Ids& denied, const Profile& p, const Weights& weights) {
  constexpr double kAlike = 0.45;
  if (p.head == npos) return false;
  for (const std::uint32_t noun : denied) {
    if (noun == p.head || std::binary_search(p.predicates.begin(), p.predicates.end(), noun)) return true;
    const std::uint32_t one = weights.row(noun), two = weights.row(p.head);
    if (one != npos && two != npos && weights.vectors().cosine(one, two) >= kAlike) return true;
  }
  return false;
}

/// Whether one denies what another says: the same main predicate, once negated. "Did not survive" denies "survived", and is no
/// denial of "died".
std::optional<std::pair<std::uint32_t, std::uint32_t>> opposed(const std::vector<std::uint32_t>& members, const Judged& j) {
  for (const std::uint32_t a : members) {
    if (j.profiles[a].denied.empty()) continue;
    for (const std::uint32_t b : members) {
      if (!same_article(j, a, b) && j.profiles[b].denied.empty() && happened(j.profiles[a].denied, j.profiles[b], j.weights)) return std::pair(a, b);
    }
  }
  for (const std::uint32_t a : members) {
    if (claim_of(j, a).polarity != claim::Polarity::negative) continue;
    const std::uint32_t predicate = j.profiles[a].head;
    for (const std::uint32_t b : members) {
      if (same_article(j, a, b) || claim_of(j, b).polarity != claim::Polarity::positive || predicate == npos) continue;
      const Ids& others = j.profiles[b].predicates;
      if (j.profiles[b].head == predicate || std::binary_search(others.begin(), others.end(), predicate)) return std::pair(a, b);
    }
  }
  return std::nullopt;
}

}  // namespace

void judge(Group& group, const std::vector<std::uint32_t>& members, const Judged& judged) {
  std::set<std::uint32_t> articles;
  for (const std::uint32_t p : members) articles.insert(judged.profiles[p].member.article);
  if (articles.size() < 2) {
    group.relation = Relation::single;
    if (!judged.profiles[members.front()].amounts.empty()) group.kind = GroupKind::figure;
    else if (claim_of(judged, members.front()).kind == claim::ClaimKind::direct) group.kind = GroupKind::quote;
    return;
  }
  find_drift(group, members, judged);
  std::size_t gaps = 0;
  for (const std::uint32_t p : members) gaps += gap_of(analysis_of(judged, p), claim_of(judged, p)) != Gap::none;
  if (gaps > 0 && gaps < members.size()) {
    group.relation = Relation::conflict;
    group.because.push_back("one says what another says is not known");
    return;
  }
  if (is_quote(members, judged)) {
    // One utterance whose figures contradict each other is a conflict of figures first.
    Group figures = group;
    const bool differ = judge_figures(figures, members, judged) &&
                        (figures.relation == Relation::conflict || figures.relation == Relation::update);
    if (differ) {
      group = std::move(figures);
    } else {
      group.kind = GroupKind::quote;
      group.relation = Relation::agree;
      group.because.push_back("the same utterance");
    }
    find_variants(group, members, judged);
    return;
  }
  if (judge_figures(group, members, judged)) return;
  group.kind = GroupKind::statement;
  if (const auto pair = opposed(members, judged)) {
    group.relation = Relation::conflict;
    group.because.push_back("one says so, the other says not so");
    group.because.push_back(who_differs(judged.profiles[pair->first], judged.profiles[pair->second]));
  } else if (came_true(members, judged)) {
    group.relation = Relation::update;
    group.because.push_back("a later report says as a fact what an earlier one held possible");
  } else {
    group.relation = Relation::agree;
  }
}

}  // namespace facts::compare
