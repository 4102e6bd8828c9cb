#include "cli/export_target.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace dragoman {
namespace {

namespace fs = std::filesystem;

Error not_writable(const std::string& message, const fs::path& place) {
  return {ErrorCode::not_writable, message, place.string()};
}

// A device is written as it is.
Result<std::size_t> write_stream(Store& store, const ExportFormat& format,
                                 const ExportOptions& options, const fs::path& output) {
  std::error_code ignored;
  const bool device = fs::exists(output, ignored) && !fs::is_regular_file(output, ignored);
  const fs::path part = device ? output : fs::path(output.string() + ".part");
  std::ofstream file(part, std::ios::binary);
  if (!file) return not_writable("cannot be opened for writing", output);
  Result<std::size_t> written = format.to_stream(store, file, options);
  file.close();
  if (written && !file) written = not_writable("writing broke off", output);
  if (device) return written;
  std::error_code failed;
  if (written) fs::rename(part, output, failed);
  if (!written || failed) fs::remove(part, ignored);
  if (failed) return not_writable(failed.message(), output);
  return written;
}

bool is_of_format(const ExportFormat& format, const fs::path& file) {
  const std::string name = file.filename().string();
  return std::find(format.files.begin(), format.files.end(), name) != format.files.end();
}

// Nothing but files of this format may be in a folder that is written anew.
Status is_ours(const ExportFormat& format, const fs::path& folder) {
  std::error_code failed;
  if (!fs::exists(folder, failed)) return {};
  if (!fs::is_directory(folder, failed)) {
    return not_writable(fmt::format("is no folder; --format {} makes one", format.name), folder);
  }
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    if (is_of_format(format, entry.path()) && entry.is_regular_file(failed)) continue;
    return not_writable(
        fmt::format("holds {}, which --format {} did not write; name a folder of its own",
                    entry.path().filename().string(), format.name),
        folder);
  }
  if (failed) return not_writable(failed.message(), folder);
  return {};
}

// The folder as a whole where there is none, file by file where there is one.
std::error_code put_in_place(const ExportFormat& format, const fs::path& part,
                             const fs::path& folder) {
  std::error_code failed;
  if (!fs::exists(folder, failed)) {
    fs::rename(part, folder, failed);
    return failed;
  }
  for (const char* name : format.files) {
    fs::rename(part / name, folder / name, failed);
    if (failed) return failed;
  }
  fs::remove(part, failed);
  return failed;
}

void remove_folder(const ExportFormat& format, const fs::path& folder) {
  std::error_code ignored;
  for (const char* name : format.files) fs::remove(folder / name, ignored);
  fs::remove(folder, ignored);
}

Result<std::size_t> write_folder(Store& store, const ExportFormat& format,
                                 const ExportOptions& options, fs::path output) {
  if (!output.has_filename()) output = output.parent_path();  // "out/"
  const fs::path part = output.string() + ".part";
  for (const fs::path& folder : {output, part}) {
    if (Status ours = is_ours(format, folder); !ours) return ours.error();
  }
  remove_folder(format, part);
  std::error_code failed;
  fs::create_directories(part, failed);
  if (failed) return not_writable(failed.message(), part);
  Result<std::size_t> written = format.to_path(store, part, options);
  if (written) failed = put_in_place(format, part, output);
  if (!written || failed) remove_folder(format, part);
  if (failed) return not_writable(failed.message(), output);
  return written;
}

// SQLite files say in their head whose they are: four bytes at 68.
std::string application_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string head(72, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return in && head.starts_with("SQLite format 3") ? head.substr(68) : "";
}

Result<std::size_t> write_database(Store& store, const ExportFormat& format,
                                   const ExportOptions& options, const fs::path& output) {
  const fs::path part = output.string() + ".part";
  std::error_code failed;
  fs::remove(part, failed);
  fs::remove(part.string() + "-journal", failed);
  if (failed) return not_writable(failed.message(), part);
  Result<std::size_t> written = format.to_path(store, part, options);
  const bool is_new = !fs::exists(output, failed) || fs::file_size(output, failed) == 0;
  if (written && !is_new && application_of(part) != application_of(output)) {
    written = not_writable(
        fmt::format("is there and was not written by --format {}; name another file", format.name),
        output);
  }
  failed.clear();
  if (written) fs::rename(part, output, failed);
  std::error_code ignored;
  if (!written || failed) fs::remove(part, ignored);
  if (failed) return not_writable(failed.message(), output);
  return written;
}

}  // namespace

Result<std::size_t> export_to_file(Store& store, const ExportFormat& format,
                                   const ExportOptions& options, const fs::path& record,
                                   const fs::path& output) {
  std::error_code ignored;
  if (fs::equivalent(output, record, ignored)) {
    return Error{ErrorCode::bad_argument, "is the record itself", output.string()};
  }
  switch (format.shape) {
    case FormatShape::stream:
      return write_stream(store, format, options, output);
    case FormatShape::folder:
      return write_folder(store, format, options, output);
    case FormatShape::database:
      return write_database(store, format, options, output);
  }
  return std::size_t{0};
}

}  // namespace dragoman
