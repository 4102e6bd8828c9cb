// What a command has at hand: where it prints, what the terminal can do, how it ends.
//
// Every command is a function that adds itself to the program (commands.h): it declares its flags
// through Command, and hands over what to run. A flag is declared once, with its help and with one
// value that must be taken and one that must be refused; tests/cli/options_test.cpp tries them all.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

// CLI11 is heavy to compile; only session.cpp sees it.
namespace CLI {
class App;
class Option;
class ParseError;
}  // namespace CLI

namespace dragoman {

struct CommandSheet;

// The contract with scripts; docs and --help say the same.
enum ExitCode : int {
  kDone = 0,
  kNothingFound = 1,
  kInputFailed = 2,
  kBug = 3,
  kWrongUsage = 4,
};

struct Terminal {
  bool colours = false;   // of standard output
  bool progress = false;  // whether standard error is a terminal
  unsigned width = 100;   // columns of standard output
};

// The flag's name as it is written, and what its test tries. Empty: nothing of that sort to try.
struct Tried {
  std::vector<std::string> good;
  std::vector<std::string> bad;
};

struct TriedFlag {
  std::string command;
  std::string flag;
  Tried tried;
};

class Session {
 public:
  Session(std::ostream& output, std::ostream& errors, Terminal terminal);
  ~Session();
  Session(const Session&) = delete;  // commands hold on to it
  Session& operator=(const Session&) = delete;

  // Runs the program on the arguments that follow its name. Everything but an output that fails is
  // caught here.
  int run(std::vector<std::string> arguments);
  // Only looks whether the arguments make sense: kDone, with `chosen` set unless help was asked
  // for and printed, or kWrongUsage. Once a session.
  int parse(std::vector<std::string> arguments);

  std::ostream& out;
  std::ostream& err;
  const Terminal terminal;
  std::vector<TriedFlag> flags;
  std::function<int()> chosen;  // what the parsed arguments ask for

  // "dragoman: place: message [code]"; returns kInputFailed.
  int fail(const Error& error);
  // Says something that is no failure, on standard error.
  void note(const std::string& text);
  // All commands with their flags (command_sheet.h).
  CommandSheet sheet() const;

 private:
  friend class Command;
  int report_usage(const CLI::ParseError& error);

  std::unique_ptr<CLI::App> app_;
};

// A flag or argument while it is declared: what else has to hold.
class Flag {
 public:
  explicit Flag(CLI::Option* option) : option_(option) {}

  Flag& required();
  // Exactly so many values.
  Flag& expected(int values);
  // One value at a time, the flag repeated for more.
  Flag& repeated();
  // Says what is wrong with a value, or nothing.
  Flag& check(std::string (*what_is_wrong)(const std::string&));
  Flag& one_of(std::vector<std::string> words);
  Flag& between(std::size_t low, std::size_t high);
  Flag& excludes(const Flag& other);

 private:
  CLI::Option* option_;
};

// A command while it is declared.
class Command {
 public:
  Command(Session& session, const std::string& name, const std::string& summary,
          const std::string& examples);
  // A command below another: `dragoman eval trees`.
  Command(Command& parent, const std::string& name, const std::string& summary,
          const std::string& examples);
  // A command that is only there for those below it.
  void needs_one_of_its_own();
  // Not listed in --help.
  void hidden();

  // An option with a value, or (for a bool) a flag without; without dashes, an argument by its
  // place. The target has to live until the command runs.
  Flag option(const std::string& names, bool& target, const std::string& help, Tried tried);
  Flag option(const std::string& names, std::string& target, const std::string& help,
              Tried tried = {});
  Flag option(const std::string& names, std::vector<std::string>& target, const std::string& help,
              Tried tried = {});
  Flag option(const std::string& names, std::size_t& target, const std::string& help, Tried tried);
  Flag option(const std::string& names, unsigned& target, const std::string& help, Tried tried);
  void runs(std::function<int()> function);

 private:
  void remember(const std::string& names, Tried tried);
  void dress(const std::string& examples);

  Session& session_;
  CLI::App* app_;
  std::string name_;  // "eval trees"
};

}  // namespace dragoman
