#include "source/archives.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kText = "The ministers met on Monday in the capital.";
const std::string kLines = "{\"text\": \"A first text.\"}\n{\"text\": \"A second text.\"}\n";

TEST(Archives, WhatIsPackedKeepsItsName) {
  InputFolder folder;
  for (const char* packer : {"gzip", "zstd", "bzip2", "xz"}) {
    const std::string file = folder.write("feed.jsonl.gz", packed(packer, kLines));
    const ReadResult read = read_all_of({file, InputKind::packed});
    EXPECT_THAT(read.errors, IsEmpty()) << packer;
    EXPECT_THAT(files_of(read), ElementsAre(file + "#1", file + "#2")) << packer;
  }
}

TEST(Archives, FilesAreNamedBelowTheirArchive) {
  for (const char* format : {"zip", "ustar"}) {
    const std::string bytes = archived(format, {{"a.txt", kText},
                                                {"in/b.jsonl", kLines},
                                                {"picture.png", "x"},
                                                {"in/.hidden.txt", kText},
                                                {"a.txt.meta.json", "{}"}});
    const ReadResult read = read_bytes(bytes);
    EXPECT_THAT(read.errors, IsEmpty());
    EXPECT_THAT(files_of(read),
                ElementsAre("input/a.txt", "input/in/b.jsonl#1", "input/in/b.jsonl#2"));
    EXPECT_EQ(read.documents[0].text, kText);
    EXPECT_EQ(read.counts.passed_over, 3U);
  }
}

TEST(Archives, MayBePackedInOneAnother) {
  const std::string zip = archived("zip", {{"a.txt", kText}});
  const std::string tar = archived("ustar", {{"z.zip", zip}, {"b.txt.gz", packed("gzip", kText)}});
  const ReadResult read = read_bytes(packed("zstd", tar));
  EXPECT_THAT(read.errors, IsEmpty());
  EXPECT_THAT(files_of(read), ElementsAre("input/z.zip/a.txt", "input/b.txt.gz"));
}

TEST(Archives, BytesKnowBetterThanNames) {
  InputFolder folder;
  const std::string file = folder.write("a.txt", packed("gzip", kText));
  const ReadResult read = read_all_of({file, InputKind::text});
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_EQ(read.documents[0].text, kText);
  const std::string plain = folder.write("b.txt.gz", kText);
  EXPECT_EQ(read_all_of({plain, InputKind::packed}).documents.size(), 1U);
}

TEST(Archives, DepthIsLimited) {
  std::string bytes = kText;
  for (int i = 0; i < 6; ++i) bytes = archived("ustar", {{i == 0 ? "a.txt" : "t.tar", bytes}});
  const ReadResult read = read_bytes(bytes);
  EXPECT_THAT(told(read), ElementsAre("too_large input/t.tar/t.tar/t.tar/t.tar"));
  EXPECT_THAT(read.errors[0].message, HasSubstr("--max-depth"));
  ReadOptions deeper;
  deeper.unpack.depth = 6;
  EXPECT_EQ(read_bytes(bytes, InputKind::unknown, deeper).documents.size(), 1U);
}

TEST(Archives, ABombIsStoppedWhereverItGrows) {
  const std::string zeros(std::size_t{80} << 20, 'a');
  const std::string twice = packed("gzip", packed("gzip", zeros));
  ReadOptions options;
  options.text_limit = std::size_t{1} << 30;
  for (const std::string& bytes : {twice, archived("zip", {{"a.txt.gz", packed("gzip", zeros)}})}) {
    const ReadResult read = read_bytes(bytes, InputKind::unknown, options);
    ASSERT_EQ(read.errors.size(), 1U);
    EXPECT_EQ(read.errors[0].code, ErrorCode::too_large);
    EXPECT_THAT(read.errors[0].message, HasSubstr("--max-ratio"));
    EXPECT_THAT(read.documents, IsEmpty());
  }
}

TEST(Archives, SizesAndNumbersAreLimited) {
  const std::string bytes =
      archived("ustar", {{"a.txt", kText}, {"b.txt", kText}, {"c.txt", kText}});
  ReadOptions options;
  options.unpack.entries = 2;
  ReadResult read = read_bytes(bytes, InputKind::unknown, options);
  EXPECT_EQ(read.documents.size(), 2U);
  EXPECT_THAT(read.errors[0].message, HasSubstr("--max-entries"));
  options = {};
  options.unpack.total = 2 * kText.size();
  read = read_bytes(bytes, InputKind::unknown, options);
  EXPECT_EQ(read.documents.size(), 2U);
  EXPECT_THAT(told(read), ElementsAre("too_large input/c.txt"));
  options = {};
  options.unpack.entry = 10;
  read = read_bytes(bytes, InputKind::unknown, options);
  EXPECT_THAT(told(read), ElementsAre("too_large input/a.txt", "too_large input/b.txt",
                                      "too_large input/c.txt"));
}

TEST(Archives, BrokenOnesAreTold) {
  const std::string gz = packed("gzip", std::string(1000, 'a') + kText);
  EXPECT_THAT(told(read_bytes(gz.substr(0, gz.size() / 2))), ElementsAre("bad_archive input"));
  std::string zip = archived("zip", {{"a.txt", kText}, {"b.txt", kText}});
  EXPECT_EQ(read_bytes(zip.substr(0, zip.size() / 3)).errors.size(), 1U);
  EXPECT_THAT(told(read_bytes(archived("ustar", {}), InputKind::archive)),
              ElementsAre("empty_input input"));
  EXPECT_THAT(told(read_bytes("no archive at all", InputKind::archive)),
              ElementsAre("bad_archive input"));
}

TEST(Archives, EveryEntryIsHandedToWhoAsks) {
  for (const std::string& bytes : {archived("zip", {{"a", "1"}, {"b", "22"}}),
                                   packed("gzip", archived("ustar", {{"a", "1"}, {"b", "22"}}))}) {
    ByteReader reader(text_source(bytes));
    std::string seen;
    const Status status = for_each_entry(reader, [&](const std::string& name, ByteReader& entry) {
      seen += name + "=" + *entry.read_all(100, "") + " ";
      return Status();
    });
    EXPECT_TRUE(status.ok());
    EXPECT_EQ(seen, "a=1 b=22 ");
  }
}

}  // namespace
}  // namespace dragoman
