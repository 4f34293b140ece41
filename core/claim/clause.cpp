#include "claim/clause.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "attribution/cues.hpp"

namespace facts::claim {

using attribution::Kind;
using syntax::Deprel;
using syntax::Upos;

namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_own_subject(const Text& t, std::uint32_t w) {
  return t.subject(w) != npos || t.syn.child(w, Deprel::expl) != npos || t.syn.child(w, Deprel::csubj) != npos;
}

bool has_complement(const Text& t, std::uint32_t w) {
  for (std::uint32_t c = t.syn.first_child[w]; c != npos; c = t.syn.next_sibling[c]) {
    const Deprel r = t.rel(c);
    if (c > w && (r == Deprel::obj || r == Deprel::obl || r == Deprel::xcomp || r == Deprel::ccomp)) return true;
  }
  return false;
}

/// The word "where", "which" or "who" that opens a relative clause.
std::uint32_t relativizer(const Text& t, std::uint32_t clause) {
  for (std::uint32_t w = t.subtree[clause].first; w < clause && w < t.subtree[clause].first + 3; ++w) {
    if (one_of(t.low(w), {"where", "which", "who", "when"})) return w;
  }
  return npos;
}

}  // namespace

const char* stands_alone(const Text& t, std::uint32_t c) {
  const Deprel r = t.rel(c);
  const Range below = t.subtree[c];
  const std::uint32_t before = below.first > 0 ? below.first - 1 : 0;
  const bool comma = below.first > 0 && (t.kind[before] == Kind::comma || t.kind[before] == Kind::dash || t.kind[below.first] == Kind::comma ||
                                         t.kind[below.first] == Kind::dash);
  if (r == Deprel::conj) {
    const std::uint32_t head = t.syn.head(c);
    const bool verbal = t.is_verb(c) || t.syn.child(c, Deprel::cop) != npos;
    if (!verbal || !(t.is_verb(head) || t.syn.child(head, Deprel::cop) != npos)) return nullptr;
    if (t.quotation[c] != npos && t.quotation[c] == t.quotation[head]) return nullptr;
    if (t.rel(head) == Deprel::xcomp || t.rel(head) == Deprel::acl || t.rel(head) == Deprel::advcl || t.rel(head) == Deprel::csubj) return nullptr;
    if (has_own_subject(t, c) && below.size() >= 3) return "conjunct";
    // "when an auditor, who noticed it, asked for the papers": a verb behind a comma alone is hung wrongly, more often than not.
    if (comma && t.syn.child(c, Deprel::cc) == npos) return nullptr;
    if (!t.has_case(c, "to") && below.size() >= 5 && has_complement(t, c) && has_complement(t, head)) return "conjunct";
    return nullptr;
  }
  if (t.syn.deprel(c) == Deprel::acl_relcl || (r == Deprel::advcl && relativizer(t, c) != npos && t.is(relativizer(t, c), "where"))) {
    if (!comma || below.size() < 4) return nullptr;
    const std::uint32_t word = relativizer(t, c);
    if (word == npos || t.is(word, "when")) return nullptr;
    // A relative clause in the middle of its noun phrase is part of how it is named.
    if (t.is(word, "who")) return nullptr;
    if (t.is(word, "which") && below.last + 2 < t.sentence(c).last) return nullptr;
    return t.finite(c) || t.syn.child(c, Deprel::cop) != npos ? "relative" : nullptr;
  }
  if (r == Deprel::advcl) {
    const std::string mark = t.preposition_of(c);
    if (comma && has_own_subject(t, c) && one_of(mark, {"though", "although", "whereas", "while", "but"}) && below.first > t.syn.head(c)) return "concession";
    return nullptr;
  }
  if (r == Deprel::parataxis && has_own_subject(t, c) && below.size() >= 4 && below.first > t.syn.head(c)) return "parataxis";
  return nullptr;
}

