// Nouns that point back: of each the last actor of its kind, the subject of a sentence before
// others.
//
// What stands between the determiner and the noun may rule it out: "the other side", "the largest
// country" and a name ("the Wagner group") mean something else; a nationality must be the actor's.
// "The North" and "the South" are halves of a state that the report names. What only the world
// tells (which state is an island, which company makes cars) is not asked.
#include "reading/coreference_descriptions.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

class Descriptions {
 public:
  explicit Descriptions(History& history)
      : history_(history), b_(history.build), scan_(b_.scan), k_(b_.knowledge) {}

  std::optional<Found> describe(TokenId t) const {
    if (scan_.capital(t) && scan_.has_use(t, WordUse::direction)) return half(t);
    // "both States", as official texts write it.
    const bool pair_of_texts =
        scan_.capital(t) && scan_.has_use(t, WordUse::pair_noun) && previous_counts(t);
    if (pair_of_texts) return pair(t);
    if (scan_.tag(t) != Upos::noun || scan_.capital(t)) return std::nullopt;
    if (scan_.has_use(t, WordUse::pair_noun)) return pair(t);
    if (scan_.has_use(t, WordUse::state_noun)) return country(t);
    if (is_actor_noun(t)) return last_of_kind(t);
    return std::nullopt;
  }

 private:
  const ActorEntry& entry(ActorIndex i) const { return b_.registry.at(i); }

  bool previous_counts(TokenId t) const {
    return t > scan_.sentence(t).begin &&
           (scan_.is_word(previous(t), "both") || scan_.is_word(previous(t), "two"));
  }

  bool is_actor_noun(TokenId t) const {
    for (WordUse use : {WordUse::bloc_noun, WordUse::group_noun, WordUse::company_noun,
                        WordUse::media_noun, WordUse::agency_noun, WordUse::party_head}) {
      if (scan_.has_use(t, use)) return true;
    }
    return false;
  }

  Found description(TokenId begin, TokenId noun, std::vector<ActorIndex> actors,
                    const char* why) const {
    Found found;
    found.tokens = {begin, next(noun)};
    found.full = found.tokens;
    found.kind = MentionKind::description;
    found.actors = std::move(actors);
    found.why = why;
    return found;
  }

  // "the group of", "the party that": said on the spot, not pointing back.
  bool is_said_here(TokenId t) const {
    const TokenId after = next(t);
    if (after >= scan_.sentence(t).end) return false;
    return scan_.is_word(after, "of") || child(scan_.analysis(), t, Relation::acl_relcl) == after;
  }

  // "the militant group Hamas".
  bool is_before_name(TokenId t) const {
    const TokenId after = next(t);
    return after < scan_.sentence(t).end && scan_.tag(after) == Upos::propn &&
           scan_.capital(after) && !scan_.has_use(after, WordUse::calendar);
  }

  // A name behind it, or a noun that it only modifies.
  bool is_part_of_name(TokenId t) const {
    return is_before_name(t) || scan_.analysis().at(t).relation == Relation::compound;
  }

  bool is_superlative(TokenId t) const {
    const std::string_view word = scan_.folded(t);
    return scan_.tag(t) == Upos::adj && word.size() > 4 && word.ends_with("est") &&
           scan_.analysis().lemma(t) != word;
  }

  // "the other side", "the largest country".
  bool means_another(TokenId det, TokenId noun) const {
    for (TokenId t = next(det); t < noun; t = next(t)) {
      if (scan_.has_use(t, WordUse::other_one) || is_superlative(t)) return true;
    }
    return false;
  }

  std::optional<Found> pair(TokenId t) const {
    const TokenId det = determiner(scan_, t, 4);
    if (det == kNoToken || scan_.analysis().at(det).features.possessive) return std::nullopt;
    // "the two sides of the coin", "the parties to": said on the spot, not pointing back.
    if (next(t) < scan_.sentence(t).end && scan_.is_word(next(t), "of")) return std::nullopt;
    if (means_another(det, t)) return std::nullopt;
    for (TokenId m = next(det); m < t; m = next(m)) {
      // "the 15 states", "the state parties".
      const bool more = scan_.tag(m) == Upos::num && !scan_.is_word(m, "two");
      if (more || scan_.tag(m) == Upos::noun) return std::nullopt;
    }
    if (scan_.has_use(t, WordUse::male) || scan_.has_use(t, WordUse::female)) {
      return two_persons(det, t);
    }
    std::vector<ActorIndex> states;
    for (const std::string& code : last_countries(history_, t, 2)) {
      states.push_back(b_.registry.body_or_state(code, ""));
    }
    return description(det, t, std::move(states), "the last two states");
  }

