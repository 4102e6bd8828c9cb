// dragoman doctor: is everything there and whole?
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/doctor_lexicon.h"
#include "cli/engine.h"
#include "cli/output.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman doctor                             the tables and ./dragoman.db\n"
    "  dragoman doctor --record south.db\n"
    "  dragoman doctor --lexicon --examples --data mine    your frames: mistakes, conflicts\n"
    "  dragoman doctor --lexicon news.jsonl        how many frames there are, how many fired\n"
    "Reads the whole record. Exit status 0 where all is well, 2 where something is wrong.";

struct DoctorFlags : LexiconFlags {
  std::string record;
};

// What helps against a record that does not open.
const char* cure_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::store_newer:
      return "Use the version that wrote it, or a later one.";
    case ErrorCode::unsupported:
      return "Bring it forward: any `dragoman read PATH --record FILE` does so, nothing is lost.";
    case ErrorCode::store_busy:
      return "Another program is writing to it: wait, or end that program. Nothing is lost.";
    case ErrorCode::not_readable:
    case ErrorCode::not_writable:
      return "Give yourself the right to read and write it and its folder.";
    case ErrorCode::not_a_record:
      return "Check the path given to --record.";
    case ErrorCode::store_full:
      return "Make room on the disk; what is in the record is safe.";
    default:
      return "Keep a copy. Save what can be read with `dragoman export`, or read the texts again "
             "into a new record: the same texts give the same record.";
  }
}

class Doctor {
 public:
  explicit Doctor(Session& session) : session_(&session) {}

  void tables(const std::string& given);
  void record(const std::string& path);
  bool well() const { return well_; }

 private:
  void good(const std::string& what, const std::string& how) {
    session_->out << styled(session_->terminal, Style::green, "well   ") << what << ": " << how
                  << '\n';
  }
  void bad(const std::string& what, const std::string& how, const std::string& cure) {
    well_ = false;
    session_->out << styled(session_->terminal, Style::red, "WRONG  ") << what << ": " << how
                  << '\n';
    if (!cure.empty()) session_->out << "       " << cure << '\n';
  }
  void place(const std::string& path, Store& store);
  void failures(Store& store);

  Session* session_;
  bool well_ = true;
};

void Doctor::tables(const std::string& given) {
  Result<std::filesystem::path> data = find_data(given);
  if (!data) {
    return bad("tables", data.error().text(), "Give the folder with --data or $DRAGOMAN_DATA.");
  }
  good("tables", data->string());
  const char* cure = "Take the line back, or the whole folder from the source tree.";
  Result<std::shared_ptr<const SourceTables>> source = SourceTables::load(*data);
  source ? good("source", "loads") : bad("source", source.error().text(), cure);
  auto analyzer = load_analyzer(*data);
  analyzer ? good("language", "loads") : bad("language", analyzer.error().text(), cure);
  Result<std::filesystem::path> user = find_user_tables(given);
  if (!user) return bad("your tables", user.error().text(), "Give the folder that holds them.");
  std::vector<Error> refused;
  auto knowledge = Knowledge::load(*data, *user, refused);
  if (!knowledge) return bad("knowledge", knowledge.error().text(), cure);
  good("knowledge",
       fmt::format("{} states, {} organisations, {} offices, {} places, {} names in the gazetteer",
                   (*knowledge)->states().size(), (*knowledge)->organizations().size(),
                   (*knowledge)->offices().size(), (*knowledge)->places().size(),
                   (*knowledge)->gazetteer().size()));
  auto reader = load_reader(*data, *user, **knowledge, refused);
  for (const Error& error : refused) bad("your tables", error.text(), "");
  reader ? good("reading", "loads") : bad("reading", reader.error().text(), cure);
}

void Doctor::failures(Store& store) {
  constexpr std::size_t kShown = 10;
  Result<std::vector<Failure>> failures = store.failures();
  if (!failures) return bad("failures", failures.error().text(), "");
  for (std::size_t i = 0; i < failures->size() && i < kShown; ++i) {
    const Failure& failure = (*failures)[i];
    bad("failed",
        fmt::format("{}: {} [{}], in {}", failure.file, failure.message, error_name(failure.code),
                    failure.stage),
        failure.code == ErrorCode::internal
            ? "A bug of ours. Please report it with the file, if you may."
            : "Mend the file and read it again.");
  }
  if (failures->size() > kShown) {
    bad("failed", fmt::format("{} more files", failures->size() - kShown), "");
  }
}

// Whether reading could go on here.
void Doctor::place(const std::string& path, Store& store) {
  constexpr std::uintmax_t kLeast = std::uintmax_t{256} << 20;
  namespace fs = std::filesystem;
  const fs::path folder = fs::absolute(path).parent_path();
  std::error_code failed;
  const fs::space_info space = fs::space(folder, failed);
  if (!failed && space.available < kLeast) {
    bad("disk", fmt::format("{} MiB left in {}", space.available >> 20, folder.string()),
        "Make room before you read more; what is in the record is safe.");
  }
  if (::access(path.c_str(), W_OK) != 0 || ::access(folder.c_str(), W_OK) != 0) {
    session_->out << "note   record: may be asked, but not written to: " << std::strerror(errno)
                  << '\n';
  }
  const Result<bool> stale = store.derived_is_stale();
  if (stale && *stale) {
    session_->out
        << "note   linking: documents have come or gone since; `dragoman read`, or asking "
           "for what is linked, goes on with it\n";
  }
}

void Doctor::record(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return good("record", path + " is not there yet; `dragoman read PATH` makes it");
  }
  Result<Store> store = Store::open(path, Store::Mode::read_only);
  if (!store) {
    return bad("record", store.error().text(), cure_of(store.error().code));
  }
  auto counts = store->counts();
  if (!counts) return bad("record", counts.error().text(), cure_of(counts.error().code));
  std::string told = path + " holds";
  const char* before = " ";
  for (const auto& [kind, n] : *counts) {
    told += fmt::format("{}{} of kind {}", before, n, kind);
    before = ", ";
  }
  if (counts->empty()) told += " nothing";
  good("record", told);
  Result<std::vector<std::string>> wrong = store->check();
  if (!wrong) return bad("record", wrong.error().text(), cure_of(wrong.error().code));
  for (const std::string& line : *wrong) {
    bad("record", line, "Read the texts again into a new record, or import an export.");
  }
  if (wrong->empty()) good("record", "every line of evidence stands in its text");
  place(path, *store);
  failures(*store);
}

}  // namespace

void add_doctor(Session& session) {
  auto flags = std::make_shared<DoctorFlags>();
  Command command(session, "doctor", "Check the tables, the models and the record", kExamples);
  record_option(command, flags->record);
  data_option(command, flags->data);
  command.option("--lexicon", flags->lexicon, "The event lexicon instead: frames by type and mode",
                 {{""}, {}});
  command.option("--examples", flags->examples,
                 "With --lexicon: examples that do not code as they say, frames in conflict",
                 {{""}, {}});
  command.option("--frames", flags->frames, "With --examples: only of files named so",
                 {{"aid.frames"}, {}});
  command.option("PATH", flags->texts, "With --lexicon: texts on which to count what fires");
  command.runs([flags, &session]() -> int {
    if (flags->lexicon) return report_lexicon(session, *flags);
    Doctor doctor(session);
    doctor.tables(flags->data);
    doctor.record(flags->record);
    return doctor.well() ? kDone : kInputFailed;
  });
}

}  // namespace dragoman
