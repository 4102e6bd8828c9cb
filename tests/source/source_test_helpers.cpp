#include "source/source_test_helpers.h"

#include <gtest/gtest.h>

#include <fstream>

namespace dragoman {

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
  read_input(input, project_tables(), options, [&](Result<Document> read) {
    if (read) {
      result.documents.push_back(std::move(*read));
    } else {
      result.errors.push_back(read.error());
    }
    return true;
  });
  return result;
}

Document outlined(std::string_view text, const Metadata& given) {
  auto document = make_document(std::string(text), "page.txt", given, project_tables());
  if (!document) throw std::runtime_error(document.error().text());
  return std::move(*document);
}

}  // namespace dragoman
