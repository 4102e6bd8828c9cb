// The dossier of a pair of states, out of the record alone.
//
// Sections of lines, each line a record (or several that tell the same) with the words that it
// comes from and the reports that it stands in. A line without a report cannot be made. What is
// hearsay and what did not happen stand apart from what did.
//
//   Result<Brief> brief = make_brief(store, {"ARM", "RUS"});
//   std::string text = brief_as_text(*brief, 100);
//
// Left out: joining reports of one event beyond those with the same day, type and people, which is
// linking's; any judgement of what matters.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/store.h"

namespace dragoman {

struct BriefOptions {
  std::string first;  // alpha-3
  std::string second;
  std::string since;  // ISO days, or empty
  std::string until;
  std::size_t most_lines = 12;  // of a section; 0: all
};

struct BriefSource {
  std::string document;  // id
  std::string file;
  std::string title;
  std::string outlet;
  std::string published;  // in words
};

struct BriefLine {
  std::string date;                  // in words; empty where the line has none
  std::string head;                  // who, what, where
  std::string text;                  // the report's words
  bool verbatim = true;              // whether `text` stands so in the report
  std::vector<std::size_t> sources;  // positions in Brief::sources; never empty
  std::vector<std::string> records;  // ids
};

struct BriefSection {
  std::string title;
  std::vector<BriefLine> lines;
  std::size_t all = 0;  // lines there would be without a limit
};

struct Brief {
  BriefOptions options;
  std::string first_name;
  std::string second_name;
  std::size_t documents = 0;  // cited
  std::string from;           // first and last day of publication of those, or empty
  std::string to;
  std::size_t undated_documents = 0;
  std::size_t events = 0;
  std::size_t undated_events = 0;
  std::vector<BriefSection> sections;  // none empty
  std::vector<BriefSource> sources;
};

// A brief without sections where the record says nothing about the pair. Fails as the store does.
Result<Brief> make_brief(Store& store, const BriefOptions& options);

std::string brief_as_text(const Brief& brief, std::size_t width);
std::string brief_as_markdown(const Brief& brief);
std::string brief_as_json(const Brief& brief);

}  // namespace dragoman
