// dragoman export: the whole record in another form.
#include <fstream>

#include "cli/commands.h"
#include "cli/common_options.h"

namespace dragoman {
namespace {

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

int export_record(Session& session, const ExportFlags& flags) {
  Result<Store> store = open_record(flags.record);
  if (!store) return session.fail(store.error());
  Result<std::size_t> lines = std::size_t{0};
  if (flags.output.empty()) {
    lines = store->export_jsonl(session.out);
  } else {
    std::ofstream file(flags.output, std::ios::binary);
    if (!file) {
      return session.fail({ErrorCode::not_writable, "cannot be opened for writing", flags.output});
    }
    lines = store->export_jsonl(file);
    file.close();
    if (lines && !file) {
      return session.fail({ErrorCode::not_writable, "writing broke off", flags.output});
    }
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
