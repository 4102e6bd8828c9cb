// Places: cities, regions, seas and capitals by name, "the Russian capital", states after a
// preposition of place.
//
// Names of places.tsv count wherever they stand alone; names that only the gazetteer knows need a
// sign: a state or region beside them, a preposition of place before them, or that the analysis
// calls them a place. A name inside a longer one ("the Paris Agreement", "the Washington Post") is
// none. Which of several places of a name is meant, places_choose.h decides.
#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "reading/actors_build.h"
#include "reading/places_choose.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kLongestName = 6;  // tokens
constexpr int kBack = 7;                   // tokens looked at before a name

// A name in the text and what it may mean.
struct Named {
  TokenRange tokens;
  std::vector<Spot> spots;
  Beside beside;
};

class PlaceFinder {
 public:
  explicit PlaceFinder(const Build& build)
      : scan_(build.scan), analysis_(build.scan.analysis()), k_(build.knowledge) {
    hidden_.assign(scan_.size(), 0);
    for (const Found& found : build.found) {
      for (ActorIndex actor : found.actors) {
        // Which city it is, is to be decided.
        if (found.kind == MentionKind::metonym || found.kind == MentionKind::city) break;
        std::string country = country_of(build, actor);
        if (!country.empty()) ++counts_[country];
      }
    }
    for (const Found& found : build.found) {
      if (found.kind != MentionKind::name || found.actors.size() != 1) continue;
      if (build.registry.at(found.actors[0]).record.kind == "state") continue;
      if (town_taken_for_person(build, found)) continue;
      for (TokenId t = found.tokens.begin; t < found.tokens.end; t = next(t)) {
        hidden_[index(t)] = 1;
      }
    }
    name_of_.assign(scan_.size(), nullptr);
    for (const Name& name : analysis_.names) {
      for (TokenId t = name.tokens.begin; t < name.tokens.end; t = next(t)) {
        name_of_[index(t)] = &name;
      }
    }
  }

  std::vector<PlaceMention> run() {
    for (std::uint32_t i = 0; i < scan_.size();) {
      TokenId t = static_cast<TokenId>(i);
      TokenId after = hidden_[i] != 0 ? next(t) : read(t);
      i = std::max(i + 1, index(after));
    }
    for (const Named& named : named_) {
      if (named.spots.size() == 1 && named.spots[0].known) ++counts_[named.spots[0].state];
      if (!named.beside.country.empty()) ++counts_[named.beside.country];
    }
    for (const Named& named : named_) decide(named);
    std::sort(places_.begin(), places_.end(), [](const PlaceMention& a, const PlaceMention& b) {
      return a.tokens.begin < b.tokens.begin;
    });
    return std::move(places_);
  }

 private:
  // "attacked Tel Rifaat": two capitals without a title are a town where the gazetteer knows one of
  // just this name in a state that the document speaks of.
  bool town_taken_for_person(const Build& build, const Found& found) const {
    const ActorEntry& entry = build.registry.at(found.actors[0]);
    if (entry.record.kind != "person" || !entry.offices.empty() || found.tokens.size() < 2) {
      return false;
    }
    auto rows = k_.gazetteer().find(gazetteer_key(scan_.text(found.tokens)));
    return std::any_of(rows.begin(), rows.end(), [&](const GazetteerRow& row) {
      return located(found.tokens.begin) || counts_.contains(row.country);
    });
  }

  // What stands at a token; the end of what was used, or the token.
  TokenId read(TokenId t) {
    if (scan_.is_word(t, "capital")) return read_capital(t);
    const Phrase* phrase = scan_.phrase_from(t);
    TokenRange range{t, phrase != nullptr ? phrase->tokens.end : t};
    std::optional<TokenRange> longer = gazetteer_range(t);
    if (longer && longer->size() > range.size()) {
      add_named({*longer, spots_of(nullptr, *longer), {}});
      return longer->end;
    }
    if (phrase == nullptr) return t;
    bool first = t == scan_.sentence(t).begin;
    if (first && range.size() == 1 && scan_.tag(t) != Upos::propn) return range.end;
    if (phrase->is(Sense::state_name) && !phrase->is(Sense::capital) && !is_region(*phrase)) {
      read_state(*phrase);
      return range.end;
    }
    if (!phrase->is(Sense::capital) &&
        (phrase->is(Sense::state_adjective) || phrase->is(Sense::organization) ||
         phrase->is(Sense::proper_body))) {
      return range.end;
    }
    std::vector<Spot> spots = spots_of(phrase, range);
    if (spots.empty()) return phrase->is(Sense::capital) ? read_lost_capital(*phrase) : range.end;
    add_named({range, std::move(spots), {}});
    return range.end;
  }

