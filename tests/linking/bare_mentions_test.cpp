// Mentions of which only words are known, in sentences of our own.
#include "linking/bare_mentions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "linking/average_link.h"

namespace dragoman {
namespace {

const RelatedWords& related() {
  static const auto words = RelatedWords::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data");
  return *words;
}

WordBag bag(std::string_view text) {
  static const auto words = WordBags::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data");
  return words->of(text);
}

BareDocument document(const std::string& id, const std::string& text) {
  return {id, bag(text), bag(text), bag(text)};
}

BareMention mention(std::size_t document, const std::string& word, const std::string& beside = "",
                    std::vector<std::string> others = {}) {
  BareMention out;
  out.document = document;
  out.word = word;
  out.others = std::move(others);
  out.beside = out.context = bag(beside);
  return out;
}

// Two reports of a quake in Lima, two of one in Osaka.
std::vector<BareDocument> quakes() {
  return {document("a", "earthquake Lima Peru rescuers harbour"),
          document("b", "quake Lima Peru harbour damage rescuers"),
          document("c", "earthquake Osaka Japan trains halted"),
          document("d", "tremor Osaka Japan trains passengers halted")};
}

TEST(RelatedWords, KnowsStemsKinAndKinds) {
  EXPECT_EQ(related().between("explode", "exploded"), WordRelation::same);
  EXPECT_EQ(related().between("explosion", "explode"), WordRelation::near);
  EXPECT_EQ(related().between("kill", "murder"), WordRelation::wide);
  EXPECT_EQ(related().between("kill", "sing"), WordRelation::none);
  EXPECT_TRUE(related().is_speech("tell"));
  EXPECT_FALSE(related().is_speech("arrest"));
  EXPECT_EQ(related().telling(mention(0, "open", "", {"fire"})), "fire");
  EXPECT_EQ(related().telling(mention(0, "open")), "open");
  EXPECT_EQ(related().telling(mention(0, "shoot", "", {"dead"})), "shoot");
}

TEST(BareMentions, DocumentsArePartedByTheirHappenings) {
  EXPECT_EQ(document_kinds(quakes()), (std::vector<std::size_t>{0, 0, 1, 1}));
  EXPECT_TRUE(document_kinds({}).empty());
}

TEST(BareMentions, EqualWordsOfDifferentHappeningsStayApart) {
  const std::vector<BareMention> mentions{
      mention(0, "earthquake", "Lima"), mention(1, "quake", "Lima"),
      mention(2, "earthquake", "Osaka"), mention(3, "arrest", "police")};
  EXPECT_EQ(group_bare_mentions(quakes(), mentions, related()),
            (std::vector<std::size_t>{0, 0, 1, 2}));
}

TEST(BareMentions, SpeechTellsSomethingOnlyWithItsSpeaker) {
  EXPECT_LT(weigh_join(mention(0, "say"), mention(1, "say"), related()).total(), 0);
  EXPECT_GT(weigh_join(mention(0, "say", "mayor"), mention(1, "say", "mayor"), related()).total(),
            0);
  EXPECT_GT(weigh_join(mention(0, "arrest"), mention(1, "arrest"), related()).total(), 0);
}

TEST(BareMentions, OneSentenceHardlyTellsAThingTwice) {
  EXPECT_LT(weigh_join(mention(0, "arrest"), mention(0, "arrest"), related()).total(), 0);
}

TEST(BareMentions, OrderDoesNotMatter) {
  std::mt19937 random(11);
  const std::vector<std::string> words{"kill", "murder", "say", "die", "death", "take", "attack"};
  const std::vector<std::string> besides{"", "mayor", "harbour police", "Lima", "Osaka trains"};
  for (int round = 0; round < 30; ++round) {
    const std::vector<BareDocument> documents = quakes();
    std::vector<BareMention> mentions;
    for (std::size_t i = 0; i < 24; ++i) {
      mentions.push_back(mention(random() % 4, words[random() % words.size()],
                                 besides[random() % besides.size()]));
      mentions.back().place = i;
      mentions.back().sentence = i / 3;
    }
    const auto groups = group_bare_mentions(documents, mentions, related());
    std::vector<std::size_t> to(4), order(mentions.size());
    std::iota(to.begin(), to.end(), std::size_t{0});
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(to.begin(), to.end(), random);
    std::shuffle(order.begin(), order.end(), random);
    std::vector<BareDocument> other_documents(4);
    for (std::size_t i = 0; i < 4; ++i) other_documents[to[i]] = documents[i];
    std::vector<BareMention> other;
    for (const std::size_t i : order) {
      other.push_back(mentions[i]);
      other.back().document = to[mentions[i].document];
    }
    const auto other_groups = group_bare_mentions(other_documents, other, related());
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_EQ(other_groups[i] == other_groups[j], groups[order[i]] == groups[order[j]]);
      }
    }
  }
}

// A slow twin: all means from the pairs anew.
std::vector<std::size_t> slow_link(const std::vector<std::vector<double>>& like, double least) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < like.size(); ++i) groups.push_back({i});
  for (;;) {
    double best = least;
    std::size_t a = 0, b = 0;
    for (std::size_t x = 0; x < groups.size(); ++x) {
      for (std::size_t y = 0; y < x; ++y) {
        double sum = 0;
        for (const std::size_t i : groups[x]) {
          for (const std::size_t j : groups[y]) sum += like[std::max(i, j)][std::min(i, j)];
        }
        sum /= static_cast<double>(groups[x].size() * groups[y].size());
        if (sum > best) {
          best = sum;
          a = y;
          b = x;
        }
      }
    }
    if (a == b) break;
    groups[a].insert(groups[a].end(), groups[b].begin(), groups[b].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(b));
  }
  std::vector<std::size_t> out(like.size());
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const std::size_t i : groups[g]) out[i] = g;
  }
  return out;
}

TEST(AverageLink, EqualsItsSlowTwin) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> number(-1, 1);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::vector<double>> like(random() % 15, std::vector<double>(15));
    for (auto& row : like) {
      for (double& cell : row) cell = number(random);
    }
    EXPECT_EQ(
        average_link(like.size(), 0.1, [&](std::size_t i, std::size_t j) { return like[i][j]; }),
        slow_link(like, 0.1));
  }
}

}  // namespace
}  // namespace dragoman
