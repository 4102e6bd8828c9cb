#include "exchange/sql_rows.h"

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>

#include "record/json_fields.h"

namespace dragoman {
namespace {

constexpr const char* kText = "TEXT";
constexpr const char* kReal = "REAL";
constexpr const char* kInteger = "INTEGER";

// What an entry of a list is called, where the list has no fields of its own.
struct ListName {
  std::string_view list;
  const char* entry;
};
constexpr auto kEntries = std::to_array<ListName>({
    {"about", "about"},
    {"actors", "actor"},
    {"aliases", "alias"},
    {"also", "document"},
    {"concerning", "actor"},
    {"contexts", "context"},
    {"documents", "document"},
    {"events", "event"},
    {"incidents", "incident"},
    {"issues", "issue"},
    {"parties", "actor"},
    {"recipients", "actor"},
    {"why", "text"},
});

std::string entry_name(std::string_view list) {
  const auto* found = std::find_if(kEntries.begin(), kEntries.end(),
                                   [&](const ListName& name) { return name.list == list; });
  return found == kEntries.end() ? "value" : found->entry;
}

// Words that SQL keeps for itself.
std::string column_name(std::string_view key) {
  if (key == "from" || key == "to") return std::string(key) + "_day";
  return std::string(key);
}

// An archive (see json_fields.h) that fills rows.
class RowMaker {
 public:
  explicit RowMaker(const TextLookup* texts) : texts_(texts) {}

  template <typename R>
  std::vector<SqlRow> rows(const R& record) {
    home_id_ = home_of(record);
    if constexpr (std::is_same_v<R, DocumentEntry>) {
      id_ = record.document.id;
      if (texts_ != nullptr) home_ = std::make_shared<DocumentText>(record.document.text);
    } else {
      id_ = record.id;
    }
    kind_ = Fields<R>::kKind;
    rows_.push_back({kind_ + "s", 1, {}});
    Fields<R>::each(*this, record);
    return std::move(rows_);
  }

  template <typename T>
  void operator()(const char* key, const T& value) {
    put(key, value);
  }
  void day(const char* key, const std::string& value) { put(key, value); }
  void report(const char* key, bool background) {
    cell(key, kText, std::string(background ? "background" : "news"));
  }
  void range(const char* key, const std::vector<double>& values) {
    const std::string name = key;
    cell(name + "_low", kReal, values.empty() ? SqlValue() : SqlValue(values.front()));
    cell(name + "_high", kReal, values.size() < 2 ? SqlValue() : SqlValue(values.back()));
  }
  void whole_text(const char* key, const std::string& text) { cell(key, kText, text); }
  void dyad(const char* /*key*/, const std::string& first, const std::string& second) {
    put("first", first);
    put("second", second);
  }
  void computed(const char* key, double value) { put(key, value); }
  void json(const char* key, const std::string& text) { put(key, text); }

 private:
  void cell(const std::string& key, const char* type, SqlValue value) {
    if (absent_) value = {};
    rows_[row_].cells.push_back({prefix_ + column_name(key), type, std::move(value)});
  }
  void put(const char* key, const std::string& value) {
    cell(key, kText, value.empty() ? SqlValue() : SqlValue(value));
  }
  void put(const char* key, double value) { cell(key, kReal, value); }
  void put(const char* key, const std::optional<double>& value) {
    cell(key, kReal, value ? SqlValue(*value) : SqlValue());
  }
  void put(const char* key, std::uint32_t value) { cell(key, kInteger, std::int64_t{value}); }
  void put(const char* key, Realis value) { cell(key, kText, std::string(realis_name(value))); }
  void put(const char* key, DatePrecision value) {
    cell(key, kText, std::string(precision_name(value)));
  }
  // Parts of a field: their columns bear its name too.
  template <HasFields T>
  void put(const char* key, const std::optional<T>& value) {
    const std::string outer = prefix_;
    const bool was_absent = absent_;
    prefix_ += std::string(key) + "_";
    absent_ = absent_ || !value;
    Fields<T>::each(*this, value ? *value : T());
    prefix_ = outer;
    absent_ = was_absent;
  }
  void put(const char* key, const Trigger& trigger) {
    const std::string name = key;
    put((name + "_text").c_str(), trigger.text);
    const bool none = trigger == Trigger();
    span(name + "_", none ? std::nullopt : std::optional(at_home(trigger.span)));
  }
  // "start_offset", "end_offset", after a prefix.
  void span(const std::string& prefix, const std::optional<Span>& place) {
    cell(prefix + "start_offset", kInteger,
         place ? SqlValue(std::int64_t{place->begin}) : SqlValue());
    cell(prefix + "end_offset", kInteger, place ? SqlValue(std::int64_t{place->end}) : SqlValue());
  }

