// Verbs that attribute, with all the frames they take.

#include <algorithm>

#include "attribution/rules.hpp"

namespace facts::attribution {

using syntax::Deprel;
using syntax::Upos;

namespace {

/// Forms that are a cue whatever the tagger made of them.
bool plain_report(std::string_view low) { return low == "said" || low == "says" || low == "told" || low == "tweeted"; }

bool is_first_person(std::string_view low) { return low == "i" || low == "we" || low == "you"; }

}  // namespace

Rules::Rules(const Text& text) : t(text), cues(Cues::get()) { speaker_of_sentence_.assign(text.seg.sentences.size(), npos); }

void Rules::keep(Draft draft) {
  for (const Range& range : draft.content) {
    if (t.trim(range).empty()) continue;
    if (draft.speech) speaker_of_sentence_[t.seg.words[draft.cue.first].sentence] = static_cast<std::uint32_t>(drafts_.size());
    drafts_.push_back(std::move(draft));
    return;
  }
}

void Rules::sort_by_cue() {
  by_cue_.clear();
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) by_cue_.emplace_back(drafts_[i].cue.first, i);
  std::sort(by_cue_.begin(), by_cue_.end());
}

std::vector<std::uint32_t> Rules::nearby(std::uint32_t w, std::uint32_t reach) const {
  std::vector<std::uint32_t> out;
  const std::pair<std::uint32_t, std::uint32_t> from{w > reach ? w - reach : 0, 0};
  for (auto at = std::lower_bound(by_cue_.begin(), by_cue_.end(), from); at != by_cue_.end() && at->first <= w + reach; ++at) out.push_back(at->second);
  return out;
}

Range Rules::bounds(std::uint32_t w) const {
  // No sentence of news has more words than this on one side of a cue; one that has costs no more than others.
  constexpr std::uint32_t longest = 160;
  Range range = t.sentence(w);
  if (w > longest) range.first = std::max(range.first, w - longest);
  range.last = std::min(range.last, w + longest);
  const std::uint32_t q = t.quotation[w];
  if (q == npos) return range;
  while (range.first < w && t.quotation[range.first] != q) ++range.first;
  while (range.last > w + 1 && t.quotation[range.last - 1] != q) --range.last;
  return range;
}

const Cue* Rules::cue_at(std::uint32_t w) const {
  if (!t.is_word(w)) return nullptr;
  const std::string low = t.low(w);
  if (plain_report(low)) return cues.verb(low == "told" ? "tell" : low == "tweeted" ? "tweet" : "say");
  if (t.syn.upos(w) == Upos::verb) {
    // A participle before its noun ("the expected storm") reports nothing.
    if (t.rel(w) == Deprel::amod) return nullptr;
    const std::string particle = t.particle_of(w);
    if (const Cue* cue = cues.verb(t.lemma(w), particle)) return cue;
    // The learned lemma may be wrong where the word is rare.
    return cues.verb_of_form(low, particle);
  }
  return nullptr;
}

bool Rules::negated(std::uint32_t w) const {
  for (std::uint32_t c = t.syn.first_child[w]; c != npos; c = t.syn.next_sibling[c]) {
    if (c > w + 1) break;
    const std::string low = t.low(c);
    if (low == "not" || low == "n't" || low == "never" || low == "n’t" || low == "hardly" || low == "scarcely") return true;
    if (t.rel(c) == Deprel::nsubj) {
      if (low == "nobody" || low == "none" || low == "neither") return true;
      for (std::uint32_t d = t.syn.first_child[c]; d != npos && d < c; d = t.syn.next_sibling[d]) {
        if (t.is(d, "no") || t.is(d, "neither")) return true;
      }
    }
  }
  return false;
}

