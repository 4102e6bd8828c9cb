// dragoman brief: the dossier of a pair of states.
#include "briefing/brief.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/brief_output.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/engine.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman brief ARM RUS\n"
    "  dragoman brief armenia russia --since 2025-03 --until 2025-05\n"
    "  dragoman brief ARM RUS --format markdown > armenia-russia.md\n"
    "Every line names the reports that it comes from. `dragoman explain ID` shows how a record "
    "was\n"
    "read; --format json gives the ids.";

constexpr std::size_t kWidestText = 100;

}  // namespace

int print_brief(Session& session, const BriefFlags& flags) {
  BriefOptions options;
  Result<std::string> first = resolve_country(flags.first, flags.data);
  if (!first) return session.fail(first.error()), kWrongUsage;
  Result<std::string> second = resolve_country(flags.second, flags.data);
  if (!second) return session.fail(second.error()), kWrongUsage;
  if (*first == *second) {
    session.fail({ErrorCode::bad_argument, "two different countries are wanted", *first});
    return kWrongUsage;
  }
  options.first = *first;
  options.second = *second;
  options.since = first_day_of(flags.since);
  options.until = last_day_of(flags.until);
  options.most_lines = flags.limit;

  Result<Store> store = open_record(flags.record);
  if (!store) return session.fail(store.error());
  Result<Brief> brief = make_brief(*store, options);
  if (!brief) return session.fail(brief.error());
  if (brief->sections.empty()) {
    session.note(fmt::format("nothing found about {} and {}", *first, *second));
    return kNothingFound;
  }
  std::size_t width =
      flags.width > 0 ? flags.width : std::min<std::size_t>(session.terminal.width, kWidestText);
  if (flags.format == "json") {
    session.out << brief_as_json(*brief);
  } else if (flags.format == "markdown") {
    session.out << brief_as_markdown(*brief);
  } else {
    session.out << brief_as_text(*brief, width);
  }
  return kDone;
}

void add_brief(Session& session) {
  auto flags = std::make_shared<BriefFlags>();
  Command command(session, "brief", "Print the dossier of two countries, each line cited",
                  kExamples);
  command.option("FIRST", flags->first, "A country: its name or code", {}).required();
  command.option("SECOND", flags->second, "The other one", {}).required();
  record_option(command, flags->record);
  command
      .option("--since", flags->since, "From this day on; also 2025-05 or 2025",
              {{"2025-05-21", "2025"}, {"soon"}})
      .check(check_day);
  command.option("--until", flags->until, "Up to this day", {{"2025-05"}, {"2025-13"}})
      .check(check_day);
  command
      .option("--format", flags->format, "text (default), markdown or json",
              {{"text", "markdown", "json"}, {"pdf"}})
      .one_of({"text", "markdown", "json"});
  command.option("--limit", flags->limit, "Lines of a section (default 12); 0 for all",
                 {{"0", "5"}, {"few"}});
  command
      .option("--width", flags->width, "Columns of the text (default: the terminal's, up to 100)",
              {{"80"}, {"5"}})
      .between(40, 400);
  data_option(command, flags->data);
  command.runs([flags, &session] { return print_brief(session, *flags); });
}

}  // namespace dragoman
