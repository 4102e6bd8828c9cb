#include "knowledge/romanisation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"

namespace dragoman {
namespace {

// A rule that ends in a blank or hyphen speaks of the gap between words; those fall away with the
// key of a name and need no rule here.
bool is_gap(std::string_view letters) {
  return letters.find_first_of(" -'") != std::string_view::npos || letters == "’";
}

}  // namespace

const std::vector<std::string_view>& Romanisation::columns() {
  static const std::vector<std::string_view> columns{"from", "to", "position"};
  return columns;
}

Status Romanisation::add(const Table& table) {
  static const std::map<std::string_view, Position> kPositions = {{"any", Position::any},
                                                                  {"start", Position::start},
                                                                  {"end", Position::end},
                                                                  {"whole", Position::whole}};
  std::set<std::string> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& from = table.cell(row, 0);
    const std::string& to = table.cell(row, 1);
    auto position = kPositions.find(table.cell(row, 2));
    if (position == kPositions.end()) {
      return table.error(row, fmt::format("'{}' is no position", table.cell(row, 2)));
    }
    if (from.empty() || from == to) return table.error(row, "a rule that changes nothing");
    if (!seen.insert(fmt::format("{}\t{}\t{}", from, to, table.cell(row, 2))).second) {
      return table.error(row, fmt::format("'{}' to '{}' stands there already", from, to));
    }
    if (is_gap(from) || is_gap(to)) continue;
    rules_.push_back({from, to, position->second});
    if (!to.empty()) rules_.push_back({to, from, position->second});
  }
  return {};
}

void Romanisation::apply(const Rule& rule, const std::string& word, std::vector<std::string>& out) {
  switch (rule.position) {
    case Position::whole:
      if (word == rule.from) out.push_back(rule.to);
      return;
    case Position::start:
      if (word.starts_with(rule.from)) out.push_back(rule.to + word.substr(rule.from.size()));
      return;
    case Position::end:
      if (word.ends_with(rule.from)) {
        out.push_back(word.substr(0, word.size() - rule.from.size()) + rule.to);
      }
      return;
    case Position::any:
      for (std::size_t at = word.find(rule.from); at != std::string::npos;
           at = word.find(rule.from, at + 1)) {
        out.push_back(word.substr(0, at) + rule.to + word.substr(at + rule.from.size()));
      }
      return;
  }
}

std::vector<std::string> Romanisation::variants(std::string_view word) const {
  const std::string own = to_lower(word);
  std::vector<std::string> all{own};
  std::set<std::string> seen{own};
  std::size_t begin = 0;
  for (int chain = 0; chain < 2; ++chain) {
    const std::size_t end = all.size();
    for (; begin < end; ++begin) {
      std::vector<std::string> made;
      for (const Rule& rule : rules_) apply(rule, all[begin], made);
      for (std::string& spelling : made) {
        if (spelling.empty() || all.size() > kMost) continue;
        if (seen.insert(spelling).second) all.push_back(std::move(spelling));
      }
    }
  }
  all.erase(all.begin());
  return all;
}

}  // namespace dragoman
