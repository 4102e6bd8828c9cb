// Which state an office, a body or an actor belongs to.
#include <algorithm>

#include "reading/actors_build.h"

namespace dragoman {
namespace {

bool is_state_office(const OfficeEntry& office) {
  if (office.sector == "IGO") return false;
  if (office.rank == "official" && !office.body.empty()) return true;
  for (std::string_view rank :
       {"head_of_state", "head_of_government", "minister", "deputy_minister", "parliament", "royal",
        "diplomat", "spokesperson", "military", "judge"}) {
    if (office.rank == rank) return true;
  }
  return false;
}

bool leads_state(const OfficeEntry& office) {
  return office.rank == "head_of_state" || office.rank == "head_of_government" ||
         office.rank == "minister" || office.rank == "deputy_minister" || office.rank == "royal";
}

// "a Polish chef": where somebody comes from who does not act for a state.
bool is_of_private_person(const Build& build, const Found& nationality) {
  const Analysis& analysis = build.scan.analysis();
  const Token& adjective = analysis.at(build.scan.highest(nationality.full));
  if (adjective.head == kNoToken || base(adjective.relation) != Relation::amod) return false;
  const Token& noun = analysis.at(adjective.head);
  if (noun.tag != Upos::noun || noun.features.number == Number::plural) return false;
  const TokenId begin = nationality.tokens.begin;
  if (begin == build.scan.sentence(begin).begin) return false;
  const Phrase* phrase = build.scan.phrase_at(adjective.head);
  const bool indefinite =
      build.scan.is_word(previous(begin), "a") || build.scan.is_word(previous(begin), "an");
  return indefinite && phrase == nullptr;
}

// The best single state among the mentions of [begin, end): the only one, or the subject's, or the
// last one's.
std::string state_among(const Build& build, TokenId begin, TokenId end, bool last_counts) {
  std::string last;
  std::string subject;
  bool several = false;
  for (const Found& found : build.found) {
    if (found.tokens.begin < begin || found.tokens.end > end || found.actors.empty()) continue;
    std::string code = country_of(build, found.actors[0]);
    if (code.empty()) continue;
    if (found.kind == MentionKind::adjective && is_of_private_person(build, found)) continue;
    if (!last.empty() && code != last) several = true;
    last = code;
    TokenId head = build.scan.highest(found.full);
    if (is_subject(build.scan.analysis(), head)) subject = code;
  }
  if (!several || (last_counts && subject.empty())) return last;
  return subject;
}

// "Foreign Minister Jane Roe of Malta": the state behind the name.
std::string state_behind_name(const Build& build, const ActorEntry& person) {
  const Scan& scan = build.scan;
  for (const Found& found : build.found) {
    if (found.actors.size() != 1 || &build.registry.at(found.actors[0]) != &person) continue;
    const TokenId of = found.tokens.end;
    const TokenId limit = scan.sentence(found.tokens.begin).end;
    if (index(of) + 1 >= index(limit) || !scan.is_word(of, "of")) continue;
    const Nations nations = states_from(scan, next(of), limit);
    if (nations.states.size() == 1) return build.knowledge.states()[nations.states[0]].code;
  }
  return {};
}

}  // namespace

void settle_person(Build& build, ActorEntry& person) {
  std::string country;
  for (const HeldOffice& held : person.offices) {
    if (country.empty()) country = held.role.country;
  }
  if (country.empty()) country = state_behind_name(build, person);
  for (HeldOffice& held : person.offices) {
    const OfficeEntry& office = build.knowledge.offices()[held.office];
    bool foreign_owner = !held.role.organization.empty() && held.suffix.empty();
    if (!held.role.country.empty() || !is_state_office(office) || foreign_owner || held.in_row)
      continue;
    if (country.empty() && (leads_state(office) || !held.suffix.empty())) {
      country = state_in_focus(build, held.at, Focus::only_one);
    }
    held.role.country = country;
  }
  if (country.empty()) {
    for (const HeldOffice& held : person.offices) {
      const OfficeEntry& office = build.knowledge.offices()[held.office];
      if (person.record.code.empty() && is_state_office(office)) person.record.code = office.sector;
    }
    return;
  }
  const StateEntry* state = build.knowledge.state(country);
  if (state == nullptr) return;
  if (state->has_iso_code) person.record.country = country;
  for (HeldOffice& held : person.offices) {
    const OfficeEntry& office = build.knowledge.offices()[held.office];
    if (held.role.country != country) continue;
    if (!held.former) {
      person.record.code = country + office.sector;
      break;
    }
    // Of the elites: nothing but offices held once.
    person.record.code = country + "ELI";
  }
}

bool is_of_continent(const Scan& scan, TokenId adjective) {
  if (adjective == scan.sentence(adjective).begin) return false;
  const TokenId before = previous(adjective);
  return scan.capital(before) && scan.has_use(before, WordUse::direction);
}

namespace {

// A preposition, and maybe an article, right before.
bool is_led(const Scan& scan, TokenId begin) {
  const TokenId first = scan.sentence(begin).begin;
  TokenId before = begin;
  if (before > first && scan.is_word(previous(before), "the")) before = previous(before);
  return before > first && scan.tag(previous(before)) == Upos::adp;
}

}  // namespace

Nations nations_before(const Scan& scan, TokenId end) {
  Nations nations;
  nations.begin = end;
  if (index(end) >= scan.size() || index(end) == 0) return nations;
  const TokenId first = scan.sentence(previous(end)).begin;
  TokenId at = end;
  bool possessive = false;
  while (at > first) {
    TokenId before = at;
    bool mark = scan.is_possessive_mark(previous(before));
    if (mark) before = previous(before);
    const Phrase* phrase = scan.phrase_before(before);
    if (phrase == nullptr || phrase->tokens.begin < first) break;
    const Candidate* nation = phrase->nation();
    if (nation == nullptr) break;
    possessive = possessive || mark;
    bool adjective = phrase->is(Sense::state_adjective) || phrase->is(Sense::demonym);
    bool name = phrase->is(Sense::state_name) || (mark && nation != nullptr);
    if (!adjective && !name) break;
    if (adjective && is_of_continent(scan, phrase->tokens.begin)) break;
    if (!nations.states.empty() && !adjective && !possessive) break;
    // "the president of X and Y's prime minister": X is the president's.
    if (!nations.states.empty() && !adjective && !mark && is_led(scan, phrase->tokens.begin)) break;
    nations.states.insert(nations.states.begin(), nation->index);
    at = phrase->tokens.begin;
    nations.begin = at;
    if (at == first) break;
    TokenId link = previous(at);
    bool joined = scan.is_word(link, "and") || scan.is_word(link, ",") || scan.is_hyphen(link) ||
                  scan.is_word(link, "/") || scan.is_word(link, "&");
    if (!joined) break;
    at = link;
  }
  return nations;
}

Nations states_from(const Scan& scan, TokenId begin, TokenId limit) {
  Nations nations;
  nations.begin = nations.end = begin;
  Nations list = nations;
  for (TokenId t = begin; t < limit;) {
    const Phrase* phrase = scan.phrase_from(t);
    const Candidate* state = phrase == nullptr ? nullptr : phrase->find(Sense::state_name);
    if (state == nullptr || phrase->tokens.end > limit) break;
    const TokenId after = phrase->tokens.end;
    if (after < limit && scan.is_possessive_mark(after)) break;
    list.states.push_back(state->index);
    list.end = after;
    const bool closing = t > begin && scan.is_word(previous(t), "and");
    if (list.states.size() == 1 || closing) nations = list;
    if (closing || index(after) + 1 >= index(limit)) break;
    const bool comma = scan.is_word(after, ",");
    t = comma && scan.is_word(next(after), "and") ? advance(after, 2) : next(after);
    if (!comma && !scan.is_word(after, "and")) break;
  }
  return nations;
}

bool is_subject(const Analysis& analysis, TokenId head) {
  Relation relation = base(analysis.at(head).relation);
  return relation == Relation::nsubj || relation == Relation::csubj;
}

std::string country_of(const Build& build, ActorIndex actor) {
  const ActorEntry& entry = build.registry.at(actor);
  if (!entry.record.country.empty()) return entry.record.country;
  if (entry.record.kind == "state") return entry.record.id;
  if (entry.record.kind != "person") return {};
  for (const HeldOffice& held : entry.offices) {
    if (!held.role.country.empty()) return held.role.country;
  }
  return {};
}

std::string state_in_focus(const Build& build, TokenId at, Focus focus) {
  const Scan& scan = build.scan;
  const std::uint32_t here = index(scan.sentence_id(at));
  const TokenRange own = scan.analysis().sentences[here].tokens;
  std::string code = state_among(build, own.begin, at, focus == Focus::latest);
  std::uint32_t farthest = 2;
  if (focus == Focus::only_one) {
    // The sentence before tells only where this one speaks of no state at all.
    farthest = state_among(build, own.begin, own.end, true).empty() ? 1 : 0;
  }
  for (std::uint32_t back = 1; code.empty() && back <= farthest && back <= here; ++back) {
    const TokenRange range = scan.analysis().sentences[here - back].tokens;
    if (scan.in_heading(range.begin)) break;
    code = state_among(build, range.begin, range.end, false);
  }
  return code;
}

void close_countries(Build& build) {
  std::sort(build.found.begin(), build.found.end(), [](const Found& a, const Found& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                            : a.tokens.end < b.tokens.end;
  });
  for (std::uint32_t i = 0; i < build.registry.entries().size(); ++i) {
    ActorEntry& entry = build.registry.at(static_cast<ActorIndex>(i));
    if (!entry.offices.empty()) settle_person(build, entry);
  }
}

}  // namespace dragoman
