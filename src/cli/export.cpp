// dragoman export: the whole record in another form.
#include <filesystem>
#include <fstream>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExamples =
    "  dragoman export > record.jsonl              every record, a JSON object a line\n"
    "  dragoman export --record south.db --output south.jsonl\n"
    "  dragoman export | jq -c 'select(.record == \"event\" and .realis == \"happened\")'\n"
    "The same texts give the same bytes, in whatever order and on however many threads they were\n"
    "read. docs/record.md describes the fields.";

struct ExportFlags {
  std::string record;
  std::string format = "jsonl";
  std::string output;
};

// Into a file beside it first, so that what stood there is whole until the new one is. A device is
// written as it is.
Result<std::size_t> write_file(Store& store, const ExportFlags& flags) {
  std::error_code ignored;
  if (fs::equivalent(flags.output, flags.record, ignored)) {
    return Error{ErrorCode::bad_argument, "is the record itself", flags.output};
  }
  bool device = fs::exists(flags.output, ignored) && !fs::is_regular_file(flags.output, ignored);
  std::string part = device ? flags.output : flags.output + ".part";
  std::ofstream file(part, std::ios::binary);
  if (!file) return Error{ErrorCode::not_writable, "cannot be opened for writing", flags.output};
  Result<std::size_t> lines = store.export_jsonl(file);
  file.close();
  if (lines && !file) lines = Error{ErrorCode::not_writable, "writing broke off", flags.output};
  if (device) return lines;
  std::error_code failed;
  if (lines) fs::rename(part, flags.output, failed);
  if (!lines || failed) fs::remove(part, ignored);
  if (failed) return Error{ErrorCode::not_writable, failed.message(), flags.output};
  return lines;
}

int export_record(Session& session, const ExportFlags& flags) {
  Result<Store> store = open_derived(session, flags.record);
  if (!store) return session.fail(store.error());
  Result<std::size_t> lines = std::size_t{0};
  if (flags.output.empty()) {
    lines = store->export_jsonl(session.out);
  } else {
    lines = write_file(*store, flags);
  }
  if (!lines) return session.fail(lines.error());
  return *lines > 0 ? kDone : kNothingFound;
}

}  // namespace

void add_export(Session& session) {
  auto flags = std::make_shared<ExportFlags>();
  Command command(session, "export", "Print the whole record", kExamples);
  record_option(command, flags->record);
  command.option("--format", flags->format, "jsonl", {{"jsonl"}, {"xml"}}).one_of({"jsonl"});
  command.option("-o,--output", flags->output, "Write to a file, not to standard output",
                 {{"out.jsonl"}, {}});
  command.runs([flags, &session] { return export_record(session, *flags); });
}

}  // namespace dragoman
