#include "serve/answer_cache.h"

namespace dragoman {
namespace {

// How long ago an answer may have been true that is given while a newer one is made.
constexpr std::chrono::seconds kOldest{10};

std::size_t size_of(const KeptAnswer& answer) {
  constexpr std::size_t kEntry = 512;  // headers and the rest
  return kEntry + answer.response.body->size();
}

}  // namespace

AnswerCache::Found AnswerCache::find(const std::string& question, std::int64_t version,
                                     std::chrono::milliseconds may_lag) {
  std::lock_guard lock(mutex_);
  const auto found = by_question_.find(question);
  if (found == by_question_.end()) return {nullptr, true, epoch_};
  Entry& entry = *found->second;
  entries_.splice(entries_.begin(), entries_, found->second);
  const Clock::time_point now = Clock::now();
  if (entry.answer->version == version) entry.true_at = now;
  const auto age = now - entry.true_at;
  if (entry.answer->version == version || age < may_lag) return {entry.answer, false, epoch_};
  if (may_lag.count() == 0 || age > kOldest) return {nullptr, true, epoch_};
  return {entry.answer, making_.insert(question).second, epoch_};
}

void AnswerCache::keep(const std::string& question, std::shared_ptr<const KeptAnswer> answer,
                       std::uint64_t epoch) {
  std::lock_guard lock(mutex_);
  making_.erase(question);
  const std::size_t size = size_of(*answer);
  if (epoch != epoch_) return;
  if (const auto found = by_question_.find(question); found != by_question_.end()) {
    bytes_ -= size_of(*found->second->answer);
    entries_.erase(found->second);
    by_question_.erase(found);
  }
  if (size > most_bytes_) return;
  entries_.push_front({question, std::move(answer), Clock::now()});
  by_question_[question] = entries_.begin();
  bytes_ += size;
  while (bytes_ > most_bytes_) {
    bytes_ -= size_of(*entries_.back().answer);
    by_question_.erase(entries_.back().question);
    entries_.pop_back();
  }
}

void AnswerCache::give_up(const std::string& question) {
  std::lock_guard lock(mutex_);
  making_.erase(question);
}

void AnswerCache::forget() {
  std::lock_guard lock(mutex_);
  entries_.clear();
  by_question_.clear();
  making_.clear();
  bytes_ = 0;
  ++epoch_;
}

}  // namespace dragoman
