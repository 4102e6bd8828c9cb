// dragoman read: files and folders into the record.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "cli/brief_output.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"
#include "cli/patience.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/serve.h"
#include "cli/source_flags.h"
#include "cli/stop_signal.h"
#include "source/folder_watch.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman read reports/                      all that is read in a folder and below it\n"
    "  dragoman read feed.jsonl --record south.db  into a record of its own\n"
    "  dragoman read a.txt --published 2025-05-21 --outlet Gazette\n"
    "  dragoman read news.warc.gz pages.zip        web archives and what is packed, as it is\n"
    "  curl -s URL | dragoman read -               from a pipe, whatever comes\n"
    "  dragoman read old.csv --field text=body --field published=date\n"
    "  dragoman read --watch inbox/                and what is put there, until Ctrl-C\n"
    "  dragoman read reports/ --brief ARM RUS      and print the brief of a pair\n"
    "  dragoman read reports/ --serve              and show the page\n"
    "Texts, HTML, PDF, e-mail, feeds, JSON lines, CSV, WARC; .gz, .zst, .bz2, .xz, .zip, .tar of "
    "any.\n"
    "What is in the record already is passed over. A file that cannot be read is reported and\n"
    "recorded as failed; the others are read, and the exit status is 2.";

struct ReadFlags {
  std::vector<std::string> paths;
  std::string record;
  std::string data;
  std::vector<std::string> brief;
  unsigned threads = 0;
  bool again = false;
  bool profile = false;
  bool serve = false;
  bool watch = false;
  std::size_t wait = 600;
  SourceFlags source;
};

PipelineOptions pipeline_options(const ReadFlags& flags) {
  PipelineOptions options;
  options.threads = flags.threads > 0 ? flags.threads : std::thread::hardware_concurrency();
  options.again = flags.again;
  options.source = flags.source.options();
  return options;
}

int exit_code_of(const RunSummary& summary) {
  if (summary.bugs > 0) return kBug;
  if (summary.failed > 0) return kInputFailed;
  return summary.documents + summary.known + summary.duplicates > 0 ? kDone : kNothingFound;
}

