#include "measure/report.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "measure/label_file.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

Report sample() {
  Report report;
  report.task = "dogs";
  report.n = 3;
  report.add_figure("f1", as_share(2.0 / 3));
  report.add_figure("las", per_cent(0.875));
  report.tables.push_back({"Kinds", {"", "n"}, {{"é", "3"}, {"long one", "10"}}});
  report.mistakes = {{"a:1", "Rex barks.", "yes", "no", "missed"}, {"a:2", "s", "e", "g", "w"}};
  return report;
}

TEST(Report, AsText) {
  EXPECT_EQ(report_text(sample(), 0),
            "Kinds\n           n\né          3\nlong one  10\n\nDOGS f1=0.6667 las=87.50 n=3\n");
  EXPECT_EQ(
      report_text(sample(), 1),
      "Kinds\n           n\né          3\nlong one  10\n\na:1  missed\n  sentence  Rex barks.\n"
      "  expected  yes\n  got       no\n\n1 of 2 mistakes\nDOGS f1=0.6667 las=87.50 n=3\n");
}

TEST(Report, AsJson) {
  const auto json = nlohmann::json::parse(report_json(sample(), 9));
  EXPECT_EQ(json["task"], "dogs");
  EXPECT_DOUBLE_EQ(json["figures"]["las"], 87.5);
  EXPECT_EQ(json["mistakes"].size(), 2U);
  EXPECT_EQ(json["tables"][0]["rows"][1][1], "10");
}

TEST(LabelFile, PlainAndPackedAreTheSame) {
  const TemporaryFolder folder;
  std::string words;
  for (int i = 0; i < 30000; ++i) words += "Ümit O\n";
  std::ofstream(folder / "plain") << words;
  gzFile packed = gzopen((folder / "packed.gz").c_str(), "wb");
  ASSERT_GT(gzwrite(packed, words.data(), static_cast<unsigned>(words.size())), 0);
  gzclose(packed);
  for (const char* name : {"plain", "packed.gz"}) {
    auto read = read_labels(folder / name);
    ASSERT_TRUE(read.ok()) << read.error().text();
    EXPECT_EQ(*read, words);
  }
  const auto code = [&](const char* name, std::size_t limit = 1000000) {
    auto read = read_labels(folder / name, limit);
    return read.ok() ? "" : std::string(error_name(read.error().code));
  };
  std::filesystem::resize_file(folder / "packed.gz",
                               std::filesystem::file_size(folder / "packed.gz") / 2);
  std::ofstream(folder / "empty") << " \n";
  std::ofstream(folder / "latin") << "\xDCmit O\n";
  EXPECT_EQ(code("packed.gz"), "not_readable");
  EXPECT_EQ(code("none"), "not_found");
  EXPECT_EQ(code("."), "not_readable");
  EXPECT_EQ(code("empty"), "empty_input");
  EXPECT_EQ(code("latin"), "bad_encoding");
  EXPECT_EQ(code("plain", 1000), "too_large");
}

}  // namespace
}  // namespace dragoman
