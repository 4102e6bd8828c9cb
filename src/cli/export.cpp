// dragoman export: the whole record in another form.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"
#include "cli/engine.h"
#include "cli/export_target.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman export > record.jsonl              every record, a JSON object a line\n"
    "  dragoman export --record south.db --output south.jsonl\n"
    "  dragoman export | jq -c 'select(.record == \"event\" and .realis == \"happened\")'\n";

struct ExportFlags {
  std::string record;
  std::string data;
  std::string format = "jsonl";
  std::string output;
  bool extra = false;
};

std::string help_on_formats() {
  std::string out = "Formats:\n";
  for (const ExportFormat& format : export_formats()) {
    const char* where = format.shape == FormatShape::stream   ? ""
                        : format.shape == FormatShape::folder ? " (-o FOLDER)"
                                                              : " (-o FILE)";
    out += fmt::format("  {:<11}{}{}\n", format.name, format.what, where);
  }
  return out +
         "docs/exchange.md describes each, column by column. The same texts give the same bytes, "
         "in\n"
         "whatever order and on however many threads they were read.";
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ExportFormat& format : export_formats()) names.emplace_back(format.name);
  return names;
}

int wrong_usage(Session& session, const std::string& message) {
  session.fail({ErrorCode::bad_argument, message, ""});
  return kWrongUsage;
}

int export_record(Session& session, const ExportFlags& flags) {
  const ExportFormat& format = *export_format(flags.format);
  if (flags.extra && !format.has_extra) {
    return wrong_usage(session, fmt::format("--format {} has no --extra columns", format.name));
  }
  if (flags.output.empty() && format.shape != FormatShape::stream) {
    return wrong_usage(
        session, fmt::format("--format {} is no stream of bytes; say where with"
                             " --output {}",
                             format.name, format.shape == FormatShape::folder ? "FOLDER" : "FILE"));
  }
  ExportOptions options;
  options.extra = flags.extra;
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  options.data = *data;
  Result<Store> store = open_derived(session, flags.record);
  if (!store) return session.fail(store.error());
  Result<std::size_t> written =
      flags.output.empty() ? format.to_stream(*store, session.out, options)
                           : export_to_file(*store, format, options, flags.record, flags.output);
  if (!written) return session.fail(written.error());
  return *written > 0 ? kDone : kNothingFound;
}

}  // namespace

void add_export(Session& session) {
  auto flags = std::make_shared<ExportFlags>();
  const std::vector<std::string> names = format_names();
  Command command(session, "export", "Print the whole record, in one of the field's formats",
                  kExamples + help_on_formats());
  record_option(command, flags->record);
  command
      .option("--format", flags->format, "The form, jsonl if not said; the list is below",
              {names, {"xml"}})
      .one_of(names);
  command.option("-o,--output", flags->output,
                 "Write to a file (some formats: a folder), not to standard output",
                 {{"out.jsonl"}, {}});
  command.option("--extra", flags->extra,
                 "Add columns of ours (realis, attribution, evidence) where the format has none",
                 {{""}, {}});
  data_option(command, flags->data);
  command.runs([flags, &session] { return export_record(session, *flags); });
}

}  // namespace dragoman
