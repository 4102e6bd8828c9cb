#include "reading/antecedents.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "reading/clauses.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kReach = 5;  // sentences back
constexpr int kMaxClimb = 40;        // steps up a tree

using F = PronounFlag;

bool opens_clause(const Analysis& analysis, TokenId t) {
  switch (base(analysis.at(t).relation)) {
    case Relation::root:
    case Relation::ccomp:
    case Relation::advcl:
    case Relation::acl:
    case Relation::csubj:
    case Relation::parataxis:
    case Relation::xcomp:
      return true;
    case Relation::conj:
      return analysis.at(t).tag == Upos::verb || analysis.at(t).tag == Upos::aux;
    default:
      return analysis.at(t).head == kNoToken;
  }
}

// The predicate of the clause that a token stands in; `t` itself counts if `self`.
TokenId clause_of(const Analysis& analysis, TokenId t, bool self) {
  TokenId at = self ? t : analysis.at(t).head;
  for (int steps = 0; at != kNoToken && steps < kMaxClimb; ++steps) {
    if (opens_clause(analysis, at)) return at;
    at = analysis.at(at).head;
  }
  return at;
}

// The head of the row or the apposition that a noun belongs to, for what it is in its clause.
TokenId whole_of(const Analysis& analysis, TokenId head) {
  for (int steps = 0; steps < 6; ++steps) {
    const Token& token = analysis.at(head);
    bool part = token.relation == Relation::conj || token.relation == Relation::appos ||
                token.relation == Relation::flat || token.relation == Relation::nmod_desc;
    if (!part || token.head == kNoToken) break;
    head = token.head;
  }
  return head;
}

Part part_of(const Analysis& analysis, TokenId head) {
  const Token& token = analysis.at(head);
  switch (token.relation) {
    case Relation::nsubj_pass:
    case Relation::csubj_pass:
      return Part::passive;
    case Relation::nmod_poss:
      return Part::possessor;
    default:
      break;
  }
  switch (base(token.relation)) {
    case Relation::nsubj:
    case Relation::csubj:
      return Part::subject;
    case Relation::obj:
    case Relation::iobj:
      return Part::object;
    case Relation::obl:
      return Part::oblique;
    case Relation::nmod:
      return Part::modifier;
    default:
      return Part::other;
  }
}

Asks asks_of(const Analysis& analysis, TokenId pronoun) {
  const Token& token = analysis.at(pronoun);
  if (token.features.possessive || token.relation == Relation::nmod_poss) return Asks::possessor;
  return is_subject(analysis, pronoun) ? Asks::subject : Asks::object;
}

// One mention of a candidate.
struct Seen {
  TokenRange tokens;
  TokenId head{};
  ActorIndex actor{};
  Gender said = Gender::unknown;  // of a pronoun
  bool is_pronoun() const { return said != Gender::unknown; }
};

struct Group {
  Antecedent candidate;
  std::vector<const Seen*> mentions;
  std::int64_t nearest = -1;          // words between its nearest mention before and the pronoun
  std::int64_t nearest_subject = -1;  // the same of its subjects
  bool named_before = false;
};

class Finder {
 public:
  Finder(History& history, TokenId pronoun, Gender gender)
      : history_(history),
        b_(history.build),
        scan_(history.build.scan),
        analysis_(scan_.analysis()),
        p_(pronoun),
        gender_(gender),
        asks_(asks_of(analysis_, pronoun)),
        here_(history.sentence(pronoun)),
        clause_(clause_of(analysis_, pronoun, false)),
        reflexive_(scan_.folded(pronoun).ends_with("self")) {
    if (clause_ != kNoToken) {
      bool shared = false;
      subject_ = grammatical_subject(analysis_, clause_, shared);
    }
  }

  PronounChoice run() {
    if (!history_.quotations) history_.quotations = find_quotations(scan_.document());
    collect();
    group();
    PronounChoice choice;
    choice.pronoun = p_;
    for (Group& one : groups_) describe(one);
    for (Group& one : groups_) choice.candidates.push_back(std::move(one.candidate));
    choice.candidates.push_back(nobody_named());
    weigh(choice);
    if (b_.trace != nullptr) name_places(choice);
    return choice;
  }

