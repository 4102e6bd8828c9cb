// The sections of a brief about what was promised, who wants what, and where accounts part.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "briefing/brief_maker.h"
#include "briefing/contacts.h"
#include "briefing/debts.h"
#include "briefing/differences.h"
#include "briefing/prose.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostWords = 130;  // of a report's sentence inside a line

std::string names(const std::vector<std::string>& ids, const Dossier& dossier) {
  std::string out;
  for (const std::string& id : ids) {
    if (!out.empty()) out += ", ";
    out += dossier.name(id);
  }
  return out;
}

// "the consulate in the north (centre" → "the consulate in the north"
std::string without_open_bracket(std::string text) {
  const std::size_t open = text.rfind('(');
  if (open == std::string::npos || text.find(')', open) != std::string::npos) return text;
  return std::string(trim(std::string_view(text).substr(0, open)));
}

// 0 is shown first.
int urgency(const CommitmentRecord& commitment, const std::string& as_of) {
  if (!as_of.empty() && is_overdue(commitment, as_of)) return 0;
  if (!is_open(commitment)) return 3;
  return commitment.status == "in_force" ? 2 : 1;
}

Draft line_of(const CommitmentRecord& commitment, const Material& material) {
  const BriefWords& words = material.words;
  Draft line;
  line.day = sort_day(commitment.made);
  if (commitment.made && commitment.made->known() && !commitment.made->year_open()) {
    line.date = short_date_words(commitment.made);
  }
  line.text = capitalized(
      words.say("commitment.line", {{"name", without_open_bracket(one_line(commitment.name))},
                                    {"status", words.say("status." + commitment.status)}}));
  if (commitment.deadline && commitment.deadline->known() && !commitment.deadline->year_open()) {
    const bool late = !material.as_of.empty() && is_overdue(commitment, material.as_of);
    line.text += "; " + words.say(late ? "commitment.overdue" : "commitment.due",
                                  {{"day", short_date_words(commitment.deadline)}});
  }
  line.text += " (" + names(commitment.parties, material.dossier) + ")";
  // What became of it, before what it was.
  std::vector<Evidence> evidence;
  for (std::size_t i = commitment.history.size(); i-- > 0;) {
    const auto& of = commitment.history[i].evidence;
    evidence.insert(evidence.end(), of.begin(), of.end());
  }
  evidence.insert(evidence.end(), commitment.evidence.begin(), commitment.evidence.end());
  line.evidence = one_a_document(evidence);
  line.records = {commitment.id};
  return line;
}

Draft line_of(const MembershipRecord& membership, const Material& material) {
  Draft line;
  line.day = sort_day(membership.since);
  if (!line.day.empty()) line.date = short_date_words(membership.since);
  line.text = material.words.say("membership.line",
                                 {{"member", material.dossier.name(membership.member)},
                                  {"organization", material.dossier.name(membership.organization)},
                                  {"status", material.words.say("status." + membership.status)}});
  line.evidence = one_a_document(membership.evidence);
  line.records = {membership.id};
  return line;
}

}  // namespace

DraftSection commitment_section(const Material& material) {
  DraftSection out = section(material, "commitments", 3);
  std::vector<const CommitmentRecord*> sorted;
  for (const CommitmentRecord& commitment : material.dossier.commitments) {
    sorted.push_back(&commitment);
  }
  const auto key = [&](const CommitmentRecord* c) { return urgency(*c, material.as_of); };
  std::stable_sort(sorted.begin(), sorted.end(), [&](const auto* a, const auto* b) {
    const std::string day_a = sort_day(a->made);
    const std::string day_b = sort_day(b->made);
    return std::tie(day_b, b->id) < std::tie(day_a, a->id);
  });
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const auto* a, const auto* b) { return key(a) < key(b); });
  for (const CommitmentRecord* one : sorted) out.lines.push_back(line_of(*one, material));
  // An organization that both belong to ties them; one that has no part in it does not.
  for (const MembershipRecord& membership : material.dossier.memberships) {
    if (membership.status != "member") out.lines.push_back(line_of(membership, material));
  }
  return out;
}

namespace {

bool share(const std::vector<Evidence>& a, const std::vector<Evidence>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Evidence& e) {
    return std::find(b.begin(), b.end(), e) != b.end();
  });
}

// A stance on an issue, with who holds it: a state, or a person of it, or both by the same words.
struct Held {
  const PositionRecord* position = nullptr;
  std::string holder;
};

