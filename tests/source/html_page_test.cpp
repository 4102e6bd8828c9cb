#include "source/html_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/html_tree.h"
#include "source/outline.h"
#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kBody =
    "<p>The ministers of both states met on Monday in the capital and signed a treaty.</p>"
    "<h2>What it says</h2><p>The border will be opened for trade in May, officials said, and "
    "visas will be abolished.</p><ul><li>Trucks may cross by day</li></ul>"
    "<p>Parliament has to agree; a vote is expected in the summer.</p>";

Document one_page(const std::string& page, const ReadOptions& options = {}) {
  const ReadResult read = read_bytes(page, InputKind::html, options);
  if (read.documents.size() != 1) throw std::runtime_error("wanted one document");
  return read.documents[0];
}

TEST(HtmlPage, KeepsTheArticleAndItsOutline) {
  const Document document = one_page(
      "<html><head><title>Treaty signed | Fjord News</title></head><body><nav><a href=/>Home</a>"
      "<a href=/w>World</a></nav><article><h1>Treaty signed</h1><div class=byline>By Jane Roe</div>"
      "<time datetime=2025-05-21>21 May</time>" +
      kBody +
      "<div class=share>Share this</div></article><aside><p>Sign up for a letter that we send "
      "every morning to all of our readers.</p></aside><script>var a='<p>no</p>';</script></body>");
  EXPECT_EQ(dump_outline(document),
            "title: Treaty signed\n"
            "paragraph: The ministers of both states met on Monday in the capital and signed a "
            "treaty.\n"
            "heading: What it says\n"
            "paragraph: The border will be opened for trade in May, officials said, and visas will "
            "be abolished.\n"
            "list_item: Trucks may cross by day\n"
            "paragraph: Parliament has to agree; a vote is expected in the summer.\n");
  EXPECT_EQ(document.title, "Treaty signed");
  EXPECT_EQ(document.byline, "Jane Roe");
  EXPECT_EQ(document.outlet, "Fjord News");
  EXPECT_EQ(document.published->start, "2025-05-21");
}

TEST(HtmlPage, WhatIsKnownFromOutsideWins) {
  ReadOptions options;
  options.given.published = "2020-01-01";
  options.given.outlet = "Gazette";
  const Document document = one_page(
      "<meta property=article:published_time content=2025-05-21><meta property=og:site_name "
      "content=Fjord>" +
          kBody,
      options);
  EXPECT_EQ(document.published->start, "2020-01-01");
  EXPECT_EQ(document.outlet, "Gazette");
}

TEST(HtmlPage, DaysAreFoundInManyForms) {
  const std::vector<std::pair<std::string, std::string>> kCases = {
      {"<meta name=date content='2025-05-21T10:00:00+04:00'>", "2025-05-21"},
      {"<meta name=pubdate content='Wed, 21 May 2025 10:00:00 GMT'>", "2025-05-21"},
      {"<meta itemprop=datePublished content=20250521>", "2025-05-21"},
      {"<span class=post-date>Posted on May 21, 2025 at noon</span>", "2025-05-21"},
      {"<p>21 May 2025</p>", "2025-05-21"},
      {"<link rel=canonical href='https://x.example/2025/05/21/a'>", "2025-05-21"},
      {"<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":"
       "[\"NewsArticle\"],\"datePublished\":\"2025-05-21\"}]}</script>",
       "2025-05-21"},
      {"<script type='application/ld+json'>{broken</script>", ""},
      {"<meta name=date content=soon>", ""}};
  for (const auto& [markup, day] : kCases) {
    const Document document = one_page("<html><body>" + markup + kBody);
    EXPECT_EQ(document.published ? document.published->start : "", day) << markup;
  }
}

TEST(HtmlPage, TextOfAScriptedPageComesFromJsonLd) {
  const Document document = one_page(
      "<html><body><div id=app></div><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
      "\"headline\":\"Treaty &amp; vote\",\"articleBody\":\"The ministers met on Monday.\\n\\nThey "
      "signed a treaty in the hall.\",\"author\":[{\"name\":\"Jane Roe\"},{\"name\":\"Karl "
      "Voss\"}]}"
      "</script></body>");
  EXPECT_EQ(document.title, "Treaty & vote");
  EXPECT_EQ(document.byline, "Jane Roe, Karl Voss");
  EXPECT_THAT(document.text, HasSubstr("They signed a treaty in the hall."));
}

