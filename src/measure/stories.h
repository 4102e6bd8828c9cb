// Incidents and differences against stories: a few reports of one event and what surrounds it, with
// what a careful reader joins and sets apart (tests/linking/stories, docs/stories.md).
//
// Incidents: over all pairs of a story's marked mentions, whether the record joins those that the
// reader joins. A mention is found where a word that names an incident overlaps it; a pair with a
// mention that is not found is missed. `of_found` counts only pairs of which both are found: what
// linking does with what reading gives it.
// Differences: of those that a reader wants told, the share that is; of those told, the share that
// the reader lists at all. One is the other where kind and sides agree: each side's words stand in
// evidence of another of the record's sides; characterization and contradiction count for each
// other.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "measure/report.h"
#include "record/derived_types.h"

namespace dragoman {

struct StoryMention {
  std::string incident;
  std::size_t report = 0;  // from 1
  Span word;
};

struct StorySide {
  std::size_t report = 0;
  Span words;
};

struct StoryDifference {
  std::string kind;
  std::string about;
  bool required = false;
  std::vector<StorySide> sides;
};

struct Story {
  std::string name;
  std::vector<StoryMention> mentions;
  std::vector<StoryDifference> differences;
};

// Reads gold.jsonl of a story whose reports are `texts`, in their order. Fails with bad_json and
// the line, also where words are not found in their report.
Result<Story> load_story(const std::filesystem::path& gold, const std::vector<std::string>& texts);

class StoryScore {
 public:
  // `documents` in the order of the reports.
  void add(const Story& story, const std::vector<Document>& documents,
           const DerivedRecords& derived);
  Report report() const;

 private:
  struct Counts {
    std::size_t mentions = 0;
    std::size_t found = 0;
    std::size_t joined_right = 0;
    std::size_t joined_wrong = 0;
    std::size_t missed = 0;        // pairs
    std::size_t missed_found = 0;  // of these, with both mentions found
    std::size_t wanted = 0;        // differences
    std::size_t told_wanted = 0;
    std::size_t told = 0;
    std::size_t told_right = 0;
  };
  void add_pairs(const Story& story, const std::vector<Document>& documents,
                 const DerivedRecords& derived, Counts& counts);
  void add_differences(const Story& story, const std::vector<Document>& documents,
                       const DerivedRecords& derived, Counts& counts);

  std::vector<std::pair<std::string, Counts>> stories_;
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
