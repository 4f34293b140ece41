#include "compare/counted.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/table.hpp"
#include "base/utf8.hpp"
#include "compare/judged.hpp"
#include "compare/stem.hpp"
#include "compare/tables/counted.tsv.hpp"

namespace facts::compare {
namespace {

using syntax::Deprel;
using syntax::Upos;

struct Row {
  std::uint32_t kinds = 0;
  bool grows = false, change = false, voice = false;
};

const std::unordered_map<std::string_view, Row>& rows() {
  static const auto map = [] {
    static constexpr std::array<std::string_view, 12> kKinds = {"dead", "hurt", "missing", "moved", "sheltered", "held", "sick", "rescued", "destroyed", "unpowered", "votes", "trapped"};
    std::unordered_map<std::string_view, Row> out;
    const Table table(tables::compare_counted);
    for (std::size_t i = 0; i < table.size(); ++i) {
      Row row;
      const std::string_view kind = table.at(i, 1);
      row.change = kind == "change";
      row.voice = kind == "voice";
      if (kind == "harmed") row.kinds = 3;  // dead or hurt
      const auto at = std::find(kKinds.begin(), kKinds.end(), kind);
      if (at != kKinds.end()) row.kinds = 1u << (at - kKinds.begin());
      row.grows = table.at(i, 2) == "grows";
      out.emplace(table.at(i, 0), row);
    }
    return out;
  }();
  return map;
}

const Row* row_of(std::string_view lemma) {
  const auto at = rows().find(lemma);
  return at == rows().end() ? nullptr : &at->second;
}

class Reading {
 public:
  Reading(const claim::Analysis& a, const quantity::Quantity& q) : a_(a), q_(q) {}

  Count read() {
    for (std::uint32_t w = q_.first; w < q_.last; ++w) {
      const std::string word = low(w);
      if (word == "old" || word == "aged" || word.ends_with("-old")) out_.aside = out_.age = true;
    }
    beside();
    in_pairs();
    if (out_.age) {
      find_holders();
      return std::move(out_);
    }
    out_.by = out_.by || q_.change == quantity::Change::up || q_.change == quantity::Change::down || q_.unit.ends_with("point");
    if (!q_.state.empty()) {
      for (std::uint32_t w = q_.first; w < size() && words()[w].span.begin < q_.state.end; ++w) {
        if (words()[w].span.begin >= q_.state.begin) take(w);
      }
      // The state may stand before the number ("killed 25").
      for (std::uint32_t w = q_.first; w-- > 0 && words()[w].span.end > q_.state.begin;) {
        if (words()[w].span.end <= q_.state.end) take(w);
      }
    }
    climb(q_.counted_head != npos ? q_.counted_head : q_.last > 0 ? q_.last - 1 : 0);
    return std::move(out_);
  }

 private:
  const std::vector<segment::Word>& words() const { return a_.segmentation.words; }
  std::size_t size() const { return words().size(); }
  std::string low(std::uint32_t w) const { return utf8::fold(a_.segmentation.form(a_.article.reading, w)); }
  std::string_view lemma(std::uint32_t w) const { return a_.syntax.lemmas[w]; }
  Deprel rel(std::uint32_t w) const { return syntax::universal(a_.syntax.deprel(w)); }

  /// The word's kind, and those of what is joined with it: "killed or wounded".
  void take(std::uint32_t w) {
    constexpr std::uint32_t kNear = 4;
    const std::uint32_t before = out_.kinds;
    take_one(w);
    if (out_.kinds == before) return;
    for (const std::uint32_t c : children_of(a_.syntax, w)) {
      if (rel(c) == Deprel::conj && c > w && c - w <= kNear && a_.syntax.child(c, Deprel::nsubj) == npos && a_.syntax.child(c, Deprel::obj) == npos) take_one(c);
    }
  }

  void take_one(std::uint32_t w) {
    const Row* row = row_of(lemma(w));
    if (row == nullptr) row = row_of(low(w));
    if (row == nullptr || row->voice) return;
    if (row->change) {
      out_.changed = true;
      return;
    }
    out_.kinds |= row->kinds;
    out_.grows = out_.grows || row->grows;
    out_.varies = out_.varies || !row->grows;
  }

