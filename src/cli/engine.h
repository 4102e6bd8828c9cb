// Where the program finds its tables, and the engine (library/engine.h) for its commands. Those
// that only ask the record never load it, so they start in a few milliseconds.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "cli/session.h"
#include "library/engine.h"

namespace dragoman {

// The folder of all tables: the one given, else $DRAGOMAN_DATA, else share/dragoman/data beside the
// program's folder, else the one of the source tree. A folder of a user's own tables (one without
// language/) is passed over. Fails with not_found where a folder is not there.
Result<std::filesystem::path> find_data(const std::string& given);

// The folder of a user's own tables, which lie over ours: the one given or $DRAGOMAN_DATA where it
// is such a folder, otherwise an empty path. Fails with not_found where it holds no table of ours.
Result<std::filesystem::path> find_user_tables(const std::string& given);

// The model that belongs to a folder of tables: models/english.dgm beside it.
std::filesystem::path model_beside(const std::filesystem::path& data);

// The engine for --data, with what was left out on standard error.
Result<Engine> load_engine(Session& session, const std::string& given);

// Only the names of states, which is quick: "Armenia", "armenian" or "ARM" → "ARM". Fails with
// bad_argument where no state, or more than one, is meant.
Result<std::string> resolve_country(const std::string& words, const std::string& given_data);
// All states, (code, name) by name.
Result<std::vector<std::pair<std::string, std::string>>> state_names(const std::string& given_data);

}  // namespace dragoman
