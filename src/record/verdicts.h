// What readers say of single records (reviews.h), ready to be applied.
//
// A review names its record by id and, beside it, by its place: `anchor` in its patch. Where a text
// was read again and the id is another, the place finds the record. Of two reviews that disagree
// the later counts, by time, then id: in which order they came does not matter.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/derived_types.h"
#include "record/reviews.h"
#include "record/types.h"

namespace dragoman {

// Where a record stands: its trigger, or its first sentence.
struct Anchor {
  std::string id;    // as it was when the review was made
  std::string kind;  // or empty: not known
  std::string document;
  std::uint32_t start = 0;  // code points
  std::uint32_t end = 0;
};

// The fields of a `correct`.
struct RecordPatch {
  std::optional<std::string> type, mode, speaker, act, stance;
  std::optional<std::vector<std::string>> actors, recipients;
  std::optional<Realis> realis;
  std::optional<Date> date;
  std::optional<Coding> coding;

  void apply(EventRecord& record) const;
  void apply(StatementRecord& record) const;
};

// The anchors in a review's patch: of what it judges first; of a join those whom it joins, of a
// split those that leave.
std::vector<Anchor> anchors_of(const ReviewRecord& review);
// Of a split those that stay.
std::vector<Anchor> rest_of(const ReviewRecord& review);
// Whether this is a verdict of those in reviews.h but merge and split of actors.
bool is_verdict(const ReviewRecord& review);

// The patch of a review of an event or statement, checked. Fails with bad_argument.
Result<RecordPatch> read_patch(std::string_view kind, std::string_view patch);

class Verdicts {
 public:
  // The id of the record that an anchor means now, or empty.
  using Resolve = std::function<std::string(const Anchor& anchor)>;

  Verdicts() = default;
  Verdicts(std::vector<ReviewRecord> reviews, const Resolve& resolve);

  bool empty() const { return reviewed_.empty() && bonds_.empty(); }
  bool is_wrong(std::string_view id) const { return wrong_.contains(id); }
  void apply(EventRecord& record) const;
  void apply(StatementRecord& record) const;
  // By event.
  const std::map<std::string, Bonds, std::less<>>& bonds() const { return bonds_; }
  // The ids of the reviews of this record, if it is known to them by another id.
  std::vector<std::string> reviews_of(std::string_view id) const;
  // Documents with which those of this document are tied by reviews, itself included where any
  // review has a place in it.
  std::set<std::string> tied_to(const std::string& document) const;
  // Records of this document that reviews patch.
  std::vector<std::string> patched_in(const std::string& document) const;

 private:
  std::map<std::string, std::vector<RecordPatch>, std::less<>> patches_;  // the latest last
  std::set<std::string, std::less<>> wrong_;
  std::map<std::string, Bonds, std::less<>> bonds_;
  std::map<std::string, std::vector<std::string>, std::less<>> reviewed_;  // record → reviews
  std::map<std::string, std::set<std::string>> tied_;
  std::map<std::string, std::set<std::string>> in_document_;  // document → records
};

}  // namespace dragoman
