// dragoman differences: where accounts and speakers part.
#include "briefing/differences.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/derived.h"
#include "cli/engine.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman differences                        all, the weightiest first\n"
    "  dragoman differences ARM RUS                in which both have a part\n"
    "  dragoman differences lavrov --kind contradiction\n"
    "  dragoman differences --kind figure --csv";

struct DifferenceFlags {
  ListingFlags listing;
  std::vector<std::string> actors;
  std::string kind;
};

// Has a part: it is a side, it is what it is about, or it took part in that.
class Parts {
 public:
  Parts(const DerivedRecords& derived, Lookup& lookup) : lookup_(lookup) {
    for (const IncidentRecord& incident : derived.incidents) incidents_[incident.id] = &incident;
  }

  bool has(const DifferenceRecord& difference, const std::string& party) {
    if (is(difference.about, party)) return true;
    for (const Side& side : difference.sides) {
      if (is(side.who, party)) return true;
    }
    const auto incident = incidents_.find(difference.about);
    if (incident == incidents_.end()) return false;
    const auto& actors = incident->second->actors;
    return std::any_of(actors.begin(), actors.end(),
                       [&](const std::string& id) { return is(id, party); });
  }

 private:
  bool is(const std::string& id, const std::string& party) {
    return id == party || lookup_.country(id) == party;
  }

  Lookup& lookup_;
  std::map<std::string, const IncidentRecord*> incidents_;
};

// Words that name no country name an actor.
void sort_parties(DifferenceFlags& flags) {
  for (const std::string& given : flags.actors) {
    const bool country = resolve_country(given, flags.listing.data).ok();
    (country ? flags.listing.countries : flags.listing.actors).push_back(given);
  }
}

int list_differences(Session& session, DifferenceFlags flags) {
  Result<Store> store = open_derived(session, flags.listing.record);
  if (!store) return session.fail(store.error());
  sort_parties(flags);
  Result<Filter> filter = make_filter(*store, flags.listing);
  if (!filter) return fail_filter(session, filter.error());
  Result<DerivedRecords> derived = store->derived();
  if (!derived) return session.fail(derived.error());
  Lookup lookup(*store);
  Parts parts(*derived, lookup);
  const std::string text = fold_name(filter->text);
  std::vector<DifferenceRecord>& differences = derived->differences;
  std::erase_if(differences, [&](const DifferenceRecord& difference) {
    if (!flags.kind.empty() && difference.kind != flags.kind) return true;
    const auto& evidence = difference.evidence;
    if (!filter->document.empty() &&
        std::none_of(evidence.begin(), evidence.end(),
                     [&](const Evidence& e) { return e.document == filter->document; })) {
      return true;
    }
    if (!text.empty() &&
        std::none_of(difference.sides.begin(), difference.sides.end(), [&](const Side& side) {
          return fold_name(side.says).find(text) != std::string::npos;
        })) {
      return true;
    }
    return !std::all_of(filter->parties.begin(), filter->parties.end(),
                        [&](const std::string& party) { return parts.has(difference, party); });
  });
  std::stable_sort(differences.begin(), differences.end(), [](const auto& a, const auto& b) {
    return std::tuple(weight_of(a.kind), a.about) < std::tuple(weight_of(b.kind), b.about);
  });
  if (filter->limit != 0 && differences.size() > filter->limit) differences.resize(filter->limit);
  ListingPrinter<DifferenceRecord> printer(session, *store, flags.listing);
  for (const DifferenceRecord& difference : differences) printer.print(difference);
  return differences.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_differences(Session& session) {
  auto flags = std::make_shared<DifferenceFlags>();
  Command command(session, "differences", "List where accounts and speakers part", kExamples);
  command.option("ACTOR", flags->actors, "Who has a part in it: countries or actors");
  ListingFilters filters;
  filters.time = false;
  listing_options(command, flags->listing, filters);
  command
      .option("--kind", flags->kind, "contradiction, date, figure, place, participants, …",
              {{"contradiction", "term"}, {"quarrel"}})
      .one_of({"contradiction", "date", "figure", "place", "participants", "characterization",
               "term", "detail_only_in_one"});
  command.runs([flags, &session] { return list_differences(session, *flags); });
}

}  // namespace dragoman
