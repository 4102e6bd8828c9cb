// Records from JSON text. See json.h for the two forms.
#include <fmt/format.h>
#include <simdjson.h>

#include <optional>
#include <type_traits>

#include "record/json.h"
#include "record/json_fields.h"

namespace dragoman {
namespace {

using simdjson::dom::element;

constexpr std::array kBlockKinds = {BlockKind::title,     BlockKind::heading, BlockKind::paragraph,
                                    BlockKind::list_item, BlockKind::caption, BlockKind::dateline,
                                    BlockKind::byline,    BlockKind::note,    BlockKind::furniture,
                                    BlockKind::repeat,    BlockKind::foreign};

// "2025-03-21" or "XXXX-03-21".
bool looks_like_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  if (!text.starts_with("XXXX")) return parse_iso_day(text).has_value();
  // A leap year, so that 29 February of an open year is a day.
  return parse_iso_day("2000" + std::string(text.substr(4))).has_value();
}

// An archive (see json_fields.h) that takes fields out of one JSON object. The first thing that is
// wrong is kept with the path to it; what follows is passed over. Without `texts` it reads the
// stored form.
class JsonReader {
 public:
  explicit JsonReader(const TextLookup* texts) : texts_(texts) {}

  template <typename R>
  Result<R> record(element object) {
    R out;
    object_ = object;
    find_home<R>();
    Fields<R>::each(*this, out);
    if (error_) return Error{ErrorCode::bad_json, *error_, ""};
    return out;
  }

  template <typename T>
  void operator()(const char* key, T& value) {
    field(key, [&](element e) { read(e, value); });
  }
  void day(const char* key, std::string& value) {
    field(key, [&](element e) {
      read(e, value);
      if (value == kOpenDay) {
        value.clear();
        return;
      }
      if (texts_ != nullptr && !looks_like_day(value)) fail("is not a day like 2025-03-21");
    });
  }
  void report(const char* key, bool& background) {
    field(key, [&](element e) {
      std::string_view word = string_of(e);
      if (word != "news" && word != "background") fail("is neither news nor background");
      background = word == "background";
    });
  }
  void range(const char* key, std::vector<double>& values) {
    field(key, [&](element e) {
      if (e.is_array()) {
        read(e, values);
      } else {
        read(e, values.emplace_back());
      }
    });
  }
  void whole_text(const char* key, std::string& text) { (*this)(key, text); }
  void dyad(const char* key, std::string& first, std::string& second) {
    field(key, [&](element e) {
      std::vector<std::string> both;
      read(e, both);
      if (both.size() != 2) return fail("is not a list of two country codes");
      first = both[0];
      second = both[1];
    });
  }
  void computed(const char* /*key*/, double /*value*/) {}
  void json(const char* key, std::string& text) {
    field(key, [&](element e) { text = simdjson::minify(e); });
  }

 private:
  template <typename Read>
  void field(const char* key, Read read_it) {
    element e;
    if (error_ || object_.at_key(key).get(e) != simdjson::SUCCESS || e.is_null()) return;
    path_.push_back(key);
    read_it(e);
    path_.pop_back();
  }

  void fail(std::string_view what) {
    if (error_) return;
    std::string path;
    for (const std::string& step : path_) {
      if (!path.empty() && step.front() != '[') path += '.';
      path += step;
    }
    error_ = fmt::format("`{}` {}", path, what);
  }

