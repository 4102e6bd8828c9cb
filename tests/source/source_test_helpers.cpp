#include "source/source_test_helpers.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace dragoman {
namespace {

la_ssize_t append(archive* /*made*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

DocumentSink into(ReadResult& result) {
  return [&result](Result<Document> read) {
    if (read) {
      result.documents.push_back(std::move(*read));
    } else {
      result.errors.push_back(read.error());
    }
    return true;
  };
}

void put(archive* made, const std::string& name, std::string_view bytes) {
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, name.c_str());
  archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  archive_write_header(made, entry);
  archive_write_data(made, bytes.data(), bytes.size());
  archive_entry_free(entry);
}

}  // namespace

const SourceTables& project_tables() {
  static const auto tables =
      SourceTables::load(std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data");
  if (!tables) throw std::runtime_error(tables.error().text());
  return **tables;
}

std::string InputFolder::path(std::string_view name) const {
  return name.empty() ? folder_.path().string() : (folder_ / name).string();
}

std::string InputFolder::write(std::string_view name, std::string_view bytes) const {
  std::filesystem::path file = folder_ / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file.string();
}

ReadResult read_all_of(const Input& input, const ReadOptions& options) {
  ReadResult result;
  result.counts = read_input(input, project_tables(), options, into(result));
  return result;
}

ReadResult read_bytes(std::string_view bytes, InputKind kind, const ReadOptions& options) {
  ReadResult result;
  std::istringstream in{std::string(bytes)};
  result.counts = read_stream(in, {"input", kind}, project_tables(), options, into(result));
  return result;
}

std::vector<std::string> told(const ReadResult& read) {
  std::vector<std::string> out;
  for (const Error& error : read.errors) {
    out.push_back(std::string(error_name(error.code)) + " " + error.place);
  }
  return out;
}

std::vector<std::string> files_of(const ReadResult& read) {
  std::vector<std::string> out;
  for (const Document& document : read.documents) out.push_back(document.file);
  return out;
}

std::string packed(const char* packer, std::string_view bytes) {
  std::string out;
  archive* made = archive_write_new();
  archive_write_add_filter_by_name(made, packer);
  archive_write_set_format_raw(made);
  archive_write_set_bytes_in_last_block(made, 1);
  archive_write_open(made, &out, nullptr, append, nullptr);
  put(made, "data", bytes);
  archive_write_free(made);
  return out;
}

std::string archived(const char* format, const Files& files) {
  std::string out;
  archive* made = archive_write_new();
  archive_write_set_format_by_name(made, format);
  archive_write_set_bytes_in_last_block(made, 1);
  archive_write_open(made, &out, nullptr, append, nullptr);
  for (const auto& [name, bytes] : files) put(made, name, bytes);
  archive_write_free(made);
  return out;
}

Document outlined(std::string_view text, const Metadata& given) {
  auto document = make_document(std::string(text), "page.txt", given, project_tables());
  if (!document) throw std::runtime_error(document.error().text());
  return std::move(*document);
}

}  // namespace dragoman
