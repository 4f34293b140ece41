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
  if (head == npos) return result;
  const bool reported_past = said != nullptr && said->cue_head != npos && t.syn.words[said->cue_head].past && !said->quoted_all;
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
  int denials = said != nullptr && said->act == Act::deny && !said->quoted_all && (said->cue_lemma == "deny" || said->cue_lemma == "rule out" ||
                said->cue_lemma == "refute" || said->cue_lemma == "dispute" || said->cue_lemma == "denial") ? 1 : 0;
  if (said != nullptr && said->negated) ++denials;
  if (unit.head != npos) {
    std::uint32_t head = unit.head;
    // "was unable to", "failed to": verbs that deny what follows.
    const auto lemma = t.lemma(head);
    const auto found = negators().find(lemma);
    if (found != negators().end() && found->second == "verb") ++denials;
    if (lemma == "rule" && t.particle_of(head) == "out") ++denials;
    for (std::uint32_t c = t.syn.first_child[head]; c != npos; c = t.syn.next_sibling[c]) {
      const std::string low = plain(t.low(c));
      const auto row = negators().find(low);
      if (row != negators().end()) {
        const std::string_view sort = row->second;
        if (sort == "part" || sort == "adverb" || sort == "pronoun") ++denials;
        if (sort == "determiner" && (t.rel(c) == Deprel::nsubj || t.rel(c) == Deprel::obj || (t.rel(c) == Deprel::det && t.syn.child(head, Deprel::cop) != npos) ||
                                     t.rel(c) == Deprel::cc)) ++denials;
      }
      if (t.rel(c) == Deprel::nsubj || t.rel(c) == Deprel::obj) {
        for (std::uint32_t d = t.syn.first_child[c]; d != npos && d < c; d = t.syn.next_sibling[d]) {
          const auto inner = negators().find(t.low(d));
          if (inner != negators().end() && inner->second == "determiner") {
            ++denials;
            break;
          }
        }
      }
    }
  }
  return denials % 2 == 1 ? Polarity::negative : Polarity::positive;
}

}  // namespace facts::claim
