#include "article/dates.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "article/lines.hpp"
#include "article/patterns.hpp"
#include "article/tables/time_words.tsv.hpp"
#include "base/table.hpp"
#include "base/text.hpp"

namespace facts::article {
namespace {

using text::is_alnum;
using text::is_alpha;
using text::is_digit;
using text::is_upper;

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// A month's number, or its name or short form: the first three letters tell it.
unsigned month(std::string_view word) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  if (is_digit(word[0])) return static_cast<unsigned>(number(word));
  return static_cast<unsigned>(kMonths.find(text::lower(word.substr(0, 3))) / 3 + 1);
}

std::optional<Date> date_of(const Parts& parts) {
  const Date date{std::chrono::year{number(parts.year)}, std::chrono::month{month(parts.month)},
                  std::chrono::day{static_cast<unsigned>(number(parts.day))}};
  return date.ok() ? std::optional<Date>(date) : std::nullopt;
}

struct Piece {
  std::string_view word;  // letters, or digits
  char before = ' ';      // what stands directly before it
};

// The letter runs and digit runs of a line, 64 at most; ordinal endings left out.
struct Pieces {
  explicit Pieces(std::string_view line) {
    for (std::size_t i = 0; i < line.size() && count < pieces.size();) {
      if (!is_alnum(line[i])) { ++i; continue; }
      std::size_t end = i;
      const bool digits = is_digit(line[i]);
      while (end < line.size() && (digits ? is_digit(line[end]) : is_alpha(line[end]))) ++end;
      const Piece piece{line.substr(i, end - i), i > 0 ? line[i - 1] : ' '};
      const std::string_view word = piece.word;
      const bool ordinal = !digits && is_digit(piece.before) &&
                           (word == "st" || word == "nd" || word == "rd" || word == "th");
      if (!ordinal) pieces[count++] = piece;
      i = end;
    }
  }
  std::array<Piece, 64> pieces{};
  std::size_t count = 0;
};

const std::unordered_set<std::string_view>& time_words() {
  static const std::unordered_set<std::string_view> words = [] {
    std::unordered_set<std::string_view> set;
    const Table table(tables::article_time_words);
    for (std::size_t i = 0; i < table.size(); ++i) set.insert(table.at(i, 0));
    return set;
  }();
  return words;
}
bool is_time_word(std::string_view word) { return word.size() <= 12 && time_words().count(text::lower(word)) != 0; }

// A capital at `at`, and no dash in the rest of that sentence, which would close an aside.
bool opens_sentence(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const std::string_view word = rest.starts_with("\xE2\x80\x9C") ? rest.substr(3) : rest.starts_with('"') ? rest.substr(1) : rest;
  if (word.empty() || !is_upper(word[0])) return false;
  const std::string_view sentence = rest.substr(0, rest.find(". "));
  return sentence.find("\xE2\x80\x94") == std::string_view::npos && sentence.find("\xE2\x80\x93 ") == std::string_view::npos && sentence.find("--") == std::string_view::npos;
}

bool letters_with_points(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return is_alpha(c) || c == '.'; });
}

}  // namespace

std::optional<Date> find_date(std::string_view line) {
  for (const Parts& parts : parts_of(On::date, line.substr(0, kLongestLine))) {
    const auto date = date_of(parts);
    if (date && date->year() >= std::chrono::year{1800} && date->year() <= std::chrono::year{2200}) return date;
  }
  return std::nullopt;
}

bool is_timestamp(std::string_view line) {
  if (line.size() > 120) return false;
  const Pieces found(line);
  if (found.count == 0 || found.count >= found.pieces.size()) return false;
  std::size_t known = 0, digits = 0, cues = 0;
  for (std::size_t i = 0; i < found.count; ++i) {
    const Piece& piece = found.pieces[i];
    if (is_digit(piece.word[0])) {
      ++digits;
      ++known;
      // 10:15, 10.15 and 2024-12-27 say by themselves that they are a time.
      if ((piece.before == ':' || piece.before == '-' || piece.before == '/' || piece.before == '.') && i > 0 && is_digit(found.pieces[i - 1].word[0])) ++cues;
    } else if (is_time_word(piece.word)) {
      ++known;
      if (piece.word.size() > 2 || text::equal_ignore_case(piece.word, "am") || text::equal_ignore_case(piece.word, "pm") || (i > 0 && is_digit(piece.before))) ++cues;
    }
  }
  if (known == found.count) return digits > 0 ? cues > 0 : cues > 1;
  // "September 20, 2022 08:00 ET | Source: Voltara Inc.": a full date and little else.
  return digits >= 2 && known * 10 >= found.count * 6 && find_date(line).has_value() && line.find(". ") == std::string_view::npos && found.count <= 24;
}

