// Many small files in one: a tar or zip archive, plain or packed, or a folder.
//
// Read whole, in the order of their names, so that a figure does not depend on how the archive was
// packed. Links, devices and empty entries are passed over. libarchive does the work
// (source/archives).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dragoman {

struct ArchivedFile {
  std::string name;  // as in the archive, or the path below the folder: "text/a.txt"
  std::string text;
  friend bool operator==(const ArchivedFile&, const ArchivedFile&) = default;
};

// Fails with not_found, not_readable (no archive, a broken one), too_large (over `limit` in all).
Result<std::vector<ArchivedFile>> read_archive(const std::filesystem::path& path,
                                               std::size_t limit = std::size_t{1} << 30);

// The files of an archive in memory; `place` names it in errors.
Result<std::vector<ArchivedFile>> parse_archive(std::string_view bytes, const std::string& place,
                                                std::size_t limit = std::size_t{1} << 30);

}  // namespace dragoman
