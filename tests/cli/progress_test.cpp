// How far, how fast and how long still: with a clock that the test turns.
#include "cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace dragoman {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;

const ProgressClock::time_point kStart{seconds(1000)};

TEST(Pace, IsThatOfTheLastHalfMinute) {
  Pace pace;
  pace.at(kStart, 0, 0);
  EXPECT_EQ(pace.left(1000), std::nullopt);
  // Passed over quickly: ten seconds of 1,000 documents a second.
  for (int i = 1; i <= 10; ++i) {
    pace.at(kStart + seconds(i), static_cast<std::uint64_t>(i) * 100'000,
            static_cast<std::size_t>(i) * 1000);
  }
  EXPECT_NEAR(pace.documents_per_second(), 1000, 1);
  EXPECT_EQ(pace.left(2'000'000), seconds(10));
  // Then a hundred seconds of ten.
  for (int i = 1; i <= 100; ++i) {
    pace.at(kStart + seconds(10 + i), 1'000'000 + static_cast<std::uint64_t>(i) * 1000,
            10'000 + static_cast<std::size_t>(i) * 10);
  }
  EXPECT_NEAR(pace.documents_per_second(), 10, 0.5);
  EXPECT_EQ(pace.left(1'200'000), seconds(100));
}

TEST(Pace, SaysNothingWhereNothingMoves) {
  Pace pace;
  for (int i = 0; i < 20; ++i) pace.at(kStart + seconds(i), 500, 3);
  EXPECT_EQ(pace.left(1000), std::nullopt);
  EXPECT_EQ(pace.documents_per_second(), 0);
}

TEST(Pace, ManyUpdatesInATickAreOne) {
  Pace pace;
  for (int i = 0; i <= 40'000; ++i) {
    pace.at(kStart + std::chrono::microseconds(100) * i, static_cast<std::uint64_t>(i), 1);
  }
  EXPECT_EQ(pace.left(80'000), seconds(4));
}

TEST(Pace, MoreThanThereWasIsDone) {
  Pace pace;
  pace.at(kStart, 0, 0);
  pace.at(kStart + seconds(4), 120, 1);
  EXPECT_EQ(pace.left(100), seconds(0));
}

TEST(Progress, TellsShareRateAndWhatIsLeft) {
  std::ostringstream err;
  ProgressClock::time_point now = kStart;
  Progress progress(err, true, 2, [&] { return now; });
  RunSummary summary;
  summary.input_total = 1'000'000;
  for (int i = 1; i <= 4; ++i) {
    now += seconds(1);
    summary.documents += 50;
    summary.input_bytes += 62'500;
    progress.update(summary, "a.jsonl#" + std::to_string(i));
  }
  const std::string all = err.str();
  const std::string last = all.substr(all.rfind('\r'));
  EXPECT_THAT(last, HasSubstr("[######..................] 25%, 200 documents, 50/s, 12 s left"));
  err.str("");
  now += milliseconds(50);
  progress.update(summary, "a.jsonl#5");
  EXPECT_EQ(err.str(), "") << "ten times a second is enough";
  progress.clear();
  EXPECT_EQ(err.str(), "\r\x1b[K");
}

TEST(Progress, WithoutAnEndFilesAreCounted) {
  std::ostringstream err;
  ProgressClock::time_point now = kStart;
  Progress progress(err, true, 1, [&] { return now; });
  now += seconds(3);
  RunSummary summary;
  summary.documents = 30;
  summary.input_bytes = 5000;
  progress.update(summary, "-#30");
  EXPECT_THAT(err.str(), HasSubstr("file 1 of 1, 30 documents, 10/s"));
  EXPECT_THAT(err.str(), Not(HasSubstr("left")));
}

TEST(Progress, LinkingHasItsOwnPace) {
  std::ostringstream err;
  ProgressClock::time_point now = kStart;
  Progress progress(err, true, 1, [&] { return now; });
  for (std::size_t done = 200; done <= 1000; done += 200) {
    now += seconds(1);
    progress.update_linking(done, 10'000);
  }
  EXPECT_THAT(err.str(), HasSubstr("linking 1000 of 10000, 200/s, 45 s left"));
}

TEST(Progress, IsSilentInAPipe) {
  std::ostringstream err;
  ProgressClock::time_point now = kStart;
  Progress progress(err, false, 1, [&] { return now; });
  now += seconds(3);
  progress.update(RunSummary{}, "a.txt");
  progress.update_linking(1, 2);
  progress.clear();
  EXPECT_EQ(err.str(), "");
}

TEST(Progress, TimesAreShort) {
  EXPECT_EQ(time_left(seconds(0)), "0 s");
  EXPECT_EQ(time_left(seconds(59)), "59 s");
  EXPECT_EQ(time_left(seconds(200)), "3:20");
  EXPECT_EQ(time_left(seconds(7403)), "2:03:23");
}

}  // namespace
}  // namespace dragoman
