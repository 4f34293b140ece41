#include "compare/events.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/table.hpp"
#include "base/utf8.hpp"
#include "compare/judged.hpp"
#include "compare/tables/opposites.tsv.hpp"
#include "compare/tables/phases.tsv.hpp"
#include "compare/tables/stances.tsv.hpp"

namespace facts::compare {
namespace {

using syntax::Deprel;
using syntax::Upos;

/// The sorts that tables/stances.tsv has for a lemma, one letter each: d denies, r refuses (denies with a noun of saying), s a noun of
/// saying, f says of a saying that it is false, p plans, n renews.
const std::unordered_map<std::string_view, char>& stances() {
  static const auto map = [] {
    std::unordered_map<std::string_view, char> out;
    const Table table(tables::compare_stances);
    for (std::size_t row = 0; row < table.size(); ++row) out.emplace(table.at(row, 0), table.at(row, 1).front());
    return out;
  }();
  return map;
}
char stance(std::string_view lemma) {
  const auto row = stances().find(lemma);
  return row == stances().end() ? ' ' : row->second;
}

bool negates(std::string_view lemma) {
  for (const std::string_view word : {"not", "n't", "n’t", "no", "never", "none", "nobody", "nothing", "neither", "without", "hardly"}) {
    if (lemma == word) return true;
  }
  return false;
}

const std::unordered_map<std::string, Opposite>& opposites() {
  static const auto map = [] {
    std::unordered_map<std::string, Opposite> out;
    const Table table(tables::compare_opposites);
    for (std::size_t row = 0; row < table.size(); ++row) {
      const std::string one = std::string(table.at(row, 0)), two = std::string(table.at(row, 1));
      const std::string_view sort = table.at(row, 2);
      const Opposite what = sort == "contrary" ? Opposite::contrary : sort == "state" ? Opposite::state : sort == "own" ? Opposite::own : Opposite::once;
      out.try_emplace(one + "\t" + two, what);
      out.try_emplace(two + "\t" + one, what);
    }
    return out;
  }();
  return map;
}

/// "unsafe" of "safe", "illegal" of "legal": adjectives of five letters and more.
bool negated_form(std::string_view negated, std::string_view plain) {
  constexpr std::size_t kShortest = 5;
  if (plain.size() < kShortest || negated.size() <= plain.size() || !negated.ends_with(plain)) return false;
  const std::string_view before = negated.substr(0, negated.size() - plain.size());
  return before == "un" || before == "in" || before == "il" || before == "ir" || before == "im" || before == "non" || before == "non-";
}

/// Of each key the chains that it stands in, with the step.
const std::map<std::string, std::vector<std::pair<std::string_view, char>>, std::less<>>& phases() {
  static const auto map = [] {
    std::map<std::string, std::vector<std::pair<std::string_view, char>>, std::less<>> out;
    const Table table(tables::compare_phases);
    for (std::size_t row = 0; row < table.size(); ++row) out[std::string(table.at(row, 0))].emplace_back(table.at(row, 1), table.at(row, 2).front());
    return out;
  }();
  return map;
}

/// Whether a key is an event word of either table.
bool in_tables(std::string_view key) {
  static const auto keys = [] {
    std::set<std::string, std::less<>> out;
    const Table table(tables::compare_opposites);
    for (std::size_t row = 0; row < table.size(); ++row) {
      out.insert(std::string(table.at(row, 0)));
      out.insert(std::string(table.at(row, 1)));
    }
    return out;
  }();
  return keys.contains(key) || phases().contains(key);
}

class Reading {
 public:
  Reading(const claim::Analysis& a, const claim::Claim& claim) : a_(a), claim_(claim), words_(words_in(a, claim.content)) {
    constexpr std::size_t kLongest = 200;  // words of a claim that are read
    words_.resize(std::min(words_.size(), kLongest));
  }

  Stance read() {
    Stance out;
    find_main();
    for (const std::uint32_t w : words_) {
      const Upos upos = a_.syntax.upos(w);
      if (upos != Upos::verb && upos != Upos::noun && upos != Upos::adj && upos != Upos::adv) continue;
      if (upos == Upos::adv && !main(w)) continue;
      Event event;
      event.word = w;
      event.key = key(w);
      event.main = main(w);
      event.argument = !event.main && (upos == Upos::verb || argument(w));
      // "Failed the check" is denied by its own verb: as an event it happened.
      const std::string& lemma = a_.syntax.lemmas[w];
      const bool own = lemma == "fail" || lemma == "refuse" || lemma == "lack";
      event.negative = (event.main && !own && claim_.polarity == claim::Polarity::negative) || (!event.main && denied(w));
      out.events.push_back(std::move(event));
    }
    out.denial = denial();
    out.plan = plan();
    const std::uint32_t head = claim_.predicate_head;
    if (out.plan == npos && head != npos && claim_.certainty == claim::Certainty::certain && past(head)) out.done = head;
    out.renewal = renewal();
    return out;
  }

