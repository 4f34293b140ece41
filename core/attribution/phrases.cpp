// "According to …", "in the view of …".

#include <algorithm>

#include "attribution/rules.hpp"

namespace facts::attribution {

using syntax::Deprel;
using syntax::Upos;

void Rules::phrases() {
  for (std::uint32_t s = 0; s < t.seg.sentences.size(); ++s) {
    if (!article::holds_claims(t.block_kind(s))) continue;
    const Range words = t.words_of(s);
    for (std::uint32_t w = words.first; w < words.last; ++w) {
      if (!t.is_word(w)) continue;
      for (const Cues::Phrase& phrase : cues.phrases()) {
        bool same = w + phrase.words.size() < words.last;
        for (std::size_t i = 0; same && i < phrase.words.size(); ++i) same = t.is(w + static_cast<std::uint32_t>(i), phrase.words[i]);
        if (!same) continue;
        const std::uint32_t first = w + static_cast<std::uint32_t>(phrase.words.size());
        if (phrase.at_end_only && (w == words.first || t.kind[w - 1] != Kind::comma)) continue;
        Draft draft;
        draft.cue = {w, first};
        draft.cue_head = w;
        draft.lemma = phrase.words.front();
        draft.act = phrase.act;
        draft.force = phrase.force;
        draft.rule = "attribution/according-to";
        // The noun phrase behind it: up from its first word, as long as the head is a noun to the right.
        std::uint32_t head = first;
        while (head < words.last && !t.is_word(head)) ++head;
        if (head >= words.last) continue;
        for (int steps = 0; steps < 30; ++steps) {
          const std::uint32_t up = t.syn.head(head);
          if (up == npos || up <= first || up >= words.last || up - first > 40 || !t.is_nominal(up)) break;
          if (t.rel(head) == Deprel::nsubj || t.rel(head) == Deprel::obl) break;
          bool crosses = false;
          for (std::uint32_t v = head + 1; v < up && !crosses; ++v) crosses = t.kind[v] == Kind::comma && t.rel(head) != Deprel::amod;
          if (crosses) break;
          head = up;
        }
        draft.source = as_source(head, first - 1);
        if (draft.source.range.first > first) draft.source.range.first = first;
        // It ends with its appositions; a verb inside belongs to a reduced clause that goes with it.
        std::uint32_t after = draft.source.range.last;
        const bool opening = !t.has_letters({words.first, w}) ||
                             (w > words.first && t.is_word(w - 1) && (t.syn.upos(w - 1) == Upos::cconj || t.syn.upos(w - 1) == Upos::adv) && w - words.first <= 2);
        const Range limits = bounds(w);
        if (opening) {
          // Up to the comma that ends the phrase.
          std::uint32_t comma = after;
          while (comma < limits.last && t.kind[comma] != Kind::comma) ++comma;
          if (comma >= limits.last) {
            // No comma: the clause begins where the subject of the head verb does.
            comma = after > 0 ? after - 1 : after;
          }
          std::uint32_t start = comma + 1;
          // A long apposition: "According to Smith, a miner, the pit is shut."
          if (start < limits.last) {
            for (std::uint32_t next = start; next < limits.last && next < start + 25; ++next) {
              if (t.kind[next] == Kind::quote) break;
              if (t.is_verb(next) && t.rel(next) != Deprel::acl && t.syn.deprel(next) != Deprel::acl_relcl && t.syn.head(next) != head) {
                break;
              }
              if (t.kind[next] == Kind::comma) {
                const std::uint32_t inner = t.head_of({start, next});
                if (inner != npos && (t.rel(inner) == Deprel::appos || t.syn.deprel(inner) == Deprel::acl_relcl || t.rel(inner) == Deprel::acl) &&
                    t.syn.head(inner) != npos && t.syn.head(inner) < start)
                  start = next + 1;
                break;
              }
            }
          }
          draft.content.push_back({start, limits.last});
          draft.speech = t.any_quoted({start, limits.last}) && t.quotation[w] == npos;
        } else if (!trailing(w, draft, {w, after}, after, true)) {
          // No comma before it: the clause it hangs on, or all before it.
          std::uint32_t first_word = limits.first;
          draft.content.push_back({first_word, w});
          const Range left = t.trim({first_word, w});
          draft.speech = !left.empty() && t.quotation[left.last - 1] != npos && t.quotation[w] == npos;
        }
        if (draft.content.empty()) continue;
        if (draft.speech) take_speech(draft, s);
        keep(std::move(draft));
        break;
      }
    }
  }
}

}  // namespace facts::attribution
