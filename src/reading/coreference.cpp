// What points back: offices without a name, "the two sides", "the bloc", "his country", pronouns.
//
// One walk over the document. Everything already found is entered into the history when it is
// reached; what is still open is settled from the history alone, so nothing depends on what comes
// later, but for an office that the whole document gives to exactly as many people as are meant.
// The rules are plain: nearest fitting subject first. What finds nothing stays unresolved.
#include "reading/coreference.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "reading/persons_holders.h"

namespace dragoman {
namespace {

bool is_political(std::string_view rank) {
  return rank != "expert" && rank != "journalist" && rank != "other" && rank != "religious";
}

std::string_view last_word(std::string_view text) {
  std::size_t at = text.find_last_of(' ');
  return at == std::string_view::npos ? text : text.substr(at + 1);
}

class References {
 public:
  References(Build& build, KnownPersons& known)
      : b_(build),
        scan_(build.scan),
        k_(build.knowledge),
        known_(known),
        history_{build, {}, 0, {}, {}} {}

  void run() {
    std::size_t cursor = 0;
    const std::size_t known = b_.found.size();
    history_.named = known;
    for (std::uint32_t i = 0; i < scan_.size(); ++i) {
      TokenId t = static_cast<TokenId>(i);
      while (cursor < known && b_.found[cursor].tokens.begin == t) {
        settle(b_.found[cursor]);
        remember(b_.found[cursor]);
        ++cursor;
      }
      if (b_.taken[i] != 0) continue;
      if (std::optional<Found> made = refer(t)) {
        remember(*made);
        b_.found.push_back(std::move(*made));
      }
    }
  }

 private:
  void remember(const Found& found) {
    if (found.actors.empty()) return;
    Past past{found.tokens, scan_.highest(found.full), found.kind, found.actors};
    past.subject = is_subject(scan_.analysis(), past.head);
    if (found.kind == MentionKind::pronoun) past.said = said_gender(scan_, found.tokens.begin);
    history_.past.push_back(std::move(past));
  }
  bool too_far(const Past& past, TokenId t) const { return history_.too_far(past, t); }
  const ActorEntry& entry(ActorIndex i) const { return b_.registry.at(i); }

  // --- bodies and offices that stand open -------------------------------------------------------

  void settle(Found& found) {
    if (found.open == Open::body) settle_body(found);
    if (found.open == Open::office) settle_office(found);
  }

  void settle_body(Found& found) {
    const TokenId t = found.tokens.begin;
    std::vector<std::string> codes;
    if (found.plural && pair_follows(found.tokens.end)) {
      codes = last_countries(t, 2);
      found.why = "bodies of the last two states";
    } else {
      static const std::set<std::string, std::less<>> kOfState = {"GOV", "LEG", "MIL",
                                                                  "COP", "JUD", "SPY"};
      const BodyEntry* body = k_.body(found.suffix);
      std::string code;
      if (body != nullptr && kOfState.contains(body->sector)) code = possessor(t);
      if (code.empty() && body != nullptr && kOfState.contains(body->sector) && definite(t)) {
        code = state_in_focus(b_, t);
      }
      if (!code.empty()) codes.push_back(code);
      found.why = code.empty() ? "a body of no state in sight" : "body of the state in focus";
    }
    for (const std::string& code : codes) {
      found.actors.push_back(b_.registry.body_or_state(code, found.suffix));
    }
    found.open = Open::none;
  }

  bool definite(TokenId t) const {
    if (scan_.capital(t) || t == scan_.sentence(t).begin) return true;
    return scan_.is_word(previous(t), "the") || k_.body("parliament") != nullptr;
  }

  // "its foreign ministry", "his government": the country of the possessor.
  std::string possessor(TokenId t) {
    if (t == scan_.sentence(t).begin) return {};
    TokenId p = previous(t);
    if (scan_.is_possessive_mark(p) && p > scan_.sentence(t).begin) p = previous(p);
    if (!scan_.is_possessive_mark(previous(t)) && !scan_.analysis().at(p).features.possessive &&
        scan_.tag(p) != Upos::pron)
      return {};
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (past->tokens.contains(p)) return country_of(b_, past->actors[0]);
    }
    return {};
  }

  // "of the two countries", "of both states" from a token on.
  bool pair_follows(TokenId t) const {
    const TokenId end = index(t) < scan_.size() ? scan_.sentence(previous(t)).end : t;
    for (int steps = 0; steps < 5 && t < end; ++steps, t = next(t)) {
      if (scan_.has_use(t, WordUse::pair_noun)) return true;
      bool light = scan_.is_word(t, "of") || scan_.tag(t) == Upos::det ||
                   scan_.tag(t) == Upos::num || scan_.tag(t) == Upos::adj;
      if (!light) return false;
    }
    return false;
  }

