// dragoman import: what export printed, back into a record.
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman import south.jsonl --record south.db\n"
    "  ssh desk dragoman export | dragoman import -\n"
    "All of a file is taken or, at the first bad line, nothing. A document that is there already\n"
    "gives way to the one imported.";

struct ImportFlags {
  std::string record;
  std::vector<std::string> paths;
};

Result<ImportOutcome> import_one(Store& store, const std::string& path) {
  if (path == "-") return store.import_jsonl(std::cin, "-");
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::not_readable;
    return Error{code, std::strerror(errno), path};
  }
  return store.import_jsonl(in, path);
}

int import_files(Session& session, const ImportFlags& flags) {
  Result<Store> store = Store::open(flags.record, Store::Mode::read_write_create);
  if (!store) return session.fail(store.error());
  ImportOutcome all;
  int code = kDone;
  for (const std::string& path : flags.paths) {
    Result<ImportOutcome> outcome = import_one(*store, path);
    if (!outcome) {
      code = session.fail(outcome.error());
      continue;
    }
    all.documents += outcome->documents;
    all.records += outcome->records;
  }
  if (Status linked = link_record(*store, {}); !linked) return session.fail(linked.error());
  session.note(fmt::format("imported {} documents and {} records of what they say", all.documents,
                           all.records));
  if (code != kDone) return code;
  return all.documents + all.records > 0 ? kDone : kNothingFound;
}

}  // namespace

void add_import(Session& session) {
  auto flags = std::make_shared<ImportFlags>();
  Command command(session, "import", "Take in what export printed", kExamples);
  command.option("FILE", flags->paths, "JSON lines; - for standard input", {}).required();
  record_option(command, flags->record);
  command.runs([flags, &session] { return import_files(session, *flags); });
}

}  // namespace dragoman
