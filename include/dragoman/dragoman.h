// Dragoman as a library: a text in, the records of what it says out. No store, no network, no files
// but the tables and the model.
//
//   dragoman::api::Reader reader("/usr/share/dragoman/data");      // once; takes half a second
//   dragoman::api::Metadata about;
//   about.published = "2025-03-14";
//   dragoman::api::Reading reading = reader.read("France's president met …", about);
//   for (const auto& event : reading.events) std::cout << event.type << ' ' << event.sentence.text;
//
// docs/record.md says what each field means, docs/api.md what is stable. The structures hold what
// is asked for most; read_json gives everything, as `dragoman export` prints it. Texts are UTF-8.
// What is absent is an empty string or list. Everything inside is hidden: a program compiled
// against this header needs no header of another library.
#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman::api {

// "0.1.0"
const char* version();

// A table or the model that cannot be loaded, a text that is none. `code` is one of docs/errors.md.
class Failure : public std::runtime_error {
 public:
  Failure(std::string code, const std::string& message)
      : std::runtime_error(message), code_(std::move(code)) {}
  const std::string& code() const { return code_; }

 private:
  std::string code_;
};

// What is known of a text from outside. All may be empty; the day of publication helps most: "on
// Monday" has no date without it.
struct Metadata {
  std::string file;       // a name for it
  std::string published;  // "2025-03-14", "2025-03" or "2025"
  std::string title;
  std::string outlet;
  std::string byline;
  std::string url;
  std::string language;  // ISO 639-1; guessed where empty. Only "en" is read
  std::string genre;     // guessed where empty
};

// The first and last day, both included: "2025-03-14"; a year that is not known is "XXXX".
struct Days {
  std::string first;
  std::string last;
  std::string precision;  // day, week, month, season, year, range, unknown; empty: no date
};

// A place in Reading::text, in bytes, with its words.
struct Passage {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

// On whose word: an actor's id, or only how the text names the source.
struct Source {
  std::string actor;
  std::string text;
};

struct Actor {
  std::string id;
  std::string kind;  // state, body, person, organization, company, party, media, group
  std::string name;
  std::vector<std::string> aliases;
  std::string country;  // ISO 3166-1 alpha-3
  std::string code;     // "RUSGOV"
};

struct Event {
  std::string id;
  std::string type;  // PLOVER's: "CONSULT"
  std::string mode;
  std::string cameo;
  std::string quad;
  double score = 0;    // from conflict (-10) to cooperation (10)
  std::string realis;  // happened, ongoing, planned, hypothetical, negated
  bool background = false;
  Days date;
  std::string place;
  std::string place_country;
  std::vector<std::string> actors;  // ids
  std::vector<std::string> recipients;
  std::vector<Source> attribution;  // the nearest reporter first
  std::vector<std::string> contexts;
  Passage trigger;
  Passage sentence;
  double confidence = 0;
};

struct Statement {
  std::string id;
  std::string speaker;  // actor id, or empty
  std::string speaker_text;
  std::string act;    // say, claim, deny, accuse, demand, promise, …
  std::string quote;  // verbatim, or empty
  std::string content;
  std::vector<std::string> about;
  std::string stance;
  Days date;
  std::vector<Source> attribution;
  Passage sentence;
  double confidence = 0;
};

struct Reading {
  std::string document;  // its id
  std::string text;      // as it was read
  std::string language;
  bool was_read = false;  // false: in another language than English
  std::vector<Actor> actors;
  std::vector<Event> events;
  std::vector<Statement> statements;
};

// Loaded once. Reading changes nothing in it, so that all threads may use one at the same time; the
// same text gives the same records.
class Reader {
 public:
  // `data`: the folder of the tables, with the folder `models` beside it. Throws Failure.
  explicit Reader(const std::string& data);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  // Throws Failure: empty_input, binary_input, bad_date.
  Reading read(std::string_view text, const Metadata& about = {}) const;
  // The same as `dragoman export` prints it: the document first, then every record of every kind, a
  // JSON object each, without line ends.
  std::vector<std::string> read_json(std::string_view text, const Metadata& about = {}) const;

 private:
  struct Inside;
  std::unique_ptr<const Inside> inside_;
};

}  // namespace dragoman::api
