// What is measured, in sentences of every kind: tests/reading/figure_cases.tsv against the whole
// way from text to figures, with the trained model. The notation is explained in the table's head;
// a case is right when its figures are those expected, no more and no fewer.
//
// Trees come from a trained model, so what is held is a floor; it only rises. Wrong cases are
// printed with DRAGOMAN_FIGURE_CASES=all in the environment, and where the floor is missed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include "base/table.h"
#include "base/utf8.h"
#include "reading/case_helpers.h"

namespace dragoman {
namespace {

constexpr std::size_t kCasesRight = 107;

std::string shown(const FigureRecord& figure) {
  std::string out;
  for (double value : figure.value)
    out += (out.empty() ? "" : "..") + fmt::format("{:.15g}", value);
  out += " " + figure.unit;
  if (!figure.bound.empty()) out += ", " + figure.bound;
  if (!figure.change.empty()) out += ", " + figure.change;
  return out + " : " + figure.what;
}

// Whether a figure is what an entry "VALUE UNIT, BOUND, CHANGE : WORDS" says.
bool is_as_told(const FigureRecord& figure, std::string_view entry) {
  const std::size_t colon = entry.find(" :");
  const std::string got = shown(figure);
  const std::string head = got.substr(0, got.find(" :"));
  if (head != trim(entry.substr(0, colon))) return false;
  const std::string what = to_lower(figure.what);
  for (std::string_view word : split(trim(entry.substr(colon + 2)), ' ')) {
    if (what.find(to_lower(word)) == std::string::npos) return false;
  }
  return true;
}

TEST(FigureCases, EnoughAreRight) {
  const auto table =
      Table::load(std::string(DRAGOMAN_SOURCE_DIR) + "/tests/reading/figure_cases.tsv",
                  {"id", "text", "expect"});
  ASSERT_TRUE(table.ok()) << table.error().text();
  std::size_t right = 0;
  std::string wrong;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::vector<FigureRecord> figures = read_case(table->cell(row, 1)).figures;
    std::vector<std::string_view> wanted;
    for (std::string_view entry : split(table->cell(row, 2), ';')) {
      if (!trim(entry).empty()) wanted.push_back(trim(entry));
    }
    bool good = figures.size() == wanted.size();
    for (std::size_t i = 0; good && i < wanted.size(); ++i)
      good = is_as_told(figures[i], wanted[i]);
    if (good) {
      ++right;
      continue;
    }
    wrong += "  " + table->cell(row, 0) + ": " + table->cell(row, 1) + "\n    expected " +
             table->cell(row, 2) + "\n";
    for (const FigureRecord& figure : figures) wrong += "    got " + shown(figure) + "\n";
  }
  const char* all = std::getenv("DRAGOMAN_FIGURE_CASES");
  if (all != nullptr && std::string_view(all) == "all") std::cout << wrong;
  std::cout << "right: " << right << " of " << table->rows() << "\n";
  EXPECT_GE(table->rows(), 60U);
  EXPECT_GE(right, kCasesRight) << wrong;
}

}  // namespace
}  // namespace dragoman
