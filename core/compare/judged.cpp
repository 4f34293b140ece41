#include "compare/judged.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <tuple>

#include "base/passage.hpp"

namespace facts::compare {

std::vector<std::uint32_t> children_of(const syntax::Syntax& syntax, std::uint32_t word) {
  constexpr std::size_t kMost = 48;
  std::vector<std::uint32_t> out;
  for (std::uint32_t c = syntax.first_child[word]; c != npos && out.size() < kMost; c = syntax.next_sibling[c]) out.push_back(c);
  return out;
}

std::optional<std::int64_t> day_of(const Judged& j, std::uint32_t profile) {
  const auto& published = analysis_of(j, profile).article.published;
  if (!published) return std::nullopt;
  return std::chrono::sys_days(*published).time_since_epoch().count();
}

std::int64_t days_between(const Judged& j, std::uint32_t one, std::uint32_t two) {
  const auto a = day_of(j, one), b = day_of(j, two);
  return a && b ? *b - *a : 0;
}

std::vector<std::uint32_t> in_time(const std::vector<std::uint32_t>& members, const Judged& j, std::size_t most) {
  struct Place {
    std::int64_t day;
    std::string words, source;
    std::uint32_t profile;
    auto key() const { return std::tie(day, words, source, profile); }
  };
  std::vector<Place> places;
  for (const std::uint32_t p : members) {
    const claim::Analysis& analysis = analysis_of(j, p);
    places.push_back({day_of(j, p).value_or(std::numeric_limits<std::int64_t>::max()), one_line(analysis.article.reading, claim_of(j, p).content),
                      analysis.article.given.source, p});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.key() < b.key(); });
  std::vector<std::uint32_t> out;
  for (const Place& place : places) {
    if (out.size() == most) break;
    out.push_back(place.profile);
  }
  return out;
}

bool on_predicate(const claim::Analysis& analysis, const claim::Claim& claim, std::uint32_t word) {
  if (word == npos || claim.predicate_head == npos) return false;
  return word == claim.predicate_head || (analysis.syntax.head(word) == claim.predicate_head && syntax::universal(analysis.syntax.deprel(word)) == syntax::Deprel::xcomp);
}

bool share_word(const std::vector<std::string>& one, const std::vector<std::string>& two) {
  return std::any_of(one.begin(), one.end(), [&](const std::string& word) { return std::find(two.begin(), two.end(), word) != two.end(); });
}

void add_reason(Group& group, std::string reason) {
  if (std::find(group.because.begin(), group.because.end(), reason) == group.because.end()) group.because.push_back(std::move(reason));
}

}  // namespace facts::compare
