#include "source/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <utility>

#include "source/metadata.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_ONLYDIR;

bool is_hidden(const std::string& name) {
  return name.starts_with('.');
}

}  // namespace

Result<FolderWatch> FolderWatch::open(const std::vector<std::string>& folders) {
  const int queue = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (queue < 0) return Error{ErrorCode::not_readable, std::strerror(errno), "inotify"};
  FolderWatch watch(queue);
  for (const std::string& folder : folders) {
    std::error_code code;
    if (!fs::exists(folder, code)) return Error{ErrorCode::not_found, "no such folder", folder};
    if (Status added = watch.add(folder); !added) return added.error();
    watch.folders_.push_back(folder);
  }
  return watch;
}

FolderWatch::FolderWatch(FolderWatch&& other) noexcept
    : queue_(std::exchange(other.queue_, -1)),
      folders_(std::move(other.folders_)),
      watched_(std::move(other.watched_)) {}

FolderWatch::~FolderWatch() {
  if (queue_ >= 0) ::close(queue_);
}

Status FolderWatch::add(const std::string& folder) {
  const int number = ::inotify_add_watch(queue_, folder.c_str(), kEvents);
  if (number < 0) {
    const char* why = errno == ENOSPC ? "too many folders; fs.inotify.max_user_watches raises this"
                                      : std::strerror(errno);
    return Error{ErrorCode::not_readable, why, folder};
  }
  watched_[number] = folder;
  std::error_code code;
  for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
    const std::string name = at->path().filename().string();
    std::error_code ignored;
    const bool inner = at->is_directory(ignored) && !at->is_symlink(ignored);
    if (!inner || is_hidden(name)) continue;
    if (Status added = add(at->path().string()); !added) return added;
  }
  return {};
}

// False where events were lost.
bool FolderWatch::take_events(std::vector<std::string>& written) {
  alignas(inotify_event) std::array<char, 1 << 16> buffer{};
  bool whole = true;
  while (true) {
    const ssize_t got = ::read(queue_, buffer.data(), buffer.size());
    if (got <= 0) return whole;
    for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      at += sizeof(inotify_event) + event->len;
      if ((event->mask & IN_Q_OVERFLOW) != 0) whole = false;
      if ((event->mask & IN_IGNORED) != 0) watched_.erase(event->wd);
      const auto folder = watched_.find(event->wd);
      if (folder == watched_.end() || event->len == 0) continue;
      const std::string name = event->name;
      const std::string path = (fs::path(folder->second) / name).string();
      if ((event->mask & IN_ISDIR) != 0) {
        if (is_hidden(name)) continue;
        // What was put there before we looked is found by walking it.
        if (add(path)) written.push_back(path);
      } else if ((event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) {
        if (!is_hidden(name) && !is_sidecar(name) && kind_of_name(name)) written.push_back(path);
      }
    }
  }
}

Inputs FolderWatch::wait(int stop) {
  constexpr int kQuiet = 200;  // milliseconds without news
  std::vector<std::string> written;
  while (true) {
    std::array<pollfd, 2> both = {{{queue_, POLLIN, 0}, {stop, POLLIN, 0}}};
    const int ready = ::poll(both.data(), both.size(), written.empty() ? -1 : kQuiet);
    if (ready < 0 && errno != EINTR) return {};
    if (both[1].revents != 0) return {};
    if (ready == 0 && !written.empty()) break;
    if (both[0].revents != 0 && !take_events(written)) written = folders_;
  }
  std::sort(written.begin(), written.end());
  Inputs inputs = find_inputs(written);
  // A file below a folder that is new was named twice; one that is gone again is no failure.
  std::set<std::string> seen;
  std::vector<Input> once;
  for (Input& input : inputs.files) {
    if (seen.insert(input.path).second) once.push_back(std::move(input));
  }
  inputs.files = std::move(once);
  inputs.errors.erase(
      std::remove_if(inputs.errors.begin(), inputs.errors.end(),
                     [](const Error& error) { return error.code == ErrorCode::not_found; }),
      inputs.errors.end());
  return inputs;
}

}  // namespace dragoman
