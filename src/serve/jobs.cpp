#include "serve/jobs.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace dragoman {
namespace {

constexpr std::size_t kMostWaiting = 1000;
constexpr std::size_t kMostBytes = std::size_t{512} << 20;
constexpr std::size_t kRemembered = 2000;

}  // namespace

Jobs::Jobs(ReadWork work, std::function<void()> after)
    : work_(std::move(work)), after_(std::move(after)), thread_([this] { run(); }) {}

Jobs::~Jobs() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

Result<Job> Jobs::add(ReadOrder order) {
  std::lock_guard lock(mutex_);
  if (waiting_.size() >= kMostWaiting || waiting_bytes_ + order.bytes.size() > kMostBytes) {
    return Error{ErrorCode::store_busy, "too much is waiting to be read; try again later",
                 order.name};
  }
  Job job;
  job.id = fmt::format("job-{}", ++numbered_);
  job.name = order.name;
  waiting_bytes_ += order.bytes.size();
  jobs_.push_back(job);
  waiting_.emplace_back(job.id, std::move(order));
  const auto ended = [](const Job& one) {
    return one.state == JobState::done || one.state == JobState::failed;
  };
  while (jobs_.size() > kRemembered && ended(jobs_.front())) jobs_.pop_front();
  wake_.notify_one();
  return job;
}

std::optional<Job> Jobs::find(const std::string& id) {
  std::lock_guard lock(mutex_);
  const auto found =
      std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& job) { return job.id == id; });
  if (found == jobs_.end()) return std::nullopt;
  return *found;
}

std::vector<Job> Jobs::all() {
  std::lock_guard lock(mutex_);
  return {jobs_.rbegin(), jobs_.rend()};
}

Job& Jobs::job_of(const std::string& id) {
  const auto found =
      std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& job) { return job.id == id; });
  check(found != jobs_.end(), "a job that waits was forgotten");
  return *found;
}

void Jobs::run() {
  for (;;) {
    std::string id;
    ReadOrder order;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
      if (ending_) return;
      id = std::move(waiting_.front().first);
      order = std::move(waiting_.front().second);
      waiting_.pop_front();
      waiting_bytes_ -= order.bytes.size();
      job_of(id).state = JobState::reading;
    }
    Status done;
    try {
      done = work_(order, [&](const ReadProgress& progress) {
        std::lock_guard lock(mutex_);
        job_of(id).progress = progress;
      });
      after_();
    } catch (const std::exception& bug) {
      done = Error{ErrorCode::internal, bug.what(), order.name};
    }
    std::lock_guard lock(mutex_);
    Job& job = job_of(id);
    job.state = done ? JobState::done : JobState::failed;
    if (!done) job.error = done.error();
  }
}

}  // namespace dragoman