std::vector<Unit> surface_clauses(const Text& t, const std::vector<Range>& whole, std::uint32_t head) {
  std::vector<Unit> units;
  units.push_back({{}, head, "whole"});
  const auto finite_in = [&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t w = first; w < last; ++w) {
      if (t.is_verb(w) && (t.syn.upos(w) == Upos::aux || t.finite(w))) return true;
    }
    return false;
  };
  // "The place where he was seized was not known", "the region, where it snowed, was calm": the noun before "where" still waits
  // for its verb, so the words behind are not the relative clause's alone.
  const auto waits = [&](std::uint32_t first, std::uint32_t where) {
    if (!finite_in(first, where)) return true;
    std::uint32_t noun = where - 1;
    while (noun > first && !t.is_word(noun)) --noun;
    for (int depth = 0; depth < 6 && noun != npos && noun < where; ++depth) {
      const Deprel r = t.rel(noun);
      const std::uint32_t up = t.syn.head(noun);
      if ((r == Deprel::nsubj || r == Deprel::csubj) && up != npos && up > where) return true;
      if (r != Deprel::nmod && r != Deprel::conj && r != Deprel::appos && r != Deprel::flat && r != Deprel::compound) return false;
      noun = up;
    }
    return false;
  };
  for (const Range& range : whole) {
    std::uint32_t from = range.first;
    const char* why = nullptr;  // of the part that begins at `from`; null for the main part
    const auto flush = [&](std::uint32_t to) {
      if (from >= to) return;
      if (why == nullptr) {
        units.front().words.push_back({from, to});
      } else {
        units.push_back({{Range{from, to}}, npos, why});
      }
    };
    for (std::uint32_t w = range.first + 2; w + 3 < range.last; ++w) {
      if (t.quotation[w] != npos || !t.is_word(w)) continue;
      const std::string low = t.low(w);
      const bool comma = t.kind[w - 1] == Kind::comma || t.kind[w - 1] == Kind::dash;
      const char* cut = nullptr;
      if (low == "where" && (comma || t.is_nominal(w - 1)) && finite_in(w + 1, range.last) && range.last - w >= 6 && !waits(range.first, w)) {
        cut = "relative";
      } else if (low == "which" && comma && t.is_verb(w + 1) && range.last - w >= 5) {
        // Only where it ends the sentence: in the middle it says which one is meant.
        bool ends = true;
        for (std::uint32_t v = w + 1; v < range.last; ++v) ends = ends && t.kind[v] != Kind::comma;
        if (ends) cut = "relative";
      } else if (comma && one_of(low, {"though", "although", "whereas", "while"}) && finite_in(w + 1, range.last) && !t.is(w + 1, "not") && range.last - w >= 5) {
        // ", while running": no clause of its own.
        if (!t.low(w + 1).ends_with("ing")) cut = "concession";
      } else if (low == "that" && (t.syn.upos(w) == Upos::sconj || t.rel(w) == Deprel::mark) && (t.is(w - 1, "and") || t.is(w - 1, "but")) && finite_in(w + 1, range.last) && w >= range.first + 4) {
        cut = "conjunct";
      }
      if (cut == nullptr) continue;
      const std::uint32_t to = low == "that" ? w - 1 : w;
      flush(to);
      from = to;
      why = cut;
    }
    flush(range.last);
  }
  if (units.front().words.empty()) return {{whole, head, "whole"}};
  for (Unit& unit : units) {
    bool inside = false;
    for (const Range& range : unit.words) inside = inside || (unit.head != npos && range.contains(unit.head));
    if (inside) continue;
    // The highest verb of the part, past the word that opens it.
    Range range = unit.words.front();
    while (range.size() > 1 && !t.is_nominal(range.first) && !t.is_verb(range.first) && t.syn.upos(range.first) != Upos::det) ++range.first;
    unit.head = clause_head(t, range);
  }
  return units;
}

