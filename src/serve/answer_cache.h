// Answers that were given, by what was asked and which version of the record they tell.
//
// A question is answered anew when the record has changed. Where its route says so it is answered
// from before for a moment while others write to the record: nobody waits, and a newer answer is
// made meanwhile. Who has changed the record through this server sees the change at once: `forget`
// leaves nothing that is older, and takes nothing that was begun before it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
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

  struct Found {
    std::shared_ptr<const KeptAnswer> answer;  // may be given now; nothing: it has to be made
    bool make = false;                         // whether who asked has to see to a newer one
    std::uint64_t epoch = 0;                   // to be given to `keep` with what is made
  };
  // Who is told to make an answer calls keep or give_up in the end.
  Found find(const std::string& question, std::int64_t version, std::chrono::milliseconds may_lag);
  void keep(const std::string& question, std::shared_ptr<const KeptAnswer> answer,
            std::uint64_t epoch);
  void give_up(const std::string& question);
  void forget();

 private:
  using Clock = std::chrono::steady_clock;
  struct Entry {
    std::string question;
    std::shared_ptr<const KeptAnswer> answer;
    Clock::time_point true_at;  // when the record was last seen to be as it tells
  };

  std::mutex mutex_;
  std::list<Entry> entries_;  // the last used first
  std::map<std::string, std::list<Entry>::iterator> by_question_;
  std::set<std::string> making_;  // newer ones of those that are there
  std::uint64_t epoch_ = 0;       // times that all was forgotten
  std::size_t bytes_ = 0;
  const std::size_t most_bytes_;
};

}  // namespace dragoman
