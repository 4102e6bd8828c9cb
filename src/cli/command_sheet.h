// The program's commands and flags as plain data: what the manual page and the shells' completions
// are made of. It is taken from the declarations themselves (Session::sheet), so that neither can
// say anything else than --help.
#pragma once

#include <string>
#include <vector>

namespace dragoman {

struct FlagSheet {
  std::vector<std::string> names;  // "-o", "--output"; of an argument by its place its name
  std::string help;
  bool takes_value = false;
  bool by_place = false;
  bool required = false;
  std::vector<std::string> choices;  // the only values there are, or none
};

struct CommandSheet {
  std::string path;  // "eval trees"; of the program itself empty
  std::string summary;
  std::string notes;  // what stands below the flags in --help: examples, remarks
  std::vector<FlagSheet> flags;
  std::vector<CommandSheet> commands;  // but for hidden ones
};

// A page for man(1).
std::string manual_page(const CommandSheet& program, const std::string& version);

// Scripts that complete commands, flags and their values.
std::string bash_completion(const CommandSheet& program);
std::string zsh_completion(const CommandSheet& program);
std::string fish_completion(const CommandSheet& program);

}  // namespace dragoman
