// Model files made in memory: the writer's twin, for tests of what reads them.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "language/model_file.h"

namespace dragoman {

struct Entry {
  std::string name;
  std::uint32_t type;
  std::vector<std::uint64_t> shape;
  std::string data;
};

inline void put(std::string& out, std::size_t at, const void* value, std::size_t size) {
  std::memcpy(out.data() + at, value, size);
}

// Sets the size and the checksum.
inline void seal(std::string& file) {
  const auto size = static_cast<std::uint64_t>(file.size());
  put(file, 16, &size, 8);
  const std::uint64_t sum =
      model_checksum(std::as_bytes(std::span(file.data() + 64, file.size() - 64)));
  put(file, 24, &sum, 8);
}

inline void fill_up(std::string& out) {
  out.resize((out.size() + 63) / 64 * 64, '\0');
}

// A sealed file with the given entries.
inline std::string make_file(const std::vector<Entry>& entries,
                             std::uint32_t version = kModelVersion) {
  std::string file(64 + 128 * entries.size(), '\0');
  fill_up(file);
  put(file, 0, "DRAGOMOD", 8);
  const auto count = static_cast<std::uint32_t>(entries.size());
  put(file, 8, &version, 4);
  put(file, 12, &count, 4);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    const std::size_t at = 64 + 128 * i;
    const auto rank = static_cast<std::uint32_t>(entry.shape.size());
    const auto offset = static_cast<std::uint64_t>(file.size());
    const auto length = static_cast<std::uint64_t>(entry.data.size());
    put(file, at, entry.name.data(), entry.name.size());
    put(file, at + 64, &entry.type, 4);
    put(file, at + 68, &rank, 4);
    put(file, at + 72, entry.shape.data(), 8 * entry.shape.size());
    put(file, at + 104, &offset, 8);
    put(file, at + 112, &length, 8);
    file += entry.data;
    fill_up(file);
  }
  seal(file);
  return file;
}

}  // namespace dragoman
