// What the model proposes, and how it is merged with what the rules found.
//
// The two see different things: rules are exact about marks and constructions and know why; the model has seen many cues
// that no table lists. A cue found by both is one attribution; which limits are taken depends on the construction.

#include <algorithm>

#include "attribution/rules.hpp"
#include "entity/lexicon.hpp"

namespace facts::attribution {

using syntax::Deprel;
using syntax::Upos;

/// The model marks words, not phrases: what describes its first word goes with it ("the Ukrainian" of "the Ukrainian agency"), and a
/// preposition at its end has its noun ("head of the").
Range Rules::whole_phrase(Range range, Range cue) const {
  const Range limits = t.sentence(range.first);
  for (int steps = 0; steps < 6 && range.first > limits.first && !cue.contains(range.first - 1); ++steps) {
    const std::uint32_t before = range.first - 1, head = t.syn.head(before);
    const Deprel r = t.rel(before);
    const bool describes = r == Deprel::det || r == Deprel::amod || r == Deprel::compound || r == Deprel::flat || r == Deprel::nummod;
    if (!describes || !t.is_word(before) || head == npos || !range.contains(head) || t.quotation[before] != t.quotation[range.first]) break;
    --range.first;
  }
  const std::uint32_t end = range.last - 1;
  const Upos upos = t.syn.upos(end);
  if ((upos == Upos::adp || upos == Upos::det) && t.syn.head(end) != npos && t.syn.head(end) > end) {
    const Range noun = t.noun_phrase(t.syn.head(end));
    if (noun.last > range.last && noun.last <= limits.last && (cue.first < range.first || noun.last <= cue.first)) range.last = noun.last;
  }
  return range;
}

/// A proposal as a draft; without content if it is not usable.
Draft Rules::draft_of(const syntax::Proposal& proposal) const {
  Draft draft;
  const std::uint32_t count = t.size();
  if (proposal.cue_first >= proposal.cue_last || proposal.cue_last > count) return draft;
  draft.cue = {proposal.cue_first, proposal.cue_last};
  draft.cue_head = t.head_of(draft.cue);
  if (draft.cue_head == npos) draft.cue_head = draft.cue.first;
  // The word of the cue that a table knows says what it does.
  for (std::uint32_t w = draft.cue.first; w < draft.cue.last; ++w) {
    const Cue* cue = cue_at(w);
    if (cue == nullptr && t.syn.upos(w) == Upos::noun) cue = cues.noun(t.lemma(w));
    if (cue == nullptr && t.syn.upos(w) == Upos::adj) cue = cues.adjective(t.lemma(w));
    if (cue == nullptr) continue;
    draft.row = cue;
    draft.act = cue->act;
    draft.force = cue->force;
    draft.lemma = cue->lemma;
    draft.cue_head = w;
    draft.negated = negated(w);
    break;
  }
  for (const auto& [first, last] : proposal.content) {
    const Range range{first, std::min(last, count)};
    if (!range.empty() && t.has_letters(range)) draft.content.push_back(range);
  }
  Range source;
  for (const auto& [first, last] : proposal.source) {
    const Range range{first, std::min(last, count)};
    if (!range.empty() && range.size() > source.size()) source = range;
  }
  if (!source.empty()) {
    while (source.size() > 1 && t.syn.upos(source.last - 1) == Upos::adv) --source.last;
    source = whole_phrase(source, draft.cue);
    for (Range& range : draft.content) {
      if (range.first < source.first && source.first < range.last && range.last <= source.last) range.last = source.first;
      if (source.first <= range.first && range.first < source.last && source.last < range.last) range.first = source.last;
    }
    std::erase_if(draft.content, [&](Range range) { return range.empty() || source.contains(range) || !t.has_letters(range); });
    draft.source.range = source;
    draft.source.head = t.head_of(source);
    if (draft.source.head == npos) draft.source = {};
  }
  draft.rule = "attribution/model";
  return draft;
}

namespace {

/// Proposals below it (cue and content together; 256 is one unit of log-odds) are wrong more often than not.
constexpr std::int32_t weakest = 900;

/// Constructions that are safe without the model's support.
bool stands_by_itself(std::string_view rule) {
  static constexpr std::string_view safe[] = {"attribution/trailing-cue", "attribution/inverted-cue", "attribution/leading-quote",
                                              "attribution/according-to", "attribution/clause", "attribution/passive-clause",
                                              "attribution/adjective", "attribution/preposition", "attribution/passive-object",
                                              "attribution/object-and-preposition", "attribution/headline-colon", "attribution/absolute", "attribution/noun-clause"};
  return std::find(std::begin(safe), std::end(safe), rule) != std::end(safe);
}

}  // namespace

void Rules::merge(Draft& rule, Draft&& proposed) const {
  rule.supported = true;
  const std::uint32_t s = t.seg.words[rule.cue.first].sentence;
  const std::uint32_t block = t.seg.sentences[s].block;
  // The model reads a paragraph at a time; what a quotation says in the next ones the rules know.
  std::vector<Range> elsewhere;
  for (const Range range : rule.content) {
    if (t.seg.sentences[t.seg.words[range.first].sentence].block != block) elsewhere.push_back(range);
  }
  const std::string_view name = rule.rule;
  const bool headline = t.block_kind(s) == article::BlockKind::headline && !rule.content.empty();
  // Where the order of words shows the content, and the model saw it elsewhere, the order of words is right.
  const bool shown = name == "attribution/trailing-cue" || name == "attribution/inverted-cue" || name == "attribution/according-to";
  bool apart = shown;
  for (const Range a : rule.content) {
    for (const Range b : proposed.content) apart = apart && (a.last <= b.first || b.last <= a.first);
  }
  if (name != "attribution/leading-quote" && !headline && !rule.absolute && !rule.bounded && !apart) {
    rule.content = std::move(proposed.content);
    for (const Range range : elsewhere) rule.content.push_back(range);
    // "told public broadcaster TNR the fine was an insult": whom it was told is no part of it.
    const std::uint32_t told = rule.cue_head < t.size() && rule.row != nullptr && rule.row->takes(whom) ? t.syn.child(rule.cue_head, Deprel::iobj) : npos;
    for (Range& range : rule.content) {
      if (told != npos && range.first > rule.cue_head && t.subtree[told].contains(range.first) && t.subtree[told].last < range.last) range.first = t.subtree[told].last;
    }
  }
  // "…, with the president lauding the pact and noting better ties": the second participle has the first one's subject.
  const std::uint32_t w = rule.cue_head;
  const bool shared = w < t.size() && t.rel(w) == Deprel::conj && t.low(w).ends_with("ing") && t.syn.head(w) != npos &&
                      t.subject(t.syn.head(w)) != npos && rule.source.found();
  if (rule.absolute || name == "attribution/headline-colon") return;
  // "has been warned that": the one before the verb is whom it is said to.
  const bool addressee = name.starts_with("attribution/passive") && rule.row != nullptr && rule.row->takes(whom) && proposed.source.found() && proposed.source.head < w;
  if (proposed.source.found() && !shared && !addressee) rule.source = proposed.source;
  rule.cue = proposed.cue;
}

/// "State media said that the president sent a letter, saying …": the words after the participle are the president's.
void Rules::participles() {
  static constexpr std::string_view speaking[] = {"address", "announce", "deliver", "hold", "issue", "meet", "post", "release", "send", "speak",
                                                  "tell", "visit", "write"};
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    Draft& draft = drafts_[i];
    const std::uint32_t w = draft.cue_head;
    if (w == 0 || w >= t.size() || !t.low(w).ends_with("ing") || t.kind[w - 1] != Kind::comma || t.quotation[w] != npos) continue;
    const std::uint32_t s = t.seg.words[w].sentence;
    for (const std::uint32_t k : nearby(w)) {
      if (k == i || t.seg.words[drafts_[k].cue.first].sentence != s) continue;
      const Draft& outer = drafts_[k];
      if (outer.cue.first >= w || !outer.source.found() || outer.content.empty()) continue;
      const Range content = outer.content.front();
      if (content.first >= w || content.first < outer.cue.last) continue;
      std::uint32_t verb = npos;
      for (std::uint32_t v = std::max(content.first, w > 80 ? w - 80 : 0); v < std::min(content.last, w); ++v) {
        if (t.is_verb(v) && t.syn.upos(v) == Upos::verb && t.subject(v) != npos && !t.passive(v) && t.syn.deprel(v) != Deprel::acl_relcl) verb = v;
      }
      if (verb == npos) continue;
      const std::uint32_t subject = t.subject(verb);
      const std::uint32_t mention = subject < t.ents.mention_of_word.size() ? t.ents.mention_of_word[subject] : npos;
      const bool person = mention != npos && t.ents.entities[t.ents.mentions[mention].entity].type == entity::EntityType::person;
      const std::string lemma = t.lemma(verb);
      const bool speaks = std::find(std::begin(speaking), std::end(speaking), lemma) != std::end(speaking);
      const bool attitude = draft.act != Act::assert_ && draft.act != Act::report && draft.act != Act::estimate && draft.act != Act::unknown && draft.act != Act::confirm;
      if (!person || !(speaks || attitude)) continue;
      draft.source = as_source(subject, w);
      draft.source.inherited = true;
      draft.relayed.push_back(outer.source.range);
      break;
    }
  }
}

