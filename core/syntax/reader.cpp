#include <utility>

#include "syntax/embedded.hpp"
#include "syntax/network.hpp"
#include "syntax/syntax.hpp"

namespace facts::syntax {

struct Reader::Impl {
  Network network;
};

Reader::Reader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::create(std::span<const std::byte> weights) {
  if (weights.empty()) weights = embedded_weights();
  if (weights.empty()) return Error{ErrorCode::invalid_model, "this build carries no weights; hand in a weights file", 0};
  Result<model::Model> model = model::Model::load(weights);
  if (!model) return model.error();
  return Reader(std::make_unique<Impl>(Impl{Network(std::move(*model))}));
}

Syntax Reader::read(std::string_view reading, const segment::Segmentation& segmentation) const {
  Syntax out = impl_->network.read(reading, segmentation);
  link_children(out);
  return out;
}

std::span<const std::byte> Reader::attachment() const { return impl_->network.model().attachment(); }

}  // namespace facts::syntax
