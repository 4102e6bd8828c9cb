// A line on the terminal that tells how far a run is, how fast it goes and how long it will still
// take; nothing where standard error is no terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <ostream>
#include <string>

#include "cli/pipeline.h"

namespace dragoman {

using ProgressClock = std::chrono::steady_clock;

// How fast a run has been going of late: what was passed over at the start as known, or read while
// the machine was busy, says nothing of the rest.
class Pace {
 public:
  // `part` is of the whole by which the time left is reckoned: bytes, documents.
  void at(ProgressClock::time_point now, std::uint64_t part, std::size_t documents);

  double documents_per_second() const;
  // How long the rest takes; nothing in the first two seconds, and where nothing moves.
  std::optional<std::chrono::seconds> left(std::uint64_t whole) const;

 private:
  struct Sample {
    ProgressClock::time_point time;
    std::uint64_t part = 0;
    std::size_t documents = 0;
  };
  double seconds() const;
  std::deque<Sample> samples_;  // of the last half minute, and the newest
};

class Progress {
 public:
  // `files` is the number of inputs; a file may hold many documents.
  Progress(std::ostream& err, bool shown, std::size_t files,
           std::function<ProgressClock::time_point()> now = ProgressClock::now);

  // At most ten times a second.
  void update(const RunSummary& summary, const std::string& file);
  // The same of what follows reading.
  void update_linking(std::size_t done, std::size_t all);
  // Before anything else is printed, and at the end.
  void clear();

 private:
  bool is_time(ProgressClock::time_point now);
  void show(double share, const std::string& what, const std::optional<std::chrono::seconds>& left);

  std::ostream* err_;
  bool shown_;
  bool visible_ = false;
  std::size_t files_;
  std::size_t files_seen_ = 0;
  std::string last_path_;
  std::function<ProgressClock::time_point()> now_;
  ProgressClock::time_point last_;
  Pace reading_;
  Pace linking_;
};

// "45 s", "3:20", "2:03:20"
std::string time_left(std::chrono::seconds left);

// "read 5 documents (812 sentences): 93 events, 61 statements, 12 figures; 1 failed"
std::string summary_line(const RunSummary& summary);

// One line a stage: seconds of all threads, share, documents a second; then the whole, and the most
// memory the program has had.
std::string profile_table(const RunSummary& summary);

}  // namespace dragoman
