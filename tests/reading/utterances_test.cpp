// Source, cue and content as spans, where signs tell more than the tree: quotations with words
// before, between and behind them, sentences ascribed to somebody, thoughts.
#include "reading/utterances.h"

#include <gtest/gtest.h>

#include "language/analyzer.h"
#include "reading/actors_helpers.h"
#include "reading/reading_helpers.h"

namespace dragoman {
namespace {

struct Case {
  const char* name;
  const char* text;
  // "source | cue | content", several parted by "; ", pieces of a content by " … ".
  const char* expect;
};

class UtterancesOfText : public testing::TestWithParam<Case> {
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

  static std::string shown(const std::string& text) {
    Document document;
    document.id = "doc-utterances";
    document.text = text;
    document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
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

std::unique_ptr<const Analyzer> UtterancesOfText::analyzer_;
std::unique_ptr<const Reader> UtterancesOfText::reader_;
std::unique_ptr<const SpeechCues> UtterancesOfText::cues_;

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

}  // namespace
}  // namespace dragoman
