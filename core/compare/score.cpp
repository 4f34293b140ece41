#include "compare/score.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "compare/cluster.hpp"
#include "compare/figures.hpp"
#include "compare/scorer_weights.hpp"
#include "compare/vectors.hpp"

namespace facts::compare {
namespace {

constexpr double kOneArticle = 2.5;  // log odds of one event for an article and itself, as in training
// Mean probability from which two sets of articles are one event: a stray article joins more readily than two sets of several, of
// which each may be an event of its own. Chosen on ECB+.
constexpr Bounds kSameEvent = {0.3, 0.55, 0.68};
constexpr int kApart = 20;  // how fast the score of a pair across events falls with how unlike the events are
constexpr double kArguments = 0.6, kOtherArguments = 0.3;  // how near the nearest arguments are; what is left of the score
constexpr double kOtherNumber = 0.5;
constexpr std::size_t kTable = 4096;   // terms that a table of likenesses is made for, at most (16 MB)
constexpr std::uint8_t kUnknown = 255;
constexpr std::size_t kRunWords = 64;  // of each claim: the words that a common run is looked for in
constexpr std::uint32_t kLead = 2;  // headline and first sentence, or the first two

constexpr std::array<std::pair<Feature, Feature>, 10> kWithEvent = {{
    {Feature::event_cosine, Feature::cosine},
    {Feature::event_meaning, Feature::meaning},
    {Feature::event_lead_both, Feature::lead_both},
    {Feature::event_lead_other, Feature::lead_other},
    {Feature::event_containment, Feature::containment},
    {Feature::event_predicates_near, Feature::predicates_near},
    {Feature::event_subject, Feature::subject},
    {Feature::event_head_near, Feature::head_near},
    {Feature::event_context, Feature::context},
    {Feature::event_context_plain, Feature::context_plain},
}};

/// The longest run of words that both have.
std::size_t longest_run(const Ids& a, const Ids& b) {
  std::array<std::uint8_t, kRunWords + 1> ends{};  // of the run that ends at each word of b, and at the last word of a
  const std::size_t in_a = std::min(a.size(), kRunWords), in_b = std::min(b.size(), kRunWords);
  std::size_t longest = 0;
  for (std::size_t i = 0; i < in_a; ++i) {
    for (std::size_t k = in_b; k > 0; --k) {
      ends[k] = a[i] == b[k - 1] ? static_cast<std::uint8_t>(ends[k - 1] + 1) : std::uint8_t{0};
      longest = std::max<std::size_t>(longest, ends[k]);
    }
  }
  return longest;
}

}  // namespace

const char* name(Feature feature) {
  static constexpr std::array<const char*, kFeatures> kNames = {
      "bias", "cosine", "cosine_plain", "containment", "names", "names_apart", "predicates", "head", "heads_apart", "head_found", "same_speaker",
      "other_speaker", "figures_agree", "figures_differ", "times_agree", "times_differ", "bigrams", "size", "quoted", "meaning", "predicates_near", "head_near",
      "meaning_least", "subject", "object", "crossed", "lead_both", "lead_one", "lead_other", "lead_own", "lead_predicate", "context", "context_plain",
      "context_rest", "shared_rest", "run", "place_apart", "size_apart", "roles", "predicates_least", "no_predicate",
      "event_logit", "event", "event_cosine", "event_meaning", "event_lead_both", "event_lead_other", "event_containment",
      "event_predicates_near", "event_subject", "event_head_near", "event_context", "event_context_plain"};
  return kNames[static_cast<std::size_t>(feature)];
}

bool same_axis(const Profile& a, const Amount& x, const Profile& b, const Amount& y, const Weights& weights) {
  constexpr double kCounted = 0.3, kSpokenOf = 0.5, kSynonym = 0.65;
  if (x.unit != y.unit) return false;
  if (x.counted.empty() && y.counted.empty()) return !x.unit.empty();
  if (x.counted.empty() || y.counted.empty()) {
    if (x.unit.empty()) {
      // "Killed 25" and "31 miners died": people, where the verbs are near.
      constexpr double kVerbs = 0.4;
      if (!(x.persons || y.persons)) return false;
      if (common(a.predicates, b.predicates) > 0) return true;
      if (a.head == npos || b.head == npos) return false;
      const std::uint32_t one = weights.row(a.head), two = weights.row(b.head);
      return one != npos && two != npos && weights.vectors().cosine(one, two) >= kVerbs;
    }
    return x.counted.empty() ? weights.containment(y.counted, a.terms) >= kSpokenOf : weights.containment(x.counted, b.terms) >= kSpokenOf;
  }
  const bool alike = weights.containment(x.counted, y.counted) >= kCounted;
  if (!x.unit.empty() || x.head == npos || y.head == npos || x.head == y.head) return alike;
  const auto in = [](std::uint32_t term, const Ids& ids) { return std::binary_search(ids.begin(), ids.end(), term); };
  if (in(x.head, y.counted) || in(y.head, x.counted)) return alike;
  if (weights.nearness(x.head, y.head) >= kSynonym) return true;
  return (x.people && y.persons) || (y.people && x.persons);
}

Scorer::Scorer(const std::vector<Profile>& profiles, const Weights& weights, const Likeness& likeness, std::size_t articles)
    : profiles_(profiles), weights_(weights), event_logit_(articles * articles, kOneArticle), factor_(articles * articles, 1.0),
      articles_(articles), leads_(articles), claims_(articles, 0) {
  for (std::size_t i = 0; i < kFeatures; ++i) {
    for (std::size_t unit = 0; unit < kHidden; ++unit) hidden_.push_back(kHiddenWeights[unit][i] * kHiddenUnit);
  }
  find_events(likeness);
  place_.assign(weights.size(), npos);
  std::uint32_t with_vector = 0;
  for (std::uint32_t term = 0; term < weights.size(); ++term) {
    if (weights.row(term) != npos) place_[term] = with_vector++;
  }
  if (with_vector <= kTable) {
    width_ = with_vector;
    likenesses_.assign(width_ * width_, kUnknown);
  }
  for (const Profile& p : profiles) {
    Ids bigrams;
    for (std::size_t i = 0; i + 1 < p.words.size(); ++i) bigrams.push_back(p.words[i] * 0x9E3779B1u ^ p.words[i + 1]);
    sort_unique(bigrams);
    bigrams_.push_back(std::move(bigrams));
    // A headline says in other words what the text says again.
    if (p.head != npos && !p.headline) {
      Ids& with = heads_[p.head];
      if (with.empty() || with.back() != p.member.article) with.push_back(p.member.article);
    }
    claims_[p.member.article] = std::max(claims_[p.member.article], p.member.claim + 1);
    if (p.sentence >= kLead) continue;
    Lead& lead = leads_[p.member.article];
    lead.terms.insert(lead.terms.end(), p.terms.begin(), p.terms.end());
    lead.predicates.insert(lead.predicates.end(), p.predicates.begin(), p.predicates.end());
  }
  for (Lead& lead : leads_) {
    sort_unique(lead.terms);
    sort_unique(lead.predicates);
  }
}

double Scorer::likeness_of(std::uint32_t term, std::uint32_t other) const {
  if (place_[term] == npos || place_[other] == npos) return 0;
  const auto compute = [&] { return std::max(0.0, weights_.vectors().cosine(weights_.row(term), weights_.row(other))); };
  if (width_ == 0) return compute();
  std::uint8_t& known = likenesses_[place_[term] * width_ + place_[other]];
  if (known == kUnknown) known = static_cast<std::uint8_t>(std::min(1.0, compute()) * 254 + 0.5);
  return known / 254.0;
}

double Scorer::near(std::uint32_t term, const Ids& others) const {
  double best = 0;
  for (const std::uint32_t other : others) {
    if (other == term) return 1;
    best = std::max(best, likeness_of(term, other));
  }
  return best;
}

/// Puts the articles into events, as groups that fit on average, and damps what would join claims across two of them.
void Scorer::find_events(const Likeness& likeness) {
  std::vector<double> same(articles_ * articles_, 1.0);
  std::vector<Edge> edges;
  for (std::uint32_t a = 0; a < articles_; ++a) {
    for (std::uint32_t b = a + 1; b < articles_; ++b) {
      const double probability = likeness.same_event(a, b);
      const double logit = std::log(std::max(probability, 1e-9) / std::max(1 - probability, 1e-9));
      event_logit_[a * articles_ + b] = event_logit_[b * articles_ + a] = std::clamp(logit, -6.0, 6.0);
      same[a * articles_ + b] = same[b * articles_ + a] = probability;
      edges.push_back({a, b, probability});
    }
  }
  const std::vector<std::uint32_t> event = cluster(articles_, edges, kSameEvent);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<double, double>> means;
  for (std::size_t a = 0; a < articles_; ++a) {
    for (std::size_t b = 0; b < articles_; ++b) {
      auto& [sum, count] = means[{event[a], event[b]}];
      sum += same[a * articles_ + b];
      ++count;
    }
  }
  for (std::size_t a = 0; a < articles_; ++a) {
    for (std::size_t b = 0; b < articles_; ++b) {
      if (event[a] == event[b]) continue;
      const auto& [sum, count] = means[{event[a], event[b]}];
      const double part = std::min(1.0, sum / count / kSameEvent.several);
      factor_[a * articles_ + b] = std::pow(part, kApart);
    }
  }
}

/// The nearest of two terms of two lists.
double Scorer::nearest(const Ids& some, const Ids& others) const {
  double best = 0;
  for (const std::uint32_t term : some) best = std::max(best, near(term, others));
  return best;
}

/// Weight of the terms of `some` that `by` has, over all of it.
double Scorer::covered(const Ids& some, const Ids& by) const {
  double part = 0, whole = 0;
  for (std::size_t i = 0, j = 0; i < some.size(); ++i) {
    while (j < by.size() && by[j] < some[i]) ++j;
    whole += weights_.of(some[i]);
    if (j < by.size() && by[j] == some[i]) part += weights_.of(some[i]);
  }
  return whole > 0 ? part / whole : 0;
}

/// The mean of the nearest of `more`'s terms to each term of `less`, by weight.
double Scorer::meaning(const Profile& less, const Profile& more) const {
  double sum = 0, total = 0;
  for (const std::uint32_t term : less.terms) {
    sum += weights_.of(term) * near(term, more.terms);
    total += weights_.of(term);
  }
  return total > 0 ? sum / total : 0;
}

/// The mean of the nearest of `b`'s predicates to each of `a`'s; 0 where either has none.
double Scorer::predicates_on_average(const Profile& a, const Profile& b) const {
  if (a.predicates.empty()) return 0;
  double sum = 0;
  for (const std::uint32_t predicate : a.predicates) sum += near(predicate, b.predicates);
  return sum / static_cast<double>(a.predicates.size());
}

/// How near the main predicate of one is to that of the other or to any predicate of it.
double Scorer::head_near_any(const Profile& a, const Profile& b) const {
  double best = 0;
  if (a.head != npos) best = std::max(near(a.head, b.predicates), b.head == npos ? 0 : near(a.head, {b.head}));
  return b.head == npos ? best : std::max(best, near(b.head, a.predicates));
}

/// Background weight of the common terms that are no names, over that of the set with more.
double Scorer::shared_rest(const Ids& a, const Ids& b) const {
  double both = 0, one = 0, two = 0;
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    const bool from_a = j == b.size() || (i < a.size() && a[i] <= b[j]), from_b = i == a.size() || (j < b.size() && b[j] <= a[i]);
    const std::uint32_t term = from_a ? a[i] : b[j];
    const double weight = weights_.rest(term);
    if (from_a) one += weight, ++i;
    if (from_b) two += weight, ++j;
    if (from_a && from_b) both += weight;
  }
  const double more = std::max(one, two);
  return more > 0 ? both / more : 0;
}

