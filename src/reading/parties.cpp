#include "reading/parties.h"

#include <algorithm>

#include "reading/arguments.h"
#include "reading/realis.h"

namespace dragoman {

namespace {

// CAMEO codes of those who act for a state: its government, parliament, forces.
bool is_of_state(std::string_view code) {
  return code.ends_with("GOV") || code.ends_with("LEG") || code.ends_with("MIL");
}

}  // namespace

std::optional<ActorIndex> state_behind(const Reading& reading, ActorIndex index_of) {
  const auto& actors = reading.actors.actors;
  const ActorRecord& actor = reading.actors.actor(index_of);
  if (actor.kind == "state") return index_of;
  std::string country = actor.kind == "body" ? actor.country : "";
  if (actor.kind == "person" && is_of_state(actor.code)) {
    for (const Role& role : actor.roles) {
      if (country.empty()) country = role.country;
    }
  }
  if (country.empty()) return std::nullopt;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (actors[i].kind == "state" && actors[i].country == country) {
      return static_cast<ActorIndex>(i);
    }
  }
  return std::nullopt;
}

std::string side_of(const Reading& reading, ActorIndex index_of) {
  const ActorRecord& actor = reading.actors.actor(index_of);
  if (actor.kind == "state" || is_intergovernmental(actor)) return actor.id;
  if (actor.kind == "body") return actor.country;
  if (actor.kind != "person") return {};
  const auto state = state_behind(reading, index_of);
  if (state) return reading.actors.actor(*state).id;
  return actor.roles.empty() ? actor.country : actor.roles.front().country;
}

bool acts_for_state(const ActorRecord& actor) {
  if (actor.kind == "body") return !actor.country.empty();
  return actor.kind == "person" && is_of_state(actor.code);
}

bool is_intergovernmental(const ActorRecord& actor) {
  return actor.kind == "organization" && actor.country.empty() && actor.code.starts_with("IGO");
}

Realis own_realis(const Reading& reading, const EventLexicon& lexicon, TokenId token) {
  const Analysis& analysis = reading.analysis;
  const Token& verb = analysis.at(token);
  bool ahead = verb.relation == Relation::advcl && verb.features.verb_form == VerbForm::finite &&
               verb.features.tense == Tense::present &&
               child(analysis, token, Relation::mark) != kNoToken &&
               child(analysis, token, Relation::aux) == kNoToken;
  if (ahead) return Realis::planned;
  TriggerSite bare{token, token, nullptr, {}};
  return read_realis(analysis, lexicon, {}, bare, reading.document.text).realis;
}

void add_new(std::vector<ActorIndex>& all, const std::vector<ActorIndex>& more) {
  for (ActorIndex i : more) {
    if (std::find(all.begin(), all.end(), i) == all.end()) all.push_back(i);
  }
}

std::vector<ActorIndex> states_at(const Reading& reading, TokenId token, bool through) {
  std::vector<ActorIndex> states;
  const Mention* mention = reading.actors.at(token);
  if (mention == nullptr) return states;
  for (ActorIndex i : mention->actors) {
    if (reading.actors.actor(i).kind == "state") {
      add_new(states, {i});
    } else if (through) {
      if (auto state = state_behind(reading, i)) add_new(states, {*state});
    }
  }
  return states;
}

}  // namespace dragoman
