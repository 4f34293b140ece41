#include "syntax/lexicon.hpp"

#include <algorithm>

#include "base/table.hpp"
#include "base/utf8.hpp"
#include "syntax/tables/closed_words.tsv.hpp"
#include "syntax/tables/irregular_degrees.tsv.hpp"
#include "syntax/tables/irregular_nouns.tsv.hpp"
#include "syntax/tables/irregular_verbs.tsv.hpp"
#include "syntax/tables/known_names.tsv.hpp"
#include "syntax/tables/stem_endings.tsv.hpp"

namespace facts::syntax {

Lexicon::Lexicon(std::string_view table) {
  for (const std::string_view line : split(table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> columns = split(line, '\t');
    const std::string_view key = columns.front();
    columns.erase(columns.begin());
    longest_ = std::max(longest_, key.size());
    rows_.emplace(key, std::move(columns));
  }
}

const std::vector<std::string_view>* Lexicon::find(std::string_view key) const {
  if (key.size() > longest_) return nullptr;
  const auto at = rows_.find(key);
  return at == rows_.end() ? nullptr : &at->second;
}

std::string_view Lexicon::get(std::string_view key, std::size_t column) const {
  const auto* const row = find(key);
  return row == nullptr || column >= row->size() ? std::string_view{} : (*row)[column];
}

const Lexicon& irregular_nouns() {
  static const Lexicon lexicon(tables::syntax_irregular_nouns);
  return lexicon;
}
const Lexicon& irregular_verbs() {
  static const Lexicon lexicon(tables::syntax_irregular_verbs);
  return lexicon;
}
const Lexicon& irregular_degrees() {
  static const Lexicon lexicon(tables::syntax_irregular_degrees);
  return lexicon;
}
const Lexicon& stem_endings() {
  static const Lexicon lexicon(tables::syntax_stem_endings);
  return lexicon;
}
KnownNames::KnownNames(std::string_view text) {
  const Table table(text);
  const auto first_word = [](const std::string& name) { return name.substr(0, name.find(' ')); };
  const auto add_first = [&](std::unordered_set<std::string>& to, const std::string& word) {
    if (!word.empty()) sizes_[static_cast<unsigned char>(word[0])] |= std::uint64_t{1} << (word.size() % 64);
    to.insert(word);
  };
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string name(table.at(row, 0));
    const bool place = table.at(row, 1) == "place";
    names_.emplace(name, place ? NameType::place : NameType::organization);
    add_first(first_, first_word(name));
    if (table.at(row, 2) != "yes") continue;
    const std::string low = utf8::lower(name);
    small_.emplace(low, NameType::place);
    add_first(small_first_, first_word(low));
  }
}

bool KnownNames::begins(std::string_view word, bool small) const {
  if (word.empty() || !(sizes_[static_cast<unsigned char>(word[0])] >> (word.size() % 64) & 1)) return false;
  const std::string key(word);
  return first_.contains(key) || (small && small_first_.contains(key));
}

NameType KnownNames::type(std::string_view name, bool small) const {
  const std::string key(name);
  if (const auto at = names_.find(key); at != names_.end()) return at->second;
  const auto at = small_.find(key);
  return !small || at == small_.end() ? NameType::none : at->second;
}

const KnownNames& known_names() {
  static const KnownNames names(tables::syntax_known_names);
  return names;
}
const Lexicon& closed_words() {
  static const Lexicon lexicon(tables::syntax_closed_words);
  return lexicon;
}

}  // namespace facts::syntax
