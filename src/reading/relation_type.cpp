#include "reading/relation_type.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "reading/events.h"
#include "reading/main_event.h"

namespace dragoman {
namespace {

// Fitted on the first half of tests/measure/relations.tsv, and held against 350 labelled sentences
// of news: none is sharp.
constexpr double kTemper = 0.7;    // flattens the model's choice of one main event
constexpr double kUnlinked = 0.1;  // how loud a word speaks whose party a phrase is not
constexpr double kReversed = 0.2;  // a phrase on the other side
constexpr double kFrame = 1.0;     // what a frame weighs beside the model
constexpr double kClimb = 0.8;     // a phrase within a party ("Iran" in "Iran's envoy"), a step
constexpr int kMaxClimb = 4;
constexpr double kLeast = 1e-4;

// A token that stands for a phrase: its head, and the nominals that it is a part of.
struct Stand {
  int token = 0;
  double weight = 1;
};

bool is_part(Relation relation) {
  return relation == Relation::nmod || relation == Relation::compound ||
         relation == Relation::amod || relation == Relation::flat || relation == Relation::appos ||
         relation == Relation::conj || relation == Relation::nummod;
}

std::vector<Stand> stands(const SentenceView& view, const std::vector<Span>& places) {
  std::vector<Stand> found;
  auto inside = [&](int token) {
    const Span own = view.at(token).span;
    return std::any_of(places.begin(), places.end(),
                       [&](Span place) { return own.begin < place.end && place.begin < own.end; });
  };
  for (int token = 0; token < view.size(); ++token) {
    if (!inside(token) || view.at(token).tag == Upos::adp || view.at(token).tag == Upos::det) {
      continue;
    }
    const int head = view.head(token);
    if (head != SentenceView::kNone && inside(head)) continue;
    double weight = 1;
    int at = token;
    for (int step = 0; step < kMaxClimb && at != SentenceView::kNone; ++step) {
      found.push_back({at, weight});
      if (!is_part(view.base_relation(at))) break;
      weight *= kClimb;
      at = view.head(at);
    }
  }
  return found;
}

double weight_at(const std::vector<Stand>& stands, int token) {
  double best = 0;
  for (const Stand& stand : stands) {
    if (stand.token == token) best = std::max(best, stand.weight);
  }
  return best;
}

// One sentence; adds up what its words say.
class SentenceVote {
 public:
  SentenceVote(const Reading& reading, const EventLexicon& lexicon, const EventModel& model,
               SentenceId sentence)
      : reading_(reading), lexicon_(lexicon), model_(model), view_(reading.analysis, sentence) {}

  void add(const FrameRoots& frames, const std::vector<FrameMatch>& matches,
           const std::vector<Span>& source, const std::vector<Span>& target) {
    source_ = stands(view_, source);
    target_ = stands(view_, target);
    no_source_ = source.empty();
    no_target_ = target.empty();
    for (const TriggerRoots& trigger : model_.triggers(view_, frames)) {
      const FrameMatch* match = nullptr;
      for (const FrameMatch& one : matches) {
        if (one.site.trigger == view_.id(trigger.token)) match = &one;
      }
      add_model(trigger, match);
      if (match != nullptr) add_frame(*match, trigger.token);
    }
  }

  struct Vote {
    double sum = 0;
    double loudest = 0;
    std::string why;
  };
  std::map<std::string, Vote> votes;

 private:
  void vote(const std::string& type, int token, double weight, std::string_view by) {
    Vote& vote = votes[type];
    vote.sum += weight;
    if (weight <= vote.loudest) return;
    vote.loudest = weight;
    vote.why = fmt::format("'{}' by {} ({:.3f})",
                           slice(reading_.document.text, view_.at(token).span), by, weight);
  }