/// The first word behind the cue and what belongs to it: particle, inverted subject, the one addressed, time and place.
std::uint32_t Rules::after_cue(std::uint32_t w, const Cue& cue, const Source& source, std::vector<Range>& addressed) const {
  const Range limits = bounds(w);
  std::uint32_t at = w + 1;
  for (std::uint32_t c = t.syn.first_child[w]; c != npos; c = t.syn.next_sibling[c]) {
    if (c < w) continue;
    const Range below = t.subtree[c];
    if (below.first > at) break;
    if (below.last <= at) continue;
    const Deprel r = t.rel(c);
    bool skip = false;
    switch (r) {
      case Deprel::compound: case Deprel::advmod: case Deprel::aux: case Deprel::discourse: case Deprel::expl:
        skip = !(r == Deprel::advmod && below.size() > 4);
        break;
      case Deprel::nsubj:
        skip = c == source.head;
        break;
      case Deprel::iobj:
        skip = true;
        addressed.push_back(t.noun_phrase(c));
        break;
      case Deprel::obj:
        // The object is addressed where the verb takes a person and has a clause, or is followed by the end or a mark.
        skip = cue.takes(whom);
        if (skip) addressed.push_back(t.noun_phrase(c));
        break;
      case Deprel::obl: case Deprel::nmod: {
        const std::string preposition = t.preposition_of(c);
        skip = !cue.takes(std::string_view(preposition)) || preposition == "on" || preposition == "to" ? preposition != "that" : false;
        if (skip && preposition == "on" && cue.takes("on") && cue.takes(infinitive) == false && cue.takes(quote) == false) skip = false;
        if (skip && preposition == "to") addressed.push_back(t.noun_phrase(c));
        break;
      }
      default: break;
    }
    if (!skip) break;
    // Quotations and clauses inside are content, not frame.
    std::uint32_t last = std::min(below.last, limits.last);
    bool stop = false;
    for (std::uint32_t v = at; v < last; ++v) {
      const bool opens = t.kind[v] == Kind::quote && t.quotation[w] == npos;
      if (opens || t.kind[v] == Kind::colon) {
        last = v;
        stop = true;
        break;
      }
    }
    at = std::max(at, last);
    if (stop) break;
  }
  // "said Friday that": a day that the tree hung elsewhere.
  return std::min(at, limits.last);
}

/// Where the content that begins with `child` of the cue ends: later parts of the clause are in, the cue's own conjuncts are not.
std::uint32_t Rules::content_end(std::uint32_t w, std::uint32_t child) const {
  std::uint32_t end = t.subtree[child].last;
  for (std::uint32_t c = t.syn.next_sibling[child]; c != npos; c = t.syn.next_sibling[c]) {
    const Deprel r = t.rel(c);
    if (r == Deprel::punct) continue;
    if (r == Deprel::conj || r == Deprel::parataxis || r == Deprel::cc || r == Deprel::nsubj || r == Deprel::dep) break;
    const std::uint32_t first = t.subtree[c].first;
    const bool comma = first > 0 && (t.kind[first - 1] == Kind::comma || t.kind[first - 1] == Kind::dash);
    if (r == Deprel::advcl && comma && (cue_at(c) != nullptr || !t.finite(c))) break;
    if (t.preposition_of(c) == "according" || t.is(first, "according")) break;
    end = std::max(end, t.subtree[c].last);
  }
  // "said that … and asked whether …": a second cue that the tree hung below the content.
  for (std::uint32_t c = t.syn.first_child[child]; c != npos; c = t.syn.next_sibling[c]) {
    if (c < child || t.rel(c) != Deprel::conj || !t.is_verb(c) || t.quotation[c] != t.quotation[w]) continue;
    const Cue* cue = cue_at(c);
    if (cue == nullptr || !(cue->takes(clause) || cue->takes(quote)) || t.syn.child(c, Deprel::ccomp) == npos) continue;
    std::uint32_t first = t.subtree[c].first;
    for (std::uint32_t d = t.syn.first_child[c]; d != npos && d < c; d = t.syn.next_sibling[d]) first = std::min(first, t.subtree[d].first);
    if (first > child) end = std::min(end, first);
  }
  return std::min(end, bounds(w).last);
}

