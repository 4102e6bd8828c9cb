#include "reading/commitment_parties.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/arguments.h"
#include "reading/clauses.h"
#include "reading/parties.h"

namespace dragoman {
namespace {

class PartyReader {
 public:
  PartyReader(const Reading& reading, const EventLexicon& lexicon, const CommitmentCues& cues,
              CommitmentMention& mention)
      : reading_(reading),
        analysis_(reading.analysis),
        lexicon_(lexicon),
        cues_(cues),
        mention_(mention),
        sentence_(analysis_.sentence(analysis_.sentence_of(mention.noun)).tokens) {}

  void add() {
    add_before();
    add_behind();
    const bool told_apart = mention_.parties.size() >= 2;
    add_of_verbs(told_apart);
    add_complainant();
    if (mention_.kind == "pledge") add_whom_it_concerns();
  }

 private:
  std::string lemma(TokenId t) const { return to_lower(analysis_.lemma(t)); }
  std::vector<ActorIndex>& parties() { return mention_.parties; }

  // "the Armenian-American charter", "the Russia-Iran treaty"; not "the US-brokered deal", and not
  // the city that an agreement is named after.
  void add_before() {
    TokenRange range = subtree(analysis_, mention_.noun);
    for (TokenId t = std::max(range.begin, sentence_.begin); t < mention_.noun; t = next(t)) {
      const Mention* at = reading_.actors.at(t);
      if (at == nullptr || at->kind == MentionKind::metonym || at->kind == MentionKind::city ||
          !modifies(t)) {
        continue;
      }
      add_new(parties(), parties_at(reading_, t));
    }
  }

  // Up to the noun through words that only qualify it.
  bool modifies(TokenId t) const {
    for (int steps = 0; t != kNoToken && steps < 4; ++steps) {
      const Token& token = analysis_.at(t);
      bool actor = reading_.actors.at(t) != nullptr;
      if (token.tag == Upos::verb || token.relation == Relation::nmod_poss) return false;
      bool qualifies = token.relation == Relation::compound || token.relation == Relation::amod ||
                       token.relation == Relation::flat || token.relation == Relation::conj ||
                       token.relation == Relation::nmod_desc || token.tag == Upos::propn;
      if (!qualifies && !(actor && token.relation != Relation::acl)) return false;
      if (token.head == mention_.noun) return true;
      t = token.head;
    }
    return false;
  }

  void add_relations(const TriggerSite& site, bool subject) {
    for (const Argument& argument : site.arguments) {
      bool party = cues_.is(argument.relation, StatusTag::party) ||
                   argument.relation == "possessive" ||
                   (subject && (argument.relation == "subject" || argument.relation == "by"));
      if (argument.head == mention_.noun || !party) continue;
      add_whole(argument.head, 0);
    }
  }

  // "a deal with Acme", "with the Acme group"
  bool is_named(TokenId head) const {
    if (analysis_.at(head).tag == Upos::propn) return head > sentence_.begin;
    if (cues_.is(lemma(head), StatusTag::envoy)) return false;
    const std::vector<TokenId> below = children(analysis_, head);
    return std::any_of(below.begin(), below.end(), [&](TokenId c) {
      const Token& word = analysis_.at(c);
      bool before = word.relation == Relation::compound || word.relation == Relation::flat;
      return c < head && before && word.tag == Upos::propn && parties_at(reading_, c).empty();
    });
  }

  // A party with those joined to it: "Peru and Chile", "British and Irish negotiators", "the
  // leaders of Peru and Chile".
  void add_whole(TokenId head, int depth) {
    const std::vector<ActorIndex> own = parties_at(reading_, head);
    add_new(parties(), own);
    if (own.empty() && is_named(head)) mention_.nameless = true;
    if (depth > 2) return;
    bool envoy = own.empty() && cues_.is(lemma(head), StatusTag::envoy);
    for (TokenId c : children(analysis_, head)) {
      Relation relation = analysis_.at(c).relation;
      bool joined = relation == Relation::conj;
      bool before = c < head && (relation == Relation::compound || relation == Relation::amod);
      bool of = envoy && base(relation) == Relation::nmod && relation != Relation::nmod_poss &&
                preposition_of(analysis_, c) == "of";
      bool verb = analysis_.at(c).tag == Upos::verb;
      if (!verb && (joined || of || (before && envoy))) add_whole(c, depth + 1);
    }
  }

