// csv: a folder with one file a kind, a row a record, the columns of columns.h.
//
// For spreadsheets and read.csv: what is a list in the record is one cell here, its items separated
// by '|'. What has several levels (histories, accounts, roles, blocks) and the documents' texts are
// left to jsonl and sqlite.
#include "exchange/csv_folder.h"

#include <algorithm>
#include <fstream>

#include "exchange/columns.h"
#include "exchange/each_record.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

class CsvFolder {
 public:
  CsvFolder(Store& store, fs::path folder)
      : store_(&store), lookup_(store), folder_(std::move(folder)) {}

  template <typename R>
  Status write(const char* file) {
    const fs::path path = folder_ / file;
    std::ofstream out(path, std::ios::binary);
    write_csv_header<R>(out);
    const auto write_row = [&](const R& record) {
      write_csv_row(out, record, lookup_);
      ++rows_;
    };
    Status status = each<R>(write_row);
    out.close();
    if (status.ok() && !out) {
      return Error{ErrorCode::not_writable, "writing broke off", path.string()};
    }
    return status;
  }
  std::size_t rows() const { return rows_; }

 private:
  template <typename R, typename Use>
  Status each(Use use) {
    if constexpr (std::is_same_v<R, RelationRecord>) {
      auto relations = store_->relations();  // by dyad and month
      if (!relations) return relations.error();
      std::for_each(relations->begin(), relations->end(), use);
      return {};
    } else if constexpr (std::is_same_v<R, ActorRecord>) {
      return each_whole_actor(*store_, use);
    } else {
      return each_record<R>(*store_, {}, use);
    }
  }

  Store* store_;
  Lookup lookup_;
  fs::path folder_;
  std::size_t rows_ = 0;
};

struct CsvFile {
  const char* name;
  Status (CsvFolder::*write)(const char* file);
};

// In the order of kCsvFiles.
constexpr CsvFile kFiles[] = {
    {kCsvFiles[0], &CsvFolder::write<Document>},
    {kCsvFiles[1], &CsvFolder::write<ActorRecord>},
    {kCsvFiles[2], &CsvFolder::write<EventRecord>},
    {kCsvFiles[3], &CsvFolder::write<StatementRecord>},
    {kCsvFiles[4], &CsvFolder::write<CommitmentRecord>},
    {kCsvFiles[5], &CsvFolder::write<MembershipRecord>},
    {kCsvFiles[6], &CsvFolder::write<FigureRecord>},
    {kCsvFiles[7], &CsvFolder::write<IncidentRecord>},
    {kCsvFiles[8], &CsvFolder::write<DifferenceRecord>},
    {kCsvFiles[9], &CsvFolder::write<IssueRecord>},
    {kCsvFiles[10], &CsvFolder::write<PositionRecord>},
    {kCsvFiles[11], &CsvFolder::write<RelationRecord>},
    {kCsvFiles[12], &CsvFolder::write<ReviewRecord>},
    {kCsvFiles[13], &CsvFolder::write<ForeignEventRecord>},
};
static_assert(std::size(kFiles) == std::size(kCsvFiles));

}  // namespace

Result<std::size_t> write_csv_folder(Store& store, const fs::path& folder,
                                     const ExportOptions& /*options*/) {
  CsvFolder csv(store, folder);
  for (const CsvFile& file : kFiles) {
    if (Status written = (csv.*file.write)(file.name); !written) return written.error();
  }
  return csv.rows();
}

}  // namespace dragoman
