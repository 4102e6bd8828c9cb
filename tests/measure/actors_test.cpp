#include "measure/actors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace dragoman {
namespace {

using testing::HasSubstr;

class ActorLabelFile : public testing::Test {
 protected:
  Result<ActorLabels> load(const std::string& rows) const {
    std::ofstream(path_) << "sentence\tfirst\tlast\taccepted\n" << rows;
    return load_actor_labels(path_);
  }
  void TearDown() override { std::filesystem::remove(path_); }

  std::filesystem::path path_ = std::filesystem::temp_directory_path() /
                                ("actor_labels_" + std::to_string(::getpid()) + ".tsv");
};

TEST_F(ActorLabelFile, CountsFromOne) {
  const auto labels = load("3\t1\t2\tPER|ecotal\n3\t4\t4\tCHL\n7\t1\t1\tCHL\n");
  ASSERT_TRUE(labels.ok()) << labels.error().text();
  ASSERT_EQ(labels->size(), 2U);
  const std::vector<ActorLabel>& third = labels->at(2);
  ASSERT_EQ(third.size(), 2U);
  EXPECT_EQ(third[0].begin, 0U);
  EXPECT_EQ(third[0].end, 2U);
  EXPECT_EQ(third[0].accepted, (std::vector<std::string>{"PER", "ecotal"}));
}

TEST_F(ActorLabelFile, NamesTheBadLine) {
  for (const auto& [row, said] : std::initializer_list<std::pair<const char*, const char*>>{
           {"0\t1\t1\tPER\n", "are numbers from 1"},
           {"1\t2\t1\tPER\n", "first before last"},
           {"1\tx\t1\tPER\n", "are numbers"},
           {"1\t1\t1\t\n", "nothing is accepted"},
           {"1\t1\t2\tPER\n1\t2\t3\tCHL\n", "shares words"}}) {
    const auto labels = load(row);
    ASSERT_FALSE(labels.ok()) << row;
    EXPECT_THAT(labels.error().text(), HasSubstr(said)) << row;
  }
}

// "Peru's minister Quispe flew to Quito", read by hand.
class ActorScores : public testing::Test {
 protected:
  ActorScores() {
    text_.document.text = "Peru minister Quispe flew to Quito";
    analysis_.tokens.resize(6);
    std::uint32_t at = 0;
    for (Token& token : analysis_.tokens) {
      const auto end = static_cast<std::uint32_t>(
          std::min(text_.document.text.find(' ', at), text_.document.text.size()));
      token.span = {at, end};
      at = end + 1;
    }
    text_.words.emplace_back();
    for (const Token& token : analysis_.tokens) text_.words[0].push_back(token.span);
    ActorRecord peru;
    peru.id = "PER";
    peru.kind = "state";
    peru.country = "PER";
    ActorRecord quispe;
    quispe.id = "person-quispe";
    quispe.kind = "person";
    quispe.country = "PER";
    quispe.roles.push_back({"chair", "Andean Council", "", "", "", "text", "", "", {}});
    found_.actors = {peru, quispe};
    found_.mentions.push_back(mention(0, 1, 0));
    found_.mentions.push_back(mention(2, 3, 1));
    found_.places.push_back({{TokenId{5}, TokenId{6}}, TokenId{5}, {"Quito", "ECU", {}, {}}, ""});
  }

  static Mention mention(std::uint32_t begin, std::uint32_t end, std::uint32_t actor) {
    Mention out;
    out.tokens = {static_cast<TokenId>(begin), static_cast<TokenId>(end)};
    out.actors = {static_cast<ActorIndex>(actor)};
    return out;
  }
  // "0.5000" and the reasons of the mistakes.
  std::pair<std::string, std::vector<std::string>> score(const std::vector<ActorLabel>& labels) {
    ActorScore score;
    EXPECT_TRUE(score.add(labels, text_, analysis_, found_, "f:1").ok());
    const Report report = score.report();
    std::vector<std::string> reasons;
    for (const Mistake& mistake : report.mistakes) {
      reasons.push_back(mistake.expected + " / " + mistake.got + " / " + mistake.why);
    }
    return {report.figures.front().value, reasons};
  }

  ArticleText text_;
  Analysis analysis_;
  DocumentActors found_;
};

TEST_F(ActorScores, ByIdCountryOfficeOrPlace) {
  for (const ActorLabel& label : std::initializer_list<ActorLabel>{
           {0, 1, {"PER"}},
           {1, 3, {"CHL", "PER"}},
           {2, 3, {"person-quispe"}},
           {2, 3, {"Andean Council"}},
           {5, 6, {"ECU"}},
       }) {
    EXPECT_EQ(score({label}).first, "1.0000") << label.accepted.front();
  }
}

TEST_F(ActorScores, SaysWhatStoodThere) {
  const auto [share, reasons] = score({{0, 1, {"PER"}}, {1, 3, {"CHL"}}, {3, 5, {"unasur"}}});
  EXPECT_EQ(share, "0.3333");
  EXPECT_EQ(reasons, (std::vector<std::string>{
                         "minister Quispe = CHL / person-quispe of PER / somebody else",
                         "flew to = unasur / (nobody) / missed"}));
}

TEST_F(ActorScores, RefusesLabelsBeyondTheSentence) {
  ActorScore score;
  const Status added = score.add({{5, 7, {"ECU"}}}, text_, analysis_, found_, "f:9");
  ASSERT_FALSE(added.ok());
  EXPECT_THAT(added.error().text(), HasSubstr("f:9"));
}

}  // namespace
}  // namespace dragoman
