// Pronouns. Third persons go back to what agrees with them in number and gender and was prominent last (subject before
// object, near before far: after Lappin and Leass 1994, with the weights made small whole numbers); "I" and "we" go to
// whoever speaks the quotation; relative pronouns to the noun that their clause hangs on.
#include <algorithm>
#include <unordered_map>

#include "entity/clusters.hpp"

namespace facts::entity {
namespace {

using syntax::Deprel;
using syntax::Upos;

constexpr std::uint32_t sentences_back = 3;
constexpr std::uint32_t mentions_back = 48;

enum class Person : std::uint8_t { none, he, she, it, they, speaker, speakers, relative };

Person person_of(std::string_view lower) {
  static const std::unordered_map<std::string_view, Person> table = {
      {"he", Person::he},         {"him", Person::he},        {"his", Person::he},          {"himself", Person::he},
      {"she", Person::she},       {"her", Person::she},       {"hers", Person::she},        {"herself", Person::she},
      {"it", Person::it},         {"its", Person::it},        {"itself", Person::it},       {"they", Person::they},
      {"them", Person::they},     {"their", Person::they},    {"theirs", Person::they},     {"themselves", Person::they},
      {"i", Person::speaker},     {"me", Person::speaker},    {"my", Person::speaker},      {"mine", Person::speaker},
      {"myself", Person::speaker}, {"we", Person::speakers},  {"us", Person::speakers},     {"our", Person::speakers},
      {"ours", Person::speakers}, {"ourselves", Person::speakers}, {"who", Person::relative}, {"whom", Person::relative},
      {"whose", Person::relative}, {"which", Person::relative}, {"that", Person::relative}};
  if (lower.size() > 10) return Person::none;
  const auto found = table.find(lower);
  return found == table.end() ? Person::none : found->second;
}

class Resolver {
 public:
  Resolver(const Document& document, const std::vector<Draft>& drafts, std::vector<Cluster>& clusters)
      : document_(document), clusters_(clusters) {
    mention_of_word_.assign(document.size(), npos);
    // Longer ones come first at one place, so that the innermost stays.
    for (const Draft& d : drafts) {
      const auto index = static_cast<std::uint32_t>(known_.size());
      known_.push_back(d);
      for (std::uint32_t w = d.first; w < d.last; ++w) mention_of_word_[w] = index;
    }
    // A head word stands for the phrase it heads.
    for (std::uint32_t i = 0; i < known_.size(); ++i)
      if (known_[i].head < document.size()) mention_of_word_[known_[i].head] = i;
  }

  std::vector<Draft> run() {
    std::vector<Draft> found;
    std::uint32_t next = 0;  // mentions that begin before the pronoun
    for (std::uint32_t w = 0; w < document_.size(); ++w) {
      while (next < known_.size() && known_[next].first <= w) seen_.push_back(next++);
      if (document_.upos(w) == Upos::verb || document_.upos(w) == Upos::punct || document_.upos(w) == Upos::noun) continue;
      const Person person = person_of(document_.lower(w));
      if (person == Person::none || !document_.in_claims(w)) continue;
      std::uint32_t cluster = npos;
      switch (person) {
        case Person::relative: cluster = antecedent_of_clause(w); break;
        case Person::speaker:
        case Person::speakers:
          // "We heard it," she said: who "she" is must be known first.
          if (document_.quoted(w)) later_.push_back(w);
          break;
        default: cluster = third_person(w, person);
      }
      if (cluster == npos) continue;
      const Draft draft = made(w, person, cluster);
      if (person == Person::he && clusters_[cluster].gender == Gender::unknown) clusters_[cluster].gender = Gender::male;
      if (person == Person::she && clusters_[cluster].gender == Gender::unknown) clusters_[cluster].gender = Gender::female;
      found.push_back(draft);
      if (person == Person::relative) continue;
      // A resolved pronoun keeps its entity prominent.
      pronouns_.push_back(draft);
      const std::uint32_t index = pronoun_bit | static_cast<std::uint32_t>(pronouns_.size() - 1);
      mention_of_word_[w] = index;
      seen_.push_back(index);
    }
    if (later_.empty()) return found;
    for (const std::uint32_t w : later_) {
      const Person person = person_of(document_.lower(w));
      const std::uint32_t cluster = speaker(w);
      if (cluster != npos) found.push_back(made(w, person, cluster));
    }
    std::sort(found.begin(), found.end(), [](const Draft& x, const Draft& y) { return x.first < y.first; });
    return found;
  }

