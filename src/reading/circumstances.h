// When and where an event took place, and whether it is the report's news or its background.
//
// Background: told in the past perfect, dated more than three weeks before publication, or called
// earlier ("the previous call"). Places stand behind in, at, near ... below the trigger or on the
// clause that holds it; for a visit, behind "to".
#pragma once

#include <optional>

#include "reading/arguments.h"
#include "reading/dates.h"
#include "reading/event_tables.h"
#include "reading/reader.h"
#include "record/types.h"

namespace dragoman {

inline constexpr int kNewsDays = 21;  // older than this before publication is background

std::optional<Date> find_date(const Reading& reading, const TriggerSite& site);
// `visit`: "to Yerevan" is where it takes place.
std::optional<Place> find_place(const Reading& reading, const EventTables& tables,
                                const TriggerSite& site, bool visit);
bool is_background(const Reading& reading, const EventTables& tables, const TriggerSite& site,
                   const std::optional<Date>& date, bool past_perfect);
// Whether the date lies wholly after the day of publication.
bool is_future(const Reading& reading, const std::optional<Date>& date);

}  // namespace dragoman
