#include "compare/stories.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <tuple>

#include "base/sets.hpp"
#include "base/text.hpp"
#include "compare/likeness.hpp"
#include "compare/profile.hpp"

namespace facts::compare {
namespace {

constexpr std::size_t kPostings = 128;   // a term in more articles than this proposes no pairs
constexpr std::size_t kPartners = 64;    // articles that one article is held against, about
constexpr std::size_t kLargest = 80;     // a set of more articles is split by a stricter bound
// Probability of one event from which two articles are in one set. The first is low: the pair scorer weighs it again.
constexpr std::array<double, 5> kBounds = {0.1, 0.4, 0.7, 0.9, 0.97};

struct Link {
  std::uint32_t one, two;
  double same;
};

/// Pairs of articles that share a rare term, with their likeness.
std::vector<Link> links(const std::vector<Profile>& profiles, const Likeness& likeness, std::size_t articles, std::size_t terms) {
  std::vector<Ids> of(articles), postings(terms);
  for (const Profile& p : profiles) of[p.member.article].insert(of[p.member.article].end(), p.terms.begin(), p.terms.end());
  for (std::uint32_t a = 0; a < articles; ++a) {
    sort_unique(of[a]);
    for (const std::uint32_t term : of[a]) postings[term].push_back(a);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t a = 0; a < articles; ++a) {
    Ids& rare = of[a];
    std::sort(rare.begin(), rare.end(), [&](std::uint32_t x, std::uint32_t y) { return postings[x].size() < postings[y].size(); });
    Ids found;
    std::size_t last = 0;
    for (const std::uint32_t term : rare) {
      const Ids& with = postings[term];
      // All terms of one frequency are taken or none, so that their order does not matter.
      if (with.size() > kPostings || (found.size() >= kPartners && with.size() > last)) break;
      last = with.size();
      found.insert(found.end(), with.begin(), with.end());
      if (found.size() >= kPartners) sort_unique(found);
    }
    sort_unique(found);
    for (const std::uint32_t b : found) {
      if (a != b) pairs.emplace_back(std::min(a, b), std::max(a, b));
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<Link> out;
  for (const auto& [a, b] : pairs) {
    const double same = likeness.related(a, b);
    if (same >= kBounds[0]) out.push_back({a, b, same});
  }
  return out;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> find_stories(const std::vector<const claim::Analysis*>& analyses, const Vectors& vectors) {
  const auto count = static_cast<std::uint32_t>(analyses.size());
  Interner terms;
  std::vector<Profile> profiles = make_profiles(analyses, terms);
  const Weights weights(profiles, terms, vectors);
  const Likeness likeness(profiles, weights, count);
  const std::vector<Link> all = links(profiles, likeness, count, terms.size());

  std::vector<std::uint32_t> open;
  for (std::uint32_t a = 0; a < count; ++a) {
    if (analyses[a] != nullptr) open.push_back(a);
  }
  std::vector<std::vector<std::uint32_t>> out;
  std::vector<bool> loose(count, false);
  for (const std::uint32_t a : open) loose[a] = true;
  for (std::size_t bound = 0; bound < kBounds.size() && !open.empty(); ++bound) {
    Sets sets(count);
    for (const Link& link : all) {
      if (loose[link.one] && loose[link.two] && link.same >= kBounds[bound]) sets.join(link.one, link.two);
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> parts;
    for (const std::uint32_t a : open) parts[sets.find(a)].push_back(a);
    open.clear();
    for (auto& [first, articles] : parts) {
      if (articles.size() > kLargest && bound + 1 < kBounds.size()) {
        open.insert(open.end(), articles.begin(), articles.end());
        continue;
      }
      for (const std::uint32_t a : articles) loose[a] = false;
      out.push_back(std::move(articles));
    }
    std::sort(open.begin(), open.end());
  }

  using Key = std::tuple<std::int64_t, std::uint64_t, std::uint32_t>;
  std::vector<Key> keys(count);
  for (std::uint32_t a = 0; a < count; ++a) {
    if (analyses[a] == nullptr) continue;
    const article::Article& article = analyses[a]->article;
    const std::int64_t day = article.published ? std::chrono::sys_days(*article.published).time_since_epoch().count() : 0;
    const article::Source& given = article.given;
    keys[a] = {day, text::hash(given.text, text::hash(given.title, text::hash(given.byline, text::hash(given.source)))), a};
  }
  for (std::vector<std::uint32_t>& story : out) {
    std::sort(story.begin(), story.end(), [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace facts::compare
