#include "entity/link.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/sets.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "entity/lexicon.hpp"

namespace facts::entity {
namespace {

constexpr std::size_t most_compared = 32;  ///< candidates of one key that are looked at
constexpr std::size_t most_aliases = 32;

std::string letters(std::string_view name) {
  std::string out;
  for (const char c : utf8::fold(name))
    if (c != '.' && c != '-' && c != ' ' && c != '\'') out += c;
  return out;
}

std::string_view last_word(std::string_view name) {
  const std::size_t blank = name.find_last_of(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
}
std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }
bool one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

bool acronym(std::string_view name) {
  std::size_t upper = 0;
  for (const char c : name) {
    if (c >= 'a' && c <= 'z') return false;
    if (c >= 'A' && c <= 'Z') ++upper;
  }
  return upper >= 2 && name.size() <= 8;
}

/// One entity of one article.
struct Item {
  std::uint32_t article, entity;
  const Entity* it;
};

class Linker {
 public:
  explicit Linker(const std::vector<const Entities*>& articles) : articles_(articles) {
    for (std::uint32_t a = 0; a < articles.size(); ++a) {
      if (!articles[a]) continue;
      for (std::uint32_t e = 0; e < articles[a]->entities.size(); ++e) items_.push_back({a, e, &articles[a]->entities[e]});
    }
    sets_ = Sets(items_.size());
  }

  Link run() {
    same_names();
    countries();
    people();
    lone_people();
    aliases();
    spellings();
    bodies();
    return result();
  }

 private:
  std::uint32_t root(std::uint32_t i) { return sets_.find(i); }
  void join(std::uint32_t a, std::uint32_t b) { sets_.join(a, b); }

  static char sort(const Entity& e) {
    switch (e.type) {
      case EntityType::person: return 'p';
      case EntityType::group: return 'g';
      default: return 'x';  // organisations and places are told apart differently by different articles
    }
  }

  /// The same letters, whatever the case, points and hyphens. Descriptions meet so as well, but for single people.
  void same_names() {
    std::unordered_map<std::string, std::uint32_t> by_letters;
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const Entity& e = *items_[i].it;
      if (e.name.empty() || (!e.named && e.type == EntityType::person)) continue;
      if (e.type == EntityType::person && one_word(e.name)) continue;  // which bearer is asked later
      if (!e.named && one_word(e.name)) continue;                      // "officials" are not the same ones everywhere
      const auto [found, fresh] = by_letters.emplace(sort(e) + letters(e.name), i);
      if (!fresh) join(found->second, i);
    }
  }

  void countries() {
    std::unordered_map<std::uint32_t, std::uint32_t> places, groups;
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const Entity& e = *items_[i].it;
      if (!e.named || (e.type != EntityType::place && e.type != EntityType::organization && e.type != EntityType::group)) continue;
      const std::string lower = utf8::lower(e.name);
      const bool people = e.type == EntityType::group;
      std::uint32_t of = people ? country_by_demonym(lower) : country_by_name(lower);
      if (of == no_country && !people && !e.country.empty() && direction(lower)) of = country_by_name(utf8::lower(e.country));
      if (of == no_country) continue;
      const auto [found, fresh] = (people ? groups : places).emplace(of, i);
      if (!fresh) join(found->second, i);
    }
  }

  static bool direction(std::string_view lower) { return lower == "north" || lower == "south" || lower == "east" || lower == "west"; }

