#include "linking/link.h"

#include <algorithm>
#include <utility>

#include "linking/link_input.h"
#include "linking/positions.h"
#include "linking/terms.h"

namespace dragoman {
namespace {

Result<LinkInput> look_at(Store& store) {
  LinkInput input;
  Status read = store.each_statement({}, [&](StatementRecord record, const std::string& published) {
    if (record.stances.empty() && record.act != "call") return;
    input.statements.push_back({std::move(record), published});
  });
  if (!read) return read.error();
  read = store.each_event({}, [&](EventRecord record, const std::string& published) {
    if (!record.stances.empty()) input.events.push_back({std::move(record), published});
  });
  if (!read) return read.error();
  if (input.statements.empty() && input.events.empty()) return input;
  Result<std::vector<ActorRecord>> actors = store.actors();
  if (!actors) return actors.error();
  for (ActorRecord& actor : *actors) {
    std::string id = actor.id;
    input.actors.emplace(std::move(id), std::move(actor));
  }
  return input;
}

template <typename R>
void append(std::vector<R>& to, std::vector<R> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Two things may not bear one id.
template <typename R>
void sort_unique(std::vector<R>& records) {
  std::sort(records.begin(), records.end(), [](const R& a, const R& b) { return a.id < b.id; });
  records.erase(std::unique(records.begin(), records.end(),
                            [](const R& a, const R& b) { return a.id == b.id; }),
                records.end());
}

// Leaves out what cites a document that has gone.
template <typename R>
Status keep_supported(Store& store, std::vector<R>& records) {
  std::vector<R> kept;
  for (R& record : records) {
    bool all = true;
    for (const Evidence& evidence : record.evidence) {
      Result<bool> there = store.has(evidence.document);
      if (!there) return there.error();
      all = all && *there;
    }
    if (all) kept.push_back(std::move(record));
  }
  records = std::move(kept);
  return {};
}

}  // namespace

Result<DerivedRecords> derive(Store& store) {
  Result<DerivedRecords> before = store.derived();
  if (!before) return before.error();
  Result<LinkInput> input = look_at(store);
  if (!input) return input.error();

  DerivedRecords out;
  out.incidents = std::move(before->incidents);
  out.relations = std::move(before->relations);
  out.differences = std::move(before->differences);
  std::erase_if(out.differences, [](const DifferenceRecord& d) { return d.kind == "term"; });
  if (Status kept = keep_supported(store, out.incidents); !kept) return kept.error();
  if (Status kept = keep_supported(store, out.differences); !kept) return kept.error();

  Positions positions = make_positions(*input);
  append(out.issues, std::move(positions.issues));
  append(out.positions, std::move(positions.positions));
  Terms terms = make_terms(*input);
  append(out.issues, std::move(terms.issues));
  append(out.differences, std::move(terms.differences));
  sort_unique(out.issues);
  sort_unique(out.differences);
  return out;
}

Status refresh_derived(Store& store) {
  Result<bool> stale = store.derived_is_stale();
  if (!stale) return stale.error();
  if (!*stale) return {};
  Result<DerivedRecords> derived = derive(store);
  if (!derived) return derived.error();
  return store.replace_derived(*derived);
}

}  // namespace dragoman
