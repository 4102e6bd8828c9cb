#include "reading/quotes.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

// One block a paragraph; paragraphs are split at empty lines.
Document document_of(std::string text) {
  Document document;
  document.text = std::move(text);
  std::uint32_t begin = 0;
  while (begin < document.text.size()) {
    auto end = document.text.find("\n\n", begin);
    auto stop = static_cast<std::uint32_t>(end == std::string::npos ? document.text.size() : end);
    document.blocks.push_back({BlockKind::paragraph, {begin, stop}});
    begin = stop + 2;
  }
  return document;
}

struct Case {
  std::string text;
  std::vector<std::string> quotations;
};

class QuotationsOfText : public testing::TestWithParam<Case> {};

TEST_P(QuotationsOfText, AreFound) {
  Document document = document_of(GetParam().text);
  std::vector<std::string> found;
  for (const Quotation& q : find_quotations(document)) {
    found.emplace_back(document.words(q.words));
    EXPECT_TRUE(q.marks.contains(q.words));
  }
  EXPECT_EQ(found, GetParam().quotations) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Marks, QuotationsOfText,
                         testing::Values(Case{"“We left,” he said.", {"We left,"}},
                                         Case{"\"We left,\" he said.", {"We left,"}},
                                         Case{"He called it «a step» forward.", {"a step"}},
                                         Case{"‘We left’, he said.", {"We left"}},
                                         Case{"'We left', he said.", {"We left"}},
                                         Case{"“One,” he said. “Two.”", {"One,", "Two."}},
                                         Case{"No marks at all.", {}}, Case{"", {}},
                                         Case{"“”", {}}));

INSTANTIATE_TEST_SUITE_P(
    Apostrophes, QuotationsOfText,
    testing::Values(Case{"Norway’s fleet and the states’ ports.", {}},
                    Case{"‘Norway’s fleet has left’, she said.", {"Norway’s fleet has left"}},
                    Case{"‘The states’ ports are shut’, she said.", {"The states’ ports are shut"}},
                    Case{"'It's over, it isn't ours', she said.", {"It's over, it isn't ours"}},
                    Case{"They don't and won't.", {}},
                    Case{"He spoke of ‘the parties’ in May.", {"the parties"}}));

INSTANTIATE_TEST_SUITE_P(
    Nested, QuotationsOfText,
    testing::Values(Case{"“He said ‘never’ to me,” she told us.", {"He said ‘never’ to me,"}},
                    Case{"‘He said “never” to me’, she told us.", {"He said “never” to me"}},
                    Case{"“A “new” day,” she said.", {"A “new” day,"}}));

INSTANTIATE_TEST_SUITE_P(
    Paragraphs, QuotationsOfText,
    testing::Values(Case{"“One goes on.\n\n“Two ends,” he said.", {"One goes on.", "Two ends,"}},
                    Case{"He said: “It never ends.\n\nNext paragraph.", {"It never ends."}},
                    Case{"A 12\" pipe.\n\nNext \"one\".", {"one"}},
                    Case{"A stray \"mark here.\n\nNext paragraph.", {}}));

TEST(Quotations, OneThatGoesOnIsMarked) {
  Document document = document_of("“One goes on.\n\n“Two ends,” he said.");
  auto found = find_quotations(document);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(found[0].open_ended);
  EXPECT_FALSE(found[1].open_ended);
}

TEST(Quotations, BlocksThatAreNotReadHaveNone) {
  Document document = document_of("“Share this,” it says.");
  document.blocks[0].kind = BlockKind::furniture;
  EXPECT_TRUE(find_quotations(document).empty());
}

TEST(Quotations, AreLookedUpByPlace) {
  Document document = document_of("A “b” c “d” e");
  auto found = find_quotations(document);
  ASSERT_EQ(found.size(), 2U);
  for (std::uint32_t i = 0; i < document.text.size(); ++i) {
    const Quotation* here = quotation_at(found, i);
    bool inside = found[0].words.contains(i) || found[1].words.contains(i);
    EXPECT_EQ(here != nullptr, inside) << i;
  }
}

TEST(Quotations, HostileTextStaysLinear) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "“ ‘a";
  Document document = document_of(std::move(text));
  for (const Quotation& q : find_quotations(document)) EXPECT_FALSE(q.words.empty());
}

}  // namespace
}  // namespace dragoman
