// States, their bodies and the organizations of the tables.
//
// A nationality ("Armenian and Russian", "Russia's") belongs to the body, office or kind of people
// behind it, if there is one ("foreign ministries", "officials"); else it is a mention of the state
// itself: by name, by its seat, by its people, or as a modifier. A body or office without a
// nationality takes the one of its complement ("of Armenia") or stays open for later.
#include <algorithm>
#include <array>

#include "reading/actors_build.h"
#include "reading/actors_regions.h"

namespace dragoman {
namespace {

struct NationGroup {
  TokenRange tokens;
  std::vector<const Phrase*> parts;
  bool possessive = false;
};

class BodyFinder {
 public:
  explicit BodyFinder(Build& build) : build_(build), scan_(build.scan), k_(build.knowledge) {}

  void run() {
    for (const Phrase& phrase : scan_.phrases()) {
      if (!build_.is_free(phrase.tokens)) continue;
      read(phrase);
    }
  }

 private:
  TokenId limit(TokenId t) const { return scan_.sentence(t).end; }

  void read(const Phrase& phrase) {
    if (const Candidate* c = phrase.find(Sense::proper_body)) {
      add_name(phrase.tokens, build_.registry.proper_body(c->index), MentionKind::body, "name");
    } else if (const Candidate* org = phrase.find(Sense::organization)) {
      if (k_.organizations()[org->index].kind == "states") {
        add_group_of_states(phrase.tokens, k_.organizations()[org->index]);
        return;
      }
      add_name(phrase.tokens, build_.registry.organization(org->index), MentionKind::name, "name");
    } else if (phrase.nation() != nullptr) {
      read_nation(phrase);
    } else if (points_back(phrase) || is_modifier(phrase)) {
      return;
    } else if (is_body(phrase)) {
      read_body(phrase, {}, phrase.tokens.begin);
    } else if (phrase.is(Sense::office)) {
      read_office(phrase, {}, phrase.tokens.begin);
    }
  }

  // "the Baltic states", "both Koreas".
  void add_group_of_states(TokenRange tokens, const OrganizationEntry& group) {
    Found found;
    found.tokens = tokens;
    found.full = tokens;
    found.kind = MentionKind::description;
    for (const std::string& code : group.members) {
      if (auto state = build_.registry.state_index(code)) {
        found.actors.push_back(build_.registry.state(*state));
      }
    }
    found.why = "states by the name of their group";
    add(std::move(found));
  }

  // "the two sides", "this state": for coreference, though the tables know the noun.
  bool points_back(const Phrase& phrase) const {
    TokenId t = phrase.tokens.begin;
    return phrase.tokens.size() == 1 &&
           (scan_.has_use(t, WordUse::people) || scan_.has_use(t, WordUse::pair_noun) ||
            scan_.has_use(t, WordUse::state_noun) || scan_.has_use(t, WordUse::bloc_noun));
  }

  // "military" in "military aid", "general" in "in general": the word as an adjective.
  bool is_modifier(const Phrase& phrase) const {
    if (phrase.tokens.size() != 1) return false;
    Upos tag = scan_.tag(phrase.tokens.begin);
    return tag != Upos::noun && tag != Upos::propn;
  }

  // Many nouns name both a body and the people in it ("diplomats", "peacekeepers"): the body wins
  // but for those who lead a state.
  bool is_body(const Phrase& phrase) const {
    if (!phrase.is(Sense::body)) return false;
    const Candidate* office = phrase.find(Sense::office);
    if (office == nullptr) return true;
    const std::string& rank = k_.offices()[office->index].rank;
    return rank != "minister" && rank != "head_of_state" && rank != "head_of_government" &&
           rank != "deputy_minister" && (office->plural || phrase.find(Sense::body)->plural);
  }

