// Finds quotations: marks of all shapes, runs over paragraphs, missing marks; apostrophes are none.

#include <array>

#include "attribution/attribution.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace facts::attribution {
namespace {

enum class Shape : std::uint8_t { open, close, either };

struct Mark {
  std::uint32_t begin = 0, end = 0;
  Shape shape = Shape::either;
  bool single = false;
  bool opens = false, closes = false;  // by what stands on either side
  bool low = false;   // „ ‚
  bool high = false;  // “ ‘, which close what a low mark opened
};

bool is_space_at(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return true;
  return text::is_space(text[at]) || utf8::is_space(utf8::decode(text, at).code_point);
}

/// Letters and digits, in any script.
bool is_wordlike_at(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return false;
  const char32_t c = utf8::decode(text, at).code_point;
  return utf8::is_letter(c) || utf8::is_digit(c);
}

/// Reads a mark at `at`; false if there is none.
bool read_mark(std::string_view text, std::uint32_t at, std::uint32_t limit, Mark& mark) {
  mark = {};
  mark.begin = at;
  const char c = text[at];
  if (c == '"') {
    mark.end = at + 1;
    return true;
  }
  if (c == '\'' || c == '`') {
    const bool twice = at + 1 < limit && text[at + 1] == c;
    mark.end = at + (twice ? 2 : 1);
    mark.single = !twice;
    if (c == '`') mark.shape = Shape::open;
    if (c == '\'' && twice) {
      // Two apostrophes are a double mark only where something touches them on one side.
      const bool before = at > 0 && !is_space_at(text, at - 1);
      const bool after = at + 2 < limit && !is_space_at(text, at + 2);
      if (!before && !after) return false;
    }
    return true;
  }
  if (static_cast<unsigned char>(c) < 0x80) return false;
  const utf8::Decoded d = utf8::decode(text, at);
  mark.end = at + d.bytes;
  switch (d.code_point) {
    case 0x201C: case 0x201F: mark.shape = Shape::open; mark.high = true; return true;
    case 0x00AB: case 0x300C: mark.shape = Shape::open; return true;
    case 0x201E: mark.shape = Shape::open; mark.low = true; return true;
    case 0x201D: case 0x00BB: case 0x300D: mark.shape = Shape::close; return true;
    case 0xFF02: return true;
    case 0x2018: case 0x201A: case 0x201B: case 0x2039: mark.shape = Shape::open; mark.single = true; return true;
    case 0x2019: case 0x203A: mark.shape = Shape::close; mark.single = true; return true;
    default: return false;
  }
}

/// Words that begin with an apostrophe and are no quotation ("'em", "'90s").
bool is_elision(std::string_view text, std::uint32_t after, std::uint32_t limit) {
  static constexpr std::array<std::string_view, 9> words = {"bout", "cause", "cos", "em", "n", "round", "til", "tis", "twas"};
  std::uint32_t end = after;
  while (end < limit && end - after < 8 && text::is_alnum(text[end])) ++end;
  const std::string_view word = text.substr(after, end - after);
  if (word.size() >= 2 && text::is_digit(word[0]) && text::is_digit(word[1])) return word.size() <= 3;
  for (const std::string_view one : words) {
    if (text::equal_ignore_case(word, one)) return true;
  }
  return false;
}

/// Whether something that opens may stand before a mark: white space, brackets, dashes, other marks.
bool may_precede_opening(std::string_view text, std::uint32_t at, std::uint32_t floor) {
  if (at <= floor) return true;
  const utf8::Decoded d = utf8::decode_before(text, at);
  const char32_t c = d.code_point;
  return utf8::is_space(c) || c == '(' || c == '[' || c == '{' || c == '-' || c == '/' || c == ':' || c == '"' || c == 0x201C ||
         c == 0x2018 || c == '\'' || c == 0x2013 || c == 0x2014 || c == '=' || c == '>';
}

std::vector<Mark> marks_of(std::string_view text, Span block) {
  std::vector<Mark> marks;
  for (std::uint32_t at = block.begin; at < block.end;) {
    Mark mark;
    if (!read_mark(text, at, block.end, mark)) {
      ++at;
      continue;
    }
    at = mark.end;
    const bool space_before = mark.begin == block.begin || utf8::is_space(utf8::decode_before(text, mark.begin).code_point);
    const bool space_after = mark.end >= block.end || is_space_at(text, mark.end);
    const bool word_after = mark.end < block.end && is_wordlike_at(text, mark.end);
    mark.opens = !space_after && may_precede_opening(text, mark.begin, block.begin);
    mark.closes = !space_before && !word_after;
    if (mark.single) {
      if (mark.opens && mark.shape != Shape::open && is_elision(text, mark.end, block.end)) mark.opens = false;
      if (mark.shape == Shape::close) mark.opens = false;
      if (mark.shape == Shape::open) mark.closes = false;
    } else if (mark.shape == Shape::open) {
      mark.opens = true;
      mark.closes = mark.closes && space_after;
    } else if (mark.shape == Shape::close) {
      mark.opens = mark.opens && space_before;
      mark.closes = true;
    } else if (!mark.opens && !mark.closes) {
      mark.closes = true;  // a mark between blanks or letters: ends what is open, opens nothing
    }
    marks.push_back(mark);
  }
  return marks;
}

/// "the soldiers' wives": an apostrophe after s with a small letter following.
bool is_plural_possessive(std::string_view text, const Mark& mark) {
  if (mark.begin == 0 || text::lower(text[mark.begin - 1]) != 's') return false;
  return mark.end + 1 < text.size() && text[mark.end] == ' ' && text::is_lower(text[mark.end + 1]);
}

/// The mark that closes the single mark `from`, or npos. Looks no further than the next one that opens.
std::uint32_t single_partner(std::string_view text, const std::vector<Mark>& marks, std::uint32_t from) {
  std::uint32_t second_best = npos;
  for (std::uint32_t i = from + 1; i < marks.size(); ++i) {
    if (!marks[i].single) continue;
    if (marks[i].closes) {
      if (!is_plural_possessive(text, marks[i])) return i;
      if (second_best == npos) second_best = i;
    } else if (marks[i].opens) {
      break;
    }
  }
  return second_best;
}

/// Whether the text before `at` ends a sentence (so that a mark there begins something new).
bool after_sentence_end(std::string_view text, std::uint32_t at, std::uint32_t floor) {
  while (at > floor && (text::is_space(text[at - 1]) || text[at - 1] == ')')) --at;
  if (at <= floor) return true;
  const char32_t c = utf8::decode_before(text, at).code_point;
  return c == '.' || c == '!' || c == '?' || c == ',' || c == ':' || c == 0x2026;
}

Span trim(std::string_view text, Span span) {
  while (!span.empty() && text::is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && text::is_space(text[span.end - 1])) --span.end;
  return span;
}

class Finder {
 public:
  Finder(const article::Article& article, const segment::Segmentation& segmentation)
      : text_(article.reading), blocks_(article.blocks), sentences_(segmentation.sentences) {}