// Paths that lead nowhere fail like files that cannot be read.
Status record_bad_paths(Session& session, const PipelineSink& sink,
                        const std::vector<Error>& errors, RunSummary& summary) {
  for (const Error& error : errors) {
    session.fail(error);
    ++summary.failed;
    Status kept = sink.fail({error.place, "source", error.code, error.message});
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

// What stays open from one batch of inputs to the next.
struct Reading {
  Session* session = nullptr;
  const ReadFlags* flags = nullptr;
  const Engine* engine = nullptr;
  Store* store = nullptr;
  Store* known = nullptr;
  Patience patience;
};

// A store that another program may write to as well.
PipelineSink patient_sink(Store& store, const Patience& patience) {
  const PipelineSink plain = sink_of(store);
  PipelineSink sink;
  sink.add = [plain, &patience](const Document& document, const ReadDocument& read) {
    return patiently(patience, [&] { return plain.add(document, read); });
  };
  sink.fail = [plain, &patience](const Failure& failure) {
    return patiently(patience, [&] { return plain.fail(failure); });
  };
  return sink;
}

// Reads the inputs and links; the exit code of the batch.
int read_batch(const Reading& reading, const Inputs& inputs) {
  Session& session = *reading.session;
  Progress progress(session.err, session.terminal.progress, inputs.files.size());
  PipelineEvents events;
  events.failed = [&](const Failure& failure) {
    progress.clear();
    session.fail({failure.code, failure.message, failure.file});
  };
  events.progressed = [&](const RunSummary& summary, const std::string& file) {
    progress.update(summary, file);
  };
  Patience patience = reading.patience;
  patience.told = [&] {
    progress.clear();
    reading.patience.told();
  };
  const PipelineSink sink = patient_sink(*reading.store, patience);
  RunSummary bad_paths;
  if (Status kept = record_bad_paths(session, sink, inputs.errors, bad_paths); !kept) {
    return session.fail(kept.error());
  }
  Result<RunSummary> summary = run_pipeline(
      *reading.engine, inputs.files, pipeline_options(*reading.flags), sink, reading.known, events);
  progress.clear();
  if (!summary) {
    session.fail(summary.error());
    session.note("the record holds what was read before; nothing of the document in hand");
    return kInputFailed;
  }
  const LinkTold told = [&](std::size_t done, std::size_t all) {
    progress.update_linking(done, all);
  };
  const double before = thread_seconds();
  const auto start = std::chrono::steady_clock::now();
  Status linked =
      patiently(patience, [&] { return link_record(*reading.store, reading.flags->data, told); });
  progress.clear();
  if (!linked) return session.fail(linked.error());
  summary->seconds[static_cast<std::size_t>(Stage::linking)] = thread_seconds() - before;
  summary->wall_seconds +=
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  summary->failed += bad_paths.failed;
  finish(session, *reading.flags, inputs, *summary);
  return exit_code_of(*summary);
}

// Reads what lies in the folders and then what is put there, until it is told to stop. The batch in
// hand is finished first; a second signal ends the program at once.
int watch_folders(const Reading& reading) {
  Session& session = *reading.session;
  for (const std::string& path : reading.flags->paths) {
    if (path == "-") return session.fail({ErrorCode::bad_argument, "--watch wants folders", path});
  }
  Result<FolderWatch> watch = FolderWatch::open(reading.flags->paths);
  if (!watch) return session.fail(watch.error());
  StopSignal stop;
  int worst = kDone;
  auto take = [&](const Inputs& inputs) {
    const int code = read_batch(reading, inputs);
    if (code != kNothingFound) worst = std::max(worst, code);
  };
  take(find_inputs(reading.flags->paths));
  session.note("watching; Ctrl-C ends");
  while (!stop.came()) {
    const Inputs inputs = watch->wait(stop.descriptor());
    if (!inputs.files.empty() || !inputs.errors.empty()) take(inputs);
  }
  session.note("stopped");
  return worst;
}

int read_inputs(Session& session, const ReadFlags& flags) {
  Result<Engine> engine = load_engine(session, flags.data);
  if (!engine) return session.fail(engine.error());
  Patience patience;
  patience.most = std::chrono::seconds(flags.wait);
  patience.told = [&] {
    session.note(fmt::format("{}: another program is writing; waiting up to {} s", flags.record,
                             flags.wait));
  };
  Store::Options options;
  options.busy_timeout_ms = static_cast<int>(std::min<std::size_t>(flags.wait, 2) * 1000);
  Result<Store> store = patiently(
      patience, [&] { return Store::open(flags.record, Store::Mode::read_write_create, options); });
  if (!store) return session.fail(store.error());
  Result<Store> known = Store::open(flags.record, Store::Mode::read_only);
  if (!known) return session.fail(known.error());
  const Reading reading{&session, &flags, &*engine, &*store, &*known, patience};
  const int code =
      flags.watch ? watch_folders(reading) : read_batch(reading, find_inputs(flags.paths));
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
  command.option("PATH", flags->paths, "Files and folders of them; - for standard input", {})
      .required();
  record_option(command, flags->record);
  command
      .option("--brief", flags->brief, "Then print the brief of two countries",
              {{"ARM RUS"}, {"ARM"}})
      .expected(2);
  command.option("--serve", flags->serve, "Then show the record as a page, as `serve` does",
                 {{""}, {}});
  metadata_options(command, flags->source);
  command.option("--again", flags->again, "Read also what is in the record already", {{""}, {}});
  command
      .option("--threads", flags->threads,
              "Threads that read (default: all cores); the record is the same with any number",
              {{"1", "2"}, {"many", "-1", "100000"}})
      .between(1, 256);
  field_option(command, flags->source);
  command.option("--watch", flags->watch, "Go on with what is put into the folders, until Ctrl-C",
                 {{""}, {}});
  command
      .option("--wait", flags->wait,
              "Seconds to wait for another program that writes to the record (default 600)",
              {{"0", "5"}, {"long"}})
      .between(0, 1'000'000);
  size_option(command, flags->source);
  limit_options(command, flags->source);
  command.option("--profile", flags->profile, "Print a table of time per stage", {{""}, {}});
  data_option(command, flags->data);
  command.runs([flags, &session] { return read_inputs(session, *flags); });
}

}  // namespace dragoman
