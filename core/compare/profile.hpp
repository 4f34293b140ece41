#pragma once
// What of a claim is compared: its terms, names, predicates, figures and times, as numbers.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "claim/claim.hpp"
#include "compare/compare.hpp"
#include "compare/vectors.hpp"

namespace facts::compare {

/// Strings as dense numbers, by first use.
class Interner {
 public:
  std::uint32_t operator()(std::string_view text);
  std::size_t size() const { return texts_.size(); }
  const std::string& text(std::uint32_t id) const { return texts_[id]; }

 private:
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::string> texts_;
};

/// A sorted list of distinct numbers.
using Ids = std::vector<std::uint32_t>;
void sort_unique(Ids& ids);
std::size_t common(const Ids& a, const Ids& b);

/// A figure of a claim on its axis.
struct Amount {
  std::uint32_t quantity = 0;          ///< index into the analysis
  std::optional<double> min, max;      ///< in the base unit of the dimension
  std::string unit;                    ///< the axis: a dimension or currency; empty for a count
  Ids counted;                         ///< terms of what is counted
  std::uint32_t head = npos;           ///< the term of its head noun
  bool people = false;                 ///< "people", "persons": whoever they are
  bool persons = false;                ///< names those who do something: "miners", "residents", "women"
  bool rounded = false;                ///< "about", or a bound
};

/// One number that stands for an amount: the bound that it has, or the middle of two.
std::optional<double> middle(const Amount& amount);

struct Profile {
  Member member;
  Ids terms;                ///< content lemmas; names by their spelling key; of entities also the words of their full name
  Ids names;                ///< the part of `terms` that are names
  Ids predicates;           ///< verbs and the nouns of events, as stems; no participle that only tells a noun apart ("prisoners captured there")
  std::vector<std::pair<std::uint32_t, std::uint32_t>> at;  ///< terms and names, with the word that has it; in text order
  std::uint32_t head = npos;  ///< the main predicate, as a stem
  Ids denied;               ///< nouns that the claim says there was none of ("no arrests"), as predicates
  Ids context;              ///< the terms of the whole sentences that it stands in, its own among them
  Ids subject, object;      ///< the part of `terms` that stands in the subject, in the object or complement
  Ids one, several;         ///< the nouns of subject and object: in the singular, and in the plural
  Ids speaker;              ///< names or words of who says it
  Ids words;                ///< all words in order (not a set), for quotations and wording
  std::vector<Amount> amounts;
  std::vector<std::string> times;  ///< TIMEX3 values, sorted
  Ids places;
  std::uint32_t sentence = 0;  ///< how many sentences that hold claims stand before it in its article; the headline is one
  bool headline = false;    ///< stands in a headline
  bool quoted = false;      ///< a direct quotation, all or the greater part
  double weight = 0;        ///< norm of the weighted term vector; set by Weights
  double plain_weight = 0;  ///< the same by background weights
  /// Whether a predicate is among its own; false for npos.
  bool says(std::uint32_t predicate) const { return predicate != npos && std::binary_search(predicates.begin(), predicates.end(), predicate); }
  double context_weight = 0, context_plain_weight = 0, context_rest_weight = 0;  ///< the same two of `context`, and the latter without names
};

/// The words whose span lies in the passage, in text order.
std::vector<std::uint32_t> words_in(const claim::Analysis& analysis, const Passage& passage);

/// Whether one speaks of several where the other speaks of one: "a soldier", "soldiers".
bool other_number(const Profile& a, const Profile& b);

/// Profiles of all claims of all articles, by article and claim. `analyses` may hold null.
std::vector<Profile> make_profiles(const std::vector<const claim::Analysis*>& analyses, Interner& terms);

/// How telling a term is: its inverse document frequency in English news (Spärck Jones 1972), less the more claims of the
/// collection have it. A name counts as a rare word.
class Weights {
 public:
  Weights(std::vector<Profile>& profiles, const Interner& terms, const Vectors& vectors);
  double of(std::uint32_t term) const { return idf_[term]; }
  /// The same without the collection: for articles as wholes, of which any may speak of one thing throughout.
  double background(std::uint32_t term) const { return background_[term]; }
  std::size_t size() const { return idf_.size(); }
  /// The latter; 0 for a name.
  double rest(std::uint32_t term) const { return rest_[term]; }
  bool is_name(std::uint32_t term) const { return is_name_[term]; }
  const Vectors& vectors() const { return vectors_; }
  /// Row of a term in the vectors, or npos.
  std::uint32_t row(std::uint32_t term) const { return rows_[term]; }
  std::uint32_t frequency(std::uint32_t term) const { return frequency_[term]; }
  /// Cosine of two terms' vectors; 1 for one term, 0 where one is npos or has no vector.
  double nearness(std::uint32_t one, std::uint32_t two) const;
  /// Cosine of two claims' weighted term vectors (binary term frequency).
  double cosine(const Profile& a, const Profile& b) const;
  /// The same by background weights.
  double cosine_plain(const Profile& a, const Profile& b) const;
  /// The two cosines of the sentences that the claims stand in. Of one article, the claims' own: a sentence is like itself.
  double context_cosine(const Profile& a, const Profile& b) const;
  double context_plain(const Profile& a, const Profile& b) const;
  /// The latter without names.
  double context_rest(const Profile& a, const Profile& b) const;
  /// Weight of the common terms over the weight of the lighter set; 0 where either is empty.
  double containment(const Ids& a, const Ids& b) const;

 private:
  const Vectors& vectors_;
  std::vector<double> idf_, background_;
  std::vector<double> rest_;  // background weights, 0 for names
  std::vector<bool> is_name_;
  std::vector<std::uint32_t> frequency_, rows_;
};

}  // namespace facts::compare
