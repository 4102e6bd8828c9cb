#include "record/corrections.h"

#include <nlohmann/json.hpp>
#include <set>

#include "base/hash.h"
#include "record/merge.h"

namespace dragoman {
namespace {

template <typename R>
std::string_view document_of(const R& record) {
  return record.evidence.empty() ? std::string_view()
                                 : std::string_view(record.evidence.front().document);
}

}  // namespace

ReviewRecord review_of(const Correction& correction, std::string author, std::string time) {
  ReviewRecord review;
  review.id =
      stable_id("review", correction.from + "\n" + correction.document + "\n" + correction.into);
  review.target = correction.from;
  review.verdict = correction.document.empty() ? kMergeVerdict : kSplitVerdict;
  nlohmann::ordered_json patch{{"into", correction.into}};
  if (!correction.document.empty()) patch["document"] = correction.document;
  review.patch = patch.dump();
  review.author = std::move(author);
  review.time = std::move(time);
  return review;
}

std::optional<Correction> correction_of(const ReviewRecord& review) {
  if (review.verdict != kMergeVerdict && review.verdict != kSplitVerdict) return std::nullopt;
  const auto patch = nlohmann::json::parse(review.patch, nullptr, false);
  if (!patch.is_object()) return std::nullopt;
  auto text = [&patch](const char* key) {
    const auto at = patch.find(key);
    return at != patch.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  Correction out{review.target, text("document"), text("into")};
  const bool whole = !out.from.empty() && !out.into.empty() && out.from != out.into;
  if (!whole || (review.verdict == kSplitVerdict) == out.document.empty()) return std::nullopt;
  return out;
}

Corrections::Corrections(const std::vector<ReviewRecord>& reviews) {
  for (const ReviewRecord& review : reviews) {
    if (auto correction = correction_of(review)) add(*correction);
  }
}

void Corrections::add(const Correction& correction) {
  if (correction.document.empty()) {
    everywhere_.insert_or_assign(correction.from, correction.into);
  } else {
    in_document_.insert_or_assign({correction.document, correction.from}, correction.into);
  }
}

const std::string& Corrections::meant(const std::string& actor, std::string_view document) const {
  const std::string* now = &actor;
  std::set<std::string_view> passed;
  if (!in_document_.empty()) {
    auto here = in_document_.find({std::string(document), *now});
    if (here != in_document_.end()) now = &here->second;
  }
  while (passed.insert(*now).second) {
    auto next = everywhere_.find(*now);
    if (next == everywhere_.end()) break;
    now = &next->second;
  }
  return *now;
}

void Corrections::apply(std::vector<std::string>& actors, std::string_view document) const {
  for (std::string& actor : actors) actor = meant(actor, document);
}

void Corrections::apply(std::vector<Attribution>& sources, std::string_view document) const {
  for (Attribution& source : sources) source.actor = meant(source.actor, document);
}

void Corrections::apply(ActorRecord& record) const {
  record.id = meant(record.id, document_of(record));
}

void Corrections::apply(EventRecord& record) const {
  verdicts_.apply(record);
  apply(record.actors, document_of(record));
  apply(record.recipients, document_of(record));
  apply(record.attribution, document_of(record));
}

void Corrections::apply(StatementRecord& record) const {
  verdicts_.apply(record);
  record.speaker = meant(record.speaker, document_of(record));
  apply(record.about, document_of(record));
  apply(record.attribution, document_of(record));
}

void Corrections::apply(CommitmentRecord& record) const {
  apply(record.parties, document_of(record));
}

void Corrections::apply(MembershipRecord& record) const {
  record.member = meant(record.member, document_of(record));
  record.organization = meant(record.organization, document_of(record));
  record.id = membership_id(record.member, record.organization);
}

void Corrections::apply(FigureRecord& record) const {
  apply(record.about, document_of(record));
}

}  // namespace dragoman
