#include "article/lines.hpp"

#include <algorithm>

#include "article/cues.hpp"
#include "article/dates.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace facts::article {
namespace {

// Lines longer than this are never a fixed width's.
constexpr std::uint32_t kWidest = 120;
constexpr std::uint32_t kNarrowest = 40;

struct Physical {
  std::uint32_t begin = 0, end = 0;  // without white space at either end
  std::uint32_t width = 0;
  bool blank_before = false;
};

std::vector<Physical> physical(std::string_view text) {
  std::vector<Physical> lines;
  std::uint32_t at = 0;
  bool blank = false;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (at < size) {
    const std::size_t found = text.find('\n', at);
    const std::uint32_t end = found == std::string_view::npos ? size : static_cast<std::uint32_t>(found);
    std::uint32_t first = at, last = end;
    while (first < last && text::is_space(text[first])) ++first;
    while (last > first && text::is_space(text[last - 1])) --last;
    if (first == last) {
      blank = true;
    } else {
      lines.push_back({first, last, last - at, blank});
      blank = false;
    }
    at = end + 1;
  }
  return lines;
}

bool ends_sentence(std::string_view line) {
  const Shape shape = shape_of(line.substr(line.size() > 40 ? line.size() - 40 : 0));
  return shape.stop || shape.question || shape.colon;
}

std::uint32_t first_word(std::string_view line) {
  std::uint32_t size = 0;
  while (size < line.size() && !text::is_space(line[size])) ++size;
  return size;
}

// The cells of a line: parted by bars, tabs, or runs of blanks (of three where a sentence may have ended).
std::uint32_t cells_of(std::string_view line) {
  if (line.size() > 2000) return 1;
  std::uint32_t bars = 0, tabs = 0, gaps = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '|') ++bars;
    if (line[i] == '\t' && line[i - (i > 0)] != '\t') ++tabs;
    if (line[i] == ' ' && i + 1 < line.size() && line[i + 1] == ' ') {
      std::size_t end = i;
      while (end < line.size() && line[end] == ' ') ++end;
      const char before = i > 0 ? line[i - 1] : ' ';
      const bool stop = before == '.' || before == '?' || before == '!' || before == ':' || before == '"' || static_cast<unsigned char>(before) >= 0x80;
      if (end - i >= (stop ? 3u : 2u)) ++gaps;
      i = end - 1;
    }
  }
  if (bars > 0) return bars + 1 - (line.front() == '|') - (line.back() == '|' && line.size() > 1);
  return (tabs > 0 ? tabs : gaps) + 1;
}

// "|---|:--:|": what parts a table's head from its rows.
bool table_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("|-:+= \t") == std::string_view::npos && line.find('-') != std::string_view::npos &&
         (line.find('|') != std::string_view::npos || line.find('+') != std::string_view::npos);
}

// Marks the rows of tables: lines that follow each other with the same number of cells, two at least, where numbers stand in them.
// A row of links ("World | UK | US") has none.
std::vector<std::uint32_t> table_rows(std::string_view text, const std::vector<Physical>& lines) {
  std::vector<std::uint32_t> cells(lines.size(), 0);
  const auto of = [&](std::size_t i) { return text.substr(lines[i].begin, lines[i].end - lines[i].begin); };
  for (std::size_t i = 0; i < lines.size();) {
    const std::uint32_t count = cells_of(of(i));
    if (count < 2 || count > 40) { ++i; continue; }
    std::size_t end = i + 1, rows = 1, numbers = 0;
    const auto has_digit = [&](std::size_t k) {
      const std::string_view line = of(k);
      return std::any_of(line.begin(), line.end(), text::is_digit) ? 1u : 0u;
    };
    numbers += has_digit(i);
    for (; end < lines.size() && !lines[end].blank_before; ++end) {
      if (table_rule(of(end))) continue;
      if (cells_of(of(end)) != count) break;
      ++rows;
      numbers += has_digit(end);
    }
    if (rows >= 2 && numbers * 2 >= rows && numbers >= (rows > 2 ? 2u : 1u)) {
      for (std::size_t k = i; k < end; ++k) cells[k] = count;
      i = end;
    } else {
      ++i;
    }
  }
  return cells;
}

// The width that the text was wrapped at; 0 if it was not. Wrapped text has no line beyond the width, most lines
// that another follows without a blank one come near it, and none of those would have had room for the next word.
std::uint32_t wrap_width(std::string_view text, const std::vector<Physical>& lines) {
  std::uint32_t width = 0, inner = 0, full = 0;
  for (const Physical& line : lines) width = std::max(width, line.width);
  if (width > kWidest || width < kNarrowest) return 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].blank_before) continue;
    ++inner;
    const std::string_view next = text.substr(lines[i + 1].begin, lines[i + 1].end - lines[i + 1].begin);
    full += lines[i].width + 1 + first_word(next) > width - 6 && lines[i].width * 10 >= width * 6 ? 1u : 0u;
  }
  return inner >= 2 && full * 10 >= inner * 7 ? width : 0;
}

