// Places: cities, regions, seas and capitals by name, "the Russian capital", states after a
// preposition of place. Of several places with one name the one in a country that the document
// speaks of wins, then the largest.
#include <algorithm>
#include <set>

#include "reading/actors_build.h"

namespace dragoman {
namespace {

class PlaceFinder {
 public:
  explicit PlaceFinder(const Build& build) : scan_(build.scan), k_(build.knowledge) {
    hidden_.assign(scan_.size(), 0);
    for (const Found& found : build.found) {
      if (found.kind != MentionKind::name || found.actors.size() != 1) continue;
      const std::string& kind = build.registry.at(found.actors[0]).record.kind;
      if (kind == "state") continue;
      for (TokenId t = found.tokens.begin; t < found.tokens.end; t = next(t)) {
        hidden_[index(t)] = 1;
      }
    }
    for (const ActorEntry& entry : build.registry.entries()) {
      if (!entry.record.country.empty()) countries_.insert(entry.record.country);
    }
  }

  std::vector<PlaceMention> run() {
    for (const Phrase& phrase : scan_.phrases()) {
      if (hidden_[index(phrase.tokens.begin)] == 0) read(phrase);
    }
    for (std::uint32_t i = 0; i < scan_.size(); ++i) {
      TokenId t = static_cast<TokenId>(i);
      if (scan_.is_word(t, "capital")) read_capital(t);
    }
    std::sort(places_.begin(), places_.end(), [](const PlaceMention& a, const PlaceMention& b) {
      return a.tokens.begin < b.tokens.begin;
    });
    return std::move(places_);
  }

 private:
  void read(const Phrase& phrase) {
    const TokenId t = phrase.tokens.begin;
    bool first = t == scan_.sentence(t).begin;
    if (first && phrase.tokens.size() == 1 && scan_.tag(t) != Upos::propn) return;
    if (const Candidate* capital = phrase.find(Sense::capital)) {
      const StateEntry& state = k_.states()[capital->index];
      const PlaceEntry* place = k_.capital_of(state.code);
      if (place != nullptr) {
        add(phrase.tokens, *place);
      } else {
        add(phrase.tokens, Place{state.capital, state.has_iso_code ? state.code : "", {}, {}});
      }
      return;
    }
    if (phrase.is(Sense::state_name)) {
      TokenId before = t;
      if (!first && scan_.is_word(previous(before), "the")) before = previous(before);
      bool located =
          before > scan_.sentence(t).begin && scan_.has_use(previous(before), WordUse::locative);
      bool owns =
          phrase.tokens.end < scan_.sentence(t).end && scan_.is_possessive_mark(phrase.tokens.end);
      if (!located || owns) return;
      const StateEntry& state = k_.states()[phrase.find(Sense::state_name)->index];
      add(phrase.tokens, Place{state.name, state.has_iso_code ? state.code : "", {}, {}});
      return;
    }
    if (phrase.is(Sense::state_adjective) || phrase.is(Sense::organization) ||
        phrase.is(Sense::proper_body)) {
      return;
    }
    if (const PlaceEntry* place = best(phrase)) add(phrase.tokens, *place);
  }

  const PlaceEntry* best(const Phrase& phrase) const {
    const PlaceEntry* found = nullptr;
    for (const Candidate& candidate : phrase.candidates) {
      if (candidate.sense != Sense::place) continue;
      const PlaceEntry& place = k_.places()[candidate.index];
      auto weight = [this](const PlaceEntry& p) {
        return std::pair(countries_.contains(p.country), p.population);
      };
      if (found == nullptr || weight(place) > weight(*found)) found = &place;
    }
    return found;
  }

  // "the Russian capital", "Russia's capital".
  void read_capital(TokenId t) {
    const TokenId end = scan_.sentence(t).end;
    if (next(t) < end && scan_.tag(next(t)) == Upos::noun) return;
    Nations nations = nations_before(scan_, t);
    if (nations.states.size() != 1) return;
    const StateEntry& state = k_.states()[nations.states[0]];
    if (const PlaceEntry* place = k_.capital_of(state.code)) add({nations.begin, next(t)}, *place);
  }

  void add(TokenRange tokens, const PlaceEntry& place) {
    add(tokens, Place{place.name, place.country, place.latitude, place.longitude});
  }
  void add(TokenRange tokens, Place place) {
    places_.push_back({tokens, scan_.highest(tokens), std::move(place)});
  }

  const Scan& scan_;
  const Knowledge& k_;
  std::vector<char> hidden_;
  std::set<std::string, std::less<>> countries_;
  std::vector<PlaceMention> places_;
};

}  // namespace

std::vector<PlaceMention> find_places(const Build& build) {
  return PlaceFinder(build).run();
}

}  // namespace dragoman
