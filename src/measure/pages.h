// How well articles are found on web pages: main text, title and day against what was written down
// when the pages were built (tests/source/pages).
//
// A page NAME.html has its NAME.gold: "title: …", "published: …", an empty line, and the main text,
// a block a line. Text is compared as a bag of words: precision, recall and F1 a page, and their
// means over pages. A folder's folders are measured apart as well, since some were built before the
// extraction was written and some after.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "measure/report.h"
#include "source/tables.h"

namespace dragoman {

struct PageGold {
  std::string title;
  std::string published;  // empty where the page has no day
  std::string text;
};
// Fails with bad_table at the line.
Result<PageGold> parse_page_gold(std::string_view text, const std::string& place);

struct PageScore {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  bool title = false;
  bool published = false;
};
PageScore score_page(const PageGold& gold, const Document& document);

// The bag of words of both: 2·common / (all of one + all of the other).
double words_f1(std::string_view wanted, std::string_view found);

// Reads and scores every page below the folder. Fails with not_found, bad_table.
Result<Report> measure_pages(const std::filesystem::path& folder, const SourceTables& tables);

}  // namespace dragoman
