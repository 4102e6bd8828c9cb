// Answers that were given, by what was asked and which version of the record they tell.
//
// A question is answered anew when the record has changed. Where its route says so it may be answered
// from before for a moment while others write to the record, and where several ask it at once one
// works and the others take what was there. Who has changed the record through
// this server sees the change at once: `forget` leaves nothing that is older.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "serve/http.h"

namespace dragoman {

struct KeptAnswer {
  std::int64_t version = 0;
  HttpAnswer response;
};

class AnswerCache {
 public:
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // An answer that may be given now; nothing: whoever asked has to make it, and then to call keep
  // or give_up.
  std::shared_ptr<const KeptAnswer> find(const std::string& question, std::int64_t version,
                                         std::chrono::milliseconds may_lag);
  void keep(const std::string& question, std::shared_ptr<const KeptAnswer> answer);
  void give_up(const std::string& question);
  void forget();

 private:
  using Clock = std::chrono::steady_clock;
  struct Entry {
    std::string question;
    std::shared_ptr<const KeptAnswer> answer;
    Clock::time_point made;
    Clock::time_point begun{};  // when somebody began to make a newer one; zero: nobody
  };

  std::mutex mutex_;
  std::list<Entry> entries_;  // the last used first
  std::map<std::string, std::list<Entry>::iterator> by_question_;
  std::size_t bytes_ = 0;
  const std::size_t most_bytes_;
};

}  // namespace dragoman
