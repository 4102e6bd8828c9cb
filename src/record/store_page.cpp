// Listings a page at a time: each page goes on after the last record of the one before, by the key
// that the listing is sorted by, so that what lies before costs nothing.
#include <fmt/format.h>

#include "record/conditions.h"
#include "record/cursor.h"
#include "record/store_impl.h"

namespace dragoman {
namespace {

template <typename R>
constexpr bool kIsMade = std::is_same_v<R, IncidentRecord> || std::is_same_v<R, DifferenceRecord> ||
                         std::is_same_v<R, IssueRecord> || std::is_same_v<R, PositionRecord> ||
                         std::is_same_v<R, RelationRecord>;
template <typename R>
constexpr bool kIsKept = std::is_same_v<R, ReviewRecord> || std::is_same_v<R, ForeignEventRecord>;
template <typename R>
constexpr std::string_view kKindOf = Fields<R>::kKind;
template <>
constexpr std::string_view kKindOf<Document> = Fields<DocumentEntry>::kKind;

// How a listing is asked for: its rows, from where on, in which order. The key of a row is in the
// last columns.
struct Listing {
  std::string_view select;
  std::string_view after;  // a condition
  std::string_view order;
  std::size_t keys = 2;
};

template <typename R>
Listing listing_of(Order order) {
  const bool newest = order == Order::newest;
  if constexpr (std::is_same_v<R, Document>) {
    if (newest) {
      return {"SELECT d.body, d.file, coalesce(d.first_day, ''), d.id FROM document d WHERE TRUE",
              " AND coalesce(d.first_day, '') <= ?1 AND (coalesce(d.first_day, '') < ?1 OR"
              " d.id > ?2)",
              "coalesce(d.first_day, '') DESC, d.id"};
    }
    return {"SELECT d.body, d.file, d.file, d.id FROM document d WHERE TRUE",
            " AND (d.file, d.id) > (?1, ?2)", "d.file, d.id"};
  } else if constexpr (kJoined<R>) {
    return {"SELECT DISTINCT r.id, NULL, r.id FROM record r WHERE r.kind = '{}'", " AND r.id > ?1",
            "r.id", 1};
  } else if constexpr (kIsMade<R>) {
    if (newest) {
      return {"SELECT r.body, NULL, r.day, r.id FROM derived r WHERE r.kind = '{}'",
              " AND r.day <= ?1 AND (r.day < ?1 OR r.id > ?2)", "r.day DESC, r.id"};
    }
    return {"SELECT r.body, NULL, r.id FROM derived r WHERE r.kind = '{}'", " AND r.id > ?1",
            "r.id", 1};
  } else if constexpr (kIsKept<R>) {
    if (newest) {
      return {
          "SELECT r.body, NULL, coalesce(json_extract(r.body, '$.time'), '') AS day, r.id"
          " FROM kept r WHERE r.kind = '{}'",
          " AND day <= ?1 AND (day < ?1 OR r.id > ?2)", "day DESC, r.id"};
    }
    return {"SELECT r.body, NULL, r.id FROM kept r WHERE r.kind = '{}'", " AND r.id > ?1", "r.id",
            1};
  } else {
    // The order of the tables is given: SQLite shall walk the index that the listing is sorted by.
    if (newest) {
      return {
          "SELECT r.body, r.incident, r.day, r.id FROM record r INDEXED BY record_day"
          " CROSS JOIN document d WHERE d.key = r.document AND r.day IS NOT NULL"
          " AND r.kind = '{}'",
          " AND r.day <= ?1 AND (r.day < ?1 OR r.id > ?2)", "r.day DESC, r.id"};
    }
    return {
        "SELECT r.body, r.incident, d.file, d.id, r.begin, r.id FROM document d"
        " CROSS JOIN record r WHERE r.document = d.key AND r.kind = '{}'",
        " AND d.file >= ?1 AND (d.file, d.id, r.begin, r.id) >"
        " (?1, ?2, CAST(?3 AS INTEGER), ?4)",
        "d.file, d.id, r.begin, r.id", 4};
  }
}

template <typename R>
Conditions conditions_on(const Filter& filter) {
  if constexpr (std::is_same_v<R, Document>) {
    return conditions_on_documents(filter);
  } else if constexpr (kIsMade<R>) {
    return conditions_on_made<R>(filter);
  } else if constexpr (kIsKept<R>) {
    return conditions_on_kept(filter);
  } else {
    return conditions_on_records<R>(filter);
  }
}

// The text of a document is left in the store, and with it what only counts places in it.
Document document_of(const Database& database, const Query& query) {
  Document out = read_body<DocumentEntry>(database, query.text(0)).document;
  out.file = query.string(1);
  out.blocks.clear();
  return out;
}

}  // namespace

// A state is named in nearly every document: who it is follows from the votes of all, evidence is
// given of a few.
std::optional<ActorRecord> Store::Impl::actor_of_page(std::string_view id, const Filter& filter) {
  if (!filter.document.empty()) {
    auto joined = merged<ActorRecord>(filter, id);
    return joined.empty() ? std::nullopt : std::optional(std::move(joined.front()));
  }
  std::optional<ActorRecord> out = actor_in_short(id);
  if (!out || !fits(*out, filter)) return std::nullopt;
  std::vector<Part<ActorRecord>> parts;
  Query query(*database,
              "SELECT r.body, d.file, d.id FROM record r JOIN document d ON d.key = r.document"
              " WHERE r.key IN (SELECT key FROM record WHERE id = ? AND kind = 'actor'"
              " ORDER BY key LIMIT 20)",
              id);
  while (query.next()) {
    parts.push_back(
        {query.string(1), query.string(2), "", read_body<ActorRecord>(*database, query.text(0))});
    corrections().apply(parts.back().record);
  }
  if (parts.empty()) return std::nullopt;
  ActorRecord shown = merge_actors(std::move(parts));
  out->roles = std::move(shown.roles);
  out->evidence = std::move(shown.evidence);
  return out;
}

template <typename R>
Page<R> Store::Impl::page(const Filter& filter, const PageOptions& options) {
  Page<R> out;
  const Listing listing = listing_of<R>(options.order);
  const std::string name =
      fmt::format("{} {}", kKindOf<R>, options.order == Order::newest ? "newest" : "record");
  std::vector<std::string> after;
  if (!options.cursor.empty()) {
    auto fields = fields_of_cursor(name, options.cursor);
    if (!fields || fields->size() != listing.keys) {
      throw StoreFailure({ErrorCode::bad_argument,
                          fmt::format("'{}' is no cursor of this listing ({}); wanted: what `next`"
                                      " of its page before says",
                                      options.cursor.substr(0, 40), name),
                          "cursor"});
    }
    after = std::move(*fields);
  }
  constexpr bool kText = !std::is_same_v<R, ActorRecord> && !std::is_same_v<R, IssueRecord>;
  if (options.limit == 0 || (kText && asks_nothing_findable(filter))) return out;
  const Conditions where = conditions_on<R>(filter);
  const std::string sql =
      fmt::format("{}{}{} ORDER BY {}", fmt::format(fmt::runtime(listing.select), kKindOf<R>),
                  after.empty() ? std::string_view() : listing.after, where.sql(), listing.order);
  const Corrections& corrected = corrections();
  Query query(*database, sql);
  for (const std::string& field : after) query.bind(field);
  where.bind(query);
  std::vector<std::string> last;
  while (query.next()) {
    std::optional<R> record;
    if constexpr (std::is_same_v<R, Document>) {
      record = document_of(*database, query);
    } else if constexpr (std::is_same_v<R, ActorRecord>) {
      record = actor_of_page(query.text(0), filter);
    } else if constexpr (kJoined<R>) {
      auto joined = merged<R>(filter, query.text(0));
      if (!joined.empty()) record = std::move(joined.front());
    } else {
      record = read_body<R>(*database, query.text(0));
      if constexpr (std::is_same_v<R, EventRecord>) record->incident = query.string(1);
      if constexpr (requires { corrected.apply(*record); }) corrected.apply(*record);
      if constexpr (std::is_same_v<R, IssueRecord>) {
        if (!fits(*record, filter)) record.reset();
      }
    }
    if (!record) continue;
    if (filter.without_wrong && corrected.verdicts().is_wrong(record->id)) continue;
    if (out.items.size() == options.limit) {
      out.next = cursor_of(name, last);
      break;
    }
    last.clear();
    for (std::size_t i = 0; i < listing.keys; ++i) {
      last.push_back(query.string(2 + static_cast<int>(i)));
    }
    out.items.push_back(std::move(*record));
  }
  return out;
}

template <typename R>
Result<Page<R>> Store::page(const Filter& filter, const PageOptions& options) {
  return guarded([&] { return impl_->page<R>(filter, options); });
}

template Result<Page<Document>> Store::page(const Filter&, const PageOptions&);
template Result<Page<ActorRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<EventRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<StatementRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<CommitmentRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<MembershipRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<FigureRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<IncidentRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<DifferenceRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<IssueRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<PositionRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<RelationRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<ReviewRecord>> Store::page(const Filter&, const PageOptions&);
template Result<Page<ForeignEventRecord>> Store::page(const Filter&, const PageOptions&);

Result<std::vector<Document>> Store::documents_in_short(const std::vector<std::string>& ids) {
  return guarded([&] {
    std::vector<Document> out;
    if (ids.empty()) return out;
    Filter filter;
    filter.ids = ids;
    const Conditions where = conditions_on_documents(filter);
    const std::string sql = fmt::format(
        "SELECT d.body, d.file FROM document d WHERE TRUE{} ORDER BY d.id", where.sql());
    Query query(*impl_->database, sql);
    where.bind(query);
    while (query.next()) out.push_back(document_of(*impl_->database, query));
    return out;
  });
}

}  // namespace dragoman
