// Words that come through another's mouth, and words that are nobody's but the writer's: what is only seen when all drafts are there.

#include <algorithm>
#include <initializer_list>

#include "attribution/rules.hpp"
#include "attribution/silence.hpp"

namespace facts::attribution {

using syntax::Deprel;
using syntax::Upos;

namespace {
/// Verbs whose object is a speaker ("quoted the mayor as saying", "citing two diplomats").
bool names_speaker(std::string_view lemma) { return lemma == "quote" || lemma == "cite"; }
}  // namespace

bool comments_on_all(const Text& text, std::uint32_t w, std::uint32_t last) {
  if (w + 3 >= last) return false;
  if (text.is(w, "marking")) return true;
  if (!text.is(w, "a") && !text.is(w, "the") && !text.is(w, "an")) return false;
  // "a move that would leave the town without a bank", "the first step of its kind"
  for (std::uint32_t v = w + 1; v + 1 < last && v <= w + 3; ++v) {
    if (!among(text.lemma(v), {"move", "step", "decision", "development", "shift", "departure", "reversal", "figure", "blow", "setback", "milestone"})) continue;
    return text.is(v + 1, "that") || text.is(v + 1, "which");
  }
  return false;
}

/// "State media quoted the president as saying that …", "she was quoted by the paper as saying …": the one quoted speaks, the one who
/// quotes passes it on.
void Rules::quoted_speakers() {
  std::vector<std::uint32_t> gone;
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    Draft& draft = drafts_[i];
    const std::uint32_t w = draft.cue_head;
    if (w == npos || w >= t.size()) continue;
    std::uint32_t quoting = npos, saying = npos;
    if (t.is_verb(w) && names_speaker(t.lemma(w))) {
      quoting = w;
      for (std::uint32_t c = t.syn.first_child[w]; c != npos && saying == npos; c = t.syn.next_sibling[c])
        if (c > w && t.is_verb(c) && t.has_case(c, "as")) saying = c;
    } else if (t.is_verb(w) && t.has_case(w, "as") && t.syn.head(w) != npos && t.is_verb(t.syn.head(w)) && names_speaker(t.lemma(t.syn.head(w)))) {
      saying = w;
      quoting = t.syn.head(w);
    }
    if (quoting == npos || saying == npos) continue;
    if (t.passive(quoting)) {
      Source agent = agent_of(quoting);
      if (!agent.found()) agent = agent_of(saying);
      if (!agent.found()) continue;
      if (!draft.source.found() || draft.source.head == agent.head) {
        const std::uint32_t subject = t.subject(quoting);
        if (subject == npos) continue;
        draft.source = as_source(subject, quoting);
      }
      // What the agent says is not what was said: "as saying by the paper".
      for (Range& range : draft.content)
        if (range.first < agent.range.first && agent.range.first < range.last && agent.range.last >= range.last) range.last = agent.range.first - 1;
      draft.relayed.push_back(agent.range);
    } else {
      const std::uint32_t object = t.object(quoting);
      if (object == npos || object < quoting || object > saying || w != saying) {
        // The other half of the pair says it better, if there is one.
        for (const std::uint32_t k : nearby(draft.cue.first)) {
          if (k != i && drafts_[k].cue_head == saying && w == quoting) gone.push_back(i);
        }
        continue;
      }
      const Source through = source_of(quoting);
      draft.source = as_source(object, saying);
      if (draft.source.range.last > saying - 1) draft.source.range.last = saying - 1;
      if (through.found()) draft.relayed.push_back(through.range);
    }
  }
  drop(gone);
}