 private:
  const ActorEntry& entry(ActorIndex i) const { return b_.registry.at(i); }
  void say(Antecedent& candidate, F what) const {
    candidate.features.push_back(flag(what, Asks::any));
    candidate.features.push_back(flag(what, asks_));
  }

  // --- candidates -------------------------------------------------------------------------------

  bool fits(ActorIndex actor) const {
    const ActorEntry& person = entry(actor);
    return person.record.kind == "person" &&
           (person.gender == Gender::unknown || person.gender == gender_);
  }

  void collect() {
    for (auto past = history_.past.rbegin(); past != history_.past.rend(); ++past) {
      if (history_.sentence(past->tokens.begin) + kReach < here_) break;
      if (past->actors.size() != 1 || past->kind == MentionKind::adjective) continue;
      if (past->tokens.contains(p_) || !fits(past->actors[0])) continue;
      seen_.push_back({past->tokens, past->head, past->actors[0], past->said});
    }
    auto after = std::partition_point(
        b_.found.begin(), b_.found.begin() + static_cast<std::ptrdiff_t>(history_.named),
        [this](const Found& found) { return found.tokens.begin <= p_; });
    for (; after != b_.found.begin() + static_cast<std::ptrdiff_t>(history_.named); ++after) {
      if (history_.sentence(after->tokens.begin) > here_ + 1) break;
      if (after->actors.size() != 1 || !fits(after->actors[0])) continue;
      seen_.push_back(
          {after->tokens, scan_.highest(after->full), after->actors[0], Gender::unknown});
    }
  }

  void group() {
    for (const Seen& seen : seen_) {
      auto at = std::find_if(groups_.begin(), groups_.end(),
                             [&seen](const Group& g) { return *g.candidate.actor == seen.actor; });
      if (at == groups_.end()) {
        groups_.emplace_back();
        at = std::prev(groups_.end());
        at->candidate.actor = seen.actor;
      }
      at->mentions.push_back(&seen);
      if (seen.tokens.begin > p_) continue;
      const auto distance = static_cast<std::int64_t>(index(p_)) - index(seen.tokens.begin);
      const bool subject = is_subject(analysis_, whole_of(analysis_, seen.head));
      if (at->nearest < 0 || distance < at->nearest) at->nearest = distance;
      if (subject && (at->nearest_subject < 0 || distance < at->nearest_subject)) {
        at->nearest_subject = distance;
      }
      at->named_before = true;
    }
  }

  // --- features of a candidate ------------------------------------------------------------------

  void describe(Group& one) {
    for (const Seen* seen : one.mentions) describe_mention(one.candidate, *seen);
    describe_rank(one);
    describe_standing(one);
    describe_gender(one);
    describe_pronouns(one);
    auto& features = one.candidate.features;
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
  }

  Where where(const Seen& seen) const {
    const std::uint32_t there = history_.sentence(seen.tokens.begin);
    if (there > here_) return Where::later;
    if (there + 3 <= here_) return Where::back3;
    if (there + 2 == here_) return Where::back2;
    if (there + 1 == here_) return Where::back1;
    if (seen.tokens.begin > p_) return Where::after;
    return clause_of(analysis_, seen.head, false) == clause_ ? Where::clause : Where::sentence;
  }

