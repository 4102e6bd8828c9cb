// What reports since a day have changed in what was known before.
#include <algorithm>

#include "briefing/brief_maker.h"
#include "briefing/prose.h"

namespace dragoman {
namespace {

class Changes {
 public:
  explicit Changes(const Material& material) : material_(material), words_(material.words) {}

  void realis(const IncidentRecord& incident);
  void position(const PositionRecord& position);
  void commitment(const CommitmentRecord& commitment);

  std::vector<Draft> lines;

 private:
  bool is_new(const std::vector<Evidence>& evidence) const { return material_.is_new(evidence); }

  void add(const char* key, const std::string& head, const std::string& before,
           const std::string& now, Draft line) {
    line.text = words_.say(key, {{"head", head}, {"before", before}, {"now", now}});
    if (!line.evidence.empty()) lines.push_back(std::move(line));
  }

  const Material& material_;
  const BriefWords& words_;
};

void Changes::realis(const IncidentRecord& incident) {
  const std::string& since = material_.options.new_since;
  const RealisChange* before = nullptr;
  for (const RealisChange& told : incident.realis_history) {
    const std::string day = material_.dossier.published(told.document);
    if (day.empty() || day < since) before = &told;
  }
  if (before == nullptr || before->realis == incident.realis) return;
  Draft line = draft_of(incident, material_);
  const auto name = [&](Realis realis) {
    return words_.say("realis." + std::string(realis_name(realis)));
  };
  add("changed.realis", line.text, name(before->realis), name(incident.realis), line);
}

// The last change, where it rests on new reports and something was known before.
template <typename Change>
const Change* last_change(const std::vector<Change>& history, const Material& material) {
  if (history.size() < 2) return nullptr;
  return material.is_new(history.back().evidence) ? &history[history.size() - 2] : nullptr;
}

void Changes::position(const PositionRecord& position) {
  const StanceChange* before = last_change(position.history, material_);
  if (before == nullptr || before->stance == position.stance) return;
  Draft line;
  line.day = sort_day(position.since);
  line.date = line.day.empty() ? "" : short_date_words(position.since);
  line.evidence = one_a_document(position.history.back().evidence);
  line.records = {position.id};
  const Dossier& dossier = material_.dossier;
  add("changed.position", dossier.name(position.actor) + " on " + dossier.issue(position.issue),
      words_.say("stance." + before->stance), words_.say("stance." + position.stance),
      std::move(line));
}

void Changes::commitment(const CommitmentRecord& commitment) {
  const StatusChange* before = last_change(commitment.history, material_);
  if (before == nullptr || before->status == commitment.status) return;
  Draft line;
  line.day = sort_day(commitment.history.back().date);
  line.date = line.day.empty() ? "" : short_date_words(commitment.history.back().date);
  line.evidence = one_a_document(commitment.history.back().evidence);
  line.records = {commitment.id};
  add("changed.commitment", capitalized(one_line(commitment.name)),
      words_.say("status." + before->status), words_.say("status." + commitment.status),
      std::move(line));
}

}  // namespace

DraftSection changed_section(const Material& material) {
  DraftSection out;
  out.key = "changed";
  out.title = material.words.say("title.changed", {{"day", material.options.new_since}});
  out.fewest = 5;
  Changes changes(material);
  for (const IncidentRecord& incident : material.dossier.incidents) changes.realis(incident);
  for (const PositionRecord& position : material.dossier.positions) changes.position(position);
  for (const CommitmentRecord& one : material.dossier.commitments) changes.commitment(one);
  out.lines = std::move(changes.lines);
  sort_newest_first(out.lines);
  return out;
}

}  // namespace dragoman
