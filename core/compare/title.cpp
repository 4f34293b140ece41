#include "compare/title.hpp"

#include <algorithm>

#include "base/passage.hpp"
#include "base/utf8.hpp"

namespace facts::compare {
namespace {

constexpr std::size_t kLongest = 160;   // bytes of a title
constexpr std::size_t kSample = 8;      // members that are asked how alike they are

std::string words_of(const claim::Analysis& analysis, const claim::Claim& claim) {
  std::string out = one_line(analysis.article.reading, claim.content);
  if (out.size() <= kLongest) return out;
  std::size_t end = out.rfind(' ', kLongest);
  if (end == std::string::npos || end == 0) {
    end = kLongest;
    while (end > 0 && !utf8::starts(out[end])) --end;
  }
  return out.substr(0, end) + " …";
}

}  // namespace

std::uint32_t set_title(Group& group, const std::vector<std::uint32_t>& members, const Judged& judged, const Scorer& scorer) {
  std::uint32_t best = members.front();
  double best_score = -1e9;
  for (std::size_t i = 0; i < std::min(members.size(), kSample); ++i) {
    const Profile& p = judged.profiles[members[i]];
    double score = 0;
    for (std::size_t k = 0; k < std::min(members.size(), kSample); ++k) {
      if (i != k) score += scorer.score(members[i], members[k]);
    }
    if (members.size() > 1) score /= static_cast<double>(std::min(members.size(), kSample) - 1);
    // A title names its subject and is no paragraph.
    score -= p.words.size() > 25 ? 0.3 : 0.0;
    score += p.names.empty() ? 0.0 : 0.1;
    if (score > best_score) {
      best_score = score;
      best = members[i];
    }
  }
  const Member m = judged.profiles[best].member;
  group.title_from = m;
  group.title = words_of(*judged.analyses[m.article], judged.analyses[m.article]->claims[m.claim]);
  return best;
}

}  // namespace facts::compare
