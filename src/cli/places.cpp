// dragoman places: where what is recorded took place.
#include "briefing/places.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "briefing/prose.h"
#include "cli/commands.h"
#include "cli/engine.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman places --since 2025-03\n"
    "  dragoman places --country ARM --country RUS --type CONSULT\n"
    "  dragoman places --in Ukraine --json\n"
    "  dragoman places --csv > places.csv\n"
    "The places of the events that the filters let through. A place that is a state has no "
    "coordinates.";

struct PlacesFlags : ListingFlags {
  std::string within;  // a state
};

std::string degrees(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : "";
}

std::string as_json(const PlaceSummary& summary) {
  using Json = nlohmann::ordered_json;
  const Place& place = summary.place;
  auto number = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
  auto text = [](const std::string& value) { return value.empty() ? Json() : Json(value); };
  Json out{{"name", place.name},
           {"country", text(place.country)},
           {"lat", number(place.latitude)},
           {"lon", number(place.longitude)},
           {"events", summary.events},
           {"documents", summary.documents},
           {"newest", text(summary.newest)}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string as_csv(const PlaceSummary& summary) {
  const Place& place = summary.place;
  return fmt::format("{},{},{},{},{},{},{}", csv_cell(place.name), place.country,
                     degrees(place.latitude), degrees(place.longitude), summary.events,
                     summary.documents, summary.newest);
}

std::string as_text(const PlaceSummary& summary) {
  const Place& place = summary.place;
  std::string name = place.name;
  if (!place.country.empty()) name += " (" + place.country + ")";
  std::string at = place.latitude && place.longitude
                       ? fmt::format("{:.2f} {:.2f}", *place.latitude, *place.longitude)
                       : "";
  auto count = [](std::size_t n, const char* what) {
    return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
  };
  return fmt::format("{}  {}  {}  {}  {}", padded(name, 30), padded(at, 15),
                     padded(count(summary.events, "event"), 10),
                     padded(count(summary.documents, "document"), 13), summary.newest);
}

int list_places(Session& session, const PlacesFlags& flags) {
  Result<Store> store = open_record(flags.record);
  if (!store) return session.fail(store.error());
  auto refused = [&session](const Error& error) {
    session.fail(error);
    if (error.code == ErrorCode::not_found) return kNothingFound;
    return error.code == ErrorCode::bad_argument ? kWrongUsage : kInputFailed;
  };
  Result<Filter> filter = make_filter(*store, flags);
  if (!filter) return refused(filter.error());
  std::string within;
  if (!flags.within.empty()) {
    Result<std::string> code = resolve_country(flags.within, flags.data);
    if (!code) return refused(code.error());
    within = *code;
  }
  filter->limit = 0;  // of events; the flag counts places
  Result<std::vector<EventRecord>> events = store->events(*filter);
  if (!events) return session.fail(events.error());
  Lookup lookup(*store);
  std::vector<PlaceSummary> places = summarize_places(*events, lookup);
  if (!within.empty()) {
    std::erase_if(places, [&](const PlaceSummary& p) { return p.place.country != within; });
  }
  if (flags.limit != 0 && places.size() > flags.limit) places.resize(flags.limit);
  if (flags.csv) session.out << "name,country,lat,lon,events,documents,newest\n";
  for (const PlaceSummary& place : places) {
    session.out << (flags.json  ? as_json(place)
                    : flags.csv ? as_csv(place)
                                : as_text(place))
                << '\n';
  }
  return places.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_places(Session& session) {
  auto flags = std::make_shared<PlacesFlags>();
  Command command(session, "places", "List where the events took place", kExamples);
  ListingFilters filters;
  filters.type_help = "Event type of PLOVER: CONSULT, AGREE, ACCUSE, …";
  filters.realis = true;
  listing_options(command, *flags, filters);
  command.option("--in", flags->within, "Places in this state: a name or a code", {{"UKR"}, {}});
  command.runs([flags, &session] { return list_places(session, *flags); });
}

}  // namespace dragoman
