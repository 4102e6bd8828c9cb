#include "source/metadata.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/table.h"

namespace dragoman {
namespace {

constexpr std::array<std::pair<const char*, std::string Metadata::*>, 7> kFields = {{
    {"url", &Metadata::url},
    {"outlet", &Metadata::outlet},
    {"published", &Metadata::published},
    {"title", &Metadata::title},
    {"byline", &Metadata::byline},
    {"language", &Metadata::language},
    {"genre", &Metadata::genre},
}};

std::optional<int> number(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::filesystem::path sidecar_of(const std::filesystem::path& file) {
  std::filesystem::path path = file;
  path += ".meta.json";
  return path;
}

}  // namespace

Metadata merge(const Metadata& first, const Metadata& second) {
  Metadata merged = first;
  for (const auto& [name, field] : kFields) {
    if ((merged.*field).empty()) merged.*field = second.*field;
  }
  return merged;
}

Result<Date> parse_published(std::string_view text) {
  Error error{ErrorCode::bad_date,
              fmt::format("'{}' is no date, wanted YYYY-MM-DD", text.substr(0, 40)), ""};
  Date date;
  date.text = std::string(text);
  date.basis = "explicit";
  if (text.size() == 4 || text.size() == 7) {
    auto year = number(text.substr(0, 4));
    bool month_given = text.size() == 7;
    auto month = month_given ? number(text.substr(5)) : std::optional<int>(1);
    if (!year || !month || (month_given && text[4] != '-')) return error;
    if (!is_valid_civil(*year, *month, 1)) return error;
    int last = month_given ? *month : 12;
    date.start = iso_day(day_from_civil(*year, *month, 1));
    date.end = iso_day(day_from_civil(*year, last, days_in_month(*year, last)));
    date.precision = month_given ? DatePrecision::month : DatePrecision::year;
    return date;
  }
  bool timed = text.size() > 10 && (text[10] == 'T' || text[10] == ' ');
  auto day = parse_iso_day(text.substr(0, 10));
  if (!day || (text.size() > 10 && !timed)) return error;
  return date_of_day(*day, std::string(text), "explicit");
}

bool is_sidecar(const std::filesystem::path& file) {
  return file.filename().string().ends_with(".meta.json");
}

Result<Metadata> read_sidecar(const std::filesystem::path& file) {
  constexpr std::size_t kLimit = std::size_t{1} << 20;
  std::filesystem::path path = sidecar_of(file);
  std::error_code code;
  if (!std::filesystem::exists(path, code)) return Metadata{};
  auto text = read_file(path, kLimit);
  if (!text) return text.error();
  nlohmann::json json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object()) {
    return Error{ErrorCode::bad_json, "wanted one JSON object", path.string()};
  }
  Metadata metadata;
  for (const auto& [name, field] : kFields) {
    auto found = json.find(name);
    if (found == json.end() || found->is_null()) continue;
    if (!found->is_string()) {
      return Error{ErrorCode::bad_json, fmt::format("'{}' is no string", name), path.string()};
    }
    metadata.*field = found->get<std::string>();
  }
  return metadata;
}

}  // namespace dragoman
