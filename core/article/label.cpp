#include "article/label.hpp"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "article/cues.hpp"
#include "article/dates.hpp"
#include "article/patterns.hpp"
#include "base/text.hpp"

namespace facts::article {
namespace {

// How sure each sort of evidence is.
constexpr float kSaid = 0.95f;      // the line says it itself
constexpr float kShape = 0.85f;     // it looks like it
constexpr float kPlace = 0.7f;      // it stands where such lines stand
constexpr float kDefault = 0.6f;

constexpr std::size_t kPullQuotes = 64;  // that many quoted lines are looked up in the text at most

class Labeller {
 public:
  Labeller(std::string_view reading, std::string_view title, std::vector<Line>& lines)
      : reading_(reading), title_(text::trim(title)), lines_(lines), count_(lines.size()) {}

  void run() {
    for (std::size_t i = 0; i < count_; ++i) own_words(i);
    tables();
    find_text();
    if (first_ == count_) return no_text();
    headline();
    for (std::size_t i = 0; i < first_; ++i) before_text(i);
    lists();
    for (std::size_t i = first_; i < count_; ++i) {
      if (!lines_[i].labelled()) (i > last_ ? after_text(i) : inside_text(i));
    }
    repeats();
    biography();
  }

 private:
  std::string_view words(std::size_t i) const { return cut(reading_, lines_[i].text); }
  void set(std::size_t i, BlockKind kind, float score) {
    lines_[i].kind = kind;
    lines_[i].score = score;
  }
  bool is(std::size_t i, BlockKind kind) const { return i < count_ && lines_[i].labelled() && lines_[i].kind == kind; }

  // Mostly capitals: a title, whatever its last character.
  static bool titled(const Shape& s) {
    return s.words >= 4 && s.capitalised + s.numbers >= 3 && (s.lower <= s.small) && s.lower * 2 <= s.capitalised + 1;
  }
  // Text, as against titles and labels: a sentence with its full stop, or more words than a title has.
  static bool text_like(const Shape& s) {
    if (s.words >= 34) return true;
    if (!(s.stop || s.question)) return false;
    if (s.question && !s.stop && s.words < 18) return false;
    return s.words >= 8 && !titled(s);
  }

  void own_words(std::size_t i) {
    Line& line = lines_[i];
    const std::string_view text = words(i);
    if (!title_.empty() && text == title_) return set(i, BlockKind::headline, 1.0f);
    if (is_timestamp(text)) return set(i, BlockKind::timestamp, kSaid);
    if (const auto cue = cue_of(text, line.shape)) {
      line.then = cue->then;
      line.ends_list = cue->ends_list;
      return set(i, cue->kind, kSaid);
    }
    if (!line.shape.stop && ends_article(text)) line.shape.stop = true;
    if (is_initials(text)) return set(i, BlockKind::credit, kShape);
    if (line.shape.words <= 24 && !line.shape.quoted && has_mail(text)) return set(i, BlockKind::credit, kShape);
    if (is_byline(text, line.shape)) return set(i, BlockKind::byline, kSaid);
  }

  // Rows of tables are text; what one says of itself counts only where no more than two stand together ("By A | 3 min read"),
  // for "Monday | 12" is a timestamp only by chance.
  void tables() {
    for (std::size_t i = 0; i < count_;) {
      std::size_t end = i;
      while (end < count_ && lines_[end].cells != 0 && lines_[end].cells == lines_[i].cells && (end == i || !lines_[end].blank_before)) ++end;
      for (std::size_t k = i; k < end; ++k) {
        const bool chance = end - i >= 3 && (is(k, BlockKind::timestamp) || is(k, BlockKind::section) || is(k, BlockKind::credit));
        const bool empty_row = lines_[k].shape.words == 0;
        if ((!lines_[k].labelled() || chance) && !empty_row) set(k, BlockKind::paragraph, kShape);
      }
      i = std::max(end, i + 1);
    }
  }

