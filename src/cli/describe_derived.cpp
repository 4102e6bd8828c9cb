// Incidents, differences and relations for people.
#include <fmt/format.h>

#include <algorithm>

#include "briefing/prose.h"
#include "cli/describe.h"

namespace dragoman {
namespace {

constexpr std::size_t kMargin = 12;
constexpr std::size_t kMostWords = 200;

// An actor, or the document that tells it itself.
std::string teller(const std::string& id, Lookup& lookup) {
  const Document* document = lookup.document(id);
  if (document == nullptr) return lookup.name_and_country(id);
  return document->outlet.empty() ? "the report" : document->outlet;
}

}  // namespace

std::string headline(const IncidentRecord& record, Lookup& lookup) {
  std::string out = record.type;
  if (!record.mode.empty()) out += " (" + record.mode + ")";
  out += fmt::format(" [{}] {}", realis_name(record.realis), lookup.names(record.actors));
  if (record.place && !record.place->name.empty()) out += "; " + record.place->name;
  return out;
}

// What is differed about is an actor, an issue or an incident.
std::string headline(const DifferenceRecord& record, Lookup& lookup) {
  const ActorRecord* actor = lookup.actor(record.about);
  if (actor != nullptr) return fmt::format("{}: {}", record.kind, actor->name);
  const IncidentRecord* incident = lookup.incident(record.about);
  if (incident != nullptr) {
    const std::string day = incident->date ? ", " + date_words(incident->date) : "";
    return fmt::format("{}: {}{} {}", record.kind, headline(*incident, lookup), day, incident->id);
  }
  return fmt::format("{}: {}", record.kind, lookup.issue(record.about));
}

std::string headline(const RelationRecord& record, Lookup&) {
  return fmt::format("{} – {}, {}: cooperation {:g}, conflict {:g}, net {:g} ({}, {} incident{})",
                     record.first, record.second, record.month, record.cooperation, record.conflict,
                     record.cooperation - record.conflict, record.scale, record.events,
                     record.events == 1 ? "" : "s");
}

std::string describe(const IncidentRecord& record, Lookup& lookup, const Terminal& terminal) {
  return listing_entry(date_words(record.date), headline(record, lookup), record.id, "", terminal);
}

std::string describe(const DifferenceRecord& record, Lookup& lookup, const Terminal& terminal) {
  std::string out = listing_entry("", headline(record, lookup), record.id, "", terminal);
  for (const Side& side : record.sides) {
    std::string files;
    for (const Evidence& evidence : side.evidence) {
      const std::string file = lookup.file(evidence.document);
      if (files.find(file) == std::string::npos) files += " " + file;
    }
    out += std::string(kMargin, ' ') +
           wrap(fmt::format("– {}: “{}”{}", teller(side.who, lookup),
                            shorten(one_line(side.says), kMostWords), files),
                terminal.width, kMargin + 2) +
           "\n";
  }
  return out;
}

std::string describe(const RelationRecord& record, Lookup& lookup, const Terminal& terminal) {
  return listing_entry(record.month, headline(record, lookup), record.id, "", terminal);
}

}  // namespace dragoman
