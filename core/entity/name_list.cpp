// Names with wrong ends, put right by what the text or a table says outright.
#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "entity/name_list.hpp"

namespace facts::entity {
namespace {

using syntax::Upos;

/// The head of a name: the word the tree hangs it by.
std::uint32_t head_of(const Document& document, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t w = first; w < last; ++w) {
    const std::uint32_t h = document.head(w);
    if (h == npos || h < first || h >= last) return w;
  }
  return last - 1;
}

/// Words in small letters that a name may hold.
bool linking(std::string_view word) {
  for (const std::string_view known : {"of", "for", "and", "the", "on", "in", "to", "&", "-", "de", "du", "at", "against"})
    if (word == known) return true;
  return false;
}

}  // namespace

void NameList::add(Draft draft) {
  if (draft.first >= draft.last || draft.last > document_.size()) return;
  for (std::uint32_t w = draft.first; w < draft.last; ++w)
    if (taken(w)) return;
  for (std::uint32_t w = draft.first; w < draft.last; ++w) at_[w] = size();
  draft.kind = MentionKind::name;
  draft.head = head_of(document_, draft.first, draft.last);
  draft.possessor = document_.possessive_ending(draft.last);
  names_.push_back(std::move(draft));
}

void NameList::put(Draft draft) {
  for (std::uint32_t w = draft.first; w < draft.last; ++w)
    if (taken(w)) drop(at_[w]);
  add(std::move(draft));
}

void NameList::drop(std::uint32_t index) {
  for (std::uint32_t w = names_[index].first; w < names_[index].last; ++w) at_[w] = npos;
  names_[index].last = names_[index].first;
}

std::vector<Draft> NameList::take() {
  std::erase_if(names_, [](const Draft& name) { return name.first >= name.last; });
  for (Draft& name : names_) name.plural = name.type == EntityType::group && document_.syntax.words[name.last - 1].plural;
  std::sort(names_.begin(), names_.end(), [](const Draft& a, const Draft& b) { return a.first < b.first; });
  return std::move(names_);
}

void trim_name(const Document& document, Draft& name) {
  const auto loose = [&](std::uint32_t w) {
    const Upos tag = document.upos(w);
    const std::string_view f = document.form(w);
    return tag == Upos::punct && f != ")" && f != "." ? true : f == "\"" || f == "“" || f == "”" || f == "," || f == "'" || f == "’";
  };
  while (name.last > name.first && (loose(name.last - 1) || document.possessive_ending(name.last - 1))) --name.last;
  // "The" with a capital inside a sentence belongs to the name ("told The Harbour Times"); the syntax stage decides that.
  const auto article = [&](std::uint32_t w) {
    return document.lower(w) == "the" && (!document.capital(w) || w == document.sentence_of(w).first);
  };
  while (name.first < name.last && (loose(name.first) || article(name.first))) ++name.first;
  if (name.type != EntityType::person) return;
  // A title goes as long as a name is left; "prime minister" and "vice president" are two words.
  while (name.first + 1 < name.last && title_of(document.lower(name.first)).known && document.capital(name.first + 1) &&
         given_name_gender(document.lower(name.first)) == Gender::unknown)
    ++name.first;
}

bool all_capitals(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const utf8::Decoded c = utf8::decode(word, at);
    at += c.bytes;
    if (utf8::is_lower(c.code_point)) return false;
    if (utf8::is_upper(c.code_point)) ++letters;
  }
  return letters >= 2;
}

NameWord type_by_words(const Document& document, std::uint32_t first, std::uint32_t last) {
  std::uint32_t word = last - 1;
  for (std::uint32_t w = first + 1; w < last; ++w)
    if (document.lower(w) == "of" || document.lower(w) == "for") {
      word = w - 1;
      break;
    }
  return last - first < 2 ? NameWord{} : name_word(document.lower(word));
}

