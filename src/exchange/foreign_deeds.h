// What a row of another data set says, as far as it can be compared: day, states, type.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/date.h"
#include "exchange/row_tables.h"
#include "record/derived_types.h"

namespace dragoman {

struct ForeignDeed {
  std::optional<Day> day;
  std::set<std::string> sources;  // states, alpha-3
  std::set<std::string> targets;
  std::string type;   // PLOVER's, or empty
  std::string words;  // "Russia: Make a visit: Armenia"
};

// Of ICEWS, POLECAT, GDELT and Phoenix; of other sources nothing is known.
ForeignDeed foreign_deed(const ForeignEventRecord& row, const RowTables& tables);

}  // namespace dragoman
