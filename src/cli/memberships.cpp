// dragoman memberships: who belongs to which organisation, and in what way.
#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman memberships --country ARM\n"
    "  dragoman memberships --actor NATO --type candidate\n"
    "  dragoman memberships --changed --history          whose standing has changed, and how\n"
    "  dragoman memberships --type frozen --json";

struct Asked {
  bool changed = false;
  bool history = false;
};

bool has_changed(const MembershipRecord& record) {
  return std::any_of(record.history.begin(), record.history.end(), [&](const StatusChange& change) {
    return change.status != record.history.front().status;
  });
}

}  // namespace

void add_memberships(Session& session) {
  ListingFilters filters;
  filters.type_help = "Status: member, candidate, observer, suspended, frozen, left";
  filters.time = false;
  filters.text = false;
  auto asked = std::make_shared<Asked>();
  ListingExtras<MembershipRecord> extras;
  extras.options = [asked](Command& command) {
    command.option("--changed", asked->changed, "Of which reports tell more than one state",
                   {{""}, {}});
    command.option("--history", asked->history, "With all that the reports say of it", {{""}, {}});
  };
  extras.keep = [asked](std::vector<MembershipRecord>& records) {
    std::erase_if(records,
                  [&](const MembershipRecord& r) { return asked->changed && !has_changed(r); });
  };
  extras.below = [asked](const MembershipRecord& record, Lookup& lookup, const Terminal& terminal) {
    return asked->history ? describe_history(record.history, lookup, terminal) : "";
  };
  add_listing<MembershipRecord>(session, "memberships", "List who belongs to which organisation",
                                kExamples, filters, &Store::memberships, std::move(extras));
}

}  // namespace dragoman
