// Quotation marks as no editor would leave them: unbalanced, mixed, nested, beside right-to-left
// words, by the thousand. Nothing breaks, every span is exact, and time grows with the text.
#include <gtest/gtest.h>

#include <chrono>

#include "base/utf8.h"
#include "language/analyzer.h"
#include "reading/actors_helpers.h"
#include "reading/quotes.h"
#include "reading/reader.h"
#include "reading/reading_helpers.h"
#include "reading/statements.h"
#include "reading/utterances.h"

namespace dragoman {
namespace {

class HostileSpeech : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto analyzer = load_analyzer(data_folder());
    ASSERT_TRUE(analyzer.ok()) << analyzer.error().text();
    analyzer_ = std::move(*analyzer);
    std::vector<Error> refused;
    auto reader = load_reader(data_folder(), {}, real_knowledge(), refused);
    ASSERT_TRUE(reader.ok()) << reader.error().text();
    reader_ = std::move(*reader);
    auto cues = SpeechCues::load(data_folder() + "/cues");
    ASSERT_TRUE(cues.ok()) << cues.error().text();
    cues_ = std::make_unique<SpeechCues>(std::move(*cues));
  }
  static void TearDownTestSuite() {
    analyzer_.reset();
    reader_.reset();
    cues_.reset();
  }

  static Document document_of(std::string text) {
    Document document;
    document.id = "doc-hostile";
    document.text = std::move(text);
    document.blocks.push_back(
        {BlockKind::paragraph, {0, static_cast<std::uint32_t>(document.text.size())}});
    return document;
  }

  static bool at_borders(const std::string& text, Span span) {
    const auto inside = [&](std::uint32_t at) {
      return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
    };
    return span.begin <= span.end && span.end <= text.size() && !inside(span.begin) &&
           !inside(span.end);
  }

  // Reads all, holds the spans, returns the statements.
  static std::vector<StatementRecord> read(const std::string& text) {
    Document document = document_of(text);
    for (const Quotation& q : find_quotations(document)) {
      EXPECT_TRUE(at_borders(text, q.marks)) << text.substr(0, 80);
      EXPECT_TRUE(at_borders(text, q.words));
      EXPECT_TRUE(q.marks.contains(q.words));
    }
    const Analysis analysis = analyzer_->analyze(document);
    const Reading reading = reader_->prepare(document, analysis);
    for (const Utterance& u : find_utterances(reading, *cues_)) {
      EXPECT_TRUE(at_borders(text, u.cue));
      EXPECT_TRUE(at_borders(text, u.source));
      std::uint32_t last = 0;
      for (const Span piece : u.content) {
        EXPECT_TRUE(at_borders(text, piece));
        EXPECT_LE(last, piece.begin);
        EXPECT_FALSE(piece.empty());
        last = piece.end;
      }
    }
    return read_statements(reading, *cues_);
  }

  static std::unique_ptr<const Analyzer> analyzer_;
  static std::unique_ptr<const Reader> reader_;
  static std::unique_ptr<SpeechCues> cues_;
};

std::unique_ptr<const Analyzer> HostileSpeech::analyzer_;
std::unique_ptr<const Reader> HostileSpeech::reader_;
std::unique_ptr<SpeechCues> HostileSpeech::cues_;

TEST_F(HostileSpeech, UnbalancedAndMixedMarks) {
  for (const char* text : {"“We left, Peru said.",
                           "We left,” Peru said.",
                           "\"We left,” Peru said. \"We",
                           "“\"‘'«»„",
                           "“““We left,” Peru said.",
                           "'We left,\" Peru said.",
                           "”",
                           "''",
                           "``We left,'' Peru said.",
                           "\"",
                           "“”“”“”",
                           "Peru said: “We left. “We stayed. “We came.",
                           "said “",
                           "“said” said “said",
                           "\"We left,\"Peru said.\"We came.\"",
                           "«We left», Peru said, „we came“.",
                           ":",
                           ": “We.”",
                           "Peru: “",
                           "according to",
                           "According to “Peru",
                           "“, said",
                           "said,",
                           ", said"}) {
    read(text);
  }
}

TEST_F(HostileSpeech, QuotationsInQuotationsToDepthThree) {
  const auto found =
      read("“She told me: ‘He shouted “leave!” and ran’, and I believed her,” Maduro said.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().quote, "She told me: ‘He shouted “leave!” and ran’, and I believed her,");
}

TEST_F(HostileSpeech, RightToLeftWordsInside) {
  const auto found = read("“We say שלום and سلام to all,” Netanyahu said in Haifa.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().quote, "We say שלום and سلام to all,");
  read("\u202B“שלום”\u202C, Netanyahu said. \u200F“سلام");
}

double seconds_for(const std::string& text, const Analyzer& analyzer, const Reader& reader,
                   const SpeechCues& cues) {
  Document document;
  document.id = "doc-long";
  document.text = text;
  document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  const Analysis analysis = analyzer.analyze(document);
  const Reading reading = reader.prepare(document, analysis);
  const auto start = std::chrono::steady_clock::now();
  find_utterances(reading, cues);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_F(HostileSpeech, AParagraphOfFiftyThousandCharacters) {
  constexpr std::size_t kLong = 50'000;
  constexpr double kPatience = 5;  // seconds, for slow machines and sanitizers; it takes far less
  for (const char* piece :
       {"“We left,” Peru said. ", "“", "said ", "“We ‘left’ ", "\"We left,\" "}) {
    std::string text;
    while (text.size() < kLong) text += piece;
    EXPECT_LT(seconds_for(text, *analyzer_, *reader_, *cues_), kPatience) << piece;
  }
  std::string text = "“";
  while (text.size() < kLong) text += "The sea is wide. ";
  text.pop_back();
  const auto found = read(text + "” Peru said.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_GT(found.front().quote.size(), kLong - 20);
}

}  // namespace
}  // namespace dragoman
