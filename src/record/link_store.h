// What linking keeps in the record between its runs, and how it changes what it made.
//
//   Status done = LinkStore::update(store, [&](LinkStore& rows) {
//     for (const std::string& id : rows.pending()) ...
//   });
//
// One update is one transaction: killed inside, nothing of it has happened, and what was pending
// is pending still. A failure of the store ends the update where it is: it travels through the
// callback as the store's own exception and comes out of `update` as an Error, so nothing in
// between has to ask.
//
// Rows are opaque here: they lie in spaces, are found by a key, and come by place and item. Only
// linking knows what they mean. A document's trace is what linking saw in it, so that it can be
// taken back when the document changes or goes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/store.h"

namespace dragoman {

struct LinkRow {
  std::int64_t key = 0;
  std::int64_t place = 0;
  std::int64_t item = 0;
  std::string value;
};

class LinkStore {
 public:
  static Status update(Store& store, const std::function<void(LinkStore&)>& work);

  // Another number whenever somebody else has changed the record.
  std::int64_t others();
  // Which tables and program linked last; empty where the derived records are others'.
  std::string linker();
  // Forgets all that linking made and kept; all documents are pending.
  void start_over(std::string_view linker);
  // The documents that came, changed or went, by the day of their publication; those of which no
  // document is left come first.
  std::vector<std::string> pending();
  void set_pending(std::string_view document);
  void clear_pending(std::string_view document);
  // At most so many of the actors of whom documents say something else than before; they are told
  // once.
  std::vector<std::string> take_changed_actors(std::size_t most);
  // Nothing is left to do, if so.
  bool finish();

  // What the document says now; nothing where it has gone. Records in the order of the export.
  std::optional<Document> document(std::string_view id);
  // But for what a reader found wrong.
  std::vector<EventRecord> events(std::string_view document);
  // What readers say of these events and others.
  std::map<std::string, Bonds> bonds(const std::vector<EventRecord>& events);
  std::string document_of_event(std::string_view event);  // or empty
  std::vector<StatementRecord> statements(std::string_view document);
  std::vector<FigureRecord> figures(std::string_view document);
  std::vector<std::string> actors(std::string_view document);  // ids
  std::vector<Span> sentences(std::string_view document);      // what was read, in order
  // The actor as all documents together show it (merge.h), without roles and evidence. Costs
  // nothing that grows with the record.
  std::optional<ActorRecord> actor(std::string_view id);

  // A document's number, 0 where it has no trace.
  std::int64_t number_of(std::string_view document);
  std::int64_t put_trace(std::string_view document, std::string_view body);  // its number
  std::optional<std::string> trace(std::int64_t number);
  std::string document_of(std::int64_t number);
  void erase_trace(std::int64_t number);

  // Rows of a key by (place, item), at most `most` if it is not 0.
  std::vector<LinkRow> rows(int space, std::int64_t key, std::size_t most = 0);
  std::vector<LinkRow> rows_between(int space, std::int64_t key, std::int64_t first,
                                    std::int64_t last);
  // In place of one with the same key, place and item.
  void put(int space, const LinkRow& row);
  // Only where there is none; whether there was none.
  bool put_new(int space, const LinkRow& row);
  // Whether it was there.
  bool erase(int space, const LinkRow& row);

  template <typename R>
  void put_derived(const R& record);
  void erase_derived(std::string_view id);
  void set_incident(std::string_view event, std::string_view incident);  // or none

 private:
  explicit LinkStore(Store::Impl& impl) : impl_(impl) {}
  Store::Impl& impl_;
};

}  // namespace dragoman
