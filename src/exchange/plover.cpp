// PLOVER's own JSON, one object a line, by the field names of its manual: one event with all its
// actors and recipients, not split. With `extra`, which further named fields are by the manual's
// leave, also what has not happened and what is background: the manual's auxiliary modes say so.
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "briefing/prose.h"
#include "exchange/each_record.h"
#include "exchange/plover_fields.h"
#include "exchange/row_writers.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

// The manual's auxiliary mode for a realis, or empty.
std::string_view auxiliary_mode(Realis realis) {
  switch (realis) {
    case Realis::planned:
      return "future";
    case Realis::hypothetical:
      return "hypothetical";
    case Realis::negated:
      return "negation";
    case Realis::happened:
    case Realis::ongoing:
      return "";
  }
  return "";
}

class PloverWriter {
 public:
  PloverWriter(Store& store, const RowTables& tables, bool extra)
      : source_(store), tables_(&tables), extra_(extra) {}

  // Nothing where the event is left out.
  Result<std::optional<std::string>> line(const EventRecord& event);

 private:
  Json actors(const std::vector<std::string>& ids, const std::string& day);
  Json place(const Place& of) const;
  Json citation(const Document& document) const;
  void add_extra(Json& out, const EventRecord& event, const RowStory& story) const;

  RowSource source_;
  const RowTables* tables_;
  bool extra_;
};

void set(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

Json PloverWriter::actors(const std::vector<std::string>& ids, const std::string& day) {
  Json out = Json::array();
  for (const std::string& id : ids) {
    const ActorRecord* actor = source_.actor(id);
    const CodeParts parts = tables_->parts_of(actor->code, actor->country);
    Json one = Json::object();
    set(one, "code",
        parts.country.empty() && !parts.roles.empty() ? parts.roles.front() : parts.country);
    std::string sector;
    for (std::size_t i = parts.country.empty() ? 1 : 0; i < parts.roles.size(); ++i) {
      sector += parts.roles[i];
    }
    set(one, "sector", sector);
    set(one, "actor_text", actor->name);
    set(one, "identifier_id", actor->id);
    set(one, "office", cells::title(actor, day));
    out.push_back(std::move(one));
  }
  return out;
}

Json PloverWriter::place(const Place& of) const {
  Json out = Json::object();
  set(out, "name", of.name);
  if (of.latitude) out["latitude"] = *of.latitude;
  if (of.longitude) out["longitude"] = *of.longitude;
  set(out, "country code", tables_->country(of.country).alpha2);
  set(out, "cc3", of.country);
  return out;
}

Json PloverWriter::citation(const Document& document) const {
  Json out = Json::object();
  out["citation"] = document.id;
  out["url"] = cells::address(document);
  set(out, "title", one_line(document.title));
  out["language"] = document.language;
  set(out, "publication", document.outlet);
  return out;
}

void PloverWriter::add_extra(Json& out, const EventRecord& event, const RowStory& story) const {
  out["cameo"] = event.cameo;
  out["realis"] = realis_name(event.realis);
  out["report"] = event.background ? "background" : "news";
  out["date_precision"] = event.date ? precision_name(event.date->precision) : "unknown";
  Json attribution = Json::array();
  for (const Attribution& source : event.attribution) {
    attribution.push_back({{"actor", source.actor}, {"text", one_line(source.text)}});
  }
  out["attribution"] = std::move(attribution);
  out["confidence"] = event.confidence;
  out["text"] = std::string(slice(story.document.text, event.evidence.front().span));
}

Result<std::optional<std::string>> PloverWriter::line(const EventRecord& event) {
  std::optional<std::string> none;
  if (event.evidence.empty() || (!extra_ && !counts_as_event(event))) return none;
  if (event.actors.empty() && (!extra_ || event.recipients.empty())) return none;
  Result<std::shared_ptr<const RowStory>> found = source_.story(event.evidence.front().document);
  if (!found) return found.error();
  const RowStory& story = **found;
  const std::string day = day_of_row(event, story.document);
  if (day.empty()) return none;
  Json out = Json::object();
  out["id"] = event.id;
  out["date"] = day;
  const bool dated = event.date && event.date->start == day;
  out["enddate"] = dated && !event.date->end.empty() ? event.date->end : day;
  out["source"] = actors(event.actors, day);
  out["recipient"] = actors(event.recipients, day);
  out["event"] = Json::array({event.type});
  if (event.place) out["event_loc"] = place(*event.place);
  out["event_text"] = Json::array({event.trigger.text});
  out["quad_code"] = std::stoi("0" + cells::quad_number(event));
  out["event_scale"] = event.score;
  Json modes = Json::array();
  if (!event.mode.empty()) modes.push_back(event.mode);
  if (event.background) modes.push_back("historical");
  if (const std::string_view mode = auxiliary_mode(event.realis); !mode.empty()) {
    modes.push_back(mode);
  }
  if (!modes.empty()) out["mode"] = std::move(modes);
  if (!event.contexts.empty()) out["context"] = event.contexts;
  set(out, "link", event.incident);
  const Span sentence = event.evidence.front().span;
  Json text = Json::object();
  if (const std::size_t number = story.sentence_number(sentence); number > 0) {
    text["sequence"] = number;
  }
  text["start"] = story.code_points.code_points_before(sentence.begin);
  text["end"] = story.code_points.code_points_before(sentence.end);
  out["text_info"] = std::move(text);
  out["cite_info"] = citation(story.document);
  out["coder"] = "dragoman";
  if (extra_) add_extra(out, event, story);
  return std::optional(out.dump());
}

}  // namespace

