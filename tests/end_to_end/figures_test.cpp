// What has been reached is held: tests/floors.tsv names each figure and its floor. The measuring
// data stands beside the project and is not part of it; where it is not there, the test says so and
// skips.
#include <regex>

#include "base/table.h"
#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

double floor_of(const std::string& figure) {
  auto table =
      Table::load(fs::path(DRAGOMAN_SOURCE_DIR) / "tests" / "floors.tsv", {"figure", "floor"});
  if (!table.ok()) throw std::runtime_error(table.error().text());
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (table->cell(row, 0) == figure) return std::stod(table->cell(row, 1));
  }
  throw std::runtime_error("tests/floors.tsv has no " + figure);
}

class Figures : public ProgramTest {};

TEST_F(Figures, TheExamIsAnsweredAsBefore) {
  fs::path shared = fs::path(DRAGOMAN_SOURCE_DIR).parent_path() / "shared";
  if (!fs::exists(shared / "exam" / "facts.jsonl")) {
    GTEST_SKIP() << "the exam is not beside the project (../shared)";
  }
  Ended read = run({"read", (shared / "documents").string(), "--record", "r.db"});
  ASSERT_EQ(read.code, 0) << read.err;
  Ended exam =
      run({"eval", "exam", (shared / "exam" / "facts.jsonl").string(), "--record", "r.db"});
  std::smatch match;
  ASSERT_TRUE(std::regex_search(exam.out, match, std::regex("EXAM answered=([0-9]+)"))) << exam.out;
  EXPECT_GE(std::stod(match[1]), floor_of("exam.answered")) << exam.out;
}

}  // namespace
}  // namespace dragoman