std::uint32_t clause_head(const Text& t, Range range) {
  // "(urged) the government to halt the work until its effects are known": the infinitive behind the noun that opens the range.
  for (std::uint32_t w = range.first; w + 1 < range.last && w < range.first + 12 && !t.is_verb(w); ++w) {
    if (!t.is(w, "to") || (w > range.first && !t.is_nominal(w - 1))) continue;
    const std::uint32_t verb = t.syn.head(w);
    if (verb == npos || verb <= w || verb > w + 3 || !range.contains(verb) || t.syn.upos(verb) != Upos::verb) break;
    if (t.syn.head(verb) != npos && !range.contains(t.syn.head(verb))) return verb;
    break;
  }
  std::uint32_t top = t.head_of(range);
  if (top != npos && t.rel(top) == Deprel::advcl && !t.preposition_of(top).empty()) {
    // "had failed, even though two captains had reported it": the longer clause is not the main one.
    for (std::uint32_t w = range.first; w < top; ++w) {
      const std::uint32_t head = t.syn.head(w);
      if ((head == npos || !range.contains(head)) && t.rel(w) == Deprel::ccomp && t.finite(w)) {
        top = w;
        break;
      }
    }
  }
  if (top != npos && t.is_verb(top) && !t.finite(top)) {
    // "soldiers fighting there had not been engaged": of several highest words the finite one.
    for (std::uint32_t w = range.first; w < range.last; ++w) {
      const std::uint32_t head = t.syn.head(w);
      if ((head == npos || !range.contains(head)) && t.is_verb(w) && t.finite(w) && t.subtree[w].size() > 2) return w;
    }
  }
  if (top != npos && (t.is_verb(top) || t.syn.child(top, Deprel::cop) != npos)) return top;
  for (std::uint32_t w = range.first; w < range.last; ++w) {
    if (t.is_verb(w) && t.finite(w) && has_own_subject(t, w)) return w;
  }
  return top;
}

void remove(std::vector<Range>& ranges, Range cut) {
  std::vector<Range> out;
  for (const Range& range : ranges) {
    if (cut.last <= range.first || range.last <= cut.first) {
      out.push_back(range);
      continue;
    }
    if (range.first < cut.first) out.push_back({range.first, cut.first});
    if (cut.last < range.last) out.push_back({cut.last, range.last});
  }
  ranges = std::move(out);
}

bool is_statement(const Text& t, std::uint32_t head) {
  if (head == npos) return false;
  const bool cop = t.syn.child(head, Deprel::cop) != npos;
  const bool aux = t.syn.child(head, Deprel::aux) != npos && has_own_subject(t, head);
  if (!t.is_verb(head) && !cop && !aux) return false;
  if (has_own_subject(t, head)) return t.finite(head) || cop || t.syn.child(head, Deprel::aux) != npos;
  // A conjunct or a relative clause has its subject above.
  const Deprel r = t.rel(head);
  return (r == Deprel::conj || r == Deprel::acl) && (t.finite(head) || cop || r == Deprel::conj);
}

/// A past participle that may as well be a past tense ("derailed", "hit", "struck", never "stolen"), with words of its own behind,
/// no comma before and no agent: "adopted by the council" is a participle indeed.
bool may_be_past_tense(const Text& t, std::uint32_t w) {
  if (t.syn.deprel(w) != Deprel::acl || t.syn.upos(w) != Upos::verb || t.subtree[w].last < w + 2 || t.kind[w - 1] == Kind::comma) return false;
  const std::string low = t.low(w);
  if (!(low.ends_with("d") || low.ends_with("t") || low.ends_with("ck")) || t.has_case(w, "to")) return false;
  return t.syn.child(w, Deprel::aux_pass) == npos && t.syn.child(w, Deprel::obl_agent) == npos;
}

/// The last such participle below the words behind `from` ("people" below "carrying" in "carrying 40 people derailed").
std::uint32_t verb_below(const Text& t, std::uint32_t from) {
  std::uint32_t verb = npos;
  for (std::uint32_t c = t.syn.first_child[from]; c != npos; c = t.syn.next_sibling[c]) {
    if (c < from) continue;
    // "carrying guns robbed the bank": taken for what the guns are made to do.
    if (t.rel(c) == Deprel::xcomp && t.object(from) != npos && t.object(from) < c && t.object(c) != npos && attribution::past_participle(t, c)) verb = c;
    if (!t.is_nominal(c)) continue;
    for (std::uint32_t d = t.syn.first_child[c]; d != npos; d = t.syn.next_sibling[d]) {
      if (d > c && may_be_past_tense(t, d)) verb = d;
    }
  }
  return verb;
}

