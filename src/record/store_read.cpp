// What the store answers: listings by filter, joined actors and memberships, a record by its id.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "record/conditions.h"
#include "record/store_impl.h"

namespace dragoman {
namespace {

// The place of a joined record in the order of the export: that of its first evidence.
template <typename R>
struct Placed {
  std::string file;
  std::string document;
  std::uint32_t begin = 0;
  R record;

  auto key() const { return std::tie(file, document, begin, record.id); }
};

template <typename R>
Placed<R> join(std::vector<Part<R>> parts) {
  Placed<R> out;
  for (const Part<R>& part : parts) {
    if (part.record.evidence.empty()) continue;
    out.file = part.file;
    out.document = part.document;
    out.begin = part.record.evidence.front().span.begin;
    break;
  }
  if constexpr (std::is_same_v<R, ActorRecord>) {
    out.record = merge_actors(std::move(parts));
  } else {
    out.record = merge_memberships(std::move(parts));
  }
  return out;
}

}  // namespace

template <typename R>
void Store::Impl::each_row(const Filter& filter, const std::function<void(Row<R>)>& use) {
  if (!kJoined<R> && asks_nothing_findable(filter)) return;
  Conditions where = conditions_on_records<R>(filter);
  // Parts of one joined record come together and in the order of their documents.
  constexpr std::string_view kOrder =
      kJoined<R> ? "r.id, d.file, d.id, r.begin, r.key" : "d.file, d.id, r.begin, r.id";
  std::string sql = fmt::format(
      "SELECT r.body, r.incident, d.file, d.id, d.first_day FROM record r"
      " JOIN document d ON d.key = r.document WHERE {} = '{}'{} ORDER BY {}{}",
      kind_column<R>(filter), Fields<R>::kKind, where.sql(), kOrder,
      kJoined<R> ? "" : limited(filter));
  const Corrections& corrected = corrections();
  Query query(*database, sql);
  where.bind(query);
  while (query.next()) {
    Row<R> row{read_body<R>(*database, query.text(0)), query.string(2), query.string(3),
               query.string(4)};
    if constexpr (std::is_same_v<R, EventRecord>) row.record.incident = query.string(1);
    if (filter.without_wrong && corrected.verdicts().is_wrong(row.record.id)) continue;
    if (!corrected.empty()) corrected.apply(row.record);
    use(std::move(row));
  }
}

template void Store::Impl::each_row(const Filter&, const std::function<void(Row<EventRecord>)>&);
template void Store::Impl::each_row(const Filter&,
                                    const std::function<void(Row<StatementRecord>)>&);
template void Store::Impl::each_row(const Filter&,
                                    const std::function<void(Row<CommitmentRecord>)>&);
template void Store::Impl::each_row(const Filter&, const std::function<void(Row<FigureRecord>)>&);

template <typename R>
std::vector<R> Store::Impl::list(const Filter& filter) {
  std::vector<R> out;
  each_row<R>(filter, [&](Row<R> row) { out.push_back(std::move(row.record)); });
  return out;
}

template <typename R>
std::vector<R> Store::Impl::merged(const Filter& filter, std::string_view id) {
  std::vector<Placed<R>> all;
  std::vector<Part<R>> parts;
  auto flush = [&] {
    if (parts.empty()) return;
    Placed<R> placed = join(std::move(parts));
    parts.clear();
    if (fits(placed.record, filter)) all.push_back(std::move(placed));
  };
  const Corrections& corrected = corrections();
  auto take = [&](Row<R> row) {
    if (!parts.empty() && parts.front().record.id != row.record.id) flush();
    parts.push_back({std::move(row.file), std::move(row.document), std::move(row.published),
                     std::move(row.record)});
  };
  if (id.empty()) {
    each_row<R>(filter, take);
  } else {
    Query query(*database,
                "SELECT r.body, d.file, d.id, d.first_day FROM record r JOIN document d"
                " ON d.key = r.document WHERE r.id = ?1 AND r.kind = ?2"
                " AND (?3 = '' OR d.id = ?3) ORDER BY d.file, d.id, r.begin, r.key",
                id, Fields<R>::kKind, filter.document);
    while (query.next()) {
      Row<R> row{read_body<R>(*database, query.text(0)), query.string(1), query.string(2),
                 query.string(3)};
      if (!corrected.empty()) corrected.apply(row.record);
      take(std::move(row));
    }
  }
  flush();
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.key() < b.key(); });
  if (filter.limit != 0 && all.size() > filter.limit) all.resize(filter.limit);
  std::vector<R> out;
  out.reserve(all.size());
  for (Placed<R>& placed : all) out.push_back(std::move(placed.record));
  return out;
}

template std::vector<ActorRecord> Store::Impl::merged(const Filter&, std::string_view);
template std::vector<MembershipRecord> Store::Impl::merged(const Filter&, std::string_view);

