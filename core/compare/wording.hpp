#pragma once
// What articles share word for word.

#include <cstdint>
#include <vector>

#include "claim/claim.hpp"
#include "compare/compare.hpp"

namespace facts::compare {

/// The words of an article as wording is compared: runs of letters and digits, without case, apostrophes dropped.
struct WordRun {
  std::vector<std::uint64_t> hashes;  ///< one per word
  std::vector<Span> spans;            ///< of the reading text
};
WordRun word_run(const article::Article& article);

/// Passages of seven words or more that two articles or more have in common, as long as they can be made; small edits between
/// two of them are bridged (one entry then has several spans an article). Linear in the words of all articles: runs of seven
/// words are put in classes, and neighbouring classes with the same articles are chained.
std::vector<SharedWording> shared_wording(const std::vector<WordRun>& runs);

/// How much of the shorter article of a pair stands in the longer one: the share of its eight-word sequences.
struct Containment {
  std::uint32_t one = 0, two = 0;  ///< articles, one < two
  double share = 0;
};
/// Pairs with a share of `least` or more. Sequences that stand in very many articles (page furniture) are left out.
std::vector<Containment> containments(const std::vector<WordRun>& runs, double least);

}  // namespace facts::compare
