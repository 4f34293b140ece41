#include "compare/counted.hpp"

#include <algorithm>
#include <array>
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
  bool grows = false, change = false;
};

const std::unordered_map<std::string_view, Row>& rows() {
  static const auto map = [] {
    static constexpr std::array<std::string_view, 11> kKinds = {"dead", "hurt", "missing", "moved", "sheltered", "held", "sick", "rescued", "destroyed", "unpowered", "votes"};
    std::unordered_map<std::string_view, Row> out;
    const Table table(tables::compare_counted);
    for (std::size_t i = 0; i < table.size(); ++i) {
      Row row;
      const std::string_view kind = table.at(i, 1);
      row.change = kind == "change";
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
      if (word == "old" || word == "aged") out_.aside = true;
    }
    beside();
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
    if (row == nullptr) return;
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
      if (back == 1 && (word == "not" || word == "aged" || word == "against" || word == "since")) out_.aside = true;
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
      const bool duration = q_.dimension == "duration";
      for (const std::string_view word : {"after", "before", "ago", "later", "earlier", "since", "old", "into", "from", "-old", "away"}) {
        if (duration && next == word) out_.aside = true;
      }
    }
    // "One in ten" is a share and counts nobody.
    for (std::uint32_t w = q_.first; w < q_.last; ++w) {
      if (w > q_.first && low(w) == "in") out_.aside = true;
    }
    if (q_.last + 1 < size() && low(q_.last) == "in" && a_.syntax.upos(q_.last + 1) == Upos::num) out_.aside = true;
    // "One of them", "one woman": hardly ever a count; what is said of one is said of somebody.
    if (q_.unit.empty() && q_.value && *q_.value == 1) out_.aside = true;
  }

  /// Up from what is counted to the verb: its state, its own words, and the noun that is said to have reached the number.
  void climb(std::uint32_t w) {
    constexpr int kUp = 3;
    if (w >= size()) return;
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
      if (r == Deprel::amod || r == Deprel::acl || r == Deprel::xcomp || (c > w && a_.syntax.upos(c) == Upos::adj)) take(c);
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

Count count_of(const claim::Analysis& analysis, std::uint32_t index) { return Reading(analysis, analysis.quantities[index]).read(); }

}  // namespace facts::compare
