#pragma once
// Stems: what "captured", "capture" and "capturing" have in common.

#include <string>
#include <string_view>

namespace facts::compare {

/// A lower-case word or lemma without endings of inflection and derivation ("deployment" and "deploy" meet). In the manner of
/// Porter (1980), and like it no lemma: only good for comparing. core/model/train/alignment/distil_vectors.py does the same.
std::string stem(std::string_view word);

}  // namespace facts::compare
