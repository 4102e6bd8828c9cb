#include "reading/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "base/hash.h"
#include "base/utf8.h"
#include "reading/attribution.h"
#include "reading/circumstances.h"
#include "reading/clauses.h"
#include "reading/contexts.h"
#include "reading/event_dates.h"
#include "reading/event_pairs.h"
#include "reading/event_signs.h"
#include "reading/event_told.h"
#include "reading/frame_match.h"
#include "reading/model_events.h"
#include "reading/realis.h"

namespace dragoman {
namespace {

class EventReader {
 public:
  EventReader(const Reading& reading, const EventLexicon& lexicon, const EventModel* model)
      : reading_(reading), analysis_(reading.analysis), lexicon_(lexicon), model_(model) {}

  std::vector<FrameMatch> matches() {
    match_all();
    return std::move(matches_);
  }

  std::vector<EventRecord> read() {
    match_all();
    if (model_ != nullptr) {
      MainEvents main_events(reading_, lexicon_, *model_, matches_);
      complete_by_model(reading_, lexicon_, main_events, matches_);
    }
    std::vector<EventRecord> events;
    std::vector<TokenId> anchors;
    std::vector<DatedEvent> sites;
    EventPairs pairs(reading_, lexicon_);
    for (FrameMatch& match : matches_) {
      if (!is_told(reading_, lexicon_, matches_, match)) {
        std::optional<FrameMatch> whole = pairs.complete(match);
        if (!whole || !is_told(reading_, lexicon_, matches_, *whole)) continue;
        match = std::move(*whole);
      } else {
        pairs.note(match);
      }
      EventRecord event = make_event(match);
      bool pro_noun = to_lower(analysis_.lemma(match.site.trigger)) == "one";
      if (!pro_noun && repeats(event, match, events, anchors)) continue;
      events.push_back(std::move(event));
      anchors.push_back(match.site.anchor);
      sites.push_back({match.site.trigger, date_mention(reading_, match.site)});
    }
    date_by_events(reading_, sites, events);
    return events;
  }

 private:
  void match_all() {
    for (std::uint32_t i = 0; i < analysis_.tokens.size(); ++i) {
      auto token = static_cast<TokenId>(i);
      std::optional<FrameMatch> match = match_frame(reading_, lexicon_, token);
      if (!match) match = match_pro_noun(token);
      if (!match) continue;
      frames_[i] = match->frame;
      matches_.push_back(std::move(*match));
    }
    redirect_recipients();
    merge_verbs_and_nouns();
  }

  // "the second call between X and Y, with the previous one held on 21 March": the noun that "one"
  // stands for is the nearest before it in the sentence; its parties hold on.
  std::optional<FrameMatch> match_pro_noun(TokenId token) const {
    if (to_lower(analysis_.lemma(token)) != "one" || matches_.empty()) return std::nullopt;
    const FrameMatch& noun = matches_.back();
    bool same_sentence = analysis_.sentence_of(noun.site.trigger) == analysis_.sentence_of(token);
    if (!same_sentence || analysis_.at(noun.site.trigger).tag != Upos::noun) return std::nullopt;
    bool earlier = false;
    for (TokenId c : children(analysis_, token)) {
      earlier = earlier || lexicon_.tables().in_class(to_lower(analysis_.lemma(c)), "sequence");
    }
    if (!earlier) return std::nullopt;
    FrameMatch match = noun;
    match.site = find_site(analysis_, lexicon_.tables(), token);
    match.themes.clear();
    for (Filler& filler : match.fillers) filler.shared = true;
    return match;
  }

  // A verb that carries a noun's event ("hold talks") tells none of its own. But where a frame of
  // the verb is there for just that noun ("call off the visit"), the verb tells it and the noun
  // adds nothing, unless it has parties of its own.
  void merge_verbs_and_nouns() {
    std::unordered_set<std::uint32_t> dropped;
    for (const FrameMatch& verb : matches_) {
      for (TokenId theme : verb.themes) {
        const FrameMatch* noun = match_at(theme);
        if (noun == nullptr || noun == &verb) continue;
        if (analysis_.at(theme).tag != Upos::noun) continue;
        bool carried = noun->site.support != nullptr && noun->site.anchor == verb.site.trigger;
        if (carried || all_among(*noun, verb)) dropped.insert(index(theme));
      }
    }
    for (const FrameMatch& noun : matches_) {
      if (noun.site.support != nullptr && !dropped.contains(index(noun.site.trigger))) {
        dropped.insert(index(noun.site.anchor));
      }
    }
    std::erase_if(matches_, [&](const FrameMatch& match) {
      return dropped.contains(index(match.site.trigger));
    });
    for (std::uint32_t token : dropped) frames_.erase(token);
  }

