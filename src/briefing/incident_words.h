// An incident in a line: what it was, who took part, where, whether it took place at all.
#pragma once

#include <string>
#include <vector>

#include "briefing/dossier.h"
#include "briefing/words.h"

namespace dragoman {

// "2025-05-21"; "by 2025-05-22" where only the report's day is known and it took place; "03-21 of
// an open year"; "no date".
std::string when(const IncidentRecord& incident, const Dossier& dossier, const BriefWords& words);

// Who did it to whom, by its events: for acts "A → B", for contacts and what both did "A – B".
std::string parties_of(const IncidentRecord& incident, const Dossier& dossier);

// "Call: Nikol Pashinyan – Vladimir Putin; Moscow; planned"
std::string head_of(const IncidentRecord& incident, const Dossier& dossier,
                    const BriefWords& words);

// "call of 2025-03-14"
std::string short_head_of(const IncidentRecord& incident, const Dossier& dossier,
                          const BriefWords& words);

// The words of a report around what names the incident, at most `most` code points, in quotation
// marks; empty where the dossier does not have them.
std::string words_of(const IncidentRecord& incident, const Dossier& dossier, std::size_t most);

// "by word of Nikol Pashinyan, as told by Russia"; empty where the report itself tells it.
std::string on_whose_word(const std::vector<Attribution>& attribution, const Dossier& dossier,
                          const BriefWords& words);

// With its first letter, if it is one of a to z, made a capital.
std::string capitalized(std::string text);

}  // namespace dragoman
