#include "cli/derived.h"

#include "cli/common_options.h"
#include "linking/link.h"

namespace dragoman {

Result<Store> open_derived(Session& session, const std::string& path) {
  Result<Store> store = open_record(path);
  if (!store) return store.error();
  Result<bool> stale = store->derived_is_stale();
  if (!stale) return stale.error();
  if (!*stale) return store;
  Result<Store> writer = Store::open(path, Store::Mode::read_write_create);
  Status done = writer ? refresh_derived(*writer) : Status(writer.error());
  if (!done) {
    session.note("positions and differences are older than the record: " + done.error().text());
  }
  return store;
}

}  // namespace dragoman