  // "condemned the attack on Israel": who is blamed is who attacked, not who is named last.
  void redirect_recipients() {
    for (FrameMatch& match : matches_) {
      for (Filler& filler : match.fillers) {
        if (filler.kind != RoleKind::recipient || !filler.reached) continue;
        const FrameMatch* deed = match_at(filler.head);
        if (deed == nullptr || deed == &match) continue;
        std::vector<ActorIndex> doers = deed->parties(RoleKind::actor);
        std::vector<ActorIndex> victims = deed->parties(RoleKind::recipient);
        bool is_victim = std::all_of(filler.actors.begin(), filler.actors.end(), [&](ActorIndex a) {
          return std::find(victims.begin(), victims.end(), a) != victims.end();
        });
        if (doers.empty() && !is_victim) continue;
        filler.actors = std::move(doers);
        for (ActorIndex own : match.parties(RoleKind::actor)) std::erase(filler.actors, own);
      }
      std::erase_if(match.fillers, [](const Filler& filler) { return filler.actors.empty(); });
    }
  }

  const FrameMatch* match_at(TokenId token) const {
    for (const FrameMatch& match : matches_) {
      if (match.site.trigger == token) return &match;
    }
    return nullptr;
  }

  static bool all_among(const FrameMatch& inner, const FrameMatch& outer) {
    for (const Filler& filler : inner.fillers) {
      for (ActorIndex actor : filler.actors) {
        bool known = std::any_of(outer.fillers.begin(), outer.fillers.end(), [&](const Filler& f) {
          return std::find(f.actors.begin(), f.actors.end(), actor) != f.actors.end();
        });
        if (!known) return false;
      }
    }
    return true;
  }

  // The same event told twice in one clause: "a visit ... visited", "praised and welcomed" are
  // two, but a noun below a verb of the same code with no party of its own is one, and so is what
  // a call was held for: "held a call to discuss".
  bool repeats(const EventRecord& event, const FrameMatch& match,
               const std::vector<EventRecord>& events, const std::vector<TokenId>& anchors) const {
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (events[i].type != event.type) continue;
      TokenId other = anchors[i];
      bool linked = dominates(analysis_, other, match.site.trigger) ||
                    dominates(analysis_, match.site.trigger, other);
      if (!linked || analysis_.sentence_of(other) != analysis_.sentence_of(match.site.trigger)) {
        continue;
      }
      auto known = [&](const std::string& id) {
        return std::find(events[i].actors.begin(), events[i].actors.end(), id) !=
                   events[i].actors.end() ||
               std::find(events[i].recipients.begin(), events[i].recipients.end(), id) !=
                   events[i].recipients.end();
      };
      if (std::all_of(event.actors.begin(), event.actors.end(), known) &&
          std::all_of(event.recipients.begin(), event.recipients.end(), known) &&
          same_clause(other, match.site.trigger)) {
        return true;
      }
    }
    return false;
  }

  bool same_clause(TokenId first, TokenId second) const {
    for (TokenId t : {first, second}) {
      TokenId goal = t == first ? second : first;
      for (TokenId up = t; up != kNoToken; up = analysis_.at(up).head) {
        if (up == goal) return true;
        Relation relation = base(analysis_.at(up).relation);
        bool finite_adverbial =
            relation == Relation::advcl && child(analysis_, up, Relation::nsubj) != kNoToken;
        if (finite_adverbial || relation == Relation::ccomp || relation == Relation::parataxis ||
            analysis_.at(up).relation == Relation::acl_relcl ||
            (relation == Relation::conj && analysis_.at(up).tag == Upos::verb)) {
          break;
        }
      }
    }
    return false;
  }

