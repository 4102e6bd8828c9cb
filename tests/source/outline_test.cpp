#include "source/outline.h"

#include <gtest/gtest.h>

#include <chrono>

#include "base/utf8.h"
#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

TEST(Outline, AnAgencyReport) {
  Document document = outlined(
      "Home | World | Nordic\n"
      "\n"
      "Norway and Chile sign fisheries pact\n"
      "\n"
      "Norway and Chile sign fisheries pact\n"
      "\n"
      "OSLO, May 21, 2025 (Fjord News) - Norway and Chile signed a pact on Wednesday.\n"
      "\n"
      "Norway - Foreign Minister Berg greets her guest, Oslo, May21, 2025.\n"
      "Norway - Foreign Minister Berg greets her guest, Oslo, May21, 2025.\n"
      "\n"
      "“We are glad,” Berg said. “It took three years.”\n"
      "\n"
      "(Reporting by A. Dahl; editing by R. Soto)\n"
      "Related stories\n"
      "Cod prices fall again\n"
      "Who owns the sea?\n"
      "\n"
      "XS\nSM\nMD\nLG\n");
  EXPECT_EQ(dump_outline(document),
            "furniture: Home | World | Nordic\n"
            "title: Norway and Chile sign fisheries pact\n"
            "repeat: Norway and Chile sign fisheries pact\n"
            "dateline: OSLO, May 21, 2025 (Fjord News) -\n"
            "paragraph: Norway and Chile signed a pact on Wednesday.\n"
            "caption: Norway - Foreign Minister Berg greets her guest, Oslo, May21, 2025.\n"
            "repeat: Norway - Foreign Minister Berg greets her guest, Oslo, May21, 2025.\n"
            "paragraph: “We are glad,” Berg said. “It took three years.”\n"
            "note: (Reporting by A. Dahl; editing by R. Soto)\n"
            "furniture: Related stories\n"
            "furniture: Cod prices fall again\n"
            "furniture: Who owns the sea?\n"
            "furniture: XS\n"
            "furniture: SM\n"
            "furniture: MD\n"
            "furniture: LG\n");
  EXPECT_EQ(document.title, "Norway and Chile sign fisheries pact");
  EXPECT_EQ(document.dateline_place, "OSLO");
  ASSERT_TRUE(document.published.has_value());
  EXPECT_EQ(document.published->start, "2025-05-21");
  EXPECT_EQ(document.published->basis, "dateline");
  EXPECT_EQ(document.published->precision, DatePrecision::day);
  EXPECT_EQ(document.genre, "report");
}

TEST(Outline, AColumn) {
  Document document = outlined(
      "Two ferries, one harbour\n"
      "\n"
      "Opinion\n"
      "By Inga Moe, Special to the Fjord News\n"
      "April 6, 2025 | 4 min read | 31 comments\n"
      "\n"
      "Let us be clear: the treaty is dead, and I do not share the joy of those who killed it.\n"
      "What is to be done?\n"
      "We should note that i) no one has paid for the ferries;\n"
      "ii) no one has asked for them.\n"
      "Inga Moe is a writer and a former pilot.\n"
      "Views are personal.\n"
      "Become a memberEditor’s note: an earlier date was wrong.\n");
  EXPECT_EQ(dump_outline(document),
            "title: Two ferries, one harbour\n"
            "furniture: Opinion\n"
            "byline: By Inga Moe, Special to the Fjord News\n"
            "dateline: April 6, 2025\n"
            "furniture: | 4 min read | 31 comments\n"
            "paragraph: Let us be clear: the treaty is dead, and I do not share the joy of those "
            "who killed it.\n"
            "paragraph: What is to be done?\n"
            "paragraph: We should note that i) no one has paid for the ferries;\n"
            "list_item: ii) no one has asked for them.\n"
            "note: Inga Moe is a writer and a former pilot.\n"
            "note: Views are personal.\n"
            "furniture: Become a member\n"
            "note: Editor’s note: an earlier date was wrong.\n");
  EXPECT_EQ(document.byline, "Inga Moe");
  EXPECT_EQ(document.published->start, "2025-04-06");
  EXPECT_EQ(document.genre, "opinion");
}

