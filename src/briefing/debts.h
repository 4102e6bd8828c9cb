// Which commitments are open and which are overdue, which figures are large: what the listings ask
// of single records.
#pragma once

#include <string>

#include "record/types.h"

namespace dragoman {

// Neither fulfilled, withdrawn nor broken.
bool is_open(const CommitmentRecord& commitment);
// Open, not in force yet, and its deadline has passed on `day` (2025-05-21).
bool is_overdue(const CommitmentRecord& commitment, const std::string& day);
// Whether some value of the figure lies in [low, high].
bool lies_between(const FigureRecord& figure, double low, double high);
// The day it is, by the clock of this machine in UTC.
std::string today();

}  // namespace dragoman
