#include "exchange/row_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "briefing/prose.h"

namespace dragoman {
namespace {

std::string attribution_of(const EventRow& row) {
  std::vector<std::string> sources;
  for (const Attribution& source : row.event().attribution) {
    sources.push_back(source.text.empty() ? source.actor : one_line(source.text));
  }
  return cells::joined(sources, "; ");
}

Span sentence_of(const EventRow& row) {
  return row.event().evidence.front().span;
}

std::string code_points(const EventRow& row, std::uint32_t offset) {
  return fmt::format("{}", row.story().code_points.code_points_before(offset));
}

}  // namespace

std::string_view cell_kind_name(CellKind kind) {
  switch (kind) {
    case CellKind::text:
      return "text";
    case CellKind::whole:
      return "whole number";
    case CellKind::number:
      return "number";
    case CellKind::day:
      return "YYYY-MM-DD";
    case CellKind::compact_day:
      return "YYYYMMDD";
    case CellKind::stamp:
      return "YYYYMMDDHHMMSS";
    case CellKind::code:
      return "CAMEO code";
  }
  return "";
}

std::string row_cell(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return text;
}

std::string number_cell(double value) {
  return fmt::format("{}", value == 0 ? 0.0 : value);
}

std::span<const EventColumn> extra_columns() {
  using R = EventRow;
  static const auto kColumns = std::to_array<EventColumn>({
      {{"Record ID", CellKind::text, "", "the id of the event in the record"},
       [](const R& r) { return r.event().id; }},
      {{"Incident ID", CellKind::text, "in no incident", "the id of its incident in the record"},
       [](const R& r) { return r.event().incident; }},
      {{"Realis", CellKind::text, "", "`happened`: rows of other events are left out"},
       [](const R& r) { return std::string(realis_name(r.event().realis)); }},
      {{"Date Precision", CellKind::text, "the day is that of publication",
        "`day`, `week`, `month` or `range`: what the report tells of the day"},
       [](const R& r) {
         const auto& date = r.event().date;
         return date && date->known() && !date->year_open()
                    ? std::string(precision_name(date->precision))
                    : std::string();
       }},
      {{"Attribution", CellKind::text, "the outlet tells it on its own account",
        "who says that it happened, the nearest first, by `; `"},
       attribution_of},
      {{"Confidence", CellKind::number, "", "that the event is read right, 0 to 1"},
       [](const R& r) { return number_cell(r.event().confidence); }},
      {{"Document", CellKind::text, "", "the id of the document in the record"},
       [](const R& r) { return r.story().document.id; }},
      {{"Evidence Start", CellKind::whole, "",
        "where the sentence begins in the document's text, in code points"},
       [](const R& r) { return code_points(r, sentence_of(r).begin); }},
      {{"Evidence End", CellKind::whole, "", "where it ends"},
       [](const R& r) { return code_points(r, sentence_of(r).end); }},
      {{"Evidence Text", CellKind::text, "", "the sentence, on one line"},
       [](const R& r) { return one_line(slice(r.story().document.text, sentence_of(r))); }},
  });
  return kColumns;
}

namespace cells {

std::string name(const ActorRecord* actor) {
  return actor == nullptr ? "" : actor->name;
}

std::string title(const ActorRecord* actor, const std::string& day) {
  if (actor == nullptr) return "";
  std::vector<std::string> titles;
  for (const Role& role : actor->roles) {
    const bool held = role.from <= day && (role.to.empty() || role.to >= day ||
                                           day.starts_with(role.to));  // "2019" is all of it
    if (held && std::find(titles.begin(), titles.end(), role.title) == titles.end()) {
      titles.push_back(role.title);
    }
  }
  return joined(titles, "; ");
}

CodeParts parts(const EventRow& row, const ActorRecord* actor) {
  return actor == nullptr ? CodeParts() : row.tables->parts_of(actor->code, actor->country);
}

std::string country(const EventRow& row, const ActorRecord* actor) {
  return parts(row, actor).country;
}

std::string place_country(const EventRow& row) {
  const auto& place = row.event().place;
  return place ? place->country : "";
}

bool place_is_state(const EventRow& row) {
  const auto& place = row.event().place;
  return place &&
         (place->name.empty() ||
          (!place->country.empty() && row.tables->country_of_name(place->name) == place->country &&
           !place->latitude));
}

std::string city(const EventRow& row) {
  return row.event().place && !place_is_state(row) ? row.event().place->name : "";
}

std::string latitude(const EventRow& row) {
  const auto& place = row.event().place;
  return place && place->latitude ? number_cell(*place->latitude) : "";
}

std::string longitude(const EventRow& row) {
  const auto& place = row.event().place;
  return place && place->longitude ? number_cell(*place->longitude) : "";
}

std::string joined(const std::vector<std::string>& items, std::string_view between) {
  return fmt::format("{}", fmt::join(items, between));
}

std::string compact(const std::string& day) {
  return day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2);
}

std::string address(const Document& document) {
  return document.url.empty() ? document.file : document.url;
}

std::string quad_number(const EventRecord& event) {
  constexpr std::array<std::string_view, 4> kQuads = {"verbal cooperation", "material cooperation",
                                                      "verbal conflict", "material conflict"};
  const auto* found = std::find(kQuads.begin(), kQuads.end(), event.quad);
  return found == kQuads.end() ? "" : fmt::format("{}", found - kQuads.begin() + 1);
}

std::string cameo_root(const EventRecord& event) {
  return event.cameo.substr(0, 2);
}

std::string cameo_base(const EventRecord& event) {
  return event.cameo.substr(0, 3);
}

}  // namespace cells
}  // namespace dragoman
