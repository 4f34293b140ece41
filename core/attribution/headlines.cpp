// Headlines that name their source by a mark alone: "More troops to come: minister", "Police: three held over fire", "Schools to stay
// shut – Okoro", "Okoro on the harbour: 'It will reopen'". Most colons in headlines are none of these ("Budget 2025: what we know",
// "Live: storm hits coast"), so what stands beside the mark must be someone who can speak, and the rest must be said.

#include <algorithm>
#include <unordered_set>

#include "attribution/rules.hpp"
#include "entity/lexicon.hpp"

namespace facts::attribution {

using entity::EntityType;
using syntax::Upos;

namespace {

constexpr std::uint32_t longest_speaker = 6;  // words

/// Who speaks in the article: entities, and the nouns that sources end in.
class Voices {
 public:
  Voices(const Text& text, const std::vector<Draft>& drafts) : t_(text) {
    for (const Draft& draft : drafts) {
      if (draft.source.found()) add(draft.source.range, draft.source.head);
    }
    // The model's proposals are merged later; whom they take for a source is known now.
    for (const syntax::Proposal& proposal : t_.syn.proposals) {
      for (const auto& [first, last] : proposal.source) {
        const Range range{first, std::min(last, t_.size())};
        if (!range.empty()) add(range, t_.head_of(range));
      }
    }
  }
  bool any() const { return any_; }
  bool entity(std::uint32_t which) const { return which != npos && entities_.contains(which); }
  /// Whether the word is part of the name of someone who speaks.
  bool name(std::string_view low) const { return names_.contains(std::string(low)); }
  bool noun(std::string_view lemma) const { return nouns_.contains(std::string(lemma)); }

 private:
  void add(Range range, std::uint32_t head) {
    if (article::BlockKind kind = t_.block_kind(t_.seg.words[range.first].sentence); kind != article::BlockKind::paragraph) return;
    any_ = true;
    if (head != npos) nouns_.insert(t_.lemma(head));
    for (std::uint32_t w = range.first; w < range.last && w < range.first + longest_speaker; ++w) {
      if (t_.syn.upos(w) == Upos::propn) names_.insert(t_.low(w));
    }
    for (std::uint32_t w = range.first; w < range.last && w < range.first + 30; ++w) {
      const std::uint32_t mention = w < t_.ents.mention_of_word.size() ? t_.ents.mention_of_word[w] : npos;
      if (mention != npos) entities_.insert(t_.ents.mentions[mention].entity);
    }
  }

  const Text& t_;
  bool any_ = false;
  std::unordered_set<std::uint32_t> entities_;
  std::unordered_set<std::string> nouns_, names_;
};

/// What stands on one side of the mark, if it can speak.
enum class Speaker : std::uint8_t { none, person, surname, organization, place, role, body, document };

class Sides {
 public:
  Sides(const Text& text, const Cues& cues, const Voices& voices) : t_(text), cues_(cues), voices_(voices) {}

  Speaker speaker(Range range) const {
    if (range.empty() || range.size() > longest_speaker) return Speaker::none;
    // A surname alone, whatever the tagger takes it for.
    if (range.size() == 1 && voices_.name(t_.low(range.first)) && t_.form(range.first).front() >= 'A' && t_.form(range.first).front() <= 'Z') return Speaker::surname;
    for (std::uint32_t w = range.first; w < range.last; ++w) {
      const Upos u = t_.syn.upos(w);
      // "talks", "cuts": a noun at the end that the tagger took for a verb would be no speaker either.
      if (u == Upos::verb || u == Upos::aux || u == Upos::num || t_.kind[w] == Kind::comma || t_.kind[w] == Kind::quote) return Speaker::none;
    }
    const std::uint32_t last = range.last - 1;
    const std::uint32_t mention = last < t_.ents.mention_of_word.size() ? t_.ents.mention_of_word[last] : npos;
    if (mention != npos && t_.ents.mentions[mention].kind == entity::MentionKind::name) {
      const entity::Mention& m = t_.ents.mentions[mention];
      switch (t_.ents.entities[m.entity].type) {
        case EntityType::person: return t_.words_in(m.span).size() == 1 ? Speaker::surname : Speaker::person;
        case EntityType::organization: return Speaker::organization;
        case EntityType::place: return Speaker::place;
        default: return Speaker::none;
      }
    }
    const std::string lemma = t_.lemma(last);
    const std::string_view sort = cues_.document_sort(lemma);
    if (sort == "finds" && lemma != "analysis" && lemma != "review") return Speaker::document;
    const entity::Role* role = entity::role_of(lemma);
    if (role == nullptr) role = entity::role_of(t_.low(last));
    if (role == nullptr && lemma.size() > 3 && lemma.ends_with('s')) role = entity::role_of(lemma.substr(0, lemma.size() - 1));
    if (role == nullptr) return Speaker::none;
    if (role->type == EntityType::person) return Speaker::role;
    return role->type == EntityType::organization ? Speaker::body : Speaker::none;
  }

