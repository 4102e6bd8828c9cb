#include "briefing/places.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "temporary_folder.h"

namespace dragoman {
namespace {

EventRecord event(const char* place, const char* country, const char* day, const char* document) {
  EventRecord out;
  if (*place != '\0') out.place = Place{place, country, std::nullopt, std::nullopt};
  if (*day != '\0') {
    Date date;
    date.start = date.end = day;
    out.date = date;
  }
  out.evidence = {{document, {0, 1}}};
  return out;
}

TEST(Places, AreCountedOnceANameAndCountry) {
  const TemporaryFolder folder;
  auto store = Store::open(folder / "record.db", Store::Mode::read_write_create);
  ASSERT_TRUE(store.ok());
  Lookup lookup(*store);
  std::vector<EventRecord> events{
      event("Vienna", "AUT", "2024-03-01", "doc-1"),  event("", "", "2024-05-01", "doc-1"),
      event("Tripoli", "LBY", "2024-02-01", "doc-2"), event("Tripoli", "LBN", "", "doc-2"),
      event("Vienna", "AUT", "2024-04-02", "doc-2"),  event("Vienna", "AUT", "XXXX-06-02", "doc-2"),
  };
  events[4].place->latitude = 48.2;
  events[4].place->longitude = 16.4;
  auto places = summarize_places(events, lookup);
  ASSERT_EQ(places.size(), 3U);
  EXPECT_EQ(places[0].place.name, "Vienna");
  EXPECT_EQ(places[0].events, 3U);
  EXPECT_EQ(places[0].documents, 2U);
  EXPECT_EQ(places[0].newest, "2024-04-02");
  EXPECT_EQ(places[0].place.latitude, 48.2);
  EXPECT_EQ(places[1].place.country, "LBN");
  EXPECT_EQ(places[1].newest, "");
  EXPECT_EQ(places[2].newest, "2024-02-01");
  EXPECT_TRUE(summarize_places({}, lookup).empty());
}

}  // namespace
}  // namespace dragoman
