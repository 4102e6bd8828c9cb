// Pronouns: "he", "their", "it". Of persons the likeliest (antecedents.h). Of groups and things the
// nearest fitting subject first; a plural noun or a subject of another kind in between ends the
// search, for it is then likely to be meant.
#include <algorithm>

#include "reading/antecedents.h"
#include "reading/coreference.h"

namespace dragoman {
namespace {

bool is_thing(const ActorRecord& actor) {
  return actor.kind != "person";
}

class Pronouns {
 public:
  explicit Pronouns(History& history) : b_(history.build), scan_(b_.scan), history_(history) {}

  std::optional<Found> pronoun(TokenId t) {
    std::vector<ActorIndex> actors;
    const char* why = "";
    double probability = 1;
    if (scan_.has_use(t, WordUse::female) || scan_.has_use(t, WordUse::male)) {
      if (auto person = person_for(t, said_gender(scan_, t), probability))
        actors.push_back(*person);
      why = "pronoun: likeliest person";
    } else if (scan_.has_use(t, WordUse::they)) {
      actors = group_for(t);
      why = "pronoun: nearest group";
    } else if (scan_.has_use(t, WordUse::it)) {
      if (is_empty_it(t)) return std::nullopt;
      if (const Past* past = last_thing(t, false)) actors = past->actors;
      why = "pronoun: nearest subject";
    } else if (is_bare_pair(t)) {
      actors = group_for(t);
      if (actors.size() != 2 || !are_of_two_states(actors)) return std::nullopt;
      why = "pronoun: the two before";
    } else {
      return std::nullopt;
    }
    Found found;
    found.tokens = {t, next(t)};
    found.full = found.tokens;
    found.kind = MentionKind::pronoun;
    found.actors = std::move(actors);
    found.probability = probability;
    found.why = found.actors.empty() ? "pronoun: nothing fits" : why;
    return found;
  }

  bool are_of_two_states(const std::vector<ActorIndex>& pair) const {
    const std::string first = country_of(b_, pair[0]);
    const std::string second = country_of(b_, pair[1]);
    return !first.empty() && !second.empty() && first != second;
  }

  // "The two met", "both agreed": two that were named before, with no noun of their own.
  bool is_bare_pair(TokenId t) const {
    if (!is_subject(scan_.analysis(), t)) return false;
    if (scan_.is_word(t, "both")) return children(scan_.analysis(), t).empty();
    const bool two = scan_.is_word(t, "two") && t != scan_.sentence(t).begin;
    if (!two || next(t) == scan_.sentence(t).end) return false;
    const Upos behind = scan_.tag(next(t));
    const bool noun_behind = behind == Upos::noun || behind == Upos::propn || behind == Upos::adj;
    return scan_.is_word(previous(t), "the") && !noun_behind && !scan_.is_hyphen(next(t)) &&
           !scan_.is_word(next(t), "of");
  }

  // The likeliest person, unless it is likelier that nobody named is meant.
  std::optional<ActorIndex> person_for(TokenId t, Gender gender, double& probability) {
    PronounChoice choice = antecedents(history_, t, gender);
    const Antecedent& best = choice.candidates.front();
    std::optional<ActorIndex> person;
    if (best.probability >= b_.pronouns.threshold()) person = best.actor;
    probability = best.probability;
    if (!person) history_.open.push_back({t, gender});
    if (b_.trace != nullptr) b_.trace->push_back(std::move(choice));
    return person;
  }

  // The last plural noun before the pronoun in its sentence that is no mention: what "they" is
  // likely to mean then. The sentence's begin for none.
  TokenId plain_plural_before(TokenId t) const {
    const TokenId first = scan_.sentence(t).begin;
    for (TokenId n = t; n > first;) {
      n = previous(n);
      bool plural =
          scan_.tag(n) == Upos::noun && scan_.analysis().at(n).features.number == Number::plural;
      const bool time = scan_.analysis().at(n).relation == Relation::obl_unmarked;  // "days later"
      if (plural && !time && past_at(n) == nullptr) return n;
    }
    return first;
  }

