#include "measure/main_events.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "measure/relations.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kStateCode = 3;  // CAMEO's parts have three letters

// A list of codes; false where it is something else. A missing one is empty.
bool read_codes(const Json& json, const char* key, std::vector<std::string>& codes) {
  const auto list = json.find(key);
  if (list == json.end() || list->is_null()) return true;
  if (!list->is_array()) return false;
  for (const Json& code : *list) {
    if (!code.is_string() || trim(code.get<std::string>()).empty()) return false;
    codes.emplace_back(trim(code.get<std::string>()));
  }
  return true;
}

// The fields of one line; an empty message where all is well.
std::string read_fields(const Json& json, const Ontology& ontology, EventLabel& label) {
  const auto text = json.find("text");
  if (text == json.end() || !text->is_string() || trim(text->get<std::string>()).empty()) {
    return "text: wanted words";
  }
  label.text = text->get<std::string>();
  const auto date = json.find("date");
  if (date != json.end() && !date->is_null() && *date != "") {
    const auto day =
        date->is_string() ? parse_iso_day(date->get<std::string>()) : std::optional<Day>();
    if (!day) return "date: wanted a day as 2025-03-21";
    label.published = date_of_day(*day, "", "explicit");
  }
  const auto type = json.find("type");
  if (type == json.end() || !type->is_string()) return "type: wanted a string";
  label.type = relation_type_name(ontology, type->get<std::string>());
  if (label.type.empty()) return "type: found '" + type->get<std::string>() + "'";
  if (!read_codes(json, "actors", label.actors)) return "actors: wanted a list of codes";
  if (!read_codes(json, "recipients", label.recipients))
    return "recipients: wanted a list of codes";
  return {};
}

// Whether one is the beginning of the other, up to the border of a part.
bool same_beginning(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  return shorter >= kStateCode && shorter % kStateCode == 0 &&
         a.substr(0, shorter) == b.substr(0, shorter);
}

int depth_of(const Analysis& analysis, TokenId token) {
  int depth = 0;
  for (TokenId up = analysis.at(token).head; up != kNoToken; up = analysis.at(up).head) ++depth;
  return depth;
}

std::optional<TokenId> token_at(const Analysis& analysis, Span span) {
  for (std::uint32_t t = 0; t < analysis.tokens.size(); ++t) {
    if (span.overlaps(analysis.tokens[t].span)) return static_cast<TokenId>(t);
  }
  return std::nullopt;
}

// The token of a trigger's words that hangs on none of the others.
std::optional<TokenId> head_at(const Analysis& analysis, Span span) {
  std::optional<TokenId> best;
  for (std::optional<TokenId> t = token_at(analysis, span);
       t && index(*t) < analysis.tokens.size() && span.overlaps(analysis.at(*t).span);
       t = next(*t)) {
    if (!best || depth_of(analysis, *t) < depth_of(analysis, *best)) best = t;
  }
  return best;
}

Counts compare(const std::vector<std::string>& codes, const std::vector<std::string>& ids,
               const std::vector<ActorRecord>& actors) {
  Counts counts;
  counts.wanted = codes.size();
  std::set<std::size_t> met;
  std::size_t others = 0;
  for (const std::string& id : ids) {
    bool any = false;
    const auto actor = std::find_if(actors.begin(), actors.end(),
                                    [&](const ActorRecord& one) { return one.id == id; });
    for (std::size_t c = 0; c < codes.size() && actor != actors.end(); ++c) {
      if (!code_means(codes[c], *actor)) continue;
      met.insert(c);
      any = true;
    }
    if (!any) ++others;
  }
  counts.right = met.size();
  counts.found = met.size() + others;
  return counts;
}

bool is_meant(const std::string& id, const std::vector<std::string>& codes,
              const std::vector<ActorRecord>& actors) {
  return std::any_of(actors.begin(), actors.end(), [&](const ActorRecord& actor) {
    return actor.id == id && std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
             return code_means(code, actor);
           });
  });
}

struct Sides {
  std::vector<std::string> acting, receiving;
};

// The record's parties on the sides on which they are compared: those of a joint deed go where the
// label has them, and a label of a joint deed takes both sides for one.
Sides sides_of(const EventLabel& label, const EventRecord& found,
               const std::vector<ActorRecord>& actors) {
  Sides sides{found.actors, found.recipients};
  if (label.recipients.empty() && label.actors.size() > 1) {
    sides.acting.insert(sides.acting.end(), sides.receiving.begin(), sides.receiving.end());
    sides.receiving.clear();
  } else if (found.recipients.empty() && found.actors.size() > 1) {
    sides.acting.clear();
    for (const std::string& id : found.actors) {
      const bool receives = is_meant(id, label.recipients, actors);
      if (receives) sides.receiving.push_back(id);
      if (!receives || is_meant(id, label.actors, actors)) sides.acting.push_back(id);
    }
  }
  return sides;
}

