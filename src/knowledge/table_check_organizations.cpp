// Organizations, who belongs to them and since when, and what is known of outlets and movements.
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

using Words = std::vector<std::string_view>;

bool is_one_of(const std::string& word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Membership {
  std::size_t row = 0;
  std::optional<PartialDate> from;
  std::optional<PartialDate> to;
};

class OrganizationCheck {
 public:
  OrganizationCheck(const TableSet& tables, Findings& findings)
      : tables_(tables),
        organizations_(tables["organizations.tsv"]),
        members_(tables["organization_members.tsv"]),
        findings_(findings) {
    const NamedTable& states = tables["states.tsv"];
    for (std::size_t row = 0; row < states.rows(); ++row) {
      status_[states.at(row, "code")] = states.at(row, "status");
    }
    for (std::size_t row = 0; row < organizations_.rows(); ++row) {
      rows_.try_emplace(organizations_.at(row, "id"), row);
    }
  }

  void run() {
    for (std::size_t row = 0; row < organizations_.rows(); ++row) check_organization(row);
    for (std::size_t row = 0; row < members_.rows(); ++row) check_membership(row);
    for (const auto& [key, list] : memberships_) check_overlaps(list);
    check_present_members();
    check_media();
    check_movements();
  }

 private:
  void check_organization(std::size_t row);
  void check_membership(std::size_t row);
  void check_overlaps(const std::vector<Membership>& list);
  void check_present_members();
  void check_media();
  void check_movements();
  void check_state(const NamedTable& table, std::size_t row, const std::string& code);
  void check_word(const NamedTable& table, std::size_t row, const char* column, const Words& words);
  void check_id(const NamedTable& table, std::size_t row, const Words& kinds);

  const TableSet& tables_;
  const NamedTable& organizations_;
  const NamedTable& members_;
  Findings& findings_;
  std::map<std::string, std::string> status_;                   // of states, by code
  std::map<std::string, std::size_t> rows_;                     // of organizations, by id
  std::map<std::string, std::vector<Membership>> memberships_;  // by organization and state
  std::map<std::string, std::set<std::string>> present_;        // members now
};

void OrganizationCheck::check_state(const NamedTable& table, std::size_t row,
                                    const std::string& code) {
  if (status_.count(code) == 0) findings_.add(table, row, fmt::format("'{}' is no state", code));
}

void OrganizationCheck::check_word(const NamedTable& table, std::size_t row, const char* column,
                                   const Words& words) {
  const std::string& word = table.at(row, column);
  if (!is_one_of(word, words)) {
    findings_.add(table, row, fmt::format("'{}' is no {}", word, column));
  }
}

void OrganizationCheck::check_organization(std::size_t row) {
  std::set<std::string> seen;
  for (const std::string& code : organizations_.list(row, "members")) {
    check_state(organizations_, row, code);
    if (!seen.insert(code).second) {
      findings_.add(organizations_, row, fmt::format("'{}' is a member twice", code));
    }
  }
  const std::string& country = organizations_.at(row, "country");
  if (!country.empty()) check_state(organizations_, row, country);
}

void OrganizationCheck::check_membership(std::size_t row) {
  const std::string& organization = members_.at(row, "organization");
  const std::string& state = members_.at(row, "state");
  const std::string& status = members_.at(row, "status");
  auto known = rows_.find(organization);
  if (known == rows_.end() || organizations_.at(known->second, "kind") != "organization") {
    findings_.add(members_, row,
                  fmt::format("'{}' is no organization of organizations.tsv", organization));
  }
  check_state(members_, row, state);
  check_word(members_, row, "status",
             {"member", "observer", "candidate", "partner", "suspended", "former"});
  Membership membership;
  membership.row = row;
  bool sound = true;
  auto read = [&](const char* column, std::optional<PartialDate>& date) {
    const std::string& text = members_.at(row, column);
    if (text.empty()) return;
    date = parse_partial_date(text);
    if (date) return;
    findings_.add(members_, row, fmt::format("{} is '{}', no date", column, text));
    sound = false;
  };
  read("from", membership.from);
  read("to", membership.to);
  if (membership.from && membership.to && membership.to->last < membership.from->first) {
    findings_.add(members_, row,
                  fmt::format("ends on {}, before it starts on {}", members_.at(row, "to"),
                              members_.at(row, "from")));
    sound = false;
  }
  const bool open = members_.at(row, "to").empty() && status != "former";
  auto of_state = status_.find(state);
  if (open && of_state != status_.end() && of_state->second == "historic") {
    findings_.add(members_, row, fmt::format("'{}' is no more and cannot belong still", state));
  }
  if (open && (status == "member" || status == "suspended")) present_[organization].insert(state);
  if (sound) memberships_[organization + "\t" + state].push_back(membership);
}

// A state is one thing at a time in an organization; on the day of a change it is both.
void OrganizationCheck::check_overlaps(const std::vector<Membership>& list) {
  auto former = [&](const Membership& m) { return members_.at(m.row, "status") == "former"; };
  for (const Membership& a : list) {
    for (const Membership& b : list) {
      if (a.row >= b.row || former(a) || former(b)) continue;
      const bool a_first = !a.from || (b.from && a.from->first <= b.from->first);
      const Membership& early = a_first ? a : b;
      const Membership& late = a_first ? b : a;
      if (early.to && (!late.from || early.to->first <= late.from->last)) continue;
      if (!early.from && late.to) continue;  // it may have begun after the other was over
      findings_.add(members_, b.row,
                    fmt::format("{} is {} here and {} at {} at one time",
                                members_.at(b.row, "state"), members_.at(b.row, "status"),
                                members_.at(a.row, "status"), members_.table().place(a.row)));
    }
  }
}

void OrganizationCheck::check_present_members() {
  for (const auto& [id, present] : present_) {
    auto known = rows_.find(id);
    if (known == rows_.end()) continue;
    const auto listed = organizations_.list(known->second, "members");
    const std::set<std::string> column(listed.begin(), listed.end());
    if (column.empty()) continue;  // the list is not whole
    for (const std::string& state : present) {
      if (column.count(state) == 0) {
        findings_.add(organizations_, known->second,
                      fmt::format("members lacks {}, which organization_members.tsv has", state));
      }
    }
    for (const std::string& state : column) {
      if (present.count(state) == 0) {
        findings_.add(organizations_, known->second,
                      fmt::format("members has {}, which organization_members.tsv lacks", state));
      }
    }
  }
}

void OrganizationCheck::check_id(const NamedTable& table, std::size_t row, const Words& kinds) {
  const std::string& id = table.at(row, "id");
  auto known = rows_.find(id);
  if (known == rows_.end()) {
    findings_.add(table, row, fmt::format("'{}' is no id of organizations.tsv", id));
  } else if (const std::string& kind = organizations_.at(known->second, "kind");
             !is_one_of(kind, kinds)) {
    findings_.add(table, row, fmt::format("'{}' is of kind {} in organizations.tsv", id, kind));
  }
}

void OrganizationCheck::check_media() {
  const NamedTable& media = tables_["media.tsv"];
  for (std::size_t row = 0; row < media.rows(); ++row) {
    check_id(media, row, {"media"});
    check_word(media, row, "kind", {"agency", "newspaper", "magazine", "broadcaster", "online"});
    check_word(media, row, "ownership", {"state", "public", "private", "party"});
  }
}

void OrganizationCheck::check_movements() {
  const NamedTable& movements = tables_["movements.tsv"];
  for (std::size_t row = 0; row < movements.rows(); ++row) {
    check_id(movements, row, {"group", "party", "company", "organization"});
    check_word(movements, row, "kind",
               {"insurgents", "militia", "army", "mercenaries", "coalition", "network", "criminal",
                "government", "exile", "movement", "party"});
    for (const std::string& code : movements.list(row, "states")) check_state(movements, row, code);
    std::optional<PartialDate> years[2];
    std::size_t count = 0;
    for (const char* column : {"since", "until"}) {
      const std::string& text = movements.at(row, column);
      if (!text.empty()) {
        years[count] = parse_partial_date(text);
        if (!years[count]) {
          findings_.add(movements, row, fmt::format("{} is '{}', no date", column, text));
        }
      }
      ++count;
    }
    if (years[0] && years[1] && years[1]->last < years[0]->first) {
      findings_.add(movements, row, "ends before it starts");
    }
  }
}

}  // namespace

void check_organizations(const TableSet& tables, Findings& findings) {
  OrganizationCheck(tables, findings).run();
}

}  // namespace dragoman
