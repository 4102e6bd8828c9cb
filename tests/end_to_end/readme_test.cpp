// The commands that README.md shows do run: every line of a block marked ```sh that begins with
// ./dragoman, one after the other in a folder that looks like the project's.
#include <fstream>
#include <sstream>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

// A block of commands, and the lines of output that the README shows below it.
struct Shown {
  std::vector<std::string> commands;
  std::vector<std::string> output;
};

std::vector<Shown> shown_in(const fs::path& readme) {
  std::vector<Shown> shown;
  std::ifstream in(readme);
  std::string block;  // "sh", "text" or nothing
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      block = line.substr(3);
      if (block == "sh") shown.emplace_back();
      continue;
    }
    if (block == "sh" && line.starts_with("./dragoman")) shown.back().commands.push_back(line);
    bool told = block == "text" && !shown.empty() && !line.empty() && line != "…";
    if (told) shown.back().output.push_back(line);
  }
  return shown;
}

class Readme : public ProgramTest {};

TEST_F(Readme, CommandsRunAndPrintWhatItShows) {
  fs::path project = DRAGOMAN_SOURCE_DIR;
  for (const char* name : {"examples", "docs", "data"}) {
    fs::create_symlink(project / name, folder_ / name);
  }
  fs::create_symlink(DRAGOMAN_BINARY, folder_ / "dragoman");
  int commands = 0;
  for (const Shown& block : shown_in(project / "README.md")) {
    std::string printed;
    for (const std::string& command : block.commands) {
      Ended ended = run_shell(command);
      EXPECT_EQ(ended.code, 0) << command << "\n" << ended.err;
      printed += ended.out;
      ++commands;
    }
    for (const std::string& line : block.output) {
      EXPECT_NE(printed.find(line), std::string::npos)
          << "README.md shows a line that is not printed: " << line;
    }
  }
  EXPECT_GT(commands, 2) << "README.md shows no commands in blocks marked ```sh";
}

}  // namespace
}  // namespace dragoman