  void describe_mention(Antecedent& candidate, const Seen& seen) const {
    const TokenId whole = whole_of(analysis_, seen.head);
    const Where place = where(seen);
    const Part part = part_of(analysis_, whole);
    for (Asks asks : {Asks::any, asks_}) {
      candidate.features.push_back(seen.is_pronoun() ? pronoun_at(place, part, asks)
                                                     : name_at(place, part, asks));
    }
    const bool near = place == Where::clause || place == Where::sentence || place == Where::back1;
    const bool alike = (asks_ == Asks::subject && part == Part::subject) ||
                       (asks_ == Asks::possessor && part == Part::possessor) ||
                       (asks_ == Asks::object && (part == Part::object || part == Part::oblique));
    if (near && alike) say(candidate, F::same_part);
    const TokenId first = scan_.sentence(seen.tokens.begin).begin;
    if (seen.tokens.begin == first && seen.tokens.begin < p_) {
      if (place == Where::clause || place == Where::sentence) say(candidate, F::opens_sentence);
      if (place == Where::back1) say(candidate, F::opens_previous);
    }
    if (analysis_.at(seen.head).relation == Relation::appos) say(candidate, F::apposition);
    const TokenId above = analysis_.at(whole).head;
    if ((part == Part::subject || part == Part::passive) && above != kNoToken &&
        analysis_.at(above).head == kNoToken) {
      if (place == Where::back1) say(candidate, F::last_main_subject);
      if (history_.sentence(seen.tokens.begin) == here_) say(candidate, F::main_subject);
    }
    if (place == Where::clause || place == Where::sentence || place == Where::after) {
      describe_binding(candidate, seen, whole);
    }
    describe_quotation(candidate, seen);
  }

  void describe_binding(Antecedent& candidate, const Seen& seen, TokenId whole) const {
    const TokenId head = analysis_.at(p_).head;
    const TokenId verb = analysis_.at(whole).head;
    const Part part = part_of(analysis_, whole);
    const bool core = part == Part::subject || part == Part::passive || part == Part::object;
    const bool acts = asks_ == Asks::object && part == Part::subject && verb == clause_;
    const bool beside = asks_ != Asks::possessor && head != kNoToken && head == verb && core;
    if (reflexive_) {
      if (whole == subject_ || seen.head == subject_) say(candidate, F::bound);
    } else if (acts || beside) {
      say(candidate, F::coargument);
    }
    if (asks_ == Asks::subject && head != kNoToken && seen.tokens.begin > p_ &&
        dominates(analysis_, head, seen.head)) {
      say(candidate, F::commanded);
    }
    if (asks_ == Asks::possessor && head != kNoToken && dominates(analysis_, head, seen.head)) {
      say(candidate, F::own_phrase);
    }
    if (subject_ != kNoToken && subject_ != p_) {
      if (subject_ == whole || subject_ == seen.head) say(candidate, F::clause_subject);
      if (part == Part::possessor && verb == subject_) say(candidate, F::owner);
    }
    if (clause_ == kNoToken) return;
    const Relation relation = base(analysis_.at(clause_).relation);
    const bool subject = part == Part::subject || part == Part::passive;
    if (subject && analysis_.at(clause_).head == verb && verb != kNoToken) {
      if (relation == Relation::ccomp) say(candidate, F::says);
      if (relation == Relation::advcl) say(candidate, F::circumstance);
    }
    for (TokenId up = clause_; up != kNoToken; up = clause_of(analysis_, up, false)) {
      if (subject && up != clause_ && up == verb) say(candidate, F::above_subject);
      if (base(analysis_.at(up).relation) != Relation::acl) continue;
      const TokenId noun = analysis_.at(up).head;
      if (noun == seen.head || seen.tokens.contains(noun)) say(candidate, F::relative);
    }
  }

  void describe_quotation(Antecedent& candidate, const Seen& seen) const {
    const auto& quotations = *history_.quotations;
    const Quotation* own = quotation_at(quotations, analysis_.at(p_).span.begin);
    const Quotation* its = quotation_at(quotations, analysis_.at(seen.tokens.begin).span.begin);
    if (its != nullptr) say(candidate, its == own ? F::same_quotation : F::other_quotation);
    if (own != nullptr && its == nullptr && is_subject(analysis_, seen.head)) {
      const TokenId verb = analysis_.at(seen.head).head;
      const bool beside = history_.sentence(seen.tokens.begin) + 1 >= here_;
      if (beside && verb != kNoToken &&
          b_.knowledge.has_use(analysis_.lemma(verb), WordUse::saying)) {
        say(candidate, F::speaker);
      }
    }
    const TokenId first = scan_.sentence(seen.tokens.begin).begin;
    if (seen.tokens.begin > first && scan_.is_word(previous(seen.tokens.begin), "(")) {
      say(candidate, F::brackets);
    }
  }

