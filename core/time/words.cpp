#include "time/words.hpp"

#include <algorithm>
#include <vector>

#include "base/table.hpp"
#include "number/lexicon.hpp"
#include "time/tables/holidays.tsv.hpp"
#include "time/tables/time_words.tsv.hpp"

namespace facts::time {
namespace {

struct CatName {
  std::string_view name;
  Cat cat;
};
constexpr CatName cat_names[] = {
    {"month", Cat::month}, {"month_maybe", Cat::month_maybe}, {"weekday", Cat::weekday}, {"weekday_maybe", Cat::weekday_maybe},
    {"weekdays", Cat::weekdays}, {"unit", Cat::unit}, {"units", Cat::units}, {"unit_short", Cat::unit_short}, {"part", Cat::part},
    {"parts", Cat::parts}, {"noon", Cat::noon}, {"season", Cat::season}, {"season_maybe", Cat::season_maybe},
    {"deictic", Cat::deictic}, {"tonight", Cat::tonight}, {"overnight", Cat::overnight}, {"ref", Cat::ref},
    {"ref_adjective", Cat::ref_adjective}, {"ref_noun", Cat::ref_noun}, {"ref_present", Cat::ref_present},
    {"det", Cat::det}, {"every", Cat::every}, {"modifier", Cat::modifier}, {"edge", Cat::edge}, {"shift", Cat::shift}, {"ago", Cat::ago},
    {"before", Cat::before}, {"after", Cat::after}, {"from", Cat::from}, {"since", Cat::since}, {"adverb", Cat::adverb},
    {"times", Cat::times}, {"ampm", Cat::ampm}, {"a", Cat::a}, {"per", Cat::per}, {"oclock", Cat::oclock}, {"era", Cat::era},
    {"zone", Cat::zone}, {"decades", Cat::decades}, {"future", Cat::future}, {"function", Cat::function}, {"old", Cat::old},
    {"edge_short", Cat::edge_short}, {"half", Cat::half}, {"past", Cat::past}};

struct DetName {
  std::string_view name;
  Det det;
};
constexpr DetName det_names[] = {{"this", Det::this_}, {"last", Det::last}, {"next", Det::next}, {"past", Det::past},
                                 {"previous", Det::previous}, {"following", Det::following}, {"coming", Det::coming}, {"same", Det::same},
                                 {"that", Det::that}, {"final", Det::final}, {"whole", Det::whole}, {"these", Det::these},
                                 {"recent", Det::recent}, {"very", Det::very}};

struct Unitname {
  std::string_view name;
  Unit unit;
};
constexpr Unitname edge_units[] = {{"day", Unit::day}, {"week", Unit::week}, {"month", Unit::month}, {"year", Unit::year}};

struct Feast {
  std::vector<std::uint64_t> words;
  std::string_view rule;
};

struct Data {
  number::Lexicon words, feasts_by_first;
  std::vector<TimeWord> entries{TimeWord{}};
  std::vector<std::vector<Feast>> feasts{{}};

  Data() : words(512), feasts_by_first(128) {
    const Table table(tables::time_time_words);
    for (std::size_t row = 0; row < table.size(); ++row) {
      TimeWord word;
      for (const CatName& c : cat_names)
        if (c.name == table.at(row, 1)) word.cat = c.cat;
      word.text = table.at(row, 2);
      int value = 0;
      for (const char c : word.text)
        if (text::is_digit(c)) value = value * 10 + (c - '0');
      if (!word.text.empty() && word.text[0] == '-') value = -value;
      if (word.cat == Cat::det)
        for (const DetName& d : det_names)
          if (d.name == word.text) value = static_cast<int>(d.det);
      if (word.cat == Cat::edge_short)
        for (const Unitname& u : edge_units)
          if (u.name == word.text) value = static_cast<int>(u.unit);
      word.value = static_cast<std::int8_t>(value);
      words.add(number::key(table.at(row, 0)), static_cast<std::uint16_t>(entries.size()));
      entries.push_back(word);
    }
    const Table days(tables::time_holidays);
    for (std::size_t row = 0; row < days.size(); ++row) add_feast(days.at(row, 0), days.at(row, 1));
  }

  void add_feast(std::string_view name, std::string_view rule) {
    // cut as atoms are: letters (with inner apostrophes), "'s", other symbols
    Feast feast;
    feast.rule = rule;
    segment::Segmentation one;
    segment::Sentence sentence;
    sentence.span = {0, static_cast<std::uint32_t>(name.size())};
    one.sentences.push_back(sentence);
    const number::Atoms atoms = number::cut_atoms(name, one);
    for (std::uint32_t i = 0; !atoms.is_end(i); ++i) feast.words.push_back(atoms[i].hash);
    if (feast.words.empty()) return;
    std::uint16_t id = feasts_by_first.find(feast.words[0]);
    if (id == 0) {
      id = static_cast<std::uint16_t>(feasts.size());
      feasts.emplace_back();
      feasts_by_first.add(feast.words[0], id);
    }
    feasts[id].push_back(std::move(feast));
  }
};

const Data& data() {
  static const Data instance;
  return instance;
}

}  // namespace

const TimeWord& time_word(std::uint64_t hash) { return data().entries[data().words.find(hash)]; }

bool starts_holiday(std::uint64_t hash) { return data().feasts_by_first.find(hash) != 0; }

std::string_view holiday(const number::Atoms& atoms, std::uint32_t at, std::uint32_t& end) {
  if (!atoms.is_word(at)) return {};
  const std::uint16_t id = data().feasts_by_first.find(atoms[at].hash);
  if (id == 0) return {};
  const Feast* best = nullptr;
  for (const Feast& feast : data().feasts[id]) {
    if (best && feast.words.size() <= best->words.size()) continue;
    bool same = true;
    for (std::uint32_t k = 0; same && k < feast.words.size(); ++k) {
      const number::Atom& atom = atoms[at + k];
      same = atom.kind != number::AtomKind::end &&
             (atom.hash == feast.words[k] || (atom.kind == number::AtomKind::symbol && feast.words[k] == number::key("'") && atom.symbol == U'\''));
    }
    if (same) best = &feast;
  }
  if (!best) return {};
  end = at + static_cast<std::uint32_t>(best->words.size());
  return best->rule;
}

}  // namespace facts::time
