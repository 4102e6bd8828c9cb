// Frames that take over an earlier frame, and a user's frames over ours.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading/frames.h"
#include "reading_helpers.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kMeet = R"(frame meet
  code CONSULT visit 042
  context diplomatic
  verb meet
  noun meeting
  mutual
  governs planned
  actor.verb subject with
  actor.noun of between
  theme.noun in = <place>
  example Peru met Chile. => happened CHL+PER
)";

EventLexicon with_frames(const std::string& text) {
  EventLexicon lexicon = real_events();
  const Status status = lexicon.add(text, "ours.frames");
  EXPECT_TRUE(status.ok()) << status.error().text();
  return lexicon;
}

const Frame& frame_named(const EventLexicon& lexicon, const std::string& name) {
  const auto id = lexicon.find(name);
  check(id.has_value(), "the test's frame is not there");
  return lexicon.frame(*id);
}

std::string roles(const Frame& frame) {
  std::vector<std::string> shown;
  for (const FrameRole& role : frame.roles) {
    shown.push_back(fmt::format("{}{}:{}", role.kind == RoleKind::theme ? "theme" : "party",
                                role.only ? "." + std::string(trigger_tag_name(*role.only)) : "",
                                fmt::join(role.relations, ",")));
  }
  return fmt::format("{}", fmt::join(shown, " "));
}

struct Taken {
  const char* name;
  const char* lines;  // of a frame "huddle : meet" but its trigger and example
  const char* code;
  Governs governs;
  const char* contexts;
  const char* roles;
};

class TakesOverAFrame : public testing::TestWithParam<Taken> {};

TEST_P(TakesOverAFrame, ButForItsOwnLines) {
  const Taken& wanted = GetParam();
  const EventLexicon lexicon =
      with_frames(std::string(kMeet) + "frame huddle : meet\n  verb huddle\n" + wanted.lines +
                  "  example Peru huddled with Chile. => happened CHL+PER\n");
  const Frame& frame = frame_named(lexicon, "huddle");
  EXPECT_EQ(fmt::format("{} {} {}", frame.type, frame.mode, frame.cameo), wanted.code);
  EXPECT_EQ(frame.governs, wanted.governs);
  EXPECT_EQ(fmt::format("{}", fmt::join(frame.contexts, " ")), wanted.contexts);
  EXPECT_EQ(roles(frame), wanted.roles);
  EXPECT_TRUE(frame.mutual);
  ASSERT_EQ(frame.triggers.size(), 1U);  // triggers and examples are never taken over
  EXPECT_EQ(frame.triggers[0].words[0], "huddle");
  EXPECT_EQ(frame.examples.size(), 1U);
}

constexpr const char* kAllRoles = "party.verb:subject,with party.noun:of,between theme.noun:in";

constexpr Taken kTaken[] = {
    {"Everything", "", "CONSULT visit 042", Governs::planned, "diplomatic", kAllRoles},
    // `governs` goes with the code: an agreement's is not a refusal's.
    {"Code", "  code REJECT - 120\n", "REJECT  120", Governs::nothing, "diplomatic", kAllRoles},
    {"Governs", "  governs negated\n", "CONSULT visit 042", Governs::negated, "diplomatic",
     kAllRoles},
    {"Context", "  context economic\n", "CONSULT visit 042", Governs::planned, "economic",
     kAllRoles},
    {"RoleOfOneTag", "  actor.verb object\n", "CONSULT visit 042", Governs::planned, "diplomatic",
     "party.noun:of,between theme.noun:in party.verb:object"},
    {"RoleOfAllTags", "  actor object\n", "CONSULT visit 042", Governs::planned, "diplomatic",
     "theme.noun:in party:object"},
    {"Theme", "  theme with = <body>\n", "CONSULT visit 042", Governs::planned, "diplomatic",
     "party.verb:subject,with party.noun:of,between theme:with"},
};

INSTANTIATE_TEST_SUITE_P(Lines, TakesOverAFrame, testing::ValuesIn(kTaken),
                         [](const auto& p) { return std::string(p.param.name); });

TEST(FramesTakeOver, OnlyWhatStandsBefore) {
  EventLexicon lexicon = real_events();
  const Status status =
      lexicon.add("frame huddle : meet\n  verb huddle\n" + std::string(kMeet), "x.frames");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().text(), "x.frames:1:16: no shape or earlier frame 'meet' [bad_frame]");
  EXPECT_THAT(lexicon.frames(), IsEmpty());
}

