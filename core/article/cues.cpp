#include "article/cues.hpp"

#include <algorithm>
#include <bitset>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "article/patterns.hpp"
#include "article/tables/cues.tsv.hpp"
#include "article/tables/roles.tsv.hpp"
#include "base/table.hpp"
#include "base/text.hpp"

namespace facts::article {
namespace {

using text::is_alpha;
using text::is_digit;
using text::is_lower;
using text::is_upper;

// A caption's credit stands at its end; a phrase further in is part of a sentence.
constexpr std::size_t kCreditTail = 70;

struct Row {
  std::string_view phrase;
  Cue cue;
};

std::string_view first_word(std::string_view phrase) {
  std::size_t end = 0;
  while (end < phrase.size() && (is_alpha(phrase[end]) || is_digit(phrase[end]) || static_cast<unsigned char>(phrase[end]) >= 0x80)) ++end;
  return phrase.substr(0, end == 0 && !phrase.empty() ? 1 : end);
}

class Cues {
 public:
  static const Cues& get() {
    static const Cues cues;
    return cues;
  }
  std::unordered_map<std::string_view, Cue> is;
  std::unordered_map<std::string_view, std::vector<Row>> starts;  // by first word, longest phrase first
  std::vector<Row> has;
  std::vector<std::string_view> ends;

 private:
  Cues() {
    const Table table(tables::article_cues);
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string_view phrase = table.at(i, 0), how = table.at(i, 1);
      const Cue cue{kind_named(table.at(i, 2)), kind_named(table.at(i, 3)), how == "is", table.at(i, 3) == "end"};
      if (how == "is") is.emplace(phrase, cue);
      else if (how == "starts") starts[first_word(phrase)].push_back({phrase, cue});
      else if (how == "has") has.push_back({phrase, cue});
      else ends.push_back(phrase);
    }
    for (auto& [word, rows] : starts) {
      // Rows of a table differ in their phrase, so that the order is the same everywhere.
      std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return a.phrase.size() != b.phrase.size() ? a.phrase.size() > b.phrase.size() : a.phrase < b.phrase;
      });
    }
  }
};

// Small letters, straight quotation marks, single spaces.
std::string plain(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '\xE2' && line.substr(i, 2) == "\xE2\x80" && i + 2 < line.size()) {
      const char last = line[i + 2];
      if (last == '\x98' || last == '\x99') { out += '\''; i += 2; continue; }
      if (last == '\x9C' || last == '\x9D') { out += '"'; i += 2; continue; }
    }
    if (text::is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += text::lower(c);
    }
  }
  return out;
}

// Without marks around a label: "[Read more]", "Share:", "Read the full story →".
std::string_view bare(std::string_view line) {
  const auto cut_front = [&](std::string_view mark) { if (line.starts_with(mark)) { line.remove_prefix(mark.size()); return true; } return false; };
  const auto cut_back = [&](std::string_view mark) { if (line.ends_with(mark)) { line.remove_suffix(mark.size()); return true; } return false; };
  while (cut_front("[") || cut_front("*") || cut_front("- ") || cut_front("\xE2\x96\xB6") || cut_front("\xC2\xBB") || cut_front(">") || cut_front(" ")) {}
  while (cut_back("]") || cut_back("*") || cut_back(":") || cut_back("\xE2\x86\x92") || cut_back("\xC2\xBB") || cut_back(">") || cut_back(".") ||
         cut_back("\xE2\x80\xA6") || cut_back(" ")) {}
  return line;
}

// A phrase that ends in a letter ends where a word ends.
bool bounded(std::string_view line, std::size_t end) {
  return end >= line.size() || !is_alpha(line[end - 1]) || !is_alpha(line[end]);
}

const std::unordered_set<std::string_view>& roles() {
  static const std::unordered_set<std::string_view> words = [] {
    std::unordered_set<std::string_view> set;
    const Table table(tables::article_roles);
    for (std::size_t i = 0; i < table.size(); ++i) set.insert(table.at(i, 0));
    return set;
  }();
  return words;
}

/// The pairs of neighbouring bytes of a line, by hash: most phrases of a table are ruled out by their first or last one.
class PairsOfBytes {
 public:
  explicit PairsOfBytes(std::string_view line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) seen_.set(place(line, i));
  }
  bool may_hold(std::string_view phrase) const {
    return phrase.size() < 2 || (seen_.test(place(phrase, 0)) && seen_.test(place(phrase, phrase.size() - 2)));
  }

 private:
  static std::size_t place(std::string_view text, std::size_t at) {
    return (static_cast<unsigned char>(text[at]) * 37u + static_cast<unsigned char>(text[at + 1])) % 1024u;
  }
  std::bitset<1024> seen_;
};

}  // namespace

BlockKind kind_named(std::string_view word) {
  return kind_of_name(word).value_or(BlockKind::paragraph);
}

