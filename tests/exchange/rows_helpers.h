// A small record with all that rows have to keep apart.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "exchange/formats.h"
#include "record/store.h"
#include "temporary_folder.h"

namespace dragoman {

// Two reports of March 2025: Orlov, foreign minister of Russia, visits Armenia (told by both, one
// incident), Armenia and Georgia meet, Russia sends aid to no one named, and what must be left out:
// a plan, a denial, background, an event dated to a year, one that a reader found wrong.
class RowRecord {
 public:
  RowRecord();
  Store& store() { return *store_; }
  std::filesystem::path file() const { return folder_ / "r.db"; }

 private:
  TemporaryFolder folder_;
  std::optional<Store> store_;
};

ExportOptions row_options(bool extra = false);
// What a format of one file writes.
std::string written(Store& store, const std::string& format, bool extra = false);
// Lines without their ends, each split at tabs.
std::vector<std::vector<std::string>> cells_of(const std::string& text);

}  // namespace dragoman
