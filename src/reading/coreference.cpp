// What points back: bodies and offices without a name, "his counterpart", nouns, pronouns.
//
// One walk over the document. Everything already found is entered into the history when it is
// reached; what is still open is settled from the history alone, so nothing depends on what comes
// later, but for an office that the whole document gives to exactly as many people as are meant.
// The rules are plain: nearest fitting subject first. What finds nothing stays unresolved.
#include "reading/coreference.h"

#include <algorithm>
#include <set>

#include "reading/coreference_descriptions.h"
#include "reading/coreference_holders.h"
#include "reading/persons_holders.h"

namespace dragoman {
namespace {

bool is_political(std::string_view rank) {
  return rank != "expert" && rank != "journalist" && rank != "other" && rank != "religious";
}

class References {
 public:
  References(Build& build, KnownPersons& known)
      : b_(build),
        scan_(build.scan),
        k_(build.knowledge),
        known_(known),
        history_{build, {}, 0, {}, {}},
        holders_(history_, known) {}

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
    Past past{found.tokens, scan_.highest(found.full), found.kind, found.actors, false, {}, {}};
    past.subject = is_subject(scan_.analysis(), past.head);
    if (found.by_office) past.office = found.office;
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
    // Delegates without a state are those of anybody.
    const bool anybody = found.suffix == "delegation";
    static const std::set<std::string, std::less<>> kOfState = {"GOV", "LEG", "MIL",
                                                                "COP", "JUD", "SPY"};
    const TokenId t = found.tokens.begin;
    const TokenId noun = previous(found.tokens.end);
    const BodyEntry* body = k_.body(found.suffix);
    const bool of_state = body != nullptr && kOfState.contains(body->sector);
    found.open = Open::none;
    const bool plural = found.plural || scan_.analysis().at(noun).features.number == Number::plural;
    const bool counted = of_state && plural && is_counted_pair(scan_, t);
    if (counted && settle_counted_people(found)) return;
    if (settle_by_owner_before(found, of_state)) return;
    std::vector<std::string> codes;
    if (counted || (found.plural && pair_follows(found.tokens.end))) {
      codes = last_countries(history_, t, 2);
      found.why = "bodies of the last two states";
    } else if (!of_state && !found.plural) {
      // "the militia", "the newspaper": the last one spoken of.
      if (auto back = resolve_description(history_, noun)) {
        found.actors = back->actors;
        found.kind = back->kind;
        found.why = back->why;
        return;
      }
      found.why = "a body of no state in sight";
    } else {
      std::string code;
      if (of_state) code = owner_state(t);
      if (code.empty() && of_state && !anybody && definite(found, t)) code = state_in_focus(b_, t);
      if (!code.empty()) codes.push_back(code);
      found.why = code.empty() ? "a body of no state in sight" : "body of the state in focus";
    }
    for (const std::string& code : codes) {
      found.actors.push_back(b_.registry.body_or_state(code, found.suffix));
    }
  }

  // "the two diplomats": a noun that the tables know as a body and as an office.
  bool settle_counted_people(Found& found) {
    const Phrase* phrase = scan_.phrase_at(found.tokens.begin);
    const Candidate* office = phrase == nullptr ? nullptr : phrase->find(Sense::office);
    if (office == nullptr) return false;
    Found wanted = found;
    wanted.office = office->index;
    wanted.countries.clear();
    wanted.senior = true;
    found.actors = holders_.in_document(wanted, 2);
    if (found.actors.empty()) return false;
    found.why = "office: its holders in the document";
    return true;
  }

