#pragma once
// Labels as treebanks and weights files write them, and the enumerations of this stage.

#include <string_view>

#include "syntax/syntax.hpp"

namespace facts::syntax {

/// The tag with that name ("NOUN"); `Upos::x` for any other text.
Upos upos_of(std::string_view label);
/// The relation with that name; a subtype we do not keep falls back to its universal relation, anything else to `dep`.
Deprel deprel_of(std::string_view label);

/// The type as CoNLL-U's `NER=B-…` has it: PER, ORG, LOC, MISC (groups too); empty for none.
const char* bio_type(NameType type);
/// The type behind "PER", "ORG", "LOC", "GROUP" or "MISC"; `none` for any other text.
NameType type_of_bio(std::string_view label);

}  // namespace facts::syntax
