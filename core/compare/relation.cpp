#include "compare/relation.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "compare/dates.hpp"
#include "compare/drift.hpp"
#include "compare/figures.hpp"
#include "compare/judged.hpp"
#include "compare/opposed.hpp"
#include "compare/quotes.hpp"

namespace facts::compare {
namespace {

constexpr std::size_t kHeld = 64;  // members that are held against each other

/// Sets the relation by what two claims say against each other, and says why, who and by which words.
void set_clash(Group& group, const Clash& clash, const Judged& j) {
  group.relation = clash.later ? Relation::update : Relation::conflict;
  add_reason(group, reason_of(clash));
  const Profile &one = j.profiles[clash.one], &two = j.profiles[clash.two];
  if (!clash.later) add_parties(group, clash.one, clash.two, j);
  group.differences.push_back({clash.later ? "later" : "opposed", one.member, two.member, clash.one_words, clash.two_words});
}

/// The same of two dates. Times that are minutes apart tell no more than that both are about right.
void set_dates(Group& group, const DateClash& dates, const Judged& j) {
  const Profile &one = j.profiles[dates.one], &two = j.profiles[dates.two];
  group.differences.push_back({"date", one.member, two.member, dates.one_words, dates.two_words});
  switch (dates.kind) {
    case DateClash::Kind::allowed:
      if (group.relation == Relation::agree) group.relation = Relation::compatible;
      add_reason(group, "the times can all be true");
      break;
    case DateClash::Kind::conflict:
      group.relation = Relation::conflict;
      add_reason(group, "they tell different days or times");
      add_parties(group, dates.one, dates.two, j);
      break;
    case DateClash::Kind::moved:
      group.relation = Relation::update;
      add_reason(group, "a later report has another date for it");
      break;
  }
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
  const std::vector<std::uint32_t> ordered = in_time(members, judged, std::numeric_limits<std::size_t>::max());
  find_drift(group, ordered, judged);
  const Reports reports = read_reports({ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(std::min(kHeld, ordered.size()))}, judged);
  if (const auto unknown = find_unknown(reports, judged)) {
    set_clash(group, *unknown, judged);
    return;
  }
  // The figures decide where they contradict each other or are renewed; else what the words say against each other.
  Group figures = group;
  const bool counted = judge_figures(figures, ordered, judged);
  const bool differ = counted && (figures.relation == Relation::conflict || figures.relation == Relation::update);
  if (is_quote(members, judged)) {
    if (differ) {
      group = std::move(figures);
    } else {
      group.kind = GroupKind::quote;
      group.relation = Relation::agree;
      group.because.push_back("the same utterance");
    }
    find_variants(group, ordered, judged);
    return;
  }
  if (counted) group = std::move(figures);
  else group.kind = GroupKind::statement;
  if (differ) return;
  auto clash = find_contradiction(reports, judged);
  if (!clash || clash->later) {
    if (auto step = find_step(reports, judged)) clash = std::move(step);
  }
  if (clash) {
    set_clash(group, *clash, judged);
    return;
  }
  if (!counted) group.relation = Relation::agree;
  if (const auto dates = find_dates(reports, judged)) set_dates(group, *dates, judged);
}

}  // namespace facts::compare
