// The one-page brief on a pair of states, composed from the record alone.
//
// Sections of lines; each line is a phrase of data/briefing with the fields of records filled in,
// and cites the sentences that it rests on. A line without a sentence cannot be made. Where the
// page is full, sections give way in turn and say how many lines there would be.
//
//   Result<Dossier> dossier = load_dossier(store, {"ARM", "RUS", "", ""});
//   Brief brief = make_brief(*dossier, words, {});
//   std::string page = brief_as_text(brief, 100);
//
// Left out: any judgement of what matters beyond the order that is stated, and any sentence that no
// record gives.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "briefing/dossier.h"
#include "briefing/trend.h"
#include "briefing/words.h"

namespace dragoman {

struct BriefOptions {
  std::string new_since;  // an ISO day: only what reports published from then on tell; or empty
  std::string as_of;  // the day by which it is overdue or past; empty: that of the newest report
  bool all = false;   // every line, however long it gets
  std::size_t lines = 60;  // of text, sources not counted, where not all are wanted
  std::size_t width = 100;
};

// A sentence that is cited.
struct BriefSource {
  std::string document;  // id
  std::string file;
  std::string title;
  std::string outlet;
  std::string published;  // in words
  std::string text;       // the sentence, on one line
  std::size_t start = 0;  // code points of the document's text
  std::size_t end = 0;
};

struct BriefPart {
  std::string who;
  std::string says;                  // the report's words
  std::vector<std::size_t> sources;  // positions in Brief::sources
};

struct BriefLine {
  std::string date;  // in words; empty where the line has none
  std::string text;
  std::vector<BriefPart> parts;      // the sides of a difference
  std::vector<std::size_t> sources;  // positions in Brief::sources; never empty
  std::vector<std::string> records;  // ids
};

struct BriefSection {
  std::string key;  // "contacts"
  std::string title;
  std::vector<BriefLine> lines;
  std::size_t all = 0;  // lines there would be without a limit
};

struct Brief {
  Pair pair;
  BriefOptions options;
  std::string first_name;
  std::string second_name;
  std::string summary;                 // of the material
  std::vector<BriefSection> sections;  // none empty
  std::vector<BriefSource> sources;    // by document in the order of first citation, then by place
  std::vector<MonthValue> months;      // what the first section was made of
  Trend trend;
};

// Pure. A brief without sections where the dossier says nothing about the pair.
Brief make_brief(const Dossier& dossier, const BriefWords& words, const BriefOptions& options);

std::string brief_as_text(const Brief& brief, std::size_t width);
std::string brief_as_markdown(const Brief& brief);
std::string brief_as_html(const Brief& brief);
std::string brief_as_json(const Brief& brief);

}  // namespace dragoman
