#include "quantity/counted.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace facts::quantity {
namespace {

using number::Atoms;
using number::key;
using syntax::Deprel;
using syntax::Upos;

/// Words at which a noun phrase surely ends.
bool ends_phrase(const Atoms& atoms, std::uint32_t i) {
  const number::Atom& atom = atoms[i];
  if (atom.kind != number::AtomKind::word) return true;
  static constexpr std::uint64_t words[] = {
      key("of"), key("in"), key("on"), key("at"), key("to"), key("for"), key("from"), key("by"), key("with"), key("and"), key("or"), key("but"),
      key("is"), key("are"), key("was"), key("were"), key("be"), key("been"), key("has"), key("have"), key("had"), key("will"), key("would"),
      key("can"), key("could"), key("may"), key("might"), key("should"), key("that"), key("which"), key("who"), key("whom"), key("whose"),
      key("as"), key("than"), key("the"), key("a"), key("an"), key("this"), key("it"), key("he"), key("she"), key("they"), key("we"),
      key("i"), key("you"), key("his"), key("her"), key("their"), key("its"), key("our"), key("not"), key("after"), key("before"), key("since"),
      key("during"), key("while"), key("when"), key("where"), key("if"), key("so"), key("because"), key("into"), key("over"), key("under"),
      key("about"), key("across"), key("against"), key("between"), key("within"), key("without"), key("near"), key("through"), key("per"),
      key("up"), key("down"), key("said"), key("says"), key("according"), key("including"), key("each"), key("ago"), key("away"), key("today"),
      key("yesterday"), key("also"), key("did"), key("does"), key("do"), key("'s"), key("last"), key("this"), key("out"), key("there"), key("still"),
      key("more"), key("less"), key("even"), key("just"), key("only"), key("too"), key("then")};
  return std::find(std::begin(words), std::end(words), atom.hash) != std::end(words);
}

bool noun(Upos tag) { return tag == Upos::noun || tag == Upos::propn; }
bool tagged(const syntax::Syntax& syntax, std::uint32_t word) { return word < syntax.words.size() && syntax.words[word].upos != Upos::x; }

/// The end of the noun phrase that begins at atom `at`, and its last noun.
std::uint32_t phrase_end(const Atoms& atoms, const syntax::Syntax& syntax, std::uint32_t at, std::uint32_t& head) {
  std::uint32_t end = at;
  head = npos;
  for (std::uint32_t i = at, steps = 0; steps < 8; ++i, ++steps) {
    if (atoms.is_symbol(i, U'-') && atoms.glued(i) && i > at && atoms.is_word(i + 1) && atoms.glued(i + 1)) continue;
    if (atoms[i].kind == number::AtomKind::symbol && !atoms[i].space && atoms[i].symbol == U'.' && atoms.glued(i + 1) && atoms.is_word(i + 1)) continue;
    if (atoms.is(i, key("more")) && i == at) continue;
    if (ends_phrase(atoms, i)) break;
    const std::uint32_t word = atoms[i].word;
    if (word == npos) break;
    if (tagged(syntax, word)) {
      const Upos tag = syntax.words[word].upos;
      if (noun(tag)) {
        end = i + 1;
        head = word;
      } else if (tag == Upos::adj || tag == Upos::num || tag == Upos::adv || tag == Upos::verb) {
        // a participle or an adjective may stand before the noun; behind it it begins something else
        if (head != npos && tag != Upos::adj && tag != Upos::num) break;
        if (head != npos && tag == Upos::adj && !(atoms.is_word(i + 1) && atoms[i + 1].word != npos && noun(syntax.words[atoms[i + 1].word].upos))) break;
      } else {
        break;
      }
    } else {
      const std::string_view form = atoms.form(i);
      if (head != npos && (form.ends_with("ed") || form.ends_with("ing"))) break;
      end = i + 1;
      head = word;
      if (form.size() > 3 && form.ends_with("s") && !form.ends_with("ss") && !atoms[i].capital) break;
    }
  }
  return end;
}

/// Words that say "how many" of something else: what they are "of" is counted.
bool amount_noun(std::string_view lemma) {
  static constexpr std::string_view words[] = {"number", "total", "toll", "tally", "count", "amount", "figure", "majority", "group", "handful"};
  return std::find(std::begin(words), std::end(words), lemma) != std::end(words);
}

/// Verbs whose subject has the quantity: "sales totalled", "turnout was", "the toll reached".
bool measuring(const Atoms& atoms, const segment::Segmentation& segmentation, const syntax::Syntax& syntax, std::string_view text, std::uint32_t verb) {
  (void)atoms;
  static constexpr std::string_view lemmas[] = {"be",     "total",   "reach",  "hit",    "stand",  "exceed",  "surpass", "top",      "number",  "cost",     "weigh",
                                                "amount", "average", "remain", "come",   "equal",  "climb",   "rise",    "grow",     "fall",    "drop",     "decline",
                                                "gain",   "jump",    "slip",   "increase", "decrease", "soar", "surge",  "plunge",   "tumble",  "shrink",   "slide",
                                                "slow",   "ease",    "narrow", "widen",  "settle",  "close",    "dip",    "edge",   "treble",  "triple", "quadruple", "halve", "trade",
                                                "last",   "measure", "range",  "swell",  "approach", "near",  "go",      "sink",     "lose",    "expand",   "double"};
  const std::string_view lemma = verb < syntax.lemmas.size() ? std::string_view(syntax.lemmas[verb]) : std::string_view();
  (void)segmentation;
  (void)text;
  return std::find(std::begin(lemmas), std::end(lemmas), lemma) != std::end(lemmas);
}

/// A tree over the words of a text: what `find_counted` asks of it.
struct Tree {
  const segment::Segmentation& segmentation;
  const syntax::Syntax& syntax;
  std::string_view text;

