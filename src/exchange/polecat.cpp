// POLECAT: 40 columns, tab-separated, with a header, as its weekly files; a row for each story that
// tells of a pair.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "exchange/row_columns.h"
#include "exchange/row_writers.h"

namespace dragoman {
namespace {

constexpr std::string_view kBetween = "; ";

std::string event_id(const EventRow& row) {
  const std::string& document = row.story().document.id;
  return fmt::format("{}_{}_{}", document.substr(document.find('-') + 1), row.event().type, row.id);
}

std::string country(const EventRow& row, const std::string& code) {
  const CountryCodes& known = row.tables->country(code);
  return known.name.empty() ? code : known.name;
}

std::string primary_sector(const EventRow& row, const ActorRecord* actor) {
  const CodeParts parts = cells::parts(row, actor);
  return parts.roles.empty() ? "" : parts.roles.front();
}

std::string sectors(const EventRow& row, const ActorRecord* actor) {
  return cells::joined(cells::parts(row, actor).roles, kBetween);
}

std::string cow(const EventRow& row, const ActorRecord* actor) {
  return row.tables->country(cells::country(row, actor)).cow;
}

std::string upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

std::string empty(const EventRow& /*row*/) {
  return "";
}

}  // namespace

std::span<const EventColumn> polecat_columns() {
  using R = EventRow;
  static const auto kColumns = std::to_array<EventColumn>({
      {{"Event ID", CellKind::text, "",
        "document, type and row, by `_`: what stands before the first `_` is of one story"},
       event_id},
      {{"Event Date", CellKind::day, "", "the day (see the rule)"},
       [](const R& r) { return r.day; }},
      {{"Event Type", CellKind::text, "", "PLOVER's type"},
       [](const R& r) { return r.event().type; }},
      {{"Event Mode", CellKind::text, "the type has none, or none is told", "PLOVER's mode"},
       [](const R& r) { return r.event().mode; }},
      {{"Intensity", CellKind::number, "", "PLOVER's score, −10 to 10"},
       [](const R& r) { return number_cell(r.event().score); }},
      {{"Quad Code", CellKind::text, "", "`VERBAL COOPERATION`, `MATERIAL CONFLICT`, …"},
       [](const R& r) { return upper(r.event().quad); }},
      {{"Contexts", CellKind::text, "none is told", "PLOVER's contexts, by `; `"},
       [](const R& r) { return cells::joined(r.event().contexts, kBetween); }},
      {{"Actor Name", CellKind::text, "nobody is named", "who did it"},
       [](const R& r) { return cells::name(r.actor); }},
      {{"Actor Country", CellKind::text, "nobody, or of no one state", "the state's name"},
       [](const R& r) { return country(r, cells::country(r, r.actor)); }},
      {{"Actor COW", CellKind::text, "nobody, or no state of that project",
        "the state's number in Correlates of War"},
       [](const R& r) { return cow(r, r.actor); }},
      {{"Primary Actor Sector", CellKind::text, "nobody, or a state", "the first of its sectors"},
       [](const R& r) { return primary_sector(r, r.actor); }},
      {{"Actor Sectors", CellKind::text, "nobody, or a state", "`GOV`, `MIL`, …, by `; `"},
       [](const R& r) { return sectors(r, r.actor); }},
      {{"Actor Title", CellKind::text, "no office is known for that day", "offices, by `; `"},
       [](const R& r) { return cells::title(r.actor, r.day); }},
      {{"Actor Name Raw", CellKind::text, "always", "the record does not keep it by event"}, empty},
      {{"Wikipedia Actor ID", CellKind::text, "always", "the record does not have it"}, empty},
      {{"Recipient Name", CellKind::text, "nobody is named",
        "whom it was done to, or the other party"},
       [](const R& r) { return cells::name(r.recipient); }},
      {{"Recipient Country", CellKind::text, "as for the actor", "as for the actor"},
       [](const R& r) { return country(r, cells::country(r, r.recipient)); }},
      {{"Recipient COW", CellKind::text, "as for the actor", "as for the actor"},
       [](const R& r) { return cow(r, r.recipient); }},
      {{"Primary Recipient Sector", CellKind::text, "as for the actor", "as for the actor"},
       [](const R& r) { return primary_sector(r, r.recipient); }},
      {{"Recipient Sectors", CellKind::text, "as for the actor", "as for the actor"},
       [](const R& r) { return sectors(r, r.recipient); }},
      {{"Recipient Title", CellKind::text, "as for the actor", "as for the actor"},
       [](const R& r) { return cells::title(r.recipient, r.day); }},
      {{"Recipient Name Raw", CellKind::text, "always", "the record does not keep it by event"},
       empty},
      {{"Wikipedia Recipient ID", CellKind::text, "always", "the record does not have it"}, empty},
      {{"Placename", CellKind::text, "no place", "the place as the gazetteer names it"},
       [](const R& r) { return r.event().place ? r.event().place->name : ""; }},
      {{"City", CellKind::text, "no place, or a whole state",
        "the place, also where it is a region"},
       [](const R& r) { return cells::city(r); }},
      {{"District", CellKind::text, "always", "the record does not keep it"}, empty},
      {{"Province", CellKind::text, "always", "the record does not keep it"}, empty},
      {{"Country", CellKind::text, "no place", "the place's state, ISO 3166-1 alpha-3"},
       cells::place_country},
      {{"Latitude", CellKind::number, "no place, or a whole state", "degrees north"},
       cells::latitude},
      {{"Longitude", CellKind::number, "no place, or a whole state", "degrees east"},
       cells::longitude},
      {{"GeoNames ID", CellKind::text, "always", "the record does not keep it"}, empty},
      {{"Raw Placename", CellKind::text, "always", "the record does not keep it"}, empty},
      {{"Feature Type", CellKind::text, "no place, or not a whole state", "`PCLI` for a state"},
       [](const R& r) { return std::string(cells::place_is_state(r) ? "PCLI" : ""); }},
      {{"Source", CellKind::text, "the document names none", "the outlet"},
       [](const R& r) { return r.story().document.outlet; }},
      {{"Publication Date", CellKind::day, "not known", "when the document was published"},
       [](const R& r) { return published_day(r.story().document); }},
      {{"Story People", CellKind::text, "always", "stands in the record by document"}, empty},
      {{"Story Organizations", CellKind::text, "always", "stands in the record by document"},
       empty},
      {{"Story Locations", CellKind::text, "always", "stands in the record by document"}, empty},
      {{"Language", CellKind::text, "", "of the document, ISO 639-1"},
       [](const R& r) { return r.story().document.language; }},
      {{"Version", CellKind::text, "", "`dragoman`"},
       [](const R&) { return std::string("dragoman"); }},
  });
  return kColumns;
}

Result<std::size_t> write_polecat(Store& store, std::ostream& out, const ExportOptions& options) {
  return write_story_rows(store, out, options, polecat_columns(), RowSides::either);
}

}  // namespace dragoman
