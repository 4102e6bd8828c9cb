#include "linking/link.h"

#include <algorithm>
#include <set>
#include <utility>

#include "linking/accounts.h"
#include "linking/contrasts.h"
#include "linking/differences.h"
#include "linking/groups.h"
#include "linking/incidents.h"
#include "linking/kept.h"
#include "linking/link_input.h"
#include "linking/positions.h"
#include "linking/refresh.h"
#include "linking/terms.h"
#include "linking/told.h"
#include "linking/trace.h"

namespace dragoman {
namespace {

Result<LinkInput> look_at(Store& store) {
  LinkInput input;
  Filter sound;
  sound.without_wrong = true;
  Status read =
      store.each_statement(sound, [&](StatementRecord record, const std::string& published) {
        if (record.stances.empty() && record.act != "call") return;
        input.statements.push_back({std::move(record), published});
      });
  if (!read) return read.error();
  read = store.each_event(sound, [&](EventRecord record, const std::string& published) {
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

template <typename R>
void sort_by_id(std::vector<R>& records) {
  std::sort(records.begin(), records.end(), [](const R& a, const R& b) { return a.id < b.id; });
}

// All documents with their events.
struct Whole {
  std::vector<Document> documents;
  std::vector<EventRecord> events;  // by id
  std::vector<StatementRecord> statements;
  std::vector<FigureRecord> figures;
  Told told;
};

// Words that take up events of their document.
Status find_nouns(Store& store, const Linker& linker, Told& told) {
  std::map<const Document*, std::vector<std::size_t>> of_document;
  for (std::size_t i = 0; i < told.told.size(); ++i) {
    of_document[told.told[i].document].push_back(i);
  }
  for (const auto& [document, indexes] : of_document) {
    Result<DocumentRecords> records = store.records_of(document->id);
    if (!records) return records.error();
    std::vector<const EventMention*> mentions;
    for (const std::size_t i : indexes) mentions.push_back(&told.mentions[i]);
    auto nouns = nouns_of(*document, records->sentences, mentions, linker.tables);
    for (const std::size_t i : indexes) {
      told.told[i].nouns = std::move(nouns[told.mentions[i].event]);
    }
  }
  return {};
}

Result<Whole> gather(Store& store, const Linker& linker, const Actors& actors) {
  Whole out;
  Result<std::vector<Document>> documents = store.documents();
  if (!documents) return documents.error();
  out.documents = std::move(*documents);
  Filter sound;
  sound.without_wrong = true;
  Result<std::vector<EventRecord>> events = store.events(sound);
  if (!events) return events.error();
  const Result<std::map<std::string, Bonds>> bonds = store.bonds();
  if (!bonds) return bonds.error();
  out.events = std::move(*events);
  sort_by_id(out.events);
  std::map<std::string_view, std::vector<const EventRecord*>> of_document;
  for (const EventRecord& event : out.events) {
    if (!event.evidence.empty()) of_document[event.evidence.front().document].push_back(&event);
  }
  std::set<const EventRecord*> linked;
  for (auto& [id, told] : of_document) {
    for (const EventRecord* event : linked_events(std::move(told))) linked.insert(event);
  }
  std::map<std::string, std::pair<const Document*, Subject>> by_id;
  for (const Document& document : out.documents) {
    by_id[document.id] = {&document, subject_of(document, linker.tables.bags)};
  }
  for (const EventRecord& event : out.events) {
    if (!linked.contains(&event)) continue;
    const auto& [document, subject] = by_id.at(event.evidence.front().document);
    out.told.told.push_back({&event, document, {}});
    out.told.mentions.push_back(make_mention(event, *document, subject, actors, linker.tables));
    bind(out.told.mentions.back(), *bonds);
  }
  if (Status done = find_nouns(store, linker, out.told); !done) return done.error();
  Result<std::vector<StatementRecord>> statements = store.statements(sound);
  if (!statements) return statements.error();
  out.statements = std::move(*statements);
  for (const StatementRecord& statement : out.statements) {
    out.told.around.statements[statement.evidence.front().document].push_back(&statement);
  }
  Result<std::vector<FigureRecord>> figures = store.figures(sound);
  if (!figures) return figures.error();
  out.figures = std::move(*figures);
  for (const FigureRecord& figure : out.figures) {
    out.told.around.figures[figure.evidence.front().document].push_back(&figure);
  }
  return out;
}

// A mention's claim against all others.
void check_claim(const Told& told, std::size_t i, const Linker& linker, const std::string& incident,
                 DerivedRecords& out) {
  const EventMention& own = told.mentions[i];
  const auto claim = first_claim_of(own, *told.told[i].document, linker.tables);
  if (!claim) return;
  std::vector<EventMention> refuting;
  std::map<std::string, const Document*> documents;
  for (std::size_t j = 0; j < told.mentions.size(); ++j) {
    if (!refutes(told.mentions[j], *claim, own)) continue;
    refuting.push_back(told.mentions[j]);
    documents[told.mentions[j].document] = told.told[j].document;
  }
  keep_earliest(refuting);
  for (const EventMention& other : refuting) {
    out.differences.push_back(make_refutation(own, *told.told[i].document, other,
                                              *documents.at(other.document), incident));
  }
}

void link_events(const Whole& whole, const Linker& linker, const Actors& actors,
                 DerivedRecords& out) {
  const Told& told = whole.told;
  std::map<DyadMonth, std::vector<std::size_t>> months;
  for (const Group& group : group_mentions(told.mentions, linker.weights)) {
    MadeIncident made = make_all(group, told, linker, actors);
    for (const std::size_t i : group.members) check_claim(told, i, linker, made.incident.id, out);
    append(out.differences, std::move(made.differences));
    for (DyadMonth& month : made.months) months[std::move(month)].push_back(out.incidents.size());
    out.incidents.push_back(std::move(made.incident));
  }
  for (const Document& document : whole.documents) {
    const auto statements = told.around.statements.find(document.id);
    if (statements == told.around.statements.end()) continue;
    append(out.differences, contrasts_of(document, statements->second, actors, linker.tables));
  }
  for (const auto& [month, indexes] : months) {
    std::vector<const IncidentRecord*> incidents;
    for (const std::size_t i : indexes) incidents.push_back(&out.incidents[i]);
    out.relations.push_back(make_relation(month, incidents, Scale::plover));
  }
  sort_by_id(out.incidents);
  sort_by_id(out.relations);
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
  Result<Whole> whole = gather(store, linker, actors);
  if (!whole) return whole.error();
  link_events(*whole, linker, actors, out);

  Positions positions = make_positions(*input);
  append(out.issues, std::move(positions.issues));
  append(out.positions, std::move(positions.positions));
  Terms terms = make_terms(*input);
  append(out.issues, std::move(terms.issues));
  append(out.differences, std::move(terms.differences));
  sort_by_id(out.issues);
  // Two ways may lead to one difference.
  std::sort(out.differences.begin(), out.differences.end(), [](const auto& a, const auto& b) {
    return a.id != b.id ? a.id < b.id : comes_first(a, b);
  });
  const auto same = [](const auto& a, const auto& b) { return a.id == b.id; };
  out.differences.erase(std::unique(out.differences.begin(), out.differences.end(), same),
                        out.differences.end());
  return out;
}

Status refresh_derived(Store& store, const Linker& linker, const LinkTold& told) {
  constexpr std::size_t kBatch = 200;
  constexpr std::size_t kActorsAtOnce = 5000;
  Result<bool> stale = store.derived_is_stale();
  if (!stale) return stale.error();
  if (!*stale) return {};
  Status done = LinkStore::update(store, [&](LinkStore& rows) {
    if (rows.linker() != linker.mark) rows.start_over(linker.mark);
  });
  Traces traces;
  bool finished = false;
  while (done && !finished) {
    // Who everybody is comes before what they did.
    bool more = true;
    while (done && more) {
      done = LinkStore::update(store, [&](LinkStore& rows) {
        const std::vector<std::string> actors = rows.take_changed_actors(kActorsAtOnce);
        follow_actors(rows, actors);
        more = !actors.empty();
      });
    }
    std::vector<std::string> pending;
    if (done) done = LinkStore::update(store, [&](LinkStore& rows) { pending = rows.pending(); });
    for (std::size_t i = 0; done && i < pending.size(); i += kBatch) {
      const auto from = pending.begin() + static_cast<std::ptrdiff_t>(i);
      const auto size = static_cast<std::ptrdiff_t>(std::min(kBatch, pending.size() - i));
      const std::vector<std::string> batch(from, from + size);
      done = LinkStore::update(store,
                               [&](LinkStore& rows) { Refresh(rows, linker, traces).run(batch); });
      if (done && told) told(i + batch.size(), pending.size());
    }
    if (done) done = LinkStore::update(store, [&](LinkStore& rows) { finished = rows.finish(); });
  }
  return done;
}

}  // namespace dragoman
