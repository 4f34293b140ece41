#include "attribution/silence.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_map>

#include "attribution/tables/silence.tsv.hpp"
#include "base/table.hpp"

namespace facts::attribution {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr std::uint32_t before = 8, behind = 14;  // words looked at

/// What the table says of a lemma: "refuse", "comment", "refused", "answer", "message", "ask", "name", "when", or nothing.
std::string_view sort_of(std::string_view lemma) {
  static const auto sorts = [] {
    std::unordered_map<std::string_view, std::string_view> out;
    const Table table(tables::attribution_silence);
    for (std::size_t row = 0; row < table.size(); ++row) out.emplace(table.at(row, 0), table.at(row, 1));
    return out;
  }();
  const auto found = sorts.find(lemma);
  return found == sorts.end() ? std::string_view() : found->second;
}

bool breaks(Kind kind) { return kind == Kind::comma || kind == Kind::semicolon || kind == Kind::colon || kind == Kind::quote || kind == Kind::dash; }

class Silence {
 public:
  Silence(const Text& text, std::uint32_t w) : t_(text), w_(w), sentence_(text.sentence(w)) {
    first_ = w;
    while (first_ > sentence_.first && w - first_ < before && !breaks(t_.kind[first_ - 1])) --first_;
    last_ = w + 1;
    while (last_ < sentence_.last && last_ - w < behind && !breaks(t_.kind[last_])) ++last_;
  }

  bool told() const {
    const std::string lemma = t_.lemma(w_);
    const std::string_view sort = sort_of(lemma);
    if (sort == "refuse") return refuses();
    if (sort == "comment" && (t_.is_verb(w_) || lemma == "elaborate")) return denied();
    if (sort == "refused") return refused() || anonymous();
    if (sort == "answer") return denied() && leaves_message();
    if (sort == "name" && is("be", w_, 1) && (is("not", w_, 3) || is("not", w_, 2) || refused())) return true;
    if (sort == "ask" || lemma == "request" || lemma == "insist") return asks(lemma);
    if (lemma == "available" || lemma == "unavailable" || lemma == "reachable") return for_comment() != npos;
    if (lemma == "draw") return t_.passive(w_) && denied() && w_ + 1 < last_ && (t_.is(w_ + 1, "on") || t_.is(w_ + 1, "into"));
    if (among(lemma, {"be", "have", "make", "give", "offer", "issue", "provide", "come", "comment"})) return no_comment();
    return false;
  }

 private:
  bool is(std::string_view word, std::uint32_t at, std::uint32_t steps) const { return at >= first_ + steps && t_.is(at - steps, word); }

  /// A denial before the word: "did not", "has yet to", "failed to", "declined to", "neither firm".
  bool denied() const {
    for (std::uint32_t v = first_; v < w_; ++v) {
      const std::string low = t_.low(v);
      if (among(low, {"not", "n't", "n’t", "never", "neither", "none", "nobody", "cannot", "unable", "without"})) return true;
      if (low == "no" && (v == first_ || t_.rel(v) == Deprel::det)) return true;
      if (low == "yet" && v + 1 < w_ && t_.is(v + 1, "to")) return true;
      const std::string lemma = t_.lemma(v);
      if (lemma == "fail" || sort_of(lemma) == "refuse") return true;
    }
    return false;
  }

  bool refused() const {
    for (std::uint32_t v = first_; v < w_; ++v) {
      if (sort_of(t_.lemma(v)) == "refuse") return true;
    }
    return false;
  }

  /// "declined to comment", "refused an interview", "declined to give details".
  bool refuses() const {
    for (std::uint32_t v = w_ + 1; v < last_ && v <= w_ + 5; ++v) {
      const std::string lemma = t_.lemma(v);
      // The tagger takes "elaborate" for an adjective.
      if ((t_.is_verb(v) && t_.syn.upos(v) == Upos::verb) || (lemma == "elaborate" && t_.is(v - 1, "to"))) {
        const std::string_view sort = sort_of(lemma);
        // "Refused to name the source" tells something, "refused to be named" nothing.
        if (sort == "name") return t_.is(v - 1, "be");
        if (sort == "comment" || sort == "refused" || sort == "answer") return true;
        if (!among(lemma, {"give", "provide", "offer", "share"})) return false;
        for (std::uint32_t n = v + 1; n < last_ && n <= v + 4; ++n) {
          if (among(t_.lemma(n), {"detail", "comment", "interview"})) return n + 1 >= last_ || !t_.is(n + 1, "of");
        }
        return false;
      }
      if (lemma == "comment" || lemma == "interview" || (lemma == "request" && is_request(v))) return true;
    }
    return false;
  }