  // Whose the body is by what stands right before it: "the Tannou government" is that of Tannou's
  // state, "the Velk Party leadership" the party itself; "coalition forces", "a foreign
  // government", "Interior officials" are those of no state that the text around would tell.
  bool settle_by_owner_before(Found& found, bool of_state) {
    const TokenId begin = found.tokens.begin;
    if (begin == scan_.sentence(begin).begin) return false;
    const TokenId before = previous(begin);
    const Past* past = history_.past.empty() ? nullptr : &history_.past.back();
    if (past != nullptr && past->tokens.end == begin && past->actors.size() == 1) {
      const ActorRecord& owner = entry(past->actors[0]).record;
      if ((owner.kind == "person" || owner.kind == "party") && of_state) {
        const std::string code = country_of(b_, past->actors[0]);
        found.why = "body of the state of a person or party";
        if (!code.empty()) found.actors = {b_.registry.body_or_state(code, found.suffix)};
        return true;
      }
      if (owner.kind != "state" && owner.kind != "body" && owner.kind != "person") {
        found.actors = past->actors;
        found.why = "body of an organization: the organization";
        return true;
      }
      return false;
    }
    const bool a_name = scan_.capital(before) && before > scan_.sentence(begin).begin &&
                        (scan_.tag(before) == Upos::propn || scan_.tag(before) == Upos::adj) &&
                        b_.is_free({before, begin});
    if (!a_name && !scan_.has_use(before, WordUse::other_one)) return false;
    found.why = "a body of no state in sight";
    return true;
  }

  // Whether a body without a state is one that the text speaks of: "the army", "Parliament".
  bool definite(const Found& found, TokenId t) const {
    if (scan_.capital(t) || t == scan_.sentence(t).begin) return true;
    const TokenId before = previous(t);
    const bool marked = scan_.is_word(before, "the") || scan_.is_word(before, "and") ||
                        scan_.analysis().at(before).features.possessive;
    if (marked) return true;
    return found.plural || scan_.tag(before) == Upos::adj;
  }

