#include "claim/certainty.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/table.hpp"
#include "claim/tables/certainty.tsv.hpp"
#include "claim/tables/negators.tsv.hpp"

namespace facts::claim {

using attribution::Act;
using attribution::Force;
using syntax::Deprel;
using syntax::Upos;

namespace {

struct Hedge {
  std::string_view sort;
  Certainty certainty;
};

const std::unordered_map<std::string_view, Hedge>& hedges() {
  static const auto map = [] {
    std::unordered_map<std::string_view, Hedge> out;
    const Table table(tables::claim_certainty);
    for (std::size_t row = 0; row < table.size(); ++row) {
      const std::string_view value = table.at(row, 2);
      const Certainty certainty = value == "probable"   ? Certainty::probable
                                  : value == "possible" ? Certainty::possible
                                  : value == "unknown"  ? Certainty::unknown
                                                        : Certainty::certain;
      out.emplace(table.at(row, 0), Hedge{table.at(row, 1), certainty});
    }
    return out;
  }();
  return map;
}

const std::unordered_map<std::string_view, std::string_view>& negators() {
  static const auto map = [] {
    std::unordered_map<std::string_view, std::string_view> out;
    const Table table(tables::claim_negators);
    for (std::size_t row = 0; row < table.size(); ++row) out.emplace(table.at(row, 0), table.at(row, 1));
    return out;
  }();
  return map;
}

Certainty of_force(Force force) {
  switch (force) {
    case Force::factive: case Force::certain: return Certainty::certain;
    case Force::probable: return Certainty::probable;
    case Force::possible: return Certainty::possible;
    case Force::unknown: return Certainty::unknown;
  }
  return Certainty::certain;
}

/// The head and the verbs that share its clause: conjunct's first verb (for its auxiliaries), infinitives below.
std::vector<std::uint32_t> clause_verbs(const Text& t, std::uint32_t head) {
  std::vector<std::uint32_t> verbs{head};
  for (std::uint32_t c = t.syn.first_child[head]; c != npos; c = t.syn.next_sibling[c]) {
    if (t.rel(c) == Deprel::xcomp) verbs.push_back(c);
  }
  return verbs;
}

std::string plain(std::string word) {
  // Typographic apostrophe in "n’t".
  if (word == "n’t") return "n't";
  return word;
}

std::string_view negator_sort(std::string_view word) {
  const auto row = negators().find(word);
  return row == negators().end() ? std::string_view{} : row->second;
}

/// Words that look like denials and are none: "not only", "no fewer than", "no doubt", "a few".
bool denies(const Text& t, std::uint32_t w, std::string_view low) {
  if (low == "not" || low == "n't") {
    return !t.is(w + 1, "only") && !t.is(w + 1, "just") && !t.is(w + 1, "merely") && !t.is(w + 1, "simply");
  }
  if (low == "no") {
    for (const std::string_view next : {"fewer", "less", "more", "later", "doubt", "matter", "wonder"}) {
      if (t.is(w + 1, next)) return false;
    }
  }
  // "barely escaped" did escape; "could barely walk" could not.
  if (low == "barely") return w > 0 && (t.is(w - 1, "can") || t.is(w - 1, "could") || t.is(w - 1, "is") || t.is(w - 1, "are") || t.is(w - 1, "was") || t.is(w - 1, "were"));
  if (low == "few" && w > t.sentence(w).first) {
    const Upos before = t.syn.upos(w - 1);
    return before != Upos::det && before != Upos::adj && before != Upos::num && before != Upos::pron;
  }
  return true;
}

/// Whether `w` ends an adverbial that denies: "no longer", "in no way", "under no circumstances".
bool no_way(const Text& t, std::uint32_t w) {
  if (w == 0 || !t.is(w - 1, "no")) return false;
  for (const std::string_view word : {"longer", "circumstances", "way", "means", "account", "point", "stage"}) {
    if (t.is(w, word)) return word == "longer" || (w > 1 && t.syn.upos(w - 2) == Upos::adp);
  }
  return false;
}

/// An object or an infinitive behind the verb.
bool something_to_deny(const Text& t, std::uint32_t verb) {
  if (t.object(verb) != npos) return true;
  for (std::uint32_t c = t.syn.first_child[verb]; c != npos; c = t.syn.next_sibling[c]) {
    if (c > verb && (t.rel(c) == Deprel::xcomp || t.has_case(c, "to"))) return true;
  }
  return false;
}

/// The words that deny the clause of `head`, each once, in their order. A word counts by its place as much as by its label: all
/// between the first auxiliary and the head belong to the verb, and "neither" before it whatever it hangs by.
std::vector<std::uint32_t> denials_of(const Text& t, std::uint32_t head) {
  std::vector<std::uint32_t> found;
  const auto sort_at = [&](std::uint32_t w) -> std::string_view {
    const std::string low = plain(t.low(w));
    const std::string_view sort = negator_sort(low);
    return !sort.empty() && denies(t, w, low) ? sort : std::string_view{};
  };
  const auto bare = [](std::string_view sort) { return sort == "part" || sort == "adverb" || sort == "pronoun"; };
  const bool cop = t.syn.child(head, Deprel::cop) != npos;
  // "failed to", "lacks"; "was nowhere to be found", "there were none".
  // A plan that failed is no denial: the verb must have something to deny.
  if (t.is_verb(head) && negator_sort(t.lemma(head)) == "verb" && something_to_deny(t, head)) found.push_back(head);
  if (t.lemma(head) == "rule" && t.particle_of(head) == "out") found.push_back(head);
  if (cop && bare(sort_at(head))) found.push_back(head);
  // "No talks before spring": a headline without a verb.
  const bool verbless = t.is_nominal(head) && !cop && t.subject(head) == npos && t.syn.child(head, Deprel::aux) == npos;
  const std::string lemma = t.lemma(head);
  const bool state = lemma == "be" || lemma == "remain" || lemma == "stay" || lemma == "go" || (lemma == "leave" && t.passive(head));
  for (std::uint32_t c = t.syn.first_child[head]; c != npos; c = t.syn.next_sibling[c]) {
    const Deprel r = t.rel(c);
    const std::string_view sort = sort_at(c);
    if (bare(sort)) found.push_back(c);
    if (sort == "determiner" && (r == Deprel::nsubj || r == Deprel::obj || (r == Deprel::det && (cop || (verbless && t.is(c, "no")))) || r == Deprel::cc || (c < head && t.is(c, "neither")))) found.push_back(c);
    // "The town is without water"; "left without its captain" denies nothing of the leaving.
    if (sort == "preposition" && cop && r == Deprel::case_) found.push_back(c);
    if (r == Deprel::obl && state && c > head) {
      for (std::uint32_t d = t.syn.first_child[c]; d != npos && d < c; d = t.syn.next_sibling[d]) {
        if (sort_at(d) == "preposition" && t.rel(d) == Deprel::case_) found.push_back(d);
      }
    }
    if (r == Deprel::nsubj || r == Deprel::obj) {
      for (std::uint32_t d = t.syn.first_child[c]; d != npos && d < c; d = t.syn.next_sibling[d]) {
        // "no boats"; "not all of the boats", "not a single boat".
        const std::string_view inner = sort_at(d);
        if (inner != "determiner" && !(inner == "part" && r == Deprel::nsubj)) continue;
        found.push_back(d);
        break;
      }
    }
    if (no_way(t, c)) found.push_back(c - 1);
    if (r == Deprel::nsubj) {
      // Between subject and verb the tree may hang it on the subject ("the law under no circumstances allows").
      for (std::uint32_t d = t.syn.first_child[c]; d != npos && d < head; d = t.syn.next_sibling[d]) {
        if (d > c && no_way(t, d)) found.push_back(d - 1);
      }
    }
    // "could not have been": from an auxiliary to the head nothing but auxiliaries and adverbs stands; their denials are the verb's.
    if (c < head && (r == Deprel::aux || r == Deprel::cop)) {
      for (std::uint32_t w = c + 1; w < head; ++w) {
        const std::string_view between = sort_at(w);
        const Upos u = t.syn.upos(w);
        if (between == "part" || between == "adverb") {
          found.push_back(w);
        } else if (u != Upos::aux && u != Upos::adv && u != Upos::part) {
          break;
        }
      }
    }
  }
  // "neither … nor" is one denial.
  const bool neither = std::any_of(found.begin(), found.end(), [&](std::uint32_t w) { return t.is(w, "neither"); });
  if (neither) found.erase(std::remove_if(found.begin(), found.end(), [&](std::uint32_t w) { return t.is(w, "nor"); }), found.end());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

/// "whether …", "who …", "how many …" in front.
bool opens_question(const Text& t, const Unit& unit) {
  if (unit.words.empty()) return false;
  const Range first = t.trim(unit.words.front());
  if (first.empty()) return false;
  const std::string low = t.low(first.first);
  for (const std::string_view word : {"whether", "if", "who", "what", "when", "where", "why", "how", "which", "whose"}) {
    if (low == word) return true;
  }
  return false;
}

/// "declined to say", "refused to disclose": the cue, or the verb it hangs on, refuses.
bool refuses(const Text& t, const attribution::Attribution& said) {
  if (said.cue_head == npos || said.cue_head >= t.size()) return false;
  if (negator_sort(said.cue_lemma) == "verb") return true;
  if (t.rel(said.cue_head) != Deprel::xcomp) return false;
  const std::uint32_t up = t.syn.head(said.cue_head);
  return up != npos && up < t.size() && negator_sort(t.lemma(up)) == "verb";
}

/// Adverbs and adjectives that hedge a phrase without a verb ("a soldier, possibly Asian"), and participles that do ("deployments
/// appearing to have taken place"), below a noun and what describes it.
Certainty hedge_of_phrase(const Text& t, const Unit& unit, std::uint32_t noun) {
  Certainty result = Certainty::certain;
  const auto inside = [&](std::uint32_t w) {
    for (const Range& range : unit.words) {
      if (range.contains(w)) return true;
    }
    return false;
  };
  for (std::uint32_t c = t.syn.first_child[noun]; c != npos; c = t.syn.next_sibling[c]) {
    if (!inside(c)) continue;
    const Deprel r = t.rel(c);
    if (r != Deprel::amod && r != Deprel::acl && r != Deprel::appos && r != Deprel::conj && r != Deprel::advmod && r != Deprel::parataxis) continue;
    const auto weigh = [&](std::uint32_t w) {
      auto row = hedges().find(t.lemma(w));
      if (row == hedges().end()) row = hedges().find(t.low(w));
      if (row == hedges().end()) return;
      const std::string_view sort = row->second.sort;
      if ((sort == "adverb" && t.syn.upos(w) == Upos::adv) || (sort == "verb" && r == Deprel::acl && t.low(w).ends_with("ing")))
        result = static_cast<Certainty>(std::max(static_cast<int>(result), static_cast<int>(row->second.certainty)));
    };
    weigh(c);
    for (std::uint32_t d = t.syn.first_child[c]; d != npos; d = t.syn.next_sibling[d]) {
      if (inside(d)) weigh(d);
    }
  }
  return result;
}

/// Verbs after which the description is the news: "a soldier is seen, possibly Asian".
bool perceives(std::string_view lemma) {
  for (const std::string_view verb : {"see", "show", "picture", "photograph", "film", "depict", "find", "spot", "visible", "identify"}) {
    if (lemma == verb) return true;
  }
  return false;
}

}  // namespace

Certainty weaker(Certainty a, Certainty b) { return static_cast<Certainty>(std::max(static_cast<int>(a), static_cast<int>(b))); }

Certainty hedge_in(const Text& t, Range words) {
  Certainty result = Certainty::certain;
  for (std::uint32_t w = words.first; w < words.last; ++w) {
    const auto row = hedges().find(t.low(w));
    if (row != hedges().end() && (row->second.sort == "adjective" || row->second.sort == "adverb")) result = weaker(result, row->second.certainty);
  }
  return result;
}

Certainty certainty_of(const Text& t, const Unit& unit, const attribution::Attribution* said) {
  Certainty result = said != nullptr ? of_force(said->force) : Certainty::certain;
  const std::uint32_t head = unit.head;
  // "declined to say whether he had paid", "would not say who paid": what was asked stays open.
  if (said != nullptr && !said->quoted_all && opens_question(t, unit) && (said->negated || refuses(t, *said))) return Certainty::unknown;
  if (head == npos) return result;
  // A noun ("the announcement that prices would rise") has no tense; its clause is told from then as well.
  const bool reported_past = said != nullptr && said->cue_head != npos && !said->quoted_all &&
                             (t.syn.words[said->cue_head].past || t.syn.upos(said->cue_head) == Upos::noun);
  const auto look = [&](std::uint32_t w, std::uint32_t verb, bool predicate) {
    const auto found = hedges().find(t.lemma(w));
    auto row = found;
    if (row == hedges().end()) row = hedges().find(t.low(w));
    if (row == hedges().end()) return;
    const std::string_view sort = row->second.sort;
    bool counts = false;
    if (sort == "modal") {
      counts = t.rel(w) == Deprel::aux && t.syn.head(w) == verb;
      // "said it would": the future, seen from then.
      if (counts && t.is(w, "would") && reported_past) counts = false;
    } else if (sort == "adverb") {
      counts = t.rel(w) == Deprel::advmod || t.syn.upos(w) == Upos::adv;
    } else if (sort == "adjective") {
      counts = t.syn.upos(w) == Upos::adj && (predicate || t.rel(w) == Deprel::amod);
    } else if (sort == "noun") {
      counts = t.syn.upos(w) == Upos::noun && predicate;
    } else if (sort == "verb") {
      counts = t.is_verb(w) && predicate;
    } else if (sort == "passive") {
      counts = t.is_verb(w) && predicate && t.passive(w);
    } else if (sort == "pending") {
      counts = t.is_verb(w) && predicate && t.passive(w) && t.low(w).ends_with("ed") && [&] {
        for (std::uint32_t c = t.syn.first_child[w]; c != npos && c < w; c = t.syn.next_sibling[c]) {
          if (t.is(c, "being")) return true;
        }
        return false;
      }();
    }
    if (counts) result = weaker(result, row->second.certainty);
  };
  for (const std::uint32_t verb : clause_verbs(t, head)) {
    look(verb, verb, true);
    for (std::uint32_t c = t.syn.first_child[verb]; c != npos; c = t.syn.next_sibling[c]) {
      const Deprel r = t.rel(c);
      bool inside = false;
      for (const Range& range : unit.words) inside = inside || range.contains(c);
      if (!inside && verb == head) continue;
      const bool there_is = r == Deprel::nsubj && t.syn.child(verb, Deprel::expl) != npos;
      look(c, verb, r == Deprel::obj || there_is);
      // "a possible reference", "preliminary data".
      if (r == Deprel::obj || r == Deprel::nsubj || r == Deprel::obl) {
        for (std::uint32_t d = t.syn.first_child[c]; d != npos && d < c; d = t.syn.next_sibling[d]) {
          if (t.rel(d) == Deprel::amod && (r == Deprel::obj || t.has_case(c, "to") || t.is(d, "preliminary"))) look(d, verb, false);
        }
      }
    }
  }
  if (!t.is_verb(head) && t.is_nominal(head) && t.syn.child(head, Deprel::cop) == npos) {
    result = weaker(result, hedge_of_phrase(t, unit, head));
  } else if (perceives(t.lemma(head))) {
    result = weaker(result, hedge_of_phrase(t, unit, head));
    for (const std::uint32_t part : {t.subject(head), t.object(head)}) {
      if (part != npos) result = weaker(result, hedge_of_phrase(t, unit, part));
    }
  }
  // A conjunct shares the hedges that stand before the first verb ("is reportedly preparing … and supplying").
  std::uint32_t first = head;
  for (int depth = 0; depth < 4 && t.rel(first) == Deprel::conj && t.subject(first) == npos; ++depth) {
    first = t.syn.head(first);
    for (std::uint32_t c = t.syn.first_child[first]; c != npos && c < first; c = t.syn.next_sibling[c]) {
      if (t.rel(c) == Deprel::advmod || t.rel(c) == Deprel::aux) look(c, first, false);
    }
  }
  return result;
}

Polarity polarity_of(const Text& t, const Unit& unit, const attribution::Attribution* said) {
  bool negative = said != nullptr && said->act == Act::deny && !said->quoted_all && (said->cue_lemma == "deny" || said->cue_lemma == "rule out" ||
                  said->cue_lemma == "refute" || said->cue_lemma == "dispute" || said->cue_lemma == "denial");
  // "refused to start": the cue denies the infinitive that is its content.
  if (said != nullptr && !said->quoted_all && negator_sort(said->cue_lemma) == "verb" && unit.head != npos && unit.head != said->cue_head) negative = !negative;
  if (said != nullptr && said->negated) negative = !negative;
  if (unit.head != npos && denials_of(t, unit.head).size() % 2 == 1) negative = !negative;
  return negative ? Polarity::negative : Polarity::positive;
}

}  // namespace facts::claim