  // The coordinated nationalities from a phrase on.
  NationGroup group_from(const Phrase& phrase) const {
    NationGroup group;
    const TokenId end = limit(phrase.tokens.begin);
    group.tokens = phrase.tokens;
    group.parts.push_back(&phrase);
    TokenId at = phrase.tokens.end;
    while (at < end) {
      TokenId link = at;
      if (scan_.is_possessive_mark(link)) {
        group.possessive = true;
        group.tokens.end = next(link);
        link = next(link);
      }
      if (link >= end || index(link) + 1 >= index(end)) break;
      bool joined = scan_.is_word(link, "and") || scan_.is_word(link, ",") ||
                    scan_.is_hyphen(link) || scan_.is_word(link, "/");
      if (!joined) break;
      const Phrase* after = scan_.phrase_from(next(link));
      if (after == nullptr || after->nation() == nullptr || !build_.is_free(after->tokens)) break;
      // Adjectives join adjectives, names names.
      bool alike = after->is(Sense::state_adjective) == phrase.is(Sense::state_adjective);
      if (!alike) break;
      group.parts.push_back(after);
      group.tokens.end = after->tokens.end;
      at = after->tokens.end;
      if (at < end && scan_.is_possessive_mark(at)) {
        group.possessive = true;
        group.tokens.end = next(at);
      }
    }
    return group;
  }

  // The body, office or people noun that the nationality stands before; kNoToken for none.
  TokenId head_after(TokenId at, TokenId end) const {
    for (int steps = 0; at < end && steps < 4; ++steps, at = next(at)) {
      if (build_.taken[index(at)] != 0) return kNoToken;
      const Phrase* phrase = scan_.phrase_from(at);
      if (phrase != nullptr && !points_back(*phrase) && !is_modifier(*phrase)) {
        bool right = phrase->is(Sense::body) || phrase->is(Sense::office);
        bool modifier = phrase->tokens.size() == 1 && !k_.office_modifier(scan_.word(at)).empty();
        const Phrase* following = scan_.phrase_from(phrase->tokens.end);
        if (right && !(modifier && following != nullptr && phrase->tokens.end < end)) return at;
        if (!modifier) return kNoToken;
        continue;
      }
      if (scan_.has_use(at, WordUse::people) && scan_.tag(at) == Upos::noun) {
        // "the side effects": a noun that only modifies the next one is no head.
        bool last = next(at) >= end || scan_.tag(next(at)) != Upos::noun;
        if (last) return at;
      }
      Upos tag = scan_.tag(at);
      bool light = tag == Upos::adj || tag == Upos::noun || tag == Upos::propn ||
                   !k_.office_modifier(scan_.word(at)).empty() || scan_.is_hyphen(at);
      if (!light) return kNoToken;
    }
    return kNoToken;
  }

  void read_nation(const Phrase& phrase) {
    NationGroup group = group_from(phrase);
    const TokenId end = limit(phrase.tokens.begin);
    const Phrase* last = group.parts.back();
    bool can_modify = last->is(Sense::state_adjective) || group.possessive ||
                      last->is(Sense::state_name) || last->is(Sense::demonym);
    TokenId head = can_modify ? head_after(group.tokens.end, end) : kNoToken;
    bool adjacent_name = !last->is(Sense::state_adjective) && !group.possessive;
    if (head != kNoToken && adjacent_name && head != group.tokens.end) head = kNoToken;
    if (head != kNoToken && read_owned(group, head)) return;
    for (const Phrase* part : group.parts) {
      if (build_.is_free(part->tokens)) add_state(*part);
    }
  }

  // "Armenian and Russian | foreign ministries".
  bool read_owned(const NationGroup& group, TokenId head) {
    std::vector<std::string> codes;
    for (const Phrase* part : group.parts) {
      codes.push_back(k_.states()[part->nation()->index].code);
    }
    TokenId begin = group.tokens.begin;
    const TokenId first = scan_.sentence(begin).begin;
    while (begin > first && !k_.office_modifier(scan_.word(previous(begin))).empty() &&
           build_.taken[index(previous(begin))] == 0) {
      begin = previous(begin);
    }
    const Phrase* phrase = scan_.phrase_from(head);
    if (phrase != nullptr && !points_back(*phrase)) {
      return is_body(*phrase) ? read_body(*phrase, codes, begin)
                              : read_office(*phrase, codes, begin);
    }
    Found found;
    found.tokens = {begin, next(head)};
    found.full = found.tokens;
    found.kind = MentionKind::body;
    for (const Phrase* part : group.parts) {
      found.actors.push_back(build_.registry.state(part->nation()->index));
    }
    found.why = "people of the state";
    add(std::move(found));
    return true;
  }

