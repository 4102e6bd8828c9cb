// What linking, readers and other data sets add to what was read; a record by its id; counts.
#include <fmt/format.h>

#include "record/store_impl.h"

namespace dragoman {
namespace {

ErrorCode code_from_name(std::string_view name) {
  for (int i = 0;; ++i) {
    auto code = static_cast<ErrorCode>(i);
    if (error_name(code) == name) return code;
    if (error_name(code) == "unknown") return ErrorCode::unsupported;  // a later version's
  }
}

// All ids for which a condition holds, with their kinds.
std::string ids_where(std::string_view condition) {
  return fmt::format(
      "SELECT id, 'document' AS kind FROM document WHERE {0}"
      " UNION SELECT id, kind FROM record WHERE {0} UNION SELECT id, kind FROM derived WHERE {0}"
      " UNION SELECT id, kind FROM kept WHERE {0}",
      condition);
}

}  // namespace

Result<std::vector<Failure>> Store::failures() {
  return guarded([&] {
    Query query(*impl_->database, "SELECT file, stage, code, message FROM failure ORDER BY file");
    std::vector<Failure> out;
    while (query.next()) {
      out.push_back(
          {query.string(0), query.string(1), code_from_name(query.text(2)), query.string(3)});
    }
    return out;
  });
}

void Store::Impl::write_incident_of_events(const IncidentRecord& incident) {
  for (const std::string& event : incident.events) {
    Query(*database, "UPDATE record SET incident = ? WHERE id = ? AND kind = 'event'", incident.id,
          event)
        .run();
  }
}

template <typename R>
void Store::Impl::write_derived_record(const R& record) {
  const std::string body = to_stored(record);
  const DerivedColumns columns = derived_columns_of(record);
  std::int64_t key = 0;
  {
    Query query(*database,
                "INSERT INTO derived (id, kind, body, day, number, confidence, type, realis,"
                " first_day, last_day, target)"
                " VALUES (?,?,?,?,nullif(?,0),nullif(?,0),?,?,?,?,?)"
                " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, body = excluded.body,"
                " day = excluded.day, number = excluded.number, confidence = excluded.confidence,"
                " type = excluded.type, realis = excluded.realis, first_day = excluded.first_day,"
                " last_day = excluded.last_day, target = excluded.target RETURNING key",
                record.id, Fields<R>::kKind, body, columns.first_day, columns.number,
                columns.confidence);
    for (const std::string* text :
         {&columns.type, &columns.realis, &columns.first_day, &columns.last_day, &columns.target}) {
      query.bind_or_null(*text);
    }
    query.next();
    key = query.number(0);
    while (query.next()) continue;
  }
  Query(*database, "DELETE FROM derived_party WHERE record = ?", key).run();
  for (const std::string_view actor : columns.parties) {
    if (actor.empty()) continue;
    Query(*database, "INSERT OR IGNORE INTO derived_party (actor, record) VALUES (?, ?)", actor,
          key)
        .run();
  }
  for (const std::string_view who : columns.perhaps) {
    Query(*database,
          "INSERT OR IGNORE INTO derived_party (actor, record) SELECT ?1, ?2"
          " WHERE EXISTS (SELECT 1 FROM actor_vote WHERE actor = ?1)",
          who, key)
        .run();
  }
}

template void Store::Impl::write_derived_record(const IncidentRecord&);
template void Store::Impl::write_derived_record(const DifferenceRecord&);
template void Store::Impl::write_derived_record(const IssueRecord&);
template void Store::Impl::write_derived_record(const PositionRecord&);
template void Store::Impl::write_derived_record(const RelationRecord&);

Status Store::replace_derived(const DerivedRecords& derived) {
  return guarded([&] {
    Database& database = *impl_->database;
    Transaction transaction(database);
    Query(database, "DELETE FROM derived_party").run();
    Query(database, "DELETE FROM derived").run();
    Query(database, "UPDATE record SET incident = NULL WHERE incident IS NOT NULL").run();
    auto keep = [&](const auto& list) {
      for (const auto& record : list) impl_->write_derived_record(record);
    };
    keep(derived.incidents);
    keep(derived.differences);
    keep(derived.issues);
    keep(derived.positions);
    keep(derived.relations);
    for (const IncidentRecord& incident : derived.incidents) {
      impl_->write_incident_of_events(incident);
    }
    impl_->forget_linking();
    Query(database, "UPDATE state SET value = 'fresh' WHERE name = 'derived'").run();
    transaction.commit();
  });
}

template <typename R>
std::vector<R> Store::Impl::list_derived(std::string_view table) {
  std::string sql =
      fmt::format("SELECT body FROM {} WHERE kind = '{}' ORDER BY id", table, Fields<R>::kKind);
  Query query(*database, sql);
  std::vector<R> out;
  while (query.next()) out.push_back(read_body<R>(*database, query.text(0)));
  return out;
}

template std::vector<IncidentRecord> Store::Impl::list_derived(std::string_view);
template std::vector<DifferenceRecord> Store::Impl::list_derived(std::string_view);
template std::vector<IssueRecord> Store::Impl::list_derived(std::string_view);
template std::vector<PositionRecord> Store::Impl::list_derived(std::string_view);
template std::vector<RelationRecord> Store::Impl::list_derived(std::string_view);
template std::vector<ReviewRecord> Store::Impl::list_derived(std::string_view);
template std::vector<ForeignEventRecord> Store::Impl::list_derived(std::string_view);

Result<DerivedRecords> Store::derived() {
  return guarded([&] {
    DerivedRecords out;
    out.incidents = impl_->list_derived<IncidentRecord>("derived");
    out.differences = impl_->list_derived<DifferenceRecord>("derived");
    out.issues = impl_->list_derived<IssueRecord>("derived");
    out.positions = impl_->list_derived<PositionRecord>("derived");
    out.relations = impl_->list_derived<RelationRecord>("derived");
    return out;
  });
}

Result<bool> Store::derived_is_stale() {
  return guarded([&] {
    return Query(*impl_->database, "SELECT 1 FROM state WHERE name = 'derived' AND value = 'stale'")
        .next();
  });
}

template <typename R>
void Store::Impl::write_kept(const R& record, std::string_view target) {
  std::string body = to_stored(record);
  Query query(*database, "INSERT OR REPLACE INTO kept (id, kind, body, target) VALUES (?, ?, ?, ?)",
              record.id, Fields<R>::kKind, body);
  query.bind_or_null(target);
  query.run();
}

template void Store::Impl::write_kept(const ReviewRecord&, std::string_view);
template void Store::Impl::write_kept(const ForeignEventRecord&, std::string_view);

Status Store::add_foreign_event(const ForeignEventRecord& event) {
  return guarded([&] {
    Transaction transaction(*impl_->database);
    impl_->write_kept(event, {});
    transaction.commit();
  });
}

Result<std::vector<ForeignEventRecord>> Store::foreign_events() {
  return guarded([&] { return impl_->list_derived<ForeignEventRecord>("kept"); });
}

std::string Store::Impl::kind_of(std::string_view id) {
  Query query(*database,
              "SELECT 'document' FROM document WHERE id = ?1"
              " UNION ALL SELECT kind FROM record WHERE id = ?1"
              " UNION ALL SELECT kind FROM derived WHERE id = ?1"
              " UNION ALL SELECT kind FROM kept WHERE id = ?1 LIMIT 1",
              id);
  return query.next() ? query.string(0) : std::string();
}

// The record of a kind with this id; there is one.
AnyRecord Store::Impl::load(std::string_view kind, std::string_view id) {
  if (kind == "document") {
    std::optional<AnyRecord> out;
    Filter filter;
    filter.document = id;
    each_document(filter, [&](DocumentEntry entry) { out = std::move(entry); });
    dragoman::check(out.has_value(), "find: a document has gone");
    return *std::move(out);
  }
  if (kind == "actor") return merged<ActorRecord>({}, id).front();
  if (kind == "membership") return merged<MembershipRecord>({}, id).front();
  Query query(*database,
              "SELECT body, incident FROM record WHERE id = ?1 AND kind = ?2"
              " UNION ALL SELECT body, NULL FROM derived WHERE id = ?1 AND kind = ?2"
              " UNION ALL SELECT body, NULL FROM kept WHERE id = ?1 AND kind = ?2",
              id, kind);
  dragoman::check(query.next(), "find: a record has gone");
  std::optional<AnyRecord> out;
  for_each_record_kind([&](auto example) {
    using R = decltype(example);
    if (Fields<R>::kKind != kind) return;
    R record = read_body<R>(*database, query.text(0));
    if constexpr (std::is_same_v<R, EventRecord>) record.incident = query.string(1);
    if constexpr (requires { corrections().apply(record); }) corrections().apply(record);
    out = std::move(record);
  });
  dragoman::check(out.has_value(), "find: a kind that is not known");
  return *std::move(out);
}

Result<AnyRecord> Store::find(std::string_view id_or_prefix) {
  using Ids = std::vector<std::pair<std::string, std::string>>;
  auto found = guarded([&]() -> Result<AnyRecord> {
    if (const std::string kind = impl_->kind_of(id_or_prefix); !kind.empty()) {
      return impl_->load(kind, id_or_prefix);
    }
    Ids ids;
    if (!id_or_prefix.empty()) {
      // The highest code point ends the range of all that begin so.
      const std::string sql =
          ids_where("id >= ?1 AND id < ?1 || char(1114111)") + " ORDER BY id, kind LIMIT 11";
      Query query(*impl_->database, sql, id_or_prefix);
      while (query.next()) ids.emplace_back(query.string(0), query.string(1));
    }
    if (ids.empty()) {
      // One that a reviewer has merged into another.
      const std::string id(id_or_prefix);
      const std::string& meant = impl_->corrections().meant(id, {});
      if (meant != id) return impl_->load("actor", meant);
    }
    if (ids.size() == 1) return impl_->load(ids.front().second, ids.front().first);
    if (ids.empty()) {
      return Error{ErrorCode::not_found, fmt::format("no record has the id '{}'", id_or_prefix),
                   impl_->database->path()};
    }
    std::string several;
    for (std::size_t i = 0; i < ids.size() && i < 10; ++i) {
      several += (i == 0 ? "" : ", ") + ids[i].first;
    }
    if (ids.size() > 10) several += ", …";
    return Error{ErrorCode::bad_argument,
                 fmt::format("several ids begin with '{}': {}", id_or_prefix, several), ""};
  });
  if (!found) return found.error();
  return *std::move(found);
}

}  // namespace dragoman
