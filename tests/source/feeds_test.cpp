#include "source/feeds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/outline.h"
#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Feeds, ItemsOfRssAreDocuments) {
  const ReadResult read = read_bytes(
      "<?xml version='1.0'?><rss version='2.0' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
      " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'>"
      "<channel><title>Fjord News</title><item><title>Ministers meet &amp; sign</title>"
      "<link>http://x.example/1</link><pubDate>Wed, 21 May 2025 22:00:00 +0400</pubDate>"
      "<dc:creator>Jane Roe</dc:creator><description>Short.</description>"
      "<media:title>A picture</media:title><content:encoded><![CDATA[<p>The ministers met on "
      "<b>Monday</b>.</p><ul><li>A point</li></ul>]]></content:encoded></item>"
      "<item><title>Second</title><description>&lt;p&gt;The envoy left.&lt;/p&gt;</description>"
      "</item><item/></channel></rss>");
  EXPECT_THAT(told(read), ElementsAre("empty_input input:3"));
  ASSERT_THAT(files_of(read), ElementsAre("input#1", "input#2"));
  const Document& first = read.documents[0];
  EXPECT_EQ(dump_outline(first),
            "title: Ministers meet & sign\nparagraph: The ministers met on Monday.\n"
            "list_item: A point\n");
  EXPECT_EQ(first.published->start, "2025-05-21");
  EXPECT_EQ(first.byline, "Jane Roe");
  EXPECT_EQ(first.outlet, "Fjord News");
  EXPECT_EQ(first.url, "http://x.example/1");
  EXPECT_EQ(read.documents[1].text, "Second\n\nThe envoy left.");
}

TEST(Feeds, EntriesOfAtomAreDocuments) {
  const ReadResult read = read_bytes(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>Wire</title><entry><title type='html'>"
      "Talks &lt;em&gt;resume&lt;/em&gt;</title><link rel='self' href='http://no'/>"
      "<link href='http://y.example/1'/><updated>2025-03-05T00:00:00Z</updated>"
      "<published>2025-03-04T10:00:00Z</published><author><name>Karl Voss</name><uri>u</uri>"
      "</author><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>They met &amp; "
      "talked.</p><h2>More</h2><p>They will meet again.</p></div></content></entry></feed>");
  ASSERT_EQ(read.documents.size(), 1U);
  const Document& only = read.documents[0];
  EXPECT_EQ(only.file, "input");
  EXPECT_EQ(only.title, "Talks resume");
  EXPECT_EQ(only.url, "http://y.example/1");
  EXPECT_EQ(only.byline, "Karl Voss");
  EXPECT_EQ(only.published->start, "2025-03-04");
  EXPECT_EQ(only.text, "Talks resume\n\nThey met & talked.\n\nMore\n\nThey will meet again.");
}

TEST(Feeds, OtherXmlAndBrokenXmlAreTold) {
  EXPECT_THAT(told(read_bytes("<?xml version='1.0'?><svg><a/></svg>", InputKind::feed)),
              ElementsAre("bad_markup input"));
  EXPECT_THAT(told(read_bytes("not XML", InputKind::feed)), ElementsAre("bad_markup input"));
  EXPECT_THAT(told(read_bytes("", InputKind::feed)), ElementsAre("bad_markup input"));
  EXPECT_THAT(told(read_bytes("<rss><channel/></rss>")), ElementsAre("empty_input input"));
  const ReadResult cut =
      read_bytes("<rss><channel><item><title>A first title</title></item><item><title>Cut o");
  EXPECT_EQ(cut.documents.size(), 1U);
  EXPECT_THAT(told(cut), ElementsAre("bad_markup input"));
}

TEST(Feeds, EntitiesAreNotExpandedAndNestingIsLimited) {
  std::string bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'aaaaaaaaaa'>";
  for (int i = 1; i < 12; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " '";
    for (int k = 0; k < 10; ++k) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "'>";
  }
  bomb +=
      "]><rss><channel><item><title>A title</title><description>Before &a11; after the bomb."
      "</description></item></channel></rss>";
  const ReadResult read = read_bytes(bomb);
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_LT(read.documents[0].text.size(), 100U);

  const ReadResult outside = read_bytes(
      "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>A title "
      "&x; here</title></item></channel></rss>",
      InputKind::feed);
  for (const Document& document : outside.documents)
    EXPECT_THAT(document.text, Not(HasSubstr("root:")));

  std::string deep = "<rss><channel>";
  for (int i = 0; i < 1'000'000; ++i) deep += "<a>";
  EXPECT_THAT(told(read_bytes(deep)), ElementsAre("too_large input"));
}

}  // namespace
}  // namespace dragoman