bool complete(const Counts& counts) {
  return counts.right == counts.found && counts.right == counts.wanted;
}

std::string shown(std::string_view type, const std::vector<std::string>& actors,
                  const std::vector<std::string>& recipients) {
  return fmt::format("{} {} > {}", type, fmt::join(actors, ", "), fmt::join(recipients, ", "));
}

}  // namespace

Result<std::vector<EventLabel>> parse_event_labels(std::string_view text, const std::string& name,
                                                   const Ontology& ontology) {
  std::vector<EventLabel> labels;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    EventLabel label;
    label.place = fmt::format("{}:{}", name, number);
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return Error{ErrorCode::bad_json, "wanted a JSON object", label.place};
    std::string message = read_fields(json, ontology, label);
    if (!message.empty()) return Error{ErrorCode::bad_json, std::move(message), label.place};
    labels.push_back(std::move(label));
  }
  return labels;
}

const EventRecord* main_record(const std::vector<EventRecord>& events, const Analysis& analysis,
                               const std::vector<TokenId>& triggers) {
  const EventRecord* best = nullptr;
  std::tuple<std::uint32_t, bool, int, std::uint32_t> lowest;
  for (const EventRecord& event : events) {
    const auto head = head_at(analysis, event.trigger.span);
    if (!head) continue;
    const auto sentence = index(analysis.sentence_of(*head));
    const bool main = sentence < triggers.size() && triggers[sentence] != kNoToken &&
                      event.trigger.span.overlaps(analysis.at(triggers[sentence]).span);
    const std::tuple rank(sentence, !main, depth_of(analysis, *head), index(*head));
    if (best != nullptr && lowest <= rank) continue;
    lowest = rank;
    best = &event;
  }
  return best;
}

bool code_means(std::string_view code, const ActorRecord& actor) {
  return code == actor.id || code == actor.country || code == actor.code ||
         same_beginning(code, actor.code);
}

void MainEventScore::add(const EventLabel& label, const EventRecord* found,
                         const std::vector<ActorRecord>& actors) {
  ++labels_;
  Row& row = rows_[label.type];
  ++row.type.wanted;
  if (found == nullptr) {
    ++row.missed;
    row.actors.wanted += label.actors.size();
    row.recipients.wanted += label.recipients.size();
    mistakes_.push_back({label.place, label.text, shown(label.type, label.actors, label.recipients),
                         "(none)", "no event read"});
    return;
  }
  const std::string type = relation_type_name(ontology_, found->type);
  const Sides sides = sides_of(label, *found, actors);
  const Counts acting = compare(label.actors, sides.acting, actors);
  const Counts receiving = compare(label.recipients, sides.receiving, actors);
  ++rows_[type].type.found;
  row.type.right += type == label.type ? 1 : 0;
  row.actors += acting;
  row.recipients += receiving;
  const bool whole = type == label.type && complete(acting) && complete(receiving);
  row.whole += whole ? 1 : 0;
  if (whole) return;
  mistakes_.push_back({label.place, label.text, shown(label.type, label.actors, label.recipients),
                       shown(type, found->actors, found->recipients),
                       fmt::format("'{}': {}", found->trigger.text, found->why)});
}

Report MainEventScore::report() const {
  Report report;
  report.task = "events";
  ReportTable types{
      "types",
      {"", "precision", "recall", "f1", "actors", "recipients", "whole", "missed", "n"},
      {}};
  ReportTable parts{"parts", {"", "precision", "recall", "f1", "n"}, {}};
  Row all;
  for (const auto& [name, row] : rows_) {
    types.rows.push_back({name, as_share(row.type.precision()), as_share(row.type.recall()),
                          as_share(row.type.f1()), as_share(row.actors.f1()),
                          as_share(row.recipients.f1()),
                          as_share(Counts::share(row.whole, row.type.wanted)),
                          std::to_string(row.missed), std::to_string(row.type.wanted)});
    all.type += row.type;
    all.actors += row.actors;
    all.recipients += row.recipients;
    all.whole += row.whole;
    all.missed += row.missed;
  }
  const std::initializer_list<std::pair<const char*, Counts>> named = {
      {"type", all.type}, {"actor", all.actors}, {"recipient", all.recipients}};
  for (const auto& [name, counts] : named) {
    const std::string key = name;
    parts.rows.push_back({key, as_share(counts.precision()), as_share(counts.recall()),
                          as_share(counts.f1()), std::to_string(counts.wanted)});
    report.add_figure(key + "_precision", as_share(counts.precision()));
    report.add_figure(key + "_recall", as_share(counts.recall()));
    report.add_figure(key + "_f1", as_share(counts.f1()));
  }
  report.tables = {types, parts};
  report.add_figure("whole", as_share(Counts::share(all.whole, labels_)));
  report.add_figure("missed", std::to_string(all.missed));
  report.n = labels_;
  report.mistakes = mistakes_;
  return report;
}

}  // namespace dragoman
