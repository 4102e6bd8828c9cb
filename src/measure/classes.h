// Sentences against five classes: 0 statement or appeal, 1 and 2 verbal and material cooperation,
// 3 and 4 verbal and material conflict; what the main event's CAMEO root says.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "measure/report.h"
#include "reading/event_model.h"

namespace dragoman {

inline constexpr std::size_t kEventClasses = 5;

struct ClassRow {
  std::string place;
  std::string sentence;
  std::size_t wanted = 0;
};

// TSV without a header: sentence, class. Rows `from` to `to` (0: the end), counted from 1. Fails
// with bad_table and the line's place.
Result<std::vector<ClassRow>> parse_class_rows(std::string_view text, const std::string& name,
                                               std::size_t from, std::size_t to);

class ClassScore {
 public:
  // `why` tells what spoke for the event found.
  void add(const ClassRow& row, std::size_t got, std::string why);
  Report report() const;

 private:
  std::array<std::array<std::size_t, kEventClasses>, kEventClasses> counts_{};  // wanted, got
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
