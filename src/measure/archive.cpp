#include "measure/archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "measure/label_file.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 512;

std::string_view until_zero(std::string_view field) {
  return field.substr(0, field.find('\0'));
}

// An octal number, blanks and zeros around it.
std::optional<std::size_t> octal(std::string_view field) {
  std::size_t value = 0;
  bool any = false;
  for (const char c : field) {
    if (c >= '0' && c <= '7') {
      value = value * 8 + static_cast<std::size_t>(c - '0');
      any = true;
    } else if (c == ' ' || c == '\0') {
      if (any) break;
    } else {
      return std::nullopt;
    }
  }
  return any ? std::optional(value) : std::nullopt;
}

bool sum_is_right(std::string_view header) {
  constexpr std::size_t kSumAt = 148, kSumSize = 8;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const bool own = i >= kSumAt && i < kSumAt + kSumSize;
    sum += own ? std::size_t{' '} : static_cast<std::size_t>(static_cast<unsigned char>(header[i]));
  }
  return octal(header.substr(kSumAt, kSumSize)) == sum;
}

// The path that a pax header gives to the next file: lines "LENGTH path=NAME".
std::string pax_path(std::string_view records) {
  constexpr std::string_view kKey = " path=";
  const std::size_t at = records.find(kKey);
  if (at == std::string_view::npos) return "";
  const std::size_t begin = at + kKey.size();
  return std::string(records.substr(begin, records.find('\n', begin) - begin));
}

std::string name_of(std::string_view header) {
  std::string name(until_zero(header.substr(0, 100)));
  const bool ustar = header.substr(257, 5) == "ustar";
  const std::string_view prefix = until_zero(header.substr(345, 155));
  if (ustar && header[263] == '0' && !prefix.empty()) name = std::string(prefix) + "/" + name;
  return name;
}

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

Result<std::vector<ArchivedFile>> parse_tar(std::string_view bytes, const std::string& place) {
  std::vector<ArchivedFile> files;
  std::string long_name;
  for (std::size_t at = 0; at + kBlock <= bytes.size();) {
    const std::string_view header = bytes.substr(at, kBlock);
    if (header.find_first_not_of('\0') == std::string_view::npos) break;  // the end
    const auto size = octal(header.substr(124, 12));
    if (!size || !sum_is_right(header)) {
      return Error{ErrorCode::not_readable, fmt::format("no tar archive at byte {}", at), place};
    }
    at += kBlock;
    if (*size > bytes.size() - at) {
      return Error{ErrorCode::not_readable, "the archive is cut off", place};
    }
    const std::string_view body = bytes.substr(at, *size);
    at += (*size + kBlock - 1) / kBlock * kBlock;
    const char kind = header[156];
    if (kind == 'L') {
      long_name = std::string(until_zero(body));
    } else if (kind == 'x') {
      long_name = pax_path(body);
    } else {
      const bool is_file = kind == '0' || kind == '\0' || kind == '7';
      std::string name = long_name.empty() ? name_of(header) : long_name;
      if (name.starts_with("./")) name.erase(0, 2);
      if (is_file && !body.empty()) files.push_back({std::move(name), std::string(body)});
      long_name.clear();
    }
  }
  if (files.empty()) return Error{ErrorCode::not_readable, "an archive without files", place};
  sort_by_name(files);
  return files;
}

Result<std::vector<ArchivedFile>> read_archive(const fs::path& path, std::size_t limit) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return read_folder(path, limit);
  auto bytes = read_packed(path, limit);
  if (!bytes) return bytes.error();
  return parse_tar(*bytes, path.string());
}

}  // namespace dragoman