  /// Full names: one surname in any spelling, and given names that are spellings, initials or parts of each other.
  void people() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_surname;
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const Entity& e = *items_[i].it;
      if (e.type != EntityType::person || !e.named || one_word(e.name)) continue;
      std::vector<std::uint32_t>& bearers = by_surname[spelling_key(last_word(e.name))];
      bool met = false;
      for (std::size_t k = 0; k < bearers.size() && k < most_compared && !met; ++k) {
        met = same_person(items_[bearers[k]].it->name, e.name);
        if (met) join(bearers[k], i);
      }
      if (!met) bearers.push_back(i);
    }
  }

  static bool same_person(std::string_view a, std::string_view b) {
    if (same_spelling(a, b)) return true;
    if (!same_spelling(last_word(a), last_word(b))) return false;
    const std::string_view x = first_word(a), y = first_word(b);
    const bool initial = std::min(letters(x).size(), letters(y).size()) == 1;
    return initial ? letters(x)[0] == letters(y)[0] : same_spelling(x, y);
  }

  /// One word: the bearer whose last name it is, if the collection has one only; else whose other name it is.
  void lone_people() {
    struct Bearers {
      std::vector<std::uint32_t> last, other;
    };
    std::unordered_map<std::string, Bearers> by_word;
    const auto add = [&](std::vector<std::uint32_t>& list, std::uint32_t i) {
      const std::uint32_t r = root(i);
      for (const std::uint32_t known : list)
        if (root(known) == r) return;
      if (list.size() < most_compared) list.push_back(i);
    };
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const Entity& e = *items_[i].it;
      if (e.type != EntityType::person || !e.named || one_word(e.name)) continue;
      for (const std::string_view word : split_words(e.name)) {
        Bearers& bearers = by_word[spelling_key(word)];
        add(word.data() == last_word(e.name).data() ? bearers.last : bearers.other, i);
      }
    }
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const Entity& e = *items_[i].it;
      if (e.type != EntityType::person || !e.named || !one_word(e.name)) continue;
      Bearers& bearers = by_word[spelling_key(e.name)];
      std::uint32_t only = npos;
      for (const auto* list : {&bearers.last, &bearers.other}) {
        std::size_t fitting = 0;
        for (const std::uint32_t b : *list) {
          const Entity& other = *items_[b].it;
          bool bears = false;
          for (const std::string_view word : split_words(other.name)) bears = bears || same_spelling(word, e.name);
          const bool gender = e.gender == Gender::unknown || other.gender == Gender::unknown || e.gender == other.gender;
          if (!bears || !gender) continue;
          ++fitting;
          only = b;
        }
        if (fitting == 1) break;
        only = npos;
        if (fitting > 1) break;
      }
      if (only != npos) join(only, i);
      else if (bearers.last.empty()) bearers.last.push_back(i);
    }
  }

  static std::vector<std::string_view> split_words(std::string_view name) {
    std::vector<std::string_view> out;
    while (!name.empty()) {
      const std::size_t blank = name.find(' ');
      if (blank != 0) out.push_back(name.substr(0, blank));
      name.remove_prefix(blank == std::string_view::npos ? name.size() : blank + 1);
    }
    return out;
  }

  /// "NIS" here, "National Intelligence Service (NIS)" there: a name that another article gives as an alias.
  void aliases() {
    std::unordered_map<std::string, std::uint32_t> by_alias;  // npos: several
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const Entity& e = *items_[i].it;
      if (!e.named || e.type == EntityType::person || e.type == EntityType::group) continue;
      for (const std::string& alias : e.aliases) {
        if (one_word(alias) && !acronym(alias)) continue;
        const auto [found, fresh] = by_alias.emplace(letters(alias), i);
        if (!fresh && found->second != npos && root(found->second) != root(i)) found->second = npos;
      }
    }
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const Entity& e = *items_[i].it;
      if (e.type == EntityType::person || e.type == EntityType::group || e.plural) continue;
      const auto found = by_alias.find(letters(e.name));
      if (found == by_alias.end() || found->second == npos || found->second == i) continue;
      const Entity& other = *items_[found->second].it;
      if (e.country.empty() || other.country.empty() || e.country == other.country) join(found->second, i);
    }
  }

  void spellings() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_key;
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const Entity& e = *items_[i].it;
      if (!e.named || e.type == EntityType::person || e.type == EntityType::group || acronym(e.name) || e.name.size() < 6) continue;
      if (country_of(utf8::lower(e.name)) != no_country) continue;
      std::vector<std::uint32_t>& same = by_key[spelling_key(e.name)];
      bool met = false;
      for (std::size_t k = 0; k < same.size() && k < most_compared && !met; ++k) {
        met = items_[same[k]].it->type == e.type && same_spelling(items_[same[k]].it->name, e.name);
        if (met) join(same[k], i);
      }
      if (!met) same.push_back(i);
    }
  }

  /// Bodies by country and kind; the words that both use to tell which one must be the same or one's part of the other's.
  void bodies() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_kind;
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const Entity& e = *items_[i].it;
      if (e.type != EntityType::organization || e.plural || e.country.empty() || e.role.empty()) continue;
      std::vector<std::uint32_t>& same = by_kind[e.country + '|' + e.role];
      bool met = false;
      for (std::size_t k = 0; k < same.size() && k < most_compared && !met; ++k) {
        met = same_body(*items_[same[k]].it, e);
        if (met) join(same[k], i);
      }
      if (!met || e.named) same.push_back(i);
    }
  }

  static std::set<std::string_view> telling_words(const Entity& e, std::vector<std::string>& keep) {
    std::set<std::string_view> out;
    const auto add = [&](const std::string& text) {
      keep.push_back(utf8::lower(text));
      std::vector<std::string_view> words = split_words(keep.back());
      for (std::string_view& word : words)
        for (const std::string_view ending : {"'s", "’s"})
          if (word.ends_with(ending)) word.remove_suffix(ending.size());
      for (std::size_t i = 0; i < words.size(); ++i) {
        // Countries are compared apart: "South Korea's", "South Korean".
        if (i + 1 < words.size() && country_of(std::string(words[i]) + ' ' + std::string(words[i + 1])) != no_country) {
          ++i;
          continue;
        }
        const Role* role = role_of(words[i]);
        if ((role && role->type == EntityType::organization) || country_of(words[i]) != no_country || direction(words[i]) ||
            words[i] == "the" || words[i].size() < 3)
          continue;
        out.insert(qualifier(words[i]));
      }
    };
    keep.reserve(e.aliases.size() + 2);
    add(e.name);
    for (const std::string& alias : e.aliases)
      if (!acronym(alias)) add(alias);
    return out;
  }

  static bool same_body(const Entity& a, const Entity& b) {
    if (a.named && b.named && !acronym(a.name) && !acronym(b.name)) {
      std::vector<std::string> ka, kb;
      Entity one, two;
      one.name = a.name;
      two.name = b.name;
      return telling_words(one, ka) == telling_words(two, kb);
    }
    std::vector<std::string> ka, kb;
    const auto x = telling_words(a, ka), y = telling_words(b, kb);
    return std::includes(x.begin(), x.end(), y.begin(), y.end()) || std::includes(y.begin(), y.end(), x.begin(), x.end());
  }

  Link result() {
    Link out;
    out.of.resize(articles_.size());
    for (std::size_t a = 0; a < articles_.size(); ++a)
      if (articles_[a]) out.of[a].resize(articles_[a]->entities.size(), npos);
    std::unordered_map<std::uint32_t, std::uint32_t> number;
    std::vector<std::uint32_t> last_article;
    std::vector<std::set<std::string>> called;
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const auto [found, fresh] = number.emplace(root(i), static_cast<std::uint32_t>(out.entities.size()));
      const std::uint32_t n = found->second;
      const Entity& e = *items_[i].it;
      if (fresh) {
        out.entities.push_back({e.name, e.type, e.named, {}, 0});
        last_article.push_back(npos);
        called.emplace_back();
      }
      LinkedEntity& linked = out.entities[n];
      if ((e.named && !linked.named) || (e.named == linked.named && fuller(e.name, linked.name))) {
        linked.name = e.name;
        linked.type = e.type;
        linked.named = e.named;
      }
      if (last_article[n] != items_[i].article) ++linked.articles;
      last_article[n] = items_[i].article;
      if (called[n].size() < most_aliases) called[n].insert(e.name);
      for (const std::string& alias : e.aliases)
        if (called[n].size() < most_aliases) called[n].insert(alias);
      out.of[items_[i].article][items_[i].entity] = n;
    }
    for (std::size_t n = 0; n < out.entities.size(); ++n) {
      called[n].erase(out.entities[n].name);
      out.entities[n].aliases.assign(called[n].begin(), called[n].end());
    }
    return out;
  }

  static bool fuller(std::string_view a, std::string_view b) {
    const auto blanks = [](std::string_view s) { return std::count(s.begin(), s.end(), ' '); };
    return blanks(a) != blanks(b) ? blanks(a) > blanks(b) : a.size() > b.size();
  }

  const std::vector<const Entities*>& articles_;
  std::vector<Item> items_;
  Sets sets_{0};
};

}  // namespace

Link link(const std::vector<const Entities*>& articles) { return Linker(articles).run(); }

}  // namespace facts::entity
