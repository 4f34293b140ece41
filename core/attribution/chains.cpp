// From drafts to attributions: bytes, chains, whom the source stands for.

#include <algorithm>
#include <numeric>
#include <utility>

#include "attribution/rules.hpp"

namespace facts::attribution {

using syntax::Deprel;

namespace {

bool is_relative(std::string_view low) { return low == "who" || low == "which" || low == "that" || low == "whom"; }

}  // namespace

/// A preposition at the end of the cue that neither content nor source follows: "said in" of "said in a statement".
bool Rules::dangles(const Draft& draft) const {
  for (const Range range : draft.content) {
    if (range.first <= draft.cue.last && draft.cue.last < range.last) return false;
  }
  return !draft.source.range.contains(draft.cue.last);
}

/// "said this month the army …": the day of the saying is no part of what is said.
Range Rules::without_day(Range range) const {
  static constexpr std::string_view days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
                                              "week", "month", "year", "morning", "afternoon", "evening", "night"};
  static constexpr std::string_view before[] = {"on", "this", "last", "earlier", "late", "early", "later"};
  std::uint32_t w = range.first;
  const auto is_one = [&](std::uint32_t at, auto&& list) {
    const std::string low = t.low(at);
    return std::find(std::begin(list), std::end(list), low) != std::end(list);
  };
  while (w + 1 < range.last && w < range.first + 3 && is_one(w, before)) ++w;
  bool day = false;
  while (w + 1 < range.last && is_one(w, days)) {
    ++w;
    day = true;
  }
  // "Friday was the day": a verb behind it means that it is the subject.
  if (!day || t.is_verb(w) || (t.is_word(w) && t.syn.upos(w) == syntax::Upos::part)) return range;
  return {w, range.last};
}

/// Whom the words were spoken to: "told the agency", "in an interview with the paper", "in a statement to AFP".
std::vector<Range> Rules::addressed_by(const Draft& draft) const {
  std::vector<Range> out;
  const std::uint32_t w = draft.cue_head;
  if (w == npos || w >= t.size() || !t.is_verb(w)) return out;
  const std::string lemma = t.lemma(w);
  const bool tells = draft.row != nullptr && draft.row->takes(whom);
  for (std::uint32_t c = t.syn.first_child[w]; c != npos; c = t.syn.next_sibling[c]) {
    const Deprel r = t.rel(c);
    if (c < w && !(r == Deprel::obl && (t.has_case(c, "in") || t.has_case(c, "during")))) continue;
    if ((r == Deprel::obj || r == Deprel::iobj) && tells) out.push_back(t.noun_phrase(c));
    if (r != Deprel::obl && r != Deprel::nmod) continue;
    if (t.has_case(c, "to")) out.push_back(t.noun_phrase(c));
    if (!t.has_case(c, "in") && !t.has_case(c, "during")) continue;
    for (std::uint32_t d = t.syn.first_child[c]; d != npos; d = t.syn.next_sibling[d]) {
      if (d > c && t.rel(d) == Deprel::nmod && (t.has_case(d, "with") || t.has_case(d, "to"))) out.push_back(t.noun_phrase(d));
    }
  }
  if (out.empty() && tells && w + 1 < t.sentence(w).last) {
    // "told AFP" where the tree went wrong.
    const Range run = nominal_run_after(w + 1, t.sentence(w));
    if (!run.empty()) out.push_back(run);
  }
  return out;
}

/// By what means something is known, where the content says so: "it has been confirmed through an allied agency that".
std::vector<Range> Rules::evidence_of(const Attribution& a) const {
  std::vector<Range> out;
  if (a.content.empty()) return out;
  const Range words = t.words_in(a.content.front());
  for (std::uint32_t v = words.first; v < words.last && v < words.first + 40; ++v) {
    const Cue* cue = cue_at(v);
    if (cue == nullptr || (cue->act != Act::confirm && cue->act != Act::report && cue->act != Act::estimate)) continue;
    for (std::uint32_t c = t.syn.first_child[v]; c != npos; c = t.syn.next_sibling[c]) {
      const std::string preposition = t.preposition_of(c);
      if (preposition != "through" && preposition != "via" && preposition != "by") continue;
      if (preposition == "by" && t.rel(c) == Deprel::obl && t.passive(v) == false) continue;
      std::uint32_t noun = c;
      // "through information sharing with an agency", "by sharing information with an agency".
      for (std::uint32_t x = t.subtree[c].first; x < t.subtree[c].last; ++x) {
        if (t.is_nominal(x) && t.has_case(x, "with")) noun = x;
      }
      if (t.is_nominal(noun)) out.push_back(t.noun_phrase(noun));
    }
    if (!out.empty()) break;
  }
  return out;
}

