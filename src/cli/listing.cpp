#include "cli/listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"
#include "cli/engine.h"

namespace dragoman {
namespace {

constexpr std::size_t kNamesShown = 8;

bool bears_name(const ActorRecord& actor, const std::string& folded) {
  if (fold_name(actor.name) == folded) return true;
  return std::any_of(actor.aliases.begin(), actor.aliases.end(),
                     [&](const std::string& alias) { return fold_name(alias) == folded; });
}

Error ambiguous(const std::string& given, const std::vector<ActorRecord>& found) {
  std::string names;
  for (std::size_t i = 0; i < found.size() && i < kNamesShown; ++i) {
    names += fmt::format("{}{} ({})", i == 0 ? "" : ", ", found[i].name, found[i].id);
  }
  if (found.size() > kNamesShown) names += ", …";
  return {ErrorCode::bad_argument,
          fmt::format("{} actors bear this name; give an id: {}", found.size(), names), given};
}

}  // namespace

Result<std::string> resolve_actor(Store& store, const std::string& given) {
  Result<AnyRecord> by_id = store.find(given);
  if (by_id && std::holds_alternative<ActorRecord>(*by_id)) return record_id(*by_id);
  Filter filter;
  filter.text = given;
  Result<std::vector<ActorRecord>> found = store.actors(filter);
  if (!found) return found.error();
  if (found->size() > 1) {
    std::string folded = fold_name(given);
    std::vector<ActorRecord> exact;
    for (const ActorRecord& actor : *found) {
      if (bears_name(actor, folded)) exact.push_back(actor);
    }
    if (!exact.empty()) *found = std::move(exact);
  }
  if (found->empty()) {
    return Error{ErrorCode::not_found, "no actor of this name or id in the record", given};
  }
  if (found->size() > 1) return ambiguous(given, *found);
  return found->front().id;
}

Result<std::string> resolve_document(Store& store, const std::string& given) {
  Result<AnyRecord> by_id = store.find(given);
  if (by_id && std::holds_alternative<DocumentEntry>(*by_id)) return record_id(*by_id);
  Result<std::vector<Document>> all = store.documents();
  if (!all) return all.error();
  std::vector<const Document*> ends_so;
  for (const Document& document : *all) {
    if (document.file == given) return document.id;
    if (document.file.ends_with("/" + given)) ends_so.push_back(&document);
  }
  if (ends_so.size() == 1) return ends_so.front()->id;
  if (ends_so.empty()) return Error{ErrorCode::not_found, "no such document in the record", given};
  return Error{ErrorCode::bad_argument,
               fmt::format("{} documents end so; give the whole path, like {}", ends_so.size(),
                           ends_so.front()->file),
               given};
}

void listing_options(Command& command, ListingFlags& flags, const ListingFilters& filters) {
  record_option(command, flags.record);
  if (filters.parties) {
    command
        .option("--actor", flags.actors, "Who takes part: a name or an id; may be repeated",
                {{"lavrov"}, {}})
        .repeated();
    command
        .option("--country", flags.countries,
                "Whose side takes part: a name or a code; may be repeated", {{"ARM"}, {}})
        .repeated();
  }
  if (*filters.type_help != '\0') {
    command.option("--type", flags.type, filters.type_help, {{"CONSULT"}, {}});
  }
  if (filters.time) {
    command
        .option("--since", flags.since, "From this day on; also 2025-05 or 2025",
                {{"2025-05-21", "2025"}, {"soon"}})
        .check(check_day);
    command.option("--until", flags.until, "Up to this day", {{"2025-05"}, {"2025-13"}})
        .check(check_day);
  }
  if (filters.document) {
    command.option("--document", flags.document, "Of one document: its id or file",
                   {{"a.txt"}, {}});
  }
  if (filters.realis) {
    command
        .option("--realis", flags.realis, "happened, ongoing, planned, hypothetical or negated",
                {{"happened", "negated"}, {"maybe"}})
        .check(check_realis);
    command
        .option("--confidence", flags.confidence, "At least so likely to be right, 0 to 1",
                {{"0.6"}, {"2", "sure"}})
        .check(check_share);
  }
  if (filters.text) {
    command.option("--text", flags.text, "Words that the sentence holds (for actors, the name)",
                   {{"railway"}, {}});
  }
  command.option("--limit", flags.limit, "At most so many", {{"10", "0"}, {"-1", "few"}});
  Flag json =
      command.option("--json", flags.json, "One JSON object a line, as in export", {{""}, {}});
  command.option("--csv", flags.csv, "A header and a row a record", {{""}, {}}).excludes(json);
  data_option(command, flags.data);
}

int fail_filter(Session& session, const Error& error) {
  session.fail(error);
  if (error.code == ErrorCode::not_found) return kNothingFound;
  return error.code == ErrorCode::bad_argument ? kWrongUsage : kInputFailed;
}

void keep_likely(std::vector<EventRecord>& events, const ListingFlags& flags) {
  if (flags.confidence.empty()) return;
  const double least = std::strtod(flags.confidence.c_str(), nullptr);  // checked when parsed
  std::erase_if(events, [&](const EventRecord& event) { return event.confidence < least; });
  if (flags.limit != 0 && events.size() > flags.limit) events.resize(flags.limit);
}

Result<Filter> make_filter(Store& store, const ListingFlags& flags) {
  Filter filter;
  filter.type = flags.type;
  filter.since = flags.since.empty() ? "" : first_day_of(flags.since);
  filter.until = flags.until.empty() ? "" : last_day_of(flags.until);
  filter.text = flags.text;
  filter.limit = flags.confidence.empty() ? flags.limit : 0;  // keep_likely counts
  if (!flags.realis.empty()) filter.realis = realis_from_name(flags.realis);
  for (const std::string& given : flags.countries) {
    Result<std::string> code = resolve_country(given, flags.data);
    if (!code) return code.error();
    filter.parties.push_back(std::move(*code));
  }
  for (const std::string& given : flags.actors) {
    Result<std::string> id = resolve_actor(store, given);
    if (!id) return id.error();
    filter.parties.push_back(std::move(*id));
  }
  if (!flags.document.empty()) {
    Result<std::string> id = resolve_document(store, flags.document);
    if (!id) return id.error();
    filter.document = std::move(*id);
  }
  return filter;
}

}  // namespace dragoman