  // Where the text begins and ends. A sentence or two above a byline, a time or a picture is a standfirst: the
  // text begins behind those.
  void find_text() {
    first_ = count_;
    last_ = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      if (!is_text(i)) continue;
      if (first_ == count_) first_ = i;
      last_ = i;
    }
    if (first_ == count_) return;
    standfirst_ = first_;
    std::size_t next = first_;
    for (std::size_t i = first_ + 1; i < count_ && i <= first_ + 9; ++i) {
      if (is_text(i)) { if (i > first_ + 1 && next != first_) first_ = i; break; }
      if (is(i, BlockKind::byline) || is(i, BlockKind::timestamp)) next = i;
    }
  }
  bool is_text(std::size_t i) const { return !lines_[i].labelled() && text_like(lines_[i].shape); }

  // Lists and scraps without a sentence of text in them: nothing is taken away but what says what it is.
  void no_text() {
    bool titled_line = count_ >= 2;
    for (std::size_t i = 0; i < count_; ++i) {
      if (lines_[i].labelled()) {
        const BlockKind kind = lines_[i].kind;
        if (count_ > 1 || kind == BlockKind::headline || kind == BlockKind::link) continue;
      }
      if (titled_line && i == 0 && titled(lines_[i].shape) && lines_[i].shape.words >= 5) {
        set(i, BlockKind::headline, kDefault);
      } else {
        set(i, BlockKind::paragraph, kDefault);
      }
    }
  }

  void headline() {
    head_ = count_;
    for (std::size_t i = 0; i < count_ && i <= first_; ++i) {
      if (is(i, BlockKind::headline)) { head_ = i; return; }
    }
    // The first line of some words that is not yet something else; one of three words or less only if none is longer.
    std::size_t shorter = count_;
    const std::size_t end = std::min(standfirst_, first_);
    for (std::size_t i = 0; i < end && i < 12; ++i) {
      const Shape& s = lines_[i].shape;
      if (lines_[i].labelled() || s.colon || s.bullet || (s.comma && !words(i).ends_with(';'))) continue;
      if (s.words >= 4) { head_ = i; break; }
      if (shorter == count_ && s.words >= 1) shorter = i;
    }
    if (head_ == count_) head_ = shorter;
    if (head_ != count_) set(head_, BlockKind::headline, kPlace);
  }

  void before_text(std::size_t i) {
    Line& line = lines_[i];
    if (line.labelled()) return;
    const Shape& s = line.shape;
    if (text_like(s)) return set(i, after_picture(i) ? BlockKind::caption : BlockKind::paragraph, kPlace);
    if (head_ == count_ || i < head_) return set(i, BlockKind::section, kPlace);
    if (words(i) == words(head_)) return set(i, BlockKind::caption, kShape);
    const bool touches = i > 0 && !line.blank_before;
    if (touches && is(i - 1, BlockKind::caption) && !s.all_capitals && s.words >= 3) return set(i, BlockKind::caption, kPlace);
    if (is_name(words(i), s) || is_role(words(i), s)) return set(i, BlockKind::byline, kPlace);
    // A time of day above a title: an entry of a live report.
    if (touches && is(i - 1, BlockKind::timestamp) && s.words >= 3 && !find_date(words(i - 1)) && lines_[i - 1].shape.words <= 2) return set(i, BlockKind::subhead, kPlace);
    // "Northern correspondent, Harrow Bridge" under a name.
    if (touches && is(i - 1, BlockKind::byline) && s.words <= 6 && (s.capitalised * 2 >= s.words || has_role(words(i)))) return set(i, BlockKind::byline, kPlace);
    if (s.stop && s.words >= 3) return set(i, after_picture(i) ? BlockKind::caption : BlockKind::paragraph, kDefault);
    if (s.words <= 3) return set(i, s.words == 0 && touches && is(i - 1, BlockKind::byline) ? BlockKind::byline : BlockKind::section, kPlace);
    if (i == head_ + 1) return set(i, BlockKind::subhead, kPlace);
    // A clause without a full stop between byline and text is a picture's; with nothing of the kind above, a standfirst.
    for (std::size_t k = head_ + 1; k < i; ++k) {
      if (!is(k, BlockKind::section) && !is(k, BlockKind::subhead)) return set(i, BlockKind::caption, kPlace);
    }
    set(i, BlockKind::subhead, kPlace);
  }
  // Directly below a picture's bare credit ("Getty Images") or the second copy of the headline.
  bool after_picture(std::size_t i) const {
    return i > 0 && is(i - 1, BlockKind::caption) && !lines_[i].blank_before && (lines_[i - 1].shape.words <= 3 || (head_ < count_ && words(i - 1) == words(head_)));
  }