 private:
  Draft made(std::uint32_t w, Person person, std::uint32_t cluster) const {
    Draft draft;
    draft.first = w;
    draft.last = w + 1;
    draft.head = w;
    draft.kind = MentionKind::pronoun;
    draft.cluster = cluster;
    draft.type = clusters_[cluster].type;
    draft.plural = person == Person::they || person == Person::speakers;
    draft.possessor = document_.deprel(w) == Deprel::nmod_poss;
    return draft;
  }

  // Pronouns are kept apart, so that the walk over `known_` stays in text order.
  static constexpr std::uint32_t pronoun_bit = 0x80000000u;
  const Draft& mention(std::uint32_t index) const {
    return index & pronoun_bit ? pronouns_[index & ~pronoun_bit] : known_[index];
  }

  bool subject(std::uint32_t w) const {
    const Deprel relation = document_.deprel(w);
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::csubj;
  }

  std::uint32_t antecedent_of_clause(std::uint32_t w) const {
    if (document_.lower(w) == "that" && (document_.upos(w) != Upos::pron || !subject(w))) return npos;
    // Up to the verb of the relative clause; "whose" hangs one noun below it.
    std::uint32_t verb = document_.head(w);
    for (int up = 0; up < 3 && verb < document_.size(); ++up, verb = document_.head(verb)) {
      if (document_.deprel(verb) != Deprel::acl_relcl) continue;
      const std::uint32_t noun = document_.head(verb);
      if (noun >= document_.size() || noun >= w || mention_of_word_[noun] == npos) return npos;
      const Draft& whom = mention(mention_of_word_[noun]);
      return whom.head == noun || (noun >= whom.first && noun < whom.last && whom.kind == MentionKind::name) ? whom.cluster : npos;
    }
    // "Novak, who": where the tree does not say it, the word before does.
    if (w < 2 || (document_.lower(w) != "who" && document_.lower(w) != "whose")) return npos;
    const std::uint32_t before = document_.form(w - 1) == "," ? w - 2 : w - 1;
    if (document_.sentence(before) != document_.sentence(w) || mention_of_word_[before] == npos) return npos;
    const Draft& whom = mention(mention_of_word_[before]);
    return whom.type == EntityType::person || whom.type == EntityType::group ? whom.cluster : npos;
  }

  /// The subject outside the quotation marks of a verb outside them, in this sentence or the ones beside it.
  std::uint32_t speaker(std::uint32_t w) const {
    const std::uint32_t here = document_.sentence(w);
    const auto in_sentence = [&](std::uint32_t s) -> std::uint32_t {
      if (s >= document_.segmentation.sentences.size()) return npos;
      const segment::Sentence& sentence = document_.segmentation.sentences[s];
      std::uint32_t best = npos, nearest = npos;
      const std::uint32_t first = std::max(sentence.first, w > 200 ? w - 200 : 0);
      const std::uint32_t last = std::min(sentence.last, w + 200);
      for (std::uint32_t v = first; v < last; ++v) {
        if (document_.quoted(v) || !subject(v) || mention_of_word_[v] == npos) continue;
        const std::uint32_t verb = document_.head(v);
        if (verb >= document_.size() || document_.upos(verb) != Upos::verb || document_.quoted(verb)) continue;
        const Draft& who = mention(mention_of_word_[v]);
        const EntityType type = who.type;
        if (type != EntityType::person && type != EntityType::organization && type != EntityType::group && type != EntityType::place)
          continue;
        const std::uint32_t distance = v > w ? v - w : w - v;
        if (nearest == npos || distance < nearest) {
          nearest = distance;
          best = who.cluster;
        }
      }
      return best;
    };
    const std::uint32_t block = document_.sentence_of(w).block;
    const auto beside = [&](std::uint32_t s) {
      return s < document_.segmentation.sentences.size() && document_.segmentation.sentences[s].block == block ? in_sentence(s) : npos;
    };
    std::uint32_t found = in_sentence(here);
    if (found == npos) found = beside(here + 1);
    if (found == npos && here > 0) found = beside(here - 1);
    if (found == npos && here > 1) found = beside(here - 2);
    return found;
  }

