#include "reading/persons_holders.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "knowledge/name_keys.h"

namespace dragoman {
namespace {

// "Robert F. Kennedy Jr." beside "Robert F. Kennedy": the same parts and a short one behind.
bool is_junior_of(const std::vector<std::string>& keys, const std::vector<std::string>& name) {
  return name.size() > 1 && keys.size() == name.size() + 1 && keys.back().size() <= 3 &&
         std::equal(name.begin(), name.end(), keys.begin());
}

// The day of the report, or "".
std::string day_of(const Document& document) {
  if (!document.published || !document.published->known() || document.published->year_open()) {
    return {};
  }
  return document.published->start;
}

// A modifier in a title by which its office is not held now, or not itself: deputy, acting, -elect.
bool is_qualified(const Knowledge& knowledge, std::string_view title) {
  for (std::string_view word : split(title, ' ')) {
    for (std::string_view part : split(word, '-')) {
      const std::string_view effect = knowledge.office_modifier(part);
      if (!effect.empty() && effect != "senior") return true;
    }
  }
  return false;
}

}  // namespace

KnownPersons::KnownPersons(Build& build)
    : b_(build), terms_(build.knowledge, day_of(build.scan.document())) {
  note_states();
}

void KnownPersons::identify() {
  std::map<std::uint32_t, ActorIndex> moved;
  const auto size = static_cast<std::uint32_t>(b_.registry.entries().size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const auto actor = static_cast<ActorIndex>(i);
    if (b_.registry.at(actor).record.kind != "person") continue;
    const ActorIndex now = identify(actor);
    if (now != actor) moved.emplace(i, now);
  }
  if (moved.empty()) return;
  for (Found& found : b_.found) {
    for (ActorIndex& actor : found.actors) {
      for (auto at = moved.find(index(actor)); at != moved.end(); at = moved.find(index(actor))) {
        actor = at->second;
      }
    }
  }
}

bool KnownPersons::is_known_surname(const std::vector<std::string>& keys) const {
  return by_surname(keys).has_value();
}

// Whom a family name alone means: the only leader or minister of a state that the report names, on
// its day. Without the day or the state only where all bearers of the name in the tables are of one
// state, and without both only its sole bearer (Netanyahu, not Brown). Heads of state and
// government go before ministers.
std::optional<std::uint32_t> KnownPersons::by_surname(const std::vector<std::string>& keys) const {
  const auto people = b_.knowledge.holders().with_surname(keys);
  const bool rare = is_of_one_state(people);
  for (const bool named : {true, false}) {
    const bool dated = !terms_.day().empty();
    if (!(named && dated) && !rare) continue;
    if (!named && !dated && people.size() > 1) continue;
    std::vector<std::uint32_t> fitting;
    for (std::uint32_t person : people) {
      if (named && !is_of_named_state(person)) continue;
      if (terms_.is_prominent(person, named)) fitting.push_back(person);
    }
    if (fitting.size() > 1) {
      std::vector<std::uint32_t> heads;
      std::copy_if(fitting.begin(), fitting.end(), std::back_inserter(heads),
                   [this](std::uint32_t person) { return terms_.is_head(person); });
      if (!heads.empty()) fitting = std::move(heads);
    }
    if (fitting.size() == 1) return fitting.front();
    if (fitting.size() > 1) return latest(fitting);
  }
  return std::nullopt;
}

// "President Biden" in a report that does not say of what: all bearers of the name who held the
// office are of one state. The one in office on the day, or the last.
std::optional<std::uint32_t> KnownPersons::by_surname_and_office(const ActorEntry& actor) const {
  const OfficeTerm* best = nullptr;
  bool now = false;
  for (std::uint32_t person : b_.knowledge.holders().with_surname(actor.keys)) {
    for (const OfficeTerm& term : b_.knowledge.holders().terms_of(person)) {
      const bool said =
          std::any_of(actor.offices.begin(), actor.offices.end(), [&](const HeldOffice& held) {
            return held.role.organization.empty() && terms_.same_office(held.office, term.office);
          });
      if (!said || !term.modifier.empty()) continue;
      const bool covers = !terms_.day().empty() && term.covers(terms_.day());
      if (best != nullptr && terms_.state_of(term) != terms_.state_of(*best) && covers == now) {
        return std::nullopt;
      }
      if (best == nullptr || covers > now || (covers == now && term.first_day > best->first_day)) {
        best = &term;
        now = covers;
      }
    }
  }
  if (best == nullptr || (!now && !terms_.day().empty())) return std::nullopt;
  return best->person;
}

bool KnownPersons::names_country(const ActorEntry& actor) const {
  return std::any_of(actor.offices.begin(), actor.offices.end(),
                     [](const HeldOffice& held) { return !held.role.country.empty(); });
}

bool KnownPersons::is_of_one_state(const std::vector<std::uint32_t>& people) const {
  std::string state;
  for (std::uint32_t person : people) {
    for (const OfficeTerm& term : b_.knowledge.holders().terms_of(person)) {
      const std::string own = terms_.state_of(term);
      if (own.empty()) continue;
      if (!state.empty() && own != state) return false;
      state = own;
    }
  }
  return !state.empty();
}

// A report without a date: of father and son the one who served last.
std::optional<std::uint32_t> KnownPersons::latest(const std::vector<std::uint32_t>& people) const {
  if (!terms_.day().empty()) return std::nullopt;
  const OfficeTerm* latest = nullptr;
  for (std::uint32_t person : people) {
    for (const OfficeTerm& term : b_.knowledge.holders().terms_of(person)) {
      if (latest == nullptr || term.first_day > latest->first_day) latest = &term;
    }
  }
  return latest == nullptr ? std::nullopt : std::optional(latest->person);
}

// All states that the report names, in whatever form.
void KnownPersons::note_states() {
  for (const Phrase& phrase : b_.scan.phrases()) {
    if (const Candidate* nation = phrase.nation()) {
      states_.insert(b_.knowledge.states()[nation->index].code);
    } else if (const Candidate* body = phrase.find(Sense::proper_body)) {
      states_.insert(b_.knowledge.proper_bodies()[body->index].country);
    } else if (const Candidate* organization = phrase.find(Sense::organization)) {
      organizations_.insert(b_.knowledge.organizations()[organization->index].id);
      states_.insert(b_.knowledge.organizations()[organization->index].country);
    } else if (const Candidate* place = phrase.find(Sense::place)) {
      states_.insert(b_.knowledge.places()[place->index].country);
    }
  }
  states_.erase("");
}

bool KnownPersons::is_of_named_state(std::uint32_t person) const {
  for (const OfficeTerm& term : b_.knowledge.holders().terms_of(person)) {
    if (organizations_.contains(term.of) || states_.contains(terms_.state_of(term))) return true;
  }
  return false;
}

KnownPersons::Fit KnownPersons::fit(const ActorEntry& actor, std::uint32_t person) const {
  bool says_country = false;
  bool says_organization = false;
  bool same_country = false;
  bool same_office = false;
  for (const HeldOffice& held : actor.offices) {
    if (held.role.basis != "text") continue;
    says_country = says_country || !held.role.country.empty();
    says_organization = says_organization || terms_.office(held.office).sector == "IGO" ||
                        (held.role.country.empty() && !held.role.organization.empty());
    for (const OfficeTerm& term : b_.knowledge.holders().terms_of(person)) {
      same_country = same_country ||
                     (!held.role.country.empty() && terms_.state_of(term) == held.role.country);
      same_office = same_office || terms_.same_office(term.office, held.office);
    }
  }
  if (says_country && !same_country) return says_organization ? Fit::nothing : Fit::against;
  if (same_country) return Fit::strong;
  if (same_office && is_of_named_state(person)) return Fit::strong;
  if (same_office) return Fit::weak;
  if (!actor.offices.empty() && is_of_another_trade(actor)) return Fit::against;
  // A name alone.
  if (is_of_named_state(person) &&
      (terms_.led_a_state(person, false) || terms_.serves_alone(person))) {
    return Fit::weak;
  }
  return terms_.is_prominent(person, true) ? Fit::weak : Fit::nothing;
}

bool KnownPersons::is_of_another_trade(const ActorEntry& actor) const {
  return std::all_of(actor.offices.begin(), actor.offices.end(), [&](const HeldOffice& held) {
    const OfficeEntry& office = terms_.office(held.office);
    return office.rank == "journalist" || office.rank == "religious" ||
           (office.rank == "other" && office.body.empty());
  });
}

std::vector<std::uint32_t> KnownPersons::candidates(const ActorEntry& actor) const {
  if (actor.keys.size() == 1) return b_.knowledge.holders().with_surname(actor.keys);
  auto people = b_.knowledge.holders().named(actor.keys);
  if (!people.empty() || actor.offices.empty()) return people;
  std::vector<std::string> words;
  for (std::string_view word : split(actor.record.name, ' ')) {
    if (!b_.knowledge.has_use(word, WordUse::article)) words.emplace_back(word);
  }
  return b_.knowledge.holders().romanised(words);
}

// The one candidate that the text speaks for most; one in office goes before one who was.
std::optional<std::uint32_t> KnownPersons::choose(const ActorEntry& actor,
                                                  bool& is_namesake) const {
  std::optional<std::uint32_t> best;
  std::tuple<Fit, bool, bool> best_fit{Fit::nothing, false, false};
  bool tied = false;
  const bool surname_only = actor.keys.size() == 1;
  if (surname_only && actor.offices.empty()) return by_surname(actor.keys);
  if (surname_only && !names_country(actor)) return by_surname_and_office(actor);
  const auto people = candidates(actor);
  is_namesake = !people.empty() && !surname_only;
  for (std::uint32_t person : people) {
    // "Robert Kennedy" is not his son, unless the son is in office.
    const auto& keys = b_.knowledge.holders().persons()[person].keys;
    if (is_junior_of(keys, actor.keys) && !terms_.is_running(person)) continue;
    // A name that leaves no word out goes before one that does.
    const Fit fits = fit(actor, person);
    const bool whole = b_.knowledge.holders().persons()[person].keys == actor.keys;
    const std::tuple<Fit, bool, bool> how{fits, terms_.is_running(person), whole};
    if (fits != Fit::against) is_namesake = false;
    if (fits == Fit::against || fits == Fit::nothing) continue;
    if (surname_only && (fits != Fit::strong || !holds_said_office(actor, person))) continue;
    if (best && how == best_fit) tied = true;
    if (!best || how > best_fit) {
      best = person;
      best_fit = how;
      tied = false;
    }
  }
  return tied ? std::nullopt : best;
}

// "Russian Foreign Minister Lavrov": of the family name, in that office, there.
bool KnownPersons::holds_said_office(const ActorEntry& actor, std::uint32_t person) const {
  for (const HeldOffice& said : actor.offices) {
    for (const OfficeTerm& term : b_.knowledge.holders().terms_of(person)) {
      bool there = said.role.country.empty() ? states_.contains(terms_.state_of(term))
                                             : said.role.country == terms_.state_of(term);
      bool then = terms_.day().empty() || term.covers(terms_.day()) ||
                  (said.former && term.is_over(terms_.day()));
      if (there && then && terms_.same_office(said.office, term.office)) return true;
    }
  }
  return false;
}

ActorIndex KnownPersons::identify(ActorIndex actor) {
  bool is_namesake = false;
  const std::optional<std::uint32_t> person = choose(b_.registry.at(actor), is_namesake);
  if (!person) return is_namesake ? part_from_namesake(actor) : actor;
  return become(actor, *person);
}

// Another person of the same name: the country goes into the id.
ActorIndex KnownPersons::part_from_namesake(ActorIndex actor) {
  for (const HeldOffice& held : b_.registry.at(actor).offices) {
    if (held.role.country.empty()) continue;
    return b_.registry.rename(actor,
                              b_.registry.at(actor).record.id + "-" + to_lower(held.role.country));
  }
  return actor;
}

ActorIndex KnownPersons::become(ActorIndex actor, std::uint32_t person) {
  const PersonEntry& known = b_.knowledge.holders().persons()[person];
  const std::string id = known.shares_key ? "person-" + known.id : person_id(known.keys);
  actor = b_.registry.rename(actor, id);
  ActorEntry& now = b_.registry.at(actor);
  now.record.name = known.name;
  now.keys = known.keys;
  if (now.gender == Gender::unknown && known.gender != 0) {
    now.gender = known.gender == 'f' ? Gender::female : Gender::male;
  }
  const bool is_new = !now.known.has_value();
  now.known = person;
  if (is_new) add_roles(now, person);
  return actor;
}

// The state where the person holds an office on the day; where that is not known, ever held it.
std::string KnownPersons::state_of_office(std::uint32_t person, std::uint32_t office) const {
  std::string now, ever;
  for (const OfficeTerm& term : b_.knowledge.holders().terms_of(person)) {
    if (!terms_.same_office(office, term.office)) continue;
    const std::string state = terms_.state_of(term);
    if (!terms_.day().empty() && term.covers(terms_.day()) &&
        (now.empty() || states_.contains(state))) {
      now = state;
    }
    if (ever.empty() || states_.contains(state)) ever = state;
  }
  return now.empty() ? ever : now;
}

void KnownPersons::add_roles(ActorEntry& actor, std::uint32_t person) {
  // One who holds an office of many states: those first that the report names.
  auto terms = terms_.terms_now(person);
  std::stable_partition(terms.begin(), terms.end(), [this](const OfficeTerm* term) {
    return states_.contains(terms_.state_of(*term));
  });
  for (HeldOffice& said : actor.offices) {
    // "Foreign Ministers A and B": the tables say of which state each is.
    if (said.role.country.empty() && said.role.organization.empty()) {
      said.role.country = state_of_office(person, said.office);
    }
    if (!is_qualified(b_.knowledge, said.role.title))
      said.role.disagrees = terms_.against(person, said);
  }
  for (const OfficeTerm* term : terms) actor.offices.push_back(terms_.held(*term));
  if (!terms.empty()) return;
  // Nothing known of that day: the state of other terms still says whose politician it is.
  const auto all = b_.knowledge.holders().terms_of(person);
  if (!all.empty() && actor.record.country.empty() && !names_country(actor)) {
    auto best = std::find_if(all.begin(), all.end(), [this](const OfficeTerm& term) {
      return states_.contains(terms_.state_of(term));
    });
    if (best == all.end()) {
      best = std::find_if(all.begin(), all.end(),
                          [](const OfficeTerm& term) { return term.holding != Holding::joint; });
    }
    const std::string state = terms_.state_of(best == all.end() ? all.front() : *best);
    if (const StateEntry* known = b_.knowledge.state(state);
        known != nullptr && known->has_iso_code) {
      actor.record.country = state;
      actor.record.code = state;
    }
  }
}

std::optional<ActorIndex> KnownPersons::holder(std::uint32_t office, const std::string& country) {
  const std::int64_t person = terms_.sole_holder(office, country);
  if (person < 0) return std::nullopt;
  const auto known = static_cast<std::uint32_t>(person);
  const PersonEntry& entry = b_.knowledge.holders().persons()[known];
  const ActorIndex actor = become(b_.registry.person(entry.name, entry.keys), known);
  settle_person(b_, b_.registry.at(actor));
  return actor;
}

}  // namespace dragoman
