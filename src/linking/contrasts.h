// Differences that one report shows by its own words.
//
// Speakers: two that a report sets against each other ("By contrast, ...", "countered", "denied").
// The second one's statement opens with a word of contrast or is an act of denial; the first is the
// nearest speaker of another side just before, on a matter that both name or in like words.
// Firsts: "met for the first time in 14 months" says that nothing of the kind was in between; an
// incident of the same kind and parties that another report puts there is a difference of date.
#pragma once

#include <vector>

#include "linking/accounts.h"
#include "record/derived_types.h"

namespace dragoman {

// `statements` are those of the document. Sorted by id.
std::vector<DifferenceRecord> contrasts_of(const Document& document,
                                           const std::vector<const StatementRecord*>& statements,
                                           const Actors& actors, const LinkTables& tables);

// A claim that an event is the first of its kind for some time.
struct FirstClaim {
  Days quiet;  // in which there was none
};
// What the sentence of the mention claims of it, by its date.
std::optional<FirstClaim> first_claim_of(const EventMention& mention, const Document& document,
                                         const LinkTables& tables);

// Whether another mention lies in the claim's quiet days, of the same kind and parties, told by
// another document. Its days are within them, so its first day is.
bool refutes(const EventMention& other, const FirstClaim& claim, const EventMention& own);

// A claim is held against so many of what refutes it, the earliest.
inline constexpr std::size_t kMostRefuting = 10;
void keep_earliest(std::vector<EventMention>& refuting);
// The difference of a claim and a mention that refutes it; `incident` is the claim's.
DifferenceRecord make_refutation(const EventMention& own, const Document& document,
                                 const EventMention& other, const Document& others,
                                 const std::string& incident);

}  // namespace dragoman
