#pragma once
// The network's labels in this stage's terms.

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "segment/segment.hpp"
#include "syntax/lemma.hpp"
#include "syntax/name_features.hpp"
#include "syntax/syntax.hpp"

namespace facts::syntax {

/// A loaded model with its labels read once.
class Network {
 public:
  explicit Network(model::Model model);

  /// Tags, features, lemmas, tree, names and proposals of all sentences, block by block. The children are not linked yet.
  Syntax read(std::string_view reading, const segment::Segmentation& segmentation) const;

  const model::Model& model() const { return model_; }

 private:
  void take(const model::Predictions& predictions, std::uint32_t first, std::string_view reading,
            const segment::Segmentation& segmentation, Syntax& out) const;
  /// Adds the linear model's scores to those of the network.
  void add_name_scores(const segment::Segmentation& segmentation, std::span<const NameWord> words, std::span<NameScores> scores) const;

  model::Model model_;
  NameModel name_model_;
  std::vector<Upos> upos_;
  std::vector<Deprel> deprel_;
  std::array<std::size_t, name_label_count> name_;  // where the file has each label that `find_names` asks for
  std::vector<bool> past_, plural_, past_participle_, accusative_;  // of each label of features
  std::vector<Form> noun_form_, verb_form_;                         // `form_of` each label
};

}  // namespace facts::syntax
