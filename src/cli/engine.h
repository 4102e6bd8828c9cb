// Everything that reading needs, loaded once and shared read-only by all threads.
//
// Commands that only ask the record never load it, so they start in a few milliseconds.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
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

// The folder of the tables: the one given, else $DRAGOMAN_DATA, else share/dragoman/data beside the
// program's folder, else the one of the source tree. Fails with not_found where it is not there.
Result<std::filesystem::path> find_data(const std::string& given);

// The model that belongs to a folder of tables: models/english.dgm beside it.
std::filesystem::path model_beside(const std::filesystem::path& data);

// Fails with what a loader says.
Result<Engine> load_engine(const std::filesystem::path& data);

// Only the names of states, which is quick: "Armenia", "armenian" or "ARM" → "ARM". Fails with
// bad_argument where no state, or more than one, is meant.
Result<std::string> resolve_country(const std::string& words, const std::string& given_data);

}  // namespace dragoman