  // Headings of lists give their items a kind, up to the next line of text.
  void lists() {
    for (std::size_t i = 0; i < count_; ++i) {
      if (!lines_[i].labelled() || lines_[i].then == BlockKind::paragraph) continue;
      const BlockKind kind = lines_[i].then;
      const bool tags = kind == BlockKind::section;
      std::size_t items = 0;
      for (std::size_t k = i + 1; k < count_; ++k) {
        Line& line = lines_[k];
        if (line.labelled()) {
          if (line.then != BlockKind::paragraph || is(k, BlockKind::headline)) break;
          if (is(k, BlockKind::credit) || line.ends_list) break;
          ++items;
          continue;
        }
        const Shape& s = line.shape;
        if (text_like(s) && !(s.question && s.words < 20) && !(tags && s.words < 4)) break;
        if (tags && s.words > 4) break;
        // One blank line after the heading is usual; after items it ends the list, unless nothing but such lines follows.
        if (line.blank_before && (items > 0 || before_paragraph(k)) && k <= last_) break;
        set(k, kind, kShape);
        ++items;
      }
    }
  }
  bool before_paragraph(std::size_t i) const { return i + 1 < count_ && is_text(i + 1); }

  void inside_text(std::size_t i) {
    const Shape& s = lines_[i].shape;
    if (s.bullet || s.colon || s.comma || listed_item(i)) return set(i, BlockKind::paragraph, kShape);
    if (text_like(s)) return set(i, (after_picture(i) && s.words <= 40) || part_again(i) ? BlockKind::caption : BlockKind::paragraph, kShape);
    if (pull_quote(i) || part_again(i)) return set(i, BlockKind::caption, kShape);
    // Who said it, directly below a pull quote.
    if (s.words <= 12 && !s.stop && i > 0 && pulled_ == i - 1 && !lines_[i].blank_before) return set(i, BlockKind::caption, kPlace);
    if (s.stop) return set(i, BlockKind::paragraph, kPlace);
    if (signs_again(i)) return set(i, BlockKind::byline, kPlace);
    if (s.words == 0) return set(i, BlockKind::section, kDefault);
    // Lines that touch each other without a full stop, one of them a link or a picture by its own words.
    if (const BlockKind company = neighbours(i); company != BlockKind::paragraph) return set(i, company, kPlace);
    if (s.words > 16 || (s.small_start && s.words >= 4)) return set(i, BlockKind::paragraph, kDefault);
    if (s.words >= 4 && (run_of_titles(i) >= 3 || (s.words >= 5 && beside_title(i)))) return set(i, BlockKind::related, kPlace);
    set(i, BlockKind::subhead, s.words <= 8 ? kShape : kDefault);
  }

  // "3. Taiwan" or "– Forecast: 90 percent" with another of its kind beside it.
  bool listed_item(std::size_t i) const {
    if (!lines_[i].shape.item) return false;
    return (i > 0 && lines_[i - 1].shape.item) || (i + 1 < count_ && lines_[i + 1].shape.item);
  }

  // A byline's name once more, alone, and what it does for the outlet in the line below.
  bool signs_again(std::size_t i) const {
    const Shape& s = lines_[i].shape;
    if (s.words == 0 || s.words > 5) return false;
    if (is(i - 1, BlockKind::byline) && !lines_[i].blank_before && has_role(words(i))) return true;
    if (!is_name(words(i), s)) return false;
    for (std::size_t k = 0; k < first_; ++k) {
      if (is(k, BlockKind::byline) && words(k).find(words(i)) != std::string_view::npos) return true;
    }
    return false;
  }

