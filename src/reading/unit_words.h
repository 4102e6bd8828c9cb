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

enum class UnitKind : std::uint8_t {
  number,
  ordinal,
  scale,
  fraction,
  currency_sign,
  currency,
  percent,
  measure,
  person,
  counted,
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
