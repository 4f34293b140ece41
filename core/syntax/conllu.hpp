#pragma once
// CoNLL-U (universaldependencies.org/format): given tokens in, everything this stage knows out.

#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "base/result.hpp"
#include "segment/segment.hpp"
#include "syntax/syntax.hpp"

namespace facts::syntax {

/// One document of a CoNLL-U file with its tokens and sentences as given.
struct GivenDocument {
  /// A line as it stood. Word lines know their word; comments, ranges, empty nodes and blank lines have npos.
  struct Line {
    std::string text;
    std::uint32_t word = npos;
  };
  std::string reading;                 ///< the forms, with spaces but for SpaceAfter=No
  segment::Segmentation segmentation;  ///< of `reading`; a `# newpar` begins a block
  std::vector<Line> lines;
};

/// Reads CoNLL-U; a `# newdoc` begins a document. Error: `invalid_conllu` with the line, for a line that has not ten
/// columns or whose number is not the next one.
Result<std::vector<GivenDocument>> read_conllu(std::string_view text);

/// The document with LEMMA, UPOS, FEATS, HEAD, DEPREL and `NER=B-PER` … in MISC filled in; all else as it was.
std::string write_conllu(const GivenDocument& document, const Syntax& syntax);

/// A running text as CoNLL-U: `# newdoc id = …`, `# newpar` for each block, `# sent_id`, `# text`, range lines for tokens of
/// several words, SpaceAfter=No where no space follows.
std::string write_conllu(const article::Article& article, const segment::Segmentation& segmentation, const Syntax& syntax,
                         std::string_view id);

}  // namespace facts::syntax
