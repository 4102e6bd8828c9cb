// Where the relations of two states stood, month by month: what they did with and to each other.
//
// Each incident counts once for each pair of states that took part, whoever told of it: with the
// score of its type and mode on the scale chosen, in the month in which it (began and) happened;
// where its date is unknown, in the month in which it was first reported as news. Only what
// happened counts. Words weigh as their scores have it: agreements in words less than acts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linking/groups.h"
#include "record/derived_types.h"

namespace dragoman {

enum class Scale : std::uint8_t { plover, goldstein };

// What states do together, whoever the sentence names first: contacts, agreements, cooperation.
bool is_mutual(std::string_view type);

// Where an incident counts.
struct DyadMonth {
  std::string first;  // first < second
  std::string second;
  std::string month;  // "2025-03"
  friend auto operator<=>(const DyadMonth&, const DyadMonth&) = default;
};
// Sorted; nothing where it did not happen, has no month, or no two states: of what one side did to
// another each of the one with each of the other; of what states do together all that took part.
// Of other acts two who acted side by side count only where nobody else did: ten states in which
// arrests were made did nothing to each other.
std::vector<DyadMonth> months_of(const IncidentRecord& incident, const Group& group,
                                 const std::vector<EventMention>& mentions);

// The relation of one dyad and month out of its incidents (all of that dyad and month, in any
// order).
RelationRecord make_relation(const DyadMonth& of, std::vector<const IncidentRecord*> incidents,
                             Scale scale);

}  // namespace dragoman
