// What a document touched is joined anew: groups, their incidents, and where these count.
#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "linking/pack.h"
#include "linking/refresh.h"

namespace dragoman {
namespace {

std::string mark_of(const Group& group, const std::vector<EventMention>& mentions) {
  std::string out;
  for (const std::size_t i : group.members) out += mentions[i].event + "\n";
  for (const Join& join : group.joins) {
    out += fmt::format("{} {} {}\n", mentions[join.first].event, mentions[join.second].event,
                       std::bit_cast<std::uint64_t>(join.match.score));
  }
  return (Packer() << hash_word(out)).take();
}

// What linking keeps of an incident.
struct Kept {
  std::string mark;
  std::vector<DyadMonth> months;
  std::vector<Item> items;

  static Kept of(const std::string& value) {
    Kept out;
    Unpacker in(value);
    std::size_t size = 0;
    in >> out.mark >> out.items >> size;
    out.months.resize(size);
    for (DyadMonth& month : out.months) in >> month.first >> month.second >> month.month;
    return out;
  }
  std::string packed() const {
    Packer out;
    out << mark << items << months.size();
    for (const DyadMonth& month : months) out << month.first << month.second << month.month;
    return out.take();
  }
};

}  // namespace

void Refresh::regroup() {
  const std::set<Item> touched = edges_.touched();
  std::set<Item> done;
  for (const Item item : touched) {
    if (!done.contains(item) && is_there(item)) regroup_around(item, done);
  }
  before_.erase("");
  for (const std::string& id : before_) {
    if (!after_.contains(id)) erase_incident(id);
  }
}

bool Refresh::is_there(Item item) {
  const std::shared_ptr<const Trace> trace = traces_.of(document_of(item));
  return trace && index_of(item) < trace->mentions.size();
}

std::vector<Item> Refresh::group_of(Item item) {
  const std::string id = incident_of(item);
  std::vector<Item> out{item};
  if (id.empty()) return out;
  for (const LinkRow& row : store_.rows(kIncidents, row_key(id))) {
    for (const Item other : Kept::of(row.value).items) {
      if (other != item && incident_of(other) == id) out.push_back(other);
    }
  }
  return out;
}

namespace {

// Some groups to be joined anew, and those next to them.
struct Region {
  std::set<Item> inner;
  std::map<Item, std::size_t> outer;  // with the number of its group

