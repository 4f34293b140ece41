#include "entity/lexicon.hpp"

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/table.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "entity/tables/countries.tsv.hpp"
#include "entity/tables/given_names.tsv.hpp"
#include "entity/tables/name_words.tsv.hpp"
#include "entity/tables/qualifiers.tsv.hpp"
#include "entity/tables/roles.tsv.hpp"
#include "entity/tables/titles.tsv.hpp"

namespace facts::entity {
namespace {

template <class T>
using Words = std::unordered_map<std::string_view, T>;

Gender gender_of(std::string_view code) {
  if (code == "m") return Gender::male;
  if (code == "f") return Gender::female;
  return Gender::unknown;
}

EntityType type_of(std::string_view name) {
  if (name == "person") return EntityType::person;
  if (name == "organization") return EntityType::organization;
  if (name == "place") return EntityType::place;
  if (name == "group") return EntityType::group;
  if (name == "event") return EntityType::event;
  return EntityType::other;
}

template <class T, class Make>
Words<T> read(std::string_view text, Make make) {
  const Table table(text);
  Words<T> out;
  out.reserve(table.size());
  for (std::size_t row = 0; row < table.size(); ++row) out.emplace(table.at(row, 0), make(table, row));
  return out;
}

template <class T>
T look_up(const Words<T>& words, std::string_view word, T none) {
  const auto found = words.find(word);
  return found == words.end() ? none : found->second;
}

/// The countries with an index over the hashes of all their words.
struct Countries {
  std::vector<Country> rows;
  std::unordered_map<std::uint64_t, CountryWords> words;
  std::unordered_set<std::uint64_t> beginnings;

  Countries() {
    const Table table(tables::entity_countries);
    const auto add = [&](std::string_view list, std::uint32_t CountryWords::* kind, std::uint32_t row) {
      for (const std::string_view item : split(list, ';')) {
        const std::string lower = utf8::lower(item);
        std::uint32_t& found = words[text::hash(lower)].*kind;
        if (found == no_country) found = row;
        beginnings.insert(text::hash(std::string_view(lower).substr(0, lower.find(' '))));
      }
    };
    for (std::size_t i = 0; i < table.size(); ++i) {
      const auto row = static_cast<std::uint32_t>(i);
      const std::vector<std::string_view> capital_list = split(table.at(i, 3), ';');
      rows.push_back({table.at(i, 0), capital_list.empty() ? std::string_view{} : capital_list.front()});
      add(table.at(i, 0), &CountryWords::by_name, row);
      add(table.at(i, 1), &CountryWords::by_name, row);
      add(table.at(i, 2), &CountryWords::by_demonym, row);
      add(table.at(i, 3), &CountryWords::by_capital, row);
    }
  }
};

const Countries& countries() {
  static const Countries all;
  return all;
}

}  // namespace

const Role* role_of(std::string_view lemma) {
  static const Words<Role> roles = read<Role>(tables::entity_roles, [](const Table& table, std::size_t row) {
    return Role{type_of(table.at(row, 1)), gender_of(table.at(row, 2)), table.at(row, 3)};
  });
  const auto found = roles.find(lemma);
  return found == roles.end() ? nullptr : &found->second;
}

bool begins_role(std::string_view lower) {
  static const std::unordered_set<std::string_view> words = [] {
    const Table table(tables::entity_roles);
    std::unordered_set<std::string_view> out;
    for (std::size_t row = 0; row < table.size(); ++row)
      if (const std::size_t blank = table.at(row, 0).find(' '); blank != std::string_view::npos)
        out.insert(table.at(row, 0).substr(0, blank));
    return out;
  }();
  return words.contains(lower);
}

CountryWords country_words(std::uint64_t phrase_hash) {
  const auto found = countries().words.find(phrase_hash);
  return found == countries().words.end() ? CountryWords{} : found->second;
}

bool begins_country(std::uint64_t word_hash) { return countries().beginnings.contains(word_hash); }

std::uint32_t country_by_name(std::string_view lower) { return country_words(text::hash(lower)).by_name; }
std::uint32_t country_by_demonym(std::string_view lower) { return country_words(text::hash(lower)).by_demonym; }
std::uint32_t country_by_capital(std::string_view lower) { return country_words(text::hash(lower)).by_capital; }
std::uint32_t country_of(std::string_view lower) { return country_words(text::hash(lower)).any(); }
const Country& country(std::uint32_t index) { return countries().rows[index]; }

Title title_of(std::string_view lower) {
  static const Words<Title> titles = read<Title>(tables::entity_titles, [](const Table& table, std::size_t row) {
    return Title{true, gender_of(table.at(row, 1))};
  });
  return look_up(titles, lower, Title{});
}

Gender given_name_gender(std::string_view lower) {
  static const Words<Gender> names = read<Gender>(
      tables::entity_given_names, [](const Table& table, std::size_t row) { return gender_of(table.at(row, 1)); });
  return look_up(names, lower, Gender::unknown);
}

NameWord name_word(std::string_view lower) {
  static const Words<NameWord> words = read<NameWord>(tables::entity_name_words, [](const Table& table, std::size_t row) {
    return NameWord{type_of(table.at(row, 1)), table.at(row, 2) == "strong"};
  });
  return look_up(words, lower, NameWord{});
}

std::string_view qualifier(std::string_view lower) {
  static const Words<std::string_view> words = read<std::string_view>(
      tables::entity_qualifiers, [](const Table& table, std::size_t row) { return table.at(row, 1); });
  return look_up(words, lower, lower);
}

}  // namespace facts::entity
