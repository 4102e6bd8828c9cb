// Persons and their terms of office.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "knowledge/partial_date.h"
#include "knowledge/table_check.h"

namespace dragoman {
namespace {

template <std::size_t N>
bool is_one_of(const std::string& word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 6> kModifiers = {"",           "deputy", "vice",
                                                        "first vice", "co",     "alternate"};
constexpr std::array<std::string_view, 4> kHoldings = {"", "acting", "joint", "rival"};

// A term whose dates are sound.
struct DatedTerm {
  std::size_t row = 0;
  PartialDate first;
  std::optional<PartialDate> last;
  Day as_of = 0;
};

std::set<std::string> cells(const TableSet& tables, std::string_view file,
                            std::string_view column) {
  std::set<std::string> out;
  const NamedTable& table = tables[file];
  for (std::size_t row = 0; row < table.rows(); ++row) out.insert(table.at(row, column));
  return out;
}

class TermCheck {
 public:
  TermCheck(const TableSet& tables, Findings& findings)
      : persons_(tables["persons.tsv"]),
        holders_(tables["holders.tsv"]),
        findings_(findings),
        person_ids_(cells(tables, "persons.tsv", "id")),
        offices_(cells(tables, "offices.tsv", "office")),
        actors_(cells(tables, "states.tsv", "code")) {
    organizations_ = cells(tables, "organizations.tsv", "id");
    organizations_.merge(cells(tables, "proper_bodies.tsv", "id"));
    actors_.insert(organizations_.begin(), organizations_.end());
  }

  void run() {
    check_persons();
    for (std::size_t row = 0; row < holders_.rows(); ++row) check_row(row);
    for (auto& [office, terms] : terms_) check_overlaps(terms);
  }

 private:
  void check_persons();
  void check_row(std::size_t row);
  void check_references(std::size_t row);
  std::optional<DatedTerm> check_dates(std::size_t row);
  void check_overlaps(std::vector<DatedTerm>& terms);
  void check_pair(const DatedTerm& a, const DatedTerm& b);
  void add(std::size_t row, std::string cause) { findings_.add(holders_, row, std::move(cause)); }

  const NamedTable& persons_;
  const NamedTable& holders_;
  Findings& findings_;
  std::set<std::string> person_ids_;
  std::set<std::string> offices_;
  std::set<std::string> organizations_;                  // and proper bodies
  std::set<std::string> actors_;                         // and states
  std::map<std::string, std::vector<DatedTerm>> terms_;  // by office, modifier, of, to
};

void TermCheck::check_persons() {
  std::set<std::string> held;
  for (std::size_t row = 0; row < holders_.rows(); ++row) held.insert(holders_.at(row, "person"));
  std::map<std::string, std::size_t> items;
  for (std::size_t row = 0; row < persons_.rows(); ++row) {
    const std::string& id = persons_.at(row, "id");
    if (held.count(id) == 0) {
      findings_.add(persons_, row, fmt::format("'{}' holds nothing in holders.tsv", id));
    }
    if (organizations_.count(id) != 0) {
      findings_.add(persons_, row, fmt::format("'{}' is the id of an organization as well", id));
    }
    if (persons_.at(row, "surname").empty()) findings_.add(persons_, row, "no surname");
    const std::string& item = persons_.at(row, "wikidata");
    if (item.empty()) continue;
    const bool sound =
        item.size() > 1 && item[0] == 'Q' &&
        std::all_of(item.begin() + 1, item.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!sound) findings_.add(persons_, row, fmt::format("'{}' is no item of Wikidata", item));
    auto [at, is_new] = items.try_emplace(item, row);
    if (!is_new) {
      findings_.add(persons_, row,
                    fmt::format("'{}' is the item of '{}' at {} as well", item,
                                persons_.at(at->second, "id"), persons_.table().place(at->second)));
    }
  }
}

void TermCheck::check_references(std::size_t row) {
  auto known = [&](const char* column, const std::set<std::string>& where, const char* what) {
    const std::string& cell = holders_.at(row, column);
    if (where.count(cell) == 0) add(row, fmt::format("'{}' is no {}", cell, what));
  };
  known("person", person_ids_, "id of persons.tsv");
  known("office", offices_, "office of offices.tsv");
  known("of", actors_, "state, organization or proper body");
  if (!holders_.at(row, "to").empty()) known("to", actors_, "state, organization or proper body");
  const std::string& modifier = holders_.at(row, "modifier");
  if (!is_one_of(modifier, kModifiers)) add(row, fmt::format("'{}' is no modifier", modifier));
  const std::string& holding = holders_.at(row, "holding");
  if (!is_one_of(holding, kHoldings)) add(row, fmt::format("'{}' is no way of holding", holding));
}

std::optional<DatedTerm> TermCheck::check_dates(std::size_t row) {
  DatedTerm term;
  term.row = row;
  const std::string& last = holders_.at(row, "last");
  const std::string& as_of = holders_.at(row, "as_of");
  const auto first_date = parse_partial_date(holders_.at(row, "first"));
  const auto as_of_date = parse_iso_day(as_of);
  if (!last.empty()) {
    term.last = parse_partial_date(last);
    if (!term.last) add(row, fmt::format("last is '{}', no date", last));
  }
  if (!first_date) add(row, fmt::format("first is '{}', no date", holders_.at(row, "first")));
  if (!as_of_date) add(row, fmt::format("as_of is '{}', no day", as_of));
  if (!first_date || !as_of_date || (!last.empty() && !term.last)) return std::nullopt;
  term.first = *first_date;
  term.as_of = *as_of_date;
  if (term.last && term.last->last < term.first.first) {
    add(row, fmt::format("ends on {}, before it starts on {}", last, holders_.at(row, "first")));
    return std::nullopt;
  }
  if (term.as_of < term.first.first) {
    add(row, fmt::format("starts on {}, after the source's last day {}", holders_.at(row, "first"),
                         as_of));
  }
  return term;
}

void TermCheck::check_row(std::size_t row) {
  check_references(row);
  auto term = check_dates(row);
  if (!term) return;
  std::string office;
  for (const char* column : {"office", "modifier", "of", "to"}) {
    office.append(holders_.at(row, column)).append("\t");
  }
  terms_[office].push_back(*term);
}

// Two terms may share the day of the change; dates less exact than a day get the benefit of it.
void TermCheck::check_pair(const DatedTerm& a, const DatedTerm& b) {
  const bool same = holders_.at(a.row, "person") == holders_.at(b.row, "person");
  const std::string& holding_a = holders_.at(a.row, "holding");
  const std::string& holding_b = holders_.at(b.row, "holding");
  if (!same && (!holding_a.empty() || !holding_b.empty())) return;
  if (same && holding_a != holding_b) return;
  const Day end = a.last ? a.last->first : a.as_of;
  const bool never_ends = same && !a.last;
  if (!never_ends && end <= b.first.last) return;
  add(b.row, fmt::format("{} from {}, but {} holds the same office until {} at {}",
                         holders_.at(b.row, "person"), holders_.at(b.row, "first"),
                         holders_.at(a.row, "person"),
                         a.last ? holders_.at(a.row, "last") : holders_.at(a.row, "as_of"),
                         holders_.table().place(a.row)));
}

void TermCheck::check_overlaps(std::vector<DatedTerm>& terms) {
  auto end = [](const DatedTerm& t) { return t.last ? t.last->last : t.as_of; };
  std::stable_sort(terms.begin(), terms.end(), [&](const DatedTerm& a, const DatedTerm& b) {
    return a.first.first != b.first.first ? a.first.first < b.first.first : end(a) < end(b);
  });
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (std::size_t j = i + 1; j < terms.size(); ++j) check_pair(terms[i], terms[j]);
  }
}

}  // namespace

void check_terms(const TableSet& tables, Findings& findings) {
  TermCheck(tables, findings).run();
}

}  // namespace dragoman
