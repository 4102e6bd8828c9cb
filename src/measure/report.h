// What a measurement says: tables for the eye, mistakes to learn from, and one last line of figures
// that scripts and tests read: `TASK key=value key=value n=N`.
//
// Every task fills a Report; how it is printed is the same for all.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dragoman {

struct Figure {
  std::string key;
  std::string value;  // as it is printed
};

// Per cent with two decimals, as treebanks are reported: 0.9712 is "97.12".
std::string per_cent(double share);
// A share with four decimals: "0.8123".
std::string as_share(double share);

// The first column to the left, the others to the right.
struct ReportTable {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

struct Mistake {
  std::string place;     // "dev.conllu:118"
  std::string sentence;  // or as much of the text as it takes to see the mistake
  std::string expected;
  std::string got;
  std::string why;
};

struct Report {
  std::string task;  // "trees"
  std::vector<Figure> figures;
  std::size_t n = 0;  // what is counted: words, names, sentences
  std::vector<ReportTable> tables;
  std::vector<std::string> notes;  // what was left out of the count, a line each
  std::vector<Mistake> mistakes;   // all of them, in the text's order

  void add_figure(std::string key, std::string value) {
    figures.push_back({std::move(key), std::move(value)});
  }
};

// Tables, the first `errors` mistakes, notes, the line of figures.
std::string report_text(const Report& report, std::size_t errors);
// One line: {"task":…,"n":…,"figures":{…},"tables":[…],"notes":[…],"mistakes":[…]}; figures are
// numbers.
std::string report_json(const Report& report, std::size_t errors);

}  // namespace dragoman