  bool there() const { return !syntax.first_child.empty() && syntax.first_child.size() == syntax.words.size(); }
  Deprel relation(std::uint32_t w) const { return syntax::universal(syntax.words[w].deprel); }
  std::uint32_t subject(std::uint32_t w) const {
    const std::uint32_t s = syntax.child(w, Deprel::nsubj);
    return s;
  }
  std::string_view lemma(std::uint32_t w) const { return w < syntax.lemmas.size() ? std::string_view(syntax.lemmas[w]) : std::string_view(); }

  /// The noun phrase of `noun` without determiner, possessor and what follows it.
  Span phrase(std::uint32_t noun) const {
    // by tags rather than by arcs: a participle or a name before the noun is often hung elsewhere
    std::uint32_t first = noun;
    for (std::uint32_t w = noun, steps = 0; w-- > 0 && steps < 6; ++steps) {
      if (segmentation.words[w].sentence != segmentation.words[noun].sentence) break;
      const Upos tag = syntax.words[w].upos;
      // "had expected earnings": behind an auxiliary it is the clause's verb
      const bool participle = tag == Upos::verb && (syntax.words[w].past || cut(text, segmentation.words[w].span).ends_with("ed")) &&
                              !(w > 0 && syntax.words[w - 1].upos == Upos::aux);
      if (w > 0 && cut(text, segmentation.words[w - 1].span) == "-") break;  // "the 23-year-old winger"
      if (tag == Upos::adj || tag == Upos::noun || tag == Upos::propn || participle) {
        if (!segmentation.words[w].span.empty() && segmentation.words[first].span.begin > segmentation.words[w].span.end + 1) break;
        first = w;
        continue;
      }
      // "killed or wounded": a conjunction between two modifiers
      if (tag == Upos::cconj && first < noun && w > 0) {
        const Upos left = syntax.words[w - 1].upos, right = syntax.words[first].upos;
        if (left == right && (left == Upos::adj || left == Upos::verb)) continue;
      }
      break;
    }
    std::uint32_t last = noun;
    for (std::uint32_t c = syntax.first_child[noun]; c != npos; c = syntax.next_sibling[c])
      if (c > noun && (relation(c) == Deprel::flat) && c == last + 1) last = c;
    return {segmentation.words[first].span.begin, segmentation.words[last].span.end};
  }

