#include "exchange/rows_helpers.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr const char* kFirst = "Orlov visited Yerevan.\nArmenia and Georgia met. Russia sent aid.";
constexpr const char* kSecond = "Russia's minister came to Armenia — so it is said. More follows.";

ActorRecord actor(const std::string& id, const std::string& kind, const std::string& name,
                  const std::string& country, const std::string& code, const Evidence& seen) {
  ActorRecord out;
  out.id = id;
  out.kind = kind;
  out.name = name;
  out.country = country;
  out.code = code;
  out.evidence = {seen};
  return out;
}

Date date(const std::string& first, const std::string& last, DatePrecision precision) {
  return {first, last, precision, "then", "explicit"};
}

class Maker {
 public:
  Maker(std::string id, std::string text, std::string outlet) {
    document_.id = std::move(id);
    document_.file = document_.id + ".txt";
    document_.text = std::move(text);
    document_.outlet = std::move(outlet);
    document_.sha256 = document_.id;
    document_.published = date("2025-03-22", "2025-03-22", DatePrecision::day);
    const auto end = static_cast<std::uint32_t>(document_.text.find('.') + 1);
    const auto all = static_cast<std::uint32_t>(document_.text.size());
    document_.blocks = {{BlockKind::paragraph, {0, end}}, {BlockKind::paragraph, {end + 1, all}}};
    records_.sentences = {{0, end}, {end + 1, all}};
  }

  Evidence sentence(std::size_t number) const { return {document_.id, records_.sentences[number]}; }
  EventRecord& event(const std::string& id, const std::string& type, const std::string& cameo,
                     std::vector<std::string> actors, std::vector<std::string> recipients,
                     std::size_t sentence_number) {
    EventRecord event;
    event.id = id;
    event.type = type;
    event.cameo = cameo;
    event.quad = "verbal cooperation";
    event.score = 2.5;
    event.goldstein = 1.9;
    event.actors = std::move(actors);
    event.recipients = std::move(recipients);
    event.confidence = 0.75;
    event.evidence = {sentence(sentence_number)};
    const std::uint32_t at = event.evidence.front().span.begin;
    event.trigger = {std::string(slice(document_.text, {at, at + 5})), {at, at + 5}};
    records_.events.push_back(std::move(event));
    return records_.events.back();
  }
  void keep(Store& store) {
    const Evidence seen = sentence(0);
    records_.actors = {actor("RUS", "state", "Russia", "RUS", "RUS", seen),
                       actor("ARM", "state", "Armenia", "ARM", "ARM", seen),
                       actor("GEO", "state", "Georgia", "GEO", "GEO", seen),
                       actor("person-orlov", "person", "Ivan\tOrlov", "RUS", "RUSGOV", seen)};
    records_.actors.back().roles = {
        {"Foreign Minister", "", "RUS", "2024", "", "text", "", "", {seen}}};
    auto added = store.add(document_, records_);
    ASSERT_TRUE(added) << added.error().text();
  }

 private:
  Document document_;
  DocumentRecords records_;
};

}  // namespace

RowRecord::RowRecord() {
  store_.emplace(std::move(Store::open(file(), Store::Mode::read_write_create)).value());
  Maker first("doc-00000000000a", kFirst, "Daily\nPost");
  EventRecord& visit =
      first.event("event-00000000000a", "CONSULT", "042", {"person-orlov"}, {"ARM"}, 0);
  visit.mode = "visit";
  visit.date = date("2025-03-21", "2025-03-21", DatePrecision::day);
  visit.place = Place{"Yerevan", "ARM", 40.18, 44.51};
  visit.contexts = {"diplomatic", "military"};
  visit.attribution = {{"", "officials"}};
  first.event("event-00000000000b", "CONSULT", "040", {"ARM", "GEO"}, {}, 1);
  first.event("event-00000000000c", "AID", "073", {"RUS"}, {}, 1);
  first.event("event-00000000000d", "CONSULT", "042", {"RUS"}, {"ARM"}, 1).realis = Realis::planned;
  first.event("event-00000000000e", "CONSULT", "042", {"RUS"}, {"ARM"}, 1).realis = Realis::negated;
  first.event("event-00000000000f", "CONSULT", "042", {"RUS"}, {"ARM"}, 1).background = true;
  first.event("event-000000000010", "CONSULT", "042", {"RUS"}, {"ARM"}, 1).date =
      date("2024-01-01", "2024-12-31", DatePrecision::year);
  first.event("event-000000000011", "ASSAULT", "190", {"RUS"}, {"GEO"}, 1);
  first.keep(*store_);
  Maker second("doc-00000000000b", kSecond, "");
  second.event("event-00000000001a", "CONSULT", "042", {"person-orlov"}, {"ARM"}, 0).confidence =
      0.5;
  second.keep(*store_);
  EXPECT_TRUE(store_->judge("event-000000000011", "wrong", "", "jr", "2025-04-01T00:00:00Z"));
  DerivedRecords derived;
  IncidentRecord incident;
  incident.id = "incident-00000000000a";
  incident.type = "CONSULT";
  incident.date = date("2025-03-21", "2025-03-21", DatePrecision::day);
  incident.events = {"event-00000000000a", "event-00000000001a"};
  incident.documents = {"doc-00000000000a", "doc-00000000000b"};
  incident.evidence = {first.sentence(0)};
  derived.incidents = {incident};
  EXPECT_TRUE(store_->replace_derived(derived).ok());
}

ExportOptions row_options(bool extra) {
  return {extra, std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data"};
}

std::string written(Store& store, const std::string& format, bool extra) {
  std::ostringstream out;
  Result<std::size_t> rows = export_format(format)->to_stream(store, out, row_options(extra));
  EXPECT_TRUE(rows) << rows.error().text();
  return out.str();
}

std::vector<std::vector<std::string>> cells_of(const std::string& text) {
  std::vector<std::vector<std::string>> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string>& row = out.emplace_back();
    for (const std::string_view cell : split(line, '\t')) row.emplace_back(cell);
  }
  return out;
}

}  // namespace dragoman
