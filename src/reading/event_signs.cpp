#include "reading/event_signs.h"

#include <algorithm>
#include <cmath>

#include "reading/clauses.h"

namespace dragoman {
namespace {

constexpr double kUnsurePerson = 0.6;  // a pronoun's person below this may well be another
constexpr std::size_t kLongSentence = 40;

class Signs {
 public:
  Signs(const Reading& reading, const FrameMatch& match, const EventRecord& event)
      : reading_(reading), match_(match), event_(event) {}

  std::vector<std::string> read() {
    add(true, "base");
    parties();
    for (const Filler& filler : match_.fillers) party(filler);
    trigger();
    told();
    return std::move(signs_);
  }

 private:
  void add(bool there, std::string sign) {
    if (!there || std::find(signs_.begin(), signs_.end(), sign) != signs_.end()) return;
    signs_.push_back(std::move(sign));
  }

  void parties() {
    const std::size_t count = event_.actors.size() + event_.recipients.size();
    add(count >= 2, "two-parties");
    add(count >= 4, "many-parties");
    add(event_.actors.empty(), "no-actor");
    add(event_.recipients.empty() && !match_.frame->mutual, "no-recipient");
  }

  // How a party was found and how its words were understood.
  void party(const Filler& filler) {
    const std::string side = filler.kind == RoleKind::actor ? "actor-" : "recipient-";
    add(filler.reached, side + "inside");
    add(filler.shared, side + "shared");
    add(filler.relation == "model", side + "by-model");
    add(filler.relation == "content" || filler.relation == "content-subject", side + "of-content");
    add(filler.relation == "adjective" || filler.relation == "compound" ||
            filler.relation == "possessive",
        side + "modifier");
    const Mention* mention = reading_.actors.at(filler.head);
    if (mention == nullptr) {
      add(!filler.reached, side + "beside");
      return;
    }
    const bool guessed = mention->why.find("in focus") != std::string::npos ||
                         mention->why.find("last two states") != std::string::npos;
    switch (mention->kind) {
      case MentionKind::name:
        break;
      case MentionKind::title:
        add(true, side + "office");
        break;
      case MentionKind::body:
        add(true, side + (guessed ? "guessed-state" : "body"));
        break;
      case MentionKind::metonym:
      case MentionKind::city:
        add(true, side + "capital");
        break;
      case MentionKind::adjective:
        add(true, side + "nationality");
        break;
      case MentionKind::description:
        add(true, side + (guessed ? "guessed-state" : "description"));
        break;
      case MentionKind::pronoun: {
        const bool person = mention->why.find("person") != std::string::npos;
        add(person, side + "person-pronoun");
        add(!person, side + "thing-pronoun");
        add(person && mention->probability < kUnsurePerson, side + "unsure-pronoun");
        break;
      }
    }
    for (ActorIndex i : filler.actors) {
      const ActorRecord& actor = reading_.actors.actor(i);
      add(actor.kind == "person" && actor.country.empty(), side + "of-no-state");
    }
  }

  void trigger() {
    const Analysis& analysis = reading_.analysis;
    const Token& token = analysis.at(match_.site.trigger);
    const bool carried = match_.site.support != nullptr;
    add(token.tag == Upos::noun && !carried, "noun");
    add(token.tag == Upos::noun && carried, "carried-noun");
    add(token.tag == Upos::adj, "adjective");
    const TokenId anchor = match_.site.anchor;
    const Token& verb = analysis.at(anchor);
    const bool is_verb = verb.tag == Upos::verb;
    add(is_verb && is_passive(analysis, anchor), "passive");
    add(is_verb && verb.features.verb_form == VerbForm::finite &&
            verb.features.tense == Tense::present &&
            child(analysis, anchor, Relation::aux) == kNoToken,
        "simple-present");
    add(is_verb && verb.features.verb_form != VerbForm::finite && verb.relation == Relation::advcl,
        "participle");
    add(verb.relation == Relation::acl_relcl, "relative-clause");
    add(verb.relation == Relation::conj, "second-of-row");
    int needs = 0;
    for (const FrameRole& role : match_.frame->roles) {
      if (role.required && !role.filter.empty()) ++needs;
    }
    add(needs == 0 && match_.frame->triggers[match_.trigger.trigger].words.size() == 1,
        "bare-frame");
    const TokenRange sentence = analysis.sentence(analysis.sentence_of(match_.site.trigger)).tokens;
    add(sentence.size() > kLongSentence, "long-sentence");
  }

  void told() {
    add(event_.realis == Realis::hypothetical, "hypothetical");
    add(event_.realis == Realis::planned, "planned");
    add(event_.realis == Realis::ongoing, "ongoing");
    add(event_.realis == Realis::negated, "negated");
    add(event_.background, "background");
    add(event_.date.has_value(), "dated");
    add(event_.place.has_value(), "placed");
    add(!event_.attribution.empty(), "attributed");
  }

  const Reading& reading_;
  const FrameMatch& match_;
  const EventRecord& event_;
  std::vector<std::string> signs_;
};

}  // namespace

std::vector<std::string> event_signs(const Reading& reading, const FrameMatch& match,
                                     const EventRecord& event) {
  return Signs(reading, match, event).read();
}

double confidence_of(const EventTables& tables, const std::vector<std::string>& signs) {
  double sum = 0;
  for (const std::string& sign : signs) sum += tables.confidence_weight(sign);
  return std::round(100 / (1 + std::exp(-sum))) / 100;
}

}  // namespace dragoman