  bool agrees(const Cluster& cluster, const Draft& mention, Person person) const {
    switch (person) {
      case Person::he:
      case Person::she: {
        const Gender wanted = person == Person::he ? Gender::male : Gender::female;
        return cluster.type == EntityType::person && !cluster.plural && (cluster.gender == Gender::unknown || cluster.gender == wanted);
      }
      case Person::it:
        return !cluster.plural && (cluster.type == EntityType::organization || cluster.type == EntityType::place ||
                                   cluster.type == EntityType::event || (cluster.type == EntityType::other && cluster.named));
      case Person::they:
        return cluster.plural || mention.plural || cluster.type == EntityType::group || cluster.type == EntityType::organization;
      default: return false;
    }
  }

  /// A noun that is nobody's mention and could be what "it" means, as the subject before: then nothing is guessed.
  bool thing_before(std::uint32_t w) const {
    const std::uint32_t here = document_.sentence(w);
    const std::uint32_t begin = document_.segmentation.sentences[here > 0 ? here - 1 : 0].first;
    for (std::uint32_t v = w; v-- > std::max(begin, w > 80 ? w - 80 : 0);) {
      if (!subject(v)) continue;
      const std::uint32_t verb = document_.head(v);
      if (verb == document_.head(w)) continue;
      if (mention_of_word_[v] != npos) return false;
      if (document_.upos(v) == Upos::noun) return true;
    }
    return false;
  }

  std::uint32_t third_person(std::uint32_t w, Person person) const {
    const bool possessive = document_.deprel(w) == Deprel::nmod_poss;
    if (person == Person::it) {
      if (document_.deprel(w) == Deprel::expl) return npos;
      if (!possessive && !subject(w)) return npos;
      if (!possessive && expletive(w)) return npos;
      if (!(subject(w) && speaks(document_.head(w))) && thing_before(w)) return npos;
    }
    const std::uint32_t here = document_.sentence(w);
    const bool quoted = document_.quoted(w);
    std::uint32_t best = npos;
    // Things that are no mention compete for "it" and "they", so a weak candidate is not taken.
    int best_score = person == Person::it || person == Person::they ? 60 : 20;
    for (std::size_t back = 0; back < seen_.size() && back < mentions_back; ++back) {
      const Draft& candidate = mention(seen_[seen_.size() - 1 - back]);
      const std::uint32_t sentence = document_.sentence(candidate.first);
      if (here - sentence > sentences_back) break;
      if (candidate.cluster == npos || !agrees(clusters_[candidate.cluster], candidate, person)) continue;
      if (candidate.head >= document_.size() || !free_for(w, candidate)) continue;
      const int score = weight(w, candidate, here - sentence, quoted, person);
      if (score > best_score) {
        best_score = score;
        best = candidate.cluster;
      }
    }
    return best;
  }

  /// Whether only someone can do what the verb says: "it said", "it added".
  bool speaks(std::uint32_t verb) const {
    if (verb >= document_.size()) return false;
    const std::string_view lemma = document_.lemma(verb);
    return lemma == "say" || lemma == "add" || lemma == "tell" || lemma == "announce" || lemma == "deny" || lemma == "claim" || lemma == "believe";
  }

  /// "it is clear that", "it seems": no one is meant.
  bool expletive(std::uint32_t w) const {
    const std::uint32_t h = document_.head(w);
    if (h >= document_.size()) return false;
    if (document_.upos(h) == Upos::adj) return true;
    const bool clause = document_.syntax.child(h, Deprel::csubj) != npos;
    // "It has been confirmed by an office in the capital that …": a passive with a clause some words later.
    bool passive = false;
    if (document_.syntax.child(h, Deprel::aux_pass) != npos) {
      const std::uint32_t end = std::min(document_.sentence_of(h).last, h + 24);
      for (std::uint32_t v = h + 1; v < end && !passive; ++v)
        passive = document_.lower(v) == "that" && (document_.upos(v) == Upos::sconj || document_.upos(v) == Upos::pron);
    }
    const std::string_view lemma = document_.lemma(h);
    return clause || passive || lemma == "seem" || lemma == "appear" || lemma == "rain" || lemma == "snow" || lemma == "happen" || (lemma == "take" && !perfect(h));
  }

