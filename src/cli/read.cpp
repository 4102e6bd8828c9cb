// dragoman read: files and folders into the record.
#include <fmt/format.h>

#include <thread>

#include "cli/brief_output.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/serve.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman read reports/                      all texts and JSON lines of a folder\n"
    "  dragoman read feed.jsonl --record south.db  into a record of its own\n"
    "  dragoman read a.txt --published 2025-05-21 --outlet Gazette\n"
    "  zcat feed.jsonl.gz | dragoman read -        from a pipe\n"
    "  dragoman read reports/ --brief ARM RUS      and print the brief of a pair\n"
    "  dragoman read reports/ --serve              and show the page\n"
    "What is in the record already is passed over. A file that cannot be read is reported and\n"
    "recorded as failed; the others are read, and the exit status is 2.";

struct ReadFlags {
  std::vector<std::string> paths;
  std::string record;
  std::string data;
  std::vector<std::string> brief;
  unsigned threads = 0;
  std::size_t max_bytes = std::size_t{64} << 20;
  bool again = false;
  bool profile = false;
  bool serve = false;
  Metadata given;
};

PipelineOptions pipeline_options(const ReadFlags& flags) {
  PipelineOptions options;
  options.threads = flags.threads > 0 ? flags.threads : std::thread::hardware_concurrency();
  options.again = flags.again;
  options.source.line_limit = flags.max_bytes;
  options.source.text_limit = flags.max_bytes;
  options.source.given = flags.given;
  return options;
}

int exit_code_of(const RunSummary& summary) {
  if (summary.bugs > 0) return kBug;
  if (summary.failed > 0) return kInputFailed;
  return summary.documents + summary.known + summary.duplicates > 0 ? kDone : kNothingFound;
}

// Paths that lead nowhere fail like files that cannot be read.
Status record_bad_paths(Session& session, Store& store, const std::vector<Error>& errors,
                        RunSummary& summary) {
  for (const Error& error : errors) {
    session.fail(error);
    ++summary.failed;
    Status kept = store.record_failure({error.place, "source", error.code, error.message});
    if (!kept) return kept;
  }
  return {};
}

// What the run is called to read, besides what the user gave by name.
void finish(Session& session, const ReadFlags& flags, const Inputs& inputs,
            const RunSummary& summary) {
  std::string line = summary_line(summary);
  const std::size_t passed_over = inputs.passed_over + summary.passed_over;
  if (passed_over > 0) line += fmt::format("; {} other files passed over", passed_over);
  session.note(line);
  if (flags.profile) session.err << profile_table(summary) << std::flush;
}

int read_inputs(Session& session, const ReadFlags& flags) {
  Result<Engine> engine = load_engine(session, flags.data);
  if (!engine) return session.fail(engine.error());
  Inputs inputs = find_inputs(flags.paths);
  Result<Store> store = Store::open(flags.record, Store::Mode::read_write_create);
  if (!store) return session.fail(store.error());
  Result<Store> known = Store::open(flags.record, Store::Mode::read_only);
  if (!known) return session.fail(known.error());

  RunSummary bad_paths;
  if (Status kept = record_bad_paths(session, *store, inputs.errors, bad_paths); !kept) {
    return session.fail(kept.error());
  }
  Progress progress(session.err, session.terminal.progress, inputs.files.size());
  PipelineEvents events;
  events.failed = [&](const Failure& failure) {
    progress.clear();
    session.fail({failure.code, failure.message, failure.file});
  };
  events.progressed = [&](const RunSummary& summary, const std::string& file) {
    progress.update(summary, file);
  };
  Result<RunSummary> summary =
      run_pipeline(*engine, inputs.files, pipeline_options(flags), *store, &*known, events);
  progress.clear();
  if (!summary) {
    session.fail(summary.error());
    session.note("the record holds what was read before; nothing of the document in hand");
    return kInputFailed;
  }
  if (Status linked = link_record(*store, flags.data); !linked) return session.fail(linked.error());
  summary->failed += bad_paths.failed;
  finish(session, flags, inputs, *summary);
  int code = exit_code_of(*summary);
  if (flags.serve) {
    ServeFlags serve;
    serve.record = flags.record;
    serve.data = flags.data;
    return std::max(code, serve_record(session, serve));
  }
  if (flags.brief.empty()) return code;
  BriefFlags brief;
  brief.pair.record = flags.record;
  brief.pair.data = flags.data;
  brief.pair.first = flags.brief[0];
  brief.pair.second = flags.brief[1];
  return std::max(code, print_brief(session, brief));
}

}  // namespace

void add_read(Session& session) {
  auto flags = std::make_shared<ReadFlags>();
  Command command(session, "read", "Read files and folders into the record", kExamples);
  command
      .option("PATH", flags->paths, "Texts, JSON lines, folders of them; - for standard input", {})
      .required();
  record_option(command, flags->record);
  command
      .option("--brief", flags->brief, "Then print the brief of two countries",
              {{"ARM RUS"}, {"ARM"}})
      .expected(2);
  command.option("--serve", flags->serve, "Then show the record as a page, as `serve` does",
                 {{""}, {}});
  command
      .option("--published", flags->given.published,
              "Day of publication of all texts that are read", {{"2025-05-21"}, {"yesterday"}})
      .check(check_day);
  command.option("--outlet", flags->given.outlet, "Who published them", {{"Gazette"}, {}});
  command.option("--again", flags->again, "Read also what is in the record already", {{""}, {}});
  command
      .option("--threads", flags->threads,
              "Threads that read (default: all cores); the record is the same with any number",
              {{"1", "2"}, {"many", "-1", "100000"}})
      .between(1, 256);
  command
      .option("--max-bytes", flags->max_bytes, "Longest text, or line of JSON (default 64 MiB)",
              {{"1000"}, {"0", "huge"}})
      .between(1, std::size_t{1} << 40);
  command.option("--profile", flags->profile, "Print a table of time per stage", {{""}, {}});
  data_option(command, flags->data);
  command.runs([flags, &session] { return read_inputs(session, *flags); });
}

}  // namespace dragoman
