// GDELT 2.0: the events table of 61 columns and the mentions table of 16, tab-separated, without
// headers, as its quarter-hourly files. A row of events is an incident and a pair; a row of
// mentions is one report's telling of it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <set>

#include "exchange/row_columns.h"
#include "exchange/row_writers.h"

namespace dragoman {
namespace {

using R = EventRow;

constexpr const char* kNoActor = "nobody is named";
constexpr const char* kNoPlace = "no place";

// What rows say of an actor. GDELT's codes are in capitals, names too.
std::string code(const R& row, const ActorRecord* actor) {
  const CodeParts parts = cells::parts(row, actor);
  std::string out = row.tables->country(parts.country).cameo;
  if (out.empty()) out = parts.country;
  for (const std::string& role : parts.roles) out += role;
  return out + parts.group;
}

std::string upper_name(const ActorRecord* actor) {
  std::string out = cells::name(actor);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string country(const R& row, const ActorRecord* actor) {
  const std::string own = cells::country(row, actor);
  const CountryCodes& known = row.tables->country(own);
  return known.cameo.empty() ? own : known.cameo;
}

template <std::size_t Number>
std::string role(const R& row, const ActorRecord* actor) {
  const CodeParts parts = cells::parts(row, actor);
  return Number < parts.roles.size() ? parts.roles[Number] : "";
}

std::string empty(const R& /*row*/) {
  return "";
}

// The place of the event, which is all that is known of where actors were.
std::string geo_type(const R& row) {
  if (!row.event().place) return "0";
  return cells::place_is_state(row) ? "1" : "4";
}

std::string full_name(const R& row) {
  if (!row.event().place) return "";
  const std::string country = row.tables->country(cells::place_country(row)).name;
  const std::string city = cells::city(row);
  if (city.empty()) return country;
  return country.empty() ? city : city + ", " + country;
}

std::string fips(const R& row) {
  return row.tables->country(cells::place_country(row)).fips;
}

std::string feature(const R& row) {
  return cells::place_is_state(row) ? fips(row) : "";
}

std::string outlet(const Document& document) {
  return document.outlet.empty() ? cells::address(document) : document.outlet;
}

template <typename Of>
std::string count_of(const R& row, Of of) {
  std::set<std::string> seen;
  for (const Telling& telling : row.tellings) seen.insert(of(telling.story->document));
  return fmt::format("{}", seen.size());
}

bool in_lead(const R& row) {
  return std::any_of(row.tellings.begin(), row.tellings.end(), [](const Telling& telling) {
    return telling.story->lead.contains(telling.event.evidence.front().span.begin);
  });
}

// When the row was first told, at midnight.
std::string added(const R& row) {
  std::string first;
  for (const Telling& telling : row.tellings) {
    const std::string day = published_day(telling.story->document);
    if (!day.empty() && (first.empty() || day < first)) first = day;
  }
  return cells::compact(first.empty() ? row.day : first) + "000000";
}

std::string fraction(const R& row) {
  const int year = std::stoi(row.day.substr(0, 4));
  const int month = std::stoi(row.day.substr(5, 2));
  const int day = std::stoi(row.day.substr(8, 2));
  return fmt::format("{:.4f}", year + ((month - 1) * 30 + day) / 365.0);
}

}  // namespace

std::span<const EventColumn> gdelt_columns() {
  static const auto kColumns = std::to_array<EventColumn>({
      {{"GLOBALEVENTID", CellKind::whole, "",
        "a number below 2^48, from the ids of the incident and both parties"},
       [](const R& r) { return fmt::format("{}", r.number); }},
      {{"SQLDATE", CellKind::compact_day, "", "the day (see the rule)"},
       [](const R& r) { return cells::compact(r.day); }},
      {{"MonthYear", CellKind::whole, "", "its year and month, YYYYMM"},
       [](const R& r) { return cells::compact(r.day).substr(0, 6); }},
      {{"Year", CellKind::whole, "", "its year"}, [](const R& r) { return r.day.substr(0, 4); }},
      {{"FractionDate", CellKind::number, "",
        "year + ((month − 1) × 30 + day) / 365, as GDELT has it"},
       fraction},
      {{"Actor1Code", CellKind::text, "nobody is named, or no code is known",
        "who did it, CAMEO's code: state, roles, known group"},
       [](const R& r) { return code(r, r.actor); }},
      {{"Actor1Name", CellKind::text, kNoActor, "the name, its Latin letters A to Z in capitals"},
       [](const R& r) { return upper_name(r.actor); }},
      {{"Actor1CountryCode", CellKind::text, "nobody, or of no one state",
        "the state, CAMEO's three letters"},
       [](const R& r) { return country(r, r.actor); }},
      {{"Actor1KnownGroupCode", CellKind::text, "no known organization", "`UNO`, `NAT`, …"},
       [](const R& r) { return cells::parts(r, r.actor).group; }},
      {{"Actor1EthnicCode", CellKind::text, "always", "not in the record"}, empty},
      {{"Actor1Religion1Code", CellKind::text, "always", "not in the record"}, empty},
      {{"Actor1Religion2Code", CellKind::text, "always", "not in the record"}, empty},
      {{"Actor1Type1Code", CellKind::text, "no role is known", "the first role: `GOV`, `IGO`, …"},
       [](const R& r) { return role<0>(r, r.actor); }},
      {{"Actor1Type2Code", CellKind::text, "fewer roles", "the second role"},
       [](const R& r) { return role<1>(r, r.actor); }},
      {{"Actor1Type3Code", CellKind::text, "fewer roles", "the third role"},
       [](const R& r) { return role<2>(r, r.actor); }},
      {{"Actor2Code", CellKind::text, "as for actor 1", "whom it was done to, or the other party"},
       [](const R& r) { return code(r, r.recipient); }},
      {{"Actor2Name", CellKind::text, kNoActor, "as for actor 1"},
       [](const R& r) { return upper_name(r.recipient); }},
      {{"Actor2CountryCode", CellKind::text, "as for actor 1", "as for actor 1"},
       [](const R& r) { return country(r, r.recipient); }},
      {{"Actor2KnownGroupCode", CellKind::text, "as for actor 1", "as for actor 1"},
       [](const R& r) { return cells::parts(r, r.recipient).group; }},
      {{"Actor2EthnicCode", CellKind::text, "always", "not in the record"}, empty},
      {{"Actor2Religion1Code", CellKind::text, "always", "not in the record"}, empty},
      {{"Actor2Religion2Code", CellKind::text, "always", "not in the record"}, empty},
      {{"Actor2Type1Code", CellKind::text, "as for actor 1", "as for actor 1"},
       [](const R& r) { return role<0>(r, r.recipient); }},
      {{"Actor2Type2Code", CellKind::text, "as for actor 1", "as for actor 1"},
       [](const R& r) { return role<1>(r, r.recipient); }},
      {{"Actor2Type3Code", CellKind::text, "as for actor 1", "as for actor 1"},
       [](const R& r) { return role<2>(r, r.recipient); }},
      {{"IsRootEvent", CellKind::whole, "", "1 where a report tells it in its first paragraph"},
       [](const R& r) { return std::string(in_lead(r) ? "1" : "0"); }},
      {{"EventCode", CellKind::code, "", "the CAMEO code"},
       [](const R& r) { return r.event().cameo; }},
      {{"EventBaseCode", CellKind::code, "", "its first three digits"},
       [](const R& r) { return cells::cameo_base(r.event()); }},
      {{"EventRootCode", CellKind::code, "", "its first two digits"},
       [](const R& r) { return cells::cameo_root(r.event()); }},
      {{"QuadClass", CellKind::whole, "",
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"},
       [](const R& r) { return cells::quad_number(r.event()); }},
      {{"GoldsteinScale", CellKind::number, "the code has no value",
        "−10 to 10, by the CAMEO code"},
       [](const R& r) { return r.event().goldstein ? number_cell(*r.event().goldstein) : ""; }},
      {{"NumMentions", CellKind::whole, "", "how often the reports tell it of this pair"},
       [](const R& r) { return fmt::format("{}", r.tellings.size()); }},
      {{"NumSources", CellKind::whole, "", "how many outlets tell it"},
       [](const R& r) { return count_of(r, outlet); }},
      {{"NumArticles", CellKind::whole, "", "how many documents tell it"},
       [](const R& r) { return count_of(r, [](const Document& of) { return of.id; }); }},
      {{"AvgTone", CellKind::number, "always", "not in the record"}, empty},
      {{"Actor1Geo_Type", CellKind::whole, "always", "the record does not keep where actors were"},
       empty},
      {{"Actor1Geo_FullName", CellKind::text, "always", "as above"}, empty},
      {{"Actor1Geo_CountryCode", CellKind::text, "always", "as above"}, empty},
      {{"Actor1Geo_ADM1Code", CellKind::text, "always", "as above"}, empty},
      {{"Actor1Geo_ADM2Code", CellKind::text, "always", "as above"}, empty},
      {{"Actor1Geo_Lat", CellKind::number, "always", "as above"}, empty},
      {{"Actor1Geo_Long", CellKind::number, "always", "as above"}, empty},
      {{"Actor1Geo_FeatureID", CellKind::text, "always", "as above"}, empty},
      {{"Actor2Geo_Type", CellKind::whole, "always", "as above"}, empty},
      {{"Actor2Geo_FullName", CellKind::text, "always", "as above"}, empty},
      {{"Actor2Geo_CountryCode", CellKind::text, "always", "as above"}, empty},
      {{"Actor2Geo_ADM1Code", CellKind::text, "always", "as above"}, empty},
      {{"Actor2Geo_ADM2Code", CellKind::text, "always", "as above"}, empty},
      {{"Actor2Geo_Lat", CellKind::number, "always", "as above"}, empty},
      {{"Actor2Geo_Long", CellKind::number, "always", "as above"}, empty},
      {{"Actor2Geo_FeatureID", CellKind::text, "always", "as above"}, empty},
      {{"ActionGeo_Type", CellKind::whole, "", "0 no place, 1 a state, 4 a place in one"},
       geo_type},
      {{"ActionGeo_FullName", CellKind::text, kNoPlace, "`Moscow, Russia`"}, full_name},
      {{"ActionGeo_CountryCode", CellKind::text, "no place, or FIPS has no code",
        "the state, FIPS 10-4"},
       fips},
      {{"ActionGeo_ADM1Code", CellKind::text, "as above", "the state alone, FIPS 10-4"}, fips},
      {{"ActionGeo_ADM2Code", CellKind::text, "always", "not in the record"}, empty},
      {{"ActionGeo_Lat", CellKind::number, "no place, or a whole state", "degrees north"},
       cells::latitude},
      {{"ActionGeo_Long", CellKind::number, "no place, or a whole state", "degrees east"},
       cells::longitude},
      {{"ActionGeo_FeatureID", CellKind::text, "not a whole state", "the state, FIPS 10-4"},
       feature},
      {{"DATEADDED", CellKind::stamp, "",
        "midnight of the day of the first report (of the event's day where none is known)"},
       added},
      {{"SOURCEURL", CellKind::text, "", "where it is told: the URL, else the file"},
       [](const R& r) { return cells::address(r.story().document); }},
  });
  return kColumns;
}

std::span<const MentionColumn> gdelt_mention_columns() {
  using M = MentionRow;
  static const auto kColumns = std::to_array<MentionColumn>({
      {{"GLOBALEVENTID", CellKind::whole, "", "that of the events table"},
       [](const M& m) { return fmt::format("{}", m.row->number); }},
      {{"EventTimeDate", CellKind::stamp, "", "DATEADDED of the events table"},
       [](const M& m) { return added(*m.row); }},
      {{"MentionTimeDate", CellKind::stamp, "",
        "midnight of the day of this report (EventTimeDate where it is not known)"},
       [](const M& m) {
         const std::string day = published_day(m.told().story->document);
         return day.empty() ? added(*m.row) : cells::compact(day) + "000000";
       }},
      {{"MentionType", CellKind::whole, "", "1 where the document has a URL, else 2 (citation)"},
       [](const M& m) { return std::string(m.told().story->document.url.empty() ? "2" : "1"); }},
      {{"MentionSourceName", CellKind::text, "", "the outlet, else the URL or file"},
       [](const M& m) { return outlet(m.told().story->document); }},
      {{"MentionIdentifier", CellKind::text, "", "the URL, else the file"},
       [](const M& m) { return cells::address(m.told().story->document); }},
      {{"SentenceID", CellKind::whole, "the words stand outside what is read",
        "of the sentence in the document, from 1"},
       [](const M& m) { return sentence_cell(m.told()); }},
      {{"Actor1CharOffset", CellKind::whole, "", "−1: the record does not keep it"},
       [](const M&) { return std::string("-1"); }},
      {{"Actor2CharOffset", CellKind::whole, "", "−1: the record does not keep it"},
       [](const M&) { return std::string("-1"); }},
      {{"ActionCharOffset", CellKind::whole, "", "where the trigger begins, in code points"},
       [](const M& m) {
         return fmt::format("{}", m.told().story->code_points.code_points_before(
                                      m.told().event.trigger.span.begin));
       }},
      {{"InRawText", CellKind::whole, "", "1"}, [](const M&) { return std::string("1"); }},
      {{"Confidence", CellKind::whole, "", "that the event is read right, percent"},
       [](const M& m) { return fmt::format("{}", std::lround(100 * m.told().event.confidence)); }},
      {{"MentionDocLen", CellKind::whole, "", "of the document, in code points"},
       [](const M& m) { return fmt::format("{}", m.told().story->length); }},
      {{"MentionDocTone", CellKind::number, "always", "not in the record"},
       [](const M&) { return std::string(); }},
      {{"MentionDocTranslationInfo", CellKind::text, "always", "documents are in English"},
       [](const M&) { return std::string(); }},
      {{"Extras", CellKind::text, "always", "kept free by GDELT"},
       [](const M&) { return std::string(); }},
  });
  return kColumns;
}

Result<std::size_t> write_gdelt(Store& store, const std::filesystem::path& folder,
                                const ExportOptions& options) {
  Result<RowTables> tables = RowTables::load(options.data);
  if (!tables) return tables.error();
  std::ofstream events(folder / kGdeltEvents, std::ios::binary);
  std::ofstream mentions(folder / kGdeltMentions, std::ios::binary);
  std::size_t mentioned = 0;
  Result<std::size_t> rows =
      each_incident_row(store, {&*tables, RowSides::either}, [&](const EventRow& row) {
        write_cells(events, gdelt_columns(), row, "");
        events << '\n';
        for (std::size_t i = 0; i < row.tellings.size(); ++i, ++mentioned) {
          write_cells(mentions, gdelt_mention_columns(), MentionRow{&row, i}, "");
          mentions << '\n';
        }
      });
  if (!rows) return rows;
  events.close();
  mentions.close();
  if (!events || !mentions) {
    return Error{ErrorCode::not_writable, "writing broke off", folder.string()};
  }
  return *rows + mentioned;
}

}  // namespace dragoman
