#include "base/offset_map.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace facts {

void EditMap::keep(std::uint32_t bytes) {
  edited_ += bytes;
  given_ += bytes;
}

void EditMap::replace(std::uint32_t given_bytes, std::uint32_t edited_bytes) {
  edits_.push_back({edited_, edited_ + edited_bytes, given_, given_ + given_bytes});
  edited_ += edited_bytes;
  given_ += given_bytes;
}

Span EditMap::to_given(Span edited) const {
  if (edits_.empty()) return edited;
  // The last edit that begins before `at`; positions behind it are shifted by a constant.
  const auto before = [&](std::uint32_t at) {
    return std::upper_bound(edits_.begin(), edits_.end(), at,
                            [](std::uint32_t value, const Edit& edit) { return value < edit.edited_begin; });
  };
  const auto map_begin = [&](std::uint32_t at) {
    auto next = before(at);
    if (next == edits_.begin()) return at;
    const Edit& edit = *std::prev(next);
    return at < edit.edited_end ? edit.given_begin : edit.given_end + (at - edit.edited_end);
  };
  const auto map_end = [&](std::uint32_t at) {
    // An edit that begins exactly at the end lies outside the span.
    auto next = std::lower_bound(edits_.begin(), edits_.end(), at,
                                 [](const Edit& edit, std::uint32_t value) { return edit.edited_begin < value; });
    if (next == edits_.begin()) return at;
    const Edit& edit = *std::prev(next);
    return at <= edit.edited_end ? edit.given_end : edit.given_end + (at - edit.edited_end);
  };
  const std::uint32_t begin = map_begin(edited.begin);
  return {begin, std::max(begin, map_end(edited.end))};
}

namespace {
constexpr std::size_t kStride = 64;

std::uint32_t units(char lead, OffsetUnit unit) {
  if (!utf8::starts(lead)) return 0;
  return unit == OffsetUnit::utf16 && (static_cast<unsigned char>(lead) & 0xF8u) == 0xF0u ? 2 : 1;
}
}  // namespace

OffsetConverter::OffsetConverter(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  if (unit == OffsetUnit::byte) return;
  ascii_ = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (ascii_) return;
  checkpoints_.reserve(text.size() / kStride + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) checkpoints_.push_back(count);
    count += units(text[i], unit);
  }
}

std::uint32_t OffsetConverter::operator()(std::uint32_t byte_offset) const {
  const auto at = static_cast<std::uint32_t>(std::min<std::size_t>(byte_offset, text_.size()));
  if (unit_ == OffsetUnit::byte || ascii_ || at == 0) return at;
  const std::size_t checkpoint = (at - 1) / kStride;
  std::uint32_t count = checkpoints_[checkpoint];
  for (std::size_t i = checkpoint * kStride; i < at; ++i) count += units(text_[i], unit_);
  return count;
}

std::uint32_t OffsetConverter::to_byte(std::uint32_t offset) const {
  if (unit_ == OffsetUnit::byte || ascii_) {
    return static_cast<std::uint32_t>(std::min<std::size_t>(offset, text_.size()));
  }
  const auto next = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), offset);
  const auto checkpoint = static_cast<std::size_t>(std::distance(checkpoints_.begin(), next)) - 1;
  std::uint32_t count = checkpoints_[checkpoint];
  std::size_t i = checkpoint * kStride;
  while (i < text_.size() && (count < offset || !utf8::starts(text_[i]))) count += units(text_[i++], unit_);
  return static_cast<std::uint32_t>(i);
}

}  // namespace facts
