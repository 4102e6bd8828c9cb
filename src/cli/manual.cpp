// The manual page, in the macros of man(7).
#include <fmt/format.h>

#include "cli/command_sheet.h"

namespace dragoman {
namespace {

// What roff would take for its own: backslashes, hyphens that are no dashes, and a line's first
// full stop or quote.
std::string roff(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool first = i == 0 || text[i - 1] == '\n';
    if (first && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '\'') {
      out += "\\(aq";
    } else if (c == '`') {
      out += "\\(ga";
    } else {
      out += c;
    }
  }
  return out;
}

// As it stands, line by line.
std::string verbatim(const std::string& text) {
  return ".PP\n.nf\n" + roff(text) + "\n.fi\n";
}

std::string flag_text(const FlagSheet& flag) {
  std::string names;
  for (const std::string& name : flag.names) {
    names += (names.empty() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
  }
  if (flag.takes_value && !flag.by_place) names += " \\fIVALUE\\fR";
  std::string out = ".TP\n" + names + "\n" + roff(flag.help);
  if (!flag.choices.empty()) {
    out += fmt::format(" (one of {})", roff(fmt::format("{}", fmt::join(flag.choices, ", "))));
  }
  return out + "\n";
}

std::string flags_text(const CommandSheet& command) {
  std::string out;
  for (const FlagSheet& flag : command.flags) out += flag_text(flag);
  return out;
}

std::string command_text(const CommandSheet& command) {
  std::string usage = "\\fBdragoman " + roff(command.path) + "\\fR";
  for (const FlagSheet& flag : command.flags) {
    if (!flag.by_place) continue;
    const std::string name = "\\fI" + roff(flag.names.front()) + "\\fR";
    usage += flag.required ? " " + name : " [" + name + "]";
  }
  std::string out = fmt::format(".SS \"dragoman {}\"\n{} [\\fIflags\\fR]\n.PP\n{}.\n",
                                roff(command.path), usage, roff(command.summary));
  out += flags_text(command);
  if (!command.notes.empty()) out += verbatim(command.notes);
  for (const CommandSheet& below : command.commands) out += command_text(below);
  return out;
}

}  // namespace

std::string manual_page(const CommandSheet& program, const std::string& version) {
  std::string out = fmt::format(".TH DRAGOMAN 1 \"\" \"dragoman {}\" \"User Commands\"\n", version);
  out += ".SH NAME\ndragoman \\- reads reports on relations between states and keeps a record\n";
  out += ".SH SYNOPSIS\n\\fBdragoman\\fR \\fICOMMAND\\fR [\\fIflags\\fR]\n";
  out += ".SH DESCRIPTION\n" + roff(program.summary) + "\n";
  out += ".SH OPTIONS\n" + flags_text(program);
  out += ".SH COMMANDS\n";
  for (const CommandSheet& command : program.commands) out += command_text(command);
  out +=
      ".SH ENVIRONMENT\n.TP\n\\fBDRAGOMAN_DATA\\fR\n"
      "A folder of tables of your own that lie over those of the program, or of all tables.\n"
      ".TP\n\\fBNO_COLOR\\fR\nNo colours, even on a terminal.\n";
  out += ".SH NOTES\n" + verbatim(program.notes);
  return out;
}

}  // namespace dragoman
