// Waiting for another program that writes to the record.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <utility>

#include "base/result.h"

namespace dragoman {

// How long a run waits, and whom it tells so.
struct Patience {
  std::chrono::seconds most{0};
  std::function<void()> told;  // once a wait
};

// Tries again while the record is another's. `attempt` gives a Result or Status, and waits a while
// by itself (Store::Options::busy_timeout_ms).
template <typename Attempt>
auto patiently(const Patience& patience, const Attempt& attempt) {
  const auto until = std::chrono::steady_clock::now() + patience.most;
  auto outcome = attempt();
  if (!outcome && outcome.error().code == ErrorCode::store_busy && patience.most.count() > 0 &&
      patience.told) {
    patience.told();
  }
  while (!outcome && outcome.error().code == ErrorCode::store_busy &&
         std::chrono::steady_clock::now() < until) {
    outcome = attempt();
  }
  return outcome;
}

}  // namespace dragoman
