#include "measure/coreference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

using testing::HasSubstr;

constexpr std::string_view kHeader =
    "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n";

// "Zoë met Ann; she left.": offsets count characters, not bytes.
const std::string kRow = "x-1\tZoë met Ann; she left.\tshe\t13\tZoë\t0\tTRUE\tAnn\t8\tFALSE\tu\n";

PronounRow row_of(bool a, bool b) {
  auto rows = parse_pronoun_rows(std::string(kHeader) + kRow, "t");
  check(rows.ok(), "the row does not parse");
  PronounRow row = rows->at(0);
  row.means = {a, b};
  return row;
}

std::string figure(const Report& report, std::string_view key) {
  for (const Figure& one : report.figures) {
    if (one.key == key) return one.value;
  }
  return "none";
}

TEST(PronounRows, OffsetsCountCharacters) {
  const PronounRow row = row_of(true, false);
  EXPECT_EQ(row.document.words(row.pronoun), "she");
  EXPECT_EQ(row.document.words(row.names[0]), "Zoë");
  EXPECT_EQ(row.document.words(row.names[1]), "Ann");
  EXPECT_EQ(row.document.blocks.size(), 1U);
}

TEST(PronounRows, OnlyTheRowsAskedForAreLookedAt) {
  const std::string text = std::string(kHeader) + "bad\n" + kRow + kRow + "bad\n";
  EXPECT_FALSE(parse_pronoun_rows(text, "t").ok());
  auto rows = parse_pronoun_rows(text, "t", 2, 3);
  ASSERT_TRUE(rows.ok());
  EXPECT_EQ(rows->size(), 2U);
}

TEST(PronounRows, SayWhatIsWrongAndWhere) {
  struct Case {
    std::string text;
    const char* said;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"ID\tText\n", "t:1: no column 'Pronoun'"},
           {std::string(kHeader) + "x\ty\n", "t:2: no cell for 'Pronoun'"},
           {std::string(kHeader) + "x\tShe left.\tShe\t1\tA\t0\tTRUE\tB\t0\tTRUE\tu\n",
            "t:2: no 'She' at 1 of the text"},
           {std::string(kHeader) + "x\tShe left.\tShe\tone\tA\t0\tTRUE\tB\t0\tTRUE\tu\n",
            "no 'She' at one"},
           {std::string(kHeader) + "x\tShe left.\tShe\t0\tleft\t4\tmaybe\tleft\t4\tTRUE\tu\n",
            "'maybe'; wanted TRUE or FALSE"}}) {
    auto rows = parse_pronoun_rows(c.text, "t");
    ASSERT_FALSE(rows.ok()) << c.text;
    EXPECT_THAT(rows.error().text(), HasSubstr(c.said));
  }
}

// Masculine: three names meant, two found, one of them right: F1 = 2·1 / (2 + 3) = 0.4. Feminine:
// one meant, one found and right, and a row where nobody is meant and nobody said: F1 = 1. All:
// right 2, found 3, meant 4: F1 = 4 / 7. Bias 1 / 0.4.
TEST(PronounScore, IsWorkedOutByHand) {
  PronounScore score;
  score.add(row_of(true, false), false, {true, false}, {false, false});   // right
  score.add(row_of(true, false), false, {false, true}, {false, false});   // the other one
  score.add(row_of(false, true), false, {false, false}, {false, false});  // nobody said
  score.add(row_of(true, false), true, {true, false}, {true, true});
  score.add(row_of(false, false), true, {false, false}, {false, false});
  EXPECT_EQ(score.of_two(false), (Counts{1, 2, 3}));
  EXPECT_EQ(score.of_two(true), (Counts{1, 1, 1}));
  EXPECT_EQ(score.of_mentions(true), (Counts{1, 2, 1}));
  const Report report = score.report();
  EXPECT_EQ(report.n, 5U);
  EXPECT_EQ(figure(report, "masculine"), "0.4000");
  EXPECT_EQ(figure(report, "feminine"), "1.0000");
  EXPECT_EQ(figure(report, "f1"), "0.5714");
  EXPECT_EQ(figure(report, "bias"), "2.5000");
  EXPECT_EQ(figure(report, "own_f1"), "0.3333");        // right 1, found 2, meant 4
  EXPECT_EQ(figure(report, "own_bias"), "0.0000");      // masculine F1 is 0
  EXPECT_EQ(figure(report, "own_feminine"), "0.6667");  // right 1, found 2, meant 1
  ASSERT_EQ(report.mistakes.size(), 2U);
  EXPECT_EQ(report.mistakes[0].expected, "Zoë (A)");
  EXPECT_EQ(report.mistakes[0].got, "Ann");
  EXPECT_EQ(report.mistakes[1].got, "neither");
  EXPECT_THAT(report.mistakes[1].sentence, HasSubstr("Ann; [she] left"));
}

