// dragoman read: files and folders into the record.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

#include "cli/brief_output.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/serve.h"
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
  std::size_t max_bytes = std::size_t{64} << 20;
  bool again = false;
  bool profile = false;
  bool serve = false;
  bool watch = false;
  std::vector<std::string> fields;
  std::size_t max_depth = UnpackLimits{}.depth;
  std::size_t max_ratio = UnpackLimits{}.ratio;
  std::size_t max_unpacked = UnpackLimits{}.total;
  std::size_t max_entry = UnpackLimits{}.entry;
  std::size_t max_entries = UnpackLimits{}.entries;
  std::size_t max_nesting = ReadOptions{}.nesting_limit;
  Metadata given;
};

// "text=body": a field of ours, and where it stands.
std::string check_field(const std::string& given) {
  constexpr std::array<std::string_view, 8> kFields = {"text",   "title", "published", "byline",
                                                       "outlet", "url",   "language",  "genre"};
  const std::size_t equals = given.find('=');
  const std::string_view field = std::string_view(given).substr(0, equals);
  if (equals != std::string::npos && equals + 1 < given.size() &&
      std::find(kFields.begin(), kFields.end(), field) != kFields.end()) {
    return "";
  }
  return fmt::format(
      "'{}' maps no field; wanted text=NAME, and so title, published, byline, "
      "outlet, url, language, genre",
      given);
}

PipelineOptions pipeline_options(const ReadFlags& flags) {
  PipelineOptions options;
  options.threads = flags.threads > 0 ? flags.threads : std::thread::hardware_concurrency();
  options.again = flags.again;
  options.source.line_limit = flags.max_bytes;
  options.source.text_limit = flags.max_bytes;
  options.source.given = flags.given;
  options.source.nesting_limit = flags.max_nesting;
  UnpackLimits& unpack = options.source.unpack;
  unpack.depth = static_cast<unsigned>(flags.max_depth);
  unpack.ratio = flags.max_ratio;
  unpack.total = flags.max_unpacked;
  unpack.entry = flags.max_entry;
  unpack.entries = flags.max_entries;
  for (const std::string& field : flags.fields) {
    const std::size_t equals = field.find('=');
    options.source.fields.emplace_back(field.substr(0, equals), field.substr(equals + 1));
  }
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

// What stays open from one batch of inputs to the next.
struct Reading {
  Session* session = nullptr;
  const ReadFlags* flags = nullptr;
  const Engine* engine = nullptr;
  Store* store = nullptr;
  Store* known = nullptr;
};

// Reads the inputs and links; the exit code of the batch.
int read_batch(const Reading& reading, const Inputs& inputs) {
  Session& session = *reading.session;
  RunSummary bad_paths;
  if (Status kept = record_bad_paths(session, *reading.store, inputs.errors, bad_paths); !kept) {
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
      run_pipeline(*reading.engine, inputs.files, pipeline_options(*reading.flags), *reading.store,
                   reading.known, events);
  progress.clear();
  if (!summary) {
    session.fail(summary.error());
    session.note("the record holds what was read before; nothing of the document in hand");
    return kInputFailed;
  }
  if (Status linked = link_record(*reading.store, reading.flags->data); !linked) {
    return session.fail(linked.error());
  }
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
  Result<Store> store = Store::open(flags.record, Store::Mode::read_write_create);
  if (!store) return session.fail(store.error());
  Result<Store> known = Store::open(flags.record, Store::Mode::read_only);
  if (!known) return session.fail(known.error());
  const Reading reading{&session, &flags, &*engine, &*store, &*known};
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

// How far what comes packed, nested or endless is followed.
void limit_options(Command& command, ReadFlags& flags) {
  constexpr std::size_t kMost = std::size_t{1} << 60;
  command
      .option("--max-bytes", flags.max_bytes,
              "Longest text, page, message, PDF, row or line of JSON (default 64 MiB)",
              {{"1000"}, {"0", "huge"}})
      .between(1, std::size_t{1} << 40);
  command
      .option("--max-depth", flags.max_depth, "Archives in one another (default 4)",
              {{"8"}, {"x", "1000"}})
      .between(0, 100);
  command
      .option("--max-ratio", flags.max_ratio,
              "Times its size that an input may unpack to (default 200; the first 64 MiB are free)",
              {{"1000"}, {"0"}})
      .between(1, kMost);
  command
      .option("--max-unpacked", flags.max_unpacked,
              "Bytes that an input may unpack to (default 1 TiB)", {{"1000000"}, {"0"}})
      .between(1, kMost);
  command
      .option("--max-entry", flags.max_entry, "Bytes of one file in an archive (default 64 GiB)",
              {{"1000000"}, {"0"}})
      .between(1, kMost);
  command
      .option("--max-entries", flags.max_entries, "Files in an archive (default 10 million)",
              {{"100"}, {"0"}})
      .between(1, kMost);
  command
      .option("--max-nesting", flags.max_nesting,
              "Elements of HTML or XML in one another (default 512)", {{"2000"}, {"0"}})
      .between(1, 100'000);
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
      .option("--field", flags->fields,
              "Where JSON lines and CSV have a field of ours, as text=body; may be repeated",
              {{"text=body", "title=article.headline"}, {"body", "x=y", "text="}})
      .repeated()
      .check(check_field);
  command.option("--watch", flags->watch, "Go on with what is put into the folders, until Ctrl-C",
                 {{""}, {}});
  limit_options(command, *flags);
  command.option("--profile", flags->profile, "Print a table of time per stage", {{""}, {}});
  data_option(command, flags->data);
  command.runs([flags, &session] { return read_inputs(session, *flags); });
}

}  // namespace dragoman