  // Mentioned before the pronoun in its sentence.
  bool is_here(const Group& group) const {
    return group.nearest >= 0 && group.nearest <= index(p_) - index(scan_.sentence(p_).begin);
  }

  void describe_rank(Group& one) const {
    if (!one.named_before) {
      say(one.candidate, F::named_after);
      return;
    }
    int nearer = 0;
    bool alone = is_here(one);
    bool first_subject = one.nearest_subject >= 0;
    for (const Group& other : groups_) {
      if (other.nearest >= 0 && other.nearest < one.nearest) ++nearer;
      if (&other != &one && is_here(other)) alone = false;
      if (other.nearest_subject >= 0 && other.nearest_subject < one.nearest_subject) {
        first_subject = false;
      }
    }
    if (alone) say(one.candidate, F::only_here);
    say(one.candidate, nearer == 0 ? F::nearest : nearer == 1 ? F::second : F::farther);
    if (first_subject) say(one.candidate, F::nearest_subject);
    if (one.nearest <= 5) {
      say(one.candidate, F::near5);
    } else if (one.nearest <= 12) {
      say(one.candidate, F::near12);
    } else if (one.nearest <= 25) {
      say(one.candidate, F::near25);
    }
  }

  void describe_standing(Group& one) const {
    const auto names_of = [](const Group& group) {
      return std::count_if(group.mentions.begin(), group.mentions.end(),
                           [](const Seen* seen) { return !seen->is_pronoun(); });
    };
    const auto first_of = [](const Group& group) {
      TokenId first = group.mentions.front()->tokens.begin;
      for (const Seen* seen : group.mentions) first = std::min(first, seen->tokens.begin);
      return first;
    };
    const auto named = names_of(one);
    const TokenId began = first_of(one);
    bool most = true;
    bool first = true;
    for (const Group& other : groups_) {
      most = most && names_of(other) <= named;
      first = first && first_of(other) >= began;
    }
    if (most) say(one.candidate, F::most_named);
    if (first) say(one.candidate, F::first);
    if (named == 0) say(one.candidate, F::unnamed);
    if (named == 1) say(one.candidate, F::once);
    if (named == 2) say(one.candidate, F::twice);
    if (named >= 3) say(one.candidate, F::often);
    const ActorEntry& person = entry(*one.candidate.actor);
    if (person.record.name.find(' ') == std::string::npos) say(one.candidate, F::one_word);
    if (!person.offices.empty()) say(one.candidate, F::titled);
    const bool row = std::all_of(one.mentions.begin(), one.mentions.end(), [this](const Seen* s) {
      return !s->is_pronoun() && (analysis_.at(s->head).relation == Relation::conj ||
                                  child(analysis_, s->head, Relation::conj) != kNoToken);
    });
    if (row) say(one.candidate, F::in_row);
  }

  void describe_gender(Group& one) const {
    const ActorEntry& person = entry(*one.candidate.actor);
    if (person.gender == gender_) {
      say(one.candidate, F::same_gender);
      return;
    }
    const std::string_view name = person.record.name;
    const std::size_t end = name.find_first_of(" -");
    const Gender by_name = b_.pronouns.gender_of(name.substr(0, end));
    if (by_name == Gender::unknown) return;
    const bool lone = end == std::string_view::npos;
    if (by_name != gender_) {
      say(one.candidate, lone ? F::lone_other_gender : F::name_other_gender);
    } else if (!lone) {
      say(one.candidate, F::name_same_gender);
    }
  }

  void describe_pronouns(Group& one) const {
    const Seen* last = nullptr;  // the last pronoun of this gender, whomever it means
    for (const Seen& seen : seen_) {
      if (seen.said == gender_ && (last == nullptr || seen.tokens.begin > last->tokens.begin)) {
        last = &seen;
      }
    }
    for (const Seen* seen : one.mentions) {
      if (!seen->is_pronoun()) continue;
      say(one.candidate, seen->said == gender_ ? F::pronoun_same : F::pronoun_other);
      if (seen != last) continue;
      say(one.candidate, F::last_pronoun);
      const std::uint32_t there = history_.sentence(seen->tokens.begin);
      if (there == here_) say(one.candidate, F::last_here);
      if (there + 1 == here_) say(one.candidate, F::last_previous);
      if (asks_of(analysis_, seen->head) == asks_) say(one.candidate, F::last_same_part);
    }
  }

