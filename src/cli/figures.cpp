// dragoman figures: how much of what.
#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman figures --type USD\n"
    "  dragoman figures --country ARM --text trade --csv";

}  // namespace

void add_figures(Session& session) {
  ListingFilters filters;
  filters.type_help = "Unit: USD, percent, person, …";
  add_listing<FigureRecord>(session, "figures", "List figures: how much of what", kExamples,
                            filters, &Store::figures);
}

}  // namespace dragoman
