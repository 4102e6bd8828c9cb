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
  std::size_t mention = 0;  // index
  Days quiet;               // in which there was none
};
// What the sentence of the mention claims of it, by its date.
std::optional<FirstClaim> first_claim_of(std::size_t index, const EventMention& mention,
                                         const Document& document, const LinkTables& tables);

// The claim against the mentions (indexes) of other documents that lie in its quiet days.
std::vector<DifferenceRecord> against(const FirstClaim& claim,
                                      const std::vector<std::size_t>& others,
                                      const std::vector<EventMention>& mentions,
                                      const std::vector<ToldEvent>& told,
                                      const IncidentRecord& incident);

}  // namespace dragoman
