// Examples of a small lexicon laid over ours: which are found right, and what is said of the rest.
#include "reading/frame_examples.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "actors_helpers.h"
#include "language/analyzer.h"
#include "reading_helpers.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

constexpr const char* kFrames = R"(frame test-serenade
  code SUPPORT - 050
  verb serenade
  actor subject
  recipient object
  example Peru serenaded Chile. => happened PER > CHL
  example Chile was serenaded by Peru. => happened PER > CHL
  example Peru did not serenade Chile. => negated PER > CHL
  example Peru did not serenade Chile. => happened PER > CHL
  example Peru serenaded Chile. => happened CHL > PER
  example Peru slept. => happened PER
frame test-other
  code SUPPORT - 050
  verb tickle
  actor subject
  recipient object
  example Peru tickled Chile. => happened PER > CHL
)";

struct Wanted {
  bool right;
  const char* wanted;
  const char* found;
};

constexpr Wanted kWanted[] = {
    {true, "happened PER > CHL", "test-serenade SUPPORT  happened PER > CHL"},
    {true, "happened PER > CHL", "test-serenade SUPPORT  happened PER > CHL"},
    {true, "negated PER > CHL", "test-serenade SUPPORT  negated PER > CHL"},
    {false, "happened PER > CHL", "test-serenade SUPPORT  negated PER > CHL"},
    {false, "happened CHL > PER", "test-serenade SUPPORT  happened PER > CHL"},
    {false, "happened PER > ", ""},
};

TEST(FrameExamples, RightAndWrong) {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "events");
  std::ofstream(folder / "events" / "x.frames") << kFrames;
  std::vector<Error> refused;
  const auto reader = load_reader(data_folder(), folder.path(), real_knowledge(), refused);
  ASSERT_TRUE(reader.ok()) << reader.error().text();
  EXPECT_TRUE(refused.empty()) << refused[0].text();
  const auto analyzer = load_analyzer(data_folder());
  ASSERT_TRUE(analyzer.ok()) << analyzer.error().text();

  std::vector<ExampleResult> results;
  check_examples(
      **reader, **analyzer, [](const Frame& frame) { return frame.name == "test-serenade"; },
      [&](const ExampleResult& result) { results.push_back(result); });
  ASSERT_EQ(results.size(), std::size(kWanted));
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Wanted& wanted = kWanted[i];
    EXPECT_EQ(results[i].frame->name, "test-serenade");
    EXPECT_EQ(results[i].right, wanted.right) << results[i].example->sentence;
    EXPECT_EQ(results[i].wanted, std::string("test-serenade SUPPORT  ") + wanted.wanted);
    EXPECT_EQ(results[i].found, wanted.found) << results[i].example->sentence;
    EXPECT_TRUE(results[i].example->place.ends_with("x.frames:" + std::to_string(6 + i)));
  }
}

}  // namespace
}  // namespace dragoman
