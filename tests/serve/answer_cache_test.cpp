#include "serve/answer_cache.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

using std::chrono::milliseconds;

std::shared_ptr<const KeptAnswer> answer(std::int64_t version, std::string body) {
  auto out = std::make_shared<KeptAnswer>();
  out->version = version;
  out->response.body = std::make_shared<const std::string>(std::move(body));
  return out;
}

TEST(AnswerCache, GivesWhatTheRecordStillSays) {
  AnswerCache cache(1 << 20);
  EXPECT_EQ(cache.find("/a", 1, milliseconds(0)), nullptr);
  cache.keep("/a", answer(1, "one"));
  ASSERT_NE(cache.find("/a", 1, milliseconds(0)), nullptr);
  EXPECT_EQ(cache.find("/a", 2, milliseconds(0)), nullptr) << "the record has changed";
  EXPECT_EQ(cache.find("/b", 1, milliseconds(0)), nullptr);
}

TEST(AnswerCache, WhatIsCostlyMayLagAndIsMadeByOneAtATime) {
  AnswerCache cache(1 << 20);
  cache.keep("/a", answer(1, "one"));
  EXPECT_NE(cache.find("/a", 2, std::chrono::hours(1)), nullptr) << "young enough";
  // Too old for a lag of a nanosecond: the first who asks makes it, the second takes the old one.
  EXPECT_EQ(cache.find("/a", 2, milliseconds(1) - milliseconds(1)), nullptr);
  EXPECT_NE(cache.find("/a", 2, milliseconds(1)), nullptr);
  cache.give_up("/a");
  cache.keep("/a", answer(2, "two"));
  EXPECT_EQ(*cache.find("/a", 2, milliseconds(0))->response.body, "two");
}

TEST(AnswerCache, ForgetsEverythingAtAChangeOfOurOwn) {
  AnswerCache cache(1 << 20);
  cache.keep("/a", answer(1, "one"));
  cache.forget();
  EXPECT_EQ(cache.find("/a", 1, std::chrono::hours(1)), nullptr);
}

TEST(AnswerCache, StaysBelowItsBound) {
  AnswerCache cache(10000);
  for (int i = 0; i < 100; ++i) {
    cache.keep("/" + std::to_string(i), answer(1, std::string(1000, 'x')));
  }
  int kept = 0;
  for (int i = 0; i < 100; ++i) {
    kept += cache.find("/" + std::to_string(i), 1, milliseconds(0)) != nullptr ? 1 : 0;
  }
  EXPECT_EQ(kept, 6);
  EXPECT_NE(cache.find("/99", 1, milliseconds(0)), nullptr) << "the last used stay";
  cache.keep("/large", answer(1, std::string(20000, 'x')));
  EXPECT_EQ(cache.find("/large", 1, milliseconds(0)), nullptr);
}

}  // namespace
}  // namespace dragoman
