#include "cli/session.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <new>

#include "cli/command_sheet.h"
#include "cli/commands.h"

namespace dragoman {
namespace {

constexpr const char* kFooter =
    "Exit status: 0 done, 1 nothing found, 2 some input failed, 3 a bug of ours, 4 wrong usage.\n"
    "`dragoman COMMAND --help` shows a command's flags with examples.";

constexpr const char* kBugMessage =
    "this is a bug of ours. Please report it with the command and, if you may, the input "
    "[internal]";

// CLI11 would take -1 for the largest number there is.
std::string check_not_negative(const std::string& value) {
  return value.starts_with('-') ? value + " is less than 0" : "";
}

// "TEXT:{bash,zsh}" → bash, zsh
std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> out;
  const std::size_t open = type.find('{');
  if (open == std::string::npos || type.back() != '}') return out;
  std::string word;
  for (const char c : type.substr(open + 1)) {
    if (c != ',' && c != '}') {
      word += c;
      continue;
    }
    out.push_back(std::move(word));
    word.clear();
  }
  return out;
}

FlagSheet sheet_of(const CLI::Option& option) {
  FlagSheet sheet;
  for (const std::string& name : option.get_snames()) sheet.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) sheet.names.push_back("--" + name);
  sheet.by_place = sheet.names.empty();
  if (sheet.by_place) sheet.names.push_back(option.get_name(true));
  sheet.help = option.get_description();
  sheet.takes_value = option.get_items_expected_max() > 0;
  sheet.required = option.get_required();
  sheet.choices = choices_in(option.get_type_name());
  return sheet;
}

CommandSheet sheet_of(const CLI::App& app, const std::string& path) {
  CommandSheet sheet;
  sheet.path = path;
  sheet.summary = app.get_description();
  sheet.notes = app.get_footer();
  for (const CLI::Option* option : app.get_options()) sheet.flags.push_back(sheet_of(*option));
  for (const CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (below->get_group().empty()) continue;
    const std::string name = below->get_name();
    sheet.commands.push_back(sheet_of(*below, path.empty() ? name : path + " " + name));
  }
  return sheet;
}

}  // namespace

Session::Session(std::ostream& output, std::ostream& errors, Terminal known)
    : out(output),
      err(errors),
      terminal(known),
      app_(std::make_unique<CLI::App>(
          "Reads what is reported and said about relations between states, and keeps a record in "
          "which every line can be traced to the words it came from.",
          "dragoman")) {
  CLI::App& app = *app_;
  app.set_version_flag("--version", std::string("dragoman ") + DRAGOMAN_VERSION,
                       "Print the version and end");
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", "Print this help and end");
  app.footer(kFooter);
  app.get_formatter()->column_width(34);
  add_all_commands(*this);
}

Session::~Session() = default;

int Session::fail(const Error& error) {
  err << "dragoman: " << error.text() << std::endl;
  return kInputFailed;
}

void Session::note(const std::string& text) {
  err << "dragoman: " << text << std::endl;
}

CommandSheet Session::sheet() const {
  const CLI::App& app = *app_;
  return sheet_of(app, "");
}

int Session::report_usage(const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app_->exit(error, out, err);  // --help and --version
    return kDone;
  }
  std::string command = "dragoman";
  for (const CLI::App* at = app_.get(); !at->get_subcommands().empty();) {
    at = at->get_subcommands().front();
    command += " " + at->get_name();
  }
  std::string message = error.what();
  std::replace(message.begin(), message.end(), '\n', ' ');
  while (!message.empty() && message.back() == ' ') message.pop_back();
  note(fmt::format("{}; see `{} --help` [{}]", message, command,
                   error_name(ErrorCode::bad_argument)));
  return kWrongUsage;
}

int Session::parse(std::vector<std::string> arguments) {
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
  try {
    app_->parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return report_usage(error);
  }
  dragoman::check(static_cast<bool>(chosen), "a command without anything to run");
  return kDone;
}

int Session::run(std::vector<std::string> arguments) {
  try {
    int code = parse(std::move(arguments));
    if (code == kDone && chosen) code = chosen();
    out.flush();
    return code;
  } catch (const std::bad_alloc&) {
    note("out of memory [too_large]");
    return kInputFailed;
  } catch (const std::exception& error) {
    note(fmt::format("{}: {}", error.what(), kBugMessage));
    return kBug;
  }
}

Command::Command(Session& session, const std::string& name, const std::string& summary,
                 const std::string& examples)
    : session_(session), app_(session.app_->add_subcommand(name, summary)), name_(name) {
  dress(examples);
}

Command::Command(Command& parent, const std::string& name, const std::string& summary,
                 const std::string& examples)
    : session_(parent.session_),
      app_(parent.app_->add_subcommand(name, summary)),
      name_(parent.name_ + " " + name) {
  dress(examples);
}

void Command::needs_one_of_its_own() {
  app_->require_subcommand(1);
}

void Command::hidden() {
  app_->group("");
}

void Command::dress(const std::string& examples) {
  app_->footer("Examples:\n" + examples);
  app_->get_formatter()->column_width(34);
  app_->set_help_flag("-h,--help", "Print this help and end");
}

void Command::runs(std::function<int()> function) {
  // A command below this one has run its callback already; then it is what was asked for.
  app_->callback([this_session = &session_, app = app_, function = std::move(function)] {
    if (app->get_subcommands().empty()) this_session->chosen = function;
  });
}

void Command::remember(const std::string& names, Tried tried) {
  if (names.front() != '-') return;
  std::string last = names.substr(names.rfind(',') + 1);
  session_.flags.push_back({name_, last, std::move(tried)});
}

Flag Command::option(const std::string& names, bool& target, const std::string& help, Tried tried) {
  remember(names, std::move(tried));
  return Flag(app_->add_flag(names, target, help));
}

Flag Command::option(const std::string& names, std::string& target, const std::string& help,
                     Tried tried) {
  remember(names, std::move(tried));
  return Flag(app_->add_option(names, target, help));
}

Flag Command::option(const std::string& names, std::vector<std::string>& target,
                     const std::string& help, Tried tried) {
  remember(names, std::move(tried));
  return Flag(app_->add_option(names, target, help));
}

Flag Command::option(const std::string& names, std::size_t& target, const std::string& help,
                     Tried tried) {
  remember(names, std::move(tried));
  return Flag(app_->add_option(names, target, help)->check(CLI::Validator(check_not_negative, "")));
}

Flag Command::option(const std::string& names, unsigned& target, const std::string& help,
                     Tried tried) {
  remember(names, std::move(tried));
  return Flag(app_->add_option(names, target, help)->check(CLI::Validator(check_not_negative, "")));
}

Flag& Flag::required() {
  option_->required();
  return *this;
}

Flag& Flag::expected(int values) {
  option_->expected(values);
  return *this;
}

Flag& Flag::repeated() {
  option_->allow_extra_args(false);
  return *this;
}

Flag& Flag::check(std::string (*what_is_wrong)(const std::string&)) {
  option_->check(CLI::Validator(what_is_wrong, ""));
  return *this;
}

Flag& Flag::one_of(std::vector<std::string> words) {
  option_->check(CLI::IsMember(std::move(words)));
  return *this;
}

Flag& Flag::between(std::size_t low, std::size_t high) {
  option_->check(CLI::Range(low, high));
  return *this;
}

Flag& Flag::excludes(const Flag& other) {
  option_->excludes(other.option_);
  return *this;
}

}  // namespace dragoman
