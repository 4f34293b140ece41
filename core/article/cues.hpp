#pragma once
// Inside this stage: what labels, links, credits and captions say of themselves.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "article/lines.hpp"

namespace facts::article {

struct Cue {
  BlockKind kind;
  BlockKind then;  ///< for a heading of a list: what its items are; `paragraph` for all others
  bool whole;      ///< the line says nothing else
  bool ends_list;  ///< says that a list is over
};

/// The kind of that name; `paragraph` for a word that is none (a table's "-").
BlockKind kind_named(std::string_view word);

/// The kind that a line's own words give it, if any.
std::optional<Cue> cue_of(std::string_view line, const Shape& shape);

/// True for a line that closes with a word saying that the article is over ("… on Monday. Enditem").
bool ends_article(std::string_view line);

/// "By Ann Weller and Bo Hale": a line that says who wrote it and nothing else.
bool is_byline(std::string_view line, const Shape& shape);
/// A line that can only be a byline where one may stand: "Ann Weller, Harbour correspondent", "Northpress in Port Lanster".
bool is_role(std::string_view line, const Shape& shape);
/// True if one of the words says what somebody does for an outlet ("correspondent").
bool has_role(std::string_view line);
/// Two to four capitalised words without digits: a name, where a byline may stand.
bool is_name(std::string_view line, const Shape& shape);
/// Initials of the desk: "kh-ro/ach", "dh/rm (AFX, DPW)".
bool is_initials(std::string_view line);
/// True if `line` holds a mail address.
bool has_mail(std::string_view line);

}  // namespace facts::article
