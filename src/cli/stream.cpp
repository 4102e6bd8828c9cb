// dragoman stream: texts in, records out, a line each, and nothing is kept.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/source_flags.h"
#include "record/document_lines.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman stream < feed.jsonl > records.jsonl    {\"text\": …} a line in, records out\n"
    "  dragoman stream --only event < feed.jsonl | jq -c .type\n"
    "  dragoman stream --field text=body --only document,event < articles.jsonl\n"
    "  dragoman stream --separator blank < lines.txt   plain texts, parted by blank lines\n"
    "  dragoman stream --ends < requests > answers     for a program that waits for each answer\n"
    "The records of each text come in the order of the texts, as `export` prints them; nothing is\n"
    "linked. What is wrong with a line is told in an object of its own, {\"record\": \"error\", "
    "…},\n"
    "and the run goes on; the exit status is 2 then. What comes is printed at once, and no more "
    "is\n"
    "taken than can be handed on: memory does not grow.";

struct StreamFlags {
  SourceFlags source;
  std::string only;
  std::string data;
  unsigned threads = 0;
  bool ends = false;
  bool profile = false;
};

std::set<std::string, std::less<>> kinds_in(const std::string& list) {
  std::set<std::string, std::less<>> out;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    out.insert(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string check_kinds(const std::string& given) {
  static const std::set<std::string, std::less<>> kKinds = {
      "document", "actor", "event", "statement", "commitment", "membership", "figure"};
  for (const std::string& kind : kinds_in(given)) {
    if (kKinds.contains(kind)) continue;
    return fmt::format(
        "'{}' is none of document, actor, event, statement, commitment, membership, figure", kind);
  }
  return "";
}

std::string line_of(const nlohmann::ordered_json& object) {
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

// Prints what comes, and remembers how it went.
class Printer {
 public:
  Printer(Session& session, const StreamFlags& flags)
      : session_(&session), flags_(&flags), kinds_(kinds_in(flags.only)) {}

  PipelineSink sink() {
    PipelineSink out;
    out.prepare = [this](const Document& document, ReadDocument& read) { prepare(document, read); };
    out.add = [this](const Document& document, const ReadDocument& read) {
      return add(document, read);
    };
    out.fail = [this](const Failure& failure) { return fail(failure); };
    return out;
  }
  int exit_code(const RunSummary& summary) const {
    if (summary.bugs > 0) return kBug;
    if (failed_ > 0) return kInputFailed;
    return summary.documents > 0 ? kDone : kNothingFound;
  }
  bool has_failed() const { return failed_ > 0; }

 private:
  void prepare(const Document& document, ReadDocument& read) const {
    read.printed = document_lines(document, read.records, [this](std::string_view kind) {
      return flags_->only.empty() || kinds_.contains(kind);
    });
    if (!flags_->ends) return;
    const auto lines = std::count(read.printed.begin(), read.printed.end(), '\n');
    read.printed += line_of({{"record", "end"},
                             {"document", document.id},
                             {"file", document.file},
                             {"records", lines}});
  }
  // A reader who waits for this document gets it now.
  Result<AddOutcome> add(const Document& /*document*/, const ReadDocument& read) {
    session_->out << read.printed << std::flush;
    return AddOutcome::added;
  }
  Status fail(const Failure& failure) {
    // Nothing at all came in: no line is wrong.
    if (failure.code == ErrorCode::empty_input && failure.file == "-") return {};
    ++failed_;
    session_->out << line_of({{"record", "error"},
                              {"place", failure.file},
                              {"code", error_name(failure.code)},
                              {"message", failure.message}})
                  << std::flush;
    return {};
  }

  Session* session_;
  const StreamFlags* flags_;
  std::set<std::string, std::less<>> kinds_;
  std::size_t failed_ = 0;
};

int stream(Session& session, const StreamFlags& flags) {
  Result<Engine> engine = load_engine(session, flags.data);
  if (!engine) return session.fail(engine.error());
  PipelineOptions options;
  options.threads = flags.threads > 0 ? flags.threads : std::thread::hardware_concurrency();
  options.source = flags.source.options();
  options.source.at_once = true;
  // Plain texts only: nobody can tell where the files of an archive would end.
  const bool texts = !options.source.separator.empty();
  const Input input{"-", texts ? InputKind::text : InputKind::json_lines};
  Printer printer(session, flags);
  Result<RunSummary> summary = run_pipeline(*engine, {input}, options, printer.sink(), nullptr, {});
  if (!summary) return session.fail(summary.error());
  if (session.terminal.progress || printer.has_failed()) session.note(summary_line(*summary));
  if (flags.profile) session.err << profile_table(*summary) << std::flush;
  return printer.exit_code(*summary);
}

}  // namespace

void add_stream(Session& session) {
  auto flags = std::make_shared<StreamFlags>();
  Command command(session, "stream", "Texts in, records out, as JSON lines; nothing is kept",
                  kExamples);
  command
      .option("--only", flags->only, "Only records of these kinds, parted by commas",
              {{"event", "event,statement"}, {"incident", "event,"}})
      .check(check_kinds);
  command.option("--separator", flags->source.separator,
                 "Plain texts instead of JSON lines, parted by such lines; blank: by blank ones",
                 {{"blank", "%%"}, {}});
  command.option("--ends", flags->ends, "After each text a line that says so", {{""}, {}});
  metadata_options(command, flags->source);
  field_option(command, flags->source);
  size_option(command, flags->source);
  command
      .option("--threads", flags->threads,
              "Threads that read (default: all cores); the output is the same with any number",
              {{"1", "2"}, {"many", "-1", "100000"}})
      .between(1, 256);
  command.option("--profile", flags->profile, "Print a table of time per stage", {{""}, {}});
  data_option(command, flags->data);
  command.runs([flags, &session] { return stream(session, *flags); });
}

}  // namespace dragoman
