#include "source/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Csv, RowsAreDocuments) {
  const ReadResult read = read_bytes(
      "\xEF\xBB\xBFpublished,Text,outlet,note\r\n"
      "2025-05-21,\"The ministers met, he said;\r\nthen \"\"left\"\".\",Gazette,x\r\n"
      "\r\n"
      "\"21 May 2025\",They met again.,,\r\n",
      InputKind::csv);
  EXPECT_THAT(told(read), ElementsAre());
  ASSERT_THAT(files_of(read), ElementsAre("input#1", "input#2"));
  EXPECT_EQ(read.documents[0].text, "The ministers met, he said;\nthen \"left\".");
  EXPECT_EQ(read.documents[0].outlet, "Gazette");
  EXPECT_EQ(read.documents[1].published->start, "2025-05-21");
}

TEST(Csv, FieldsAreMappedAndSeparatorsFound) {
  ReadOptions options;
  options.fields = {{"text", "body"}, {"published", "when"}};
  const ReadResult read = read_bytes("when;body;text\n2025-05-21;The envoy left, he said.;no\n",
                                     InputKind::csv, options);
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_EQ(read.documents[0].text, "The envoy left, he said.");
  EXPECT_EQ(read_bytes("title\ttext\nA title\tThe envoy left.\n", InputKind::csv).documents.size(),
            1U);
}

TEST(Csv, BadRowsAreToldAndTheNextOnesRead) {
  const ReadResult read = read_bytes("url,text\na,b,c\nu,The envoy left.\nu,\nu\n", InputKind::csv);
  EXPECT_THAT(told(read),
              ElementsAre("bad_table input:2", "empty_input input:4", "bad_table input:5"));
  EXPECT_EQ(read.documents.size(), 1U);
  const ReadResult other = read_bytes("url,body\nu,x\n", InputKind::csv);
  ASSERT_THAT(told(other), ElementsAre("bad_table input:1"));
  EXPECT_THAT(other.errors[0].message, HasSubstr("--field"));
  EXPECT_THAT(told(read_bytes("", InputKind::csv)), ElementsAre("empty_input input"));
}

TEST(Csv, AnOpenQuoteDoesNotSwallowTheFile) {
  std::string bytes = "url,text\nu,\"never closed\n";
  for (int i = 0; i < 5000; ++i) bytes += "u,The envoy left again.\n";
  ReadOptions options;
  options.line_limit = 1000;
  const ReadResult read = read_bytes(bytes, InputKind::csv, options);
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_EQ(read.errors[0].code, ErrorCode::too_large);
  EXPECT_GT(read.documents.size(), 4900U);
}

TEST(Csv, OldEncodingsAreTold) {
  const ReadResult read =
      read_bytes("text\nThe caf\xE9 of the minister was closed.\n", InputKind::csv);
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_THAT(read.documents[0].text, HasSubstr("café"));
}

TEST(JsonLines, FieldsAreMapped) {
  ReadOptions options;
  options.fields = {{"text", "article.body"}, {"published", "date"}, {"title", "no.such"}};
  const ReadResult read = read_bytes(
      R"({"text": 5, "date": "Wed, 21 May 2025 10:00:00 GMT", "article": {"body": "They met."}})"
      "\n"
      R"({"article": {}})"
      "\n"
      R"({"article": {"body": 7}})",
      InputKind::json_lines, options);
  EXPECT_THAT(told(read), ElementsAre("bad_json input:2", "bad_json input:3"));
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_EQ(read.documents[0].text, "They met.");
  EXPECT_EQ(read.documents[0].published->start, "2025-05-21");
}

}  // namespace
}  // namespace dragoman