bool Rules::clause_frame(std::uint32_t w, const Cue& cue, Draft& draft, std::uint32_t after) {
  const Range limits = bounds(w);
  for (std::uint32_t c = t.syn.first_child[w]; c != npos; c = t.syn.next_sibling[c]) {
    if (c < w) continue;
    const Deprel r = t.rel(c);
    const bool finite_xcomp = r == Deprel::xcomp && t.finite(c);
    if (r == Deprel::ccomp || finite_xcomp || (r == Deprel::parataxis && t.subtree[c].first <= after + 1)) {
      std::uint32_t first = std::max(t.subtree[c].first, std::min(after, c));
      // "said Friday that": what stands before "that" belongs to the saying.
      for (std::uint32_t d = t.syn.first_child[c]; d != npos && d < c; d = t.syn.next_sibling[d]) {
        if (t.rel(d) == Deprel::mark && t.is(d, "that") && d > first) first = d;
      }
      // "saying the harvest had failed": a noun right before the clause that the tree took for an object is its subject.
      const std::uint32_t noun = t.object(w);
      if (noun != npos && noun > w && noun < c && !cue.takes(whom) && t.subtree[noun].last == first && t.subject(c) == npos && t.finite(c))
        first = std::max(w + 1, t.subtree[noun].first);
      draft.content.push_back({std::max(first, w + 1), content_end(w, c)});
      return true;
    }
  }
  // The tree has no clause: "said (that) …" by its words.
  if (after < limits.last && (t.is(after, "that") || t.is(after, "whether")) && t.syn.upos(after) != Upos::pron) {
    std::uint32_t last = limits.last;
    draft.content.push_back({after, last});
    return true;
  }
  if (t.lemma(w) == "say" || t.lemma(w) == "tell" || t.lemma(w) == "think" || t.lemma(w) == "believe") {
    // A finite verb further on whose clause the tree hung elsewhere.
    const bool relative = after < limits.last && (t.is(after, "who") || t.is(after, "which") || t.is(after, "whose") || !t.is_word(after) ||
                                                  t.syn.upos(after) == Upos::adp || t.syn.upos(after) == Upos::cconj || t.syn.upos(after) == Upos::sconj);
    for (std::uint32_t v = after; v < limits.last && !relative; ++v) {
      if (t.kind[v] == Kind::comma || t.kind[v] == Kind::quote) break;
      if (t.is_verb(v) && t.finite(v)) {
        std::uint32_t last = limits.last;
        // "An engineer who said the mine was unsafe was dismissed": the noun's own verb, which the tree has for a second relative clause.
        const std::uint32_t noun = t.syn.deprel(w) == Deprel::acl_relcl ? t.syn.head(w) : npos;
        for (std::uint32_t c = noun == npos ? npos : t.syn.next_sibling[w]; c != npos && c < w + 60; c = t.syn.next_sibling[c]) {
          if (c <= v + 1 || t.syn.deprel(c) != Deprel::acl_relcl || t.kind[c - 1] == Kind::comma) continue;
          std::uint32_t aux = c;
          while (aux > v + 1 && (t.syn.upos(aux - 1) == Upos::aux || t.syn.upos(aux - 1) == Upos::adv)) --aux;
          if (aux > v + 1 && t.syn.upos(aux) == Upos::aux) last = std::min(last, aux);
        }
        draft.content.push_back({after, last});
        return true;
      }
    }
  }
  (void)cue;
  return false;
}