/// A proposal without a word that says anything ("also"), or with source and content of another draft, adds nothing.
bool Rules::said_already(const Draft& draft, const std::vector<std::uint32_t>& others) const {
  bool speaks = false;
  for (std::uint32_t w = draft.cue.first; w < draft.cue.last; ++w) {
    const Upos u = t.syn.upos(w);
    speaks = speaks || (u != Upos::adv && u != Upos::aux && u != Upos::det && u != Upos::cconj && u != Upos::part) || t.low(w).ends_with("edly");
  }
  if (!speaks) return true;
  // "attacked a convoy": in other news than the model has seen this is a deed. Quoted words tell another story.
  bool quoted = false, deed = false;
  for (const Range range : draft.content) quoted = quoted || t.any_quoted(range);
  for (std::uint32_t w = draft.cue.first; w < draft.cue.last; ++w) deed = deed || (t.syn.upos(w) == Upos::verb && cues.deed(t.lemma(w)));
  if (deed && !quoted) return true;
  // "pleaded guilty to four counts": what a noun with "to" names is no words of anybody's.
  if (!quoted && draft.content.size() == 1 && t.is(draft.content.front().first, "to")) {
    const std::uint32_t head = t.head_of(draft.content.front());
    if (head != npos && t.is_nominal(head) && t.subject(head) == npos && t.syn.child(head, Deprel::cop) == npos) return true;
  }
  // "could hardly have known of the plan": a noun that is known or not is no claim of the one who knows.
  if (draft.lemma == "know" && !quoted) {
    bool verb = false;
    for (const Range range : draft.content) {
      for (std::uint32_t w = range.first; w < range.last && !verb; ++w) verb = t.is_verb(w);
    }
    if (!verb) return true;
  }
  const Range mine = draft.content.front();
  for (const std::uint32_t k : others) {
    const Draft& other = drafts_[k];
    if (!other.source.found() || !draft.source.found() || other.content.empty()) continue;
    const bool same_source = other.source.range.first < draft.source.range.last && draft.source.range.first < other.source.range.last;
    for (const Range range : other.content) {
      const std::uint32_t first = std::max(range.first, mine.first), last = std::min(range.last, mine.last);
      if (same_source && first < last && 5 * (last - first) >= 4 * std::max(range.size(), mine.size())) return true;
    }
  }
  return false;
}

