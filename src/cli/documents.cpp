// dragoman documents: what has been read.
#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman documents --since 2025-05\n"
    "  dragoman documents --text railway --csv";

}  // namespace

void add_documents(Session& session) {
  ListingFilters filters;
  filters.type_help = "Genre: report, opinion, analysis, interview, readout, minutes, speech";
  filters.parties = false;
  filters.document = false;
  add_listing<Document>(session, "documents", "List what has been read", kExamples, filters,
                        &Store::documents);
}

}  // namespace dragoman