  template <typename T>
  void put(const char* key, const std::vector<T>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::size_t outer = row_;
      row_ = rows_.size();
      rows_.push_back(begin_row<T>(key, i));
      lists_.push_back({key, i});
      entry(key, entries[i]);
      lists_.pop_back();
      row_ = outer;
    }
  }
  // An entry's row with its key: the record, the position in the list around its own, its position.
  template <typename T>
  SqlRow begin_row(const char* key, std::size_t position) const {
    const SqlCell place{"ordinal", kInteger, static_cast<std::int64_t>(position)};
    const std::int64_t item = lists_.empty() ? 0 : static_cast<std::int64_t>(lists_.back().second);
    if constexpr (std::is_same_v<T, Evidence>) {
      std::string part = lists_.empty() ? "" : lists_.back().first;
      if (lists_.empty() && key != std::string_view("evidence")) part = key;
      return {"evidence",
              4,
              {{"record", kText, id_}, {"part", kText, part}, {"item", kInteger, item}, place}};
    }
    std::string table = kind_;
    for (const auto& [list, at] : lists_) table += "_" + list;
    SqlRow row{table + "_" + key, 2, {{kind_, kText, id_}}};
    if (!lists_.empty()) {
      row.cells.push_back({"item", kInteger, item});
      row.keys = 3;
    }
    row.cells.push_back(place);
    return row;
  }
  // Entries are never absent: an empty text stays one.
  void entry(const char* key, const std::string& value) { cell(entry_name(key), kText, value); }
  void entry(const char* /*key*/, const Code& code) {
    cell("name", kText, code.column);
    cell("value", kText, code.value);
  }
  void entry(const char* /*key*/, const Span& place) { span("", at_home(place)); }
  void entry(const char* /*key*/, const Block& block) {
    cell("kind", kText, std::string(block_kind_name(block.kind)));
    span("", at_home(block.span));
  }
  void entry(const char* /*key*/, const Evidence& evidence) {
    put("document", evidence.document);
    const auto text = texts_ == nullptr ? nullptr : find(evidence.document);
    span("", text ? std::optional(Span{text->code_points_before(evidence.span.begin),
                                       text->code_points_before(evidence.span.end)})
                  : std::nullopt);
    cell("text", kText,
         text ? SqlValue(std::string(slice(text->text(), evidence.span))) : SqlValue());
  }
  template <HasFields T>
  void entry(const char* /*key*/, const T& value) {
    Fields<T>::each(*this, value);
  }

  Span at_home(Span place) {
    if (texts_ == nullptr) return place;
    if (!home_) home_ = find(home_id_);
    return {home_->code_points_before(place.begin), home_->code_points_before(place.end)};
  }
  std::shared_ptr<const DocumentText> find(std::string_view document) const {
    std::shared_ptr<const DocumentText> text = (*texts_)(document);
    check(text != nullptr, "sql_rows: a record cites a document that is not known");
    return text;
  }

  const TextLookup* texts_;
  std::string kind_;
  std::string id_;
  std::string_view home_id_;
  std::shared_ptr<const DocumentText> home_;
  std::vector<SqlRow> rows_;
  std::size_t row_ = 0;                                     // the one being filled
  std::vector<std::pair<std::string, std::size_t>> lists_;  // around it, with the position in each
  std::string prefix_;
  bool absent_ = false;
};

// An archive that gives every list one entry.
class Sampler {
 public:
  template <typename T>
  void operator()(const char* /*key*/, std::vector<T>& entries) {
    entries.resize(1);
    if constexpr (HasFields<T>) Fields<T>::each(*this, entries.front());
  }
  template <typename T>
  void operator()(const char* /*key*/, T& /*value*/) {}
  void day(const char* /*key*/, std::string& /*value*/) {}
  void report(const char* /*key*/, bool& /*background*/) {}
  void range(const char* /*key*/, std::vector<double>& /*values*/) {}
  void whole_text(const char* /*key*/, std::string& /*text*/) {}
  void dyad(const char* /*key*/, std::string& /*first*/, std::string& /*second*/) {}
  void computed(const char* /*key*/, double /*value*/) {}
  void json(const char* /*key*/, std::string& /*text*/) {}
};

}  // namespace

template <typename R>
std::vector<SqlRow> sql_rows(const R& record, const TextLookup& texts) {
  return RowMaker(&texts).rows(record);
}

template <typename R>
std::vector<SqlRow> sample_sql_rows() {
  R sample;
  Sampler sampler;
  Fields<R>::each(sampler, sample);
  return RowMaker(nullptr).rows(sample);
}

#define DRAGOMAN_INSTANTIATE(R)                                                       \
  template std::vector<SqlRow> sql_rows<R>(const R& record, const TextLookup& texts); \
  template std::vector<SqlRow> sample_sql_rows<R>();
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