  bool contains(Item item) const { return inner.contains(item) || outer.contains(item); }
};

// Mentions of a region by event id, with the edges that are to be tried.
struct Trial {
  std::vector<Item> items;
  std::vector<EventMention> mentions;
  std::vector<MentionPair> pairs;
};

Trial trial_of(const Region& region, Traces& traces, Edges& edges) {
  std::vector<std::pair<std::string, Item>> ordered;
  const auto see = [&](Item item) { ordered.emplace_back(traces.mention(item).event, item); };
  for (const Item item : region.inner) see(item);
  for (const auto& [item, group] : region.outer) see(item);
  std::sort(ordered.begin(), ordered.end());
  Trial out;
  std::map<Item, std::size_t> places;
  for (const auto& [event, item] : ordered) {
    places[item] = out.items.size();
    out.items.push_back(item);
    out.mentions.push_back(traces.mention(item));
  }
  for (const auto& [item, place] : places) {
    const auto own = region.outer.find(item);
    for (const Item other : edges.of(item)) {
      const auto found = places.find(other);
      if (found == places.end() || found->second < place) continue;
      const auto theirs = region.outer.find(other);
      // Two that stay as they are do not join.
      const bool apart = own != region.outer.end() && theirs != region.outer.end() &&
                         own->second != theirs->second;
      if (!apart) out.pairs.emplace_back(place, found->second);
    }
  }
  return out;
}

}  // namespace

void Refresh::regroup_around(Item seed, std::set<Item>& done) {
  const auto waits = [&](Item item) {
    return edges_.touched().contains(item) && !done.contains(item);
  };
  Region region;
  std::size_t groups = 0;
  std::vector<Item> open = group_of(seed);
  while (true) {
    // Inner ones draw in their neighbours' groups; those that wait for their turn become inner.
    while (!open.empty()) {
      const Item item = open.back();
      open.pop_back();
      region.outer.erase(item);
      if (!region.inner.insert(item).second) continue;
      for (const Item other : edges_.of(item)) {
        if (region.contains(other)) continue;
        const std::vector<Item> group = group_of(other);
        if (std::any_of(group.begin(), group.end(), waits)) {
          open.insert(open.end(), group.begin(), group.end());
        } else {
          ++groups;
          for (const Item member : group) region.outer[member] = groups;
        }
      }
    }
    const Trial trial = trial_of(region, traces_, edges_);
    const std::vector<Group> joined = group_edges(trial.mentions, trial.pairs, linker_.weights);
    for (const Group& group : joined) {
      const auto is_inner = [&](std::size_t i) { return region.inner.contains(trial.items[i]); };
      if (std::none_of(group.members.begin(), group.members.end(), is_inner)) continue;
      for (const std::size_t i : group.members) {
        if (is_inner(i)) continue;
        const std::vector<Item> whole = group_of(trial.items[i]);
        open.insert(open.end(), whole.begin(), whole.end());
      }
    }
    if (!open.empty()) continue;
    for (const Item item : region.inner) {
      const std::string id = incident_of(item);
      before_.insert(id);
      after_.erase(id);
    }
    for (const Group& group : joined) {
      if (region.inner.contains(trial.items[group.members.front()])) {
        make(group, trial.items, trial.mentions);
      }
    }
    done.insert(region.inner.begin(), region.inner.end());
    return;
  }
}

// The incident of a group, unless it is there already, made of the same.
void Refresh::make(const Group& group, const std::vector<Item>& items,
                   const std::vector<EventMention>& mentions) {
  const std::string id = incident_id(mentions[group.members.front()].event);
  after_.insert(id);
  Kept now;
  now.mark = mark_of(group, mentions);
  for (const std::size_t i : group.members) now.items.push_back(items[i]);
  Kept old;
  const std::vector<LinkRow> rows = store_.rows(kIncidents, row_key(id));
  if (!rows.empty()) old = Kept::of(rows.front().value);
  const bool same = now.mark == old.mark &&
                    std::none_of(group.members.begin(), group.members.end(), [&](std::size_t i) {
                      return linked_.contains(document_of(items[i]));
                    });
  if (same) return;

  Told told;
  std::map<std::string, std::shared_ptr<const LinkedDocument>> documents;
  std::map<std::string, std::vector<NounMention>> nouns;  // by event
  Group alone;
  std::map<std::size_t, std::size_t> places;
  for (const std::size_t i : group.members) {
    std::shared_ptr<const LinkedDocument>& read = documents[mentions[i].document];
    if (!read) {
      read = document(mentions[i].document);
      check(read != nullptr, "linking: a document has gone");
      know(read->actors);
      nouns.merge(nouns_of(*read, items[i]));
      for (const StatementRecord& statement : read->statements) {
        told.around.statements[read->document.id].push_back(&statement);
      }
      for (const FigureRecord& figure : read->figures) {
        told.around.figures[read->document.id].push_back(&figure);
      }
    }
    places[i] = told.mentions.size();
    alone.members.push_back(told.mentions.size());
    told.mentions.push_back(mentions[i]);
    told.told.push_back(
        {read->event(mentions[i].event), &read->document, nouns[mentions[i].event]});
    check(told.told.back().event != nullptr, "linking: an event has gone");
  }
  for (const Join& join : group.joins) {
    alone.joins.push_back({places.at(join.first), places.at(join.second), join.match});
  }
  const MadeIncident made = make_all(alone, told, linker_, actors_);
  store_.put_derived(made.incident);
  differences_.set("incident\n" + id, made.differences);
  for (const DyadMonth& month : old.months) relations_.erase(month, id);
  for (const DyadMonth& month : made.months) relations_.put(month, made.incident);
  now.months = made.months;
  store_.put(kIncidents, {row_key(id), 0, 0, now.packed()});
  for (const std::size_t i : group.members) assign(items[i], mentions[i], id);
}

std::map<std::string, std::vector<NounMention>> Refresh::nouns_of(const LinkedDocument& read,
                                                                  Item item) {
  const std::shared_ptr<const Trace> trace = traces_.of(document_of(item));
  std::vector<const EventMention*> all;
  for (const EventMention& mention : trace->mentions) all.push_back(&mention);
  return dragoman::nouns_of(read.document, read.sentences, all, linker_.tables);
}

void Refresh::assign(Item item, const EventMention& mention, const std::string& incident) {
  if (incident_of(item) == incident) return;
  store_.put(kIncidentOf, {item, 0, 0, incident});
  store_.set_incident(mention.event, incident);
  const std::shared_ptr<const Trace> trace = traces_.of(document_of(item));
  for (const auto& [i, claim] : trace->claims) {
    if (i == index_of(item)) claims_.insert(item);
  }
}

void Refresh::erase_incident(const std::string& id) {
  for (const LinkRow& row : store_.rows(kIncidents, row_key(id))) {
    for (const DyadMonth& month : Kept::of(row.value).months) relations_.erase(month, id);
  }
  store_.erase(kIncidents, {row_key(id), 0, 0, ""});
  differences_.set("incident\n" + id, {});
  store_.erase_derived(id);
}

std::string Refresh::incident_of(Item item) {
  const std::vector<LinkRow> rows = store_.rows(kIncidentOf, item);
  return rows.empty() ? std::string() : rows.front().value;
}

}  // namespace dragoman