Features Scorer::features(std::uint32_t one, std::uint32_t two) const {
  const Profile& a = profiles_[one];
  const Profile& b = profiles_[two];
  Features f{};
  const auto set = [&f](Feature feature, double value) { f[static_cast<std::size_t>(feature)] = value; };
  set(Feature::bias, 1);
  set(Feature::cosine, weights_.cosine(a, b));
  set(Feature::cosine_plain, weights_.cosine_plain(a, b));
  set(Feature::containment, weights_.containment(a.terms, b.terms));
  set(Feature::context, weights_.context_cosine(a, b));
  set(Feature::context_plain, weights_.context_plain(a, b));
  set(Feature::context_rest, weights_.context_rest(a, b));
  set(Feature::shared_rest, shared_rest(a.terms, b.terms));
  set(Feature::run, std::log(1.0 + static_cast<double>(longest_run(a.words, b.words))));
  const auto place = [this](const Profile& p) { return static_cast<double>(p.member.claim) / static_cast<double>(claims_[p.member.article]); };
  set(Feature::place_apart, std::abs(place(a) - place(b)));
  set(Feature::names, weights_.containment(a.names, b.names));
  set(Feature::names_apart, !a.names.empty() && !b.names.empty() && common(a.names, b.names) == 0);
  set(Feature::predicates, weights_.containment(a.predicates, b.predicates));
  set(Feature::head, a.head != npos && a.head == b.head);
  if (a.head != npos && b.head != npos && a.head != b.head) {
    const auto one_with = heads_.find(a.head), two_with = heads_.find(b.head);
    if (one_with != heads_.end() && two_with != heads_.end()) {
      const std::size_t fewer = std::min(one_with->second.size(), two_with->second.size());
      set(Feature::heads_apart, static_cast<double>(common(one_with->second, two_with->second)) / static_cast<double>(fewer));
    }
  }
  set(Feature::head_found, a.says(b.head) || b.says(a.head));
  const bool speakers = !a.speaker.empty() && !b.speaker.empty();
  set(Feature::same_speaker, speakers && common(a.speaker, b.speaker) > 0);
  set(Feature::other_speaker, speakers && common(a.speaker, b.speaker) == 0);
  for (const Amount& x : a.amounts) {
    for (const Amount& y : b.amounts) {
      if (same_axis(a, x, b, y, weights_)) set(can_agree(x, y) ? Feature::figures_agree : Feature::figures_differ, 1);
    }
  }
  if (!a.times.empty() && !b.times.empty()) {
    std::vector<std::string> both;
    std::set_intersection(a.times.begin(), a.times.end(), b.times.begin(), b.times.end(), std::back_inserter(both));
    set(both.empty() ? Feature::times_differ : Feature::times_agree, 1);
  }
  const std::size_t least = std::min(bigrams_[one].size(), bigrams_[two].size());
  if (least > 0) set(Feature::bigrams, static_cast<double>(common(bigrams_[one], bigrams_[two])) / static_cast<double>(least));
  set(Feature::size, std::log(1.0 + static_cast<double>(std::min(a.terms.size(), b.terms.size()))));
  const auto logarithm = [](const Ids& ids) { return std::log(1.0 + static_cast<double>(ids.size())); };
  set(Feature::size_apart, std::abs(logarithm(a.terms) - logarithm(b.terms)));
  set(Feature::quoted, a.quoted && b.quoted);
  const double forth = meaning(a, b), back = meaning(b, a);
  set(Feature::meaning, std::max(forth, back));
  set(Feature::meaning_least, std::min(forth, back));
  set(Feature::predicates_near, nearest(a.predicates, b.predicates));
  if (a.head != npos && b.head != npos) set(Feature::head_near, near(a.head, {b.head}));
  set(Feature::subject, nearest(a.subject, b.subject));
  set(Feature::object, nearest(a.object, b.object));
  set(Feature::crossed, std::max(nearest(a.subject, b.object), nearest(a.object, b.subject)));
  const auto of = [&f](Feature feature) { return f[static_cast<std::size_t>(feature)]; };
  set(Feature::roles, head_near_any(a, b) * std::max({of(Feature::subject), of(Feature::object), of(Feature::crossed)}));
  set(Feature::predicates_least, std::min(predicates_on_average(a, b), predicates_on_average(b, a)));
  set(Feature::no_predicate, a.predicates.empty() || b.predicates.empty());
  const bool lead_a = a.sentence < kLead, lead_b = b.sentence < kLead;
  set(Feature::lead_both, lead_a && lead_b);
  set(Feature::lead_one, lead_a != lead_b);
  const Lead &one_lead = leads_[a.member.article], &two_lead = leads_[b.member.article];
  set(Feature::lead_other, std::min(covered(a.terms, two_lead.terms), covered(b.terms, one_lead.terms)));
  set(Feature::lead_own, std::min(lead_a ? 1.0 : covered(a.terms, one_lead.terms), lead_b ? 1.0 : covered(b.terms, two_lead.terms)));
  set(Feature::lead_predicate, std::min(nearest(a.predicates, two_lead.predicates), nearest(b.predicates, one_lead.predicates)));
  const double logit = event_logit_[a.member.article * articles_ + b.member.article];
  const double event = 1 / (1 + std::exp(-logit));
  set(Feature::event_logit, logit);
  set(Feature::event, event);
  for (const auto& [with, plain] : kWithEvent) set(with, event * of(plain));
  return f;
}

