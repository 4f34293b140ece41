#include "attribution/text.hpp"

#include <algorithm>

namespace facts::attribution {

using syntax::Deprel;
using syntax::Upos;

namespace {

Kind kind_of(std::string_view form) {
  if (form == ",") return Kind::comma;
  if (form == ":") return Kind::colon;
  if (form == ";") return Kind::semicolon;
  if (form == "(" || form == "[" || form == "{") return Kind::open_bracket;
  if (form == ")" || form == "]" || form == "}") return Kind::close_bracket;
  if (form == "\"" || form == "“" || form == "”" || form == "„" || form == "«" || form == "»" || form == "''" || form == "``" ||
      form == "‘" || form == "‹" || form == "›" || form == "＂" || form == "`")
    return Kind::quote;
  if (form == "'" || form == "’") return Kind::quote;
  if (form == "-" || form == "–" || form == "—" || form == "--" || form == "―" || form == "---") return Kind::dash;
  if (form.find_first_not_of(".!?") == std::string_view::npos || form == "…") return Kind::stop;
  for (const char c : form) {
    if (text::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80) return Kind::word;
  }
  return form == "%" || form == "$" || form == "&" ? Kind::word : Kind::other;
}

}  // namespace

Text::Text(const article::Article& article_, const segment::Segmentation& segmentation, const syntax::Syntax& syntax,
           const entity::Entities& entities)
    : article(article_), seg(segmentation), syn(syntax), ents(entities), quotations(find_quotations(article_, segmentation)) {
  find_kinds();
  find_extents();
  find_arguments();
  quotation.assign(size(), npos);
  std::uint32_t w = 0;
  for (std::uint32_t q = 0; q < quotations.size(); ++q) {
    for (const Span part : quotations[q].parts) {
      while (w < size() && seg.words[w].span.begin < part.begin) ++w;
      for (; w < size() && seg.words[w].span.end <= part.end; ++w) quotation[w] = q;
    }
  }
}

void Text::find_kinds() {
  kind.resize(size());
  for (std::uint32_t w = 0; w < size(); ++w) {
    kind[w] = kind_of(form(w));
    // A hyphen inside a word ("fact-checkers") parts nothing.
    if (kind[w] == Kind::dash && form(w) == "-" && w > 0 && w + 1 < size() && seg.words[w - 1].span.end == seg.words[w].span.begin &&
        seg.words[w + 1].span.begin == seg.words[w].span.end)
      kind[w] = Kind::other;
    // An apostrophe joined to the word before it is a possessive ("soldiers' wives").
    if (kind[w] == Kind::quote && (form(w) == "'" || form(w) == "’") && syn.upos(w) == Upos::part) kind[w] = Kind::word;
  }
}

void Text::find_extents() {
  subtree.resize(size());
  std::vector<std::uint32_t> order;
  order.reserve(size());
  for (std::uint32_t w = 0; w < size(); ++w) {
    subtree[w] = {w, w + 1};
    if (syn.head(w) >= size()) order.push_back(w);
  }
  for (std::size_t at = 0; at < order.size(); ++at) {
    for (std::uint32_t c = syn.first_child[order[at]]; c != npos; c = syn.next_sibling[c]) order.push_back(c);
  }
  for (std::size_t at = order.size(); at-- > 0;) {
    const std::uint32_t w = order[at], head = syn.head(w);
    if (head >= size()) continue;
    subtree[head].first = std::min(subtree[head].first, subtree[w].first);
    subtree[head].last = std::max(subtree[head].last, subtree[w].last);
  }
}

void Text::find_arguments() {
  subject_.assign(size(), npos);
  object_.assign(size(), npos);
  passive_.assign(size(), false);
  for (std::uint32_t w = 0; w < size(); ++w) {
    const std::uint32_t head = syn.head(w);
    if (head >= size()) continue;
    const Deprel r = syn.deprel(w);
    if (syntax::universal(r) == Deprel::nsubj && subject_[head] == npos) subject_[head] = w;
    if (r == Deprel::obj && object_[head] == npos) object_[head] = w;
    if (r == Deprel::aux_pass || r == Deprel::nsubj_pass || r == Deprel::csubj_pass) passive_[head] = true;
  }
}

std::string Text::lemma(std::uint32_t w) const {
  return text::lower(syn.lemmas[w].empty() ? form(w) : std::string_view(syn.lemmas[w]));
}

Range Text::sentence(std::uint32_t w) const { return words_of(seg.words[w].sentence); }

bool Text::is_nominal(std::uint32_t w) const {
  const Upos u = syn.upos(w);
  return u == Upos::noun || u == Upos::propn || u == Upos::pron;
}

bool Text::finite(std::uint32_t w) const {
  for (std::uint32_t c = syn.first_child[w]; c != npos; c = syn.next_sibling[c]) {
    const Deprel r = rel(c);
    if (r == Deprel::aux || r == Deprel::cop) {
      const std::string f = low(c);
      if (f != "to" && f != "be" && f != "been" && f != "being" && f != "having") return true;
    }
  }
  if (syn.upos(w) != Upos::verb && syn.upos(w) != Upos::aux) return false;
  if (!syn.feats[w].empty()) return syn.feats[w].find("VerbForm=Fin") != std::string::npos;
  const std::string_view f = form(w);
  if (f.size() > 4 && f.substr(f.size() - 3) == "ing") return false;
  // Without features: a form with a subject of its own and no infinitive mark is taken as finite.
  for (std::uint32_t c = syn.first_child[w]; c != npos && c < w; c = syn.next_sibling[c]) {
    if (is(c, "to") && (rel(c) == Deprel::mark || rel(c) == Deprel::aux)) return false;
  }
  return subject_[w] != npos || syn.child(w, Deprel::expl) != npos;
}

bool Text::has_case(std::uint32_t w, std::string_view preposition) const {
  for (std::uint32_t c = syn.first_child[w]; c != npos && c < w; c = syn.next_sibling[c]) {
    if ((rel(c) == Deprel::case_ || rel(c) == Deprel::mark) && is(c, preposition)) return true;
  }
  return false;
}

std::string Text::preposition_of(std::uint32_t w) const {
  for (std::uint32_t c = syn.first_child[w]; c != npos && c < w; c = syn.next_sibling[c]) {
    if (rel(c) == Deprel::case_ || rel(c) == Deprel::mark) return low(c);
  }
  return {};
}

std::string Text::particle_of(std::uint32_t w) const {
  const std::uint32_t c = syn.child(w, Deprel::compound_prt);
  if (c != npos) return low(c);
  if (w + 1 < size() && is_word(w + 1) && seg.words[w + 1].sentence == seg.words[w].sentence) return low(w + 1);
  return {};
}

Range Text::trim(Range range) const {
  bool moved = true;
  while (moved && !range.empty()) {
    moved = false;
    const auto mate_inside = [&](std::uint32_t mark, std::uint32_t inner) {
      // Whether the quotation beside the mark lies inside the range with both its marks.
      const std::uint32_t q = inner < size() ? quotation[inner] : npos;
      if (q == npos) return false;
      const Span span = quotations[q].span;
      return span.begin >= seg.words[range.first].span.begin && span.end <= seg.words[range.last - 1].span.end &&
             span.contains(seg.words[mark].span);
    };
    const Kind first = kind[range.first], last = kind[range.last - 1];
    if (first == Kind::quote) {
      const bool whole = range.size() > 2 && quotation[range.first + 1] != npos &&
                         quotations[quotation[range.first + 1]].span.end >= seg.words[range.last - 1].span.end;
      if (whole || !mate_inside(range.first, range.first + 1)) {
        ++range.first;
        moved = true;
        continue;
      }
    } else if (first != Kind::word && first != Kind::open_bracket) {
      ++range.first;
      moved = true;
      continue;
    }
    if (last == Kind::quote) {
      if (range.size() < 2 || !mate_inside(range.last - 1, range.last - 2)) {
        --range.last;
        moved = true;
        continue;
      }
    } else if (last != Kind::word && last != Kind::close_bracket) {
      --range.last;
      moved = true;
    }
  }
  return range;
}

Span Text::bytes(Range range) const {
  range = trim(range);
  if (range.empty()) return {};
  return {seg.words[range.first].span.begin, seg.words[range.last - 1].span.end};
}

bool Text::has_letters(Range range) const {
  for (std::uint32_t w = range.first; w < range.last; ++w) {
    if (is_word(w)) return true;
  }
  return false;
}

bool Text::all_quoted(Range range) const {
  bool any = false;
  for (std::uint32_t w = range.first; w < range.last; ++w) {
    if (!is_word(w)) continue;
    if (quotation[w] == npos) return false;
    any = true;
  }
  return any;
}

bool Text::any_quoted(Range range) const {
  for (std::uint32_t w = range.first; w < range.last; ++w) {
    if (is_word(w) && quotation[w] != npos) return true;
  }
  return false;
}

std::uint32_t Text::word_at(std::uint32_t byte) const {
  const auto found = std::lower_bound(seg.words.begin(), seg.words.end(), byte,
                                      [](const segment::Word& word, std::uint32_t at) { return word.span.begin < at; });
  return static_cast<std::uint32_t>(found - seg.words.begin());
}

Range Text::words_in(Span span) const { return {word_at(span.begin), word_at(span.end)}; }

std::uint32_t Text::head_of(Range range) const {
  std::uint32_t best = npos, best_size = 0;
  for (std::uint32_t w = range.first; w < range.last; ++w) {
    const std::uint32_t head = syn.head(w);
    if (head != npos && range.contains(head)) continue;
    if (!is_word(w)) continue;
    const Range below = subtree[w];
    const std::uint32_t inside = std::min(below.last, range.last) - std::max(below.first, range.first);
    if (best == npos || inside > best_size) {
      best = w;
      best_size = inside;
    }
  }
  return best;
}

Range Text::noun_phrase(std::uint32_t head) const {
  Range range{head, head + 1};
  const Range whole = subtree[head];
  // To the left: back to the first break.
  std::uint32_t brackets = 0;
  constexpr std::uint32_t longest = 120;  // words of a noun phrase on one side; keeps a star-shaped tree linear
  while (range.first > whole.first && head - range.first < longest) {
    const std::uint32_t w = range.first - 1;
    if (kind[w] == Kind::close_bracket) ++brackets;
    if (kind[w] == Kind::open_bracket && brackets > 0) --brackets;
    const bool mark = kind[w] == Kind::comma || kind[w] == Kind::dash || kind[w] == Kind::colon || kind[w] == Kind::semicolon ||
                      kind[w] == Kind::stop;
    if (mark && brackets == 0) {
      // "a tall, thin man": a comma between modifiers stays.
      const bool listed = kind[w] == Kind::comma && w > whole.first && w + 1 < head && syn.upos(w - 1) == Upos::adj && syn.upos(w + 1) == Upos::adj;
      if (!listed) break;
    }
    range.first = w;
  }
  // Prepositions, "and" and adverbs in front belong to the sentence ("by the agency", "However the agency").
  while (range.first < head) {
    const Deprel r = rel(range.first);
    const bool mine = syn.head(range.first) == head;
    if (mine && (r == Deprel::case_ || r == Deprel::cc || r == Deprel::mark || r == Deprel::punct)) {
      ++range.first;
    } else if (mine && r == Deprel::advmod && syn.upos(range.first) == Upos::adv && range.first + 1 < head) {
      ++range.first;
    } else {
      break;
    }
  }
  // To the right: children in order up to the first clause.
  std::uint32_t last = head + 1;
  for (std::uint32_t c = syn.first_child[head]; c != npos; c = syn.next_sibling[c]) {
    if (c < head) continue;
    if (c - head > longest) break;
    const Deprel r = syn.deprel(c);
    if (r == Deprel::acl_relcl || rel(c) == Deprel::advcl || rel(c) == Deprel::parataxis || rel(c) == Deprel::ccomp || rel(c) == Deprel::csubj ||
        rel(c) == Deprel::dep || rel(c) == Deprel::nsubj || rel(c) == Deprel::list)
      break;
    if (rel(c) == Deprel::acl && subtree[c].first > 0 && (kind[subtree[c].first - 1] == Kind::comma || kind[subtree[c].first] == Kind::comma)) break;
    if (rel(c) == Deprel::conj && is_verb(c)) break;
    last = std::max(last, std::min(subtree[c].last, head + longest));
  }
  range.last = std::min(last, sentence(head).last);
  while (range.last > head + 1 && kind[range.last - 1] != Kind::word && kind[range.last - 1] != Kind::close_bracket) --range.last;
  return range;
}

bool past_participle(const Text& text, std::uint32_t w) {
  if (text.syn.upos(w) != Upos::verb || text.subject(w) != npos || text.has_case(w, "to")) return false;
  for (std::uint32_t c = text.syn.first_child[w]; c != npos && c < w; c = text.syn.next_sibling[c]) {
    if (text.rel(c) == Deprel::aux) return false;
  }
  const std::string& feats = text.syn.feats[w];
  if (feats.empty()) return text.low(w).ends_with("ed");
  return feats.find("VerbForm=Part") != std::string::npos && feats.find("Tense=Past") != std::string::npos;
}

}  // namespace facts::attribution
