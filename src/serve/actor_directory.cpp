#include "serve/actor_directory.h"

#include <chrono>
#include <utility>

#include "briefing/contacts.h"

namespace dragoman {
namespace {

constexpr std::chrono::seconds kBetweenLooks{60};

ActorShort in_short(const ActorRecord& actor, const BriefWords& words) {
  return {actor.name, actor.kind, actor.country, level_of(actor, "", words)};
}

}  // namespace

ActorDirectory::ActorDirectory(std::string record, const BriefWords& words)
    : record_(std::move(record)), words_(words), thread_([this] { run(); }) {}

ActorDirectory::~ActorDirectory() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void ActorDirectory::run() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    lock.unlock();
    load();
    lock.lock();
    wake_.wait_for(lock, kBetweenLooks, [&] { return ending_; });
  }
}

// A record that cannot be read now is read at the next look; until then each name is asked for.
void ActorDirectory::load() {
  Result<Store> store = Store::open(record_, Store::Mode::read_only);
  if (!store) return;
  const Result<std::int64_t> version = store->version();
  if (!version || *version == version_) return;
  Result<std::vector<ActorRecord>> actors = store->actors();
  if (!actors) return;
  auto table = std::make_shared<Table>();
  table->reserve(actors->size());
  for (const ActorRecord& actor : *actors) table->emplace(actor.id, in_short(actor, words_));
  std::lock_guard lock(mutex_);
  table_ = std::move(table);
  version_ = *version;
}

Result<std::shared_ptr<const ActorDirectory::Table>> ActorDirectory::of(
    Store& store, const std::vector<std::string>& ids) {
  std::shared_ptr<const Table> known;
  {
    std::lock_guard lock(mutex_);
    known = table_;
  }
  std::shared_ptr<Table> more;
  for (const std::string& id : ids) {
    if (id.empty() || known->contains(id) || (more && more->contains(id))) continue;
    if (!more) more = std::make_shared<Table>(*known);
    Result<AnyRecord> found = store.find(id);
    if (!found && found.error().code != ErrorCode::not_found) return found.error();
    const ActorRecord* actor = found ? std::get_if<ActorRecord>(&*found) : nullptr;
    more->emplace(id, actor != nullptr ? in_short(*actor, words_) : ActorShort{id, "", "", {}});
  }
  if (!more) return known;
  std::lock_guard lock(mutex_);
  if (table_ == known) table_ = more;
  return std::shared_ptr<const Table>(more);
}

}  // namespace dragoman
