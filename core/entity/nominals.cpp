// Descriptions: noun phrases whose head says what kind of person, body or place is meant.
#include <algorithm>

#include "base/text.hpp"
#include "entity/document.hpp"

namespace facts::entity {
namespace {

using syntax::Deprel;
using syntax::Upos;

constexpr std::uint32_t longest_phrase = 14;  ///< words on either side of the head that are looked at

bool nominal(Upos tag) { return tag == Upos::noun || tag == Upos::propn; }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Nominals {
 public:
  Nominals(const Document& document, std::vector<Draft>& names) : document_(document), names_(names) {
    name_at_.assign(document.size(), npos);
    for (std::uint32_t i = 0; i < names.size(); ++i)
      for (std::uint32_t w = names[i].first; w < names[i].last; ++w) name_at_[w] = i;
  }

  std::vector<Draft> find() {
    for (Draft& name : names_) find_title(name);
    std::vector<Draft> out;
    for (std::uint32_t w = 0; w < document_.size(); ++w) {
      if (name_at_[w] != npos || !document_.in_claims(w) || !heads_phrase(w)) continue;
      const Role* role = one_of(w) ? one_of(w) : role_at(w);
      const Role guessed = role ? Role{} : guess(w);
      if (!role && !guessed.cls.empty()) role = &guessed;
      if (!role || role->type == EntityType::event || modifies_next(w)) continue;
      Draft draft = make(w, *role);
      if (names_something(w, draft)) out.push_back(draft);
    }
    return out;
  }

 private:
  /// A noun; or a word tagged as an adjective ("an official said") that nevertheless is what a verb is about.
  bool heads_phrase(std::uint32_t w) const {
    if (nominal(document_.upos(w)) || one_of(w)) return true;
    if (document_.upos(w) != Upos::adj) return false;
    const Deprel relation = document_.deprel(w);
    return (relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::obl_agent ||
            (relation == Deprel::obl && w > 0 && document_.upos(w - 1) == Upos::det)) &&
           role_of(document_.lower(w)) != nullptr;
  }

  /// The role of the noun at `w`, with the word before it where the two are one term ("news agency").
  const Role* role_at(std::uint32_t w) const {
    if (w > 0 && document_.sentence(w - 1) == document_.sentence(w) && begins_role(document_.lower(w - 1))) {
      std::string two(document_.lower(w - 1));
      two += ' ';
      two += text::lower(document_.lemma(w));
      if (const Role* role = role_of(two)) return role;
    }
    const std::string lemma = text::lower(document_.lemma(w));
    const Role* role = role_of(lemma);
    // "forces" is an army, "force" seldom; both stand in the table, so the form is asked first.
    if (const Role* by_form = role_of(document_.lower(w)); by_form) role = by_form;
    return role;
  }

  /// "One of those soldiers": one of a group is a person.
  const Role* one_of(std::uint32_t w) const {
    if (document_.lower(w) != "one" || w + 1 >= document_.size() || document_.lower(w + 1) != "of") return nullptr;
    const std::uint32_t group = document_.syntax.child(w, Deprel::nmod);
    if (group == npos || group - w > longest_phrase || name_at_[group] != npos) return nullptr;
    const Role* role = role_at(group);
    return role && role->type == EntityType::person ? role : nullptr;
  }

  /// Nouns the table lacks: what says something and is called "-er", "-ist" or "-man" is a person.
  Role guess(std::uint32_t w) const {
    if (document_.upos(w) != Upos::noun || document_.deprel(w) != Deprel::nsubj) return {};
    const std::uint32_t verb = document_.head(w);
    if (verb >= document_.size() || document_.upos(verb) != Upos::verb) return {};
    const std::uint32_t content = document_.syntax.child(verb, Deprel::ccomp);
    if (content == npos) return {};
    const std::string_view word = document_.lemma(w);
    for (const std::string_view ending : {"er", "or", "ist", "man", "ian", "eer", "ant"})
      if (word.size() > ending.size() + 2 && word.ends_with(ending))
        return {EntityType::person, word.ends_with("woman") ? Gender::female : Gender::unknown, "person"};
    return {};
  }

  /// Whether the noun stands before another noun or a name that it belongs to ("police officer", "lawmaker Lee").
  bool modifies_next(std::uint32_t w) const {
    const std::uint32_t next = w + 1;
    if (next >= document_.size() || document_.sentence(next) != document_.sentence(w)) return false;
    if (name_at_[next] != npos && names_[name_at_[next]].first == next) {
      const Draft& name = names_[name_at_[next]];
      if (name.title_first != npos && name.title_first <= w) return true;
    }
    const Deprel relation = document_.deprel(w);
    const std::uint32_t h = document_.head(w);
    return (relation == Deprel::compound || relation == Deprel::amod) && h != npos && h > w && h - w <= 4 &&
           nominal(document_.upos(h)) && name_at_[h] == npos;
  }

  /// Words that can stand before a noun in its phrase.
  bool before_noun(std::uint32_t w) const {
    switch (document_.upos(w)) {
      case Upos::noun: case Upos::propn:
        // "this month North Korean soldiers": what stands there on its own is no part of the phrase.
        return document_.deprel(w) != Deprel::obl && document_.deprel(w) != Deprel::nmod && document_.deprel(w) != Deprel::nsubj &&
               document_.deprel(w) != Deprel::obj;
      case Upos::det: case Upos::adj: case Upos::num: return true;
      case Upos::part: return document_.possessive_ending(w);
      case Upos::pron: return document_.deprel(w) == Deprel::nmod_poss || document_.deprel(w) == Deprel::det ||
                              is_one_of(document_.lower(w), {"his", "her", "its", "their", "our", "my", "your"});
      case Upos::verb: return document_.deprel(w) == Deprel::amod;
      case Upos::adv: return document_.deprel(w) == Deprel::advmod && document_.head(w) == w + 1;
      case Upos::cconj: return w > 0 && (document_.upos(w - 1) == Upos::adj || document_.upos(w - 1) == Upos::propn) &&
                               (document_.upos(w + 1) == Upos::adj || document_.upos(w + 1) == Upos::propn);
      default: return (document_.form(w) == "-" && w > 0 && document_.segmentation.words[w - 1].span.end == document_.segmentation.words[w].span.begin) ||
                      document_.possessive_ending(w);
    }
  }

  /// The words before a person's or body's name that describe it: "Ukrainian President", "NATO chief", "newspaper".
  void find_title(Draft& name) {
    if (name.type != EntityType::person && name.type != EntityType::organization) return;
    if (name.first == 0 || name.first == document_.sentence_of(name.first).first) return;
    const std::uint32_t noun = name.first - 1;
    if (name_at_[noun] != npos || !nominal(document_.upos(noun))) {
      if (name_at_[noun] != npos || !title_of(document_.lower(noun)).known || !document_.capital(noun)) return;
    }
    const Role* role = role_at(noun);
    const bool titled = title_of(document_.lower(noun)).known && document_.capital(noun);
    if (!titled && (!role || role->type != name.type)) return;
    if (name.type == EntityType::organization && role && document_.capital(noun)) return;  // part of a longer name
    const std::uint32_t sentence_begin = document_.sentence_of(noun).first;
    std::uint32_t first = noun;
    while (first > sentence_begin && noun - first < 8 && document_.upos(first - 1) != Upos::det && before_noun(first - 1) &&
           document_.upos(first - 1) != Upos::cconj)
      --first;
    while (first < noun && document_.possessive_ending(first)) ++first;
    name.title_first = first;
    name.description = describe(document_, first, name.first, role ? role->cls : std::string_view("title"), name.type);
    // The noun itself is no qualifier of itself.
    for (std::uint32_t w = first; w < name.first; ++w) {
      const Gender gender = title_of(document_.lower(w)).gender;
      if (gender != Gender::unknown) name.gender = gender;
    }
    if (role && role->gender != Gender::unknown) name.gender = role->gender;
  }

  Draft make(std::uint32_t w, const Role& role) {
    Draft out;
    out.kind = MentionKind::nominal;
    out.head = w;
    out.gender = role.gender;
    out.plural = document_.syntax.words[w].plural;
    out.type = role.type;
    if (out.plural && role.type == EntityType::person) out.type = EntityType::group;
    left_edge(w, out);
    right_edge(w, out);
    // A phrase of two words as one term leaves its first word out of the qualifiers.
    out.description = describe(document_, out.first, w + 1, role.cls, out.type);
    if (out.description.country == no_country && out.last > w + 1)
      out.description.country = document_.country_in(w + 1, out.last);
    out.possessor = out.last == w + 1 && document_.possessive_ending(w + 1);
    articles(w, out);
    identify(w, out);
    return out;
  }

  void left_edge(std::uint32_t w, Draft& out) const {
    const std::uint32_t bound = std::max({document_.leftmost(w), document_.sentence_of(w).first,
                                          w > longest_phrase ? w - longest_phrase : 0});
    std::uint32_t first = w;
    while (first > bound && before_noun(first - 1)) --first;
    // A possessor belongs to the phrase, however the tree hangs it.
    const std::uint32_t begin = document_.sentence_of(w).first;
    for (int owners = 0; owners < 2 && first > begin + 1 && document_.possessive_ending(first - 1); ++owners) {
      std::uint32_t owner = first - 2;
      if (name_at_[owner] != npos) owner = names_[name_at_[owner]].first;
      else if (!nominal(document_.upos(owner))) break;
      while (owner > begin && w - owner < longest_phrase && name_at_[owner] == npos && before_noun(owner - 1)) --owner;
      if (owner > begin && document_.lower(owner - 1) == "the") --owner;
      first = owner;
    }
    while (first < w && (document_.possessive_ending(first) || document_.upos(first) == Upos::cconj ||
                         document_.upos(first) == Upos::punct))
      ++first;
    out.first = first;
  }

  /// "authorities in Seoul", "an official from Seoul's intelligence agency", "head of the council"
  void right_edge(std::uint32_t w, Draft& out) const {
    out.last = w + 1;
    const std::uint32_t end = std::min(document_.sentence_of(w).last, w + 1 + longest_phrase);
    std::uint32_t from = w;
    for (int depth = 0; depth < 2; ++depth) {
      std::uint32_t next = npos;
      for (std::uint32_t c = document_.syntax.first_child[from]; c != npos; c = document_.syntax.next_sibling[c]) {
        if (c <= from || c >= end || document_.deprel(c) != Deprel::nmod) continue;
        const std::uint32_t marker = document_.syntax.child(c, Deprel::case_);
        if (marker == npos || marker != out.last) continue;
        const std::string_view preposition = document_.lower(marker);
        const bool links = is_one_of(preposition, {"of", "in", "from", "for"}) ||
                           (out.type == EntityType::person && is_one_of(preposition, {"at", "with"}));
        if (!links) continue;
        next = c;
      }
      if (next == npos) return;
      out.last = next + 1;
      if (name_at_[next] != npos) out.last = std::max(out.last, names_[name_at_[next]].last);
      from = next;
    }
  }

  /// "Came into force", "in exchange for", "state media": a bare singular names nothing, unless it does something.
  bool names_something(std::uint32_t w, const Draft& draft) const {
    // "Neither firm", "no library": nothing is named that one could come back to.
    if (is_one_of(document_.lower(draft.first), {"neither", "no", "either"}) && draft.same_as == npos) return false;
    if (draft.plural || draft.definite || draft.indefinite || draft.same_as != npos || draft.first < w) return true;
    if (draft.type == EntityType::group) return true;
    const Deprel relation = document_.deprel(w);
    return draft.type == EntityType::person && (relation == Deprel::nsubj || relation == Deprel::nsubj_pass);
  }

  void articles(std::uint32_t w, Draft& out) const {
    const std::string_view first = document_.lower(out.first);
    out.definite = is_one_of(first, {"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "both"});
    out.indefinite = is_one_of(first, {"a", "an", "one", "another", "some", "any", "several", "no", "every", "each", "many", "other"}) ||
                     document_.upos(out.first) == Upos::num;
    // "Nearly 3,000 soldiers" are not the ones spoken of before; "the two soldiers" are.
    for (std::uint32_t i = out.first; i < w && !out.definite && !out.indefinite; ++i)
      out.indefinite = document_.upos(i) == Upos::num;
    for (std::uint32_t i = out.first; i < w && !out.definite; ++i) out.definite = document_.possessive_ending(i);
    // "An ally's agency" is as new as the ally.
    if (is_one_of(first, {"a", "an"})) out.definite = false;
  }

  /// What the sentence itself says the phrase is: a name beside it, an apposition, "X is the head of …".
  void identify(std::uint32_t w, Draft& out) const {
    if (out.plural && out.type != EntityType::organization) return;
    // "the Yonhap news agency", "the Kursk region": the name stands in the phrase and does not own it.
    if (w > out.first && out.description.cls != "country") {
      const std::uint32_t before = name_before(w, out.first);
      if (before != npos && names_[before].type == out.type &&
          (out.type == EntityType::place || document_.lemma(w) == "service" || document_.lemma(w) == "app" ||
           is_one_of(out.description.cls, {"newspaper", "medium", "news agency", "airline", "company", "party", "university"})) &&
          country_of(document_.phrase(names_[before].first, names_[before].last)) == no_country) {
        out.same_as = before;
        return;
      }
    }
    const auto fits = [&](std::uint32_t name) {
      const EntityType type = names_[name].type;
      return type == out.type || (type == EntityType::other && out.type == EntityType::organization);
    };
    const auto name_of_head = [&](std::uint32_t word) {
      return word < document_.size() && name_at_[word] != npos && fits(name_at_[word]) ? name_at_[word] : npos;
    };
    // The tree says so: apposition in either direction, copula, "X, who is head of …".
    std::uint32_t found = npos;
    if (document_.deprel(w) == Deprel::appos) found = name_of_head(document_.head(w));
    for (std::uint32_t c = document_.syntax.first_child[w]; found == npos && c != npos; c = document_.syntax.next_sibling[c])
      if (document_.deprel(c) == Deprel::appos || (document_.deprel(c) == Deprel::flat && c > w)) found = name_of_head(c);
    const bool predicate = document_.syntax.child(w, Deprel::cop) != npos && document_.syntax.child(w, Deprel::aux) == npos &&
                           document_.syntax.child(w, Deprel::advmod) == npos;
    if (found == npos && predicate) {
      const std::uint32_t subject = document_.syntax.child(w, Deprel::nsubj);
      if (subject != npos) found = name_of_head(subject);
      // "Jan Novak, who is the engineer of the port"
      if (found == npos && subject != npos && subject > 1 && (document_.lower(subject) == "who" || document_.lower(subject) == "which"))
        found = name_of_head(document_.form(subject - 1) == "," ? subject - 2 : subject - 1);
      if (found == npos && document_.deprel(w) == Deprel::acl_relcl) found = name_of_head(document_.head(w));
    }
    // Or the commas do: "Andri Koval, head of the council, warned", "the country's leader, Kim".
    if (found == npos && document_.deprel(w) != Deprel::conj) found = between_commas(w, out, fits);
    out.same_as = found;
  }

  /// The name that ends right before the head of a phrase or before its modifiers, without a possessive ending.
  std::uint32_t name_before(std::uint32_t w, std::uint32_t first) const {
    for (std::uint32_t i = w; i-- > first;) {
      if (name_at_[i] != npos) {
        const Draft& name = names_[name_at_[i]];
        return name.possessor || name.first < first ? npos : name_at_[i];
      }
      if (document_.upos(i) != Upos::noun && document_.upos(i) != Upos::adj) return npos;
    }
    return npos;
  }

  template <class Fits>
  std::uint32_t between_commas(std::uint32_t w, const Draft& out, Fits fits) const {
    const auto comma = [&](std::uint32_t at) { return at < document_.size() && document_.form(at) == ","; };
    const auto closes = [&](std::uint32_t at) {
      return at >= document_.sentence_of(w).last || comma(at) || document_.form(at) == "." || document_.form(at) == ";";
    };
    if (out.plural) return npos;
    if (out.first >= 2 && comma(out.first - 1) && name_at_[out.first - 2] != npos && closes(out.last)) {
      const std::uint32_t name = name_at_[out.first - 2];
      // "Smith, the mayor and the driver" is a list.
      const bool list = document_.deprel(names_[name].head) == Deprel::conj || (out.last < document_.size() && document_.lower(out.last) == "and");
      if (fits(name) && !list && !names_[name].possessor) return name;
    }
    const bool introduced = out.indefinite && out.type == EntityType::person && out.last > out.head + 1;  // "A spokesman for the army, Jan Novak, said"
    if ((out.definite || introduced) && comma(out.last) && out.last + 1 < document_.size() && name_at_[out.last + 1] != npos) {
      const std::uint32_t name = name_at_[out.last + 1];
      if (fits(name) && closes(names_[name].last) && names_[name].first == out.last + 1 &&
          document_.deprel(names_[name].head) != Deprel::conj)
        return name;
    }
    return npos;
  }

  const Document& document_;
  std::vector<Draft>& names_;
  std::vector<std::uint32_t> name_at_;
};

}  // namespace

std::vector<Draft> find_nominals(const Document& document, std::vector<Draft>& names) {
  return Nominals(document, names).find();
}

}  // namespace facts::entity
