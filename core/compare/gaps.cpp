#include "compare/gaps.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/table.hpp"
#include "compare/judged.hpp"
#include "compare/stem.hpp"
#include "compare/tables/causes.tsv.hpp"
#include "compare/tables/gaps.tsv.hpp"

namespace facts::compare {
namespace {

constexpr std::size_t kNegation = 4;  // words before "known" in which a negation is looked for

const Table& table() {
  static const Table made(tables::compare_gaps);
  return made;
}

/// By stem, since "undetermined" and "determined" may be read as adjectives with a lemma of their own.
const std::vector<std::string>& stems() {
  static const std::vector<std::string> made = [] {
    std::vector<std::string> out;
    for (std::size_t row = 0; row < table().size(); ++row) out.push_back(stem(table().at(row, 0)));
    return out;
  }();
  return made;
}

/// What the words of a claim, in order, say is not known.
class Look {
 public:
  Look(const claim::Analysis& analysis, const claim::Claim& claim) : a_(analysis), negative_(claim.polarity == claim::Polarity::negative) {
    const auto& words = a_.segmentation.words;
    for (const Span part : claim.content) {
      since_negation_ = kNegation + 1;
      for (const std::uint32_t w : words_in(a_, {part})) see(w, false);
    }
    if (unknown_ == npos || what_ != Gap::none || cause_ || claim.sentences.empty()) return;
    // What is not known may stand before the claim: "the place where (it landed is not known)".
    const segment::Sentence& sentence = a_.segmentation.sentences[claim.sentences.front()];
    for (std::uint32_t w = sentence.first; w < sentence.last && words[w].span.begin < hull(claim.content).begin; ++w) see(w, true);
  }

  std::optional<Unknown> found() const {
    if (unknown_ == npos || (what_ == Gap::none && !cause_)) return std::nullopt;
    return Unknown{what_, unknown_};
  }

 private:
  void see(std::uint32_t w, bool only_what) {
    const std::string& lemma = a_.syntax.lemmas[w];
    ++since_negation_;
    if (lemma == "not" || lemma == "n't" || lemma == "never" || lemma == "no") since_negation_ = 0;
    if ((lemma == "early" || lemma == "soon") && w > 0 && a_.syntax.lemmas[w - 1] == "too" && !only_what && unknown_ == npos) unknown_ = w;  // "too early to say"
    const std::string key = stem(lemma);
    for (std::size_t row = 0; row < stems().size(); ++row) {
      if (stems()[row] != key) continue;
      const std::string_view kind = table().at(row, 1);
      const bool known = kind == "known";
      if (known || kind == "unknown") {
        if (!only_what && unknown_ == npos && (!known || since_negation_ <= kNegation || negative_)) unknown_ = w;
      } else if (kind == "cause") {
        cause_ = true;
      } else if (what_ == Gap::none) {
        what_ = kind == "place" ? Gap::place : kind == "time" ? Gap::time : kind == "number" ? Gap::number : Gap::person;
      }
    }
  }

  const claim::Analysis& a_;
  bool negative_, cause_ = false;
  std::uint32_t unknown_ = npos;
  Gap what_ = Gap::none;
  std::size_t since_negation_ = kNegation + 1;
};

}  // namespace

std::optional<Unknown> unknown_of(const claim::Analysis& analysis, const claim::Claim& claim) { return Look(analysis, claim).found(); }

Gap gap_of(const claim::Analysis& analysis, const claim::Claim& claim) {
  const std::optional<Unknown> unknown = unknown_of(analysis, claim);
  return unknown ? unknown->what : Gap::none;
}

bool gives_cause(const claim::Analysis& analysis, const claim::Claim& claim) {
  for (const std::uint32_t w : words_in(analysis, claim.content)) {
    const std::string& lemma = analysis.syntax.lemmas[w];
    for (const std::string_view word : {"because", "cause", "blame", "trigger", "spark", "owing", "due", "result", "ignite", "attribute", "trace", "stem"}) {
      if (lemma == word) return true;
    }
    if (lemma == "set" && w + 1 < analysis.syntax.lemmas.size() && (analysis.syntax.lemmas[w + 1] == "off" || analysis.syntax.lemmas[w + 1] == "fire")) return true;
    // "A cable started the fire", "was started by"; not "the trial started".
    if (lemma == "start" && (analysis.syntax.child(w, syntax::Deprel::obj) != npos || analysis.syntax.child(w, syntax::Deprel::aux) != npos)) return true;
  }
  return false;
}

Blamed cause_of(const claim::Analysis& analysis, const claim::Claim& claim) {
  static const auto causes = [] {
    std::unordered_map<std::string_view, Cause> out;
    const Table rows(tables::compare_causes);
    for (std::size_t row = 0; row < rows.size(); ++row) out.emplace(rows.at(row, 0), rows.at(row, 1) == "intent" ? Cause::intent : Cause::mishap);
    return out;
  }();
  Blamed found;
  if (claim.polarity == claim::Polarity::negative) return found;
  // "Was an act of sabotage", "was an accident" give the cause without a word for it.
  const std::uint32_t head = claim.predicate_head;
  const bool is = head != npos && analysis.syntax.child(head, syntax::Deprel::cop) != npos;
  const bool given = gives_cause(analysis, claim);
  for (const std::uint32_t w : words_in(analysis, claim.content)) {
    auto row = causes.find(std::string_view(analysis.syntax.lemmas[w]));
    if (row == causes.end()) row = causes.find(analysis.segmentation.form(analysis.article.reading, w));
    if (row == causes.end()) continue;
    if (!given && !(is && (w == head || analysis.syntax.head(w) == head))) continue;
    if (w > 0 && analysis.syntax.lemmas[w - 1] == "not") return {};
    if (found.cause != Cause::none && found.cause != row->second) return {};
    if (found.cause == Cause::none) found = {row->second, w};
  }
  return found;
}

}  // namespace facts::compare
