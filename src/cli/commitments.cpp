// dragoman commitments: what was agreed or promised, and what became of it.
#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman commitments --country ARM --country RUS\n"
    "  dragoman commitments --type treaty --csv";

}  // namespace

void add_commitments(Session& session) {
  ListingFilters filters;
  filters.type_help = "Kind: treaty, agreement, contract, deal, …";
  add_listing<CommitmentRecord>(session, "commitments", "List agreements, contracts and promises",
                                kExamples, filters, &Store::commitments);
}

}  // namespace dragoman
