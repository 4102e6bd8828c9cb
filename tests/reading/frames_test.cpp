// The event lexicon: its text form, and that every frame reads its own examples as it says.
#include "reading/frames.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "actors_helpers.h"
#include "language/analyzer.h"
#include "reading/frame_check.h"
#include "reading/frame_examples.h"
#include "reading/name_agreement.h"
#include "reading/reader.h"
#include "reading_helpers.h"

namespace dragoman {
namespace {

struct BadText {
  const char* name;
  const char* text;
  const char* message;  // place and part of the message
};

class FramesRefuse : public testing::TestWithParam<BadText> {};

TEST_P(FramesRefuse, NamingLineAndColumn) {
  EventLexicon lexicon = real_events();
  Status status = lexicon.add(GetParam().text, "x.frames");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::bad_frame);
  EXPECT_THAT(status.error().text(), testing::HasSubstr(GetParam().message));
}

constexpr BadText kBad[] = {
    {"NoFrame", "  verb meet\n", "x.frames:1:3: wanted 'frame NAME'"},
    {"UnknownKeyword", "frame a\n  colour red\n", "x.frames:2:3: unknown keyword 'colour'"},
    {"UnknownType", "frame a\n  code GREET - 01\n", "x.frames:2:8: the ontology has no GREET -"},
    {"UnknownMode", "frame a\n  code CONSULT dance 01\n", "the ontology has no CONSULT dance"},
    {"BadCameo", "frame a\n  code CONSULT - 4x\n", "x.frames:2:18: CAMEO"},
    {"UnknownContext", "frame a\n  context sports\n", "x.frames:2:11: the ontology has no context"},
    {"UnknownRelation", "frame a\n  actor subjekt\n", "x.frames:2:9: unknown relation 'subjekt'"},
    {"UnknownClass", "frame a\n  theme object = <gizmo>\n", "x.frames:2:18: no class 'gizmo'"},
    {"UnknownTag", "frame a\n  actor.adverb subject\n", "x.frames:2:3: wanted .verb"},
    {"NoShape", "frame a : nothing\n", "x.frames:1:11: no shape or earlier frame 'nothing'"},
    {"NoArrow", "frame a\n  example Peru met Chile.\n", "wanted 'example SENTENCE =>"},
    {"NoRealis", "frame a\n  example Peru met. => maybe PER\n", "no realis 'maybe'"},
    {"NoTrigger", "frame a\n  code CONSULT - 040\n", "x.frames:1: frame 'a' has no trigger"},
    {"NoExample", "frame a\n  code CONSULT - 040\n  verb meet\n  actor subject\n",
     "x.frames:1: frame 'a' has no example"},
    {"NoParty", "frame a\n  code CONSULT - 040\n  verb meet\n  example Peru met. => happened PER\n",
     "has no actor or recipient"},
    {"Tab", "frame a\n\tverb meet\n", "x.frames:2:1: a tab"},
    {"RolesOnly", "shape a\n  verb meet\n", "x.frames:2:3: a shape holds roles only"},
};

INSTANTIATE_TEST_SUITE_P(Kinds, FramesRefuse, testing::ValuesIn(kBad),
                         [](const auto& p) { return std::string(p.param.name); });

constexpr const char* kMeet = R"(
frame NAME
  code CONSULT - 040
  verb meet call_on
  noun phone_call exchange_of_views
  actor subject with
  theme.verb object = <document> visit
  example Peru met Chile. => happened CHL+PER
)";

std::string meet(const std::string& name) {
  std::string text = kMeet;
  return text.replace(text.find("NAME"), 4, name);
}

TEST(Frames, KeepWhatTheirTextSays) {
  EventLexicon lexicon = real_events();
  Status status = lexicon.add(meet("meet"), "x.frames");
  ASSERT_TRUE(status.ok()) << status.error().text();
  ASSERT_EQ(lexicon.frames().size(), 1u);
  const Frame& frame = lexicon.frames()[0];
  EXPECT_EQ(frame.type, "CONSULT");
  ASSERT_EQ(frame.triggers.size(), 4u);
  EXPECT_EQ(frame.triggers[1].head, 0u);  // call on
  EXPECT_EQ(frame.triggers[2].head, 1u);  // phone call
  EXPECT_EQ(frame.triggers[3].head, 0u);  // exchange of views
  ASSERT_EQ(frame.roles.size(), 2u);
  EXPECT_TRUE(frame.roles[1].required);
  EXPECT_EQ(frame.roles[1].only, TriggerTag::verb);
  EXPECT_THAT(frame.roles[1].filter.classes, testing::ElementsAre("document"));
  EXPECT_THAT(frame.examples[0].actors, testing::ElementsAre("CHL", "PER"));
  EXPECT_EQ(lexicon.triggers(TriggerTag::noun, "call").size(), 1u);
  EXPECT_TRUE(lexicon.triggers(TriggerTag::verb, "phone").empty());
}