std::vector<Held> holders(const std::vector<const PositionRecord*>& positions,
                          const Dossier& dossier) {
  std::vector<Held> out;
  for (const PositionRecord* position : positions) {
    const bool is_state = dossier.country(position->actor) == position->actor;
    const auto state = std::find_if(out.begin(), out.end(), [&](const Held& held) {
      return held.position->stance == position->stance &&
             dossier.country(held.position->actor) == dossier.country(position->actor) &&
             share(held.position->evidence, position->evidence);
    });
    if (state != out.end() && !is_state) {
      state->holder += " (" + dossier.name(position->actor) + ")";
      continue;
    }
    out.push_back({position, dossier.name(position->actor)});
  }
  return out;
}

std::string told(const Held& held, const Material& material) {
  const BriefWords& words = material.words;
  const PositionRecord& position = *held.position;
  std::string out = words.say("position.one", {{"holder", held.holder},
                                               {"stance", words.say("stance." + position.stance)}});
  std::string more;
  if (position.since && position.since->known() && !position.since->year_open()) {
    more = words.say("position.since", {{"day", short_date_words(position.since)}});
  }
  if (position.history.size() > 1) {
    const std::string& before = position.history[position.history.size() - 2].stance;
    if (!more.empty()) more += ", ";
    more += words.say("position.before", {{"stance", words.say("stance." + before)}});
  }
  return more.empty() ? out : out + ", " + more;
}

}  // namespace

DraftSection position_section(const Material& material) {
  const Dossier& dossier = material.dossier;
  DraftSection out = section(material, "positions", 3);
  const std::set<std::string> common = common_documents(dossier);
  std::map<std::string, std::vector<const PositionRecord*>> by_issue;
  for (const PositionRecord& position : dossier.positions) {
    const bool of_both =
        std::any_of(position.evidence.begin(), position.evidence.end(),
                    [&](const Evidence& e) { return common.contains(e.document); });
    if (of_both) by_issue[position.issue].push_back(&position);
  }
  struct Ranked {
    std::size_t sides = 0;
    std::size_t evidence = 0;
    Draft line;
  };
  std::vector<Ranked> ranked;
  for (auto& [issue, positions] : by_issue) {
    std::stable_sort(positions.begin(), positions.end(), [&](const auto* a, const auto* b) {
      const bool a_state = dossier.country(a->actor) == a->actor;
      const bool b_state = dossier.country(b->actor) == b->actor;
      return std::tuple(dossier.country(a->actor), !a_state, a->actor) <
             std::tuple(dossier.country(b->actor), !b_state, b->actor);
    });
    Ranked next;
    std::set<std::string> sides;
    next.line.text = capitalized(dossier.issue(issue)) + " – ";
    const char* between = "";
    for (const Held& held : holders(positions, dossier)) {
      next.line.text += between + told(held, material);
      between = "; ";
    }
    for (const PositionRecord* position : positions) {
      sides.insert(dossier.country(position->actor));
      next.evidence += position->evidence.size();
      const auto& of = position->evidence;
      for (const Evidence& e : of) {
        if (!share(next.line.evidence, {e})) next.line.evidence.push_back(e);
      }
      next.line.records.push_back(position->id);
    }
    next.line.evidence = one_a_document(next.line.evidence);
    next.sides = sides.size();
    ranked.push_back(std::move(next));
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return std::tie(b.sides, b.evidence) < std::tie(a.sides, a.evidence);
  });
  for (Ranked& one : ranked) out.lines.push_back(std::move(one.line));
  return out;
}

// The state, its bodies, and persons with an office; not its media, experts or citizens.
bool speaks_for(const StatementRecord& statement, const Material& material) {
  const auto actor = material.dossier.actors.find(statement.speaker);
  if (actor == material.dossier.actors.end()) return false;
  return actor->second.kind == "state" ||
         level_of(actor->second, sort_day(statement.date), material.words) != Level::none;
}

