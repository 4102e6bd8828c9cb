#include "measure/archive.h"

#include <algorithm>

#include "base/table.h"
#include "measure/label_file.h"
#include "source/archives.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

void sort_by_name(std::vector<ArchivedFile>& files) {
  std::sort(files.begin(), files.end(),
            [](const ArchivedFile& a, const ArchivedFile& b) { return a.name < b.name; });
}

Result<std::vector<ArchivedFile>> read_folder(const fs::path& folder, std::size_t limit) {
  std::vector<ArchivedFile> files;
  std::size_t size = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (!at->is_regular_file()) continue;
    auto text = read_packed(at->path(), limit - size);
    if (!text) return text.error();
    size += text->size();
    files.push_back({at->path().lexically_relative(folder).generic_string(), std::move(*text)});
  }
  if (error) return Error{ErrorCode::not_readable, error.message(), folder.string()};
  sort_by_name(files);
  return files;
}

}  // namespace

Result<std::vector<ArchivedFile>> parse_archive(std::string_view bytes, const std::string& place,
                                                std::size_t limit) {
  std::vector<ArchivedFile> files;
  std::size_t size = 0;
  ByteReader reader(text_source(bytes));
  const Status read = for_each_entry(reader, [&](const std::string& name, ByteReader& entry) {
    auto text = entry.read_all(limit - size, "nothing");
    if (!text) return Status(text.error());
    size += text->size();
    if (!text->empty()) files.push_back({name, std::move(*text)});
    return Status();
  });
  if (!read) {
    const bool large = read.error().code == ErrorCode::too_large;
    return Error{large ? ErrorCode::too_large : ErrorCode::not_readable, read.error().message,
                 place};
  }
  if (files.empty()) return Error{ErrorCode::not_readable, "an archive without files", place};
  sort_by_name(files);
  return files;
}

Result<std::vector<ArchivedFile>> read_archive(const fs::path& path, std::size_t limit) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return read_folder(path, limit);
  auto bytes = read_file(path, limit);
  if (!bytes) return bytes.error();
  return parse_archive(*bytes, path.string(), limit);
}

}  // namespace dragoman