  // An unrecognised state in a place of some state, as "Nagorno-Karabakh": the place, where it is
  // spoken of as one.
  bool is_region(const Phrase& phrase) const {
    const StateEntry& state = k_.states()[phrase.find(Sense::state_name)->index];
    return !state.has_iso_code && phrase.is(Sense::place) && located(phrase.tokens.begin);
  }

  // The longest name of the gazetteer that starts here with a capital.
  std::optional<TokenRange> gazetteer_range(TokenId t) const {
    if (!scan_.capital(t) || !k_.gazetteer().begins(gazetteer_key(scan_.word(t)))) return {};
    const TokenId end = scan_.sentence(t).end;
    std::optional<TokenRange> longest;
    for (TokenId last = t; last < end && index(last) - index(t) < kLongestName; last = next(last)) {
      if (hidden_[index(last)] != 0) break;
      if (gazetteer_key(scan_.word(last)).empty()) {  // punctuation: only inside a name
        if (scan_.is_hyphen(last)) continue;
        break;
      }
      TokenRange range{t, next(last)};
      if (!k_.gazetteer().find(gazetteer_key(scan_.text(range))).empty()) longest = range;
    }
    return longest;
  }

  std::vector<Spot> spots_of(const Phrase* phrase, TokenRange range) const {
    std::vector<Spot> spots;
    if (phrase != nullptr) {
      for (const Candidate& candidate : phrase->candidates) {
        if (candidate.sense == Sense::place) {
          spots.push_back(spot_of(k_.places()[candidate.index], k_));
        }
      }
      if (const Candidate* capital = phrase->find(Sense::capital)) {
        const PlaceEntry* place = k_.capital_of(k_.states()[capital->index].code);
        bool there =
            place == nullptr || std::any_of(spots.begin(), spots.end(), [&](const Spot& s) {
              return s.state == place->country && s.place.name == place->name;
            });
        if (!there) spots.push_back(spot_of(*place, k_));
      }
    }
    for (const GazetteerRow& row : k_.gazetteer().find(gazetteer_key(scan_.text(range)))) {
      spots.push_back(spot_of(row, k_));
    }
    return spots;
  }

  void add_named(Named named) {
    named.beside = beside_of(named.tokens);
    named_.push_back(std::move(named));
  }

  // A capital that places.tsv does not have.
  TokenId read_lost_capital(const Phrase& phrase) {
    const StateEntry& state = k_.states()[phrase.find(Sense::capital)->index];
    add(phrase.tokens, Place{state.capital, state.has_iso_code ? state.code : "", {}, {}},
        "capital");
    return phrase.tokens.end;
  }

  void read_state(const Phrase& phrase) {
    const TokenId end = phrase.tokens.end;
    bool owns = end < scan_.sentence(phrase.tokens.begin).end && scan_.is_possessive_mark(end);
    if (owns || part_of_longer(phrase.tokens) || !located(phrase.tokens.begin)) return;
    const StateEntry& state = k_.states()[phrase.find(Sense::state_name)->index];
    add(phrase.tokens, Place{state.name, state.has_iso_code ? state.code : "", {}, {}},
        "state after a preposition of place");
  }

  // "the Russian capital", "Russia's capital".
  TokenId read_capital(TokenId t) {
    const TokenId end = scan_.sentence(t).end;
    if (next(t) < end && scan_.tag(next(t)) == Upos::noun) return t;
    Nations nations = nations_before(scan_, t);
    if (nations.states.size() != 1) return t;
    const StateEntry& state = k_.states()[nations.states[0]];
    if (const PlaceEntry* place = k_.capital_of(state.code)) {
      add({nations.begin, next(t)}, spot_of(*place, k_).place, "capital of " + state.name);
    }
    return t;
  }

  // Whether a preposition of place stands before, maybe with "the" and adjectives between.
  bool located(TokenId t) const {
    const TokenId begin = scan_.sentence(t).begin;
    for (int steps = 0; t > begin && steps < kBack; ++steps) {
      t = previous(t);
      if (scan_.has_use(t, WordUse::locative)) return true;
      bool between = scan_.is_word(t, "the") || scan_.is_hyphen(t) || scan_.tag(t) == Upos::adj ||
                     scan_.has_use(t, WordUse::direction) ||
                     analysis_.at(t).relation == Relation::amod;
      if (!between) return false;
    }
    return false;
  }

