#include "article/parts.hpp"

#include <algorithm>

#include "article/dates.hpp"
#include "base/text.hpp"

namespace facts::article {
namespace {

// What a sign adds; a beginning is believed from `kEnough` on.
constexpr float kDateLine = 1.0f;   // "date 2021-03-04": nothing else looks like it
constexpr float kByline = 0.5f;
constexpr float kDateline = 0.5f;
constexpr float kRule = 0.4f;       // "=====", alone on its line
constexpr float kAddress = 0.4f;    // a web address directly above
constexpr float kFullDate = 0.3f;
constexpr float kTitle = 0.2f;      // a line that could be a headline
constexpr float kEnded = 0.15f;     // what stands before it is no text, or two blank lines
constexpr float kEnough = 0.6f;

constexpr std::uint32_t kLeastText = 220;  // bytes of sentences that an article has at least
constexpr std::uint32_t kLine = 50;        // two short paragraphs are more of an article than a long one
constexpr std::size_t kHead = 8;           // lines between a beginning and its first sentence at most
constexpr std::size_t kMostParts = 200;

class Finder {
 public:
  Finder(std::string_view reading, const std::vector<Line>& lines) : reading_(reading), lines_(lines) {
    text_before_.reserve(lines.size() + 1);
    text_before_.push_back(0);
    for (const Line& line : lines) text_before_.push_back(text_before_.back() + (sentence(line) ? line.text.size() + kLine : 0));
  }

  std::vector<Part> run() const {
    std::vector<Part> parts;
    std::size_t from = 0;  // first line of the article that is open
    for (std::size_t i = 0; i < lines_.size() && parts.size() < kMostParts;) {
      const bool dated = date_line_size(words(i)) != 0;
      if (i == 0 || (!dated && text_before_[i] - text_before_[from] < kLeastText) || (dated && text_before_[i] == text_before_[from])) {
        ++i;
        continue;
      }
      Part part;
      std::size_t body = i;
      part.score = dated ? kDateLine : beginning(i, part, body);
      if (part.score < kEnough || (!dated && text_before_[end_of(body)] - text_before_[body] < kLeastText)) {
        ++i;
        continue;
      }
      part.score = std::min(part.score, 1.0f);
      const std::size_t begin = dated ? i : with_rubric(i, from);
      part.span.begin = lines_[begin].span.begin;
      parts.push_back(part);
      from = begin;
      i = body + 1;
    }
    if (parts.empty()) return parts;
    Part first;
    first.span.begin = lines_.front().span.begin;
    for (const Line& line : lines_) {
      if (line.span.begin >= parts.front().span.begin) break;
      if (line.labelled() && line.kind == BlockKind::headline) { first.title = line.text; break; }
    }
    parts.insert(parts.begin(), first);
    for (std::size_t k = 0; k < parts.size(); ++k) parts[k].span.end = k + 1 < parts.size() ? parts[k + 1].span.begin : lines_.back().span.end;
    return parts;
  }

 private:
  std::string_view words(std::size_t i) const { return cut(reading_, lines_[i].text); }
  bool is(std::size_t i, BlockKind kind) const { return lines_[i].kind == kind; }

  static bool sentence(const Line& line) {
    return line.kind == BlockKind::paragraph && line.shape.words >= 6 && (line.shape.stop || line.shape.question || line.shape.words >= 34);
  }
  // A few words that could be a headline, whatever label they got beside the article before.
  bool title(std::size_t i) const {
    const Shape& s = lines_[i].shape;
    if (s.words < 3 || s.words > 25 || s.stop || s.colon || s.comma || s.bullet || s.item || s.small_start || lines_[i].cells > 1) return false;
    const BlockKind kind = lines_[i].kind;
    return kind == BlockKind::subhead || kind == BlockKind::headline || kind == BlockKind::related || kind == BlockKind::caption || kind == BlockKind::paragraph;
  }
  // Five and more of one mark and nothing else.
  bool rule(std::size_t i) const {
    const std::string_view line = words(i);
    if (line.size() < 5 || (line[0] != '=' && line[0] != '-' && line[0] != '_' && line[0] != '*' && line[0] != '#')) return false;
    return line.find_first_not_of(line[0]) == std::string_view::npos;
  }
  bool full_date(std::size_t i) const { return is(i, BlockKind::timestamp) && find_date(words(i)).has_value(); }

