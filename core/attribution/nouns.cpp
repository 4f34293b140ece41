// Nouns and adjectives that attribute: "the claim by … that", "confident that", "fears of".

#include <algorithm>

#include "attribution/rules.hpp"

namespace facts::attribution {

using syntax::Deprel;
using syntax::Upos;

/// "By the rebels" behind a noun, whose number moves on behind it.
Source Rules::agent_behind(std::uint32_t& at, Range limits) const {
  if (at >= limits.last || !(t.is(at, "by") || t.is(at, "of") || t.is(at, "from"))) return {};
  const Range run = nominal_run_after(at + 1, limits);
  Source source = run_source(run);
  if (source.found()) at = run.last;
  return source;
}

/// "The ministry's" before a noun.
Source Rules::possessor(std::uint32_t w) const {
  Source source;
  for (std::uint32_t c = t.syn.first_child[w]; c != npos && !source.found(); c = t.syn.next_sibling[c]) {
    if (t.syn.deprel(c) == Deprel::nmod_poss) source = as_source(c, w);
  }
  return source;
}

/// "… rejected the claim by the rebels that they held the airport": by the order of words, where the noun is no subject
/// (the end of a clause in the middle of a sentence cannot be seen without a tree).
bool Rules::that_clause(std::uint32_t w, Draft& draft) const {
  const Range limits = bounds(w);
  bool verb_before = false;
  for (std::uint32_t v = limits.first; v < w && !verb_before; ++v) verb_before = t.is_verb(v);
  // A subject: what is claimed ends before the verb that the noun belongs to.
  std::uint32_t own_verb = limits.last;
  if (!verb_before) {
    const std::uint32_t head = t.syn.head(w);
    if (head == npos || head < w || head >= limits.last || t.rel(w) != Deprel::nsubj || !t.is_verb(head)) return false;
    own_verb = head;
    while (own_verb > w + 1 && t.syn.head(own_verb - 1) == head && (t.syn.upos(own_verb - 1) == Upos::aux || t.syn.upos(own_verb - 1) == Upos::adv || t.syn.upos(own_verb - 1) == Upos::part)) --own_verb;
  }
  std::uint32_t at = w + 1;
  const bool where = at < limits.last && (t.is(at, "in") || t.is(at, "among"));
  Source source = agent_behind(at, limits);
  if (where) {
    at = nominal_run_after(at + 1, limits).last;
  }
  if (at >= limits.last || !t.is(at, "that") || at + 2 >= limits.last) return false;
  const Upos next = t.syn.upos(at + 1);
  if (next == Upos::verb || next == Upos::aux || t.kind[at + 1] == Kind::comma) return false;  // a relative clause
  std::uint32_t last = at + 1;
  bool finite = false;
  while (last < own_verb && t.kind[last] != Kind::comma && t.kind[last] != Kind::semicolon) {
    finite = finite || (t.is_verb(last) && (t.syn.upos(last) == Upos::aux || t.finite(last) || t.syn.words[last].past));
    ++last;
  }
  if (!finite) return false;
  if (!source.found()) source = possessor(w);
  draft.source = source;
  draft.content.push_back({at + 1, last});
  draft.rule = "attribution/noun-clause";
  return true;
}

/// "The ministry's announcement that prices would rise angered drivers": a noun that opens the sentence is a subject, so a second verb
/// must follow the clause, and there the clause ends, whatever the tree says.
bool Rules::subject_clause(std::uint32_t w, Draft& draft) const {
  const Range limits = bounds(w);
  if (w - limits.first > 12) return false;
  for (std::uint32_t v = limits.first; v < w; ++v) {
    if (t.is_verb(v) || t.kind[v] == Kind::comma) return false;
  }
  std::uint32_t at = w + 1;
  Source source = agent_behind(at, limits);
  if (at + 3 >= limits.last || !t.is(at, "that")) return false;
  const Upos next = t.syn.upos(at + 1);
  if (next == Upos::verb || next == Upos::aux || t.kind[at + 1] == Kind::comma) return false;
  const auto adverbial = [&](std::uint32_t v) { return t.syn.upos(v) == Upos::adv || t.syn.upos(v) == Upos::part; };
  const auto verbal = [&](std::uint32_t v) { return t.is_verb(v) && t.rel(v) != Deprel::amod; };
  // The clause's own verb, with its auxiliaries.
  std::uint32_t v = at + 1;
  while (v < limits.last && t.is_word(v) && !verbal(v)) ++v;
  if (v >= limits.last || !t.is_word(v)) return false;
  while (v < limits.last && (t.is_verb(v) || adverbial(v)) && !(t.syn.upos(v) == Upos::verb && !t.is(v, "be") && t.syn.upos(v - 1) == Upos::verb)) ++v;
  // The sentence's verb: an auxiliary that nothing opened, else the last word that can be a past tense.
  std::uint32_t found = npos;
  bool inner = false;  // inside a clause below, whose verb comes first
  for (; v < limits.last; ++v) {
    if (t.kind[v] != Kind::word) {
      if (t.kind[v] == Kind::other || t.kind[v] == Kind::open_bracket || t.kind[v] == Kind::close_bracket) continue;
      break;
    }
    const Upos u = t.syn.upos(v);
    const std::string low = t.low(v);
    if (u == Upos::cconj && (low == "and" || low == "but" || low == "or")) {
      inner = true;
      continue;
    }
    if (u == Upos::sconj || low == "that" || low == "which" || low == "who" || low == "when" || low == "where" || low == "because" || low == "if") {
      inner = true;
      continue;
    }
    if (u == Upos::aux && t.syn.upos(v - 1) != Upos::aux && !t.is(v - 1, "to") && !adverbial(v - 1)) {
      if (inner) {
        inner = false;
        continue;
      }
      if (low != "be" && low != "been" && low != "being") {
        found = v;
        break;
      }
      continue;
    }
    const bool past = t.syn.words[v].past || low.ends_with("ed");
    if ((u != Upos::verb && u != Upos::adj) || !past || t.syn.upos(v - 1) == Upos::aux || t.syn.upos(v - 1) == Upos::det || t.is(v - 1, "to")) continue;
    if (inner) {
      inner = false;
      continue;
    }
    if (v + 1 < limits.last && t.is(v + 1, "by")) continue;  // a participle
    found = v;
  }
  if (found == npos) return false;
  if (!source.found()) source = possessor(w);
  draft.source = source;
  draft.content.push_back({at + 1, found});
  draft.bounded = true;
  draft.rule = "attribution/noun-clause";
  return true;
}

void Rules::nouns() {
  for (std::uint32_t s = 0; s < t.seg.sentences.size(); ++s) {
    if (!article::holds_claims(t.block_kind(s))) continue;
    const Range words = t.words_of(s);
    for (std::uint32_t w = words.first; w < words.last; ++w) {
      const Upos upos = t.syn.upos(w);
      const bool adjective = upos == Upos::adj || (upos == Upos::verb && t.syn.child(w, Deprel::cop) != npos);
      if (!t.is_word(w) || (upos != Upos::noun && !adjective)) continue;
      const std::string lemma = t.lemma(w);
      const Cue* cue = adjective ? cues.adjective(lemma) : cues.noun(lemma);
      if (cue == nullptr) continue;
      Draft draft;
      draft.cue = {w, w + 1};
      draft.cue_head = w;
      draft.row = cue;
      draft.lemma = cue->lemma;
      draft.act = cue->act;
      draft.force = cue->force;
      draft.negated = negated(w);
      if (!adjective && cue->takes("that") && t.quotation[w] == npos && subject_clause(w, draft)) {
        keep(std::move(draft));
        continue;
      }
      std::uint32_t content = npos;
      bool finite = false;
      for (std::uint32_t c = t.syn.first_child[w]; c != npos && content == npos; c = t.syn.next_sibling[c]) {
        if (c < w) continue;
        const Deprel r = t.rel(c);
        const std::string preposition = t.preposition_of(c);
        if ((r == Deprel::acl || r == Deprel::ccomp || r == Deprel::advcl) && t.syn.deprel(c) != Deprel::acl_relcl) {
          if ((preposition == "that" || preposition == "whether" || (r == Deprel::ccomp && preposition.empty())) && cue->takes("that")) {
            content = c;
            finite = true;
          }
          if (preposition == "to" && cue->takes("to")) content = c;
        }
        if (r == Deprel::xcomp && cue->takes("to")) content = c;
        if ((r == Deprel::nmod || r == Deprel::obl) && !preposition.empty() && cue->takes(std::string_view(preposition)) && preposition != "that") content = c;
      }
      if (!adjective && cue->takes("that") && content == npos && that_clause(w, draft)) {
        keep(std::move(draft));
        continue;
      }
      if (content == npos) continue;
      Source source;
      if (adjective) {
        const std::uint32_t subject = t.subject(w);
        if (subject != npos && t.rel(w) != Deprel::amod) source = as_source(subject, w);
        if (!source.found()) continue;
        draft.rule = "attribution/adjective";
      } else {
        // "Seoul's claim", "the claim by Seoul", "the claim of the minister that".
        for (std::uint32_t c = t.syn.first_child[w]; c != npos && !source.found(); c = t.syn.next_sibling[c]) {
          if (t.syn.deprel(c) == Deprel::nmod_poss) source = as_source(c, w);
          if (c > w && c != content && t.rel(c) == Deprel::nmod && (t.has_case(c, "by") || t.has_case(c, "from") || (finite && t.has_case(c, "of"))))
            source = as_source(c, w);
        }
        if (!source.found()) {
          // "made the claim that", "has a plan to": the subject of the light verb.
          const std::uint32_t head = t.syn.head(w);
          if (head != npos && t.is_verb(head) && t.rel(w) == Deprel::obj) {
            static constexpr std::string_view light[] = {"make", "have", "give", "issue", "express", "voice", "offer", "raise", "share", "hold", "release",
                                                         "get", "take", "put", "repeat", "renew", "reiterate", "send", "show", "harbour", "harbor"};
            const std::string verb_lemma = t.lemma(head);
            if (std::find(std::begin(light), std::end(light), verb_lemma) == std::end(light)) continue;
            source = source_of(head);
          }
        }
        if (!source.found() && !finite) continue;
        const bool agent = source.found() && source.head > w && t.has_case(source.head, "by");
        draft.rule = (finite && source.found()) || agent ? "attribution/noun-clause" : "attribution/noun";
      }
      if (t.quotation[w] != npos && source.found()) {
        const std::string low = t.low(source.head);
        if (low == "i" || low == "we" || low == "you" || low == "my" || low == "our" || low == "your") continue;
      }
      draft.source = source;
      Range range{std::max(t.subtree[content].first, w + 1), t.subtree[content].last};
      if (source.found() && source.head > w && range.contains(source.head)) {
        if (source.range.last < range.last) range.first = source.range.last; else continue;
      }
      draft.content.push_back(range);
      keep(std::move(draft));
    }
  }
}

}  // namespace facts::attribution
