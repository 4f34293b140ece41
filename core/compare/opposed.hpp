#pragma once
// Where claims of a group contradict each other in words, or tell a later state of what another told.

#include <cstdint>
#include <optional>
#include <vector>

#include "compare/events.hpp"
#include "compare/relation.hpp"

namespace facts::compare {

/// Two claims of different articles that do not go together as they stand.
struct Clash {
  enum class Kind : std::uint8_t { unknown, denied, negated, contrary, step, carried_out, came_true };
  Kind kind = Kind::negated;
  std::uint32_t one = 0, two = 0;   ///< profiles; of a step the earlier one first
  Passage one_words, two_words;     ///< the words that make it
  bool later = false;               ///< the second tells a newer state: no conflict
};

/// Members as `in_time` gives them, with what each says happens.
struct Reports {
  std::vector<std::uint32_t> members;
  std::vector<Stance> stances;
};
Reports read_reports(const std::vector<std::uint32_t>& in_time, const Judged& judged);

/// One says that something is not known, another tells it. With days between them, and the telling later, it is an update.
std::optional<Clash> find_unknown(const Reports& reports, const Judged& judged);

/// One denies what another says; or the same main predicate, once negated; or two that exclude each other ("survived", "died").
/// "Did not survive" is no denial of "died". What can follow with time is an update where days lie between.
std::optional<Clash> find_contradiction(const Reports& reports, const Judged& judged);

/// A later report tells what came of it: a step that follows another ("arrested", "charged"), a plan carried out, something held
/// possible that has come true.
std::optional<Clash> find_step(const Reports& reports, const Judged& judged);

/// The reason for a reader, without who disagrees.
const char* reason_of(const Clash& clash);

}  // namespace facts::compare
