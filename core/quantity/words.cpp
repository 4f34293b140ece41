#include "quantity/words.hpp"

#include <algorithm>
#include <vector>

#include "base/table.hpp"
#include "number/lexicon.hpp"
#include "quantity/tables/hedges.tsv.hpp"
#include "quantity/tables/quantity_words.tsv.hpp"

namespace facts::quantity {
namespace {

using number::Atoms;
using number::key;

struct Phrase {
  std::vector<std::uint64_t> words;
  Change change = Change::exactly;
  Bound bound = Bound::none;
};

struct Data {
  number::Lexicon by_last, by_first, words;
  std::vector<std::vector<Phrase>> before{{}}, after{{}};

  Data() : by_last(256), by_first(64), words(512) {
    const Table hedges(tables::quantity_hedges);
    for (std::size_t row = 0; row < hedges.size(); ++row) {
      Phrase phrase;
      for (const std::string_view word : split(hedges.at(row, 0), ' ')) phrase.words.push_back(key(word));
      const std::string_view change = hedges.at(row, 1), bound = hedges.at(row, 2);
      phrase.change = change == "~" ? Change::about : change == "<" ? Change::below : change == ">" ? Change::above : Change::exactly;
      phrase.bound = bound == "min" ? Bound::min : bound == "max" ? Bound::max : Bound::none;
      const bool after_number = hedges.at(row, 3) == "after";
      put(after_number ? by_first : by_last, after_number ? after : before, after_number ? phrase.words.front() : phrase.words.back(), phrase);
    }
    const Table table(tables::quantity_quantity_words);
    for (std::size_t row = 0; row < table.size(); ++row) {
      const std::string_view kind = table.at(row, 1);
      const WordKind k = kind == "up" ? WordKind::up : kind == "down" ? WordKind::down : kind == "label" ? WordKind::label :
                         kind == "street" ? WordKind::street : kind == "none_of" ? WordKind::none_of : kind == "moves" ? WordKind::moves : WordKind::none;
      words.add(key(table.at(row, 0)), static_cast<std::uint16_t>(k));
    }
  }
  static void put(number::Lexicon& index, std::vector<std::vector<Phrase>>& lists, std::uint64_t hash, Phrase phrase) {
    std::uint16_t id = index.find(hash);
    if (id == 0) {
      id = static_cast<std::uint16_t>(lists.size());
      lists.emplace_back();
      index.add(hash, id);
    }
    lists[id].push_back(std::move(phrase));
  }
};

const Data& data() {
  static const Data instance;
  return instance;
}

}  // namespace

bool hedge_before(const Atoms& atoms, std::uint32_t at, std::uint32_t from, Hedge& hedge) {
  if (at == 0 || at <= from) return false;
  if (atoms[at - 1].kind == number::AtomKind::symbol) {
    // "~40", ">= 30", "<-30"
    const char32_t last = atoms[at - 1].symbol;
    std::uint32_t begin = at - 1;
    char32_t sign = last;
    if (last == U'=' && begin > from && (atoms.is_symbol(begin - 1, U'>') || atoms.is_symbol(begin - 1, U'<'))) {
      --begin;
      sign = atoms[begin].symbol;
    }
    if (sign == U'≥') sign = U'>';
    if (sign == U'≤') sign = U'<';
    if (sign == U'≈' || sign == U'±') sign = U'~';
    if (sign != U'>' && sign != U'<' && sign != U'~') return false;
    hedge = {sign == U'~' ? Change::about : sign == U'>' ? Change::above : Change::below,
             sign == U'~' ? Bound::none : sign == U'>' ? Bound::min : Bound::max, begin, at};
    return true;
  }
  if (!atoms.is_word(at - 1)) return false;
  const std::uint16_t id = data().by_last.find(atoms[at - 1].hash);
  if (id == 0) return false;
  const Phrase* best = nullptr;
  for (const Phrase& phrase : data().before[id]) {
    const auto size = static_cast<std::uint32_t>(phrase.words.size());
    if (at < from + size || (best && best->words.size() >= size)) continue;
    bool same = true;
    for (std::uint32_t k = 0; same && k < size; ++k) same = atoms.is(at - size + k, phrase.words[k]);
    if (same) best = &phrase;
  }
  if (!best) return false;
  hedge = {best->change, best->bound, at - static_cast<std::uint32_t>(best->words.size()), at};
  return true;
}

bool hedge_after(const Atoms& atoms, std::uint32_t at, Hedge& hedge) {
  if (atoms.is_symbol(at, U'+') && atoms.glued(at)) {
    hedge = {Change::above, Bound::min, at, at + 1};
    return true;
  }
  std::uint32_t first = at;
  if (atoms.is_symbol(at, U'-') && atoms.glued(at) && atoms.glued(at + 1)) ++first;  // "40-odd", "300-plus"
  if (!atoms.is_word(first)) return false;
  const std::uint16_t id = data().by_first.find(atoms[first].hash);
  if (id == 0) return false;
  const Phrase* best = nullptr;
  for (const Phrase& phrase : data().after[id]) {
    if (best && best->words.size() >= phrase.words.size()) continue;
    bool same = true;
    for (std::uint32_t k = 0; same && k < phrase.words.size(); ++k) same = atoms.is(first + k, phrase.words[k]);
    if (same) best = &phrase;
  }
  if (!best) return false;
  hedge = {best->change, best->bound, at, first + static_cast<std::uint32_t>(best->words.size())};
  return true;
}

WordKind word_kind(const Atoms& atoms, std::uint32_t at) {
  if (!atoms.is_word(at)) return WordKind::none;
  return static_cast<WordKind>(data().words.find(atoms[at].hash));
}

}  // namespace facts::quantity