  /// Someone of the article's own body says something.
  bool heard(Range range) const {
    const std::uint32_t last = range.last - 1;
    const std::uint32_t mention = last < t_.ents.mention_of_word.size() ? t_.ents.mention_of_word[last] : npos;
    return (mention != npos && voices_.entity(t_.ents.mentions[mention].entity)) || voices_.noun(t_.lemma(last));
  }

  bool quoted(Range range) const {
    return !range.empty() && (t_.kind[range.first] == Kind::quote || t_.all_quoted(range) || (range.first > 0 && t_.kind[range.first - 1] == Kind::quote));
  }

  bool has_verb(Range range) const {
    for (std::uint32_t w = range.first; w < range.last; ++w) {
      if (t_.is_verb(w)) return true;
    }
    return false;
  }

  /// "what we know", "why it matters", "the inside story", "a life in pictures": promises a text, says nothing.
  bool announces(Range range) const {
    const std::string low = t_.low(range.first);
    if (among(low, {"what", "why", "how", "who", "when", "where", "which", "everything", "inside", "meet", "watch"})) return true;
    return !has_verb(range) && among(low, {"the", "a", "an", "his", "her", "its", "their", "our", "your", "my", "in"});
  }

  /// Says something without a finite verb: "no talks before spring", "three in hospital", "water unsafe to drink".
  bool tells(Range range) const {
    if (has_verb(range)) return true;
    for (std::uint32_t w = range.first; w < range.last; ++w) {
      const Upos u = t_.syn.upos(w);
      const std::string low = t_.low(w);
      if (u == Upos::num || among(low, {"no", "not", "more", "likely", "unlikely", "still", "over", "off", "to"})) return true;
      if (u == Upos::adj && (w + 1 >= range.last || !t_.is_nominal(w + 1))) return true;
    }
    return false;
  }

  /// "Jan Olsen: Bridge builder dies at 90": the noun without an article describes the one before the colon.
  bool describes(Range range) const {
    for (std::uint32_t w = range.first; w < range.last && w < range.first + 5; ++w) {
      const Upos u = t_.syn.upos(w);
      if (u == Upos::det || u == Upos::num || u == Upos::pron || u == Upos::adp || t_.syn.upos(w) == Upos::propn) return false;
      if (t_.is_verb(w)) return false;
      const entity::Role* role = entity::role_of(t_.lemma(w));
      if (role != nullptr && role->type == EntityType::person && !t_.syn.words[w].plural) return true;
    }
    return false;
  }