  // The subject of the clause that "their" stands in, where that is a plural noun: what is theirs
  // is the subject's. kNoToken for none.
  TokenId plural_subject_of(TokenId t) const {
    const Analysis& analysis = scan_.analysis();
    if (!analysis.at(t).features.possessive) return kNoToken;
    TokenId up = analysis.at(t).head;
    for (int steps = 0; steps < 6 && up != kNoToken; ++steps, up = analysis.at(up).head) {
      const TokenId subject = child(analysis, up, Relation::nsubj);
      if (subject == kNoToken) continue;
      const Token& noun = analysis.at(subject);
      const bool plural = noun.tag == Upos::noun && noun.features.number == Number::plural;
      return plural && subject < t ? subject : kNoToken;
    }
    return kNoToken;
  }

  // "the members of the council ... their": the council.
  std::vector<ActorIndex> body_of(TokenId noun) const {
    if (const Past* own = past_at(noun)) return own->actors;
    for (TokenId c : children(scan_.analysis(), noun)) {
      if (base(scan_.analysis().at(c).relation) != Relation::nmod) continue;
      const Past* past = past_at(c);
      if (past == nullptr || past->actors.size() != 1) continue;
      const std::string& kind = entry(past->actors[0]).record.kind;
      if (kind == "organization" || kind == "body" || kind == "party") return past->actors;
    }
    return {};
  }

  std::vector<ActorIndex> group_for(TokenId t) const {
    if (const TokenId subject = plural_subject_of(t); subject != kNoToken) return body_of(subject);
    std::vector<ActorIndex> people;
    std::uint32_t people_in = 0;  // the sentence that the persons stand in
    const TokenId barrier = plain_plural_before(t);
    const bool barred = barrier != scan_.sentence(t).begin;
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (too_far(*past, t) || (barred && past->tokens.begin < barrier)) break;
      if (past->kind == MentionKind::adjective) continue;
      if (past->actors.size() > 1) return past->actors;
      // "A and B": a coordination counts as one group.
      const Token& head = scan_.analysis().at(past->head);
      if (head.relation == Relation::conj && head.head != kNoToken) {
        for (auto first = past + 1; first != history_.past.rend(); ++first) {
          if (first->head != head.head || first->actors.size() != 1) continue;
          bool same_kind =
              entry(first->actors[0]).record.kind == entry(past->actors[0]).record.kind;
          if (same_kind) return {first->actors[0], past->actors[0]};
        }
      }
      bool person = entry(past->actors[0]).record.kind == "person";
      bool known = std::find(people.begin(), people.end(), past->actors[0]) != people.end();
      // Two persons of two sentences are no group.
      const std::uint32_t in = sentence(past->tokens.begin);
      if (person && !known && (people.empty() || in == people_in)) {
        people.insert(people.begin(), past->actors[0]);
        people_in = in;
      }
      if (people.size() == 2) return people;
      const Token& noun = scan_.analysis().at(past->head);
      if (past->kind == MentionKind::body && noun.features.number == Number::plural &&
          past->subject) {
        return past->actors;
      }
    }
    return {};
  }

  // "It is clear that", "it seems": stands for nothing.
  bool is_empty_it(TokenId t) const {
    const Token& token = scan_.analysis().at(t);
    if (token.relation == Relation::expl) return true;
    if (token.head == kNoToken || !is_subject(scan_.analysis(), t)) return false;
    const Token& head = scan_.analysis().at(token.head);
    if (head.tag == Upos::adj || head.tag == Upos::noun) {
      for (TokenId c : children(scan_.analysis(), token.head)) {
        Relation relation = base(scan_.analysis().at(c).relation);
        if (relation == Relation::csubj || relation == Relation::ccomp ||
            relation == Relation::xcomp || relation == Relation::advcl ||
            relation == Relation::acl) {
          return true;
        }
      }
    }
    std::string_view lemma = scan_.analysis().lemma(token.head);
    return lemma == "seem" || lemma == "appear" || (token.features.person == 0 && lemma == "be");
  }

