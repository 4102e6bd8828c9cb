#include "source/bytes.h"

#include <gtest/gtest.h>

#include "source/kinds.h"
#include "source/source_test_helpers.h"

namespace dragoman {
namespace {

// A source of pieces of a few bytes, which then fails or ends.
ByteSource in_pieces(std::string text, std::size_t size, bool fails = false) {
  return [text = std::move(text), size, fails, at = std::size_t{0},
          piece = std::string()]() mutable -> Result<std::string_view> {
    if (at >= text.size() && fails) return Error{ErrorCode::not_readable, "broke off", ""};
    piece = text.substr(std::min(at, text.size()), size);
    at += size;
    return std::string_view(piece);
  };
}

TEST(ByteReader, GivesTheSameHoweverThePiecesFall) {
  const std::string text = "first line\nsecond\n\nlast one";
  for (std::size_t size = 1; size <= text.size() + 1; ++size) {
    ByteReader reader(in_pieces(text, size));
    EXPECT_TRUE(reader.peek(5).starts_with("first"));
    std::string line;
    EXPECT_EQ(reader.read_line(line, 100), ByteReader::Got::line);
    EXPECT_EQ(line, "first line");
    EXPECT_EQ(reader.read_line(line, 3), ByteReader::Got::too_long);
    EXPECT_EQ(reader.read_line(line, 3), ByteReader::Got::line);
    EXPECT_EQ(line, "");
    EXPECT_EQ(reader.drop(5), 5U);
    EXPECT_EQ(*reader.read_all(100, "--x"), "one");
    EXPECT_EQ(reader.read_line(line, 3), ByteReader::Got::end);
    EXPECT_EQ(reader.position(), text.size());
  }
}

TEST(ByteReader, ABreakLooksLikeTheEndAndIsTold) {
  ByteReader reader(in_pieces("abc", 2, true));
  EXPECT_EQ(reader.peek(10), "abc");
  EXPECT_TRUE(reader.error().has_value());
  EXPECT_FALSE(reader.read_all(100, "--x").ok());
  ByteReader small(in_pieces("abcdef", 2));
  EXPECT_EQ(small.read_all(3, "--x").error().code, ErrorCode::too_large);
}

TEST(Kinds, AreToldByName) {
  const std::vector<std::pair<std::string, std::optional<InputKind>>> kCases = {
      {"a.txt", InputKind::text},
      {"a.HTML", InputKind::html},
      {"a.jsonl.gz", InputKind::packed},
      {"a.gz", InputKind::packed},
      {"a.css.gz", std::nullopt},
      {"dir.v1/a.tgz", InputKind::packed},
      {"a.zip", InputKind::archive},
      {"a.warc.gz", InputKind::packed},
      {"a.eml", InputKind::mail},
      {"a.png", std::nullopt},
      {".txt", std::nullopt},
      {"README", std::nullopt},
      {"a.rss", InputKind::feed},
      {"a.pdf", InputKind::pdf}};
  for (const auto& [name, kind] : kCases) EXPECT_EQ(kind_of_name(name), kind) << name;
  EXPECT_EQ(unpacked_name("x/a.jsonl.gz"), "x/a.jsonl");
  EXPECT_EQ(unpacked_name("a.tgz"), "a.tar");
  EXPECT_EQ(unpacked_name("a.txt"), "a.txt");
}

TEST(Kinds, AreToldByFirstBytes) {
  const std::vector<std::pair<std::string, InputKind>> kCases = {
      {"{\"text\": 1}", InputKind::json_lines},
      {"\xEF\xBB\xBF{}", InputKind::json_lines},
      {"{a set}", InputKind::text},
      {"<!DOCTYPE html><p>", InputKind::html},
      {"<!-- a --><HTML>", InputKind::html},
      {"<?xml version='1.0'?><!-- b --><rss>", InputKind::feed},
      {"<feed xmlns='x'>", InputKind::feed},
      {"<b>bold</b> words", InputKind::text},
      {"From: a\nTo: b\nSubject: c\n\nd", InputKind::mail},
      {"Received: from x\n", InputKind::mail},
      {"Subject: only one\n\nwords", InputKind::text},
      {"%PDF-1.4", InputKind::pdf},
      {"WARC/1.0\r\n", InputKind::warc},
      {"PK\x03\x04", InputKind::archive},
      {"Two states met.", InputKind::text}};
  for (const auto& [bytes, kind] : kCases) {
    ByteReader reader(text_source(bytes));
    EXPECT_EQ(kind_of_bytes(InputKind::unknown, reader), kind) << bytes;
    EXPECT_EQ(reader.peek(bytes.size()), bytes) << "nothing may be taken";
  }
}

}  // namespace
}  // namespace dragoman