  EventRecord make_event(const FrameMatch& match) const {
    const Frame& frame = *match.frame;
    EventRecord event;
    event.type = frame.type;
    event.mode = frame.mode;
    event.cameo = frame.cameo;
    const EventCode* code = lexicon_.ontology().find(frame.type, frame.mode);
    check(code != nullptr, "read_events: a frame's code is not in the ontology");
    event.quad = code->quad;
    event.score = code->score;
    event.goldstein = lexicon_.ontology().goldstein(frame.cameo);
    event.trigger = make_trigger(match);
    event.id = stable_id("event",
                         fmt::format("{}:{}-{}:{}", reading_.document.id, event.trigger.span.begin,
                                     event.trigger.span.end, event.type));
    event.actors = ids(match.parties(RoleKind::actor));
    event.recipients = ids(match.parties(RoleKind::recipient));
    if (frame.mutual) {  // nobody is clearly the doer
      event.actors.insert(event.actors.end(), event.recipients.begin(), event.recipients.end());
      event.recipients.clear();
    }
    RealisReading realis =
        read_realis(analysis_, lexicon_, frames_, match.site, reading_.document.text);
    event.realis = realis.realis;
    event.date = find_date(reading_, match.site);
    bool past = analysis_.at(match.site.anchor).features.tense == Tense::past;
    if (event.realis == Realis::happened && !past && is_future(reading_, event.date)) {
      event.realis = Realis::planned;
      realis.operators.push_back("date after publication (planned)");
    }
    event.background =
        is_background(reading_, lexicon_.tables(), match.site, event.date, realis.past_perfect);
    PlaceRoles roles;
    roles.visit = frame.mode == "visit" || frame.type == "MOBILIZE";
    roles.target = frame.type == "ASSAULT" || frame.mode == "seize";
    roles.closed = frame.type == "COERCE" || frame.type == "SANCTION";
    roles.left = frame.type == "RETREAT" || frame.mode == "deport" || frame.mode == "expel";
    roles.named = frame.type == "CONSULT" || frame.type == "ASSAULT";
    roles.said = frame.type != "CONSULT" && code->quad.starts_with("verbal");
    roles.above = code->quad == "material conflict";
    event.place = find_place(reading_, lexicon_.tables(), match.site, roles);
    for (TokenId theme : match.themes) {  // "open an office in Goris": the frame asks for the place
      const PlaceMention* place = reading_.actors.place_at(theme);
      if (!event.place && place != nullptr) event.place = place->place;
    }
    event.attribution = find_attribution(reading_, lexicon_.tables(), match.site.trigger);
    add_subject(match, frame, event);
    const std::vector<std::string> signs = event_signs(reading_, match, event);
    event.confidence = confidence_of(lexicon_.tables(), signs);
    event.why = explain(match, frame, realis, event);
    event.why += fmt::format("; signs: {}", fmt::join(signs, ", "));
    event.evidence = {reading_.evidence_at(match.site.trigger)};
    return event;
  }

  void add_subject(const FrameMatch& match, const Frame& frame, EventRecord& event) const {
    Subject subject =
        find_subject(analysis_, lexicon_.tables(), subtree(analysis_, match.site.anchor));
    event.contexts = frame.contexts;
    for (std::string& context : subject.contexts) {
      if (std::find(event.contexts.begin(), event.contexts.end(), context) ==
          event.contexts.end()) {
        event.contexts.push_back(std::move(context));
      }
    }
    std::sort(event.contexts.begin(), event.contexts.end());
    event.issues = std::move(subject.issues);
  }

  // From the support verb to the noun where they stand close ("held a phone call"), else the word.
  Trigger make_trigger(const FrameMatch& match) const {
    TokenId token = match.site.trigger;
    Span span = analysis_.at(token).span;
    return {std::string(slice(reading_.document.text, span)), span};
  }

  std::vector<std::string> ids(const std::vector<ActorIndex>& actors) const {
    std::vector<std::string> list;
    for (ActorIndex actor : actors) {
      const std::string& id = reading_.actors.actor(actor).id;
      if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
    }
    return list;
  }

  std::string explain(const FrameMatch& match, const Frame& frame, const RealisReading& realis,
                      const EventRecord& event) const {
    std::string why = fmt::format("frame {}: {}", frame.name, event.trigger.text);
    if (match.site.support != nullptr) {
      why += fmt::format(" with {}", analysis_.lemma(match.site.anchor));
    }
    for (const Filler& filler : match.fillers) {
      why += fmt::format("; {} = {} {}{}", filler.kind == RoleKind::actor ? "actor" : "recipient",
                         filler.relation,
                         slice(reading_.document.text, analysis_.at(filler.head).span),
                         filler.reached ? " (inside)" : (filler.shared ? " (shared)" : ""));
    }
    if (!realis.operators.empty())
      why += fmt::format("; realis: {}", fmt::join(realis.operators, ", "));
    if (event.date) why += fmt::format("; date: {} ({})", event.date->text, event.date->basis);
    if (event.background) why += "; background";
    return why;
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const EventLexicon& lexicon_;
  std::vector<FrameMatch> matches_;
  FramesAt frames_;
  const EventModel* model_;  // or nullptr
};

}  // namespace

std::vector<EventRecord> read_events(const Reading& reading, const EventLexicon& lexicon,
                                     const EventModel* model) {
  return EventReader(reading, lexicon, model).read();
}

std::vector<FrameMatch> match_events(const Reading& reading, const EventLexicon& lexicon) {
  return EventReader(reading, lexicon, nullptr).matches();
}

}  // namespace dragoman