  std::string_view string_of(element e) {
    std::string_view out;
    if (e.get(out) != simdjson::SUCCESS) fail("is not a string");
    return out;
  }
  void read(element e, std::string& value) { value = string_of(e); }
  void read(element e, double& value) {
    if (e.get(value) != simdjson::SUCCESS) fail("is not a number");
  }
  void read(element e, std::uint32_t& value) {
    std::uint64_t wide = 0;
    if (e.get(wide) != simdjson::SUCCESS || wide > UINT32_MAX) {
      return fail("is not a whole number from 0 to 4294967295");
    }
    value = static_cast<std::uint32_t>(wide);
  }
  void read(element e, Realis& value) {
    auto known = realis_from_name(string_of(e));
    if (!known) return fail("is not a realis");
    value = *known;
  }
  void read(element e, DatePrecision& value) {
    auto known = precision_from_name(string_of(e));
    if (!known) return fail("is not a precision of dates");
    value = *known;
  }
  template <typename T>
  void read(element e, std::optional<T>& value) {
    read(e, value.emplace());
  }
  template <typename T>
  void read(element e, std::vector<T>& values) {
    simdjson::dom::array list;
    if (e.get(list) != simdjson::SUCCESS) return fail("is not a list");
    for (element item : list) {
      if (error_) return;
      path_.push_back(fmt::format("[{}]", values.size()));
      read(item, values.emplace_back());
      path_.pop_back();
    }
  }
  void read(element e, std::vector<Code>& codes) {
    simdjson::dom::object object;
    if (e.get(object) != simdjson::SUCCESS) return fail("is not an object");
    for (auto [column, value] : object) {
      for (const Code& code : codes) {
        if (code.column == column) return fail("names a column twice");
      }
      codes.push_back({std::string(column), std::string(string_of(value))});
    }
  }
  template <HasFields T>
  void read(element e, T& value) {
    inside(e, [&] { Fields<T>::each(*this, value); });
  }
  void read(element e, Evidence& evidence) {
    inside(e, [&] {
      (*this)("document", evidence.document);
      if (texts_ == nullptr) return span_here(evidence.span, nullptr);
      std::shared_ptr<const DocumentText> text = (*texts_)(evidence.document);
      if (!text) return fail(fmt::format("cites the unknown document '{}'", evidence.document));
      span_here(evidence.span, text.get());
      element words;
      if (error_ || object_.at_key("text").get(words) != simdjson::SUCCESS || words.is_null()) {
        return;
      }
      if (string_of(words) != slice(text->text(), evidence.span)) {
        fail("has other words than the text at its offsets");
      }
    });
  }
  void read(element e, Trigger& trigger) {
    inside(e, [&] {
      (*this)("text", trigger.text);
      at_home(trigger.span);
    });
  }
  void read(element e, Block& block) {
    inside(e, [&] {
      std::string name;
      (*this)("kind", name);
      auto known = std::find_if(kBlockKinds.begin(), kBlockKinds.end(),
                                [&](BlockKind kind) { return block_kind_name(kind) == name; });
      if (known == kBlockKinds.end()) return fail("is not a kind of block");
      block.kind = *known;
      at_home(block.span);
    });
  }
  void read(element e, Span& span) {
    std::vector<std::uint32_t> both;
    read(e, both);
    if (both.size() != 2) return fail("is not [start, end]");
    span = to_bytes(both[0], both[1], texts_ == nullptr ? nullptr : home());
  }

  template <typename Read>
  void inside(element e, Read read_it) {
    if (!e.is_object()) return fail("is not an object");
    element outer = object_;
    object_ = e;
    read_it();
    object_ = outer;
  }

  // "start" and "end" of the object at hand.
  void span_here(Span& span, const DocumentText* text) {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    (*this)("start", start);
    (*this)("end", end);
    span = to_bytes(start, end, text);
  }
  Span to_bytes(std::uint32_t start, std::uint32_t end, const DocumentText* text) {
    if (error_) return {};
    if (start > end || (text != nullptr && end > text->code_points())) {
      fail(fmt::format("has offsets {}..{} that are not in the text", start, end));
      return {};
    }
    if (text == nullptr) return {start, end};
    return {text->byte_offset(start), text->byte_offset(end)};
  }
  void at_home(Span& span) {
    if (texts_ == nullptr) return span_here(span, nullptr);
    const DocumentText* text = home();
    if (text == nullptr) return fail("has offsets, but the record has no evidence");
    span_here(span, text);
  }
  const DocumentText* home() const { return home_.get(); }

