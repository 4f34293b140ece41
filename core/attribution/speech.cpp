// Speech before, around and behind its cue: "…," X said; X said: "…"; "…," said X, "…"; and how quotations run on.

#include <algorithm>

#include "attribution/rules.hpp"

namespace facts::attribution {

using syntax::Deprel;
using syntax::Upos;

bool Rules::speech_like(std::uint32_t q) const {
  const Quotation& quotation = t.quotations[q];
  const Range words = t.words_in(quotation.content);
  if (words.size() < 2) return false;
  if (words.size() >= 9) return true;
  for (std::uint32_t w = words.first; w < words.last; ++w) {
    if (t.is_verb(w) && (t.finite(w) || t.rel(w) == Deprel::aux || t.rel(w) == Deprel::cop)) return true;
  }
  const Kind last = t.kind[words.last - 1];
  return last == Kind::stop && !t.is(words.last - 1, ".");
}

bool Rules::ends_speech(std::uint32_t at) const {
  const Range sentence = t.sentence(std::min(at, t.size() - 1));
  while (at > sentence.first && t.syn.upos(at - 1) == Upos::adv) --at;
  if (at > sentence.first && t.is(at - 1, "as")) --at;
  if (at > sentence.first && t.kind[at - 1] == Kind::comma) --at;
  if (at < sentence.first + 2 || t.kind[at - 1] != Kind::quote) return false;
  const std::uint32_t q = t.quotation[at - 2];
  if (q == npos) return false;
  const Kind last = t.kind[at - 2];
  const bool marked = last == Kind::comma || last == Kind::stop || last == Kind::dash || t.kind[at] == Kind::comma;
  return marked || speech_like(q);
}

/// Adds the pieces of the quotation that `draft` ends in which stand in the sentences after (and, for a trailing cue, before).
void Rules::take_speech(Draft& draft, std::uint32_t sentence) {
  const auto q_of = [&](std::uint32_t s, bool front) -> std::uint32_t {
    Range words = t.words_of(s);
    while (!words.empty() && !t.is_word(front ? words.first : words.last - 1)) {
      if (front) ++words.first; else --words.last;
    }
    if (words.empty()) return npos;
    return t.quotation[front ? words.first : words.last - 1];
  };
  // Backwards: sentences wholly inside the quotation that the first piece belongs to.
  const Range first = draft.content.front();
  const Range trimmed = t.trim(first);
  if (!trimmed.empty()) {
    const std::uint32_t q = t.quotation[trimmed.first];
    if (q != npos && q_of(sentence, true) == q) {
      std::vector<Range> earlier;
      for (std::uint32_t s = sentence; s-- > 0;) {
        const Range words = t.words_of(s);
        if (q_of(s, false) != q) break;
        Range inside = words;
        while (inside.first < inside.last && t.quotation[inside.first] != q) ++inside.first;
        earlier.push_back(inside);
        speaker_of_sentence_[s] = static_cast<std::uint32_t>(drafts_.size());
        if (q_of(s, true) != q) break;
      }
      draft.content.insert(draft.content.begin(), earlier.rbegin(), earlier.rend());
    }
  }
  // Forwards: the rest of the quotation that the last piece belongs to.
  const Range last = t.trim(draft.content.back());
  if (!last.empty()) {
    const std::uint32_t q = t.quotation[last.last - 1];
    if (q != npos && q_of(sentence, false) == q) {
      for (std::uint32_t s = sentence + 1; s < t.seg.sentences.size(); ++s) {
        if (q_of(s, true) != q) {
          // A junk block may lie between the paragraphs of a quotation.
          if (!article::holds_claims(t.block_kind(s))) continue;
          break;
        }
        Range inside = t.words_of(s);
        while (inside.last > inside.first && t.quotation[inside.last - 1] != q) --inside.last;
        draft.content.push_back(inside);
        speaker_of_sentence_[s] = static_cast<std::uint32_t>(drafts_.size());
        if (q_of(s, false) != q) break;
      }
    }
  }
}

/// `frame` is source and cue: does the content stand before it ("…, X said")? `after`: the first word behind the whole frame.
bool Rules::trailing(std::uint32_t w, Draft& draft, Range frame, std::uint32_t after, bool sure) {
  const Range limits = bounds(w);
  std::uint32_t start = frame.first;
  if (start > limits.first && t.is(start - 1, "as")) --start;
  while (start > limits.first && t.is_word(start - 1) && t.syn.upos(start - 1) == Upos::adv && t.syn.head(start - 1) == w) --start;
  if (start <= limits.first) return false;
  const std::uint32_t before = start - 1;
  const Kind mark = t.kind[before];
  const bool closes = mark == Kind::quote && before > limits.first;
  if (mark != Kind::comma && mark != Kind::dash && mark != Kind::stop && !closes) return false;
  Range content{limits.first, start};
  if (!t.has_letters(content)) return false;

  const Range left = t.trim(content);
  const bool quoted = !left.empty() && t.quotation[left.last - 1] != npos && t.quotation[w] == npos;
  if (quoted) {
    const std::uint32_t q = t.quotation[left.last - 1];
    const std::uint32_t opening = t.word_at(t.quotations[q].span.begin);
    // `The mayor was blunt: "We lost," she said.`
    if (opening > limits.first && (t.kind[opening - 1] == Kind::colon)) content.first = opening;
    // `Asked about it, he said "no" and "we will see," she added`: what is quoted last is hers only if it can stand alone.
    draft.speech = true;
  }
  const bool ends = after >= limits.last || t.kind[after] == Kind::stop || t.kind[after] == Kind::comma || t.kind[after] == Kind::quote ||
                    t.kind[after] == Kind::colon || t.kind[after] == Kind::semicolon || t.kind[after] == Kind::dash;
  bool tree = false;
  const std::uint32_t head = t.syn.head(w);
  if (!sure && !quoted) {
    // An adverbial in front ("Three weeks before the vote, the minister said …") is no content.
    const std::uint32_t top = t.head_of(content);
    if (top == npos || t.rel(top) == Deprel::advcl || t.rel(top) == Deprel::obl || t.rel(top) == Deprel::advmod || t.rel(top) == Deprel::nsubj) return false;
    for (std::uint32_t c = t.syn.first_child[w]; c != npos; c = t.syn.next_sibling[c]) {
      if (c > w && (t.rel(c) == Deprel::obj || t.rel(c) == Deprel::xcomp) && c >= after) return false;
    }
  }
  if (t.rel(w) == Deprel::parataxis || (head != npos && head < start && t.rel(w) == Deprel::dep)) tree = true;
  for (std::uint32_t c = t.syn.first_child[w]; c != npos && c < start; c = t.syn.next_sibling[c]) {
    if (t.rel(c) == Deprel::ccomp || t.rel(c) == Deprel::parataxis || t.rel(c) == Deprel::dislocated) tree = true;
  }
  if (!sure && !quoted && !tree && !ends) return false;
  if (!sure && !quoted && !tree) {
    // Without help from the tree the left side must look like a clause.
    bool clause = false;
    for (std::uint32_t v = content.first; v < content.last && !clause; ++v) clause = t.is_verb(v) && t.syn.upos(v) == Upos::verb;
    if (!clause) return false;
  }
  draft.content.push_back(content);

  // What follows: `"…," he said, "…"` or `The plan, he said, is dead.`
  if (after < limits.last && (t.kind[after] == Kind::comma || t.kind[after] == Kind::colon || t.kind[after] == Kind::dash)) {
    const std::uint32_t next = after + 1;
    if (next < limits.last && t.kind[next] == Kind::quote && t.has_letters({next, limits.last})) {
      draft.content.push_back({next, limits.last});
      draft.speech = true;
    } else if (next < limits.last && head != npos && head > w && !quoted) {
      draft.content.push_back({next, limits.last});
    }
  } else if (after < limits.last && t.kind[after] == Kind::quote && t.quotation[std::min(after + 1, limits.last - 1)] != npos) {
    draft.content.push_back({after, limits.last});
    draft.speech = true;
  }
  return true;
}

/// `X said: "…"`, `X said, "…"`, `X said "…"`, also where the quotation is the next paragraph.
bool Rules::leading(std::uint32_t w, Draft& draft, std::uint32_t after) {
  const Range limits = bounds(w);
  std::uint32_t at = after;
  // Between cue and mark there may stand more of the frame ("said on Monday in a speech to miners: …").
  std::uint32_t mark = at;
  while (mark < limits.last && t.kind[mark] != Kind::quote && t.kind[mark] != Kind::colon && mark - at < 40) ++mark;
  if (mark >= limits.last) return false;
  if (t.kind[mark] == Kind::colon) {
    // A colon: all that follows is the content.
    bool clause_between = false;
    for (std::uint32_t v = at; v < mark && !clause_between; ++v) clause_between = t.is_verb(v) && t.finite(v);
    if (clause_between && mark != at) {
      if (mark + 1 < limits.last) return false;
      const std::uint32_t that = t.syn.child(w, Deprel::ccomp);
      if (that != npos) return false;
    }
    if (mark + 1 < limits.last && t.has_letters({mark + 1, limits.last})) {
      draft.content.push_back({mark + 1, limits.last});
      draft.speech = t.any_quoted({mark + 1, limits.last});
      return true;
    }
    // "X said:" and the words in the next paragraph.
    for (std::uint32_t s = t.seg.words[w].sentence + 1; s < t.seg.sentences.size(); ++s) {
      if (!article::holds_claims(t.block_kind(s))) continue;
      const Range next = t.words_of(s);
      if (next.empty() || t.kind[next.first] != Kind::quote) return false;
      std::uint32_t last = next.first + 1;
      const std::uint32_t q = last < next.last ? t.quotation[last] : npos;
      if (q == npos) return false;
      while (last < next.last && (t.quotation[last] == q || !t.is_word(last))) ++last;
      draft.content.push_back({next.first, last});
      draft.speech = true;
      take_speech(draft, s);
      speaker_of_sentence_[s] = static_cast<std::uint32_t>(drafts_.size());
      return true;
    }
    return false;
  }
  if (mark + 1 >= limits.last) return false;
  const std::uint32_t q = t.quotation[mark + 1];
  if (q == npos || t.quotation[w] == q) return false;
  const bool comma = mark > at && t.kind[mark - 1] == Kind::comma;
  // Words between cue and mark that are no part of the frame: then it is a clause with a quotation in it.
  if (mark > at && !(comma && mark == at + 1)) {
    if (!comma) return false;
    for (std::uint32_t v = at; v < mark; ++v) {
      if (t.is_verb(v)) return false;
    }
    // The subject of what is quoted stands before the mark: a clause with a quotation in it.
    const Range inner = t.words_in(t.quotations[q].content);
    const std::uint32_t verb = t.head_of({inner.first, std::min(inner.last, limits.last)});
    const std::uint32_t subject = verb == npos ? npos : t.subject(verb);
    if (subject != npos && subject >= at && subject < mark) return false;
  }
  if (!comma && !speech_like(q)) return false;
  std::uint32_t last = mark + 1;
  while (last < limits.last && (t.quotation[last] == q || !t.is_word(last))) ++last;
  // `said "the plan" is dead`: the quotation is a part of the clause; `said "A" and "B"` is one content.
  if (last + 1 < limits.last && t.syn.upos(last) == Upos::cconj && t.kind[last + 1] == Kind::quote) {
    last += 2;
    while (last < limits.last && (t.quotation[last] != npos || t.kind[last] == Kind::quote)) ++last;
  } else if (last < limits.last && !comma) {
    const std::uint32_t head = t.head_of({mark + 1, last});
    if (head != npos && t.syn.head(head) != npos && t.syn.head(head) >= last && t.syn.head(head) < limits.last) return false;
    const std::uint32_t c = t.syn.child(w, Deprel::ccomp);
    if (c != npos && c >= last) return false;
    const bool ended = t.kind[last - 1] == Kind::quote && last >= 2 && (t.kind[last - 2] == Kind::comma || t.kind[last - 2] == Kind::stop);
    if (c != npos && t.subtree[c].last > last && !ended) last = std::min(t.subtree[c].last, limits.last);
  }
  draft.content.push_back({mark, last});
  draft.speech = true;
  return true;
}

/// Sentences that are quotation and nothing else, and have no cue: they go on with who spoke last.
void Rules::run_on() {
  std::uint32_t speaker = npos;       // draft that spoke last in this paragraph
  std::uint32_t last_speaker = npos;  // and in the paragraph before, if that ended in a quotation
  std::uint32_t block = npos;
  bool ended_in_speech = false;
  for (std::uint32_t s = 0; s < t.seg.sentences.size(); ++s) {
    if (!article::holds_claims(t.block_kind(s))) continue;
    if (t.seg.sentences[s].block != block) {
      block = t.seg.sentences[s].block;
      last_speaker = ended_in_speech ? speaker : npos;
      speaker = npos;
      if (t.block_kind(s) != article::BlockKind::paragraph) last_speaker = npos;
    }
    const Range words = t.words_of(s);
    if (speaker_of_sentence_[s] != npos) {
      speaker = speaker_of_sentence_[s];
      ended_in_speech = true;
      continue;
    }
    if (!t.all_quoted(words)) {
      // Words outside quotations without speech of their own end the run.
      ended_in_speech = false;
      speaker = npos;
      continue;
    }
    const std::uint32_t q = t.quotation[t.trim(words).empty() ? words.first : t.trim(words).first];
    if (q == npos || words.size() < 3) continue;
    const std::uint32_t goes_on = speaker != npos ? speaker : last_speaker;
    if (goes_on == npos) continue;
    if (speaker == npos) {
      // A paragraph of its own: the same speaker, but no cue.
      if (!speech_like(q)) continue;
      Draft draft = drafts_[goes_on];
      draft.content.assign(1, words);
      draft.rule = "attribution/quote-paragraph";
      speaker_of_sentence_[s] = static_cast<std::uint32_t>(drafts_.size());
      drafts_.push_back(draft);
    } else {
      drafts_[goes_on].content.push_back(words);
      speaker_of_sentence_[s] = goes_on;
    }
    speaker = speaker_of_sentence_[s];
    ended_in_speech = true;
  }
}

}  // namespace facts::attribution
