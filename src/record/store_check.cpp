// A whole look at a record: what could be wrong with it, in words.
#include <fmt/format.h>

#include "record/store_impl.h"

namespace dragoman {
namespace {

class Findings {
 public:
  // Of each kind of trouble the first few tell enough.
  template <typename... Values>
  void add(const std::string& what, fmt::format_string<Values...> format, Values&&... values) {
    constexpr int kShown = 10;
    if (++counts_[what] <= kShown) {
      problems_.push_back(what + ": " + fmt::format(format, std::forward<Values>(values)...));
    }
  }
  std::vector<std::string> take() {
    for (const auto& [what, count] : counts_) {
      if (count > 10) problems_.push_back(fmt::format("{}: {} in all", what, count));
    }
    return std::move(problems_);
  }

 private:
  std::map<std::string, int> counts_;
  std::vector<std::string> problems_;
};

bool on_border(std::string_view text, std::uint32_t offset) {
  return offset == text.size() || (offset < text.size() && (text[offset] & 0xC0) != 0x80);
}

bool lies_in(std::string_view text, Span span) {
  return span.begin <= span.end && on_border(text, span.begin) && on_border(text, span.end);
}

// An archive (json_fields.h) that looks at every span of a record.
class SpanCheck {
 public:
  SpanCheck(const TextLookup& texts, std::string id, std::string_view home, Findings& findings)
      : texts_(texts), id_(std::move(id)), home_(home), findings_(findings) {}

  template <typename T>
  void operator()(const char* /*key*/, const T& value) {
    look(value);
  }
  void day(const char* /*key*/, const std::string& /*value*/) {}
  void report(const char* /*key*/, bool /*value*/) {}
  void range(const char* /*key*/, const std::vector<double>& /*values*/) {}
  void whole_text(const char* /*key*/, const std::string& /*text*/) {}
  void dyad(const char* /*key*/, const std::string& /*a*/, const std::string& /*b*/) {}
  void computed(const char* /*key*/, double /*value*/) {}
  void json(const char* /*key*/, const std::string& /*text*/) {}

 private:
  template <typename T>
  void look(const T& value) {
    if constexpr (HasFields<T>) Fields<T>::each(*this, value);
  }
  template <typename T>
  void look(const std::optional<T>& value) {
    if (value) look(*value);
  }
  template <typename T>
  void look(const std::vector<T>& values) {
    for (const T& value : values) look(value);
  }
  void look(const Evidence& evidence) { look_in(evidence.document, evidence.span); }
  void look(const Trigger& trigger) {
    if (trigger != Trigger{}) look_in(home_, trigger.span);
  }
  void look(const Block& block) { look_in(home_, block.span); }
  void look(const Span& span) { look_in(home_, span); }
  void look_in(std::string_view document, Span span) {
    auto text = texts_(document);
    if (text == nullptr) {
      findings_.add("unknown document", "{} cites {}", id_, document);
    } else if (!lies_in(text->text(), span)) {
      findings_.add("offsets outside the text", "{}: {} {}..{}", id_, document, span.begin,
                    span.end);
    }
  }

