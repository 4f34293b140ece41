#pragma once
// Lemmas of English words by tables of irregular forms and rules for the regular endings.

#include <cstdint>
#include <string>
#include <string_view>

#include "syntax/syntax.hpp"

namespace facts::syntax {

/// Number and verb form, where they are known.
enum class Form : std::uint8_t { none, singular, plural, infinitive, present, present3, past, past_participle, ing, modal };

/// The form that UD features tell ("Number=Plur" of a noun, "VerbForm=Ger" of a verb).
Form form_of(Upos upos, std::string_view features);

/// What a lemma depends on besides the word itself.
struct LemmaContext {
  std::string_view next;       ///< form of the next word, for "'s" (is or has) and "'d" (had or would)
  bool next_participle = false;///< the next word is a past participle
  bool been_follows = false;   ///< "been" is the next word or the one after it
  bool accusative = false;     ///< the features say Case=Acc ("her": she)
  bool plain_capital = false;  ///< a capital letter tells nothing here: first word, headline, all capitals
};

/// The lemma as the English treebanks of Universal Dependencies write it: lower case but for proper nouns, "I" and
/// adjectives that keep their capital ("American"). `form` says which ending may be taken off; Form::none where only
/// the tag is known: then it is told from the word's ending.
std::string lemmatize(std::string_view word, Upos upos, Form form, const LemmaContext& context = {});

}  // namespace facts::syntax
