// dragoman help: the manual page and the shells' completions, for those who build a package.
// Hidden: people have --help.
#include "cli/command_sheet.h"
#include "cli/commands.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman help --man > dragoman.1\n"
    "  dragoman help --completion bash > /etc/bash_completion.d/dragoman";

struct HelpFlags {
  bool man = false;
  std::string completion;
};

int print_help(Session& session, const HelpFlags& flags) {
  const CommandSheet sheet = session.sheet();
  if (flags.man) {
    session.out << manual_page(sheet, DRAGOMAN_VERSION);
  } else if (flags.completion == "bash") {
    session.out << bash_completion(sheet);
  } else if (flags.completion == "zsh") {
    session.out << zsh_completion(sheet);
  } else if (flags.completion == "fish") {
    session.out << fish_completion(sheet);
  } else {
    session.fail(
        {ErrorCode::bad_argument, "--man or --completion is wanted; people have --help", "help"});
    return kWrongUsage;
  }
  return kDone;
}

}  // namespace

void add_help(Session& session) {
  auto flags = std::make_shared<HelpFlags>();
  Command command(session, "help", "Print the manual page or a shell's completion", kExamples);
  command.hidden();
  Flag man = command.option("--man", flags->man, "The manual page, for man(1)", {{""}, {}});
  command
      .option("--completion", flags->completion, "A shell's completion",
              {{"bash", "zsh", "fish"}, {"csh"}})
      .one_of({"bash", "zsh", "fish"})
      .excludes(man);
  command.runs([flags, &session] { return print_help(session, *flags); });
}

}  // namespace dragoman
