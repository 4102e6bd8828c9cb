// What a reviewer says of who is who: two actors are one, or one is two.
//
// A correction is a review with the verdict "merge" or "split". What was read stays as it was read;
// the corrections are looked up whenever a record is written or asked for, so they hold for
// documents read later and for those read again. One that is taken back leaves no trace.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/derived_types.h"
#include "record/types.h"
#include "record/verdicts.h"

namespace dragoman {

// "`from` is `into`", in one document or (empty) everywhere.
struct Correction {
  std::string from;
  std::string document;  // id
  std::string into;
  friend bool operator==(const Correction&, const Correction&) = default;
};

inline constexpr std::string_view kMergeVerdict = "merge";
inline constexpr std::string_view kSplitVerdict = "split";

// As the reviews that the store keeps; the id follows from what is said, so that saying it twice is
// one review.
ReviewRecord review_of(const Correction& correction, std::string author, std::string time);
// Nothing for a review of another kind, or one whose patch cannot be read.
std::optional<Correction> correction_of(const ReviewRecord& review);

class Corrections {
 public:
  Corrections() = default;
  // Those among the reviews of a record.
  explicit Corrections(const std::vector<ReviewRecord>& reviews);
  void add(const Correction& correction);
  bool empty() const { return everywhere_.empty() && in_document_.empty() && verdicts_.empty(); }
  // What readers say of single records is applied as well, before who is who.
  void set_verdicts(Verdicts verdicts) { verdicts_ = std::move(verdicts); }
  const Verdicts& verdicts() const { return verdicts_; }

  // Who is meant by an actor's id in a document: first what is said of that document, then what
  // holds everywhere, along a chain of merges. A circle ends where it began.
  const std::string& meant(const std::string& actor, std::string_view document) const;

  // Puts the actors that are meant into a record; a membership gets the id of its pair.
  void apply(ActorRecord& record) const;
  void apply(EventRecord& record) const;
  void apply(StatementRecord& record) const;
  void apply(CommitmentRecord& record) const;
  void apply(MembershipRecord& record) const;
  void apply(FigureRecord& record) const;

 private:
  void apply(std::vector<std::string>& actors, std::string_view document) const;
  void apply(std::vector<Attribution>& sources, std::string_view document) const;

  Verdicts verdicts_;
  std::map<std::string, std::string, std::less<>> everywhere_;
  std::map<std::pair<std::string, std::string>, std::string> in_document_;  // (document, from)
};

}  // namespace dragoman
