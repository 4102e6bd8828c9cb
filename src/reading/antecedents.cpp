#include "reading/antecedents.h"

#include <algorithm>
#include <cmath>

#include "reading/antecedent_features.h"
#include "reading/pronoun_places.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kReach = 5;  // sentences back

class Finder {
 public:
  Finder(History& history, TokenId pronoun, Gender gender)
      : q_(history, pronoun, gender),
        b_(history.build),
        scan_(b_.scan),
        analysis_(scan_.analysis()) {}

  PronounChoice run() {
    if (!q_.history.quotations) q_.history.quotations = find_quotations(scan_.document());
    collect();
    group();
    describe_groups(q_);
    PronounChoice choice;
    choice.pronoun = q_.pronoun;
    for (MentionGroup& one : q_.groups) choice.candidates.push_back(std::move(one.candidate));
    choice.candidates.emplace_back();
    choice.candidates.back().features = features_of_nobody(q_);
    weigh(choice);
    if (b_.trace != nullptr) name_places(choice);
    return choice;
  }

 private:
  const ActorEntry& entry(ActorIndex i) const { return b_.registry.at(i); }

  // --- candidates -------------------------------------------------------------------------------

  bool fits(ActorIndex actor) const {
    const ActorEntry& person = entry(actor);
    return person.record.kind == "person" &&
           (person.gender == Gender::unknown || person.gender == q_.gender);
  }

  void collect() {
    for (auto past = q_.history.past.rbegin(); past != q_.history.past.rend(); ++past) {
      if (q_.history.sentence(past->tokens.begin) + kReach < q_.here) break;
      if (past->actors.size() != 1 || past->kind == MentionKind::adjective) continue;
      if (past->tokens.contains(q_.pronoun) || !fits(past->actors[0])) continue;
      q_.seen.push_back({past->tokens, past->head, past->actors[0], past->said});
    }
    auto after = std::partition_point(
        b_.found.begin(), b_.found.begin() + static_cast<std::ptrdiff_t>(q_.history.named),
        [this](const Found& found) { return found.tokens.begin <= q_.pronoun; });
    for (; after != b_.found.begin() + static_cast<std::ptrdiff_t>(q_.history.named); ++after) {
      if (q_.history.sentence(after->tokens.begin) > q_.here + 1) break;
      if (after->actors.size() != 1 || !fits(after->actors[0])) continue;
      q_.seen.push_back(
          {after->tokens, scan_.highest(after->full), after->actors[0], Gender::unknown});
    }
  }

  void group() {
    for (const Seen& seen : q_.seen) {
      auto at = std::find_if(q_.groups.begin(), q_.groups.end(), [&seen](const MentionGroup& g) {
        return *g.candidate.actor == seen.actor;
      });
      if (at == q_.groups.end()) {
        q_.groups.emplace_back();
        at = std::prev(q_.groups.end());
        at->candidate.actor = seen.actor;
      }
      at->mentions.push_back(&seen);
      if (seen.tokens.begin > q_.pronoun) continue;
      const auto distance = static_cast<std::int64_t>(index(q_.pronoun)) - index(seen.tokens.begin);
      const bool subject = is_subject(analysis_, whole_of(analysis_, seen.head));
      if (at->nearest < 0 || distance < at->nearest) at->nearest = distance;
      if (subject && (at->nearest_subject < 0 || distance < at->nearest_subject)) {
        at->nearest_subject = distance;
      }
      at->named_before = true;
    }
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
      for (std::size_t i = 0; one.actor && i < q_.history.named; ++i) {
        const Found& found = b_.found[i];
        if (found.actors.size() == 1 && found.actors[0] == *one.actor) {
          one.names.push_back(found.tokens);
        }
      }
    }
  }

  PronounQuestion q_;
  Build& b_;
  const Scan& scan_;
  const Analysis& analysis_;
};

}  // namespace

PronounChoice antecedents(History& history, TokenId pronoun, Gender gender) {
  return Finder(history, pronoun, gender).run();
}

}  // namespace dragoman