void Rules::proposals() {
  sort_by_cue();
  for (const syntax::Proposal& proposal : t.syn.proposals) {
    Draft draft = draft_of(proposal);
    if (draft.content.empty()) continue;
    const std::uint32_t s = t.seg.words[draft.cue.first].sentence;
    if (!article::holds_claims(t.block_kind(s))) continue;
    std::uint32_t same = npos;
    for (const std::uint32_t i : nearby(draft.cue.first, 20)) {
      const Range cue = drafts_[i].cue;
      if (cue.first < draft.cue.last && draft.cue.first < cue.last) same = i;
    }
    if (same == npos) {
      // Whether a colon in a headline attributes is for the rule to say, which sees who speaks in the article.
      if (draft.cue.size() == 1 && t.kind[draft.cue.first] != Kind::word) {
        // "Poll: most voters undecided": a finding names its source whatever the tagger makes of a lone word.
        const std::string label = draft.source.found() ? t.low(draft.source.range.last - 1) : std::string();
        const bool finding = cues.document_sort(label) == "finds" && label != "analysis" && label != "review";
        if (t.block_kind(s) != article::BlockKind::paragraph && !finding) continue;
        // "Weather: snow to hit the north": a label that is nobody.
        const std::uint32_t who = draft.source.found() ? draft.source.head : npos;
        if (who != npos && draft.source.range.first == t.words_of(s).first && draft.source.range.size() == 1 && t.syn.upos(who) == Upos::noun &&
            (who >= t.ents.mention_of_word.size() || t.ents.mention_of_word[who] == npos) && entity::role_of(t.lemma(who)) == nullptr && !cues.document(t.lemma(who)))
          continue;
      }
      if (proposal.cue_score + proposal.content_score < weakest) continue;
      if (said_already(draft, nearby(draft.cue.first))) continue;
      drafts_.push_back(std::move(draft));
    } else {
      merge(drafts_[same], std::move(draft));
    }
  }
  // Constructions that are often no attribution stay only where the model or a quotation speaks for them.
  std::erase_if(drafts_, [&](const Draft& d) {
    // "Neither side has confirmed it": nobody says so, it is the article's own statement.
    for (std::uint32_t w = d.source.range.first; d.source.found() && w < d.source.range.last; ++w) {
      if (t.is(w, "neither") || t.is(w, "nobody") || t.is(w, "none") || (t.is(w, "no") && w == d.source.range.first)) return true;
    }
    if (t.syn.proposals.empty() || d.supported || std::string_view(d.rule) == "attribution/model" || stands_by_itself(d.rule)) return false;
    // "plans to sell", "hopes to reopen": an intention of the subject's own.
    if (d.row != nullptr && d.act == Act::believe && d.source.found() && !d.source.inherited && std::string_view(d.rule) == "attribution/infinitive") return false;
    for (const Range range : d.content) {
      if (t.any_quoted(range)) return false;
    }
    return true;
  });
  sort_by_cue();
  // What stands inside a clause whose limits are known is no subject or object of a verb outside it.
  std::vector<std::uint32_t> gone;
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    if (!drafts_[i].bounded) continue;
    const Range whole = drafts_[i].content.front();
    for (const std::uint32_t k : nearby(whole.first)) {
      const Draft& other = drafts_[k];
      bool inside = k != i && !other.content.empty() && other.cue.first >= whole.last;
      for (const Range range : other.content) inside = inside && whole.first <= range.first && range.last <= whole.last + 1;
      if (inside) gone.push_back(k);
    }
  }
  drop(gone);
  participles();
  // What an absolute phrase says is no part of what is said before it.
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    if (!drafts_[i].absolute) continue;
    const Range phrase{drafts_[i].source.range.first - 1, drafts_[i].content.back().last};
    for (const std::uint32_t k : nearby(phrase.first)) {
      if (k == i || drafts_[k].absolute || drafts_[k].cue.first >= phrase.first) continue;
      for (Range& range : drafts_[k].content) {
        if (range.first < phrase.first && phrase.first < range.last && range.last <= phrase.last + 1) range.last = phrase.first;
      }
    }
  }
  relays();
  // Who speaks in which sentence, for quotations that run on.
  std::fill(speaker_of_sentence_.begin(), speaker_of_sentence_.end(), npos);
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    Draft& d = drafts_[i];
    const Range last = t.trim(d.content.back());
    if (last.empty() || t.quotation[last.last - 1] == npos) continue;
    for (const Range range : d.content) {
      if (!range.empty()) speaker_of_sentence_[t.seg.words[range.first].sentence] = i;
      if (!range.empty()) speaker_of_sentence_[t.seg.words[range.last - 1].sentence] = i;
    }
    speaker_of_sentence_[t.seg.words[d.cue.first].sentence] = i;
  }
}

}  // namespace facts::attribution
