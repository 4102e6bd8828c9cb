#include "record/document_lines.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "record/json.h"
#include "record/json_fields.h"
#include "record/merge.h"

namespace dragoman {
namespace {

template <typename R>
std::uint32_t begin_of(const R& record) {
  return record.evidence.empty() ? 0 : record.evidence.front().span.begin;
}

template <typename R>
bool comes_before(const R* a, const R* b) {
  return std::tuple(begin_of(*a), std::string_view(a->id)) <
         std::tuple(begin_of(*b), std::string_view(b->id));
}

ActorRecord merge(std::vector<Part<ActorRecord>> parts) {
  return merge_actors(std::move(parts));
}
MembershipRecord merge(std::vector<Part<MembershipRecord>> parts) {
  return merge_memberships(std::move(parts));
}

// Those of one id made one, as the store does it.
template <typename R>
std::vector<R> join(const Document& document, std::vector<R> records) {
  std::stable_sort(records.begin(), records.end(), [](const R& a, const R& b) {
    return std::tuple(std::string_view(a.id), begin_of(a)) <
           std::tuple(std::string_view(b.id), begin_of(b));
  });
  const bool dated =
      document.published && document.published->known() && !document.published->year_open();
  const std::string day = dated ? document.published->start : std::string();
  std::vector<std::pair<std::uint32_t, R>> placed;
  for (auto first = records.begin(); first != records.end();) {
    std::vector<Part<R>> parts;
    const std::string id = first->id;
    const std::uint32_t begin = begin_of(*first);
    for (; first != records.end() && first->id == id; ++first) {
      parts.push_back({document.file, document.id, day, std::move(*first)});
    }
    placed.emplace_back(begin, merge(std::move(parts)));
  }
  std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.id) < std::tie(b.first, b.second.id);
  });
  std::vector<R> out;
  for (auto& [begin, record] : placed) out.push_back(std::move(record));
  return out;
}

class Lines {
 public:
  Lines(const Document& document, const std::function<bool(std::string_view)>& wanted)
      : texts_(only_text(document)), wanted_(&wanted) {}

  template <typename R>
  bool wants() const {
    return (*wanted_)(Fields<R>::kKind);
  }
  template <typename R>
  void add(const R& record) {
    out_ += to_json(record, texts_);
    out_ += '\n';
  }
  template <typename R>
  void add_sorted(const std::vector<R>& records) {
    if (!wants<R>()) return;
    std::vector<const R*> order;
    for (const R& record : records) order.push_back(&record);
    std::sort(order.begin(), order.end(), comes_before<R>);
    for (const R* record : order) add(*record);
  }
  template <typename R>
  void add_joined(const Document& document, std::vector<R> records) {
    for (const R& record : join(document, std::move(records))) add(record);
  }
  std::string take() { return std::move(out_); }

 private:
  TextLookup texts_;
  const std::function<bool(std::string_view)>* wanted_;
  std::string out_;
};

}  // namespace

std::string document_lines(const Document& document, const DocumentRecords& records,
                           const std::function<bool(std::string_view kind)>& wanted) {
  Lines lines(document, wanted);
  if (lines.wants<DocumentEntry>()) {
    DocumentEntry entry{document, records.sentences};
    std::sort(entry.sentences.begin(), entry.sentences.end(),
              [](Span a, Span b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
    lines.add(entry);
  }
  if (lines.wants<ActorRecord>()) lines.add_joined(document, records.actors);
  lines.add_sorted(records.events);
  lines.add_sorted(records.statements);
  lines.add_sorted(records.commitments);
  if (lines.wants<MembershipRecord>()) {
    std::vector<MembershipRecord> memberships = records.memberships;
    for (MembershipRecord& one : memberships) one.id = membership_id(one.member, one.organization);
    lines.add_joined(document, std::move(memberships));
  }
  lines.add_sorted(records.figures);
  return lines.take();
}

}  // namespace dragoman
