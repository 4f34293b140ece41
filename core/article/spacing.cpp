#include "article/spacing.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "article/tables/hyphens.tsv.hpp"
#include "article/tables/tails.tsv.hpp"
#include "article/tables/time_words.tsv.hpp"
#include "base/table.hpp"
#include "base/text.hpp"

namespace facts::article {
namespace {

using text::is_alpha;
using text::is_digit;
using text::is_lower;
using text::is_upper;

class Tails {
 public:
  static const Tails& get() {
    static const Tails tails;
    return tails;
  }
  // Whether some table word ends in these two letters: rules out most words at the cost of one look.
  bool may_end(char a, char b) const {
    return ends_[static_cast<std::size_t>((a - 'a') * 26 + (b - 'a'))];
  }
  bool word(std::string_view lower) const { return words_.count(lower) != 0; }
  bool whole(std::string_view lower) const { return wholes_.count(lower) != 0; }
  std::size_t longest() const { return longest_; }

 private:
  Tails() {
    const Table table(tables::article_tails);
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string_view word = table.at(i, 0);
      words_.insert(word);
      longest_ = std::max(longest_, word.size());
      ends_[static_cast<std::size_t>((word[word.size() - 2] - 'a') * 26 + (word.back() - 'a'))] = true;
      for (const std::string_view whole : split(table.at(i, 1), ' ')) wholes_.insert(whole);
    }
  }
  std::unordered_set<std::string_view> words_, wholes_;
  std::array<bool, 26 * 26> ends_{};
  std::size_t longest_ = 0;
};

// How often each word (ASCII letters, case ignored) stands in the text: an open table of hashes.
class Words {
 public:
  explicit Words(std::string_view text) : slots_(16) {
    for (std::size_t i = 0; i < text.size();) {
      if (!is_alpha(text[i])) { ++i; continue; }
      std::size_t end = i;
      std::uint64_t hash = text::hash("");
      for (; end < text.size() && is_alpha(text[end]); ++end) hash = (hash ^ static_cast<unsigned char>(text::lower(text[end]))) * 1099511628211ull;
      add(hash);
      i = end;
    }
  }
  std::uint32_t count(std::string_view word) const { return slots_[place(text::hash(text::lower(word)))].count; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t count = 0;
  };
  std::size_t place(std::uint64_t hash) const {
    std::size_t at = static_cast<std::size_t>(hash ^ hash >> 29) & (slots_.size() - 1);
    while (slots_[at].count != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void add(std::uint64_t hash) {
    Slot& slot = slots_[place(hash)];
    slot.hash = hash;
    if (slot.count++ == 0 && ++used_ * 2 > slots_.size()) grow();
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.count != 0) slots_[place(slot.hash)] = slot;
    }
  }
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

struct Candidate {
  std::uint32_t begin, cut, end;
};

// Weekdays and months behind a small word: "fromWednesday".
bool is_calendar(std::string_view word) {
  static const std::unordered_set<std::string_view> names = [] {
    std::unordered_set<std::string_view> set;
    const Table table(tables::article_time_words);
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string_view name = table.at(i, 0);
      if (name.size() > 4 && (name.ends_with("day") || name.ends_with("ber") || name.ends_with("ary"))) set.insert(name);
    }
    return set;
  }();
  return names.count(text::lower(word)) != 0;
}

}  // namespace

std::vector<std::uint32_t> missing_spaces(std::string_view text) {
  const Tails& tails = Tails::get();
  std::vector<Candidate> candidates;
  std::vector<std::uint32_t> places;
  const auto at = [](std::size_t place) { return static_cast<std::uint32_t>(place); };
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (!is_alpha(c)) { ++i; continue; }
    std::size_t end = i, camel = 0;
    while (end < text.size() && is_alpha(text[end])) {
      if (end > i && is_upper(text[end]) && is_lower(text[end - 1])) camel = camel == 0 ? end : text.size();
      ++end;
    }
    const std::size_t size = end - i;
    const std::string_view word = text.substr(i, size);
    const bool bound = (i > 0 && (static_cast<unsigned char>(text[i - 1]) >= 0x80 || text[i - 1] == '/' || text[i - 1] == '@' ||
                                  text[i - 1] == '.' || text[i - 1] == '_' || text[i - 1] == '#' || text[i - 1] == '-')) ||
                       (end < text.size() && (static_cast<unsigned char>(text[end]) >= 0x80 || text[end] == '@' || text[end] == '/' ||
                                              text[end] == '_' || is_digit(text[end])));
    if (i > 0 && is_digit(text[i - 1])) {
      // A number and a word in one: never a unit or an ordinal, these are not in the table.
      if (size >= 3 && !bound && tails.word(text::lower(word))) candidates.push_back({at(i), at(i), at(end)});
    } else if (!bound && size >= 6 && size <= 40) {
      if (camel != 0 && camel < end && camel - i >= 4 && end - camel >= 3 && is_lower(text[end - 1])) {
        candidates.push_back({at(i), at(camel), at(end)});
      } else if (camel == 0 && size >= 7 && is_lower(text[end - 1]) && is_lower(text[end - 2]) && tails.may_end(text[end - 2], text[end - 1])) {
        for (std::size_t length = std::min(tails.longest(), size - 4); length >= 3; --length) {
          if (tails.word(text.substr(end - length, length))) candidates.push_back({at(i), at(end - length), at(end)});
        }
      }
    }
    i = end;
  }
  if (candidates.empty()) return places;

  const Words words(text);
  std::uint32_t last_end = 0;
  for (const Candidate& candidate : candidates) {
    const std::string_view whole = text.substr(candidate.begin, candidate.end - candidate.begin);
    const std::string_view head = text.substr(candidate.begin, candidate.cut - candidate.begin);
    const std::string_view tail = text.substr(candidate.cut, candidate.end - candidate.cut);
    if (candidate.end == last_end) continue;  // cut already, with a longer tail
    if (head.empty()) {
      places.push_back(candidate.cut);
    } else {
      if (words.count(whole) != 1 || tails.whole(text::lower(whole))) continue;
      const bool camel = is_upper(tail[0]);
      const bool small_head = tails.word(text::lower(head));
      if (camel ? !((small_head || words.count(head) > 0) && (is_calendar(tail) || words.count(tail) > 0 || tails.word(text::lower(tail))))
                : words.count(head) == 0) continue;
      places.push_back(candidate.cut);
    }
    last_end = candidate.end;
  }
  return places;
}

bool keeps_hyphen(std::string_view word) {
  static const std::unordered_set<std::string_view> heads = [] {
    std::unordered_set<std::string_view> set;
    const Table table(tables::article_hyphens);
    for (std::size_t i = 0; i < table.size(); ++i) set.insert(table.at(i, 0));
    return set;
  }();
  return heads.count(text::lower(word)) != 0;
}

}  // namespace facts::article
