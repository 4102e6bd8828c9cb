#include "record/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace dragoman {
namespace {

using ::testing::ElementsAre;

Part<ActorRecord> shown(const std::string& file, const std::string& name,
                        std::vector<std::string> aliases, std::vector<Role> roles) {
  ActorRecord actor;
  actor.id = "sol";
  actor.kind = "person";
  actor.name = name;
  actor.aliases = std::move(aliases);
  actor.roles = std::move(roles);
  actor.evidence = {{file + "-id", {5, 9}}};
  return {file, file + "-id", "", actor};
}

Role role(const std::string& title, const std::string& file) {
  return {title, "Ministry", "NOR", "", "", "text", "", "", {{file + "-id", {5, 9}}}};
}

TEST(Merge, ActorsTakeTheMostFrequentNameAndAllOthersAsAliases) {
  std::vector<Part<ActorRecord>> parts = {
      shown("c", "Kari Sol", {"Sol"}, {role("Minister", "c"), role("mother", "c")}),
      shown("a", "Kari Soll", {"Kari"}, {role("minister", "a")}),
      shown("b", "Kari Sol", {}, {role("Minister", "b")}),
      shown("d", "K. Sol", {"Kari Sol"}, {}),
  };
  ActorRecord first = merge_actors(parts);
  EXPECT_EQ(first.name, "Kari Sol");
  EXPECT_THAT(first.aliases, ElementsAre("K. Sol", "Kari", "Kari Soll", "Sol"));
  ASSERT_EQ(first.roles.size(), 2U);
  EXPECT_EQ(first.roles[0].title, "Minister");
  EXPECT_THAT(
      first.roles[0].evidence,
      ElementsAre(Evidence{"a-id", {5, 9}}, Evidence{"b-id", {5, 9}}, Evidence{"c-id", {5, 9}}));
  EXPECT_EQ(first.roles[1].title, "mother");
  EXPECT_EQ(first.evidence.size(), 4U);
  EXPECT_EQ(first.evidence.front().document, "a-id");
  auto by_file = [](const auto& a, const auto& b) { return a.file < b.file; };
  std::sort(parts.begin(), parts.end(), by_file);
  do {
    EXPECT_TRUE(merge_actors(parts) == first);
  } while (std::next_permutation(parts.begin(), parts.end(), by_file));
}

TEST(Merge, AmongEqualNamesTheSmallestWins) {
  EXPECT_EQ(merge_actors({shown("a", "Zed", {}, {}), shown("b", "Abe", {}, {})}).name, "Abe");
}

MembershipRecord belongs(const std::string& document, const std::string& status) {
  MembershipRecord out;
  out.member = "NOR";
  out.organization = "club";
  out.status = status;
  out.evidence = {{document, {0, 4}}};
  return out;
}

TEST(Merge, MembershipsTakeTheStatusPublishedLast) {
  MembershipRecord old = belongs("doc-b", "member");
  old.since = Date{"1995-01-01", "1995-12-31", DatePrecision::year, "1995", "explicit"};
  std::vector<Part<MembershipRecord>> parts = {
      {"a", "doc-a", "2025-03-01", belongs("doc-a", "frozen")},
      {"b", "doc-b", "2025-04-01", old},
      {"c", "doc-c", "", belongs("doc-c", "left")},
      {"d", "doc-d", "2025-05-01", belongs("doc-d", "frozen")},
  };
  MembershipRecord joined = merge_memberships(parts);
  EXPECT_EQ(joined.status, "frozen");
  EXPECT_EQ(joined.since, old.since);
  EXPECT_EQ(joined.id, membership_id("NOR", "club"));
  std::vector<std::string> statuses;
  for (const StatusChange& change : joined.history) statuses.push_back(change.status);
  // By date; a change without one by its document's publication, unknown ones first.
  EXPECT_THAT(statuses, ElementsAre("left", "member", "frozen", "frozen"));
  std::reverse(parts.begin(), parts.end());
  EXPECT_TRUE(merge_memberships(parts) == joined);
}

}  // namespace
}  // namespace dragoman
