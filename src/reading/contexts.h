// Why an event happens and what it is about: PLOVER contexts and short issue labels by key words.
#pragma once

#include <string>
#include <vector>

#include "language/analysis.h"
#include "reading/event_tables.h"

namespace dragoman {

struct Subject {
  std::vector<std::string> contexts;  // sorted, each once
  std::vector<std::string> issues;
};

// The key words (data/events/issues.tsv) among the lemmas of a range. O(tokens).
Subject find_subject(const Analysis& analysis, const EventTables& tables, TokenRange range);

}  // namespace dragoman
