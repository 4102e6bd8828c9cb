// A disk that fails when it is told to: SQLite's own door to files, with a hand on it.
//
// While a FaultyDisk lives, all that is opened goes through it to the real files. It counts writes;
// from a chosen one on the disk is full, and at chosen ones it takes down what the disk would hold
// if the power went right then: of what was not synced, any part, in whole sectors.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace dragoman {

class FaultyDisk {
 public:
  // Files by their paths, with what is in them.
  using Files = std::map<std::string, std::string>;

  FaultyDisk();
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  std::size_t writes() const { return writes_; }
  // The disk takes no more than so many writes from now on.
  void is_full_after(std::size_t writes) { full_at_ = writes_ + writes; }
  void has_room() { full_at_ = kNever; }
  // The power goes at these writes (counted from the first); see `cuts`.
  void cut_at(std::set<std::size_t> writes, unsigned seed);
  // What was left of the files, cut by cut.
  const std::vector<Files>& cuts() const { return cuts_; }

  // Called by the file methods.
  int write(const std::string& path, std::string_view bytes, std::int64_t offset);
  void truncate(const std::string& path, std::int64_t size);
  void sync(const std::string& path);
  void opened(const std::string& path);
  void erased(const std::string& path);

 private:
  struct Change {
    std::int64_t offset = 0;
    std::string bytes;
    bool truncates = false;  // to `offset`
  };
  struct Image {
    std::string safe;  // what has been synced
    std::vector<Change> pending;
  };
  static constexpr std::size_t kNever = static_cast<std::size_t>(-1);
  static void apply(std::string& to, const Change& change);
  std::string left_of(const Image& image);

  sqlite3_vfs own_{};
  sqlite3_vfs* real_ = nullptr;
  std::size_t writes_ = 0;
  std::size_t full_at_ = kNever;
  std::set<std::size_t> cut_at_;
  std::mt19937 random_;
  std::map<std::string, Image> images_;
  std::vector<Files> cuts_;
};

// Puts files back as they were, under the same names in another folder.
void lay_out(const FaultyDisk::Files& files, const std::filesystem::path& folder);

}  // namespace dragoman
