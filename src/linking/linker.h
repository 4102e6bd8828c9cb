// The tables by which linking joins and compares; loaded once, read-only.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "linking/event_mention.h"
#include "linking/match.h"

namespace dragoman {

struct Linker {
  // Changes with the tables and with what linking makes of them: a record that was linked by
  // another mark is linked anew.
  std::string mark;
  LinkTables tables;
  MatchWeights weights;

  // Reads data/linking below `data`. Fails with bad_table, not_found.
  static Result<Linker> load(const std::filesystem::path& data);
};

}  // namespace dragoman