  bool holds(const ActorEntry& person, const Found& wanted) const {
    const OfficeEntry& office = k_.offices()[wanted.office];
    for (const HeldOffice& held : person.offices) {
      const OfficeEntry& own = k_.offices()[held.office];
      bool same = held.office == wanted.office;
      bool top_diplomat = wanted.senior && office.rank == "diplomat" && own.rank == "minister" &&
                          held.suffix == "mfa";
      bool shorter = own.office.size() > office.office.size() &&
                     own.office.ends_with(" " + office.office) &&
                     to_lower(held.role.title).find("vice ") == std::string::npos;
      // "the head of the Foreign Ministry" is the foreign minister.
      bool heads = office.body.empty() && !wanted.suffix.empty() && held.suffix == wanted.suffix &&
                   own.rank == "minister" && office.rank == "official" && own.body == wanted.suffix;
      bool by_title = last_word(to_lower(held.role.title)) == office.office;
      bool leader = office.office == "leader" &&
                    (own.rank == "head_of_state" || own.rank == "head_of_government");
      if (same || top_diplomat || heads || shorter || leader ||
          (by_title && !same && own.rank == office.rank)) {
        return true;
      }
    }
    return false;
  }

  bool is_of(const ActorEntry& person, const std::vector<std::string>& countries) const {
    if (countries.empty()) return true;
    for (const HeldOffice& held : person.offices) {
      if (std::find(countries.begin(), countries.end(), held.role.country) != countries.end()) {
        return true;
      }
    }
    return std::find(countries.begin(), countries.end(), person.record.country) != countries.end();
  }

  // The people with the office: the nearest before, or all of the document.
  std::vector<ActorIndex> holders(const Found& wanted, std::size_t count) const {
    std::vector<ActorIndex> before;
    for (auto past = history_.past.rbegin(); past != history_.past.rend() && before.size() < count;
         ++past) {
      for (ActorIndex a : past->actors) {
        bool fits = entry(a).record.kind == "person" && holds(entry(a), wanted) &&
                    is_of(entry(a), wanted.countries);
        bool known = std::find(before.begin(), before.end(), a) != before.end();
        if (fits && !known && before.size() < count) before.push_back(a);
      }
    }
    if (before.size() == count) {
      std::reverse(before.begin(), before.end());
      return before;
    }
    std::vector<ActorIndex> all;
    for (std::uint32_t i = 0; i < b_.registry.entries().size(); ++i) {
      auto a = static_cast<ActorIndex>(i);
      if (entry(a).record.kind == "person" && holds(entry(a), wanted) &&
          is_of(entry(a), wanted.countries)) {
        all.push_back(a);
      }
    }
    if (all.size() == count) return all;
    return {};
  }

  void settle_office(Found& found) {
    found.open = Open::none;
    const OfficeEntry& office = k_.offices()[found.office];
    const bool indefinite = found.why == "indefinite";
    if (!indefinite) {
      std::size_t count = found.plural ? std::max<std::size_t>(2, found.countries.size()) : 1;
      found.actors = holders(found, count);
      if (!found.actors.empty()) {
        found.why = "office: its holder in the document";
        return;
      }
    }
    found.why = "office without a name";
    if (!is_political(office.rank)) return;
    std::vector<std::string> codes = found.countries;
    if (codes.empty() && found.plural && pair_follows(found.core_end)) {
      codes = last_countries(found.tokens.begin, 2);
    }
    bool lead = office.rank == "head_of_state" || office.rank == "head_of_government" ||
                office.rank == "minister" || office.rank == "royal";
    if (codes.empty() && !indefinite && !found.plural && lead) {
      std::string code = state_in_focus(b_, found.tokens.begin);
      if (!code.empty()) codes.push_back(code);
    }
    if (!indefinite && !found.qualified && !codes.empty() && name_holders(found, codes)) return;
    for (const std::string& code : codes) {
      found.actors.push_back(b_.registry.body_or_state(code, found.suffix));
    }
    if (!codes.empty()) found.why = "office without a name: its body";
  }

  // The holders on the report's day, as the tables know them; all of them or none.
  bool name_holders(Found& found, const std::vector<std::string>& codes) {
    std::vector<ActorIndex> people;
    const std::uint32_t office = office_meant(found);
    for (const std::string& code : codes) {
      const auto person = known_.holder(office, code);
      if (!person) return false;
      people.push_back(*person);
    }
    found.actors = std::move(people);
    found.why = "office: its holder on the report's day, by the tables";
    return true;
  }

  // "the top Armenian diplomat", "the head of the Foreign Ministry" mean the minister.
  std::uint32_t office_meant(const Found& found) const {
    const OfficeEntry& said = k_.offices()[found.office];
    const bool top_diplomat = found.senior && said.rank == "diplomat";
    const bool heads = said.rank == "official" && said.body.empty() && !found.suffix.empty();
    if (!top_diplomat && !heads) return found.office;
    const std::string_view body = top_diplomat ? "mfa" : std::string_view(found.suffix);
    for (std::uint32_t i = 0; i < k_.offices().size(); ++i) {
      if (k_.offices()[i].rank == "minister" && k_.offices()[i].body == body) return i;
    }
    return found.office;
  }

  // --- descriptions -----------------------------------------------------------------------------