std::span<const ColumnInfo> plover_fields() {
  static const auto kFields = std::to_array<ColumnInfo>({
      {"id", CellKind::text, "", "the event's id in the record"},
      {"date", CellKind::day, "", "the day (see the rule)"},
      {"enddate", CellKind::day, "", "the last day; that of `date` where it is one day"},
      {"source", CellKind::text, "",
       "who did it, a list of actors; of an event without a clear "
       "doer, all"},
      {"recipient", CellKind::text, "", "whom it was done to, a list of actors"},
      {"event", CellKind::text, "", "a list of one type"},
      {"event_loc", CellKind::text, "no place",
       "`name`, `latitude`, `longitude`, `country code` (alpha-2), `cc3` (alpha-3)"},
      {"event_text", CellKind::text, "", "a list of one: the trigger's words"},
      {"quad_code", CellKind::whole, "", "1 to 4"},
      {"event_scale", CellKind::number, "", "PLOVER's score, −10 to 10"},
      {"mode", CellKind::text, "none",
       "a list: the mode, and with `extra` the auxiliary modes "
       "`historical`, `future`, `hypothetical`, `negation`"},
      {"context", CellKind::text, "none", "a list of contexts"},
      {"link", CellKind::text, "in no incident",
       "the id of its incident, which its other "
       "tellings share"},
      {"text_info", CellKind::text, "",
       "of the sentence: `sequence` (its number, from 1), `start`, "
       "`end` (code points of the document's text)"},
      {"cite_info", CellKind::text, "",
       "`citation` (the document's id), `url` (or file), `title`, "
       "`language`, `publication`"},
      {"coder", CellKind::text, "", "`dragoman`"},
  });
  return kFields;
}

std::span<const ColumnInfo> plover_extra_fields() {
  static const auto kFields = std::to_array<ColumnInfo>({
      {"cameo", CellKind::code, "", "the CAMEO code"},
      {"realis", CellKind::text, "", "as in the record"},
      {"report", CellKind::text, "", "`news` or `background`"},
      {"date_precision", CellKind::text, "", "what the report tells of the day"},
      {"attribution", CellKind::text, "",
       "a list of `actor`, `text`: who says so, the nearest "
       "first"},
      {"confidence", CellKind::number, "", "that the event is read right, 0 to 1"},
      {"text", CellKind::text, "", "the sentence; mind who owns it"},
  });
  return kFields;
}

Result<std::size_t> write_plover(Store& store, std::ostream& out, const ExportOptions& options) {
  Result<RowTables> tables = RowTables::load(options.data);
  if (!tables) return tables.error();
  PloverWriter writer(store, *tables, options.extra);
  Filter filter;
  filter.without_wrong = true;
  if (!options.extra) filter.realis = Realis::happened;
  std::size_t lines = 0;
  Status failed;
  Status done = each_record<EventRecord>(store, filter, [&](const EventRecord& event) {
    if (!failed) return;
    Result<std::optional<std::string>> line = writer.line(event);
    if (!line) {
      failed = line.error();
    } else if (*line) {
      out << **line << '\n';
      ++lines;
    }
  });
  if (!done) return done.error();
  if (!failed) return failed.error();
  if (!out) return output_refuses();
  return lines;
}

}  // namespace dragoman
