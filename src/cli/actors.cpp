// dragoman actors: states, their bodies, persons, organisations.
#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman actors --country RUS --type person\n"
    "  dragoman actors --text lavrov\n"
    "  dragoman actors --csv > actors.csv";

}  // namespace

void add_actors(Session& session) {
  ListingFilters filters;
  filters.type_help = "Kind: state, body, person, organization, company, party, media, group";
  filters.time = false;
  add_listing<ActorRecord>(session, "actors", "List actors: states, bodies, persons, organisations",
                           kExamples, filters, &Store::actors);
}

}  // namespace dragoman