std::optional<Cue> cue_of(std::string_view line, const Shape& shape) {
  if (line.size() > kLongestLine) return std::nullopt;
  const Cues& cues = Cues::get();
  const std::string lower = plain(line);
  const std::string_view label = bare(lower);
  if (const auto found = cues.is.find(label); found != cues.is.end()) return found->second;
  if (const Pattern* found = pattern_of(On::line, line)) return Cue{found->kind, BlockKind::paragraph, true, false};

  // A whole sentence of some length is taken for text even where it happens to begin like a label, unless the
  // label is set off by a colon.
  const bool sentence = shape.stop && shape.words >= 14 && !line.starts_with('(') && !line.starts_with('[');
  if (const auto rows = cues.starts.find(first_word(label)); rows != cues.starts.end()) {
    for (const Row& row : rows->second) {
      if (!label.starts_with(row.phrase) || !bounded(label, row.phrase.size())) continue;
      const bool strong = row.cue.kind == BlockKind::credit || row.cue.kind == BlockKind::link || row.phrase.ends_with(':') || row.phrase.size() >= 14;
      if (sentence && !strong) continue;
      if (row.cue.kind == BlockKind::section && shape.words > (row.cue.then == BlockKind::related ? 6u : 16u)) continue;
      if (row.cue.kind == BlockKind::byline && (shape.words > 16 || shape.stop)) continue;
      // "Watch …" and "Follow …" as links are short and hardly ever sentences.
      if (!strong && row.cue.kind == BlockKind::related && (shape.words > 22 || shape.quoted)) continue;
      return row.cue;
    }
  }
  // A caption's source in brackets or in bold at the end.
  if (line.ends_with(')') || line.ends_with(']') || line.ends_with('*')) {
    const std::string_view tail = line.substr(line.size() > kTail ? line.size() - kTail : 0);
    if (const Pattern* found = pattern_of(On::tail, tail)) return Cue{found->kind, BlockKind::paragraph, false, false};
  }
  if (shape.words > 60 || shape.quoted) return std::nullopt;
  const PairsOfBytes pairs(lower);
  for (const Row& row : cues.has) {
    if (!pairs.may_hold(row.phrase)) continue;
    // A caption's phrases are looked for at its end, others anywhere.
    const std::size_t from = row.cue.kind == BlockKind::caption && lower.size() > kCreditTail ? lower.size() - kCreditTail : 0;
    const std::size_t at = lower.find(row.phrase, from);
    if (at == std::string::npos || !bounded(lower, at + row.phrase.size())) continue;
    if (at > 0 && is_alpha(row.phrase[0]) && is_alpha(lower[at - 1])) continue;
    if (row.cue.kind == BlockKind::credit && shape.words > 45) continue;
    return row.cue;
  }
  return std::nullopt;
}

bool is_name(std::string_view line, const Shape& shape) {
  if (shape.words < 2 || shape.words > 4 || shape.capitalised + 1 < shape.words || shape.numbers != 0 || shape.question || shape.colon || shape.quoted) return false;
  if (shape.all_capitals || (shape.stop && !line.ends_with("Jr.") && !line.ends_with("Sr."))) return false;
  return std::none_of(line.begin(), line.end(), [](char c) { return c == '|' || c == '/' || c == '"' || c == '!' || c == '&' || c == '(' || c == ':'; });
}

bool is_byline(std::string_view line, const Shape& shape) {
  if (shape.words > 16 || shape.question || shape.colon || shape.quoted || line.size() > 160) return false;
  // Names outweigh small words: "By then the river …" is no byline.
  return pattern_of(On::by, line) != nullptr && (shape.words == 1 || (!shape.stop && shape.capitalised >= shape.lower));
}

bool is_role(std::string_view line, const Shape& shape) {
  if (shape.question || shape.colon || shape.quoted || shape.all_capitals || line.size() > 120) return false;
  if (shape.stop || shape.words < 2 || shape.words > 10 || shape.capitalised < 2 || shape.capitalised < shape.lower) return false;
  // The last word, or the last before a comma, is what somebody does for the outlet.
  std::size_t end = line.size();
  while (end > 0 && !is_alpha(line[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && is_alpha(line[begin - 1])) --begin;
  if (roles().count(text::lower(line.substr(begin, end - begin))) != 0) return true;
  return shape.words <= 7 && shape.lower == 1 && (line.find(" in ") != std::string_view::npos || line.find(" and ") != std::string_view::npos ||
                                                  line.find(" for ") != std::string_view::npos || line.find(" at ") != std::string_view::npos);
}

bool has_role(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    if (!is_alpha(line[i])) { ++i; continue; }
    std::size_t end = i;
    while (end < line.size() && is_alpha(line[end])) ++end;
    if (roles().count(text::lower(line.substr(i, end - i))) != 0) return true;
    i = end;
  }
  return false;
}

bool ends_article(std::string_view line) {
  const std::string tail = text::lower(line.substr(line.size() > 12 ? line.size() - 12 : 0));
  for (const std::string_view phrase : Cues::get().ends) {
    if (tail.size() > phrase.size() && tail.ends_with(phrase) && tail[tail.size() - phrase.size() - 1] == ' ') return true;
  }
  return false;
}

bool is_initials(std::string_view line) { return text::is_lower(line.empty() ? ' ' : line[0]) && pattern_of(On::desk, line) != nullptr; }

bool has_mail(std::string_view line) { return line.find('@') != std::string_view::npos && pattern_of(On::mail, line) != nullptr; }

}  // namespace facts::article
