#include "linking/relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/hash.h"

namespace dragoman {

namespace {

using Dyad = std::pair<std::string, std::string>;

void add_dyads(const EventMention& mention, std::set<Dyad>& out) {
  const auto add = [&](const std::string& a, const std::string& b) {
    if (a != b) out.insert(std::minmax(a, b));
  };
  const std::set<std::string>& actors = mention.actors.countries;
  const std::set<std::string>& recipients = mention.recipients.countries;
  for (const std::string& actor : actors) {
    for (const std::string& recipient : recipients) add(actor, recipient);
    if (mention.directed || (actors.size() > 2 && !is_mutual(mention.type))) continue;
    for (const std::string& other : actors) add(actor, other);
  }
}

std::string month_of(const IncidentRecord& incident, const Group& group,
                     const std::vector<EventMention>& mentions) {
  if (incident.date && incident.date->known()) {
    return parse_iso_day(incident.date->start) ? incident.date->start.substr(0, 7) : "";
  }
  std::string first;
  for (const std::size_t i : group.members) {
    const EventMention& mention = mentions[i];
    if (mention.clock != Clock::published) continue;
    if (first.empty() || mention.published < first) first = mention.published;
  }
  return first.substr(0, std::min<std::size_t>(first.size(), 7));
}

}  // namespace

bool is_mutual(std::string_view type) {
  return type == "CONSULT" || type == "AGREE" || type == "COOPERATE";
}

std::vector<DyadMonth> months_of(const IncidentRecord& incident, const Group& group,
                                 const std::vector<EventMention>& mentions) {
  if (incident.realis != Realis::happened && incident.realis != Realis::ongoing) return {};
  const std::string month = month_of(incident, group, mentions);
  if (month.empty()) return {};
  std::set<Dyad> dyads;
  for (const std::size_t i : group.members) add_dyads(mentions[i], dyads);
  std::vector<DyadMonth> out;
  for (const auto& [first, second] : dyads) out.push_back({first, second, month});
  return out;
}

RelationRecord make_relation(const DyadMonth& of, std::vector<const IncidentRecord*> incidents,
                             Scale scale) {
  RelationRecord out;
  out.first = of.first;
  out.second = of.second;
  out.month = of.month;
  out.scale = scale == Scale::plover ? "PLOVER" : "Goldstein";
  out.id = stable_id("relation",
                     fmt::format("{}\n{}\n{}\n{}", out.first, out.second, out.month, out.scale));
  std::sort(incidents.begin(), incidents.end(),
            [](const auto* a, const auto* b) { return a->id < b->id; });
  for (const IncidentRecord* incident : incidents) {
    const double score = scale == Scale::plover ? incident->score : incident->goldstein.value_or(0);
    (score >= 0 ? out.cooperation : out.conflict) += std::abs(score);
    out.incidents.push_back(incident->id);
  }
  out.events = static_cast<std::uint32_t>(incidents.size());
  return out;
}

}  // namespace dragoman
