// The tables by which linking joins and compares; loaded once, read-only.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "linking/event_mention.h"
#include "linking/match.h"

namespace dragoman {

struct Linker {
  LinkTables tables;
  MatchWeights weights;

  // Reads data/linking below `data`. Fails with bad_table, not_found.
  static Result<Linker> load(const std::filesystem::path& data);
};

}  // namespace dragoman
