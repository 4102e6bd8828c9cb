// What has been reached is held: tests/floors.tsv names each figure, its floor and the command that
// prints it. The measuring data stands beside the project and is not part of it; where it is not
// there, the test says so and skips.
#include <iterator>
#include <map>
#include <regex>
#include <sstream>

#include "base/table.h"
#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

struct Floor {
  std::string figure;  // "gum_dev.las": after the last dot the key in the command's last line
  double least = 0;
  std::string command;  // "eval trees"
  std::string file;     // below ../shared, or of the project (tests/...)
};

std::vector<Floor> floors() {
  auto table = Table::load(fs::path(DRAGOMAN_SOURCE_DIR) / "tests" / "floors.tsv",
                           {"figure", "floor", "command", "file"});
  if (!table.ok()) throw std::runtime_error(table.error().text());
  std::vector<Floor> all;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    all.push_back({table->cell(row, 0), std::stod(table->cell(row, 1)), table->cell(row, 2),
                   table->cell(row, 3)});
  }
  return all;
}

std::vector<std::string> words_of(const std::string& command) {
  std::istringstream words(command);
  return {std::istream_iterator<std::string>(words), {}};
}

std::string last_line(const std::string& output) {
  const std::size_t end = output.find_last_not_of('\n');
  if (end == std::string::npos) return "";
  const std::size_t begin = output.rfind('\n', end);
  return output.substr(begin == std::string::npos ? 0 : begin + 1, end - begin);
}

class Figures : public ProgramTest {
 protected:
  // Runs each command once on its file and holds all its floors against its last line.
  void hold(const std::string& task, const std::vector<std::string>& more = {}) {
    const fs::path shared = fs::path(DRAGOMAN_SOURCE_DIR).parent_path() / "shared";
    std::map<std::string, std::string> lines;
    int held = 0;
    for (const Floor& floor : floors()) {
      if (!floor.command.starts_with("eval " + task)) continue;
      const bool own = floor.file.starts_with("tests/");
      const fs::path file = (own ? fs::path(DRAGOMAN_SOURCE_DIR) : shared) / floor.file;
      if (!fs::exists(file)) {
        GTEST_SKIP() << floor.file << " is not beside the project (../shared)";
      }
      std::string& line = lines[floor.command + " " + floor.file];
      if (line.empty()) {
        std::vector<std::string> arguments = words_of(floor.command);
        arguments.push_back(labels(floor, file));
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Ended ended = run(arguments);
        ASSERT_EQ(ended.code, 0) << ended.err;
        line = last_line(ended.out);
      }
      const std::string key = floor.figure.substr(floor.figure.rfind('.') + 1);
      std::smatch match;
      ASSERT_TRUE(std::regex_search(line, match, std::regex(" " + key + "=([0-9.]+)")))
          << floor.figure << " is not in: " << line;
      EXPECT_GE(std::stod(match[1]), floor.least) << floor.figure << ": " << line;
      ++held;
    }
    EXPECT_GT(held, 0) << "tests/floors.tsv has no floor for " << task;
  }

  // The file as the command reads it: public lists of office-holders are turned into rows first.
  std::string labels(const Floor& floor, const fs::path& file) {
    if (floor.command != "eval holders") return file.string();
    const std::string tool = std::string(DRAGOMAN_SOURCE_DIR) + "/tools/holder_labels.py";
    const Ended ended = run_shell("python3 '" + tool + "' '" + file.string() + "' > holders.tsv");
    EXPECT_EQ(ended.code, 0) << ended.err;
    return "holders.tsv";
  }
};

TEST_F(Figures, DatesAreAsGoodAsTheyWere) {
  hold("dates");
}

TEST_F(Figures, PronounsAreAsGoodAsTheyWere) {
  hold("coreference");
}

TEST_F(Figures, TheExamIsAnsweredAsBefore) {
  const fs::path shared = fs::path(DRAGOMAN_SOURCE_DIR).parent_path() / "shared";
  if (!fs::exists(shared / "exam" / "facts.jsonl")) {
    GTEST_SKIP() << "the exam is not beside the project (../shared)";
  }
  const Ended read = run({"read", (shared / "documents").string(), "--record", "r.db"});
  ASSERT_EQ(read.code, 0) << read.err;
  hold("exam", {"--record", "r.db"});
}

TEST_F(Figures, StoriesAreJoinedAsBefore) {
  hold("stories");
}

TEST_F(Figures, TreesAreAsGoodAsBefore) {
  hold("trees");
}

TEST_F(Figures, SentencesAndWordsAreCutAsWellAsBefore) {
  hold("tokens");
}

TEST_F(Figures, NamesAreFoundAsWellAsBefore) {
  hold("names");
}

TEST_F(Figures, ActorsAreFoundAsWellAsBefore) {
  hold("actors", {"--labels", DRAGOMAN_SOURCE_DIR "/tests/measure/spans_actors.tsv"});
}

TEST_F(Figures, WhetherEventsHappenedIsReadAsWellAsBefore) {
  hold("realis");
}

TEST_F(Figures, WhoSaysWhatIsReadAsWellAsBefore) {
  hold("quotes");
}

TEST_F(Figures, MentionsOfOneHappeningAreFoundAsWellAsBefore) {
  const fs::path shared = fs::path(DRAGOMAN_SOURCE_DIR).parent_path() / "shared";
  hold("linking", {(shared / "data/ecbplus/ECBplus_coreference_sentences.csv").string()});
}

TEST_F(Figures, ArticlesAreFoundOnPagesAsWellAsBefore) {
  hold("pages");
}

TEST_F(Figures, HoldersOfOfficesAreKnownAsWellAsBefore) {
  hold("holders");
}

}  // namespace
}  // namespace dragoman
