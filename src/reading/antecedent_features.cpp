#include "reading/antecedent_features.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/pronoun_places.h"

namespace dragoman {
namespace {

using F = PronounFlag;

class Describer {
 public:
  explicit Describer(const PronounQuestion& question)
      : q_(question), b_(question.history.build), scan_(b_.scan), analysis_(scan_.analysis()) {}

  void describe(MentionGroup& one) const {
    for (const Seen* seen : one.mentions) describe_mention(one.candidate, *seen);
    describe_places(one);
    describe_rank(one);
    describe_standing(one);
    describe_gender(one);
    describe_pronouns(one);
    auto& features = one.candidate.features;
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
  }

  Where where(const Seen& seen) const {
    const std::uint32_t there = q_.history.sentence(seen.tokens.begin);
    if (there > q_.here) return Where::later;
    if (there + 3 <= q_.here) return Where::back3;
    if (there + 2 == q_.here) return Where::back2;
    if (there + 1 == q_.here) return Where::back1;
    if (seen.tokens.begin > q_.pronoun) return Where::after;
    return clause_of(analysis_, seen.head) == q_.clause ? Where::clause : Where::sentence;
  }

  // How far a place is from the pronoun: what comes after it counts as farthest.
  static int distance(Where place) {
    return place == Where::clause ? 0 : static_cast<int>(place) - static_cast<int>(Where::sentence);
  }

  // "In the course of his visit, the minister met": the subject of the pronoun's clause, or of the
  // clause that it is a circumstance of, and after it.
  bool is_fronted(const Seen& seen) const {
    if (q_.clause == kNoToken || seen.tokens.begin < q_.pronoun) return false;
    const TokenId whole = whole_of(analysis_, seen.head);
    if (!is_subject(analysis_, whole)) return false;
    const TokenId verb = analysis_.at(whole).head;
    const Token& clause = analysis_.at(q_.clause);
    return verb == q_.clause ||
           (base(clause.relation) == Relation::advcl && clause.head == verb && q_.clause < verb);
  }

  // Only the nearest names and the nearest pronouns tell by their places and parts; a person spoken
  // of in every sentence would otherwise outweigh the subject of the pronoun's own clause.
  void describe_places(MentionGroup& one) const {
    for (bool pronouns : {false, true}) {
      int nearest = kWheres;
      bool again = false;
      for (const Seen* seen : one.mentions) {
        if (seen->is_pronoun() == pronouns) nearest = std::min(nearest, distance(where(*seen)));
        again = again || (where(*seen) == Where::after && !is_fronted(*seen));
      }
      if (again && nearest < distance(Where::after)) say(one.candidate, F::named_again);
      for (const Seen* seen : one.mentions) {
        const Where place = where(*seen);
        if (seen->is_pronoun() != pronouns || distance(place) != nearest) continue;
        const ClausePart part = part_of(analysis_, whole_of(analysis_, seen->head));
        for (Asks asks : {Asks::any, q_.asks}) {
          one.candidate.features.push_back(pronouns ? pronoun_at(place, part, asks)
                                                    : name_at(place, part, asks));
        }
      }
    }
  }

  void describe_mention(Antecedent& candidate, const Seen& seen) const {
    const TokenId whole = whole_of(analysis_, seen.head);
    const Where place = where(seen);
    const ClausePart part = part_of(analysis_, whole);
    const bool near = place == Where::clause || place == Where::sentence || place == Where::back1;
    const bool alike =
        (q_.asks == Asks::subject && part == ClausePart::subject) ||
        (q_.asks == Asks::possessor && part == ClausePart::possessor) ||
        (q_.asks == Asks::object && (part == ClausePart::object || part == ClausePart::oblique));
    if (near && alike) say(candidate, F::same_part);
    const TokenId first = scan_.sentence(seen.tokens.begin).begin;
    if (seen.tokens.begin == first && seen.tokens.begin < q_.pronoun) {
      if (place == Where::clause || place == Where::sentence) say(candidate, F::opens_sentence);
      if (place == Where::back1) say(candidate, F::opens_previous);
    }
    if (analysis_.at(seen.head).relation == Relation::appos) say(candidate, F::apposition);
    const TokenId above = analysis_.at(whole).head;
    if ((part == ClausePart::subject || part == ClausePart::passive) && above != kNoToken &&
        analysis_.at(above).head == kNoToken) {
      if (place == Where::back1) say(candidate, F::last_main_subject);
      if (q_.history.sentence(seen.tokens.begin) == q_.here) say(candidate, F::main_subject);
    }
    if (place == Where::clause || place == Where::sentence || place == Where::after) {
      describe_binding(candidate, seen, whole);
    }
    if (is_fronted(seen) && q_.asks != Asks::object) say(candidate, F::fronted);
    describe_quotation(candidate, seen);
  }