  // "in Aleppo and Homs": behind a place that is located.
  bool joins_located(TokenId t) const {
    if (index(t) < 2 || t == scan_.sentence(t).begin) return false;
    TokenId link = previous(t);
    if (!scan_.is_word(link, "and") && !scan_.is_word(link, ",")) return false;
    if (scan_.is_word(link, "and") && scan_.is_word(previous(link), ",")) link = previous(link);
    return !last_.empty() && last_.end == link && located(last_.begin);
  }

  // "Paris Agreement", "Washington Post", "Maidan Shahr".
  bool part_of_longer(TokenRange range) const {
    if (continues_name(range.begin)) return true;
    const Name* name = name_of_[index(range.begin)];
    bool longer = name != nullptr && !(range.contains(name->tokens)) && !parted(name->tokens);
    if (longer && (name->kind != NameKind::place || !adds_noun(range, name->tokens))) return true;
    const TokenId after = range.end;
    if (longer || after >= scan_.sentence(range.begin).end || scan_.in_heading(after)) return false;
    if (!scan_.capital(after) || scan_.tag(after) != Upos::propn) return false;
    if (scan_.has_use(after, WordUse::calendar) || scan_.phrase_from(after) != nullptr) {
      return false;
    }
    const Token& last = analysis_.at(previous(after));
    const Token& follower = analysis_.at(after);
    bool within = last.head != kNoToken && last.head >= after &&
                  index(last.head) < index(after) + 4 && base(last.relation) == Relation::compound;
    bool flat = follower.head != kNoToken && range.contains(follower.head) &&
                base(follower.relation) == Relation::flat;
    return within || flat;
  }
  // "Damascus International Airport" is at Damascus; "Novi Yarylovychi" is not Novi.
  bool adds_noun(TokenRange range, TokenRange name) const {
    for (TokenId t = name.begin; t < range.begin; t = next(t)) {
      bool other = scan_.capital(t) && !scan_.has_use(t, WordUse::direction) &&
                   !scan_.has_use(t, WordUse::place_noun) && scan_.phrase_at(t) == nullptr;
      if (other) return false;
    }
    if (name.end <= range.end) return true;
    const TokenId last = previous(name.end);
    return scan_.has_use(last, WordUse::place_noun) || scan_.has_use(last, WordUse::thing_head) ||
           scan_.has_use(last, WordUse::organization_head) || !scan_.capital(last) ||
           scan_.phrase_at(last) != nullptr;
  }

  // "INS Mysore": the tree makes it the rest of a name that begins before.
  bool continues_name(TokenId t) const {
    if (t == scan_.sentence(t).begin || scan_.in_heading(t)) return false;
    const TokenId before = previous(t);
    const Token& token = analysis_.at(t);
    return base(token.relation) == Relation::flat && token.head != kNoToken && token.head < t &&
           scan_.capital(before) && scan_.tag(before) == Upos::propn &&
           scan_.phrase_at(before) == nullptr && !scan_.has_use(before, WordUse::place_noun);
  }
  bool parted(TokenRange range) const {
    for (TokenId t = range.begin; t < range.end; t = next(t)) {
      if (scan_.is_word(t, ",") || scan_.is_word(t, "and")) return true;
    }
    return false;
  }

  // ", Lebanon", "(Lebanon)", "in northern Lebanon"; "the Syrian port of", "Russia's".
  Beside beside_of(TokenRange range) const {
    const TokenId end = scan_.sentence(range.begin).end;
    TokenId t = range.end;
    if (t < end && (scan_.is_word(t, ",") || scan_.is_word(t, "("))) {
      Beside beside = area_from(next(t), end);
      if (!beside.empty()) return beside;
    } else if (t < end && scan_.is_word(t, "in")) {
      for (t = next(t); t < end && (scan_.is_word(t, "the") || scan_.tag(t) == Upos::adj ||
                                    scan_.has_use(t, WordUse::direction));) {
        t = next(t);
      }
      Beside beside = area_from(t, end);
      if (!beside.empty()) return beside;
    }
    return beside_before(range.begin);
  }

  // A state or region that starts here and is nobody's owner.
  Beside area_from(TokenId t, TokenId end) const {
    if (t >= end || !scan_.capital(t)) return {};
    const Phrase* phrase = scan_.phrase_from(t);
    Beside beside;
    TokenId after = t;
    if (phrase != nullptr && phrase->is(Sense::state_name)) {
      after = phrase->tokens.end;
      beside.country = k_.states()[phrase->find(Sense::state_name)->index].code;
      beside.region_key = gazetteer_key(scan_.text(phrase->tokens));  // "Atlanta, Georgia"
    } else {
      TokenRange range = phrase != nullptr ? phrase->tokens : TokenRange{t, next(t)};
      if (auto found = gazetteer_range(t); found && found->size() > range.size()) range = *found;
      for (const Spot& spot : spots_of(phrase, range)) {
        if (!spot.area || spot.region_key.empty()) continue;
        beside = {spot.state, spot.region_key};
        after = range.end;
      }
    }
    if (after < end && scan_.is_possessive_mark(after)) return {};
    return beside;
  }

