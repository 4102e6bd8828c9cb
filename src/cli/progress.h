// A line on the terminal that tells how far a run is; nothing where standard error is no terminal.
#pragma once

#include <chrono>
#include <ostream>
#include <string>

#include "cli/pipeline.h"

namespace dragoman {

class Progress {
 public:
  // `files` is the number of inputs; a file may hold many documents.
  Progress(std::ostream& err, bool shown, std::size_t files);

  // At most ten times a second.
  void update(const RunSummary& summary, const std::string& file);
  // Before anything else is printed, and at the end.
  void clear();

 private:
  std::ostream* err_;
  bool shown_;
  bool visible_ = false;
  std::size_t files_;
  std::size_t files_seen_ = 0;
  std::string last_path_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

// "read 5 documents (812 sentences): 93 events, 61 statements, 12 figures; 1 failed"
std::string summary_line(const RunSummary& summary);

// One line a stage: seconds of all threads, share, documents a second; then the whole.
std::string profile_table(const RunSummary& summary);

}  // namespace dragoman
