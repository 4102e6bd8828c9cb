// dragoman doctor: is everything there and whole?
#include <fmt/format.h>

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

void Doctor::record(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return good("record", path + " is not there yet; `dragoman read PATH` makes it");
  }
  Result<Store> store = Store::open(path, Store::Mode::read_only);
  if (!store) {
    const char* cure = store.error().code == ErrorCode::store_newer
                           ? "Use the version that wrote it, or a later one."
                           : "Restore it from an export: dragoman import FILE --record NEW.";
    return bad("record", store.error().text(), cure);
  }
  auto counts = store->counts();
  if (!counts) return bad("record", counts.error().text(), "");
  std::string told = path + " holds";
  const char* before = " ";
  for (const auto& [kind, n] : *counts) {
    told += fmt::format("{}{} of kind {}", before, n, kind);
    before = ", ";
  }
  if (counts->empty()) told += " nothing";
  good("record", told);
  Result<std::vector<std::string>> wrong = store->check();
  if (!wrong) return bad("record", wrong.error().text(), "");
  for (const std::string& line : *wrong) {
    bad("record", line, "Read the texts again into a new record, or import an export.");
  }
  if (wrong->empty()) good("record", "every line of evidence stands in its text");
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
