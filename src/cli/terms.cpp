// dragoman terms: what each side calls the same thing.
#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/derived.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman terms                              all things with a term of their own\n"
    "  dragoman terms --country AZE --json\n"
    "  dragoman terms --text corridor";

bool uses(const IssueRecord& issue, const std::string& party, Lookup& lookup) {
  return std::any_of(issue.terms.begin(), issue.terms.end(), [&](const Term& term) {
    return term.actor == party || lookup.country(term.actor) == party;
  });
}

bool is_called(const IssueRecord& issue, const std::string& folded) {
  if (fold_name(issue.name).find(folded) != std::string::npos) return true;
  return std::any_of(issue.aliases.begin(), issue.aliases.end(), [&](const std::string& alias) {
    return fold_name(alias).find(folded) != std::string::npos;
  });
}

int list_terms(Session& session, const ListingFlags& flags) {
  Result<Store> store = open_derived(session, flags.record);
  if (!store) return session.fail(store.error());
  Result<Filter> filter = make_filter(*store, flags);
  if (!filter) return fail_filter(session, filter.error());
  Result<DerivedRecords> derived = store->derived();
  if (!derived) return session.fail(derived.error());
  Lookup lookup(*store);
  std::vector<IssueRecord>& issues = derived->issues;
  const std::string text = fold_name(filter->text);
  std::erase_if(issues, [&](const IssueRecord& issue) {
    if (issue.terms.empty() || !is_called(issue, text)) return true;
    return !std::all_of(filter->parties.begin(), filter->parties.end(),
                        [&](const std::string& party) { return uses(issue, party, lookup); });
  });
  std::sort(issues.begin(), issues.end(), [](const IssueRecord& a, const IssueRecord& b) {
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
  if (filter->limit != 0 && issues.size() > filter->limit) issues.resize(filter->limit);
  ListingPrinter<IssueRecord> printer(session, *store, flags);
  for (const IssueRecord& issue : issues) printer.print(issue);
  return issues.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_terms(Session& session) {
  auto flags = std::make_shared<ListingFlags>();
  Command command(session, "terms", "List what each side calls the same thing", kExamples);
  ListingFilters filters;
  filters.time = false;
  filters.document = false;
  listing_options(command, *flags, filters);
  command.runs([flags, &session] { return list_terms(session, *flags); });
}

}  // namespace dragoman
