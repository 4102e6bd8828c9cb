#include "measure/label_file.h"

#include <fmt/format.h>
#include <zlib.h>

#include <memory>
#include <vector>

#include "base/utf8.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

struct CloseArchive {
  void operator()(gzFile file) const { gzclose_r(file); }
};
using Archive = std::unique_ptr<gzFile_s, CloseArchive>;

Result<std::string> unpack(gzFile file, std::size_t limit, const std::string& place) {
  std::string text;
  std::vector<char> piece(std::size_t{1} << 16);
  for (;;) {
    const int got = gzread(file, piece.data(), static_cast<unsigned>(piece.size()));
    if (got < 0) {
      int code = 0;
      return Error{ErrorCode::not_readable, gzerror(file, &code), place};
    }
    if (got == 0) break;
    text.append(piece.data(), static_cast<std::size_t>(got));
    if (text.size() > limit) {
      return Error{ErrorCode::too_large, fmt::format("more than {} bytes", limit), place};
    }
  }
  int code = Z_OK;
  const char* message = gzerror(file, &code);
  if (code != Z_OK) return Error{ErrorCode::not_readable, message, place};
  return text;
}

}  // namespace

Result<std::string> read_packed(const fs::path& path, std::size_t limit) {
  const std::string place = path.string();
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return Error{ErrorCode::not_found, "no such file", place};
  if (fs::is_directory(path, ignored)) {
    return Error{ErrorCode::not_readable, "a folder; wanted a file of labels", place};
  }
  const Archive file(gzopen(path.c_str(), "rb"));
  if (!file) return Error{ErrorCode::not_readable, "cannot be opened", place};
  return unpack(file.get(), limit, place);
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