bool soft_break(std::string_view text, const Physical& a, const Physical& b, std::uint32_t width, bool begun_upper) {
  const std::string_view first = text.substr(a.begin, a.end - a.begin), second = text.substr(b.begin, b.end - b.begin);
  if (b.blank_before || date_line_size(second) != 0) return false;
  const Shape next = shape_of(second.substr(0, 40));
  if (next.bullet) return false;
  if (width != 0 && a.width + 1 + first_word(second) > width - 6 && a.width * 10 >= width * 6) return true;
  const utf8::Decoded c = utf8::decode(text, b.begin);
  // A sentence that goes on in small letters: cut by whatever made the text.
  if (!begun_upper || !utf8::is_lower(c.code_point) || ends_sentence(first) || first.size() < 8 || shape_of(first).words < 4) return false;
  if (is_timestamp(first)) return false;
  return second.size() > 60 || !cue_of(second, shape_of(second));
}

}  // namespace

Shape shape_of(std::string_view line) {
  Shape shape;
  std::uint32_t capitals = 0, smalls = 0;
  for (std::size_t i = 0; i < line.size();) {
    if (text::is_space(line[i])) { ++i; continue; }
    bool word = false, letter = false;
    std::uint32_t letters = 0;
    for (; i < line.size() && !text::is_space(line[i]);) {
      const utf8::Decoded c = static_cast<unsigned char>(line[i]) < 0x80 ? utf8::Decoded{static_cast<unsigned char>(line[i]), 1} : utf8::decode(line, i);
      const bool small = c.code_point < 0x80 ? text::is_lower(line[i]) : utf8::is_lower(c.code_point);
      const bool capital = c.code_point < 0x80 ? text::is_upper(line[i]) : utf8::is_upper(c.code_point);
      const bool digit = text::is_digit(line[i]);
      smalls += small;
      capitals += capital;
      if (!word && (small || capital || digit)) {
        word = true;
        ++shape.words;
        letter = small;
        (digit ? shape.numbers : capital ? shape.capitalised : shape.lower) += 1;
      }
      letters += small || capital;
      i += c.bytes;
    }
    if (letter && letters <= 3) ++shape.small;
  }
  shape.all_capitals = capitals >= 2 && smalls == 0;

  std::size_t end = line.size();
  bool closing = false;
  while (end > 0) {
    const char c = line[end - 1];
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == '*') { closing = closing || c == '"' || c == '\''; --end; continue; }
    if (end >= 3 && line[end - 3] == '\xE2' && line[end - 2] == '\x80' && (c == '\x9D' || c == '\x99')) { closing = true; end -= 3; continue; }
    break;
  }
  if (end > 0) {
    const char c = line[end - 1];
    shape.stop = c == '.' || (end >= 3 && line.substr(end - 3, 3) == "\xE2\x80\xA6");
    shape.question = c == '?' || c == '!';
    shape.colon = c == ':';
    shape.comma = c == ',' || c == ';';
  }
  const std::string_view mark = line.substr(0, 3);
  const bool opening = line.starts_with('"') || line.starts_with('\'') || mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x98";
  shape.quoted = opening && closing;
  shape.bullet = mark == "\xE2\x80\xA2" || mark == "\xE2\x96\xAA" || mark == "\xE2\x97\x8F" || line.starts_with("\xC2\xB7 ") || line.starts_with("* ");
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && text::is_digit(line[digits])) ++digits;
  const std::string_view behind = line.substr(digits, 2);
  const bool dash = line.starts_with("- ") || line.starts_with("\xE2\x80\x93 ") || line.starts_with("\xE2\x80\x94 ");
  shape.item = digits > 0 ? behind == ". " || behind == ") " : dash && !line.ends_with('-');
  shape.small_start = !line.empty() && utf8::is_lower(utf8::decode(line, 0).code_point);
  return shape;
}

std::vector<Line> lines_of(std::string_view reading) {
  const std::vector<Physical> raw = physical(reading);
  const std::uint32_t width = wrap_width(reading, raw);
  const std::vector<std::uint32_t> cells = table_rows(reading, raw);
  std::vector<Line> lines;
  for (std::size_t i = 0; i < raw.size();) {
    std::size_t last = i;
    const utf8::Decoded c = utf8::decode(reading, raw[i].begin);
    const bool upper = !utf8::is_lower(c.code_point);
    while (last + 1 < raw.size() && cells[last] == 0 && cells[last + 1] == 0 && soft_break(reading, raw[last], raw[last + 1], width, upper)) ++last;
    Line line;
    line.text = {raw[i].begin, raw[last].end};
    line.span = {lines.empty() ? 0 : raw[i].begin, static_cast<std::uint32_t>(reading.size())};
    line.blank_before = raw[i].blank_before;
    line.cells = cells[i];
    if (!lines.empty()) lines.back().span.end = raw[i].begin;
    line.shape = shape_of(cut(reading, line.text));
    lines.push_back(line);
    i = last + 1;
  }
  return lines;
}

}  // namespace facts::article