 private:
  const Text& t_;
  const Cues& cues_;
  const Voices& voices_;
};

}  // namespace

void Rules::headlines() {
  sort_by_cue();
  const auto is_head = [&](std::uint32_t s) {
    return t.block_kind(s) == article::BlockKind::headline || t.block_kind(s) == article::BlockKind::subhead;
  };
  bool any = false;
  for (std::uint32_t s = 0; s < t.seg.sentences.size() && !any; ++s) any = is_head(s);
  if (!any) return;
  const Voices voices(t, drafts_);
  const Sides sides(t, cues, voices);
  for (std::uint32_t s = 0; s < t.seg.sentences.size(); ++s) {
    if (!is_head(s)) continue;
    const Range words = t.words_of(s);
    if (words.size() > 60) continue;
    // The first colon, or a dash before the last words.
    std::uint32_t mark = words.first;
    while (mark < words.last && t.kind[mark] != Kind::colon) ++mark;
    const bool colon = mark < words.last;
    if (!colon) {
      for (std::uint32_t w = words.last; w-- > words.first + 3 && words.last - w <= longest_speaker + 1;) {
        if (t.kind[w] == Kind::dash) {
          mark = w;
          break;
        }
      }
      if (mark >= words.last) continue;
    }
    if (mark == words.first || mark + 1 >= words.last) continue;
    bool cue_before = false;
    for (const std::uint32_t k : nearby(mark)) cue_before = cue_before || words.contains(drafts_[k].cue.first);
    if (cue_before) continue;
    const Range left = t.trim({words.first, mark}), right = t.trim({mark + 1, words.last});
    if (left.empty() || right.empty()) continue;
    Range source, content;
    const Speaker before = colon ? sides.speaker(left) : Speaker::none, after = sides.speaker(right);
    const bool said_right = sides.quoted({mark + 1, words.last}) && !right.empty();
    if (before != Speaker::none && (said_right || !sides.announces(right))) {
      const bool heard = sides.heard(left);
      bool speaks = heard;
      switch (before) {
        case Speaker::surname: speaks = heard || said_right || sides.has_verb(right); break;
        case Speaker::person: speaks = said_right || (heard && !sides.describes(right)); break;
        case Speaker::role: case Speaker::body: speaks = heard || said_right || (!voices.any() && right.size() > 2); break;
        case Speaker::document: speaks = heard || sides.has_verb(right) || right.size() >= 4; break;
        case Speaker::organization: speaks = heard || said_right || (!voices.any() && sides.has_verb(right)); break;
        default: break;
      }
      if (speaks && right.size() >= 2) {
        source = left;
        content = right;
      }
    }
    if (source.empty() && colon && said_right) {
      // "Okoro on the harbour: 'It will reopen'"
      for (std::uint32_t w = left.first + 1; w < left.last && w <= left.first + 4; ++w) {
        if (!among(t.low(w), {"on", "after", "about", "over", "to"})) continue;
        if (sides.speaker({left.first, w}) != Speaker::none && sides.speaker({left.first, w}) != Speaker::place) {
          source = {left.first, w};
          content = right;
        }
        break;
      }
    }
    if (source.empty() && after != Speaker::none && after != Speaker::place && left.size() >= 2) {
      const bool heard = sides.heard(right), quote = sides.quoted({words.first, mark});
      const bool outlet = after == Speaker::organization && cues.medium(t.low(right.last - 1));
      const bool article = among(t.low(right.first), {"the", "a", "an"});
      bool speaks = quote || (sides.tells(left) && !sides.announces(left));
      // "Tolmere Courier" behind a dash is where one reads it.
      if (!colon && after == Speaker::organization) speaks = speaks && heard;
      if (article || outlet) speaks = speaks && heard;
      if (after == Speaker::person || after == Speaker::body || after == Speaker::role) speaks = speaks && (heard || quote || sides.tells(left));
      if (speaks) {
        source = right;
        content = left;
      }
    }
    if (source.empty()) continue;
    Draft draft;
    draft.cue = {mark, mark + 1};
    draft.cue_head = mark;
    draft.lemma = colon ? ":" : "-";
    draft.act = Act::assert_;
    draft.rule = "attribution/headline-colon";
    const std::uint32_t last = source.last - 1;
    const std::uint32_t mention = last < t.ents.mention_of_word.size() ? t.ents.mention_of_word[last] : npos;
    draft.source.head = mention != npos && t.ents.mentions[mention].head != npos && source.contains(t.ents.mentions[mention].head) ? t.ents.mentions[mention].head : last;
    draft.source.range = source;
    draft.content.push_back(content);
    keep(std::move(draft));
  }
}

}  // namespace facts::attribution
