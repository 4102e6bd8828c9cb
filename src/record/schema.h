// The form of the file that keeps a record: opening, telling what a file is, bringing it up to
// date.
//
// A record is an SQLite database with our application id; `user_version` is the version of its
// schema. Each version has one step that makes it out of the one before, so that every record ever
// written can be brought forward (migrations.cpp).
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "record/sqlite.h"

namespace dragoman {

constexpr int kApplicationId = 0x4472676D;  // "Drgm"
constexpr int kSchemaVersion = 3;

// Opens the file, makes a new record where there is none (only if `write`), and looks at what can
// be seen at once: that it is ours, of a version we know, and as long as its header says. Costs
// nothing that grows with the record. Throws StoreFailure: not_found, not_a_record, store_newer,
// store_damaged, store_busy, not_writable, not_readable, unsupported (an older record, read only).
std::unique_ptr<Database> open_database(const std::filesystem::path& path, bool write,
                                        int busy_timeout_ms);

}  // namespace dragoman
