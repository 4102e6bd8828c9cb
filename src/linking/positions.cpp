#include "linking/positions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/hash.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostEvidence = 10;

// CAMEO's sectors of those who speak for their state.
constexpr std::array<std::string_view, 4> kForState = {"GOV", "MIL", "SPY", "COP"};

using Order = std::tuple<const std::string&, const Evidence&, const std::string&>;

Order order_of(const StanceVote& vote) {
  return {vote.date.start, vote.evidence, vote.stance};
}

bool speaks_for_state(const ActorRecord& actor) {
  if (actor.country.empty()) return false;
  return std::any_of(kForState.begin(), kForState.end(), [&](std::string_view sector) {
    return actor.code == actor.country + std::string(sector);
  });
}

// Those whose position it is when an actor speaks.
std::vector<std::string> holders(const Actors& actors, const std::string& id) {
  auto found = actors.find(id);
  if (found == actors.end()) return {id};
  const ActorRecord& actor = found->second;
  if (!speaks_for_state(actor)) return {id};
  if (actor.kind == "body") return {actor.country};
  return {id, actor.country};
}

Date day_of(const std::optional<Date>& date, const std::string& published) {
  if (date && date->known() && !date->year_open()) return *date;
  if (auto day = parse_iso_day(published)) return date_of_day(*day, "", "publication");
  return {};
}

template <typename R>
void count(const R& record, const std::vector<std::string>& whose, const std::string& day,
           const Actors& actors, std::vector<StanceVote>& out) {
  if (record.evidence.empty()) return;
  for (const IssueStance& of : record.stances) {
    for (const std::string& actor : whose) {
      if (actor.empty()) continue;
      for (const std::string& holder : holders(actors, actor)) {
        out.push_back({holder, of.issue, of.concerning, day_of(record.date, day),
                       record.evidence.front(), of.stance});
      }
    }
  }
}

// What the votes of one day say together; empty where they contradict each other.
std::string verdict(const std::vector<StanceVote>& votes) {
  std::map<std::string, std::size_t> counts;
  for (const StanceVote& vote : votes) ++counts[vote.stance];
  if (counts.size() > 1) counts.erase("neutral");
  // Who assents on a condition and assents has set a condition.
  if (counts.contains("conditional") && counts.contains("for")) {
    counts["conditional"] += counts["for"];
    counts.erase("for");
  }
  auto best = std::max_element(counts.begin(), counts.end(),
                               [](const auto& a, const auto& b) { return a.second < b.second; });
  for (const auto& [stance, number] : counts) {
    if (stance != best->first && number == best->second) return "";
  }
  return best->first;
}

bool agrees(const std::string& vote, const std::string& verdict) {
  return vote == verdict || (vote == "for" && verdict == "conditional");
}

void add_day(const std::vector<StanceVote>& votes, std::vector<StanceChange>& history) {
  const std::string stance = verdict(votes);
  if (stance.empty()) return;
  const StanceVote& first = votes.front();
  const bool goes_on = !history.empty() && history.back().stance == stance &&
                       history.back().date.has_value() == first.date.known();
  if (!goes_on) {
    history.push_back({stance, {}, {}});
    if (first.date.known()) history.back().date = first.date;
  }
  for (const StanceVote& vote : votes) {
    std::vector<Evidence>& evidence = history.back().evidence;
    if (!agrees(vote.stance, stance) || evidence.size() >= kMostEvidence) continue;
    if (std::find(evidence.begin(), evidence.end(), vote.evidence) == evidence.end()) {
      evidence.push_back(vote.evidence);
    }
  }
}

std::vector<StanceChange> history_of(const std::vector<StanceVote>& votes) {
  std::vector<StanceChange> history;
  std::vector<StanceVote> day;
  for (const StanceVote& vote : votes) {
    if (!day.empty() && day.front().date.start != vote.date.start) {
      add_day(day, history);
      day.clear();
    }
    day.push_back(vote);
  }
  if (!day.empty()) add_day(day, history);
  return history;
}

}  // namespace

