// What the model of main events adds to the parties that frames find, and what it must not.
#include "reading/model_events.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "actors_helpers.h"
#include "language/analyzer.h"
#include "reading/events.h"
#include "reading_helpers.h"

namespace dragoman {
namespace {

struct Case {
  const char* sentence;
  const char* frames;  // "AFG > POL", by the frames alone
  const char* model;   // with the model beside them
};

constexpr Case kCases[] = {
    {"Afghan militants planned a roadside bomb against Polish troops.", " > POL", "AFG > POL"},
    {"Latvia is preparing to open an embassy in Kenya.", "LVA > KEN", "LVA > KEN"},
    // What the frames found stands.
    {"Peru attacked Chile.", "PER > CHL", "PER > CHL"},
    // A state does nothing to itself.
    {"Jordan placed its air force on alert.", "JOR > ", "JOR > "},
    {"Pakistan inducted a new frigate.", "PAK > ", "PAK > "},
    {"India refused to send peacekeepers.", "IND > ", "IND > "},
};

std::string sides(const Reading& reading, const std::vector<std::string>& ids) {
  std::vector<std::string> states;
  for (const std::string& id : ids) {
    for (const ActorRecord& actor : reading.actors.actors) {
      if (actor.id == id) states.push_back(actor.country.empty() ? id : actor.country);
    }
  }
  return fmt::format("{}", fmt::join(states, "+"));
}

TEST(ModelEvents, CompleteWhatFramesLeaveOpen) {
  std::vector<Error> refused;
  const auto reader = load_reader(data_folder(), {}, real_knowledge(), refused);
  ASSERT_TRUE(reader.ok()) << reader.error().text();
  const auto analyzer = load_analyzer(data_folder());
  ASSERT_TRUE(analyzer.ok()) << analyzer.error().text();
  for (const Case& c : kCases) {
    Document document;
    document.id = "doc-test";
    document.text = c.sentence;
    document.blocks.push_back(
        {BlockKind::paragraph, {0, static_cast<std::uint32_t>(document.text.size())}});
    const Analysis analysis = (*analyzer)->analyze(document);
    const Reading reading = (*reader)->prepare(document, analysis);
    for (const bool with_model : {false, true}) {
      const auto events = read_events(reading, (*reader)->events(),
                                      with_model ? &(*reader)->main_events() : nullptr);
      ASSERT_FALSE(events.empty()) << c.sentence;
      EXPECT_EQ(fmt::format("{} > {}", sides(reading, events[0].actors),
                            sides(reading, events[0].recipients)),
                with_model ? c.model : c.frames)
          << c.sentence << (with_model ? " with the model" : "");
    }
  }
}

}  // namespace
}  // namespace dragoman
