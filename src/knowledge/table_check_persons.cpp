// One full name for two persons whose terms meet in one state: nothing in a text would part them.
// Namesakes in different states, or at different times, are parted by the state and the day.
#include <fmt/format.h>

#include <map>
#include <set>

#include "knowledge/name_keys.h"
#include "knowledge/partial_date.h"
#include "knowledge/table_check.h"

namespace dragoman {
namespace {

struct Stay {
  std::string of;
  Day first = 0;
  Day last = 0;
};

// The terms of each person, by what the tables say of their days; an open one lasts to `as_of`.
std::map<std::string, std::vector<Stay>> stays_of(const NamedTable& holders) {
  std::map<std::string, std::vector<Stay>> stays;
  for (std::size_t row = 0; row < holders.rows(); ++row) {
    const auto first = parse_partial_date(holders.at(row, "first"));
    const std::string& end = holders.at(row, "last");
    const auto last = parse_partial_date(end.empty() ? holders.at(row, "as_of") : end);
    if (!first || !last) continue;
    stays[holders.at(row, "person")].push_back({holders.at(row, "of"), first->first, last->last});
  }
  return stays;
}

// Where two persons are in office at one time; empty for nowhere.
std::string where_they_meet(const std::vector<Stay>& a, const std::vector<Stay>& b) {
  for (const Stay& x : a) {
    for (const Stay& y : b) {
      if (x.of == y.of && x.first <= y.last && y.first <= x.last) return x.of;
    }
  }
  return "";
}

}  // namespace

void check_namesakes(const TableSet& tables, const Knowledge& knowledge, Findings& findings) {
  const NamedTable& persons = tables["persons.tsv"];
  const auto stays = stays_of(tables["holders.tsv"]);
  const std::vector<Stay> none;
  auto stays_at = [&](std::size_t row) -> const std::vector<Stay>& {
    auto at = stays.find(persons.at(row, "id"));
    return at == stays.end() ? none : at->second;
  };
  std::map<std::string, std::set<std::size_t>> rows_of_name;
  for (std::size_t row = 0; row < persons.rows(); ++row) {
    std::vector<std::string> names = persons.list(row, "variants");
    names.push_back(persons.at(row, "name"));
    for (const std::string& name : names) {
      const std::vector<std::string> keys = name_keys(name, knowledge);
      if (keys.size() < 2) continue;  // no full name
      std::string joined;
      for (const std::string& key : keys) joined.append(key).append(" ");
      auto& others = rows_of_name[joined];
      for (std::size_t other : others) {
        const std::string state = where_they_meet(stays_at(row), stays_at(other));
        if (other == row || state.empty()) continue;
        findings.add(
            persons, row,
            fmt::format("'{}' is also a name of '{}' at {}, and both hold office in {}", name,
                        persons.at(other, "id"), persons.table().place(other), state));
      }
      others.insert(row);
    }
  }
}

}  // namespace dragoman
