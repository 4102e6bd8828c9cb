// Flags that several commands share, declared once.
#pragma once

#include <string>

#include "cli/session.h"
#include "record/store.h"

namespace dragoman {

// --record
void record_option(Command& command, std::string& record);
// --data
void data_option(Command& command, std::string& data);

// "2025-05-21", "2025-05" or "2025": the first or last day of it. Validators return what is wrong
// or nothing, as CLI11 wants it.
std::string first_day_of(const std::string& given);
std::string last_day_of(const std::string& given);
std::string check_day(const std::string& given);
std::string check_realis(const std::string& given);
std::string check_share(const std::string& given);  // a number from 0 to 1

// Opens a record that has to be there.
Result<Store> open_record(const std::string& path);

}  // namespace dragoman
