#pragma once
// The rules of the stage: each finds drafts; `finish` makes attributions of them.

#include <string_view>
#include <utility>
#include <vector>

#include "attribution/cues.hpp"
#include "attribution/text.hpp"

namespace facts::attribution {

/// Who says it, as words.
struct Source {
  std::uint32_t head = npos;  ///< npos: the text does not say
  Range range;
  bool inherited = false;     ///< taken from a governing verb ("…, adding that")
  bool found() const { return head != npos; }
};

/// An attribution in the making: ranges of words.
struct Draft {
  std::vector<Range> content;   ///< in text order
  Source source;
  Range cue;
  std::uint32_t cue_head = npos;
  const Cue* row = nullptr;
  std::string_view lemma;
  Act act = Act::unknown;
  Force force = Force::certain;
  bool negated = false;
  bool speech = false;          ///< the content is (or ends in) a quotation that may run on
  std::vector<Range> via;       ///< those addressed; kept if they pass words on
  std::vector<Range> relayed;   ///< those who pass it on for certain
  bool absolute = false;        ///< stands in ", with X hailing it as …": no part of what is said before it
  bool supported = false;       ///< the model proposes this cue too
  bool bounded = false;         ///< the limits of the content are known from what stands around it
  const char* rule = "";
};

/// Finds drafts. One object reads one article; call the rules in the order of `attribution::read`.
class Rules {
 public:
  explicit Rules(const Text& text);

  void verbs();          ///< verbs with all their frames (verbs.cpp, speech.cpp)
  void phrases();        ///< "according to" (phrases.cpp)
  void nouns();          ///< "the claim that", "confident that" (nouns.cpp)
  void headlines();      ///< "More to come: minister" (headlines.cpp)
  void relays();         ///< who is quoted by whom; what is the writer's own (relays.cpp)
  void run_on();         ///< quotations that go on over sentences and paragraphs (speech.cpp)
  void proposals();      ///< what the model proposes, merged with the drafts so far (proposals.cpp)
  std::vector<Attribution> finish();  ///< chains.cpp

 private:
  // source.cpp
  Source source_of(std::uint32_t verb) const;
  Source as_source(std::uint32_t head, std::uint32_t cue) const;
  Source agent_of(std::uint32_t verb) const;
  Source surface_source(std::uint32_t verb) const;
  std::uint32_t subject_of(std::uint32_t verb, int depth) const;

  // verbs.cpp
  const Cue* cue_at(std::uint32_t w) const;
  void verb(std::uint32_t w, const Cue& cue);
  bool passive_frames(std::uint32_t w, const Cue& cue, Draft draft);
  bool clause_frame(std::uint32_t w, const Cue& cue, Draft& draft, std::uint32_t after);
  bool object_frames(std::uint32_t w, const Cue& cue, Draft& draft, std::uint32_t after);
  std::uint32_t after_cue(std::uint32_t w, const Cue& cue, const Source& source, std::vector<Range>& addressed) const;
  std::uint32_t content_end(std::uint32_t w, std::uint32_t child) const;
  bool negated(std::uint32_t w) const;
  Range bounds(std::uint32_t w) const;  ///< the sentence, or the part of it in the quotation that `w` stands in

  // surface.cpp
  bool absolute(std::uint32_t w, const Cue& cue, Draft& draft);
  bool surface_frames(std::uint32_t w, const Cue& cue, Draft& draft);
  Range nominal_run_before(std::uint32_t end, Range limits) const;
  Range nominal_run_after(std::uint32_t begin, Range limits) const;
  Source run_source(Range run) const;
  std::uint32_t over_adverbials(std::uint32_t at, Range limits) const;

  // speech.cpp
  bool trailing(std::uint32_t w, Draft& draft, Range frame, std::uint32_t after, bool sure);
  bool leading(std::uint32_t w, Draft& draft, std::uint32_t after);
  void take_speech(Draft& draft, std::uint32_t sentence);
  bool ends_speech(std::uint32_t at) const;  ///< a quotation that was said ends right before `at`
  bool speech_like(std::uint32_t quotation) const;

  // chains.cpp
  std::vector<Range> addressed_by(const Draft& draft) const;
  std::vector<Range> evidence_of(const Attribution& a) const;
  Range means_of(const Draft& draft) const;
  void cut_means(Draft& draft) const;
  Range without_day(Range range) const;
  bool dangles(const Draft& draft) const;

  // nouns.cpp
  bool that_clause(std::uint32_t w, Draft& draft) const;
  Source agent_behind(std::uint32_t& at, Range limits) const;
  Source possessor(std::uint32_t w) const;
  bool subject_clause(std::uint32_t w, Draft& draft) const;

  // proposals.cpp
  void participles();
  bool said_already(const Draft& draft, const std::vector<std::uint32_t>& others) const;
  void merge(Draft& rule, Draft&& proposed) const;
  Draft draft_of(const syntax::Proposal& proposal) const;
  Range whole_phrase(Range range, Range cue) const;

  // relays.cpp
  void quoted_speakers();
  void cited_speakers();
  void described_speakers();
  void writers_asides();
  void silences();
  void carry_on(std::vector<Attribution>& all) const;
  void drop(std::vector<std::uint32_t>& gone);  ///< drafts by number

  void keep(Draft draft);
  void sort_by_cue();                       ///< makes `nearby` true again after drafts were added or removed
  /// Drafts whose cue begins within `reach` words of `w`, in that order. Bounded, so that one endless sentence stays linear.
  std::vector<std::uint32_t> nearby(std::uint32_t w, std::uint32_t reach = 150) const;

  const Text& t;
  const Cues& cues;
  std::vector<Draft> drafts_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_cue_;  ///< first word of the cue, draft
  std::vector<std::uint32_t> speaker_of_sentence_;  ///< the draft whose direct speech a sentence ends in, or npos
};

}  // namespace facts::attribution
