#include "cli/derived.h"

#include "cli/common_options.h"
#include "cli/engine.h"

namespace dragoman {

Status link_record(Store& store, const std::string& data, const LinkTold& told) {
  Result<bool> stale = store.derived_is_stale();
  if (!stale) return stale.error();
  if (!*stale) return {};
  Result<std::filesystem::path> folder = find_data(data);
  if (!folder) return folder.error();
  Result<Linker> linker = Linker::load(*folder);
  if (!linker) return linker.error();
  return refresh_derived(store, *linker, told);
}

Result<Store> open_derived(Session& session, const std::string& path) {
  Result<Store> store = open_record(path);
  if (!store) return store.error();
  Result<bool> stale = store->derived_is_stale();
  if (!stale) return stale.error();
  if (!*stale) return store;
  Result<Store> writer = Store::open(path, Store::Mode::read_write_create);
  Status done = writer ? link_record(*writer, {}) : Status(writer.error());
  if (!done) {
    session.note("positions and differences are older than the record: " + done.error().text());
  }
  return store;
}

}  // namespace dragoman
