#pragma once
// What a figure counts: the dead, the missing, homes without power; and whether such a count changes from day to day.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.hpp"

namespace facts::compare {

/// What is known of a figure beside its value, from the words it hangs on.
struct Count {
  std::uint32_t kinds = 0;              ///< bits: what has become of those that are counted (tables/counted.tsv); 0 unknown
  bool grows = false;                   ///< such a count can only grow, but for corrections
  bool varies = false;                  ///< it can go up and down
  bool changed = false;                 ///< the claim says that it has changed to this ("climbed to", "now")
  bool aside = false;                   ///< tells when, how old, or what is not so: nothing to hold against another
  bool by = false;                      ///< how much something has changed, not what it is ("rose $1.10", "by 150 points", "two points up")
  bool score = false;                   ///< one of two that belong together: "58 to 41", "61 votes against 38"
  bool part = false, whole = false;     ///< the two figures of "seven of its nine cars"
  bool lasting = false;                 ///< a duration with "for"
  bool age = false;                     ///< how old somebody is, in years; also an aside
  bool placed = false;                  ///< a length that tells where: "450 feet underground", "50 miles north of"
  std::uint32_t top = npos;             ///< the verb that it hangs on, or the last word on the way there
  int steps = 0;                        ///< how many words above it that is
  std::vector<std::string> holders;     ///< of an age: the words for whom it is, in lower case
  std::string named;                    ///< stem of the noun right before it: "magnitude 6.3", "a turnout of 71"
  std::vector<std::string> governors;   ///< stems of the words that it hangs on, nearest first
};

/// Reads the words about the quantity `index`.
Count count_of(const claim::Analysis& analysis, std::uint32_t index);

/// The kinds that a word stands for; 0 for none. By its lemma.
std::uint32_t kinds_of(std::string_view lemma);

/// Whether a verb's subject is who gives the figure: "the union counts 900 marchers". By its lemma.
bool gives_figures(std::string_view lemma);

}  // namespace facts::compare