TEST(Frames, RefuseTheSameNameAndTheSameNeeds) {
  EventLexicon lexicon = real_events();
  ASSERT_TRUE(lexicon.add(meet("meet"), "x.frames").ok());
  Status same_name = lexicon.add(meet("meet"), "y.frames");
  ASSERT_FALSE(same_name.ok());
  EXPECT_THAT(same_name.error().text(), testing::HasSubstr("y.frames:2: frame 'meet' stands"));
  Status same_needs = lexicon.add(meet("other"), "z.frames");
  ASSERT_FALSE(same_needs.ok());
  EXPECT_THAT(same_needs.error().text(), testing::HasSubstr("with the same needs"));
}

TEST(Frames, TakeOverAShapeAndReplaceItsRoles) {
  EventLexicon lexicon = real_events();
  Status status = lexicon.add(R"(
shape deed
  actor.verb subject
  actor.noun by
  recipient object
frame hit : deed
  code ASSAULT - 190
  verb hit
  actor.noun of
  example Peru hit Chile. => happened PER > CHL
)",
                              "x.frames");
  ASSERT_TRUE(status.ok()) << status.error().text();
  std::vector<std::string> roles;
  for (const FrameRole& role : lexicon.frames()[0].roles) roles.push_back(role.relations[0]);
  EXPECT_THAT(roles, testing::UnorderedElementsAre("subject", "object", "of"));
}

// --- the project's own lexicon ---

const EventLexicon& own_lexicon() {
  static const auto lexicon = EventLexicon::load(data_folder());
  EXPECT_TRUE(lexicon.ok()) << (lexicon.ok() ? "" : lexicon.error().text());
  return *lexicon;
}

TEST(OwnFrames, CoverEveryTypeAndMode) {
  std::map<std::pair<std::string, std::string>, int> frames;
  for (const Frame& frame : own_lexicon().frames()) ++frames[{frame.type, frame.mode}];
  for (const EventCode& code : own_lexicon().ontology().codes()) {
    EXPECT_GE((frames[{code.type, code.mode}]), 2) << code.type << " " << code.mode;
  }
  EXPECT_EQ(frames.size(), own_lexicon().ontology().codes().size());
  EXPECT_GE(own_lexicon().frames().size(), 4000U);
}

TEST(OwnFrames, AreNotInEachOthersWay) {
  for (const FrameConflict& conflict : find_conflicts(own_lexicon())) {
    ADD_FAILURE() << conflict.place << ": " << conflict.message;
  }
}

// The trees come from a trained model, so a retrained one may trip over a few sentences: what is
// held is a floor, and every sentence below it is named.
constexpr double kExamplesRight = 0.995;

TEST(OwnFrames, ReadTheirExamplesAsTheySay) {
  auto analyzer = load_analyzer(data_folder());
  ASSERT_TRUE(analyzer.ok()) << analyzer.error().text();
  const auto agreed = with_agreed_names(std::move(*analyzer), real_knowledge());
  std::vector<Error> refused;
  const auto reader = load_reader(data_folder(), {}, real_knowledge(), refused);
  ASSERT_TRUE(reader.ok()) << reader.error().text();
  std::string wrong;
  std::size_t right = 0, all = 0;
  check_examples(
      **reader, *agreed, [](const Frame&) { return true; },
      [&](const ExampleResult& result) {
        ++all;
        right += result.right ? 1U : 0U;
        if (result.right) return;
        wrong += fmt::format("{}: {}\n  wanted {}\n  found  {}\n", result.example->place,
                             result.example->sentence, result.wanted, result.found);
      });
  EXPECT_GE(all, own_lexicon().frames().size());
  EXPECT_GE(static_cast<double>(right), kExamplesRight * static_cast<double>(all)) << wrong;
}

}  // namespace
}  // namespace dragoman
