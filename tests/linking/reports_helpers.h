// Made-up reports with their records, as reading would give them: for testing and measuring what
// linking does, without reading a text.
//
// Stories of two states on a day, each told by one report or several: the main event (once or
// twice, with its date, place and persons, or without), what was before and what is planned,
// statements, stances, terms, figures. The same seed gives the same reports.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/document.h"
#include "record/types.h"

namespace dragoman {

struct MadeReport {
  Document document;
  DocumentRecords records;
};

struct ReportPlan {
  std::uint64_t seed = 1;
  std::size_t reports = 100;
  int states = 40;
  int days = 1826;      // from 2020-01-01 on
  int persons = 6;      // of a state
  int deeds = 8;        // kinds of them; the first three are meetings
  bool strange = true;  // actors shown in several ways, claims of firsts
};

class Reports {
 public:
  explicit Reports(const ReportPlan& plan);

  std::size_t size() const { return told_.size(); }
  // In the order of publication. `version`: other words and records of the same file.
  MadeReport report(std::size_t number, int version = 0) const;

 private:
  struct Telling {
    int day = 0;  // of publication
    std::uint64_t story = 0;
    int number = 0;
  };
  ReportPlan plan_;
  std::vector<Telling> told_;
};

}  // namespace dragoman
