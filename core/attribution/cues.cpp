#include "attribution/cues.hpp"

#include <algorithm>
#include <array>

#include "attribution/tables/adjectives.tsv.hpp"
#include "attribution/tables/bodies.tsv.hpp"
#include "attribution/tables/cues.tsv.hpp"
#include "attribution/tables/deeds.tsv.hpp"
#include "attribution/tables/media.tsv.hpp"
#include "attribution/tables/documents.tsv.hpp"
#include "attribution/tables/nouns.tsv.hpp"
#include "attribution/tables/phrases.tsv.hpp"
#include "base/table.hpp"

namespace facts::attribution {
namespace {

constexpr std::array<const char*, 13> act_names = {"assert", "confirm", "deny", "estimate", "warn", "believe", "report",
                                                   "promise", "ask", "urge", "praise", "criticise", "unknown"};
constexpr std::array<const char*, 5> force_names = {"factive", "certain", "probable", "possible", "unknown"};

Act act_of(std::string_view text) {
  for (std::size_t i = 0; i < act_names.size(); ++i) {
    if (text == act_names[i]) return static_cast<Act>(i);
  }
  return Act::unknown;
}

Force force_of(std::string_view text) {
  for (std::size_t i = 0; i < force_names.size(); ++i) {
    if (text == force_names[i]) return static_cast<Force>(i);
  }
  return Force::unknown;
}

void read_frames(std::string_view column, Cue& cue) {
  static constexpr std::array<std::pair<std::string_view, Frame>, 9> letters = {{
      {"c", clause}, {"q", quote}, {"t", infinitive}, {"o", object}, {"w", whom}, {"s", complement}, {"as", as_}, {"r", raising},
      {"e", expected}}};
  for (const std::string_view piece : split(column, ',')) {
    const auto* letter = std::find_if(letters.begin(), letters.end(), [&](const auto& l) { return l.first == piece; });
    if (letter != letters.end()) {
      cue.frames = static_cast<std::uint16_t>(cue.frames | letter->second);
    } else {
      cue.prepositions.push_back(piece);
    }
  }
}

}  // namespace

const char* name(Act act) { return act_names[static_cast<std::size_t>(act)]; }
const char* name(Force force) { return force_names[static_cast<std::size_t>(force)]; }

bool Cue::takes(std::string_view preposition) const {
  return std::find(prepositions.begin(), prepositions.end(), preposition) != prepositions.end();
}

Cues::Cues() {
  const auto read = [](std::string_view text, Map& plain, Map* with_particle) {
    const Table table(text);
    for (std::size_t row = 0; row < table.size(); ++row) {
      Cue cue;
      const std::string_view key = table.at(row, 0);
      const std::size_t gap = key.find(' ');
      cue.lemma = key.substr(0, gap);
      if (gap != std::string_view::npos) cue.particle = key.substr(gap + 1);
      cue.act = act_of(table.at(row, 1));
      read_frames(table.at(row, 2), cue);
      cue.force = force_of(table.at(row, 3));
      Map& map = cue.particle.empty() || with_particle == nullptr ? plain : *with_particle;
      map.emplace(&map == &plain ? cue.lemma : key, cue);
    }
  };
  read(tables::attribution_cues, verbs_, &particle_verbs_);
  read(tables::attribution_nouns, nouns_, nullptr);
  read(tables::attribution_adjectives, adjectives_, nullptr);
  const Table documents(tables::attribution_documents);
  for (std::size_t row = 0; row < documents.size(); ++row) documents_.emplace(documents.at(row, 0), documents.at(row, 1));
  const Table deeds(tables::attribution_deeds);
  for (std::size_t row = 0; row < deeds.size(); ++row) deeds_.insert(deeds.at(row, 0));
  const Table media(tables::attribution_media);
  for (std::size_t row = 0; row < media.size(); ++row) media_.insert(media.at(row, 0));
  const Table bodies(tables::attribution_bodies);
  for (std::size_t row = 0; row < bodies.size(); ++row) {
    if (bodies.at(row, 1) != "hears") knowing_.insert(bodies.at(row, 0));
    if (bodies.at(row, 1) != "knows") hearing_.insert(bodies.at(row, 0));
  }
  const Table phrases(tables::attribution_phrases);
  for (std::size_t row = 0; row < phrases.size(); ++row) {
    Phrase phrase;
    phrase.words = split(phrases.at(row, 0), ' ');
    phrase.at_end_only = phrases.at(row, 1) == "before-source-end";
    phrase.act = act_of(phrases.at(row, 2));
    phrase.force = force_of(phrases.at(row, 3));
    phrases_.push_back(phrase);
  }
}

const Cues& Cues::get() {
  static const Cues cues;
  return cues;
}

const Cue* Cues::find(const Map& map, std::string_view lemma) {
  const auto found = map.find(lemma);
  return found == map.end() ? nullptr : &found->second;
}

const Cue* Cues::verb(std::string_view lemma, std::string_view particle) const {
  if (!particle.empty()) {
    std::string key(lemma);
    key += ' ';
    key += particle;
    if (const Cue* cue = find(particle_verbs_, key)) return cue;
  }
  return find(verbs_, lemma);
}

const Cue* Cues::verb_of_form(std::string_view low, std::string_view particle) const {
  const auto with_endings = [&](std::string_view stem) -> const Cue* {
    if (stem.size() < 2) return nullptr;
    if (const Cue* cue = verb(stem, particle)) return cue;
    if (const Cue* cue = verb(std::string(stem) + "e", particle)) return cue;
    if (stem[stem.size() - 1] == stem[stem.size() - 2]) return verb(stem.substr(0, stem.size() - 1), particle);
    return nullptr;
  };
  if (low.ends_with("ing")) return with_endings(low.substr(0, low.size() - 3));
  if (low.ends_with("ied") || low.ends_with("ies")) return verb(std::string(low.substr(0, low.size() - 3)) + "y", particle);
  if (low.ends_with("ed")) return with_endings(low.substr(0, low.size() - 2));
  if (low.ends_with("es")) {
    if (const Cue* cue = with_endings(low.substr(0, low.size() - 2))) return cue;
  }
  if (low.ends_with("s")) return verb(low.substr(0, low.size() - 1), particle);
  return nullptr;
}

std::string_view Cues::document_sort(std::string_view lemma) const {
  const auto found = documents_.find(lemma);
  return found == documents_.end() ? std::string_view() : found->second;
}

}  // namespace facts::attribution
