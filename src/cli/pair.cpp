#include "cli/pair.h"

#include "cli/common_options.h"
#include "cli/derived.h"
#include "cli/engine.h"

namespace dragoman {

void pair_options(Command& command, PairFlags& flags) {
  command.option("FIRST", flags.first, "A country: its name or code", {}).required();
  command.option("SECOND", flags.second, "The other one", {}).required();
  record_option(command, flags.record);
  command
      .option("--since", flags.since, "From this day on; also 2025-05 or 2025",
              {{"2025-05-21", "2025"}, {"soon"}})
      .check(check_day);
  command.option("--until", flags.until, "Up to this day", {{"2025-05"}, {"2025-13"}})
      .check(check_day);
  data_option(command, flags.data);
}

Result<Pair> resolve_pair(const PairFlags& flags) {
  Result<std::string> first = resolve_country(flags.first, flags.data);
  if (!first) return first.error();
  Result<std::string> second = resolve_country(flags.second, flags.data);
  if (!second) return second.error();
  if (*first == *second) {
    return Error{ErrorCode::bad_argument, "two different countries are wanted", *first};
  }
  Pair out{*first, *second, "", ""};
  if (!flags.since.empty()) out.since = first_day_of(flags.since);
  if (!flags.until.empty()) out.until = last_day_of(flags.until);
  return out;
}

LoadedPair load_pair(Session& session, const PairFlags& flags) {
  LoadedPair out;
  const auto failed = [&](const Error& error, int code) {
    session.fail(error);
    out.code = code;
    return std::move(out);
  };
  Result<Pair> pair = resolve_pair(flags);
  if (!pair) return failed(pair.error(), kWrongUsage);
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return failed(data.error(), kInputFailed);
  Result<BriefWords> words = BriefWords::load(*data);
  if (!words) return failed(words.error(), kInputFailed);
  Result<Store> store = open_derived(session, flags.record);
  if (!store) return failed(store.error(), kInputFailed);
  Result<Dossier> dossier = load_dossier(*store, *pair);
  if (!dossier) return failed(dossier.error(), kInputFailed);
  out.material = {std::move(*dossier), std::move(*words)};
  return out;
}

}  // namespace dragoman
