// Many small files in one: a tar archive, plain or packed with gzip, or a folder.
//
// Read whole, in the order of their names, so that a figure does not depend on how the archive was
// packed. Of the tar formats: the old one, ustar with its prefixes, GNU's and pax's long names.
// Links, devices and empty entries are passed over.
// Source: POSIX.1-2001, pax interchange format.
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

// The files of an unpacked tar archive; `place` names it in errors.
Result<std::vector<ArchivedFile>> parse_tar(std::string_view bytes, const std::string& place);

}  // namespace dragoman