  /// Words right before and behind the number: "two days after", "52-year-old", "not 6.3", "instead of ten", "from six".
  void beside() {
    constexpr std::uint32_t kBack = 3;
    const std::uint32_t sentence = words()[q_.first].sentence;
    for (std::uint32_t back = 1; back <= kBack && back <= q_.first; ++back) {
      const std::uint32_t w = q_.first - back;
      if (words()[w].sentence != sentence) break;
      const std::string word = low(w);
      if (back == 1 && (word == "not" || word == "against" || word == "since")) out_.aside = true;
      if (back == 1 && word == "aged") out_.aside = out_.age = true;
      if (back == 1 && word == "after" && q_.dimension == "duration") out_.aside = true;
      if (word == "instead" || word == "rather") out_.aside = true;
      if (back == 1 && word == "from") {
        for (std::uint32_t next = q_.last; next < std::min<std::size_t>(q_.last + 6, size()) && words()[next].sentence == sentence; ++next) {
          if (low(next) == "to") out_.aside = true;
        }
      }
    }
    std::uint32_t noun = q_.first;
    for (int back = 0; back < 2 && noun > 0 && words()[noun - 1].sentence == sentence; ++back) {
      --noun;
      if (a_.syntax.upos(noun) == Upos::noun) out_.named = stem(utf8::fold(lemma(noun)));
      if (!out_.named.empty() || (low(noun) != "of" && low(noun) != "at")) break;
    }
    if (q_.last < size() && words()[q_.last].sentence == sentence) {
      const std::string next = low(q_.last);
      if (q_.dimension == "duration" && (next == "old" || next == "-old" || (next == "of" && q_.last + 1 < size() && low(q_.last + 1) == "age"))) out_.age = true;
      const bool duration = q_.dimension == "duration";
      const Upos behind = a_.syntax.upos(q_.last);
      out_.placed = q_.dimension == "length" && (behind == Upos::adp || behind == Upos::adv || behind == Upos::adj);
      out_.lasting = duration && q_.first > 0 && low(q_.first - 1) == "for";
      for (const std::string_view word : {"after", "before", "ago", "later", "earlier", "since", "old", "into", "from", "-old", "away"}) {
        // "Ten minutes before the blast", but "rang for ten minutes before anybody came".
        if (duration && next == word && !out_.lasting) out_.aside = true;
      }
    }
    // "One in ten" is a share and counts nobody.
    for (std::uint32_t w = q_.first; w < q_.last; ++w) {
      if (w > q_.first && low(w) == "in") out_.aside = true;
    }
    if (q_.unit.empty() && q_.last + 1 < size() && low(q_.last) == "in" && a_.syntax.upos(q_.last + 1) == Upos::num && !in_time(q_.last + 1)) out_.aside = true;
    // "One of them", "one woman": hardly ever a count; what is said of one is said of somebody.
    if (q_.unit.empty() && q_.value && *q_.value == 1) out_.aside = true;
  }

  /// Whether a word is part of a date or time.
  bool in_time(std::uint32_t w) const {
    const auto at = std::upper_bound(a_.times.begin(), a_.times.end(), w, [](std::uint32_t word, const time::Timex& t) { return word < t.first; });
    return at != a_.times.begin() && w < std::prev(at)->last;
  }

  bool plain_number() const { return q_.unit.empty() && q_.value && *q_.value == std::floor(*q_.value); }