void mend_countries(const Document& document, NameList& names) {
  for (std::uint32_t w = 0; w < document.size(); ++w) {
    const bool side = direction(document.lower(w)) != npos && document.capital(w);
    if (!side && !document.may_be_country(w)) continue;
    const std::uint32_t end = std::min(document.sentence_of(w).last, w + longest_country);
    for (std::uint32_t last = end; last > w; --last) {
      if (last - w == 1 && document.lower(w).size() <= 3 && !all_capitals(document.form(w))) continue;
      const CountryWords says = document.country_words_of(w, last);
      Draft draft;
      draft.first = w;
      draft.last = last;
      draft.type = EntityType::place;
      // "The South", where the article has a South Korea.
      const bool half = side && last == w + 1 && last < document.size() && !document.capital(last) &&
                        document.country_in(w, last) != no_country;
      if (!half && says.by_name == no_country) {
        if (says.by_demonym == no_country) continue;
        draft.type = EntityType::group;
      }
      // Names that reach beyond these words keep them; one that holds only part of two ("Korea Says") was misread.
      bool free = true;
      for (std::uint32_t i = w; i < last && free; ++i) {
        if (!names.taken(i)) continue;
        const Draft& there = names[names.at(i)];
        const bool inside = there.first >= w && there.last <= last;
        free = inside || (last - w > 1 && !(there.first <= w && there.last >= last));
      }
      // "Korean War": an adjective before a capital that is nobody's name yet is part of a longer name.
      if (free && !names.taken(w) && last < end && document.capital(last) && !names.taken(last) && document.upos(last) == Upos::propn)
        free = false;
      if (free && side && last == w + 1 && last < document.size() && document.form(last) == "-") free = false;
      if (!free) break;
      names.put(draft);
      w = last - 1;
      break;
    }
  }
}

void mend_expansions(const Document& document, NameList& names) {
  for (std::uint32_t open = 1; open + 2 < document.size(); ++open) {
    if (document.form(open) != "(" || document.form(open + 2) != ")" || !all_capitals(document.form(open + 1))) continue;
    const std::string letters = text::lower(document.form(open + 1));
    if (letters.size() > 8) continue;
    const std::uint32_t begin = document.sentence_of(open).first;
    std::size_t left = letters.size();
    std::uint32_t w = open;
    while (left > 0 && w > begin && open - w < 14) {
      --w;
      if (document.lower(w).front() == letters[left - 1] && (document.capital(w) || document.upos(w) != Upos::det)) --left;
      else if (document.capital(w) || !linking(document.lower(w))) break;
    }
    if (left > 0 || !document.capital(w) || open - w < 2) continue;
    const Role* role = role_of(document.lower(open - 1));
    if (role && role->type == EntityType::person) continue;
    Draft draft;
    draft.first = w;
    draft.last = open;
    draft.type = EntityType::organization;
    if (const NameWord word = type_by_words(document, w, open); word.type == EntityType::place && word.strong) draft.type = word.type;
    if (names.taken(w) && names[names.at(w)].last >= open) continue;  // found whole
    names.put(draft);
  }
}

void mend_people(const Document& document, NameList& names) {
  const auto part = [&](std::uint32_t w) {
    return !names.taken(w) && document.capital(w) && document.upos(w) == Upos::propn && !title_of(document.lower(w)).known &&
           !role_of(document.lower(w)) && country_of(document.lower(w)) == no_country;
  };
  const auto flat = [&](std::uint32_t a, std::uint32_t b) {  // one hangs on the other as part of a name
    return (document.deprel(b) == syntax::Deprel::flat && document.head(b) <= b && b - document.head(b) <= 3) ||
           (document.deprel(a) == syntax::Deprel::flat && document.head(a) == b);
  };
  const std::uint32_t count = names.size();
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!names.alive(i) || names[i].type != EntityType::person) continue;
    Draft draft = names[i];
    const segment::Sentence& sentence = document.sentence_of(draft.first);
    while (draft.first > sentence.first && part(draft.first - 1) && flat(draft.first - 1, draft.first)) --draft.first;
    const bool given = draft.last - draft.first == 1 && given_name_gender(document.lower(draft.first)) != Gender::unknown;
    while (draft.last < sentence.last && part(draft.last) && (flat(draft.last - 1, draft.last) || (given && draft.last == draft.first + 1)))
      ++draft.last;
    if (draft.first != names[i].first || draft.last != names[i].last) names.put(draft);
  }
}

