#include "linking/telling_helpers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace dragoman {
namespace {

ActorRecord actor(const std::string& id, const std::string& kind, const std::string& name,
                  const std::string& country) {
  ActorRecord out;
  out.id = id;
  out.kind = kind;
  out.name = name;
  out.country = country;
  return out;
}

std::optional<Date> date_of(const std::string& day) {
  if (day.empty()) return std::nullopt;
  Date out;
  out.start = out.end = day;
  out.precision = DatePrecision::day;
  out.basis = day.starts_with("XXXX") ? "unresolved" : "explicit";
  if (day.size() == 7) {
    out.precision = DatePrecision::month;
    out.start = day + "-01";
    out.end = day + "-28";
  }
  return out;
}

}  // namespace

const Linker& project_linker() {
  static const auto linker = Linker::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data");
  if (!linker) throw std::runtime_error(linker.error().text());
  return *linker;
}

const Actors& test_actors() {
  static const Actors actors = [] {
    Actors out;
    for (const ActorRecord& record :
         {actor("NOR", "state", "Norway", "NOR"), actor("SWE", "state", "Sweden", "SWE"),
          actor("DNK", "state", "Denmark", "DNK"),
          actor("NOR-mfa", "body", "Ministry of Foreign Affairs of Norway", "NOR"),
          actor("SWE-mfa", "body", "Ministry for Foreign Affairs of Sweden", "SWE"),
          actor("person-berg", "person", "Kari Berg", "NOR"),
          actor("person-kari-anne-berg", "person", "Kari Anne Berg", "NOR"),
          actor("person-dahl", "person", "Odd Dahl", "NOR"),
          actor("person-lind", "person", "Eva Lind", "SWE"),
          actor("person-holm", "person", "Per Holm", "DNK")}) {
      out.emplace(record.id, record);
    }
    return out;
  }();
  return actors;
}

std::size_t MarkedReports::add(const std::string& published,
                               const std::vector<std::string>& sentences,
                               const std::vector<EventSpec>& events, const std::string& outlet) {
  Document document;
  document.id = fmt::format("doc-{}", documents_.size());
  document.file = document.id + ".txt";
  document.outlet = outlet;
  document.published = date_of(published);
  std::vector<Span> spans;
  std::vector<std::pair<Span, Span>> triggers;  // with their sentences
  for (const std::string& marked : sentences) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    std::vector<std::uint32_t> stars;
    for (const char c : marked) {
      if (c == '*') {
        stars.push_back(static_cast<std::uint32_t>(document.text.size()));
      } else {
        document.text += c;
      }
    }
    spans.push_back({begin, static_cast<std::uint32_t>(document.text.size())});
    for (std::size_t i = 0; i + 1 < stars.size(); i += 2) {
      triggers.push_back({{stars[i], stars[i + 1]}, spans.back()});
    }
    document.text += ' ';
  }
  document.blocks = {{BlockKind::paragraph, {0, static_cast<std::uint32_t>(document.text.size())}}};
  if (triggers.size() != events.size()) throw std::logic_error("a spec for each starred word");
  for (std::size_t i = 0; i < events.size(); ++i) {
    const EventSpec& spec = events[i];
    EventRecord event;
    event.id = fmt::format("event-{}-{}", documents_.size(), i);
    event.type = spec.type;
    event.mode = spec.mode;
    event.score = spec.type == "ASSAULT" ? -9 : 2.5;
    event.actors = spec.actors;
    event.recipients = spec.recipients;
    event.date = date_of(spec.day);
    if (!spec.place.empty()) event.place = Place{spec.place, "NOR", {}, {}};
    event.realis = spec.realis;
    event.background = spec.background;
    event.attribution = spec.attribution;
    event.trigger = {std::string(slice(document.text, triggers[i].first)), triggers[i].first};
    event.confidence = 0.8;
    event.evidence = {{document.id, triggers[i].second}};
    events_.push_back(std::move(event));
  }
  documents_.push_back(std::move(document));
  sentences_.push_back(std::move(spans));
  return documents_.size() - 1;
}

MarkedReports::Linked MarkedReports::link() const {
  const Linker& linker = project_linker();
  Linked out;
  std::map<std::string, const Document*> documents;
  for (const Document& document : documents_) documents[document.id] = &document;
  std::vector<const EventRecord*> events;
  for (const EventRecord& event : events_) events.push_back(&event);
  std::sort(events.begin(), events.end(),
            [](const auto* a, const auto* b) { return a->id < b->id; });
  for (const EventRecord* event : events) {
    const Document& document = *documents.at(event->evidence.front().document);
    out.told.push_back({event, &document, {}});
    out.mentions.push_back(make_mention(*event, document, subject_of(document, linker.tables.bags),
                                        test_actors(), linker.tables));
  }
  out.groups = group_mentions(out.mentions, linker.weights);
  for (const Group& group : out.groups) {
    out.incidents.push_back(
        make_incident(group, out.mentions, out.told, test_actors(), linker.weights));
  }
  return out;
}

std::string MarkedReports::joined() const {
  const Linked linked = link();
  std::string out;
  for (const Group& group : linked.groups) {
    if (!out.empty()) out += " | ";
    for (std::size_t i = 0; i < group.members.size(); ++i) {
      out += (i > 0 ? "+" : "") + linked.told[group.members[i]].event->trigger.text;
    }
  }
  return out;
}

}  // namespace dragoman
