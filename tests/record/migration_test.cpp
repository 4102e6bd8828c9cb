// Records as earlier versions of the program wrote them, kept in tests/record/kept: each schema
// that was released has one, with what its own program exported of it. They come forward whole.
//
// A new schema adds its record: three made-up reports, read, exported, packed with gzip.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "record/record_helpers.h"
#include "record/schema.h"

namespace dragoman {
namespace {

using nlohmann::json;
using ::testing::IsEmpty;

std::string unpacked(const std::string& name) {
  const std::string path = std::string(DRAGOMAN_SOURCE_DIR) + "/tests/record/kept/" + name;
  gzFile file = gzopen(path.c_str(), "rb");
  std::string out;
  if (file == nullptr) return out;
  std::string buffer(std::size_t{1} << 16, '\0');
  for (int got = 0; (got = gzread(file, buffer.data(), 1 << 16)) > 0;) {
    out.append(buffer, 0, static_cast<std::size_t>(got));
  }
  gzclose(file);
  return out;
}

class Migration : public ::testing::TestWithParam<int> {
 protected:
  std::filesystem::path kept(const std::string& name) {
    const std::string bytes = unpacked("schema_" + std::to_string(GetParam()) + ".db.gz");
    EXPECT_FALSE(bytes.empty()) << "no record of schema " << GetParam() << " is kept";
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  // By id.
  static std::map<std::string, json> records_in(const std::string& lines) {
    std::map<std::string, json> out;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
      json record = json::parse(line);
      const std::string id = record["id"].is_string()
                                 ? record["id"].get<std::string>()
                                 : record["dyad"].dump() + record["month"].dump();
      out[id] = std::move(record);
    }
    return out;
  }
  RecordFolder folder_;
};

TEST_P(Migration, KeepsAllThatWasThere) {
  const auto path = kept("r.db");
  auto store = Store::open(path, Store::Mode::read_write_create);
  ASSERT_TRUE(store) << store.error().text();
  EXPECT_THAT(*store->check(), IsEmpty());
  const auto before = records_in(unpacked("schema_" + std::to_string(GetParam()) + ".jsonl.gz"));
  const auto now = records_in(exported(*store));
  ASSERT_GT(before.size(), 30U);
  EXPECT_EQ(now.size(), before.size());
  for (const auto& [id, record] : before) {
    const auto found = now.find(id);
    ASSERT_NE(found, now.end()) << id;
    // Fields may have been added since; none has changed.
    for (const auto& [field, value] : record.items()) {
      EXPECT_EQ(found->second.value(field, json()), value) << id << " " << field;
    }
  }
}

TEST_P(Migration, IsAskedForByWriting) {
  const auto path = kept("r.db");
  auto store = Store::open(path, Store::Mode::read_only);
  EXPECT_EQ(store.ok(), GetParam() == kSchemaVersion);
  if (!store) {
    EXPECT_EQ(store.error().code, ErrorCode::unsupported);
  }
  EXPECT_TRUE(Store::open(path, Store::Mode::read_write_create));
  EXPECT_TRUE(Store::open(path, Store::Mode::read_only));
}

TEST_P(Migration, IsSearchedAndAddedTo) {
  const auto path = kept("r.db");
  auto store = Store::open(path, Store::Mode::read_write_create);
  ASSERT_TRUE(store);
  EXPECT_GT(store->search("fisheries")->size(), 0U);
  Filter filter;
  filter.parties = {"NOR", "FIN"};
  EXPECT_GT(store->events(filter)->size(), 0U);
  EXPECT_GT(store->page<ActorRecord>({})->items.size(), 3U);
  add_all(*store, make_cases(5, 81));
  EXPECT_EQ(store->documents()->size(), 8U);
  EXPECT_THAT(*store->check(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Schemas, Migration, ::testing::Range(1, kSchemaVersion + 1));

}  // namespace
}  // namespace dragoman
