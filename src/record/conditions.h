// A filter as SQL: what its conditions are for each kind of record. Private to src/record.
//
// Conditions on rows of `record` (as r, with its document d), of `derived` (r) and of `document`
// (d). Sets that a condition asks for are written so that SQLite makes each of them once a query.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/filter.h"
#include "record/json_fields.h"
#include "record/sqlite.h"

namespace dragoman {

// SQL that grows by conditions, with the values bound to it.
class Conditions {
 public:
  void add(std::string_view condition);
  template <typename... Values>
  void add(std::string_view condition, Values... values) {
    add(condition);
    (values_.push_back(std::move(values)), ...);
  }
  void add_list(std::string_view condition, std::vector<std::string> values) {
    add(condition);
    for (std::string& value : values) values_.push_back(std::move(value));
  }
  // " AND ... AND ..."
  const std::string& sql() const { return sql_; }
  void bind(Query& query) const {
    for (const std::string& value : values_) query.bind(value);
  }

 private:
  std::string sql_;
  std::vector<std::string> values_;
};

// Kinds that several documents show parts of.
template <typename R>
constexpr bool kJoined = std::is_same_v<R, ActorRecord> || std::is_same_v<R, MembershipRecord>;

// Joined kinds are filtered by type and text after joining (see `fits`).
template <typename R>
Conditions conditions_on_records(const Filter& filter);
template <typename R>
Conditions conditions_on_made(const Filter& filter);
Conditions conditions_on_actors(const Filter& filter);  // on rows of actor_vote (r)
Conditions conditions_on_documents(const Filter& filter);
Conditions conditions_on_kept(const Filter& filter);

// What SQL cannot ask: of actors, memberships and issues.
bool fits(const ActorRecord& actor, const Filter& filter);
bool fits(const MembershipRecord& membership, const Filter& filter);
bool fits(const IssueRecord& issue, const Filter& filter);

// Whether a text condition cannot hold at all: words without a letter are found nowhere.
bool asks_nothing_findable(const Filter& filter);

// The column of the kind in a condition: for a filter that lets few rows through, one that SQLite
// does not look up by, since it knows nothing of how many these are.
template <typename R>
std::string_view kind_column(const Filter& filter) {
  // Kinds of which most records have parties, and many.
  constexpr bool kMany = std::is_same_v<R, EventRecord> || std::is_same_v<R, StatementRecord> ||
                         std::is_same_v<R, IncidentRecord>;
  const bool is_narrow = !filter.ids.empty() || !filter.about.empty() || !filter.text.empty() ||
                         (kMany && !filter.parties.empty());
  return is_narrow && filter.document.empty() ? "+r.kind" : "r.kind";
}

// For LIMIT: a filter's, where there is one.
std::string limited(const Filter& filter);

}  // namespace dragoman
