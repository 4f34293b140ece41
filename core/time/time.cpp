#include "time/time.hpp"

#include <algorithm>

#include "number/atoms.hpp"
#include "time/grammar.hpp"

namespace facts::time {
namespace {

using number::Atoms;
using number::key;

/// A text is a narrative where most of the years that it names lie away from the year of its publication: its bare days and
/// months count from the last date named.
Setting look_over(const Atoms& atoms, const article::Article& article) {
  Setting setting;
  if (article.published) {
    setting.has_published = true;
    setting.published = days_from_civil(static_cast<int>(article.published->year()), static_cast<int>(static_cast<unsigned>(article.published->month())),
                                        static_cast<int>(static_cast<unsigned>(article.published->day())));
  }
  const int year = civil_from_days(setting.published).year;
  std::size_t far = 0, near = 0, day_first = 0, month_first = 0, now_words = 0;
  for (std::uint32_t i = 1; i + 1 < atoms.size(); ++i) {
    const number::Atom& atom = atoms[i];
    if (atom.kind == number::AtomKind::word) {
      const Cat cat = time_word(atom.hash).cat;
      // words that count from the day of writing
      now_words += cat == Cat::deictic || cat == Cat::weekday || cat == Cat::ago || cat == Cat::tonight;
      if (cat == Cat::unit && atoms.is_word(i - 1) && (atoms.is(i - 1, key("this")) || atoms.is(i - 1, key("last")) || atoms.is(i - 1, key("next")))) ++now_words;
      continue;
    }
    if (atom.kind != number::AtomKind::digits || !atom.valid || atom.grouped || atom.decimal) continue;
    if (atom.places == 4 && atom.value >= 1000 && atom.value < 2100 && atoms.is_word(i - 1)) {
      const TimeWord& before = time_word(atoms[i - 1].hash);
      if (before.cat == Cat::month || before.cat == Cat::month_maybe || atoms.is(i - 1, key("in")) || atoms.is(i - 1, key("of")))
        ++(std::abs(static_cast<int>(atom.value) - year) > 2 ? far : near);
    } else if (atom.places == 4 && atoms.is_symbol(i - 1, U',') && atom.value >= 1000 && atom.value < 2100) {
      ++(std::abs(static_cast<int>(atom.value) - year) > 2 ? far : near);
    } else if (atoms.is_word(i + 1) && time_word(atoms[i + 1].hash).cat == Cat::era && atoms[i + 1].upper && atom.places <= 4) {
      ++far;
    }
    // 22/04/2024 says that the day comes first, 04/22/2024 that it does not
    if (atom.places <= 2 && atoms.is_symbol(i + 1, U'/') && atoms.is_digits(i + 2) && atoms.is_symbol(i + 3, U'/') && !atoms.is_symbol(i - 1, U'/')) {
      day_first += atom.value > 12 && atom.value <= 31;
      month_first += atoms[i + 2].value > 12 && atoms[i + 2].value <= 31;
    }
  }
  const std::size_t dated = far + near;
  setting.narrative = (far >= 3 && far >= 2 * (near + now_words)) || (dated >= 12 && far >= 4 && dated > 8 * now_words) || (!setting.has_published && far > 0);
  setting.day_first = day_first > month_first;
  return setting;
}

}  // namespace

const char* name(TimexType type) {
  switch (type) {
    case TimexType::date: return "DATE";
    case TimexType::time: return "TIME";
    case TimexType::duration: return "DURATION";
    case TimexType::set: return "SET";
  }
  return "DATE";
}

std::vector<Timex> read(const article::Article& article, const segment::Segmentation& segmentation, const syntax::Syntax& syntax) {
  return read(article, number::cut_atoms(article.reading, segmentation), syntax);
}

std::vector<Timex> read(const article::Article& article, const number::Atoms& atoms, const syntax::Syntax& syntax) {
  Grammar grammar(atoms, syntax, look_over(atoms, article));
  std::vector<Timex> out;
  for (std::uint32_t i = 0; i < atoms.size();) {
    const auto found = grammar.read(i);
    if (!found || found->end <= i) {
      ++i;
      continue;
    }
    Timex timex;
    timex.span = {atoms[found->begin].span.begin, atoms[found->end - 1].span.end};
    timex.first = atoms[found->begin].word;
    timex.last = atoms[found->end - 1].word == npos ? npos : atoms[found->end - 1].word + 1;
    timex.type = found->type;
    timex.mod = found->mod;
    timex.value = found->value.empty() && (found->type == TimexType::date || found->type == TimexType::time) ? value_of(found->point) : found->value;
    out.push_back(std::move(timex));
    i = found->end;
  }
  return out;
}

}  // namespace facts::time
