// The library's one door (include/dragoman/dragoman.h): what is inside turned into plain
// structures.
#include <dragoman/dragoman.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "library/engine.h"
#include "record/json.h"
#include "source/documents.h"

namespace dragoman::api {
namespace {

[[noreturn]] void fail(const dragoman::Error& error) {
  throw Failure(std::string(error_name(error.code)), error.text());
}

Days days_of(const std::optional<Date>& date) {
  if (!date) return {};
  return {date->start, date->end, std::string(precision_name(date->precision))};
}

Passage passage_of(const Document& document, Span span) {
  return {span.begin, span.end, std::string(document.words(span))};
}

// The sentence with the trigger or cue.
Passage sentence_of(const Document& document, const std::vector<Evidence>& evidence) {
  return evidence.empty() ? Passage() : passage_of(document, evidence.front().span);
}

std::vector<Source> sources_of(const std::vector<Attribution>& attribution) {
  std::vector<Source> out;
  for (const Attribution& source : attribution) out.push_back({source.actor, source.text});
  return out;
}

Event event_of(const EventRecord& record, const Document& document) {
  Event out;
  out.id = record.id;
  out.type = record.type;
  out.mode = record.mode;
  out.cameo = record.cameo;
  out.quad = record.quad;
  out.score = record.score;
  out.realis = realis_name(record.realis);
  out.background = record.background;
  out.date = days_of(record.date);
  if (record.place) {
    out.place = record.place->name;
    out.place_country = record.place->country;
  }
  out.actors = record.actors;
  out.recipients = record.recipients;
  out.attribution = sources_of(record.attribution);
  out.contexts = record.contexts;
  out.trigger = passage_of(document, record.trigger.span);
  out.sentence = sentence_of(document, record.evidence);
  out.confidence = record.confidence;
  return out;
}

Statement statement_of(const StatementRecord& record, const Document& document) {
  Statement out;
  out.id = record.id;
  out.speaker = record.speaker;
  out.speaker_text = record.speaker_text;
  out.act = record.act;
  out.quote = record.quote;
  out.content = record.content;
  out.about = record.about;
  out.stance = record.stance;
  out.date = days_of(record.date);
  out.attribution = sources_of(record.attribution);
  out.sentence = sentence_of(document, record.evidence);
  out.confidence = record.confidence;
  return out;
}

template <typename R>
void add_lines(const std::vector<R>& records, const TextLookup& texts,
               std::vector<std::string>& lines) {
  for (const R& record : records) lines.push_back(to_json(record, texts));
}

}  // namespace

const char* version() {
  return DRAGOMAN_VERSION;
}

struct Reader::Inside {
  Engine engine;

  Document document_of(std::string_view text, const Metadata& about) const {
    dragoman::Metadata given;
    given.url = about.url;
    given.outlet = about.outlet;
    given.published = about.published;
    given.title = about.title;
    given.byline = about.byline;
    given.language = about.language;
    given.genre = about.genre;
    if (auto error = date_error(given, about.file)) fail(*error);
    Result<Decoded> decoded = decode_text(std::string(text));
    if (!decoded) fail(decoded.error());
    if (trim(decoded->text).empty()) {
      fail({ErrorCode::empty_input, "nothing but white space", about.file});
    }
    return build_document(std::move(*decoded), sha256_hex(text), about.file, given, *engine.source);
  }
  // Nothing for a text in another language.
  DocumentRecords records_of(Document& document) const {
    if (document.language != "en") return {};
    const Analysis analysis = engine.analyzer->analyze(document);
    return engine.reader->read(document, analysis);
  }
};

Reader::Reader(const std::string& data) {
  Result<Engine> engine = load_engine(data);
  if (!engine) fail(engine.error());
  inside_ = std::make_unique<const Inside>(Inside{std::move(*engine)});
}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Reading Reader::read(std::string_view text, const Metadata& about) const {
  Document document = inside_->document_of(text, about);
  const DocumentRecords records = inside_->records_of(document);
  Reading out;
  out.document = document.id;
  out.text = document.text;
  out.language = document.language;
  out.was_read = document.language == "en";
  for (const ActorRecord& actor : records.actors) {
    out.actors.push_back(
        {actor.id, actor.kind, actor.name, actor.aliases, actor.country, actor.code});
  }
  for (const EventRecord& event : records.events) out.events.push_back(event_of(event, document));
  for (const StatementRecord& statement : records.statements) {
    out.statements.push_back(statement_of(statement, document));
  }
  return out;
}

std::vector<std::string> Reader::read_json(std::string_view text, const Metadata& about) const {
  Document document = inside_->document_of(text, about);
  const DocumentRecords records = inside_->records_of(document);
  const TextLookup texts = only_text(document);
  std::vector<std::string> lines;
  lines.push_back(to_json(DocumentEntry{document, records.sentences}, texts));
  add_lines(records.actors, texts, lines);
  add_lines(records.events, texts, lines);
  add_lines(records.statements, texts, lines);
  add_lines(records.commitments, texts, lines);
  add_lines(records.memberships, texts, lines);
  add_lines(records.figures, texts, lines);
  return lines;
}

}  // namespace dragoman::api
