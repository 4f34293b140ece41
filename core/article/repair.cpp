#include "article/repair.hpp"

#include <algorithm>
#include <vector>

#include "article/characters.hpp"
#include "article/spacing.hpp"
#include "base/text.hpp"

namespace facts::article {
namespace {

// One change: `size` bytes at `at` are replaced by `with`.
struct Change {
  std::uint32_t at = 0, size = 0;
  std::string with;
};

using text::is_alpha;
using text::is_lower;

// The place of the line break at or behind `at` if only blanks stand between, else npos.
std::size_t line_break(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  if (at < text.size() && text[at] == '\r') return at;
  return at < text.size() && text[at] == '\n' ? at : std::string_view::npos;
}

// The first character of the next line that is not blank; npos if that line is empty.
std::size_t after_break(std::string_view text, std::size_t at) {
  if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
  ++at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at < text.size() && text[at] != '\n' && text[at] != '\r' ? at : std::string_view::npos;
}

class Characters {
 public:
  explicit Characters(std::string_view given) : given_(given) {}

  std::vector<Change> run() {
    const std::size_t size = given_.size();
    for (std::size_t i = 0; i < size;) {
      const auto c = static_cast<unsigned char>(given_[i]);
      if (c >= 0x80) {
        i = beyond_ascii(i);
      } else if (c == '\r') {
        const bool pair = i + 1 < size && given_[i + 1] == '\n';
        change(i, 1, pair ? "" : "\n");
        ++i;
      } else if (c == '\f' || c == '\v') {
        change(i++, 1, "\n");
      } else if (c == '-' && i > 0 && is_alpha(given_[i - 1])) {
        i = hyphen(i, 1);
      } else if (c == ':' && given_.substr(i, 3) == "://") {
        i = address(i);
      } else {
        ++i;
      }
    }
    return std::move(changes_);
  }

 private:
  void change(std::size_t at, std::size_t bytes, std::string_view with) {
    changes_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(bytes), std::string(with)});
  }

  std::size_t beyond_ascii(std::size_t i) {
    const utf8::Decoded c = utf8::decode(given_, i);
    if (c.code_point == 0xAD && i > 0) {
      const std::size_t next = hyphen(i, c.bytes);
      if (next != i + c.bytes) return next;
    }
    if (is_unseen(c.code_point)) {
      change(i, c.bytes, "");
    } else if (is_wide_space(c.code_point)) {
      change(i, c.bytes, " ");
    } else if (c.code_point == 0x2028 || c.code_point == 0x2029 || c.code_point == 0x85) {
      change(i, c.bytes, "\n");
    } else if (const Misread found = misread(given_, i); found.bytes != 0) {
      const utf8::Decoded meant = utf8::decode(found.meant, 0);
      change(i, found.bytes, is_wide_space(meant.code_point) ? " " : is_unseen(meant.code_point) ? "" : std::string_view(found.meant));
      return i + found.bytes;
    }
    return i + c.bytes;
  }

  // A hyphen of `bytes` bytes at the end of a line inside a word: the word is joined. Words that keep their hyphen
  // ("long-" + "term") are told by their first part. Gives the place to go on from.
  std::size_t hyphen(std::size_t i, std::size_t bytes) {
    const std::size_t end = line_break(given_, i + bytes);
    if (end == std::string_view::npos) return i + bytes;
    const std::size_t next = after_break(given_, end);
    if (next == std::string_view::npos || !is_lower(given_[next])) return i + bytes;
    std::size_t begin = i;
    while (begin > 0 && i - begin < 40 && is_alpha(given_[begin - 1])) --begin;
    const bool compound = bytes == 1 && keeps_hyphen(given_.substr(begin, i - begin));
    // The hyphen stays where the word before it holds one already ("mother-in-" + "law").
    const bool inner = begin > 0 && given_[begin - 1] == '-';
    if (compound || inner) {
      change(i + bytes, next - i - bytes, "");
    } else {
      change(i, next - i, "");
    }
    return next;
  }

  // An address: white space inside it is taken out where what follows is alone on its line and can only be its rest.
  std::size_t address(std::size_t i) {
    std::size_t line = i;
    while (line > 0 && i - line < 8 && is_alpha(given_[line - 1])) --line;
    const bool starts_line = line == 0 || given_[line - 1] == '\n' || given_[line - 1] == '\r' || given_[line - 1] == ' ';
    std::size_t end = i + 3;
    for (int pieces = 0; pieces < 8; ++pieces) {
      while (end < given_.size() && !text::is_space(given_[end])) ++end;
      if (!starts_line || end >= given_.size()) return end;
      std::size_t rest = end;
      bool broken_line = false;
      while (rest < given_.size() && (given_[rest] == ' ' || given_[rest] == '\n' || given_[rest] == '\r') && rest - end < 4) {
        broken_line = broken_line || given_[rest] == '\n';
        ++rest;
      }
      std::size_t stop = rest;
      bool mark = false, plain = true;
      while (stop < given_.size() && !text::is_space(given_[stop])) {
        const char c = given_[stop++];
        mark = mark || c == '-' || c == '/' || c == '_' || c == '=' || c == '%' || text::is_digit(c);
        plain = plain && (text::is_alnum(c) || c == '-' || c == '/' || c == '_' || c == '.' || c == '=' || c == '&' || c == '?' || c == '%' || c == '#' || c == '~');
      }
      const bool alone = stop >= given_.size() || line_break(given_, stop) != std::string_view::npos ||
                         text::trim(given_.substr(stop)).empty();
      const bool long_enough = !broken_line || end - line >= 50;
      if (!mark || !plain || !alone || !long_enough || stop - rest < 6 || given_.substr(rest, 4) == "http" || text::is_upper(given_[rest])) return end;
      change(end, rest - end, "");
      end = stop;
    }
    return end;
  }

  std::string_view given_;
  std::vector<Change> changes_;
};

// Applies changes in order of place.
std::string apply(std::string_view text, const std::vector<Change>& changes) {
  std::string out;
  out.reserve(text.size() + changes.size());
  std::size_t at = 0;
  for (const Change& change : changes) {
    out.append(text, at, change.at - at);
    out += change.with;
    at = change.at + change.size;
  }
  out.append(text, at);
  return out;
}

}  // namespace

Reading repair(std::string_view given) {
  const std::vector<Change> characters = Characters(given).run();
  Reading reading;
  reading.text = characters.empty() ? std::string(given) : article::apply(given, characters);
  const std::vector<std::uint32_t> spaces = missing_spaces(reading.text);

  // One map for both passes: `done` bytes of the first pass's text are accounted for; a space goes in before `space`.
  std::size_t space = 0;
  std::uint32_t done = 0, from = 0;
  const auto keep = [&](std::uint32_t bytes) {
    while (space < spaces.size() && spaces[space] <= done + bytes) {
      const std::uint32_t piece = spaces[space] - done;
      reading.edits.keep(piece);
      reading.edits.replace(0, 1);
      done += piece;
      bytes -= piece;
      ++space;
    }
    reading.edits.keep(bytes);
    done += bytes;
  };
  for (const Change& change : characters) {
    keep(change.at - from);
    const auto size = static_cast<std::uint32_t>(change.with.size());
    reading.edits.replace(change.size, size);
    done += size;
    from = change.at + change.size;
  }
  keep(static_cast<std::uint32_t>(given.size()) - from);
  if (!spaces.empty()) {
    std::vector<Change> inserted;
    for (const std::uint32_t at : spaces) inserted.push_back({at, 0, " "});
    reading.text = article::apply(reading.text, inserted);
  }
  return reading;
}

}  // namespace facts::article