  // "the two men", "both women": the last two persons of different states; not "the men", "at least
  // two men".
  std::optional<Found> two_persons(TokenId det, TokenId t) const {
    if (!is_counted_pair(scan_, t)) return std::nullopt;
    std::vector<ActorIndex> people;
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (history_.too_far(*past, t) || people.size() == 2) break;
      for (ActorIndex actor : past->actors) {
        const bool known = std::find(people.begin(), people.end(), actor) != people.end();
        const ActorRecord& record = entry(actor).record;
        if (!known && record.kind == "person" && !record.code.empty())
          people.insert(people.begin(), actor);
      }
    }
    if (people.size() != 2) return std::nullopt;
    const std::string first = country_of(b_, people[0]);
    if (first.empty() || first == country_of(b_, people[1])) return std::nullopt;
    return description(det, t, std::move(people), "the last two persons");
  }

  // --- one actor of a kind ----------------------------------------------------------------------

  // A body with a name of its own.
  bool is_named_body(const ActorEntry& actor) const {
    const BodyEntry* body = k_.body(actor.suffix);
    return actor.record.kind == "body" &&
           (body == nullptr || !actor.record.name.starts_with(body->name + " of "));
  }

  bool is_kind(TokenId noun, const Past& past) const {
    const ActorEntry& actor = entry(past.actors[0]);
    const std::string& kind = actor.record.kind;
    const bool organization = kind == "organization";
    const bool international = organization && actor.record.country.empty();
    auto use = [&](WordUse wanted) { return scan_.has_use(noun, wanted); };
    if (use(WordUse::bloc_noun) && international) return true;
    if (use(WordUse::agency_noun)) {
      return kind == "media" || international || is_named_body(actor);
    }
    // Any organization may be called a group, but then it is what the text speaks of.
    if (use(WordUse::group_noun) &&
        (kind == "group" || (past.subject && (kind == "party" || organization)))) {
      return true;
    }
    if (use(WordUse::party_head) && kind == "party") return true;
    if (use(WordUse::company_noun) && kind == "company") return true;
    return use(WordUse::media_noun) && kind == "media";
  }

  // The states whose adjectives stand among the modifiers; nothing where a name does: then the
  // noun belongs to it. "Russian-led" tells nothing.
  std::optional<std::vector<std::string>> said_states(TokenId det, TokenId noun) const {
    std::vector<std::string> codes;
    for (TokenId t = next(det); t < noun; t = next(t)) {
      const Phrase* phrase = scan_.phrase_at(t);
      const TokenId after = phrase == nullptr ? next(t) : phrase->tokens.end;
      const bool compound = scan_.is_hyphen(after) || scan_.is_hyphen(previous(t));
      if (phrase != nullptr && phrase->nation() != nullptr) {
        const StateEntry& state = k_.states()[phrase->nation()->index];
        const bool part = scan_.has_use(previous(phrase->tokens.begin), WordUse::direction);
        if (!compound && !part && state.status != "historic") codes.push_back(state.code);
      } else if (phrase != nullptr && phrase->is(Sense::organization) && !compound) {
        return std::nullopt;
      } else if (scan_.tag(t) == Upos::propn && !scan_.has_use(t, WordUse::direction) &&
                 !compound && phrase == nullptr && !is_adjectival(t)) {
        return std::nullopt;
      }
      t = previous(std::max(after, next(t)));
    }
    return codes;
  }

  // A capitalised word that ends as adjectives of regions do, whatever its tag: "Asian".
  bool is_adjectival(TokenId t) const {
    const std::string_view word = scan_.folded(t);
    return scan_.tag(t) == Upos::adj || word.ends_with("an") || word.ends_with("ern");
  }

  std::optional<Found> last_of_kind(TokenId t) const {
    const TokenId det = determiner(scan_, t, 6);
    if (det == kNoToken || scan_.analysis().at(det).features.possessive) return std::nullopt;
    if (is_said_here(t) || is_part_of_name(t) || means_another(det, t)) return std::nullopt;
    if (scan_.is_word(det, "both") || scan_.is_word(det, "two")) return std::nullopt;
    const auto states = said_states(det, t);
    if (!states) return std::nullopt;
    const Past* best = nullptr;
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (history_.too_far(*past, t)) break;
      if (past->actors.size() != 1) continue;
      if (!is_kind(t, *past)) continue;
      const std::string& country = entry(past->actors[0]).record.country;
      if (!states->empty() && !country.empty() && country != states->front()) continue;
      // Nearest sentence first; in it the subject.
      if (best != nullptr &&
          history_.sentence(best->tokens.begin) != history_.sentence(past->tokens.begin)) {
        break;
      }
      if (best == nullptr || (past->subject && !best->subject)) best = &*past;
    }
    if (best == nullptr) return std::nullopt;
    return description(det, t, best->actors, "the last one of its kind");
  }

  // --- states -----------------------------------------------------------------------------------

  std::optional<Found> country(TokenId t) const {
    const TokenId det = determiner(scan_, t, 6);
    if (det == kNoToken || scan_.is_word(det, "two") || scan_.is_word(det, "both")) {
      return std::nullopt;
    }
    // "a battleground state" is one of a federation.
    if (scan_.has_use(t, WordUse::local) && scan_.tag(previous(t)) == Upos::noun) {
      return std::nullopt;
    }
    std::string code;
    if (scan_.analysis().at(det).features.possessive) {
      // "his home state" may be any.
      if (determiner(scan_, t, 2) != det || scan_.tag(previous(t)) == Upos::noun) {
        return std::nullopt;
      }
      const Past* owner = possessor(history_, next(det));
      if (owner != nullptr) code = country_of(b_, owner->actors[0]);
    } else {
      if (is_said_here(t) || is_part_of_name(t) || means_another(det, t)) return std::nullopt;
      const auto states = said_states(det, t);
      if (!states || states->size() > 1) return std::nullopt;
      code = states->empty() ? state_spoken_of(t) : states->front();
    }
    if (code.empty()) return std::nullopt;
    return description(det, t, {b_.registry.body_or_state(code, "")}, "the country in focus");
  }

  // The subject of the sentence's own clauses so far, then of the sentence before, then the last
  // state; but none that the clause names beside the noun.
  std::string state_spoken_of(TokenId t) const {
    std::vector<std::string> codes;
    const Past* thing = last_thing(history_, t, true);
    const bool here =
        thing != nullptr && history_.sentence(thing->tokens.begin) == history_.sentence(t);
    if (!here) codes.push_back(main_subject_before(t));
    if (thing != nullptr) codes.push_back(country_of(b_, thing->actors[0]));
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (history_.too_far(*past, t)) break;
      if (entry(past->actors[0]).record.kind == "state" && past->actors.size() == 1) {
        codes.push_back(country_of(b_, past->actors[0]));
      }
    }
    for (const std::string& code : codes) {
      if (!code.empty() && !is_named_beside(t, code)) return code;
    }
    return {};
  }

  // The state of the subject of the main verb in the sentence before.
  std::string main_subject_before(TokenId t) const {
    const std::uint32_t here = history_.sentence(t);
    if (here == 0) return {};
    const Sentence& before = scan_.analysis().sentences[here - 1];
    for (const Past& past : history_.past) {
      if (!past.subject || !before.tokens.contains(past.tokens)) continue;
      if (scan_.analysis().at(past.head).head != before.root || past.actors.size() != 1) continue;
      const std::string& kind = entry(past.actors[0]).record.kind;
      if (kind == "state" || kind == "body") return country_of(b_, past.actors[0]);
    }
    return {};
  }

  // "The island nation owes China": what the subject's clause names is another state.
  bool is_named_beside(TokenId t, const std::string& code) const {
    if (!is_subject(scan_.analysis(), t)) return false;
    const TokenRange clause = subtree(scan_.analysis(), scan_.analysis().at(t).head);
    for (std::size_t i = 0; i < history_.named; ++i) {
      const Found& found = b_.found[i];
      if (found.tokens.begin < t) continue;
      if (found.tokens.begin >= clause.end) break;
      const bool name = found.kind == MentionKind::name || found.kind == MentionKind::metonym;
      if (name && found.actors.size() == 1 && entry(found.actors[0]).record.id == code) return true;
    }
    return false;
  }

  // "the North": the half of a state whose halves the tables have, where the report names one.
  std::optional<Found> half(TokenId t) const {
    const TokenRange sentence = scan_.sentence(t);
    if (t == sentence.begin || !scan_.is_word(previous(t), "the")) return std::nullopt;
    if (next(t) < sentence.end &&
        (scan_.capital(next(t)) || scan_.is_hyphen(next(t)) || scan_.is_word(next(t), "of"))) {
      return std::nullopt;
    }
    const Relation relation = scan_.analysis().at(t).relation;
    if (relation == Relation::compound || relation == Relation::amod) return std::nullopt;
    for (const StateEntry& state : k_.states()) {
      const std::string name = to_lower(state.name);
      if (!name.starts_with(std::string(scan_.folded(t)) + " ") || !is_half(state)) continue;
      if (!names_a_half(state)) continue;
      return description(previous(t), t, {b_.registry.body_or_state(state.code, "")},
                         "half of a state that the report names");
    }
    return std::nullopt;
  }

  std::string_view whole_name(const StateEntry& state) const {
    return std::string_view(state.name).substr(state.name.find(' ') + 1);
  }

  bool are_halves(const StateEntry& one, const StateEntry& other) const {
    const std::string_view first = std::string_view(other.name).substr(0, other.name.find(' '));
    return &one != &other && one.status == other.status && first.size() < other.name.size() &&
           k_.has_use(first, WordUse::direction) && whole_name(one) == whole_name(other);
  }

  bool is_half(const StateEntry& state) const {
    return std::any_of(k_.states().begin(), k_.states().end(),
                       [&](const StateEntry& other) { return are_halves(state, other); });
  }

  bool names_a_half(const StateEntry& state) const {
    for (const Phrase& phrase : scan_.phrases()) {
      const Candidate* nation = phrase.nation();
      if (nation == nullptr) continue;
      const StateEntry& named = k_.states()[nation->index];
      if (&named == &state || are_halves(state, named)) return true;
    }
    return false;
  }

  History& history_;
  Build& b_;
  const Scan& scan_;
  const Knowledge& k_;
};

}  // namespace

