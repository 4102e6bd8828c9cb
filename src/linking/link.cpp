#include "linking/link.h"

#include <algorithm>
#include <utility>

#include "linking/accounts.h"
#include "linking/contrasts.h"
#include "linking/differences.h"
#include "linking/groups.h"
#include "linking/incidents.h"
#include "linking/link_input.h"
#include "linking/positions.h"
#include "linking/relations.h"
#include "linking/terms.h"

namespace dragoman {
namespace {

Result<LinkInput> look_at(Store& store) {
  LinkInput input;
  Status read = store.each_statement({}, [&](StatementRecord record, const std::string& published) {
    if (record.stances.empty() && record.act != "call") return;
    input.statements.push_back({std::move(record), published});
  });
  if (!read) return read.error();
  read = store.each_event({}, [&](EventRecord record, const std::string& published) {
    if (!record.stances.empty()) input.events.push_back({std::move(record), published});
  });
  if (!read) return read.error();
  if (input.statements.empty() && input.events.empty()) return input;
  Result<std::vector<ActorRecord>> actors = store.actors();
  if (!actors) return actors.error();
  for (ActorRecord& actor : *actors) {
    std::string id = actor.id;
    input.actors.emplace(std::move(id), std::move(actor));
  }
  return input;
}

template <typename R>
void append(std::vector<R>& to, std::vector<R> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Two things may not bear one id.
template <typename R>
void sort_unique(std::vector<R>& records) {
  std::sort(records.begin(), records.end(), [](const R& a, const R& b) { return a.id < b.id; });
  records.erase(std::unique(records.begin(), records.end(),
                            [](const R& a, const R& b) { return a.id == b.id; }),
                records.end());
}

// All documents with their events, the events sorted by id.
struct Told {
  std::vector<Document> documents;
  std::vector<EventRecord> events;
  std::vector<ToldEvent> told;
  std::vector<EventMention> mentions;
  std::vector<StatementRecord> statements;
  std::vector<FigureRecord> figures;
  Surroundings around;
};

// Words that take up events of their document.
Status find_nouns(Store& store, const Linker& linker, Told& out) {
  std::map<const Document*, std::vector<std::size_t>> of_document;
  for (std::size_t i = 0; i < out.told.size(); ++i) {
    of_document[out.told[i].document].push_back(i);
  }
  for (const auto& [document, indexes] : of_document) {
    Result<DocumentRecords> records = store.records_of(document->id);
    if (!records) return records.error();
    std::vector<const EventMention*> mentions;
    for (const std::size_t i : indexes) mentions.push_back(&out.mentions[i]);
    for (NounMention& noun :
         noun_mentions_of(*document, records->sentences, mentions, linker.tables)) {
      const auto owner = std::find_if(indexes.begin(), indexes.end(), [&](std::size_t i) {
        return out.mentions[i].event == noun.event;
      });
      out.told[*owner].nouns.push_back(std::move(noun));
    }
  }
  return {};
}

Result<Told> gather(Store& store, const Linker& linker, const Actors& actors) {
  Told out;
  Result<std::vector<Document>> documents = store.documents();
  if (!documents) return documents.error();
  out.documents = std::move(*documents);
  Result<std::vector<EventRecord>> events = store.events();
  if (!events) return events.error();
  out.events = std::move(*events);
  std::sort(out.events.begin(), out.events.end(),
            [](const EventRecord& a, const EventRecord& b) { return a.id < b.id; });
  std::map<std::string, std::pair<const Document*, WordBag>> by_id;
  for (const Document& document : out.documents) {
    by_id[document.id] = {&document, subject_of(document, linker.tables.bags)};
  }
  for (const EventRecord& event : out.events) {
    if (event.evidence.empty()) continue;
    const auto& [document, subject] = by_id.at(event.evidence.front().document);
    out.told.push_back({&event, document, {}});
    out.mentions.push_back(make_mention(event, *document, subject, actors, linker.tables));
  }
  if (Status done = find_nouns(store, linker, out); !done) return done.error();
  Result<std::vector<StatementRecord>> statements = store.statements();
  if (!statements) return statements.error();
  out.statements = std::move(*statements);
  for (const StatementRecord& statement : out.statements) {
    out.around.statements[statement.evidence.front().document].push_back(&statement);
  }
  Result<std::vector<FigureRecord>> figures = store.figures();
  if (!figures) return figures.error();
  out.figures = std::move(*figures);
  for (const FigureRecord& figure : out.figures) {
    out.around.figures[figure.evidence.front().document].push_back(&figure);
  }
  return out;
}

// Differences within and between the reports of an incident.
void compare_accounts(const Told& told, const Group& group, const IncidentRecord& incident,
                      const Linker& linker, const Actors& actors,
                      const std::map<std::string, std::vector<std::size_t>>& by_state,
                      DerivedRecords& out) {
  if (group.members.size() > 1) {
    const auto accounts =
        accounts_of(group, told.mentions, told.told, told.around, actors, linker.tables);
    append(out.differences,
           differences_of(incident, accounts, told.mentions, told.around, linker.tables));
  }
  for (const std::size_t i : group.members) {
    const auto claim = first_claim_of(i, told.mentions[i], *told.told[i].document, linker.tables);
    if (!claim || told.mentions[i].all.states.empty()) continue;
    const auto others = by_state.find(*told.mentions[i].all.states.begin());
    append(out.differences, against(*claim, others->second, told.mentions, told.told, incident));
  }
}

void link_events(const Told& told, const Linker& linker, const Actors& actors,
                 DerivedRecords& out) {
  std::map<DyadMonth, std::vector<std::size_t>> months;
  std::map<std::string, std::vector<std::size_t>> by_state;
  for (std::size_t i = 0; i < told.mentions.size(); ++i) {
    for (const std::string& state : told.mentions[i].all.states) by_state[state].push_back(i);
  }
  for (const Group& group : group_mentions(told.mentions, linker.weights)) {
    out.incidents.push_back(make_incident(group, told.mentions, told.told, actors, linker.weights));
    for (DyadMonth& month : months_of(out.incidents.back(), group, told.mentions)) {
      months[std::move(month)].push_back(out.incidents.size() - 1);
    }
    compare_accounts(told, group, out.incidents.back(), linker, actors, by_state, out);
  }
  for (const Document& document : told.documents) {
    const auto statements = told.around.statements.find(document.id);
    if (statements == told.around.statements.end()) continue;
    append(out.differences, contrasts_of(document, statements->second, actors, linker.tables));
  }
  for (const auto& [month, indexes] : months) {
    std::vector<const IncidentRecord*> incidents;
    for (const std::size_t i : indexes) incidents.push_back(&out.incidents[i]);
    out.relations.push_back(make_relation(month, incidents, Scale::plover));
  }
  std::sort(out.incidents.begin(), out.incidents.end(),
            [](const IncidentRecord& a, const IncidentRecord& b) { return a.id < b.id; });
  std::sort(out.relations.begin(), out.relations.end(),
            [](const RelationRecord& a, const RelationRecord& b) { return a.id < b.id; });
}

}  // namespace

Result<DerivedRecords> derive(Store& store, const Linker& linker) {
  Result<LinkInput> input = look_at(store);
  if (!input) return input.error();

  DerivedRecords out;
  Actors actors;
  Result<std::vector<ActorRecord>> all = store.actors();
  if (!all) return all.error();
  for (ActorRecord& actor : *all) {
    std::string id = actor.id;
    actors.emplace(std::move(id), std::move(actor));
  }
  Result<Told> told = gather(store, linker, actors);
  if (!told) return told.error();
  link_events(*told, linker, actors, out);

  Positions positions = make_positions(*input);
  append(out.issues, std::move(positions.issues));
  append(out.positions, std::move(positions.positions));
  Terms terms = make_terms(*input);
  append(out.issues, std::move(terms.issues));
  append(out.differences, std::move(terms.differences));
  sort_unique(out.issues);
  sort_unique(out.differences);
  return out;
}

Status refresh_derived(Store& store, const Linker& linker) {
  Result<bool> stale = store.derived_is_stale();
  if (!stale) return stale.error();
  if (!*stale) return {};
  Result<DerivedRecords> derived = derive(store, linker);
  if (!derived) return derived.error();
  return store.replace_derived(*derived);
}

}  // namespace dragoman
