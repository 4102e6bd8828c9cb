#include "reading/circumstances.h"

#include <algorithm>
#include <span>
#include <vector>

#include "base/utf8.h"
#include "reading/clauses.h"

namespace dragoman {
namespace {

constexpr int kMaxClimb = 4;  // from a noun up to the verb of its clause

std::string lemma_of(const Reading& reading, TokenId token) {
  return to_lower(reading.analysis.lemma(token));
}

// "the Russian capital"
std::optional<Place> capital_place(const Reading& reading, const EventTables& tables,
                                   TokenId token) {
  if (!tables.in_class(lemma_of(reading, token), "capital")) return std::nullopt;
  for (TokenId c : children(reading.analysis, token)) {
    const Mention* mention = reading.actors.at(c);
    if (mention == nullptr || mention->actors.empty()) continue;
    const ActorRecord& actor = reading.actors.actor(mention->actors.front());
    const StateEntry* state = reading.knowledge.state(actor.country);
    if (state == nullptr || state->capital.empty()) continue;
    Place place{state->capital, actor.country, std::nullopt, std::nullopt};
    if (const PlaceEntry* city = reading.knowledge.capital_of(state->code)) {
      place.latitude = city->latitude;
      place.longitude = city->longitude;
    }
    return place;
  }
  return std::nullopt;
}

std::optional<Place> state_place(const Reading& reading, TokenId token) {
  const Mention* mention = reading.actors.at(token);
  if (mention == nullptr || mention->actors.size() != 1) return std::nullopt;
  if (mention->kind != MentionKind::name) return std::nullopt;
  const ActorRecord& actor = reading.actors.actor(mention->actors.front());
  if (actor.kind != "state") return std::nullopt;
  return Place{actor.name, actor.country, std::nullopt, std::nullopt};
}

// Where an event took place, as the tree around its trigger tells.
class PlaceFinder {
 public:
  PlaceFinder(const Reading& reading, const EventTables& tables, PlaceRoles roles)
      : reading_(reading), analysis_(reading.analysis), tables_(tables), roles_(roles) {}

  std::optional<Place> find(const TriggerSite& site) const {
    if (auto place = target(site)) return place;
    if (auto place = around(site)) return place;
    if (auto place = before_where(site.anchor)) return place;
    if (auto place = named(site.trigger)) return place;
    if (auto place = in_clause(site.anchor)) return place;
    return in_caption(site.trigger);
  }

 private:
  // "visited Yerevan", "shelled Kharkiv", "the attack on Kharkiv".
  std::optional<Place> target(const TriggerSite& site) const {
    for (const Argument& argument : site.arguments) {
      bool object = argument.relation == "object";
      if (roles_.visit && (object || argument.relation == "to")) {
        if (auto place = direct(argument.head)) return place;
      }
      if (roles_.left && argument.relation == "from") {
        if (auto place = direct(argument.head)) return place;
      }
      if (roles_.closed && object && !is_government(argument.head)) {
        if (const PlaceMention* mention = mention_of(argument.head)) return mention->place;
      }
      bool own = analysis_.at(argument.head).head == site.trigger;
      bool struck = object || (own && (argument.relation == "on" || argument.relation == "of"));
      // Whom somebody fights is a side, no place.
      bool contest = tables_.in_class(lemma_of(reading_, site.trigger), "contest");
      if (!roles_.target || !struck || contest) continue;
      if (const PlaceMention* mention = mention_of(argument.head)) return mention->place;
      if (auto place = state_place(reading_, argument.head)) return place;
    }
    return std::nullopt;
  }

  std::optional<Place> around(const TriggerSite& site) const {
    if (auto place = below(site.trigger, 0)) return place;
    if (site.anchor != site.trigger) {
      if (auto place = below(site.anchor, 0)) return place;
    }
    // A place on the clause holds for a noun within it, and for a verb that it governs.
    TokenId at = site.anchor;
    for (int step = 0; step < kMaxClimb; ++step) {
      const Token& token = analysis_.at(at);
      Relation relation = base(token.relation);
      bool inside = relation == Relation::nmod || relation == Relation::obj ||
                    relation == Relation::obl || relation == Relation::nsubj ||
                    relation == Relation::xcomp ||
                    (relation == Relation::conj && token.tag != Upos::verb);
      if (token.relation == Relation::acl_relcl && token.head != kNoToken) {
        return where_of(at) != kNoToken ? place_of(token.head) : std::nullopt;
      }
      bool leads_away = roles_.said && relation != Relation::xcomp;
      if (!inside || leads_away || token.head == kNoToken || barred(at)) return std::nullopt;
      at = token.head;
      if (analysis_.at(at).tag == Upos::verb) {
        if (auto place = below(at, 1)) return place;
      }
    }
    return std::nullopt;
  }

