// A record of made-up reports, linked, with a verdict and a row of another data set, and with texts
// that a careless writer would trip over.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "exchange/formats.h"
#include "linking/link.h"
#include "linking/reports_helpers.h"
#include "record/store.h"
#include "temporary_folder.h"

namespace dragoman {

inline const std::filesystem::path kTables = std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data";

// `backwards`: the reports come in the opposite order, which must not show.
inline Store make_record(const std::filesystem::path& path, bool backwards = false) {
  Result<Store> store = Store::open(path, Store::Mode::read_write_create);
  ReportPlan plan;
  plan.reports = 40;
  plan.states = 3;
  plan.days = 200;
  const Reports reports(plan);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const std::size_t number = backwards ? reports.size() - 1 - i : i;
    MadeReport made = reports.report(number);
    if (number % 7 == 0) {
      made.document.title = "<script>alert(1)</script> & \"quoted\", twice";
      made.document.outlet = "Gazette, \"The\"\nEvening | Post";
      made.document.url = "https://example.org/?a=1&b=\"2\"";
    }
    EXPECT_TRUE(store->add(made.document, made.records).ok());
  }
  Result<Linker> linker = Linker::load(kTables);
  EXPECT_TRUE(refresh_derived(*store, *linker).ok());
  EXPECT_TRUE(
      store
          ->add_foreign_event(
              {"foreign-1", "ICEWS", "17", {{"CAMEO Code", "042"}, {"Source Name", "A, \"B\""}}})
          .ok());
  const std::string event = store->events()->front().id;
  EXPECT_TRUE(store->judge(event, "wrong", "", "reader", "2025-01-02T03:04:05Z").ok());
  return std::move(*store);
}

class MadeRecord : public testing::Test {
 protected:
  std::string stream_of(Store& store, const char* format) {
    std::ostringstream out;
    const Result<std::size_t> written = export_format(format)->to_stream(store, out, options_);
    EXPECT_TRUE(written.ok()) << format << ": " << (written.ok() ? "" : written.error().text());
    records_ = written.ok() ? *written : 0;
    return out.str();
  }
  static std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }

  TemporaryFolder folder_;
  Store store_ = make_record(folder_ / "record.db");
  ExportOptions options_{false, kTables};
  std::size_t records_ = 0;  // what the last writer said
};

}  // namespace dragoman
