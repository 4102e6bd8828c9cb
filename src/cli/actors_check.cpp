// dragoman actors check: whether the tables of who is who can be trusted.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/actors.h"
#include "cli/common_options.h"
#include "cli/engine.h"
#include "knowledge/table_check.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman actors check\n"
    "  dragoman actors check --data mine\n"
    "  dragoman actors check --json\n"
    "Each finding has its file, line and cause; with --json it is one object a line. Last a line\n"
    "`CHECK findings=F tables=T n=ROWS`. Exit status 0: nothing found; 1: findings; 2: no tables.";

struct CheckFlags {
  std::string data;
  bool json = false;
};

int check_actors(Session& session, const CheckFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  Result<std::filesystem::path> user = find_user_tables(flags.data);
  if (!user) return session.fail(user.error());
  const TableCheck result = check_tables(*data, *user);
  for (const Finding& finding : result.findings) {
    if (flags.json) {
      nlohmann::ordered_json line;
      line["file"] = finding.file;
      line["line"] = finding.line;
      line["cause"] = finding.cause;
      session.out << line.dump() << '\n';
    } else if (finding.line == 0) {
      session.out << fmt::format("{}: {}\n", finding.file, finding.cause);
    } else {
      session.out << fmt::format("{}:{}: {}\n", finding.file, finding.line, finding.cause);
    }
  }
  if (!flags.json) {
    session.out << fmt::format("CHECK findings={} tables={} n={}\n", result.findings.size(),
                               result.tables, result.rows);
  }
  constexpr int kFindings = 1;
  return result.findings.empty() ? kDone : kFindings;
}

}  // namespace

void add_actors_check(Session& session, Command& actors) {
  auto flags = std::make_shared<CheckFlags>();
  Command command(actors, "check", "Look for what is wrong in the tables of who is who", kExamples);
  data_option(command, flags->data);
  command.option("--json", flags->json, "One object a finding", {{""}, {}});
  command.runs([flags, &session] { return check_actors(session, *flags); });
}

}  // namespace dragoman
