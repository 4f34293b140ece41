#pragma once
// One article's words seen as the rules need them: kinds of marks, extents of subtrees, what is quoted.

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "attribution/attribution.hpp"
#include "base/text.hpp"

namespace facts::attribution {

/// What sort of mark a word is, if it is one.
enum class Kind : std::uint8_t { word, comma, stop, colon, semicolon, dash, quote, open_bracket, close_bracket, other };

/// Words [first, last).
struct Range {
  std::uint32_t first = 0, last = 0;
  bool empty() const { return first >= last; }
  bool contains(std::uint32_t w) const { return first <= w && w < last; }
  bool contains(Range r) const { return first <= r.first && r.last <= last; }
  std::uint32_t size() const { return empty() ? 0 : last - first; }
};

/// The view all rules share. Holds references: the stages' results must outlive it.
class Text {
 public:
  Text(const article::Article& article, const segment::Segmentation& segmentation, const syntax::Syntax& syntax,
       const entity::Entities& entities);

  const article::Article& article;
  const segment::Segmentation& seg;
  const syntax::Syntax& syn;
  const entity::Entities& ents;
  std::vector<Quotation> quotations;
  std::vector<std::uint32_t> quotation;  ///< of each word: the quotation whose content it stands in, or npos
  std::vector<Kind> kind;                ///< of each word
  std::vector<Range> subtree;            ///< of each word: first and last+1 word below it

  /// The first subject and object of a word, or npos; without a walk over its children.
  std::uint32_t subject(std::uint32_t w) const { return subject_[w]; }
  std::uint32_t object(std::uint32_t w) const { return object_[w]; }

  std::uint32_t size() const { return static_cast<std::uint32_t>(seg.words.size()); }
  std::string_view form(std::uint32_t w) const { return seg.form(article.reading, w); }
  /// The form in lower case (ASCII).
  std::string low(std::uint32_t w) const { return text::lower(form(w)); }
  bool is(std::uint32_t w, std::string_view lower_form) const { return w < size() && text::equal_ignore_case(form(w), lower_form); }
  /// The lemma in lower case; the form where there is none.
  std::string lemma(std::uint32_t w) const;
  Range sentence(std::uint32_t w) const;
  Range words_of(std::uint32_t sentence) const { return {seg.sentences[sentence].first, seg.sentences[sentence].last}; }
  article::BlockKind block_kind(std::uint32_t sentence) const { return article.blocks[seg.sentences[sentence].block].kind; }
  bool is_word(std::uint32_t w) const { return kind[w] == Kind::word; }
  bool is_verb(std::uint32_t w) const { return syn.upos(w) == syntax::Upos::verb || syn.upos(w) == syntax::Upos::aux; }
  bool is_nominal(std::uint32_t w) const;
  syntax::Deprel rel(std::uint32_t w) const { return syntax::universal(syn.deprel(w)); }
  bool passive(std::uint32_t w) const { return passive_[w]; }  ///< a verb in the passive, by its auxiliary or subject
  bool finite(std::uint32_t w) const;        ///< heads a clause with a verb in a finite form (its own or an auxiliary's)
  bool has_case(std::uint32_t w, std::string_view preposition) const;
  std::string preposition_of(std::uint32_t w) const;  ///< its first case or mark, lower case, or empty
  std::string particle_of(std::uint32_t w) const;     ///< of a phrasal verb, or of the word that follows

  /// The bytes of the words, without marks and white space at the edges. A quotation mark whose partner is inside stays.
  Span bytes(Range range) const;
  Range trim(Range range) const;
  bool has_letters(Range range) const;
  /// All words of the range stand in quotations (and there is one).
  bool all_quoted(Range range) const;
  bool any_quoted(Range range) const;
  /// The first word at or after the byte, and the first that begins at or after it.
  std::uint32_t word_at(std::uint32_t byte) const;
  Range words_in(Span span) const;
  /// The word of the range that stands highest in the tree (its head is outside).
  std::uint32_t head_of(Range range) const;
  /// The noun phrase of `head`: determiners to complements, without relative clauses and what stands behind a break.
  Range noun_phrase(std::uint32_t head) const;

 private:
  void find_extents();
  void find_arguments();
  void find_kinds();
  std::vector<std::uint32_t> subject_, object_;
  std::vector<bool> passive_;
};

inline bool among(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Whether `w` is a bare past participle ("measures adopted in May"): no auxiliary, no "to", no subject of its own.
bool past_participle(const Text& text, std::uint32_t w);

/// Whether the words [w, last), which follow a comma, judge what stands before them as a whole: "a move that would leave the town without
/// a bank", "marking the end of the strike". Behind reported speech that is the writer's word.
bool comments_on_all(const Text& text, std::uint32_t w, std::uint32_t last);

/// Whether the object of the verb does what its infinitive says ("urged residents to leave").
bool controls_by_object(std::string_view lemma);

}  // namespace facts::attribution
