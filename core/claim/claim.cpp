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
    }
    evidence_.assign(a_.attributions.size(), false);
    for (std::uint32_t i = 0; i < a_.attributions.size(); ++i) evidence_[i] = is_evidence(i);
  }

  /// An object frame ("praised the deal") tells an event too: the article states that it was praised.
  static bool is_event(const Attribution& said) {
    const std::string_view rule = said.rule;
    return rule == "attribution/object" || rule == "attribution/object-and-preposition" || rule == "attribution/preposition" ||
           rule == "attribution/passive-object" || (rule == "attribution/model" && said.act == attribution::Act::unknown) || said.negated;
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
        // "The measures, officials said, had failed": the verb stands behind the cue.
        if (!inside && head != npos && t_.is_nominal(head) && t_.syn.child(head, Deprel::cop) == npos) {
          const std::uint32_t verb = clause_head(t_, ranges.back());
          if (verb != npos && t_.is_verb(verb) && t_.finite(verb) && t_.subject(verb) == npos) head = verb;
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
        // Behind a cue only clauses that can stand alone count.
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
        if (relation == Deprel::acl && t_.kind[t_.subtree[c].first > 0 ? t_.subtree[c].first - 1 : 0] != Kind::comma &&
            !(t_.syn.head(c) != npos && t_.has_case(t_.syn.head(c), "with"))) {
          // "published an interview with a nurse who called the ward …": what she says came through the paper and is hers.
          const Attribution& said = a_.attributions[cue_[c]];
          framed = framed && !said.via.empty() && said.source_head < t_.size() && t_.is(said.source_head, "who");
        }
        // ", with the president hailing it": the noun phrase goes with its clause.
        if (relation == Deprel::obl && t_.has_case(c, "with")) {
          for (std::uint32_t d = t_.syn.first_child[c]; d != npos; d = t_.syn.next_sibling[d]) framed = framed || (d > c && cue_[d] != npos);
        }
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
    if (headline) {
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
      if (claim.attribution == npos && claim.rule == "claim/stated-around") set_subject(t_, w, {words.first, noun_end}, claim);
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
                           ((u == Upos::cconj && unit.why[0] != 'w') || low == "that" || (unit.why[0] == 'r' && (low == "where" || low == "which" || low == "who")) ||
                            (unit.why[0] == 'c' && (low == "though" || low == "although" || low == "whereas" || low == "while" || low == "and" || low == "but")) ||
                            t_.kind[range.first] == Kind::comma);
        // "That was late": a pronoun is a subject.
        if (!front || (low == "that" && u != Upos::sconj)) break;
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
    read_parts(t_, unit.head, claim);
    if (said != nullptr && ranges.size() > 1 && claim.predicate_head != npos && !ranges.front().contains(claim.predicate_head) &&
        (claim.subject_head == npos || claim.subject_head == said->source_head)) {
      const std::uint32_t noun = t_.head_of(ranges.front());
      if (noun != npos && t_.is_nominal(noun)) set_subject(t_, noun, ranges.front(), claim);
    }
    clip(claim);
    gather(claim, said);
    if (unit.why[0] == 'r' && !unit.words.empty()) place_before(unit.words.front().first, claim);
    read_place_roles(t_, claim);
    claim.rule = said == nullptr ? std::string("claim/stated-") + unit.why : std::string(said->rule);
    claims_.push_back(std::move(claim));
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
