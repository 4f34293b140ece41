#include "syntax/casing.hpp"

#include "base/utf8.hpp"

namespace facts::syntax {

bool capitals_tell_nothing(std::string_view reading, const segment::Segmentation& segmentation, const segment::Sentence& sentence) {
  std::uint32_t words = 0, capital = 0;
  for (std::uint32_t w = sentence.first; w < sentence.last; ++w) {
    const std::string_view form = segmentation.form(reading, w);
    if (form.empty()) continue;
    const char32_t first = utf8::decode(form, 0).code_point;
    if (!utf8::is_letter(first)) continue;
    ++words;
    if (utf8::is_upper(first)) ++capital;
  }
  return words >= 4 && 3 * capital > 2 * words;  // "of", "the" and "in" stay small in headlines
}

}  // namespace facts::syntax
