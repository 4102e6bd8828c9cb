#include "record/record_helpers.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <set>
#include <sstream>

#include "base/hash.h"
#include "base/utf8.h"
#include "record/merge.h"

namespace dragoman {
namespace {

const std::vector<std::string> kWords = {
    "envoys", "met",     "in",      "Genève", "İzmir",     "\"quoted\"", "back\\slash", "tab\there",
    "Ереван", "tēte-à",  "会談",    "𝔸𝔹",     "🕊",      "don’t",      "2025",        "NEAR",
    "OR",     "зустріч", "Kılıç’s", "₿",    "\u0001ctl", "…",          "AND",         "x"};

}  // namespace

RecordFolder::RecordFolder()
    : TemporaryFolder(std::filesystem::exists("/dev/shm")
                          ? std::filesystem::path("/dev/shm")
                          : std::filesystem::temp_directory_path()) {}

std::string Generator::words(unsigned most) {
  std::string out;
  for (unsigned i = 0, n = 1 + below(most); i < n; ++i) {
    if (!out.empty()) out += ' ';
    out += kWords[below(static_cast<unsigned>(kWords.size()))];
  }
  return out;
}

double Generator::number() {
  switch (below(4)) {
    case 0:
      return below(1000);
    case 1:
      return -static_cast<double>(below(100000)) / 10;
    case 2:
      return std::uniform_real_distribution<double>(-1e12, 1e12)(random_);
    default:
      return below(1000000) * 1e15;
  }
}

std::optional<Date> Generator::date() {
  if (below(4) == 0) return std::nullopt;
  Date out;
  out.text = words_or_none();
  out.basis = maybe() ? "explicit" : "unresolved";
  if (below(4) == 0) return out;
  out.precision = static_cast<DatePrecision>(below(7));
  Day day = day_from_civil(2025, 1, 1) + static_cast<Day>(below(500));
  out.start = iso_day(day);
  out.end = iso_day(day + static_cast<Day>(below(30)));
  if (below(5) == 0) {
    out.start = "XXXX-02-29";
    out.end = "XXXX-03-21";
  }
  return out;
}

std::optional<Place> Generator::place() {
  if (maybe()) return std::nullopt;
  Place out{words(2), country(), std::nullopt, std::nullopt};
  if (maybe()) out.latitude = number();
  if (maybe()) out.longitude = number();
  return out;
}

std::string Generator::country() {
  static const std::vector<std::string> kCodes = {"", "ARM", "BRA", "CHE", "NOR"};
  return kCodes[below(5)];
}

std::string Generator::actor_id() {
  return "actor-" + std::to_string(below(8));
}

std::string Generator::new_id(const std::string& prefix) {
  return stable_id(prefix, std::to_string(random_()) + std::to_string(random_()));
}

std::vector<Attribution> Generator::attribution() {
  return list(2, [this] { return Attribution{maybe() ? actor_id() : "", words(3)}; });
}

std::vector<Evidence> Generator::evidence(const Case& of, unsigned least) {
  std::set<Span> spans;
  const auto& sentences = of.records.sentences;
  for (unsigned i = 0, n = least + below(2); i < n; ++i) {
    spans.insert(sentences[below(static_cast<unsigned>(sentences.size()))]);
  }
  std::vector<Evidence> out;
  for (Span span : spans) out.push_back({of.document.id, span});
  return out;
}

std::vector<double> Generator::range() {
  std::vector<double> out(below(3));
  for (double& value : out) value = number();
  return out;
}

ActorRecord Generator::actor(const Case& of) {
  ActorRecord out;
  out.id = actor_id();
  out.kind = maybe() ? "person" : "state";
  out.name = words(2);
  out.aliases = list(2, [this] { return words(2); });
  out.country = country();
  out.code = maybe() ? "NORGOV" : "";
  out.roles = list(2, [&] {
    return Role{words(2),
                words_or_none(),
                country(),
                "",
                maybe() ? "2024" : "",
                maybe() ? "text" : "knowledge",
                maybe() ? "2024-05-01" : "",
                maybe() ? "holders.tsv: until 2019" : "",
                evidence(of, 0)};
  });
  out.evidence = evidence(of, 1);
  return out;
}

EventRecord Generator::event(const Case& of) {
  EventRecord out;
  out.id = new_id("event");
  out.type = maybe() ? "CONSULT" : "THREATEN";
  out.mode = maybe() ? "phone" : "";
  out.contexts = list(2, [this] { return words(1); });
  out.cameo = maybe() ? "042" : "";
  out.quad = "verbal cooperation";
  out.score = number();
  out.realis = static_cast<Realis>(below(5));
  out.background = maybe();
  out.date = date();
  out.place = place();
  out.actors = ids(3);
  out.recipients = ids(3);
  out.attribution = attribution();
  out.issues = list(1, [this] { return words(1); });
  out.stances = list(2, [&] { return IssueStance{words(1), ids(2), "for"}; });
  out.evidence = evidence(of, 1);
  if (maybe()) {
    // From the start of the evidence to the end of its first code point.
    Span span = out.evidence.front().span;
    span.end = span.begin + decode_at(of.document.text, span.begin).size;
    out.trigger = {std::string(of.document.words(span)), span};
  }
  out.why = words(5);
  out.confidence = below(100) / 100.0;
  return out;
}

StatementRecord Generator::statement(const Case& of) {
  StatementRecord out;
  out.id = new_id("statement");
  out.speaker = maybe() ? actor_id() : "";
  out.speaker_text = words_or_none();
  out.act = maybe() ? "say" : "deny";
  out.quote = words_or_none();
  out.content = words_or_none();
  out.names = words_or_none();
  out.about = ids(2);
  out.stance = maybe() ? "against" : "";
  out.stances = list(2, [&] { return IssueStance{words(1), ids(2), "for"}; });
  out.medium = words_or_none();
  out.date = date();
  out.attribution = attribution();
  out.confidence = below(100) / 100.0;
  out.evidence = evidence(of, 1);
  return out;
}

std::vector<StatusChange> Generator::history(const Case& of) {
  return list(2, [&] { return StatusChange{words(1), date(), evidence(of, 1)}; });
}

CommitmentRecord Generator::commitment(const Case& of) {
  return {new_id("commitment"),
          "treaty",
          words(3),
          ids(3),
          date(),
          "signed",
          range(),
          maybe() ? date() : std::nullopt,
          history(of),
          evidence(of, 1)};
}

MembershipRecord Generator::membership(const Case& of) {
  MembershipRecord out{"",     actor_id(),  actor_id(),     maybe() ? "member" : "frozen",
                       date(), history(of), evidence(of, 1)};
  out.id = membership_id(out.member, out.organization);
  return out;
}

FigureRecord Generator::figure(const Case& of) {
  return {new_id("figure"), range(), "USD",  maybe() ? "about" : "", maybe() ? "up" : "", words(2),
          words(3),         ids(2),  date(), evidence(of, 1)};
}

Case Generator::document_case(const std::string& file) {
  Case out;
  Document& document = out.document;
  document.file = file;
  for (unsigned i = 0, n = 2 + below(8); i < n; ++i) {
    auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += words(10) + ".";
    Span span{begin, static_cast<std::uint32_t>(document.text.size())};
    out.records.sentences.push_back(span);
    document.blocks.push_back({static_cast<BlockKind>(below(11)), span});
    document.text += maybe() ? "\n" : " ";
  }
  document.text += new_id("unique");
  document.id = stable_id("doc", document.text);
  document.title = words_or_none();
  document.outlet = words_or_none();
  document.byline = words_or_none();
  document.published = date();
  document.dateline_place = words_or_none();
  document.genre = maybe() ? "report" : "opinion";
  document.url = maybe() ? "https://example.org/?a=1&b=\"2\"" : "";
  document.sha256 = sha256_hex(document.text);
  document.replaced_bytes = below(3);
  DocumentRecords& records = out.records;
  for (unsigned i = 0; i < 8; ++i) {
    records.actors.push_back(actor(out));
    records.actors.back().id = "actor-" + std::to_string(i);
  }
  records.events = list(5, [&] { return event(out); });
  records.statements = list(4, [&] { return statement(out); });
  records.commitments = list(2, [&] { return commitment(out); });
  records.memberships = list(2, [&] { return membership(out); });
  records.figures = list(3, [&] { return figure(out); });
  return out;
}

DerivedRecords Generator::derived(const std::vector<Case>& cases) {
  DerivedRecords out;
  for (const Case& one : cases) {
    for (const EventRecord& event : one.records.events) {
      if (maybe()) continue;
      IncidentRecord incident;
      incident.id = new_id("incident");
      incident.type = event.type;
      incident.mode = event.mode;
      incident.score = number();
      incident.goldstein = event.goldstein;
      incident.confidence = number();
      incident.mentions = event.evidence;
      incident.why = list(2, [this] { return words(3); });
      incident.date = event.date;
      incident.place = event.place;
      incident.actors = event.actors;
      incident.documents = {one.document.id};
      incident.events = {event.id};
      incident.realis_history = {{Realis::planned, one.document.id, date()}};
      incident.accounts = {{one.document.id, attribution(), words(3), {words(1)}, words_or_none()}};
      incident.evidence = event.evidence;
      out.incidents.push_back(std::move(incident));
    }
    std::vector<Evidence> proof = evidence(one, 1);
    out.differences.push_back(
        {new_id("difference"), "figure", words(1), {{actor_id(), words(2), proof}}, proof});
    out.issues.push_back({new_id("issue"),
                          words(2),
                          list(2, [this] { return words(2); }),
                          {{actor_id(), words(2), proof}},
                          proof});
    out.positions.push_back(
        {new_id("position"), actor_id(), words(1), "for", date(), {{"for", date(), proof}}, proof});
    out.relations.push_back({new_id("relation"),
                             "ARM",
                             "NOR",
                             "2025-03",
                             1.5,
                             0.25,
                             below(9),
                             "PLOVER",
                             {"incident-1"}});
  }
  return out;
}

ReviewRecord Generator::review(const std::string& target) {
  return {new_id("review"), target,
          "wrong",          maybe() ? R"({"type":"AGREE","n":[1,2.5,null,true]})" : "",
          words(1),         "2025-05-01T10:00:00Z"};
}

ForeignEventRecord Generator::foreign_event() {
  return {new_id("foreign"),
          "ICEWS",
          std::to_string(below(100)),
          {{"Source", words(2)}, {"CAMEO", ""}, {"Über", "042"}}};
}

std::string exported(Store& store) {
  std::ostringstream out;
  auto lines = store.export_jsonl(out);
  EXPECT_TRUE(lines) << lines.error().text();
  return out.str();
}

Store open_new(const std::filesystem::path& path) {
  auto store = Store::open(path, Store::Mode::read_write_create);
  EXPECT_TRUE(store) << store.error().text();
  return std::move(store).value();
}

void add_all(Store& store, const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    auto outcome = store.add(one.document, one.records);
    ASSERT_TRUE(outcome) << outcome.error().text();
  }
}

std::vector<Case> make_cases(unsigned count, unsigned seed) {
  Generator generator(seed);
  std::vector<Case> out;
  for (unsigned i = 0; i < count; ++i) {
    std::string number = std::to_string(i);
    out.push_back(
        generator.document_case("feed/" + std::string(4 - number.size(), '0') + number + ".txt"));
  }
  return out;
}

}  // namespace dragoman
