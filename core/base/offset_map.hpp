#pragma once
// Maps positions between a text and an edited copy of it, and between units.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace facts {

/// How the positions of an edited text correspond to those of the text it was made from.
///
/// Built left to right while the copy is written: `keep(n)` copied n bytes as they are, `replace(from, to)`
/// wrote `to` bytes for `from` given ones (either may be 0: an insertion or a removal).
class EditMap {
 public:
  void keep(std::uint32_t bytes);
  void replace(std::uint32_t given_bytes, std::uint32_t edited_bytes);

  /// The given-text span that an edited-text span came from. A span that begins or ends inside a replaced
  /// run takes the whole run; inserted bytes at either edge take nothing from the given text.
  Span to_given(Span edited) const;

  bool identity() const { return edits_.empty(); }

 private:
  struct Edit {
    std::uint32_t edited_begin, edited_end, given_begin, given_end;
  };
  std::vector<Edit> edits_;
  std::uint32_t edited_ = 0, given_ = 0;
};

/// What the numbers of a span count.
enum class OffsetUnit : std::uint8_t { code_point, utf16, byte };

/// Converts byte offsets of one text into another unit in O(log n) after one pass.
class OffsetConverter {
 public:
  OffsetConverter(std::string_view text, OffsetUnit unit);
  std::uint32_t operator()(std::uint32_t byte_offset) const;
  /// The byte offset of a position in the unit (clamped to the text).
  std::uint32_t to_byte(std::uint32_t offset) const;

 private:
  std::string_view text_;
  OffsetUnit unit_;
  bool ascii_ = true;
  std::vector<std::uint32_t> checkpoints_;  // the converted offset at every 64th byte
};

}  // namespace facts
