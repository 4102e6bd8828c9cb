// The sections of a brief that are about incidents.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "briefing/brief_maker.h"
#include "briefing/contacts.h"
#include "briefing/prose.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostWords = 110;   // of a report, where the noun says little
constexpr std::size_t kPassedDays = 120;  // a planned day that passed longer ago is of no interest

bool rests_on_hearsay(const IncidentRecord& incident, const Material& material) {
  return is_hearsay(origins_of(incident), material.dossier);
}

// "; 3 reports", where there are several; on whose word, where no report tells it itself.
std::string standing(const IncidentRecord& incident, const Material& material) {
  std::string out;
  if (incident.documents.size() > 1) {
    out += "; " + material.words.count("report", incident.documents.size());
  }
  const Origins origins = origins_of(incident);
  if (origins.reports.empty() && !incident.accounts.empty()) {
    const std::string word =
        on_whose_word(incident.accounts.front().attribution, material.dossier, material.words);
    if (!word.empty()) out += "; " + word;
  }
  return out;
}

// A visit is a visit; what an act or a plan was, the report says best.
std::string said(const IncidentRecord& incident, const Material& material) {
  const std::string words = words_of(incident, material.dossier, kMostWords);
  return words.empty() ? "" : ": " + words;
}

// Whether what was planned took place by a report that linking did not join: the same type and
// people in days that touch.
bool is_overtaken(const IncidentRecord& planned, const Material& material) {
  if (sort_day(planned.date).empty()) return false;
  return std::any_of(
      material.dossier.incidents.begin(), material.dossier.incidents.end(),
      [&](const IncidentRecord& other) {
        if (!has_happened(other) || other.type != planned.type || sort_day(other.date).empty()) {
          return false;
        }
        if (other.date->end < planned.date->start || other.date->start > planned.date->end) {
          return false;
        }
        return std::any_of(planned.actors.begin(), planned.actors.end(), [&](const auto& id) {
          return std::find(other.actors.begin(), other.actors.end(), id) != other.actors.end();
        });
      });
}

// Words for a planned incident whose day has passed; nothing where it passed long ago.
std::optional<std::string> passed(const IncidentRecord& incident, const Material& material) {
  if (sort_day(incident.date).empty()) return "";
  const auto end = parse_iso_day(incident.date->end);
  const auto now = parse_iso_day(material.as_of);
  if (!end || !now || *end >= *now) return "";
  if (*now - *end > static_cast<Day>(kPassedDays)) return std::nullopt;
  return "; " + material.words.say("planned.passed");
}

}  // namespace

Draft draft_of(const IncidentRecord& incident, const Material& material) {
  Draft out;
  out.day = day_of(incident, material.dossier);
  out.date = when(incident, material.dossier, material.words);
  out.text = head_of(incident, material.dossier, material.words);
  out.evidence = one_a_document(incident.evidence);
  out.records = {incident.id};
  return out;
}

DraftSection section(const Material& material, const char* key, std::size_t fewest) {
  DraftSection out;
  out.key = key;
  out.title = material.words.say(std::string("title.") + key);
  out.fewest = fewest;
  return out;
}

DraftSection contact_section(const Material& material) {
  DraftSection out = section(material, "contacts", 3);
  for (const IncidentRecord& incident : material.dossier.incidents) {
    if (!is_contact(incident) || rests_on_hearsay(incident, material)) continue;
    Draft line = draft_of(incident, material);
    const Level level = level_of(incident, material.dossier, material.words);
    if (level != Level::none) {
      line.text += "; " + material.words.say(fmt::format("level.{}", level_name(level)));
    }
    line.text += standing(incident, material);
    out.lines.push_back(std::move(line));
  }
  sort_newest_first(out.lines);
  return out;
}

DraftSection planned_section(const Material& material) {
  DraftSection out = section(material, "planned", 3);
  for (const IncidentRecord& incident : material.dossier.incidents) {
    if (incident.realis != Realis::planned || is_overtaken(incident, material)) continue;
    const auto late = passed(incident, material);
    if (!late) continue;
    Draft line = draft_of(incident, material);
    if (sort_day(incident.date).empty()) line.day.clear();
    line.text += *late + standing(incident, material) + said(incident, material);
    out.lines.push_back(std::move(line));
  }
  sort_newest_first(out.lines);
  return out;
}