  const TextLookup& texts_;
  std::string id_;
  std::string_view home_;
  Findings& findings_;
};

void check_sqlite(Database& database, Findings& findings) {
  Query whole(database, "PRAGMA integrity_check(10)");
  while (whole.next()) {
    if (whole.text(0) != "ok") findings.add("damaged file", "{}", whole.text(0));
  }
  Query keys(database, "PRAGMA foreign_key_check");
  while (keys.next()) {
    findings.add("dangling row", "{} {} has no {}", keys.text(0), keys.number(1), keys.text(2));
  }
  if (database.is_read_only()) return;  // the index checks itself by a statement that writes
  try {
    database.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
  } catch (const StoreFailure& failure) {
    if (failure.error().code != ErrorCode::store_damaged) throw;
    findings.add("search index", "does not fit the sentences");
  }
}

void check_ids(Database& database, Findings& findings) {
  Query doubled(database,
                "SELECT id, count(*) FROM (SELECT id FROM document"
                " UNION ALL SELECT id FROM record WHERE kind NOT IN ('actor', 'membership')"
                " UNION ALL SELECT DISTINCT id FROM record WHERE kind = 'actor'"
                " UNION ALL SELECT DISTINCT id FROM record WHERE kind = 'membership'"
                " UNION ALL SELECT id FROM derived UNION ALL SELECT id FROM kept)"
                " GROUP BY id HAVING count(*) > 1 ORDER BY id");
  while (doubled.next()) {
    findings.add("id used twice", "{} ({} times)", doubled.text(0), doubled.number(1));
  }
  // `about` may name issues as well.
  Query strangers(database,
                  "SELECT DISTINCT p.actor, r.id FROM party p JOIN record r ON r.key = p.record"
                  " WHERE p.role <> 'about' AND NOT EXISTS"
                  " (SELECT 1 FROM record a WHERE a.id = p.actor AND a.kind = 'actor')"
                  " ORDER BY p.actor, r.id");
  while (strangers.next()) {
    findings.add("unknown actor", "{} in {}", strangers.text(0), strangers.text(1));
  }
}

// What is counted and tied beside the records says what they say.
void check_counts(Database& database, Findings& findings) {
  // What is broken is told with its record; nothing can be counted in it.
  if (Query(database, "SELECT 1 FROM record WHERE kind = 'actor' AND NOT json_valid(body)")
          .next()) {
    return;
  }
  Query votes(database,
              "SELECT actor, field, value FROM"
              " (SELECT actor, field, value, count(*) AS number FROM actor_word WHERE value <> ''"
              "  GROUP BY actor, field, value"
              "  EXCEPT SELECT actor, field, value, number FROM actor_vote)"
              " UNION SELECT actor, field, value FROM"
              " (SELECT actor, field, value, number FROM actor_vote"
              "  EXCEPT SELECT actor, field, value, count(*) FROM actor_word WHERE value <> ''"
              "  GROUP BY actor, field, value)");
  while (votes.next()) {
    findings.add("miscounted", "{} {} of {}", votes.text(1), votes.text(2), votes.text(0));
  }
  // Others may have made the incidents of a record that was imported, and linking may have to look
  // again.
  Query ties(database,
             "SELECT r.id, r.incident FROM record r WHERE r.kind = 'event'"
             " AND r.incident IS NOT NULL AND EXISTS (SELECT 1 FROM state WHERE name = 'linker')"
             " AND (SELECT value FROM state WHERE name = 'derived') = 'fresh'"
             " AND NOT EXISTS (SELECT 1 FROM derived d WHERE d.id = r.incident)");
  while (ties.next()) {
    findings.add("unknown incident", "{} of {}", ties.text(1), ties.text(0));
  }
}

template <typename R>
void check_body(std::string_view body, std::string_view id, const TextLookup& texts,
                Findings& findings) {
  Result<R> record = from_stored<R>(body);
  if (!record) {
    findings.add("broken body", "{}: {}", id, record.error().message);
    return;
  }
  if constexpr (requires { record->evidence; }) {
    if (record->evidence.empty()) findings.add("no evidence", "{}", id);
  }
  std::string home(std::is_same_v<R, DocumentEntry> ? id : home_of(*record));
  SpanCheck spans(texts, std::string(id), home, findings);
  Fields<R>::each(spans, *record);
}

void check_bodies(Database& database, const TextLookup& texts, Findings& findings) {
  // `kept` has no offsets, and what linking made may be older than the documents.
  Query rows(database,
             "SELECT * FROM (SELECT key AS place, id, 'document' AS kind, body FROM document"
             " UNION ALL SELECT document, id, kind, body FROM record) ORDER BY place");
  while (rows.next()) {
    bool known = false;
    for_each_record_kind([&](auto example) {
      using R = decltype(example);
      if (Fields<R>::kKind != rows.text(2)) return;
      known = true;
      check_body<R>(rows.text(3), rows.text(1), texts, findings);
    });
    if (!known) findings.add("unknown kind", "{} of {}", rows.text(2), rows.text(1));
  }
  Query sentences(database,
                  "SELECT d.id, s.begin, s.finish FROM sentence s JOIN document d"
                  " ON d.key = s.document ORDER BY s.document, s.begin");
  while (sentences.next()) {
    auto text = texts(sentences.text(0));
    Span span{static_cast<std::uint32_t>(sentences.number(1)),
              static_cast<std::uint32_t>(sentences.number(2))};
    if (text == nullptr || !lies_in(text->text(), span)) {
      findings.add("offsets outside the text", "a sentence of {}: {}..{}", sentences.text(0),
                   span.begin, span.end);
    }
  }
}

}  // namespace

Result<std::vector<std::string>> Store::check() {
  return guarded([&] {
    Findings findings;
    try {
      check_sqlite(*impl_->database, findings);
      check_ids(*impl_->database, findings);
      check_counts(*impl_->database, findings);
      check_bodies(*impl_->database, impl_->texts(), findings);
    } catch (const StoreFailure& failure) {
      if (failure.error().code != ErrorCode::store_damaged) throw;
      findings.add("damaged file", "{}", failure.error().message);
    }
    return findings.take();
  });
}

}  // namespace dragoman
