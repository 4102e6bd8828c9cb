// Flags of the commands that take texts: what is known of them, where their fields stand, how far
// what comes packed, nested or endless is followed.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "source/read_options.h"

namespace dragoman {

struct SourceFlags {
  Metadata given;
  std::vector<std::string> fields;
  std::string separator;
  std::size_t max_bytes = std::size_t{64} << 20;
  std::size_t max_depth = UnpackLimits{}.depth;
  std::size_t max_ratio = UnpackLimits{}.ratio;
  std::size_t max_unpacked = UnpackLimits{}.total;
  std::size_t max_entry = UnpackLimits{}.entry;
  std::size_t max_entries = UnpackLimits{}.entries;
  std::size_t max_nesting = ReadOptions{}.nesting_limit;

  ReadOptions options() const;
};

// --published, --outlet
void metadata_options(Command& command, SourceFlags& flags);
// --field
void field_option(Command& command, SourceFlags& flags);
// --max-bytes
void size_option(Command& command, SourceFlags& flags);
// All other limits.
void limit_options(Command& command, SourceFlags& flags);

}  // namespace dragoman
