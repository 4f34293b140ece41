// Who says it: the subject of the cue, its agent, or what stands beside it.

#include "attribution/rules.hpp"

namespace facts::attribution {

using syntax::Deprel;
using syntax::Upos;

namespace {
bool is_weekday(std::string_view low) {
  return low.ends_with("day") && (low == "monday" || low == "tuesday" || low == "wednesday" || low == "thursday" || low == "friday" || low == "saturday" || low == "sunday");
}
}  // namespace

bool controls_by_object(std::string_view lemma) {
  static constexpr std::string_view verbs[] = {"advise", "allow", "ask", "beg", "cause", "enable", "encourage", "expect", "force", "get", "help",
                                               "instruct", "invite", "lead", "let", "make", "order", "permit", "persuade", "prompt", "push",
                                               "quote", "remind", "require", "see", "show", "tell", "urge", "want", "warn", "leave", "hear"};
  for (const std::string_view verb : verbs) {
    if (verb == lemma) return true;
  }
  return false;
}

Source Rules::as_source(std::uint32_t head, std::uint32_t cue) const {
  Source source;
  if (head == npos || !t.is_word(head)) return source;
  const Upos upos = t.syn.upos(head);
  if (upos == Upos::verb || upos == Upos::aux || upos == Upos::adp || upos == Upos::adv || upos == Upos::cconj || upos == Upos::sconj || upos == Upos::intj) return source;
  source.head = head;
  source.range = t.noun_phrase(head);
  if (head < cue && source.range.last > cue) source.range.last = cue;
  if (head > cue && source.range.first <= cue) source.range.first = cue + 1;
  // A phrase that is cut at the cue may end in a mark.
  while (source.range.last > head + 1 && t.kind[source.range.last - 1] != Kind::word && t.kind[source.range.last - 1] != Kind::close_bracket)
    --source.range.last;
  // The day of the saying is no part of the one who says it: "outlined by the treasurer on Thursday".
  if (source.range.size() > 2 && head + 2 < source.range.last && t.is(source.range.last - 2, "on") && t.syn.upos(source.range.last - 1) == Upos::propn &&
      is_weekday(t.low(source.range.last - 1)))
    source.range.last -= 2;
  return source;
}

std::uint32_t Rules::subject_of(std::uint32_t verb, int depth) const {
  const std::uint32_t own = t.subject(verb);
  if (own != npos) return own;
  if (depth > 6) return npos;
  const std::uint32_t head = t.syn.head(verb);
  if (head == npos) return npos;
  switch (t.syn.deprel(verb)) {
    case Deprel::conj:
      return subject_of(head, depth + 1);
    case Deprel::xcomp: {
      const std::uint32_t object = t.object(head);
      if (object != npos && object < verb && controls_by_object(t.lemma(head))) return object;
      return subject_of(head, depth + 1);
    }
    case Deprel::advcl:
    case Deprel::ccomp:
    case Deprel::parataxis:
    case Deprel::dep:
      // A participle ("…, adding that") speaks for the subject of its clause; a finite clause has one of its own.
      if (t.finite(verb)) return npos;
      if (t.passive(head)) {
        const std::uint32_t agent = t.syn.child(head, Deprel::obl_agent);
        if (agent != npos && t.syn.deprel(verb) == Deprel::advcl && !t.has_case(verb, "as")) return agent;
      }
      return t.is_verb(head) || t.syn.upos(head) == Upos::adj ? subject_of(head, depth + 1) : npos;
    case Deprel::acl:
    case Deprel::acl_relcl:
      return t.is_nominal(head) ? head : npos;
    default:
      return npos;
  }
}

Source Rules::agent_of(std::uint32_t verb) const {
  for (std::uint32_t c = t.syn.first_child[verb]; c != npos; c = t.syn.next_sibling[c]) {
    if (t.rel(c) == Deprel::obl && c > verb && t.has_case(c, "by") && (t.is_nominal(c) || t.syn.upos(c) == Upos::num)) return as_source(c, verb);
  }
  return {};
}

Source Rules::surface_source(std::uint32_t verb) const {
  const Range sentence = bounds(verb);
  // Before the verb, over auxiliaries and adverbs.
  std::uint32_t w = verb;
  while (w > sentence.first) {
    const Upos u = t.syn.upos(w - 1);
    if (u != Upos::aux && u != Upos::adv && !t.is(w - 1, "not")) break;
    --w;
  }
  if (w > sentence.first && t.is_word(w - 1) && t.is_nominal(w - 1) && !t.has_case(w - 1, "in") && !t.has_case(w - 1, "on")) {
    std::uint32_t head = w - 1;
    while (t.syn.head(head) != npos && t.syn.head(head) < verb && t.syn.head(head) >= sentence.first && t.is_nominal(t.syn.head(head)))
      head = t.syn.head(head);
    return as_source(head, verb);
  }
  // Behind it: "…," said the minister.
  if (verb + 1 < sentence.last && t.is_word(verb + 1)) {
    const Upos u = t.syn.upos(verb + 1);
    if (u == Upos::propn || u == Upos::det || u == Upos::noun || u == Upos::adj) {
      std::uint32_t head = verb + 1;
      while (t.syn.head(head) != npos && t.syn.head(head) > verb && t.syn.head(head) < sentence.last && !t.is_verb(t.syn.head(head)))
        head = t.syn.head(head);
      if (t.is_nominal(head)) return as_source(head, verb);
    }
  }
  return {};
}

Source Rules::source_of(std::uint32_t verb) const {
  const std::uint32_t own = t.subject(verb);
  if (own != npos) return as_source(own, verb);
  const std::uint32_t head = subject_of(verb, 0);
  if (head == npos) return {};
  Source source = as_source(head, verb);
  source.inherited = true;
  return source;
}

}  // namespace facts::attribution