  void describe_binding(Antecedent& candidate, const Seen& seen, TokenId whole) const {
    const TokenId head = analysis_.at(q_.pronoun).head;
    const TokenId verb = analysis_.at(whole).head;
    const ClausePart part = part_of(analysis_, whole);
    const bool core =
        part == ClausePart::subject || part == ClausePart::passive || part == ClausePart::object;
    const bool acts = q_.asks == Asks::object && part == ClausePart::subject && verb == q_.clause;
    // With a possessor: "Petkov was his deputy" speaks of two.
    const bool beside = head != kNoToken && head == verb && core;
    if (q_.reflexive) {
      if (whole == q_.subject || seen.head == q_.subject) say(candidate, F::bound);
    } else if (acts || beside) {
      say(candidate, F::coargument);
    }
    if (q_.asks == Asks::subject && head != kNoToken && seen.tokens.begin > q_.pronoun &&
        dominates(analysis_, head, seen.head)) {
      say(candidate, F::commanded);
    }
    if (q_.asks == Asks::possessor && head != kNoToken && dominates(analysis_, head, seen.head)) {
      say(candidate, F::own_phrase);
    }
    if (q_.subject != kNoToken && q_.subject != q_.pronoun) {
      if (!beside && (q_.subject == whole || q_.subject == seen.head)) {
        say(candidate, F::clause_subject);
      }
      if (part == ClausePart::possessor && verb == q_.subject) say(candidate, F::owner);
    }
    if (q_.clause == kNoToken) return;
    const Relation relation = base(analysis_.at(q_.clause).relation);
    const bool subject = part == ClausePart::subject || part == ClausePart::passive;
    if (subject && analysis_.at(q_.clause).head == verb && verb != kNoToken) {
      if (relation == Relation::ccomp) say(candidate, F::says);
      if (relation == Relation::advcl) say(candidate, F::circumstance);
    }
    for (TokenId up = q_.clause; up != kNoToken; up = clause_of(analysis_, up)) {
      if (subject && up != q_.clause && up == verb) say(candidate, F::above_subject);
      if (base(analysis_.at(up).relation) != Relation::acl) continue;
      const TokenId noun = analysis_.at(up).head;
      if (noun == seen.head || seen.tokens.contains(noun)) say(candidate, F::relative);
    }
  }