  // The nearest state, body or organization that is a subject, or owns one. A subject of another
  // kind in between ends the search: the pronoun is then likely to mean that.
  const Past* last_thing(TokenId t, bool states_only) const {
    const Analysis& analysis = scan_.analysis();
    const std::uint32_t here = sentence(t);
    for (std::uint32_t back = 0; back <= 1 && back <= here; ++back) {
      const TokenRange range = analysis.sentences[here - back].tokens;
      TokenId s = back == 0 ? t : range.end;
      while (s > range.begin) {
        s = previous(s);
        if (!is_subject(analysis, s)) continue;
        const Past* past = past_at(s);
        if (past == nullptr) {
          const Past* owner = owner_of(s);
          if (owner != nullptr) return owner;
          if (analysis.at(s).tag == Upos::noun && !states_only) return nullptr;
          continue;
        }
        const ActorRecord& actor = entry(past->actors[0]).record;
        if (past->actors.size() == 1 && is_thing(actor) && past->kind != MentionKind::adjective) {
          return acts_on(past->head, t) ? nullptr : past;
        }
      }
    }
    return states_only ? last_state(t) : nullptr;
  }

  // Whether the pronoun is an object of what the subject does: then it means something else.
  bool acts_on(TokenId subject, TokenId pronoun) const {
    const Analysis& analysis = scan_.analysis();
    const Token& token = analysis.at(pronoun);
    if (scan_.tag(pronoun) != Upos::pron || token.features.possessive ||
        is_subject(analysis, pronoun)) {
      return false;
    }
    TokenId verb = token.head;
    for (int steps = 0; steps < 3 && verb != kNoToken; ++steps) {
      if (verb == analysis.at(subject).head) return true;
      Relation relation = base(analysis.at(verb).relation);
      if (relation != Relation::conj && relation != Relation::advcl &&
          relation != Relation::xcomp) {
        break;
      }
      verb = analysis.at(verb).head;
    }
    return false;
  }

  const Past* last_state(TokenId t) const {
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (too_far(*past, t)) break;
      if (past->actors.size() == 1 && entry(past->actors[0]).record.kind == "state") return &*past;
    }
    return nullptr;
  }

  const Past* past_at(TokenId t) const {
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (past->head == t || past->tokens.contains(t)) return &*past;
      if (index(past->tokens.begin) + 200 < index(t)) break;
    }
    return nullptr;
  }

  // "Yerevan's efforts ... its decision": the possessor of a subject.
  const Past* owner_of(TokenId noun) const {
    for (TokenId c : children(scan_.analysis(), noun)) {
      if (scan_.analysis().at(c).relation != Relation::nmod_poss) continue;
      const Past* past = past_at(c);
      if (past != nullptr && past->actors.size() == 1 && is_thing(entry(past->actors[0]).record)) {
        return past;
      }
    }
    return nullptr;
  }

 private:
  std::uint32_t sentence(TokenId t) const { return history_.sentence(t); }
  bool too_far(const Past& past, TokenId t) const { return history_.too_far(past, t); }
  const ActorEntry& entry(ActorIndex i) const { return b_.registry.at(i); }

  Build& b_;
  const Scan& scan_;
  History& history_;
};

}  // namespace

Gender said_gender(const Scan& scan, TokenId pronoun) {
  if (scan.has_use(pronoun, WordUse::female)) return Gender::female;
  return scan.has_use(pronoun, WordUse::male) ? Gender::male : Gender::unknown;
}

std::optional<Found> resolve_pronoun(History& history, TokenId pronoun) {
  return Pronouns(history).pronoun(pronoun);
}

const Past* last_thing(History& history, TokenId token, bool states_only) {
  return Pronouns(history).last_thing(token, states_only);
}

}  // namespace dragoman