  void add_model(const TriggerRoots& trigger, const FrameMatch* match) {
    const int told = match == nullptr ? 0 : root_of(*match->frame);
    const std::vector<int> heads = party_candidates(view_, trigger.token);
    for (int root = 2; root < static_cast<int>(kCameoRoots); ++root) {
      const double share = trigger.roots[static_cast<std::size_t>(root)];
      const EventCode* code = lexicon_.ontology().of_root(root);
      if (share < kLeast || code == nullptr) continue;
      const double linked = model_link(trigger.token, root, heads);
      vote(root == told ? match->frame->type : code->type, trigger.token,
           std::pow(share, kTemper) * linked, "model");
    }
  }

  // How well the model sees the phrases on their sides of the word.
  double model_link(int trigger, int root, const std::vector<int>& heads) const {
    double from = 0;
    double to = 0;
    for (int head : heads) {
      const double is_source = weight_at(source_, head);
      const double is_target = weight_at(target_, head);
      if (is_source + is_target <= 0) continue;
      const auto shares = model_.party(view_, trigger, root, head);
      const double acts = shares[static_cast<std::size_t>(PartyLabel::source)];
      const double takes = shares[static_cast<std::size_t>(PartyLabel::target)];
      const double both = shares[static_cast<std::size_t>(PartyLabel::both)];
      from = std::max(from, is_source * (acts + both + kReversed * takes));
      to = std::max(to, is_target * (takes + both + kReversed * acts));
    }
    return link(from, to);
  }

  double link(double from, double to) const {
    return (no_source_ ? 1.0 : kUnlinked + from) * (no_target_ ? 1.0 : kUnlinked + to);
  }

  void add_frame(const FrameMatch& match, int token) {
    double from = 0;
    double to = 0;
    auto meet = [&](RoleKind kind, TokenId head) {
      const int at = static_cast<int>(index(head)) - static_cast<int>(index(view_.id(0)));
      const bool actor = kind == RoleKind::actor;
      const double other = match.frame->mutual ? 1 : kReversed;
      from = std::max(from, weight_at(source_, at) * (actor ? 1 : other));
      to = std::max(to, weight_at(target_, at) * (actor ? other : 1));
    };
    for (const Filler& filler : match.fillers) meet(filler.kind, filler.head);
    for (const FrameRole& role : match.frame->roles) {
      if (role.kind != RoleKind::actor && role.kind != RoleKind::recipient) continue;
      for (const Argument& argument : match.site.arguments) {
        const auto& known = role.relations;
        if (std::find(known.begin(), known.end(), argument.relation) != known.end()) {
          meet(role.kind, argument.head);
        }
      }
    }
    vote(match.frame->type, token, kFrame * link(from, to), "frame " + match.frame->name);
  }

  const Reading& reading_;
  const EventLexicon& lexicon_;
  const EventModel& model_;
  SentenceView view_;
  std::vector<Stand> source_, target_;
  bool no_source_ = false;
  bool no_target_ = false;
};

}  // namespace

std::vector<TypeShare> relation_types(const Reading& reading, const EventLexicon& lexicon,
                                      const EventModel& model, const std::vector<Span>& source,
                                      const std::vector<Span>& target) {
  const std::vector<FrameMatch> matches = match_events(reading, lexicon);
  const FrameRoots frames = roots_of(matches);
  std::map<std::string, SentenceVote::Vote> votes;
  double sum = 0;
  for (std::uint32_t s = 0; s < reading.analysis.sentences.size(); ++s) {
    SentenceVote sentence(reading, lexicon, model, static_cast<SentenceId>(s));
    sentence.add(frames, matches, source, target);
    for (const auto& [type, vote] : sentence.votes) {
      auto& all = votes[type];
      all.sum += vote.sum;
      if (vote.loudest > all.loudest) {
        all.loudest = vote.loudest;
        all.why = vote.why;
      }
      sum += vote.sum;
    }
  }
  std::vector<TypeShare> types;
  for (auto& [type, vote] : votes) types.push_back({type, vote.sum / sum, std::move(vote.why)});
  std::stable_sort(types.begin(), types.end(),
                   [](const TypeShare& a, const TypeShare& b) { return a.share > b.share; });
  return types;
}

}  // namespace dragoman
