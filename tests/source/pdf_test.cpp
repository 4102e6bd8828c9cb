#include "source/pdf.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// A PDF of one page with a line of text for each given.
std::string pdf_of(const std::vector<std::string>& lines) {
  std::string drawn = "BT /F1 11 Tf 72 760 Td 14 TL ";
  for (const std::string& line : lines) drawn += "(" + line + ") Tj T* ";
  drawn += "ET";
  const std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      fmt::format("<< /Length {} >>\nstream\n{}\nendstream", drawn.size(), drawn),
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << "
      "/F1 3 0 R >> >> >>"};
  std::string out = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t at = out.size();
  return out +
         fmt::format("xref\n0 {}\n{}trailer << /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                     objects.size() + 1, table, objects.size() + 1, at);
}

TEST(Pdf, TextIsRead) {
  const ReadResult read =
      read_bytes(pdf_of({"Two states restore ties", "", "The ministers met on Monday.",
                         "They signed a treaty in the capital."}));
  EXPECT_THAT(told(read), ElementsAre());
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_THAT(read.documents[0].text, HasSubstr("They signed a treaty in the capital."));
  EXPECT_FALSE(read.documents[0].published.has_value());
}

TEST(Pdf, RunningTitlesAndPartedWordsAreMended) {
  std::vector<std::string> pages;
  for (int i = 1; i <= 4; ++i) {
    pages.push_back(
        fmt::format("Bulletin of the ministry {}\n\nPart {} of the report\nThe agree-\nment of the "
                    "parties, no. {}\nends here in part {}.\n\n{}\n",
                    i, i * 7, std::string(static_cast<std::size_t>(i), 'x'), i, i));
  }
  const std::string text = join_pdf_pages(pages);
  EXPECT_THAT(text, Not(HasSubstr("Bulletin")));
  EXPECT_THAT(text, HasSubstr("The agreement of the parties"));
  EXPECT_EQ(join_pdf_pages({"Only one\npage-\nwide"}), "Only one\npagewide");
}

TEST(Pdf, WhatIsNoneIsTold) {
  EXPECT_THAT(told(read_bytes("%PDF-1.4 and nothing more")), ElementsAre("bad_pdf input"));
  EXPECT_THAT(told(read_bytes("no PDF", InputKind::pdf)), ElementsAre("bad_pdf input"));
  EXPECT_THAT(told(read_bytes(pdf_of({}))), ElementsAre("bad_pdf input"));
  const std::string whole = pdf_of({"The ministers met on Monday."});
  for (std::size_t size : {100U, 300U, 500U}) read_bytes(whole.substr(0, size));  // ends
}

}  // namespace
}  // namespace dragoman
