// Names: what the syntax stage found, made whole and consistent over the article.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/text.hpp"
#include "entity/name_list.hpp"

namespace facts::entity {
namespace {

using syntax::NameType;
using syntax::Upos;

EntityType type_of(NameType type) {
  switch (type) {
    case NameType::person: return EntityType::person;
    case NameType::organization: return EntityType::organization;
    case NameType::place: return EntityType::place;
    case NameType::group: return EntityType::group;
    default: return EntityType::other;
  }
}

/// One way of writing for one name, to find its repetitions: lower case, hyphens and points out of the way.
std::string key_of(const Document& document, std::uint32_t first, std::uint32_t last) {
  std::string key;
  for (std::uint32_t w = first; w < last; ++w) {
    if (w > first) key += ' ';
    for (const char c : document.lower(w))
      if (c != '.') key += c == '-' ? ' ' : c;
  }
  return key;
}

constexpr std::uint32_t reading = 4;  ///< the weight of one reading by the syntax stage

/// How often a name was read as each type.
struct Votes {
  std::array<std::uint32_t, 6> of{};
  std::uint32_t words = 0;  ///< length in words
};

class Names {
 public:
  explicit Names(const Document& document) : document_(document), names_(document) {}

  std::vector<Draft> find() {
    for (const syntax::Name& name : document_.syntax.names) {
      if (name.type == NameType::none || name.first >= name.last || name.last > document_.size()) continue;
      Draft draft;
      draft.first = name.first;
      draft.last = name.last;
      draft.type = type_of(name.type);
      if (draft.type == EntityType::person) cut_person(draft);
      trim_name(document_, draft);
      if (draft.first < draft.last && !function_words(draft) && !money(draft)) names_.add(draft);
    }
    mend_countries(document_, names_);
    mend_expansions(document_, names_);
    mend_joined(document_, names_);
    mend_people(document_, names_);
    mend_compounds(document_, names_);
    vote();
    acronyms();
    repetitions();
    settle();
    return names_.take();
  }

 private:
  /// "Kim Jong Un hailed Putin" are two: a person's name holds no word in small letters but particles ("van", "bin").
  void cut_person(Draft& draft) {
    for (std::uint32_t w = draft.first + 1; w + 1 < draft.last; ++w) {
      if (document_.capital(w) || document_.upos(w) != Upos::verb || !text::is_alpha(document_.form(w).front())) continue;
      Draft rest = draft;
      rest.first = w + 1;
      draft.last = w;
      trim_name(document_, rest);
      names_.add(rest);
      return;
    }
  }

  /// In a headline with capitals everywhere "Without" is no name.
  bool function_words(const Draft& draft) const {
    for (std::uint32_t w = draft.first; w < draft.last; ++w) {
      switch (document_.upos(w)) {
        case Upos::adp: case Upos::adv: case Upos::sconj: case Upos::cconj: case Upos::det: case Upos::pron:
        case Upos::aux: case Upos::part: case Upos::punct: continue;
        default: return false;
      }
    }
    return true;
  }

  /// "US$", "NT$"
  bool money(const Draft& draft) const {
    return document_.form(draft.last - 1).ends_with('$') || (draft.last < document_.size() && document_.form(draft.last) == "$");
  }

  /// What the syntax stage and the words around each name say, counted over the article: 4 for a reading, more or less for
  /// what stands beside it.
  void vote() {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (!names_.alive(i)) continue;
      const Draft& name = names_[i];
      Votes& votes = votes_[key_of(document_, name.first, name.last)];
      votes.of[static_cast<std::size_t>(name.type)] += reading;
      votes.words = name.last - name.first;
      if (name.type == EntityType::group) continue;
      around(name, votes);
      // The words of full names, for surnames that stand alone.
      if (name.type == EntityType::person && name.last - name.first > 1) {
        for (std::uint32_t w = name.first; w < name.last; ++w) bearers_.insert(std::string(document_.lower(w)));
        if (country_of(document_.lower(name.last - 1)) == no_country) surnames_.insert(std::string(document_.form(name.last - 1)));
      }
    }
  }

