// What linking makes comes through a disk that fills up and a power that goes: what stands is
// whole, and after reading on the record is the one that nothing had happened to.
//
// DRAGOMAN_FAULTS=200 tries so many places each; a few without.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "linking/link.h"
#include "linking/reports_helpers.h"
#include "record/faulty_disk_helpers.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

using ::testing::IsEmpty;

std::size_t places() {
  const char* given = std::getenv("DRAGOMAN_FAULTS");
  return given != nullptr ? std::strtoul(given, nullptr, 10) : 6;
}

const Linker& linker() {
  static const Linker kLinker = [] {
    Result<Linker> loaded = Linker::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data");
    if (!loaded) throw InternalError(loaded.error().text());
    return std::move(*loaded);
  }();
  return kLinker;
}

const Reports& reports() {
  static const Reports kReports = [] {
    ReportPlan plan;
    plan.seed = 3;
    plan.reports = 24;
    plan.states = 3;
    plan.days = 40;
    plan.persons = 2;
    return Reports(plan);
  }();
  return kReports;
}

// Reads as a run does: documents, links, more documents, some of them other than before. Ends at
// the first failure.
Status read_all(const std::filesystem::path& path) {
  Result<Store> store = Store::open(path, Store::Mode::read_write_create);
  if (!store) return store.error();
  for (std::size_t i = 0; i < reports().size(); ++i) {
    const MadeReport report = reports().report(i, i % 5 == 0 ? 1 : 0);
    if (Result<AddOutcome> added = store->add(report.document, report.records); !added) {
      return added.error();
    }
    if (i % 9 != 8 && i + 1 != reports().size()) continue;
    if (Status linked = refresh_derived(*store, linker()); !linked) return linked;
  }
  return {};
}

std::string exported(const std::filesystem::path& path) {
  Result<Store> store = Store::open(path, Store::Mode::read_only);
  if (!store) return store.error().text();
  std::ostringstream out;
  EXPECT_TRUE(store->export_jsonl(out));
  return out.str();
}

void expect_whole(const std::filesystem::path& path, std::size_t at) {
  Result<Store> store = Store::open(path, Store::Mode::read_write_create);
  ASSERT_TRUE(store) << at << ": " << store.error().text();
  const auto wrong = store->check();
  ASSERT_TRUE(wrong) << at;
  EXPECT_THAT(*wrong, IsEmpty()) << at;
}

struct Undisturbed {
  std::size_t writes = 0;
  std::string exported;
};

Undisturbed undisturbed() {
  const TemporaryFolder folder;
  const FaultyDisk disk;
  EXPECT_TRUE(read_all(folder / "r.db"));
  return {disk.writes(), exported(folder / "r.db")};
}

// At random, and the first ones, in which a record is made.
std::vector<std::size_t> some_of(std::size_t writes, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < places(); ++i) {
    out.push_back(1 + random() % (i % 6 == 5 ? 40 : writes - 1));
  }
  return out;
}

TEST(Faults, AFullDiskAtAnyWrite) {
  const Undisturbed whole = undisturbed();
  ASSERT_GT(whole.writes, 100U);
  for (const std::size_t at : some_of(whole.writes, 51)) {
    const TemporaryFolder folder;
    const auto path = folder / "r.db";
    FaultyDisk disk;
    disk.is_full_after(at);
    const Status read = read_all(path);
    if (!read) {
      EXPECT_EQ(read.error().code, ErrorCode::store_full) << at << read.error().text();
    }
    disk.has_room();
    if (std::filesystem::exists(path)) expect_whole(path, at);
    const Status again = read_all(path);
    EXPECT_TRUE(again) << at << again.error().text();
    EXPECT_TRUE(exported(path) == whole.exported) << at;
  }
}

TEST(Faults, APowerCutAtAnyWrite) {
  const Undisturbed whole = undisturbed();
  const std::vector<std::size_t> chosen = some_of(whole.writes, 52);
  std::vector<FaultyDisk::Files> cuts;
  {
    const TemporaryFolder folder;
    FaultyDisk disk;
    disk.cut_at({chosen.begin(), chosen.end()}, 53);
    EXPECT_TRUE(read_all(folder / "r.db"));
    cuts = disk.cuts();
  }
  EXPECT_FALSE(cuts.empty());
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const TemporaryFolder folder;
    const auto path = folder / "r.db";
    lay_out(cuts[i], folder.path());
    expect_whole(path, i);
    const Status again = read_all(path);
    EXPECT_TRUE(again) << i << again.error().text();
    EXPECT_TRUE(exported(path) == whole.exported) << i;
  }
}

}  // namespace
}  // namespace dragoman
