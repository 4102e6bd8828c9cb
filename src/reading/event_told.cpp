#include "reading/event_told.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/parties.h"

namespace dragoman {
namespace {

class Told {
 public:
  Told(const Reading& reading, const EventLexicon& lexicon, const std::vector<FrameMatch>& matches)
      : reading_(reading), analysis_(reading.analysis), lexicon_(lexicon), matches_(matches) {}

  // Whether the match tells an event at all.
  bool is_told(const FrameMatch& match) const {
    std::vector<ActorIndex> actors = match.parties(RoleKind::actor);
    std::vector<ActorIndex> recipients = match.parties(RoleKind::recipient);
    bool political =
        std::any_of(actors.begin(), actors.end(), [&](ActorIndex a) { return is_political(a); }) ||
        std::any_of(recipients.begin(), recipients.end(),
                    [&](ActorIndex a) { return is_political(a); });
    if (!political) return false;
    std::size_t parties = actors.size() + recipients.size();
    if (recipients.empty() &&
        std::all_of(actors.begin(), actors.end(), [&](ActorIndex a) { return is_police(a); })) {
      return false;
    }
    if (match.frame->mutual && is_guessed(match) && !between_states(match)) return false;
    if (is_habit(match) || is_rule(match) || promises_conflict(match)) return false;
    const Frame& frame = *match.frame;
    const Upos tag = analysis_.at(match.site.trigger).tag;
    const bool noun = tag == Upos::noun || tag == Upos::propn;
    bool carried = match.site.support != nullptr;
    if (!noun) {
      if (frame.mutual) return parties >= 2;
      return !actors.empty() || is_passive(analysis_, match.site.trigger) ||
             is_done_by_unnamed(match);
    }
    if (frame.mutual)
      return has_first_party(match) && (parties >= 2 || (carried && !actors.empty()));
    return !actors.empty() || (carried && !recipients.empty());
  }

 private:
  // Parties that a pronoun or the clause around suggests are taken only where they are of two
  // states: "they spoke" of two candidates tells nothing between states.
  bool is_guessed(const FrameMatch& match) const {
    return std::any_of(match.fillers.begin(), match.fillers.end(), [&](const Filler& filler) {
      const Mention* mention = reading_.actors.at(filler.head);
      return filler.relation == "aside" ||
             (mention != nullptr && mention->kind == MentionKind::pronoun &&
              filler.actors.size() > 1);
    });
  }

  bool between_states(const FrameMatch& match) const {
    std::string first;
    for (const Filler& filler : match.fillers) {
      for (ActorIndex index : filler.actors) {
        const std::string side = side_of(reading_, index);
        if (side.empty()) continue;
        if (first.empty()) first = side;
        if (side != first) return true;
      }
    }
    return false;
  }

  // "gunmen ambushed a patrol of X", "a mob stormed X's embassy": violence against a state by those
  // whom nobody names.
  bool is_done_by_unnamed(const FrameMatch& match) const {
    const std::string& type = match.frame->type;
    if (!lexicon_.tables().in_class(to_lower(type), "violent-type")) return false;
    const Filler* victim = match.filler(RoleKind::recipient);
    if (victim == nullptr || victim->relation == "in") return false;
    const bool of_state =
        std::any_of(victim->actors.begin(), victim->actors.end(), [&](ActorIndex a) {
          const ActorRecord& actor = reading_.actors.actor(a);
          return actor.kind == "state" || (actor.kind == "body" && !actor.country.empty());
        });
    return of_state && std::any_of(match.site.arguments.begin(), match.site.arguments.end(),
                                   [&](const Argument& argument) {
                                     return argument.relation == "subject" &&
                                            of_class(argument.head, "attacker");
                                   });
  }

  const FrameMatch* match_at(TokenId token) const {
    for (const FrameMatch& match : matches_) {
      if (match.site.trigger == token) return &match;
    }
    return nullptr;
  }

  // Firms, media, private persons and bodies that no table knows act between states only together
  // with one that does.
  bool is_political(ActorIndex index) const {
    const ActorRecord& actor = reading_.actors.actor(index);
    if (actor.kind == "person") return !actor.code.empty();
    if (actor.kind == "media" || actor.kind == "company") return false;
    bool known = reading_.knowledge.organization(actor.id) != nullptr || !actor.country.empty();
    return actor.kind != "organization" || known;
  }