  void around(const Draft& name, Votes& votes) const {
    const auto say = [&](EntityType type, std::uint32_t weight) { votes.of[static_cast<std::size_t>(type)] += weight; };
    const segment::Sentence& sentence = document_.sentence_of(name.first);
    if (name.first > sentence.first) {
      const std::uint32_t before = name.first - 1;
      const std::string_view word = document_.lower(before);
      if (document_.capital(before) && title_of(word).known && !names_.taken(before)) say(EntityType::person, 2 * reading);
      else if (document_.upos(before) == Upos::noun && !document_.capital(before)) role_says(before, reading + 1, say);
      else {
        const std::uint32_t at = word == "the" && before > sentence.first ? before - 1 : before;
        const std::string_view preposition = document_.lower(at);
        if (document_.upos(at) == Upos::adp && (preposition == "in" || preposition == "near" || preposition == "on" ||
                                                preposition == "across" || preposition == "along"))
          say(EntityType::place, 1);
      }
    }
    // "NASA executive", "the Acumen founder"; "Moreno, who …"
    if (name.last < sentence.last) {
      const Role* next = document_.upos(name.last) == Upos::noun && !document_.capital(name.last) ? role_of(document_.lemma(name.last)) : nullptr;
      if (next && (next->cls == "chief" || next->cls == "spokesman" || next->cls == "founder" || next->cls == "executive"))
        say(EntityType::organization, 2);
      const std::uint32_t comma = document_.form(name.last) == "," ? 1 : 0;
      if (name.last + comma < sentence.last && document_.lower(name.last + comma) == "who") say(EntityType::person, reading);
    }
    // "Acumen, a charity that …"
    std::uint32_t w = name.last;
    if (w + 2 < sentence.last && document_.form(w) == "," && (document_.lower(w + 1) == "a" || document_.lower(w + 1) == "an" || document_.lower(w + 1) == "the")) {
      for (w += 2; w + 1 < sentence.last && w < name.last + 7; ++w) {
        const Upos tag = document_.upos(w);
        if (tag == Upos::noun && document_.upos(w + 1) != Upos::noun) {
          role_says(w, 2 * reading, say);
          break;
        }
        if (tag != Upos::noun && tag != Upos::adj && tag != Upos::propn && tag != Upos::num) break;
      }
    }
    if (name.last - name.first > 1) {
      const NameWord by_words = type_by_words(document_, name.first, name.last);
      // "The Harbour Courier": a person's name has no article.
      const bool paper = by_words.type == EntityType::organization && !by_words.strong && name.first > sentence.first && document_.lower(name.first - 1) == "the";
      const bool own = by_words.type == EntityType::organization && !by_words.strong && document_.lower(name.first) == "the";
      if (by_words.type != EntityType::other) say(by_words.type, by_words.strong || paper || own ? reading + (paper || own ? 1 : 0) : 1);
      else if (name.last - name.first < 4 && given_name_gender(document_.lower(name.first)) != Gender::unknown)
        say(EntityType::person, reading + 2);
    } else if (document_.country_words_of(name.first, name.last).by_capital != no_country) {
      say(EntityType::place, 2 * reading);
    } else if (given_name_gender(document_.lower(name.first)) != Gender::unknown) {
      say(EntityType::person, 4);
    } else if (document_.form(name.first).size() > 2 && all_capitals(document_.form(name.first)) && !shouted(sentence)) {
      say(EntityType::organization, 3);
    }
  }

  /// A sentence that is written in capitals: they say nothing there.
  bool shouted(const segment::Sentence& sentence) const {
    std::uint32_t capitals = 0, words = 0;
    for (std::uint32_t w = sentence.first; w < sentence.last && w < sentence.first + 24; ++w) {
      if (!text::is_alpha(document_.form(w).front()) || document_.form(w).size() < 2) continue;
      ++words;
      if (all_capitals(document_.form(w))) ++capitals;
    }
    return 2 * capitals > words;
  }

  template <class Say>
  void role_says(std::uint32_t noun, std::uint32_t weight, Say say) const {
    const Role* role = role_of(document_.lemma(noun));
    if (!role || (role->type != EntityType::organization && document_.syntax.words[noun].plural)) return;
    if (role->type == EntityType::person || role->type == EntityType::organization || role->type == EntityType::place)
      say(role->type, weight);
  }