/// "It has been confirmed through an ally's intelligence agency that", "confirmed the capture by sharing information with an allied
/// service": by whose knowledge the cue itself holds. Empty if it does not say.
Range Rules::means_of(const Draft& draft) const {
  const std::uint32_t w = draft.cue_head;
  if (w == npos || w >= t.size() || !t.is_verb(w)) return {};
  if (draft.act != Act::confirm && draft.act != Act::report && draft.act != Act::estimate) return {};
  for (std::uint32_t c = t.syn.first_child[w]; c != npos; c = t.syn.next_sibling[c]) {
    if (c < w) continue;
    const std::string preposition = t.preposition_of(c);
    std::uint32_t noun = npos;
    if ((preposition == "through" || preposition == "via") && t.is_nominal(c)) noun = c;
    if ((preposition == "by" || preposition == "through") && t.is_verb(c)) {
      for (std::uint32_t x = c + 1; x < t.subtree[c].last && x < c + 15; ++x) {
        if (t.is_nominal(x) && t.has_case(x, "with") && cues.knows(t.lemma(x))) noun = x;
      }
    }
    if (noun == npos || !cues.knows(t.lemma(noun))) continue;
    Range range = t.noun_phrase(noun);
    // A clause that the tree hung on the noun is what was confirmed.
    for (const Range content : draft.content) {
      if (range.first < content.first && content.first < range.last) range.last = content.first;
    }
    while (range.last > noun + 1 && t.is(range.last - 1, "that")) --range.last;
    return range;
  }
  return {};
}

/// "confirmed the capture by sharing information with an allied agency": the means are no part of what is confirmed.
void Rules::cut_means(Draft& draft) const {
  if (draft.content.size() != 1 || (draft.act != Act::confirm && draft.act != Act::report)) return;
  Range& range = draft.content.front();
  const Range inner = t.trim(range);
  for (std::uint32_t w = inner.first + 1; w + 3 < inner.last; ++w) {
    if (t.is_verb(w) || t.quotation[w] != npos) return;
    if (!(t.is(w, "by") || t.is(w, "through")) || !t.is_verb(w + 1) || !t.low(w + 1).ends_with("ing")) continue;
    for (std::uint32_t x = w + 2; x < inner.last; ++x) {
      if (!t.is_nominal(x) || !t.has_case(x, "with") || !cues.knows(t.lemma(x))) continue;
      draft.relayed.push_back(t.noun_phrase(x));
      range.last = w;
      return;
    }
    return;
  }
}

