#pragma once
// Addresses inside running text: web, mail, and file names.

#include <cstdint>
#include <string_view>

namespace facts::segment {

/// Finds addresses that begin at a place. Asked at rising places of one text, it looks at each byte a bounded
/// number of times.
class AddressFinder {
 public:
  explicit AddressFinder(std::string_view text) : text_(text) {}

  /// The end of the address that begins at `begin`, punctuation behind it left out; 0 if none does.
  std::uint32_t find(std::uint32_t begin);

 private:
  std::uint32_t chunk_end(std::uint32_t begin);
  std::uint32_t without_punctuation(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t mail(std::uint32_t begin);
  std::uint32_t domain(std::uint32_t begin);
  std::uint32_t labels(std::uint32_t begin, bool any_ending);

  std::string_view text_;
  std::uint32_t chunk_begin_ = 0, chunk_end_ = 0;  // the run of bytes without white space last looked at
};

}  // namespace facts::segment
