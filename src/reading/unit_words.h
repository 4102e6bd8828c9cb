// The words that figures are made of, read from data/cues/units.tsv.
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

// Words of several tokens are joined by blanks ("square kilometres").
enum class UnitKind : std::uint8_t {
  number,         // "twelve"
  ordinal,        // "twelfth"
  scale,          // "million": times so much
  fraction,       // "half" of a whole
  factor,         // "doubled", "threefold": so many times what it was
  currency_sign,  // before a number: "$", "usd"
  currency,       // after one: "euros"
  percent,
  measure,       // "hour"
  person,        // what is counted are people
  group,         // "nation": what "a 15-nation bloc" counts
  counted,       // nouns whose ordinal is a figure: "the 33rd anniversary"
  vague,         // "dozens": from|to
  bound,         // "at least"
  change,        // "rise", "cut": up or down
  measure_verb,  // "last", "total": its subject is what is measured
  label,         // "Resolution" 1325: the number is a name
  uncounted,     // "o'clock": behind a number, that is no figure
  participle,    // of an irregular verb: "shot" of "shoot"
  length,        // units by which distances are told
  window,        // "first", "last": behind it a time is part of another; "top": a rank
  general,       // alone it does not tell what is measured: "people", "times", "it"
  deed,          // "killing": what happens to those that it is a killing of
  dimension,     // "long": the length of what it qualifies
};

class UnitWords {
 public:
  static Result<UnitWords> load(const std::filesystem::path& table);

  // The name of a lower-case word in one of its kinds ("USD", "hour"); nullptr for none.
  const std::string* name(std::string_view word, UnitKind kind) const;
  // The same for kinds whose value is a number.
  std::optional<double> value(std::string_view word, UnitKind kind) const;

 private:
  struct Entry {
    UnitKind kind;
    std::string name;
    double value;
  };
  const Entry* find(std::string_view word, UnitKind kind) const;
  std::unordered_map<std::string, std::vector<Entry>> words_;
};

}  // namespace dragoman