std::uint32_t dateline_size(std::string_view paragraph, bool first) {
  const std::string_view head = paragraph.substr(0, 100);
  // "/TASS/." closes a dateline without a dash.
  std::size_t end = std::string_view::npos, after = 0;
  bool long_dash = false;
  for (std::size_t i = 0; i < head.size(); ++i) {
    // What ends a dateline, or the search, begins with one of these bytes.
    if (const char c = head[i]; c != '\xE2' && c != '-' && c != '/' && c != '.') continue;
    const std::string_view rest = head.substr(i);
    const bool spaced = i > 0 && head[i - 1] == ' ';
    std::size_t dash = 0;
    if (rest.starts_with("\xE2\x80\x94") || rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x95")) dash = 3;
    else if (rest.starts_with("--")) dash = 2;
    else if (spaced && rest.starts_with("- ")) dash = 1;
    if (dash != 0) { end = i; after = i + dash; long_dash = dash > 1; break; }
    if (rest.starts_with("/. ") && i > 0 && is_upper(head[i - 1])) { end = i + 1; after = i + 2; break; }
    // A full stop behind a longer small word ends the search: that was a sentence.
    if (rest.starts_with(". ") && i > 5 && text::is_lower(head[i - 1]) && text::is_lower(head[i - 5])) return 0;
  }
  if (end == std::string_view::npos || end == 0) return 0;
  std::string_view place = text::trim(head.substr(0, end));
  if (place.empty()) return 0;
  // Every word of it: capitals, a date, a short form of a state, or in brackets.
  bool capitals = false, agency = false, month = false, day = false, ok = true;
  std::uint32_t words = 0, mixed = 0;
  int depth = 0;
  for (std::size_t i = 0; i < place.size() && ok;) {
    if (place[i] == ' ' || place[i] == ',') { ++i; continue; }
    if (place[i] == '(' || place[i] == '/') {
      const char close = place[i] == '(' ? ')' : '/';
      const std::size_t stop = place.find(close, i + 1);
      if (stop == std::string_view::npos || stop - i > 40) { ok = false; break; }
      agency = agency || stop - i > 2;
      i = stop + 1;
      ++depth;
      continue;
    }
    std::size_t stop = i;
    while (stop < place.size() && place[stop] != ' ' && place[stop] != ',' && place[stop] != '(') ++stop;
    const std::string_view word = place.substr(i, stop - i);
    ++words;
    const Shape shape = shape_of(word);
    if (shape.all_capitals && shape.capitalised != 0) {
      capitals = capitals || words == 1;
    } else if (is_digit(word[0])) {
      day = true;
    } else if (const std::string_view plain = word.ends_with('.') ? word.substr(0, word.size() - 1) : word; is_time_word(plain)) {
      month = month || plain.size() > 2;
      mixed += words == 1 ? 8u : 0u;  // "Monday — …" is no place
    } else if (is_upper(word[0]) || static_cast<unsigned char>(word[0]) >= 0x80) {
      mixed += word.ends_with('.') && word.size() <= 7 ? 0u : 1u;
      if (!letters_with_points(word) && !is_alpha(word[0]) && static_cast<unsigned char>(word[0]) < 0x80) ok = false;
    } else if (word != "of" && word != "de" && word != "and" && word != "the") {
      ok = false;
    }
    i = stop;
  }
  if (!ok || depth > 2 || words > 9) return 0;
  while (after < paragraph.size() && paragraph[after] == ' ') ++after;
  // Something must follow, and not just a few words: "WANTED - dead or alive" is a title.
  if (paragraph.size() < after + 25) return 0;
  if (capitals || agency) return mixed <= 4 ? static_cast<std::uint32_t>(after) : 0;
  if (mixed == 0 || mixed > 3 || !long_dash || !opens_sentence(paragraph, after)) return 0;
  return (month && day) || (first && !day && !month) ? static_cast<std::uint32_t>(after) : 0;
}

std::uint32_t entry_time_size(std::string_view paragraph) {
  if (paragraph.size() < 8 || (!is_digit(paragraph[0]) && paragraph[0] != '[' && paragraph[0] != '(')) return 0;
  const auto found = parts_of(On::entry, paragraph.substr(0, 40));
  return found.empty() ? 0 : static_cast<std::uint32_t>(found[0].name.size());
}

std::string_view dateline_agency(std::string_view dateline) {
  for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'/', '/'}}) {
    const std::size_t begin = dateline.find(open);
    if (begin == std::string_view::npos) continue;
    const std::size_t end = dateline.find(close, begin + 1);
    if (end != std::string_view::npos && end > begin + 1) return dateline.substr(begin + 1, end - begin - 1);
  }
  return {};
}

std::uint32_t date_line_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text::is_space(text[at])) ++at;
  if (!text::starts_with_ignore_case(text.substr(at), "date ")) return 0;
  at += 5;
  if (!parse_date(text.substr(at, 10))) return 0;
  at += 10;
  if (at < text.size() && !text::is_space(text[at])) return 0;
  while (at < text.size() && text::is_space(text[at])) ++at;
  return static_cast<std::uint32_t>(at);
}

std::optional<Date> parse_date(std::string_view text) {
  const auto found = parts_of(On::iso, text.substr(0, 11));
  return found.empty() ? std::nullopt : date_of(found[0]);
}

std::string format_date(Date date) {
  const int year = static_cast<int>(date.year());
  std::string digits = std::to_string(year < 0 ? -year : year);
  std::string out = year < 0 ? "-" : "";
  if (digits.size() < 4) out.append(4 - digits.size(), '0');
  out += digits;
  const auto two = [&](unsigned value) {
    out += '-';
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
  };
  two(static_cast<unsigned>(date.month()));
  two(static_cast<unsigned>(date.day()));
  return out;
}

}  // namespace facts::article
