// dragoman events: who did what to whom, when and where, and who says so.
#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman events --country ARM --country RUS --since 2025-03\n"
    "  dragoman events --actor lavrov --type CONSULT --realis happened\n"
    "  dragoman events --confidence 0.6            only what is likelier right than not\n"
    "  dragoman events --csv > events.csv";

}  // namespace

void add_events(Session& session) {
  ListingFilters filters;
  filters.type_help = "Event type of PLOVER: CONSULT, AGREE, ACCUSE, …";
  filters.realis = true;
  add_listing<EventRecord>(session, "events", "List events: who did what to whom, when, where",
                           kExamples, filters, &Store::events);
}

}  // namespace dragoman
