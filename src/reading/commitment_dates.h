// When a commitment was made, and by when it is to be made or kept.
//
// A date that hangs on the noun or on what made it is the day of making; one behind "by", "before"
// or "no later than", or of what is only planned, is a deadline.
#pragma once

#include <optional>

#include "reading/commitment_find.h"

namespace dragoman {

struct CommitmentDates {
  std::optional<Date> made;
  std::optional<Date> deadline;
};

// Of a mention whose state is read. Pure.
CommitmentDates read_commitment_dates(const Reading& reading, const EventLexicon& lexicon,
                                      const CommitmentCues& cues, const CommitmentMention& mention);

}  // namespace dragoman