/// "Boss Dan Pike, of Pike and Sons, hit back": whether `c` is a verb without a subject behind a phrase between commas that follows `noun`.
bool behind_apposition(const Text& t, std::uint32_t noun, std::uint32_t c) {
  if (c < noun + 4 || t.rel(c) != Deprel::parataxis || t.syn.upos(c) != Upos::verb || t.subject(c) != npos || t.kind[c - 1] != Kind::comma) return false;
  if (t.low(c).ends_with("ing") || t.syn.child(c, Deprel::ccomp) != npos) return false;
  for (std::uint32_t v = noun + 1; v + 1 < c; ++v) {
    if (t.is_verb(v)) return false;
    if (t.kind[v] == Kind::comma) return true;
  }
  return false;
}

/// Whether another relative clause of `noun` stands before `c`, which no relative word opens.
bool second_relative(const Text& t, std::uint32_t noun, std::uint32_t c) {
  if (relativizer(t, c) != npos || t.is(t.subtree[c].first, "that")) return false;
  for (std::uint32_t d = t.syn.first_child[noun]; d != npos && d < c; d = t.syn.next_sibling[d]) {
    if (d > noun && t.syn.deprel(d) == Deprel::acl_relcl) return true;
  }
  return false;
}

/// The verb of a statement that the tree holds for a noun with a participle ("A train carrying 240 people derailed outside the
/// town, officials said": "derailed" below "train" or below "people"), and the noun it is said of. Only where the noun stands as a
/// subject or alone: an object ("announced measures adopted in May") is a noun phrase indeed. Gives `head` and npos where there is none.
std::pair<std::uint32_t, std::uint32_t> verb_of_garden_path(const Text& t, std::uint32_t head) {
  const Deprel r = t.rel(head);
  if (t.is_verb(head)) {
    // "A ferry loaded with cement capsized in the bay": a participle taken for the verb.
    const std::uint32_t subject = t.subject(head);
    if (subject != npos && subject + 1 == head && head + 2 < t.size() && t.is(head + 1, "to") && (t.is(head + 2, "be") || t.is(head + 2, "have")) &&
        one_of(t.low(head), {"thought", "believed", "said", "understood", "known", "alleged", "suspected", "reported", "considered", "feared", "presumed", "rumoured", "rumored", "supposed"})) {
      // "A man thought to be the driver was seen leaving": a finite auxiliary further on, with nothing that opens a clause before it.
      const std::uint32_t end = std::min(t.subtree[head].last, head + 30);
      for (std::uint32_t v = head + 3; v < end; ++v) {
        if (t.kind[v] != Kind::word || one_of(t.low(v), {"who", "which", "that", "when", "where", "because", "while", "and"})) break;
        if (!one_of(t.low(v), {"was", "were", "is", "are", "has", "had", "will", "would"})) continue;
        const std::uint32_t up = t.syn.head(v);
        return {up != npos && up > v && up < end ? up : v, subject};
      }
    }
    // "The strike, confirmed by the army, killed nine": of two verbs behind commas the second, which has no subject of its own.
    if (subject != npos && subject + 1 < head && t.kind[head - 1] == Kind::comma && t.object(head) == npos && (t.syn.feats[head].find("VerbForm=Part") != std::string::npos || t.low(head).ends_with("ed")) &&
        t.syn.child(head, Deprel::aux) == npos && t.syn.child(head, Deprel::cop) == npos) {
      for (std::uint32_t c = t.syn.first_child[head]; c != npos; c = t.syn.next_sibling[c]) {
        if (c < head + 2 || t.syn.upos(c) != Upos::verb || t.kind[c - 1] != Kind::comma || t.subject(c) != npos || t.low(c).ends_with("ing") || t.has_case(c, "to") || t.syn.child(c, Deprel::cc) != npos) continue;
        const Deprel relation = t.rel(c);
        if (relation == Deprel::conj || relation == Deprel::parataxis || relation == Deprel::ccomp || relation == Deprel::advcl) return {c, subject};
      }
    }
    const bool participle = t.syn.feats[head].find("VerbForm=Part") != std::string::npos && t.syn.child(head, Deprel::aux) == npos;
    if (!participle || subject == npos || subject + 1 != head || t.object(head) != npos) return {head, npos};
    const std::uint32_t verb = verb_below(t, head);
    return verb == npos ? std::pair{head, npos} : std::pair{verb, subject};
  }
  if (!t.is_nominal(head) || t.subject(head) != npos || t.syn.child(head, Deprel::cop) != npos) return {head, npos};
  // "said two men carrying guns robbed the bank": what is said is a clause, even where the tree has an object.
  const bool said = r == Deprel::obj && t.syn.head(head) != npos && head > t.syn.head(head) && one_of(t.lemma(t.syn.head(head)), {"say", "think", "believe"});
  if (!said && r != Deprel::nsubj && r != Deprel::root && r != Deprel::parataxis && r != Deprel::ccomp && r != Deprel::dislocated) return {head, npos};
  std::uint32_t verb = npos, first = npos;
  for (std::uint32_t c = t.syn.first_child[head]; c != npos; c = t.syn.next_sibling[c]) {
    // "An engineer who said the mine was unsafe was dismissed": a second relative clause, with nothing to open it.
    if (first == npos && verb == npos && c > head + 3 && t.syn.deprel(c) == Deprel::acl_relcl && t.finite(c) && second_relative(t, head, c)) return {c, head};
    if (first == npos && verb == npos && r == Deprel::root && behind_apposition(t, head, c)) return {c, head};
    if (c < head || t.syn.deprel(c) != Deprel::acl || t.syn.upos(c) != Upos::verb) continue;  // no relative clause
    if (first == npos) first = c;
    if (may_be_past_tense(t, c)) verb = c;
  }
  // The participle next to the noun names it where a later one can be the verb.
  if (first != npos && (verb == npos || verb == first)) {
    const std::uint32_t below = verb_below(t, first);
    if (below != npos) verb = below;
  }
  return verb == npos ? std::pair{head, npos} : std::pair{verb, head};
}

