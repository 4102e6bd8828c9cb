// dragoman brief: where two countries stand, on one page.
#include "briefing/brief.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/brief_output.h"
#include "cli/commands.h"
#include "cli/common_options.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman brief ARM RUS\n"
    "  dragoman brief armenia russia --since 2025-03 --until 2025-05\n"
    "  dragoman brief ARM RUS --new-since 2025-06-01     what the reports since then tell\n"
    "  dragoman brief ARM RUS --format html > armenia-russia.html\n"
    "Every line cites the sentences that it comes from. `dragoman explain ID` shows how a record\n"
    "was made; --format json gives the ids, files and offsets.";

constexpr std::size_t kWidestText = 100;

}  // namespace

int print_brief(Session& session, const BriefFlags& flags) {
  const LoadedPair loaded = load_pair(session, flags.pair);
  if (loaded.code != kDone) return loaded.code;
  const std::size_t width =
      flags.width > 0 ? flags.width : std::min<std::size_t>(session.terminal.width, kWidestText);
  BriefOptions options;
  if (!flags.new_since.empty()) options.new_since = first_day_of(flags.new_since);
  if (!flags.as_of.empty()) options.as_of = last_day_of(flags.as_of);
  options.lines = flags.lines;
  options.all = flags.all;
  options.width = width;
  const Brief brief = make_brief(loaded.material.dossier, loaded.material.words, options);
  if (brief.sections.empty()) {
    session.note(fmt::format("nothing found about {} and {}", brief.pair.first, brief.pair.second));
    return kNothingFound;
  }
  if (flags.format == "json") {
    session.out << brief_as_json(brief);
  } else if (flags.format == "markdown") {
    session.out << brief_as_markdown(brief);
  } else if (flags.format == "html") {
    session.out << brief_as_html(brief);
  } else {
    session.out << brief_as_text(brief, width);
  }
  return kDone;
}

void add_brief(Session& session) {
  auto flags = std::make_shared<BriefFlags>();
  Command command(session, "brief", "Print where two countries stand, each line cited", kExamples);
  pair_options(command, flags->pair);
  command
      .option("--new-since", flags->new_since, "Only what reports published from this day on tell",
              {{"2025-05-21", "2025-05"}, {"soon"}})
      .check(check_day);
  command
      .option("--as-of", flags->as_of,
              "The day by which it is overdue or past (default: that of the newest report)",
              {{"2025-06-30"}, {"soon"}})
      .check(check_day);
  command
      .option("--format", flags->format, "text (default), markdown, html or json",
              {{"text", "markdown", "html", "json"}, {"pdf"}})
      .one_of({"text", "markdown", "html", "json"});
  command.option("--lines", flags->lines,
                 "Lines of text that the page may have, sources not counted (default 60)",
                 {{"40"}, {"few"}});
  command.option("--all", flags->all, "Every line, however long it gets", {{""}, {}});
  command
      .option("--width", flags->width, "Columns of the text (default: the terminal's, up to 100)",
              {{"80"}, {"5"}})
      .between(40, 400);
  command.runs([flags, &session] { return print_brief(session, *flags); });
}

}  // namespace dragoman
