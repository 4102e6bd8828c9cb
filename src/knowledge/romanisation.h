// Other spellings of a name that comes into English from another script or alphabet.
//
// data/romanisation.tsv says which letters may stand for which (yan, ian; sergey, serhiy), at the
// start, the end or anywhere in a word, or for the whole of it. Both directions hold. What comes
// out are candidates: whoever asks takes one only where it leads to a name that is known.
// Left out: chains of more than two rules, which reach other names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/table.h"

namespace dragoman {

class Romanisation {
 public:
  // Fails (bad_table) on an unknown position, a rule that changes nothing, a rule given twice.
  Status add(const Table& table);
  static const std::vector<std::string_view>& columns();

  // The spellings of one word, lower case, that one or two rules make of it, without itself; no
  // more than kMost. Cost: some microseconds.
  std::vector<std::string> variants(std::string_view word) const;
  static constexpr std::size_t kMost = 200;

 private:
  enum class Position : std::uint8_t { any, start, end, whole };
  struct Rule {
    std::string from;
    std::string to;
    Position position = Position::any;
  };
  static void apply(const Rule& rule, const std::string& word, std::vector<std::string>& out);

  std::vector<Rule> rules_;  // both directions
};

}  // namespace dragoman