std::string StanceVote::issue_id() const {
  return stable_id("issue", fmt::format("{}\n{}", issue, fmt::join(concerning, "\n")));
}

void add_votes(const StatementRecord& statement, const std::string& day, const Actors& actors,
               std::vector<StanceVote>& out) {
  count(statement, {statement.speaker}, day, actors, out);
}

void add_votes(const EventRecord& event, const std::string& day, const Actors& actors,
               std::vector<StanceVote>& out) {
  count(event, event.actors, day, actors, out);
}

std::string position_id(const std::string& holder, const std::string& issue) {
  return stable_id("position", fmt::format("{}\n{}", holder, issue));
}

std::optional<PositionRecord> make_position(std::vector<StanceVote> votes) {
  // Said twice in one sentence is said once.
  std::sort(votes.begin(), votes.end(), [](const StanceVote& a, const StanceVote& b) {
    if (order_of(a) != order_of(b)) return order_of(a) < order_of(b);
    return std::tie(a.date.end, a.date.precision, a.date.text, a.date.basis) <
           std::tie(b.date.end, b.date.precision, b.date.text, b.date.basis);
  });
  votes.erase(std::unique(votes.begin(), votes.end(),
                          [](const StanceVote& a, const StanceVote& b) {
                            return order_of(a) == order_of(b);
                          }),
              votes.end());
  std::vector<StanceChange> history = history_of(votes);
  if (history.empty()) return std::nullopt;
  PositionRecord position;
  position.actor = votes.front().holder;
  position.issue = votes.front().issue_id();
  position.id = position_id(position.actor, position.issue);
  position.stance = history.back().stance;
  position.since = history.back().date;
  position.evidence = history.back().evidence;
  position.history = std::move(history);
  return position;
}

IssueRecord make_issue(const StanceVote& any, const std::set<Evidence>& evidence,
                       const Actors& actors) {
  IssueRecord issue;
  issue.id = any.issue_id();
  issue.name = any.issue;
  std::vector<std::string> names;
  for (const std::string& id : any.concerning) {
    const auto found = actors.find(id);
    names.push_back(found == actors.end() ? id : found->second.name);
  }
  std::sort(names.begin(), names.end());
  if (!names.empty()) issue.name += fmt::format(" ({})", fmt::join(names, ", "));
  for (const Evidence& e : evidence) {
    if (issue.evidence.size() < kMostIssueEvidence) issue.evidence.push_back(e);
  }
  return issue;
}

std::set<Evidence> evidence_of(const PositionRecord& position) {
  std::set<Evidence> out;
  for (const StanceChange& change : position.history) {
    out.insert(change.evidence.begin(), change.evidence.end());
  }
  return out;
}

Positions make_positions(const LinkInput& input) {
  std::vector<StanceVote> votes;
  for (const auto& [record, day] : input.statements) add_votes(record, day, input.actors, votes);
  for (const auto& [record, day] : input.events) add_votes(record, day, input.actors, votes);
  std::map<std::pair<std::string, std::string>, std::vector<StanceVote>> cast;
  for (StanceVote& vote : votes) cast[{vote.holder, vote.issue_id()}].push_back(std::move(vote));
  Positions out;
  std::map<std::string, std::pair<StanceVote, std::set<Evidence>>> issues;
  for (const auto& [whose, all] : cast) {
    std::optional<PositionRecord> position = make_position(all);
    if (!position) continue;
    auto& [any, evidence] = issues[position->issue];
    any = all.front();
    evidence.merge(evidence_of(*position));
    out.positions.push_back(std::move(*position));
  }
  for (const auto& [id, issue] : issues) {
    out.issues.push_back(make_issue(issue.first, issue.second, input.actors));
  }
  std::sort(out.positions.begin(), out.positions.end(),
            [](const PositionRecord& a, const PositionRecord& b) { return a.id < b.id; });
  return out;
}

bool has_changed(const PositionRecord& position) {
  const StanceChange* before = nullptr;
  for (const StanceChange& change : position.history) {
    if (!change.date) continue;
    if (before != nullptr && before->stance != change.stance) return true;
    before = &change;
  }
  return false;
}

}  // namespace dragoman