  /// "National Intelligence Service (NIS)": the letters take the type of the words.
  void acronyms() {
    const std::uint32_t count = names_.size();
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!names_.alive(i)) continue;
      const Draft name = names_[i];
      const std::uint32_t open = name.last, letters = name.last + 1, close = name.last + 2;
      if (close >= document_.size() || document_.form(open) != "(" || document_.form(close) != ")") continue;
      if (name.last - name.first < 2 || !document_.capital(letters)) continue;
      if (!all_capitals(document_.form(letters)) && (name.type != EntityType::organization || !names_.taken(letters))) continue;
      Votes& votes = votes_[key_of(document_, letters, close)];
      votes.of[static_cast<std::size_t>(name.type)] += 3 * reading;
      votes.words = 1;
      Draft draft;
      draft.first = letters;
      draft.last = close;
      draft.type = name.type;
      names_.add(draft);
    }
  }

  /// A name found once is a name where it stands again in the same letters.
  void repetitions() {
    std::unordered_map<std::string, std::uint32_t> starts;  // first word → longest name that begins so
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (!names_.alive(i)) continue;
      const Draft& name = names_[i];
      const std::uint32_t words = std::min(name.last - name.first, 8u);
            std::uint32_t& most = starts[std::string(document_.form(name.first))];
      most = std::max(most, words);
    }
    for (std::uint32_t w = 0; w < document_.size(); ++w) {
      if (names_.taken(w) || !document_.capital(w)) continue;
      if (surname(w)) {
        Draft draft;
        draft.first = w;
        draft.last = w + 1;
        draft.type = EntityType::person;
        names_.add(draft);
        continue;
      }
      const auto start = starts.find(std::string(document_.form(w)));
      if (start == starts.end()) continue;
      const std::uint32_t end = document_.sentence_of(w).last;
      for (std::uint32_t words = std::min(start->second, end - w); words > 0; --words) {
        if (names_.taken(w + words - 1) || (words == 1 && !stands_alone(w))) continue;
        const auto found = votes_.find(key_of(document_, w, w + words));
        if (found == votes_.end()) continue;
        Draft draft;
        draft.first = w;
        draft.last = w + words;
        draft.type = most(found->second);
        names_.add(draft);
        break;
      }
    }
  }

  /// The last name of someone whom the article names in full, alone: before or behind the mark of a headline ("Harbour to reopen: Okoro",
  /// whatever the tagger makes of it there), or as a proper noun anywhere.
  bool surname(std::uint32_t w) const {
    if (!surnames_.contains(std::string(document_.form(w)))) return false;
    if (stands_alone(w)) return true;
    const segment::Sentence& sentence = document_.sentence_of(w);
    const article::BlockKind kind = document_.article.blocks[sentence.block].kind;
    if (kind != article::BlockKind::headline && kind != article::BlockKind::subhead) return false;
    const auto mark = [&](std::uint32_t at) { return document_.form(at) == ":" || document_.form(at) == "-" || document_.form(at) == "–" || document_.form(at) == "—"; };
    return (w == sentence.first && w + 1 < sentence.last && mark(w + 1)) || (w > sentence.first && mark(w - 1));
  }

  /// A single word counts as a repetition only where it is a proper noun that is not part of a longer run of capitals.
  bool stands_alone(std::uint32_t w) const {
    if (document_.upos(w) != Upos::propn) return false;
    const segment::Sentence& sentence = document_.sentence_of(w);
    const bool before = w > sentence.first && document_.upos(w - 1) == Upos::propn && document_.capital(w - 1);
    const bool after = w + 1 < sentence.last && document_.upos(w + 1) == Upos::propn && document_.capital(w + 1);
    return !before && !after;
  }

  static EntityType most(const Votes& votes) {
    const auto best = std::max_element(votes.of.begin(), votes.of.end());
    return static_cast<EntityType>(best - votes.of.begin());
  }

  /// One type for one name, and what titles and the name's own words say.
  void settle() {
    for (std::uint32_t i = 0; i < names_.size(); ++i)
      if (names_.alive(i)) names_.set_type(i, settled(names_[i]));
  }

  EntityType settled(const Draft& name) const {
    EntityType type = name.type;
    const auto votes = votes_.find(key_of(document_, name.first, name.last));
    if (votes != votes_.end()) {
      const EntityType agreed = most(votes->second);
      const auto of = [&](EntityType each) { return votes->second.of[static_cast<std::size_t>(each)]; };
      if (of(agreed) >= of(type)) type = agreed;
      // A surname alone, of someone whose full name the article has.
      if (name.last - name.first == 1 && type != EntityType::person && bearers_.contains(std::string(document_.lower(name.first))) &&
          country_of(document_.lower(name.first)) == no_country && of(type) <= 3 * reading + of(EntityType::person))
        type = EntityType::person;
    }
    const NameWord by_words = type_by_words(document_, name.first, name.last);
    if (type == EntityType::other && by_words.type != EntityType::other) type = by_words.type;
    if (type != EntityType::other) return type;
    const std::string words = document_.phrase(name.first, name.last);
    if (country_by_name(words) != no_country) return EntityType::place;
    return country_by_demonym(words) != no_country ? EntityType::group : type;
  }

  const Document& document_;
  NameList names_;
  std::unordered_map<std::string, Votes> votes_;
  std::unordered_set<std::string> bearers_;   ///< words of full names, lower case
  std::unordered_set<std::string> surnames_;  ///< last words of full names, as written
};

}  // namespace

std::vector<Draft> find_names(const Document& document) { return Names(document).find(); }

}  // namespace facts::entity