  // "its foreign ministry", "his government": the country of the possessor.
  std::string owner_state(TokenId t) const {
    const Past* owner = possessor(history_, t);
    return owner == nullptr ? std::string() : country_of(b_, owner->actors[0]);
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

  void settle_office(Found& found) {
    find_holders(found);
    found.open = Open::none;
    found.by_office = !found.actors.empty();
  }

  void find_holders(Found& found) {
    const OfficeEntry& office = k_.offices()[found.office];
    const TokenId begin = found.tokens.begin;
    const bool counted = found.plural && is_counted_pair(scan_, begin);
    const bool indefinite = found.why == "indefinite" && !has_definite_owner(begin);
    const bool owned = !indefinite && found.countries.empty() && !found.plural;
    if (owned && is_political(office.rank) && settle_organization(found)) return;
    const bool lead = is_head_of_state_or_government(office) || office.rank == "minister";
    if (owned && is_political(office.rank) && !office.body.empty() && !found.qualified) {
      const Past* owner = possessor(history_, begin);
      // "its ambassador", "his foreign minister"; but "his adviser" is not the state's.
      const std::string kind = owner == nullptr ? "" : entry(owner->actors[0]).record.kind;
      const bool counts = kind == "state" || kind == "body" || (lead && kind == "person");
      const std::string code = counts ? country_of(b_, owner->actors[0]) : std::string();
      if (!code.empty()) found.countries = {code};
    }
    if (!indefinite) {
      std::size_t count = found.plural ? std::max<std::size_t>(2, found.countries.size()) : 1;
      found.actors = holders_.in_document(found, count);
      if (!found.actors.empty()) {
        found.why = "office: its holder in the document";
        return;
      }
    }
    found.why = "office without a name";
    if (!is_political(office.rank)) return;
    std::vector<std::string> codes = found.countries;
    const bool pair =
        pair_follows(found.core_end) || (counted && (lead || office.office == "leader"));
    if (codes.empty() && found.plural && pair) codes = last_countries(history_, begin, 2);
    if (codes.empty() && !indefinite && !found.plural && lead) {
      std::string code = state_in_focus(b_, begin);
      if (code.empty() && history_.past.empty()) code = state_that_follows(found);
      if (!code.empty()) codes.push_back(code);
    }
    if (!indefinite && !found.qualified && !codes.empty() && holders_.name_by_tables(found, codes))
      return;
    // "the Velk senator" is one of many, whom the text names elsewhere: not the chamber.
    const bool one_of_many = !found.plural && !indefinite && office.rank == "parliament";
    if (one_of_many || found.former) return;
    for (const std::string& code : codes) {
      found.actors.push_back(b_.registry.body_or_state(code, found.suffix));
    }
    if (!codes.empty()) found.why = "office without a name: its body";
  }

  // --- offices of organizations -----------------------------------------------------------------

  // The organization, of no state, whose office it is: "the alliance's secretary general", "the EU
  // ambassador", "the president of the European Commission".
  const ActorEntry* owning_organization(const Found& found) const {
    const Past* owner = possessor(history_, found.tokens.begin);
    if (owner == nullptr && !history_.past.empty() &&
        history_.past.back().tokens.end == found.tokens.begin) {
      owner = &history_.past.back();
    }
    std::optional<ActorIndex> actor;
    if (owner != nullptr && owner->actors.size() == 1) actor = owner->actors[0];
    for (TokenId t = found.core_end; !actor && t < found.tokens.end; t = next(t)) {
      const Phrase* phrase = scan_.phrase_from(t);
      const Candidate* named = phrase == nullptr ? nullptr : phrase->find(Sense::organization);
      if (scan_.is_word(t, "to") || scan_.is_word(t, "at") || scan_.is_word(t, "from")) break;
      if (named != nullptr) actor = b_.registry.organization(named->index);
    }
    if (!actor) return nullptr;
    const ActorRecord& record = entry(*actor).record;
    const bool of_none = record.kind == "organization" && record.country.empty() &&
                         k_.organization(record.id) != nullptr;
    return of_none ? &entry(*actor) : nullptr;
  }

  // "the NATO secretary general", "NATO's chief": not "a UN official".
  bool has_definite_owner(TokenId begin) const {
    if (history_.past.empty() || history_.past.back().tokens.end != begin) return false;
    const TokenRange owner = history_.past.back().tokens;
    if (entry(history_.past.back().actors[0]).record.kind != "organization") return false;
    return owner.begin > scan_.sentence(begin).begin && scan_.is_word(previous(owner.begin), "the");
  }

  bool settle_organization(Found& found) {
    const ActorEntry* owner = owning_organization(found);
    if (owner == nullptr) return false;
    const std::string id = owner->record.id;
    const auto body = static_cast<ActorIndex>(owner - b_.registry.entries().data());
    if (!found.qualified) {
      if (const auto person = known_.holder(found.office, id)) {
        found.actors = {*person};
        found.why = "office: its holder on the report's day, by the tables";
        return true;
      }
      found.actors = holders_.in_document(found, 1);
      if (!found.actors.empty() &&
          holders_.is_of_organization(entry(found.actors[0]), found.office, id)) {
        found.why = "office: its holder in the document";
        return true;
      }
    }
    found.actors = {body};
    found.why = "office of an organization: the organization";
    return true;
  }

  // "The Foreign Minister", as a text's first words: the one state of this sentence and the next
  // that the minister does not act on, where they name a body or people of it.
  std::string state_that_follows(const Found& office) const {
    const TokenId head = scan_.highest(office.full);
    if (!is_subject(scan_.analysis(), head)) return {};
    const TokenId verb = scan_.analysis().at(head).head;
    const std::uint32_t here = history_.sentence(head);
    std::set<std::string> codes;
    bool has_body = false;
    std::set<std::string> acted_on;
    for (std::size_t i = 0; i < history_.named; ++i) {
      const Found& found = b_.found[i];
      const std::uint32_t sentence = history_.sentence(found.tokens.begin);
      if (sentence > here + 1) break;
      if (sentence < here || found.actors.empty()) continue;
      const std::string code = country_of(b_, found.actors[0]);
      if (code.empty()) continue;
      const TokenId at = scan_.highest(found.full);
      const bool visited = found.kind == MentionKind::city ||
                           (sentence == here && scan_.analysis().at(at).head == verb);
      if (visited) {
        acted_on.insert(code);
      } else {
        codes.insert(code);
        has_body = has_body || found.kind == MentionKind::body;
      }
    }
    for (const std::string& code : acted_on) codes.erase(code);
    return codes.size() == 1 && has_body ? *codes.begin() : std::string();
  }

  // --- what has no office or body of its own ----------------------------------------------------

  std::optional<Found> refer(TokenId t) {
    if (scan_.tag(t) == Upos::pron || scan_.analysis().at(t).features.possessive ||
        scan_.tag(t) == Upos::det || scan_.tag(t) == Upos::num) {
      if (auto found = resolve_pronoun(history_, t)) return found;
    }
    if (scan_.has_use(t, WordUse::counterpart)) return counterpart(t);
    return resolve_description(history_, t);
  }

  // The person whose counterpart it is: the possessor, else the last one in office.
  const ActorEntry* counterpart_of(TokenId begin, std::optional<ActorIndex>& owner) const {
    if (const Past* past = possessor(history_, begin);
        past != nullptr && past->actors.size() == 1 &&
        entry(past->actors[0]).record.kind == "person") {
      owner = past->actors[0];
      return &entry(past->actors[0]);
    }
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (too_far(*past, begin)) break;
      const ActorEntry& actor = entry(past->actors[0]);
      if (actor.record.kind == "person" && !actor.offices.empty()) return &actor;
    }
    return nullptr;
  }

