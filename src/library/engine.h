// Everything that reading needs, loaded once and shared read-only by all threads.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

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

// `user`: tables that lie over ours, or an empty path. Fails with what a loader says. Rows of the
// user's tables that are wrong are left out and told.
Result<Engine> load_engine(const std::filesystem::path& data, const std::filesystem::path& user,
                           std::vector<Error>& refused);
Result<Engine> load_engine(const std::filesystem::path& data);

}  // namespace dragoman
