// Where an event took place.
//
// Places stand behind in, at, near ... below the trigger or on the clause that holds it; what is
// visited or attacked is where it happens, too. A capital without such a word stands for its
// government and is no place. A place that is a state ("in Syria") keeps its name and country and
// has no coordinates: its middle is not where anything happened.
#pragma once

#include <optional>

#include "reading/arguments.h"
#include "reading/event_tables.h"
#include "reading/reader.h"
#include "record/types.h"

namespace dragoman {

// What else than a preposition of place tells where an event of some kind is.
struct PlaceRoles {
  bool visit = false;   // "to Yerevan", "visited Yerevan"
  bool target = false;  // "shelled Kharkiv", "the attack on Kharkiv"
  bool closed = false;  // "closed the crossing at Vaalimaa": not where a capital is a government
  bool left = false;    // "withdrew from Kherson"
  bool named = false;   // "the Istanbul talks"
  bool said = false;    // only words: a place within what it is about is not its own
  bool above = false;   // "over Poland"; else "over" is what it is about
};
std::optional<Place> find_place(const Reading& reading, const EventTables& tables,
                                const TriggerSite& site, PlaceRoles roles);

}  // namespace dragoman
