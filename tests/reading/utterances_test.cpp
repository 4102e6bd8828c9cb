// Source, cue and content as spans, where signs tell more than the tree: quotations with words
// before, between and behind them, sentences ascribed to somebody, thoughts.
#include "reading/utterances.h"

#include <gtest/gtest.h>

#include "language/analyzer.h"
#include "reading/actors_helpers.h"
#include "reading/reading_helpers.h"
#include "reading/statements.h"

namespace dragoman {
namespace {

struct Case {
  const char* name;
  const char* text;
  // "source | cue | content", several parted by "; ", pieces of a content by " … ".
  const char* expect;
};

class SpokenTexts : public testing::Test {
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

  static Document document_of(const std::string& text) {
    Document document;
    document.id = "doc-utterances";
    document.text = text;
    document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
    return document;
  }

  // "speaker | act | content" of each statement of an article by somebody.
  static std::string claims(const std::string& text, const char* genre, const char* byline) {
    Document document = document_of(text);
    document.genre = genre;
    document.byline = byline;
    const Analysis analysis = analyzer_->analyze(document);
    const Reading reading = reader_->prepare(document, analysis);
    std::string all;
    for (const StatementRecord& s : read_statements(reading, *cues_)) {
      EXPECT_FALSE(s.evidence.empty());
      all += (all.empty() ? "" : "; ") + s.speaker_text + " | " + s.act + " | " + s.content;
    }
    return all;
  }

  static std::string shown(const std::string& text) {
    Document document = document_of(text);
    const Analysis analysis = analyzer_->analyze(document);
    const Reading reading = reader_->prepare(document, analysis);
    std::string all;
    for (const Utterance& u : find_utterances(reading, *cues_)) {
      std::string content;
      for (const Span piece : u.content) {
        content += (content.empty() ? "" : " … ") + std::string(document.words(piece));
      }
      all += (all.empty() ? "" : "; ") + std::string(document.words(u.source)) + " | " +
             std::string(document.words(u.cue)) + " | " + content;
    }
    return all;
  }

  static std::unique_ptr<const Analyzer> analyzer_;
  static std::unique_ptr<const Reader> reader_;
  static std::unique_ptr<const SpeechCues> cues_;
};

std::unique_ptr<const Analyzer> SpokenTexts::analyzer_;
std::unique_ptr<const Reader> SpokenTexts::reader_;
std::unique_ptr<const SpeechCues> SpokenTexts::cues_;

class UtterancesOfText : public SpokenTexts, public testing::WithParamInterface<Case> {};

TEST_P(UtterancesOfText, AreSpans) {
  EXPECT_EQ(shown(GetParam().text), GetParam().expect);
}

constexpr Case kCases[] = {
    {"WordsBeforeTheCueGoOn", "The costs, Lavrov added, were “far too high for us.”",
     "Lavrov | added | The costs … were “far too high for us.”"},
    {"WordsAroundAQuotation", "The harbour is “full of mines” this winter, the minister said.",
     "the minister | said | The harbour is “full of mines” this winter"},
    {"WordsBehindAQuotation", "Lavrov said the envoy had “no right at all” to enter the harbour.",
     "Lavrov | said | the envoy had “no right at all” to enter the harbour"},
    {"NothingBehindAWholeQuotation", "“We will leave,” said Lavrov, the foreign minister.",
     "Lavrov | said | “We will leave,”"},
    {"WordsBeforeAColon", "The minister said in a speech on Monday: “We will leave the valley.”",
     "The minister | said | “We will leave the valley.”"},
    {"TwoCuesTwoQuotations",
     "“We will leave the valley,” Lavrov said, adding, “Nobody will stop us.”",
     "Lavrov | said | “We will leave the valley,”; Lavrov | adding | “Nobody will stop us.”"},
    {"PartOfWhatAnotherSays", "Lavrov said that Norway hopes to join the talks.",
     "Lavrov | said | that Norway hopes to join the talks"},
    {"InTheViewOf", "In Norway's view, the treaty has lost its purpose.",
     "Norway | In | the treaty has lost its purpose"},
    {"ExpectedTo", "The talks are expected to fail.", " | expected | The talks … to fail"},
    {"OnlyIf", "The minister would say that the talks had failed if he were asked.", ""},
    {"Described", "It is a treaty which Lavrov described as a trap.",
     "Lavrov | described | a trap"},
};

INSTANTIATE_TEST_SUITE_P(All, UtterancesOfText, testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

constexpr const char* kArticle =
    "Norway should leave the treaty at once. The harbour was closed on Monday. Must Oslo wait? "
    "Lavrov said the talks must go on.";

TEST_F(SpokenTexts, AnOpinionsJudgementsAreItsAuthors) {
  EXPECT_EQ(claims(kArticle, "opinion", "Jane Roe"),
            "Jane Roe | demand | Norway should leave the treaty at once.; "
            "Lavrov | say | the talks must go on");
}

TEST_F(SpokenTexts, AReportOrAPieceByNobodyJudgesNothing) {
  EXPECT_EQ(claims(kArticle, "report", "Jane Roe"), "Lavrov | say | the talks must go on");
  EXPECT_EQ(claims(kArticle, "opinion", ""), "Lavrov | say | the talks must go on");
}

}  // namespace
}  // namespace dragoman