void set_subject(const Text& t, std::uint32_t head, Range words, Claim& claim) {
  claim.subject_head = head;
  claim.subject = t.bytes(words);
  if (head < t.ents.mention_of_word.size() && t.ents.mention_of_word[head] != npos) {
    claim.subject_entity = t.ents.mentions[t.ents.mention_of_word[head]].entity;
  } else if (const std::uint32_t mention = t.ents.find(claim.subject); mention != npos && t.ents.mentions[mention].head == head) {
    claim.subject_entity = t.ents.mentions[mention].entity;
  }
}

void read_parts(const Text& t, std::uint32_t head, Claim& claim) {
  if (head == npos) return;
  std::uint32_t named = npos;
  std::tie(head, named) = verb_of_garden_path(t, head);
  if (!t.is_verb(head) && t.syn.child(head, Deprel::cop) == npos && t.syn.child(head, Deprel::aux) == npos && t.subject(head) == npos) {
    // A noun phrase ("the capture of a soldier"): what is spoken of, nothing said of it.
    if (t.is_nominal(head)) {
      claim.object_head = head;
      claim.object = t.bytes(t.noun_phrase(head));
    }
    return;
  }
  claim.predicate_head = head;
  const auto span_of = [&](Range range) { return t.bytes(range); };
  std::uint32_t subject = npos;
  std::uint32_t verb = head;
  // Of a garden path the noun above is the subject, whatever stands between them ("240 people derailed").
  if (named != npos) subject = named;
  for (int depth = 0; subject == npos && verb != npos && depth < 6; ++depth) {
    subject = t.subject(verb);
    if (subject == npos) subject = t.syn.child(verb, Deprel::csubj);
    if (subject != npos) break;
    const Deprel r = t.rel(verb);
    const std::uint32_t up = t.syn.head(verb);
    if (r == Deprel::acl && up != npos) {
      subject = up;
      break;
    }
    if (r != Deprel::conj && r != Deprel::xcomp && r != Deprel::advcl) break;
    // "wants measures adopted in May": a past participle behind an object is said of the object.
    if (r == Deprel::xcomp && up != npos && t.object(up) != npos && t.object(up) < verb && attribution::past_participle(t, verb)) {
      subject = t.object(up);
      break;
    }
    // "urged residents to leave": it is the residents who leave.
    const auto* cue = r == Deprel::advcl && up != npos && t.has_case(verb, "to") ? attribution::Cues::get().verb(t.lemma(up)) : nullptr;
    const bool told = cue != nullptr && cue->takes(attribution::whom) && cue->takes(attribution::infinitive);
    if ((r == Deprel::xcomp || told) && up != npos && up < verb && attribution::controls_by_object(t.lemma(up))) {
      const std::uint32_t whom = t.object(up) != npos ? t.object(up) : t.syn.child(up, Deprel::iobj);
      if (whom != npos && up < whom && whom < verb) {
        subject = whom;
        break;
      }
    }
    verb = up;
  }
  // "which would mark": what the pronoun stands for.
  if (subject != npos) {
    const std::string low = t.low(subject);
    const std::uint32_t up = t.syn.head(head);
    if (one_of(low, {"which", "who", "that"}) && t.rel(head) == Deprel::acl && up != npos) subject = up;
    Range range = t.is_verb(subject) && t.syn.upos(subject) == Upos::verb && t.rel(subject) == Deprel::csubj ? t.subtree[subject] : t.noun_phrase(subject);
    if (subject < head && range.last > head) range.last = head;
    while (range.last > subject + 1 && t.is(range.last - 1, "to")) --range.last;
    set_subject(t, subject, range, claim);
  }
  // The verb with its auxiliaries and negation; for "is a risk" the copula, with what it says as the object.
  const std::uint32_t cop = t.syn.child(head, Deprel::cop);
  Range predicate{head, head + 1};
  if (cop != npos && cop < head) predicate = {cop, cop + 1};
  for (std::uint32_t c = t.syn.first_child[head]; c != npos; c = t.syn.next_sibling[c]) {
    const Deprel r = t.rel(c);
    const std::string low = t.low(c);
    const bool negation = r == Deprel::advmod && one_of(low, {"not", "n't", "n’t", "never"});
    if (c < predicate.first && (r == Deprel::aux || negation) && !t.is(c, "to")) {
      bool far = false;  // of a garden path the auxiliaries may be another verb's
      for (std::uint32_t v = c + 1; named != npos && v < head && !far; ++v) far = t.is_nominal(v) || t.syn.upos(v) == Upos::det;
      if (!far) predicate.first = c;
    }
    if (c == predicate.last && (t.syn.deprel(c) == Deprel::compound_prt || (cop != npos && negation))) predicate.last = c + 1;
  }
  claim.predicate = span_of(predicate);
  std::uint32_t object = npos;
  Range object_range;
  if (cop != npos) {
    object = head;
    object_range = t.noun_phrase(head);
    if (object_range.first <= cop) object_range.first = cop + 1;
  } else {
    object = t.syn.child(head, Deprel::obj);
    if (object != npos) {
      object_range = t.noun_phrase(object);
      // "£1.2 million": the figure may hang elsewhere.
      while (t.syn.upos(object) == Upos::sym && object_range.last < t.sentence(object).last && t.syn.upos(object_range.last) == Upos::num) ++object_range.last;
    } else {
      for (const Deprel wanted : {Deprel::xcomp, Deprel::ccomp, Deprel::obl}) {
        for (std::uint32_t c = t.syn.first_child[head]; c != npos && object == npos; c = t.syn.next_sibling[c]) {
          if (c > head && t.rel(c) == wanted) object = c;
        }
        if (object == npos) continue;
        object_range = wanted == Deprel::obl ? t.noun_phrase(object) : t.subtree[object];
        break;
      }
    }
  }
  if (object != npos && !object_range.empty()) {
    object_range.first = std::max(object_range.first, object == head ? object_range.first : head < object ? head + 1 : object_range.first);
    claim.object_head = object;
    claim.object = span_of(object_range);
  }
}

}  // namespace facts::claim
