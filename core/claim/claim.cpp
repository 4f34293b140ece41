#include "claim/claim.hpp"

#include <algorithm>
#include <string>

#include "attribution/cues.hpp"
#include "attribution/silence.hpp"
#include "claim/certainty.hpp"
#include "claim/clause.hpp"
#include "claim/places.hpp"

namespace facts::claim {

using attribution::Attribution;
using attribution::Kind;
using syntax::Deprel;
using syntax::Upos;

const char* name(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::direct: return "direct";
    case ClaimKind::mixed: return "mixed";
    case ClaimKind::indirect: return "indirect";
    case ClaimKind::stated: return "stated";
  }
  return "stated";
}

const char* name(Certainty certainty) {
  switch (certainty) {
    case Certainty::certain: return "certain";
    case Certainty::probable: return "probable";
    case Certainty::possible: return "possible";
    case Certainty::unknown: return "unknown";
  }
  return "unknown";
}

const char* name(Polarity polarity) { return polarity == Polarity::positive ? "positive" : "negative"; }

namespace {

class Reader {
 public:
  explicit Reader(const Analysis& analysis)
      : a_(analysis), t_(analysis.article, analysis.segmentation, analysis.syntax, analysis.entities) {}

  std::vector<Claim> run() {
    index();
    for (std::uint32_t i = 0; i < a_.attributions.size(); ++i) attributed(i);
    for (std::uint32_t s = 0; s < a_.segmentation.sentences.size(); ++s) stated(s);
    // By place, the longer one first; of equal ones in the order they were read.
    std::vector<std::uint32_t> order(claims_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
      const Span p = hull(claims_[x].content), q = hull(claims_[y].content);
      if (p.begin != q.begin) return p.begin < q.begin;
      return p.end != q.end ? p.end > q.end : x < y;
    });
    std::vector<Claim> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t i : order) sorted.push_back(std::move(claims_[i]));
    return sorted;
  }

 private:
  /// Marks which words are content, and which are cues.
  void index() {
    content_.assign(t_.size(), npos);
    cue_.assign(t_.size(), npos);
    for (std::uint32_t i = 0; i < a_.attributions.size(); ++i) {
      const Attribution& said = a_.attributions[i];
      for (const Span span : said.content) {
        const Range words = t_.words_in(span);
        for (std::uint32_t w = words.first; w < words.last; ++w) {
          if (content_[w] == npos) content_[w] = i;
        }
      }
      if (said.cue_head < t_.size()) cue_[said.cue_head] = i;
      // "said in a statement that": the verb is part of the frame whose head is the noun.
      if (said.cue.empty() || std::string_view(said.rule) != "attribution/noun-clause") continue;
      const Range frame = t_.words_in(said.cue.front());
      for (std::uint32_t w = frame.first; w < frame.last && w < frame.first + 8; ++w) {
        if (t_.is_verb(w) && cue_[w] == npos) cue_[w] = i;
      }
    }
    evidence_.assign(a_.attributions.size(), false);
    for (std::uint32_t i = 0; i < a_.attributions.size(); ++i) evidence_[i] = is_evidence(i);
  }

  /// An object frame ("praised the deal") tells an event too: the article states that it was praised.
  bool is_event(const Attribution& said) const {
    const std::string_view rule = said.rule;
    return rule == "attribution/object" || rule == "attribution/object-and-preposition" || rule == "attribution/preposition" ||
           rule == "attribution/passive-object" || (rule == "attribution/model" && (said.act == attribution::Act::unknown || names_only(said))) || said.negated;
  }

  /// What is claimed is a noun phrase ("proposed rules drafted by two lawyers", "pleaded guilty to fraud"): the whole says more.
  bool names_only(const Attribution& said) const {
    if (said.quoted_part || said.content.size() != 1 || said.cue.empty() || said.content.front().begin < said.cue.front().begin) return false;
    const std::uint32_t head = t_.head_of(t_.words_in(said.content.front()));
    return head != npos && t_.is_nominal(head) && t_.subject(head) == npos && t_.syn.child(head, Deprel::cop) == npos && t_.syn.upos(head) != Upos::pron;
  }

  /// "X said that …, according to preliminary data": the data are evidence for what X says, no speaker of their own.
  bool is_evidence(std::uint32_t index) const {
    const Attribution& data = a_.attributions[index];
    if (data.cue_lemma != "according" || data.source_head == npos) return false;
    const std::string lemma = t_.lemma(data.source_head);
    if (!attribution::Cues::get().document(lemma)) return false;
    if (data.entity != npos && a_.entities.entities[data.entity].named) return false;
    const Span whole = hull(data.content);
    for (std::uint32_t k = index > 8 ? index - 8 : 0; k < a_.attributions.size() && k < index + 8; ++k) {
      const Attribution& other = a_.attributions[k];
      if (k == index || other.source.empty()) continue;
      const std::uint32_t shared = overlap(data.content, other.content);
      if (2 * shared >= whole.size() && !other.cue.empty()) return true;
    }
    return false;
  }

  /// The words of such a phrase inside the ranges, cue to source.
  void take_out_evidence(std::vector<Range>& ranges, std::uint32_t index) {
    for (std::uint32_t k = index > 8 ? index - 8 : 0; k < a_.attributions.size() && k < index + 8; ++k) {
      if (k == index || !evidence_[k]) continue;
      const Attribution& data = a_.attributions[k];
      if (data.cue.empty() || data.source.empty()) continue;
      remove(ranges, t_.words_in({data.cue.front().begin, std::max(data.source.back().end, data.cue.back().end)}));
    }
  }

  void attributed(std::uint32_t index) {
    const Attribution& said = a_.attributions[index];
    if (evidence_[index]) return;
    // The pieces of each sentence are one passage.
    std::vector<std::vector<Range>> by_sentence;
    std::uint32_t last_sentence = npos;
    for (const Span span : said.content) {
      const Range words = t_.words_in(span);
      if (words.empty()) continue;
      // A piece may run over sentences (a quotation the segmenter did not cut).
      for (std::uint32_t w = words.first; w < words.last;) {
        const std::uint32_t s = t_.seg.words[w].sentence;
        const Range part{w, std::min(words.last, t_.seg.sentences[s].last)};
        if (s != last_sentence) by_sentence.emplace_back();
        last_sentence = s;
        by_sentence.back().push_back(part);
        w = part.last;
      }
    }
    for (std::vector<Range>& ranges : by_sentence) {
      take_out_evidence(ranges, index);
      if (ranges.empty()) continue;
      const Range hull{ranges.front().first, ranges.back().last};
      std::uint32_t head = t_.head_of(ranges.size() == 1 ? ranges.front() : hull);
      if (ranges.size() > 1 && head != npos) {
        bool inside = false;
        for (const Range& r : ranges) inside = inside || r.contains(head);
        if (!inside) head = t_.head_of(ranges.front());
        // "what he said were French buyers": the verb stands behind the frame.
        if (inside && t_.is(head, "what")) {
          const std::uint32_t verb = clause_head(t_, ranges.back());
          if (verb != npos && t_.finite(verb) && t_.subject(verb) == npos) head = verb;
        }
        // "He was ordered to pay": he is to pay.
        const std::uint32_t infinitive = std::string_view(said.rule) == "attribution/passive-infinitive" ? t_.head_of(ranges.back()) : npos;
        if (!inside && infinitive != npos && t_.rel(infinitive) == Deprel::xcomp && (t_.is_verb(infinitive) || t_.syn.child(infinitive, Deprel::cop) != npos)) {
          add(Unit{ranges, infinitive, "whole"}, index);
          continue;
        }
        // "The measures, officials said, had failed": the verb stands behind the cue.
        if (!inside && head != npos && t_.is_nominal(head) && t_.syn.child(head, Deprel::cop) == npos) {
          const std::uint32_t verb = clause_head(t_, ranges.back());
          if (verb != npos && (t_.is_verb(verb) || t_.syn.child(verb, Deprel::cop) != npos) && t_.finite(verb) && t_.subject(verb) == npos) head = verb;
        }
      }
      if (ranges.size() == 1) head = clause_head(t_, ranges.front());
      bool quoted = true;
      for (const Range& r : ranges) quoted = quoted && t_.all_quoted(r);
      if (quoted) {
        add(Unit{ranges, head, "quote"}, index);
        continue;
      }
      // Inner attributions that follow behind a comma ("…, adding that") are claims of their own.
      const auto cut = [&](std::uint32_t c) {
        if (cue_[c] == npos || cue_[c] == index) return false;
        const Deprel r = t_.rel(c);
        const std::uint32_t first = t_.subtree[c].first;
        const bool comma = first > 0 && (t_.kind[first - 1] == Kind::comma || t_.kind[first] == Kind::comma);
        const bool participle = r == Deprel::conj && t_.low(c).ends_with("ing");
        return (r == Deprel::advcl || r == Deprel::acl || r == Deprel::parataxis || participle) && comma && first > hull.first;
      };
      for (const Unit& unit : split_clauses(t_, ranges, head, cut)) add(unit, index);
    }
  }

  void stated(std::uint32_t s) {
    const article::BlockKind block = t_.block_kind(s);
    if (!article::holds_claims(block)) return;
    const Range words = t_.words_of(s);
    if (t_.all_quoted(words)) return;
    const std::size_t before = claims_.size();
    if (around_noun_clause(words)) return;
    bool touched = false, silent = false;
    for (std::uint32_t w = words.first; w < words.last && !touched; ++w) touched = content_[w] != npos || cue_[w] != npos;
    std::vector<std::uint32_t> open;
    for (std::uint32_t w = words.first; w < words.last; ++w) {
      const std::uint32_t head = t_.syn.head(w);
      if ((head == npos || !words.contains(head)) && t_.is_word(w)) open.push_back(w);
    }
    while (!open.empty()) {
      const std::uint32_t w = open.back();
      open.pop_back();
      // Content is somebody's claim already; behind a cue the rest of the sentence is looked at.
      if (content_[w] != npos || (cue_[w] != npos && !is_event(a_.attributions[cue_[w]]))) {
        for (std::uint32_t c = t_.syn.first_child[w]; c != npos; c = t_.syn.next_sibling[c]) {
          const Deprel r = t_.rel(c);
          if (content_[c] == npos && (r == Deprel::conj || r == Deprel::parataxis || r == Deprel::advcl)) open.push_back(c);
        }
        continue;
      }
      if (attribution::keeps_silent(t_, w)) {
        // "The ministry declined to comment": nothing of what happened; what is said beside it counts.
        silent = true;
        for (std::uint32_t c = t_.syn.first_child[w]; c != npos; c = t_.syn.next_sibling[c]) {
          if (content_[c] == npos && (t_.rel(c) == Deprel::conj || t_.rel(c) == Deprel::parataxis)) open.push_back(c);
        }
        continue;
      }
      if (!is_statement(t_, w)) {
        // Behind a cue only clauses that can stand alone count; and a clause that the tree holds for a noun.
        const auto [verb, noun] = t_.syn.head(w) == npos ? verb_of_garden_path(t_, w) : std::pair{w, npos};
        if (touched && noun != npos && content_[verb] == npos && cue_[verb] == npos) add(Unit{{words}, w, "whole"}, npos);
        continue;
      }
      // What a subordinate clause alone says is said only where it stands apart.
      const Deprel r = t_.rel(w);
      if (r == Deprel::advcl && stands_alone(t_, w) == nullptr) continue;
      if (r == Deprel::conj && t_.subject(w) == npos && t_.subtree[w].size() < 5) continue;
      std::vector<std::uint32_t> dropped;
      const auto cut = [&](std::uint32_t c) {
        const Deprel relation = t_.rel(c);
        bool framed = cue_[c] != npos && (relation == Deprel::advcl || relation == Deprel::parataxis || relation == Deprel::conj || relation == Deprel::acl) &&
                      !is_event(a_.attributions[cue_[c]]);
        if (framed && relation == Deprel::acl && t_.kind[t_.subtree[c].first > 0 ? t_.subtree[c].first - 1 : 0] != Kind::comma &&
            !(t_.syn.head(c) != npos && t_.has_case(t_.syn.head(c), "with"))) {
          // "published an interview with a nurse who called the ward …": what she says came through the paper and is hers.
          const Attribution& said = a_.attributions[cue_[c]];
          framed = !said.via.empty() && said.source_head < t_.size() && t_.is(said.source_head, "who");
        }
        // ", with the president hailing it": the noun phrase goes with its clause.
        if (relation == Deprel::obl && t_.has_case(c, "with") && !t_.is(c, "what")) {
          for (std::uint32_t d = t_.syn.first_child[c]; d != npos; d = t_.syn.next_sibling[d]) framed = framed || (d > c && cue_[d] != npos);
        }
        // "when an auditor, who noticed it, asked for the papers": no conjunct without "and" leaves its clause half said.
        if (relation == Deprel::conj && t_.syn.child(c, Deprel::cc) == npos && t_.subject(c) == npos && c > 0 && t_.kind[c - 1] == Kind::comma &&
            t_.finite(c))
          framed = false;
        // "left with what he said were buyers": without the clause there is no "what".
        if (relation == Deprel::acl && t_.syn.head(c) != npos && t_.is(t_.syn.head(c), "what")) framed = false;
        if (framed) dropped.push_back(c);
        return framed;
      };
      const Range below = t_.subtree[w];
      Range whole = below;
      if (t_.syn.head(w) == npos) whole = words;  // a root has all marks of its sentence
      std::vector<Unit> units = split_clauses(t_, {whole}, w, cut);
      for (const Unit& unit : units) {
        if (unit.head == npos || content_[unit.head] != npos || !is_statement(t_, unit.head)) continue;
        if (unit.head != w && attribution::keeps_silent(t_, unit.head)) continue;
        if (!dropped.empty() && unit.head == w && thin(unit)) continue;
        if (block == article::BlockKind::subhead && unit.words.size() == 1 && t_.any_quoted(unit.words.front())) continue;
        add(unit, npos);
      }
      for (const std::uint32_t c : dropped) {
        for (std::uint32_t d = t_.syn.first_child[c]; d != npos; d = t_.syn.next_sibling[d]) {
          if (content_[d] == npos && t_.rel(d) == Deprel::conj) open.push_back(d);
          if (content_[d] == npos && t_.rel(d) == Deprel::advcl && stands_alone(t_, d) != nullptr) open.push_back(d);
        }
      }
    }
    if (touched) aside(words, before);
    const bool headline = block == article::BlockKind::headline;
    if (touched || silent || claims_.size() != before || words.size() < (headline ? 4 : 5)) return;
    // "Did the mayor resign?", "Crash on bridge: what we know": asked or promised, not claimed.
    if (t_.is(words.last - 1, "?")) return;
    if (headline) {
      for (std::uint32_t w = words.first + 1; w + 1 < words.last; ++w) {
        if (t_.kind[w] != Kind::colon && t_.kind[w] != Kind::dash) continue;
        for (const std::string_view opening : {"what", "how", "why", "who", "when", "where", "everything"}) {
          if (t_.is(w + 1, opening)) return;
        }
      }
      // Headlines leave out "is" and "has been" ("Woman killed in crash", "Navy to buy boats"): they claim something all the same.
      add(Unit{{words}, clause_head(t_, words), "headline"}, npos);
      return;
    }
    if (block != article::BlockKind::paragraph) return;
    // No clause was seen, but the sentence has a verb and ends like one: it says something.
    bool verb = false;
    for (std::uint32_t w = words.first; w < words.last && !verb; ++w) verb = t_.is_verb(w);
    const Kind last = t_.kind[words.last - 1];
    if (verb && (last == Kind::stop || last == Kind::quote)) add(Unit{{words}, clause_head(t_, words), "sentence"}, npos);
  }

  /// "The ministry's announcement that prices would rise angered drivers": what is announced is the ministry's, the rest around it is the
  /// article's own.
  bool around_noun_clause(Range words) {
    for (std::uint32_t w = words.first; w < words.last && w < words.first + 13; ++w) {
      if (t_.is_verb(w)) return false;
      const std::uint32_t i = cue_[w];
      if (i == npos || std::string_view(a_.attributions[i].rule) != "attribution/noun-clause" || a_.attributions[i].content.size() != 1) continue;
      const Range content = t_.words_in(a_.attributions[i].content.front());
      if (content.first <= w + 1 || content.last + 1 >= words.last || !t_.is_verb(content.last)) {
        // "… shocked the town": a past tense that the tagger took for an adjective.
        if (content.first <= w + 1 || content.last + 1 >= words.last || t_.kind[content.last] != Kind::word || t_.syn.upos(content.last) != Upos::adj) return false;
      }
      std::uint32_t verb = content.last;
      while (verb + 1 < words.last && (t_.syn.upos(verb) == Upos::aux || t_.syn.upos(verb) == Upos::adv || t_.syn.upos(verb) == Upos::part) &&
             (t_.is_verb(verb + 1) || t_.syn.upos(verb + 1) == Upos::adv || t_.syn.upos(verb + 1) == Upos::part || t_.syn.upos(verb + 1) == Upos::adj))
        ++verb;
      std::uint32_t noun_end = content.first;
      if (noun_end > words.first && t_.is(noun_end - 1, "that")) --noun_end;
      add(Unit{{Range{words.first, noun_end}, Range{content.last, words.last}}, verb, "around"}, npos);
      Claim& claim = claims_.back();
      if (claim.attribution == npos && claim.rule == "claim/stated-around") {
        set_subject(t_, w, {words.first, noun_end}, claim);
        if (claim.predicate.empty() && !t_.is_verb(verb)) {
          claim.predicate = t_.bytes({content.last, verb + 1});
          claim.predicate_head = verb;
          const Range rest = t_.trim({verb + 1, words.last});
          const std::uint32_t noun = rest.empty() ? npos : t_.head_of(rest);
          if (noun != npos && t_.is_nominal(noun)) {
            claim.object_head = noun;
            claim.object = t_.bytes(rest);
          }
        }
      }
      return true;
    }
    return false;
  }

  /// "Yoon said the tests would begin in May, which would mark a shift": the clause hung on what is said is the article's own.
  void aside(Range words, std::size_t before) {
    for (std::uint32_t w = words.first + 3; w + 3 < words.last; ++w) {
      const bool which = t_.is(w, "which");
      if (t_.kind[w - 1] != Kind::comma || content_[w] != npos || t_.quotation[w] != npos) continue;
      if (!which && !attribution::comments_on_all(t_, w, words.last)) continue;
      bool behind = false;  // what is said ends right before it, or a frame does that stands behind what is said
      for (std::uint32_t v = w - 1; v-- > words.first && w - v < 12;) {
        if (content_[v] != npos || cue_[v] != npos) {
          behind = true;
          break;
        }
      }
      if (!behind || (which && !(t_.is_verb(w + 1) || t_.syn.upos(w + 1) == Upos::adv))) continue;
      std::uint32_t last = words.last;
      for (std::uint32_t v = w + 1; v < last; ++v) {
        if (content_[v] != npos || cue_[v] != npos) last = v;
      }
      if (last < w + 4) continue;
      for (std::size_t i = before; i < claims_.size(); ++i) {
        if (hull(claims_[i].content).overlaps(t_.seg.words[w + 1].span)) return;
      }
      add(Unit{{Range{w, last}}, clause_head(t_, {w + 1, last}), "aside"}, npos);
      return;
    }
  }

  /// What is left of "The news came days after the minister said …" when the saying is cut off.
  bool thin(const Unit& unit) const {
    int content_words = 0;
    for (const Range& range : unit.words) {
      for (std::uint32_t w = range.first; w < range.last; ++w) {
        const Upos u = t_.syn.upos(w);
        if (u == Upos::noun || u == Upos::propn || u == Upos::verb || u == Upos::adj || u == Upos::num) ++content_words;
      }
    }
    const std::string lemma = t_.lemma(unit.head);
    return content_words <= 3 || ((lemma == "quote" || lemma == "cite" || lemma == "publish" || lemma == "air" || lemma == "broadcast") && content_words <= 9) || ((lemma == "come" || lemma == "follow") && content_words <= 8);
  }

  void add(const Unit& unit, std::uint32_t index) {
    Claim claim;
    const Attribution* said = index == npos ? nullptr : &a_.attributions[index];
    std::vector<Range> ranges;
    for (Range range : unit.words) {
      range = t_.trim(range);
      // A conjunction, "that" or a relative adverb in front is no part of what is said.
      while (!range.empty() && range.size() > 1) {
        const Upos u = t_.syn.upos(range.first);
        const std::string low = t_.low(range.first);
        const bool front = ranges.empty() && unit.why[0] != 'q' &&
                           ((u == Upos::cconj && (unit.why[0] != 'w' || (said == nullptr && range.first > t_.sentence(range.first).first))) ||
                            (said == nullptr && low == "while" && range.first > t_.sentence(range.first).first && t_.kind[range.first - 1] == Kind::comma) || low == "that" || (unit.why[0] == 'r' && (low == "where" || low == "which" || low == "who")) ||
                            (unit.why[0] == 'c' && (low == "though" || low == "although" || low == "whereas" || low == "while" || low == "and" || low == "but")) ||
                            t_.kind[range.first] == Kind::comma);
        // "That was late": a pronoun is a subject.
        if (!front || (low == "that" && u != Upos::sconj && t_.rel(range.first) != Deprel::mark)) break;
        range = t_.trim({range.first + 1, range.last});
      }
      if (!range.empty()) ranges.push_back(range);
    }
    std::uint32_t letters = 0;
    for (const Range& range : ranges) {
      const Span span = t_.bytes(range);
      if (span.empty()) continue;
      // Pieces that only a mark parts are one.
      if (!claim.content.empty() && span.begin <= claim.content.back().end + 1 && span.begin >= claim.content.back().end) {
        claim.content.back().end = span.end;
      } else {
        claim.content.push_back(span);
      }
      letters += range.size();
    }
    if (claim.content.empty() || (said == nullptr && letters < 3)) return;
    claim.attribution = index;
    bool all = true, part = false;
    for (const Range& range : ranges) {
      all = all && t_.all_quoted(range);
      part = part || t_.any_quoted(range);
    }
    claim.kind = said == nullptr ? ClaimKind::stated : all && part ? ClaimKind::direct : part ? ClaimKind::mixed : ClaimKind::indirect;
    const Unit shown{ranges, unit.head, unit.why};
    claim.certainty = certainty_of(t_, shown, said);
    for (std::uint32_t k = index == npos ? npos : index > 8 ? index - 8 : 0; k < a_.attributions.size() && k < index + 8; ++k) {
      if (!evidence_[k] || a_.attributions[k].source.empty() || overlap(a_.attributions[k].content, claim.content) == 0) continue;
      claim.certainty = weaker(claim.certainty, hedge_in(t_, t_.words_in(a_.attributions[k].source.front())));
    }
    claim.polarity = polarity_of(t_, shown, said);
    // `"Nobody," she said, "expected this"`: the tree seldom ties a subject over the frame.
    if (ranges.size() > 1 && ranges.front().size() == 1 && (t_.is(ranges.front().first, "nobody") || t_.is(ranges.front().first, "none") || t_.is(ranges.front().first, "nothing")))
      claim.polarity = Polarity::negative;
    read_parts(t_, unit.head, claim);
    if (said != nullptr && ranges.size() > 1 && claim.predicate_head != npos && !ranges.front().contains(claim.predicate_head) &&
        (claim.subject_head == npos || claim.subject_head == said->source_head)) {
      const std::uint32_t noun = t_.head_of(ranges.front());
      if (noun != npos && t_.is_nominal(noun)) set_subject(t_, noun, ranges.front(), claim);
    }
    clip(claim);
    if (said != nullptr) find_subject(ranges.front(), *said, claim);
    // "plans to apply": the cue is nobody's subject.
    if (said != nullptr && !claim.subject.empty() && overlap(said->cue, {claim.subject}) > 0 && said->source_head < t_.size() && !said->source.empty()) {
      claim.subject_entity = npos;
      set_subject(t_, said->source_head, t_.words_in(said->source.front()), claim);
      if (claim.subject_entity == npos) claim.subject_entity = said->entity;
    }
    if (said != nullptr) find_judged(ranges.front(), *said, claim);
    if (said != nullptr && fragment(*said, claim)) return;
    gather(claim, said);
    if (unit.why[0] == 'r' && !unit.words.empty()) place_before(unit.words.front().first, claim);
    read_place_roles(t_, claim);
    claim.rule = said == nullptr ? std::string("claim/stated-") + unit.why : std::string(said->rule);
    claims_.push_back(std::move(claim));
  }

  /// "said funding for schools had risen": a subject that the tree took for an object of the saying stands at the head of what is said.
  /// Who "admits taking" it took it.
  void find_subject(Range range, const Attribution& said, Claim& claim) const {
    const std::uint32_t verb = claim.predicate_head;
    if (verb != npos && verb < t_.size() && verb > range.first + 1 && !t_.finite(verb)) {
      // "(called on) the government to scrap the law": the noun that opens what is said does it.
      std::uint32_t to = verb - 1;
      while (to > range.first && to + 3 > verb && !t_.is(to, "to")) --to;
      bool plain = t_.is(to, "to") && to > range.first && t_.is_nominal(to - 1);
      for (std::uint32_t w = range.first; plain && w < to; ++w) plain = !t_.is_verb(w) && t_.kind[w] == Kind::word;
      const std::uint32_t noun = plain ? t_.head_of({range.first, to}) : npos;
      if (noun != npos && t_.is_nominal(noun)) {
        if (claim.subject_head != noun) claim.subject_entity = npos;
        set_subject(t_, noun, {range.first, to}, claim);
        return;
      }
    }
    if (verb == npos || !claim.subject.empty() || claim.subject_head != npos || verb >= t_.size()) return;
    if (!t_.finite(verb)) {
      if (t_.low(verb).ends_with("ing") && verb == range.first && said.source_head < t_.size() && !said.source.empty())
        set_subject(t_, said.source_head, t_.words_in(said.source.front()), claim);
      return;
    }
    if (t_.syn.child(verb, Deprel::expl) != npos) return;
    const std::uint32_t end = claim.predicate.empty() ? verb : std::min(verb, t_.word_at(claim.predicate.begin));
    if (!range.contains(end) || end == range.first) return;
    std::uint32_t noun = t_.head_of({range.first, end});
    for (std::uint32_t w = range.first; w < end; ++w) {
      const Upos u = t_.syn.upos(w);
      if (u == Upos::aux || (u == Upos::verb && t_.finite(w) && t_.kind[w - 1] != Kind::comma && t_.rel(w) != Deprel::acl)) return;
    }
    if (noun == npos || !t_.is_nominal(noun) || t_.has_case(noun, "in") || t_.has_case(noun, "on") || (t_.rel(noun) == Deprel::obl && !t_.preposition_of(noun).empty())) return;
    Range words = t_.noun_phrase(noun);
    words = {std::max(words.first, range.first), std::min(words.last, end)};
    if (claim.object_head == noun) {
      claim.object_head = npos;
      claim.object = {};
    }
    set_subject(t_, noun, words, claim);
  }

  /// "(called) the result convincing", "(described) the week as hard": of what the second part is said.
  void find_judged(Range range, const Attribution& said, Claim& claim) const {
    const std::string_view rule = said.rule;
    if ((rule != "attribution/complement" && rule != "attribution/as") || !claim.predicate.empty() || !claim.subject.empty() || said.cue_head >= t_.size()) return;
    const std::uint32_t noun = t_.object(said.cue_head);
    if (noun == npos || !range.contains(noun)) return;
    Range words = t_.noun_phrase(noun);
    words = {std::max(words.first, range.first), std::min(words.last, range.last)};
    for (std::uint32_t w = noun + 1; w < words.last; ++w) {
      if (t_.is(w, "as")) words.last = w;
    }
    Range rest = t_.trim({words.last, range.last});
    if (rest.size() > 1 && t_.is(rest.first, "as")) ++rest.first;
    if (rest.empty() || words.empty()) return;
    set_subject(t_, noun, words, claim);
    claim.object_head = t_.head_of(rest);
    claim.object = t_.bytes(rest);
  }

  /// "(said he wanted) to see the figures", "(a policy that she believed) would pass": inside what the same one says, no statement.
  bool fragment(const Attribution& said, const Claim& claim) const {
    if (said.parent == npos || said.parent >= a_.attributions.size() || said.quoted_part) return false;
    const Attribution& outer = a_.attributions[said.parent];
    if (said.entity == npos || said.entity != outer.entity) return false;
    // A noun phrase of some length may say what it is about; "(spoke of) race" does not.
    if (claim.predicate.empty()) return t_.words_in(hull(claim.content)).size() <= 2;
    return claim.subject.empty() || claim.subject.end <= claim.content.front().begin;
  }

  /// Subject, predicate and object end with the content: a headline's source or a second frame is no part of them.
  void clip(Claim& claim) const {
    const Span whole = hull(claim.content);
    const auto inside = [&](Span& span, std::uint32_t& head, bool may_stand_outside) {
      if (span.empty()) return;
      if (!span.overlaps(whole)) {
        if (may_stand_outside) return;
        span = {};
        head = npos;
        return;
      }
      if (span.begin >= whole.begin && span.end <= whole.end) return;
      if (may_stand_outside && span.end <= whole.end) return;
      span = t_.bytes(t_.words_in({std::max(span.begin, whole.begin), std::min(span.end, whole.end)}));
    };
    inside(claim.object, claim.object_head, false);
    inside(claim.predicate, claim.predicate_head, false);
    // The subject of an infinitive or a relative clause stands before it.
    inside(claim.subject, claim.subject_head, true);
  }

  /// "in the region, where the army …": the clause speaks of the place before it.
  void place_before(std::uint32_t first, Claim& claim) const {
    std::uint32_t where = first;
    while (where < t_.size() && where < first + 2 && !t_.is(where, "where")) ++where;
    if (where >= t_.size() || !t_.is(where, "where")) return;
    for (std::uint32_t w = where; w-- > 0 && where - w < 6;) {
      const std::uint32_t mention = w < a_.entities.mention_of_word.size() ? a_.entities.mention_of_word[w] : npos;
      if (mention == npos) continue;
      const std::uint32_t entity = a_.entities.mentions[mention].entity;
      if (a_.entities.entities[entity].type != entity::EntityType::place) continue;
      for (std::vector<std::uint32_t>* list : {&claim.places, &claim.entities}) {
        const auto at = std::lower_bound(list->begin(), list->end(), entity);
        if (at == list->end() || *at != entity) list->insert(at, entity);
      }
      return;
    }
  }

  /// Figures, times, places and entities of the content; times of the saying.
  void gather(Claim& claim, const Attribution* said) {
    const auto inside = [&](Span span) {
      for (const Span piece : claim.content) {
        if (piece.overlaps(span)) return true;
      }
      return false;
    };
    const Span whole = hull(claim.content);
    const auto from = [&](const auto& list, std::uint32_t begin) {
      return static_cast<std::uint32_t>(std::lower_bound(list.begin(), list.end(), begin, [](const auto& x, std::uint32_t at) { return x.span.end <= at; }) -
                                        list.begin());
    };
    for (std::uint32_t i = from(a_.quantities, whole.begin); i < a_.quantities.size() && a_.quantities[i].span.begin < whole.end; ++i) {
      if (inside(a_.quantities[i].span)) claim.quantities.push_back(i);
    }
    for (std::uint32_t i = from(a_.times, whole.begin); i < a_.times.size() && a_.times[i].span.begin < whole.end; ++i) {
      if (inside(a_.times[i].span)) claim.times.push_back(i);
    }
    for (std::uint32_t i = from(a_.entities.mentions, whole.begin); i < a_.entities.mentions.size() && a_.entities.mentions[i].span.begin < whole.end; ++i) {
      const entity::Mention& mention = a_.entities.mentions[i];
      if (!inside(mention.span)) continue;
      claim.entities.push_back(mention.entity);
      if (a_.entities.entities[mention.entity].type == entity::EntityType::place) claim.places.push_back(mention.entity);
    }
    for (std::vector<std::uint32_t>* list : {&claim.entities, &claim.places}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    const Range words{t_.word_at(whole.begin), t_.word_at(whole.end)};
    for (std::uint32_t w = words.first; w < words.last; w = t_.seg.sentences[t_.seg.words[w].sentence].last) claim.sentences.push_back(t_.seg.words[w].sentence);
    if (said == nullptr || said->cue_head == npos) return;
    // Times in the cue's sentence that hang on the cue and are no content.
    const Range sentence = t_.sentence(said->cue_head);
    const Span bounds{t_.seg.words[sentence.first].span.begin, t_.seg.words[sentence.last - 1].span.end};
    for (std::uint32_t i = from(a_.times, bounds.begin); i < a_.times.size() && a_.times[i].span.begin < bounds.end; ++i) {
      bool content = false;
      for (const Span piece : said->content) content = content || piece.overlaps(a_.times[i].span);
      if (!content) claim.said_times.push_back(i);
    }
  }

  const Analysis& a_;
  const Text t_;
  std::vector<std::uint32_t> content_, cue_;
  std::vector<bool> evidence_;  ///< attributions to data that another attribution rests on
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> read(const Analysis& analysis) { return Reader(analysis).run(); }

}  // namespace facts::claim