void Store::Impl::each_document(const Filter& filter, const std::function<void(DocumentEntry)>& use,
                                bool with_sentences) {
  if (asks_nothing_findable(filter)) return;
  const Conditions where = conditions_on_documents(filter);
  std::string sql = fmt::format(
      "SELECT d.body, d.file, d.text FROM document d WHERE TRUE{} ORDER BY d.file, d.id{}",
      where.sql(), limited(filter));
  Query query(*database, sql);
  where.bind(query);
  while (query.next()) {
    auto entry = read_body<DocumentEntry>(*database, query.text(0));
    entry.document.file = query.string(1);
    entry.document.text = query.string(2);
    if (with_sentences) entry.sentences = sentences_of(entry.document.id);
    use(std::move(entry));
  }
}

std::vector<Span> Store::Impl::sentences_of(std::string_view document) {
  Query query(*database,
              "SELECT begin, finish FROM sentence WHERE document ="
              " (SELECT key FROM document WHERE id = ?) ORDER BY begin, finish",
              document);
  std::vector<Span> out;
  while (query.next()) {
    out.push_back(
        {static_cast<std::uint32_t>(query.number(0)), static_cast<std::uint32_t>(query.number(1))});
  }
  return out;
}

std::shared_ptr<const DocumentText> Store::Impl::text_of(std::string_view document) {
  // Records are written in the order of their documents: a few texts are enough.
  constexpr std::size_t kKept = 64;
  std::string id(document);
  auto known = cached_texts.find(id);
  if (known != cached_texts.end()) return known->second;
  // What is being written out has been found in time.
  const auto deadline = database->deadline();
  database->set_deadline(std::nullopt);
  std::optional<std::string> found;
  {
    Query query(*database, "SELECT text FROM document WHERE id = ?", document);
    if (query.next()) found = query.string(0);
  }
  database->set_deadline(deadline);
  if (!found) return nullptr;
  if (cached_texts.size() >= kKept) cached_texts.clear();
  auto text = std::make_shared<const DocumentText>(std::move(*found));
  cached_texts.emplace(std::move(id), text);
  return text;
}

Result<std::vector<Document>> Store::documents(const Filter& filter) {
  return guarded([&] {
    std::vector<Document> out;
    impl_->each_document(
        filter, [&](DocumentEntry entry) { out.push_back(std::move(entry.document)); }, false);
    return out;
  });
}

Result<std::vector<ActorRecord>> Store::actors(const Filter& filter) {
  return guarded([&] { return impl_->merged<ActorRecord>(filter, {}); });
}
Result<std::vector<EventRecord>> Store::events(const Filter& filter) {
  return guarded([&] { return impl_->list<EventRecord>(filter); });
}
Result<std::vector<StatementRecord>> Store::statements(const Filter& filter) {
  return guarded([&] { return impl_->list<StatementRecord>(filter); });
}
Status Store::each_event(const Filter& filter, const EachRecord<EventRecord>& use) {
  return guarded([&] {
    impl_->each_row<EventRecord>(
        filter, [&](Row<EventRecord> row) { use(std::move(row.record), row.published); });
  });
}
Status Store::each_statement(const Filter& filter, const EachRecord<StatementRecord>& use) {
  return guarded([&] {
    impl_->each_row<StatementRecord>(
        filter, [&](Row<StatementRecord> row) { use(std::move(row.record), row.published); });
  });
}
Result<std::vector<CommitmentRecord>> Store::commitments(const Filter& filter) {
  return guarded([&] { return impl_->list<CommitmentRecord>(filter); });
}
Result<std::vector<MembershipRecord>> Store::memberships(const Filter& filter) {
  return guarded([&] { return impl_->merged<MembershipRecord>(filter, {}); });
}
Result<std::vector<FigureRecord>> Store::figures(const Filter& filter) {
  return guarded([&] { return impl_->list<FigureRecord>(filter); });
}

Result<DocumentRecords> Store::records_of(std::string_view document_id) {
  auto known = has(document_id);
  if (!known) return known.error();
  if (!*known) {
    return Error{ErrorCode::not_found, fmt::format("there is no document '{}'", document_id),
                 impl_->database->path()};
  }
  return guarded([&] {
    Filter filter;
    filter.document = document_id;
    DocumentRecords out;
    impl_->each_row<ActorRecord>(
        filter, [&](Row<ActorRecord> row) { out.actors.push_back(std::move(row.record)); });
    out.events = impl_->list<EventRecord>(filter);
    out.statements = impl_->list<StatementRecord>(filter);
    out.commitments = impl_->list<CommitmentRecord>(filter);
    impl_->each_row<MembershipRecord>(filter, [&](Row<MembershipRecord> row) {
      out.memberships.push_back(std::move(row.record));
    });
    out.figures = impl_->list<FigureRecord>(filter);
    out.sentences = impl_->sentences_of(document_id);
    return out;
  });
}

TextLookup Store::texts() {
  return [impl = impl_.get()](std::string_view document) { return impl->text_of(document); };
}

}  // namespace dragoman