// What the side's people say of the other: their own words, or the report's of them.
DraftSection statement_section(const Material& material, const std::string& side,
                               const std::string& other) {
  const Dossier& dossier = material.dossier;
  DraftSection out;
  out.key = "says";
  out.title = material.words.say(
      "title.says", {{"side", dossier.side_name(side)}, {"other", dossier.side_name(other)}});
  out.fewest = 2;
  std::set<std::pair<std::string, Evidence>> seen;
  for (const StatementRecord& statement : dossier.statements) {
    if (dossier.country(statement.speaker) != side || !speaks_for(statement, material)) continue;
    const bool of_other =
        std::any_of(statement.about.begin(), statement.about.end(),
                    [&](const std::string& id) { return dossier.country(id) == other; });
    // A quotation inside a clause means nothing, or its opposite, without it.
    const bool quoted =
        !statement.quote.empty() && statement.quote.size() >= statement.content.size();
    const std::string said = one_line(quoted ? statement.quote : statement.content);
    // A word or two ("in detail") mean nothing without their sentence.
    if (!of_other || std::count(said.begin(), said.end(), ' ') < 3) continue;
    Origins origins;
    origins.add(statement.evidence.front().document, statement.attribution);
    if (is_hearsay(origins, dossier)) continue;
    if (!seen.emplace(statement.speaker, statement.evidence.front()).second) continue;
    Draft line;
    const std::string published = dossier.published(statement.evidence.front().document);
    line.day = sort_day(statement.date).empty() ? published : sort_day(statement.date);
    line.date = !sort_day(statement.date).empty() ? short_date_words(statement.date)
                : published.empty()               ? material.words.say("date.none")
                                    : material.words.say("date.by", {{"day", published}});
    const std::string shown = shorten(said, kMostWords);
    line.text = material.words.say("says.line", {{"speaker", dossier.name(statement.speaker)},
                                                 {"verb", material.words.verb(statement.act)},
                                                 {"content", quoted ? "“" + shown + "”" : shown}});
    const std::string word = on_whose_word(statement.attribution, dossier, material.words);
    if (!word.empty()) line.text += "; " + word;
    line.evidence = one_a_document(statement.evidence);
    line.records = {statement.id};
    out.lines.push_back(std::move(line));
  }
  sort_newest_first(out.lines);
  return out;
}

namespace {

class Differences {
 public:
  explicit Differences(const Material& material)
      : material_(material), dossier_(material.dossier), common_(common_documents(dossier_)) {
    for (const IncidentRecord& incident : dossier_.incidents) incidents_.insert(incident.id);
  }

  // 0: of an incident between the two, or both are sides of it; 1: one of them, in a report of
  // both; 2: neither.
  int distance(const DifferenceRecord& difference) const {
    if (incidents_.contains(difference.about)) return 0;
    std::set<std::string> sides;
    for (const Side& side : difference.sides) sides.insert(dossier_.country(side.who));
    const bool first = sides.contains(dossier_.pair.first);
    const bool second = sides.contains(dossier_.pair.second);
    if (first && second) return 0;
    const bool told_of_both =
        std::any_of(difference.evidence.begin(), difference.evidence.end(),
                    [&](const Evidence& e) { return common_.contains(e.document); });
    return (first || second) && told_of_both ? 1 : 2;
  }

  Draft line(const DifferenceRecord& difference) const {
    Draft out;
    std::string about = dossier_.actors.contains(difference.about)
                            ? dossier_.name(difference.about)
                            : dossier_.issue(difference.about);
    const auto incident = dossier_.cited.find(difference.about);
    if (incident != dossier_.cited.end()) {
      about = short_head_of(incident->second, dossier_, material_.words) + ", " +
              parties_of(incident->second, dossier_);
      out.day = day_of(incident->second, dossier_);
    }
    out.text = material_.words.say("difference." + difference.kind, {{"about", about}});
    for (const Side& side : difference.sides) {
      DraftPart part;
      const bool is_document = dossier_.documents.contains(side.who);
      part.who = is_document ? dossier_.outlet(side.who) : dossier_.name_and_country(side.who);
      part.says = shorten(one_line(side.says), kMostWords);
      part.evidence = one_a_document(side.evidence, 2);
      if (!part.evidence.empty()) out.parts.push_back(std::move(part));
    }
    for (const DraftPart& part : out.parts) {
      out.evidence.insert(out.evidence.end(), part.evidence.begin(), part.evidence.end());
      for (const Evidence& e : part.evidence) {
        out.day = std::max(out.day, dossier_.published(e.document));
      }
    }
    out.records = {difference.id};
    return out;
  }

 private:
  const Material& material_;
  const Dossier& dossier_;
  std::set<std::string> common_;
  std::set<std::string> incidents_;  // between the two
};

}  // namespace

DraftSection difference_section(const Material& material) {
  DraftSection out = section(material, "differences", 2);
  const Differences differences(material);
  using Key = std::tuple<std::size_t, int>;
  std::vector<std::pair<Key, Draft>> lines;
  for (const DifferenceRecord& difference : material.dossier.differences) {
    const int distance = differences.distance(difference);
    if (distance > 1) continue;
    lines.emplace_back(Key{weight_of(difference.kind), distance}, differences.line(difference));
  }
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.second.day > b.second.day;
  });
  for (auto& [key, line] : lines) {
    if (!line.evidence.empty()) out.lines.push_back(std::move(line));
  }
  return out;
}

}  // namespace dragoman
