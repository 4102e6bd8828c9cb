// dragoman actors: states, their bodies, persons, organisations; what is done with them is a
// subcommand in a file of its own (actors.h).
#include "cli/actors.h"

#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman actors --country RUS --type person\n"
    "  dragoman actors --text lavrov\n"
    "  dragoman actors --csv > actors.csv\n"
    "  dragoman actors show lavrov\n"
    "  dragoman actors check";

// In the order in which --help lists them.
constexpr void (*kCommands[])(Session&, Command&) = {
    add_actors_show,        add_actors_merge, add_actors_split,
    add_actors_corrections, add_actors_undo,  add_actors_check,
};

}  // namespace

void add_actors(Session& session) {
  ListingFilters filters;
  filters.type_help = "Kind: state, body, person, organization, company, party, media, group";
  filters.time = false;
  auto flags = std::make_shared<ListingFlags>();
  Command actors(session, "actors", "List actors: states, bodies, persons, organisations",
                 kExamples);
  listing_options(actors, *flags, filters);
  actors.runs(
      [flags, &session] { return list_records<ActorRecord>(session, *flags, &Store::actors); });
  for (const auto& add : kCommands) add(session, actors);
}

}  // namespace dragoman
