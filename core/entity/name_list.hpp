#pragma once
// The names of a text while they are being put right: they never overlap, and each word knows its name.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entity/document.hpp"

namespace facts::entity {

class NameList {
 public:
  explicit NameList(const Document& document) : document_(document), at_(document.size(), npos) {}

  /// Index of the name that covers a word, or npos.
  std::uint32_t at(std::uint32_t w) const { return at_[w]; }
  bool taken(std::uint32_t w) const { return at_[w] != npos; }
  const Draft& operator[](std::uint32_t index) const { return names_[index]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }
  bool alive(std::uint32_t index) const { return names_[index].last > names_[index].first; }
  void set_type(std::uint32_t index, EntityType type) { names_[index].type = type; }

  /// Adds a name where no other stands. Only words and type of `draft` are read.
  void add(Draft draft);
  /// Adds a name and drops all that it touches.
  void put(Draft draft);
  /// Drops a name.
  void drop(std::uint32_t index);
  /// All names in text order; the list is empty afterwards.
  std::vector<Draft> take();

 private:
  const Document& document_;
  std::vector<Draft> names_;  // dropped ones have no words
  std::vector<std::uint32_t> at_;
};

/// Takes off what is no part of a name: articles, titles, quotation marks, possessive endings.
void trim_name(const Document& document, Draft& name);

/// What the words of a name say about its type: the last one, or the one before "of" or "for".
NameWord type_by_words(const Document& document, std::uint32_t first, std::uint32_t last);

/// Two or more letters and none of them small.
bool all_capitals(std::string_view word);

/// Corrections of ends: whole names of countries and peoples; the words behind an acronym in brackets; a body's noun with
/// what follows "of" or "for".
void mend_countries(const Document& document, NameList& names);
void mend_expansions(const Document& document, NameList& names);
void mend_joined(const Document& document, NameList& names);
/// A person's name goes on over capitals that the tree hangs on it as one name ("Joan" + "Woodson").
void mend_people(const Document& document, NameList& names);
/// "Coca" + "-" + "Cola" in one token; "Korean" + "War".
void mend_compounds(const Document& document, NameList& names);

}  // namespace facts::entity