// --- a user's frames ---

std::string good(const std::string& name, const std::string& verb,
                 const std::string& code = "AID - 070") {
  return "frame " + name + "\n  code " + code + "\n  verb " + verb +
         "\n  actor subject\n  example Peru rests. => happened PER\n";
}

struct Wrong {
  const char* name;
  const char* text;     // stands between two good frames, from line 6 on
  const char* message;  // its first
};

class UsersFramesRefused : public testing::TestWithParam<Wrong> {};

TEST_P(UsersFramesRefused, LeaveOutAndTellWhatIsWrong) {
  EventLexicon lexicon = with_frames(kMeet);
  std::vector<Error> refused;
  lexicon.add_over(good("first", "yodel") + GetParam().text + good("last", "hum"), "x.frames",
                   refused);
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_EQ(refused[0].code, ErrorCode::bad_frame);
  EXPECT_THAT(refused[0].text(), HasSubstr(GetParam().message));
  EXPECT_TRUE(lexicon.find("first") && lexicon.find("last"));
  EXPECT_EQ(lexicon.frames().size(), 3U);
  // Nothing of the refused frame remains.
  EXPECT_FALSE(lexicon.find("bad"));
  EXPECT_THAT(lexicon.triggers(TriggerTag::verb, "whistle"), IsEmpty());
  EXPECT_EQ(lexicon.triggers(TriggerTag::verb, "meet").size(), 1U);
  for (const char* verb : {"yodel", "hum"}) {
    ASSERT_EQ(lexicon.triggers(TriggerTag::verb, verb).size(), 1U);
    const TriggerRef ref = lexicon.triggers(TriggerTag::verb, verb)[0];
    EXPECT_EQ(lexicon.frame(ref.frame).triggers[ref.trigger].words[0], verb);
  }
}

constexpr Wrong kWrong[] = {
    {"Relation", "frame bad\n  verb whistle\n  actor subjekt\n  colour red\n",
     "x.frames:8:9: unknown relation 'subjekt'"},
    {"Code", "frame bad\n  verb whistle\n  code GREET - 01\n", "x.frames:8:8: the ontology has no"},
    {"Keyword", "frame bad\n  verb whistle\n  colour red\n", "x.frames:8:3: unknown keyword"},
    {"Class", "frame bad\n  verb whistle\n  theme object = <gizmo>\n", "x.frames:8:18: no class"},
    {"Base", "frame bad : nothing\n  verb whistle\n", "x.frames:6:13: no shape or earlier frame"},
    {"Tab", "frame bad\n\tverb whistle\n", "x.frames:7:1: a tab"},
    {"TabAfterFrame", "frame\tbad\n  verb whistle\n", "x.frames:6:6: a tab"},
    {"NoName", "frame\n  verb whistle\n", "x.frames:6:1: wanted 'frame NAME'"},
    {"NoExample", "frame bad\n  code AID - 070\n  verb whistle\n  actor subject\n",
     "x.frames:6: frame 'bad' has no example"},
    {"SameNeeds",
     "frame bad\n  code AID - 070\n  verb whistle yodel\n  actor subject\n  example Peru yodels. "
     "=> happened PER\n",
     "x.frames:6: verb 'yodel' with the same needs stands already in frame 'first'"},
    {"SameTriggerTwice",
     "frame bad\n  code AID - 070\n  verb whistle whistle\n  actor subject\n  example Peru "
     "whistles. => happened PER\n",
     "x.frames:6: verb 'whistle' with the same needs"},
    // A frame that would take the place of ours leaves ours where it is wrong.
    {"ReplacingWrongly", "frame meet\n  verb whistle\n  code CONSULT - 4\n",
     "x.frames:8:18: CAMEO"},
    {"ReplacingWithAnothersNeeds",
     "frame meet\n  code AID - 070\n  verb whistle yodel\n  actor subject\n  example Peru yodels. "
     "=> happened PER\n",
     "x.frames:6: verb 'yodel' with the same needs"},
    {"Shape", "shape bad\n  actor subjekt\n", "x.frames:7:9: unknown relation"},
};

INSTANTIATE_TEST_SUITE_P(Kinds, UsersFramesRefused, testing::ValuesIn(kWrong),
                         [](const auto& p) { return std::string(p.param.name); });

