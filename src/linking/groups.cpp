#include "linking/groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace dragoman {
namespace {

// Days in a period of a key; a mention is under each period that it touches with a day's margin.
constexpr Day kPeriod = 10;
constexpr Day kLongPeriod = 30;
constexpr Day kLongestTimed = 45;
constexpr Day kLongestOfAll = 100;  // what is told of longer is under no period
// Thirty reports of one meeting name it four times each.
constexpr std::uint16_t kMostOfPair = 200;
constexpr std::uint16_t kMost = 100;
// A document of more mentions than the first is no report; each is compared with so many before.
constexpr std::size_t kAllOfDocument = 600;
constexpr std::size_t kNear = 100;

Day period_of(Day day, Day length) {
  return day >= 0 ? day / length : -((length - 1 - day) / length);
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

std::vector<MentionPair> candidate_pairs(const std::vector<EventMention>& mentions) {
  struct Sharing {
    std::size_t most = 0;
    std::vector<std::size_t> leaders;
    std::vector<std::size_t> company;
  };
  std::unordered_map<std::uint64_t, Sharing> keys;
  std::unordered_map<std::string, std::vector<std::size_t>> documents;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    for (const MentionKey& key : keys_of(mentions[i])) {
      Sharing& sharing = keys[key.key];
      sharing.most = key.most;
      (key.company ? sharing.company : sharing.leaders).push_back(i);
    }
    documents[mentions[i].document].push_back(i);
  }
  std::vector<MentionPair> pairs;
  const auto among = [&](const std::vector<std::size_t>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (std::size_t j = i + 1; j < items.size(); ++j) pairs.emplace_back(items[i], items[j]);
    }
  };
  for (const auto& [key, sharing] : keys) {
    if (sharing.leaders.size() > sharing.most) continue;
    among(sharing.leaders);
    if (sharing.company.size() > sharing.most) continue;
    for (const std::size_t i : sharing.leaders) {
      for (const std::size_t j : sharing.company) pairs.push_back(std::minmax(i, j));
    }
  }
  for (const auto& [document, items] : documents) {
    std::vector<const EventMention*> own;
    for (const std::size_t i : items) own.push_back(&mentions[i]);
    for (const auto& [i, j] : pairs_within(own)) pairs.emplace_back(items[i], items[j]);
  }
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    for (const std::string& event : mentions[i].together) {
      const auto other = std::lower_bound(
          mentions.begin(), mentions.end(), event,
          [](const EventMention& mention, const std::string& id) { return mention.event < id; });
      if (other == mentions.end() || other->event != event) continue;
      const auto j = static_cast<std::size_t>(other - mentions.begin());
      if (i != j) pairs.push_back(std::minmax(i, j));
    }
  }
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
  Agglomeration(std::vector<EventMention> mentions, std::unordered_map<std::size_t, Group>& groups)
      : mentions_(std::move(mentions)), dated_(mentions_.size()), groups_(groups) {}

  void run(std::vector<Join> edges, Sets& sets) {
    std::sort(edges.begin(), edges.end(), heavier);
    for (const Join& edge : edges) {
      const std::size_t a = sets.find(edge.first);
      const std::size_t b = sets.find(edge.second);
      if (a == b || !(are_tied(mentions_[edge.first], mentions_[edge.second]) ? !are_apart(a, b)
                                                                              : may_join(a, b))) {
        continue;
      }
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
  // Two groups are asked about once for each edge between them: what kept them apart last time is
  // looked at first.
  bool may_join(std::size_t a, std::size_t b) {
    const auto [apart, is_new] = apart_.try_emplace(std::minmax(a, b), 0, 0);
    if (!is_new && !are_possible(apart->second.first, apart->second.second)) return false;
    for (const std::size_t i : groups_[a].members) {
      for (const std::size_t j : groups_[b].members) {
        if (are_possible(i, j)) continue;
        apart->second = {i, j};
        return false;
      }
    }
    return true;
  }

  // Whom a reader joins may differ in all but what a reader kept apart.
  bool are_apart(std::size_t a, std::size_t b) {
    for (const std::size_t i : groups_[a].members) {
      for (const std::size_t j : groups_[b].members) {
        if (are_kept_apart(mentions_[i], mentions_[j])) return true;
      }
    }
    return false;
  }

  // Remembered as long as neither gets another date.
  bool are_possible(std::size_t i, std::size_t j) {
    const auto key = [&](std::size_t k) { return (k << 1U) | (dated_[k] ? 1U : 0U); };
    const auto [low, high] = std::minmax({key(i), key(j)});
    const auto [known, is_new] = possible_.try_emplace((low << 32U) | high, false);
    if (is_new) known->second = may_be_one(mentions_[i], mentions_[j]);
    return known->second;
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
      dated_[i] = true;
    }
  }

  std::vector<EventMention> mentions_;
  std::vector<bool> dated_;  // by its group
  std::unordered_map<std::size_t, Group>& groups_;
  std::unordered_map<std::uint64_t, bool> possible_;
  std::map<MentionPair, MentionPair> apart_;  // of two groups two mentions that cannot be one
};

}  // namespace

