// What each side calls the same thing, and where their terms differ.
//
// Reading tells who uses which term for what (statements with the act `call`). Two uses are of one
// thing where they share the term, or name the same thing in one document; a bare word for the
// thing
// ("the road") does so only close by. Each thing is an issue with its terms; where two actors call
// it differently, that is a difference of the kind `term`. Left out: synonyms that no text
// connects.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "linking/link_input.h"
#include "record/derived_types.h"

namespace dragoman {

// Who calls something what, where.
struct TermUse {
  std::string day;  // "9999" where it is not known
  Evidence evidence;
  std::string actor;
  std::string term;
  std::string key;    // the term, folded
  std::string thing;  // or empty

  friend auto operator<=>(const TermUse& a, const TermUse& b) {
    return std::tie(a.day, a.evidence, a.actor, a.key, a.term, a.thing) <=>
           std::tie(b.day, b.evidence, b.actor, b.key, b.term, b.thing);
  }
};

// `day`: when its document was published, or empty.
void add_uses(const StatementRecord& statement, const std::string& day, std::vector<TermUse>& out);
// Uses of one thing together, each group sorted. What it joins across documents it joins by the
// term alone.
std::vector<std::vector<TermUse>> group_uses(std::vector<TermUse> uses);
// The issue of a group, and the difference of its terms, if its actors differ.
IssueRecord make_term_issue(const std::vector<TermUse>& uses);
std::optional<DifferenceRecord> make_term_difference(const IssueRecord& issue);

struct Terms {
  std::vector<IssueRecord> issues;            // by id
  std::vector<DifferenceRecord> differences;  // by id
};

// Pure; the same whatever the order of the input. O(n log n).
Terms make_terms(const LinkInput& input);

}  // namespace dragoman