DraftSection act_section(const Material& material) {
  DraftSection out = section(material, "acts", 2);
  for (const IncidentRecord& incident : material.dossier.incidents) {
    if (!has_happened(incident) || incident.type == "CONSULT") continue;
    if (rests_on_hearsay(incident, material)) continue;
    Draft line = draft_of(incident, material);
    line.text += standing(incident, material) + said(incident, material);
    out.lines.push_back(std::move(line));
  }
  sort_newest_first(out.lines);
  return out;
}

DraftSection denied_section(const Material& material) {
  DraftSection out = section(material, "denied", 1);
  for (const IncidentRecord& incident : material.dossier.incidents) {
    if (incident.realis != Realis::negated) continue;
    Draft line = draft_of(incident, material);
    line.text += standing(incident, material) + said(incident, material);
    out.lines.push_back(std::move(line));
  }
  sort_newest_first(out.lines);
  return out;
}

namespace {

// How little an incident or statement rests on; nothing where it is more.
std::string weakness(const Origins& origins, const Material& material) {
  if (!origins.reports.empty() || origins.count() > 1) return "";
  if (origins.unnamed) return material.words.say("source.unnamed");
  if (origins.actors.empty()) return "";
  const std::string& actor = *origins.actors.begin();
  const bool medium = is_hearsay(origins, material.dossier);
  return material.words.say(medium ? "source.media" : "source.one",
                            {{"source", material.dossier.name_and_country(actor)}});
}

bool says_enough(const StatementRecord& statement) {
  return std::count(statement.content.begin(), statement.content.end(), ' ') >= 3;
}

void add_statements(const Material& material, DraftSection& out) {
  for (const StatementRecord& statement : material.dossier.statements) {
    if (statement.attribution.empty() || !says_enough(statement)) continue;
    Origins origins;
    origins.add(statement.evidence.front().document, statement.attribution);
    // One state's word of what it said itself is no hearsay.
    if (!is_hearsay(origins, material.dossier)) continue;
    Draft line;
    line.day = sort_day(statement.date);
    line.date =
        line.day.empty() ? material.words.say("date.none") : short_date_words(statement.date);
    const std::string who = statement.speaker.empty()
                                ? one_line(statement.speaker_text)
                                : material.dossier.name_and_country(statement.speaker);
    line.text =
        material.words.say("says.line", {{"speaker", who},
                                         {"verb", material.words.verb(statement.act)},
                                         {"content", shorten(one_line(statement.content), 160)}});
    line.text += "; " + weakness(origins, material);
    line.evidence = one_a_document(statement.evidence);
    line.records = {statement.id};
    out.lines.push_back(std::move(line));
  }
}

}  // namespace

DraftSection source_section(const Material& material) {
  DraftSection out = section(material, "sources", 3);
  std::size_t all = 0;
  std::vector<const IncidentRecord*> single;
  for (const IncidentRecord& incident : material.dossier.incidents) {
    if (!has_happened(incident)) continue;
    ++all;
    const Origins origins = origins_of(incident);
    if (is_single(origins)) single.push_back(&incident);
    const std::string why = weakness(origins, material);
    if (why.empty()) continue;
    Draft line = draft_of(incident, material);
    if (incident.documents.size() > 1) {
      line.text += "; " + material.words.count("report", incident.documents.size());
    }
    line.text += "; " + why;
    out.lines.push_back(std::move(line));
  }
  add_statements(material, out);
  sort_newest_first(out.lines);
  if (single.empty()) return out;
  Draft sum;
  sum.text = material.words.say("source.single", {{"single", std::to_string(single.size())},
                                                  {"all", material.words.count("incident", all)}});
  std::stable_sort(single.begin(), single.end(), [&](const auto* a, const auto* b) {
    return day_of(*a, material.dossier) > day_of(*b, material.dossier);
  });
  for (const IncidentRecord* incident : single) {
    sum.records.push_back(incident->id);
    if (sum.evidence.size() < 3) sum.evidence.push_back(incident->evidence.front());
  }
  out.lines.insert(out.lines.begin(), std::move(sum));
  return out;
}

}  // namespace dragoman
