#include "reading/mentions.h"

#include <algorithm>
#include <map>

#include "reading/actors_build.h"
#include "reading/persons_holders.h"

namespace dragoman {
namespace {

// No mention is longer: bounds the search for one that holds a token.
constexpr std::uint32_t kLongest = 64;

std::string alias_text(const Build& build, const Found& found) {
  TokenRange tokens = found.tokens;
  while (tokens.size() > 1 && build.scan.is_possessive_mark(previous(tokens.end))) {
    tokens.end = previous(tokens.end);
  }
  return build.scan.text(tokens);
}

void add_alias(ActorRecord& actor, std::string alias) {
  if (alias.empty() || alias == actor.name) return;
  auto& aliases = actor.aliases;
  if (std::find(aliases.begin(), aliases.end(), alias) == aliases.end()) {
    aliases.push_back(std::move(alias));
  }
}

// The actors in the order of their first mention, with evidence and aliases.
DocumentActors collect(const Build& build) {
  DocumentActors out;
  std::map<std::uint32_t, ActorIndex> numbers;
  for (const Found& found : build.found) {
    Mention mention;
    mention.tokens = found.tokens;
    mention.head = build.scan.highest(found.full);
    mention.kind = found.kind;
    mention.why = found.why;
    mention.probability = found.probability;
    for (ActorIndex actor : found.actors) {
      auto [at, is_new] =
          numbers.try_emplace(index(actor), static_cast<ActorIndex>(out.actors.size()));
      if (is_new) {
        const ActorEntry& entry = build.registry.at(actor);
        out.actors.push_back(entry.record);
        out.actors.back().evidence = {build.evidence(found.tokens.begin)};
        for (const HeldOffice& held : entry.offices) {
          out.actors.back().roles.push_back(held.role);
        }
      }
      if (found.alias) add_alias(out.actors[index(at->second)], alias_text(build, found));
      mention.actors.push_back(at->second);
    }
    out.mentions.push_back(std::move(mention));
  }
  std::stable_sort(out.mentions.begin(), out.mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.head < b.head; });
  return out;
}

// "a Canadian engineer", "its ambassador to Spain": who it is stays open, but the state that the
// phrase names is known.
void add_nations(Build& build) {
  std::vector<Found> nations;
  for (const Found& found : build.found) {
    if (!found.actors.empty() || found.kind != MentionKind::title) continue;
    for (const Phrase& phrase : build.scan.phrases()) {
      const Candidate* nation = phrase.nation();
      if (nation == nullptr || !found.tokens.contains(phrase.tokens)) continue;
      Found inner;
      inner.tokens = inner.full = phrase.tokens;
      inner.kind = phrase.is(Sense::state_adjective) ? MentionKind::adjective : MentionKind::name;
      inner.actors = {build.registry.state(nation->index)};
      inner.why = "nationality within a title";
      nations.push_back(std::move(inner));
    }
  }
  for (Found& inner : nations) build.found.push_back(std::move(inner));
}

}  // namespace

const Mention* DocumentActors::at(TokenId token) const {
  auto by_head = [](const Mention& m, TokenId t) { return m.head < t; };
  const Mention* best = nullptr;
  auto better = [&best](const Mention& m) {
    return best == nullptr || m.tokens.size() < best->tokens.size();
  };
  auto same = std::lower_bound(mentions.begin(), mentions.end(), token, by_head);
  for (auto m = same; m != mentions.end() && m->head == token; ++m) {
    if (better(*m)) best = &*m;
  }
  if (best != nullptr) return best;
  auto low = static_cast<TokenId>(index(token) < kLongest ? 0 : index(token) - kLongest);
  for (auto m = std::lower_bound(mentions.begin(), mentions.end(), low, by_head);
       m != mentions.end() && index(m->head) <= index(token) + kLongest; ++m) {
    if (m->tokens.contains(token) && better(*m)) best = &*m;
  }
  return best;
}

const PlaceMention* DocumentActors::place_at(TokenId token) const {
  const PlaceMention* best = nullptr;
  for (const PlaceMention& place : places) {
    if (place.tokens.begin > token) break;
    if (place.head == token || place.tokens.contains(token)) best = &place;
  }
  return best;
}

DocumentActors find_actors(const Document& document, const Analysis& analysis,
                           const Knowledge& knowledge, const PronounModel& pronouns,
                           PronounTrace* trace) {
  Build build(document, analysis, knowledge, pronouns);
  build.trace = trace;
  find_unknown_organizations(build);
  KnownPersons known(build);
  find_persons(build, known);
  known.identify();
  find_bodies(build);
  close_countries(build);
  resolve_references(build, known);
  add_nations(build);
  std::sort(build.found.begin(), build.found.end(), [](const Found& a, const Found& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                            : a.tokens.end < b.tokens.end;
  });
  DocumentActors actors = collect(build);
  actors.places = find_places(build);
  return actors;
}

}  // namespace dragoman
