#include "compare/opposed.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "compare/counted.hpp"
#include "compare/drift.hpp"
#include "compare/gaps.hpp"
#include "compare/judged.hpp"
#include "compare/stem.hpp"
#include "compare/vectors.hpp"

namespace facts::compare {
namespace {

constexpr double kNear = 0.55;        // cosine from which two predicates can mean one thing
constexpr double kNone = 0.6;         // the same for a noun of which there was none and a predicate: "no arrests", "detained"
constexpr double kAlike = 0.4;        // the same for what one plans and another tells as done
constexpr double kSpokenOf = 0.2;     // cosine of two claims' words from which a denial speaks of what the other says
constexpr double kStrongly = 0.2;     // cosine from which a word that is not the predicate may be the step before
constexpr std::int64_t kNewer = 2;    // days from which what was not so may have become so

Passage span_of(const Judged& j, std::uint32_t p, std::uint32_t word) {
  return word == npos ? Passage{} : Passage{analysis_of(j, p).segmentation.words[word].span};
}

/// Whether two claims speak of somebody or something in common beside the predicates that are held against each other.
bool share(const Profile& a, const Profile& b, std::size_t least) {
  return common(a.names, b.names) > 0 || common(a.terms, b.terms) >= least;
}

bool positive(const Judged& j, std::uint32_t p) { return claim_of(j, p).polarity == claim::Polarity::positive; }

/// Whether a claim is a whole statement and no mere noun phrase: "rumours of looting" says neither so nor not so.
bool states(const Judged& j, std::uint32_t p) { return claim_of(j, p).predicate_head != npos; }

/// Whether what one says there was none of happens in another claim: "no arrests" and "two people were arrested", "no casualties" and
/// "two were killed".
bool happened(const Profile& denying, const Profile& other, const Judged& j) {
  if (other.head == npos) return false;
  return std::any_of(denying.denied.begin(), denying.denied.end(), [&](std::uint32_t noun) {
    return noun == other.head || other.says(noun) || j.weights.nearness(noun, other.head) >= kNone;
  });
}

/// The kinds of people or things counted that a claim's main predicate or nouns tell of.
std::uint32_t kinds_told(const claim::Analysis& a, const Stance& stance) {
  std::uint32_t kinds = 0;
  for (const Event& event : stance.events) {
    if (event.main || event.argument) kinds |= kinds_of(a.syntax.lemmas[event.word]);
  }
  return kinds;
}

/// Whether the negative claim's main predicate is what the positive one says.
bool same_predicate(const Profile& negative, const Profile& other, const Judged& j) {
  if (negative.head == npos) return false;
  if (negative.head == other.head || other.says(negative.head)) return true;
  return j.weights.nearness(negative.head, other.head) >= kNear;
}

/// Whether what the negative claim's predicate says is what the other's says: "would not call it well tolerated", "was well tolerated".
bool same_event(const Stance& negative, const Stance& other) {
  constexpr std::size_t kTelling = 5;  // letters of a stem that says something: not "be", "have", "take"
  return std::any_of(negative.events.begin(), negative.events.end(), [&](const Event& one) {
    return one.main && one.key.size() >= kTelling &&
           std::any_of(other.events.begin(), other.events.end(), [&](const Event& two) { return two.main && !two.negative && two.key == one.key; });
  });
}

/// Whether the main predicates of two claims exclude each other as words.
bool exclude_each_other(const Stance& one, const Stance& two) {
  return std::any_of(one.events.begin(), one.events.end(), [&](const Event& a) {
    return a.main && std::any_of(two.events.begin(), two.events.end(), [&](const Event& b) { return b.main && opposite(a.key, b.key) != Opposite::none; });
  });
}

/// Whether a report itself tells both: it knows how they go together.
bool tells_both(const Reports& reports, const Judged& j, std::uint32_t article, const std::string& one, const std::string& two) {
  bool has_one = false, has_two = false;
  for (std::size_t i = 0; i < reports.members.size(); ++i) {
    if (j.profiles[reports.members[i]].member.article != article) continue;
    for (const Event& event : reports.stances[i].events) {
      if (event.negative) continue;
      has_one = has_one || event.key == one;
      has_two = has_two || event.key == two;
    }
  }
  return has_one && has_two;
}

/// Subjects that name two: "Orran won", "Holm lost".
bool other_subjects(const Profile& a, const Profile& b) { return !a.subject.empty() && !b.subject.empty() && common(a.subject, b.subject) == 0; }

std::optional<Clash> find_contrary(const Reports& reports, const Judged& j) {
  for (std::size_t y = 0; y < reports.members.size(); ++y) {
    for (std::size_t x = 0; x < y; ++x) {
      const std::uint32_t p = reports.members[x], q = reports.members[y];
      if (same_article(j, p, q) || (reports.stances[x].plan != npos) != (reports.stances[y].plan != npos)) continue;
      if (reports.stances[x].denial != npos || reports.stances[y].denial != npos) continue;
      for (const Event& one : reports.stances[x].events) {
        if (!(one.main || one.argument) || one.negative) continue;
        for (const Event& two : reports.stances[y].events) {
          if (!(two.main || two.argument) || two.negative || !(one.main || two.main)) continue;
          const Opposite what = opposite(one.key, two.key);
          if (what == Opposite::none) continue;
          const Profile &a = j.profiles[p], &b = j.profiles[q];
          if (!(one.main && two.main) && what != Opposite::contrary) continue;
          if ((what == Opposite::own || what == Opposite::once) && other_subjects(a, b)) continue;
          if (!share(a, b, 1)) continue;
          const bool both = tells_both(reports, j, a.member.article, one.key, two.key) || tells_both(reports, j, b.member.article, one.key, two.key);
          if (both) continue;
          const bool later = (what == Opposite::state || what == Opposite::own) && days_between(j, p, q) >= 1;
          return Clash{Clash::Kind::contrary, p, q, span_of(j, p, one.word), span_of(j, q, two.word), later};
        }
      }
    }
  }
  return std::nullopt;
}

/// Two causes of which somebody meant the one and nobody the other: "a bomb", "a leaking pipe".
std::optional<Clash> find_causes(const Reports& reports, const Judged& j) {
  std::vector<Blamed> blamed;
  for (const std::uint32_t p : reports.members) blamed.push_back(cause_of(analysis_of(j, p), claim_of(j, p)));
  for (std::size_t y = 0; y < reports.members.size(); ++y) {
    for (std::size_t x = 0; x < y; ++x) {
      const std::uint32_t p = reports.members[x], q = reports.members[y];
      if (same_article(j, p, q) || blamed[x].cause == Cause::none || blamed[y].cause == Cause::none || blamed[x].cause == blamed[y].cause) continue;
      if (!share(j.profiles[p], j.profiles[q], 1)) continue;
      return Clash{Clash::Kind::contrary, p, q, span_of(j, p, blamed[x].word), span_of(j, q, blamed[y].word), false};
    }
  }
  return std::nullopt;
}

std::optional<Clash> find_denial(const Reports& reports, const Judged& j) {
  for (std::size_t x = 0; x < reports.members.size(); ++x) {
    if (reports.stances[x].denial == npos) continue;
    const std::uint32_t p = reports.members[x];
    for (std::size_t y = 0; y < reports.members.size(); ++y) {
      const std::uint32_t q = reports.members[y];
      if (same_article(j, p, q) || reports.stances[y].denial != npos || !positive(j, q) || !states(j, q)) continue;
      const Profile &a = j.profiles[p], &b = j.profiles[q];
      const bool spoken_of = same_predicate(a, b, j) || (share(a, b, 1) && j.weights.cosine_plain(a, b) >= kSpokenOf) || happened(a, b, j);
      if (!spoken_of) continue;
      // Who told it and denies it later is no other voice, but what is denied stands against what is said.
      return Clash{Clash::Kind::denied, p, q, span_of(j, p, reports.stances[x].denial), span_of(j, q, claim_of(j, q).predicate_head), false};
    }
  }
  return std::nullopt;
}

std::optional<Clash> find_negation(const Reports& reports, const Judged& j) {
  for (std::size_t x = 0; x < reports.members.size(); ++x) {
    const std::uint32_t p = reports.members[x];
    const Profile& a = j.profiles[p];
    if (reports.stances[x].denial != npos) continue;
    const bool negative = !positive(j, p);
    if (!negative && a.denied.empty()) continue;
    for (std::size_t y = 0; y < reports.members.size(); ++y) {
      const std::uint32_t q = reports.members[y];
      const Profile& b = j.profiles[q];
      if (same_article(j, p, q) || !positive(j, q) || !b.denied.empty() || !states(j, q) || reports.stances[y].denial != npos) continue;
      if ((reports.stances[x].plan != npos) != (reports.stances[y].plan != npos)) continue;
      // "No agreement", "ended without an agreement".
      const std::vector<std::uint32_t> words = words_in(analysis_of(j, q), claim_of(j, q).content);
      const bool without = std::any_of(words.begin(), words.end(), [&](std::uint32_t w) { return analysis_of(j, q).syntax.lemmas[w] == "without"; });
      bool against = !a.denied.empty() && !without && happened(a, b, j);
      if (!against && negative) against = (same_predicate(a, b, j) || same_event(reports.stances[x], reports.stances[y])) && share(a, b, a.head == b.head ? 2 : 1);
      if (!against && !b.amounts.empty()) {
        // "No casualties", "nobody was hurt", and a number of them.
        const std::uint32_t none = negative || !a.denied.empty() ? kinds_told(analysis_of(j, p), reports.stances[x]) : 0;
        for (const Amount& amount : b.amounts) against = against || (none & count_of(analysis_of(j, q), amount.quantity).kinds) != 0;
      }
      // "Did not die" is no denial of "survived", however near the two words stand.
      if (!against || exclude_each_other(reports.stances[x], reports.stances[y])) continue;
      const bool later = days_between(j, p, q) >= kNewer;
      Passage denying = denying_words(p, j);
      if (denying.empty()) denying = span_of(j, p, claim_of(j, p).predicate_head);
      return Clash{Clash::Kind::negated, p, q, std::move(denying), span_of(j, q, claim_of(j, q).predicate_head), later};
    }
  }
  return std::nullopt;
}

/// Whether what one claim plans is what another's main predicate tells: "plans a march", "thousands marched".
bool speaks_of(const Stance& before, const Profile& after, const Judged& j) {
  const auto& vectors = j.weights.vectors();
  if (after.head == npos || j.weights.row(after.head) == npos) return false;
  return std::any_of(before.events.begin(), before.events.end(), [&](const Event& event) {
    const auto row = event.main || event.argument ? vectors.row(stem(event.key)) : std::nullopt;
    return row && vectors.cosine(*row, j.weights.row(after.head)) >= kAlike;
  });
}

/// Whether a claim says who it was: somebody is named, blamed or caught for it.
bool tells_who(const claim::Analysis& a, const claim::Claim& claim) {
  if (claim.subject_entity == npos && claim.entities.empty()) return false;
  for (const std::uint32_t w : words_in(a, claim.content)) {
    for (const std::string_view lemma : {"name", "identify", "accuse", "blame", "arrest", "detain", "charge", "suspect", "admit", "trace", "responsible", "culprit", "responsibility"}) {
      if (a.syntax.lemmas[w] == lemma) return true;
    }
  }
  return false;
}

/// Whether a claim tells what another says is not known.
bool tells(Gap gap, std::uint32_t unknowing, std::uint32_t teller, const Judged& j) {
  const Profile &a = j.profiles[unknowing], &p = j.profiles[teller];
  const claim::Claim& claim = claim_of(j, teller);
  switch (gap) {
    case Gap::place: return !p.places.empty();
    case Gap::time: return !p.times.empty() && (same_predicate(a, p, j) || share(a, p, 2));
    case Gap::number: return !p.amounts.empty();
    case Gap::person: return tells_who(analysis_of(j, teller), claim) || (claim.subject_entity != npos && same_predicate(a, p, j));
    case Gap::none: return gives_cause(analysis_of(j, teller), claim);
  }
  return false;
}

}  // namespace

Reports read_reports(const std::vector<std::uint32_t>& in_time, const Judged& j) {
  Reports reports{in_time, {}};
  for (const std::uint32_t p : in_time) reports.stances.push_back(stance_of(analysis_of(j, p), claim_of(j, p)));
  return reports;
}

std::optional<Clash> find_unknown(const Reports& reports, const Judged& j) {
  // Whoever knows it nearest in time: if another report of the same days tells it, the two are at odds.
  std::optional<Clash> found;
  std::int64_t nearest = 0;
  for (const std::uint32_t p : reports.members) {
    const claim::Analysis& analysis = analysis_of(j, p);
    const std::optional<Unknown> unknown = unknown_of(analysis, claim_of(j, p));
    if (!unknown) continue;
    for (const std::uint32_t q : reports.members) {
      if (same_article(j, p, q) || unknown_of(analysis_of(j, q), claim_of(j, q)) || !positive(j, q)) continue;
      if ((unknown->what != Gap::none && !share(j.profiles[p], j.profiles[q], 1)) || !tells(unknown->what, p, q, j)) continue;
      const std::int64_t days = std::max<std::int64_t>(days_between(j, p, q), 0);
      if (found && days >= nearest) continue;
      nearest = days;
      found = Clash{Clash::Kind::unknown, p, q, span_of(j, p, unknown->word), span_of(j, q, claim_of(j, q).predicate_head), days >= kNewer};
    }
  }
  return found;
}

std::optional<Clash> find_contradiction(const Reports& reports, const Judged& j) {
  std::optional<Clash> found = find_denial(reports, j);
  for (const auto& find : {find_contrary, find_causes, find_negation}) {
    if (found && !found->later) return found;
    std::optional<Clash> other = find(reports, j);
    if (other && (!found || !other->later)) found = std::move(other);
  }
  return found;
}

std::optional<Clash> find_step(const Reports& reports, const Judged& j) {
  for (std::size_t x = 0; x < reports.members.size(); ++x) {
    for (std::size_t y = 0; y < reports.members.size(); ++y) {
      const std::uint32_t p = reports.members[x], q = reports.members[y];
      const std::int64_t days = days_between(j, p, q);
      if (days < 1 || same_article(j, p, q)) continue;
      const Stance &before = reports.stances[x], &after = reports.stances[y];
      const Profile &a = j.profiles[p], &b = j.profiles[q];
      if (!share(a, b, 1) || !positive(j, q)) continue;
      for (const Event& one : before.events) {
        const bool verb = analysis_of(j, p).syntax.upos(one.word) == syntax::Upos::verb;
        if (!(one.main || (one.argument && verb)) || one.negative) continue;
        for (const Event& two : after.events) {
          if (!two.main || two.negative || !follows(one.key, two.key)) continue;
          if (!one.main && j.weights.cosine_plain(a, b) < kStrongly) continue;
          if (std::any_of(before.events.begin(), before.events.end(), [&](const Event& e) { return e.key == two.key; })) continue;
          return Clash{Clash::Kind::step, p, q, span_of(j, p, one.word), span_of(j, q, two.word), true};
        }
      }
      if (after.plan != npos) continue;
      if (before.plan != npos && after.done != npos && days >= kNewer && speaks_of(before, b, j)) {
        return Clash{Clash::Kind::carried_out, p, q, span_of(j, p, before.plan), span_of(j, q, after.done), true};
      }
      const claim::Certainty was = claim_of(j, p).certainty, is = claim_of(j, q).certainty;
      const bool open = was == claim::Certainty::possible && before.denial == npos;
      if (open && is == claim::Certainty::certain && after.done != npos && j.weights.cosine_plain(a, b) >= kStrongly && (same_predicate(a, b, j) || same_predicate(b, a, j))) {
        Passage hedge = hedge_words(p, j);
        return Clash{Clash::Kind::came_true, p, q, std::move(hedge), span_of(j, q, claim_of(j, q).predicate_head), true};
      }
      if (after.renewal != npos && days >= kNewer) {
        return Clash{Clash::Kind::step, p, q, span_of(j, p, claim_of(j, p).predicate_head), span_of(j, q, after.renewal), true};
      }
    }
  }
  return std::nullopt;
}

const char* reason_of(const Clash& clash) {
  switch (clash.kind) {
    case Clash::Kind::unknown: return clash.later ? "a later report tells what an earlier one says is not known" : "one says what another says is not known";
    case Clash::Kind::denied: return "one denies what another says";
    case Clash::Kind::negated: return clash.later ? "a later report says what an earlier one says was not so" : "one says so, the other says not so";
    case Clash::Kind::contrary: return clash.later ? "a later report tells another state" : "what they say cannot both be true";
    case Clash::Kind::step: return "a later report tells what came of it";
    case Clash::Kind::carried_out: return "a later report tells as done what an earlier one tells as planned";
    case Clash::Kind::came_true: return "a later report says as a fact what an earlier one held possible";
  }
  return "";
}

}  // namespace facts::compare
