// ICEWS: 20 columns, tab-separated, with a header; a row for each story that tells of a pair.
#include <fmt/format.h>

#include <array>

#include "exchange/row_columns.h"
#include "exchange/row_writers.h"

namespace dragoman {
namespace {

std::string sectors(const EventRow& row, const ActorRecord* actor) {
  std::vector<std::string> words;
  for (const std::string& role : cells::parts(row, actor).roles) {
    words.push_back(row.tables->sector(role));
  }
  return cells::joined(words, ",");
}

std::string country(const EventRow& row, const std::string& code) {
  const CountryCodes& known = row.tables->country(code);
  return known.icews.empty() ? code : known.icews;
}

}  // namespace

std::span<const EventColumn> icews_columns() {
  using R = EventRow;
  static const auto kColumns = std::to_array<EventColumn>({
      {{"Event ID", CellKind::whole, "",
        "a number below 2^48, from the ids of the event and both parties"},
       [](const R& r) { return fmt::format("{}", r.number); }},
      {{"Event Date", CellKind::day, "", "the day (see the rule)"},
       [](const R& r) { return r.day; }},
      {{"Source Name", CellKind::text, "", "who did it"},
       [](const R& r) { return cells::name(r.actor); }},
      {{"Source Sectors", CellKind::text, "a state, or no sector is known",
        "its sectors in ICEWS' words, by `,`"},
       [](const R& r) { return sectors(r, r.actor); }},
      {{"Source Country", CellKind::text, "of no one state", "its state by the name ICEWS has"},
       [](const R& r) { return country(r, cells::country(r, r.actor)); }},
      {{"Event Text", CellKind::text, "", "CAMEO's words for the code"},
       [](const R& r) { return std::string(r.tables->label(r.event().cameo)); }},
      {{"CAMEO Code", CellKind::code, "", "the CAMEO code"},
       [](const R& r) { return r.event().cameo; }},
      {{"Intensity", CellKind::number, "the code has no value",
        "on Goldstein's scale, −10 to 10, by the CAMEO code"},
       [](const R& r) { return r.event().goldstein ? number_cell(*r.event().goldstein) : ""; }},
      {{"Target Name", CellKind::text, "", "whom it was done to, or the other party"},
       [](const R& r) { return cells::name(r.recipient); }},
      {{"Target Sectors", CellKind::text, "as for the source", "as for the source"},
       [](const R& r) { return sectors(r, r.recipient); }},
      {{"Target Country", CellKind::text, "as for the source", "as for the source"},
       [](const R& r) { return country(r, cells::country(r, r.recipient)); }},
      {{"Story ID", CellKind::whole, "", "a number below 2^48: the document's id"},
       [](const R& r) { return fmt::format("{}", id_number(r.story().document.id)); }},
      {{"Sentence Number", CellKind::whole, "the words stand outside what is read",
        "of the sentence in the document, from 1"},
       [](const R& r) { return sentence_cell(r.tellings.front()); }},
      {{"Publisher", CellKind::text, "the document names none", "the outlet"},
       [](const R& r) { return r.story().document.outlet; }},
      {{"City", CellKind::text, "no place, or a whole state",
        "the place as named, also where it is a region"},
       [](const R& r) { return cells::city(r); }},
      {{"District", CellKind::text, "always", "the record does not keep it"},
       [](const R&) { return std::string(); }},
      {{"Province", CellKind::text, "always", "the record does not keep it"},
       [](const R&) { return std::string(); }},
      {{"Country", CellKind::text, "no place", "the place's state by the name ICEWS has"},
       [](const R& r) { return country(r, cells::place_country(r)); }},
      {{"Latitude", CellKind::number, "no place, or a whole state", "degrees north"},
       cells::latitude},
      {{"Longitude", CellKind::number, "no place, or a whole state", "degrees east"},
       cells::longitude},
  });
  return kColumns;
}

Result<std::size_t> write_icews(Store& store, std::ostream& out, const ExportOptions& options) {
  return write_story_rows(store, out, options, icews_columns(), RowSides::both);
}

}  // namespace dragoman
