// The table of formats: what it says of each is so.
#include "exchange/formats.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "exchange/made_record_helpers.h"

namespace dragoman {
namespace {

std::string documentation() {
  std::ifstream in(std::string(DRAGOMAN_SOURCE_DIR) + "/docs/exchange.md");
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Formats, AreFoundByTheirNames) {
  std::set<std::string> names;
  for (const ExportFormat& format : export_formats()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name << " is there twice";
    EXPECT_EQ(export_format(format.name), &format);
  }
  EXPECT_TRUE(names.contains("jsonl"));
  EXPECT_EQ(export_format("xml"), nullptr);
  EXPECT_EQ(export_format(""), nullptr);
}

TEST(Formats, HaveTheFunctionOfTheirShape) {
  for (const ExportFormat& format : export_formats()) {
    const bool stream = format.shape == FormatShape::stream;
    EXPECT_EQ(format.to_stream != nullptr, stream) << format.name;
    EXPECT_EQ(format.to_path != nullptr, !stream) << format.name;
    EXPECT_EQ(format.files.empty(), format.shape != FormatShape::folder) << format.name;
  }
}

TEST(Formats, AreDescribed) {
  const std::string text = documentation();
  for (const ExportFormat& format : export_formats()) {
    EXPECT_NE(text.find("\n## " + std::string(format.name) + "\n"), std::string::npos)
        << "docs/exchange.md has no section `## " << format.name << "`";
  }
}

// Of a folder all files, one after the other.
std::string output_of(Store& store, const ExportFormat& format,
                      const std::filesystem::path& place) {
  const ExportOptions options{format.has_extra, kTables};
  std::ostringstream out;
  if (format.shape == FormatShape::stream) {
    EXPECT_TRUE(format.to_stream(store, out, options).ok()) << format.name;
    return out.str();
  }
  if (format.shape == FormatShape::folder) std::filesystem::create_directories(place);
  EXPECT_TRUE(format.to_path(store, place, options).ok()) << format.name;
  if (format.shape == FormatShape::database) {
    out << std::ifstream(place, std::ios::binary).rdbuf();
    return out.str();
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(place)) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  EXPECT_EQ(files, format.files.size()) << format.name;
  for (const char* name : format.files) {
    EXPECT_TRUE(std::filesystem::exists(place / name)) << format.name << " " << name;
    out << name << std::ifstream(place / name, std::ios::binary).rdbuf();
  }
  return out.str();
}

TEST(Formats, EqualRecordsGiveEqualBytes) {
  TemporaryFolder folder;
  Store forth = make_record(folder / "forth.db");
  Store back = make_record(folder / "back.db", true);
  for (const ExportFormat& format : export_formats()) {
    const std::string name = format.name;
    const std::string first = output_of(forth, format, folder / (name + "1"));
    EXPECT_GT(first.size(), 500U) << name;
    EXPECT_TRUE(first == output_of(forth, format, folder / (name + "2"))) << name;
    EXPECT_TRUE(first == output_of(back, format, folder / (name + "3"))) << name;
  }
}

TEST(Formats, AnEmptyRecordGivesEmptyTables) {
  TemporaryFolder folder;
  Result<Store> store = Store::open(folder / "empty.db", Store::Mode::read_write_create);
  ASSERT_TRUE(store.ok());
  for (const ExportFormat& format : export_formats()) {
    output_of(*store, format, folder / format.name);
  }
}

TEST(Formats, AFullDiskIsSaid) {
  TemporaryFolder folder;
  Store store = make_record(folder / "record.db");
  for (const ExportFormat& format : export_formats()) {
    if (format.shape != FormatShape::stream) continue;
    std::ostream full(nullptr);  // takes nothing
    const Result<std::size_t> written = format.to_stream(store, full, {false, kTables});
    if (written.ok() && *written == 0) continue;  // a format that knows none of the made-up states
    ASSERT_FALSE(written.ok()) << format.name;
    EXPECT_EQ(written.error().code, ErrorCode::not_writable) << format.name;
  }
}

}  // namespace
}  // namespace dragoman