  /// "Arvid Holm, 27, was …": an age; "58 to 41": the two sides of a vote or a game.
  void in_pairs() {
    constexpr double kOldest = 115;
    constexpr std::uint32_t kBetween = 2;  // words from one number to "to" or "against"
    if (!plain_number()) return;
    const std::uint32_t sentence = words()[q_.first].sentence;
    const auto here = [&](std::uint32_t w) { return w < size() && words()[w].sentence == sentence; };
    const bool years = q_.last == q_.first + 1 && *q_.value > 0 && *q_.value < kOldest;
    const bool alone = years && q_.counted.empty();
    if (alone && q_.first >= 2 && here(q_.first - 2) && low(q_.first - 1) == "," && a_.syntax.upos(q_.first - 2) == Upos::propn &&
        (!here(q_.last) || a_.syntax.upos(q_.last) == Upos::punct))
      out_.aside = out_.age = true;
    // "She was 34", "who is 17".
    const std::uint32_t subject = a_.syntax.child(q_.first, Deprel::nsubj);
    if (alone && subject != npos && a_.syntax.child(q_.first, Deprel::cop) != npos && person(subject)) out_.aside = out_.age = true;
    // "A boy of six", "a mother of three": nobody that is counted here.
    if (years && q_.first >= 2 && here(q_.first - 2) && low(q_.first - 1) == "of" && a_.syntax.head(q_.first) == q_.first - 2 && names_somebody(q_.first - 2) &&
        (!here(q_.last) || a_.syntax.head(q_.last) != q_.first))
      out_.aside = true;
    if (out_.age) return;
    // "Seven of its nine cars", "of the train's nine cars".
    const auto owner = [&](std::uint32_t w) {
      const Upos upos = a_.syntax.upos(w);
      return upos == Upos::det || upos == Upos::pron || upos == Upos::noun || upos == Upos::propn || upos == Upos::part;
    };
    const auto is_number = [&](std::uint32_t w) { return a_.syntax.upos(w) == Upos::num && !in_time(w); };
    constexpr std::uint32_t kOwner = 5;  // words of "of the train's"
    if (here(q_.last + 1) && low(q_.last) == "of") {
      std::uint32_t w = q_.last + 1;
      while (w < q_.last + kOwner && here(w) && owner(w)) ++w;
      out_.part = here(w) && is_number(w);
    }
    std::uint32_t of = q_.first;
    while (of > 1 && q_.first - of < kOwner && here(of - 1) && owner(of - 1)) --of;
    out_.whole = of > 1 && here(of - 2) && low(of - 1) == "of" && is_number(of - 2);
    const auto links = [&](std::uint32_t w) {
      const std::string word = low(w);
      return word == "to" || word == "against" || word == "-" || word == "–";
    };
    for (std::uint32_t w = q_.last; w < q_.last + kBetween && here(w + 1); ++w) {
      if (a_.syntax.upos(w) == Upos::punct && !links(w)) break;
      out_.score = out_.score || (links(w) && a_.syntax.upos(w + 1) == Upos::num && !in_time(w + 1));
    }
    for (std::uint32_t back = 1; back <= kBetween && back < q_.first && here(q_.first - back - 1) && !out_.score; ++back) {
      if (back == 1 ? !links(q_.first - 1) : !links(q_.first - 1) || a_.syntax.upos(q_.first - 2) != Upos::noun) break;
      out_.score = a_.syntax.upos(q_.first - back - 1) == Upos::num && !in_time(q_.first - back - 1) && !(back == 1 && q_.first >= 3 && low(q_.first - 3) == "from");
    }
    if (out_.score && q_.first > 0 && low(q_.first - 1) == "from") out_.score = false;
    if (out_.score) out_.aside = false;
  }

  /// The nouns and names that an age hangs on, and what stands beside them: "Arvid Holm, the 31-year-old suspect".
  void find_holders() {
    constexpr int kUp = 4;
    std::uint32_t w = q_.last - 1;
    for (int up = 0; up <= kUp && w < size(); ++up) {
      if (a_.syntax.upos(w) == Upos::verb) break;
      hold(w);
      for (const std::uint32_t c : children_of(a_.syntax, w)) {
        const Deprel r = rel(c);
        if (r != Deprel::appos && r != Deprel::flat && r != Deprel::compound && r != Deprel::nsubj) continue;
        hold(c);
        for (const std::uint32_t below : children_of(a_.syntax, c)) {
          if (rel(below) == Deprel::flat || rel(below) == Deprel::compound) hold(below);
        }
      }
      w = a_.syntax.head(w);
    }
    // The name right before the comma, whatever the tree says.
    constexpr std::uint32_t kName = 6;  // words of it, and the comma
    for (std::uint32_t back = 2; back <= std::min(kName, q_.first) && a_.syntax.upos(q_.first - back) == Upos::propn; ++back) hold(q_.first - back);
  }

  bool person(std::uint32_t w) const {
    const std::string word = low(w);
    return word == "he" || word == "she" || word == "who";
  }

  /// Whether a word is the head of a description of one person.
  bool names_somebody(std::uint32_t w) const {
    const auto& mentions = a_.entities.mentions;
    const std::uint32_t begin = words()[w].span.begin;
    auto at = std::upper_bound(mentions.begin(), mentions.end(), begin, [](std::uint32_t place, const entity::Mention& m) { return place < m.span.begin; });
    constexpr int kBack = 4;  // mentions that may hold it
    for (int back = 0; back < kBack && at != mentions.begin(); ++back) {
      --at;
      const entity::Entity& somebody = a_.entities.entities[at->entity];
      if (at->head == w) return somebody.type == entity::EntityType::person && !somebody.plural;
    }
    return false;
  }

