// What the sqlite format has beside its tables: indexes, and views that answer what is asked most.
#pragma once

namespace dragoman {

// Statements of SQL, one after the other.
extern const char* const kSqliteIndexes;
extern const char* const kSqliteViews;

}  // namespace dragoman
