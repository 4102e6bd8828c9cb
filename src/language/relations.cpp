#include "language/relations.h"

#include <array>

namespace dragoman {
namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, kRelationCount> kRelationNames = {
    "acl",   "acl:relcl",   "advcl",        "advcl:relcl", "advmod",
    "amod",  "appos",       "aux",          "aux:pass",    "case",
    "cc",    "cc:preconj",  "ccomp",        "compound",    "compound:prt",
    "conj",  "cop",         "csubj",        "csubj:pass",  "dep",
    "det",   "det:predet",  "discourse",    "dislocated",  "expl",
    "fixed", "flat",        "goeswith",     "iobj",        "list",
    "mark",  "nmod",        "nmod:desc",    "nmod:poss",   "nmod:unmarked",
    "nsubj", "nsubj:outer", "nsubj:pass",   "nummod",      "obj",
    "obl",   "obl:agent",   "obl:unmarked", "orphan",      "parataxis",
    "punct", "reparandum",  "root",         "vocative",    "xcomp"};

}  // namespace

std::string_view upos_name(Upos tag) {
  return kUposNames[static_cast<std::size_t>(tag)];
}

std::optional<Upos> upos_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kUposNames.size(); ++i) {
    if (kUposNames[i] == name) return static_cast<Upos>(i);
  }
  return std::nullopt;
}

std::string_view relation_name(Relation relation) {
  return kRelationNames[static_cast<std::size_t>(relation)];
}

std::optional<Relation> relation_from_name(std::string_view name) {
  // Older labels of the same relation.
  if (name == "obl:tmod" || name == "obl:npmod") return Relation::obl_unmarked;
  if (name == "nmod:npmod" || name == "nmod:tmod") return Relation::nmod_unmarked;
  for (std::size_t i = 0; i < kRelationNames.size(); ++i) {
    if (kRelationNames[i] == name) return static_cast<Relation>(i);
  }
  std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return relation_from_name(name.substr(0, colon));
}

Relation base(Relation relation) {
  std::string_view name = relation_name(relation);
  std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return relation;
  return *relation_from_name(name.substr(0, colon));
}

}  // namespace dragoman
