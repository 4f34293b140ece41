#pragma once
// From the given text to the reading text: damage mended, and a map back to every given byte.

#include <string>
#include <string_view>

#include "base/offset_map.hpp"

namespace facts::article {

struct Reading {
  std::string text;
  EditMap edits;
};

/// Mends what pasting and conversion do to a text, and changes nothing else:
///   characters that are not seen (zero width, soft hyphens, direction marks, byte order marks) are left out;
///   spaces of all widths become plain ones, line ends of all systems '\n';
///   UTF-8 that was read as Windows-1252 ("â€™") is decoded;
///   words cut at the end of a line, and addresses broken by white space, are joined;
///   a space that is missing between two words ("soldierafter", "3,000according") is put in, where one of them is a
///   word that often follows or a number, and the other stands elsewhere in the text.
/// `given` must be UTF-8. Linear time.
Reading repair(std::string_view given);

}  // namespace facts::article
