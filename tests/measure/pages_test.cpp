#include "measure/pages.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Pages, WordsAreComparedAsABag) {
  EXPECT_DOUBLE_EQ(words_f1("The envoy left.", "the ENVOY left"), 1);
  EXPECT_DOUBLE_EQ(words_f1("a b c d", "a b"), 2.0 * 2 / 6);
  EXPECT_DOUBLE_EQ(words_f1("a a b", "a b b"), 2.0 * 2 / 6);
  EXPECT_DOUBLE_EQ(words_f1("a", ""), 0);
  EXPECT_DOUBLE_EQ(words_f1("", ""), 1);
}

TEST(Pages, AGoldFileSaysTitleDayAndText) {
  const auto gold = parse_page_gold("title: A: b\npublished: 2025-05-21\n\nOne.\nTwo.\n", "x.gold");
  ASSERT_TRUE(gold.ok());
  EXPECT_EQ(gold->title, "A: b");
  EXPECT_EQ(gold->published, "2025-05-21");
  EXPECT_EQ(gold->text, "One.\nTwo.\n");
  EXPECT_EQ(parse_page_gold("title: A\npublished:\n\n", "x")->published, "");
  EXPECT_EQ(parse_page_gold("title: A\nwords\n\n", "x").error().place, "x:2");
  EXPECT_FALSE(parse_page_gold("title: A\n", "x").ok());
}

TEST(Pages, TitleAndFurnitureAreNoMainText) {
  Document document;
  document.text = "A title\n\nThe envoy left.\n\nShare this";
  document.title = "A Title";
  document.blocks = {{BlockKind::title, {0, 7}},
                     {BlockKind::paragraph, {9, 24}},
                     {BlockKind::furniture, {26, 36}}};
  const PageScore score = score_page({"a title", "", "The envoy left. It said."}, document);
  EXPECT_DOUBLE_EQ(score.precision, 1);
  EXPECT_DOUBLE_EQ(score.recall, 3.0 / 5);
  EXPECT_TRUE(score.title);
  EXPECT_TRUE(score.published);
}

}  // namespace
}  // namespace dragoman
