// When an event took place, and whether it is the report's news or its background.
//
// The date is the one that the tree hangs on the event (dates.h), or the one before "when", or a
// caption's. What is dated by another event ("two days after the attack") waits until all events
// are read. A report's day is nobody's date: an event without one has none.
//
// Background is what the report recalls: told in the past perfect, dated more than three weeks
// before publication or over more than a year, called earlier, told "since" or of an age gone by,
// marked by an anniversary, part of a life.
#pragma once

#include <optional>
#include <vector>

#include "reading/arguments.h"
#include "reading/dates.h"
#include "reading/event_tables.h"
#include "reading/reader.h"
#include "record/types.h"

namespace dragoman {

inline constexpr int kNewsDays = 21;  // older than this before publication is background

// The expression that dates an event; nullptr where none does.
const DateMention* date_mention(const Reading& reading, const TriggerSite& site);
// Its date, with the time that what ends or begins then has lasted.
std::optional<Date> find_date(const Reading& reading, const TriggerSite& site);

// An event and what dates it.
struct DatedEvent {
  TokenId trigger{};
  const DateMention* mention = nullptr;
};
// Dates events by each other, both ways: what came two days after an attack of known day, and the
// attack two days before what has one. An event told again ("the attack") has the day of the one
// told before. `sites` go with `events`.
void date_by_events(const Reading& reading, const std::vector<DatedEvent>& sites,
                    std::vector<EventRecord>& events);

bool is_background(const Reading& reading, const EventTables& tables, const TriggerSite& site,
                   const std::optional<Date>& date, bool past_perfect);
// Whether the date lies wholly after the day of publication.
bool is_future(const Reading& reading, const std::optional<Date>& date);

}  // namespace dragoman
