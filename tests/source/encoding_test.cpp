#include "source/encoding.h"

#include <gtest/gtest.h>

#include <string>

namespace dragoman {
namespace {

using namespace std::string_literals;

TEST(Encoding, DecodesWhatTextsComeIn) {
  struct Case {
    const char* name;
    std::string bytes;
    std::string text;
    std::string encoding;
    std::uint32_t replaced;
  };
  const Case kCases[] = {
      {"ascii", "Talks in Baku\n", "Talks in Baku\n", "UTF-8", 0},
      {"utf-8", "K\xC4\xB1l\xC4\xB1\xC3\xA7", "Kılıç", "UTF-8", 0},
      {"mark is dropped", "\xEF\xBB\xBFTalks", "Talks", "UTF-8", 0},
      {"line ends stay", "a\r\nb\rc\n", "a\r\nb\rc\n", "UTF-8", 0},
      {"utf-16le with mark", "\xFF\xFEO\0s\0l\0o\0"s, "Oslo", "UTF-16LE", 0},
      {"utf-16be with mark", "\xFE\xFF\0O\0s\0l\0o"s, "Oslo", "UTF-16BE", 0},
      {"utf-16le without mark", "O\0s\0l\0o\0 \0a\0n\0d\0"s, "Oslo and", "UTF-16LE", 0},
      {"utf-16be without mark", "\0O\0s\0l\0o\0 \0a\0n\0d"s, "Oslo and", "UTF-16BE", 0},
      {"lone surrogate", "\xFF\xFEO\0\x00\xD8s\0"s, "O\uFFFDs", "UTF-16LE", 1},
      {"utf-32le with mark", "\xFF\xFE\0\0O\0\0\0"s, "O", "UTF-32LE", 0},
      {"a few broken bytes", "caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 x\xFFy",
       "café café café x\uFFFDy", "UTF-8", 1},
      {"typographic quotes of windows-1252", "He said \x93no\x94 to the minister\x92s plan.",
       "He said “no” to the minister’s plan.", "windows-1252", 0},
      {"empty", "", "", "UTF-8", 0},
  };
  for (const Case& c : kCases) {
    auto decoded = decode_text(c.bytes);
    ASSERT_TRUE(decoded.ok()) << c.name << ": " << decoded.error().text();
    EXPECT_EQ(decoded->text, c.text) << c.name;
    EXPECT_EQ(decoded->encoding, c.encoding) << c.name;
    EXPECT_EQ(decoded->replaced, c.replaced) << c.name;
  }
}

TEST(Encoding, DetectsCyrillicOfOneByte) {
  // "Министр прибыл в столицу и встретился с президентом республики." in windows-1251.
  const std::string bytes =
      "\xCC\xE8\xED\xE8\xF1\xF2\xF0 \xEF\xF0\xE8\xE1\xFB\xEB \xE2 \xF1\xF2\xEE\xEB\xE8\xF6\xF3 "
      "\xE8 \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xF1\xFF \xF1 "
      "\xEF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2\xEE\xEC "
      "\xF0\xE5\xF1\xEF\xF3\xE1\xEB\xE8\xEA\xE8.";
  auto decoded = decode_text(bytes);
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->encoding, "windows-1251");
  EXPECT_EQ(decoded->text, "Министр прибыл в столицу и встретился с президентом республики.");
}

TEST(Encoding, RefusesBinariesWithTheOffset) {
  struct Case {
    std::string bytes;
    std::string offset;
  };
  const Case kCases[] = {
      {"Some text and then\0a byte that no text has, in the midst of it"s, "byte 18 "},
      {"%PDF-1.4 and so on", "byte 0 "},
      {"ab\x01\x02\x03\x04\x05\x06\x07", "byte 2 "},
  };
  for (const Case& c : kCases) {
    auto decoded = decode_text(c.bytes);
    ASSERT_FALSE(decoded.ok());
    EXPECT_EQ(decoded.error().code, ErrorCode::binary_input);
    EXPECT_NE(decoded.error().message.find(c.offset), std::string::npos) << decoded.error().text();
  }
}

}  // namespace
}  // namespace dragoman