  bool pull_quote(std::size_t i) {
    const Shape& s = lines_[i].shape;
    if (!s.quoted || s.words < 4 || s.words > 60 || looked_up_ >= kPullQuotes) return false;
    ++looked_up_;
    std::string_view inner = words(i);
    const auto mark = [](std::string_view t) { return t.starts_with("\xE2\x80") ? std::size_t{3} : std::size_t{1}; };
    inner.remove_prefix(mark(inner));
    inner.remove_suffix(inner.size() >= 3 && inner[inner.size() - 3] == '\xE2' ? 3 : 1);
    while (!inner.empty() && (inner.back() == '.' || inner.back() == ',')) inner.remove_suffix(1);
    if (inner.size() < 12) return false;
    const std::size_t first = reading_.find(inner);
    const std::size_t here = static_cast<std::size_t>(inner.data() - reading_.data());
    const bool again = first != here || reading_.find(inner, here + 1) != std::string_view::npos;
    if (again) pulled_ = i;
    return again;
  }

  // A line that repeats, word for word, a part of a longer one: a pull quote without its marks.
  bool part_again(std::size_t i) {
    const Shape& s = lines_[i].shape;
    if (s.words < 6 || s.words > 30 || s.quoted || repeated_ >= kPullQuotes) return false;
    ++repeated_;
    std::string_view text = words(i);
    while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == '!')) text.remove_suffix(1);
    const std::size_t here = static_cast<std::size_t>(text.data() - reading_.data());
    std::size_t at = reading_.find(text);
    if (at == here) at = reading_.find(text, here + text.size());
    if (at == std::string_view::npos) return false;
    // The other copy has more of its line on at least one side.
    const std::size_t line_begin = at == 0 ? 0 : reading_.rfind('\n', at - 1) + 1;
    const std::size_t line_end = std::min(reading_.find('\n', at), reading_.size());
    if (line_end - line_begin < text.size() + 30) return false;
    pulled_ = i;
    return true;
  }

  // The kind of links or pictures that stand in one clump with line i; `paragraph` if there are none.
  BlockKind neighbours(std::size_t i) const {
    for (int step : {-1, 1}) {
      std::size_t k = i;
      for (int far = 0; far < 4; ++far) {
        const std::size_t next = step < 0 ? k - 1 : k + 1;
        if ((step < 0 && (k == 0 || lines_[k].blank_before)) || next >= count_ || (step > 0 && lines_[next].blank_before)) break;
        k = next;
        if (is(k, BlockKind::related)) return BlockKind::related;
        if (is(k, BlockKind::caption) && far == 0) return BlockKind::caption;
        if (text_like(lines_[k].shape)) break;
      }
    }
    return BlockKind::paragraph;
  }

  // Directly above or below another line that might be a title: two of them are links, not subheads.
  bool beside_title(std::size_t i) const {
    const auto title = [&](std::size_t k) {
      const Shape& s = lines_[k].shape;
      return !text_like(s) && !s.stop && !s.colon && !s.comma && !s.bullet && s.words >= 5 && (!lines_[k].labelled() || is(k, BlockKind::related));
    };
    return (!lines_[i].blank_before && i > 0 && title(i - 1)) || (i + 1 < count_ && !lines_[i + 1].blank_before && title(i + 1));
  }

  // How many lines of titles stand together at line i.
  std::size_t run_of_titles(std::size_t i) const {
    const auto title = [&](std::size_t k) {
      const Shape& s = lines_[k].shape;
      return !text_like(s) && !s.stop && !s.colon && !s.comma && !s.bullet && s.words >= 4 && (!lines_[k].labelled() || is(k, BlockKind::related));
    };
    std::size_t begin = i, end = i;
    while (begin > 0 && i - begin < 5 && title(begin - 1)) --begin;
    while (end + 1 < count_ && end - i < 5 && title(end + 1)) ++end;
    return end - begin + 1;
  }

  void after_text(std::size_t i) {
    const Shape& s = lines_[i].shape;
    if (s.bullet || s.colon || s.comma || (s.small_start && s.words >= 4) || listed_item(i)) return set(i, BlockKind::paragraph, kDefault);
    if (pull_quote(i)) return set(i, BlockKind::caption, kShape);
    if (signs_again(i)) return set(i, BlockKind::byline, kPlace);
    if (s.stop && s.words >= 3 && s.lower >= 2 && !listed(i)) return set(i, BlockKind::paragraph, kPlace);
    if (s.words == 0) return set(i, BlockKind::section, kDefault);
    if (after_links(i) || run_of_titles(i) >= 2) return set(i, s.words <= 2 && is(i - 1, BlockKind::section) ? BlockKind::section : BlockKind::related, kPlace);
    if (s.words <= 3) return set(i, BlockKind::section, kDefault);
    // One line behind the text: a link if nothing of the text follows it, but a headline's worth of words at most.
    set(i, s.words <= 16 && count_ >= 6 ? BlockKind::related : BlockKind::paragraph, kDefault);
  }
  // Behind a heading of a list.
  bool listed(std::size_t i) const {
    for (std::size_t k = i; k-- > last_ + 1;) {
      if (lines_[k].labelled() && lines_[k].then == BlockKind::related) return true;
    }
    return false;
  }
  bool after_links(std::size_t i) const {
    for (std::size_t k = i; k-- > last_ + 1;) {
      if (is(k, BlockKind::related) || (lines_[k].labelled() && lines_[k].then == BlockKind::related)) return true;
    }
    return false;
  }

  // A second copy of a line that holds claims: of the headline a picture's text, of a subhead or paragraph a pull quote.
  void repeats() {
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < count_; ++i) {
      if (!holds_claims(lines_[i].kind) || lines_[i].shape.words < 4) continue;
      const auto [first, fresh] = seen.emplace(words(i), i);
      if (!fresh && lines_[first->second].kind != BlockKind::paragraph) set(i, BlockKind::caption, kShape);
    }
  }

  // "Helena Straub is a staff writer …" behind the text, where the byline names her.
  void biography() {
    std::string names;
    for (std::size_t i = 0; i < count_; ++i) {
      if (is(i, BlockKind::byline)) (names += words(i)) += '\n';
    }
    if (names.empty()) return;
    const std::size_t from = count_ > 5 ? count_ - 5 : 0;
    for (std::size_t i = std::max(from, first_ + 1); i < count_; ++i) {
      const Line& line = lines_[i];
      if (line.kind != BlockKind::paragraph || line.shape.words > 40 || line.shape.capitalised < 2) continue;
      const std::string_view text = words(i);
      const std::size_t space = text.find(' ');
      if (space == std::string_view::npos) continue;
      const std::size_t second = text.find(' ', space + 1);
      if (second == std::string_view::npos || names.find(text.substr(0, second)) == std::string::npos) continue;
      if (pattern_of(On::life, text)) set(i, BlockKind::credit, kShape);
    }
  }

  std::string_view reading_, title_;
  std::vector<Line>& lines_;
  std::size_t count_, first_ = 0, last_ = 0, standfirst_ = 0, head_ = 0, looked_up_ = 0, repeated_ = 0;
  std::size_t pulled_ = static_cast<std::size_t>(-1);  // the last pull quote
};

}  // namespace

void label(std::string_view reading, std::string_view title, std::vector<Line>& lines) {
  if (lines.size() == 1) {
    Line& line = lines.front();
    const bool link = cut(reading, line.text).find(' ') == std::string_view::npos && cue_of(cut(reading, line.text), line.shape) &&
                      cue_of(cut(reading, line.text), line.shape)->kind == BlockKind::link;
    line.kind = link ? BlockKind::link : BlockKind::paragraph;
    line.score = kShape;
    return;
  }
  Labeller(reading, title, lines).run();
}

}  // namespace facts::article