std::optional<Found> resolve_description(History& history, TokenId noun) {
  return Descriptions(history).describe(noun);
}

namespace {

// "the talks, which X attended": named in a clause behind a noun, and so beside the matter.
bool is_in_relative_clause(const Analysis& analysis, TokenId token) {
  for (int step = 0; step < 8 && token != kNoToken; ++step, token = analysis.at(token).head) {
    if (analysis.at(token).relation == Relation::acl_relcl) return true;
  }
  return false;
}

std::vector<std::string> last_countries(const History& history, TokenId t, std::size_t count,
                                        bool beside) {
  std::vector<std::string> codes;
  const auto& past = history.past;
  for (auto p = past.rbegin(); p != past.rend() && codes.size() < count; ++p) {
    if (history.too_far(*p, t)) break;
    const bool earlier = history.sentence(p->tokens.begin) < history.sentence(t);
    if (!beside && earlier && is_in_relative_clause(history.build.scan.analysis(), p->head)) {
      continue;
    }
    for (auto a = p->actors.rbegin(); a != p->actors.rend() && codes.size() < count; ++a) {
      std::string code = country_of(history.build, *a);
      const bool known = std::find(codes.begin(), codes.end(), code) != codes.end();
      if (!code.empty() && !known) codes.push_back(code);
    }
  }
  if (codes.size() < count) return {};
  std::reverse(codes.begin(), codes.end());
  return codes;
}

}  // namespace

