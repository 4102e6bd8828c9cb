// What is to be said of each candidate for a pronoun: the question, and its features.
//
// Binding after the tree (an object is not the subject of its own verb, "his father John" is not
// his own father), places and parts of mentions, ranks among the candidates, and what earlier
// pronouns meant. The flags are explained in pronoun_model.h.
#pragma once

#include <vector>

#include "reading/coreference.h"
#include "reading/pronoun_model.h"

namespace dragoman {

// One mention of a candidate.
struct Seen {
  TokenRange tokens;
  TokenId head{};
  ActorIndex actor{};
  Gender said = Gender::unknown;  // of a pronoun
  bool is_pronoun() const { return said != Gender::unknown; }
};

struct MentionGroup {
  Antecedent candidate;
  std::vector<const Seen*> mentions;
  std::int64_t nearest = -1;          // words between its nearest mention before and the pronoun
  std::int64_t nearest_subject = -1;  // the same of its subjects
  bool named_before = false;
};

// A pronoun with all that may answer it.
struct PronounQuestion {
  PronounQuestion(History& past, TokenId at, Gender said);

  History& history;
  TokenId pronoun;
  Gender gender;
  Asks asks;
  std::uint32_t here;          // its sentence
  TokenId clause;              // the predicate of its clause
  bool reflexive;              // "himself"
  TokenId subject = kNoToken;  // of its clause
  std::vector<Seen> seen;
  std::vector<MentionGroup> groups;
};

// Fills in the features of each group; those of the candidate that is nobody named.
void describe_groups(PronounQuestion& question);
std::vector<PronounFeature> features_of_nobody(const PronounQuestion& question);

}  // namespace dragoman
