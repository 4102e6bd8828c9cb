#include "linking/groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace dragoman {
namespace {

// Days in a period of a key; a mention is under each period that it touches with a day's margin.
constexpr Day kPeriod = 10;
constexpr Day kLongestTimed = 45;

Day period_of(Day day) {
  return day >= 0 ? day / kPeriod : -((kPeriod - 1 - day) / kPeriod);
}

class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

using Pair = std::pair<std::size_t, std::size_t>;

std::vector<Pair> candidate_pairs(const std::vector<EventMention>& mentions) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> timed;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> wide;
  std::unordered_map<std::string, std::vector<std::size_t>> documents;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    for (const MentionKey& key : keys_of(mentions[i])) {
      (key.wide ? wide : timed)[key.key].push_back(i);
    }
    documents[mentions[i].document].push_back(i);
  }
  std::vector<Pair> pairs;
  const auto add = [&](const std::vector<std::size_t>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (std::size_t j = i + 1; j < items.size(); ++j) pairs.emplace_back(items[i], items[j]);
    }
  };
  for (const auto& [key, items] : timed) add(items);
  for (const auto& [key, items] : wide) {
    if (items.size() <= kMostOfWideKey) add(items);
  }
  for (const auto& [document, items] : documents) add(items);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

bool heavier(const Join& a, const Join& b) {
  return std::tuple(-a.match.score, a.first, a.second) <
         std::tuple(-b.match.score, b.first, b.second);
}

// Joins along the edges, the heaviest first, where all pairs agree. Who joins a mention with a date
// takes it over: "the talks" of a report are on the day of the meeting that it begins with.
class Agglomeration {
 public:
  Agglomeration(std::vector<EventMention> mentions, const MatchWeights& weights,
                std::unordered_map<std::size_t, Group>& groups)
      : mentions_(std::move(mentions)), weights_(weights), groups_(groups) {}

  void run(std::vector<Join> edges, Sets& sets) {
    std::sort(edges.begin(), edges.end(), heavier);
    for (const Join& edge : edges) {
      const std::size_t a = sets.find(edge.first);
      const std::size_t b = sets.find(edge.second);
      if (a == b || !all_possible(groups_[a], groups_[b])) continue;
      sets.join(a, b);
      Group& to = groups_[std::min(a, b)];
      Group from = std::move(groups_[std::max(a, b)]);
      groups_.erase(std::max(a, b));
      to.members.insert(to.members.end(), from.members.begin(), from.members.end());
      to.joins.insert(to.joins.end(), from.joins.begin(), from.joins.end());
      to.joins.push_back(edge);
      share_date(to);
    }
  }

 private:
  bool all_possible(const Group& a, const Group& b) const {
    return std::all_of(a.members.begin(), a.members.end(), [&](std::size_t i) {
      return std::all_of(b.members.begin(), b.members.end(), [&](std::size_t j) {
        return match(mentions_[i], mentions_[j], weights_).possible;
      });
    });
  }

  void share_date(const Group& group) {
    std::optional<Days> closest;
    for (const std::size_t i : group.members) {
      const EventMention& mention = mentions_[i];
      if (mention.clock != Clock::own) continue;
      if (!closest || std::pair(mention.days->length(), mention.days->first) <
                          std::pair(closest->length(), closest->first)) {
        closest = mention.days;
      }
    }
    if (!closest) return;
    for (const std::size_t i : group.members) {
      EventMention& mention = mentions_[i];
      if (mention.clock == Clock::own) continue;
      mention.clock = Clock::own;
      mention.days = closest;
      mention.yearless.clear();
    }
  }

  std::vector<EventMention> mentions_;
  const MatchWeights& weights_;
  std::unordered_map<std::size_t, Group>& groups_;
};

std::vector<Group> group_pairs(const std::vector<EventMention>& mentions,
                               const std::vector<Pair>& pairs, const MatchWeights& weights) {
  std::vector<Join> edges;
  for (const auto& [i, j] : pairs) {
    Match found = match(mentions[i], mentions[j], weights);
    if (found.possible && found.score >= weights.threshold()) edges.push_back({i, j, found});
  }
  std::unordered_map<std::size_t, Group> groups;
  for (std::size_t i = 0; i < mentions.size(); ++i) groups[i].members = {i};
  Sets sets(mentions.size());
  Agglomeration(mentions, weights, groups).run(std::move(edges), sets);

  std::vector<Group> out;
  out.reserve(groups.size());
  for (auto& [first, group] : groups) {
    std::sort(group.members.begin(), group.members.end());
    std::sort(group.joins.begin(), group.joins.end(), heavier);
    out.push_back(std::move(group));
  }
  std::sort(out.begin(), out.end(),
            [](const Group& a, const Group& b) { return a.members.front() < b.members.front(); });
  return out;
}

}  // namespace

std::vector<MentionKey> keys_of(const EventMention& mention) {
  std::vector<std::string> whos;
  const auto& states = mention.all.states;
  for (auto i = states.begin(); i != states.end(); ++i) {
    for (auto j = std::next(i); j != states.end(); ++j) whos.push_back(*i + "+" + *j);
    whos.push_back(*i);
  }
  for (const auto& [state, persons] : mention.all.persons) {
    for (const Person& person : persons) {
      whos.insert(whos.end(), person.names.begin(), person.names.end());
      if (person.names.empty()) whos.push_back(person.id);
    }
  }
  std::vector<MentionKey> out;
  for (const std::string& who : whos) {
    const std::string key = fmt::format("{}\n{}", static_cast<int>(kin_of(mention.type)), who);
    const bool one_state = states.contains(who);
    if (!mention.days || mention.days->length() > kLongestTimed || !one_state) {
      out.push_back({hash_word(key), true});
    }
    if (!mention.days || mention.days->length() > kLongestTimed) continue;
    const Day last = period_of(mention.days->last + 1);
    for (Day period = period_of(mention.days->first - 1); period <= last; ++period) {
      out.push_back({hash_word(fmt::format("{}\n{}", key, period)), false});
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Group> group_mentions(const std::vector<EventMention>& mentions,
                                  const MatchWeights& weights) {
  return group_pairs(mentions, candidate_pairs(mentions), weights);
}

std::vector<Group> group_component(const std::vector<EventMention>& mentions,
                                   const MatchWeights& weights) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    for (std::size_t j = i + 1; j < mentions.size(); ++j) pairs.emplace_back(i, j);
  }
  return group_pairs(mentions, pairs, weights);
}

}  // namespace dragoman
