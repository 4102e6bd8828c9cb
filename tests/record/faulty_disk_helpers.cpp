#include "record/faulty_disk_helpers.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

namespace dragoman {
namespace {

constexpr std::size_t kSector = 512;

// What SQLite takes for a file of ours; the real one lies behind it in the same memory.
struct File {
  sqlite3_file base;
  FaultyDisk* disk;
  std::string* path;  // null for a file without a name
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& file_of(sqlite3_file* file) {
  return *reinterpret_cast<File*>(file);
}
const sqlite3_io_methods& real_of(sqlite3_file* file) {
  return *file_of(file).real()->pMethods;
}

int close_file(sqlite3_file* file) {
  const int code = real_of(file).xClose(file_of(file).real());
  delete file_of(file).path;
  file_of(file).path = nullptr;
  return code;
}
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
  return real_of(file).xRead(file_of(file).real(), to, size, offset);
}
int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
  File& own = file_of(file);
  if (own.path != nullptr) {
    const std::string_view bytes(static_cast<const char*>(from), static_cast<std::size_t>(size));
    if (int code = own.disk->write(*own.path, bytes, offset); code != SQLITE_OK) return code;
  }
  return real_of(file).xWrite(own.real(), from, size, offset);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  File& own = file_of(file);
  if (own.path != nullptr) own.disk->truncate(*own.path, size);
  return real_of(file).xTruncate(own.real(), size);
}
int sync_file(sqlite3_file* file, int flags) {
  File& own = file_of(file);
  if (own.path != nullptr) own.disk->sync(*own.path);
  return real_of(file).xSync(own.real(), flags);
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  return real_of(file).xFileSize(file_of(file).real(), size);
}
int lock_file(sqlite3_file* file, int level) {
  return real_of(file).xLock(file_of(file).real(), level);
}
int unlock_file(sqlite3_file* file, int level) {
  return real_of(file).xUnlock(file_of(file).real(), level);
}
int ask_lock(sqlite3_file* file, int* out) {
  return real_of(file).xCheckReservedLock(file_of(file).real(), out);
}
int control_file(sqlite3_file* file, int what, void* argument) {
  return real_of(file).xFileControl(file_of(file).real(), what, argument);
}
int sector_size(sqlite3_file* file) {
  return real_of(file).xSectorSize(file_of(file).real());
}
int traits_of(sqlite3_file* file) {
  return real_of(file).xDeviceCharacteristics(file_of(file).real());
}
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return real_of(file).xShmMap(file_of(file).real(), page, size, extend, out);
}
int lock_shared(sqlite3_file* file, int offset, int n, int flags) {
  return real_of(file).xShmLock(file_of(file).real(), offset, n, flags);
}
void shared_barrier(sqlite3_file* file) {
  real_of(file).xShmBarrier(file_of(file).real());
}
int unmap_shared(sqlite3_file* file, int erase) {
  return real_of(file).xShmUnmap(file_of(file).real(), erase);
}

// Version 2: no reading through mapped memory, which nobody would see.
const sqlite3_io_methods kMethods = {
    2,           close_file,     read_file,    write_file,   truncate_file, sync_file, size_of_file,
    lock_file,   unlock_file,    ask_lock,     control_file, sector_size,   traits_of, map_shared,
    lock_shared, shared_barrier, unmap_shared, nullptr,      nullptr};

sqlite3_vfs* real_vfs(sqlite3_vfs* own) {
  return sqlite3_vfs_find(own->zName + std::string_view("faulty-").size());
}

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
  File& own = file_of(file);
  own.base.pMethods = nullptr;
  own.disk = static_cast<FaultyDisk*>(vfs->pAppData);
  own.path = nullptr;
  sqlite3_vfs* real = real_vfs(vfs);
  const int code = real->xOpen(real, name, own.real(), flags, out);
  if (code != SQLITE_OK) return code;
  own.base.pMethods = &kMethods;
  if (name != nullptr) {
    own.path = new std::string(name);
    own.disk->opened(*own.path);
  }
  return code;
}
int erase_file(sqlite3_vfs* vfs, const char* name, int sync) {
  sqlite3_vfs* real = real_vfs(vfs);
  const int code = real->xDelete(real, name, sync);
  if (code == SQLITE_OK) static_cast<FaultyDisk*>(vfs->pAppData)->erased(name);
  return code;
}

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

