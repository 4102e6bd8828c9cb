// Texts that a client sent to be read: one is read after the other, and each can be asked about.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "record/store.h"

namespace dragoman {

// What is to be read: a file as it was sent, with what its sender knows of it.
struct ReadOrder {
  std::string name;  // "report.txt"; tells what kind of file it is
  std::string bytes;
  std::string published;
  std::string outlet;
  std::string title;
  std::string url;
};

struct ReadProgress {
  std::size_t documents = 0;  // found so far
  std::size_t done = 0;       // written, known, or failed
  std::size_t sentences = 0;
  std::size_t events = 0;
  std::vector<std::string> ids;  // of the documents
  std::vector<Failure> failures;
};

// Reads one order into the record; tells how far it is. Fails if nothing of it can be read.
using ReadWork =
    std::function<Status(const ReadOrder&, const std::function<void(const ReadProgress&)>& told)>;

enum class JobState : std::uint8_t { waiting, reading, done, failed };

struct Job {
  std::string id;
  std::string name;
  JobState state = JobState::waiting;
  ReadProgress progress;
  std::optional<Error> error;
};

class Jobs {
 public:
  // `after` is called when one has been read, before it counts as done.
  Jobs(ReadWork work, std::function<void()> after);
  ~Jobs();  // waits for the one that is being read
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Fails with store_busy where too many, or too many bytes, wait.
  Result<Job> add(ReadOrder order);
  std::optional<Job> find(const std::string& id);
  std::vector<Job> all();  // the newest first; those that ended long ago are forgotten

 private:
  void run();
  Job& job_of(const std::string& id);  // under the lock

  const ReadWork work_;
  const std::function<void()> after_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;  // the oldest first
  std::deque<std::pair<std::string, ReadOrder>> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::size_t numbered_ = 0;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace dragoman
