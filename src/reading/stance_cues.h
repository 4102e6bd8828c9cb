// The words that tell how somebody stands to what is named: data/cues/stance.tsv.
//
// An attitude ("opposes", "is ready to", "unacceptable") says where its matter stands in the tree
// and what it tells plain and negated. Carriers and reversers are what may lie between the attitude
// and an issue: who wants the *lifting* of sanctions does not want sanctions.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "language/analysis.h"

namespace dragoman {

struct Attitude {
  std::vector<std::string> words;
  std::size_t head = 0;
  std::vector<std::string> targets;  // object, subject, clause, or a preposition
  std::string stance;                // or empty
  std::string negated;               // or empty
  bool own = false;                  // its subject must be the speaker's side
  bool weak = false;                 // tells something of a named issue alone: everybody wishes
};

class StanceCues {
 public:
  // Fails with bad_table or not_found and the place.
  static Result<StanceCues> load(const std::filesystem::path& path);

  // The attitude that a token heads, the one of most words; nullptr for none.
  const Attitude* attitude(const Analysis& analysis, TokenId token) const;
  // What wanting this wants of what it governs: 1 the same, -1 the contrary, 0 not known.
  int passes(std::string_view lemma) const;
  // The same for a preposition.
  int link(std::string_view preposition) const;
  // for, against, none, or empty for an act that the table does not have.
  std::string act(std::string_view act) const;
  // Whether a lemma has a role that needs no more: opinion, modal, doubt, will, negation,
  // if, topic.
  bool is(std::string_view role, std::string_view lemma) const;
  // Whether a phrase of the role (condition, neutral) stands among the lemmas of a range.
  bool has_phrase(std::string_view role, const Analysis& analysis, TokenRange range) const;

 private:
  std::unordered_map<std::string, std::vector<Attitude>> attitudes_;  // by the head's lemma
  std::unordered_map<std::string, int> signs_;                        // carriers, reversers
  std::unordered_map<std::string, int> links_;
  std::unordered_map<std::string, std::string> acts_;
  std::unordered_set<std::string> words_;                                           // "role lemma"
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> phrases_;  // "role first"
};

}  // namespace dragoman
