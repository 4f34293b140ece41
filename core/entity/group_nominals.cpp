// Which descriptions speak of whom: "the agency", "South Korea's spy agency", "the Ukrainian president".
#include <algorithm>
#include <string>
#include <unordered_map>

#include "entity/clusters.hpp"

namespace facts::entity {

bool can_be_same(const Description& earlier, const Description& later) {
  if (!compatible_class(earlier.cls, later.cls)) return false;
  if (earlier.country != no_country && later.country != no_country && earlier.country != later.country) return false;
  return std::includes(earlier.qualifiers.begin(), earlier.qualifiers.end(), later.qualifiers.begin(), later.qualifiers.end());
}

namespace {

constexpr std::uint32_t sentences_back = 20;     ///< how far a bare "the agency" reaches
constexpr std::size_t candidates_looked_at = 48;

class NominalGrouper {
 public:
  NominalGrouper(const Document& document, std::vector<Draft>& drafts, std::vector<Cluster>& clusters)
      : document_(document), drafts_(drafts), clusters_(clusters) {}

  void run() {
    given_ = static_cast<std::uint32_t>(clusters_.size());
    for (const Draft& draft : drafts_)
      if (draft.kind == MentionKind::name) name_drafts_.push_back(static_cast<std::size_t>(&draft - drafts_.data()));
    tie_identified();
    for (std::uint32_t c = 0; c < given_; ++c) {
      for (const Description& d : clusters_[c].descriptions) named_[d.cls].push_back(c);
    }
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (draft.kind == MentionKind::nominal && draft.cluster == npos) draft.cluster = find(draft);
      if (draft.kind == MentionKind::nominal && draft.cluster == npos) draft.cluster = make(draft);
      if (draft.kind == MentionKind::nominal) learn(draft);
      seen(draft);
    }
  }

 private:
  struct Seen {
    std::uint32_t cluster, sentence;
    bool subject;
  };

  /// What the sentence itself ties to a name is known before the rest is read.
  void tie_identified() {
    for (Draft& draft : drafts_) {
      if (draft.kind != MentionKind::nominal || draft.same_as == npos || draft.same_as >= name_drafts_.size()) continue;
      draft.cluster = drafts_[name_drafts_[draft.same_as]].cluster;
      learn(draft);
    }
  }

  void learn(const Draft& draft) {
    Cluster& cluster = clusters_[draft.cluster];
    if (cluster.gender == Gender::unknown) cluster.gender = draft.gender;
    if (cluster.country == no_country && !cluster.named) cluster.country = draft.description.country;
    if (cluster.descriptions.size() >= 12) return;
    for (const Description& known : cluster.descriptions)
      if (known.cls == draft.description.cls && known.country == draft.description.country &&
          known.qualifiers == draft.description.qualifiers)
        return;
    cluster.descriptions.push_back(draft.description);
  }

  bool fits(const Cluster& cluster, const Draft& draft) const {
    if (cluster.type != draft.type || cluster.plural != draft.plural) return false;
    if (cluster.gender != Gender::unknown && draft.gender != Gender::unknown && cluster.gender != draft.gender) return false;
    return true;
  }

  bool described(const Cluster& cluster, const Draft& draft) const {
    for (const Description& known : cluster.descriptions) {
      Description earlier = known;
      if (earlier.country == no_country) earlier.country = cluster.country;
      if (can_be_same(earlier, draft.description)) return true;
    }
    return false;
  }

  std::uint32_t find(const Draft& draft) {
    if (draft.indefinite) return npos;
    const bool special = draft.description.country != no_country || !draft.description.qualifiers.empty();
    if (!draft.definite && !special) return npos;
    // "The reclusive state" says something new; "the country" goes back to one.
    if (draft.type == EntityType::place && draft.description.country == no_country && draft.head > draft.first + 1) return npos;
    // "The intelligence office of a friendly nation" is told apart by what follows it.
    if (draft.last > draft.head + 1 && draft.description.country == no_country) return npos;
    const std::uint32_t here = document_.sentence(draft.head);
    if (const std::uint32_t person = anyone(draft, here); person != npos) return person;
    // What was spoken of last and fits.
    for (const std::string_view cls : classes(draft.description.cls)) {
      const auto list = recent_.find(cls);
      if (list == recent_.end()) continue;
      std::size_t looked = 0;
      std::uint32_t found = npos, found_in = 0;
      for (auto at = list->second.rbegin(); at != list->second.rend() && looked < candidates_looked_at; ++at, ++looked) {
        if (!special && here - at->sentence > sentences_back) break;
        // Of those of the same sentence and the one before it the subject is meant.
        if (found != npos && (at->sentence + 1 < found_in || !at->subject)) {
          if (at->sentence + 1 < found_in) break;
          continue;
        }
        const Cluster& cluster = clusters_[at->cluster];
        // "An agency" abroad does not become "South Korea's agency" by being spoken of again.
        if (draft.description.country != no_country && cluster.country == no_country && !cluster.named) continue;
        if (!fits(cluster, draft) || !described(cluster, draft)) continue;
        if (draft.description.country != no_country || at->subject) return at->cluster;
        if (found == npos) {
          found = at->cluster;
          found_in = at->sentence;
        }
      }
      if (found != npos) return found;
    }
    // What will be called by its name later: a country and a class, or a title.
    const auto later = named_.find(draft.description.cls);
    if (later != named_.end() && special) {
      std::uint32_t only = npos;
      std::size_t looked = 0;
      for (auto at = later->second.begin(); at != later->second.end() && looked < candidates_looked_at; ++at, ++looked) {
        const Cluster& cluster = clusters_[*at];
        if (cluster.first_word < draft.first || !fits(cluster, draft)) continue;
        const bool same_country = draft.description.country != no_country && cluster.country == draft.description.country;
        const bool soon = document_.sentence(cluster.first_word) - here <= 3;
        if (!(described(cluster, draft) && same_country) && !(soon && titled(cluster, draft))) continue;
        if (only != npos && only != *at) return npos;
        only = *at;
      }
      return only;
    }
    return npos;
  }

