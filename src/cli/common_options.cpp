#include "cli/common_options.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/date.h"
#include "source/metadata.h"

namespace dragoman {

void record_option(Command& command, std::string& record) {
  record = "dragoman.db";
  command.option("-r,--record", record, "The record, a file (default ./dragoman.db)",
                 {{"south.db"}, {}});
}

void data_option(Command& command, std::string& data) {
  command.option("--data", data,
                 "Your own tables, to lie over ours, or a folder of all (default: $DRAGOMAN_DATA)",
                 {{"."}, {}});
}

std::string first_day_of(const std::string& given) {
  Result<Date> date = parse_published(given);
  return date ? date->start : "";
}

std::string last_day_of(const std::string& given) {
  Result<Date> date = parse_published(given);
  return date ? date->end : "";
}

std::string check_day(const std::string& given) {
  if (parse_published(given).ok()) return "";
  return fmt::format("'{}' is no date; wanted 2025-05-21, 2025-05 or 2025", given);
}

std::string check_realis(const std::string& given) {
  if (realis_from_name(given)) return "";
  return fmt::format("'{}' is none of happened, ongoing, planned, hypothetical, negated", given);
}

std::string check_share(const std::string& given) {
  char* end = nullptr;
  const double value = std::strtod(given.c_str(), &end);
  if (!given.empty() && *end == '\0' && value >= 0 && value <= 1) return "";
  return fmt::format("'{}' is no number from 0 to 1", given);
}

Result<Store> open_record(const std::string& path) {
  Result<Store> store = Store::open(path, Store::Mode::read_only);
  if (!store && store.error().code == ErrorCode::not_found) {
    return Error{ErrorCode::not_found, "no such record; `dragoman read PATH` makes one", path};
  }
  return store;
}

}  // namespace dragoman