  // "an Australian": one of them, not the state.
  bool is_one_of_people(const Phrase& phrase) const {
    const TokenId begin = phrase.tokens.begin;
    const TokenId last = previous(phrase.tokens.end);
    if (!phrase.is(Sense::demonym) && !phrase.is(Sense::state_adjective)) return false;
    if (begin == scan_.sentence(begin).begin || scan_.tag(last) == Upos::adj) return false;
    const Token& noun = scan_.analysis().at(last);
    const Relation relation = base(noun.relation);
    if (relation == Relation::compound || relation == Relation::amod) return false;
    const bool one = scan_.is_word(previous(begin), "a") || scan_.is_word(previous(begin), "an");
    return one && noun.features.number != Number::plural;
  }

  void add_state(const Phrase& phrase) {
    const Candidate& nation = *phrase.nation();
    const bool may_be_city = nation.sense == Sense::capital ||
                             (nation.sense == Sense::metonym && phrase.is(Sense::place));
    const CityReading reading =
        may_be_city ? read_city(scan_, phrase.tokens) : CityReading::government;
    if (reading == CityReading::thing) return;
    if (nation.sense == Sense::state_adjective && is_of_continent(scan_, phrase.tokens.begin))
      return;
    Found found;
    found.tokens = phrase.tokens;
    found.full = phrase.tokens;
    if (is_one_of_people(phrase)) {
      found.actors = {build_.registry.body(nation.index, "people")};
      found.kind = MentionKind::body;
      found.why = "one of the people";
      add(std::move(found));
      return;
    }
    found.actors = {build_.registry.state(nation.index)};
    Upos tag = scan_.tag(previous(phrase.tokens.end));
    bool plural_people =
        phrase.is(Sense::demonym) && (!phrase.is(Sense::state_adjective) || tag == Upos::noun);
    switch (nation.sense) {
      case Sense::state_adjective:
      case Sense::demonym:
        found.kind = plural_people ? MentionKind::body : MentionKind::adjective;
        found.why = plural_people ? "people of the state" : "nationality";
        break;
      case Sense::capital:
      case Sense::metonym:
        found.kind = reading == CityReading::city ? MentionKind::city : MentionKind::metonym;
        found.why = reading == CityReading::city     ? "capital: the city"
                    : nation.sense == Sense::capital ? "capital: the government"
                                                     : "seat of government";
        found.alias = reading == CityReading::government;
        break;
      default:
        found.kind = MentionKind::name;
        found.why = "name";
        found.alias = true;
        break;
    }
    add(std::move(found));
  }

  // The states of a complement: "of the Republic of Armenia", "of Armenia and Russia".
  std::vector<std::string> complement_states(TokenId& at) const {
    std::vector<std::string> codes;
    const TokenId end = limit(previous(at));
    if (index(at) + 1 >= index(end) || !scan_.is_word(at, "of")) return codes;
    TokenId t = next(at);
    if (scan_.is_word(t, "the") && next(t) < end) t = next(t);
    const Nations nations = states_from(scan_, t, end);
    for (const std::uint32_t state : nations.states) codes.push_back(k_.states()[state].code);
    if (!codes.empty()) at = nations.end;
    return codes;
  }

