#include "cli/doctor_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "cli/engine.h"
#include "cli/pipeline.h"
#include "reading/events.h"
#include "reading/frame_check.h"
#include "reading/frame_examples.h"
#include "source/inputs.h"

namespace dragoman {
namespace {

struct Fired {
  std::set<std::uint32_t> matched;  // frames that held at a word
  std::set<std::uint32_t> told;     // those that told an event of the record
  std::size_t documents = 0;
};

std::string frame_of(const EventRecord& event) {
  return event.why.substr(6, event.why.find(':') - 6);
}

void count_fired(const Engine& engine, Document& document, Fired& fired) {
  const EventLexicon& lexicon = engine.reader->events();
  const Analysis analysis = engine.analyzer->analyze(document);
  const Reading reading = engine.reader->prepare(document, analysis);
  for (const FrameMatch& match : match_events(reading, lexicon)) {
    fired.matched.insert(index(match.trigger.frame));
  }
  for (const EventRecord& event : read_events(reading, lexicon)) {
    if (auto frame = lexicon.find(frame_of(event))) fired.told.insert(index(*frame));
  }
  ++fired.documents;
}

Fired count_all(Session& session, const Engine& engine, const std::vector<std::string>& texts) {
  Fired fired;
  Inputs inputs = find_inputs(texts);
  for (const Error& error : inputs.errors) session.fail(error);
  for (const Input& input : inputs.files) {
    read_input(input, *engine.source, {}, [&](Result<Document> document) {
      if (!document) {
        session.fail(document.error());
      } else if (is_read_language(*document)) {
        count_fired(engine, *document, fired);
      }
      return true;
    });
  }
  return fired;
}

void print_counts(Session& session, const EventLexicon& lexicon, const Fired& fired, bool texts) {
  std::map<std::pair<std::string, std::string>, std::array<std::size_t, 3>> counts;
  for (const EventCode& code : lexicon.ontology().codes()) counts[{code.type, code.mode}] = {};
  std::array<std::size_t, 3> all{};
  for (std::uint32_t i = 0; i < lexicon.frames().size(); ++i) {
    const Frame& frame = lexicon.frames()[i];
    auto& row = counts[{frame.type, frame.mode}];
    const std::size_t one[] = {1, fired.matched.count(i), fired.told.count(i)};
    for (std::size_t c = 0; c < 3; ++c) {
      row[c] += one[c];
      all[c] += one[c];
    }
  }
  auto line = [&](std::string_view type, std::string_view mode, const auto& row) {
    session.out << fmt::format("{:<12} {:<16} {:>6}", type, mode, row[0]);
    if (texts) session.out << fmt::format(" {:>8} {:>6}", row[1], row[2]);
    session.out << '\n';
  };
  session.out << fmt::format("{:<12} {:<16} {:>6}{}\n", "type", "mode", "frames",
                             texts ? "    fired   told" : "");
  for (const auto& [code, row] : counts) line(code.first, code.second, row);
  line("all", "", all);
  if (texts) session.out << fmt::format("read {} documents\n", fired.documents);
}

// The number of examples that code wrongly.
std::size_t print_examples(Session& session, const Engine& engine, const std::string& part) {
  std::size_t all = 0, wrong = 0;
  auto wanted = [&](const Frame& frame) { return frame.place.find(part) != std::string::npos; };
  check_examples(*engine.reader, *engine.analyzer, wanted, [&](const ExampleResult& result) {
    ++all;
    if (result.right) return;
    ++wrong;
    session.out << fmt::format("{}: {}\n  wanted {}\n  found  {}\n", result.example->place,
                               result.example->sentence, result.wanted,
                               result.found.empty() ? "no event" : result.found);
  });
  for (const FrameConflict& conflict : find_conflicts(engine.reader->events())) {
    if (conflict.place.find(part) == std::string::npos) continue;
    session.out << fmt::format("{}: {}\n", conflict.place, conflict.message);
  }
  session.out << fmt::format("examples: {} of {} code as they say\n", all - wrong, all);
  return wrong;
}

}  // namespace

int report_lexicon(Session& session, const LexiconFlags& flags) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  Result<std::filesystem::path> user = find_user_tables(flags.data);
  if (!user) return session.fail(user.error());
  std::vector<Error> refused;
  Result<Engine> engine = load_engine(*data, *user, refused);
  if (!engine) return session.fail(engine.error());
  for (const Error& error : refused) session.fail(error);
  std::size_t wrong = refused.size();
  if (flags.examples) wrong += print_examples(session, *engine, flags.frames);
  const Fired fired = count_all(session, *engine, flags.texts);
  print_counts(session, engine->reader->events(), fired, !flags.texts.empty());
  return wrong == 0 ? kDone : kInputFailed;
}

}  // namespace dragoman
