#include "segment/lexicon.hpp"

#include <array>

#include "base/table.hpp"
#include "segment/tables/abbreviations.tsv.hpp"
#include "segment/tables/domains.tsv.hpp"
#include "segment/tables/joined.tsv.hpp"
#include "segment/tables/openers.tsv.hpp"
#include "segment/tables/prefixes.tsv.hpp"
#include "segment/tables/speech.tsv.hpp"
#include "segment/tables/suffixes.tsv.hpp"

namespace facts::segment {
namespace {

constexpr std::size_t kLongest = 15;  // no word of these tables is longer

// A lower-case copy on the stack; empty for words too long to be in a table.
struct Lower {
  explicit Lower(std::string_view word) {
    if (word.size() > kLongest) return;
    for (const char c : word) letters[size++] = text::lower(c);
  }
  std::string_view view() const { return {letters.data(), size}; }
  std::array<char, kLongest> letters{};
  std::size_t size = 0;
};

template <class Value>
Value find(const WordMap<Value>& map, std::string_view word) {
  const auto at = map.find(word);
  return at == map.end() ? Value{} : at->second;
}

void fill(WordMap<bool>& set, std::string_view rows) {
  const Table table(rows);
  for (std::size_t i = 0; i < table.size(); ++i) set.emplace(table.at(i, 0), true);
}

Abbreviation abbreviation_class(std::string_view name) {
  if (name == "title") return Abbreviation::title;
  if (name == "number") return Abbreviation::number;
  if (name == "date") return Abbreviation::date;
  if (name == "name") return Abbreviation::name;
  if (name == "inner") return Abbreviation::inner;
  return Abbreviation::end;
}

}  // namespace

Lexicon::Lexicon() {
  const Table abbreviations(tables::segment_abbreviations);
  for (std::size_t i = 0; i < abbreviations.size(); ++i) {
    abbreviations_.emplace(abbreviations.at(i, 0), abbreviation_class(abbreviations.at(i, 1)));
  }
  const Table joined(tables::segment_joined);
  for (std::size_t i = 0; i < joined.size(); ++i) {
    joined_.emplace(joined.at(i, 0), static_cast<std::uint32_t>(joined.at(i, 1).find('|')));
  }
  const Table domains(tables::segment_domains);
  for (std::size_t i = 0; i < domains.size(); ++i) endings_.emplace(domains.at(i, 0), domains.at(i, 1) == "file");
  fill(prefixes_, tables::segment_prefixes);
  fill(suffixes_, tables::segment_suffixes);
  fill(openers_, tables::segment_openers);
  fill(speech_, tables::segment_speech);
}

const Lexicon& Lexicon::get() {
  static const Lexicon lexicon;
  return lexicon;
}

Abbreviation Lexicon::abbreviation(std::string_view word) const {
  if (word.empty() || word.size() > kLongest) return Abbreviation::none;
  if (const Abbreviation exact = find(abbreviations_, word); exact != Abbreviation::none) return exact;
  Lower lower(word);
  if (const Abbreviation any = find(abbreviations_, lower.view()); any != Abbreviation::none) return any;
  // All capitals ("DEC. 12", "GEN. HARLOW") stand for the capitalised form.
  if (word.size() < 2 || !text::is_upper(word[0]) || !text::is_upper(word[1])) return Abbreviation::none;
  lower.letters[0] = word[0];
  return find(abbreviations_, lower.view());
}

bool Lexicon::prefix(std::string_view word) const { return find(prefixes_, Lower(word).view()); }
std::uint32_t Lexicon::joined(std::string_view word) const { return find(joined_, Lower(word).view()); }
bool Lexicon::suffix(std::string_view letters) const { return find(suffixes_, letters); }
bool Lexicon::opener(std::string_view word) const { return find(openers_, Lower(word).view()); }
bool Lexicon::speech(std::string_view word) const { return find(speech_, word); }

bool Lexicon::domain(std::string_view ending) const {
  const auto at = endings_.find(ending);
  return at != endings_.end() && !at->second;
}
bool Lexicon::file(std::string_view ending) const { return find(endings_, Lower(ending).view()); }

}  // namespace facts::segment
