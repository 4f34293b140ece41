#pragma once
// The words that attribute: verbs, nouns, adjectives and phrases, from tables/*.tsv.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "attribution/attribution.hpp"

namespace facts::attribution {

/// What may follow a cue as the content. Letters of the `frames` column in tables/cues.tsv.
enum Frame : std::uint16_t {
  clause = 1,         ///< c: "said (that) …"
  quote = 2,          ///< q: "said, “…”"
  infinitive = 4,     ///< t: "promised to …"
  object = 8,         ///< o: "confirmed the capture"
  whom = 16,          ///< w: the object is addressed: "told us that", "urged them to"
  complement = 32,    ///< s: "called it a …"
  as_ = 64,           ///< as: "described it as …"
  raising = 128,      ///< r: "seems to …", no source
  expected = 256,     ///< e: passive with infinitive: "is expected to …"
};

/// One row of a cue table.
struct Cue {
  std::string_view lemma;                       ///< without its particle
  std::string_view particle;                    ///< "out" of "point out", or empty
  Act act = Act::unknown;
  Force force = Force::certain;
  std::uint16_t frames = 0;
  std::vector<std::string_view> prepositions;   ///< of the content: "of" in "accuse … of"; for nouns also "that", "to"
  bool takes(Frame frame) const { return (frames & frame) != 0; }
  bool takes(std::string_view preposition) const;
};

/// The tables, looked up by lemma. Made once; constant.
class Cues {
 public:
  static const Cues& get();
  /// Verb rows of a lemma; the row with the particle is preferred where `particle` is one.
  const Cue* verb(std::string_view lemma, std::string_view particle = {}) const;
  /// The verb row for a form whose lemma is doubtful: "hailing", "ruled", "cries". Null if none fits.
  const Cue* verb_of_form(std::string_view low, std::string_view particle = {}) const;
  const Cue* noun(std::string_view lemma) const { return find(nouns_, lemma); }
  const Cue* adjective(std::string_view lemma) const { return find(adjectives_, lemma); }
  /// Whether the noun names something that is said or written ("statement", "poll").
  bool document(std::string_view lemma) const { return documents_.contains(lemma); }
  /// "finds", "says" or "said" for such a noun, else empty.
  std::string_view document_sort(std::string_view lemma) const;

  /// Whether the verb is something done, not said ("attack", "deploy"): no cue, unless words are quoted.
  bool deed(std::string_view lemma) const { return deeds_.contains(lemma); }
  /// Whether a word (or the last word of a name) is one of those that pass words on: "newspaper", "Courier".
  bool medium(std::string_view lemma) const { return media_.contains(lemma); }
  /// Whether it is a body through which something is known ("confirmed through an allied agency").
  bool knows(std::string_view lemma) const { return knowing_.contains(lemma); }
  /// Whether it is a body that is told things in the course of its work, and passes nothing on ("told the court", "told police").
  bool hears(std::string_view lemma) const { return hearing_.contains(lemma); }

  struct Phrase {
    std::vector<std::string_view> words;
    bool at_end_only = false;
    Act act = Act::report;
    Force force = Force::certain;
  };
  const std::vector<Phrase>& phrases() const { return phrases_; }

 private:
  using Map = std::unordered_map<std::string_view, Cue>;
  Cues();
  static const Cue* find(const Map& map, std::string_view lemma);
  Map verbs_, particle_verbs_, nouns_, adjectives_;
  std::unordered_map<std::string_view, std::string_view> documents_;
  std::unordered_set<std::string_view> deeds_, media_, knowing_, hearing_;
  std::vector<Phrase> phrases_;
};

}  // namespace facts::attribution
