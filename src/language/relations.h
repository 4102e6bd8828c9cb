// The tag set and the relations of Universal Dependencies, version 2, for English.
//
// One enum each, with their names in both directions. Subtypes that English treebanks use and that
// reading needs are relations of their own; base() gives the main type.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dragoman {

enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};
inline constexpr int kUposCount = 17;

enum class Relation : std::uint8_t {
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};
inline constexpr int kRelationCount = static_cast<int>(Relation::xcomp) + 1;

std::string_view upos_name(Upos tag);  // "NOUN"
std::optional<Upos> upos_from_name(std::string_view name);
std::string_view relation_name(Relation relation);  // "nsubj:pass"
// Also folds subtypes we do not keep to their main type ("obl:tmod" → obl_unmarked, "advmod:emph"
// → advmod). Nothing for an unknown main type.
std::optional<Relation> relation_from_name(std::string_view name);
// nsubj_pass → nsubj, acl_relcl → acl, ...
Relation base(Relation relation);

}  // namespace dragoman