  void describe_quotation(Antecedent& candidate, const Seen& seen) const {
    const auto& quotations = *q_.history.quotations;
    const Quotation* own = quotation_at(quotations, analysis_.at(q_.pronoun).span.begin);
    const Quotation* its = quotation_at(quotations, analysis_.at(seen.tokens.begin).span.begin);
    if (its != nullptr) say(candidate, its == own ? F::same_quotation : F::other_quotation);
    if (own != nullptr && its == nullptr && is_subject(analysis_, seen.head)) {
      const TokenId verb = analysis_.at(seen.head).head;
      const bool beside = q_.history.sentence(seen.tokens.begin) + 1 >= q_.here;
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
  bool is_here(const MentionGroup& group) const {
    return group.nearest >= 0 &&
           group.nearest <= index(q_.pronoun) - index(scan_.sentence(q_.pronoun).begin);
  }

  void describe_rank(MentionGroup& one) const {
    if (!one.named_before) {
      say(one.candidate, F::named_after);
      return;
    }
    int nearer = 0;
    bool alone = is_here(one);
    bool first_subject = one.nearest_subject >= 0;
    for (const MentionGroup& other : q_.groups) {
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

  void describe_standing(MentionGroup& one) const {
    const auto names_of = [](const MentionGroup& group) {
      return std::count_if(group.mentions.begin(), group.mentions.end(),
                           [](const Seen* seen) { return !seen->is_pronoun(); });
    };
    const auto first_of = [](const MentionGroup& group) {
      TokenId first = group.mentions.front()->tokens.begin;
      for (const Seen* seen : group.mentions) first = std::min(first, seen->tokens.begin);
      return first;
    };
    const auto named = names_of(one);
    const TokenId began = first_of(one);
    bool most = true;
    bool first = true;
    for (const MentionGroup& other : q_.groups) {
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

  void describe_gender(MentionGroup& one) const {
    const ActorEntry& person = entry(*one.candidate.actor);
    if (person.gender == q_.gender) {
      say(one.candidate, F::same_gender);
      return;
    }
    const std::string_view name = person.record.name;
    const std::vector<std::string_view> words = split(name, ' ');
    const bool lone = words.size() == 1;
    Gender by_name = Gender::unknown;  // by the first of the given names that tells
    for (std::size_t i = 0; i < words.size() && by_name == Gender::unknown; ++i) {
      if (lone || i + 1 < words.size()) {
        by_name = b_.pronouns.gender_of(words[i].substr(0, words[i].find('-')));
      }
    }
    if (by_name == Gender::unknown) return;
    if (by_name == q_.gender) {
      say(one.candidate, lone ? F::lone_same_gender : F::name_same_gender);
    } else {
      say(one.candidate, lone ? F::lone_other_gender : F::name_other_gender);
    }
  }

  void describe_pronouns(MentionGroup& one) const {
    const Seen* last = nullptr;  // the last pronoun of this gender, whomever it means
    for (const Seen& seen : q_.seen) {
      if (seen.said == q_.gender && (last == nullptr || seen.tokens.begin > last->tokens.begin)) {
        last = &seen;
      }
    }
    for (const Seen* seen : one.mentions) {
      if (!seen->is_pronoun()) continue;
      say(one.candidate, seen->said == q_.gender ? F::pronoun_same : F::pronoun_other);
      if (seen != last) continue;
      say(one.candidate, F::last_pronoun);
      const std::uint32_t there = q_.history.sentence(seen->tokens.begin);
      if (there == q_.here) say(one.candidate, F::last_here);
      if (there + 1 == q_.here) say(one.candidate, F::last_previous);
      if (asks_of(analysis_, seen->head) == q_.asks) say(one.candidate, F::last_same_part);
    }
  }

  // --- nobody named -----------------------------------------------------------------------------

  std::vector<PronounFeature> nobody_named() const {
    std::vector<PronounFeature> features;
    const auto tell = [&](NobodyFlag what) {
      features.push_back(nobody(what, Asks::any));
      features.push_back(nobody(what, q_.asks));
    };
    tell(NobodyFlag::always);
    if (q_.groups.size() == 1) tell(NobodyFlag::one_candidate);
    if (q_.groups.size() == 2) tell(NobodyFlag::two_candidates);
    if (q_.groups.size() == 3) tell(NobodyFlag::three_candidates);
    if (q_.groups.size() >= 4) tell(NobodyFlag::four_candidates);
    if (q_.here == 0) tell(NobodyFlag::first_sentence);
    bool before = false;
    bool same = false;
    for (const Seen& seen : q_.seen) {
      if (seen.tokens.begin > q_.pronoun) continue;
      before = true;
      same = same || q_.history.sentence(seen.tokens.begin) == q_.here;
    }
    if (!before) tell(NobodyFlag::none_before);
    if (!same) tell(NobodyFlag::none_here);
    for (auto open = q_.history.open.rbegin(); open != q_.history.open.rend(); ++open) {
      if (open->said != q_.gender) continue;
      const std::uint32_t there = q_.history.sentence(open->at);
      if (there == q_.here) tell(NobodyFlag::open_here);
      if (there + 1 == q_.here) tell(NobodyFlag::open_previous);
      break;
    }
    if (noun_subject_before()) tell(NobodyFlag::noun_subject);
    if (noun_says()) tell(NobodyFlag::noun_says);
    std::sort(features.begin(), features.end());
    return features;
  }

  bool is_seen(TokenId t) const {
    return std::any_of(q_.seen.begin(), q_.seen.end(),
                       [t](const Seen& seen) { return seen.head == t || seen.tokens.contains(t); });
  }

  // "The attacker claimed that he": somebody without a name says what the pronoun stands in.
  bool noun_says() const {
    for (TokenId up = q_.clause; up != kNoToken; up = clause_of(analysis_, up)) {
      if (up == q_.clause || !b_.knowledge.has_use(analysis_.lemma(up), WordUse::saying)) continue;
      bool shared = false;
      const TokenId subject = grammatical_subject(analysis_, up, shared);
      if (subject == kNoToken || subject > q_.pronoun) return false;
      const Token& noun = analysis_.at(subject);
      return noun.tag == Upos::noun && noun.features.number != Number::plural && !is_seen(subject);
    }
    return false;
  }

  // "The old man went home, and he": a subject without a name stands nearer than any other.
  bool noun_subject_before() const {
    const TokenId first = scan_.sentence(q_.pronoun).begin;
    for (TokenId t = q_.pronoun; t > first;) {
      t = previous(t);
      if (!is_subject(analysis_, t)) continue;
      if (is_seen(t)) return false;
      return analysis_.at(t).tag == Upos::noun;
    }
    return false;
  }

 private:
  const ActorEntry& entry(ActorIndex i) const { return b_.registry.at(i); }
  void say(Antecedent& candidate, F what) const {
    candidate.features.push_back(flag(what, Asks::any));
    candidate.features.push_back(flag(what, q_.asks));
  }

  const PronounQuestion& q_;
  const Build& b_;
  const Scan& scan_;
  const Analysis& analysis_;
};

}  // namespace

PronounQuestion::PronounQuestion(History& past, TokenId at, Gender said)
    : history(past),
      pronoun(at),
      gender(said),
      asks(asks_of(past.build.scan.analysis(), at)),
      here(past.sentence(at)),
      clause(clause_of(past.build.scan.analysis(), at)),
      reflexive(past.build.scan.folded(at).ends_with("self")) {
  if (clause == kNoToken) return;
  bool shared = false;
  subject = grammatical_subject(past.build.scan.analysis(), clause, shared);
}

void describe_groups(PronounQuestion& question) {
  const Describer describer(question);
  for (MentionGroup& one : question.groups) describer.describe(one);
}

std::vector<PronounFeature> features_of_nobody(const PronounQuestion& question) {
  return Describer(question).nobody_named();
}

}  // namespace dragoman
