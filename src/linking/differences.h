// Where the accounts of one incident part.
//
//   date                the days that two reports give
//   place               the places, where neither lies in the other
//   figure              numbers of the same things that cannot both be right
//   characterization    how it went: "warm" here, "frank" there
//   contradiction       what one source tells and another denies
//   detail_only_in_one  what one party's account has and the other's leaves out
//
// Each has two sides or more with their own evidence. Differences of one report's sources among
// themselves count as those of several reports do. Left out: paraphrase (two ways of saying one
// thing are no difference), and what no record was made of.
#pragma once

#include <vector>

#include "linking/accounts.h"
#include "record/derived_types.h"

namespace dragoman {

// Sorted by id.
std::vector<DifferenceRecord> differences_of(const IncidentRecord& incident,
                                             const std::vector<IncidentAccount>& accounts,
                                             const std::vector<EventMention>& mentions,
                                             const Surroundings& around, const LinkTables& tables);

// A difference of two sides or more, with an id that follows from them.
DifferenceRecord make_difference(std::string kind, std::string about, std::vector<Side> sides);

}  // namespace dragoman