  // "his Turkish counterpart": who holds the office there, else its body.
  std::optional<Found> counterpart(TokenId t) {
    const Nations nations = nations_before(scan_, t);
    std::optional<ActorIndex> owner;
    const ActorEntry* model = counterpart_of(nations.begin, owner);
    if (nations.states.empty()) return owner ? other_person(t, *owner) : std::nullopt;
    const HeldOffice* office = model == nullptr ? nullptr : holders_.main_office(*model);
    Found found;
    found.tokens = {nations.begin, next(t)};
    found.full = found.tokens;
    found.kind = MentionKind::description;
    std::vector<std::string> codes;
    for (std::uint32_t state : nations.states) codes.push_back(k_.states()[state].code);
    if (office != nullptr) {
      found.office = office->office;
      found.suffix = office->suffix;
      found.by_office = true;
      // A prime minister's counterpart may be a president.
      const OfficeEntry& held = k_.offices()[office->office];
      const bool certain = held.rank == "minister" || held.rank == "head_of_state";
      if (certain && holders_.name_by_tables(found, codes)) return found;
    }
    for (const std::string& code : codes) {
      found.actors.push_back(b_.registry.body_or_state(code, found.suffix));
    }
    found.why = "counterpart: the same body";
    return found;
  }

  // "his counterpart": the other person in like office in this sentence or the one before.
  // The subject's, where a person is the subject; not whose the pronoun seems to be.
  std::optional<Found> other_person(TokenId t, ActorIndex owner) const {
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (history_.sentence(past->tokens.begin) != history_.sentence(t)) break;
      const bool person = entry(past->actors[0]).record.kind == "person";
      if (!past->subject || past->kind == MentionKind::pronoun || !person) continue;
      owner = past->actors[0];
      break;
    }
    const HeldOffice* own = holders_.main_office(entry(owner));
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (history_.sentence(past->tokens.begin) + 1 < history_.sentence(t)) break;
      const ActorIndex actor = past->actors[0];
      if (actor == owner || past->actors.size() != 1) continue;
      if (entry(actor).record.kind != "person") continue;
      const HeldOffice* other = holders_.main_office(entry(actor));
      const bool alike = own == nullptr || other == nullptr ||
                         k_.offices()[own->office].rank == k_.offices()[other->office].rank ||
                         (is_head_of_state_or_government(k_.offices()[own->office]) &&
                          is_head_of_state_or_government(k_.offices()[other->office]));
      if (!alike) continue;
      Found found;
      found.tokens = found.full = {previous(t), next(t)};
      found.kind = MentionKind::description;
      found.actors = {actor};
      found.why = "counterpart: the other in like office";
      return found;
    }
    return std::nullopt;
  }

  Build& b_;
  const Scan& scan_;
  const Knowledge& k_;
  KnownPersons& known_;
  History history_;
  OfficeHolders holders_;
};

}  // namespace

void resolve_references(Build& build, KnownPersons& known) {
  References(build, known).run();
}

}  // namespace dragoman
