// Phoenix: 26 columns, tab-separated, without a header, as its daily files; a row for each incident
// and pair, with the addresses of all who tell it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "exchange/row_columns.h"
#include "exchange/row_writers.h"

namespace dragoman {
namespace {

using R = EventRow;

// The state, or the sort of organization where there is none: IGO, NGO, IMG.
std::string entity(const R& row, const ActorRecord* actor) {
  const CodeParts parts = cells::parts(row, actor);
  if (!parts.country.empty()) return parts.country;
  return parts.roles.empty() ? "" : parts.roles.front();
}

std::string role(const R& row, const ActorRecord* actor) {
  const CodeParts parts = cells::parts(row, actor);
  const std::size_t at = parts.country.empty() ? 1 : 0;
  return at < parts.roles.size() ? parts.roles[at] : "";
}

std::string attribute(const R& row, const ActorRecord* actor) {
  const CodeParts parts = cells::parts(row, actor);
  const std::size_t used = parts.country.empty() ? 2 : 1;
  std::vector<std::string> out;
  for (std::size_t i = used; i < parts.roles.size(); ++i) out.push_back(parts.roles[i]);
  if (!parts.group.empty()) out.push_back(parts.group);
  return cells::joined(out, ";");
}

// By the root: statements and appeals are 0, then 1 to 4 as quads are counted.
std::string penta(const R& row) {
  int root = 0;
  const std::string digits = cells::cameo_root(row.event());
  std::from_chars(digits.data(), digits.data() + digits.size(), root);
  if (root <= 2) return "0";
  if (root <= 5) return "1";
  if (root <= 8) return "2";
  return root <= 13 ? "3" : "4";
}

template <typename Of>
std::string each_of(const R& row, Of of) {
  std::vector<std::string> out;
  for (const Telling& telling : row.tellings) {
    std::string item = of(telling.story->document);
    if (!item.empty() && std::find(out.begin(), out.end(), item) == out.end()) {
      out.push_back(std::move(item));
    }
  }
  return cells::joined(out, ";");
}

std::string sentence_id(const R& row) {
  return row.story().document.id + "_" + sentence_cell(row.tellings.front());
}

}  // namespace

std::span<const EventColumn> phoenix_columns() {
  static const auto kColumns = std::to_array<EventColumn>({
      {{"EventID", CellKind::text, "",
        "12 hexadecimal digits, from the ids of the incident and both parties"},
       [](const R& r) { return r.id; }},
      {{"Date", CellKind::compact_day, "", "the day (see the rule)"},
       [](const R& r) { return cells::compact(r.day); }},
      {{"Year", CellKind::whole, "", "its year"}, [](const R& r) { return r.day.substr(0, 4); }},
      {{"Month", CellKind::whole, "", "its month"}, [](const R& r) { return r.day.substr(5, 2); }},
      {{"Day", CellKind::whole, "", "its day"}, [](const R& r) { return r.day.substr(8, 2); }},
      {{"SourceActorFull", CellKind::text, "no code is known", "who did it: state and roles"},
       [](const R& r) { return r.actor->code; }},
      {{"SourceActorEntity", CellKind::text, "no code is known",
        "its state, alpha-3, or `IGO`, `NGO`, `IMG`, …"},
       [](const R& r) { return entity(r, r.actor); }},
      {{"SourceActorRole", CellKind::text, "a state, or no role is known", "`GOV`, `MIL`, …"},
       [](const R& r) { return role(r, r.actor); }},
      {{"SourceActorAttribute", CellKind::text, "nothing more is known",
        "further roles and the known group, by `;`"},
       [](const R& r) { return attribute(r, r.actor); }},
      {{"TargetActorFull", CellKind::text, "as for the source",
        "whom it was done to, or the other party"},
       [](const R& r) { return r.recipient->code; }},
      {{"TargetActorEntity", CellKind::text, "as for the source", "as for the source"},
       [](const R& r) { return entity(r, r.recipient); }},
      {{"TargetActorRole", CellKind::text, "as for the source", "as for the source"},
       [](const R& r) { return role(r, r.recipient); }},
      {{"TargetActorAttribute", CellKind::text, "as for the source", "as for the source"},
       [](const R& r) { return attribute(r, r.recipient); }},
      {{"EventCode", CellKind::code, "", "the CAMEO code"},
       [](const R& r) { return r.event().cameo; }},
      {{"EventRootCode", CellKind::code, "", "its first two digits"},
       [](const R& r) { return cells::cameo_root(r.event()); }},
      {{"PentaClass", CellKind::whole, "",
        "by the root: 0 statements and appeals, 1 verbal cooperation, 2 material cooperation, 3 "
        "verbal conflict, 4 material conflict"},
       penta},
      {{"GoldsteinScore", CellKind::number, "the code has no value",
        "−10 to 10, by the CAMEO code"},
       [](const R& r) { return r.event().goldstein ? number_cell(*r.event().goldstein) : ""; }},
      {{"Issues", CellKind::text, "none is told", "the record's labels of issues, by `;`"},
       [](const R& r) { return cells::joined(r.event().issues, ";"); }},
      {{"Lat", CellKind::number, "no place, or a whole state", "degrees north"}, cells::latitude},
      {{"Lon", CellKind::number, "no place, or a whole state", "degrees east"}, cells::longitude},
      {{"LocationName", CellKind::text, "no place", "the place"},
       [](const R& r) { return r.event().place ? r.event().place->name : ""; }},
      {{"StateName", CellKind::text, "always", "the record does not keep the region"},
       [](const R&) { return std::string(); }},
      {{"CountryCode", CellKind::text, "no place", "the place's state, alpha-3"},
       cells::place_country},
      {{"SentenceID", CellKind::text, "", "document and number of the sentence, by `_`"},
       sentence_id},
      {{"URLs", CellKind::text, "", "of all who tell it, the URL or file, by `;`"},
       [](const R& r) { return each_of(r, cells::address); }},
      {{"NewsSources", CellKind::text, "the documents name none", "their outlets, by `;`"},
       [](const R& r) { return each_of(r, [](const Document& of) { return of.outlet; }); }},
  });
  return kColumns;
}

Result<std::size_t> write_phoenix(Store& store, std::ostream& out, const ExportOptions& options) {
  Result<RowTables> tables = RowTables::load(options.data);
  if (!tables) return tables.error();
  Result<std::size_t> rows =
      each_incident_row(store, {&*tables, RowSides::both}, [&](const EventRow& row) {
        write_cells(out, phoenix_columns(), row, "");
        if (options.extra) write_cells(out, extra_columns(), row, "\t");
        out << '\n';
      });
  if (rows && !out) return output_refuses();
  return rows;
}

}  // namespace dragoman
