#include "record/link_store.h"

#include "record/store_impl.h"

namespace dragoman {
namespace {

template <typename R>
std::vector<R> list_of(const std::function<void(const Filter&, std::function<void(Row<R>)>)>& ask,
                       std::string_view document) {
  Filter filter;
  filter.document = document;
  filter.without_wrong = true;
  std::vector<R> out;
  ask(filter, [&](Row<R> row) { out.push_back(std::move(row.record)); });
  return out;
}

}  // namespace

Status LinkStore::update(Store& store, const std::function<void(LinkStore&)>& work) {
  return guarded([&] {
    // Rows lie scattered over the file: a cache of the usual size would be of little use.
    store.impl_->database->run("PRAGMA cache_size = -65536");  // 64 MiB
    Transaction transaction(*store.impl_->database);
    LinkStore rows(*store.impl_);
    work(rows);
    transaction.commit();
  });
}

std::int64_t LinkStore::others() {
  return impl_.database->pragma("PRAGMA data_version");
}

std::string LinkStore::linker() {
  Query query(*impl_.database, "SELECT value FROM state WHERE name = 'linker'");
  return query.next() ? query.string(0) : std::string();
}

void LinkStore::start_over(std::string_view linker) {
  Database& database = *impl_.database;
  for (const char* sql :
       {"DELETE FROM link_row", "DELETE FROM link_trace", "DELETE FROM derived_party",
        "DELETE FROM derived", "DELETE FROM link_pending",
        "INSERT INTO link_pending SELECT id FROM document", "DELETE FROM changed_actor",
        "INSERT INTO changed_actor SELECT DISTINCT actor FROM actor_vote",
        "UPDATE record SET incident = NULL WHERE incident IS NOT NULL"}) {
    database.run(sql);
  }
  Query(database, "INSERT OR REPLACE INTO state (name, value) VALUES ('linker', ?)", linker).run();
  impl_.set_stale();
}

std::vector<std::string> LinkStore::pending() {
  Query query(*impl_.database,
              "SELECT p.document FROM link_pending p LEFT JOIN document d ON d.id = p.document"
              " ORDER BY d.first_day, p.document");
  std::vector<std::string> out;
  while (query.next()) out.push_back(query.string(0));
  return out;
}

void LinkStore::set_pending(std::string_view document) {
  impl_.set_pending(document);
}

void LinkStore::clear_pending(std::string_view document) {
  Query(*impl_.database, "DELETE FROM link_pending WHERE document = ?", document).run();
}

std::vector<std::string> LinkStore::take_changed_actors(std::size_t most) {
  std::vector<std::string> out;
  {
    Query query(*impl_.database, "SELECT actor FROM changed_actor LIMIT ?", most);
    while (query.next()) out.push_back(query.string(0));
  }
  for (const std::string& actor : out) {
    Query(*impl_.database, "DELETE FROM changed_actor WHERE actor = ?", actor).run();
  }
  return out;
}

bool LinkStore::finish() {
  const bool left =
      Query(*impl_.database,
            "SELECT 1 FROM link_pending UNION ALL SELECT 1 FROM changed_actor LIMIT 1")
          .next();
  if (left) return false;
  Query(*impl_.database, "UPDATE state SET value = 'fresh' WHERE name = 'derived'").run();
  return true;
}

std::optional<Document> LinkStore::document(std::string_view id) {
  Query query(*impl_.database, "SELECT body, file, text FROM document WHERE id = ?", id);
  if (!query.next()) return std::nullopt;
  Document out = read_body<DocumentEntry>(*impl_.database, query.text(0)).document;
  out.file = query.string(1);
  out.text = query.string(2);
  return out;
}

std::vector<EventRecord> LinkStore::events(std::string_view document) {
  return list_of<EventRecord>(
      [&](const Filter& filter, const auto& use) { impl_.each_row<EventRecord>(filter, use); },
      document);
}

std::map<std::string, Bonds> LinkStore::bonds(const std::vector<EventRecord>& events) {
  const auto& all = impl_.corrections().verdicts().bonds();
  std::map<std::string, Bonds> out;
  if (all.empty()) return out;
  for (const EventRecord& event : events) {
    const auto found = all.find(event.id);
    if (found != all.end()) out.insert(*found);
  }
  return out;
}

std::string LinkStore::document_of_event(std::string_view event) {
  Query query(*impl_.database,
              "SELECT d.id FROM record r JOIN document d ON d.key = r.document"
              " WHERE r.id = ? AND r.kind = 'event'",
              event);
  return query.next() ? query.string(0) : std::string();
}

std::vector<StatementRecord> LinkStore::statements(std::string_view document) {
  return list_of<StatementRecord>(
      [&](const Filter& filter, const auto& use) { impl_.each_row<StatementRecord>(filter, use); },
      document);
}

std::vector<FigureRecord> LinkStore::figures(std::string_view document) {
  return list_of<FigureRecord>(
      [&](const Filter& filter, const auto& use) { impl_.each_row<FigureRecord>(filter, use); },
      document);
}

std::vector<Span> LinkStore::sentences(std::string_view document) {
  return impl_.sentences_of(document);
}

std::vector<std::string> LinkStore::actors(std::string_view document) {
  // The plus keeps SQLite from going through all actors of the record for the order of their ids.
  Query query(*impl_.database,
              "SELECT DISTINCT id FROM record WHERE document ="
              " (SELECT key FROM document WHERE id = ?) AND +kind = 'actor' ORDER BY id",
              document);
  std::vector<std::string> out;
  while (query.next()) out.push_back(query.string(0));
  return out;
}

std::optional<ActorRecord> LinkStore::actor(std::string_view id) {
  return impl_.actor_in_short(id, false);
}

std::int64_t LinkStore::number_of(std::string_view document) {
  Query query(*impl_.database, "SELECT number FROM link_trace WHERE document = ?", document);
  return query.next() ? query.number(0) : 0;
}

std::int64_t LinkStore::put_trace(std::string_view document, std::string_view body) {
  Query(*impl_.database,
        "INSERT INTO link_trace (document, body) VALUES (?1, ?2)"
        " ON CONFLICT (document) DO UPDATE SET body = ?2",
        document, Bytes{body})
      .run();
  return number_of(document);
}

std::optional<std::string> LinkStore::trace(std::int64_t number) {
  Query query(*impl_.database, "SELECT body FROM link_trace WHERE number = ?", number);
  if (!query.next()) return std::nullopt;
  return std::string(query.bytes(0));
}

std::string LinkStore::document_of(std::int64_t number) {
  Query query(*impl_.database, "SELECT document FROM link_trace WHERE number = ?", number);
  return query.next() ? query.string(0) : std::string();
}

void LinkStore::erase_trace(std::int64_t number) {
  Query(*impl_.database, "DELETE FROM link_trace WHERE number = ?", number).run();
}

std::vector<LinkRow> LinkStore::rows(int space, std::int64_t key, std::size_t most) {
  Query query(*impl_.database,
              "SELECT place, item, value FROM link_row WHERE space = ? AND key = ?"
              " ORDER BY place, item LIMIT ?",
              space, key, most == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(most));
  std::vector<LinkRow> out;
  while (query.next()) {
    out.push_back({key, query.number(0), query.number(1), std::string(query.bytes(2))});
  }
  return out;
}

std::vector<LinkRow> LinkStore::rows_between(int space, std::int64_t key, std::int64_t first,
                                             std::int64_t last) {
  Query query(*impl_.database,
              "SELECT place, item, value FROM link_row WHERE space = ? AND key = ?"
              " AND place BETWEEN ? AND ? ORDER BY place, item",
              space, key, first, last);
  std::vector<LinkRow> out;
  while (query.next()) {
    out.push_back({key, query.number(0), query.number(1), std::string(query.bytes(2))});
  }
  return out;
}

void LinkStore::put(int space, const LinkRow& row) {
  Query(*impl_.database,
        "INSERT OR REPLACE INTO link_row (space, key, place, item, value) VALUES (?, ?, ?, ?, ?)",
        space, row.key, row.place, row.item, Bytes{row.value})
      .run();
}

bool LinkStore::put_new(int space, const LinkRow& row) {
  return Query(*impl_.database,
               "INSERT OR IGNORE INTO link_row (space, key, place, item, value)"
               " VALUES (?, ?, ?, ?, ?) RETURNING 1",
               space, row.key, row.place, row.item, Bytes{row.value})
      .next();
}

bool LinkStore::erase(int space, const LinkRow& row) {
  return Query(*impl_.database,
               "DELETE FROM link_row WHERE space = ? AND key = ? AND place = ? AND item = ?"
               " RETURNING 1",
               space, row.key, row.place, row.item)
      .next();
}

template <typename R>
void LinkStore::put_derived(const R& record) {
  impl_.write_derived_record(record);
}
template void LinkStore::put_derived(const IncidentRecord&);
template void LinkStore::put_derived(const DifferenceRecord&);
template void LinkStore::put_derived(const IssueRecord&);
template void LinkStore::put_derived(const PositionRecord&);
template void LinkStore::put_derived(const RelationRecord&);

void LinkStore::erase_derived(std::string_view id) {
  Query(*impl_.database, "DELETE FROM derived WHERE id = ?", id).run();
}

void LinkStore::set_incident(std::string_view event, std::string_view incident) {
  Query(*impl_.database,
        "UPDATE record SET incident = nullif(?, '') WHERE id = ? AND kind = 'event'", incident,
        event)
      .run();
}

}  // namespace dragoman
