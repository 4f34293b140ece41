#include "compare/refine.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "compare/figures.hpp"
#include "compare/gaps.hpp"
#include "compare/quotes.hpp"
#include "compare/sets.hpp"

namespace facts::compare {
namespace {

constexpr double kFar = 2.0;
constexpr std::uint32_t kBack = 3;  // claims before a gap that may say what happened

std::uint32_t next_id(const Clusters& clusters) { return clusters.empty() ? 0 : clusters.rbegin()->first + 1; }

std::set<std::uint32_t> articles_of(const std::vector<std::uint32_t>& members, const std::vector<Profile>& profiles) {
  std::set<std::uint32_t> articles;
  for (const std::uint32_t p : members) articles.insert(profiles[p].member.article);
  return articles;
}

/// One number that stands for an amount: the bound that it has, or the middle of two.
std::optional<double> point(const Amount& amount) {
  if (amount.min && amount.max) return (*amount.min + *amount.max) / 2;
  return amount.min ? amount.min : amount.max;
}

/// Whether two claims give figures of one axis that lie far apart, on the word of two speakers.
bool far_apart(const Profile& a, const Profile& b, const Weights& weights) {
  if (a.speaker.empty() || b.speaker.empty() || common(a.speaker, b.speaker) > 0) return false;
  for (const Amount& x : a.amounts) {
    for (const Amount& y : b.amounts) {
      const std::optional<double> one = point(x), two = point(y);
      if (!same_axis(x, y, weights) || !one || !two) continue;
      const double low = std::min(std::abs(*one), std::abs(*two)), high = std::max(std::abs(*one), std::abs(*two));
      if (high >= kFar * std::max(low, 1e-9)) return true;
    }
  }
  return false;
}

bool fills(Gap gap, const Profile& p, const claim::Claim& claim) {
  switch (gap) {
    case Gap::place: return !p.places.empty();
    case Gap::time: return !p.times.empty();
    case Gap::number: return !p.amounts.empty();
    case Gap::person: return claim.subject_entity != npos;
    case Gap::none: break;
  }
  return false;
}

}  // namespace

void split_single_articles(Clusters& clusters, const std::vector<Profile>& profiles) {
  Clusters out;
  std::uint32_t next = 0;
  for (auto& [group, members] : clusters) {
    if (members.size() == 1 || articles_of(members, profiles).size() > 1) {
      out[next++] = std::move(members);
      continue;
    }
    for (const std::uint32_t p : members) out[next++] = {p};
  }
  clusters = std::move(out);
}

void split_speakers(Clusters& clusters, const Judged& judged, const Scorer& scorer) {
  std::uint32_t next = next_id(clusters);
  Clusters added;
  for (auto& [id, members] : clusters) {
    // Each member goes to the part that it fits best and contradicts nowhere.
    std::vector<std::vector<std::uint32_t>> parts;
    for (const std::uint32_t p : members) {
      std::size_t best = parts.size();
      double best_score = -1;
      for (std::size_t k = 0; k < parts.size(); ++k) {
        double sum = 0;
        bool fits = true;
        for (const std::uint32_t q : parts[k]) {
          if (far_apart(judged.profiles[p], judged.profiles[q], judged.weights)) fits = false;
          sum += scorer.score(p, q);
        }
        const double mean = sum / static_cast<double>(parts[k].size());
        if (fits && mean > best_score) {
          best = k;
          best_score = mean;
        }
      }
      if (best == parts.size()) parts.emplace_back();
      parts[best].push_back(p);
    }
    if (parts.size() < 2) continue;
    members = parts.front();
    for (std::size_t k = 1; k < parts.size(); ++k) added[next++] = parts[k];
  }
  clusters.merge(added);
}

void split_quotes(Clusters& clusters, const Judged& judged) {
  constexpr std::size_t kAsked = 64;  // quotations of a group that are held against each other
  std::uint32_t next = next_id(clusters);
  Clusters added;
  for (auto& [id, members] : clusters) {
    std::vector<std::uint32_t> quotes, rest;
    for (const std::uint32_t p : members) (judged.profiles[p].quoted ? quotes : rest).push_back(p);
    if (quotes.size() < 2 || rest.empty() || quotes.size() > kAsked) continue;
    // Utterances, as far as one quotation leads to the next. Only a quotation that nobody else has in these words can be
    // another's translation: one agency's words on two things are often more alike than two translations.
    Sets same(quotes.size());
    std::vector<bool> alone(quotes.size(), true);
    for (const bool by_words : {true, false}) {
      for (std::uint32_t i = 0; i < quotes.size(); ++i) {
        for (std::uint32_t k = 0; k < i; ++k) {
          if (by_words ? !same_words(quotes[i], quotes[k], judged) : !(alone[i] && alone[k] && retranslated(quotes[i], quotes[k], judged))) continue;
          same.join(i, k);
          if (by_words) alone[i] = alone[k] = false;
        }
      }
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> utterances;
    for (std::uint32_t i = 0; i < quotes.size(); ++i) utterances[same.find(i)].push_back(quotes[i]);
    for (const auto& [first, utterance] : utterances) {
      if (articles_of(utterance, judged.profiles).size() > 1) added[next++] = utterance;
      else rest.insert(rest.end(), utterance.begin(), utterance.end());
    }
    std::sort(rest.begin(), rest.end());
    members = std::move(rest);
  }
  clusters.merge(added);
}

void join_gaps(Clusters& clusters, const Judged& judged) {
  std::vector<std::uint32_t> group_of(judged.profiles.size());
  std::map<Member, std::uint32_t> profile_of;
  for (const auto& [id, members] : clusters) {
    for (const std::uint32_t p : members) group_of[p] = id;
  }
  for (std::uint32_t p = 0; p < judged.profiles.size(); ++p) profile_of[judged.profiles[p].member] = p;
  const auto claim_of = [&](std::uint32_t p) -> const claim::Claim& {
    const Member m = judged.profiles[p].member;
    return judged.analyses[m.article]->claims[m.claim];
  };

  // The gaps by kind and by the group of what stands before each: these are one gap, however each article puts it.
  std::map<std::pair<std::uint32_t, Gap>, std::vector<std::uint32_t>> holes;
  for (std::uint32_t p = 0; p < judged.profiles.size(); ++p) {
    const Member m = judged.profiles[p].member;
    const Gap gap = gap_of(*judged.analyses[m.article], claim_of(p));
    if (gap == Gap::none) continue;
    // What happened is told just before, by a claim that other articles make too.
    for (std::uint32_t back = 1; back <= std::min(m.claim, kBack); ++back) {
      const auto before = profile_of.find({m.article, m.claim - back});
      if (before == profile_of.end() || group_of[before->second] == group_of[p]) continue;
      const std::vector<std::uint32_t>& told = clusters[group_of[before->second]];
      const bool filled = std::any_of(told.begin(), told.end(), [&](std::uint32_t q) {
        return judged.profiles[q].member.article != m.article && fills(gap, judged.profiles[q], claim_of(q));
      });
      if (!filled) continue;
      holes[{group_of[before->second], gap}].push_back(p);
      break;
    }
  }
  const auto move = [&](std::uint32_t p, std::uint32_t to) {
    std::vector<std::uint32_t>& from = clusters[group_of[p]];
    from.erase(std::find(from.begin(), from.end(), p));
    if (from.empty()) clusters.erase(group_of[p]);
    clusters[to].push_back(p);
    group_of[p] = to;
  };
  for (const auto& [key, hole] : holes) {
    const auto& [event, gap] = key;
    const std::uint32_t home = group_of[hole.front()];
    if (home == event) continue;
    for (const std::uint32_t p : hole) {
      if (group_of[p] != home) move(p, home);
    }
    const std::set<std::uint32_t> silent = articles_of(clusters[home], judged.profiles);
    const std::vector<std::uint32_t> told = clusters.contains(event) ? clusters[event] : std::vector<std::uint32_t>();
    // What the article has told of the event is not what it misses: another place is, and a time or number where it has none.
    Ids known_places;
    bool known = false;
    for (const std::uint32_t q : told) {
      const Profile& profile = judged.profiles[q];
      if (!silent.contains(profile.member.article)) continue;
      known_places.insert(known_places.end(), profile.places.begin(), profile.places.end());
      known = known || fills(gap, profile, claim_of(q));
    }
    sort_unique(known_places);
    const auto tells = [&](std::uint32_t q) {
      const Profile& profile = judged.profiles[q];
      if (gap != Gap::place) return !known && fills(gap, profile, claim_of(q));
      return std::any_of(profile.places.begin(), profile.places.end(),
                         [&](std::uint32_t place) { return !std::binary_search(known_places.begin(), known_places.end(), place); });
    };
    std::set<std::uint32_t> filled;  // one claim of an article is enough: the others stay with the event
    for (const std::uint32_t q : told) {
      const std::uint32_t article = judged.profiles[q].member.article;
      if (!silent.contains(article) && tells(q) && filled.insert(article).second) move(q, home);
    }
    std::sort(clusters[home].begin(), clusters[home].end());
  }
}

}  // namespace facts::compare