  bool read_body(const Phrase& phrase, std::vector<std::string> codes, TokenId begin) {
    const Candidate& body = *phrase.find(Sense::body);
    std::string suffix = k_.bodies()[body.index].suffix;
    TokenId end = phrase.tokens.end;
    if (codes.empty()) codes = complement_states(end);
    if (codes.empty()) {
      if (auto place = place_before(scan_, begin)) {
        begin = place->first;
        codes.push_back(place->second);
        if (suffix == "government") suffix = "local-government";
      }
    }
    const TokenId sentence_end = limit(begin);
    // "the parliament's press office" speaks for the parliament.
    if (index(end) + 1 < index(sentence_end) && scan_.is_possessive_mark(end)) {
      TokenId t = next(end);
      while (t < sentence_end && scan_.has_use(t, WordUse::staff)) t = next(t);
      if (t > next(end)) end = t;
    }
    Found found;
    found.tokens = {begin, end};
    found.full = found.tokens;
    found.kind = MentionKind::body;
    found.suffix = suffix;
    found.plural = body.plural;
    for (const std::string& code : codes) {
      found.actors.push_back(build_.registry.body_or_state(code, suffix));
    }
    found.why = "body of a state";
    found.alias = found.actors.size() == 1;
    if (codes.empty()) {
      if (!can_stay_open(phrase)) return false;
      found.open = Open::body;
    }
    add(std::move(found));
    return true;
  }

  // A body without a state: only where the text speaks of one that is known to the reader.
  bool can_stay_open(const Phrase& phrase) const {
    const TokenId begin = phrase.tokens.begin;
    bool definite = begin > scan_.sentence(begin).begin &&
                    (scan_.is_word(previous(begin), "the") ||
                     scan_.analysis().at(previous(begin)).features.possessive);
    return definite || scan_.capital(begin) || phrase.find(Sense::body)->plural ||
           scan_.analysis().at(scan_.highest(phrase.tokens)).relation != Relation::compound;
  }

  bool read_office(const Phrase& phrase, std::vector<std::string> codes, TokenId begin) {
    Title title = read_title(scan_, phrase, limit(begin));
    TokenRange tokens{std::min(begin, title.tokens.begin), title.tokens.end};
    if (!build_.is_free(tokens)) tokens = {begin, phrase.tokens.end};
    if (!build_.is_free(tokens)) return false;
    Found found;
    found.tokens = tokens;
    found.full = tokens;
    found.kind = MentionKind::title;
    found.open = Open::office;
    found.countries = codes.empty() ? title.countries : std::move(codes);
    found.office = title.office;
    found.suffix = title.suffix;
    found.plural = title.plural;
    found.core_end = title.core.end;
    for (TokenId t = tokens.begin; t < title.core.begin; t = next(t)) {
      const std::string_view effect = k_.office_modifier(scan_.word(t));
      if (effect == "senior") found.senior = true;
      if (!effect.empty() && effect != "senior") found.qualified = true;
      if (effect == "former") found.former = true;
    }
    if (!is_definite(tokens)) found.why = "indefinite";
    add(std::move(found));
    return true;
  }

  // "the minister", "both ministers", "his spokesman", "Prime Minister": somebody known.
  bool is_definite(TokenRange tokens) const {
    if (scan_.capital(previous(tokens.end))) return true;
    if (tokens.begin == scan_.sentence(tokens.begin).begin) return false;
    TokenId t = previous(tokens.begin);
    for (int steps = 0; steps < 2; ++steps) {
      if (scan_.is_word(t, "the") || scan_.is_word(t, "both") || scan_.is_word(t, "two") ||
          scan_.analysis().at(t).features.possessive || scan_.is_possessive_mark(t)) {
        return true;
      }
      if (scan_.tag(t) != Upos::adj || t == scan_.sentence(tokens.begin).begin) break;
      t = previous(t);
    }
    return false;
  }

  void add_name(TokenRange tokens, ActorIndex actor, MentionKind kind, const char* why) {
    Found found;
    found.tokens = tokens;
    found.full = tokens;
    found.kind = kind;
    found.actors = {actor};
    found.why = why;
    found.alias = true;
    add(std::move(found));
  }

  void add(Found found) {
    build_.take(found.tokens);
    build_.found.push_back(std::move(found));
  }

  Build& build_;
  const Scan& scan_;
  const Knowledge& k_;
};

}  // namespace

void find_bodies(Build& build) {
  BodyFinder(build).run();
}

}  // namespace dragoman