std::vector<Attribution> Rules::finish() {
  const auto mention_of = [&](std::uint32_t w) { return w < t.ents.mention_of_word.size() ? t.ents.mention_of_word[w] : npos; };
  const auto entity_of = [&](std::uint32_t head, Range range) -> std::uint32_t {
    if (head == npos) return npos;
    // A relative pronoun stands for the noun before its clause.
    if (is_relative(t.low(head))) {
      const std::uint32_t clause_word = t.syn.head(head);
      if (clause_word != npos && t.syn.head(clause_word) != npos && t.rel(clause_word) == Deprel::acl) head = t.syn.head(clause_word);
    }
    std::uint32_t mention = mention_of(head);
    if (mention == npos) {
      for (std::uint32_t c = t.syn.first_child[head]; c != npos && mention == npos; c = t.syn.next_sibling[c]) {
        if (t.rel(c) == Deprel::flat || t.rel(c) == Deprel::appos) mention = mention_of(c);
      }
    }
    if (mention == npos && !range.empty() && range.first <= head)
      mention = t.ents.find({t.seg.words[range.first].span.begin, t.seg.words[head].span.end});
    // "The prime minister's office": the office is no mention, and its owner does not speak.
    if (mention != npos && t.ents.mentions[mention].possessor && !t.ents.mentions[mention].span.overlaps(t.seg.words[head].span)) return npos;
    return mention == npos ? npos : t.ents.mentions[mention].entity;
  };

  sort_by_cue();
  std::vector<Attribution> out;
  out.reserve(drafts_.size());
  for (Draft& draft : drafts_) {
    Attribution a;
    bool all = true, part = false;
    cut_means(draft);
    std::sort(draft.content.begin(), draft.content.end(), [](Range x, Range y) { return x.first < y.first; });
    const std::uint32_t tail = draft.content.empty() ? 0 : draft.content.back().first;
    for (Range range : draft.content) {
      // Neither source nor cue is content, whatever the tree says.
      range = t.trim(range);
      if (!range.empty() && t.is(range.first, "that") && range.size() > 1 && t.syn.upos(range.first) != syntax::Upos::pron) range = t.trim({range.first + 1, range.last});
      if (!range.empty() && range.first == draft.cue.last) range = t.trim(without_day(range));
      // "fraud at the court on": a preposition at the end whose noun is left out.
      while (range.size() > 2 && range.last > tail && t.quotation[range.last - 1] == npos && t.syn.head(range.last - 1) != npos && t.syn.head(range.last - 1) >= range.last &&
             (t.syn.upos(range.last - 1) == syntax::Upos::adp || t.syn.upos(range.last - 1) == syntax::Upos::det || t.syn.upos(range.last - 1) == syntax::Upos::cconj))
        range = t.trim({range.first, range.last - 1});
      if (range.empty()) continue;
      const Span span = t.bytes(range);
      if (span.empty() || (!a.content.empty() && span.begin < a.content.back().end)) continue;
      if (a.content_head == npos) a.content_head = t.head_of(range);
      all = all && t.all_quoted(range);
      part = part || t.any_quoted(range);
      a.content.push_back(span);
    }
    if (a.content.empty()) continue;
    a.quoted_all = all && part;
    a.quoted_part = part;
    if (draft.source.found()) {
      // "The official, who asked not to be named, said": the pronoun opens another clause.
      while (draft.source.range.size() > 1 && draft.source.head + 1 < draft.source.range.last && is_relative(t.low(draft.source.range.last - 1)) &&
             t.syn.upos(draft.source.range.last - 2) != syntax::Upos::adp) {
        draft.source.range = t.trim({draft.source.range.first, draft.source.range.last - 1});
      }
      const Span span = t.bytes(draft.source.range);
      if (!span.empty()) a.source.push_back(span);
      a.source_head = draft.source.head;
      a.entity = entity_of(draft.source.head, draft.source.range);
      // "Pat Loomis of the Save Our Docks group": whoever the tree makes the head, the person named first speaks.
      const bool person = a.entity != npos && t.ents.entities[a.entity].type == entity::EntityType::person;
      for (std::uint32_t w = draft.source.range.first; !person && w + 1 < draft.source.range.last && w < draft.source.range.first + 6; ++w) {
        const std::uint32_t mention = mention_of(w);
        if (mention == npos) continue;
        const entity::Mention& named = t.ents.mentions[mention];
        if (named.kind != entity::MentionKind::name || t.ents.entities[named.entity].type != entity::EntityType::person || named.possessor) break;
        const std::uint32_t behind = t.word_at(named.span.end);
        if (behind < draft.source.range.last && (t.is(behind, "of") || t.is(behind, "from") || t.is(behind, "at"))) {
          a.entity = named.entity;
          if (named.head != npos) a.source_head = named.head;
        }
        break;
      }
    }
    while (draft.cue.size() > 1 && draft.cue_head + 1 < draft.cue.last && t.syn.upos(draft.cue.last - 1) == syntax::Upos::adp && dangles(draft)) --draft.cue.last;
    while (draft.cue.size() > 1 && t.kind[draft.cue.last - 1] != Kind::word && t.kind[draft.cue.last - 1] != Kind::close_bracket) --draft.cue.last;
    while (draft.cue.size() > 1 && t.kind[draft.cue.first] != Kind::word) ++draft.cue.first;
    const Span cue{t.seg.words[draft.cue.first].span.begin, t.seg.words[draft.cue.last - 1].span.end};
    if (!cue.empty()) a.cue.push_back(cue);
    a.cue_lemma = std::string(draft.lemma);
    if (draft.row != nullptr && !draft.row->particle.empty()) a.cue_lemma += " " + std::string(draft.row->particle);
    a.cue_head = draft.cue_head;
    a.act = draft.act;
    a.force = draft.force;
    a.negated = draft.negated;
    if (a.negated && draft.source.found() && draft.cue_head < t.size()) {
      // "No sign of recession, says the bank": the noun that the tree has for a subject is what is said.
      const std::uint32_t subject = t.subject(draft.cue_head);
      bool own = false;
      for (const std::string_view word : {"not", "n't", "n’t", "never", "hardly", "scarcely"}) {
        for (std::uint32_t v = draft.cue.first > 3 ? draft.cue.first - 3 : 0; v < draft.cue.last; ++v) own = own || t.is(v, word);
      }
      if (subject != npos && subject != draft.source.head && !own && !draft.source.range.contains(subject)) a.negated = false;
    }
    a.rule = draft.rule;
    // Whom one urges or asks passes nothing on.
    const auto asks = [](Act act) { return act == Act::urge || act == Act::ask || act == Act::warn; };
    std::vector<Range> through = draft.via;
    if (through.empty()) through = addressed_by(draft);
    if (asks(draft.act)) std::erase_if(through, [&](Range range) { return t.head_of(range) == npos || !cues.medium(text::lower(t.lemma(t.head_of(range)))); });
    if (through.empty() && draft.source.found()) {
      // "told AFP …, adding that": who was told once in the sentence was told all of it.
      for (const std::uint32_t k : nearby(draft.cue.first)) {
        const Draft& other = drafts_[k];
        if (t.seg.words[other.cue.first].sentence != t.seg.words[draft.cue.first].sentence) continue;
        if (&other == &draft || !other.source.found() || other.source.range.first != draft.source.range.first || other.cue.first > draft.cue.first) continue;
        if (asks(other.act)) continue;
        for (const Range addressed : other.via.empty() ? addressed_by(other) : other.via) through.push_back(addressed);
      }
    }
    if (const Range means = means_of(draft); !means.empty()) draft.relayed.push_back(means);
    for (const Range evidence : evidence_of(a)) {
      const std::uint32_t head = t.head_of(evidence);
      if (head != npos && cues.knows(t.lemma(head))) {
        draft.relayed.push_back(evidence);
      } else {
        through.push_back(evidence);
      }
    }
    for (const Range addressed : through) {
      if (addressed.empty()) continue;
      const std::uint32_t head = t.head_of(addressed);
      const std::uint32_t entity = entity_of(head, addressed);
      const bool heard = head != npos && cues.hears(t.lemma(head)) && draft.lemma != "confirm";
      const bool organization = !heard && entity != npos && t.ents.entities[entity].type == entity::EntityType::organization;
      const Span span = t.bytes(addressed);
      bool known = span.empty() || (!a.source.empty() && a.source.front().overlaps(span));
      for (const Via& via : a.via) known = known || via.span == span;
      if (!known && (organization || (head != npos && cues.medium(text::lower(t.lemma(head)))))) a.via.push_back({span, entity});
    }
    for (const Range relayed : draft.relayed) {
      const Span span = t.bytes(relayed);
      bool known = span.empty();
      for (const Via& via : a.via) known = known || via.span == span;
      if (!known) a.via.push_back({span, entity_of(t.head_of(relayed), relayed)});
    }
    out.push_back(std::move(a));
  }

  // In text order; an outer one before those inside it.
  std::vector<std::uint32_t> order(out.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Span x = hull(out[a].content), y = hull(out[b].content);
    return x.begin != y.begin ? x.begin < y.begin : x.end != y.end ? x.end > y.end : a < b;
  });
  std::vector<Attribution> sorted;
  sorted.reserve(out.size());
  for (const std::uint32_t i : order) sorted.push_back(std::move(out[i]));
  out = std::move(sorted);
  // Chains: the innermost attribution whose content holds content and cue of this one.
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    const Span own = hull(out[i].content);
    while (!open.empty() && hull(out[open.back()].content).end <= own.begin) open.pop_back();
    for (std::size_t k = open.size(); k-- > 0 && open.size() - k < 12;) {
      const Attribution& outer = out[open[k]];
      const Span whole = hull(outer.content);
      const bool cue_inside = !out[i].cue.empty() && whole.contains(out[i].cue.front());
      if (whole.contains(own) && cue_inside) {
        out[i].parent = open[k];
        break;
      }
    }
    open.push_back(i);
  }
  for (Attribution& a : out) {
    // Words that came through another: the agency that reports what the minister said.
    std::uint32_t up = a.parent;
    std::vector<Via> chain;
    for (int depth = 0; up != npos && depth < 4; ++depth) {
      const Attribution& outer = out[up];
      bool known = outer.source.empty() || (outer.entity != npos && outer.entity == a.entity);
      for (const Via& via : a.via) known = known || (!outer.source.empty() && via.span == outer.source.front());
      if (!known) chain.push_back({outer.source.front(), outer.entity});
      up = outer.parent;
    }
    // Nearest to the reader first.
    a.via.insert(a.via.begin(), chain.rbegin(), chain.rend());
  }
  carry_on(out);
  return out;
}

}  // namespace facts::attribution