  // The end of the text that begins at line `i`, as far as it has to be known: enough of it, or all.
  std::size_t end_of(std::size_t i) const {
    std::size_t end = i;
    while (end < lines_.size() && text_before_[end] - text_before_[i] < kLeastText) {
      // Another headline with its byline: what lies between is a teaser.
      if (end > i + 1 && is(end, BlockKind::byline)) break;
      ++end;
    }
    return end;
  }

  // Rubric and day directly above a headline belong to it ("World", "For immediate release").
  std::size_t with_rubric(std::size_t i, std::size_t from) const {
    for (int steps = 0; steps < 3 && i > from + 1 && !lines_[i].blank_before; ++steps) {
      const BlockKind kind = lines_[i - 1].kind;
      const bool rubric = (kind == BlockKind::section || kind == BlockKind::subhead) && lines_[i - 1].shape.words <= 4;
      if (!rubric && !full_date(i - 1)) break;
      --i;
    }
    return i;
  }
  // Two blank lines at least between line `i` and the one before.
  bool wide_gap(std::size_t i) const {
    const std::string_view gap = cut(reading_, {lines_[i - 1].text.end, lines_[i].text.begin});
    return std::count(gap.begin(), gap.end(), '\n') >= 3;
  }

  // How much speaks for a beginning at line `i`; `body` becomes its first line of text.
  float beginning(std::size_t i, Part& part, std::size_t& body) const {
    float score = 0;
    std::size_t at = i;
    if (rule(at)) {
      score += kRule;
      ++at;
    } else if (is(at, BlockKind::link) && at + 1 < lines_.size() && !lines_[at + 1].blank_before) {
      score += kAddress;
      ++at;
    } else if (i > 0 && is(i - 1, BlockKind::link)) {
      score += kAddress - kEnded;  // the address of the one before, or of this one
    }
    if (at >= lines_.size()) return 0;
    const bool heading = title(at);
    if (heading) {
      score += kTitle;
      part.title = lines_[at].text;
      ++at;
    } else if (score == 0 && !is(at, BlockKind::byline) && !strong_dateline(at)) {
      return 0;
    }
    bool byline = false, date = i > 0 && full_date(i - 1) && !lines_[i].blank_before;
    int titles = 0;
    const std::size_t stop = std::min(lines_.size(), at + kHead);
    std::size_t standfirst = 0;
    for (; at < stop; ++at) {
      if (is(at, BlockKind::byline)) {
        byline = true;
      } else if (full_date(at)) {
        date = true;
      } else if (sentence(lines_[at])) {
        // One sentence above the byline is a standfirst.
        const bool last = standfirst != 0 || at + 1 >= stop || !(is(at + 1, BlockKind::byline) || full_date(at + 1));
        if (strong_dateline(at)) score += kDateline;
        if (last) break;
        standfirst = at;
      } else if (title(at) && !byline && !date && (++titles > 1 || wide_gap(at))) {
        return 0;  // a list of headlines: an article has one, and one line below it
      }
    }
    if (at >= stop && stop < lines_.size()) return 0;
    body = std::min(at, lines_.size() - 1);
    // Byline and date without any headline stand behind a text as well as before one.
    if (byline) score += heading || date ? kByline : kTitle;
    if (date) score += kFullDate;
    if (i > 0 && (!is(i - 1, BlockKind::paragraph) || wide_gap(i))) score += kEnded;
    return score;
  }

  // A dateline that nobody takes for a clause: its place in capitals, with an agency or a day.
  bool strong_dateline(std::size_t i) const {
    const std::string_view line = words(i);
    const std::uint32_t size = dateline_size(line);
    if (size == 0) return false;
    const std::string_view head = line.substr(0, size);
    const Shape first = shape_of(head.substr(0, head.find_first_of(" ,")));
    return first.all_capitals && (!dateline_agency(head).empty() || std::any_of(head.begin(), head.end(), text::is_digit));
  }

  std::string_view reading_;
  const std::vector<Line>& lines_;
  std::vector<std::uint32_t> text_before_;  // bytes of sentences before each line
};

}  // namespace

std::vector<Part> find_parts(std::string_view reading, const std::vector<Line>& lines) {
  return lines.size() < 2 ? std::vector<Part>{} : Finder(reading, lines).run();
}

}  // namespace facts::article