/// "The paper reported, citing three diplomats, that …": the diplomats say it, through the paper.
void Rules::cited_speakers() {
  std::vector<std::uint32_t> gone;
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    const std::uint32_t w = drafts_[i].cue_head;
    if (w == npos || w >= t.size() || !t.is_verb(w) || !t.low(w).ends_with("ing") || !names_speaker(t.lemma(w)) || t.quotation[w] != npos) continue;
    const std::uint32_t head = t.syn.head(w), object = t.object(w);
    if (head == npos || object == npos || object < w || !t.is_nominal(object)) continue;
    for (const std::uint32_t k : nearby(w)) {
      Draft& outer = drafts_[k];
      if (k == i || outer.cue_head != head || !outer.source.found()) continue;
      const Range phrase = t.subtree[w];
      bool covers = false;  // the phrase is no part of what is said
      for (const Range range : outer.content) covers = covers || range.contains(w);
      // Only someone who can speak: "citing a lack of funds" gives a reason.
      const std::uint32_t mention = object < t.ents.mention_of_word.size() ? t.ents.mention_of_word[object] : npos;
      const bool speaks = mention != npos && t.ents.entities[t.ents.mentions[mention].entity].type != entity::EntityType::place;
      if (covers || !speaks || phrase.empty()) continue;
      outer.relayed.push_back(outer.source.range);
      outer.source = as_source(object, w);
      gone.push_back(i);
      break;
    }
  }
  drop(gone);
}

/// "The paper published an interview with a soldier who described "brutal" fighting": the soldier describes it, through the paper; the
/// noun phrase around it is no claim of the paper's.
void Rules::described_speakers() {
  static constexpr std::string_view showing[] = {"air", "broadcast", "carry", "cite", "feature", "interview", "post", "print", "publish", "quote", "release",
                                                 "report", "run", "share", "show"};
  std::vector<std::uint32_t> gone;
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    const Draft& outer = drafts_[i];
    const std::uint32_t w = outer.cue_head;
    if (w == npos || w >= t.size() || !t.is_verb(w) || !outer.source.found() || outer.content.size() != 1) continue;
    const std::string lemma = t.lemma(w);
    if (std::find(std::begin(showing), std::end(showing), lemma) == std::end(showing)) continue;
    const Range phrase = outer.content.front();
    bool spoken = false;
    for (const std::uint32_t k : nearby(phrase.first)) {
      Draft& inner = drafts_[k];
      if (k == i || !phrase.contains(inner.cue.first) || !inner.source.found()) continue;
      const std::uint32_t who = inner.source.head;
      if ((!t.is(who, "who") && !t.is(who, "that")) || who <= phrase.first) continue;
      // What stands before it is a noun phrase.
      bool verb = false;
      for (std::uint32_t v = phrase.first; v < who && !verb; ++v) verb = t.is_verb(v);
      if (verb) continue;
      inner.relayed.push_back(outer.source.range);
      spoken = true;
    }
    if (spoken) gone.push_back(i);
  }
  drop(gone);
}

/// Drafts that only tell of silence: "declined to comment", "who asked not to be named". A question left open is kept.
void Rules::silences() {
  std::vector<std::uint32_t> gone;
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    const Draft& draft = drafts_[i];
    const std::uint32_t w = draft.cue_head;
    if (w == npos || w >= t.size() || draft.content.empty() || t.any_quoted(draft.content.front())) continue;
    const Range content = t.trim(draft.content.front());
    if (content.empty()) continue;
    const std::string low = t.low(content.first);
    // "Asked about the delay, the firm said": what it was asked for is no claim.
    if (!draft.source.found() && t.is(w, "asked") && !t.passive(w) && t.subject(w) == npos && content.size() <= 4) {
      gone.push_back(i);
      continue;
    }
    if (low == "whether" || low == "if" || low == "how" || low == "why" || low == "when" || low == "where" || low == "who" || low == "what") continue;
    // A clause that somebody utters ("said he could not comment on the letter") is said all the same.
    const std::uint32_t head = low == "to" || low == "not" ? t.head_of(content) : npos;
    if ((t.quotation[w] == npos && keeps_silent(t, w)) || (head != npos && keeps_silent(t, head))) gone.push_back(i);
  }
  drop(gone);
}