  // "with Peru", "between X and Y", "Peru's"; the noun's own prepositions where those name nobody.
  void add_behind() {
    TriggerSite site = find_site(analysis_, lexicon_.tables(), mention_.noun);
    std::erase_if(site.arguments, [](const Argument& a) { return a.relation == "subject"; });
    add_relations(site, false);
    const CommitmentNoun* noun = cues_.noun(mention_.lemma);
    if (noun == nullptr || parties().size() >= 2) return;
    for (const Argument& argument : site.arguments) {
      const auto& links = noun->parties;
      if (std::find(links.begin(), links.end(), argument.relation) == links.end()) continue;
      add_new(parties(), parties_at(reading_, argument.head));
    }
  }

  void add_of_verbs(bool told_apart) {
    std::vector<TokenId> verbs = mention_.state.makers;
    verbs.insert(verbs.end(), mention_.state.acts.begin(), mention_.state.acts.end());
    for (TokenId verb : verbs) {
      bool mediator = cues_.is(lemma(verb), StatusTag::mediator);
      // Who announces a deal between two others is no third party.
      bool herald = told_apart && cues_.is(lemma(verb), StatusTag::herald);
      const TriggerSite site = find_site(analysis_, lexicon_.tables(), verb);
      add_relations(site, !mediator && !herald);
      add_addressee(site);
    }
  }

  // "his pledge to withdraw all troops from Afghanistan": the first that it names.
  void add_whom_it_concerns() {
    TokenRange range = subtree(analysis_, mention_.noun);
    for (TokenId t = next(mention_.noun); t < range.end && parties().size() == 1; t = next(t)) {
      if (analysis_.at(t).relation == Relation::amod) continue;
      add_new(parties(), parties_at(reading_, t));
    }
  }

  // "kept its promise to Somalia", hung on the verb.
  void add_addressee(const TriggerSite& site) {
    const CommitmentNoun* noun = cues_.noun(mention_.lemma);
    if (noun == nullptr || parties().size() >= 2) return;
    for (const Argument& argument : site.arguments) {
      const auto& links = noun->parties;
      bool own = std::find(links.begin(), links.end(), "to") != links.end();
      if (own && argument.relation == "to" && argument.head > mention_.noun) {
        add_new(parties(), parties_at(reading_, argument.head));
      }
    }
  }

  // A complaint about one party comes from the other.
  void add_complainant() {
    if (parties().size() != 1 || mention_.state.acts.empty() || !mention_.state.strong) return;
    for (TokenId t = sentence_.begin; t < mention_.noun; t = next(t)) {
      if (analysis_.at(t).tag != Upos::verb || !lexicon_.tables().is_reporting(lemma(t))) continue;
      bool shared = false;
      TokenId subject = grammatical_subject(analysis_, t, shared);
      if (subject == kNoToken || subject > mention_.noun) continue;
      add_new(parties(), states_at(reading_, antecedent(analysis_, subject), true));
      break;
    }
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const EventLexicon& lexicon_;
  const CommitmentCues& cues_;
  CommitmentMention& mention_;
  TokenRange sentence_;
};

}  // namespace

std::vector<ActorIndex> parties_at(const Reading& reading, TokenId token) {
  std::vector<ActorIndex> parties;
  const Mention* mention = reading.actors.at(token);
  if (mention == nullptr) return parties;
  for (ActorIndex i : mention->actors) {
    const ActorRecord& actor = reading.actors.actor(i);
    if (is_intergovernmental(actor) || actor.kind == "group") {
      add_new(parties, {i});
    } else if (auto state = state_behind(reading, i)) {
      add_new(parties, {*state});
    } else if (acts_for_state(actor)) {
      add_new(parties, {i});  // the report does not name the state itself
    }
  }
  return parties;
}

std::size_t count_sides(const Reading& reading, const std::vector<ActorIndex>& parties) {
  std::vector<std::string> sides;
  for (ActorIndex i : parties) {
    const ActorRecord& actor = reading.actors.actor(i);
    std::string side = actor.country;
    for (const Role& role : actor.roles) {
      if (side.empty()) side = role.country;
    }
    if (side.empty()) side = actor.id;
    if (std::find(sides.begin(), sides.end(), side) == sides.end()) sides.push_back(side);
  }
  return sides.size();
}

void add_commitment_parties(const Reading& reading, const EventLexicon& lexicon,
                            const CommitmentCues& cues, CommitmentMention& mention) {
  PartyReader(reading, lexicon, cues, mention).add();
}

}  // namespace dragoman