  TokenId where_of(TokenId verb) const {
    for (TokenId c : children(analysis_, verb)) {
      if (tables_.in_class(lemma_of(reading_, c), "where")) return c;
    }
    return kNoToken;
  }

  // "a forum in Riga, where the ministers met", wherever the tree hangs the clause: the place that
  // stands right before "where".
  std::optional<Place> before_where(TokenId verb) const {
    TokenId where = where_of(verb);
    if (where == kNoToken) return std::nullopt;
    for (const PlaceMention& mention : places_beside(where)) {
      bool beside = mention.tokens.end <= where && index(where) - index(mention.tokens.end) <= 1;
      if (beside) return mention.place;
    }
    return std::nullopt;
  }

  // "the Istanbul talks"
  std::optional<Place> named(TokenId trigger) const {
    if (!roles_.named || analysis_.at(trigger).tag == Upos::verb) return std::nullopt;
    for (TokenId c : children(analysis_, trigger)) {
      if (base(analysis_.at(c).relation) != Relation::compound) continue;
      if (const PlaceMention* mention = mention_of(c)) return mention->place;
    }
    return std::nullopt;
  }

  // The verb a noun belongs to, through nouns only; kNoToken where a clause or another item of a
  // list lies between.
  TokenId clause_verb(TokenId at) const {
    for (int step = 0; step < 2 * kMaxClimb && at != kNoToken; ++step) {
      const Token& token = analysis_.at(at);
      if (token.tag == Upos::verb) return at;
      if (step > 0 && base(token.relation) == Relation::conj) return kNoToken;
      if (tables_.in_class(lemma_of(reading_, at), "government") || barred(at)) return kNoToken;
      at = token.head;
    }
    return kNoToken;
  }

  // "met with X, an envoy, in Qatar": the first place behind the verb that stands in its clause,
  // whatever noun the tree hangs it on.
  std::optional<Place> in_clause(TokenId verb) const {
    if (analysis_.at(verb).tag != Upos::verb) return std::nullopt;
    for (const PlaceMention& mention : places_beside(verb)) {
      if (mention.tokens.begin < verb) continue;
      if (!stands_in(preposition_of(analysis_, mention.head))) continue;
      TokenId above = analysis_.at(mention.head).head;  // no name has a place of its own
      bool behind_name = above != kNoToken && analysis_.at(above).tag == Upos::propn;
      if (roles_.said && !behind_name) continue;
      if (clause_verb(mention.head) == verb) return mention.place;
    }
    return std::nullopt;
  }

  // "X meets Y, Riga, May 21, 2025." under a picture: the only place there.
  std::optional<Place> in_caption(TokenId trigger) const {
    const Sentence& sentence = analysis_.sentence(analysis_.sentence_of(trigger));
    if (reading_.document.blocks[sentence.block].kind != BlockKind::caption) return std::nullopt;
    const PlaceMention* only = nullptr;
    for (const PlaceMention& mention : places_beside(trigger)) {
      bool apart = mention.tokens.begin > sentence.tokens.begin &&
                   analysis_.at(previous(mention.tokens.begin)).tag == Upos::punct;
      if (!apart) continue;
      if (only != nullptr) return std::nullopt;
      only = &mention;
    }
    return only == nullptr ? std::nullopt : std::optional<Place>(only->place);
  }

  // "accused the government in Baku", wherever the tree hangs the place.
  bool behind_government(TokenId token) const {
    TokenId first = subtree(analysis_, token).begin;
    return index(first) > 0 && same_sentence(previous(first), token) &&
           tables_.in_class(lemma_of(reading_, previous(first)), "government");
  }
  // "in", "near"; "over" only for what flies.
  bool stands_in(const std::string& preposition) const {
    if (preposition == "over" && !roles_.above) return false;
    return tables_.in_class(preposition, "place-preposition");
  }
  // "about the strike", "after the strike": what stands beyond is another event's.
  bool barred(TokenId token) const {
    return tables_.in_class(preposition_of(analysis_, token), "place-barrier");
  }

