// dragoman watch: what has changed between two countries since the last look.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/table.h"
#include "briefing/prose.h"
#include "briefing/snapshot.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/pair.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman watch ARM RUS                      what is new since the last look\n"
    "  dragoman watch ARM RUS --interval 60        and look again every minute\n"
    "  dragoman watch ARM RUS --json | jq -r .head\n"
    "The state of the last look is a file beside the record (RECORD.watch-ARM-RUS.json, or "
    "--state).\n"
    "Exit status 0 where something is new, 1 where nothing is. The first look finds all new.";

struct WatchFlags {
  PairFlags pair;
  std::string state;
  std::size_t interval = 0;  // seconds; 0: look once
  std::size_t looks = 0;     // with an interval; 0: until stopped
  bool json = false;
};

// Written aside and moved, so that a look that is cut short leaves the old state.
Status keep(const std::filesystem::path& path, const Snapshot& snapshot) {
  const std::filesystem::path aside = path.string() + ".new";
  std::ofstream out(aside, std::ios::binary);
  out << snapshot_as_json(snapshot);
  out.close();
  std::error_code moved;
  if (out) std::filesystem::rename(aside, path, moved);
  if (!out || moved) {
    return Error{ErrorCode::not_writable, "the state of the look cannot be kept", path.string()};
  }
  return {};
}

Result<Snapshot> last_look(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return Snapshot{};
  Result<std::string> text = read_file(path);
  if (!text) return text.error();
  return snapshot_from_json(*text, path.string());
}

void print(Session& session, const Change& change, bool json) {
  const Known& now = change.now;
  if (json) {
    using Json = nlohmann::ordered_json;
    const auto or_null = [](const std::string& text) {
      return text.empty() ? Json(nullptr) : Json(text);
    };
    session.out << Json{{"what", change.what},       {"kind", now.kind},
                        {"head", now.head},          {"before", or_null(change.before)},
                        {"now", or_null(now.state)}, {"id", now.id}}
                       .dump(-1, ' ', false, Json::error_handler_t::replace)
                << '\n';
    return;
  }
  std::string text = now.kind + ": " + now.head;
  if (change.what == "changed") {
    text += fmt::format("; was {}, now {}", change.before, now.state);
  } else if (!now.state.empty() && now.state != "happened") {
    text += "; " + now.state;
  }
  session.out << styled(session.terminal, change.what == "new" ? Style::green : Style::yellow,
                        change.what == "new" ? "+ " : "~ ")
              << wrap(text + " " + now.id, session.terminal.width, 2) << '\n';
}

int look(Session& session, const WatchFlags& flags) {
  const LoadedPair loaded = load_pair(session, flags.pair);
  if (loaded.code != kDone) return loaded.code;
  const Pair& pair = loaded.material.dossier.pair;
  const std::filesystem::path path =
      !flags.state.empty()
          ? flags.state
          : fmt::format("{}.watch-{}-{}.json", flags.pair.record, pair.first, pair.second);
  Result<Snapshot> before = last_look(path);
  if (!before) return session.fail(before.error());
  const Snapshot now = snapshot_of(loaded.material.dossier, loaded.material.words);
  const std::vector<Change> changes = changes_between(*before, now);
  for (const Change& change : changes) print(session, change, flags.json);
  session.out << std::flush;
  if (now != *before) {
    if (Status kept = keep(path, now); !kept) return session.fail(kept.error());
  }
  return changes.empty() ? kNothingFound : kDone;
}

int watch(Session& session, const WatchFlags& flags) {
  int code = look(session, flags);
  for (std::size_t n = 1; flags.interval > 0 && (flags.looks == 0 || n < flags.looks); ++n) {
    if (code != kDone && code != kNothingFound) return code;
    std::this_thread::sleep_for(std::chrono::seconds(flags.interval));
    const int next = look(session, flags);
    code = next == kNothingFound ? code : next;
  }
  return code;
}

}  // namespace

void add_watch(Session& session) {
  auto flags = std::make_shared<WatchFlags>();
  Command command(session, "watch", "Tell what is new between two countries since the last look",
                  kExamples);
  pair_options(command, flags->pair);
  command.option("--state", flags->state, "The file that keeps the last look", {{"last.json"}, {}});
  command.option("--interval", flags->interval, "Look again every so many seconds",
                 {{"60"}, {"often"}});
  command.option("--looks", flags->looks, "With --interval: stop after so many looks",
                 {{"3"}, {"few"}});
  command.option("--json", flags->json, "One JSON object a change", {{""}, {}});
  command.runs([flags, &session] { return watch(session, *flags); });
}

}  // namespace dragoman
