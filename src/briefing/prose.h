// Small things that turn fields into words: dates, sentences on one line, lines of a width.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace dragoman {

// Runs of white space to one blank, none at the ends.
std::string one_line(std::string_view text);

// At most `most` code points, cut between words, with "…" where something was cut.
std::string shorten(std::string_view text, std::size_t most);

// The columns that a text takes in a terminal: code points, marks not counted.
std::size_t columns_of_text(std::string_view text);

// Padded with blanks on the right to `width` columns; longer ones stay as they are.
std::string padded(std::string_view text, std::size_t width);

// Lines of at most `width` columns, broken between words; a longer word stands alone. Each line
// begins at the column `indent`: the first where the caller stands, the others by blanks.
std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

// "2025-03-21", "2025-03", "2025", "2025-03-01 to 2025-05-31", or "no date".
std::string date_words(const std::optional<Date>& date);

// The same in less room, for intervals: "2021–2022", "2025-03–05", "2025-03-21–24".
std::string short_date_words(const std::optional<Date>& date);

// At most `most` code points around the bytes of `mark`, cut between words, with "…" where
// something was cut. The text is taken to be on one line.
std::string excerpt(std::string_view text, std::size_t begin, std::size_t end, std::size_t most);

// For sorting by time: the first day, or "" where it is unknown or its year open.
std::string sort_day(const std::optional<Date>& date);

// "12", "3.5", "400 to 500"
std::string number_words(const std::vector<double>& value);

}  // namespace dragoman
