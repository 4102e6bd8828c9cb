// dragoman memberships: who belongs to which organisation, and in what way.
#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman memberships --country ARM\n"
    "  dragoman memberships --type frozen --json";

}  // namespace

void add_memberships(Session& session) {
  ListingFilters filters;
  filters.type_help = "Status: member, candidate, observer, suspended, frozen, left";
  filters.time = false;
  filters.text = false;
  add_listing<MembershipRecord>(session, "memberships", "List who belongs to which organisation",
                                kExamples, filters, &Store::memberships);
}

}  // namespace dragoman
