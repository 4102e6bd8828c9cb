#include "serve/answer_cache.h"

#include <gtest/gtest.h>

#include <thread>

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
  EXPECT_TRUE(cache.find("/a", 1, milliseconds(0)).make);
  cache.keep("/a", answer(1, "one"), 0);
  const auto found = cache.find("/a", 1, milliseconds(0));
  ASSERT_NE(found.answer, nullptr);
  EXPECT_FALSE(found.make);
  EXPECT_EQ(cache.find("/a", 2, milliseconds(0)).answer, nullptr) << "the record has changed";
  EXPECT_EQ(cache.find("/b", 1, milliseconds(0)).answer, nullptr);
}

TEST(AnswerCache, WhatMayLagIsGivenWhileOneMakesANewerOne) {
  AnswerCache cache(1 << 20);
  cache.keep("/a", answer(1, "one"), 0);
  const auto young = cache.find("/a", 2, std::chrono::hours(1));
  EXPECT_NE(young.answer, nullptr);
  EXPECT_FALSE(young.make);
  std::this_thread::sleep_for(milliseconds(2));
  const auto first = cache.find("/a", 2, milliseconds(1));
  EXPECT_NE(first.answer, nullptr);
  EXPECT_TRUE(first.make);
  EXPECT_FALSE(cache.find("/a", 2, milliseconds(1)).make) << "somebody does";
  cache.give_up("/a");
  EXPECT_TRUE(cache.find("/a", 2, milliseconds(1)).make);
  cache.keep("/a", answer(2, "two"), 0);
  EXPECT_EQ(*cache.find("/a", 2, milliseconds(0)).answer->response.body, "two");
}

TEST(AnswerCache, ForgetsEverythingAtAChangeOfOurOwn) {
  AnswerCache cache(1 << 20);
  const std::uint64_t epoch = cache.find("/a", 1, milliseconds(0)).epoch;
  cache.keep("/a", answer(1, "one"), epoch);
  cache.forget();
  EXPECT_EQ(cache.find("/a", 1, std::chrono::hours(1)).answer, nullptr);
  cache.keep("/a", answer(1, "begun before"), epoch);
  EXPECT_EQ(cache.find("/a", 1, std::chrono::hours(1)).answer, nullptr);
}

TEST(AnswerCache, StaysBelowItsBound) {
  AnswerCache cache(10000);
  for (int i = 0; i < 100; ++i) {
    cache.keep("/" + std::to_string(i), answer(1, std::string(1000, 'x')), 0);
  }
  int kept = 0;
  for (int i = 0; i < 100; ++i) {
    kept += cache.find("/" + std::to_string(i), 1, milliseconds(0)).answer != nullptr ? 1 : 0;
  }
  EXPECT_EQ(kept, 6);
  EXPECT_NE(cache.find("/99", 1, milliseconds(0)).answer, nullptr) << "the last used stay";
  cache.keep("/large", answer(1, std::string(20000, 'x')), 0);
  EXPECT_EQ(cache.find("/large", 1, milliseconds(0)).answer, nullptr);
}

}  // namespace
}  // namespace dragoman