  void hold(std::uint32_t w) {
    const Upos upos = a_.syntax.upos(w);
    if ((upos == Upos::noun || upos == Upos::propn) && (w < q_.first || w >= q_.last)) out_.holders.push_back(utf8::fold(lemma(w)));
  }

  /// Up from what is counted to the verb: its state, its own words, and the noun that is said to have reached the number.
  void climb(std::uint32_t w) {
    constexpr int kUp = 3;
    if (w >= size()) return;
    out_.top = w;
    if (out_.kinds == 0) take(w);
    look_below(w);
    for (int up = 0; up < kUp; ++up) {
      const std::uint32_t above = a_.syntax.head(w);
      const Deprel how = rel(w);
      if (above == npos) break;
      // Out of a clause that is not the number's own.
      if (how == Deprel::advcl || how == Deprel::acl || how == Deprel::ccomp || how == Deprel::parataxis) break;
      if (up == 0 && a_.syntax.child(w, Deprel::case_) != npos && low(a_.syntax.child(w, Deprel::case_)) == "within") out_.governors.emplace_back("within");
      out_.governors.push_back(stem(utf8::fold(lemma(above))));
      out_.top = above;
      ++out_.steps;
      const bool verb = a_.syntax.upos(above) == Upos::verb;
      // "Put the delivery at 15 tonnes", "the deliveries reached 15 tonnes": the number is the delivery's.
      if (verb) {
        for (const Deprel part : {Deprel::obj, Deprel::nsubj}) {
          const std::uint32_t noun = a_.syntax.child(above, part);
          if (noun == npos || noun == w || a_.syntax.upos(noun) != Upos::noun) continue;
          for (const std::string_view measure : {"put", "estimate", "give", "revise", "lower", "raise", "reduce", "cut", "stand", "reach", "total", "rise", "fall", "climb", "amount", "be"}) {
            if (lemma(above) == measure) out_.governors.push_back(stem(utf8::fold(lemma(noun))));
          }
        }
      }
      const bool known = out_.kinds != 0;
      if (!known || (row_of(lemma(above)) != nullptr && row_of(lemma(above))->change)) take(above);
      if (!known && out_.kinds == 0) {
        // "The death toll has reached 14", "the number of people known to have died has risen to 53".
        // "put the number of dead at nine".
        for (const Deprel part : {Deprel::nsubj, Deprel::obj}) {
          const std::uint32_t subject = a_.syntax.child(above, part);
          if (subject == npos || subject == w || out_.kinds != 0) continue;
          take(subject);
          for (const std::uint32_t child : children_of(a_.syntax, subject)) {
            take(child);
            for (const std::uint32_t below : children_of(a_.syntax, child)) take(below);
          }
        }
        look_below(above);
      }
      for (const std::uint32_t c : children_of(a_.syntax, above)) {
        const std::string word = low(c);
        if (word == "now" || word == "since" || word == "still") out_.changed = true;
      }
      if (verb) break;
      w = above;
    }
  }

  /// Adjectives and participles at a noun: "dead miners", "people missing".
  void look_below(std::uint32_t w) {
    if (out_.kinds != 0) return;
    for (const std::uint32_t c : children_of(a_.syntax, w)) {
      const Deprel r = rel(c);
      if (r == Deprel::amod || r == Deprel::acl || r == Deprel::xcomp || (c > w && (r == Deprel::advmod || a_.syntax.upos(c) == Upos::adj))) take(c);
    }
  }

  const claim::Analysis& a_;
  const quantity::Quantity& q_;
  Count out_;
};

}  // namespace

std::uint32_t kinds_of(std::string_view lemma) {
  const Row* row = row_of(lemma);
  return row == nullptr ? 0 : row->kinds;
}

bool gives_figures(std::string_view lemma) {
  const Row* row = row_of(lemma);
  return row != nullptr && row->voice;
}

Count count_of(const claim::Analysis& analysis, std::uint32_t index) { return Reading(analysis, analysis.quantities[index]).read(); }

}  // namespace facts::compare
