#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "syntax/labels.hpp"
#include "syntax/syntax.hpp"

using namespace facts;
using namespace facts::syntax;

namespace {

/// "the old man was seen by her": the root is "seen".
Syntax example() {
  Syntax s;
  const std::vector<std::pair<std::uint32_t, Deprel>> words{{2, Deprel::det},  {2, Deprel::amod}, {4, Deprel::nsubj_pass}, {4, Deprel::aux_pass},
                                                            {npos, Deprel::root}, {6, Deprel::case_}, {4, Deprel::obl_agent}};
  for (const auto& [head, deprel] : words) {
    WordInfo w;
    w.head = head;
    w.deprel = deprel;
    s.words.push_back(w);
  }
  link_children(s);
  return s;
}

}  // namespace

TEST_CASE("children stand in text order") {
  const Syntax s = example();
  std::vector<std::uint32_t> children;
  for (std::uint32_t c = s.first_child[4]; c != npos; c = s.next_sibling[c]) children.push_back(c);
  CHECK(children == std::vector<std::uint32_t>{2, 3, 6});
  CHECK(s.first_child[0] == npos);
}

TEST_CASE("a universal relation finds its subtypes, a subtype only itself") {
  const Syntax s = example();
  CHECK(s.child(4, Deprel::nsubj) == 2);
  CHECK(s.child(4, Deprel::nsubj_pass) == 2);
  CHECK(s.child(4, Deprel::obl) == 6);
  CHECK(s.child(4, Deprel::obj) == npos);
  CHECK(s.child(2, Deprel::nmod_poss) == npos);
}

TEST_CASE("subtree and extent") {
  const Syntax s = example();
  CHECK(s.subtree(2) == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(s.subtree(4).size() == 7);
  CHECK(s.extent(6) == std::pair<std::uint32_t, std::uint32_t>{5, 7});
  CHECK(s.extent(4) == std::pair<std::uint32_t, std::uint32_t>{0, 7});
}

TEST_CASE("a chain of 100,000 words costs no stack") {
  Syntax s;
  s.words.resize(100000);
  for (std::uint32_t w = 1; w < s.words.size(); ++w) s.words[w].head = w - 1;
  link_children(s);
  CHECK(s.subtree(0).size() == s.words.size());
  CHECK(s.extent(0).second == s.words.size());
}

TEST_CASE("labels go both ways; unknown subtypes fall back") {
  for (int k = 0; k <= static_cast<int>(Deprel::xcomp); ++k) CHECK(deprel_of(name(static_cast<Deprel>(k))) == static_cast<Deprel>(k));
  for (int k = 0; k <= static_cast<int>(Upos::x); ++k) CHECK(upos_of(name(static_cast<Upos>(k))) == static_cast<Upos>(k));
  CHECK(deprel_of("obl:unmarked") == Deprel::obl);
  CHECK(deprel_of("nsubj:outer") == Deprel::nsubj);
  CHECK(deprel_of("nonsense") == Deprel::dep);
  CHECK(upos_of("noun") == Upos::x);
  CHECK(type_of_bio("GROUP") == NameType::group);
  CHECK(std::string(bio_type(NameType::group)) == "MISC");
}
