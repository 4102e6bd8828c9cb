// The words that time expressions are made of, read from data/reading/date_words.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace dragoman {

enum class DateWordKind : std::uint8_t {
  month,
  month_short,
  weekday,
  season,
  number,
  ordinal,
  unit,
  anchor,
  shift,
  part,
  before,
  future,
  weekday_short,
  vague,
  day_part,
  near,
  decade,
  holiday,
  told,
  turn,
  running,
  starting,
  preceding,
};

class DateWords {
 public:
  static Result<DateWords> load(const std::filesystem::path& table);

  // The value of a lower-case word in one of its kinds; nothing where it has none.
  std::optional<int> value(std::string_view word, DateWordKind kind) const;
  bool is(std::string_view word, DateWordKind kind) const { return value(word, kind).has_value(); }

 private:
  struct Entry {
    DateWordKind kind;
    int value;
  };
  std::unordered_map<std::string, std::vector<Entry>> words_;
};

}  // namespace dragoman