  /// What is counted where `noun` has the number: of "the number of refugees" the refugees.
  std::uint32_t thing(std::uint32_t noun) const {
    if (!amount_noun(lemma(noun))) return noun;
    for (std::uint32_t c = syntax.first_child[noun]; c != npos; c = syntax.next_sibling[c])
      if (c > noun && relation(c) == Deprel::nmod) return c;
    return noun;
  }
};

/// What has become of the things that `head` names: the passive verb or the adjective it is the subject of, the participle behind it,
/// the verb it is the object of; with a verb joined to it by "or" or "and" ("killed or wounded").
Span state_of(const Tree& tree, std::uint32_t head, Span amount) {
  const syntax::Syntax& syntax = tree.syntax;
  if (!tree.there() || head == npos || head >= syntax.words.size()) return {};
  const auto spelled = [&](std::uint32_t w) { return cut(tree.text, tree.segmentation.words[w].span); };
  const auto has_child = [&](std::uint32_t w, Deprel exact) {
    for (std::uint32_t c = syntax.first_child[w]; c != npos; c = syntax.next_sibling[c])
      if (syntax.words[c].deprel == exact) return true;
    return false;
  };
  // "hundreds of soldiers were killed", "lost 30 tanks and 12 boats": the word above stands for them
  for (int up = 0; up < 3; ++up) {
    const std::uint32_t above = syntax.words[head].head;
    const Deprel relation = tree.relation(head);
    if (above == npos || above >= head || head - above > 12) break;
    const Upos tag = syntax.words[above].upos;
    const bool amount_above = relation == Deprel::nmod && (tag == Upos::num || amount_noun(tree.lemma(above)) || amount.overlaps(tree.segmentation.words[above].span));
    if (!amount_above && !(relation == Deprel::conj && noun(tag))) break;
    head = above;
  }
  std::uint32_t state = npos;
  for (std::uint32_t c = syntax.first_child[head]; c != npos && state == npos; c = syntax.next_sibling[c])
    if (c > head && syntax.words[c].deprel == Deprel::acl && (syntax.words[c].upos == Upos::verb || syntax.words[c].upos == Upos::adj) && !spelled(c).ends_with("ing") &&
        !has_child(c, Deprel::mark))
      state = c;
  const std::uint32_t above = syntax.words[head].head;
  if (state == npos && above != npos && above < syntax.words.size()) {
    const Deprel exact = syntax.words[head].deprel, relation = syntax::universal(exact);
    const Upos tag = syntax.words[above].upos;
    const bool copula = has_child(above, Deprel::cop) && tag == Upos::adj;
    if (relation == Deprel::nsubj && (copula || (tag == Upos::verb && (exact == Deprel::nsubj_pass || has_child(above, Deprel::aux_pass))))) state = above;
    // headlines and lists leave out the verb: "40 others wounded"
    else if (relation == Deprel::nsubj && above > head && tag == Upos::verb && above == head + 1 && spelled(above).ends_with("ed") && !has_child(above, Deprel::obj)) state = above;
    else if (relation == Deprel::obj && tag == Upos::verb && above < head && tree.lemma(above) != "have" && tree.lemma(above) != "say") state = above;
  }
  if (state == npos) return {};
  Span span = tree.segmentation.words[state].span;
  const std::uint32_t joined = state + 2;
  if (joined < syntax.words.size() && tree.segmentation.words[joined].sentence == tree.segmentation.words[state].sentence &&
      (spelled(state + 1) == "or" || spelled(state + 1) == "and") &&
      (syntax.words[joined].upos == syntax.words[state].upos || spelled(joined).ends_with("ed") || spelled(joined) == "missing") && spelled(state).ends_with("ed"))
    span.end = tree.segmentation.words[joined].span.end;
  return span.empty() || span.overlaps(amount) ? Span{} : span;
}

/// From the tree: subjects of measuring verbs and copulas, objects that are put "at" a number, nouns with a number behind "of".
std::uint32_t by_tree(const Atoms& atoms, const Tree& tree, const Quantity& quantity) {
  const syntax::Syntax& syntax = tree.syntax;
  if (quantity.first >= syntax.words.size() || quantity.last > syntax.words.size() || quantity.first >= quantity.last) return npos;
  std::uint32_t top = npos;
  for (std::uint32_t w = quantity.first; w < quantity.last; ++w) {
    const std::uint32_t head = syntax.words[w].head;
    if (head == npos || head < quantity.first || head >= quantity.last) {
      const Upos tag = syntax.words[w].upos;
      if (top == npos || tag == Upos::num || tag == Upos::noun || tag == Upos::sym) top = w;
    }
  }
  if (top == npos) return npos;
  // a verb of the hedge ("exceeded 3,000") is the top itself
  if (syntax.words[top].upos == Upos::verb) {
    const std::uint32_t s = tree.subject(top);
    return s == npos || !noun(syntax.words[s].upos) ? npos : tree.thing(s);
  }
  if (const std::uint32_t s = tree.subject(top); s != npos) return noun(syntax.words[s].upos) ? tree.thing(s) : npos;  // a copula's subject
  const std::uint32_t head = syntax.words[top].head;
  if (head == npos || head >= syntax.words.size()) return npos;
  const Deprel relation = tree.relation(top);
  static constexpr std::string_view periods[] = {"month", "year", "week", "day", "quarter", "hour", "season", "percent", "%"};
  if (relation == Deprel::nummod && noun(syntax.words[head].upos))
    return std::find(std::begin(periods), std::end(periods), tree.lemma(head)) != std::end(periods) ? npos : head;
  if (relation == Deprel::nmod && noun(syntax.words[head].upos)) {
    // "a toll of 45", "an age of 60"; not "the fight between the two"
    const std::string_view before = quantity.first > 0 ? cut(tree.text, tree.segmentation.words[quantity.first - 1].span) : std::string_view();
    return before == "of" || before == "at" ? tree.thing(head) : npos;
  }
  if (relation == Deprel::obj || relation == Deprel::obl || relation == Deprel::xcomp || relation == Deprel::advmod || relation == Deprel::nmod ||
      relation == Deprel::dep || relation == Deprel::ccomp) {
    std::uint32_t verb = head;
    const std::uint32_t object = syntax.child(verb, Deprel::obj);
    const bool part = quantity.unit.empty() && quantity.value && *quantity.value > 0 && *quantity.value < 1;
    const bool measured = quantity.dimension == "ratio" || quantity.dimension == "currency" || part;
    const std::string_view led = quantity.first > 0 ? cut(tree.text, tree.segmentation.words[quantity.first - 1].span) : std::string_view();
    const bool moved = led == "to" || led == "by" || led == "from" || led == "at";
    // "cut rates by 25 basis points to 4.75 percent", "valued the firm at $9 billion", "sold the house for $2 million": the object has it
    if (relation == Deprel::obl && object != npos && object != top && object < top && measured && (moved || led == "for") && noun(syntax.words[object].upos) && tree.lemma(object) != "percent" &&
        tree.lemma(object) != "%" && tree.lemma(object) != "point")
      return tree.thing(object);
    // "paid $45 million for the winger"
    if (relation == Deprel::obj && quantity.dimension == "currency") {
      for (std::uint32_t c = syntax.first_child[verb]; c != npos; c = syntax.next_sibling[c]) {
        if (c < top || tree.relation(c) != Deprel::obl || !noun(syntax.words[c].upos)) continue;
        const std::uint32_t marker = syntax.child(c, Deprel::case_);
        if (marker != npos && cut(tree.text, tree.segmentation.words[marker].span) == "for" && !syntax.words[c].plural) return c;
      }
    }
    // "the tower is 324 metres tall"
    if (!quantity.unit.empty() && syntax.words[verb].upos == Upos::adj) {
      const std::uint32_t s = tree.subject(verb);
      return s != npos && noun(syntax.words[s].upos) ? tree.thing(s) : npos;
    }
    // "sells for $640"
    const bool price = led == "for" && quantity.dimension == "currency" && (tree.lemma(verb) == "sell" || tree.lemma(verb) == "go" || tree.lemma(verb) == "retail");
    // "inflation slowed to 2.4%", "oil settled at $78", "was estimated at $5 million": the subject of a verb without an object
    if (relation == Deprel::obl && object == npos && ((moved && (measured || led == "at")) || price)) {
      const std::uint32_t s = tree.subject(verb);
      if (s != npos && noun(syntax.words[s].upos) && quantity.dimension != "duration") return tree.thing(s);
    }
    if (relation == Deprel::obl && object != npos && object != top && noun(syntax.words[object].upos) && amount_noun(tree.lemma(object))) return tree.thing(object);
    if (!measuring(atoms, tree.segmentation, syntax, tree.text, verb)) return npos;
    for (int up = 0; up < 3 && verb != npos; ++up) {
      const std::uint32_t s = tree.subject(verb);
      if (s != npos) return noun(syntax.words[s].upos) ? tree.thing(s) : npos;
      const Deprel r = tree.relation(verb);
      if (r != Deprel::conj && r != Deprel::xcomp && r != Deprel::advcl && r != Deprel::parataxis && r != Deprel::acl) break;
      if (r == Deprel::acl) return noun(syntax.words[syntax.words[verb].head].upos) ? tree.thing(syntax.words[verb].head) : npos;
      verb = syntax.words[verb].head;
    }
  }
  return npos;
}

}  // namespace

