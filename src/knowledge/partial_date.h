// A date of a table, as exact as its source: "2017", "2017-05", "2017-05-14".
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace dragoman {

struct PartialDate {
  Day first = 0;  // the days that it may mean
  Day last = 0;
};

// Nothing for another form or a day that no calendar has.
std::optional<PartialDate> parse_partial_date(std::string_view text);

}  // namespace dragoman
