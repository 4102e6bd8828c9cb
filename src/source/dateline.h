// Where and when a report was filed: "YEREVAN, May 21 (Agency) -", or a line with the date.
//
// Only what stands at the edge of the text is read here; dates inside it are reading's business. A
// date without a year gives no day.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "source/tables.h"

namespace dragoman {

// A calendar date at the very start of the words.
struct DatelineWords {
  std::size_t length = 0;
  std::optional<Day> day;  // where a year stands
};
// "May 21", "Friday, January 4, 2019", "3 March", "21st of May 2025", "2025-05-21", "21.05.2025".
// "04/05/2025" is read only if one of the two cannot be a month.
std::optional<DatelineWords> match_date(std::string_view words, const SourceTables& tables);

// Whether the words end with a date: "…, Yerevan, May 21, 2025."
bool ends_with_date(std::string_view words, const SourceTables& tables);

struct Dateline {
  std::size_t length = 0;  // bytes from the start of the words
  std::string place;       // as written; may be empty
  std::optional<Day> day;
  std::string date_words;
};

// At the start of a paragraph, with the dash that closes it. Without date and agency a place alone
// ("Paris —") is taken only where `first` says that this is the first paragraph.
std::optional<Dateline> match_dateline_start(std::string_view paragraph, bool first,
                                             const SourceTables& tables);

// A line that holds a date, perhaps after "Published:" or a place, perhaps with the time, and
// nothing more; or more after a separator ("May 22, 2025 | 4 min read"), which `length` leaves out.
std::optional<Dateline> match_date_line(std::string_view line, const SourceTables& tables);

}  // namespace dragoman
