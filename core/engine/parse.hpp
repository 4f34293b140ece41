#pragma once
// `parse`: CoNLL-U of running text and of given tokens.

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "syntax/syntax.hpp"

namespace facts::engine {

/// CoNLL-U of one running text: a `# newdoc` line (with `id` where there is one), then its sentences with `# text`.
Result<std::string> parse_text(const syntax::Reader& reader, std::string_view text, std::string_view id);

/// CoNLL-U with given tokens and sentences: LEMMA, UPOS, FEATS, HEAD, DEPREL and `NER=` in MISC are filled in, the rest
/// comes back as it was. Errors: invalid_conllu, with the line.
Result<std::string> parse_conllu(const syntax::Reader& reader, std::string_view conllu);

}  // namespace facts::engine
