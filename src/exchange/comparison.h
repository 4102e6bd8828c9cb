// What a record and another data set say of the same days: where they agree, what each has alone.
//
// Both sides become deeds: a type of PLOVER between two states on a day, without direction. Ours
// are incidents by the rule of event_rows.h; of the other side all rows of one day, pair and type
// are one. Each deed is held to at most one of the other side: first of the same type, the nearest
// day first; then of any type. Left out and counted: rows without two states, of no type that
// PLOVER has (bare statements), without a day. What this does not say is who is right.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "exchange/row_tables.h"
#include "record/store.h"

namespace dragoman {

struct ComparisonOptions {
  std::string source;  // "ICEWS"
  Day days = 1;        // that two days may be apart
  std::string since;   // ISO days, inclusive; empty for no limit
  std::string until;
  std::pair<std::string, std::string> pair;  // alpha-3; empty for all
};

struct ComparedDeed {
  Day first = 0;  // of ours the days that its date leaves open
  Day last = 0;
  std::string one;  // the two states, alpha-3, one < other
  std::string other;
  std::string type;
  std::vector<std::string> ids;  // ours: of the incident or event; theirs: of foreign events
  std::string words;             // ours: the sentence; theirs: what the first row says
  friend bool operator==(const ComparedDeed&, const ComparedDeed&) = default;
};

enum class ComparisonOutcome : std::uint8_t { both, other_type, here, there };
std::string_view outcome_name(ComparisonOutcome agreement);

struct ComparedPair {
  ComparisonOutcome agreement = ComparisonOutcome::both;
  const ComparedDeed* here = nullptr;   // null for `there`
  const ComparedDeed* there = nullptr;  // null for `here`

  const ComparedDeed& any() const { return here != nullptr ? *here : *there; }
};

// How often, by our type; `there` by theirs.
struct TypeCount {
  std::size_t both = 0;
  std::size_t other_type = 0;
  std::size_t here = 0;
  std::size_t there = 0;
};

struct RowComparison {
  RowComparison() = default;
  RowComparison(const RowComparison&) = delete;  // pairs look into the lists
  RowComparison(RowComparison&&) = default;
  RowComparison& operator=(const RowComparison&) = delete;
  RowComparison& operator=(RowComparison&&) = default;

  std::vector<ComparedDeed> ours;
  std::vector<ComparedDeed> theirs;
  std::vector<ComparedPair> pairs;  // by day, states, type
  std::map<std::string, TypeCount> types;
  std::size_t rows = 0;            // of the other data set, in time and of the pair
  std::size_t without_states = 0;  // rows left out: within one state, or of no state
  std::size_t without_type = 0;
  std::size_t without_day = 0;
};

// The data sets whose rows the record holds, with how many each.
Result<std::map<std::string, std::size_t>> foreign_sources(Store& store);

// Fails as Store does.
Result<RowComparison> compare_with(Store& store, const RowTables& tables,
                                   const ComparisonOptions& options);

// For tests: holds two lists to each other.
void match_deeds(RowComparison& comparison, Day days);

}  // namespace dragoman
