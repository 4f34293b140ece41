#include "claim/clause.hpp"

#include <algorithm>
#include <string_view>

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
      if (low == "where" && (comma || t.is_nominal(w - 1)) && finite_in(w + 1, range.last) && range.last - w >= 6) {
        cut = "relative";
      } else if (low == "which" && comma && t.is_verb(w + 1) && range.last - w >= 5) {
        // Only where it ends the sentence: in the middle it says which one is meant.
        bool ends = true;
        for (std::uint32_t v = w + 1; v < range.last; ++v) ends = ends && t.kind[v] != Kind::comma;
        if (ends) cut = "relative";
      } else if (comma && one_of(low, {"though", "although", "whereas", "while"}) && finite_in(w + 1, range.last) && !t.is(w + 1, "not") && range.last - w >= 5) {
        // ", while running": no clause of its own.
        if (!t.low(w + 1).ends_with("ing")) cut = "concession";
      } else if (low == "that" && t.syn.upos(w) == Upos::sconj && (t.is(w - 1, "and") || t.is(w - 1, "but")) && finite_in(w + 1, range.last) && w >= range.first + 4) {
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
  const std::uint32_t top = t.head_of(range);
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

void read_parts(const Text& t, std::uint32_t head, Claim& claim) {
  if (head == npos) return;
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
  for (int depth = 0; verb != npos && depth < 6; ++depth) {
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
    verb = up;
  }
  // "which would mark": what the pronoun stands for.
  if (subject != npos) {
    const std::string low = t.low(subject);
    const std::uint32_t up = t.syn.head(head);
    if (one_of(low, {"which", "who", "that"}) && t.rel(head) == Deprel::acl && up != npos) subject = up;
    claim.subject_head = subject;
    Range range = t.is_verb(subject) && t.syn.upos(subject) == Upos::verb && t.rel(subject) == Deprel::csubj ? t.subtree[subject] : t.noun_phrase(subject);
    if (subject < head && range.last > head) range.last = head;
    claim.subject = span_of(range);
    if (subject < t.ents.mention_of_word.size() && t.ents.mention_of_word[subject] != npos)
      claim.subject_entity = t.ents.mentions[t.ents.mention_of_word[subject]].entity;
    else if (const std::uint32_t mention = t.ents.find(claim.subject); mention != npos && t.ents.mentions[mention].head == subject)
      claim.subject_entity = t.ents.mentions[mention].entity;
  }
  // The verb with its auxiliaries and negation; for "is a risk" the copula, with what it says as the object.
  const std::uint32_t cop = t.syn.child(head, Deprel::cop);
  Range predicate{head, head + 1};
  if (cop != npos && cop < head) predicate = {cop, cop + 1};
  for (std::uint32_t c = t.syn.first_child[head]; c != npos; c = t.syn.next_sibling[c]) {
    const Deprel r = t.rel(c);
    const std::string low = t.low(c);
    const bool negation = r == Deprel::advmod && one_of(low, {"not", "n't", "n’t", "never"});
    if (c < predicate.first && (r == Deprel::aux || negation) && !t.is(c, "to")) predicate.first = c;
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
