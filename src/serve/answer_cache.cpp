#include "serve/answer_cache.h"

namespace dragoman {
namespace {

// How long the others go on with what was there while one makes an answer.
constexpr std::chrono::seconds kMaking{10};

std::size_t size_of(const KeptAnswer& answer) {
  constexpr std::size_t kEntry = 512;  // headers and the rest
  return kEntry + answer.response.body->size();
}

}  // namespace

std::shared_ptr<const KeptAnswer> AnswerCache::find(const std::string& question,
                                                    std::int64_t version,
                                                    std::chrono::milliseconds may_lag) {
  std::lock_guard lock(mutex_);
  const auto found = by_question_.find(question);
  if (found == by_question_.end()) return nullptr;
  Entry& entry = *found->second;
  entries_.splice(entries_.begin(), entries_, found->second);
  const Clock::time_point now = Clock::now();
  const bool is_current = entry.answer->version == version;
  const bool is_young = now - entry.made < may_lag;
  const bool others_work = may_lag.count() > 0 && now - entry.begun < kMaking;
  if (is_current || is_young || others_work) return entry.answer;
  entry.begun = now;
  return nullptr;
}

void AnswerCache::keep(const std::string& question, std::shared_ptr<const KeptAnswer> answer) {
  std::lock_guard lock(mutex_);
  const std::size_t size = size_of(*answer);
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
  if (const auto found = by_question_.find(question); found != by_question_.end()) {
    found->second->begun = {};
  }
}

void AnswerCache::forget() {
  std::lock_guard lock(mutex_);
  entries_.clear();
  by_question_.clear();
  bytes_ = 0;
}

}  // namespace dragoman
