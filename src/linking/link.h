// All documents together: what the record says beyond what each of them says.
//
//   if (Status done = refresh_derived(store, linker); !done) return done.error();
//   Result<DerivedRecords> derived = store.derived();
//
// Each kind of derived record is a pure function in a file of its own. `derive` calls them on the
// whole record at once: what linking means, and what tests hold it to. `refresh_derived` comes to
// the same document by document (refresh.h), so that its cost follows what has changed.
#pragma once

#include <cstddef>
#include <functional>

#include "base/result.h"
#include "linking/linker.h"
#include "record/store.h"

namespace dragoman {

// What the documents of the record give now, each kind by id. Reads all of them at once. Fails as
// the store does.
Result<DerivedRecords> derive(Store& store, const Linker& linker);

// Brings the derived records up to date where documents or actors have changed since, batch by
// batch: killed at any point, it goes on from there next time. Derived records that others made
// (an import), or other tables, are replaced by our own. `store` must be open for writing.
// `told` hears how many of the documents that are to be linked have been.
using LinkTold = std::function<void(std::size_t done, std::size_t all)>;
Status refresh_derived(Store& store, const Linker& linker, const LinkTold& told = {});

}  // namespace dragoman