  // --- nobody named -----------------------------------------------------------------------------

  Antecedent nobody_named() const {
    Antecedent candidate;
    const auto tell = [&](NobodyFlag what) {
      candidate.features.push_back(nobody(what, Asks::any));
      candidate.features.push_back(nobody(what, asks_));
    };
    tell(NobodyFlag::always);
    if (groups_.size() == 1) tell(NobodyFlag::one_candidate);
    if (groups_.size() == 2) tell(NobodyFlag::two_candidates);
    if (groups_.size() == 3) tell(NobodyFlag::three_candidates);
    if (groups_.size() >= 4) tell(NobodyFlag::four_candidates);
    if (here_ == 0) tell(NobodyFlag::first_sentence);
    bool before = false;
    bool same = false;
    for (const Seen& seen : seen_) {
      if (seen.tokens.begin > p_) continue;
      before = true;
      same = same || history_.sentence(seen.tokens.begin) == here_;
    }
    if (!before) tell(NobodyFlag::none_before);
    if (!same) tell(NobodyFlag::none_here);
    for (auto open = history_.open.rbegin(); open != history_.open.rend(); ++open) {
      if (open->said != gender_) continue;
      const std::uint32_t there = history_.sentence(open->at);
      if (there == here_) tell(NobodyFlag::open_here);
      if (there + 1 == here_) tell(NobodyFlag::open_previous);
      break;
    }
    if (noun_subject_before()) tell(NobodyFlag::noun_subject);
    std::sort(candidate.features.begin(), candidate.features.end());
    return candidate;
  }

  // "The old man said that he": a subject without a name stands nearer than any other.
  bool noun_subject_before() const {
    const TokenId first = scan_.sentence(p_).begin;
    for (TokenId t = p_; t > first;) {
      t = previous(t);
      if (!is_subject(analysis_, t)) continue;
      for (const Seen& seen : seen_) {
        if (seen.head == t || seen.tokens.contains(t)) return false;
      }
      return analysis_.at(t).tag == Upos::noun;
    }
    return false;
  }

  // --- the choice -------------------------------------------------------------------------------

  void weigh(PronounChoice& choice) const {
    double top = -1e9;
    for (Antecedent& one : choice.candidates) {
      for (PronounFeature feature : one.features) one.score += b_.pronouns.weight(feature);
      top = std::max(top, one.score);
    }
    double sum = 0;
    for (const Antecedent& one : choice.candidates) sum += std::exp(one.score - top);
    for (Antecedent& one : choice.candidates) one.probability = std::exp(one.score - top) / sum;
    std::stable_sort(choice.candidates.begin(), choice.candidates.end(),
                     [](const Antecedent& a, const Antecedent& b) { return a.score > b.score; });
  }

  void name_places(PronounChoice& choice) const {
    for (Antecedent& one : choice.candidates) {
      for (std::size_t i = 0; one.actor && i < history_.named; ++i) {
        const Found& found = b_.found[i];
        if (found.actors.size() == 1 && found.actors[0] == *one.actor) {
          one.names.push_back(found.tokens);
        }
      }
    }
  }

  History& history_;
  Build& b_;
  const Scan& scan_;
  const Analysis& analysis_;
  TokenId p_;
  Gender gender_;
  Asks asks_;
  std::uint32_t here_;
  TokenId clause_;
  bool reflexive_;  // "himself"
  TokenId subject_ = kNoToken;
  std::vector<Seen> seen_;
  std::vector<Group> groups_;
};

}  // namespace

PronounChoice antecedents(History& history, TokenId pronoun, Gender gender) {
  return Finder(history, pronoun, gender).run();
}

}  // namespace dragoman
