// A user's own tables over ours: rows with a key of ours take the place of ours, others are added.
//
// Every row of theirs is tried by itself on a loader that has what stands before it, so a faulty
// one is refused with its place and the rest still loads; our row then stays. A faulty row of ours
// ends the loading, as it does without a user's tables. What it costs is a second loading, and
// only where there are such tables.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/table.h"
#include "knowledge/loader.h"

namespace dragoman {

struct TableSource {
  std::string_view file;
  const std::vector<std::string_view>* columns = nullptr;
  Status (KnowledgeLoader::*add)(const Table&) = nullptr;
  bool is_leaf = false;  // no row of another table refers to its rows
};

// Ours with a user's rows over them. Fails with an error of ours, or of the files themselves.
Result<std::unique_ptr<const Knowledge>> load_tables(std::span<const TableSource> sources,
                                                     const std::filesystem::path& data,
                                                     const std::filesystem::path& user,
                                                     std::vector<Error>& refused);

}  // namespace dragoman