  /// "The man", "the woman": the person spoken of last, the subject first.
  std::uint32_t anyone(const Draft& draft, std::uint32_t here) const {
    const std::string_view cls = draft.description.cls;
    if (draft.type != EntityType::person || draft.plural || !draft.definite || draft.head != draft.first + 1) return npos;
    if (cls != "man" && cls != "woman" && cls != "person" && cls != "prisoner") return npos;
    std::uint32_t found = npos, found_in = 0;
    std::size_t looked = 0;
    for (auto at = people_.rbegin(); at != people_.rend() && looked < candidates_looked_at && here - at->sentence <= 3; ++at, ++looked) {
      if (!fits(clusters_[at->cluster], draft) || unnamed_source(clusters_[at->cluster])) continue;
      if (found != npos && at->sentence + 1 < found_in) break;
      if (at->subject) return at->cluster;
      if (found == npos) {
        found = at->cluster;
        found_in = at->sentence;
      }
    }
    return found;
  }

  /// One who tells, and is not told of.
  static bool unnamed_source(const Cluster& cluster) {
    if (cluster.named) return false;
    for (const Description& d : cluster.descriptions)
      if (d.cls == "source" || d.cls == "spokesman" || d.cls == "official") return true;
    return false;
  }

  /// "Ukraine's foreign ministry spokesman … spokesman Heorhii Koval": the title says less than the description before it.
  static bool titled(const Cluster& cluster, const Draft& draft) {
    if (cluster.type != EntityType::person || !draft.definite) return false;
    for (const Description& known : cluster.descriptions)
      if (can_be_same(draft.description, known) && known.qualifiers.empty()) return true;
    return false;
  }

  /// The classes under which something of class `cls` may have been seen.
  static std::vector<std::string_view> classes(std::string_view cls) {
    std::vector<std::string_view> out{cls};
    for (const std::string_view other : {"newspaper", "medium", "news agency", "agency"})
      if (other != cls && compatible_class(other, cls)) out.push_back(other);
    return out;
  }

  std::uint32_t make(const Draft& draft) {
    // Groups and bodies called by the same words are the same: "South Korean officials".
    std::string key;
    const bool shared = !draft.indefinite && (draft.plural || draft.type == EntityType::organization || draft.type == EntityType::group) &&
                        (draft.description.country != no_country || !draft.description.qualifiers.empty());
    if (shared) {
      key = std::string(draft.description.cls) + '|' + std::to_string(draft.description.country) + (draft.plural ? "|p" : "|s");
      for (const std::uint64_t q : draft.description.qualifiers) key += '|' + std::to_string(q);
      const auto found = by_words_.find(key);
      if (found != by_words_.end()) return found->second;
    }
    Cluster cluster;
    cluster.type = draft.type;
    cluster.plural = draft.plural;
    cluster.gender = draft.gender;
    cluster.country = draft.description.country;
    cluster.first_word = draft.first;
    clusters_.push_back(cluster);
    const auto made = static_cast<std::uint32_t>(clusters_.size() - 1);
    if (shared) by_words_.emplace(key, made);
    return made;
  }

  /// A mention makes its entity the one that was spoken of last, under each class it is described as.
  void seen(const Draft& draft) {
    const Cluster& cluster = clusters_[draft.cluster];
    const std::uint32_t sentence = document_.sentence(draft.first);
    const bool is_subject = draft.head < document_.size() && (document_.deprel(draft.head) == syntax::Deprel::nsubj ||
                                                              document_.deprel(draft.head) == syntax::Deprel::nsubj_pass);
    if (cluster.type == EntityType::person && !cluster.plural) people_.push_back({draft.cluster, sentence, is_subject});
    for (const Description& d : cluster.descriptions) {
      std::vector<Seen>& list = recent_[d.cls];
      if (!list.empty() && list.back().cluster == draft.cluster && list.back().sentence == sentence)
        list.back().subject = list.back().subject || is_subject;
      else
        list.push_back({draft.cluster, sentence, is_subject});
    }
  }

  const Document& document_;
  std::vector<Draft>& drafts_;
  std::vector<Cluster>& clusters_;
  std::uint32_t given_ = 0;
  std::vector<std::size_t> name_drafts_;
  std::vector<Seen> people_;  // singular people, as they are spoken of
  std::unordered_map<std::string_view, std::vector<Seen>> recent_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> named_;
  std::unordered_map<std::string, std::uint32_t> by_words_;
};

}  // namespace

void group_nominals(const Document& document, std::vector<Draft>& drafts, std::vector<Cluster>& clusters) {
  NominalGrouper(document, drafts, clusters).run();
}

}  // namespace facts::entity