TEST(Outline, MinutesWithAPoll) {
  Document document = outlined(
      "Читать по-русски\n"
      "Rate this article\n"
      "(no votes)\n"
      "\n"
      "On 2 June the Nordic Forum held a roundtable on fish, trade and the law of the sea.\n"
      "\n"
      "Participants included:\n"
      "\n"
      "  • Anna Lund, Reader, University of Bergen\n"
      "\n"
      "  • Pedro Rojas, Fellow, Institute of the Pacific\n"
      "\n"
      "Discussion Highlights\n"
      "\n"
      "Anna Lund\n"
      "\n"
      "  • Stocks have fallen.\n"
      "\n"
      "Pedro Rojas\n"
      "\n"
      "  • Stocks have risen.\n"
      "\n"
      "Rate this article\n"
      "(0 votes)\n"
      "\n"
      "Poll conducted\n"
      "\n"
      "  1. In your opinion, who owns the cod?\n"
      "    Norway owns it\n"
      "    33 (61%)\n"
      "    Chile owns it\n"
      "    21 (39%)\n"
      "For business\n"
      "For researchers\n"
      "For students\n");
  EXPECT_EQ(dump_outline(document),
            "furniture: Читать по-русски\n"
            "furniture: Rate this article\n"
            "furniture: (no votes)\n"
            "paragraph: On 2 June the Nordic Forum held a roundtable on fish, trade and the law of "
            "the sea.\n"
            "heading: Participants included:\n"
            "list_item: • Anna Lund, Reader, University of Bergen\n"
            "list_item: • Pedro Rojas, Fellow, Institute of the Pacific\n"
            "heading: Discussion Highlights\n"
            "heading: Anna Lund\n"
            "list_item: • Stocks have fallen.\n"
            "heading: Pedro Rojas\n"
            "list_item: • Stocks have risen.\n"
            "furniture: Rate this article\n"
            "furniture: (0 votes)\n"
            "heading: Poll conducted\n"
            "list_item: 1. In your opinion, who owns the cod?\n"
            "list_item: Norway owns it\n"
            "list_item: 33 (61%)\n"
            "list_item: Chile owns it\n"
            "list_item: 21 (39%)\n"
            "furniture: For business\n"
            "furniture: For researchers\n"
            "furniture: For students\n");
  EXPECT_EQ(document.title, "");
  EXPECT_EQ(document.genre, "minutes");
}

TEST(Outline, AReadout) {
  Metadata given;
  given.outlet = "Ministry of Foreign Affairs";
  Document document = outlined(
      "Telephone conversation of the ministers of Peru and Ghana\n"
      "Español | English\n"
      "21 January, 2025, 19:05\n"
      "\n"
      "On 21 January the ministers exchanged views on trade.\n"
      "The sides also touched upon cocoa.\n"
      "Print | PDF | A- A A+\n",
      given);
  EXPECT_EQ(dump_outline(document),
            "title: Telephone conversation of the ministers of Peru and Ghana\n"
            "furniture: Español | English\n"
            "dateline: 21 January, 2025, 19:05\n"
            "paragraph: On 21 January the ministers exchanged views on trade.\n"
            "paragraph: The sides also touched upon cocoa.\n"
            "furniture: Print | PDF | A- A A+\n");
  EXPECT_EQ(document.genre, "readout");
  EXPECT_EQ(document.published->start, "2025-01-21");
}

TEST(Outline, AnInterview) {
  Document document = outlined(
      "“The sea does not wait”\n"
      "Jane Roe\n"
      "\n"
      "The envoy spoke to us in Lima.\n"
      "\n"
      "Q: Will you sign?\n"
      "A: Not before the summer, and not without the consent of parliament.\n"
      "Q: Why?\n"
      "A: Because the text is not ready.\n");
  EXPECT_EQ(dump_outline(document),
            "title: “The sea does not wait”\n"
            "byline: Jane Roe\n"
            "paragraph: The envoy spoke to us in Lima.\n"
            "paragraph: Q: Will you sign?\n"
            "paragraph: A: Not before the summer, and not without the consent of parliament.\n"
            "paragraph: Q: Why?\n"
            "paragraph: A: Because the text is not ready.\n");
  EXPECT_EQ(document.byline, "Jane Roe");
  EXPECT_EQ(document.genre, "interview");
}

