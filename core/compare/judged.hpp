#pragma once
// Small looks at the claims that a relation is judged of.

#include <cstdint>
#include <optional>
#include <vector>

#include "compare/relation.hpp"

namespace facts::compare {

inline const claim::Analysis& analysis_of(const Judged& j, std::uint32_t profile) { return *j.analyses[j.profiles[profile].member.article]; }
inline const claim::Claim& claim_of(const Judged& j, std::uint32_t profile) { return analysis_of(j, profile).claims[j.profiles[profile].member.claim]; }
/// The attribution that a claim stands in, or null.
inline const attribution::Attribution* said_of(const Judged& j, std::uint32_t profile) {
  const std::uint32_t said = claim_of(j, profile).attribution;
  return said == npos ? nullptr : &analysis_of(j, profile).attributions[said];
}
inline bool same_article(const Judged& j, std::uint32_t a, std::uint32_t b) {
  return j.profiles[a].member.article == j.profiles[b].member.article;
}

/// The children of a word in text order, the first 48: a clause has fewer, a list without end is not read.
std::vector<std::uint32_t> children_of(const syntax::Syntax& syntax, std::uint32_t word);

/// The day on which a claim's article was published, counted from 1970; none without a date.
std::optional<std::int64_t> day_of(const Judged& j, std::uint32_t profile);

/// Days from the publication of one claim's article to the other's; 0 where one has no date.
std::int64_t days_between(const Judged& j, std::uint32_t one, std::uint32_t two);

/// The members in an order that does not depend on that of the articles: by day, then by their words. What is decided by going
/// through members goes through them so. At most `most` of them.
std::vector<std::uint32_t> in_time(const std::vector<std::uint32_t>& members, const Judged& j, std::size_t most);

/// Whether a word is the claim's predicate, or the verb that completes it ("was ordered to pay", "plans to open").
bool on_predicate(const claim::Analysis& analysis, const claim::Claim& claim, std::uint32_t word);

/// Whether two short lists have a word in common.
bool share_word(const std::vector<std::string>& one, const std::vector<std::string>& two);

/// Adds a reason once.
void add_reason(Group& group, std::string reason);

}  // namespace facts::compare
