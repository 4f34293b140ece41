#pragma once
// Stage 4: part of speech, lemma, dependency tree and names of every word. Stages after it ask this one and nothing else.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "base/span.hpp"
#include "segment/segment.hpp"

namespace facts::syntax {

/// Universal part-of-speech tags (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x
};
const char* name(Upos upos);

/// Universal dependency relations, subtypes that matter to later stages included.
enum class Deprel : std::uint8_t {
  acl, acl_relcl, advcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, clf, compound, compound_prt,
  conj, cop, csubj, csubj_pass, dep, det, det_predet, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark,
  nmod, nmod_poss, nsubj, nsubj_pass, nummod, obj, obl, obl_agent, orphan, parataxis, punct, reparandum, root, vocative, xcomp
};
const char* name(Deprel relation);  ///< "acl:relcl", "nsubj:pass", …
Deprel universal(Deprel relation);  ///< without the subtype

enum class NameType : std::uint8_t { none, person, organization, place, group, misc };
const char* name(NameType type);

/// A name as a run of words [first, last).
struct Name {
  std::uint32_t first = 0, last = 0;
  NameType type = NameType::none;
};

struct WordInfo {
  Upos upos = Upos::x;
  Deprel deprel = Deprel::dep;
  std::uint32_t head = npos;  ///< index of the head word in the whole text; npos for the root of a sentence
  bool past = false;          ///< verb in past tense or past participle (from form and tags)
  bool plural = false;
};

/// An attribution as the model proposes it, in words of the whole text; the attribution stage decides.
struct Proposal {
  std::uint32_t cue_first = 0, cue_last = 0;                           ///< words [cue_first, cue_last)
  std::vector<std::pair<std::uint32_t, std::uint32_t>> source, content;  ///< runs of words in text order
  std::int32_t cue_score = 0, content_score = 0;                       ///< log-odds, 256 a unit
};

/// What the stage adds; `words[i]` and `lemmas[i]` belong to `Segmentation::words[i]`.
struct Syntax {
  std::vector<WordInfo> words;
  std::vector<std::string> lemmas;   ///< lower case but for proper nouns
  std::vector<std::string> feats;    ///< UD features ("Number=Plur"), empty where unknown
  std::vector<Name> names;           ///< in text order, not overlapping
  std::vector<Proposal> proposals;   ///< by the place of the cue; empty where the model proposes none
  std::vector<std::uint32_t> first_child, next_sibling;  ///< the tree from above; npos ends a list. Children stand in text order

  Upos upos(std::uint32_t w) const { return words[w].upos; }
  Deprel deprel(std::uint32_t w) const { return words[w].deprel; }
  std::uint32_t head(std::uint32_t w) const { return words[w].head; }
  /// The first child with the relation (subtypes count as their universal relation), or npos.
  std::uint32_t child(std::uint32_t w, Deprel relation) const;
  /// The words of the subtree of `w`, in text order. Linear in their number.
  std::vector<std::uint32_t> subtree(std::uint32_t w) const;
  /// First and last+1 word of the subtree of `w`.
  std::pair<std::uint32_t, std::uint32_t> extent(std::uint32_t w) const;
};

/// Reads words: holds the model; constant after construction and safe to share between threads.
class Reader {
 public:
  /// `weights`: the bytes of a weights file; empty for the embedded one. Errors: invalid_model.
  static Result<Reader> create(std::span<const std::byte> weights = {});
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  /// Tags, lemmas, tree and names for all sentences of a text.
  Syntax read(std::string_view reading, const segment::Segmentation& segmentation) const;

  /// What the weights file carries for a later stage: the comparison's word vectors. Lives as long as the reader.
  std::span<const std::byte> attachment() const;

 private:
  struct Impl;
  explicit Reader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Fills `first_child` and `next_sibling` from the heads.
void link_children(Syntax& syntax);

}  // namespace facts::syntax