bool Rules::object_frames(std::uint32_t w, const Cue& cue, Draft& draft, std::uint32_t after) {
  const auto find = [&](auto&& accept) -> std::uint32_t {
    for (std::uint32_t c = t.syn.first_child[w]; c != npos; c = t.syn.next_sibling[c]) {
      if (c > w && accept(c)) return c;
    }
    return npos;
  };
  const std::uint32_t object_word = find([&](std::uint32_t c) { return t.rel(c) == Deprel::obj; });
  const auto holds_number = [&](std::uint32_t c) {
    const Range below = t.subtree[c];
    for (std::uint32_t v = below.first; v < below.last && v < below.first + 8; ++v) {
      if (t.syn.upos(v) == Upos::num) return true;
    }
    return false;
  };
  const auto right = [&](std::uint32_t first, std::uint32_t last) { draft.content.push_back({std::max(first, w + 1), std::min(last, bounds(w).last)}); };

  const std::uint32_t xcomp = find([&](std::uint32_t c) { return t.rel(c) == Deprel::xcomp || (t.rel(c) == Deprel::advcl && t.has_case(c, "to")); });
  // "announced measures adopted in May": a participle behind an object is part of the object, no infinitive.
  const bool reduced = xcomp != npos && object_word != npos && object_word < xcomp && past_participle(t, xcomp);
  if (reduced && cue.takes(object)) {
    right(t.subtree[object_word].first, content_end(w, xcomp));
    draft.rule = "attribution/object";
    return true;
  }
  if (xcomp != npos && cue.takes(infinitive) && (t.has_case(xcomp, "to") || t.syn.upos(xcomp) == Upos::verb)) {
    const bool own = object_word != npos && object_word < xcomp && !(cue.takes(whom) && !cue.takes(object));
    right(own ? t.subtree[object_word].first : t.subtree[xcomp].first, content_end(w, xcomp));
    draft.rule = "attribution/infinitive";
    return true;
  }
  if (xcomp != npos && cue.takes(whom) && object_word != npos && t.has_case(xcomp, "to")) {
    right(t.subtree[object_word].first, content_end(w, xcomp));
    draft.rule = "attribution/infinitive";
    return true;
  }
  if (cue.takes(complement) && object_word != npos) {
    // "called it a disaster": the object and all that follows it under the verb.
    if (xcomp != npos) {
      right(t.subtree[object_word].first, content_end(w, xcomp));
      draft.rule = "attribution/complement";
      return true;
    }
    if (cue.takes(object) || cue.takes(as_) || t.lemma(w) == "call") {
      right(t.subtree[object_word].first, content_end(w, object_word));
      draft.rule = "attribution/complement";
      return true;
    }
  }
  const std::uint32_t as_word = find([&](std::uint32_t c) { return t.has_case(c, "as") && c > after; });
  if (cue.takes(as_)) {
    const std::uint32_t as_child = as_word != npos ? as_word : find([&](std::uint32_t c) { return t.has_case(c, "as"); });
    if (as_child != npos && (object_word == npos || object_word < as_child)) {
      right(object_word != npos ? t.subtree[object_word].first : t.subtree[as_child].first, content_end(w, as_child));
      draft.rule = "attribution/as";
      return true;
    }
  }
  const std::uint32_t oblique = find([&](std::uint32_t c) {
    if (t.rel(c) != Deprel::obl && t.rel(c) != Deprel::advcl && t.rel(c) != Deprel::nmod) return false;
    const std::string preposition = t.preposition_of(c);
    if (preposition == "at" && !holds_number(c)) return false;
    return !preposition.empty() && cue.takes(std::string_view(preposition));
  });
  const std::uint32_t inner = object_word == npos ? npos : [&] {
    for (std::uint32_t c = t.syn.first_child[object_word]; c != npos; c = t.syn.next_sibling[c]) {
      if (c <= object_word) continue;
      const std::string preposition = t.preposition_of(c);
      if (preposition == "at" && !holds_number(c)) continue;
      if (!preposition.empty() && cue.takes(std::string_view(preposition))) return c;
    }
    return npos;
  }();
  if (cue.takes("at") && object_word != npos && oblique == npos && inner == npos) {
    // "put the number … at 1,000": the figure may hang anywhere in the object.
    for (std::uint32_t v = object_word + 1; v + 1 < std::min(t.subtree[w].last, object_word + 15); ++v) {
      if (!t.is(v, "at") || !holds_number(v + 1)) continue;
      std::uint32_t last = v + 2;
      while (last < bounds(w).last && t.is_word(last) && (t.syn.upos(last) == Upos::num || t.is_nominal(last) || t.syn.upos(last) == Upos::sym)) ++last;
      right(t.subtree[object_word].first, last);
      draft.rule = "attribution/object-and-preposition";
      return true;
    }
    return false;
  }
  if (object_word != npos && (cue.takes(object) || oblique != npos || inner != npos)) {
    // Names of days and places behind the object belong to the saying; a phrase the verb asks for belongs to what is said.
    std::uint32_t last = t.subtree[object_word].last;
    if (oblique != npos && oblique > object_word) last = std::max(last, t.subtree[oblique].last);
    right(t.subtree[object_word].first, last);
    draft.rule = oblique != npos || inner != npos ? "attribution/object-and-preposition" : "attribution/object";
    return true;
  }
  if (oblique != npos) {
    right(t.subtree[oblique].first + 1, t.subtree[oblique].last);
    // "called on the government to act": the infinitive goes with it.
    if (xcomp != npos && xcomp > oblique) draft.content.back().last = content_end(w, xcomp);
    draft.rule = "attribution/preposition";
    return true;
  }
  return false;
}

