// All documents together: what the record says beyond what each of them says.
//
//   if (Status done = refresh_derived(store, linker); !done) return done.error();
//   Result<DerivedRecords> derived = store.derived();
//
// Each kind of derived record is a pure function of a LinkInput, in a file of its own; this file
// asks the store, calls them one after the other and puts what they make into its place. A kind
// that nothing here makes stays as it is (an imported record may hold it), but for what cites
// documents that have gone.
#pragma once

#include "base/result.h"
#include "linking/linker.h"
#include "record/store.h"

namespace dragoman {

// What the documents of the record give now. Reads all statements and events one by one and keeps
// those that bear on a position or a term. Fails as the store does.
Result<DerivedRecords> derive(Store& store, const Linker& linker);

// Puts it in the place of what was there, where documents have come or gone since; otherwise does
// nothing. `store` must be open for writing.
Status refresh_derived(Store& store, const Linker& linker);

}  // namespace dragoman