  Beside beside_before(TokenId t) const {
    const TokenId begin = scan_.sentence(t).begin;
    for (int steps = 0; t > begin && steps < kBack; ++steps) {
      if (const Phrase* phrase = scan_.phrase_before(t); phrase != nullptr) {
        const Candidate* nation = phrase->nation();
        bool names = nation != nullptr &&
                     (phrase->is(Sense::state_name) || phrase->is(Sense::state_adjective));
        bool bound = phrase->is(Sense::state_adjective) || scan_.is_possessive_mark(t);
        if (names && bound) return {k_.states()[nation->index].code, {}};
      }
      t = previous(t);
      bool passes = scan_.has_use(t, WordUse::place_noun) || scan_.has_use(t, WordUse::direction) ||
                    scan_.tag(t) == Upos::adj || scan_.is_hyphen(t) || scan_.is_possessive_mark(t);
      bool of =
          scan_.is_word(t, "of") && t > begin && scan_.has_use(previous(t), WordUse::place_noun);
      if (!passes && !of) return {};
    }
    return {};
  }

  void decide(const Named& named) {
    Choice choice = choose_spot(named.spots, named.beside, counts_, k_);
    if (part_of_longer(named.tokens)) return;
    if (!choice.spot->known && !choice.beside && !has_sign(named, *choice.spot)) return;
    last_ = with_noun(named.tokens);
    add(last_, choice.spot->place, std::move(choice.why));
  }

  // That a name of the gazetteer is a place here.
  bool has_sign(const Named& named, const Spot& spot) const {
    const TokenId t = named.tokens.begin;
    for (TokenId at = t; at < named.tokens.end; at = next(at)) {
      if (named.tokens.size() == 1 && scan_.tag(at) != Upos::propn) return false;
    }
    const Name* name = name_of_[index(t)];
    bool place = name != nullptr && name->kind == NameKind::place;
    bool at = located(t) || joins_located(t) || follows_place_noun(t);
    bool spoken_of = counts_.contains(spot.state);
    if (spot.area && scan_.has_use(previous(named.tokens.end), WordUse::place_noun)) {
      return at || place || spoken_of;  // "Homs province"
    }
    if (spot.sign == NameSign::none) return at ? place || spoken_of : place && spoken_of;
    return at && place && spoken_of;
  }

  // "the village of X", "the town X".
  bool follows_place_noun(TokenId t) const {
    if (t == scan_.sentence(t).begin) return false;
    TokenId before = previous(t);
    if (scan_.is_word(before, "of") && before > scan_.sentence(t).begin) before = previous(before);
    return scan_.has_use(before, WordUse::place_noun);
  }

  // The place's own noun belongs to it: "Homs province", "Kabul airport".
  TokenRange with_noun(TokenRange tokens) const {
    const TokenId end = scan_.sentence(tokens.begin).end;
    const Name* name = name_of_[index(tokens.begin)];
    if (name != nullptr && name->kind == NameKind::place && name->tokens.end > tokens.end &&
        name->tokens.begin == tokens.begin && !parted(name->tokens)) {
      tokens.end = name->tokens.end;
    }
    if (tokens.end >= end || !scan_.has_use(tokens.end, WordUse::place_noun)) return tokens;
    TokenId after = next(tokens.end);
    bool goes_on = after < end && (scan_.tag(after) == Upos::noun || scan_.is_word(after, "of"));
    if (!goes_on) tokens.end = after;
    return tokens;
  }

  void add(TokenRange tokens, Place place, std::string why) {
    places_.push_back({tokens, scan_.highest(tokens), std::move(place), std::move(why)});
  }

  const Scan& scan_;
  const Analysis& analysis_;
  const Knowledge& k_;
  std::vector<char> hidden_;
  std::vector<const Name*> name_of_;  // the analysis' name at each token
  StateCounts counts_;
  std::vector<Named> named_;
  TokenRange last_{};  // the place decided last
  std::vector<PlaceMention> places_;
};

}  // namespace

std::vector<PlaceMention> find_places(const Build& build) {
  return PlaceFinder(build).run();
}

}  // namespace dragoman
