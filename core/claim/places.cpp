#include "claim/places.hpp"

#include <algorithm>
#include <string_view>

namespace facts::claim {

const char* name(PlaceRole role) {
  switch (role) {
    case PlaceRole::where: return "where";
    case PlaceRole::from: return "from";
    case PlaceRole::to: return "to";
    case PlaceRole::government: return "government";
  }
  return "";
}

namespace {

using attribution::Text;
using syntax::Deprel;
using syntax::Upos;

template <std::size_t N>
bool among(std::string_view word, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// Verbs whose object is where something goes, and where it comes from.
bool arrives(std::string_view lemma) {
  static constexpr std::string_view verbs[] = {"enter", "reach", "visit", "invade", "join", "approach", "near", "penetrate"};
  return among(lemma, verbs);
}
bool leaves(std::string_view lemma) {
  static constexpr std::string_view verbs[] = {"leave", "flee", "quit", "exit", "evacuate", "depart", "escape"};
  return among(lemma, verbs);
}
/// Verbs whose object is the ground itself, not who rules it.
bool happens_at(std::string_view lemma) {
  static constexpr std::string_view verbs[] = {"hit",     "strike", "shell",  "bomb",   "destroy",  "seize", "capture", "occupy",  "hold",   "retake", "liberate", "control", "surround",
                                               "encircle", "flood", "devastate", "ravage", "rock", "shake", "batter", "pound", "attack", "cross", "border", "tour", "storm", "besiege", "damage"};
  return among(lemma, verbs);
}

class Places {
 public:
  explicit Places(const Text& text) : t_(text) {}

  PlaceRole role(std::uint32_t mention, int depth = 0) const {
    const entity::Mention& m = t_.ents.mentions[mention];
    if (m.acting) return PlaceRole::government;
    // "the Russian city of Kursk": the name has the role of the phrase around it
    for (std::uint32_t k = mention, steps = 0; k-- > 0 && steps < 3 && depth < 3; ++steps) {
      const entity::Mention& around = t_.ents.mentions[k];
      if (around.span.contains(m.span) && around.span.size() > m.span.size() && t_.ents.entities[around.entity].type == entity::EntityType::place && around.entity != m.entity)
        return role(k, depth + 1);
    }
    if (m.head == npos || m.head >= t_.size()) return PlaceRole::where;
    // What it owns decides: "Russia's Kursk region" lies there, "Russia's army" is the government's.
    if (m.possessor || t_.syn.deprel(m.head) == Deprel::nmod_poss) {
      const std::uint32_t owned = t_.syn.head(m.head);
      const std::uint32_t inner = owned == npos ? npos : place_at(owned, mention);
      return inner != npos && depth < 3 ? role(inner, depth + 1) : PlaceRole::government;
    }
    if (const auto by = by_preposition(m); by.known) return by.role;
    const std::uint32_t above = t_.syn.head(m.head);
    const Deprel relation = t_.rel(m.head);
    if (above == npos) return PlaceRole::where;
    if ((relation == Deprel::appos || relation == Deprel::conj || relation == Deprel::flat) && depth < 3) {
      if (const std::uint32_t other = place_at(above, mention); other != npos) return role(other, depth + 1);
    }
    const std::string lemma = t_.lemma(above);
    if (relation == Deprel::nsubj) return t_.passive(above) && happens_at(lemma) ? PlaceRole::where : does(above) ? PlaceRole::government : PlaceRole::where;
    if (relation == Deprel::obj) return leaves(lemma) ? PlaceRole::from : arrives(lemma) ? PlaceRole::to : happens_at(lemma) ? PlaceRole::where : PlaceRole::government;
    // "Moscow officials", "the Kharkiv attack"
    if (relation == Deprel::compound) return PlaceRole::where;
    return PlaceRole::where;
  }

 private:
  struct Known {
    bool known = false;
    PlaceRole role = PlaceRole::where;
  };

  /// Another place mentioned at a word or right around it; npos if there is none.
  std::uint32_t place_at(std::uint32_t word, std::uint32_t but) const {
    const auto at = [&](std::uint32_t w) {
      const std::uint32_t m = w < t_.ents.mention_of_word.size() ? t_.ents.mention_of_word[w] : npos;
      return m != npos && m != but && t_.ents.entities[t_.ents.mentions[m].entity].type == entity::EntityType::place ? m : npos;
    };
    if (const std::uint32_t m = at(word); m != npos) return m;
    return word > 0 ? at(word - 1) : npos;  // "Kursk region": the head is the region
  }

  /// An active verb with an object or a clause: whoever does that is a government.
  bool does(std::uint32_t verb) const {
    if (t_.syn.upos(verb) != Upos::verb) return false;
    if (t_.passive(verb)) return true;  // "Russia was urged to …"
    return t_.object(verb) != npos || t_.syn.child(verb, Deprel::ccomp) != npos || t_.syn.child(verb, Deprel::xcomp) != npos;
  }

  /// The preposition before the noun phrase, looked for over its determiners and adjectives.
  Known by_preposition(const entity::Mention& m) const {
    std::uint32_t first = t_.word_at(m.span.begin);
    if (first >= t_.size()) return {};
    const auto sentence = t_.sentence(first);
    for (int steps = 0; steps < 5 && first > sentence.first; ++steps) {
      const std::uint32_t w = first - 1;
      const Upos tag = t_.syn.upos(w);
      const std::string low = t_.low(w);
      static constexpr std::string_view where[] = {"in", "at", "near", "around", "across", "inside", "within", "outside", "on", "throughout", "over", "along", "beyond", "between",
                                                   "through", "above", "behind", "amid", "under", "off"};
      static constexpr std::string_view to[] = {"to", "into", "toward", "towards", "onto", "for"};
      static constexpr std::string_view sides[] = {"with", "against", "by", "than", "behalf"};
      if (among(low, where)) return {true, low == "between" && governs_talks(w) ? PlaceRole::government : PlaceRole::where};
      if (low == "from") return {true, PlaceRole::from};
      if (low == "of") {
        const std::uint32_t head = t_.syn.head(m.head);
        if (w > 0 && t_.is(w - 1, "out")) return {true, PlaceRole::from};
        // "the city of Harrow" and "the east of Kelmar" lie there; "the president of Kelmar" is its government's
        static constexpr std::string_view person[] = {"president", "minister", "government", "king", "queen", "leader", "army", "forces", "parliament", "ambassador", "invasion", "ally"};
        return {true, head != npos && among(t_.lemma(head), person) && t_.lemma(head) != "invasion" ? PlaceRole::government : PlaceRole::where};
      }
      if (among(low, to)) {
        // "sanctions for Kelmar", "the ambassador to Kelmar" go nowhere; a verb of motion or giving, or "to" does
        return {true, low == "for" && !moves(m.head) ? PlaceRole::government : PlaceRole::to};
      }
      if (among(low, sides)) return {true, PlaceRole::government};
      const bool passed = tag == Upos::det || tag == Upos::adj || tag == Upos::num || tag == Upos::propn || low == "'s" || low == "\xE2\x80\x99s" || tag == Upos::noun || tag == Upos::part;
      if (!passed) break;
      if (tag == Upos::noun && steps > 1) break;
      first = w;
    }
    return {};
  }
  /// "talks between Kelmar and Orlo"
  bool governs_talks(std::uint32_t preposition) const {
    static constexpr std::string_view nouns[] = {"talks", "war", "deal", "agreement", "relations", "ties", "treaty", "truce", "ceasefire", "conflict", "alliance", "pact"};
    return preposition > 0 && among(t_.low(preposition - 1), nouns);
  }
  /// Hangs on a verb of motion: "left for", "sailed for", "bound for".
  bool moves(std::uint32_t head) const {
    std::uint32_t above = t_.syn.head(head);
    for (int up = 0; up < 2 && above != npos && t_.syn.upos(above) != Upos::verb; ++up) above = t_.syn.head(above);  // a name between the two is often taken for the head
    if (above == npos) return false;
    static constexpr std::string_view verbs[] = {"leave", "depart", "sail", "head", "bind", "set", "fly", "start", "make"};
    return among(t_.lemma(above), verbs);
  }

  const Text& t_;
};

}  // namespace

void read_place_roles(const attribution::Text& text, Claim& claim) {
  claim.place_roles.assign(claim.places.size(), PlaceRole::where);
  if (claim.places.empty()) return;
  const Places places(text);
  std::vector<bool> done(claim.places.size(), false);
  const auto& mentions = text.ents.mentions;
  for (const Span piece : claim.content) {
    auto m = std::lower_bound(mentions.begin(), mentions.end(), piece.begin, [](const entity::Mention& x, std::uint32_t at) { return x.span.end <= at; });
    for (; m != mentions.end() && m->span.begin < piece.end; ++m) {
      const auto at = std::lower_bound(claim.places.begin(), claim.places.end(), m->entity);
      if (at == claim.places.end() || *at != m->entity) continue;
      const auto i = static_cast<std::size_t>(at - claim.places.begin());
      if (done[i]) continue;
      done[i] = true;
      claim.place_roles[i] = places.role(static_cast<std::uint32_t>(m - mentions.begin()));
    }
  }
}

}  // namespace facts::claim
