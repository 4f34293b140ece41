#pragma once
// Cuts sentences into clauses that say one thing each, and reads their parts.

#include <utility>
#include <vector>

#include "attribution/text.hpp"
#include "claim/claim.hpp"

namespace facts::claim {

using attribution::Range;
using attribution::Text;

/// One clause: its words (with gaps where other clauses were cut out) and its head.
struct Unit {
  std::vector<Range> words;
  std::uint32_t head = npos;
  const char* why = "";   ///< how it was cut: "whole", "conjunct", "relative", "concession" …
};

/// The clauses of `whole`, whose highest word is `head`; a clause is cut out where it can stand alone: conjoined ones with a
/// subject or an object of their own, "where …", ", which …", "though …". `cut_also(w)` names further heads to cut off and drop.
template <class CutAlso>
std::vector<Unit> split_clauses(const Text& text, const std::vector<Range>& whole, std::uint32_t head, CutAlso&& cut_also);

/// Whether the child clause `c` is said apart from its head's clause, and why; null if it is not.
const char* stands_alone(const Text& text, std::uint32_t c);

/// Cuts by words and marks alone: ", where …", ", which …", ", though …", "and that …". A tree that went wrong must not glue
/// two statements together. `quoted` parts are left whole.
std::vector<Unit> surface_clauses(const Text& text, const std::vector<Range>& whole, std::uint32_t head);

/// The verb of a statement that the tree holds for a noun with a participle, and the noun it is said of; `head` and npos if there is none.
std::pair<std::uint32_t, std::uint32_t> verb_of_garden_path(const Text& text, std::uint32_t head);

/// The head of the clause that a range of words is: its highest word if a verb or predicate, else its first finite verb.
std::uint32_t clause_head(const Text& text, Range range);

/// Takes [cut.first, cut.last) out of the ranges.
void remove(std::vector<Range>& ranges, Range cut);

/// Subject, predicate, object of the clause at `claim.predicate_head`; sets words and spans.
void read_parts(const Text& text, std::uint32_t head, Claim& claim);

/// Sets the subject, its span and whom it means.
void set_subject(const Text& text, std::uint32_t head, Range words, Claim& claim);

/// Whether the clause has a finite verb and someone or something it speaks of.
bool is_statement(const Text& text, std::uint32_t head);

template <class CutAlso>
std::vector<Unit> split_clauses(const Text& text, const std::vector<Range>& whole, std::uint32_t head, CutAlso&& cut_also) {
  std::vector<Unit> units;
  if (head == npos) return {{whole, npos, "whole"}};
  const auto inside = [&](std::uint32_t w) {
    for (const Range& range : whole) {
      if (range.contains(w)) return true;
    }
    return false;
  };
  units = surface_clauses(text, whole, head);
  // Every unit is searched for clauses below its head; what is found becomes a unit and is searched in turn.
  for (std::size_t at = 0; at < units.size() && units.size() < 64; ++at) {
    if (units[at].head == npos) continue;
    std::vector<std::uint32_t> open{units[at].head};
    while (!open.empty()) {
      const std::uint32_t w = open.back();
      open.pop_back();
      for (std::uint32_t c = text.syn.first_child[w]; c != npos; c = text.syn.next_sibling[c]) {
        if (!inside(c)) continue;
        Range below = text.subtree[c];
        if (cut_also(c)) {
          remove(units[at].words, below);
          continue;
        }
        bool own = false;  // a clause that the words have cut off already
        for (const Range& range : units[at].words) own = own || range.contains(c);
        if (!own) continue;
        const char* why = stands_alone(text, c);
        if (why != nullptr && below.contains(units[at].head)) why = nullptr;
        if (why == nullptr) {
          // Clauses deeper down stand alone only where nothing depends on what is above them.
          const syntax::Deprel r = text.rel(c);
          if (r != syntax::Deprel::punct && r != syntax::Deprel::det) open.push_back(c);
          continue;
        }
        // "from ten meadows across the bay and compared": what stands before "and" belongs to the clause before, whatever the tree says.
        const std::uint32_t cc = why[0] == 'c' && why[3] == 'j' && text.subject(c) == npos ? text.syn.child(c, syntax::Deprel::cc) : npos;
        if (cc != npos && below.first < cc && cc < c) below.first = cc;
        Unit unit;
        unit.head = c;
        unit.why = why;
        for (const Range& range : units[at].words) {
          const Range part{std::max(range.first, below.first), std::min(range.last, below.last)};
          if (!part.empty()) unit.words.push_back(part);
        }
        remove(units[at].words, below);
        if (!unit.words.empty()) units.push_back(unit);
      }
    }
  }
  return units;
}

}  // namespace facts::claim
