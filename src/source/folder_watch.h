// Folders that are watched: which files have been written since we last looked.
//
// A file counts when whoever writes it has closed it, or has moved it here under its name; so that
// half a file is never read, writers that keep one open should write elsewhere and move it. Folders
// below are watched as well, those made later too. The kernel's queue may run over; then all that
// lies there is named again. Linux's inotify(7).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "source/inputs.h"

namespace dragoman {

class FolderWatch {
 public:
  // Fails with not_found, not_readable (no folder, or too many watches).
  static Result<FolderWatch> open(const std::vector<std::string>& folders);
  FolderWatch(FolderWatch&& other) noexcept;
  FolderWatch& operator=(FolderWatch&&) = delete;
  ~FolderWatch();

  // Waits until files have been written and for a moment nothing more; each of them once, in order
  // of names. Nothing when `stop`, a descriptor, has become readable.
  Inputs wait(int stop);

 private:
  explicit FolderWatch(int queue) : queue_(queue) {}
  Status add(const std::string& folder);
  bool take_events(std::vector<std::string>& written);

  int queue_ = -1;
  std::vector<std::string> folders_;    // as they were given
  std::map<int, std::string> watched_;  // by the kernel's number
};

}  // namespace dragoman