  std::vector<Quotation> run() {
    for (std::uint32_t b = 0; b < blocks_.size(); ++b) {
      if (article::holds_claims(blocks_[b].kind)) block(b);
    }
    return std::move(found_);
  }

 private:
  /// The next block with claims begins with a double mark that opens: the quotation goes on there.
  bool goes_on(std::uint32_t b) const {
    for (std::uint32_t next = b + 1; next < blocks_.size(); ++next) {
      if (!article::holds_claims(blocks_[next].kind)) continue;
      const Span span = trim(text_, blocks_[next].span);
      Mark mark;
      return !span.empty() && read_mark(text_, span.begin, span.end, mark) && !mark.single && mark.shape != Shape::close;
    }
    return false;
  }

  void finish(std::uint32_t content_end, std::uint32_t end, bool closed) {
    Span part = trim(text_, {part_begin_, content_end});
    if (!part.empty()) now_.parts.push_back(part);
    if (!now_.parts.empty()) {
      now_.content = hull(now_.parts);
      now_.span = {now_.span.begin, end};
      now_.closed = closed;
      found_.push_back(now_);
    }
    open_ = false;
  }

  void start(const Mark& mark) {
    now_ = {};
    now_.span.begin = mark.begin;
    now_.single = mark.single;
    part_begin_ = mark.end;
    open_ = true;
    low_ = mark.low;
  }

  /// Ends what was never closed: with its paragraph if it began the paragraph, else with its sentence.
  void give_up(Span block, std::uint32_t limit) {
    std::uint32_t end = limit;
    if (trim(text_, block).begin < now_.span.begin) {
      while (sentence_ < sentences_.size() && sentences_[sentence_].span.end <= now_.span.begin) ++sentence_;
      if (sentence_ < sentences_.size()) end = std::min(end, std::max(sentences_[sentence_].span.end, part_begin_));
    }
    const std::uint32_t at = trim(text_, {std::min(part_begin_, end), end}).end;
    finish(at, at, false);
  }

  void block(std::uint32_t b) {
    const Span span = trim(text_, blocks_[b].span);
    if (span.empty()) return;
    const std::vector<Mark> marks = marks_of(text_, span);
    std::uint32_t i = 0;
    if (open_) {  // goes_on() has seen the mark
      part_begin_ = marks.empty() ? span.begin : marks[0].end;
      i = 1;
    }
    for (; i < marks.size(); ++i) {
      const Mark& mark = marks[i];
      if (!open_) {
        if (!mark.opens) continue;
        if (!mark.single) {
          const bool inches = mark.begin > span.begin && text::is_digit(text_[mark.begin - 1]);
          if (!inches) start(mark);
          continue;
        }
        const std::uint32_t partner = single_partner(text_, marks, i);
        if (partner == npos) continue;
        start(mark);
        finish(marks[partner].begin, marks[partner].end, true);
        i = partner;
        continue;
      }
      if (mark.single) continue;
      if (low_ && mark.high) {
        finish(mark.begin, mark.end, true);
      } else if (mark.closes && !(mark.opens && mark.shape == Shape::open)) {
        finish(mark.begin, mark.end, true);
      } else if (mark.opens && after_sentence_end(text_, mark.begin, part_begin_)) {
        give_up(span, mark.begin);  // the closing mark is missing
        start(mark);
      } else if (mark.shape == Shape::either) {
        finish(mark.begin, mark.end, true);
      }
    }
    if (!open_) return;
    if (goes_on(b)) {
      const Span part = trim(text_, {part_begin_, span.end});
      if (!part.empty()) now_.parts.push_back(part);
      return;
    }
    give_up(span, span.end);
  }

  std::string_view text_;
  const std::vector<article::Block>& blocks_;
  const std::vector<segment::Sentence>& sentences_;
  std::vector<Quotation> found_;
  Quotation now_;
  std::uint32_t part_begin_ = 0;
  std::uint32_t sentence_ = 0;
  bool open_ = false;
  bool low_ = false;
};

}  // namespace

std::vector<Quotation> find_quotations(const article::Article& article, const segment::Segmentation& segmentation) {
  return Finder(article, segmentation).run();
}

}  // namespace facts::attribution
