// Rows of other data sets, many at a time.
#include "record/store_impl.h"

namespace dragoman {

Result<std::size_t> Store::add_foreign_events(const NextForeignEvent& next) {
  return guarded([&] {
    Transaction transaction(*impl_->database);
    std::size_t added = 0;
    while (true) {
      Result<std::optional<ForeignEventRecord>> event = next();
      if (!event) throw StoreFailure(event.error());
      if (!*event) break;
      if (!Query(*impl_->database, "SELECT 1 FROM kept WHERE id = ?", (*event)->id).next()) {
        ++added;
      }
      impl_->write_kept(**event, {});
    }
    transaction.commit();
    return added;
  });
}

}  // namespace dragoman
