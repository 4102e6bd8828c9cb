#include "measure/classes.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "measure/counts.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, kEventClasses> kClassNames = {
    "statement, appeal, none", "verbal cooperation", "material cooperation", "verbal conflict",
    "material conflict"};

}  // namespace

Result<std::vector<ClassRow>> parse_class_rows(std::string_view text, const std::string& name,
                                               std::size_t from, std::size_t to) {
  std::vector<ClassRow> rows;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (trim(line).empty() || number < from || (to != 0 && number > to)) continue;
    const std::size_t tab = line.find('\t');
    const std::string_view label = tab == std::string_view::npos ? "" : trim(line.substr(tab + 1));
    if (label.size() != 1 || label[0] < '0' || label[0] > '4' ||
        trim(line.substr(0, tab)).empty()) {
      return Error{ErrorCode::bad_table, "wanted a sentence, a tab and a class from 0 to 4",
                   fmt::format("{}:{}", name, number)};
    }
    rows.push_back({fmt::format("{}:{}", name, number), std::string(trim(line.substr(0, tab))),
                    static_cast<std::size_t>(label[0] - '0')});
  }
  return rows;
}

void ClassScore::add(const ClassRow& row, std::size_t got, std::string why) {
  ++counts_[row.wanted][got];
  if (row.wanted == got) return;
  mistakes_.push_back({row.place, row.sentence, std::string(kClassNames[row.wanted]),
                       std::string(kClassNames[got]), std::move(why)});
}

Report ClassScore::report() const {
  Report report;
  report.task = "class";
  ReportTable classes{"classes", {"class", "precision", "recall", "f1", "n"}, {}};
  ReportTable confusion{"wanted below, got across", {"", "0", "1", "2", "3", "4"}, {}};
  std::size_t right = 0;
  double sum = 0, classes_there = 0;
  for (std::size_t c = 0; c < kEventClasses; ++c) {
    Counts counts;
    counts.right = counts_[c][c];
    std::vector<std::string> row = {fmt::format("{} {}", c, kClassNames[c])};
    for (std::size_t other = 0; other < kEventClasses; ++other) {
      counts.wanted += counts_[c][other];
      counts.found += counts_[other][c];
      row.push_back(std::to_string(counts_[c][other]));
    }
    confusion.rows.push_back(row);
    classes.rows.push_back({row[0], as_share(counts.precision()), as_share(counts.recall()),
                            as_share(counts.f1()), std::to_string(counts.wanted)});
    right += counts.right;
    report.n += counts.wanted;
    if (counts.wanted == 0) continue;  // a class that the labels do not have says nothing
    sum += counts.f1();
    ++classes_there;
  }
  report.tables = {classes, confusion};
  report.mistakes = mistakes_;
  report.add_figure("accuracy", as_share(Counts::share(right, report.n)));
  report.add_figure("macro_f1", as_share(classes_there == 0 ? 0 : sum / classes_there));
  return report;
}

}  // namespace dragoman
