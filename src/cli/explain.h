// What `dragoman explain` prints of a record, for others who show it.
#pragma once

#include "cli/engine.h"
#include "cli/session.h"
#include "record/json.h"
#include "record/store.h"

namespace dragoman {

// Prints on session.out; returns the exit code.
int explain_record(Session& session, Store& store, const Engine& engine, const AnyRecord& record);

}  // namespace dragoman