/// Passives: "it was reported that", "is expected to", "was described as", "was criticised by".
bool Rules::passive_frames(std::uint32_t w, const Cue& cue, Draft draft) {
  draft.source = agent_of(w);
  // In a quotation "it has been confirmed that" is the speaker's own way of saying it.
  if (t.quotation[w] != npos && !draft.source.found()) return true;
  const std::uint32_t subject = t.subject(w);
  std::uint32_t clause_word = npos, xcomp = npos, as_word = npos, oblique = npos;
  for (std::uint32_t c = t.syn.first_child[w]; c != npos; c = t.syn.next_sibling[c]) {
    const Deprel r = t.rel(c);
    if (c > w && (r == Deprel::ccomp || r == Deprel::csubj) && clause_word == npos) clause_word = c;
    if (c > w && r == Deprel::xcomp && xcomp == npos) xcomp = c;
    if (c > w && as_word == npos && t.has_case(c, "as")) as_word = c;
    if (c > w && oblique == npos && r == Deprel::obl && cue.takes(std::string_view(t.preposition_of(c)))) oblique = c;
  }
  if (clause_word != npos && cue.takes(clause)) {
    draft.content.push_back({std::max(t.subtree[clause_word].first, w + 1), content_end(w, clause_word)});
    draft.rule = "attribution/passive-clause";
    keep(std::move(draft));
    return true;
  }
  if (subject == npos || subject > w) return false;
  // "A man thought to be the driver was seen leaving": the noun before it is no subject.
  if (t.has_case(w, "to") && t.low(w) != t.lemma(w)) {
    for (std::uint32_t v = t.subtree[subject].first; v-- > t.sentence(w).first && v + 2 >= t.subtree[subject].first;) {
      if (t.is(v, "be") && v > 0 && t.is(v - 1, "to")) return true;
    }
  }
  if (cue.takes(clause) && clause_word == npos && t.is(subject, "it")) {
    // "It has been confirmed through an ally that the ship sank": the tree may hang the clause on the noun before it.
    const Range limits = bounds(w);
    for (std::uint32_t v = w + 1; v + 2 < limits.last && v < w + 25; ++v) {
      if (t.kind[v] == Kind::comma || t.kind[v] == Kind::quote || t.kind[v] == Kind::semicolon || t.is_verb(v)) break;
      if (!t.is(v, "that") || t.is_verb(v + 1)) continue;
      draft.content.push_back({v + 1, limits.last});
      draft.bounded = true;
      draft.rule = "attribution/passive-clause";
      keep(std::move(draft));
      return true;
    }
  }
  // "who has been asked to look into it": part of how someone is named.
  if (!draft.source.found() && (t.is(subject, "who") || t.is(subject, "which")) && t.syn.deprel(w) == Deprel::acl_relcl) return true;
  const Range subject_range = t.noun_phrase(subject);
  if (as_word != npos && (cue_at(as_word) != nullptr)) return false;  // "was quoted as saying": the participle is the cue
  std::uint32_t rest = npos;
  if (xcomp != npos && (cue.takes(expected) || cue.takes(infinitive) || cue.takes(complement))) {
    rest = xcomp;
    draft.rule = "attribution/passive-infinitive";
  } else if (as_word != npos && cue.takes(as_)) {
    rest = as_word;
    draft.rule = "attribution/passive-as";
  } else if (draft.source.found() && (cue.takes(object) || cue.takes(clause) || oblique != npos)) {
    draft.rule = "attribution/passive-object";
    rest = oblique;
  } else {
    return false;
  }
  draft.content.push_back(subject_range);
  if (rest != npos) {
    Range range{std::max(t.subtree[rest].first, w + 1), content_end(w, rest)};
    if (draft.source.found() && draft.source.head > w) {
      // The agent is no content.
      if (draft.source.range.first >= range.first && draft.source.range.first < range.last && draft.source.head > rest) range.last = draft.source.range.first - 1;
    }
    if (!range.empty()) draft.content.push_back(range);
  }
  keep(std::move(draft));
  return true;
}

