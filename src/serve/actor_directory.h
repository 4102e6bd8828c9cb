// Who the actors are and how high they stand, for views over very many incidents.
//
// Filled once when the server starts, in the background, and again from time to time while the
// record changes: a name or an office that is a minute old does no harm here. What is asked for
// meanwhile is looked up.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "briefing/words.h"
#include "record/store.h"

namespace dragoman {

struct ActorShort {
  std::string name;
  std::string kind;
  std::string country;
  Level level = Level::none;  // the highest office ever held
};

class ActorDirectory {
 public:
  ActorDirectory(std::string record, const BriefWords& words);
  ~ActorDirectory();
  ActorDirectory(const ActorDirectory&) = delete;
  ActorDirectory& operator=(const ActorDirectory&) = delete;

  using Table = std::unordered_map<std::string, ActorShort>;
  // Of all these at least; others may be in it too.
  Result<std::shared_ptr<const Table>> of(Store& store, const std::vector<std::string>& ids);

 private:
  void run();
  void load();

  const std::string record_;
  const BriefWords& words_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::shared_ptr<const Table> table_ = std::make_shared<const Table>();
  std::int64_t version_ = -1;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace dragoman