  // The text that the record's own offsets count in has to be known before the fields are read.
  template <typename R>
  void find_home() {
    if (texts_ == nullptr) return;
    if constexpr (std::is_same_v<R, DocumentEntry>) {
      std::string text;
      (*this)("text", text);
      if (text.size() > UINT32_MAX) return fail("`text` is longer than 4 GiB");
      home_ = std::make_shared<const DocumentText>(std::move(text));
    } else {
      std::string_view document;
      element evidence;
      if (object_.at_key("evidence").get(evidence) != simdjson::SUCCESS) return;
      if (evidence.at_pointer("/0/document").get(document) != simdjson::SUCCESS) return;
      home_ = (*texts_)(document);
    }
  }

  const TextLookup* texts_;
  std::shared_ptr<const DocumentText> home_;
  element object_;
  std::vector<std::string> path_;
  std::optional<std::string> error_;
};

Error not_json(simdjson::error_code code) {
  return {ErrorCode::bad_json, fmt::format("not JSON: {}", simdjson::error_message(code)), ""};
}

}  // namespace

Result<AnyRecord> from_json(std::string_view line, const TextLookup& texts) {
  thread_local simdjson::dom::parser parser;  // keeps its buffers from line to line
  element object;
  auto code = parser.parse(line.data(), line.size()).get(object);
  if (code != simdjson::SUCCESS) return not_json(code);
  std::string_view kind;
  if (!object.is_object() || object.at_key("record").get(kind) != simdjson::SUCCESS) {
    return Error{ErrorCode::bad_json, "not a record: no key `record` with its kind", ""};
  }
  std::optional<Result<AnyRecord>> out;
  for_each_record_kind([&](auto example) {
    using R = decltype(example);
    if (Fields<R>::kKind != kind) return;
    Result<R> record = JsonReader(&texts).template record<R>(object);
    if (!record) {
      out.emplace(record.error());
    } else {
      out.emplace(AnyRecord(std::move(record).value()));
    }
  });
  if (!out) return Error{ErrorCode::bad_json, fmt::format("unknown kind '{}'", kind), ""};
  if (*out && record_id(out->value()).empty()) {
    return Error{ErrorCode::bad_json, "`id` is missing", ""};
  }
  return *std::move(out);
}

template <typename R>
Result<R> from_stored(std::string_view body) {
  // Bodies come by the thousand: one parser a thread keeps its buffers.
  thread_local simdjson::dom::parser parser;
  element object;
  auto code = parser.parse(body.data(), body.size()).get(object);
  if (code != simdjson::SUCCESS) return not_json(code);
  return JsonReader(nullptr).record<R>(object);
}

#define DRAGOMAN_INSTANTIATE(R) template Result<R> from_stored<R>(std::string_view body);
DRAGOMAN_INSTANTIATE(DocumentEntry)
DRAGOMAN_INSTANTIATE(ActorRecord)
DRAGOMAN_INSTANTIATE(EventRecord)
DRAGOMAN_INSTANTIATE(StatementRecord)
DRAGOMAN_INSTANTIATE(CommitmentRecord)
DRAGOMAN_INSTANTIATE(MembershipRecord)
DRAGOMAN_INSTANTIATE(FigureRecord)
DRAGOMAN_INSTANTIATE(IncidentRecord)
DRAGOMAN_INSTANTIATE(DifferenceRecord)
DRAGOMAN_INSTANTIATE(IssueRecord)
DRAGOMAN_INSTANTIATE(PositionRecord)
DRAGOMAN_INSTANTIATE(RelationRecord)
DRAGOMAN_INSTANTIATE(ReviewRecord)
DRAGOMAN_INSTANTIATE(ForeignEventRecord)
#undef DRAGOMAN_INSTANTIATE

}  // namespace dragoman
