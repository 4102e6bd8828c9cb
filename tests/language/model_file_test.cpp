#include "language/model_file.h"

#include <gtest/gtest.h>

#include <string>

#include "language/model_bytes.h"

namespace dragoman {
namespace {

const std::vector<Entry> kEntries = {
    {"list.upos", 3, {9}, "NOUN\nVERB"},
    {"codes", 1, {2, 3}, std::string("\x01\x02\x03\xff\xfe\x7f", 6)},
    {"codes.scale", 0, {2}, std::string("\0\0\0\x3f\0\0\x80\x40", 8)},  // 0.5 and 4
};

Result<ModelFile> read(const std::string& bytes) {
  return ModelFile::from_bytes(std::as_bytes(std::span(bytes)), "test.dgm");
}

TEST(ModelFile, GivesBackWhatWasWritten) {
  const auto file = read(make_file(kEntries));
  ASSERT_TRUE(file.ok()) << file.error().text();
  const auto lines = file->lines("list.upos");
  ASSERT_TRUE(lines.ok());
  EXPECT_EQ(*lines, (std::vector<std::string_view>{"NOUN", "VERB"}));
  const auto matrix = quantized_matrix(*file, "codes");
  ASSERT_TRUE(matrix.ok()) << matrix.error().text();
  float row[3];
  matrix->copy_row(1, row);
  EXPECT_EQ(row[0], -4.0F);
  EXPECT_EQ(row[1], -8.0F);
  EXPECT_EQ(row[2], 508.0F);
  EXPECT_EQ(file->find("nothing"), nullptr);
}

TEST(ModelFile, RefusesEveryTruncation) {
  const std::string whole = make_file(kEntries);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto file = read(whole.substr(0, size));
    ASSERT_FALSE(file.ok()) << size << " bytes were taken for a model";
    EXPECT_EQ(file.error().code, ErrorCode::bad_model);
  }
}

TEST(ModelFile, RefusesEveryFlippedByte) {
  const std::string whole = make_file(kEntries);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (at >= 32 && at < 64) continue;  // the header's zeros mean nothing
    std::string bent = whole;
    bent[at] = static_cast<char>(bent[at] ^ 0x20);
    EXPECT_FALSE(read(bent).ok()) << "byte " << at;
  }
}

struct Refusal {
  const char* what;
  std::string bytes;
  const char* message;
};

Entry with_shape(Entry entry, std::vector<std::uint64_t> shape) {
  entry.shape = std::move(shape);
  return entry;
}

std::string with_offset(std::uint64_t offset) {
  std::string file = make_file(kEntries);
  put(file, 64 + 104, &offset, 8);
  seal(file);
  return file;
}

TEST(ModelFile, SaysWhatIsWrong) {
  const std::uint64_t huge = std::uint64_t{1} << 63U;
  const std::vector<Refusal> cases = {
      {"foreign", "PK\x03\x04" + std::string(200, 'x'), "does not begin with DRAGOMOD"},
      {"newer", make_file(kEntries, 2), "model format 2 found, this version reads 1"},
      {"shape and size differ", make_file({with_shape(kEntries[1], {2, 4})}),
       "shape says otherwise"},
      {"shape overflows", make_file({with_shape(kEntries[1], {huge, 2, 3})}),
       "shape says otherwise"},
      {"name twice", make_file({kEntries[0], kEntries[0]}), "repeats a name"},
      {"unknown type", make_file({{"x", 9, {1}, "a"}}), "lies outside the file"},
      {"too many dimensions", make_file({{"x", 3, {1, 1, 1, 1, 1}, "a"}}), "lies outside the file"},
      {"block outside", with_offset(1U << 20U), "lies outside the file"},
      {"block far outside", with_offset(huge), "lies outside the file"},
      {"block not aligned", with_offset(8), "lies outside the file"},
  };
  for (const Refusal& refusal : cases) {
    const auto file = read(refusal.bytes);
    ASSERT_FALSE(file.ok()) << refusal.what;
    EXPECT_EQ(file.error().code, ErrorCode::bad_model) << refusal.what;
    EXPECT_NE(file.error().message.find(refusal.message), std::string::npos)
        << refusal.what << ": " << file.error().message;
  }
}

TEST(ModelFile, RefusesATypedViewOfAnotherType) {
  const auto file = read(make_file(kEntries));
  ASSERT_TRUE(file.ok());
  EXPECT_FALSE(file->floats("list.upos").ok());
  EXPECT_FALSE(file->numbers("absent").ok());
  EXPECT_FALSE(quantized_matrix(*file, "list.upos").ok());
}

TEST(ModelFile, SaysThatThereIsNoFile) {
  const auto file = ModelFile::open("/nonexistent/english.dgm");
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace dragoman
