#include "entity/document.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace facts::entity {

Document::Document(const article::Article& article_, const segment::Segmentation& segmentation_,
                   const syntax::Syntax& syntax_)
    : article(article_), segmentation(segmentation_), syntax(syntax_) {
  lower_.reserve(size());
  capital_.resize(size());
  may_be_country_.resize(size());
  for (std::uint32_t w = 0; w < size(); ++w) {
    const std::string_view word = form(w);
    lower_.push_back(utf8::lower(word));
    capital_[w] = !word.empty() && utf8::is_upper(utf8::decode(word, 0).code_point);
    may_be_country_[w] = capital_[w] && begins_country(text::hash(lower_[w]));
  }
  find_extents();
  find_quoted();
  find_directions();
}

std::uint32_t direction(std::string_view lower) {
  constexpr std::string_view words[] = {"north", "south", "east", "west"};
  for (std::uint32_t i = 0; i < 4; ++i)
    if (lower == words[i]) return i;
  return npos;
}

void Document::find_directions() {
  // "The South" is the country of the text whose name begins with it, if there is one.
  for (std::uint32_t w = 0; w + 1 < size(); ++w) {
    const std::uint32_t d = direction(lower(w));
    if (d == npos || directions_[d] != no_country || !capital(w) || !capital(w + 1)) continue;
    const CountryWords two = country_words_of(w, w + 2);
    const std::uint32_t found = two.by_name != no_country ? two.by_name : two.by_demonym;
    if (found != no_country && !country(found).capital.empty()) directions_[d] = found;
  }
}

std::string_view Document::lemma(std::uint32_t w) const {
  return syntax.lemmas.size() > w && !syntax.lemmas[w].empty() ? std::string_view(syntax.lemmas[w]) : lower(w);
}

bool Document::in_claims(std::uint32_t w) const {
  const std::uint32_t block = sentence_of(w).block;
  return block >= article.blocks.size() || article::holds_claims(article.blocks[block].kind);
}

void Document::find_extents() {
  // Leaves first: a word hands its extent to its head once all its children have handed over theirs.
  leftmost_.resize(size());
  rightmost_.resize(size());
  std::vector<std::uint32_t> waiting(size(), 0), ready;
  for (std::uint32_t w = 0; w < size(); ++w) {
    leftmost_[w] = rightmost_[w] = w;
    if (head(w) < size()) ++waiting[head(w)];
  }
  for (std::uint32_t w = 0; w < size(); ++w)
    if (waiting[w] == 0) ready.push_back(w);
  while (!ready.empty()) {
    const std::uint32_t w = ready.back();
    ready.pop_back();
    const std::uint32_t h = head(w);
    if (h >= size()) continue;
    leftmost_[h] = std::min(leftmost_[h], leftmost_[w]);
    rightmost_[h] = std::max(rightmost_[h], rightmost_[w]);
    if (--waiting[h] == 0) ready.push_back(h);
  }
}

void Document::find_quoted() {
  quoted_.assign(size(), false);
  bool open = false;
  std::uint32_t block = npos;
  for (std::uint32_t w = 0; w < size(); ++w) {
    if (sentence_of(w).block != block) {  // a mark that is never closed ends with its paragraph
      block = sentence_of(w).block;
      open = false;
    }
    const std::string_view f = form(w);
    // Marks are a quotation mark, an accent or a byte above ASCII; letters are most words and go by.
    const bool mark = !f.empty() && (f[0] == '"' || f[0] == '\'' || f[0] == '`' || static_cast<unsigned char>(f[0]) >= 0x80);
    if (!mark) {
      quoted_[w] = open;
      continue;
    }
    if (f == "“" || f == "„" || f == "«" || f == "``") {
      open = true;
    } else if (f == "”" || f == "»" || f == "''") {
      open = false;
    } else if (f == "\"") {
      open = !open;
    } else {
      quoted_[w] = open;
    }
  }
}

std::string Document::phrase(std::uint32_t first, std::uint32_t last) const {
  std::string out;
  for (std::uint32_t w = first; w < last; ++w) {
    if (w > first) out += ' ';
    out += lower_[w];
  }
  return out;
}

CountryWords Document::country_words_of(std::uint32_t first, std::uint32_t last) const {
  std::uint64_t hash = text::hash(lower(first));
  for (std::uint32_t w = first + 1; w < last; ++w) hash = text::hash(lower(w), text::hash(" ", hash));
  return country_words(hash);
}

std::uint32_t Document::country_in(std::uint32_t first, std::uint32_t last, std::uint32_t* at, std::uint32_t* until) const {
  for (std::uint32_t w = first; w < last; ++w) {
    if (!capital(w)) continue;
    std::uint32_t found = no_country, end = w + 1;
    if (may_be_country(w))
      for (end = std::min(last, w + longest_country); end > w; --end)
        if ((found = country_words_of(w, end).any()) != no_country) break;
    if (found == no_country) {
      end = w + 1;
      const std::uint32_t d = direction(lower(w));
      if (d != npos && (end >= size() || !capital(end))) found = directions_[d];
    }
    if (found == no_country) continue;
    if (at) *at = w;
    if (until) *until = end;
    return found;
  }
  return no_country;
}

bool compatible_class(std::string_view a, std::string_view b) {
  if (a == b) return !a.empty();
  if (a.empty() || b.empty()) return false;
  if (a.size() < b.size()) std::swap(a, b);
  if (a.ends_with(b) && a[a.size() - b.size() - 1] == ' ') return true;  // "news agency", "agency"
  const auto press = [](std::string_view c) { return c == "newspaper" || c == "medium" || c == "news agency"; };
  return press(a) && press(b);
}

namespace {

/// Adjectives that tell one ministry from another, not what state something is in ("wounded", "new").
bool relational(std::string_view word) {
  for (const std::string_view ending : {"al", "ic", "ary", "ish", "ese", "ine"})
    if (word.size() > ending.size() + 2 && word.ends_with(ending)) return true;
  return word == "foreign" || word == "public" || word == "joint" || word == "supreme" || word == "secret" ||
         word == "vice" || word == "deputy" || word == "prime" || word == "nuclear";
}

}  // namespace

Description describe(const Document& document, std::uint32_t first, std::uint32_t last, std::string_view cls,
                     EntityType type) {
  Description out;
  out.cls = cls;
  out.type = type;
  std::uint32_t at = last, until = last;
  out.country = document.country_in(first, last, &at, &until);
  for (std::uint32_t w = first; w + 1 < last; ++w) {
    if (w >= at && w < until) continue;
    const syntax::Upos tag = document.upos(w);
    const std::string_view word = document.lower(w);
    if (document.possessive_ending(w)) continue;
    const bool counts = tag == syntax::Upos::noun || tag == syntax::Upos::propn ||
                        (tag == syntax::Upos::adj && relational(word)) || qualifier(word) != word;
    if (!counts || word == "of") continue;
    out.qualifiers.push_back(text::hash(qualifier(word)));
  }
  std::sort(out.qualifiers.begin(), out.qualifiers.end());
  out.qualifiers.erase(std::unique(out.qualifiers.begin(), out.qualifiers.end()), out.qualifiers.end());
  return out;
}

}  // namespace facts::entity
