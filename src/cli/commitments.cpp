// dragoman commitments: what was agreed or promised, and what became of it.
#include "briefing/debts.h"
#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman commitments --country ARM --country RUS\n"
    "  dragoman commitments --open --country TUR         what is still owed\n"
    "  dragoman commitments --overdue --as-of 2025-06-30\n"
    "  dragoman commitments --status stalled --history\n"
    "  dragoman commitments --type treaty --csv";

struct Asked {
  bool open = false;
  bool overdue = false;
  bool history = false;
  std::string status;
  std::string as_of;
};

void declare(Command& command, Asked& asked) {
  command.option("--open", asked.open, "What is neither fulfilled, withdrawn nor broken",
                 {{""}, {}});
  command
      .option("--status", asked.status, "proposed, agreed, signed, in_force, stalled, broken, …",
              {{"stalled"}, {"dead"}})
      .one_of({"proposed", "agreed", "signed", "in_force", "partly_implemented", "not_implemented",
               "stalled", "suspended", "broken", "withdrawn", "fulfilled"});
  command.option("--overdue", asked.overdue, "What is open past its deadline", {{""}, {}});
  command
      .option("--as-of", asked.as_of, "The day on which it is overdue (default: today)",
              {{"2025-05-21"}, {"soon"}})
      .check(check_day);
  command.option("--history", asked.history, "With all that the reports say of its state",
                 {{""}, {}});
}

std::string day_of(const Asked& asked) {
  return asked.as_of.empty() ? today() : last_day_of(asked.as_of);
}

}  // namespace

void add_commitments(Session& session) {
  ListingFilters filters;
  filters.type_help = "Kind: treaty, agreement, contract, deal, pledge, …";
  auto asked = std::make_shared<Asked>();
  ListingExtras<CommitmentRecord> extras;
  extras.options = [asked](Command& command) { declare(command, *asked); };
  extras.keep = [asked](std::vector<CommitmentRecord>& records) {
    const std::string day = day_of(*asked);
    std::erase_if(records, [&](const CommitmentRecord& record) {
      return (asked->open && !is_open(record)) || (asked->overdue && !is_overdue(record, day)) ||
             (!asked->status.empty() && record.status != asked->status);
    });
  };
  extras.below = [asked](const CommitmentRecord& record, Lookup& lookup, const Terminal& terminal) {
    std::string out;
    const std::string day = day_of(*asked);
    if (is_overdue(record, day)) out += "            overdue on " + day + "\n";
    return asked->history ? out + describe_history(record.history, lookup, terminal) : out;
  };
  add_listing<CommitmentRecord>(session, "commitments", "List agreements, contracts and promises",
                                kExamples, filters, &Store::commitments, std::move(extras));
}

}  // namespace dragoman
