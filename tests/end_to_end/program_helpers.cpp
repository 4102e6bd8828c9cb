#include "end_to_end/program_helpers.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace dragoman {
namespace {

namespace fs = std::filesystem;

std::string read_all(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void open_as(int target, const std::string& path, int flags) {
  int descriptor = open(path.c_str(), flags, 0644);
  if (descriptor < 0 || dup2(descriptor, target) < 0) _exit(126);
  close(descriptor);
}

}  // namespace

void ProgramTest::SetUp() {
  std::string name = (fs::temp_directory_path() / "dragoman-test-XXXXXX").string();
  ASSERT_NE(mkdtemp(name.data()), nullptr);
  folder_ = name;
}

void ProgramTest::TearDown() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Ended ProgramTest::run_program(std::vector<std::string> argv_words, const RunOptions& options) {
  fs::path files = folder_ / ".run";  // hidden: never taken for input
  fs::create_directories(files);
  std::ofstream(files / "in", std::ios::binary) << options.input;
  std::vector<char*> argv;
  for (std::string& word : argv_words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::array<int, 2> closed{};
  if (options.output_is_closed) {
    EXPECT_EQ(pipe(closed.data()), 0);
    close(closed[0]);
  }
  std::string out = options.output_to.empty() ? (files / "out").string() : options.output_to;
  pid_t child = fork();
  if (child == 0) {
    if (chdir(folder_.c_str()) != 0) _exit(126);
    open_as(STDIN_FILENO, (files / "in").string(), O_RDONLY);
    open_as(STDERR_FILENO, (files / "err").string(), O_WRONLY | O_CREAT | O_TRUNC);
    if (options.output_is_closed) {
      dup2(closed[1], STDOUT_FILENO);
      close(closed[1]);
    } else {
      open_as(STDOUT_FILENO, out, O_WRONLY | O_CREAT | O_TRUNC);
    }
    if (options.most_file_bytes > 0) {
      auto most = static_cast<rlim_t>(options.most_file_bytes);
      rlimit limit{most, most};
      setrlimit(RLIMIT_FSIZE, &limit);
    }
    execv(argv[0], argv.data());
    _exit(127);
  }
  if (options.output_is_closed) close(closed[1]);
  int status = 0;
  waitpid(child, &status, 0);
  Ended ended;
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  if (options.output_to.empty() && !options.output_is_closed) ended.out = read_all(files / "out");
  ended.err = read_all(files / "err");
  return ended;
}

Ended ProgramTest::run(std::vector<std::string> arguments, const RunOptions& options) {
  arguments.insert(arguments.begin(), DRAGOMAN_BINARY);
  return run_program(std::move(arguments), options);
}

Ended ProgramTest::run_shell(const std::string& command) {
  return run_program({"/bin/sh", "-c", command}, {});
}

void ProgramTest::write(const std::string& name, const std::string& content) {
  fs::create_directories((folder_ / name).parent_path());
  std::ofstream(folder_ / name, std::ios::binary) << content;
}

std::string ProgramTest::content_of(const std::string& name) {
  return read_all(folder_ / name);
}

void ProgramTest::write_reports() {
  write("reports/a.txt",
        "Ministers meet in Oslo\n\n"
        "OSLO, 12 March 2024 -- Norwegian Foreign Minister Kari Solberg met her Finnish "
        "counterpart Juha Lahtinen in Oslo on Tuesday. The ministers agreed to open a second "
        "crossing on the northern border.\n\n"
        "\"We will not wait for others,\" Solberg said after the talks. Finland has paid 40 "
        "million dollars for the road so far.\n");
  write("reports/b.txt",
        "Helsinki accuses Oslo\n\n"
        "HELSINKI, 20 March 2024 -- Finland accused Norway on Wednesday of breaking the fisheries "
        "agreement. Lahtinen said that Norway had not answered two letters. Norwegian officials "
        "denied the charge.\n\nFinland is a member of NATO.\n");
  write("reports/c.jsonl",
        R"({"url":"https://example.org/1","outlet":"Northern Wire","published":"2024-03-21",)"
        R"("title":"Prime ministers to talk","text":"The prime ministers of Norway and Finland )"
        R"(will meet in Stockholm next week, a spokesman said. Sweden offered to mediate."})"
        "\n"
        R"({"url":"https://example.org/2","outlet":"Northern Wire","published":"2024-04-02",)"
        R"("title":"Crossing opened","text":"Norway and Finland opened the crossing on Monday. )"
        R"(Solberg thanked the Finnish government. Norway did not withdraw from the talks."})"
        "\n");
}

std::vector<nlohmann::json> json_lines(const std::string& text) {
  std::vector<nlohmann::json> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.push_back(nlohmann::json::parse(line));
  return out;
}

}  // namespace dragoman
