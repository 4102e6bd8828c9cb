#include "exchange/foreign_deeds.h"

#include <fmt/format.h>

#include <array>

#include "base/utf8.h"

namespace dragoman {
namespace {

// Which columns of a data set tell what.
struct Reading {
  std::string_view source;
  std::string_view day;
  std::string_view first;   // the doer's name
  std::string_view second;  // the other's
  std::string_view first_state;
  std::string_view second_state;
  std::string_view code;  // of CAMEO, or PLOVER's type
};

constexpr auto kReadings = std::to_array<Reading>({
    {"ICEWS", "Event Date", "Source Name", "Target Name", "Source Country", "Target Country",
     "CAMEO Code"},
    {"POLECAT", "Event Date", "Actor Name", "Recipient Name", "Actor Country", "Recipient Country",
     "Event Type"},
    {"GDELT", "SQLDATE", "Actor1Name", "Actor2Name", "Actor1CountryCode", "Actor2CountryCode",
     "EventCode"},
    {"Phoenix", "Date", "SourceActorFull", "TargetActorFull", "SourceActorEntity",
     "TargetActorEntity", "EventCode"},
});

std::string_view cell(const ForeignEventRecord& row, std::string_view column) {
  for (const Code& code : row.codes) {
    if (code.column == column) return code.value;
  }
  return "";
}

std::optional<Day> day_of(std::string_view cell) {
  if (cell.size() == 8) {
    return parse_iso_day(
        fmt::format("{}-{}-{}", cell.substr(0, 4), cell.substr(4, 2), cell.substr(6, 2)));
  }
  return parse_iso_day(cell);
}

// POLECAT gives several, by `;` or `|`, by name or code.
std::set<std::string> states_of(std::string_view cell, const RowTables& tables) {
  std::set<std::string> out;
  std::string text(cell);
  for (char& c : text) c = c == '|' ? ';' : c;
  for (const std::string_view part : split(text, ';')) {
    const std::string_view name = trim(part);
    std::string code = tables.country_of_cameo(name);
    if (code.empty()) code = tables.country_of_name(name);
    if (!code.empty()) out.insert(std::move(code));
  }
  return out;
}

}  // namespace

ForeignDeed foreign_deed(const ForeignEventRecord& row, const RowTables& tables) {
  ForeignDeed out;
  for (const Reading& reading : kReadings) {
    if (reading.source != row.source) continue;
    out.day = day_of(cell(row, reading.day));
    out.sources = states_of(cell(row, reading.first_state), tables);
    out.targets = states_of(cell(row, reading.second_state), tables);
    const std::string_view code = cell(row, reading.code);
    const EventCode* type = tables.ontology().find(code, "");
    out.type = type != nullptr ? type->type : std::string(tables.type_of(code));
    std::string_view words = type != nullptr ? code : tables.label(code);
    if (words.empty()) words = code;
    out.words =
        fmt::format("{} · {} · {}", cell(row, reading.first), words, cell(row, reading.second));
  }
  return out;
}

}  // namespace dragoman
