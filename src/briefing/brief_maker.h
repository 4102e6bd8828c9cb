// Inside a brief: lines while they are chosen, and the sections that make them.
#pragma once

#include <string>
#include <vector>

#include "briefing/brief.h"
#include "briefing/incident_words.h"
#include "briefing/origins.h"

namespace dragoman {

// A line before its sentences have numbers.
struct DraftPart {
  std::string who;
  std::string says;
  std::vector<Evidence> evidence;
};

struct Draft {
  std::string day;  // to sort by
  std::string date;
  std::string text;
  std::vector<DraftPart> parts;
  std::vector<Evidence> evidence;
  std::vector<std::string> records;
};

struct DraftSection {
  std::string key;
  std::string title;
  std::vector<Draft> lines;
  std::size_t fewest = 1;  // lines that a full page leaves it
  std::size_t all = 0;     // lines before the page was full
};

// What every section looks at.
struct Material {
  const Dossier& dossier;
  const BriefWords& words;
  const BriefOptions& options;
  std::string as_of;  // day, or empty

  bool is_new(const std::vector<Evidence>& evidence) const;  // by options.new_since
};

// An empty section with its title; `fewest` lines are left to it by a full page.
DraftSection section(const Material& material, const char* key, std::size_t fewest);

// Where relations stand, from the monthly relations.
std::vector<MonthValue> months_of(const Dossier& dossier);
DraftSection stand_section(const Material& material, const std::vector<MonthValue>& months,
                           const Trend& trend);

// The sections about incidents.
DraftSection contact_section(const Material& material);
DraftSection planned_section(const Material& material);
DraftSection act_section(const Material& material);
DraftSection denied_section(const Material& material);
DraftSection source_section(const Material& material);

// What was promised, who holds what, who says what, where they part.
DraftSection commitment_section(const Material& material);
DraftSection position_section(const Material& material);
DraftSection statement_section(const Material& material, const std::string& side,
                               const std::string& other);
DraftSection difference_section(const Material& material);

// What has become of things that were known before options.new_since.
DraftSection changed_section(const Material& material);

// One sentence a document, the earlier documents of the list first.
std::vector<Evidence> one_a_document(const std::vector<Evidence>& evidence, std::size_t most = 4);
// The newest first; those without a day last.
void sort_newest_first(std::vector<Draft>& lines);
Draft draft_of(const IncidentRecord& incident, const Material& material);

}  // namespace dragoman
