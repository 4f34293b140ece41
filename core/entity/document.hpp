#pragma once
// The article as this stage works on it: the inputs with what is asked of them often, and mentions before they are grouped.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entity/entity.hpp"
#include "entity/lexicon.hpp"

namespace facts::entity {

/// What someone or something is described as: "Ukrainian President" is {president, Ukraine, {}}.
struct Description {
  std::string_view cls;                    ///< class of the noun; empty: none
  EntityType type = EntityType::other;
  std::uint32_t country = no_country;
  std::vector<std::uint64_t> qualifiers;   ///< hashes of the words before the noun that tell which one, sorted
};

/// A mention before it is grouped.
struct Draft {
  std::uint32_t first = 0, last = 0;       ///< its words [first, last)
  std::uint32_t head = npos;
  MentionKind kind = MentionKind::name;
  EntityType type = EntityType::other;
  Gender gender = Gender::unknown;
  bool plural = false;
  bool definite = false;                   ///< "the", "this", a possessor: it may go back to something
  bool indefinite = false;                 ///< "a", "one", "another": it is new
  bool possessor = false;
  Description description;                 ///< of a nominal; of an organisation's name ("… Intelligence Service")
  std::uint32_t same_as = npos;            ///< index of the name that the sentence itself says it is (apposition, "X is the head of …")
  std::uint32_t title_first = npos;        ///< where the words before a name that describe it begin ("Ukrainian President")
  std::uint32_t cluster = npos;
};

class Document {
 public:
  Document(const article::Article& article, const segment::Segmentation& segmentation, const syntax::Syntax& syntax);

  const article::Article& article;
  const segment::Segmentation& segmentation;
  const syntax::Syntax& syntax;

  std::uint32_t size() const { return static_cast<std::uint32_t>(segmentation.words.size()); }
  std::string_view form(std::uint32_t w) const { return segmentation.form(article.reading, w); }
  std::string_view lower(std::uint32_t w) const { return lower_[w]; }
  std::string_view lemma(std::uint32_t w) const;
  syntax::Upos upos(std::uint32_t w) const { return syntax.words[w].upos; }
  syntax::Deprel deprel(std::uint32_t w) const { return syntax.words[w].deprel; }
  std::uint32_t head(std::uint32_t w) const { return syntax.words[w].head; }
  std::uint32_t sentence(std::uint32_t w) const { return segmentation.words[w].sentence; }
  const segment::Sentence& sentence_of(std::uint32_t w) const { return segmentation.sentences[sentence(w)]; }
  bool in_claims(std::uint32_t w) const;  ///< stands in a block that can hold claims
  bool quoted(std::uint32_t w) const { return quoted_[w]; }  ///< stands inside double quotation marks
  bool capital(std::uint32_t w) const { return capital_[w]; }  ///< begins with an upper-case letter
  bool possessive_ending(std::uint32_t w) const { return w < size() && (lower_[w] == "'s" || lower_[w] == "’s" || lower_[w] == "'" || lower_[w] == "’"); }
  /// First and one past the last word of everything below `w` in the tree (of its sentence).
  std::uint32_t leftmost(std::uint32_t w) const { return leftmost_[w]; }
  std::uint32_t rightmost(std::uint32_t w) const { return rightmost_[w] + 1; }
  Span span(std::uint32_t first, std::uint32_t last) const {
    return {segmentation.words[first].span.begin, segmentation.words[last - 1].span.end};
  }
  std::string_view text(std::uint32_t first, std::uint32_t last) const { return cut(article.reading, span(first, last)); }
  /// Lower-case words [first, last) joined by blanks.
  std::string phrase(std::uint32_t first, std::uint32_t last) const;
  /// Whether a word can begin the name of a country, people or capital.
  bool may_be_country(std::uint32_t w) const { return may_be_country_[w]; }
  /// What the words [first, last) as one phrase say of countries.
  CountryWords country_words_of(std::uint32_t first, std::uint32_t last) const;
  /// The country that a name, adjective or capital among [first, last) names (the first one), or no_country; `at` and
  /// `until` get its words.
  std::uint32_t country_in(std::uint32_t first, std::uint32_t last, std::uint32_t* at = nullptr,
                           std::uint32_t* until = nullptr) const;

 private:
  void find_extents();
  void find_quoted();
  void find_directions();
  std::vector<std::string> lower_;
  std::vector<std::uint32_t> leftmost_, rightmost_;
  std::vector<bool> quoted_, capital_, may_be_country_;
  /// Which country "the North", "the South", "the East", "the West" is in this text, or no_country.
  std::uint32_t directions_[4] = {no_country, no_country, no_country, no_country};
};

/// 0 … 3 for "north", "south", "east", "west", else npos.
std::uint32_t direction(std::string_view lower);

/// The names of the text, refined from the syntax stage's: ends trimmed, types agreed over the article, missed repetitions
/// added, acronyms in brackets typed. In text order, not overlapping.
std::vector<Draft> find_names(const Document& document);

/// Descriptions of people, organisations, places and groups ("South Korea's spy agency", "the official"), in text order.
/// Also notes in `names` where the words before a name that describe it begin.
std::vector<Draft> find_nominals(const Document& document, std::vector<Draft>& names);

/// What the words [first, last), ending in the noun, say: class, country, qualifiers.
Description describe(const Document& document, std::uint32_t first, std::uint32_t last, std::string_view cls, EntityType type);

/// Whether two classes of nouns can be said of one ("newspaper", "medium").
bool compatible_class(std::string_view a, std::string_view b);

}  // namespace facts::entity
