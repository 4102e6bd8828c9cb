#include "measure/quotes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "knowledge/knowledge.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// One entry of a tar archive.
std::string entry(const std::string& name, const std::string& body, char kind = '0') {
  std::string header(512, '\0');
  header.replace(0, name.size(), name);
  char size[16];
  std::snprintf(size, sizeof size, "%011zo", body.size());
  header.replace(124, 11, size);
  header[156] = kind;
  header.replace(257, 6, std::string("ustar\0", 6));
  header.replace(263, 2, "00");
  header.replace(148, 8, "        ");
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  char digits[16];
  std::snprintf(digits, sizeof digits, "%06o", sum);
  header.replace(148, 7, std::string(digits) + '\0');
  std::string padded = body;
  padded.resize((body.size() + 511) / 512 * 512, '\0');
  return header + padded;
}

constexpr std::size_t kEndOfArchive = 1024;

class Archives : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_ / "text"); }

  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  void pack(const std::string& name, const std::string& bytes) {
    gzFile file = gzopen((folder_ / name).c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
  }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path();
};

TEST_F(Archives, TarPlainAndPackedAndAFolderAreTheSame) {
  const std::string tar = entry("./text/b.txt", "second") + entry("text/", "", '5') +
                          entry("text/a.txt", "first") + std::string(kEndOfArchive, '\0');
  write("one.tar", tar);
  pack("one.tar.gz", tar);
  write("text/a.txt", "first");
  write("text/b.txt", "second");
  const std::vector<ArchivedFile> wanted = {{"text/a.txt", "first"}, {"text/b.txt", "second"}};
  for (const char* name : {"one.tar", "one.tar.gz"}) {
    const auto read = read_archive(folder_ / name);
    ASSERT_TRUE(read.ok()) << read.error().text();
    EXPECT_EQ(*read, wanted) << name;
  }
  fs::remove(folder_ / "one.tar");
  fs::remove(folder_ / "one.tar.gz");
  const auto read = read_archive(folder_);
  ASSERT_TRUE(read.ok()) << read.error().text();
  EXPECT_EQ(*read, wanted);
}

TEST(Tar, LongNamesOfBothKinds) {
  const std::string name(150, 'n');
  const std::string gnu = entry("././@LongLink", name + '\0', 'L') + entry("short", "x");
  const std::string pax = entry("pax", "164 path=" + name + ".txt\n", 'x') + entry("short", "y");
  const auto read = parse_archive(gnu + pax + std::string(kEndOfArchive, '\0'), "t");
  ASSERT_TRUE(read.ok()) << read.error().text();
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ(read->front(), (ArchivedFile{name, "x"}));
  EXPECT_EQ(read->back(), (ArchivedFile{name + ".txt", "y"}));
}

TEST(Tar, RefusesWhatIsNone) {
  const std::string whole = entry("a.txt", std::string(700, 'x'));
  std::string damaged = whole;
  damaged[0] = 'b';
  const std::initializer_list<std::pair<std::string, const char*>> cases = {
      {"", ""},
      {std::string(2000, 'z'), ""},
      {damaged, ""},
      {whole.substr(0, 900), "runcated"},
      {std::string(kEndOfArchive, '\0'), "without files"},
  };
  for (const auto& [bytes, said] : cases) {
    const auto read = parse_archive(bytes, "t.tar");
    ASSERT_FALSE(read.ok()) << said;
    EXPECT_EQ(read.error().code, ErrorCode::not_readable);
    EXPECT_THAT(read.error().text(), HasSubstr(said));
    EXPECT_THAT(read.error().text(), HasSubstr("t.tar"));
  }
}

constexpr const char* kText = "Zoë said: “We left.” She was glad.";
constexpr const char* kMarks =
    "T1\tSource 0 3\tZoë\n"
    "T2\tCue 4 9\tsaid:\n"
    "T3\tContent 10 15;16 20\t“We l eft.”\n"
    "T4\tAttribution 4 8\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "#1\tAnnotatorNotes E1\tsure\n"
    "E2\tDiscuss:T4\n"
    "E3\tAttribution:T4 Content:T9\n";

TEST(MarkedTexts, CountCharactersAndJoinTheParts) {
  const auto read = parse_marked_texts({{"text/a.txt", kText},
                                        {"marks/a_11.ann", kMarks},
                                        {"marks/a_22.ann", kMarks},
                                        {"marks/b.ann", kMarks}},
                                       "p");
  ASSERT_TRUE(read.ok()) << read.error().text();
  ASSERT_EQ(read->texts.size(), 1U);
  EXPECT_EQ(read->marked_again, 1U);
  EXPECT_EQ(read->without_text, 1U);
  EXPECT_EQ(read->lines_unread, 1U);  // of T9
  const MarkedText& text = read->texts.front();
  EXPECT_EQ(text.name, "a");
  ASSERT_EQ(text.attributions.size(), 1U);
  const MarkedAttribution& one = text.attributions.front();
  ASSERT_EQ(one.source.size(), 1U);
  EXPECT_EQ(slice(text.text, one.source[0]), "Zoë");
  EXPECT_EQ(slice(text.text, one.cue[0]), "said:");
  ASSERT_EQ(one.content.size(), 2U);
  EXPECT_EQ(slice(text.text, one.content[0]), "“We l");
  EXPECT_EQ(slice(text.text, one.content[1]), "ft.”");
}

