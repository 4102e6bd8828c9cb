// What all listings share: their flags, the filter they ask for, the three forms they print.
//
// Without a flag, lines for people; --json prints one object a line, in the record's own form, as
// export does; --csv prints a header and a row a record.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/common_options.h"
#include "cli/describe.h"
#include "cli/session.h"
#include "exchange/columns.h"
#include "record/store.h"

namespace dragoman {

struct ListingFlags {
  std::string record;
  std::string data;
  std::vector<std::string> actors;     // ids or names
  std::vector<std::string> countries;  // codes or names
  std::string type;
  std::string since;
  std::string until;
  std::string document;  // an id or a file
  std::string realis;
  std::string confidence;  // "0.6": events at least so likely to be right
  std::string text;
  std::size_t limit = 0;
  bool json = false;
  bool csv = false;
};

// Which filters make sense for a kind.
struct ListingFilters {
  const char* type_help = "";  // empty: no --type
  bool parties = true;
  bool time = true;
  bool document = true;
  bool realis = false;  // of events: --realis and --confidence
  bool text = true;
};

void listing_options(Command& command, ListingFlags& flags, const ListingFilters& filters);

// An id, a beginning of one, or a name: the only actor who bears it. Fails with not_found or, where
// several do, bad_argument.
Result<std::string> resolve_actor(Store& store, const std::string& given);
// An id, a beginning of one, a file as it was read, or the last part of its path.
Result<std::string> resolve_document(Store& store, const std::string& given);

// Resolves names of actors, countries and files. Fails with not_found or bad_argument, saying what
// was meant by what.
Result<Filter> make_filter(Store& store, const ListingFlags& flags);
// Reports why there is no filter; returns the exit code.
int fail_filter(Session& session, const Error& error);

// What one kind has beside the common filters; each part may be missing.
template <typename R>
struct ListingExtras {
  std::function<void(Command&)> options;
  std::function<void(std::vector<R>&)> keep;  // leaves out what was not asked for
  // Lines below a record, for people.
  std::function<std::string(const R&, Lookup&, const Terminal&)> below = {};
};

// Prints one record after the other in the form that was asked for.
template <typename R>
class ListingPrinter {
 public:
  ListingPrinter(Session& session, Store& store, const ListingFlags& flags,
                 const ListingExtras<R>& extras = {})
      : session_(&session),
        lookup_(store),
        texts_(store.texts()),
        flags_(&flags),
        below_(extras.below) {
    if (flags.csv) write_csv_header<R>(session.out);
  }
  void print(const R& record) {
    if (flags_->json) {
      session_->out << json(record) << '\n';
    } else if (flags_->csv) {
      write_csv_row(session_->out, record, lookup_);
    } else {
      session_->out << describe(record, lookup_, session_->terminal);
      if (below_) session_->out << below_(record, lookup_, session_->terminal);
    }
  }

 private:
  std::string json(const R& record) {
    if constexpr (std::is_same_v<R, Document>) {
      return to_json(DocumentEntry{record, {}}, texts_);
    } else {
      return to_json(record, texts_);
    }
  }

  Session* session_;
  Lookup lookup_;
  TextLookup texts_;
  const ListingFlags* flags_;
  std::function<std::string(const R&, Lookup&, const Terminal&)> below_;
};

// Leaves out events less likely to be right than --confidence asks, then keeps --limit.
void keep_likely(std::vector<EventRecord>& events, const ListingFlags& flags);

template <typename R>
using StoreQuery = Result<std::vector<R>> (Store::*)(const Filter&);

template <typename R>
int list_records(Session& session, const ListingFlags& flags, StoreQuery<R> query,
                 const ListingExtras<R>& extras = {}) {
  Result<Store> store = open_record(flags.record);
  if (!store) return session.fail(store.error());
  Result<Filter> filter = make_filter(*store, flags);
  if (!filter) return fail_filter(session, filter.error());
  if (extras.keep) filter->limit = 0;
  Result<std::vector<R>> records = ((*store).*query)(*filter);
  if (!records) return session.fail(records.error());
  if (extras.keep) {
    extras.keep(*records);
    if (flags.limit != 0 && records->size() > flags.limit) records->resize(flags.limit);
  }
  if constexpr (std::is_same_v<R, EventRecord>) keep_likely(*records, flags);
  ListingPrinter<R> printer(session, *store, flags, extras);
  for (const R& record : *records) printer.print(record);
  return records->empty() ? kNothingFound : kDone;
}

// Declares a listing of one kind.
template <typename R>
void add_listing(Session& session, const std::string& name, const std::string& summary,
                 const std::string& examples, const ListingFilters& filters, StoreQuery<R> query,
                 ListingExtras<R> extras = {}) {
  auto flags = std::make_shared<ListingFlags>();
  Command command(session, name, summary, examples);
  listing_options(command, *flags, filters);
  if (extras.options) extras.options(command);
  command.runs([flags, query, extras = std::move(extras), &session] {
    return list_records<R>(session, *flags, query, extras);
  });
}

}  // namespace dragoman