void Rules::verb(std::uint32_t w, const Cue& cue) {
  Draft draft;
  draft.cue = {w, w + 1};
  draft.cue_head = w;
  draft.row = &cue;
  draft.lemma = cue.lemma;
  draft.act = cue.act;
  draft.force = cue.force;
  draft.negated = negated(w);
  if (!cue.particle.empty() && t.is(w + 1, cue.particle)) draft.cue.last = w + 2;

  if (t.passive(w)) {
    if (passive_frames(w, cue, draft)) return;
    return;
  }
  if (absolute(w, cue, draft)) {
    keep(std::move(draft));
    return;
  }
  if (surface_frames(w, cue, draft)) {
    if (draft.speech) take_speech(draft, t.seg.words[w].sentence);
    keep(std::move(draft));
    return;
  }
  draft.content.clear();
  draft.speech = false;
  draft.source = source_of(w);
  if (!draft.source.found() && t.syn.deprel(w) != Deprel::acl) draft.source = surface_source(w);
  // A past participle that describes its noun ("a deal announced on Monday") is a passive.
  if (t.syn.deprel(w) == Deprel::acl && t.form(w).size() > 3 && !t.form(w).ends_with("ing") && !t.has_case(w, "to")) {
    const Source agent = agent_of(w);
    if (!agent.found()) return;
    draft.source = agent;
    draft.content.push_back(t.noun_phrase(t.syn.head(w)));
    draft.content.back().last = std::min(draft.content.back().last, w);
    draft.rule = "attribution/participle";
    keep(std::move(draft));
    return;
  }
  // "A man thought to be the driver was seen": the participle says how sure the name is, not who thinks.
  if (cue.takes(expected) && w > 0 && w + 2 < t.sentence(w).last && t.is(w + 1, "to") && (t.is(w + 2, "be") || t.is(w + 2, "have")) &&
      !t.low(w).ends_with("ing") && t.low(w) != t.lemma(w) && (t.is_nominal(w - 1) || t.kind[w - 1] == Kind::comma))
    return;
  // Inside a quotation the speaker's own "I think", "we say" is part of what is quoted.
  if (t.quotation[w] != npos) {
    if (!draft.source.found() || draft.source.inherited || is_first_person(t.low(draft.source.head)) || t.has_case(w, "to")) return;
    const std::string before = w > 0 ? t.low(w - 1) : std::string();
    if (is_first_person(before) || before == "n't" || before == "n’t" || t.syn.upos(draft.source.head) == Upos::det) return;
    if (draft.source.head > w || w - draft.source.head > 8) return;
  }
  if (!draft.source.found() && cue.takes(raising)) return;

  std::vector<Range> addressed;
  const std::uint32_t after = after_cue(w, cue, draft.source, addressed);
  Range frame{w, std::max(after, w + 1)};
  if (draft.source.found() && !draft.source.inherited) {
    frame.first = std::min(frame.first, draft.source.range.first);
    if (draft.source.head > w) frame.last = std::max(frame.last, std::min(t.subtree[draft.source.head].last, bounds(w).last));
  }
  for (std::uint32_t c = t.syn.first_child[w]; c != npos && c < w; c = t.syn.next_sibling[c]) {
    if (t.rel(c) == Deprel::aux || (t.rel(c) == Deprel::advmod && t.subtree[c].size() == 1)) frame.first = std::min(frame.first, c);
  }
  draft.via = addressed;

  const bool speaks = cue.takes(quote) || cue.takes(clause);
  const bool behind_quote = speaks && t.quotation[w] == npos && ends_speech(frame.first);
  if (behind_quote && draft.source.found() && draft.source.head < w && t.kind[w - 1] == Kind::quote) {
    // `…," said the mayor`: a subject before the quotation is not the speaker.
    const Source inverted = surface_source(w);
    if (inverted.found() && inverted.head > w) draft.source = inverted;
  }
  const bool has_right_clause = [&] {
    for (std::uint32_t c = t.syn.first_child[w]; c != npos; c = t.syn.next_sibling[c]) {
      if (c > w && t.rel(c) == Deprel::ccomp && t.subtree[c].first >= w) return true;
    }
    return false;
  }();
  if (behind_quote && draft.source.found() && !draft.source.inherited && trailing(w, draft, frame, std::max(after, frame.last), true)) {
    draft.rule = draft.source.head > w ? "attribution/inverted-cue" : "attribution/trailing-cue";
    if (draft.speech) take_speech(draft, t.seg.words[w].sentence);
    keep(std::move(draft));
    return;
  }
  if (speaks && draft.source.found()) {
    if (leading(w, draft, std::max(after, frame.last))) {
      draft.rule = "attribution/leading-quote";
      if (draft.speech && draft.content.front().first < t.sentence(w).last) take_speech(draft, t.seg.words[w].sentence);
      keep(std::move(draft));
      return;
    }
    if (!has_right_clause && !draft.source.inherited && t.syn.deprel(w) != Deprel::acl_relcl &&
        trailing(w, draft, frame, std::max(after, frame.last), false)) {
      draft.rule = draft.source.head > w ? "attribution/inverted-cue" : "attribution/trailing-cue";
      if (draft.speech) take_speech(draft, t.seg.words[w].sentence);
      keep(std::move(draft));
      return;
    }
  }
  if (cue.takes(raising)) return;
  if (!draft.source.found() && t.rel(w) != Deprel::xcomp && t.rel(w) != Deprel::acl && t.rel(w) != Deprel::advcl && t.rel(w) != Deprel::ccomp) return;
  if (cue.takes(clause) && clause_frame(w, cue, draft, after)) {
    draft.rule = "attribution/clause";
    if (t.any_quoted({draft.content.back().first, draft.content.back().last})) draft.speech = t.quotation[w] == npos;
    if (draft.speech) take_speech(draft, t.seg.words[w].sentence);
    keep(std::move(draft));
    return;
  }
  if (object_frames(w, cue, draft, after)) keep(std::move(draft));
}

