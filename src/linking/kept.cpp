#include "linking/kept.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/hash.h"
#include "linking/pack.h"
#include "record/json.h"

namespace dragoman {
namespace {

std::string packed(const DifferenceRecord& record) {
  return (Packer() << record.about << to_stored(record)).take();
}

DifferenceRecord unpacked(const std::string& value) {
  std::string about;
  std::string body;
  Unpacker(value) >> about >> body;
  Result<DifferenceRecord> record = from_stored<DifferenceRecord>(body);
  check(static_cast<bool>(record), "a kept difference is broken");
  return std::move(*record);
}

std::int64_t key_of(const DyadMonth& month) {
  return row_key(fmt::format("{}\n{}\n{}", month.first, month.second, month.month));
}

}  // namespace

bool comes_first(const DifferenceRecord& a, const DifferenceRecord& b) {
  if (a.about != b.about) return a.about < b.about;
  return to_stored(a) < to_stored(b);
}

void KeptDifferences::set(const std::string& owner, std::vector<DifferenceRecord> differences) {
  std::sort(differences.begin(), differences.end(), [](const auto& a, const auto& b) {
    return a.id != b.id ? a.id < b.id : comes_first(a, b);
  });
  const auto same = [](const auto& a, const auto& b) { return a.id == b.id; };
  differences.erase(std::unique(differences.begin(), differences.end(), same), differences.end());

  const std::int64_t place = row_key(owner);
  std::set<std::string> gone;
  for (const LinkRow& row : store_.rows(kOwned, place)) Unpacker(row.value) >> gone;
  const bool had_some = !gone.empty();
  std::vector<std::string> ids;
  for (const DifferenceRecord& difference : differences) {
    ids.push_back(difference.id);
    gone.erase(difference.id);
    const LinkRow row{row_key(difference.id), place, 0, packed(difference)};
    const std::vector<LinkRow> known = store_.rows_between(kDifferences, row.key, place, place);
    if (!known.empty() && known.front().value == row.value) continue;
    store_.put(kDifferences, row);
    settle(difference.id);
  }
  for (const std::string& id : gone) {
    store_.erase(kDifferences, {row_key(id), place, 0, ""});
    settle(id);
  }
  if (!ids.empty()) {
    store_.put(kOwned, {place, 0, 0, (Packer() << ids).take()});
  } else if (had_some) {
    store_.erase(kOwned, {place, 0, 0, ""});
  }
}

void KeptDifferences::settle(const std::string& id) {
  std::optional<DifferenceRecord> first;
  for (const LinkRow& row : store_.rows(kDifferences, row_key(id))) {
    DifferenceRecord record = unpacked(row.value);
    if (!first || comes_first(record, *first)) first = std::move(record);
  }
  if (first) {
    store_.put_derived(*first);
  } else {
    store_.erase_derived(id);
  }
}

void KeptRelations::put(const DyadMonth& month, const IncidentRecord& incident) {
  touched_.insert(month);
  store_.put(kMonths, {key_of(month), row_key(incident.id), 0,
                       (Packer() << incident.id << incident.score << incident.goldstein).take()});
}

void KeptRelations::erase(const DyadMonth& month, const std::string& incident) {
  touched_.insert(month);
  store_.erase(kMonths, {key_of(month), row_key(incident), 0, ""});
}

void KeptRelations::settle() {
  for (const DyadMonth& month : touched_) {
    std::vector<IncidentRecord> incidents;
    for (const LinkRow& row : store_.rows(kMonths, key_of(month))) {
      IncidentRecord& incident = incidents.emplace_back();
      Unpacker(row.value) >> incident.id >> incident.score >> incident.goldstein;
    }
    std::vector<const IncidentRecord*> pointers;
    for (const IncidentRecord& incident : incidents) pointers.push_back(&incident);
    const RelationRecord relation = make_relation(month, pointers, Scale::plover);
    if (incidents.empty()) {
      store_.erase_derived(relation.id);
    } else {
      store_.put_derived(relation);
    }
  }
  touched_.clear();
}

namespace {

std::int64_t key_of(const StanceVote& vote) {
  return row_key(fmt::format("{}\n{}", vote.holder, vote.issue_id()));
}

std::string packed(const StanceVote& vote) {
  return (Packer() << vote.holder << vote.issue << vote.concerning << vote.date << vote.evidence
                   << vote.stance)
      .take();
}

StanceVote unpacked_vote(const std::string& value) {
  StanceVote vote;
  Unpacker(value) >> vote.holder >> vote.issue >> vote.concerning >> vote.date >> vote.evidence >>
      vote.stance;
  return vote;
}

}  // namespace

void KeptPositions::put(std::int64_t document, const Trace& trace) {
  for (std::size_t i = 0; i < trace.votes.size(); ++i) {
    const StanceVote& vote = trace.votes[i];
    store_.put(kVotes, {key_of(vote), 0, item_of(document, i), packed(vote)});
    touched_.insert_or_assign({vote.holder, vote.issue_id()}, vote);
  }
}

void KeptPositions::erase(std::int64_t document, const Trace& trace) {
  for (std::size_t i = 0; i < trace.votes.size(); ++i) {
    const StanceVote& vote = trace.votes[i];
    store_.erase(kVotes, {key_of(vote), 0, item_of(document, i), ""});
    touched_.insert_or_assign({vote.holder, vote.issue_id()}, vote);
  }
}

void KeptPositions::settle() {
  std::set<std::string> issues;
  for (const auto& [whose, any] : touched_) {
    settle(any);
    issues.insert(whose.second);
  }
  for (const std::string& issue : issues) settle_issue(issue);
  touched_.clear();
}

void KeptPositions::settle(const StanceVote& whose) {
  std::vector<StanceVote> votes;
  for (const LinkRow& row : store_.rows(kVotes, key_of(whose))) {
    votes.push_back(unpacked_vote(row.value));
  }
  const LinkRow place{row_key(whose.issue_id()), row_key(whose.holder), 0, ""};
  const auto position = votes.empty() ? std::nullopt : make_position(std::move(votes));
  if (!position) {
    store_.erase_derived(position_id(whose.holder, whose.issue_id()));
    store_.erase(kIssues, place);
    return;
  }
  store_.put_derived(*position);
  std::set<Evidence> evidence = evidence_of(*position);
  while (evidence.size() > kMostIssueEvidence) evidence.erase(std::prev(evidence.end()));
  LinkRow row = place;
  row.value = (Packer() << whose.issue << whose.concerning << evidence).take();
  store_.put(kIssues, row);
}

void KeptPositions::settle_issue(const std::string& id) {
  StanceVote any;
  std::set<Evidence> evidence;
  const std::vector<LinkRow> rows = store_.rows(kIssues, row_key(id));
  for (const LinkRow& row : rows) {
    any.concerning.clear();
    Unpacker(row.value) >> any.issue >> any.concerning >> evidence;
  }
  if (rows.empty()) {
    store_.erase_derived(id);
  } else {
    store_.put_derived(make_issue(any, evidence, actors_(any.concerning)));
  }
}

void KeptTerms::put(std::int64_t document, const Trace& trace) {
  change(document, trace, true);
}

void KeptTerms::erase(std::int64_t document, const Trace& trace) {
  change(document, trace, false);
}

void KeptTerms::change(std::int64_t document, const Trace& trace, bool put) {
  const auto set = [&](LinkSpace space, const LinkRow& row) {
    if (put) {
      store_.put(space, row);
    } else {
      store_.erase(space, row);
    }
  };
  std::size_t number = 0;
  for (const std::vector<TermUse>& group : trace.terms) {
    const std::int64_t first = row_key(group.front().key);
    for (const TermUse& use : group) {
      const std::int64_t key = row_key(use.key);
      touched_.insert(key);
      std::string value =
          (Packer() << use.day << use.evidence << use.actor << use.term << use.key << use.thing)
              .take();
      set(kUses, {key, 0, item_of(document, number++), std::move(value)});
      if (key == first) continue;
      set(kTermLinks, {first, key, document, ""});
      set(kTermLinks, {key, first, document, ""});
    }
  }
}

std::set<std::int64_t> KeptTerms::connected(std::int64_t term) {
  std::set<std::int64_t> out{term};
  std::vector<std::int64_t> open{term};
  while (!open.empty()) {
    const std::int64_t key = open.back();
    open.pop_back();
    for (const LinkRow& row : store_.rows(kTermLinks, key)) {
      if (out.insert(row.place).second) open.push_back(row.place);
    }
  }
  return out;
}

void KeptTerms::settle() {
  std::set<std::int64_t> seen;
  std::set<std::string> before;
  std::set<std::string> after;
  for (const std::int64_t term : touched_) {
    if (seen.contains(term)) continue;
    const std::set<std::int64_t> terms = connected(term);
    seen.insert(terms.begin(), terms.end());
    std::vector<TermUse> uses;
    for (const std::int64_t key : terms) {
      for (const LinkRow& row : store_.rows(kUses, key)) {
        TermUse& use = uses.emplace_back();
        Unpacker(row.value) >> use.day >> use.evidence >> use.actor >> use.term >> use.key >>
            use.thing;
      }
      for (const LinkRow& row : store_.rows(kTermIssues, key)) before.insert(row.value);
      if (uses.empty()) store_.erase(kTermIssues, {key, 0, 0, ""});
    }
    if (uses.empty()) continue;
    std::sort(uses.begin(), uses.end());
    const IssueRecord issue = make_term_issue(uses);
    after.insert(issue.id);
    store_.put_derived(issue);
    std::vector<DifferenceRecord> differences;
    if (auto difference = make_term_difference(issue)) differences.push_back(*difference);
    differences_.set("term\n" + issue.id, std::move(differences));
    for (const std::int64_t key : terms) store_.put(kTermIssues, {key, 0, 0, issue.id});
  }
  for (const std::string& id : before) {
    if (after.contains(id)) continue;
    store_.erase_derived(id);
    differences_.set("term\n" + id, {});
  }
  touched_.clear();
}

}  // namespace dragoman
