// When events took place and what is background: tests/reading/event_date_cases.tsv against the
// whole way from text to events, with the trained model. What a case says is explained in the
// table's head. A case is right when the event is there with its date and as news or background.
//
// Trees come from a trained model and frames grow, so what is held is a floor; it only rises. All
// wrong cases are printed with DRAGOMAN_DATE_CASES=all in the environment.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "base/table.h"
#include "language/analyzer.h"
#include "reading/actors_helpers.h"
#include "reading/date_intervals.h"
#include "reading/name_agreement.h"
#include "reading/reading_helpers.h"

namespace dragoman {
namespace {

constexpr std::size_t kFewestCases = 120;
constexpr std::size_t kCasesRight = 144;

// "2025", "2025-05", "2025-05-21".
DateInterval days_of(const std::string& value) {
  const int year = std::stoi(value.substr(0, 4));
  const int month = value.size() >= 7 ? std::stoi(value.substr(5, 2)) : 0;
  const int day = value.size() >= 10 ? std::stoi(value.substr(8, 2)) : 0;
  return interval_of(year, month, day);
}

// As a date is shown: "-", or its first and last day.
std::string expected_days(const std::string& value) {
  if (value == "-") return value;
  const std::size_t slash = value.find('/');
  const DateInterval from = days_of(value.substr(0, slash));
  const DateInterval to = slash == std::string::npos ? from : days_of(value.substr(slash + 1));
  return iso_day(from.start) + "/" + iso_day(to.end);
}

std::string shown_days(const std::optional<Date>& date) {
  return !date || !date->known() ? "-" : date->start + "/" + date->end;
}

const EventRecord* event_at(const std::vector<EventRecord>& events, const std::string& trigger) {
  const std::size_t mark = trigger.find('#');
  std::size_t times = mark == std::string::npos ? 1 : std::stoul(trigger.substr(mark + 1));
  for (const EventRecord& event : events) {
    if (event.trigger.text == trigger.substr(0, mark) && --times == 0) return &event;
  }
  return nullptr;
}

TEST(EventDateCases, AreReadAsTheySay) {
  auto table = Table::load(DRAGOMAN_SOURCE_DIR "/tests/reading/event_date_cases.tsv",
                           {"id", "published", "text", "trigger", "date", "report"});
  ASSERT_TRUE(table.ok()) << table.error().text();
  EXPECT_GE(table->rows(), kFewestCases);
  auto loaded = load_analyzer(data_folder());
  ASSERT_TRUE(loaded.ok()) << loaded.error().text();
  const auto analyzer = with_agreed_names(std::move(loaded).value(), real_knowledge());
  std::vector<Error> refused;
  auto reader = load_reader(data_folder(), {}, real_knowledge(), refused);
  ASSERT_TRUE(reader.ok()) << reader.error().text();
  std::size_t right = 0;
  std::string wrong;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& text = table->cell(row, 2);
    Document document;
    document.id = "doc-case";
    document.text = text;
    document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
    document.published = date_of_day(*parse_iso_day(table->cell(row, 1)), "", "explicit");
    const Analysis analysis = analyzer->analyze(document);
    const DocumentRecords records = (*reader)->read(document, analysis);
    const EventRecord* event = event_at(records.events, table->cell(row, 3));
    const std::string wanted = expected_days(table->cell(row, 4)) + " " + table->cell(row, 5);
    const std::string found =
        event == nullptr ? "no event"
                         : shown_days(event->date) + (event->background ? " background" : " news");
    if (found == wanted) {
      ++right;
    } else {
      wrong += fmt::format("{}: {} [{}]\n  wanted {}\n  found  {}  {}\n", table->cell(row, 0), text,
                           table->cell(row, 3), wanted, found, event ? event->why : "");
    }
  }
  std::cout << "right: " << right << " of " << table->rows() << "\n";
  if (std::getenv("DRAGOMAN_DATE_CASES") != nullptr) std::cout << wrong;
  EXPECT_GE(right, kCasesRight) << wrong;
}

}  // namespace
}  // namespace dragoman
