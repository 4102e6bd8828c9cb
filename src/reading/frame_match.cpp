#include "reading/frame_match.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"

namespace dragoman {
namespace {

constexpr int kMaxDepth = 3;  // nouns within nouns that are looked into for a party

std::optional<TriggerTag> tag_of(const Token& token) {
  if (token.tag == Upos::verb) return TriggerTag::verb;
  if (token.tag == Upos::noun) return TriggerTag::noun;
  if (token.tag == Upos::adj) return TriggerTag::adjective;
  return std::nullopt;
}

class Matcher {
 public:
  Matcher(const Reading& reading, const EventLexicon& lexicon)
      : reading_(reading), lexicon_(lexicon) {}

  bool passes(const RoleFilter& filter, TokenId token) const {
    if (filter.empty()) return true;
    std::string lemma = to_lower(reading_.analysis.lemma(token));
    bool holds =
        std::find(filter.lemmas.begin(), filter.lemmas.end(), lemma) != filter.lemmas.end() ||
        std::any_of(filter.classes.begin(), filter.classes.end(),
                    [&](const std::string& name) { return is_a(token, lemma, name); });
    return holds != filter.negated;
  }

  // Fills the frame's roles; false where one of its needs is not met.
  bool fill(const Frame& frame, TriggerTag tag, FrameMatch& match) const {
    for (const FrameRole& role : frame.roles) {
      if (role.only && *role.only != tag) continue;
      bool party = role.kind == RoleKind::actor || role.kind == RoleKind::recipient;
      bool met = party ? add_parties(role, match)
                       : has_theme(role, match) != (role.kind == RoleKind::without);
      if (role.required && !met) return false;
      if (role.kind == RoleKind::without) continue;
      if (role.required) match.specificity += need_weight(role);
    }
    drop_doubled(match);
    drop_nationalities(match);
    match.specificity += static_cast<int>(std::min<std::size_t>(match.fillers.size(), 3));
    return true;
  }

 private:
  bool is_a(TokenId token, const std::string& lemma, const std::string& name) const {
    if (lexicon_.tables().in_class(lemma, name)) return true;
    if (name == "place") return reading_.actors.place_at(token) != nullptr;
    const Mention* mention = reading_.actors.at(token);
    if (mention == nullptr || mention->actors.empty()) {
      bool reached = false;  // "two Chinese engineers"
      return name == "actor" && !find_party(reading_, lexicon_, token, Depth::any, reached).empty();
    }
    const ActorRecord& actor = reading_.actors.actor(mention->actors.front());
    if (name == "actor") return true;
    if (name == "organization") {
      return actor.kind == "organization" || actor.kind == "company" || actor.kind == "party" ||
             actor.kind == "media";
    }
    if (name == "armed") {
      return actor.kind == "group" || actor.code.find("MIL") != std::string::npos ||
             actor.code.find("REB") != std::string::npos;
    }
    return name == actor.kind;
  }

  bool is_role_relation(const FrameRole& role, const std::string& relation) const {
    return std::find(role.relations.begin(), role.relations.end(), relation) !=
           role.relations.end();
  }

  bool has_theme(const FrameRole& role, FrameMatch& match) const {
    for (const Argument& argument : match.site.arguments) {
      if (!is_role_relation(role, argument.relation) || !passes(role.filter, argument.head)) {
        continue;
      }
      if (role.kind == RoleKind::theme) match.themes.push_back(argument.head);
      return true;
    }
    return false;
  }

