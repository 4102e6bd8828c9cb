// Which pairs of frames are told to be in each other's way.
#include "reading/frame_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading_helpers.h"

namespace dragoman {
namespace {

struct Pair {
  const char* name;
  const char* first;   // lines of the frame "first" but its party and example
  const char* second;  // of "second"
  bool told;
};

class FrameConflicts : public testing::TestWithParam<Pair> {};

std::string frame(const std::string& name, const std::string& lines) {
  return "frame " + name + "\n" + lines +
         "  actor subject\n  example Peru rests. => happened PER\n";
}

TEST_P(FrameConflicts, AreToldWhereNothingDecides) {
  EventLexicon lexicon = real_events();
  const Status status = lexicon.add(
      frame("first", GetParam().first) + frame("second", GetParam().second), "x.frames");
  ASSERT_TRUE(status.ok()) << status.error().text();
  const auto found = find_conflicts(lexicon);
  EXPECT_EQ(found.size(), GetParam().told ? 1U : 0U);
  for (const FrameConflict& conflict : found) {
    EXPECT_EQ(conflict.place, lexicon.frame(*lexicon.find("second")).place);
    EXPECT_THAT(conflict.message, testing::HasSubstr("frame 'second'"));
    EXPECT_THAT(conflict.message, testing::HasSubstr("'first'"));
    EXPECT_THAT(conflict.message, testing::HasSubstr("press"));
  }
}

constexpr const char* kDocument = "  code AID - 070\n  verb press\n  theme object = <document>\n";

constexpr Pair kPairs[] = {
    {"SharedClass", kDocument,
     "  code ACCUSE - 112\n  verb press\n  theme object = <document> <money>\n", true},
    {"SharedWord", "  code AID - 070\n  verb press\n  theme object = grape olive\n",
     "  code ACCUSE - 112\n  verb press\n  theme object = olive\n", true},
    {"OtherMode", "  code ASSAULT - 190\n  verb press\n  theme object = grape olive\n",
     "  code ASSAULT beat 190\n  verb press\n  theme object = olive\n", true},
    {"SeveralWords", "  code AID - 070\n  verb press_on\n  theme object = grape olive\n",
     "  code ACCUSE - 112\n  verb press_on\n  theme object = olive\n", true},
    {"BothNegated", "  code AID - 070\n  verb press\n  theme object = not <document>\n",
     "  code ACCUSE - 112\n  verb press\n  theme object = not <money>\n", true},
    {"SameCode", kDocument, "  code AID - 070\n  verb press\n  theme object = <document> <money>\n",
     false},
    {"OtherFilter", kDocument, "  code ACCUSE - 112\n  verb press\n  theme object = <money>\n",
     false},
    {"OtherPlace", kDocument, "  code ACCUSE - 112\n  verb press\n  theme with = <document>\n",
     false},
    {"NegatedFilter", kDocument,
     "  code ACCUSE - 112\n  verb press\n  theme object = not <document>\n", false},
    {"MoreNeeds", kDocument,
     "  code ACCUSE - 112\n  verb press\n  theme object = <document>\n  theme with\n", false},
    {"NoNeeds", kDocument, "  code ACCUSE - 112\n  verb press\n", false},
    {"Without", kDocument,
     "  code ACCUSE - 112\n  verb press\n  theme object = <document> <money>\n  without object = "
     "<document>\n",
     false},
    {"OtherTag", kDocument, "  code ACCUSE - 112\n  noun press\n  theme object = <document>\n",
     false},
    {"MoreWords", kDocument, "  code ACCUSE - 112\n  verb press_on\n  theme object = <document>\n",
     false},
    {"NeedOfAnotherTag",
     "  code AID - 070\n  verb press\n  noun press\n  theme.noun object = <document>\n"
     "  theme.verb with\n",
     "  code ACCUSE - 112\n  noun press\n  theme.noun object = <money>\n", false},
};

INSTANTIATE_TEST_SUITE_P(Pairs, FrameConflicts, testing::ValuesIn(kPairs),
                         [](const auto& p) { return std::string(p.param.name); });

}  // namespace
}  // namespace dragoman