TEST(Outline, AHardWrappedText) {
  Document document = outlined(
      "PERU RECALLS ENVOY\n"
      "\n"
      "Lima, March 3 - Peru recalled its ambassador to Ghana on Monday over a quarrel\n"
      "about cocoa prices which has gone on for most of the year, the foreign ministry\n"
      "said in a statement.\n"
      "\n"
      "Background\n"
      "\n"
      "Trade between the two states is small, but both are members of the same union\n"
      "and vote together.\n");
  EXPECT_EQ(dump_outline(document),
            "title: PERU RECALLS ENVOY\n"
            "dateline: Lima, March 3 -\n"
            "paragraph: Peru recalled its ambassador to Ghana on Monday over a quarrel about cocoa "
            "prices which has gone on for most of the year, the foreign ministry said in a "
            "statement.\n"
            "heading: Background\n"
            "paragraph: Trade between the two states is small, but both are members of the same "
            "union and vote together.\n");
  EXPECT_FALSE(document.published.has_value()) << "a date without a year gives no day";
  EXPECT_EQ(document.dateline_place, "Lima");
}

TEST(Outline, AGivenTitleStaysAsGiven) {
  Metadata given;
  given.title = "Peru recalls  envoy";
  Document repeated = outlined("PERU RECALLS ENVOY\n\nPeru recalled its envoy on Monday.\n", given);
  EXPECT_EQ(dump_outline(repeated),
            "title: PERU RECALLS ENVOY\nparagraph: Peru recalled its envoy on Monday.\n");
  EXPECT_EQ(repeated.title, "Peru recalls  envoy");
  Document absent = outlined("A short line\n\nPeru recalled its envoy on Monday.\n", given);
  EXPECT_EQ(dump_outline(absent),
            "heading: A short line\nparagraph: Peru recalled its envoy on Monday.\n");
}

TEST(Outline, AParagraphInAnotherLanguage) {
  Document document = outlined(
      "Peru and Ghana agree on cocoa\n"
      "\n"
      "The ministers of Peru and Ghana said on Monday that they had agreed on a price.\n"
      "\n"
      "Министры двух стран сообщили, что согласовали цену на какао и подпишут договор весной.\n"
      "\n"
      "Les ministres des deux pays ont dit que le prix du cacao est fixé pour une année.\n"
      "\n"
      "They will meet again in the spring.\n");
  EXPECT_EQ(document.language, "en");
  ASSERT_EQ(document.blocks.size(), 5U);
  EXPECT_EQ(document.blocks[2].kind, BlockKind::foreign);
  EXPECT_EQ(document.blocks[3].kind, BlockKind::foreign);
  EXPECT_EQ(document.blocks[4].kind, BlockKind::paragraph);
}

TEST(Outline, TellsLanguages) {
  struct Case {
    std::string_view text;
    std::string_view language;
  };
  const Case kCases[] = {
      {"The ministers met on Monday and spoke of trade.", "en"},
      {"Berg arrives", "en"},
      {"Министры встретились в понедельник и говорили о торговле.", "ru"},
      {"Les ministres se sont rencontrés lundi et ont parlé du commerce dans la capitale.", "fr"},
      {"Die Minister trafen sich am Montag und sprachen über den Handel mit der Union.", "de"},
      {"Նախարարները հանդիպեցին երկուշաբթի օրը։", "hy"},
      {"მინისტრები შეხვდნენ ორშაბათს.", "ka"},
      {"Bakanlar pazartesi günü bir araya geldi ve ticaret için görüşme kararı aldı, dedi.", "tr"},
      {"12345 67", "und"},
  };
  for (const Case& c : kCases) {
    Document document = outlined(c.text);
    EXPECT_EQ(document.language, c.language) << c.text;
    bool foreign = document.blocks[0].kind == BlockKind::foreign;
    EXPECT_EQ(foreign, c.language != "en") << c.text;
  }
}

