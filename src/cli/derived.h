// Records that are made of many documents' records, brought up to date before they are shown.
#pragma once

#include <string>

#include "cli/session.h"
#include "linking/link.h"
#include "record/store.h"

namespace dragoman {

// Links what has come or gone since linking last looked, by the tables of `data` as --data gives
// it. `told` hears how far it is.
Status link_record(Store& store, const std::string& data, const LinkTold& told = {});

// Opens a record that has to be there, for reading. Where documents have come or gone since linking
// last looked, it looks again; a record that cannot be written is shown as it is, with a note.
Result<Store> open_derived(Session& session, const std::string& path);

}  // namespace dragoman