 private:
  bool main(std::uint32_t w) const { return std::find(main_.begin(), main_.end(), w) != main_.end(); }
  bool inside(std::uint32_t w) const { return std::binary_search(words_.begin(), words_.end(), w); }
  std::string low(std::uint32_t w) const { return utf8::fold(a_.segmentation.form(a_.article.reading, w)); }
  Deprel rel(std::uint32_t w) const { return syntax::universal(a_.syntax.deprel(w)); }

  /// By its lemma; by its form where the lemma is in no table ("freed", read as an adjective).
  std::string key(std::uint32_t w) const {
    std::string out = utf8::fold(a_.syntax.lemmas[w]);
    if (!in_tables(out)) {
      const std::string form = low(w);
      for (std::size_t cut = 0; cut < 3 && cut < form.size(); ++cut) {
        if (cut > 0 && !form.ends_with("ed")) break;
        std::string other = form.substr(0, form.size() - cut);
        if (!in_tables(other)) continue;
        out = std::move(other);
        break;
      }
    }
    if (a_.syntax.upos(w) != Upos::verb) return out;
    for (const std::uint32_t c : children_of(a_.syntax, w)) {
      if (a_.syntax.deprel(c) == Deprel::compound_prt) return out + " " + low(c);
    }
    return out;
  }

  /// The predicate and what says what it is: "remained free", "was found guilty", "took office".
  void find_main() {
    constexpr std::size_t kMain = 12;
    gather_main();
    main_.resize(std::min(main_.size(), kMain));
  }
  void gather_main() {
    std::uint32_t head = claim_.predicate_head;
    if (head == npos) {
      for (const std::uint32_t w : words_) {
        const std::uint32_t above = a_.syntax.head(w);
        if (above == npos || !inside(above) || (a_.syntax.upos(w) == Upos::verb && a_.syntax.words[w].past && rel(w) != Deprel::acl)) main_.push_back(w);
      }
      return;
    }
    main_.push_back(head);
    static constexpr std::string_view kLight[] = {"take", "have", "make", "give", "get", "be", "remain", "stay", "keep", "leave", "find", "hold", "put", "reach", "become", "go", "plead", "declare", "rule", "open", "launch", "begin", "start", "order", "file", "lodge", "announce", "issue", "express"};
    const bool light = std::find(std::begin(kLight), std::end(kLight), a_.syntax.lemmas[head]) != std::end(kLight);
    for (const std::uint32_t c : children_of(a_.syntax, head)) {
      const Deprel r = rel(c);
      if (!inside(c)) continue;
      // "Captured alive" says nothing of a capture that was not.
      if ((r == Deprel::xcomp && (light || a_.syntax.upos(c) == Upos::verb)) || (light && (r == Deprel::obj || r == Deprel::obl || r == Deprel::advmod))) main_.push_back(c);
      else if (r == Deprel::conj && a_.syntax.upos(c) == a_.syntax.upos(head)) main_.push_back(c);
    }
  }

  /// Whether a word stands directly below a main one, as its subject, object or complement.
  bool argument(std::uint32_t w) const {
    const std::uint32_t above = a_.syntax.head(w);
    if (above == npos || !main(above)) return false;
    const Deprel r = rel(w);
    return r == Deprel::obj || r == Deprel::nsubj || r == Deprel::obl || r == Deprel::ccomp || r == Deprel::xcomp || r == Deprel::nmod || r == Deprel::amod || r == Deprel::acl;
  }

  bool denied(std::uint32_t w) const {
    for (const std::uint32_t c : children_of(a_.syntax, w)) {
      if (negates(a_.syntax.lemmas[c])) return true;
    }
    return false;
  }

  bool past(std::uint32_t verb) const {
    bool auxiliary = false, perfect = false;
    for (const std::uint32_t c : children_of(a_.syntax, verb)) {
      if (a_.syntax.upos(c) != Upos::aux) continue;
      auxiliary = true;
      const std::string word = low(c);
      if (word == "was" || word == "were" || word == "had" || word == "has" || word == "have" || word == "been" || word == "did") perfect = true;
      if (word == "will" || word == "would" || word == "may" || word == "might" || word == "could" || word == "should") return false;
    }
    return auxiliary ? perfect : a_.syntax.words[verb].past;
  }

  bool has_saying(std::uint32_t verb) const {
    for (const std::uint32_t c : children_of(a_.syntax, verb)) {
      if ((rel(c) == Deprel::obj || rel(c) == Deprel::nsubj) && stance(a_.syntax.lemmas[c]) == 's') return true;
    }
    return false;
  }

