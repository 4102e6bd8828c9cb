#include "briefing/incident_words.h"

#include <algorithm>
#include <set>

#include "briefing/prose.h"
#include "linking/relations.h"

namespace dragoman {
namespace {

std::string joined(const std::vector<std::string>& ids, const Dossier& dossier) {
  std::string out;
  for (const std::string& id : ids) {
    if (!out.empty()) out += ", ";
    out += dossier.name(id);
  }
  return out;
}

struct Parties {
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
};

// The incident's actors by the side on which most of its events have them.
Parties split(const IncidentRecord& incident, const Dossier& dossier) {
  Parties out;
  for (const std::string& id : incident.actors) {
    int weight = 0;
    for (const std::string& of : incident.events) {
      const auto event = dossier.events.find(of);
      if (event == dossier.events.end()) continue;
      const auto is_in = [&](const std::vector<std::string>& ids) {
        return std::find(ids.begin(), ids.end(), id) != ids.end() ? 1 : 0;
      };
      weight += is_in(event->second.recipients) - is_in(event->second.actors);
    }
    (weight > 0 ? out.recipients : out.actors).push_back(id);
  }
  return out;
}

}  // namespace

std::string when(const IncidentRecord& incident, const Dossier& dossier, const BriefWords& words) {
  if (incident.date && incident.date->year_open()) {
    const std::string& day = incident.date->start;
    return words.say("date.open", {{"day", day.substr(std::min<std::size_t>(5, day.size()))}});
  }
  if (incident.date && incident.date->known()) return short_date_words(incident.date);
  const std::string day = day_of(incident, dossier);
  if (day.empty() || !has_happened(incident)) return words.say("date.none");
  return words.say("date.by", {{"day", day}});
}

std::string parties_of(const IncidentRecord& incident, const Dossier& dossier) {
  if (is_mutual(incident.type)) {
    // The first state's people, the second's, the others.
    std::string out;
    std::set<std::string> shown;
    for (const std::string& country : {dossier.pair.first, dossier.pair.second, std::string()}) {
      std::vector<std::string> side;
      for (const std::string& id : incident.actors) {
        if (shown.contains(id)) continue;
        if (!country.empty() && dossier.country(id) != country) continue;
        side.push_back(id);
        shown.insert(id);
      }
      if (side.empty()) continue;
      if (!out.empty()) out += country.empty() ? ", " : " – ";
      out += joined(side, dossier);
    }
    return out;
  }
  const Parties parties = split(incident, dossier);
  if (parties.recipients.empty()) return joined(parties.actors, dossier);
  if (parties.actors.empty()) return "→ " + joined(parties.recipients, dossier);
  return joined(parties.actors, dossier) + " → " + joined(parties.recipients, dossier);
}

std::string head_of(const IncidentRecord& incident, const Dossier& dossier,
                    const BriefWords& words) {
  std::string out = capitalized(words.noun(incident.type, incident.mode));
  out += ": " + parties_of(incident, dossier);
  if (incident.place && !incident.place->name.empty()) out += "; " + incident.place->name;
  return out;
}

std::string short_head_of(const IncidentRecord& incident, const Dossier& dossier,
                          const BriefWords& words) {
  const std::string noun = words.noun(incident.type, incident.mode);
  if (!incident.date || !incident.date->known() || incident.date->year_open()) return noun;
  return noun + " of " + when(incident, dossier, words);
}

std::string words_of(const IncidentRecord& incident, const Dossier& dossier, std::size_t most) {
  for (const std::string& id : incident.events) {
    const auto event = dossier.events.find(id);
    if (event == dossier.events.end() || event->second.evidence.empty()) continue;
    const Evidence& evidence = event->second.evidence.front();
    const auto document = dossier.documents.find(evidence.document);
    const Span trigger = event->second.trigger.span;
    if (document == dossier.documents.end() || !evidence.span.contains(trigger)) continue;
    const std::string before =
        one_line(document->second.words({evidence.span.begin, trigger.begin}));
    const std::string words = one_line(document->second.words(trigger));
    const std::string sentence = dossier.words(evidence);
    const std::size_t at = std::min(sentence.find(words, before.size()), sentence.size());
    return "“" + excerpt(sentence, at, at + words.size(), most) + "”";
  }
  return {};
}

std::string on_whose_word(const std::vector<Attribution>& attribution, const Dossier& dossier,
                          const BriefWords& words) {
  std::string out;
  for (const Attribution& source : attribution) {
    const std::string who = source.actor.empty() ? "“" + shorten(one_line(source.text), 50) + "”"
                                                 : dossier.name_and_country(source.actor);
    if (!out.empty()) out += ", ";
    out += words.say(out.empty() ? "told.by" : "told.via", {{"source", who}});
  }
  return out;
}

std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

}  // namespace dragoman
