#include "compare/why.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "compare/vectors.hpp"

namespace facts::compare {
namespace {

constexpr std::size_t kWords = 5;      // that are given of a sort
constexpr double kAlike = 0.55;        // cosine from which two predicates are said to mean much the same
constexpr std::size_t kPredicates = 3;

std::string_view word(const Judged& j, std::uint32_t p, std::uint32_t w) {
  const claim::Analysis& analysis = *j.analyses[j.profiles[p].member.article];
  return analysis.segmentation.form(analysis.article.reading, w);
}

std::string joined(const char* what, const std::vector<std::string>& words) {
  std::string out = what;
  for (std::size_t i = 0; i < words.size(); ++i) out.append(i == 0 ? " " : ", ").append(words[i]);
  return out;
}

}  // namespace

void explain(Group& group, const std::vector<std::uint32_t>& members, std::uint32_t shown, const Judged& j) {
  const Profile& own = j.profiles[shown];
  struct Shared {
    double weight;
    std::uint32_t order, term, word;
  };
  std::set<std::uint32_t> all;
  for (const std::uint32_t p : members) all.insert(j.profiles[p].member.article);
  std::vector<Shared> shared;
  for (std::uint32_t i = 0; i < own.at.size(); ++i) {
    const std::uint32_t term = own.at[i].first, word = own.at[i].second;
    if (std::any_of(shared.begin(), shared.end(), [term](const Shared& s) { return s.term == term; })) continue;
    std::set<std::uint32_t> articles;
    for (const std::uint32_t p : members) {
      if (std::binary_search(j.profiles[p].terms.begin(), j.profiles[p].terms.end(), term)) articles.insert(j.profiles[p].member.article);
    }
    if (articles.size() < 2 || 2 * articles.size() < all.size()) continue;
    shared.push_back({j.weights.background(term) * static_cast<double>(articles.size()), i, term, word});
  }
  for (const bool names : {true, false}) {
    std::vector<Shared> best;
    std::copy_if(shared.begin(), shared.end(), std::back_inserter(best), [&](const Shared& s) { return j.weights.is_name(s.term) == names; });
    std::sort(best.begin(), best.end(), [](const Shared& a, const Shared& b) { return a.weight != b.weight ? a.weight > b.weight : a.order < b.order; });
    best.resize(std::min(best.size(), kWords));
    std::sort(best.begin(), best.end(), [](const Shared& a, const Shared& b) { return a.order < b.order; });
    std::vector<std::string> words;
    for (std::size_t i = 0; i < best.size(); ++i) {
      const std::string_view text = word(j, shown, best[i].word);
      if (i > 0 && best[i].word == best[i - 1].word + 1) words.back().append(" ").append(text);  // "North Sea" is one
      else words.emplace_back(text);
    }
    if (!words.empty()) group.because.push_back(joined(names ? "shared names:" : "shared words:", words));
  }

  const auto predicate_word = [&](std::uint32_t p) {
    const Member m = j.profiles[p].member;
    return j.analyses[m.article]->claims[m.claim].predicate_head;
  };
  if (own.head == npos || predicate_word(shown) == npos) return;
  std::vector<std::string> alike = {std::string(word(j, shown, predicate_word(shown)))};
  for (const std::uint32_t p : members) {
    const std::uint32_t head = j.profiles[p].head, w = predicate_word(p);
    if (head == npos || head == own.head || w == npos || alike.size() > kPredicates) continue;
    const std::uint32_t one = j.weights.row(own.head), two = j.weights.row(head);
    if (one == npos || two == npos || j.weights.vectors().cosine(one, two) < kAlike) continue;
    const std::string other(word(j, p, w));
    if (std::find(alike.begin(), alike.end(), other) == alike.end()) alike.push_back(other);
  }
  if (alike.size() > 1) group.because.push_back(joined("alike in meaning:", alike));
}

}  // namespace facts::compare
