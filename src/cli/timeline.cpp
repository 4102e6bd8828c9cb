// dragoman timeline: incidents in the order of their dates, one line each.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "briefing/prose.h"
#include "cli/commands.h"
#include "cli/derived.h"
#include "cli/listing.h"
#include "cli/output.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman timeline ARM RUS\n"
    "  dragoman timeline ARM RUS --type CONSULT --since 2025-01\n"
    "  dragoman timeline --realis planned                what is still to come\n"
    "  dragoman timeline TUR --csv > incidents.csv\n"
    "An incident is one event, however many reports tell of it. What has no date stands at the\n"
    "end, in the order of its reports.";

struct TimelineFlags {
  ListingFlags listing;
  std::vector<std::string> countries;
};

// The incident's own day, or empty.
std::string own_day(const IncidentRecord& incident) {
  return sort_day(incident.date);
}

// The first day on which it was reported, or empty.
std::string told_day(const IncidentRecord& incident) {
  std::string out;
  for (const RealisChange& told : incident.realis_history) {
    const std::string day = sort_day(told.published);
    if (!day.empty() && (out.empty() || day < out)) out = day;
  }
  return out;
}

bool in_time(const IncidentRecord& incident, const Filter& filter) {
  if (filter.since.empty() && filter.until.empty()) return true;
  const bool own = !own_day(incident).empty();
  const std::string from = own ? incident.date->start : told_day(incident);
  const std::string to = own ? incident.date->end : from;
  if (from.empty()) return false;
  return (filter.since.empty() || to >= filter.since) &&
         (filter.until.empty() || from <= filter.until);
}

bool takes_part(const IncidentRecord& incident, const std::string& party, Lookup& lookup) {
  return std::any_of(incident.actors.begin(), incident.actors.end(), [&](const std::string& id) {
    return id == party || lookup.country(id) == party;
  });
}

bool is_wanted(const IncidentRecord& incident, const Filter& filter, double confidence,
               Lookup& lookup) {
  if (!filter.type.empty() && incident.type != filter.type) return false;
  if (filter.realis && incident.realis != *filter.realis) return false;
  if (incident.confidence < confidence || !in_time(incident, filter)) return false;
  const auto& documents = incident.documents;
  if (!filter.document.empty() &&
      std::find(documents.begin(), documents.end(), filter.document) == documents.end()) {
    return false;
  }
  if (!std::all_of(filter.parties.begin(), filter.parties.end(),
                   [&](const std::string& party) { return takes_part(incident, party, lookup); })) {
    return false;
  }
  if (filter.text.empty()) return true;
  const std::string wanted = fold_name(filter.text);
  return std::any_of(incident.evidence.begin(), incident.evidence.end(), [&](const Evidence& e) {
    return fold_name(lookup.words(e)).find(wanted) != std::string::npos;
  });
}

std::string counted(std::size_t count, const char* one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

// "2025-05-21  visit …  2 accounts, 1 difference  incident-…"
std::string line_of(const IncidentRecord& incident, std::size_t differences, Lookup& lookup,
                    const Terminal& terminal) {
  constexpr std::size_t kDates = 14;
  std::string date = short_date_words(incident.date);
  if (own_day(incident).empty() && !told_day(incident).empty()) date = "by " + told_day(incident);
  const bool happened = incident.realis == Realis::happened;
  const std::string realis = fmt::format("{:<12}", realis_name(incident.realis));
  std::string what = incident.type;
  if (!incident.mode.empty()) what += " (" + incident.mode + ")";
  what += " " + lookup.names(incident.actors);
  if (incident.place && !incident.place->name.empty()) what += "; " + incident.place->name;
  what += "; " + counted(incident.accounts.size(), "account");
  if (differences > 0) what += ", " + counted(differences, "difference");
  return padded(date, kDates) +
         (happened ? styled(terminal, Style::bold, realis)
                   : styled(terminal, Style::yellow, realis)) +
         what + " " + styled(terminal, Style::dim, incident.id) + "\n";
}

int list_incidents(Session& session, TimelineFlags flags) {
  Result<Store> store = open_derived(session, flags.listing.record);
  if (!store) return session.fail(store.error());
  for (const std::string& country : flags.countries) flags.listing.countries.push_back(country);
  Result<Filter> filter = make_filter(*store, flags.listing);
  if (!filter) return fail_filter(session, filter.error());
  Result<DerivedRecords> derived = store->derived();
  if (!derived) return session.fail(derived.error());
  Lookup lookup(*store);
  const double confidence = std::strtod(flags.listing.confidence.c_str(), nullptr);
  std::vector<IncidentRecord>& incidents = derived->incidents;
  std::erase_if(incidents, [&](const IncidentRecord& incident) {
    return !is_wanted(incident, *filter, confidence, lookup);
  });
  const auto order = [](const IncidentRecord& i) {
    const std::string day = own_day(i);
    return std::tuple(day.empty(), day, told_day(i), i.id);
  };
  std::sort(incidents.begin(), incidents.end(),
            [&](const auto& a, const auto& b) { return order(a) < order(b); });
  if (flags.listing.limit != 0 && incidents.size() > flags.listing.limit) {
    incidents.resize(flags.listing.limit);
  }
  std::map<std::string, std::size_t> differences;
  for (const DifferenceRecord& difference : derived->differences) ++differences[difference.about];
  ListingPrinter<IncidentRecord> printer(session, *store, flags.listing);
  for (const IncidentRecord& incident : incidents) {
    if (flags.listing.json || flags.listing.csv) {
      printer.print(incident);
    } else {
      session.out << line_of(incident, differences[incident.id], lookup, session.terminal);
    }
  }
  return incidents.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_timeline(Session& session) {
  auto flags = std::make_shared<TimelineFlags>();
  Command command(session, "timeline", "List incidents in the order of their dates", kExamples);
  command.option("COUNTRY", flags->countries, "Who takes part: names or codes of countries");
  ListingFilters filters;
  filters.type_help = "PLOVER type: CONSULT, AGREE, SANCTION, …";
  filters.realis = true;
  listing_options(command, flags->listing, filters);
  command.runs([flags, &session] { return list_incidents(session, *flags); });
}

}  // namespace dragoman
