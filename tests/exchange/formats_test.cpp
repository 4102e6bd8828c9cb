// The table of formats: what it says of each is so.
#include "exchange/formats.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

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

}  // namespace
}  // namespace dragoman