FaultyDisk::FaultyDisk() : real_(sqlite3_vfs_find(nullptr)) {
  static const std::string kName = std::string("faulty-") + real_->zName;
  own_ = *real_;  // what it does not do itself takes no look at the object
  own_.zName = kName.c_str();
  own_.pNext = nullptr;
  own_.pAppData = this;
  own_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
  own_.xOpen = open_file;
  own_.xDelete = erase_file;
  // The real ones find their own data by the object.
  own_.xAccess = [](sqlite3_vfs* vfs, const char* name, int flags, int* out) {
    sqlite3_vfs* real = real_vfs(vfs);
    return real->xAccess(real, name, flags, out);
  };
  own_.xFullPathname = [](sqlite3_vfs* vfs, const char* name, int size, char* out) {
    sqlite3_vfs* real = real_vfs(vfs);
    return real->xFullPathname(real, name, size, out);
  };
  sqlite3_vfs_register(&own_, 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(&own_);
  sqlite3_vfs_register(real_, 1);
}

void FaultyDisk::cut_at(std::set<std::size_t> writes, unsigned seed) {
  cut_at_ = std::move(writes);
  random_.seed(seed);
}

int FaultyDisk::write(const std::string& path, std::string_view bytes, std::int64_t offset) {
  if (writes_ >= full_at_) return SQLITE_FULL;
  ++writes_;
  images_[path].pending.push_back({offset, std::string(bytes), false});
  if (cut_at_.contains(writes_)) {
    Files left;
    for (const auto& [name, image] : images_) left[name] = left_of(image);
    cuts_.push_back(std::move(left));
  }
  return SQLITE_OK;
}

void FaultyDisk::truncate(const std::string& path, std::int64_t size) {
  images_[path].pending.push_back({size, "", true});
}

void FaultyDisk::sync(const std::string& path) {
  Image& image = images_[path];
  for (const Change& change : image.pending) apply(image.safe, change);
  image.pending.clear();
}

void FaultyDisk::opened(const std::string& path) {
  if (!images_.contains(path)) images_[path].safe = content_of(path);
}

void FaultyDisk::erased(const std::string& path) {
  images_.erase(path);
}

void FaultyDisk::apply(std::string& to, const Change& change) {
  const auto offset = static_cast<std::size_t>(change.offset);
  if (change.truncates) return to.resize(std::min(to.size(), offset));
  if (to.size() < offset + change.bytes.size()) to.resize(offset + change.bytes.size());
  to.replace(offset, change.bytes.size(), change.bytes);
}

// Disks write what is not synced when and in what order they like: nearly all of it, next to
// nothing, or each sector by chance.
std::string FaultyDisk::left_of(const Image& image) {
  std::string out = image.safe;
  const unsigned chance = std::vector<unsigned>{0, 10, 50, 90, 100}[random_() % 5];
  for (const Change& change : image.pending) {
    if (change.truncates) {
      if (random_() % 100 < chance) apply(out, change);
      continue;
    }
    for (std::size_t done = 0; done < change.bytes.size();) {
      const auto offset = static_cast<std::size_t>(change.offset) + done;
      const std::size_t size = std::min(kSector - offset % kSector, change.bytes.size() - done);
      if (random_() % 100 < chance) {
        apply(out, {static_cast<std::int64_t>(offset), change.bytes.substr(done, size), false});
      }
      done += size;
    }
  }
  return out;
}

void lay_out(const FaultyDisk::Files& files, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const auto& [path, bytes] : files) {
    std::ofstream(folder / std::filesystem::path(path).filename(), std::ios::binary) << bytes;
  }
}

}  // namespace dragoman