  /// A request that only asks for words: "requests", "a request for comment", "the request for an interview".
  bool is_request(std::uint32_t m) const {
    if (m + 1 >= last_ || !t_.is_word(m + 1)) return true;
    const std::string next = t_.low(m + 1);
    if (next == "seeking" || next == "by") return true;
    if (next == "from") {
      for (std::uint32_t v = m + 2; v < last_; ++v) {
        const std::string lemma = t_.lemma(v);
        if (among(lemma, {"reporter", "journalist", "newspaper", "paper", "agency", "broadcaster", "press", "media"})) return true;
        if (t_.syn.upos(v) == Upos::propn) return true;
      }
      return false;
    }
    if (next != "for") return !among(next, {"to", "that", "of"}) && t_.syn.upos(m + 1) != Upos::verb;
    for (std::uint32_t v = m + 2; v < last_ && v <= m + 6; ++v) {
      if (among(t_.lemma(v), {"comment", "interview", "information", "response", "reaction", "statement", "clarification"})) return true;
    }
    return false;
  }

  bool leaves_message() const {
    for (std::uint32_t m = w_ + 1; m < last_; ++m) {
      const std::string lemma = t_.lemma(m);
      if (sort_of(lemma) != "message" || (t_.is_verb(m) && t_.rel(m) != Deprel::obl && t_.rel(m) != Deprel::obj)) continue;
      if (lemma == "request") return is_request(m);
      if (lemma == "call") {
        // A call for a truce is no telephone call.
        for (std::uint32_t v = m + 1; v < last_; ++v) {
          if (t_.is(v, "seeking") || t_.is(v, "comment")) return true;
        }
        return t_.lemma(w_) == "return" || t_.is(m - 1, "phone") || t_.is(m - 1, "telephone");
      }
      return m + 1 >= last_ || !t_.is(m + 1, "of");
    }
    return false;
  }

  /// Where "for comment", "for an interview" stands behind the word.
  std::uint32_t for_comment() const {
    for (std::uint32_t v = w_ + 1; v + 1 < last_; ++v) {
      if (!t_.is(v, "for")) continue;
      for (std::uint32_t n = v + 1; n < last_ && n <= v + 3; ++n) {
        if (among(t_.low(n), {"comment", "interview", "comments", "response"})) return n;
      }
    }
    return npos;
  }

  bool asks(std::string_view lemma) const {
    if (lemma == "reach" || lemma == "contact" || lemma == "approach" || t_.passive(w_)) {
      if (for_comment() != npos && (lemma != "reach" || denied())) return true;
      if (lemma != "reach" || !t_.passive(w_) || !denied()) return false;
      // "Okoro could not be reached": a village that cannot be reached is another matter.
      // A day may follow.
      std::uint32_t rest = w_ + 1;
      while (rest < last_ && sort_of(t_.low(rest)) == "when") ++rest;
      if (rest < last_ && t_.kind[rest] == Kind::word) return false;
      const std::uint32_t subject = t_.subject(w_);
      if (subject == npos) return false;
      const std::uint32_t mention = subject >= t_.ents.mention_of_word.size() ? npos : t_.ents.mention_of_word[subject];
      if (mention == npos) {
        // A bare name that nobody knows; a place has its article or is known.
        const std::string_view form = t_.form(subject);
        return t_.subtree[subject].size() == 1 && !form.empty() && form.front() >= 'A' && form.front() <= 'Z' && t_.syn.upos(subject) != Upos::pron;
      }
      return t_.ents.entities[t_.ents.mentions[mention].entity].type == entity::EntityType::person;
    }
    for (std::uint32_t v = w_ + 1; v < last_ && v <= w_ + 4; ++v) {
      if (t_.is(v, "anonymity") || t_.is(v, "anonymous")) return true;
      if (t_.is(v, "be") && v + 1 < last_ && sort_of(t_.lemma(v + 1)) == "name") {
        for (std::uint32_t n = w_ + 1; n < v; ++n) {
          if (t_.is(n, "not")) return true;
        }
      }
    }
    return false;
  }

  /// "spoke on condition of anonymity", with nothing that was spoken of.
  bool anonymous() const {
    for (std::uint32_t v = w_ + 1; v < last_; ++v) {
      if (t_.is(v, "about")) return false;
      if (t_.is(v, "anonymity") || t_.is(v, "anonymously")) return true;
    }
    return false;
  }

  /// "made no comment", "there was no immediate response from the embassy".
  bool no_comment() const {
    for (std::uint32_t v = first_; v + 1 < last_; ++v) {
      if (!t_.is(v, "no")) continue;
      bool immediate = false;
      for (std::uint32_t n = v + 1; n < last_ && n <= v + 4; ++n) {
        const std::string low = t_.low(n);
        immediate = immediate || low == "immediate";
        if (low == "comment" || low == "comments") return true;
        if (immediate && (low == "response" || low == "reaction" || low == "word")) return true;
        const Upos u = t_.syn.upos(n);
        if (u != Upos::adj && u != Upos::cconj && u != Upos::adv) break;
      }
    }
    return false;
  }

  const Text& t_;
  const std::uint32_t w_;
  const Range sentence_;
  std::uint32_t first_ = 0, last_ = 0;  ///< the window
};

}  // namespace

bool keeps_silent(const Text& text, std::uint32_t w) { return w < text.size() && text.is_word(w) && Silence(text, w).told(); }

}  // namespace facts::attribution
