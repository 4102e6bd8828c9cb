// What readers say of single records: checked and completed when it is said, found again when it is
// asked for.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "record/store_impl.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

Error refused(std::string message, const char* where) {
  return {ErrorCode::bad_argument, std::move(message), where};
}

Json to_json_of(const Anchor& anchor) {
  return {{"id", anchor.id},
          {"kind", anchor.kind},
          {"document", anchor.document},
          {"start", anchor.start},
          {"end", anchor.end}};
}

// The fields of a record that can be corrected.
std::string correctable(const AnyRecord& record) {
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  Json out = Json::object();
  if (const auto* event = std::get_if<EventRecord>(&record)) {
    out = {{"type", event->type},
           {"mode", or_null(event->mode)},
           {"actors", event->actors},
           {"recipients", event->recipients},
           {"realis", realis_name(event->realis)},
           {"date", nullptr}};
    if (event->date) out["date"] = {{"start", event->date->start}, {"end", event->date->end}};
  } else if (const auto* statement = std::get_if<StatementRecord>(&record)) {
    out = {{"speaker", or_null(statement->speaker)},
           {"act", statement->act},
           {"stance", or_null(statement->stance)}};
  } else if (const auto* incident = std::get_if<IncidentRecord>(&record)) {
    out = {{"events", incident->events}};
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// The place by which an event or another record of one document is known.
Span place_of(const EventRecord& record) {
  return record.trigger.span.size() > 0 || record.evidence.empty() ? record.trigger.span
                                                                   : record.evidence.front().span;
}
template <typename R>
Span place_of(const R& record) {
  return record.evidence.front().span;
}

std::uint32_t shared(Span a, Span b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

Result<std::vector<std::string>> ids_in(const Json& patch, const char* key) {
  const auto list = patch.is_object() ? patch.find(key) : patch.end();
  std::vector<std::string> out;
  if (patch.is_object() && list != patch.end() && list->is_array() && patch.size() == 1) {
    for (const Json& one : *list) {
      if (one.is_string()) out.push_back(one.get<std::string>());
    }
    if (!out.empty() && out.size() == list->size()) return out;
  }
  return refused(fmt::format("the patch has no list of ids, or something else beside it; wanted:"
                             " {{\"{}\": [ids]}}",
                             key),
                 "patch");
}

}  // namespace

std::optional<Anchor> Store::Impl::anchor_of(const AnyRecord& record) {
  std::optional<Anchor> out;
  const auto see = [&](const auto& known, Span place) {
    const auto text = text_of(known.evidence.front().document);
    if (text == nullptr) return;
    out = Anchor{known.id, std::string(record_kind(record)), known.evidence.front().document,
                 text->code_points_before(place.begin), text->code_points_before(place.end)};
  };
  std::visit(
      [&](const auto& known) {
        using R = std::decay_t<decltype(known)>;
        if constexpr (std::is_same_v<R, EventRecord> || std::is_same_v<R, StatementRecord> ||
                      std::is_same_v<R, CommitmentRecord> || std::is_same_v<R, FigureRecord>) {
          if (!known.evidence.empty()) see(known, place_of(known));
        }
      },
      record);
  return out;
}

std::string Store::Impl::resolve(const Anchor& anchor) {
  if (!kind_of(anchor.id).empty()) return anchor.id;
  return anchor.document.empty() ? std::string() : resolve_by_place(anchor);
}

// The record of its kind that shares most with the place; of equals the one with the least id.
std::string Store::Impl::resolve_by_place(const Anchor& anchor) {
  const auto text = text_of(anchor.document);
  if (text == nullptr || anchor.start >= anchor.end || anchor.end > text->code_points()) return {};
  const Span place{text->byte_offset(anchor.start), text->byte_offset(anchor.end)};
  std::string best;
  std::uint32_t most = 0;
  Query query(*database,
              "SELECT body FROM record WHERE document = (SELECT key FROM document WHERE id = ?)"
              " AND kind = ? AND begin < ? AND finish > ? ORDER BY id",
              anchor.document, anchor.kind, place.end, place.begin);
  while (query.next()) {
    for_each_record_kind([&](auto example) {
      using R = decltype(example);
      if constexpr (std::is_same_v<R, EventRecord> || std::is_same_v<R, StatementRecord> ||
                    std::is_same_v<R, CommitmentRecord> || std::is_same_v<R, FigureRecord>) {
        if (Fields<R>::kKind != anchor.kind) return;
        const R record = read_body<R>(*database, query.text(0));
        const std::uint32_t common = shared(place_of(record), place);
        if (common <= most) return;
        most = common;
        best = record.id;
      }
    });
  }
  return best;
}

void Store::Impl::reviews_changed() {
  Query(*database,
        "INSERT INTO state (name, value) VALUES ('reviews', '1')"
        " ON CONFLICT (name) DO UPDATE SET value = value + 1")
      .run();
  corrections_version = -1;
}

std::set<std::string> Store::Impl::documents_of(const ReviewRecord& review) {
  std::set<std::string> out;
  for (const auto& list : {anchors_of(review), rest_of(review)}) {
    for (const Anchor& anchor : list) out.insert(anchor.document);
  }
  out.erase("");
  return out;
}

std::vector<std::string> Store::Impl::records_of(const ReviewRecord& review) {
  if (!is_verdict(review) || review.verdict == kJoinVerdict || review.verdict == kSplitVerdict) {
    return {};
  }
  const std::string id = resolve(anchors_of(review).front());
  return id.empty() ? std::vector<std::string>() : std::vector<std::string>{id};
}

void Store::Impl::touch(const std::set<std::string>& documents,
                        const std::vector<std::string>& records) {
  corrections();
  std::vector<TouchedRow> rows;
  for (const std::string& id : records) {
    Query query(*database,
                "SELECT r.key, r.kind, r.body, d.id FROM record r JOIN document d"
                " ON d.key = r.document WHERE r.id = ? AND r.kind IN ('event', 'statement')",
                id);
    while (query.next()) {
      rows.push_back({query.number(0), query.string(1), query.string(2), query.string(3)});
    }
  }
  reindex_rows(rows);
  for (const std::string& document : documents) set_pending(document);
  if (!documents.empty()) set_stale();
}

void Store::Impl::settle_reviews(const std::string& document) {
  const std::set<std::string> tied = cached_corrections.verdicts().tied_to(document);
  if (tied.empty()) return;
  // Their records may go by other ids now.
  reviews_changed();
  corrections();
  touch(tied, cached_corrections.verdicts().patched_in(document));
}

Result<ReviewRecord> Store::Impl::complete(ReviewRecord review, const AnyRecord& target,
                                           const Coder& code) {
  const std::string_view kind = record_kind(target);
  const bool one = kind == "event" || kind == "statement";
  const bool has_patch = !review.patch.empty() && review.patch != "{}" && review.patch != "null";
  Json patch = has_patch ? Json::parse(review.patch, nullptr, false) : Json::object();
  if (!patch.is_object()) return refused("the patch is no JSON object; wanted: {…}", "patch");
  Json anchors = Json::array();
  const auto add_anchor = [&](Json& to, const std::string& id) {
    if (kind_of(id) != "event") return false;
    const auto anchor = anchor_of(load("event", id));
    if (anchor) to.push_back(to_json_of(*anchor));
    return anchor.has_value();
  };
  if (review.verdict == kRightVerdict || review.verdict == kWrongVerdict) {
    if (has_patch) return refused("right and wrong take no patch", "patch");
    if (const auto anchor = anchor_of(target)) anchors.push_back(to_json_of(*anchor));
  } else if (review.verdict == kCorrectVerdict) {
    if (!one) {
      return refused(fmt::format("'correct' of {}; wanted: an event or a statement", kind),
                     "verdict");
    }
    for (const char* own : {"anchors", "coding"}) patch.erase(own);
    Result<RecordPatch> read = read_patch(kind, patch.dump());
    if (!read) return read.error();
    if (patch.empty()) return refused("the patch is empty; wanted: a field to correct", "patch");
    std::vector<std::string> actors = read->actors.value_or(std::vector<std::string>());
    for (const auto& more : {read->recipients.value_or(std::vector<std::string>()),
                             std::vector<std::string>{read->speaker.value_or("")}}) {
      actors.insert(actors.end(), more.begin(), more.end());
    }
    for (const std::string& id : actors) {
      if (!id.empty() && kind_of(id) != "actor") {
        return refused(fmt::format("'{}' is no actor of this record; wanted: ids of actors", id),
                       "patch");
      }
    }
    const auto* event = std::get_if<EventRecord>(&target);
    if (event != nullptr && (read->type || read->mode)) {
      EventRecord now = *event;
      read->apply(now);
      std::optional<Coding> coding;
      if (code) {
        coding = code(now.type, now.mode);
        if (!coding) {
          return refused(
              fmt::format("there is no type '{}' with the mode '{}'", now.type, now.mode), "patch");
        }
      } else {
        Query query(*database,
                    "SELECT body FROM record WHERE kind = 'event' AND type = ?1 AND"
                    " coalesce(json_extract(body, '$.mode'), '') = ?2"
                    " AND json_extract(body, '$.type') = ?1 ORDER BY id LIMIT 1",
                    now.type, now.mode);
        if (query.next()) {
          const auto other = read_body<EventRecord>(*database, query.text(0));
          coding = Coding{other.cameo, other.quad, other.score, other.goldstein};
        }
      }
      if (coding) {
        patch["coding"] = {{"cameo", coding->cameo},
                           {"quad", coding->quad},
                           {"score", coding->score},
                           {"goldstein", coding->goldstein ? Json(*coding->goldstein) : Json()}};
      }
    }
    if (const auto anchor = anchor_of(target)) anchors.push_back(to_json_of(*anchor));
  } else if (review.verdict == kJoinVerdict) {
    const auto* incident = std::get_if<IncidentRecord>(&target);
    if (incident == nullptr) return refused("'join' of no incident", "verdict");
    const auto with = ids_in(patch, "with");
    if (!with) return with.error();
    add_anchor(anchors, incident->events.front());
    for (const std::string& id : *with) {
      if (kind_of(id) != "incident" || id == incident->id) {
        return refused(fmt::format("'{}' is no other incident; wanted: ids of incidents", id),
                       "patch");
      }
      const AnyRecord other = load("incident", id);
      add_anchor(anchors, std::get<IncidentRecord>(other).events.front());
    }
  } else if (review.verdict == kSplitVerdict) {
    const auto* incident = std::get_if<IncidentRecord>(&target);
    if (incident == nullptr) return refused("'split' of no incident", "verdict");
    const auto events = ids_in(patch, "events");
    if (!events) return events.error();
    Json rest = Json::array();
    for (const std::string& id : *events) {
      if (std::find(incident->events.begin(), incident->events.end(), id) ==
          incident->events.end()) {
        return refused(fmt::format("'{}' is no event of this incident", id), "patch");
      }
      add_anchor(anchors, id);
    }
    for (const std::string& id : incident->events) {
      if (std::find(events->begin(), events->end(), id) == events->end()) add_anchor(rest, id);
    }
    if (rest.empty()) {
      return refused("all events would leave the incident; wanted: some of them", "patch");
    }
    patch["rest"] = std::move(rest);
  } else {
    return refused(fmt::format("the verdict '{}'; wanted: right, wrong, correct, join or split",
                               review.verdict),
                   "verdict");
  }
  if (!anchors.empty()) patch["anchors"] = std::move(anchors);
  review.patch = patch.empty() ? "" : patch.dump(-1, ' ', false, Json::error_handler_t::replace);
  return review;
}

Result<ReviewRecord> Store::judge(std::string_view target, std::string_view verdict,
                                  std::string_view patch, std::string_view author,
                                  std::string_view time, const Coder& code) {
  Result<AnyRecord> found = find(target);
  if (!found) return found.error();
  ReviewRecord review;
  review.target = record_id(*found);
  review.verdict = verdict;
  review.patch = patch;
  review.author = author;
  review.time = time;
  review.id = stable_id("review", fmt::format("{}\n{}\n{}\n{}", review.target, review.verdict,
                                              review.patch, review.author));
  auto completed = guarded([&] { return impl_->complete(review, *found, code); });
  if (!completed) return completed.error();
  if (!*completed) return completed->error();
  if (Status kept = add_review(**completed); !kept) return kept.error();
  return **completed;
}

Result<std::map<std::string, Bonds>> Store::bonds() {
  return guarded([&] {
    const auto& bonds = impl_->corrections().verdicts().bonds();
    return std::map<std::string, Bonds>(bonds.begin(), bonds.end());
  });
}

Result<std::vector<LabelledRow>> Store::labelled() {
  return guarded([&] {
    std::vector<LabelledRow> out;
    impl_->corrections();
    for (const ReviewRecord& review : impl_->list_derived<ReviewRecord>("kept")) {
      if (!is_verdict(review)) continue;
      const Anchor anchor = anchors_of(review).front();
      const bool of_incident = review.verdict == kJoinVerdict || review.verdict == kSplitVerdict;
      const std::string id = of_incident ? review.target : impl_->resolve(anchor);
      LabelledRow row{id.empty() ? review.target : id,
                      "",
                      review.verdict,
                      review.author,
                      review.time,
                      "",
                      "",
                      ""};
      row.kind = impl_->kind_of(row.target);
      // The incident may go by another id since; its event does not.
      const std::string proof =
          row.kind.empty() && of_incident ? impl_->resolve(anchor) : row.target;
      const std::string proof_kind = impl_->kind_of(proof);
      if (!proof_kind.empty()) {
        const AnyRecord now = impl_->load(proof_kind, proof);
        std::visit(
            [&](const auto& known) {
              if constexpr (requires { known.evidence.front().span; }) {
                if (known.evidence.empty()) return;
                const Evidence& first = known.evidence.front();
                if (const auto text = impl_->text_of(first.document)) {
                  row.sentence = slice(text->text(), first.span);
                }
              }
            },
            now);
        if (!of_incident) {
          row.corrected = correctable(now);
          row.as_read = correctable(impl_->as_read(proof_kind, proof).value_or(now));
        }
      }
      if (of_incident) row.corrected = review.patch;
      out.push_back(std::move(row));
    }
    std::sort(out.begin(), out.end(), [](const LabelledRow& a, const LabelledRow& b) {
      return std::tie(a.target, a.time, a.verdict) < std::tie(b.target, b.time, b.verdict);
    });
    return out;
  });
}

// Without what reviews say.
std::optional<AnyRecord> Store::Impl::as_read(std::string_view kind, std::string_view id) {
  Query query(*database, "SELECT body FROM record WHERE id = ? AND kind = ?", id, kind);
  if (!query.next()) return std::nullopt;
  if (kind == "event") return read_body<EventRecord>(*database, query.text(0));
  if (kind == "statement") return read_body<StatementRecord>(*database, query.text(0));
  return std::nullopt;
}

}  // namespace dragoman