std::vector<MentionPair> pairs_within(const std::vector<const EventMention*>& mentions) {
  std::vector<std::size_t> order(mentions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::size_t reach = mentions.size();
  if (mentions.size() > kAllOfDocument) {
    reach = kNear;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(mentions[a]->trigger.begin, mentions[a]->event) <
             std::tie(mentions[b]->trigger.begin, mentions[b]->event);
    });
  }
  std::vector<MentionPair> out;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i - std::min(i, reach); j < i; ++j) {
      out.push_back(std::minmax(order[i], order[j]));
    }
  }
  return out;
}

std::vector<Group> group_edges(const std::vector<EventMention>& mentions,
                               const std::vector<MentionPair>& pairs, const MatchWeights& weights) {
  std::vector<Join> edges;
  for (const auto& [i, j] : pairs) {
    Match found = match(mentions[i], mentions[j], weights);
    if (found.possible && found.score >= weights.threshold()) edges.push_back({i, j, found});
  }
  std::unordered_map<std::size_t, Group> groups;
  for (std::size_t i = 0; i < mentions.size(); ++i) groups[i].members = {i};
  Sets sets(mentions.size());
  Agglomeration(mentions, groups).run(std::move(edges), sets);

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

namespace {

// Those by whom a mention is found.
struct Who {
  std::string name;
  bool is_state = false;
  bool is_pair = false;
};

std::vector<Who> whos_of(const EventMention& mention) {
  std::vector<Who> out;
  const auto& states = mention.all.states;
  for (auto i = states.begin(); i != states.end(); ++i) {
    for (auto j = std::next(i); j != states.end(); ++j) {
      out.push_back({*i + "+" + *j, false, true});
    }
    out.push_back({*i, true, false});
  }
  for (const auto& [state, persons] : mention.all.persons) {
    for (const Person& person : persons) {
      for (const std::string& name : person.names) out.push_back({name, false, false});
      if (person.names.empty()) out.push_back({person.id, false, false});
    }
  }
  return out;
}

}  // namespace

std::vector<MentionKey> keys_of(const EventMention& mention) {
  const bool alone = mention.all.states.size() < 2;
  const Day length = mention.days ? mention.days->length() : kLongestOfAll + 1;
  std::vector<MentionKey> out;
  for (const Who& who : whos_of(mention)) {
    const std::string name =
        fmt::format("{}\n{}", static_cast<int>(kin_of(mention.type)), who.name);
    const std::uint16_t most = who.is_pair ? kMostOfPair : kMost;
    const bool weak = who.is_state && !alone;
    const auto add_periods = [&](Day period, const char* kind, bool company) {
      const Day last = period_of(mention.days->last + 1, period);
      for (Day at = period_of(mention.days->first - 1, period); at <= last; ++at) {
        out.push_back({hash_word(fmt::format("{}\n{}{}", name, kind, at)), company, most});
      }
    };
    // What may lie in many days meets what lies in few under the longer periods.
    if (length <= kLongestTimed) add_periods(kPeriod, "", weak);
    if (length <= kLongestOfAll && !who.is_state) {
      add_periods(kLongPeriod, "long ", length <= kLongestTimed);
    }
    // And what tells no time meets all.
    const bool timeless = length > kLongestOfAll || (who.is_state && length > kLongestTimed);
    if (timeless || !who.is_state) out.push_back({hash_word(name), !timeless || weak, kMost});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end(),
                        [](const MentionKey& a, const MentionKey& b) { return a.key == b.key; }),
            out.end());
  return out;
}

std::vector<Group> group_mentions(const std::vector<EventMention>& mentions,
                                  const MatchWeights& weights) {
  return group_edges(mentions, candidate_pairs(mentions), weights);
}

}  // namespace dragoman
