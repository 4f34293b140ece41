#include "compare/cluster.hpp"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace facts::compare {
namespace {

constexpr std::size_t kPostings = 256;  // a term in more claims than this proposes no pairs
constexpr std::size_t kPairs = 512;     // pairs that one claim proposes, about
constexpr std::uint32_t kNear = 60;     // claims of one article so far apart are not paired
constexpr double kBetter = 0.5, kWorse = 0.35;  // own words of a partner and of its rival
constexpr double kRival = 0.2;          // what is left of a rival's score

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates(const std::vector<Profile>& profiles, const Weights& weights) {
  std::uint32_t terms = 0;
  for (const Profile& p : profiles) {
    if (!p.terms.empty()) terms = std::max(terms, p.terms.back() + 1);
  }
  std::vector<Ids> postings(terms);
  for (std::uint32_t i = 0; i < profiles.size(); ++i) {
    for (const std::uint32_t term : profiles[i].terms) {
      if (weights.frequency(term) <= kPostings) postings[term].push_back(i);
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 0; i < profiles.size(); ++i) {
    Ids rare = profiles[i].terms;
    std::sort(rare.begin(), rare.end(), [&](std::uint32_t a, std::uint32_t b) { return weights.frequency(a) < weights.frequency(b); });
    Ids found;
    std::uint32_t last = 0;
    for (const std::uint32_t term : rare) {
      // All terms of one frequency are taken or none, so that their order does not matter.
      if (found.size() >= kPairs && weights.frequency(term) > last) break;
      last = weights.frequency(term);
      for (const std::uint32_t j : postings[term]) {
        const bool same = profiles[j].member.article == profiles[i].member.article;
        if (j != i && (!same || std::max(i, j) - std::min(i, j) <= kNear)) found.push_back(j);
      }
    }
    sort_unique(found);
    for (const std::uint32_t j : found) pairs.emplace_back(std::min(i, j), std::max(i, j));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

double score_of(const std::vector<Edge>& edges, std::uint32_t one, std::uint32_t two) {
  const std::pair key(std::min(one, two), std::max(one, two));
  const auto found = std::lower_bound(edges.begin(), edges.end(), key, [](const Edge& e, const std::pair<std::uint32_t, std::uint32_t>& k) {
    return std::pair(e.one, e.two) < k;
  });
  return found != edges.end() && found->one == key.first && found->two == key.second ? found->score : 0;
}

void damp_rivals(std::vector<Edge>& edges, const std::vector<Profile>& profiles) {
  std::vector<std::uint32_t> sentence(profiles.size(), 0);  // of each claim, numbered through all articles
  for (std::size_t p = 1; p < profiles.size(); ++p) {
    const bool same = profiles[p].member.article == profiles[p - 1].member.article && profiles[p].sentence == profiles[p - 1].sentence;
    sentence[p] = sentence[p - 1] + (same ? 0 : 1);
  }
  std::unordered_map<std::uint64_t, double> best;  // of a claim and a sentence: its best partner there
  const auto key = [&](std::uint32_t claim, std::uint32_t other) { return (static_cast<std::uint64_t>(claim) << 32) | sentence[other]; };
  const auto apart = [&](const Edge& e) { return profiles[e.one].member.article != profiles[e.two].member.article; };
  for (const Edge& e : edges) {
    if (!apart(e) || e.words < kBetter) continue;
    for (const std::uint64_t k : {key(e.one, e.two), key(e.two, e.one)}) {
      double& here = best[k];
      here = std::max(here, e.words);
    }
  }
  for (Edge& e : edges) {
    if (!apart(e) || e.words >= kWorse) continue;
    if (best.contains(key(e.one, e.two)) || best.contains(key(e.two, e.one))) e.score *= kRival;
  }
}

std::vector<std::uint32_t> cluster(std::size_t count, const std::vector<Edge>& edges, const Bounds& join) {
  struct Offer {
    double mean;
    std::uint32_t one, two, one_version, two_version;
    bool operator<(const Offer& other) const {
      return std::tuple(mean, other.one, other.two) < std::tuple(other.mean, one, two);
    }
  };
  std::vector<std::unordered_map<std::uint32_t, double>> sums(count);  // of all pairs between two groups
  std::vector<std::uint32_t> size(count, 1), version(count, 0), group(count);
  std::priority_queue<Offer> offers;
  for (std::uint32_t i = 0; i < count; ++i) group[i] = i;
  for (const Edge& edge : edges) {
    sums[edge.one][edge.two] = sums[edge.two][edge.one] = edge.score;
    if (edge.score >= join.one) offers.push({edge.score, std::min(edge.one, edge.two), std::max(edge.one, edge.two), 0, 0});
  }
  while (!offers.empty()) {
    const Offer best = offers.top();
    offers.pop();
    const std::uint32_t a = best.one, b = best.two;
    if (version[a] != best.one_version || version[b] != best.two_version) continue;
    // The smaller number stands for the group.
    group[b] = a;
    sums[a].erase(b);
    for (const auto& [c, sum] : sums[b]) {
      if (c == a) continue;
      sums[c].erase(b);
      sums[c][a] += sum;
      sums[a][c] += sum;
    }
    sums[b].clear();
    size[a] += size[b];
    ++version[a];
    ++version[b];
    for (const auto& [c, sum] : sums[a]) {
      const double mean = sum / (static_cast<double>(size[a]) * static_cast<double>(size[c]));
      if (mean < join.of(std::min(size[a], size[c]))) continue;
      const bool first = a < c;
      offers.push({mean, first ? a : c, first ? c : a, version[first ? a : c], version[first ? c : a]});
    }
  }
  for (std::uint32_t i = 0; i < count; ++i) group[i] = group[group[i]];  // a group's number is smaller than its members'
  return group;
}

}  // namespace facts::compare