std::vector<std::string> last_countries(const History& history, TokenId t, std::size_t count) {
  std::vector<std::string> codes = last_countries(history, t, count, false);
  return codes.empty() ? last_countries(history, t, count, true) : codes;
}

const Past* possessor(const History& history, TokenId t) {
  const Scan& scan = history.build.scan;
  const TokenId first = scan.sentence(t).begin;
  if (t == first) return nullptr;
  TokenId p = previous(t);
  const bool mark = scan.is_possessive_mark(p);
  if (mark && p > first) p = previous(p);
  if (!mark && !scan.analysis().at(p).features.possessive && scan.tag(p) != Upos::pron) {
    return nullptr;
  }
  for (auto past = history.past.rbegin(); past != history.past.rend(); ++past) {
    if (past->tokens.contains(p)) return &*past;
  }
  return nullptr;
}

TokenId determiner(const Scan& scan, TokenId noun, int words) {
  const TokenId first = scan.sentence(noun).begin;
  TokenId t = noun;
  for (int steps = 0; steps < words && t > first; ++steps) {
    t = previous(t);
    if (scan.is_word(t, "the") || scan.is_word(t, "both") || scan.is_word(t, "this") ||
        scan.is_word(t, "these") || scan.is_word(t, "two") ||
        scan.analysis().at(t).features.possessive) {
      return t;
    }
    const Token& token = scan.analysis().at(t);
    // "the island nation": nouns only where they belong to this one.
    const bool noun_before = token.tag == Upos::noun && token.relation == Relation::compound;
    if (token.tag != Upos::adj && token.tag != Upos::num && token.tag != Upos::verb &&
        !scan.is_hyphen(t) && token.tag != Upos::propn && token.tag != Upos::adv && !noun_before) {
      break;
    }
  }
  return kNoToken;
}

bool is_counted_pair(const Scan& scan, TokenId noun) {
  const TokenId det = determiner(scan, noun, 3);
  if (det == kNoToken) return false;
  // "both the army and": no pair of armies.
  const bool listed = next(noun) < scan.sentence(noun).end && scan.is_word(next(noun), "and");
  if (scan.is_word(det, "both")) return !listed;
  if (!scan.is_word(det, "two") || det == scan.sentence(noun).begin) return false;
  const TokenId before = previous(det);
  return scan.is_word(before, "the") || scan.is_word(before, "these");
}

}  // namespace dragoman
