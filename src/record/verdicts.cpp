#include "record/verdicts.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

namespace dragoman {
namespace {

using Json = nlohmann::json;

std::string text_in(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

Anchor anchor_in(const Json& json) {
  Anchor out{text_in(json, "id"), text_in(json, "kind"), text_in(json, "document"), 0, 0};
  const auto number = [&](const char* key) -> std::uint32_t {
    const auto at = json.find(key);
    return at != json.end() && at->is_number_unsigned() ? at->get<std::uint32_t>() : 0;
  };
  out.start = number("start");
  out.end = number("end");
  return out;
}

std::vector<Anchor> anchors_in(const Json& patch, const char* key) {
  std::vector<Anchor> out;
  const auto list = patch.is_object() ? patch.find(key) : patch.end();
  if (!patch.is_object() || list == patch.end() || !list->is_array()) return out;
  for (const Json& one : *list) {
    if (one.is_object()) out.push_back(anchor_in(one));
  }
  return out;
}

Error refused(std::string message, const char* where) {
  return {ErrorCode::bad_argument, std::move(message), where};
}

// One word, or some, of small letters: what modes, acts and the like are made of.
bool is_label(const std::string& text) {
  return !text.empty() && text.size() <= 60 &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return (c >= 'a' && c <= 'z') || c == ' ' || c == '_' || c == '-' || c == '/';
         });
}

bool is_type(const std::string& text) {
  return !text.empty() && text.size() <= 60 &&
         std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

bool is_stance(const std::string& text) {
  return text.empty() || text == "for" || text == "against" || text == "neutral" ||
         text == "conditional";
}

// Reads fields one by one; the first that is wrong is told.
class PatchReader {
 public:
  PatchReader(const Json& json, RecordPatch& out) : json_(json), out_(out) {}

  std::optional<Error> read(bool event) {
    for (const auto& [key, value] : json_.items()) {
      if (key == "anchors") continue;  // made by the store
      if (key == "coding" && event) {
        read_coding(value);
        continue;
      }
      const bool known = event ? read_event(key, value) : read_statement(key, value);
      if (known) continue;
      return refused(
          fmt::format("'{}': {} cannot be patched; wanted: {}", key, value.dump().substr(0, 60),
                      event ? "type (letters A to Z), mode (a word or null), actors and "
                              "recipients (lists of actor ids), realis (happened, "
                              "ongoing, planned, hypothetical, negated), date {start, "
                              "end} of ISO days or null"
                            : "speaker (an actor id or null), act (a word), stance "
                              "(for, against, neutral, conditional or null)"),
          "patch");
    }
    return std::nullopt;
  }

 private:
  bool read_event(const std::string& key, const Json& value) {
    if (key == "type") return text(value, out_.type) && is_type(*out_.type);
    if (key == "mode")
      return text(value, out_.mode) && (out_.mode->empty() || is_label(*out_.mode));
    if (key == "actors") return list(value, out_.actors);
    if (key == "recipients") return list(value, out_.recipients);
    if (key == "date") return date(value);
    if (key != "realis" || !value.is_string()) return false;
    out_.realis = realis_from_name(value.get<std::string>());
    return out_.realis.has_value();
  }
  bool read_statement(const std::string& key, const Json& value) {
    if (key == "speaker") return text(value, out_.speaker);
    if (key == "act") return text(value, out_.act) && is_label(*out_.act);
    return key == "stance" && text(value, out_.stance) && is_stance(*out_.stance);
  }
  static bool text(const Json& value, std::optional<std::string>& out) {
    if (!value.is_string() && !value.is_null()) return false;
    out = value.is_string() ? value.get<std::string>() : std::string();
    return true;
  }
  static bool list(const Json& value, std::optional<std::vector<std::string>>& out) {
    if (!value.is_array()) return false;
    out.emplace();
    for (const Json& one : value) {
      if (!one.is_string() || one.get_ref<const std::string&>().empty()) return false;
      out->push_back(one.get<std::string>());
    }
    return true;
  }
  bool date(const Json& value) {
    out_.date.emplace();
    if (value.is_null()) return true;
    if (!value.is_object()) return false;
    const std::string start = text_in(value, "start");
    const std::string end = text_in(value, "end");
    const auto first = parse_iso_day(start);
    const auto last = parse_iso_day(end.empty() ? start : end);
    if (!first || !last || *last < *first) return false;
    for (const auto& [key, ignored] : value.items()) {
      if (key != "start" && key != "end") return false;
    }
    out_.date = Date{start, end.empty() ? start : end,
                     *first == *last ? DatePrecision::day : DatePrecision::range, "", "corrected"};
    return true;
  }
  void read_coding(const Json& value) {
    if (!value.is_object()) return;
    const auto number = [&](const char* key) -> std::optional<double> {
      const auto at = value.find(key);
      return at != value.end() && at->is_number() ? std::optional(at->get<double>()) : std::nullopt;
    };
    out_.coding = Coding{text_in(value, "cameo"), text_in(value, "quad"),
                         number("score").value_or(0), number("goldstein")};
  }

  const Json& json_;
  RecordPatch& out_;
};

void add_once(std::vector<std::string>& list, const std::string& item) {
  const auto at = std::lower_bound(list.begin(), list.end(), item);
  if (at == list.end() || *at != item) list.insert(at, item);
}

}  // namespace

void RecordPatch::apply(EventRecord& record) const {
  if (type) record.type = *type;
  if (mode) record.mode = *mode;
  if (actors) record.actors = *actors;
  if (recipients) record.recipients = *recipients;
  if (realis) record.realis = *realis;
  if (date) record.date = date->known() ? date : std::nullopt;
  if (!coding) return;
  record.cameo = coding->cameo;
  record.quad = coding->quad;
  record.score = coding->score;
  record.goldstein = coding->goldstein;
}

void RecordPatch::apply(StatementRecord& record) const {
  if (speaker) record.speaker = *speaker;
  if (act) record.act = *act;
  if (stance) record.stance = *stance;
}

std::vector<Anchor> anchors_of(const ReviewRecord& review) {
  std::vector<Anchor> out = anchors_in(Json::parse(review.patch, nullptr, false), "anchors");
  if (out.empty()) out.push_back({review.target, "", "", 0, 0});
  return out;
}

std::vector<Anchor> rest_of(const ReviewRecord& review) {
  return anchors_in(Json::parse(review.patch, nullptr, false), "rest");
}

bool is_verdict(const ReviewRecord& review) {
  if (review.verdict == kRightVerdict || review.verdict == kWrongVerdict ||
      review.verdict == kCorrectVerdict || review.verdict == kJoinVerdict) {
    return true;
  }
  return review.verdict == "split" && !rest_of(review).empty();  // of an actor it has none
}

Result<RecordPatch> read_patch(std::string_view kind, std::string_view patch) {
  const Json json = Json::parse(patch, nullptr, false);
  if (!json.is_object()) return refused("the patch is no JSON object; wanted: {…}", "patch");
  RecordPatch out;
  if (auto error = PatchReader(json, out).read(kind == "event")) return *error;
  return out;
}

Verdicts::Verdicts(std::vector<ReviewRecord> reviews, const Resolve& resolve) {
  std::sort(reviews.begin(), reviews.end(), [](const ReviewRecord& a, const ReviewRecord& b) {
    return std::tie(a.time, a.id) < std::tie(b.time, b.id);
  });
  std::map<std::pair<std::string, std::string>, bool> pairs;  // of events: whether they are one
  for (const ReviewRecord& review : reviews) {
    if (!is_verdict(review)) continue;
    const std::vector<Anchor> anchors = anchors_of(review);
    const std::vector<Anchor> rest = rest_of(review);
    std::set<std::string> documents;
    for (const auto* list : {&anchors, &rest}) {
      for (const Anchor& anchor : *list) documents.insert(anchor.document);
    }
    documents.erase("");
    for (const std::string& document : documents) {
      tied_[document].insert(documents.begin(), documents.end());
    }
    const auto tie = [&](const std::string& a, const std::string& b, bool one) {
      if (!a.empty() && !b.empty() && a != b) pairs[std::minmax(a, b)] = one;
    };
    if (review.verdict == kJoinVerdict || review.verdict == "split") {
      reviewed_[review.target].push_back(review.id);
      const bool join = review.verdict == kJoinVerdict;
      const std::vector<Anchor>& others = join ? anchors : rest;
      for (const Anchor& anchor : anchors) {
        if (join && &anchor != &anchors.front()) break;
        const std::string id = resolve(anchor);
        for (const Anchor& other : others) tie(id, resolve(other), join);
      }
      continue;
    }
    const std::string id = resolve(anchors.front());
    if (id.empty()) continue;
    reviewed_[id].push_back(review.id);
    if (!anchors.front().document.empty()) in_document_[anchors.front().document].insert(id);
    if (review.verdict == kWrongVerdict) wrong_.insert(id);
    if (review.verdict == kRightVerdict) wrong_.erase(id);
    if (review.verdict != kCorrectVerdict) continue;
    Result<RecordPatch> patch = read_patch(anchors.front().kind, review.patch);
    if (patch) patches_[id].push_back(std::move(*patch));
  }
  for (const auto& [pair, one] : pairs) {
    const auto& [a, b] = pair;
    add_once(one ? bonds_[a].together : bonds_[a].apart, b);
    add_once(one ? bonds_[b].together : bonds_[b].apart, a);
  }
}

void Verdicts::apply(EventRecord& record) const {
  const auto found = patches_.find(record.id);
  if (found == patches_.end()) return;
  for (const RecordPatch& patch : found->second) patch.apply(record);
}

void Verdicts::apply(StatementRecord& record) const {
  const auto found = patches_.find(record.id);
  if (found == patches_.end()) return;
  for (const RecordPatch& patch : found->second) patch.apply(record);
}

std::vector<std::string> Verdicts::reviews_of(std::string_view id) const {
  const auto found = reviewed_.find(id);
  return found == reviewed_.end() ? std::vector<std::string>() : found->second;
}

std::set<std::string> Verdicts::tied_to(const std::string& document) const {
  const auto found = tied_.find(document);
  return found == tied_.end() ? std::set<std::string>() : found->second;
}

std::vector<std::string> Verdicts::patched_in(const std::string& document) const {
  const auto found = in_document_.find(document);
  if (found == in_document_.end()) return {};
  return {found->second.begin(), found->second.end()};
}

}  // namespace dragoman
