#include "article/patterns.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "article/cues.hpp"
#include "article/tables/patterns.tsv.hpp"
#include "base/table.hpp"

namespace facts::article {
namespace {

constexpr std::array<std::string_view, 10> kOn = {"by", "date", "desk", "entry", "iso", "life", "line", "mail", "source", "tail"};
constexpr std::array<std::string_view, 4> kParts = {"name", "day", "month", "year"};
constexpr int kGroups = 1 + static_cast<int>(kParts.size());

// Rows whose matches have named parts.
constexpr bool has_parts(On on) { return on == On::date || on == On::entry || on == On::iso || on == On::source; }

// Bytes, not characters: what the patterns name is ASCII. The bound holds the states of the longest line many times
// over, so that no answer ever depends on it.
RE2::Options options() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  options.set_dot_nl(true);
  options.set_max_mem(1 << 20);
  return options;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

// Nothing is changed after construction, and RE2's matching is safe from many threads.
class Patterns {
 public:
  static const Patterns& get() {
    static const Patterns patterns;
    return patterns;
  }

  struct Searched {
    std::unique_ptr<RE2> pattern;
    std::array<int, kParts.size()> groups{};  // 0 where the pattern has no such part
  };
  struct Rows {
    std::unique_ptr<RE2::Set> set;  // numbers its patterns as `rows` does
    std::vector<Pattern> rows;
    std::vector<Searched> searched;
  };
  const Rows& on(On on) const { return rows_[static_cast<std::size_t>(on)]; }

 private:
  Patterns() {
    const Table table(tables::article_patterns);
    for (std::size_t i = 0; i < table.size(); ++i) {
      const auto found = std::find(kOn.begin(), kOn.end(), table.at(i, 2));
      if (found == kOn.end()) continue;
      const On on = static_cast<On>(found - kOn.begin());
      (has_parts(on) ? add_searched : add_whole)(rows_[static_cast<std::size_t>(on)], table, i);
    }
    for (Rows& rows : rows_) {
      if (rows.set && !rows.set->Compile()) rows.set.reset();
    }
  }

  static void add_whole(Rows& rows, const Table& table, std::size_t i) {
    if (!rows.set) rows.set = std::make_unique<RE2::Set>(options(), RE2::ANCHOR_BOTH);
    if (rows.set->Add(piece(table.at(i, 1)), nullptr) >= 0) rows.rows.push_back({table.at(i, 0), kind_named(table.at(i, 3))});
  }

  static void add_searched(Rows& rows, const Table& table, std::size_t i) {
    Searched row{std::make_unique<RE2>(piece(table.at(i, 1)), options())};
    if (!row.pattern->ok() || row.pattern->NumberOfCapturingGroups() >= kGroups) return;
    for (const auto& [name, group] : row.pattern->NamedCapturingGroups()) {
      const auto part = std::find(kParts.begin(), kParts.end(), name);
      if (part != kParts.end()) row.groups[static_cast<std::size_t>(part - kParts.begin())] = group;
    }
    rows.searched.push_back(std::move(row));
  }

  std::array<Rows, kOn.size()> rows_;
};

}  // namespace

const Pattern* pattern_of(On on, std::string_view text) {
  const Patterns::Rows& rows = Patterns::get().on(on);
  if (text.size() > kLongestLine || !rows.set || !rows.set->Match(piece(text), nullptr)) return nullptr;
  std::vector<int> found;
  if (!rows.set->Match(piece(text), &found) || found.empty()) return nullptr;
  return &rows.rows[static_cast<std::size_t>(*std::min_element(found.begin(), found.end()))];
}

std::vector<Parts> parts_of(On on, std::string_view text) {
  std::vector<Parts> all;
  if (text.size() > kLongestLine) return all;
  const std::vector<Patterns::Searched>& searched = Patterns::get().on(on).searched;
  for (std::size_t r = 0; r < searched.size(); ++r) {
    const Patterns::Searched& row = searched[r];
    re2::StringPiece groups[kGroups];
    for (std::size_t from = 0; row.pattern->Match(piece(text), from, text.size(), RE2::UNANCHORED, groups, kGroups);) {
      Parts parts;
      parts.row = r;
      parts.at = static_cast<std::size_t>(groups[0].data() - text.data());
      const auto part = [&](std::size_t index) {
        const int group = row.groups[index];
        return group == 0 ? std::string_view{} : std::string_view(groups[group].data(), groups[group].size());
      };
      parts.name = part(0);
      parts.day = part(1);
      parts.month = part(2);
      parts.year = part(3);
      all.push_back(parts);
      from = parts.at + 1;
      if (from > text.size()) break;
    }
  }
  // Rows that match at one place keep the table's order: the sort must be total, and `row` tells them apart.
  std::sort(all.begin(), all.end(), [](const Parts& a, const Parts& b) { return a.at != b.at ? a.at < b.at : a.row < b.row; });
  return all;
}

}  // namespace facts::article
