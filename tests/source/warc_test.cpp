#include "source/warc.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kPage =
    "<html><head><title>Treaty signed</title></head><body><p>The ministers of both states met on "
    "Monday in the capital and signed a treaty.</p><p>They will meet again in "
    "May.</p></body></html>";

std::string record(const std::string& type, const std::string& uri, const std::string& block,
                   long long length = -1, const std::string& content = "application/http") {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nContent-Type: {}\r\n"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      type, uri, content, length < 0 ? static_cast<long long>(block.size()) : length, block);
}

std::string http(const std::string& body, const std::string& fields = "",
                 const std::string& type = "text/html; charset=utf-8") {
  return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n" + fields + "\r\n" + body;
}

std::string chunked(const std::string& body) {
  std::string out;
  for (std::size_t i = 0; i < body.size(); i += 50) {
    const std::string chunk = body.substr(i, 50);
    out += fmt::format("{:x}\r\n{}\r\n", chunk.size(), chunk);
  }
  return out + "0\r\n\r\n";
}

TEST(Warc, PagesAreDocuments) {
  const std::string bytes =
      record("warcinfo", "", "software: x\r\n") +
      record("request", "http://a/1", "GET / HTTP/1.1\r\n\r\n") +
      record("response", "http://a/1", http(kPage)) +
      record("response", "http://a/2", http(chunked(kPage), "Transfer-Encoding: chunked\r\n")) +
      record("response", "http://a/3", http(packed("gzip", kPage), "Content-Encoding: gzip\r\n")) +
      record("response", "http://a/4",
             http(kPage, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")) +
      record("response", "http://a/5",
             "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno") +
      record("response", "http://a/6", http("GIF89", "", "image/gif")) +
      record("response", "dns:a", "20250101\na. 5 IN A 1.2.3.4") +
      record("conversion", "http://a/7", "The envoy left the capital on Monday.", -1, "text/plain");
  const ReadResult read = read_bytes(bytes);
  EXPECT_THAT(read.errors, IsEmpty());
  ASSERT_THAT(files_of(read), ElementsAre("input#1", "input#2", "input#3", "input#4", "input#5"));
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(read.documents[i].title, "Treaty signed") << i;
    EXPECT_EQ(read.documents[i].url, fmt::format("http://a/{}", i + 1));
    EXPECT_EQ(read.documents[i].text, read.documents[0].text);
  }
  EXPECT_EQ(read.counts.passed_over, 3U);

  std::string members;
  for (const char* uri : {"http://a/1", "http://a/2"}) {
    members += packed("gzip", record("response", uri, http(kPage)));
  }
  EXPECT_EQ(read_bytes(members).documents.size(), 2U) << "a member of gzip for each record";
}

TEST(Warc, LyingLengthsAreToldAndReadingGoesOn) {
  const std::string good = record("response", "http://a/2", http(kPage));
  const std::string block = http(kPage);
  for (const long long length :
       {10LL, static_cast<long long>(block.size()) - 1, static_cast<long long>(block.size()) + 40,
        100'000LL, 9'000'000'000'000LL}) {
    const ReadResult read = read_bytes(record("response", "http://a/1", block, length) + good);
    ASSERT_GE(read.errors.size(), 1U) << length;
    if (length > 1'000'000'000) continue;  // over the limit: passed over with all that follows
    ASSERT_EQ(read.documents.size(), 1U) << length;
    EXPECT_EQ(read.documents[0].url, "http://a/2") << length;
  }
}

TEST(Warc, BrokenArchivesAreTold) {
  const std::string one = record("response", "http://a/1", http(kPage));
  ReadResult read = read_bytes(one + one.substr(0, one.size() - 60));
  EXPECT_EQ(read.documents.size(), 1U);
  EXPECT_THAT(told(read), ElementsAre("bad_archive input"));
  EXPECT_THAT(told(read_bytes("WARC/1.0\r\nWARC-Type: response\r\n")),
              ElementsAre("bad_archive input"));
  EXPECT_THAT(told(read_bytes("WARC/1.0\r\nContent-Length: -5\r\n\r\n")),
              ElementsAre("bad_archive input"));
  EXPECT_THAT(told(read_bytes("nothing of the sort", InputKind::warc)),
              ElementsAre("empty_input input"));
  read = read_bytes(record("response", "http://a/1", http("<html></html>")) + one);
  EXPECT_THAT(told(read), ElementsAre("empty_input input#1"));
  EXPECT_EQ(read.documents.size(), 1U);
  std::string endless = "WARC/1.0\r\n";
  endless.append(1'000'000, 'x');
  EXPECT_THAT(told(read_bytes(endless)), ElementsAre("bad_archive input"));
}

TEST(Warc, ChunksThatLieEndWithWhatIsThere) {
  EXPECT_EQ(join_chunks("3\r\nabc\r\n0\r\n\r\n"), "abc");
  EXPECT_EQ(join_chunks("ffffffffff\r\nabc"), "abc");
  EXPECT_EQ(join_chunks("3;x=y\r\nabc\r\nzz\r\n"), "abc");
  EXPECT_EQ(join_chunks("no chunks"), "");
}

TEST(Warc, ResponsesAreTakenApart) {
  const auto response =
      parse_http_response(http("body", "X-Y: z\r\n", "Text/HTML;Charset=\"KOI8-R\""));
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->content_type, "text/html");
  EXPECT_EQ(response->charset, "koi8-r");
  EXPECT_EQ(response->body, "body");
  EXPECT_FALSE(parse_http_response("HTTP/1.1").has_value());
  EXPECT_FALSE(parse_http_response("no response\r\n\r\n").has_value());
}

}  // namespace
}  // namespace dragoman