namespace {

void find_things(const Atoms& atoms, const Reading& reading, const segment::Segmentation& segmentation, const syntax::Syntax& syntax, std::string_view text,
                 const std::vector<Quantity>& before, Quantity& quantity) {
  const bool plain = quantity.unit.empty();
  const Tree tree{segmentation, syntax, text};
  std::uint32_t at = reading.end;
  bool of = false, pronoun = false;
  if (atoms.is_symbol(at, U'-') && atoms.glued(at) && atoms.is_word(at + 1)) ++at;
  const bool measure = !plain && quantity.dimension != "currency" && quantity.dimension != "ratio" && quantity.dimension != "duration";
  bool direct = plain || measure;
  // "1,100 of its dealerships", "half of the people", "15 % of the vote", "$5 million in aid", "10 miles of cable"
  if (atoms.is(at, key("of")) || (quantity.dimension == "currency" && (atoms.is(at, key("in")) || atoms.is(at, key("worth"))))) {
    of = true;
    const bool in = atoms.is(at, key("in"));
    if (atoms.is(at, key("worth")) && atoms.is(at + 1, key("of"))) ++at;
    ++at;
    direct = !(quantity.dimension == "duration");
    if (in) {
      static constexpr std::uint64_t times[] = {key("the"), key("a"), key("an"), key("its"), key("their"), key("this"), key("that"), key("each"), key("all"),
                                                key("early"), key("late"), key("mid"), key("recent"), key("last"), key("years"), key("months"), key("weeks"), key("days"), key("total")};
      if (!atoms.is_word(at) || atoms[at].capital || std::find(std::begin(times), std::end(times), atoms[at].hash) != std::end(times)) direct = false;
    }
    pronoun = atoms.is(at, key("them")) || atoms.is(at, key("these")) || atoms.is(at, key("those")) || atoms.is(at, key("whom")) || atoms.is(at, key("which"));
  } else if (measure) {
    direct = false;
  }
  if (direct && !pronoun) {
    for (int k = 0; k < 2; ++k) {
      static constexpr std::uint64_t determiners[] = {key("the"), key("its"), key("their"), key("his"), key("her"), key("all"), key("these"), key("those"), key("our"),
                                                      key("a"), key("an"), key("such"), key("this"), key("that")};
      if ((of || reading.fraction) && atoms.is_word(at) && std::find(std::begin(determiners), std::end(determiners), atoms[at].hash) != std::end(determiners)) ++at;
    }
    // "half of the 120 passengers", "three of the nine judges": the second number counts the same thing
    if (of && number::may_begin(atoms, at)) {
      const auto second = number::read_number(atoms, at);
      if (second && second->kind == number::NumberKind::cardinal && atoms.is_word(second->end)) at = second->end;
    }
    // "half of the village's 60 houses": the possessor is not what is counted
    if (of && atoms.is_word(at)) {
      for (std::uint32_t k = at + 1; k < at + 4 && !atoms.is_end(k); ++k) {
        if (!atoms.is(k, key("'s")) || !number::may_begin(atoms, k + 1)) continue;
        const auto second = number::read_number(atoms, k + 1);
        if (second && second->kind == number::NumberKind::cardinal && atoms.is_word(second->end)) at = second->end;
        break;
      }
    }
    if (atoms.is(at, key("more")) || atoms.is(at, key("other")) || atoms.is(at, key("additional"))) ++at;
    std::uint32_t head = npos;
    std::uint32_t end = phrase_end(atoms, syntax, at, head);
    if (plain && at == reading.end + 1 && atoms.is_symbol(reading.end, U'-') && atoms[at].word != npos) {
      end = at + 1;  // "a 28-nation bloc": nations
      head = atoms[at].word;
    }
    if (end > at && head != npos) {
      quantity.counted = {atoms[at].span.begin, atoms[end - 1].span.end};
      quantity.counted_head = head;
      return;
    }
    // "15 dead", "30 injured", "the wounded"
    if (plain && atoms.is_word(at)) {
      static constexpr std::uint64_t states[] = {key("dead"), key("injured"), key("wounded"), key("killed"), key("missing"), key("hurt"), key("homeless"), key("unemployed")};
      if (std::find(std::begin(states), std::end(states), atoms[at].hash) != std::end(states)) {
        quantity.counted = atoms[at].span;
        quantity.counted_head = atoms[at].word;
        return;
      }
    }
  }
  // "of those killed, at least 12 were soldiers": what they are is said behind the verb
  if (plain && !of && (atoms.is(reading.end, key("were")) || atoms.is(reading.end, key("are")))) {
    const std::uint32_t named = reading.end + 1, word = atoms[named].word;
    std::uint32_t head = npos;
    if (!ends_phrase(atoms, named) && word != npos && tagged(syntax, word) && (noun(syntax.words[word].upos) || syntax.words[word].upos == Upos::adj)) {
      const std::uint32_t end = phrase_end(atoms, syntax, named, head);
      if (head != npos && head < syntax.words.size() && syntax.words[head].upos == Upos::noun && (syntax.words[head].plural || atoms.form(end - 1).ends_with("s"))) {
        quantity.counted = {atoms[named].span.begin, atoms[end - 1].span.end};
        quantity.counted_head = head;
        return;
      }
    }
  }
  // "1,000 of them", "300 remain": the thing last counted, where the number stands alone in its noun phrase
  const auto last_counted = [&]() {
    for (std::size_t k = before.size(), steps = 0; k-- > 0 && steps < 4; ++steps)
      if (before[k].unit.empty() && before[k].counted_head != npos && before[k].counted.end + 600 > quantity.span.begin) return k;
    return before.size();
  };
  if (pronoun && plain) {
    // "three of them children", "five of whom were women": what they are is said behind the pronoun
    std::uint32_t named = at + 1, head = npos;
    if (atoms.is(named, key("were")) || atoms.is(named, key("are"))) ++named;
    const std::uint32_t word = atoms[named].word;
    if (!ends_phrase(atoms, named) && word != npos && tagged(syntax, word) && (noun(syntax.words[word].upos) || syntax.words[word].upos == Upos::adj)) {
      const std::uint32_t end = phrase_end(atoms, syntax, named, head);
      if (head != npos && head < syntax.words.size() && (syntax.words[head].plural || atoms.form(end - 1).ends_with("s") || named > at + 1)) {
        quantity.counted = {atoms[named].span.begin, atoms[end - 1].span.end};
        quantity.counted_head = head;
        return;
      }
    }
    const std::size_t k = last_counted();
    if (k < before.size()) {
      quantity.counted = before[k].counted;
      quantity.counted_head = before[k].counted_head;
    }
    return;
  }
  // "3,200 cars, down from 4,500", "to 230 million pounds from 110 million", "$78 a barrel, down $1.20": unit and things of the one before
  if (!before.empty() && before.back().first < npos && quantity.first > 0 && quantity.first != npos && before.back().last <= quantity.first &&
      tree.segmentation.words[before.back().first].sentence == tree.segmentation.words[quantity.first].sentence && quantity.first - before.back().last < 12) {
    const Quantity& last = before.back();
    const std::string_view led = cut(text, segmentation.words[quantity.first - 1].span);
    const bool from = led == "from" || led == "against" || led == "versus";
    const bool also = led == "up" || led == "down";
    if (from && plain && !last.unit.empty() && last.dimension != "duration") {
      quantity.unit = last.unit;
      quantity.dimension = last.dimension;
      quantity.factor = last.factor;
    }
    const bool more = plain && atoms.is(reading.end, key("more")) && atoms.is(reading.end + 1, key("than"));
    if (last.counted_head != npos && (more || ((from || also) && quantity.unit == last.unit))) {
      quantity.counted = last.counted;
      quantity.counted_head = last.counted_head;
      return;
    }
  }
  if (!tree.there()) return;
  // "of magnitude 6.4": the noun that the number belongs to stands before it
  if (plain && quantity.first > 0 && cut(text, segmentation.words[quantity.first - 1].span) == "magnitude") {
    quantity.counted = segmentation.words[quantity.first - 1].span;
    quantity.counted_head = quantity.first - 1;
    return;
  }
  std::uint32_t head = quantity.dimension == "duration" ? npos : by_tree(atoms, tree, quantity);
  if (head != npos && head < syntax.words.size()) {
    quantity.counted = tree.phrase(head);
    quantity.counted_head = head;
    if (quantity.counted.overlaps(quantity.span)) {
      quantity.counted = segmentation.words[head].span;
      if (quantity.counted.overlaps(quantity.span)) {
        quantity.counted = {};
        quantity.counted_head = npos;
      }
    }
    return;
  }
  if (plain && quantity.first < syntax.words.size()) {
    std::uint32_t top = quantity.last > 0 && quantity.last <= syntax.words.size() ? quantity.last - 1 : quantity.first;
    const Deprel relation = tree.relation(top);
    if (relation == Deprel::nsubj || (relation == Deprel::obj && !atoms.is_word(reading.end))) {
      const std::size_t k = last_counted();
      if (k < before.size()) {
        quantity.counted = before[k].counted;
        quantity.counted_head = before[k].counted_head;
      }
    }
  }
}

}  // namespace

void find_counted(const Atoms& atoms, const Reading& reading, const segment::Segmentation& segmentation, const syntax::Syntax& syntax, std::string_view text,
                  const std::vector<Quantity>& before, Quantity& quantity) {
  find_things(atoms, reading, segmentation, syntax, text, before, quantity);
  const Tree tree{segmentation, syntax, text};
  // Where the thing itself is named elsewhere ("40 have been killed"), the number stands for it in the tree.
  const bool beside = quantity.counted_head != npos && quantity.counted.begin >= quantity.span.end && quantity.counted.begin < quantity.span.end + 40;
  const std::uint32_t standing = beside ? quantity.counted_head : quantity.last != npos && quantity.last > quantity.first ? quantity.last - 1 : npos;
  const bool vote = quantity.counted_head == npos && atoms.is(reading.end, key("to"));  // "passed 54 to 46"
  if (quantity.unit.empty() && !vote) quantity.state = state_of(tree, standing, quantity.span);
}

}  // namespace facts::quantity
