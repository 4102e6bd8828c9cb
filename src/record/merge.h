// One actor out of what many documents show of it, and one membership; and back into parts.
//
// Each document's reading stands alone in the store. Asked for, the parts are joined: the result
// depends on the set of parts only, not on the order in which documents came. Splitting what was
// joined by document and joining again gives the same, so a record survives export and import.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "record/types.h"

namespace dragoman {

// What one document shows, and where the document stands in the order of all (by file, then id).
template <typename R>
struct Part {
  std::string file;
  std::string document;   // id
  std::string published;  // the first day of its publication, or empty
  R record;
};

// Joins parts with one id; there is at least one. Name: the most frequent, among equals the
// smallest; aliases: all other names, sorted; kind, country, code: the most frequent that is not
// empty; roles: one a (title, organization, country, basis, for knowledge also from) without regard
// to case, in the order of their first evidence; evidence: of all documents in their order.
ActorRecord merge_actors(std::vector<Part<ActorRecord>> parts);

// The roles that merge_actors would give, without evidence, from how many parts have each; in the
// order of their names.
std::vector<Role> merge_roles(const std::vector<std::pair<Role, int>>& counted);

// Joins parts of one pair. Status and since: of the document that was published last; history: all
// changes by date, then publication; a document's own status without a history counts as a change.
MembershipRecord merge_memberships(std::vector<Part<MembershipRecord>> parts);

// The id that a membership has in every document.
std::string membership_id(std::string_view member, std::string_view organization);

// One part for every document that the evidence names, in the order they are first named.
std::vector<Part<ActorRecord>> split_by_document(const ActorRecord& actor);
std::vector<Part<MembershipRecord>> split_by_document(const MembershipRecord& membership);

}  // namespace dragoman
