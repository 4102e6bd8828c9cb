#include "measure/label_file.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "source/archives.h"

namespace dragoman {

namespace fs = std::filesystem;

Result<std::string> read_packed(const fs::path& path, std::size_t limit) {
  const std::string place = path.string();
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return Error{ErrorCode::not_found, "no such file", place};
  if (fs::is_directory(path, ignored)) {
    return Error{ErrorCode::not_readable, "a folder; wanted a file of labels", place};
  }
  Result<ByteSource> source = file_source(place);
  if (!source) return source.error();
  ByteReader packed(std::move(*source));
  ByteReader reader(unpacked_source(packed));
  Result<std::string> text = reader.read_all(limit, "nothing");
  if (text) return text;
  const bool large = text.error().code == ErrorCode::too_large;
  return Error{large ? ErrorCode::too_large : ErrorCode::not_readable, text.error().message, place};
}

Result<std::string> read_labels(const fs::path& path, std::size_t limit) {
  const std::string place = path.string();
  auto text = read_packed(path, limit);
  if (!text) return text;
  if (trim(*text).empty()) return Error{ErrorCode::empty_input, "nothing in it", place};
  std::string repaired = *text;
  if (const std::size_t bad = repair_utf8(repaired); bad > 0) {
    return Error{ErrorCode::bad_encoding, fmt::format("{} bytes that are no UTF-8", bad), place};
  }
  return text;
}

}  // namespace dragoman
