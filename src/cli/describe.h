// Records for people: a line or two with the words they come from.
#pragma once

#include <string>

#include "briefing/lookup.h"
#include "cli/session.h"
#include "record/json.h"
#include "record/types.h"

namespace dragoman {

// How a listing shows a record: a head line (date, what, who, id) and, where there is evidence, its
// sentence with the trigger marked; wrapped to the terminal, with the line break at the end.
std::string describe(const EventRecord& record, Lookup& lookup, const Terminal& terminal);
std::string describe(const StatementRecord& record, Lookup& lookup, const Terminal& terminal);
std::string describe(const CommitmentRecord& record, Lookup& lookup, const Terminal& terminal);
// What became of a commitment or membership: a line a change with its sentence.
std::string describe_history(const std::vector<StatusChange>& history, Lookup& lookup,
                             const Terminal& terminal);
std::string describe(const MembershipRecord& record, Lookup& lookup, const Terminal& terminal);
std::string describe(const FigureRecord& record, Lookup& lookup, const Terminal& terminal);
std::string describe(const PositionRecord& record, Lookup& lookup, const Terminal& terminal);
std::string describe(const IssueRecord& record, Lookup& lookup, const Terminal& terminal);
std::string describe(const ActorRecord& record, Lookup& lookup, const Terminal& terminal);
std::string describe(const Document& record, Lookup& lookup, const Terminal& terminal);

std::string describe(const IncidentRecord& record, Lookup& lookup, const Terminal& terminal);
std::string describe(const DifferenceRecord& record, Lookup& lookup, const Terminal& terminal);
std::string describe(const RelationRecord& record, Lookup& lookup, const Terminal& terminal);

// What they are made of: "date  head id" and below it the words, wrapped.
std::string listing_entry(const std::string& date, const std::string& head, const std::string& id,
                          const std::string& words, const Terminal& terminal);

// The head alone, without date and id: "CONSULT (phone): A – B; Antalya".
std::string headline(const EventRecord& record, Lookup& lookup);
std::string headline(const StatementRecord& record, Lookup& lookup);
std::string headline(const CommitmentRecord& record, Lookup& lookup);
std::string headline(const MembershipRecord& record, Lookup& lookup);
std::string headline(const FigureRecord& record, Lookup& lookup);
std::string headline(const PositionRecord& record, Lookup& lookup);
std::string headline(const IssueRecord& record, Lookup& lookup);
std::string headline(const IncidentRecord& record, Lookup& lookup);
std::string headline(const DifferenceRecord& record, Lookup& lookup);
std::string headline(const RelationRecord& record, Lookup& lookup);
std::string headline(const ActorRecord& record, Lookup& lookup);
std::string headline(const Document& record, Lookup& lookup);

// "the Foreign Ministry (RUS), which cites local media", or empty.
std::string attribution_words(const std::vector<Attribution>& attribution, Lookup& lookup);

// A sentence on one line with the bytes of `mark` (of the document) in bold; without colours, and
// where there is something to mark, in »…«.
std::string marked_sentence(std::string_view text, Span sentence, Span mark,
                            const Terminal& terminal);

}  // namespace dragoman
