// dragoman eval exam: puts written questions to a record. The questions bring the program that
// judges them: check.py beside the file of questions, run with python3 on an export.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>

#include "cli/common_options.h"
#include "cli/eval.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExamples =
    "  dragoman eval exam exam/facts.jsonl --record south.db\n"
    "  dragoman eval exam exam/facts.jsonl south.jsonl --verbose\n"
    "Exports the record (or takes an export), runs `python3 check.py FACTS EXPORT` with the\n"
    "check.py that lies beside FACTS, prints what it prints, and last a line\n"
    "`EXAM answered=A n=N`.";

struct ExamFlags {
  std::string facts;
  std::string exported;
  std::string record;
  bool verbose = false;
};

// A file that goes when this does.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code error;
    fs::path folder = fs::temp_directory_path(error);
    path_ = (folder / "dragoman-exam-XXXXXX").string();
    int descriptor = mkstemp(path_.data());
    made_ = descriptor >= 0;
    if (made_) close(descriptor);
  }
  ~TemporaryFile() {
    std::error_code ignored;
    if (made_) fs::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }
  bool made() const { return made_; }

 private:
  std::string path_;
  bool made_ = false;
};

struct Ran {
  int status = 0;  // as the program exited; 127 where it could not be started
  std::string output;
};

// Runs a program with its output caught; no shell, so that no path is taken for a command.
Result<Ran> run_program(std::vector<std::string> arguments) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return Error{ErrorCode::not_readable, std::strerror(errno), ""};
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  pid_t child = fork();
  if (child < 0) return Error{ErrorCode::not_readable, std::strerror(errno), arguments[0]};
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    execvp(argv[0], argv.data());
    _exit(127);
  }
  close(ends[1]);
  Ran ran;
  std::array<char, 4096> buffer{};
  for (;;) {
    ssize_t got = read(ends[0], buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    ran.output.append(buffer.data(), static_cast<std::size_t>(got));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return ran;
}

Status export_to(const std::string& record, const std::string& path) {
  Result<Store> store = open_record(record);
  if (!store) return store.error();
  std::ofstream out(path, std::ios::binary);
  Result<std::size_t> lines = store->export_jsonl(out);
  out.close();
  if (!lines) return lines.error();
  if (!out) return Error{ErrorCode::not_writable, "writing broke off", path};
  return {};
}

// "answered 86 of 119" in the last line that says so.
std::optional<std::pair<int, int>> answered(const std::string& output) {
  std::size_t at = output.rfind("answered ");
  int right = 0;
  int all = 0;
  if (at == std::string::npos ||
      std::sscanf(output.c_str() + at, "answered %d of %d", &right, &all) != 2) {
    return std::nullopt;
  }
  return std::pair(right, all);
}

int exam(Session& session, const ExamFlags& flags) {
  fs::path checker = fs::path(flags.facts).parent_path() / "check.py";
  for (const fs::path& needed : {fs::path(flags.facts), checker}) {
    if (!fs::exists(needed)) {
      return session.fail({ErrorCode::not_found, "no such file", needed.string()});
    }
  }
  TemporaryFile temporary;
  std::string exported = flags.exported;
  if (exported.empty()) {
    if (!temporary.made()) {
      return session.fail({ErrorCode::not_writable, std::strerror(errno), temporary.path()});
    }
    if (Status done = export_to(flags.record, temporary.path()); !done) {
      return session.fail(done.error());
    }
    exported = temporary.path();
  }
  std::vector<std::string> arguments = {"python3", checker.string(), flags.facts, exported};
  if (flags.verbose) arguments.emplace_back("--verbose");
  Result<Ran> ran = run_program(std::move(arguments));
  if (!ran) return session.fail(ran.error());
  session.out << ran->output;
  auto counts = answered(ran->output);
  if (!counts) {
    return session.fail(
        {ErrorCode::not_readable,
         ran->status == 127 ? "python3 is needed and was not found" : "the checker told no result",
         checker.string()});
  }
  session.out << fmt::format("EXAM answered={} n={}\n", counts->first, counts->second);
  return kDone;
}

}  // namespace

void add_eval_exam(Session& session, Command& eval) {
  auto flags = std::make_shared<ExamFlags>();
  Command command(eval, "exam", "Put written questions to a record", kExamples);
  command.option("FACTS", flags->facts, "The questions, with check.py beside them").required();
  command.option("EXPORT", flags->exported, "An export; without one, --record is exported");
  record_option(command, flags->record);
  command.option("--verbose", flags->verbose, "Let the checker tell more", {{""}, {}});
  command.runs([flags, &session] { return exam(session, *flags); });
}

}  // namespace dragoman
