// What the order of words and marks shows by itself: "…," X said; …, X said; …, said X. A tree that went wrong over quotation
// marks and commas must not lose the claim.

#include <algorithm>

#include "attribution/rules.hpp"

namespace facts::attribution {

using syntax::Deprel;
using syntax::Upos;

namespace {
bool joins_noun_phrase(std::string_view low) {
  return low == "of" || low == "for" || low == "in" || low == "from" || low == "at" || low == "with" || low == "and" || low == "on";
}
constexpr std::uint32_t longest_run = 40;  // words of a noun phrase
}  // namespace

/// The nominal words directly before `end`, back to the first mark, verb or other break.
Range Rules::nominal_run_before(std::uint32_t end, Range limits) const {
  std::uint32_t first = end;
  while (first > limits.first && end - first < longest_run) {
    const std::uint32_t w = first - 1;
    if (t.kind[w] == Kind::close_bracket) {
      // "(R-Fla.)": over the whole bracket.
      std::uint32_t open = w;
      while (open > limits.first && t.kind[open] != Kind::open_bracket && w - open < 12) --open;
      if (t.kind[open] != Kind::open_bracket || open == limits.first) break;
      first = open;
      continue;
    }
    if (t.kind[w] == Kind::other) {
      first = w;
      continue;
    }
    if (t.kind[w] != Kind::word) break;
    const Upos u = t.syn.upos(w);
    if (u == Upos::verb || u == Upos::aux || u == Upos::sconj || u == Upos::adv || u == Upos::intj) break;
    if (u == Upos::pron && (t.is(w, "that") || t.is(w, "which") || t.is(w, "what"))) break;
    if ((u == Upos::adp || u == Upos::cconj) && !joins_noun_phrase(t.low(w))) break;
    if (u == Upos::part && t.is(w, "to")) break;
    first = w;
  }
  while (first < end && (t.syn.upos(first) == Upos::cconj || t.syn.upos(first) == Upos::adp || t.kind[first] == Kind::other)) ++first;
  return {first, end};
}

/// The nominal words directly behind `begin`.
Range Rules::nominal_run_after(std::uint32_t begin, Range limits) const {
  std::uint32_t last = begin;
  while (last < limits.last && last - begin < longest_run) {
    if (t.kind[last] == Kind::open_bracket) {
      std::uint32_t close = last;
      while (close + 1 < limits.last && t.kind[close] != Kind::close_bracket && close - last < 12) ++close;
      if (t.kind[close] != Kind::close_bracket) break;
      last = close + 1;
      continue;
    }
    if (t.kind[last] == Kind::other) {
      ++last;
      continue;
    }
    if (t.kind[last] != Kind::word) break;
    const Upos u = t.syn.upos(last);
    if (u == Upos::verb || u == Upos::aux || u == Upos::sconj || u == Upos::adv || u == Upos::intj) break;
    const std::string low = t.low(last);
    if (u == Upos::pron && (low == "who" || low == "which" || low == "that" || low == "whose" || low == "whom")) break;
    if ((u == Upos::adp || u == Upos::cconj) && low != "of" && low != "for" && low != "and") break;
    if (u == Upos::part && low == "to") break;
    ++last;
    if (u == Upos::pron && last == begin + 1) break;
  }
  while (last > begin && (t.syn.upos(last - 1) == Upos::cconj || t.syn.upos(last - 1) == Upos::adp || t.kind[last - 1] == Kind::other)) --last;
  return {begin, last};
}

Source Rules::run_source(Range run) const {
  Source source;
  run = t.trim(run);
  if (run.empty()) return source;
  source.range = run;
  // The head: the last noun before the first preposition.
  std::uint32_t head = npos;
  for (std::uint32_t w = run.first; w < run.last; ++w) {
    if (t.kind[w] == Kind::open_bracket) break;
    if (head != npos && t.syn.upos(w) == Upos::adp) break;
    if (t.is_nominal(w) || t.syn.upos(w) == Upos::num) head = w;
  }
  if (head == npos) return {};
  // A name's head is its first word, as in the tree.
  while (head > run.first && t.rel(head) == Deprel::flat && run.contains(t.syn.head(head))) head = t.syn.head(head);
  source.head = head;
  return source;
}

/// The first word behind adverbs, days and short prepositional phrases that follow a cue.
std::uint32_t Rules::over_adverbials(std::uint32_t at, Range limits) const {
  const std::uint32_t begin = at;
  while (at < limits.last && at - begin < 14) {
    if (t.kind[at] != Kind::word) break;
    const Upos u = t.syn.upos(at);
    if (u == Upos::verb || u == Upos::aux || u == Upos::sconj || u == Upos::pron) break;
    ++at;
  }
  return at;
}

/// "…, with the president hailing it as a triumph and noting better ties": the participles speak for the noun behind "with".
bool Rules::absolute(std::uint32_t w, const Cue& cue, Draft& draft) {
  if (t.quotation[w] != npos || w < 3 || !t.low(w).ends_with("ing")) return false;
  const Range limits = bounds(w);
  if (t.syn.upos(w - 1) == Upos::cconj) {
    // The second participle of one that was found before.
    if (drafts_.empty()) return false;
    const Draft& last = drafts_.back();
    if (!last.absolute || last.cue.first < limits.first || last.content.empty() || last.content.back().last != w - 1) return false;
    draft.source = last.source;
  } else {
    const Range run = nominal_run_before(w, limits);
    if (run.empty()) return false;
    std::uint32_t with = run.first;
    // The run goes over "with" itself where that joins two nouns.
    for (std::uint32_t v = run.first; v < run.last; ++v) {
      if (t.is(v, "with") && v > limits.first && t.kind[v - 1] == Kind::comma) with = v + 1;
    }
    if (with == run.first && (with < limits.first + 2 || !t.is(with - 1, "with") || t.kind[with - 2] != Kind::comma)) return false;
    draft.source = run_source({with, run.last});
    if (!draft.source.found()) return false;
  }
  std::uint32_t last = w + 1;
  while (last < limits.last) {
    if (t.quotation[last] == npos) {
      if (t.kind[last] == Kind::comma || t.kind[last] == Kind::semicolon || (t.kind[last] == Kind::stop && last + 1 >= limits.last)) break;
      if (t.syn.upos(last) == Upos::cconj && last + 1 < limits.last && t.syn.upos(last + 1) == Upos::verb && t.low(last + 1).ends_with("ing") &&
          cue_at(last + 1) != nullptr)
        break;
    }
    ++last;
  }
  if (last <= w + 1) return false;
  draft.content.push_back({w + 1, last});
  draft.absolute = true;
  draft.rule = "attribution/absolute";
  (void)cue;
  return true;
}

bool Rules::surface_frames(std::uint32_t w, const Cue& cue, Draft& draft) {
  if (t.quotation[w] != npos || !(cue.takes(clause) || cue.takes(quote))) return false;
  if (t.passive(w) || t.has_case(w, "to")) return false;
  const Range limits = bounds(w);
  std::uint32_t end = w;
  while (end > limits.first && (t.syn.upos(end - 1) == Upos::aux || t.syn.upos(end - 1) == Upos::adv)) --end;
  if (end > limits.first && t.is(end - 1, "to")) return false;
  const Range run = nominal_run_before(end, limits);
  const std::uint32_t start = run.empty() ? end : run.first;
  if (start <= limits.first) return false;
  std::uint32_t before = start;
  // `…," the minister, a former miner, said`: back to a quotation that ended, if no verb lies between.
  if (!ends_speech(before) && t.kind[before - 1] == Kind::comma) {
    std::uint32_t q = before - 1;
    bool verb_between = false;
    while (q > limits.first && t.kind[q] != Kind::quote && before - q < 40) {
      const Upos u = t.syn.upos(q);
      if (u == Upos::verb && t.syn.deprel(q) != Deprel::acl_relcl && t.rel(q) != Deprel::acl) verb_between = true;
      --q;
    }
    if (t.kind[q] == Kind::quote && q + 1 < before && !verb_between && ends_speech(q + 1)) before = q + 1;
  }
  if (ends_speech(before)) {
    Source source = before < start ? run_source(nominal_run_after(before, {before, end})) : run_source(run);
    std::uint32_t last = w + 1;
    bool inverted = false;
    if (!source.found() && before >= end) {
      const Range behind = nominal_run_after(w + 1, limits);
      source = run_source(behind);
      inverted = source.found();
      if (inverted) last = behind.last;
    }
    if (!source.found()) return false;
    const Source tree = source_of(w);
    if (tree.found() && tree.head >= source.range.first && tree.head < source.range.last) {
      source.head = tree.head;
      if (tree.range.last > source.range.last && inverted) {
        source.range.last = tree.range.last;
        last = std::max(last, tree.range.last);
      }
    }
    draft.source = source;
    std::uint32_t after = over_adverbials(last, limits);
    // A quotation further on in the sentence: over what stands between.
    const Range frame{std::min(source.range.first, before), std::max(last, w + 1)};
    if (!trailing(w, draft, frame, after, true)) return false;
    draft.rule = inverted ? "attribution/inverted-cue" : "attribution/trailing-cue";
    return true;
  }
  if (t.kind[before - 1] != Kind::comma && t.kind[before - 1] != Kind::dash) return false;
  // Without quotation marks: ", X said." and ", X said, …" and ", said X."
  const auto has_verb = [&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t v = first; v < last; ++v) {
      if (t.is_verb(v) && (t.syn.upos(v) == Upos::aux || t.finite(v) || t.syn.words[v].past)) return true;
    }
    return false;
  };
  Source source = run_source(run);
  std::uint32_t last = w + 1;
  bool inverted = false;
  if (!source.found()) {
    if (start != end || start != w) return false;
    const Range behind = nominal_run_after(w + 1, limits);
    source = run_source(behind);
    if (!source.found()) return false;
    inverted = true;
    last = behind.last;
    // "Smith, a miner, said she was tired": a subject on the left and a clause on the right.
    if (last < limits.last && t.is_word(last) && (t.is_verb(last) || t.syn.upos(last) == Upos::adv)) return false;
    const std::uint32_t subject = t.subject(w);
    if (subject != npos && subject < w) return false;
    if (t.finite(w) == false && !t.syn.words[w].past) return false;
  } else if (t.syn.upos(source.head) == Upos::pron && (t.is(source.head, "who") || t.is(source.head, "which"))) {
    return false;
  }
  // The object of another kind of clause: ", she praised the deal".
  const std::uint32_t after = over_adverbials(last, limits);
  const bool at_end = after >= limits.last || t.kind[after] == Kind::stop;
  const bool at_comma = after < limits.last && (t.kind[after] == Kind::comma || t.kind[after] == Kind::dash);
  if (!at_end && !at_comma && !(inverted && after < limits.last && (t.is(after, "who") || t.is(after, "which")))) return false;
  // What follows must be a time or a place, not what is said.
  for (std::uint32_t v = last; v < after; ++v) {
    if (v == last && !inverted && (t.syn.upos(v) == Upos::det || t.syn.upos(v) == Upos::noun || t.syn.upos(v) == Upos::adj) && !cue.takes(whom)) return false;
  }
  const bool tight = !inverted && at_comma && after == last;  // ", X said,"
  const Range left{limits.first, start};
  if (!tight && !has_verb(left.first, left.last)) return false;
  const Upos opening = t.syn.upos(t.trim(left).empty() ? left.first : t.trim(left).first);
  if (!tight && opening == Upos::sconj) {
    std::uint32_t commas = 0;
    for (std::uint32_t v = left.first; v < left.last; ++v) commas += t.kind[v] == Kind::comma;
    if (commas < 2) return false;
  }
  draft.source = source;
  draft.content.push_back(left);
  if (at_comma && after + 1 < limits.last) {
    const std::uint32_t next = after + 1;
    const Upos u = t.syn.upos(next);
    const std::string low = t.low(next);
    const bool participle = u == Upos::verb && low.ends_with("ing");
    const bool own_clause = u == Upos::cconj || low == "who" || low == "which" || participle || low == "as" || low == "when" || low == "after" || low == "while";
    if (!own_clause && !inverted && tight) draft.content.push_back({next, limits.last});
  }
  draft.rule = inverted ? "attribution/inverted-cue" : "attribution/trailing-cue";
  return true;
}

}  // namespace facts::attribution
