// Completion for bash, zsh and fish: commands, flags, and the values of flags that have a list.
// Everything else is completed as a file.
#include <fmt/format.h>

#include <functional>

#include "cli/command_sheet.h"

namespace dragoman {
namespace {

void for_each_command(const CommandSheet& command,
                      const std::function<void(const CommandSheet&)>& use) {
  use(command);
  for (const CommandSheet& below : command.commands) for_each_command(below, use);
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string last_word(const std::string& path) {
  return path.substr(path.rfind(' ') + 1);
}

// Inside '…' of a shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::vector<std::string> names_of_flags(const CommandSheet& command) {
  std::vector<std::string> out;
  for (const FlagSheet& flag : command.flags) {
    if (!flag.by_place) out.insert(out.end(), flag.names.begin(), flag.names.end());
  }
  return out;
}

std::vector<std::string> names_of_commands(const CommandSheet& command) {
  std::vector<std::string> out;
  for (const CommandSheet& below : command.commands) out.push_back(last_word(below.path));
  return out;
}

// "    'export --format') " for each flag with a list of values, followed by `line` of the list.
std::string cases_of_values(const CommandSheet& program,
                            const std::function<std::string(const std::string&)>& line) {
  std::string out;
  for_each_command(program, [&](const CommandSheet& command) {
    for (const FlagSheet& flag : command.flags) {
      if (flag.choices.empty() || flag.by_place) continue;
      std::string pattern;
      for (const std::string& name : flag.names) {
        pattern += (pattern.empty() ? "" : "|") + quoted(command.path + " " + name);
      }
      out += fmt::format("    {}) {} ;;\n", pattern, line(joined(flag.choices)));
    }
  });
  return out;
}

// All paths of commands as a pattern: 'read'|'eval'|'eval trees'.
std::string pattern_of_paths(const CommandSheet& program) {
  std::string out;
  for_each_command(program, [&](const CommandSheet& command) {
    if (command.path.empty()) return;
    out += (out.empty() ? "" : "|") + quoted(command.path);
  });
  return out;
}

}  // namespace

std::string bash_completion(const CommandSheet& program) {
  std::string words;
  for_each_command(program, [&](const CommandSheet& command) {
    words += fmt::format("    {}) flags={}; commands={} ;;\n", quoted(command.path),
                         quoted(joined(names_of_flags(command))),
                         quoted(joined(names_of_commands(command))));
  });
  return fmt::format(R"(# bash completion of dragoman, made from its own flags
_dragoman() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}"
  local command="" flags="" commands="" i
  # --flag=value comes as three words
  if [[ $word == "=" ]]; then
    word=""
  elif [[ $before == "=" ]]; then
    before="${{COMP_WORDS[COMP_CWORD-2]}}"
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${{command:+$command }}${{COMP_WORDS[i]}}" in
      {}) command="${{command:+$command }}${{COMP_WORDS[i]}}" ;;
    esac
  done
  COMPREPLY=()
  case "$command $before" in
{}  esac
  case "$command" in
{}  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$word"))
  elif [[ -n $commands ]]; then
    COMPREPLY=($(compgen -W "$commands" -- "$word"))
  fi
}}
complete -o default -F _dragoman dragoman
)",
                     pattern_of_paths(program),
                     cases_of_values(program,
                                     [](const std::string& values) {
                                       return "COMPREPLY=($(compgen -W " + quoted(values) +
                                              " -- \"$word\")); return";
                                     }),
                     words);
}

std::string zsh_completion(const CommandSheet& program) {
  // "--format:The form", as _describe wants it
  const auto described = [](const std::string& word, const std::string& help) {
    std::string out;
    for (char c : word) out += c == ':' ? std::string("\\:") : std::string(1, c);
    return quoted(out + ":" + help);
  };
  std::string words;
  for_each_command(program, [&](const CommandSheet& command) {
    std::string flags;
    for (const FlagSheet& flag : command.flags) {
      if (flag.by_place) continue;
      for (const std::string& name : flag.names) flags += " " + described(name, flag.help);
    }
    std::string commands;
    for (const CommandSheet& below : command.commands) {
      commands += " " + described(last_word(below.path), below.summary);
    }
    words += fmt::format("    {}) flags=({} ); commands=({} ) ;;\n", quoted(command.path), flags,
                         commands);
  });
  return fmt::format(
      R"(#compdef dragoman
# zsh completion of dragoman, made from its own flags
_dragoman() {{
  local command="" i
  local -a flags commands
  for ((i = 2; i < CURRENT; i++)); do
    case "${{command:+$command }}${{words[i]}}" in
      {}) command="${{command:+$command }}${{words[i]}}" ;;
    esac
  done
  case "$command ${{words[CURRENT-1]}}" in
{}  esac
  case "$command" in
{}  esac
  if [[ $PREFIX == -* ]]; then
    _describe 'flag' flags
  elif (( $#commands )); then
    _describe 'command' commands
  else
    _files
  fi
}}
if [[ $funcstack[1] == _dragoman ]]; then
  _dragoman "$@"
else
  compdef _dragoman dragoman
fi
)",
      pattern_of_paths(program),
      cases_of_values(
          program, [](const std::string& values) { return "compadd -- " + values + "; return"; }),
      words);
}

std::string fish_completion(const CommandSheet& program) {
  std::string out = "# fish completion of dragoman, made from its own flags\n";
  for_each_command(program, [&](const CommandSheet& command) {
    std::string condition = "__fish_use_subcommand";
    if (!command.path.empty()) {
      condition = "__fish_seen_subcommand_from " + command.path;
      const std::size_t blank = command.path.find(' ');
      if (blank != std::string::npos) {
        condition =
            fmt::format("__fish_seen_subcommand_from {}; and __fish_seen_subcommand_from {}",
                        command.path.substr(0, blank), command.path.substr(blank + 1));
      }
    }
    const std::string start = fmt::format("complete -c dragoman -n {}", quoted(condition));
    for (const CommandSheet& below : command.commands) {
      out +=
          fmt::format("{} -f -a {} -d {}\n", start, last_word(below.path), quoted(below.summary));
    }
    for (const FlagSheet& flag : command.flags) {
      if (flag.by_place) continue;
      std::string line = start;
      for (const std::string& name : flag.names) {
        line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      if (!flag.choices.empty()) {
        line += " -x -a " + quoted(joined(flag.choices));
      } else if (flag.takes_value) {
        line += " -r";
      }
      out += line + " -d " + quoted(flag.help) + "\n";
    }
  });
  return out;
}

}  // namespace dragoman