  /// "Denied the sale" and "the sale was denied"; not "was denied medicine", nor "denies it", which does not tell what.
  bool denies_something(std::uint32_t verb) const {
    bool passive = false;
    std::uint32_t object = npos;
    for (const std::uint32_t c : children_of(a_.syntax, verb)) {
      const Deprel exact = a_.syntax.deprel(c);
      passive = passive || exact == Deprel::nsubj_pass || exact == Deprel::aux_pass;
      if (rel(c) == Deprel::obj || rel(c) == Deprel::ccomp || rel(c) == Deprel::xcomp) object = c;
    }
    return object == npos ? passive : !passive && a_.syntax.upos(object) != Upos::pron && a_.syntax.upos(object) != Upos::det;
  }

  /// The word that denies what others say; npos if none does, or if it is itself denied.
  std::uint32_t denial() const {
    const attribution::Attribution* said = claim_.attribution == npos ? nullptr : &a_.attributions[claim_.attribution];
    if (said != nullptr && said->cue_head != npos && !said->negated && !said->quoted_all) {
      const char sort = stance(said->cue_lemma);
      if (sort == 'd' || (sort == 'r' && (has_saying(said->cue_head) || std::any_of(main_.begin(), main_.end(), [&](std::uint32_t w) { return stance(a_.syntax.lemmas[w]) == 's'; }))))
        return said->cue_head;
    }
    if (claim_.polarity == claim::Polarity::negative) return npos;
    for (const std::uint32_t w : main_) {
      const char sort = stance(a_.syntax.lemmas[w]);
      if ((sort == 'd' && denies_something(w)) || (sort == 'r' && has_saying(w)) || (sort == 'f' && w == claim_.predicate_head)) return w;
      // "Called the claim a lie", "dismissed as nonsense".
      for (const std::uint32_t c : children_of(a_.syntax, w)) {
        if (stance(a_.syntax.lemmas[c]) == 'f' && (rel(c) == Deprel::xcomp || rel(c) == Deprel::obl || rel(c) == Deprel::obj)) return c;
      }
    }
    return npos;
  }

  /// The word that makes the claim one of the future or of a wish; npos if it is none.
  std::uint32_t plan() const {
    const attribution::Attribution* said = claim_.attribution == npos ? nullptr : &a_.attributions[claim_.attribution];
    const std::uint32_t head = claim_.predicate_head;
    for (const std::uint32_t w : main_) {
      if (stance(a_.syntax.lemmas[w]) == 'p') return w;
      for (const std::uint32_t c : children_of(a_.syntax, w)) {
        if (c >= w) break;
        const std::string word = low(c);
        if (a_.syntax.upos(c) == Upos::aux && (word == "will" || word == "shall" || word == "'ll" || word == "’ll" || (word == "would" && claim_.kind == claim::ClaimKind::indirect && low(c + 1) != "have"))) return c;
      }
    }
    if (said != nullptr && said->cue_head != npos && stance(said->cue_lemma) == 'p') return said->cue_head;
    if (head == npos) return npos;
    // "Is to close", "the first to be built" is none; a claim that opens with "to" hangs on a word for a plan or a wish.
    if (!words_.empty() && low(words_.front()) == "to" && words_.front() < head && head - words_.front() < 4) return words_.front();
    for (const std::uint32_t c : children_of(a_.syntax, head)) {
      if (c >= head) break;
      if (a_.syntax.upos(c) == Upos::part && low(c) == "to" && c > 0 && a_.syntax.lemmas[c - 1] == "be") return c;
    }
    return npos;
  }

  std::uint32_t renewal() const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::uint32_t w = words_[i];
      const std::string word = low(w);
      const Upos upos = a_.syntax.upos(w);
      const std::uint32_t above = a_.syntax.head(w);
      if (above == npos || !main(above)) continue;
      if (stance(word) == 'n' && upos == Upos::adv) return w;
      if (i + 1 == words_.size()) continue;
      const std::string next = low(words_[i + 1]);
      if ((word == "no" && next == "longer") || (word == "at" && next == "last")) return w;
      if ((word == "has" || word == "have") && (next == "since" || next == "now")) return words_[i + 1];
    }
    return npos;
  }

  const claim::Analysis& a_;
  const claim::Claim& claim_;
  std::vector<std::uint32_t> words_, main_;
};

}  // namespace

Opposite opposite(std::string_view one, std::string_view two) {
  std::string both(one);
  both.append("\t").append(two);
  const auto row = opposites().find(both);
  if (row != opposites().end()) return row->second;
  return negated_form(one, two) || negated_form(two, one) ? Opposite::contrary : Opposite::none;
}

bool follows(std::string_view one, std::string_view two) {
  const auto first = phases().find(one), second = phases().find(two);
  if (first == phases().end() || second == phases().end()) return false;
  bool after = false;
  for (const auto& [chain, phase] : first->second) {
    for (const auto& [other, later] : second->second) {
      if (chain != other) continue;
      if (later <= phase) return false;  // in one chain it comes before: then the words do not tell
      after = true;
    }
  }
  return after;
}

Stance stance_of(const claim::Analysis& analysis, const claim::Claim& claim) { return Reading(analysis, claim).read(); }

}  // namespace facts::compare