TEST(Outline, TellsGenres) {
  struct Case {
    std::string_view text;
    std::string_view genre;
  };
  const Case kCases[] = {
      {"Berg meets Soto\n\nThe ministers met on Monday.", "report"},
      {"Editorial\n\nWhat the treaty lacks\n\nThe treaty lacks teeth.", "opinion"},
      {"Speech by the Foreign Minister\n\nLadies and gentlemen,\nI thank you.", "speech"},
      {"Explainer\n\nWhat to know about the treaty\n\nThe treaty has ten articles.", "analysis"},
      {"Minutes of the meeting on cod\n\nThe chair opened it.", "minutes"},
  };
  for (const Case& c : kCases) EXPECT_EQ(outlined(c.text).genre, c.genre) << c.text;
}

TEST(Outline, TellsTitles) {
  struct Case {
    std::string_view text;
    std::string_view title;
    std::string_view byline;
  };
  const Case kCases[] = {
      {"The ministers met on Monday.\nThey will meet again.", "", ""},
      {"World\nBerg meets Soto in Lima\nThe ministers met on Monday.", "Berg meets Soto in Lima",
       ""},
      {"Fjord News\nBerg meets Soto in Lima again\nThe ministers met on Monday.",
       "Berg meets Soto in Lima again", ""},
      {"By Jane Roe\nBerg meets Soto\nThe ministers met on Monday.", "Berg meets Soto", "Jane Roe"},
      {"May 22, 2025\nWill Berg leave for the U.S.?\nThe ministers met on Monday.",
       "Will Berg leave for the U.S.?", ""},
      {"Berg meets Soto", "", ""},
      {"Berg meets Soto\nKey Findings\nThe ministers met on Monday.", "Berg meets Soto", ""},
      {"Berg meets Soto\nJane Roe, staff writer\nThe ministers met.", "Berg meets Soto",
       "Jane Roe"},
  };
  for (const Case& c : kCases) {
    Document document = outlined(c.text);
    EXPECT_EQ(document.title, c.title) << dump_outline(document);
    EXPECT_EQ(document.byline, c.byline) << dump_outline(document);
  }
}

void expect_sound(const Document& document) {
  std::uint32_t at = 0;
  for (const Block& block : document.blocks) {
    ASSERT_LE(at, block.span.begin);
    ASSERT_LT(block.span.begin, block.span.end);
    ASSERT_LE(block.span.end, document.text.size());
    ASSERT_TRUE(trim(document.words({at, block.span.begin})).empty());
    at = block.span.end;
  }
  ASSERT_TRUE(trim(std::string_view(document.text).substr(at)).empty());
}

TEST(Outline, CoversEveryText) {
  for (std::string_view text : {"x",
                                "•",
                                "\u200B.",
                                "—",
                                "1.",
                                "By",
                                "By ",
                                "Date:",
                                "A - ",
                                "OSLO -",
                                "(",
                                "MOSCOW, 3 /",
                                "Published",
                                "Ｂｙ Jane",
                                "Share\n\nShare",
                                "A\rB\r\nC",
                                "May 2, 2025 | ",
                                "x  \n \n • \n y",
                                "Become a memberX",
                                "Related\n",
                                "33 (31%)\n44 (69%)",
                                "a\u2028b",
                                "Q:\nQ:\n",
                                "№ 5 ㏂"}) {
    SCOPED_TRACE(text);
    expect_sound(outlined(text));
  }
}

TEST(Outline, IsLinear) {
  std::string lines;
  for (int i = 0; i < 50000; ++i) lines += "Line " + std::to_string(i) + " of a list\n";
  std::string paragraph;
  while (paragraph.size() < 2000000) paragraph += "The minister said so, again. ";
  for (const std::string& text : {lines, paragraph, std::string(500000, '|')}) {
    auto begin = std::chrono::steady_clock::now();
    expect_sound(outlined(text));
    auto took = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(std::chrono::duration_cast<std::chrono::seconds>(took).count(), 15);
  }
}

}  // namespace
}  // namespace dragoman
