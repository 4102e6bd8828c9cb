#include "source/mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Mail, AMessageIsADocument) {
  const ReadResult read = read_bytes(
      "From: =?utf-8?Q?Jane_R=C3=B3e?= <press@Ministry.example>\r\nTo: a@b.example\r\n"
      "Subject: =?iso-8859-1?Q?Caf=E9?= talks\r\nDate: Wed, 21 May 2025 01:00:00 +0400\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
      "quoted-printable\r\n\r\n"
      "The ministers met =E2=80=93 and signed=20\r\na treaty.\r\n");
  EXPECT_THAT(read.errors, IsEmpty());
  ASSERT_EQ(read.documents.size(), 1U);
  const Document& document = read.documents[0];
  EXPECT_EQ(document.title, "Café talks");
  EXPECT_EQ(document.byline, "Jane Róe");
  EXPECT_EQ(document.outlet, "ministry.example");
  EXPECT_EQ(document.published->start, "2025-05-21");
  EXPECT_THAT(document.text, HasSubstr("The ministers met – and signed"));
}

TEST(Mail, AttachmentsAreDocumentsOfTheirOwn) {
  const ReadResult read = read_bytes(
      "From: a@b.example\nSubject: Report\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=X\n\n"
      "--X\nContent-Type: multipart/alternative; boundary=Y\n\n"
      "--Y\nContent-Type: text/plain\n\nThe report is attached to this message.\n"
      "--Y\nContent-Type: text/html\n\n<p>The report is attached.</p>\n--Y--\n"
      "--X\nContent-Type: text/plain; name=../a.txt\nContent-Disposition: attachment; "
      "filename=../a.txt\n\n"
      "The envoy left on Monday.\n"
      "--X\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\nxx\n"
      "--X\nContent-Type: message/rfc822\n\nFrom: c@d.example\nSubject: Inner\n\nAn inner "
      "message.\n"
      "--X--\n",
      InputKind::mail);
  EXPECT_THAT(read.errors, IsEmpty());
  ASSERT_THAT(files_of(read), ElementsAre("input", "input/.._a.txt", "input/message.eml"));
  EXPECT_THAT(read.documents[0].text, HasSubstr("The report is attached to this message."));
  EXPECT_EQ(read.documents[2].title, "Inner");
  EXPECT_EQ(read.counts.passed_over, 1U);
}

TEST(Mail, HtmlIsReadWhereThePlainTextSaysNothing) {
  const ReadResult read = read_bytes(
      "From: a@b.example\nSubject: News\nContent-Type: text/html; charset=windows-1251\n"
      "Content-Transfer-Encoding: base64\n\n"
      // "<p>Иванов met the envoy on Monday.</p>"
      "PHA+yOLg7e7iIG1ldCB0aGUgZW52b3kgb24gTW9uZGF5LjwvcD4=\n",
      InputKind::mail);
  ASSERT_EQ(read.documents.size(), 1U);
  EXPECT_EQ(read.documents[0].text, "News\n\nИванов met the envoy on Monday.");
}

TEST(Mail, HostileMessagesAreBounded) {
  EXPECT_THAT(told(read_bytes("Subject: empty\n\n", InputKind::mail)),
              ElementsAre("empty_input input"));
  EXPECT_THAT(told(read_bytes(" \n ", InputKind::mail)), ElementsAre("empty_input input"));
  std::string nested = "The innermost words of all.\n";
  for (int i = 0; i < 30; ++i) {
    nested = "From: a@b.example\nSubject: s\nContent-Type: message/rfc822\n\n" + nested;
  }
  const ReadResult read = read_bytes(nested, InputKind::mail);
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_EQ(read.errors[0].code, ErrorCode::too_large);
  std::string parts = "From: a@b\nContent-Type: multipart/mixed; boundary=B\n\n";
  for (int i = 0; i < 2000; ++i) parts += "--B\nContent-Type: multipart/mixed; boundary=B\n\n";
  read_bytes(parts, InputKind::mail);  // ends
}

}  // namespace
}  // namespace dragoman
