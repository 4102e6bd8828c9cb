#include "record/merge.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "base/result.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

// Counts values and tells the most frequent; among equals the smallest. Empty ones do not count.
class Vote {
 public:
  void add(const std::string& value, int number = 1) {
    if (!value.empty()) counts_[value] += number;
  }
  std::string winner() const {
    std::string best;
    int most = 0;
    for (const auto& [value, count] : counts_) {
      if (count > most) {
        best = value;
        most = count;
      }
    }
    return best;
  }

 private:
  std::map<std::string, int> counts_;
};

// Adds what is not there yet. Parts come document by document, so only the last one's entries can
// be equal: a state named in thousands of documents stays linear.
void append_evidence(std::vector<Evidence>& all, const std::vector<Evidence>& more) {
  for (const Evidence& item : more) {
    bool known = false;
    for (auto e = all.rbegin(); e != all.rend() && e->document == item.document; ++e) {
      known = known || *e == item;
    }
    if (!known) all.push_back(item);
  }
}

template <typename R>
void sort_parts(std::vector<Part<R>>& parts) {
  check(!parts.empty(), "merge: no parts");
  std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
    return std::tie(a.file, a.document) < std::tie(b.file, b.document);
  });
}

// Where a document stands among the parts; past the end for one that has none.
template <typename R>
std::map<std::string, std::size_t> ranks_of(const std::vector<Part<R>>& parts) {
  std::map<std::string, std::size_t> ranks;
  for (std::size_t i = 0; i < parts.size(); ++i) ranks.emplace(parts[i].document, i);
  return ranks;
}

struct RoleVotes {
  Vote title, organization, country, from, to, basis, as_of, disagrees;
  std::vector<Evidence> evidence;

  void add(const Role& role, int number = 1) {
    title.add(role.title, number);
    organization.add(role.organization, number);
    country.add(role.country, number);
    from.add(role.from, number);
    to.add(role.to, number);
    basis.add(role.basis, number);
    as_of.add(role.as_of, number);
    disagrees.add(role.disagrees, number);
    append_evidence(evidence, role.evidence);
  }
  Role role() const {
    return {title.winner(), organization.winner(), country.winner(),   from.winner(), to.winner(),
            basis.winner(), as_of.winner(),        disagrees.winner(), evidence};
  }
};

// What the tables know stands beside what texts say, a role a term.
using RoleKey = std::array<std::string, 5>;
RoleKey key_of(const Role& role) {
  const bool knowledge = role.basis == "knowledge";
  return {fold_name(role.title), fold_name(role.organization), role.country,
          knowledge ? role.basis : "text", knowledge ? role.from : ""};
}

std::vector<Role> merge_roles(const std::vector<Part<ActorRecord>>& parts) {
  std::map<RoleKey, RoleVotes> by_key;
  for (const auto& part : parts) {
    for (const Role& role : part.record.roles) by_key[key_of(role)].add(role);
  }
  auto ranks = ranks_of(parts);
  // First those that a text gives, in the order of the texts; then by their names.
  std::vector<std::pair<std::tuple<bool, std::size_t, Span>, Role>> ordered;
  for (const auto& [key, votes] : by_key) {
    Role role = votes.role();
    if (role.evidence.empty()) {
      ordered.push_back({{true, 0, {}}, std::move(role)});
    } else {
      const Evidence& first = role.evidence.front();
      auto rank = ranks.find(first.document);
      ordered.push_back({{false, rank == ranks.end() ? parts.size() : rank->second, first.span},
                         std::move(role)});
    }
  }
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Role> out;
  for (auto& [place, role] : ordered) out.push_back(std::move(role));
  return out;
}

// When a change counts: its own date, else the day its document was published.
std::string day_of(const StatusChange& change, const std::string& published) {
  if (change.date && change.date->known() && !change.date->year_open()) return change.date->start;
  return published;
}

struct DatedChange {
  std::string day;
  std::size_t rank = 0;
  std::uint32_t begin = 0;
  StatusChange change;

  auto key() const { return std::tie(day, rank, begin, change.status); }
};

std::vector<StatusChange> merge_history(const std::vector<Part<MembershipRecord>>& parts) {
  std::vector<DatedChange> all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const MembershipRecord& record = parts[i].record;
    std::vector<StatusChange> history = record.history;
    if (history.empty()) history.push_back({record.status, record.since, record.evidence});
    for (StatusChange& change : history) {
      if (change.evidence.empty()) change.evidence = record.evidence;
      std::uint32_t begin = change.evidence.empty() ? 0 : change.evidence.front().span.begin;
      all.push_back({day_of(change, parts[i].published), i, begin, std::move(change)});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const DatedChange& a, const DatedChange& b) { return a.key() < b.key(); });
  std::vector<StatusChange> out;
  for (DatedChange& dated : all) {
    if (std::find(out.begin(), out.end(), dated.change) == out.end()) {
      out.push_back(std::move(dated.change));
    }
  }
  return out;
}