TEST(MarkedTexts, NameTheBadLine) {
  const std::initializer_list<std::pair<std::string, const char*>> cases = {
      {"T1\tSource 0\tZoë\n", "a.ann:1"},
      {"\nT1\tSource 3 3\tZoë\n", "a.ann:2"},
      {"T1\tSource 0 99\tZoë\n", "outside its text"},
      {"T1\tSource x 2\tZoë\n", "a.ann:1"},
  };
  for (const auto& [marks, said] : cases) {
    const auto read = parse_marked_texts({{"a.txt", kText}, {"a.ann", marks}}, "p");
    ASSERT_FALSE(read.ok()) << marks;
    EXPECT_EQ(read.error().code, ErrorCode::bad_table);
    EXPECT_THAT(read.error().text(), HasSubstr(said));
  }
  const auto none = parse_marked_texts({{"a.txt", kText}}, "p");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::empty_input);
}

TEST(ShareInCommon, IsOfTheLonger) {
  EXPECT_DOUBLE_EQ(share_in_common({{0, 10}}, {{0, 10}}), 1.0);
  EXPECT_DOUBLE_EQ(share_in_common({{0, 10}}, {{5, 25}}), 0.25);
  EXPECT_DOUBLE_EQ(share_in_common({{0, 4}, {10, 16}}, {{2, 12}}), 0.4);
  EXPECT_DOUBLE_EQ(share_in_common({}, {{2, 12}}), 0.0);
}

// A text whose only actors are those given at tokens; a token a word, no trees.
struct Counted {
  explicit Counted(MarkedText marked) : text(std::move(marked)) {
    document.text = text.text;
    document.blocks.push_back(
        {BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.text.size())}});
  }

  std::string line(const std::vector<Utterance>& found) {
    const auto knowledge = Knowledge::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data");
    if (!knowledge.ok()) return knowledge.error().text();
    const Reading reading{document, analysis, **knowledge, {}, {}};
    QuoteScore score;
    score.add(text, found, reading);
    const std::string all = report_text(score.report(), 0);
    const std::size_t end = all.find_last_not_of('\n');
    return all.substr(all.rfind('\n', end) + 1, end - all.rfind('\n', end));
  }

  MarkedText text;
  Document document;
  Analysis analysis;
};

//                             0         1         2         3         4
//                             0123456789012345678901234567890123456789012345678
constexpr const char* kTold = "\"We left early,\" Ann Lee said. Bob fears a storm.";

MarkedText told() {
  return {"t", kTold, {{{{17, 24}}, {{25, 29}}, {{0, 16}}}, {{{31, 34}}, {{35, 40}}, {{41, 48}}}}};
}

Utterance utterance(Span source, Span cue, Span content) {
  Utterance made;
  made.source = made.source_head = source;
  made.cue = cue;
  made.content = {content};
  return made;
}

TEST(QuoteScores, AllRight) {
  EXPECT_EQ(Counted(told()).line(
                {utterance({17, 24}, {25, 29}, {0, 16}), utterance({31, 34}, {35, 40}, {41, 48})}),
            "QUOTES direct_30=1.0000 direct_80=1.0000 speaker=1.0000 source=1.0000 cue=1.0000 "
            "content=1.0000 n=2");
}

TEST(QuoteScores, APieceIsEnoughForPartialAndNotForTheHigherThreshold) {
  // "We left" is 8 of 16 bytes; the storm is missed; the speaker is another.
  EXPECT_EQ(Counted(told()).line({utterance({31, 34}, {25, 27}, {0, 8})}),
            "QUOTES direct_30=1.0000 direct_80=0.0000 speaker=0.0000 source=0.6667 cue=0.6667 "
            "content=0.6667 n=2");
}

TEST(QuoteScores, TheLastNameIsEnoughForTheSpeaker) {
  MarkedText text = told();
  text.text += " Lee left.";
  EXPECT_THAT(Counted(text).line({utterance({50, 53}, {25, 29}, {0, 16})}),
              HasSubstr("speaker=1.0000"));
}

TEST(QuoteScores, NothingFound) {
  EXPECT_EQ(Counted(told()).line({}),
            "QUOTES direct_30=0.0000 direct_80=0.0000 speaker=0.0000 source=0.0000 cue=0.0000 "
            "content=0.0000 n=2");
}

}  // namespace
}  // namespace dragoman
