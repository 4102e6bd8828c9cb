// dragoman positions: who stands how to which issue, since when, and where that has changed.
#include "linking/positions.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/derived.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman positions --country IRN --issue sanctions\n"
    "  dragoman positions --actor Iran             the state alone\n"
    "  dragoman positions --type against --since 2025\n"
    "  dragoman positions --changed                who has changed his mind\n"
    "  dragoman positions --json | jq -r '[.actor, .stance] | @tsv'";

struct PositionFlags {
  ListingFlags listing;
  std::string issue;
  bool changed = false;
};

// Each must hold it: of a country anybody, of an actor it alone (the state, not its ministers).
bool holds(const PositionRecord& position, const Filter& filter, std::size_t countries,
           Lookup& lookup) {
  for (std::size_t i = 0; i < filter.parties.size(); ++i) {
    const std::string& party = filter.parties[i];
    const bool of_country = i < countries && lookup.country(position.actor) == party;
    if (position.actor != party && !of_country) return false;
  }
  return true;
}

// Whether a run, or with `changed` a change, begins in the time that is asked for.
bool in_time(const PositionRecord& position, const Filter& filter, bool changed) {
  if (filter.since.empty() && filter.until.empty()) return true;
  std::size_t first = changed ? 1 : 0;
  for (std::size_t i = first; i < position.history.size(); ++i) {
    const auto& date = position.history[i].date;
    if (!date) continue;
    const bool after = filter.since.empty() || date->end >= filter.since;
    if (after && (filter.until.empty() || date->start <= filter.until)) return true;
  }
  return false;
}

bool cites(const PositionRecord& position, const std::string& document) {
  if (document.empty()) return true;
  for (const StanceChange& change : position.history) {
    for (const Evidence& evidence : change.evidence) {
      if (evidence.document == document) return true;
    }
  }
  return false;
}

int list_positions(Session& session, const PositionFlags& flags) {
  Result<Store> store = open_derived(session, flags.listing.record);
  if (!store) return session.fail(store.error());
  Result<Filter> filter = make_filter(*store, flags.listing);
  if (!filter) return fail_filter(session, filter.error());
  Result<DerivedRecords> derived = store->derived();
  if (!derived) return session.fail(derived.error());
  Lookup lookup(*store);
  const std::string issue = fold_name(flags.issue);
  std::vector<PositionRecord>& positions = derived->positions;
  std::erase_if(positions, [&](const PositionRecord& position) {
    if (!filter->type.empty() && position.stance != filter->type) return true;
    if (flags.changed && !has_changed(position)) return true;
    if (!in_time(position, *filter, flags.changed) || !cites(position, filter->document)) {
      return true;
    }
    if (fold_name(lookup.issue(position.issue)).find(issue) == std::string::npos) return true;
    return !holds(position, *filter, flags.listing.countries.size(), lookup);
  });
  auto order = [&](const PositionRecord& position) {
    return std::tuple(lookup.issue(position.issue), lookup.name(position.actor), position.id);
  };
  std::sort(positions.begin(), positions.end(),
            [&](const auto& a, const auto& b) { return order(a) < order(b); });
  if (filter->limit != 0 && positions.size() > filter->limit) positions.resize(filter->limit);
  ListingPrinter<PositionRecord> printer(session, *store, flags.listing);
  for (const PositionRecord& position : positions) printer.print(position);
  return positions.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_positions(Session& session) {
  auto flags = std::make_shared<PositionFlags>();
  Command command(session, "positions", "List who stands how to which issue, and since when",
                  kExamples);
  ListingFilters filters;
  filters.type_help = "The stance now: for, against, neutral, conditional";
  filters.text = false;
  listing_options(command, flags->listing, filters);
  command.option("--issue", flags->issue, "A part of the issue's name", {{"sanctions"}, {}});
  command.option("--changed", flags->changed, "Only where the stance has changed", {{""}, {}});
  command.runs([flags, &session] { return list_positions(session, *flags); });
}

}  // namespace dragoman