void Rules::verbs() {
  for (std::uint32_t s = 0; s < t.seg.sentences.size(); ++s) {
    if (!article::holds_claims(t.block_kind(s))) continue;
    const Range words = t.words_of(s);
    for (std::uint32_t w = words.first; w < words.last; ++w) {
      const Cue* cue = cue_at(w);
      if (cue != nullptr) {
        verb(w, *cue);
        continue;
      }
      // `"It is a disgrace," raged the farmer`: behind a quotation any verb speaks whose subject is a person.
      if (w < words.first + 5 || t.syn.upos(w) != Upos::verb || t.kind[w - 1] != Kind::quote || t.quotation[w] != npos || t.quotation[w - 2] == npos || !ends_speech(w)) continue;
      const Source who = surface_source(w);
      const std::uint32_t mention = who.found() && who.head > w && who.head < t.ents.mention_of_word.size() ? t.ents.mention_of_word[who.head] : npos;
      if (mention == npos || t.ents.entities[t.ents.mentions[mention].entity].type != entity::EntityType::person) continue;
      const std::size_t before = drafts_.size();
      verb(w, *cues.verb("say"));
      for (std::size_t i = before; i < drafts_.size(); ++i) {
        if (!t.syn.lemmas[w].empty()) drafts_[i].lemma = t.syn.lemmas[w];
      }
    }
  }
}

}  // namespace facts::attribution