  /// "it has taken the town": someone took it, while "it takes weeks" means no one.
  bool perfect(std::uint32_t verb) const {
    for (std::uint32_t c = document_.syntax.first_child[verb]; c != npos && c < verb; c = document_.syntax.next_sibling[c]) {
      if (document_.deprel(c) == Deprel::aux && document_.lemma(c) == "have") return true;
    }
    return false;
  }

  /// What the grammar forbids: an object that means its own subject, a possessor that means what it owns.
  bool free_for(std::uint32_t w, const Draft& candidate) const {
    if (candidate.first <= w && w < candidate.last) return false;  // "his" in "his mother" is not the mother
    const std::string_view form = document_.lower(w);
    const bool reflexive = form.ends_with("self") || form.ends_with("selves");
    const bool possessive = document_.deprel(w) == Deprel::nmod_poss;
    if (!reflexive && !possessive && document_.head(w) == document_.head(candidate.head) && document_.head(w) != npos)
      return false;
    // "… said he": the noun below the pronoun's own verb as its object.
    return document_.head(candidate.head) != w;
  }

  int weight(std::uint32_t w, const Draft& candidate, std::uint32_t distance, bool quoted, Person person) const {
    int score = 100 - 30 * static_cast<int>(distance);
    // "Boss Dan Pike, of Pike and Sons, hit back": a noun that the tree has for the whole sentence was its subject.
    if (subject(candidate.head) || (document_.deprel(candidate.head) == Deprel::root && candidate.kind == MentionKind::name)) score += 40;
    else if (document_.deprel(candidate.head) == Deprel::obj || document_.deprel(candidate.head) == Deprel::iobj) score += 15;
    if (candidate.possessor) score -= 10;
    if (candidate.kind == MentionKind::pronoun) score += 10;
    // The subject of the whole sentence before is what the text is about.
    if (document_.head(candidate.head) < document_.size() && document_.deprel(document_.head(candidate.head)) == Deprel::root &&
        subject(candidate.head))
      score += 15;
    if (subject(w) && subject(candidate.head)) score += 10;
    // "The firm says it can": who says so, most often.
    const std::uint32_t clause = subject(w) ? document_.head(w) : npos;
    if (clause < document_.size() && document_.deprel(clause) == Deprel::ccomp && subject(candidate.head) && document_.head(candidate.head) == document_.head(clause)) score += 15;
    // Nobody calls himself "he" inside his own words.
    if (quoted != document_.quoted(candidate.head)) score -= quoted ? 25 : 10;
    const Cluster& cluster = clusters_[candidate.cluster];
    if (person == Person::it && candidate.type == EntityType::place && !subject(candidate.head) && !candidate.possessor) score -= 40;
    if (person == Person::they && !cluster.plural && cluster.type == EntityType::organization) score -= 30;
    if (person == Person::they && candidate.type == EntityType::group && candidate.kind == MentionKind::name && !candidate.plural) score -= 60;
    if ((person == Person::he || person == Person::she) && cluster.gender != Gender::unknown) score += 30;
    // A source that must not be known is seldom called "he".
    if (candidate.description.cls == "source" && !cluster.named) score -= 40;
    if (candidate.head > w) score -= 200;
    return score;
  }

  const Document& document_;
  std::vector<Cluster>& clusters_;
  std::vector<Draft> known_, pronouns_;
  std::vector<std::uint32_t> mention_of_word_;
  std::vector<std::uint32_t> later_; // "I" and "we" in quotations
  std::vector<std::uint32_t> seen_;  // indices of mentions before the current word
};

}  // namespace

std::vector<Draft> resolve_pronouns(const Document& document, const std::vector<Draft>& drafts, std::vector<Cluster>& clusters) {
  return Resolver(document, drafts, clusters).run();
}

}  // namespace facts::entity