TEST(UsersFrames, TakeThePlaceOfOursOfTheSameName) {
  EventLexicon lexicon = with_frames(good("before", "yodel") + kMeet + good("after", "hum"));
  const FrameId ours = *lexicon.find("meet");
  std::vector<Error> refused;
  lexicon.add_over(good("meet", "whistle"), "x.frames", refused);
  EXPECT_THAT(refused, IsEmpty());
  EXPECT_EQ(lexicon.find("meet"), ours);
  EXPECT_EQ(lexicon.frames().size(), 3U);
  EXPECT_EQ(lexicon.frame(ours).place, "x.frames:1");
  EXPECT_EQ(lexicon.frame(ours).type, "AID");
  EXPECT_THAT(lexicon.triggers(TriggerTag::verb, "meet"), IsEmpty());
  EXPECT_THAT(lexicon.triggers(TriggerTag::noun, "meeting"), IsEmpty());
  ASSERT_EQ(lexicon.triggers(TriggerTag::verb, "whistle").size(), 1U);
  EXPECT_EQ(lexicon.triggers(TriggerTag::verb, "whistle")[0].frame, ours);
  for (const char* verb : {"yodel", "hum"}) {
    EXPECT_EQ(lexicon.triggers(TriggerTag::verb, verb).size(), 1U) << verb;
  }
  // What the replaced frame held is free again.
  lexicon.add_over(good("other", "meet"), "y.frames", refused);
  EXPECT_THAT(refused, IsEmpty());
  EXPECT_EQ(lexicon.triggers(TriggerTag::verb, "meet").size(), 1U);
}

TEST(UsersFrames, TakeOverTheFrameWhosePlaceTheyTake) {
  EventLexicon lexicon = with_frames(kMeet);
  std::vector<Error> refused;
  lexicon.add_over(
      "frame meet : meet\n  verb huddle\n  example Peru huddled with Chile. => happened CHL+PER\n",
      "x.frames", refused);
  EXPECT_THAT(refused, IsEmpty());
  const Frame& frame = frame_named(lexicon, "meet");
  EXPECT_EQ(frame.mode, "visit");
  EXPECT_EQ(roles(frame), kAllRoles);
  EXPECT_THAT(lexicon.triggers(TriggerTag::verb, "meet"), IsEmpty());
  EXPECT_EQ(lexicon.triggers(TriggerTag::verb, "huddle").size(), 1U);
}

TEST(UsersFrames, UseShapesOfTheirOwn) {
  EventLexicon lexicon = real_events();
  std::vector<Error> refused;
  lexicon.add_over(
      "shape deed\n  actor subject\n  recipient object\nframe zap : deed\n  code AID - 070\n"
      "  verb zap\n  example Peru zapped Chile. => happened PER > CHL\n"
      "shape deed\n  actor object\n"
      "frame zip : deed\n  code AID - 070\n  verb zip\n  example Peru zips. => happened PER\n",
      "x.frames", refused);
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_EQ(refused[0].text(),
            "x.frames:8:7: shape 'deed' stands already at x.frames:1 [bad_frame]");
  EXPECT_EQ(roles(frame_named(lexicon, "zap")), "party:subject party:object");
  EXPECT_EQ(roles(frame_named(lexicon, "zip")), "party:subject party:object");
}

TEST(UsersFrames, MayEndTheirLinesAsOnWindows) {
  EventLexicon lexicon = real_events();
  std::string text = good("zap", "zap") + "\n" + good("zip", "zip") + "  governs planned\n";
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
    text.replace(at, 1, "\r\n");
  }
  std::vector<Error> refused;
  lexicon.add_over(text, "x.frames", refused);
  EXPECT_THAT(refused, IsEmpty()) << refused[0].text();
  EXPECT_EQ(frame_named(lexicon, "zip").cameo, "070");
  EXPECT_EQ(frame_named(lexicon, "zip").governs, Governs::planned);
  EXPECT_EQ(frame_named(lexicon, "zap").examples[0].actors, std::vector<std::string>{"PER"});
}

TEST(UsersFrames, WithoutAFrameAreToldOnce) {
  EventLexicon lexicon = real_events();
  std::vector<Error> refused;
  lexicon.add_over("verb zap\nactor subject\n# end\n", "x.frames", refused);
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_THAT(refused[0].text(), HasSubstr("x.frames:1:1: wanted 'frame NAME'"));
  EXPECT_THAT(lexicon.frames(), IsEmpty());
}

}  // namespace
}  // namespace dragoman
