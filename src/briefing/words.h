// The words of a brief: its sentences, what it calls an incident, at what level states meet. From
// data/briefing, and the ranks of data/offices.tsv.
//
// A brief invents no sentence: it takes one of these and fills what stands in braces from records.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dragoman {

// The higher, the later.
enum class Level { none, official, minister, head };
std::string_view level_name(Level level);  // "head"; "" for none

class BriefWords {
 public:
  using Fill = std::vector<std::pair<std::string_view, std::string>>;

  // Fails with bad_table, not_found.
  static Result<BriefWords> load(const std::filesystem::path& data);

  // The phrase with its braces filled. A key that is not there, or a brace that is not filled, is a
  // bug: of ours, or of a table that a user laid over ours.
  std::string say(std::string_view key, const Fill& fill = {}) const;
  // "1 report", "3 reports", by the phrases `key`.one and `key`.many.
  std::string count(const std::string& key, std::size_t count) const;
  // What an incident of a type and mode is called: "call"; the type itself where no row knows it.
  std::string noun(const std::string& type, const std::string& mode) const;
  // "denied"
  std::string verb(const std::string& act) const;

  // Of an office by its title, "Deputy Foreign Minister"; none for former ones and unknown words.
  Level level_of_title(std::string_view title) const;
  // Of an actor that is no person.
  Level level_of_kind(const std::string& kind) const;

 private:
  Status load_offices(const std::filesystem::path& data);
  Status load_levels(const std::filesystem::path& file);

  std::map<std::string, std::string, std::less<>> phrases_;
  std::map<std::string, std::string> nouns_;  // by "TYPE mode"
  std::map<std::string, std::string> verbs_;
  std::map<std::string, Level> ranks_;
  std::map<std::string, Level> kinds_;
  std::map<std::string, std::string> offices_;    // name → rank
  std::map<std::string, std::string> modifiers_;  // "deputy" → its effect
};

}  // namespace dragoman