  // Those of the token's sentence. They stand in the order of the text.
  std::span<const PlaceMention> places_beside(TokenId token) const {
    const TokenRange sentence = analysis_.sentence(analysis_.sentence_of(token)).tokens;
    const auto& all = reading_.actors.places;
    const auto starts_before = [](const PlaceMention& mention, TokenId at) {
      return mention.tokens.begin < at;
    };
    const auto first = std::lower_bound(all.begin(), all.end(), sentence.begin, starts_before);
    const auto last = std::lower_bound(first, all.end(), sentence.end, starts_before);
    return {first, last};
  }

  bool same_sentence(TokenId a, TokenId b) const {
    return index(analysis_.sentence_of(a)) == index(analysis_.sentence_of(b));
  }

  std::optional<Place> place_of(TokenId token) const {
    if (auto place = direct(token)) return place;
    return below(token, 1);
  }

  std::optional<Place> below(TokenId head, int depth) const {
    for (int round = 0; round < 2; ++round) {
      for (TokenId c : children(analysis_, head)) {
        Relation relation = base(analysis_.at(c).relation);
        if (tables_.in_class(lemma_of(reading_, c), "government")) continue;
        if (round == 1 && relation == Relation::obj && depth == 0 && !roles_.said) {
          if (auto place = below(c, depth + 1)) return place;  // "open an office in Kazan"
        }
        if (relation != Relation::obl && relation != Relation::nmod) continue;
        std::string preposition = preposition_of(analysis_, c);
        if (round == 0 && stands_in(preposition) && !behind_government(c)) {
          if (auto place = direct(c)) return place;
        }
        // "at a forum in Antalya"
        bool leads_on = roles_.said ? tables_.in_class(preposition, "place-path") : !barred(c);
        if (round == 1 && depth < 2 && leads_on) {
          if (auto place = below(c, depth + 1)) return place;
        }
      }
    }
    return std::nullopt;
  }

  std::optional<Place> direct(TokenId token) const {
    if (const PlaceMention* mention = mention_of(token)) return mention->place;
    if (auto place = capital_place(reading_, tables_, token)) return place;
    return state_place(reading_, token);
  }

  // The place at a word, or the one that its noun names: "the Syrian port of Tartus", "the waters
  // off Yemen", "Dhaka's northern suburbs".
  const PlaceMention* mention_of(TokenId token) const {
    if (const PlaceMention* mention = reading_.actors.place_at(token)) return mention;
    bool part = tables_.in_class(lemma_of(reading_, token), "place-part");
    bool noun = is_place_noun(token);
    for (TokenId c : children(analysis_, token)) {
      const Relation relation = analysis_.at(c).relation;
      bool bare = base(relation) == Relation::appos || base(relation) == Relation::flat ||
                  base(relation) == Relation::compound;
      std::string preposition = preposition_of(analysis_, c);
      bool of = base(relation) == Relation::nmod && (preposition == "of" || preposition == "off");
      // No government's: "in Moscow's view".
      bool owner = relation == Relation::nmod_poss &&
                   (part || noun || analysis_.at(token).tag == Upos::propn);
      bool names = ((noun || part) && (bare || of)) || owner;
      if (!names) continue;
      if (const PlaceMention* mention = reading_.actors.place_at(c)) return mention;
    }
    return nullptr;
  }

  // "punished Moscow", "the government in Kyiv": a capital that stands for its state.
  bool is_government(TokenId token) const {
    const Mention* mention = reading_.actors.at(token);
    return mention != nullptr && mention->kind == MentionKind::metonym &&
           mention->tokens.contains(token) && preposition_of(analysis_, token).empty();
  }

  bool is_place_noun(TokenId token) const {
    std::string_view word = reading_.document.words(analysis_.at(token).span);
    std::string lemma = lemma_of(reading_, token);
    return reading_.knowledge.has_use(word, WordUse::place_noun) ||
           reading_.knowledge.has_use(lemma, WordUse::place_noun) ||
           tables_.in_class(lemma, "building") || tables_.in_class(lemma, "border");
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const EventTables& tables_;
  PlaceRoles roles_;
};

}  // namespace

std::optional<Place> find_place(const Reading& reading, const EventTables& tables,
                                const TriggerSite& site, PlaceRoles roles) {
  return PlaceFinder(reading, tables, roles).find(site);
}

}  // namespace dragoman