std::vector<Evidence> only_from(const std::vector<Evidence>& evidence,
                                const std::string& document) {
  std::vector<Evidence> out;
  std::copy_if(evidence.begin(), evidence.end(), std::back_inserter(out),
               [&](const Evidence& e) { return e.document == document; });
  return out;
}

// The documents in the order they are first named.
class Documents {
 public:
  void add(const std::vector<Evidence>& evidence) {
    for (const Evidence& e : evidence) {
      if (seen_.insert(e.document).second) order_.push_back(e.document);
    }
  }
  const std::vector<std::string>& order() const { return order_; }

 private:
  std::set<std::string> seen_;
  std::vector<std::string> order_;
};

}  // namespace

std::vector<Role> merge_roles(const std::vector<std::pair<Role, int>>& counted) {
  std::map<RoleKey, RoleVotes> by_key;
  for (const auto& [role, number] : counted) by_key[key_of(role)].add(role, number);
  std::vector<Role> out;
  for (const auto& [key, votes] : by_key) out.push_back(votes.role());
  return out;
}

ActorRecord merge_actors(std::vector<Part<ActorRecord>> parts) {
  sort_parts(parts);
  ActorRecord out;
  out.id = parts.front().record.id;
  // A sector without a country ("GOV") counts only where no report gives both.
  Vote name, kind, country, code, sector;
  std::set<std::string> names;
  for (const auto& part : parts) {
    const ActorRecord& actor = part.record;
    name.add(actor.name);
    kind.add(actor.kind);
    country.add(actor.country);
    (actor.code.size() > 3 ? code : sector).add(actor.code);
    names.insert(actor.name);
    names.insert(actor.aliases.begin(), actor.aliases.end());
    append_evidence(out.evidence, actor.evidence);
  }
  out.name = name.winner();
  out.kind = kind.winner();
  out.country = country.winner();
  out.code = code.winner();
  if (out.code.empty()) out.code = sector.winner();
  names.erase(out.name);
  names.erase("");
  out.aliases.assign(names.begin(), names.end());
  out.roles = merge_roles(parts);
  return out;
}

MembershipRecord merge_memberships(std::vector<Part<MembershipRecord>> parts) {
  sort_parts(parts);
  MembershipRecord out;
  const MembershipRecord& first = parts.front().record;
  out.id = membership_id(first.member, first.organization);
  out.member = first.member;
  out.organization = first.organization;
  const std::string* status_day = nullptr;
  const std::string* since_day = nullptr;
  for (const auto& part : parts) {
    if (status_day == nullptr || part.published >= *status_day) {
      out.status = part.record.status;
      status_day = &part.published;
    }
    if (part.record.since && (since_day == nullptr || part.published >= *since_day)) {
      out.since = part.record.since;
      since_day = &part.published;
    }
    append_evidence(out.evidence, part.record.evidence);
  }
  out.history = merge_history(parts);
  return out;
}

std::string membership_id(std::string_view member, std::string_view organization) {
  return stable_id("membership", std::string(member) + "\n" + std::string(organization));
}

std::vector<Part<ActorRecord>> split_by_document(const ActorRecord& actor) {
  Documents documents;
  documents.add(actor.evidence);
  for (const Role& role : actor.roles) documents.add(role.evidence);
  std::vector<Part<ActorRecord>> out;
  for (const std::string& document : documents.order()) {
    ActorRecord part = actor;
    part.evidence = only_from(actor.evidence, document);
    part.roles.clear();
    for (const Role& role : actor.roles) {
      Role kept = role;
      kept.evidence = only_from(role.evidence, document);
      if (role.evidence.empty() || !kept.evidence.empty()) part.roles.push_back(std::move(kept));
    }
    out.push_back({"", document, "", std::move(part)});
  }
  return out;
}

std::vector<Part<MembershipRecord>> split_by_document(const MembershipRecord& membership) {
  Documents documents;
  documents.add(membership.evidence);
  for (const StatusChange& change : membership.history) documents.add(change.evidence);
  std::vector<Part<MembershipRecord>> out;
  for (const std::string& document : documents.order()) {
    MembershipRecord part = membership;
    part.evidence = only_from(membership.evidence, document);
    part.history.clear();
    for (const StatusChange& change : membership.history) {
      const std::string& home =
          change.evidence.empty() ? documents.order().front() : change.evidence.front().document;
      if (home == document) part.history.push_back(change);
    }
    out.push_back({"", document, "", std::move(part)});
  }
  return out;
}

}  // namespace dragoman
