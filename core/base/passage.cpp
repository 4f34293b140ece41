#include "base/passage.hpp"

#include "base/text.hpp"

namespace facts {

std::string one_line(std::string_view text, const Passage& passage) {
  std::string out;
  for (const Span part : passage) {
    if (!out.empty()) out += " … ";
    bool space = false;
    for (const char c : text::trim(cut(text, part))) {
      if (text::is_space(c)) {
        space = true;
        continue;
      }
      if (space) out += ' ';
      space = false;
      out += c;
    }
  }
  return out;
}

}  // namespace facts
