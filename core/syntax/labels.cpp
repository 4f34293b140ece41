// Names of tags, relations and name types, both ways.
#include "syntax/labels.hpp"

#include <algorithm>
#include <array>

namespace facts::syntax {
namespace {

constexpr std::array<const char*, 17> upos_names{"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET",  "INTJ", "NOUN", "NUM",
                                                 "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",  "VERB", "X"};

constexpr std::array<const char*, 46> deprel_names{
    "acl",      "acl:relcl",  "advcl",     "advmod",     "amod",  "appos",      "aux",        "aux:pass",
    "case",     "cc",         "cc:preconj", "ccomp",     "clf",   "compound",   "compound:prt", "conj",
    "cop",      "csubj",      "csubj:pass", "dep",       "det",   "det:predet", "discourse",  "dislocated",
    "expl",     "fixed",      "flat",      "goeswith",   "iobj",  "list",       "mark",       "nmod",
    "nmod:poss", "nsubj",     "nsubj:pass", "nummod",    "obj",   "obl",        "obl:agent",  "orphan",
    "parataxis", "punct",     "reparandum", "root",      "vocative", "xcomp"};
static_assert(deprel_names.size() == static_cast<std::size_t>(Deprel::xcomp) + 1);
static_assert(upos_names.size() == static_cast<std::size_t>(Upos::x) + 1);

constexpr std::array<const char*, 6> type_names{"none", "person", "organization", "place", "group", "misc"};

}  // namespace

const char* name(Upos upos) { return upos_names[static_cast<std::size_t>(upos)]; }
const char* name(Deprel relation) { return deprel_names[static_cast<std::size_t>(relation)]; }
const char* name(NameType type) { return type_names[static_cast<std::size_t>(type)]; }

Deprel universal(Deprel relation) {
  switch (relation) {
    case Deprel::acl_relcl: return Deprel::acl;
    case Deprel::aux_pass: return Deprel::aux;
    case Deprel::cc_preconj: return Deprel::cc;
    case Deprel::compound_prt: return Deprel::compound;
    case Deprel::csubj_pass: return Deprel::csubj;
    case Deprel::det_predet: return Deprel::det;
    case Deprel::nmod_poss: return Deprel::nmod;
    case Deprel::nsubj_pass: return Deprel::nsubj;
    case Deprel::obl_agent: return Deprel::obl;
    default: return relation;
  }
}

Upos upos_of(std::string_view label) {
  const auto at = std::find(upos_names.begin(), upos_names.end(), label);
  return at == upos_names.end() ? Upos::x : static_cast<Upos>(at - upos_names.begin());
}

Deprel deprel_of(std::string_view label) {
  for (;;) {
    const auto at = std::find(deprel_names.begin(), deprel_names.end(), label);
    if (at != deprel_names.end()) return static_cast<Deprel>(at - deprel_names.begin());
    const std::size_t colon = label.rfind(':');
    if (colon == std::string_view::npos) return Deprel::dep;
    label = label.substr(0, colon);  // a subtype that no later stage asks for
  }
}

const char* bio_type(NameType type) {
  switch (type) {
    case NameType::person: return "PER";
    case NameType::organization: return "ORG";
    case NameType::place: return "LOC";
    case NameType::none: return "";
    case NameType::group:
    case NameType::misc: break;
  }
  return "MISC";
}

NameType type_of_bio(std::string_view label) {
  if (label == "PER") return NameType::person;
  if (label == "ORG") return NameType::organization;
  if (label == "LOC") return NameType::place;
  if (label == "GROUP") return NameType::group;
  if (label == "MISC") return NameType::misc;
  return NameType::none;
}

}  // namespace facts::syntax
