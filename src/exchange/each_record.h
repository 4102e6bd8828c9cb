// All records of a kind, one after the other, in the order of the listing; a page at a time, so
// that memory does not grow with the record.
#pragma once

#include "record/store.h"

namespace dragoman {

// `use(record)` may ask the store. Actors come with the evidence of the twenty documents first
// read, documents without text.
template <typename R, typename Use>
Status each_record(Store& store, const Filter& filter, Use use) {
  PageOptions options;
  options.limit = 500;
  do {
    Result<Page<R>> page = store.page<R>(filter, options);
    if (!page) return page.error();
    for (R& record : page->items) use(record);
    options.cursor = std::move(page->next);
  } while (!options.cursor.empty());
  return {};
}

// Actors by id, with all their evidence: one at a time.
template <typename Use>
Status each_whole_actor(Store& store, Use use) {
  Status found;
  Status read = each_record<ActorRecord>(store, {}, [&](const ActorRecord& actor) {
    Result<AnyRecord> whole = found.ok() ? store.find(actor.id) : found.error();
    if (!whole) {
      found = whole.error();
    } else if (const auto* record = std::get_if<ActorRecord>(&*whole)) {
      use(*record);
    }
  });
  return found.ok() ? read : found;
}

}  // namespace dragoman