// A text of six words, as if it had been analysed.
Analysis six_words() {
  Analysis analysis;
  for (const Span span :
       {Span{0, 4}, Span{5, 8}, Span{9, 12}, Span{12, 13}, Span{14, 17}, Span{18, 22}}) {
    Token token;
    token.span = span;
    analysis.tokens.push_back(token);
  }
  return analysis;
}

TokenRange words(std::uint32_t begin, std::uint32_t end) {
  return {static_cast<TokenId>(begin), static_cast<TokenId>(end)};
}

TEST(PronounAnswers, GivenNamesReplaceWhatCrossesThem) {
  Analysis analysis = six_words();
  analysis.names = {{words(0, 2), NameKind::organization}, {words(2, 3), NameKind::person}};
  const Analysis given = with_given_names(row_of(true, false), analysis);
  const std::vector<Name> wanted = {{words(0, 1), NameKind::person},
                                    {words(2, 3), NameKind::person}};
  EXPECT_EQ(given.names, wanted);
}

TEST(PronounAnswers, TheLikelierOfTheTwoUnlessNobodyIs) {
  const PronounRow row = row_of(true, false);
  const Analysis analysis = six_words();
  Antecedent zoe, ann, other, nobody;
  zoe.actor = static_cast<ActorIndex>(0);
  zoe.names = {words(0, 1)};
  ann.actor = static_cast<ActorIndex>(1);
  ann.names = {words(2, 3)};
  other.actor = static_cast<ActorIndex>(2);
  other.names = {words(5, 6)};
  const auto answer = [&](std::vector<Antecedent> candidates) {
    return answer_of_two(row, analysis, {{static_cast<TokenId>(4), std::move(candidates)}});
  };
  EXPECT_EQ(answer({zoe, ann, nobody}), (PronounAnswer{true, false}));
  EXPECT_EQ(answer({other, ann, zoe, nobody}), (PronounAnswer{false, true}));
  EXPECT_EQ(answer({other, nobody, zoe, ann}), (PronounAnswer{false, false}));
  EXPECT_EQ(answer_of_two(row, analysis, {}), (PronounAnswer{false, false}));
}

TEST(PronounAnswers, OfMentionsAreTheActorsThatThePronounMeans) {
  const PronounRow row = row_of(true, false);
  const Analysis analysis = six_words();
  DocumentActors actors;
  actors.actors.resize(2);
  for (ActorRecord& actor : actors.actors) actor.kind = "person";
  const auto mention = [&](TokenRange tokens, MentionKind kind, std::uint32_t actor) {
    Mention one;
    one.tokens = tokens;
    one.head = tokens.begin;
    one.kind = kind;
    one.actors = {static_cast<ActorIndex>(actor)};
    actors.mentions.push_back(one);
  };
  mention(words(0, 1), MentionKind::name, 0);
  mention(words(2, 3), MentionKind::name, 1);
  EXPECT_EQ(answer_of_mentions(row, analysis, actors), (PronounAnswer{false, false}));
  mention(words(4, 5), MentionKind::pronoun, 1);
  EXPECT_EQ(answer_of_mentions(row, analysis, actors), (PronounAnswer{false, true}));
  EXPECT_TRUE(is_person_at(row.names[0], analysis, actors));
  actors.actors[0].kind = "state";
  EXPECT_FALSE(is_person_at(row.names[0], analysis, actors));
}

}  // namespace
}  // namespace dragoman
