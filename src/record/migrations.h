// The steps from each version of the schema to the next, as SQL. Private to src/record.
#pragma once

#include <array>

#include "record/schema.h"

namespace dragoman {

// The step at `i` makes version i + 1 out of version i; 0 is an empty file.
extern const std::array<const char*, kSchemaVersion> kMigrations;

}  // namespace dragoman
