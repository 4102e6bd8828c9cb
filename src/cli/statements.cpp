// dragoman statements: who says what about whom.
#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman statements --country ARM --text railway\n"
    "  dragoman statements --actor pashinyan --type deny\n"
    "  dragoman statements --json | jq -r 'select(.quote) | .quote'";

}  // namespace

void add_statements(Session& session) {
  ListingFilters filters;
  filters.type_help = "The act: say, claim, deny, accuse, demand, promise, …";
  add_listing<StatementRecord>(session, "statements", "List statements: who says what about whom",
                               kExamples, filters, &Store::statements);
}

}  // namespace dragoman
