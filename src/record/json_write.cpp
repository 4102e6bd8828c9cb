// Records to JSON text. See json.h for the two forms.
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <type_traits>

#include "record/json.h"
#include "record/json_fields.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

// An archive (see json_fields.h) that fills one JSON object. Without `texts` it writes the stored
// form.
class JsonWriter {
 public:
  explicit JsonWriter(const TextLookup* texts) : texts_(texts) {}

  template <typename R>
  std::string record(const R& record) {
    home_id_ = home_of(record);
    if constexpr (std::is_same_v<R, DocumentEntry>) {
      if (texts_ != nullptr) home_ = std::make_shared<DocumentText>(record.document.text);
    }
    fields_.emplace_back("record", Fields<R>::kKind);
    Fields<R>::each(*this, record);
    // Everything inside is valid UTF-8; should a bug break that, a mark beats an exception.
    return take().dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  template <typename T>
  void operator()(const char* key, const T& value) {
    fields_.emplace_back(key, json_of(value));
  }
  // An expression that could not be resolved is a date all the same: every digit is open.
  void day(const char* key, const std::string& value) {
    (*this)(key, value.empty() ? std::string(kOpenDay) : value);
  }
  void report(const char* key, bool background) {
    fields_.emplace_back(key, background ? "background" : "news");
  }
  // None, one number, or [low, high].
  void range(const char* key, const std::vector<double>& values) {
    if (values.empty()) {
      fields_.emplace_back(key, nullptr);
    } else if (values.size() == 1) {
      (*this)(key, values.front());
    } else {
      (*this)(key, values);
    }
  }
  void whole_text(const char* key, const std::string& text) {
    fields_.emplace_back(key, texts_ != nullptr ? Json(text) : Json(nullptr));
  }
  void dyad(const char* key, const std::string& first, const std::string& second) {
    fields_.emplace_back(key, Json::array({first, second}));
  }
  void computed(const char* key, double value) { (*this)(key, value); }
  void json(const char* key, const std::string& text) {
    fields_.emplace_back(key, text.empty() ? Json(nullptr) : Json::parse(text, nullptr, false));
  }

 private:
  // Fields gather in a plain list: the object's own look-up by key would be quadratic.
  using FieldList = Json::object_t::Container;

  Json take() {
    Json object(Json::value_t::object);
    static_cast<FieldList&>(*object.get_ptr<Json::object_t*>()) = std::move(fields_);
    fields_.clear();
    return object;
  }

  static Json json_of(const std::string& value) {
    return value.empty() ? Json(nullptr) : Json(value);
  }
  static Json json_of(double value) {
    constexpr double kExact = 9007199254740992.0;  // 2^53: above, a double no longer counts by one
    if (!std::isfinite(value)) return nullptr;
    if (value == std::floor(value) && std::abs(value) < kExact) {
      return static_cast<std::int64_t>(value);
    }
    return value;
  }
  static Json json_of(std::uint32_t value) { return value; }
  static Json json_of(Realis value) { return realis_name(value); }
  static Json json_of(DatePrecision value) { return precision_name(value); }
  template <typename T>
  Json json_of(const std::optional<T>& value) {
    return value ? json_of(*value) : Json(nullptr);
  }
  template <typename T>
  Json json_of(const std::vector<T>& values) {
    Json list(Json::value_t::array);
    for (const T& value : values) list.push_back(item_of(value));
    return list;
  }
  Json json_of(const std::vector<Code>& codes) {
    Json object(Json::value_t::object);
    for (const Code& code : codes) object[code.column] = code.value;
    return object;
  }
  template <HasFields T>
  Json json_of(const T& value) {
    FieldList outer = std::move(fields_);
    fields_.clear();
    Fields<T>::each(*this, value);
    Json object = take();
    fields_ = std::move(outer);
    return object;
  }
  Json json_of(const Evidence& evidence) {
    if (texts_ == nullptr) {
      return Json{{"document", evidence.document},
                  {"start", evidence.span.begin},
                  {"end", evidence.span.end}};
    }
    std::shared_ptr<const DocumentText> text = find(evidence.document);
    return Json{{"document", evidence.document},
                {"start", text->code_points_before(evidence.span.begin)},
                {"end", text->code_points_before(evidence.span.end)},
                {"text", slice(text->text(), evidence.span)}};
  }
  Json json_of(const Trigger& trigger) {
    if (trigger == Trigger{}) return nullptr;
    Span span = at_home(trigger.span);
    return Json{{"text", trigger.text}, {"start", span.begin}, {"end", span.end}};
  }
  Json json_of(const Block& block) {
    Span span = at_home(block.span);
    return Json{{"kind", block_kind_name(block.kind)}, {"start", span.begin}, {"end", span.end}};
  }
  Json json_of(const Span& span) {
    Span out = at_home(span);
    return Json::array({out.begin, out.end});
  }
  // Items of a list are never absent: an empty string stays one.
  static Json item_of(const std::string& value) { return value; }
  template <typename T>
  Json item_of(const T& value) {
    return json_of(value);
  }

  Span at_home(Span span) {
    if (texts_ == nullptr) return span;
    if (!home_) home_ = find(home_id_);
    return {home_->code_points_before(span.begin), home_->code_points_before(span.end)};
  }
  std::shared_ptr<const DocumentText> find(std::string_view document) {
    std::shared_ptr<const DocumentText> text = (*texts_)(document);
    check(text != nullptr, "to_json: a record cites a document that is not known");
    return text;
  }

  const TextLookup* texts_;
  std::string_view home_id_;
  std::shared_ptr<const DocumentText> home_;
  FieldList fields_;
};

}  // namespace

template <typename R>
std::string to_json(const R& record, const TextLookup& texts) {
  return JsonWriter(&texts).record(record);
}

template <typename R>
std::string to_stored(const R& record) {
  return JsonWriter(nullptr).record(record);
}

std::string to_json(const AnyRecord& record, const TextLookup& texts) {
  return std::visit([&](const auto& known) { return to_json(known, texts); }, record);
}

std::string_view record_kind(const AnyRecord& record) {
  return std::visit([](const auto& known) { return Fields<std::decay_t<decltype(known)>>::kKind; },
                    record);
}

const std::string& record_id(const AnyRecord& record) {
  return std::visit(
      [](const auto& known) -> const std::string& {
        if constexpr (std::is_same_v<std::decay_t<decltype(known)>, DocumentEntry>) {
          return known.document.id;
        } else {
          return known.id;
        }
      },
      record);
}

TextLookup only_text(const Document& document) {
  auto text = std::make_shared<const DocumentText>(document.text);
  return [id = document.id, text](std::string_view asked) {
    return asked == id ? text : std::shared_ptr<const DocumentText>();
  };
}

#define DRAGOMAN_INSTANTIATE(R)                                              \
  template std::string to_json<R>(const R& record, const TextLookup& texts); \
  template std::string to_stored<R>(const R& record);
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
