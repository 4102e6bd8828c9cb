// Whether two figures that accounts of one incident give cannot both be right.
//
// They count the same thing where the table of counted words says so (nine killed, seven bodies),
// where both tell how long the incident took, or where they are of one unit and in like words.
#pragma once

#include <set>
#include <string>

#include "linking/match.h"

namespace dragoman {

// `stems`: of the words by which the incident is told.
bool figures_contradict(const FigureRecord& a, const FigureRecord& b, Kin kin,
                        const std::set<std::string>& stems, const LinkTables& tables);

}  // namespace dragoman
