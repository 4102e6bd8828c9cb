// The files of the format csv.
#pragma once

namespace dragoman {

inline constexpr const char* kCsvFiles[] = {
    "documents.csv",   "actors.csv",    "events.csv",    "statements.csv",     "commitments.csv",
    "memberships.csv", "figures.csv",   "incidents.csv", "differences.csv",    "issues.csv",
    "positions.csv",   "relations.csv", "reviews.csv",   "foreign_events.csv",
};

}  // namespace dragoman
