// The commands that README.md shows do run: every line of a block marked ```sh that begins with
// ./dragoman, one after the other in a folder that looks like the project's.
#include <fstream>
#include <sstream>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> readme_commands(const fs::path& readme) {
  std::vector<std::string> commands;
  std::ifstream in(readme);
  bool inside = false;
  std::string held;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      inside = line == "```sh";
      continue;
    }
    if (!inside) continue;
    if (held.empty() && !line.starts_with("./dragoman")) continue;
    if (line.ends_with('\\')) {
      held += line.substr(0, line.size() - 1);
      continue;
    }
    commands.push_back(held + line);
    held.clear();
  }
  return commands;
}

class Readme : public ProgramTest {};

TEST_F(Readme, CommandsRun) {
  fs::path project = DRAGOMAN_SOURCE_DIR;
  if (!fs::exists(project / "README.md")) GTEST_SKIP() << "no README.md yet";
  for (const char* name : {"examples", "docs", "data"}) {
    if (fs::exists(project / name)) fs::create_symlink(project / name, folder_ / name);
  }
  fs::create_symlink(DRAGOMAN_BINARY, folder_ / "dragoman");
  std::vector<std::string> commands = readme_commands(project / "README.md");
  EXPECT_FALSE(commands.empty()) << "README.md shows no command in a block marked ```sh";
  for (const std::string& command : commands) {
    Ended ended = run_shell(command);
    EXPECT_EQ(ended.code, 0) << command << "\n" << ended.err;
  }
}

}  // namespace
}  // namespace dragoman
