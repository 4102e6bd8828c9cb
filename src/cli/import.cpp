// dragoman import: what export printed, back into a record; rows of other data sets, to compare.
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"
#include "exchange/row_reader.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman import south.jsonl --record south.db\n"
    "  ssh desk dragoman export | dragoman import -\n"
    "  dragoman import --format icews events.2014.tab    rows to compare with: dragoman compare\n"
    "  dragoman import --format gdelt 20250321.export.CSV\n"
    "All of a file is taken or, at the first bad line, nothing. A document that is there already\n"
    "gives way to the one imported; so does a row. docs/exchange.md lists the columns of rows.";

struct ImportFlags {
  std::string record;
  std::string format = "jsonl";
  std::vector<std::string> paths;
};

struct Imported {
  ImportOutcome lines;
  RowImport rows;
};

Status import_stream(Store& store, const ImportFlags& flags, std::istream& in,
                     const std::string& path, Imported& all) {
  if (flags.format != "jsonl") {
    Result<RowImport> rows = import_rows(store, *row_format(flags.format), in, path);
    if (!rows) return rows.error();
    all.rows.rows += rows->rows;
    all.rows.added += rows->added;
    all.rows.replaced_bytes += rows->replaced_bytes;
    return {};
  }
  Result<ImportOutcome> lines = store.import_jsonl(in, path);
  if (!lines) return lines.error();
  all.lines.documents += lines->documents;
  all.lines.records += lines->records;
  return {};
}

Status import_one(Store& store, const ImportFlags& flags, const std::string& path, Imported& all) {
  if (path == "-") return import_stream(store, flags, std::cin, "-", all);
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::not_readable;
    return Error{code, std::strerror(errno), path};
  }
  return import_stream(store, flags, in, path, all);
}

std::string words_of(const ImportFlags& flags, const Imported& all) {
  if (flags.format == "jsonl") {
    return fmt::format("imported {} documents and {} records of what they say", all.lines.documents,
                       all.lines.records);
  }
  std::string words = fmt::format("read {} rows of {}, {} of them new", all.rows.rows,
                                  row_format(flags.format)->source, all.rows.added);
  if (all.rows.replaced_bytes > 0) {
    words += fmt::format("; {} bytes that are no UTF-8 replaced", all.rows.replaced_bytes);
  }
  return words;
}

int import_files(Session& session, const ImportFlags& flags) {
  Result<Store> store = Store::open(flags.record, Store::Mode::read_write_create);
  if (!store) return session.fail(store.error());
  Imported all;
  int code = kDone;
  for (const std::string& path : flags.paths) {
    if (Status done = import_one(*store, flags, path, all); !done)
      code = session.fail(done.error());
  }
  if (flags.format == "jsonl") {  // rows stand beside what is linked
    if (Status linked = link_record(*store, {}); !linked) return session.fail(linked.error());
  }
  session.note(words_of(flags, all));
  if (code != kDone) return code;
  return all.lines.documents + all.lines.records + all.rows.rows > 0 ? kDone : kNothingFound;
}

}  // namespace

void add_import(Session& session) {
  auto flags = std::make_shared<ImportFlags>();
  Command command(session, "import", "Take in what export printed, or rows of other data sets",
                  kExamples);
  command.option("FILE", flags->paths, "JSON lines or rows; - for standard input", {}).required();
  record_option(command, flags->record);
  command
      .option("--format", flags->format,
              "jsonl (default), or rows to compare with: icews, polecat, gdelt (the table of "
              "events), phoenix",
              {{"jsonl", "icews", "polecat", "gdelt", "phoenix"}, {"csv"}})
      .one_of({"jsonl", "icews", "polecat", "gdelt", "phoenix"});
  command.runs([flags, &session] { return import_files(session, *flags); });
}

}  // namespace dragoman
