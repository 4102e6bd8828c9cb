#include "linking/refresh.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "base/hash.h"
#include "linking/differences.h"
#include "linking/pack.h"

namespace dragoman {
namespace {

constexpr std::size_t kDocumentsKept = 300;

enum Dependence : int { kOnNames = 1, kOnAliases = 2 };

std::string owner_of_claim(const std::string& event) {
  return "claim\n" + event;
}

// What an actor is to linking. Names of others than persons and states only name issues.
std::string core_of(const ActorRecord& actor) {
  const bool by_name = actor.kind == "person" || actor.kind == "state";
  return (Packer() << actor.kind << actor.country << actor.code
                   << std::string_view(by_name ? actor.name : ""))
      .take();
}

struct Seen {
  std::string core;
  std::string name;
  std::string aliases;  // of a state
};

Seen seen_of(const std::optional<ActorRecord>& actor) {
  if (!actor) return {};
  Seen out{core_of(*actor), actor->name, ""};
  if (actor->kind == "state") out.aliases = (Packer() << actor->aliases).take();
  return out;
}

// Under what a mention with a day is found by claims: its kind with each of its states, and two.
std::vector<std::int64_t> keys_of_parties(const EventMention& mention) {
  const std::string kind = fmt::format("claim {}\n", static_cast<int>(kin_of(mention.type)));
  std::vector<std::int64_t> out;
  const auto& states = mention.all.states;
  for (auto i = states.begin(); i != states.end(); ++i) {
    out.push_back(row_key(kind + *i));
    for (auto j = std::next(i); j != states.end(); ++j) {
      out.push_back(row_key(fmt::format("{}{}\n{}", kind, *i, *j)));
    }
  }
  return out;
}

// The narrowest under which all that refutes a claim is found.
std::int64_t key_of_claim(const EventMention& mention) {
  const std::string kind = fmt::format("claim {}\n", static_cast<int>(kin_of(mention.type)));
  const auto& states = mention.all.states;
  if (states.size() < 2) return row_key(kind + *states.begin());
  return row_key(fmt::format("{}{}\n{}", kind, *states.begin(), *std::next(states.begin())));
}

bool may_refute(const EventMention& mention) {
  return mention.clock == Clock::own && mention.realis == Realis::happened;
}

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

void follow_actors(LinkStore& store, const std::vector<std::string>& actors) {
  for (const std::string& id : actors) {
    const std::int64_t key = row_key(id);
    Seen before;
    const std::vector<LinkRow> rows = store.rows(kActors, key);
    if (!rows.empty()) Unpacker(rows.front().value) >> before.core >> before.name >> before.aliases;
    const Seen now = seen_of(store.actor(id));
    const bool core = now.core != before.core;
    const bool name = now.name != before.name;
    const bool aliases = now.aliases != before.aliases;
    if (!core && !name && !aliases) continue;
    store.put(kActors, {key, 0, 0, (Packer() << now.core << now.name << now.aliases).take()});
    for (const LinkRow& row : store.rows(kDependents, key)) {
      int on = 0;
      Unpacker(row.value) >> on;
      if (core || (name && (on & kOnNames) != 0) || (aliases && (on & kOnAliases) != 0)) {
        store.set_pending(store.document_of(row.item));
      }
    }
  }
}

Refresh::Refresh(LinkStore& store, const Linker& linker)
    : store_(store),
      linker_(linker),
      traces_(store),
      edges_(store, traces_, linker.weights),
      differences_(store),
      relations_(store),
      positions_(
          store,
          [this](const std::vector<std::string>& ids) -> const Actors& { return know(ids); }),
      terms_(store, differences_) {}

void Refresh::run(const std::vector<std::string>& documents) {
  for (const std::string& id : documents) {
    const std::int64_t number = store_.number_of(id);
    if (number != 0) take_out(number);
    const std::shared_ptr<const ReadDocument> read = document(id);
    if (read) {
      put_in(*read);
    } else {
      differences_.set("document\n" + id, {});
      if (number != 0) store_.erase_trace(number);
    }
    store_.clear_pending(id);
  }
  regroup();
  check_claims();
  relations_.settle();
  positions_.settle();
  terms_.settle();
}

void Refresh::take_out(std::int64_t document) {
  const std::shared_ptr<const Trace> trace = traces_.of(document);
  edges_.remove(document, *trace);
  erase_rows(document, *trace);
  for (std::size_t i = 0; i < trace->mentions.size(); ++i) {
    const Item item = item_of(document, i);
    // The others of its incident came together with its help.
    before_.insert(incident_of(item));
    for (const Item other : group_of(item)) {
      if (document_of(other) != document) edges_.touch(other);
    }
    store_.erase(kIncidentOf, {item, 0, 0, ""});
  }
  traces_.erase(document);
  linked_.erase(document);
}

void Refresh::put_in(const ReadDocument& read) {
  const Actors& actors = know(read.actors);
  auto trace = std::make_shared<const Trace>(make_trace(read, linker_, actors));
  const std::int64_t number = store_.put_trace(read.document.id, pack(*trace));
  traces_.put(number, trace);
  linked_.insert(number);
  edges_.add(number, *trace);
  put_rows(number, *trace);
  std::vector<const StatementRecord*> statements;
  for (const StatementRecord& statement : read.statements) statements.push_back(&statement);
  differences_.set("document\n" + read.document.id,
                   contrasts_of(read.document, statements, actors, linker_.tables));
}

void Refresh::put_rows(std::int64_t document, const Trace& trace) {
  for (std::size_t i = 0; i < trace.mentions.size(); ++i) {
    const EventMention& mention = trace.mentions[i];
    if (!may_refute(mention)) continue;
    for (const std::int64_t key : keys_of_parties(mention)) {
      store_.put(kDays, {key, mention.days->first, item_of(document, i), ""});
    }
    touch_claims(mention);
  }
  for (const auto& [i, claim] : trace.claims) {
    const Item item = item_of(document, i);
    store_.put(kClaims, {key_of_claim(trace.mentions[i]), claim.quiet.first, item,
                         (Packer() << claim.quiet.last).take()});
    claims_.insert(item);
  }
  positions_.put(document, trace);
  terms_.put(document, trace);
  for (const std::string& actor : trace.actors) {
    const bool named = std::binary_search(trace.named.begin(), trace.named.end(), actor);
    const int on = (named ? kOnNames : 0) | (trace.official ? kOnAliases : 0);
    store_.put(kDependents, {row_key(actor), 0, document, (Packer() << on).take()});
  }
}

void Refresh::erase_rows(std::int64_t document, const Trace& trace) {
  for (std::size_t i = 0; i < trace.mentions.size(); ++i) {
    const EventMention& mention = trace.mentions[i];
    if (!may_refute(mention)) continue;
    for (const std::int64_t key : keys_of_parties(mention)) {
      store_.erase(kDays, {key, mention.days->first, item_of(document, i), ""});
    }
    touch_claims(mention);
  }
  for (const auto& [i, claim] : trace.claims) {
    const Item item = item_of(document, i);
    store_.erase(kClaims, {key_of_claim(trace.mentions[i]), claim.quiet.first, item, ""});
    claims_.erase(item);
    differences_.set(owner_of_claim(trace.mentions[i].event), {});
  }
  positions_.erase(document, trace);
  terms_.erase(document, trace);
  for (const std::string& actor : trace.actors) {
    store_.erase(kDependents, {row_key(actor), 0, document, ""});
  }
}

void Refresh::touch_claims(const EventMention& mention) {
  for (const std::int64_t key : keys_of_parties(mention)) {
    for (const LinkRow& row : store_.rows(kClaims, key)) {
      Day last = 0;
      Unpacker(row.value) >> last;
      if (mention.days->first >= row.place && mention.days->last <= last) claims_.insert(row.item);
    }
  }
}

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
  std::map<std::string, std::shared_ptr<const ReadDocument>> documents;
  std::map<std::string, std::vector<NounMention>> nouns;  // by event
  Group alone;
  std::map<std::size_t, std::size_t> places;
  for (const std::size_t i : group.members) {
    std::shared_ptr<const ReadDocument>& read = documents[mentions[i].document];
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

std::map<std::string, std::vector<NounMention>> Refresh::nouns_of(const ReadDocument& read,
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

void Refresh::check_claims() {
  for (const Item item : claims_) check_claim(item);
}

void Refresh::check_claim(Item item) {
  const std::shared_ptr<const Trace> trace = traces_.of(document_of(item));
  const EventMention& own = trace->mentions.at(index_of(item));
  const auto found = std::find_if(trace->claims.begin(), trace->claims.end(),
                                  [&](const auto& of) { return of.first == index_of(item); });
  const FirstClaim& claim = found->second;
  std::vector<EventMention> refuting;
  Day last = claim.quiet.first;
  for (const LinkRow& row :
       store_.rows_between(kDays, key_of_claim(own), claim.quiet.first, claim.quiet.last)) {
    if (refuting.size() >= kMostRefuting && row.place > last) break;
    last = static_cast<Day>(row.place);
    const std::shared_ptr<const Trace> of = traces_.of(document_of(row.item));
    const EventMention& other = of->mentions.at(index_of(row.item));
    if (refutes(other, claim, own)) refuting.push_back(other);
  }
  keep_earliest(refuting);
  std::vector<DifferenceRecord> differences;
  const std::string incident = incident_of(item);
  for (const EventMention& other : refuting) {
    differences.push_back(make_refutation(own, document(own.document)->document, other,
                                          document(other.document)->document, incident));
  }
  differences_.set(owner_of_claim(own.event), std::move(differences));
}

std::shared_ptr<const ReadDocument> Refresh::document(const std::string& id) {
  const auto known = documents_.find(id);
  if (known != documents_.end()) return known->second;
  std::optional<ReadDocument> read = read_document(store_, id);
  if (!read) return nullptr;
  if (documents_.size() >= kDocumentsKept) documents_.clear();
  auto out = std::make_shared<const ReadDocument>(std::move(*read));
  documents_[id] = out;
  return out;
}

const Actors& Refresh::know(const std::vector<std::string>& ids) {
  const auto ask = [&](const std::string& id) -> const ActorRecord* {
    if (known_.insert(id).second) {
      if (std::optional<ActorRecord> actor = store_.actor(id)) actors_.emplace(id, *actor);
    }
    const auto found = actors_.find(id);
    return found == actors_.end() ? nullptr : &found->second;
  };
  for (const std::string& id : ids) {
    const ActorRecord* actor = ask(id);
    if (actor != nullptr && !actor->country.empty()) ask(actor->country);
  }
  return actors_;
}

std::string Refresh::incident_of(Item item) {
  const std::vector<LinkRow> rows = store_.rows(kIncidentOf, item);
  return rows.empty() ? std::string() : rows.front().value;
}

}  // namespace dragoman