TEST(HtmlPage, EncodingsAreBelievedInOrder) {
  const std::string cyrillic =
      "<p>\xC8\xE2\xE0\xED\xEE\xE2 met the envoy in the capital on Monday "
      "and left again at once.</p>";
  EXPECT_THAT(one_page("<meta charset=windows-1251>" + cyrillic).text, HasSubstr("Иванов"));
  // A page that is UTF-8 is UTF-8 whatever it says.
  EXPECT_THAT(one_page("<meta charset=iso-8859-1><p>The café was closed on Monday after the "
                       "ministers had left it.</p>")
                  .text,
              HasSubstr("café"));
  EXPECT_THAT(one_page("<meta charset=latin1><p>The \x93treaty\x94 was signed on Monday in the "
                       "capital.</p>")
                  .text,
              HasSubstr("“treaty”"));
}

TEST(HtmlPage, OtherLanguagesAreKeptAndMarked) {
  const Document document = one_page(
      "<html lang=de><body><p>Die Minister beider Staaten trafen sich am Montag in der Hauptstadt "
      "und unterzeichneten einen Vertrag, der die Grenze für den Handel öffnet.</p>");
  EXPECT_EQ(document.language, "de");
  EXPECT_EQ(document.blocks[0].kind, BlockKind::foreign);
}

TEST(HtmlPage, PagesWithoutTextAreTold) {
  EXPECT_THAT(told(read_bytes("<html><body><img src=a></body></html>", InputKind::html)),
              ElementsAre("empty_input input"));
  EXPECT_THAT(told(read_bytes("  ", InputKind::html)), ElementsAre("empty_input input"));
  EXPECT_THAT(told(read_bytes(std::string("<p>a\0b</p>", 10), InputKind::html)),
              ElementsAre("binary_input input"));
}

TEST(HtmlPage, HostileMarkupIsStopped) {
  std::string deep;
  for (int i = 0; i < 1'000'000; ++i) deep += "<div>";
  EXPECT_THAT(told(read_bytes(deep + kBody, InputKind::html)), ElementsAre("too_large input"));
  ReadOptions options;
  options.nesting_limit = 20;
  ReadResult read = read_bytes("<div><div><div>" + kBody, InputKind::html, options);
  EXPECT_EQ(read.documents.size(), 1U);
  options.nesting_limit = 3;
  read = read_bytes("<div><div><div>" + kBody, InputKind::html, options);
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_THAT(read.errors[0].message, HasSubstr("--max-nesting"));
  std::string many;
  for (int i = 0; i < 300'000; ++i) many += "<b>x</b>";
  options = {};
  options.text_limit = many.size() + kBody.size();
  EXPECT_THAT(told(read_bytes(many + kBody, InputKind::html, options)),
              ElementsAre("too_large input"));
  // What is never closed, or closed twice, is mended.
  EXPECT_EQ(one_page("<p><b><i>" + kBody + "</b></i></div></div></p></p>").blocks.size(), 5U);
}

TEST(HtmlTree, HoldsElementsTextsAndAttributes) {
  const auto tree = parse_html("<p CLASS='a' id=b>one <b>two</b></p>three &amp; &#8364; &nbsp;");
  ASSERT_TRUE(tree.ok());
  std::uint32_t p = 0;
  for (std::uint32_t i = 0; i < tree->nodes.size(); ++i) {
    if (tree->nodes[i].tag == HtmlTag::p && p == 0) p = i;
  }
  EXPECT_EQ(tree->attribute(p, "class"), "a");
  EXPECT_EQ(tree->attribute(p, "id"), "b");
  EXPECT_EQ(tree->all_text(p), "one two");
  EXPECT_THAT(tree->all_text(0), HasSubstr("three & €"));
  EXPECT_EQ(declared_charset("<meta http-equiv=x content='text/html; charset=KOI8-R'>"), "koi8-r");
  EXPECT_EQ(declared_charset("<p>charset is a word"), "");
}

}  // namespace
}  // namespace dragoman
