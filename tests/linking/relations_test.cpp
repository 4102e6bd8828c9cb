// Which pairs of states an incident counts for.
#include "linking/relations.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::vector<DyadMonth> months(const char* type, std::set<std::string> actors,
                              std::set<std::string> recipients) {
  EventMention mention;
  mention.type = type;
  mention.actors.countries = std::move(actors);
  mention.recipients.countries = std::move(recipients);
  IncidentRecord incident;
  incident.date = date_of_day(day_from_civil(2024, 5, 2), "", "explicit");
  Group group;
  group.members = {0};
  return months_of(incident, group, {mention});
}

TEST(Relations, WhoActsBesideOthersDoesNothingToThem) {
  EXPECT_EQ(months("COERCE", {"FIN", "NOR", "SWE"}, {}).size(), 0U);
  EXPECT_EQ(months("COERCE", {"FIN", "NOR"}, {"SWE"}).size(), 3U);
  EXPECT_EQ(months("COERCE", {"FIN", "NOR", "DNK"}, {"SWE"}).size(), 3U);
  EXPECT_EQ(months("CONSULT", {"FIN", "NOR", "SWE"}, {}).size(), 3U);
  EXPECT_EQ(months("SUPPORT", {"FIN", "NOR"}, {}),
            (std::vector<DyadMonth>{{"FIN", "NOR", "2024-05"}}));
}

}  // namespace
}  // namespace dragoman
