// What decides which person a pronoun means: the features of a candidate, and their weights.
//
// A log-linear ranking (decision 0041). Every candidate is a set of features that are there or not;
// its score is the sum of their weights, and its share of the exponentials its probability. Most
// features say where a mention of the candidate stands and what it is there, seen from a pronoun
// that is itself a subject, an object or a possessor; the others are flags of the candidate as a
// whole. "Nobody that is named" is a candidate too, with flags of its own. The weights are a table,
// data/reading/pronoun_weights.tsv, made by train/pronouns.py; a feature that is not in it weighs
// nothing. The genders of given names are data/given_names.tsv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "language/analysis.h"
#include "reading/actors_registry.h"

namespace dragoman {

using PronounFeature = std::uint16_t;

// Where a mention stands, seen from the pronoun.
enum class Where : std::uint8_t { clause, sentence, back1, back2, back3, after, later };
inline constexpr int kWheres = 7;
// What a mention is in its clause; of an apposition or a row, what the whole is.
enum class ClausePart : std::uint8_t {
  subject,
  passive,
  object,
  oblique,
  modifier,
  possessor,
  other
};
inline constexpr int kParts = 7;
// What the pronoun is; `any` for features that do not ask.
enum class Asks : std::uint8_t { any, subject, possessor, object };
inline constexpr int kAsks = 4;

enum class PronounFlag : std::uint8_t {
  nearest,          // no other candidate's mention stands nearer before the pronoun
  second,           // one does
  farther,          // two or more do
  nearest_subject,  // of the candidates that are subjects
  near5,            // its nearest mention before is at most five words away
  near12,           // six to twelve
  near25,           // thirteen to twenty-five
  coargument,       // subject of the verb that the pronoun is an object of, or the reverse
  bound,            // subject of the clause of a pronoun that must mean it: "himself"
  commanded,        // below the clause or phrase that the pronoun is the subject or owner of
  own_phrase,       // within the phrase of the noun that the pronoun owns ("his father John")
  clause_subject,   // what the pronoun's clause has for a subject, its own or a shared one
  owner,            // owns the subject of the pronoun's clause
  says,             // subject of the verb whose complement the pronoun's clause is
  circumstance,     // subject of the verb whose circumstance the pronoun's clause is
  relative,         // the pronoun stands in a relative clause on it
  in_row,           // only ever "A and B"
  apposition,       // a mention is an apposition
  same_quotation,   // in the quotation that the pronoun is in
  other_quotation,  // in a quotation that the pronoun is not in
  speaker,          // says the quotation that the pronoun is in
  brackets,         // a mention stands between brackets
  first,            // spoken of before all other candidates
  opens_sentence,   // a mention begins the pronoun's sentence
  opens_previous,   // or the one before
  most_named,       // no other candidate is named more often within reach
  unnamed,          // within reach only pronouns mean it
  once,             // named once within reach
  twice,
  often,             // three times or more
  one_word,          // has but one name
  titled,            // has an office
  same_gender,       // the text says so: "Mrs", "spokesman"
  name_same_gender,  // its given name is borne by the pronoun's gender
  name_other_gender,
  lone_same_gender,  // the same of a person with one name, which may be a family name
  lone_other_gender,
  pronoun_same,       // an earlier pronoun of this gender means it
  pronoun_other,      // an earlier pronoun of the other gender means it
  last_pronoun,       // the last pronoun of this gender means it
  last_here,          // and stands in this sentence
  last_previous,      // or in the one before
  last_same_part,     // and is the same part of its clause
  same_part,          // a mention in this or the previous sentence is the pronoun's part
  named_after,        // only named after the pronoun
  named_again,        // named before, and in the pronoun's sentence again after it
  fronted,            // named after the pronoun, as the subject of the clause that it opens
  only_here,          // no other candidate is mentioned before the pronoun in its sentence
  main_subject,       // subject of the sentence's main clause
  last_main_subject,  // of the previous sentence's
  above_subject,      // subject of a clause that the pronoun's clause is part of
  count
};
inline constexpr int kPronounFlags = static_cast<int>(PronounFlag::count);

// Of the candidate that stands for nobody named.
enum class NobodyFlag : std::uint8_t {
  always,
  one_candidate,
  two_candidates,
  three_candidates,
  four_candidates,  // or more
  first_sentence,   // the pronoun's sentence is the document's first
  none_before,      // no candidate before the pronoun
  none_here,        // none before it in its sentence
  open_here,        // the last pronoun of this gender is open and in this sentence
  open_previous,    // or in the one before
  noun_subject,     // a noun that is no mention is the subject nearest before the pronoun
  noun_says,        // such a noun says what the pronoun stands in
  count
};
inline constexpr int kNobodyFlags = static_cast<int>(NobodyFlag::count);

PronounFeature name_at(Where where, ClausePart part, Asks asks);
PronounFeature pronoun_at(Where where, ClausePart part, Asks asks);
PronounFeature flag(PronounFlag flag, Asks asks);
PronounFeature nobody(NobodyFlag flag, Asks asks);
// The name of each feature, as it stands in the table: "name.clause.subject/possessor".
const std::vector<std::string>& pronoun_feature_names();

// How one candidate came out.
struct Antecedent {
  std::optional<ActorIndex> actor;       // none: nobody named; numbered as in the registry
  std::vector<TokenRange> names;         // where the document names them
  std::vector<PronounFeature> features;  // sorted, each once
  double score = 0;
  double probability = 0;
};

// What was weighed for a pronoun, for explain, measuring and learning.
struct PronounChoice {
  TokenId pronoun{};
  std::vector<Antecedent> candidates;  // likeliest first
};
using PronounTrace = std::vector<PronounChoice>;

class PronounModel {
 public:
  // The tables in the folder `data`. Fails with bad_table or not_found and the place.
  static Result<PronounModel> load(const std::filesystem::path& data);

  double weight(PronounFeature feature) const { return weights_[feature]; }
  // What the probability of a person must reach for the pronoun to mean them.
  double threshold() const { return threshold_; }
  // Of a given name, in any case; unknown where both bear it or the table has it not.
  Gender gender_of(std::string_view given_name) const;

 private:
  Status load_weights(const std::filesystem::path& path);
  Status load_names(const std::filesystem::path& path);

  std::vector<double> weights_;
  double threshold_ = 0;
  std::unordered_map<std::string, Gender> names_;
};

}  // namespace dragoman
