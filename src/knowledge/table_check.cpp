// What holds for every table: keys, order, sources. The other parts are in table_check_*.cpp.
#include "knowledge/table_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Whether the head says what a key means: "own = the editors", "leaders2022, leaders2026 = heads",
// "own:SITE = where it should stand" for "own:gov.pl".
bool explains(const std::string& head, std::string_view key) {
  const std::size_t colon = key.find(':');
  const std::string wanted(key.substr(0, colon == std::string_view::npos ? colon : colon + 1));
  for (std::size_t at = head.find(wanted); at != std::string::npos;
       at = head.find(wanted, at + 1)) {
    if (at > 0 && is_word(head[at - 1])) continue;
    std::size_t after = at + wanted.size();
    if (colon == std::string_view::npos && after < head.size() && is_word(head[after])) continue;
    while (after < head.size() && head[after] != '=' && head[after] != '.' && head[after] != ';') {
      const char c = head[after];
      const bool list = is_word(c) || c == ' ' || c == ',' || c == '\n' || c == '#';
      if (!list) break;
      ++after;
    }
    if (after < head.size() && head[after] == '=') return true;
  }
  return false;
}

// The head, and those of the tables that it points to: "source: the keys of holders.tsv".
std::string head_with_others(const TableSet& tables, const NamedTable& table) {
  std::string head = table.head();
  for (const TableSpec& spec : table_specs()) {
    if (head.find(fmt::format("keys of {}", spec.file)) != std::string::npos) {
      head += tables[spec.file].head();
    }
  }
  return head;
}

}  // namespace

void Findings::add(const NamedTable& table, std::size_t row, std::string cause) {
  add(table.table().error(row, std::move(cause)));
}

void Findings::add(const Error& error) {
  Finding finding{error.place, 0, error.message};
  const std::size_t colon = error.place.rfind(':');
  if (colon != std::string::npos) {
    const char* end = error.place.data() + error.place.size();
    std::size_t line = 0;
    auto [at, failed] = std::from_chars(error.place.data() + colon + 1, end, line);
    if (failed == std::errc() && at == end) {
      finding.file = error.place.substr(0, colon);
      finding.line = line;
    }
  }
  findings_.push_back(std::move(finding));
}

std::vector<Finding> Findings::take() {
  const auto order = [](const Finding& f) { return std::tie(f.file, f.line, f.cause); };
  std::sort(findings_.begin(), findings_.end(),
            [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
  auto same = [&](const Finding& a, const Finding& b) { return order(a) == order(b); };
  findings_.erase(std::unique(findings_.begin(), findings_.end(), same), findings_.end());
  return std::move(findings_);
}

void check_keys(const TableSet& tables, Findings& findings) {
  for (const TableSpec& spec : table_specs()) {
    const NamedTable& table = tables[spec.file];
    std::map<std::string, std::size_t> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      auto [at, is_new] = seen.try_emplace(table.key(row), row);
      if (!is_new) {
        findings.add(
            table, row,
            fmt::format("'{}' stands already at {}", at->first, table.table().place(at->second)));
      }
      if (row == 0 || row >= table.own_rows()) continue;  // a user need not sort
      if (table.table().cell(row, 0) < table.table().cell(row - 1, 0)) {
        findings.add(table, row,
                     fmt::format("'{}' is not sorted behind '{}'", table.table().cell(row, 0),
                                 table.table().cell(row - 1, 0)));
      }
    }
  }
}

void check_sources(const TableSet& tables, Findings& findings) {
  for (const TableSpec& spec : table_specs()) {
    const NamedTable& table = tables[spec.file];
    if (table.rows() == 0) continue;
    const std::string head = head_with_others(tables, table);
    std::map<std::string, bool> known;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.at(row, "source").empty()) findings.add(table, row, "no source");
      for (const std::string& key : table.list(row, "source")) {
        auto [at, is_new] = known.try_emplace(key, false);
        if (is_new) at->second = explains(head, key);
        if (!at->second) {
          findings.add(
              table, row,
              fmt::format("the head of {} does not explain the source '{}'", spec.file, key));
        }
      }
    }
  }
}

TableCheck check_tables(const std::filesystem::path& data, const std::filesystem::path& user) {
  std::vector<Error> refused;
  TableSet tables = TableSet::load(data, user, refused);
  Findings findings;
  for (const Error& error : refused) findings.add(error);
  check_keys(tables, findings);
  check_sources(tables, findings);
  check_names(tables, findings);
  check_terms(tables, findings);
  check_organizations(tables, findings);
  // Last what only the loader looks at: sectors, degrees, uses of words.
  refused.clear();
  auto loaded = Knowledge::load(data, user, refused);
  for (const Error& error : refused) findings.add(error);
  if (!loaded) {
    findings.add(loaded.error());
  } else {
    check_namesakes(tables, **loaded, findings);
  }
  TableCheck check;
  for (const TableSpec& spec : table_specs()) {
    check.rows += tables[spec.file].rows();
    if (tables[spec.file].rows() > 0) ++check.tables;
  }
  check.findings = findings.take();
  return check;
}

}  // namespace dragoman
