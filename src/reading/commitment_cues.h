// The nouns and verbs of commitments and the words that tell their state: data/cues/
// commitments.tsv, commitment_verbs.tsv and commitment_status.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "record/types.h"

namespace dragoman {

struct CommitmentNoun {
  std::string kind;
  std::vector<std::string> needs;    // one of these words before it, or as its preposition
  std::vector<std::string> parties;  // prepositions of its own that lead to a party
};

struct CommitmentVerb {
  std::string kind;
  // How what is promised hangs on it: object, infinitive, clause or a preposition.
  std::vector<std::string> links;
  bool alone = false;  // a sum of money makes it definite though one party only is named
};

enum class StatusTag : std::uint8_t {
  verb,
  noun,
  adj,
  absent,    // "no" agreement
  path,      // prepositions by which a state passes on to the noun below
  part,      // "partly" implemented
  whole,     // not "fully" implemented
  party,     // prepositions before a party of the noun or of what made it
  mediator,  // verbs whose subject is no party: "broker"
  herald,    // verbs whose subject is no party where two others are named: "announce"
  limit,     // words before a deadline: "by"
  envoy,     // nouns for those who act for a state: "negotiators" of Peru and Chile
  foreign,   // words before a noun that make it no affair of states: "plea" deal
  basis,     // prepositions after which what binds the subject stands: "under" the deal
  example,   // prepositions after which an example of the noun before stands
  count,     // "trilateral": its links say how many the parties are
};

struct StatusCue {
  std::vector<std::string> words;  // lemmas; a noun's last, any other's first heads the others
  std::vector<std::string> links;  // how the commitment hangs on it; see commitment_status.tsv
  std::string happened, ongoing, negated, open;

  // The state under a realis; empty where nothing follows, "-" where there is no commitment.
  const std::string& status(Realis realis) const;
};

class CommitmentCues {
 public:
  // Reads the three tables of the folder. Fails with bad_table or not_found and the place.
  static Result<CommitmentCues> load(const std::filesystem::path& folder);

  // By lemma in lower case; nullptr for none.
  const CommitmentNoun* noun(std::string_view lemma) const;
  const CommitmentVerb* verb(std::string_view lemma) const;
  const std::vector<StatusCue>& status(std::string_view lemma, StatusTag tag) const;
  // How many parties a word says there are; 0 for none.
  std::size_t parties(std::string_view word) const;
  bool is(std::string_view word, StatusTag tag) const { return !status(word, tag).empty(); }

 private:
  Status load_nouns(const std::filesystem::path& path);
  Status load_verbs(const std::filesystem::path& path);
  Status load_status(const std::filesystem::path& path);

  std::unordered_map<std::string, CommitmentNoun> nouns_;
  std::unordered_map<std::string, CommitmentVerb> verbs_;
  std::unordered_map<std::string, std::vector<StatusCue>> status_;  // by tag and head word
};

}  // namespace dragoman
