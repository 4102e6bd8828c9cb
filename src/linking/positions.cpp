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

struct Vote {
  std::string day;  // or empty
  Date date;
  Evidence evidence;
  std::string stance;
  friend bool operator<(const Vote& a, const Vote& b) {
    return std::tie(a.day, a.evidence, a.stance) < std::tie(b.day, b.evidence, b.stance);
  }
};

struct IssueKey {
  std::string label;
  std::vector<std::string> concerning;
  friend auto operator<=>(const IssueKey&, const IssueKey&) = default;

  std::string id() const {
    return stable_id("issue", fmt::format("{}\n{}", label, fmt::join(concerning, "\n")));
  }
};

bool speaks_for_state(const ActorRecord& actor) {
  if (actor.country.empty()) return false;
  return std::any_of(kForState.begin(), kForState.end(), [&](std::string_view sector) {
    return actor.code == actor.country + std::string(sector);
  });
}

// Those whose position it is when an actor speaks.
std::vector<std::string> holders(const LinkInput& input, const std::string& id) {
  auto found = input.actors.find(id);
  if (found == input.actors.end()) return {id};
  const ActorRecord& actor = found->second;
  if (!speaks_for_state(actor)) return {id};
  if (actor.kind == "body") return {actor.country};
  return {id, actor.country};
}

Vote vote_of(const std::optional<Date>& date, const std::string& published,
             const Evidence& evidence, const std::string& stance) {
  Vote vote;
  vote.evidence = evidence;
  vote.stance = stance;
  if (date && date->known() && !date->year_open()) {
    vote.date = *date;
  } else if (auto day = parse_iso_day(published)) {
    vote.date = date_of_day(*day, "", "publication");
  }
  vote.day = vote.date.start;
  return vote;
}

using Votes = std::map<std::pair<std::string, IssueKey>, std::set<Vote>>;

template <typename R>
void count(const LinkInput& input, const Published<R>& told, const std::vector<std::string>& actors,
           Votes& votes) {
  if (told.record.evidence.empty()) return;
  for (const IssueStance& of : told.record.stances) {
    for (const std::string& actor : actors) {
      if (actor.empty()) continue;
      for (const std::string& holder : holders(input, actor)) {
        votes[{holder, {of.issue, of.concerning}}].insert(
            vote_of(told.record.date, told.day, told.record.evidence.front(), of.stance));
      }
    }
  }
}

// What the votes of one day say together; empty where they contradict each other.
std::string verdict(const std::vector<Vote>& votes) {
  std::map<std::string, std::size_t> counts;
  for (const Vote& vote : votes) ++counts[vote.stance];
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

void add_day(const std::vector<Vote>& votes, std::vector<StanceChange>& history) {
  const std::string stance = verdict(votes);
  if (stance.empty()) return;
  const Vote& first = votes.front();
  const bool goes_on = !history.empty() && history.back().stance == stance &&
                       history.back().date.has_value() == !first.day.empty();
  if (!goes_on) {
    history.push_back({stance, {}, {}});
    if (!first.day.empty()) history.back().date = first.date;
  }
  for (const Vote& vote : votes) {
    std::vector<Evidence>& evidence = history.back().evidence;
    if (!agrees(vote.stance, stance) || evidence.size() >= kMostEvidence) continue;
    if (std::find(evidence.begin(), evidence.end(), vote.evidence) == evidence.end()) {
      evidence.push_back(vote.evidence);
    }
  }
}

std::vector<StanceChange> history_of(const std::set<Vote>& votes) {
  std::vector<StanceChange> history;
  std::vector<Vote> day;
  for (const Vote& vote : votes) {
    if (!day.empty() && day.front().day != vote.day) {
      add_day(day, history);
      day.clear();
    }
    day.push_back(vote);
  }
  if (!day.empty()) add_day(day, history);
  return history;
}

IssueRecord issue_of(const LinkInput& input, const IssueKey& key) {
  IssueRecord issue;
  issue.id = key.id();
  issue.name = key.label;
  std::vector<std::string> names;
  for (const std::string& id : key.concerning) names.push_back(input.name(id));
  std::sort(names.begin(), names.end());
  if (!names.empty()) issue.name += fmt::format(" ({})", fmt::join(names, ", "));
  return issue;
}

}  // namespace

Positions make_positions(const LinkInput& input) {
  Votes votes;
  for (const auto& told : input.statements) count(input, told, {told.record.speaker}, votes);
  for (const auto& told : input.events) count(input, told, told.record.actors, votes);
  Positions out;
  std::map<IssueKey, std::set<Evidence>> issues;
  for (const auto& [whose, cast] : votes) {
    const auto& [actor, key] = whose;
    std::vector<StanceChange> history = history_of(cast);
    if (history.empty()) continue;
    PositionRecord position;
    position.actor = actor;
    position.issue = key.id();
    position.id = stable_id("position", fmt::format("{}\n{}", actor, position.issue));
    position.stance = history.back().stance;
    position.since = history.back().date;
    position.evidence = history.back().evidence;
    for (const StanceChange& change : history) {
      issues[key].insert(change.evidence.begin(), change.evidence.end());
    }
    position.history = std::move(history);
    out.positions.push_back(std::move(position));
  }
  for (const auto& [key, evidence] : issues) {
    out.issues.push_back(issue_of(input, key));
    for (const Evidence& e : evidence) {
      if (out.issues.back().evidence.size() < kMostEvidence)
        out.issues.back().evidence.push_back(e);
    }
  }
  auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  std::sort(out.issues.begin(), out.issues.end(), by_id);
  std::sort(out.positions.begin(), out.positions.end(), by_id);
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
