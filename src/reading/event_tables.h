// The small tables that the event frames lean on (data/events/*.tsv).
//
// classes.tsv: nouns by what they stand for (document, troops, money, ...). support.tsv: verbs that
// carry a noun's event ("hold talks", "come under attack", "the talks took place"). operators.tsv:
// words that change the realis of what they govern; markers.tsv: words that do so to what they hang
// on (modals, negation, conditions). reporting.tsv: verbs of saying, whose subject
// is the source of what they govern. issues.tsv: words that give contexts and issues.
// confidence.tsv: what makes an event more or less likely to be right.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "record/types.h"

namespace dragoman {

// "hold" + obj "talks": the verb's subject is the talks' subject.
struct SupportVerb {
  std::vector<std::string> words;  // "take place": the first heads the others
  std::string via;                 // where the noun stands: subject, object, or a preposition
  std::string subject_as;          // logical relation of the verb's subject to the noun; or empty
  std::string object_as;           // the same for an object that is not the noun
  std::optional<Realis> effect;    // on the noun's event ("postpone")
};

struct RealisOperator {
  std::vector<std::string> words;      // the first heads the others ("remain to be seen")
  std::vector<std::string> relations;  // how the event hangs below it; none: any
  Realis effect = Realis::hypothetical;
  std::optional<double> certainty;  // of what it governs, -3 to 3; none: as the effect has it
};

struct Keyword {
  std::vector<std::string> words;  // lemmas in a row, lower case
  std::vector<std::string> contexts;
  std::string issue;
};

class EventTables {
 public:
  // Reads the tables of the folder (data/events). Fails with bad_table or not_found.
  static Result<EventTables> load(const std::filesystem::path& folder);

  // Whether a lemma (lower case) belongs to a class of nouns.
  bool in_class(std::string_view lemma, std::string_view name) const;
  bool has_class(std::string_view name) const;
  // By the lemma of the head word; none for a word that is not there.
  const std::vector<SupportVerb>& support(std::string_view lemma) const;
  const std::vector<RealisOperator>& operators(std::string_view lemma) const;
  const std::vector<RealisOperator>& markers(std::string_view lemma) const;
  bool is_reporting(std::string_view lemma) const;
  const std::vector<Keyword>& keywords(std::string_view first_lemma) const;
  // Of a sign in confidence.tsv; 0 for one that is not there.
  double confidence_weight(const std::string& sign) const;

 private:
  template <typename Value>
  using ByWord = std::unordered_map<std::string, std::vector<Value>>;

  static Status load_operators(const std::filesystem::path& path,
                               ByWord<RealisOperator>& operators);
  Status load_classes(const std::filesystem::path& path);
  Status load_support(const std::filesystem::path& path);
  Status load_reporting(const std::filesystem::path& path);
  Status load_keywords(const std::filesystem::path& path);
  Status load_confidence(const std::filesystem::path& path);

  ByWord<std::string> classes_;  // lemma → classes
  std::unordered_map<std::string, bool> class_names_;
  ByWord<SupportVerb> support_;
  ByWord<RealisOperator> operators_;
  ByWord<RealisOperator> markers_;
  std::unordered_map<std::string, bool> reporting_;
  ByWord<Keyword> keywords_;
  std::unordered_map<std::string, double> confidence_;
};

}  // namespace dragoman
