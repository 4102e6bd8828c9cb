// Everything that reading needs, loaded once and shared read-only by all threads.
//
// Commands that only ask the record never load it, so they start in a few milliseconds.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "cli/session.h"
#include "knowledge/knowledge.h"
#include "language/analyzer.h"
#include "reading/reader.h"
#include "source/tables.h"

namespace dragoman {

struct Engine {
  std::shared_ptr<const SourceTables> source;
  std::unique_ptr<const Analyzer> analyzer;  // looks into `knowledge`
  std::unique_ptr<const Knowledge> knowledge;
  std::unique_ptr<const Reader> reader;  // looks into `knowledge`
};

// The folder of all tables: the one given, else $DRAGOMAN_DATA, else share/dragoman/data beside the
// program's folder, else the one of the source tree. A folder of a user's own tables (one without
// language/) is passed over. Fails with not_found where a folder is not there.
Result<std::filesystem::path> find_data(const std::string& given);

// The folder of a user's own tables, which lie over ours: the one given or $DRAGOMAN_DATA where it
// is such a folder, otherwise an empty path. Fails with not_found where it holds no table of ours.
Result<std::filesystem::path> find_user_tables(const std::string& given);

// The model that belongs to a folder of tables: models/english.dgm beside it.
std::filesystem::path model_beside(const std::filesystem::path& data);

// Fails with what a loader says. Rows of the user's tables that are wrong are left out and told.
Result<Engine> load_engine(const std::filesystem::path& data, const std::filesystem::path& user,
                           std::vector<Error>& refused);
Result<Engine> load_engine(const std::filesystem::path& data);
// The engine for --data, with what was left out on standard error.
Result<Engine> load_engine(Session& session, const std::string& given);

// Only the names of states, which is quick: "Armenia", "armenian" or "ARM" → "ARM". Fails with
// bad_argument where no state, or more than one, is meant.
Result<std::string> resolve_country(const std::string& words, const std::string& given_data);
// All states, (code, name) by name.
Result<std::vector<std::pair<std::string, std::string>>> state_names(const std::string& given_data);

}  // namespace dragoman