/// "… said the bridge would close, which would end the ferry": a clause hung on the whole with "which" is the writer's, unless it stands in
/// the quotation.
void Rules::writers_asides() {
  for (Draft& draft : drafts_) {
    if (draft.row == nullptr || draft.content.empty() || draft.cue_head >= t.size() || !t.is_verb(draft.cue_head)) continue;
    // "The tests would begin in May, Yoon said, which would mark a shift": the clause behind the frame.
    if (draft.content.size() > 1 && draft.content.front().last <= draft.cue.first && draft.content.back().first >= draft.cue.last) {
      const Range rest = t.trim(draft.content.back());
      if (!rest.empty() && t.is(rest.first, "which") && !t.any_quoted(rest)) {
        draft.content.pop_back();
        continue;
      }
    }
    Range& range = draft.content.back();
    const Range inner = t.trim(range);
    if (inner.empty() || range.first < draft.cue.last) continue;
    for (std::uint32_t w = inner.first + 2; w + 1 < inner.last; ++w) {
      if (t.kind[w] == Kind::comma && (t.quotation[w - 1] != npos || t.any_quoted({w, inner.last}))) continue;
      if (t.kind[w] == Kind::comma && comments_on_all(t, w + 1, inner.last)) {
        range.last = w;
        break;
      }
      if (t.kind[w] != Kind::comma || !t.is(w + 1, "which")) continue;
      // The clause reaches to the end, and a verb stands before it.
      const std::uint32_t verb = t.syn.head(w + 1);
      if (verb == npos || !(t.is_verb(verb) || t.syn.child(verb, Deprel::cop) != npos) || verb < w || t.subtree[verb].last < inner.last) continue;
      bool clause_before = false;
      for (std::uint32_t v = inner.first; v < w && !clause_before; ++v) clause_before = t.is_verb(v);
      bool comma_after = false;
      for (std::uint32_t v = w + 1; v < inner.last && !comma_after; ++v) comma_after = t.kind[v] == Kind::comma;
      if (clause_before && !comma_after) range.last = w;
      break;
    }
  }
}

/// "In an interview with the Courier the mayor said …. She added …": what is said next by the same one, with nobody else between, was
/// said to the same paper.
void Rules::carry_on(std::vector<Attribution>& all) const {
  std::vector<std::uint32_t> order(all.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto place = [&](std::uint32_t i) { return all[i].cue.empty() ? hull(all[i].content).begin : all[i].cue.front().begin; };
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return place(x) != place(y) ? place(x) < place(y) : x < y; });
  std::vector<Via> to;
  std::uint32_t who = npos, sentence = 0;
  for (const std::uint32_t i : order) {
    Attribution& a = all[i];
    if (a.cue_head == npos || a.cue_head >= t.size() || a.parent != npos) continue;
    const std::uint32_t s = t.seg.words[a.cue_head].sentence;
    if (!a.via.empty()) {
      to = a.via;
      who = a.entity;
    } else if (a.entity != npos && a.entity == who && s <= sentence + 2 && t.is_verb(a.cue_head) && (a.act == Act::assert_ || a.act == Act::report)) {
      a.via = to;
    } else {
      who = npos;
    }
    sentence = s;
  }
}

void Rules::relays() {
  quoted_speakers();
  cited_speakers();
  described_speakers();
  writers_asides();
  silences();
}

void Rules::drop(std::vector<std::uint32_t>& gone) {
  if (gone.empty()) return;
  std::sort(gone.begin(), gone.end());
  std::vector<Draft> kept;
  kept.reserve(drafts_.size());
  for (std::uint32_t i = 0; i < drafts_.size(); ++i)
    if (!std::binary_search(gone.begin(), gone.end(), i)) kept.push_back(std::move(drafts_[i]));
  drafts_ = std::move(kept);
  sort_by_cue();
}

}  // namespace facts::attribution
