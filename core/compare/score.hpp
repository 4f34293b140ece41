#pragma once
// How likely two claims of different articles say the same.

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "compare/likeness.hpp"
#include "compare/profile.hpp"

namespace facts::compare {

/// What the scorer looks at, each 0 … 1 but for `size` and `event_logit`.
enum class Feature : std::uint8_t {
  bias,
  cosine,             ///< weighted terms
  cosine_plain,       ///< the same without regard to how common a term is in the story
  containment,        ///< the lighter claim's terms in the other
  names,              ///< the same of names
  names_apart,        ///< both have names and share none
  predicates,         ///< common predicates, by weight
  head,               ///< the main predicates are one
  heads_apart,        ///< of the articles with one of two main predicates, how many have both, in two claims: no synonyms, then
  head_found,         ///< the main predicate of one is a predicate of the other
  same_speaker,
  other_speaker,      ///< both have a speaker and share nothing of the name
  figures_agree,      ///< figures on one axis that can both be true
  figures_differ,     ///< figures on one axis that cannot
  times_agree,
  times_differ,       ///< both name a time, none in common
  bigrams,            ///< common pairs of neighbouring words
  size,               ///< logarithm of the smaller number of terms
  quoted,             ///< both are direct quotations
  meaning,            ///< how near the lighter claim's words are to the other's, by static vectors
  predicates_near,    ///< the nearest two predicates
  head_near,          ///< how near the main predicates are
  meaning_least,      ///< meaning in the worse direction
  subject,            ///< how near the subjects are
  object,             ///< how near the objects are
  crossed,            ///< how near one's subject is to the other's object (passives)
  lead_both,          ///< both stand in headline or first sentences
  lead_one,           ///< one does
  lead_other,         ///< how much of the other article's lead each claim speaks of
  lead_own,           ///< the same of its own article's lead, where it is not in it
  lead_predicate,     ///< how near each predicate is to those of the other's lead
  context,            ///< weighted terms of the whole sentences
  context_plain,      ///< the same without regard to how common a term is in the story
  context_rest,       ///< the same without names
  shared_rest,        ///< weight of the common terms that are no names, over that of the claim with more
  run,                ///< logarithm of the longest run of words that both have
  place_apart,        ///< how far apart they stand in their articles, each place as a share of the article's claims
  size_apart,         ///< how far apart the logarithms of their numbers of terms are
  roles,              ///< nearest predicates, of which one is a main one, times nearest arguments
  predicates_least,   ///< how near the predicates of one are to those of the other on average, in the worse direction
  no_predicate,       ///< one has none
  event_logit,        ///< how likely the articles speak of one event, as a logarithm of odds, cut at 6
  event,              ///< the same as a probability; what follows is multiplied with it: words tell more where the event is one
  event_cosine,
  event_meaning,
  event_lead_both,
  event_lead_other,
  event_containment,
  event_predicates_near,
  event_subject,
  event_head_near,
  event_context,
  event_context_plain,
  count
};
inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::count);
using Features = std::array<double, kFeatures>;
const char* name(Feature feature);

/// Scores pairs of claims of one collection.
class Scorer {
 public:
  Scorer(const std::vector<Profile>& profiles, const Weights& weights, const Likeness& likeness, std::size_t articles);

  Features features(std::uint32_t one, std::uint32_t two) const;
  /// Probability that the two say the same. Symmetric.
  double score(std::uint32_t one, std::uint32_t two) const;

 private:
  double nearest(const Ids& some, const Ids& others) const;
  double covered(const Ids& some, const Ids& by) const;
  void find_events(const Likeness& likeness);
  double near(std::uint32_t term, const Ids& others) const;
  double meaning(const Profile& a, const Profile& b) const;
  double predicates_on_average(const Profile& a, const Profile& b) const;
  double head_near_any(const Profile& a, const Profile& b) const;
  double shared_rest(const Ids& a, const Ids& b) const;

  const std::vector<Profile>& profiles_;
  const Weights& weights_;
  std::vector<double> hidden_;       // weights of the hidden units, all units of a feature together
  std::vector<double> event_logit_;  // of each pair of articles
  std::vector<double> factor_;       // of each pair of articles: how far claims of both may be joined
  std::size_t articles_;
  double likeness_of(std::uint32_t term, std::uint32_t other) const;

  // Likeness of two terms in 254ths, filled as they are asked for; 255 is not yet known. Without it, most of the time would go
  // into the same products over and over.
  std::vector<std::uint32_t> place_;             // of each term in the table, npos without a vector
  std::size_t width_ = 0;                        // 0: too many terms for a table
  mutable std::vector<std::uint8_t> likenesses_;
  std::vector<Ids> bigrams_;         // of each profile
  struct Lead {
    Ids terms, predicates;
  };
  std::unordered_map<std::uint32_t, Ids> heads_;  // of each main predicate: the articles that have it
  std::vector<Lead> leads_;          // of each article: its first sentences
  std::vector<std::uint32_t> claims_;  // of each article: how many it has
};

/// Whether two amounts lie on one axis: one unit, and one thing counted as far as both say: head nouns that are one, near in
/// meaning, or of which one is "people" and the other names persons; of what only one claim counts by name, the other must
/// speak. `a` and `b` are the claims that have them.
bool same_axis(const Profile& a, const Amount& x, const Profile& b, const Amount& y, const Weights& weights);

}  // namespace facts::compare
