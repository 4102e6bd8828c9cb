// Who of one state met, called or visited whom of the other: each pair of people with the contacts
// they had, each incident once.
//
// A side is its persons; where none is named, its bodies; where there is none, the state. The level
// of a contact is that of the lower of its two sides, and a side's that of its highest person, by
// the office that the person held on the day.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "briefing/dossier.h"
#include "briefing/words.h"

namespace dragoman {

struct Contact {
  std::string first;  // actor ids, of the pair's first and second state
  std::string second;
  Level level = Level::none;           // of the highest of their contacts
  std::vector<std::string> incidents;  // ids, the newest first
  std::string last;                    // day, or empty
  bool last_is_exact = false;          // it is the contact's own, not that of a report
  std::string place;                   // of the newest that has one
  std::vector<std::string> modes;      // what they were, the newest first: "visit", "call"
};

// Whether an incident is a contact that took place.
bool is_contact(const IncidentRecord& incident);

// The highest office of an actor on a day (or at any time, for an empty one).
Level level_of(const ActorRecord& actor, const std::string& day, const BriefWords& words);
Level level_of(const IncidentRecord& incident, const Dossier& dossier, const BriefWords& words);

// The parties of a side of an incident, as above.
std::vector<std::string> side_of(const IncidentRecord& incident, const std::string& country,
                                 const Dossier& dossier);

// Most contacts first, then the newest, then by name.
std::vector<Contact> contacts_of(const Dossier& dossier, const BriefWords& words);

}  // namespace dragoman