  // "talks with X" alone does not say who talks with X.
  static bool has_first_party(const FrameMatch& match) {
    return std::any_of(match.fillers.begin(), match.fillers.end(),
                       [](const Filler& filler) { return filler.relation != "with"; });
  }

  // Police alone are a matter between a state and its own people.
  bool is_police(ActorIndex index) const {
    return reading_.actors.actor(index).code.ends_with("COP");
  }

  // "regularly attacks", "are often evicted", "always tries to evict": what is done as a rule is no
  // event.
  bool is_habit(const FrameMatch& match) const {
    TokenId verb = match.site.anchor;
    for (int step = 0; step < 2 && verb != kNoToken; ++step) {
      const Token& token = analysis_.at(verb);
      if (token.tag == Upos::verb && is_in_present(verb)) {
        for (TokenId c : children(analysis_, verb)) {
          if (analysis_.at(c).relation == Relation::advmod &&
              lexicon_.tables().in_class(to_lower(analysis_.lemma(c)), "habit")) {
            return true;
          }
        }
      }
      verb = token.relation == Relation::xcomp ? token.head : kNoToken;
    }
    return false;
  }

  // "a policy of not charging", "the law lets them go if they are forgiven", "it is commonplace to
  // suspend": what a rule provides for is no event.
  bool is_rule(const FrameMatch& match) const {
    TokenId at = match.site.anchor;
    for (int step = 0; step < 4 && at != kNoToken; ++step) {
      const TokenId head = analysis_.at(at).head;
      const Relation relation = base(analysis_.at(at).relation);
      if (head == kNoToken) return false;
      const bool content = relation == Relation::acl || relation == Relation::ccomp ||
                           relation == Relation::xcomp || relation == Relation::csubj ||
                           relation == Relation::advcl || relation == Relation::nmod;
      if (!content || analysis_.at(at).relation == Relation::acl_relcl) return false;
      if (of_class(head, relation == Relation::nmod ? "" : "rule") ||
          of_class(head, "commonplace")) {
        return true;
      }
      const TokenId subject = child(analysis_, head, Relation::nsubj);
      const bool allowed = relation == Relation::xcomp || relation == Relation::advcl;
      if (allowed && subject != kNoToken && of_class(subject, "rule")) return true;
      at = head;
    }
    return false;
  }

  bool of_class(TokenId token, std::string_view name) const {
    return !name.empty() &&
           lexicon_.tables().in_class(to_lower(analysis_.lemma(token)), std::string(name));
  }

  bool is_in_present(TokenId verb) const {
    auto present = [&](TokenId t) {
      const Features& features = analysis_.at(t).features;
      return features.tense == Tense::present && features.verb_form == VerbForm::finite;
    };
    if (present(verb)) return true;
    for (TokenId c : children(analysis_, verb)) {
      if (analysis_.at(c).relation == Relation::aux_pass && present(c)) return true;
    }
    return false;
  }

  // Who vows to attack does not agree, who refuses to attack does not reject: the attack itself is
  // told, as planned or denied.
  bool promises_conflict(const FrameMatch& match) const {
    if (match.frame->type != "AGREE" && match.frame->type != "REJECT") return false;
    for (const FrameRole& role : match.frame->roles) {  // a frame that is there for just this
      const bool of_complement = std::find(role.relations.begin(), role.relations.end(),
                                           "complement") != role.relations.end();
      if (of_complement && !role.filter.empty() && !role.filter.negated) return false;
    }
    for (const Argument& argument : match.site.arguments) {
      if (argument.relation != "complement") continue;
      const FrameMatch* inner = match_at(argument.head);
      if (inner == nullptr || inner == &match) continue;
      // Who undertakes not to attack agrees.
      if (own_realis(reading_, lexicon_, argument.head) == Realis::negated) continue;
      const EventCode* code = lexicon_.ontology().find(inner->frame->type, inner->frame->mode);
      if (code != nullptr && code->quad.ends_with("conflict")) return true;
    }
    return false;
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const EventLexicon& lexicon_;
  const std::vector<FrameMatch>& matches_;
};

}  // namespace

bool is_told(const Reading& reading, const EventLexicon& lexicon,
             const std::vector<FrameMatch>& matches, const FrameMatch& match) {
  return Told(reading, lexicon, matches).is_told(match);
}

}  // namespace dragoman