  // Relations in the role's own order; a later one adds to an earlier one.
  bool add_parties(const FrameRole& role, FrameMatch& match) const {
    bool any = false, met = false;
    for (const std::string& relation : role.relations) {
      // What a complement does it to, or where it is done, counts where nothing nearer is found.
      if (any && (relation.starts_with("content") || relation == "in")) break;
      for (const Argument& argument : match.site.arguments) {
        if (argument.relation != relation || !passes(role.filter, argument.head)) continue;
        Filler filler{role.kind, relation, argument.head, {}, false, argument.shared};
        bool modifier = relation == "adjective" || relation == "compound";
        Depth depth = Depth::people;
        if (role.kind == RoleKind::recipient && !modifier) {
          const bool oblique = base(reading_.analysis.at(argument.head).relation) == Relation::obl;
          depth = relation != "content" ? Depth::any : oblique ? Depth::people : Depth::content;
        }
        filler.actors = find_party(reading_, lexicon_, argument.head, depth, filler.reached);
        if (modifier && filler.reached) filler.actors.clear();
        // "agreed to add members to X's council": X is nobody's partner there.
        if (depth == Depth::people && role.kind == RoleKind::recipient && filler.reached) {
          filler.actors.clear();
        }
        // A need is met by the right kind of word, whether or not its state is known: "two people".
        if (filler.actors.empty()) {
          met = met || (!role.filter.empty() && !role.filter.negated);
          continue;
        }
        any = true;
        bool known = std::any_of(match.fillers.begin(), match.fillers.end(), [&](const auto& f) {
          return f.kind == filler.kind && f.head == filler.head;
        });
        if (known) continue;
        match.fillers.push_back(std::move(filler));
      }
    }
    return any || met;
  }

  // "An Australian, X, was charged": X, and not all Australians.
  void drop_nationalities(FrameMatch& match) const {
    for (RoleKind kind : {RoleKind::actor, RoleKind::recipient}) {
      bool named = false;
      for (const Filler& filler : match.fillers) {
        named = named || (filler.kind == kind &&
                          std::any_of(filler.actors.begin(), filler.actors.end(), [&](auto a) {
                            return reading_.actors.actor(a).kind == "person";
                          }));
      }
      if (!named) continue;
      std::erase_if(match.fillers, [&](const Filler& filler) {
        const Mention* mention = reading_.actors.at(filler.head);
        return filler.kind == kind && mention != nullptr && mention->kind == MentionKind::body &&
               (mention->why == "one of the people" || mention->why == "people of the state");
      });
    }
  }

  // Who acts cannot be who it is done to; an actor is wanted in one place only.
  void drop_doubled(FrameMatch& match) const {
    std::vector<ActorIndex> actors = match.parties(RoleKind::actor);
    for (Filler& filler : match.fillers) {
      if (filler.kind != RoleKind::recipient) continue;
      std::erase_if(filler.actors, [&](ActorIndex a) {
        return std::find(actors.begin(), actors.end(), a) != actors.end();
      });
    }
    std::erase_if(match.fillers, [](const Filler& filler) { return filler.actors.empty(); });
  }