double Scorer::score(std::uint32_t one, std::uint32_t two) const {
  const Features f = features(one, two);
  double sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) sum += kScorerWeights[i] * f[i];
  std::array<double, kHidden> hidden{};
  for (std::size_t i = 0; i < kFeatures; ++i) {
    if (f[i] == 0) continue;
    const double* weights = &hidden_[i * kHidden];
    for (std::size_t unit = 0; unit < kHidden; ++unit) hidden[unit] += weights[unit] * f[i];
  }
  for (std::size_t unit = 0; unit < kHidden; ++unit) {
    if (hidden[unit] > 0) sum += kHiddenOut[unit] * hidden[unit];
  }
  // One verb with other arguments is another thing: a message that was sent, and soldiers.
  const auto of = [&f](Feature feature) { return f[static_cast<std::size_t>(feature)]; };
  const double arguments = std::max({of(Feature::subject), of(Feature::object), of(Feature::crossed)});
  const bool other_arguments = of(Feature::head) > 0 && arguments > 0 && arguments < kArguments;
  // So is one verb of one, and of several.
  const Profile &a = profiles_[one], &b = profiles_[two];
  const bool number = common(a.predicates, b.predicates) > 0 && other_number(a, b);
  return (number ? kOtherNumber : 1.0) * (other_arguments ? kOtherArguments : 1.0) * factor_[profiles_[one].member.article * articles_ + profiles_[two].member.article] / (1 + std::exp(-sum));
}

}  // namespace facts::compare
