#pragma once
// Inside this stage: dates and datelines at the top of an article. (Dates inside sentences are the time stage's.)

#include <cstdint>
#include <optional>
#include <string_view>

#include "article/article.hpp"

namespace facts::article {

/// A calendar day with its year, anywhere in `line`: "December 27, 2024", "27 Dec 2024", "2024-12-27", "27.12.2024".
/// Of 1/2/2024 and its like nothing is read: which number is the month cannot be told.
std::optional<Date> find_date(std::string_view line);

/// True for a line that says when it was written, changed or how long it takes to read, and nothing else.
bool is_timestamp(std::string_view line);

/// How many bytes of a paragraph's beginning are a dateline, the dash and the white space behind it included:
/// "SEOUL, Dec 27 (Reuters) — ", "(AP) — ", "MOSCOW, December 27. /TASS/. ". 0 if none. A place in small letters needs an
/// agency or a day ("Seoul, Dec 27 — "); before the first paragraph of a text (`first`) it may stand alone ("Seoul — "), where a
/// sentence begins behind the dash and no second dash makes an aside of it.
std::uint32_t dateline_size(std::string_view paragraph, bool first = false);

/// How many bytes of a paragraph's beginning are the time of an entry of a live report: "14:32 GMT — ", "[10.15am] "; 0 if none.
std::uint32_t entry_time_size(std::string_view paragraph);

/// The agency named in a dateline's brackets or slashes; empty if none.
std::string_view dateline_agency(std::string_view dateline);

/// The size of "date YYYY-MM-DD " at the very beginning, white space around it included; 0 if it is not there.
std::uint32_t date_line_size(std::string_view text);

}  // namespace facts::article