  const Reading& reading_;
  const EventLexicon& lexicon_;
};

// "backed out", "backed away from" are other verbs than "backed".
bool has_particle(const Analysis& analysis, const EventTables& tables, TokenId verb) {
  if (child(analysis, verb, Relation::compound_prt) != kNoToken) return true;
  for (TokenId c : children(analysis, verb)) {
    const bool right_behind = c == next(verb) && analysis.at(c).relation == Relation::advmod;
    if (right_behind && tables.in_class(to_lower(analysis.lemma(c)), "particle")) return true;
  }
  return false;
}

bool is_trigger(const Analysis& analysis, const EventTables& tables, const FrameTrigger& trigger,
                TokenId token) {
  if (trigger.words.size() > 1) return has_words(analysis, token, trigger.words, trigger.head);
  return trigger.tag != TriggerTag::verb || !has_particle(analysis, tables, token);
}

// "the Second Meeting of the Joint Commission": a contact that official texts write like a name.
bool is_titled_contact(const Analysis& analysis, const EventTables& tables, TokenId token) {
  const Token& word = analysis.at(token);
  if (word.tag != Upos::propn || word.relation == Relation::compound ||
      word.relation == Relation::flat ||
      !tables.in_class(to_lower(analysis.lemma(token)), "contact")) {
    return false;
  }
  for (TokenId c : children(analysis, token)) {  // "the NATO Washington summit" is a name
    const bool compound = base(analysis.at(c).relation) == Relation::compound;
    if (compound && analysis.at(c).tag == Upos::propn) return false;
  }
  return true;
}

// A word inside a name ("Defence Cooperation Agency") or a verb before a noun ("frozen assets")
// tells no event.
bool can_trigger(const Reading& reading, TokenId token) {
  const Token& word = reading.analysis.at(token);
  if (word.tag == Upos::verb &&
      (word.relation == Relation::amod || word.relation == Relation::compound)) {
    return false;
  }
  const Mention* mention = reading.actors.at(token);
  return mention == nullptr || mention->kind == MentionKind::description;
}

}  // namespace

std::vector<ActorIndex> FrameMatch::parties(RoleKind kind) const {
  std::vector<ActorIndex> found;
  for (const Filler& filler : fillers) {
    if (filler.kind != kind) continue;
    for (ActorIndex actor : filler.actors) {
      if (std::find(found.begin(), found.end(), actor) == found.end()) found.push_back(actor);
    }
  }
  return found;
}

const Filler* FrameMatch::filler(RoleKind kind) const {
  for (const Filler& filler : fillers) {
    if (filler.kind == kind) return &filler;
  }
  return nullptr;
}

namespace {

std::vector<ActorIndex> direct_party(const Reading& reading, TokenId token) {
  const Mention* mention = reading.actors.at(token);
  return mention == nullptr ? std::vector<ActorIndex>() : mention->actors;
}

// What is found at a word, and at those joined to it: "the forces of X and Y".
std::vector<ActorIndex> with_row(const Reading& reading, TokenId word,
                                 std::vector<ActorIndex> found) {
  if (found.empty()) return found;
  for (TokenId c : children(reading.analysis, word)) {
    if (reading.analysis.at(c).relation != Relation::conj) continue;
    for (ActorIndex more : direct_party(reading, c)) {
      if (std::find(found.begin(), found.end(), more) == found.end()) found.push_back(more);
    }
  }
  return found;
}

// A name beside its description: "the top diplomat, Lavrov".
std::vector<ActorIndex> named_party(const Reading& reading, TokenId token) {
  for (TokenId c : children(reading.analysis, token)) {
    Relation relation = base(reading.analysis.at(c).relation);
    // Also what a predicate is said of: "X was the first leader that ..."
    bool predicate =
        relation == Relation::nsubj && child(reading.analysis, token, Relation::cop) != kNoToken;
    bool beside = relation == Relation::flat || relation == Relation::appos || predicate ||
                  reading.analysis.at(c).relation == Relation::nmod_desc;
    if (!beside) continue;
    std::vector<ActorIndex> found = with_row(reading, c, direct_party(reading, c));
    if (!found.empty()) return found;
  }
  return {};
}

// Whether a noun's modifier or part may be the party that the noun stands for.
bool leads_to_party(const Reading& reading, const EventLexicon& lexicon, TokenId noun, TokenId part,
                    Depth depth) {
  const EventTables& tables = lexicon.tables();
  const std::string preposition = preposition_of(reading.analysis, part);
  const std::string lemma = to_lower(reading.analysis.lemma(noun));
  // "China Moly": a name that only begins with a state's.
  const Mention* mention = reading.actors.at(part);
  if (reading.analysis.at(noun).tag == Upos::propn && mention != nullptr &&
      mention->kind == MentionKind::name && !mention->actors.empty() &&
      reading.actors.actor(mention->actors.front()).kind == "state" &&
      reading.analysis.at(part).relation == Relation::compound) {
    return false;
  }
  // "an investigation of X's son" is none of X.
  const bool owner = reading.analysis.at(part).relation == Relation::nmod_poss;
  if (owner && tables.in_class(lemma, "relative") && mention != nullptr &&
      !mention->actors.empty() && reading.actors.actor(mention->actors.front()).kind == "person") {
    return false;
  }
  if (depth == Depth::content && !tables.in_class(lemma, "agent")) {
    // "to support X's defence", "to sign a treaty with X"; but no "development in X".
    return preposition.empty() || tables.in_class(preposition, "content-part");
  }
  // "a group of people in X" is not X, who does something; "officials in X" are.
  if (depth == Depth::people && tables.in_class(lemma, "outlaw")) return false;
  if (depth == Depth::people && preposition == "in") {
    return tables.in_class(lemma, "authority");
  }
  return true;
}

std::vector<ActorIndex> inner_party(const Reading& reading, const EventLexicon& lexicon,
                                    TokenId token, Depth depth, int level) {
  if (level > kMaxDepth) return {};
  for (int round = 0; round < 2; ++round) {
    for (TokenId c : children(reading.analysis, token)) {
      Relation relation = base(reading.analysis.at(c).relation);
      bool modifier = relation == Relation::amod || relation == Relation::compound ||
                      reading.analysis.at(c).relation == Relation::nmod_poss;
      bool part =
          relation == Relation::nmod &&
          lexicon.tables().in_class(preposition_of(reading.analysis, c), "part-preposition");
      if (round == 0 ? !modifier : !part) continue;
      if (!leads_to_party(reading, lexicon, token, c, depth)) continue;
      std::vector<ActorIndex> found = with_row(reading, c, direct_party(reading, c));
      if (found.empty()) found = named_party(reading, c);
      if (found.empty()) found = inner_party(reading, lexicon, c, depth, level + 1);
      if (!found.empty()) return found;
    }
  }
  return {};
}

}  // namespace

std::vector<ActorIndex> find_party(const Reading& reading, const EventLexicon& lexicon,
                                   TokenId token, Depth depth, bool& reached) {
  reached = false;
  std::vector<ActorIndex> found = direct_party(reading, token);
  if (found.empty()) found = named_party(reading, token);
  if (!found.empty()) return found;
  bool people = lexicon.tables().in_class(to_lower(reading.analysis.lemma(token)), "agent");
  if (depth == Depth::people && !people) return {};
  // "Armenia's allies" are others than Armenia.
  if (lexicon.tables().in_class(to_lower(reading.analysis.lemma(token)), "counterpart")) return {};
  reached = true;
  return inner_party(reading, lexicon, token, depth, 0);
}

std::optional<FrameMatch> match_frame(const Reading& reading, const EventLexicon& lexicon,
                                      TokenId token) {
  const Analysis& analysis = reading.analysis;
  std::optional<TriggerTag> tag = tag_of(analysis.at(token));
  if (!tag && is_titled_contact(analysis, lexicon.tables(), token)) tag = TriggerTag::noun;
  if (!tag) return std::nullopt;
  const std::vector<TriggerRef>& triggers = lexicon.triggers(*tag, to_lower(analysis.lemma(token)));
  if (triggers.empty() || !can_trigger(reading, token)) return std::nullopt;

  TriggerSite site = find_site(analysis, lexicon.tables(), token);
  Matcher matcher(reading, lexicon);
  std::optional<FrameMatch> best;
  for (TriggerRef ref : triggers) {
    const Frame& frame = lexicon.frame(ref.frame);
    const FrameTrigger& trigger = frame.triggers[ref.trigger];
    if (!is_trigger(analysis, lexicon.tables(), trigger, token)) continue;
    FrameMatch match{&frame, ref, site, {}, {}, 0};
    match.specificity = 100 * static_cast<int>(trigger.words.size() - 1);
    if (!matcher.fill(frame, *tag, match)) continue;
    if (!best || match.specificity > best->specificity) best = std::move(match);
  }
  return best;
}

}  // namespace dragoman
