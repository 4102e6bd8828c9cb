// Runs the real program in a folder of its own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace dragoman {

struct Ended {
  int code = 0;  // the exit status; -N where signal N ended it
  std::string out;
  std::string err;
};

struct RunOptions {
  std::string input;              // standard input
  long most_file_bytes = 0;       // RLIMIT_FSIZE; 0: none
  bool output_is_closed = false;  // standard output is a pipe that nobody reads
  std::string output_to;          // standard output is this file or device
};

// A fresh folder for each test; the program runs in it.
class ProgramTest : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  // `dragoman ARGUMENTS…`
  Ended run(std::vector<std::string> arguments, const RunOptions& options = {});
  Ended run_shell(const std::string& command);
  void write(const std::string& name, const std::string& content);
  std::string content_of(const std::string& name);
  // Two reports in plain text and two as JSON lines, in our own words.
  void write_reports();

  std::filesystem::path folder_;

 private:
  Ended run_program(std::vector<std::string> argv, const RunOptions& options);
};

// What a command printed as JSON lines.
std::vector<nlohmann::json> json_lines(const std::string& text);

}  // namespace dragoman
