#include "compare/refine.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <set>
#include <tuple>

#include "base/sets.hpp"
#include "compare/gaps.hpp"
#include "compare/judged.hpp"
#include "compare/quotes.hpp"

namespace facts::compare {
namespace {

constexpr double kFar = 2.0;
constexpr std::uint32_t kBack = 3;  // claims before a gap that may say what happened
constexpr double kSynonym = 0.5;    // cosine from which two predicates can mean one thing
constexpr double kStray = 0.3;      // of the middle member's mean score: what a stray has at most
constexpr std::size_t kCounting = 3;        // articles with figures that make a group one of figures,
constexpr double kStrayOfFigures = 0.7;     // and what a claim without one must then reach
constexpr std::size_t kHeld = 64;   // members that one is held against

std::uint32_t next_id(const Clusters& clusters) { return clusters.empty() ? 0 : clusters.rbegin()->first + 1; }

std::set<std::uint32_t> articles_of(const std::vector<std::uint32_t>& members, const std::vector<Profile>& profiles) {
  std::set<std::uint32_t> articles;
  for (const std::uint32_t p : members) articles.insert(profiles[p].member.article);
  return articles;
}

/// Whether two claims give figures of one axis that lie far apart, on the word of two speakers.
bool far_apart(const Profile& a, const Profile& b, const Weights& weights) {
  if (a.speaker.empty() || b.speaker.empty() || common(a.speaker, b.speaker) > 0) return false;
  for (const Amount& x : a.amounts) {
    for (const Amount& y : b.amounts) {
      const std::optional<double> one = middle(x), two = middle(y);
      if (!one || !two || !same_axis(a, x, b, y, weights)) continue;
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

/// Mean score of a claim with those of `others` that are of another article; at most kHeld of them are asked.
double mean_score(std::uint32_t p, const std::vector<std::uint32_t>& others, const Judged& judged, const std::vector<Edge>& edges) {
  double sum = 0;
  std::size_t count = 0;
  for (const std::uint32_t q : others) {
    if (judged.profiles[q].member.article == judged.profiles[p].member.article) continue;
    sum += score_of(edges, p, q);
    if (++count == kHeld) break;
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

/// Claims of a group with one main predicate.
struct Telling {
  std::uint32_t head = npos;
  std::vector<std::uint32_t> members;
  std::set<std::uint32_t> articles;
  std::size_t first = std::numeric_limits<std::size_t>::max();  ///< place of its first claim among the group's in time
};

/// Whether enough articles tell the two apart, in a claim each, and they are no synonyms.
bool told_apart(const Telling& one, const Telling& two, std::size_t least, const Judged& j) {
  std::vector<std::uint32_t> both;
  std::set_intersection(one.articles.begin(), one.articles.end(), two.articles.begin(), two.articles.end(), std::back_inserter(both));
  const std::size_t fewer = std::min(one.articles.size(), two.articles.size());
  return both.size() >= least && 2 * both.size() >= fewer && j.weights.nearness(one.head, two.head) < kSynonym;
}

/// Main predicates of which articles tell each apart from each, those of most articles first; empty where there are no two.
std::vector<Telling> several_things(const std::vector<std::uint32_t>& members, std::size_t least, const Judged& j) {
  if (members.size() < 2 * least) return {};  // two things need a claim of so many articles each
  std::map<std::uint32_t, Telling> by_head;
  std::size_t place = 0;
  for (const std::uint32_t p : in_time(members, j, members.size())) {
    const Profile& profile = j.profiles[p];
    if (profile.head == npos) continue;
    Telling& telling = by_head[profile.head];
    telling.head = profile.head;
    telling.first = std::min(telling.first, place++);
    telling.members.push_back(p);
    telling.articles.insert(profile.member.article);
  }
  constexpr std::size_t kTried = 24;  // predicates that are held against each other
  std::vector<const Telling*> tellings;
  for (const auto& [head, telling] : by_head) {
    if (telling.articles.size() >= least) tellings.push_back(&telling);
  }
  const auto weight = [](const Telling& t) { return std::tuple(t.articles.size(), t.members.size()); };
  std::sort(tellings.begin(), tellings.end(),
            [&](const Telling* one, const Telling* two) { return std::tuple(weight(*two), one->first) < std::tuple(weight(*one), two->first); });
  if (tellings.size() > kTried) tellings.resize(kTried);
  // The first that another is told apart from, and then whatever is told apart from all.
  std::vector<Telling> things;
  for (std::size_t first = 0; first < tellings.size() && things.size() < 2; ++first) {
    things = {*tellings[first]};
    for (std::size_t k = first + 1; k < tellings.size(); ++k) {
      const bool apart = std::all_of(things.begin(), things.end(), [&](const Telling& thing) { return told_apart(thing, *tellings[k], least, j); });
      if (apart) things.push_back(*tellings[k]);
    }
  }
  if (things.size() < 2) things.clear();
  return things;
}

/// The one of several things that a claim belongs to: that of its predicate; else of those that it speaks of, or of all, the nearest.
std::size_t thing_of(std::uint32_t p, const std::vector<Telling>& things, const Judged& judged, const std::vector<Edge>& edges) {
  const Profile& profile = judged.profiles[p];
  const auto speaks_of = [&](const Telling& thing) {
    return judged.weights.nearness(profile.head, thing.head) >= kSynonym || profile.says(thing.head);
  };
  const bool some = std::any_of(things.begin(), things.end(), speaks_of);
  std::size_t best = 0;
  double most = -1;
  for (std::size_t t = 0; t < things.size(); ++t) {
    if (things[t].head == profile.head) return t;
    if (some && !speaks_of(things[t])) continue;
    const double score = mean_score(p, things[t].members, judged, edges);
    if (score <= most) continue;
    most = score;
    best = t;
  }
  return best;
}

}  // namespace

void split_predicates(Clusters& clusters, const Judged& judged, const std::vector<Edge>& edges) {
  // Of few articles two that tell both things are enough.
  const std::size_t least = std::clamp<std::size_t>((judged.analyses.size() + 3) / 4, 2, 3);
  std::vector<std::uint32_t> open;
  for (const auto& [id, members] : clusters) open.push_back(id);
  while (!open.empty()) {
    const std::uint32_t id = open.back();
    open.pop_back();
    const std::vector<Telling> things = several_things(clusters[id], least, judged);
    if (things.empty()) continue;
    std::vector<std::vector<std::uint32_t>> parts(things.size());
    for (const std::uint32_t p : clusters[id]) parts[thing_of(p, things, judged, edges)].push_back(p);
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const std::uint32_t home = k == 0 ? id : next_id(clusters);
      clusters[home] = std::move(parts[k]);
      open.push_back(home);
    }
  }
}

void drop_strays(Clusters& clusters, const Judged& judged, const std::vector<Edge>& edges) {
  std::uint32_t next = next_id(clusters);
  Clusters added;
  for (auto& [id, members] : clusters) {
    if (members.size() < 3 || articles_of(members, judged.profiles).size() < 2) continue;
    std::set<std::uint32_t> with_figures;
    for (const std::uint32_t p : members) {
      if (!judged.profiles[p].amounts.empty()) with_figures.insert(judged.profiles[p].member.article);
    }
    const std::size_t counting = with_figures.size();
    std::vector<double> means;
    for (const std::uint32_t p : members) means.push_back(mean_score(p, members, judged, edges));
    std::vector<double> sorted = means;
    std::sort(sorted.begin(), sorted.end());
    const double middle = (sorted[(sorted.size() - 1) / 2] + sorted[sorted.size() / 2]) / 2;
    std::vector<std::uint32_t> kept;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const bool figureless = counting >= kCounting && judged.profiles[members[i]].amounts.empty();
      if (means[i] < (figureless ? kStrayOfFigures : kStray) * middle) added[next++] = {members[i]};
      else kept.push_back(members[i]);
    }
    members = std::move(kept);
  }
  clusters.merge(added);
}

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
  constexpr std::size_t kTold = 3;    // articles that tell it in their own words, from which that is a group of its own
  constexpr std::size_t kAsked = 64;  // quotations of a group that are held against each other
  std::uint32_t next = next_id(clusters);
  Clusters added;
  for (auto& [id, members] : clusters) {
    std::vector<std::uint32_t> quotes, rest;
    for (const std::uint32_t p : members) (judged.profiles[p].quoted ? quotes : rest).push_back(p);
    if (quotes.size() < 2 || quotes.size() > kAsked) continue;
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
    std::size_t repeated = 0;
    for (const auto& [first, utterance] : utterances) repeated += articles_of(utterance, judged.profiles).size() > 1 ? 1u : 0u;
    if (repeated == 0 || (repeated == 1 && articles_of(rest, judged.profiles).size() < kTold)) continue;
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
    // What the article has told of the event is not what it misses: another place is, and a time or number where it has none; and
    // only told of what those articles tell happened, in the text (a headline names places in passing).
    Ids known_places, happened;
    bool known = false;
    for (const std::uint32_t q : told) {
      const Profile& profile = judged.profiles[q];
      if (!silent.contains(profile.member.article)) continue;
      known_places.insert(known_places.end(), profile.places.begin(), profile.places.end());
      happened.insert(happened.end(), profile.predicates.begin(), profile.predicates.end());
      known = known || fills(gap, profile, claim_of(q));
    }
    sort_unique(known_places);
    sort_unique(happened);
    const auto tells = [&](std::uint32_t q) {
      const Profile& profile = judged.profiles[q];
      if (profile.headline || common(profile.predicates, happened) == 0) return false;
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
