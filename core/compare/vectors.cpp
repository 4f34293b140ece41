#include "compare/vectors.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

#include "base/text.hpp"

namespace facts::compare {
namespace {

constexpr std::size_t kHeader = 16;

std::uint32_t read_u32(std::span<const std::byte> file, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value |= std::to_integer<std::uint32_t>(file[at + i]) << (8 * i);
  return value;
}

}  // namespace

Result<Vectors> Vectors::load(std::span<const std::byte> file) {
  const auto bad = [](const char* what) { return Error{ErrorCode::invalid_model, std::string("the word vectors cannot be read: ") + what, 0}; };
  if (file.size() < kHeader || std::memcmp(file.data(), "FXV2", 4) != 0) return bad(file.empty() ? "the weights file has none" : "another format");
  const std::size_t words = read_u32(file, 4), dimensions = read_u32(file, 8);
  if (dimensions == 0 || dimensions % 2 != 0 || dimensions > 1024) return bad("an odd number of dimensions");
  const std::size_t row = 5 + dimensions / 2;
  if ((file.size() - kHeader) % row != 0 || words != (file.size() - kHeader) / row) return bad("more or fewer bytes than they say");
  Vectors out;
  out.read(file, words, dimensions);
  return out;
}

void Vectors::read(std::span<const std::byte> file, std::size_t words, std::size_t dimensions) {
  dimensions_ = dimensions;
  for (std::size_t w = 0; w < words; ++w) hashes_.push_back(read_u32(file, kHeader + 4 * w));
  unknown_ = read_u32(file, 12);
  for (std::size_t w = 0; w < words; ++w) idf_.push_back(std::to_integer<std::uint8_t>(file[kHeader + 4 * words + w]));
  const std::span<const std::byte> packed = file.subspan(kHeader + 5 * words, words * dimensions / 2);
  values_.reserve(words * dimensions);
  for (const std::byte two : packed) {
    values_.push_back(static_cast<std::int8_t>(std::to_integer<int>(two & std::byte{15}) - 8));
    values_.push_back(static_cast<std::int8_t>(std::to_integer<int>(two >> 4) - 8));
  }
  for (std::size_t w = 0; w < words; ++w) {
    double square = 0;
    for (std::size_t d = 0; d < dimensions; ++d) square += values_[w * dimensions + d] * values_[w * dimensions + d];
    norms_.push_back(std::sqrt(std::max(square, 1.0)));
  }
}

std::optional<std::uint32_t> Vectors::row(std::string_view stem) const {
  const auto hash = static_cast<std::uint32_t>(text::hash(stem));
  const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
  if (found == hashes_.end() || *found != hash) return std::nullopt;
  return static_cast<std::uint32_t>(found - hashes_.begin());
}

double Vectors::cosine(std::uint32_t one, std::uint32_t two) const {
  const std::int8_t* a = values_.data() + one * dimensions_;
  const std::int8_t* b = values_.data() + two * dimensions_;
  std::int32_t product = 0;
  for (std::size_t d = 0; d < dimensions_; ++d) product += a[d] * b[d];
  return product / (norms_[one] * norms_[two]);
}

}  // namespace facts::compare