  // The last so many distinct countries, in the order of the text.
  std::vector<std::string> last_countries(TokenId t, std::size_t count) const {
    std::vector<std::string> codes;
    for (auto past = history_.past.rbegin(); past != history_.past.rend() && codes.size() < count;
         ++past) {
      if (too_far(*past, t)) break;
      for (auto a = past->actors.rbegin(); a != past->actors.rend() && codes.size() < count; ++a) {
        std::string code = country_of(b_, *a);
        bool known = std::find(codes.begin(), codes.end(), code) != codes.end();
        if (!code.empty() && !known) codes.push_back(code);
      }
    }
    if (codes.size() < count) return {};
    std::reverse(codes.begin(), codes.end());
    return codes;
  }

  std::optional<Found> refer(TokenId t) {
    if (scan_.tag(t) == Upos::pron || scan_.analysis().at(t).features.possessive ||
        scan_.tag(t) == Upos::det) {
      if (auto found = resolve_pronoun(history_, t)) return found;
    }
    if (scan_.has_use(t, WordUse::counterpart)) return counterpart(t);
    if (scan_.tag(t) != Upos::noun || scan_.capital(t)) return std::nullopt;
    if (scan_.has_use(t, WordUse::pair_noun)) return pair(t);
    if (scan_.has_use(t, WordUse::bloc_noun)) return bloc(t);
    if (scan_.has_use(t, WordUse::state_noun)) return country(t);
    return std::nullopt;
  }

  // The determiner before a noun, over adjectives and the like; kNoToken for none.
  TokenId determiner(TokenId noun, int words) const {
    const TokenId first = scan_.sentence(noun).begin;
    TokenId t = noun;
    for (int steps = 0; steps < words && t > first; ++steps) {
      t = previous(t);
      if (scan_.is_word(t, "the") || scan_.is_word(t, "both") || scan_.is_word(t, "this") ||
          scan_.is_word(t, "these") || scan_.is_word(t, "two") ||
          scan_.analysis().at(t).features.possessive) {
        return t;
      }
      Upos tag = scan_.tag(t);
      if (tag != Upos::adj && tag != Upos::num && tag != Upos::verb && !scan_.is_hyphen(t) &&
          tag != Upos::propn && tag != Upos::adv) {
        break;
      }
    }
    return kNoToken;
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

  std::optional<Found> pair(TokenId t) {
    TokenId det = determiner(t, 4);
    if (det == kNoToken || scan_.analysis().at(det).features.possessive) return std::nullopt;
    // "the two sides of the coin", "the parties to": said on the spot, not pointing back.
    if (next(t) < scan_.sentence(t).end && scan_.is_word(next(t), "of")) return std::nullopt;
    std::vector<ActorIndex> states;
    for (const std::string& code : last_countries(t, 2)) {
      states.push_back(b_.registry.body_or_state(code, ""));
    }
    return description(det, t, std::move(states), "the last two states");
  }

  std::optional<Found> bloc(TokenId t) {
    TokenId det = determiner(t, 6);
    if (det == kNoToken) return std::nullopt;
    if (next(t) < scan_.sentence(t).end && scan_.is_word(next(t), "of")) return std::nullopt;
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (too_far(*past, t)) break;
      const ActorRecord& actor = entry(past->actors[0]).record;
      if (past->actors.size() == 1 && actor.kind == "organization" && actor.country.empty()) {
        return description(det, t, past->actors, "the last organization");
      }
    }
    return std::nullopt;
  }

  std::optional<Found> country(TokenId t) {
    TokenId det = determiner(t, 2);
    if (det == kNoToken || scan_.is_word(det, "two") || scan_.is_word(det, "both")) {
      return std::nullopt;
    }
    std::string code;
    if (scan_.analysis().at(det).features.possessive) {
      code = possessor(next(det));
    } else {
      const Past* past = last_thing(history_, t, true);
      if (past != nullptr) code = country_of(b_, past->actors[0]);
    }
    if (code.empty()) return std::nullopt;
    return description(det, t, {b_.registry.body_or_state(code, "")}, "the country in focus");
  }

  // "his Turkish counterpart" without a name: the body of that office in the other state.
  std::optional<Found> counterpart(TokenId t) {
    Nations nations = nations_before(scan_, t);
    if (nations.states.empty()) return std::nullopt;
    std::string suffix;
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      const ActorEntry& actor = entry(past->actors[0]);
      if (too_far(*past, t)) break;
      if (actor.record.kind != "person" || actor.offices.empty()) continue;
      suffix = actor.offices.front().suffix;
      break;
    }
    std::vector<ActorIndex> actors;
    for (std::uint32_t state : nations.states) {
      actors.push_back(b_.registry.body_or_state(k_.states()[state].code, suffix));
    }
    return description(nations.begin, t, std::move(actors), "counterpart: the same body");
  }

  Build& b_;
  const Scan& scan_;
  const Knowledge& k_;
  KnownPersons& known_;
  History history_;
};

}  // namespace

void resolve_references(Build& build, KnownPersons& known) {
  References(build, known).run();
}

}  // namespace dragoman
