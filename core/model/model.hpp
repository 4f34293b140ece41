#pragma once
// The learned reader's engine: a compact network with integer weights that scores words in context.
//
// Knows no language: words (bytes) and sentence limits go in, label numbers come out; what the labels are called stands in
// the weights file. One shared encoder reads a whole passage (a block of text, usually a paragraph), so every
// sentence sees its neighbours and a cue finds content in the sentence after it. Heads on top of it give tags,
// a tree per sentence, names, cue words and, for each cue, the words of its source and its content.
//
// All arithmetic is on integers and saturates the same way in every kernel (scalar, SSE, AVX2, wasm SIMD128), so
// every build gives the same bytes. Time is linear in the number of words: trees over long sentences are found in
// bounded windows. A Model is constant after `load` and may be shared between threads; a Workspace may not.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/span.hpp"

namespace facts::model {

/// What the network labels words with. Each has a list of label names in the weights file (`Model::labels`).
enum class Output : std::uint8_t {
  upos,    ///< universal tags in upper case as UD writes them: "NOUN", "PROPN", …
  feats,   ///< UD features: "Number=Plur", "_" for none
  deprel,  ///< UD relations with subtypes as the treebank has them: "nsubj:pass", "obl:unmarked", …
  name,    ///< "O", "B-PER", "I-PER", … over PER, ORG, LOC, GROUP; always well-formed (no I- without its B-)
};
inline constexpr std::size_t output_count = 4;

/// The words of one passage in order. A form is a word as written, in UTF-8 (any bytes are endured).
struct Passage {
  std::span<const std::string_view> forms;
  /// Index of the first word of each sentence, ascending; the first is 0. Empty: one sentence.
  std::span<const std::uint32_t> sentences;
};

/// Words [first, last) of the passage.
struct Words {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend constexpr bool operator==(const Words&, const Words&) = default;
};

/// One attribution that the network sees: a cue with the words of its source and of its content.
struct Linked {
  Words cue;
  std::vector<Words> source;   ///< in text order; usually one run, empty where the text names none
  std::vector<Words> content;  ///< in text order; several where the cue interrupts it; never empty
  std::int32_t cue_score = 0;      ///< margin of the cue over "no cue", 256 is one unit of log-odds
  std::int32_t content_score = 0;  ///< mean margin of its content words over "not content", same unit
};

/// Labels for each word of the passage; all vectors are as long as `Passage::forms`.
struct Predictions {
  std::vector<std::uint8_t> upos;
  std::vector<std::uint16_t> feats;
  std::vector<std::uint8_t> word_class;  ///< as `Model::word_class` has it
  std::vector<std::uint32_t> head;  ///< index in the passage; facts::npos for the root. One root for each sentence, no cycles
  std::vector<std::uint8_t> deprel;
  std::vector<std::uint8_t> name;
  std::vector<std::int16_t> name_margin;  ///< score of the chosen name label over the best other one; 256 a unit
  /// Scores of every name label, `labels(Output::name).size()` for each word, 256 a unit: for callers that let all mentions of
  /// one name in an article decide together.
  std::vector<std::int16_t> name_scores;
  std::vector<std::uint8_t> cue;    ///< 0 no cue, 1 a cue begins, 2 it goes on
  std::vector<Linked> attributions; ///< by the place of the cue
};

/// A linear model over hashed features beside the network: 2^bits rows, one byte for each name label; a score is
/// the sum of the features' bytes × scale / 256, in 256ths of log-odds. Which features it has is the caller's to know.
struct WordScores {
  std::uint32_t bits = 0;
  std::uint32_t scale = 0;
  std::span<const std::int8_t> values;  ///< empty where the weights file has none
};

/// Which inner loops to use. All give the same numbers; `scalar` is for tests and machines without SIMD.
enum class Kernel : std::uint8_t { best, scalar };

/// Buffers that `run` uses again; keep one for each thread.
class Workspace {
 public:
  Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  ~Workspace();
  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// A loaded weights file.
class Model {
 public:
  /// Reads a weights file (format in core/model/FORMAT.md). The bytes may be freed afterwards. Error: `invalid_model`, with
  /// what is wrong: too short, not a weights file, another format version, checksum, or sizes that do not fit together.
  static Result<Model> load(std::span<const std::byte> file);
  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;
  ~Model();

  /// Scores one passage. `out` is overwritten; its memory is used again. Never fails: any words give some labels.
  /// Passages of more than a few thousand words are read in overlapping pieces.
  void run(const Passage& passage, Workspace& workspace, Predictions& out, Kernel kernel = Kernel::best) const;

  /// Names of the labels of an output, by label number.
  const std::vector<std::string>& labels(Output output) const;

  /// The linear model of names that the file carries; it lives as long as the model.
  WordScores name_words() const;

  /// Bytes that the file carries for a later stage (the comparison's word vectors); empty where it has none. They live as long
  /// as the model.
  std::span<const std::byte> attachment() const;

  /// The class of words of like meaning that a form belongs to (1 … 255); 0 for none.
  std::uint32_t word_class(std::string_view form) const;

  /// The file's own description, lines of "key: value": name, date, training data, figures on the development sets.
  const std::string& description() const;

  /// Bytes of memory the weights take, and the checksum of the file they came from.
  std::size_t bytes() const;
  std::uint32_t checksum() const;

 private:
  struct Impl;
  explicit Model(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace facts::model
