#include "linking/refresh.h"

#include <fmt/format.h>

#include <algorithm>

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

Refresh::Refresh(LinkStore& store, const Linker& linker, Traces& traces)
    : store_(store),
      linker_(linker),
      traces_(traces),
      edges_(store, traces_, linker.weights),
      differences_(store),
      relations_(store),
      positions_(
          store,
          [this](const std::vector<std::string>& ids) -> const Actors& { return know(ids); }),
      terms_(store, differences_) {
  traces_.look_into(store);
}

void Refresh::run(const std::vector<std::string>& documents) {
  for (const std::string& id : documents) {
    const std::int64_t number = store_.number_of(id);
    if (number != 0) take_out(number);
    const std::shared_ptr<const LinkedDocument> read = document(id);
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
    // It may be passed over from now on.
    store_.set_incident(trace->mentions[i].event, "");
  }
  traces_.erase(document);
  linked_.erase(document);
}

void Refresh::put_in(const LinkedDocument& read) {
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

std::shared_ptr<const LinkedDocument> Refresh::document(const std::string& id) {
  const auto known = documents_.find(id);
  if (known != documents_.end()) return known->second;
  std::optional<LinkedDocument> read = read_document(store_, id);
  if (!read) return nullptr;
  if (documents_.size() >= kDocumentsKept) documents_.clear();
  auto out = std::make_shared<const LinkedDocument>(std::move(*read));
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

}  // namespace dragoman
