#include "knowledge/partial_date.h"

#include <charconv>

namespace dragoman {

std::optional<PartialDate> parse_partial_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  int parts[3] = {0, 0, 0};
  std::size_t begin = 0;
  std::size_t count = 0;
  for (std::size_t width : {std::size_t{4}, std::size_t{2}, std::size_t{2}}) {
    if (begin > text.size()) break;
    const char* end = text.data() + begin + width;
    auto [at, error] = std::from_chars(text.data() + begin, end, parts[count]);
    if (error != std::errc() || at != end || text[begin] == '-') return std::nullopt;
    begin += width + 1;
    ++count;
    if (begin <= text.size() && text[begin - 1] != '-') return std::nullopt;
  }
  const int year = parts[0];
  const int first_month = count > 1 ? parts[1] : 1;
  const int last_month = count > 1 ? parts[1] : 12;
  const int first_day = count > 2 ? parts[2] : 1;
  if (!is_valid_civil(year, first_month, first_day)) return std::nullopt;
  const int last_day = count > 2 ? parts[2] : days_in_month(year, last_month);
  return PartialDate{day_from_civil(year, first_month, first_day),
                     day_from_civil(year, last_month, last_day)};
}

}  // namespace dragoman