void mend_compounds(const Document& document, NameList& names) {
  const std::uint32_t count = names.size();
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!names.alive(i)) continue;
    Draft draft = names[i];
    const std::uint32_t end = document.sentence_of(draft.first).last;
    const auto touches = [&](std::uint32_t w) { return document.segmentation.words[w].span.begin == document.segmentation.words[w - 1].span.end; };
    if (draft.last + 1 < end && document.form(draft.last) == "-" && touches(draft.last) && touches(draft.last + 1) &&
        document.capital(draft.last + 1) && !names.taken(draft.last + 1) && draft.type != EntityType::group &&
        !document.country_words_of(draft.first, draft.last).known()) {
      draft.last += 2;
      names.put(draft);
      continue;
    }
    if (draft.first > document.sentence_of(draft.first).first + 1 && document.form(draft.first - 1) == "-" && touches(draft.first) &&
        touches(draft.first - 1) && document.capital(draft.first - 2) && !names.taken(draft.first - 2) &&
        draft.type != EntityType::group && !document.country_words_of(draft.first, draft.last).known()) {
      draft.first -= 2;
      names.put(draft);
      continue;
    }
    const bool next = draft.last < end && document.capital(draft.last) && !names.taken(draft.last);
    if (next && (draft.type == EntityType::group || draft.type == EntityType::place)) {
      const NameWord word = name_word(document.lower(draft.last));
      if (word.type != EntityType::event || !word.strong) continue;
      ++draft.last;
      draft.type = EntityType::event;
      names.put(draft);
    } else if (draft.last - draft.first > 1) {
      const NameWord word = name_word(document.lower(draft.first));
      if (word.type == EntityType::event && word.strong) names.set_type(i, EntityType::event);
    }
  }
}

void mend_joined(const Document& document, NameList& names) {
  for (std::uint32_t w = 0; w + 2 < document.size(); ++w) {
    if (!document.capital(w) || (document.lower(w + 1) != "of" && document.lower(w + 1) != "for")) continue;
    const NameWord word = name_word(document.lower(w));
    if (word.type != EntityType::organization || !word.strong) continue;
    const std::uint32_t begin = document.sentence_of(w).first, end = document.sentence_of(w).last;
    std::uint32_t next = w + 2;
    if (next < end && document.lower(next) == "the") ++next;
    if (next >= end || !document.capital(next) || country_of(document.lower(next)) != no_country) continue;
    const auto goes_on = [&](std::uint32_t at) {
      if (document.upos(at) == Upos::punct) return false;
      if (document.capital(at)) return true;
      const std::string_view small = document.lower(at);
      return (small == "and" || small == "&" || small == "of") && at + 1 < end && document.capital(at + 1) && !document.may_be_country(at + 1);
    };
    Draft draft;
    draft.last = next;
    while (draft.last < end && draft.last - next < 8 && goes_on(draft.last)) ++draft.last;
    draft.first = w;
    while (draft.first > begin && names.taken(draft.first) && names.taken(draft.first - 1) && document.capital(draft.first - 1))
      --draft.first;
    draft.type = EntityType::organization;
    bool part = false, whole = false;
    for (std::uint32_t i = draft.first; i < draft.last; ++i) {
      if (!names.taken(i)) continue;
      part = true;
      whole = whole || (names[names.at(i)].first <= draft.first && names[names.at(i)].last >= draft.last);
    }
    if (part && !whole) names.put(draft);
    w = draft.last - 1;
  }
}

}  // namespace facts::entity
