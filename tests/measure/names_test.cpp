#include "measure/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "measure/joined_text.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

const NameLabels& labels() {
  static const auto loaded = NameLabels::load(DRAGOMAN_SOURCE_DIR "/data");
  check(loaded.ok(), "the labels do not load");
  return *loaded;
}
const Lexicon& lexicon() {
  static const auto loaded = Lexicon::load(DRAGOMAN_SOURCE_DIR "/data/language");
  check(loaded.ok(), "the lexicon does not load");
  return *loaded;
}

// "0-2 person; 4-5 place", of the first sentence of each article.
std::string gold_of(std::string_view text) {
  auto file = parse_name_file(text, labels(), "t");
  if (!file) return file.error().text();
  std::string out;
  for (const auto& article : file->articles) {
    if (!out.empty()) out += " | ";
    for (const LabelledSentence& sentence : article) {
      for (const LabelledName& name : sentence.names) {
        out += std::to_string(name.begin) + "-" + std::to_string(name.end) + " " +
               std::string(name_kind_name(name.kind)) + ";";
      }
      out += "/" + std::to_string(sentence.words.size());
    }
  }
  return out;
}

TEST(NameFile, ItsThreeForms) {
  struct Case {
    std::string_view text;
    std::string_view gold;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"Ana B-PER\nIbarra I-PER\nleft O\nLima B-LOC\n\nYes O\n", "0-2 person;3-4 place;/4/1"},
           {"Ana NNP B-PER\nleft VBD O\n", "0-1 person;/2"},
           {"-DOCSTART- -X- O\n\nOslo I-LOC\n\n-DOCSTART- -X- O\n\nRome I-LOC\n",
            "0-1 place;/1 | 0-1 place;/1"},
           {"# article one\nNile\tB-Organization\tB-Location\nBank\tI-Organization\tO\n\n# article "
            "two\n#Tag\tB-Misc\nHarbour\tB-Facility\n",
            "0-2 organization;/2 | 1-2 place;/2"},
           {"# newdoc id = x\n# text = x\n1\tLima\tB-LOC\t-\t-\n2\t#\tO\t-\t-\n", "0-1 place;/2"},
           {"a I-LOC\nb I-LOC\nc I-ORG\nd B-ORG\n",
            "0-2 place;2-3 organization;3-4 organization;/4"},
           {"# O\nOslo B-LOC\n", "1-2 place;/2"},
       }) {
    EXPECT_EQ(gold_of(c.text), c.gold) << c.text;
  }
}

TEST(NameFile, NamesTheBadLine) {
  EXPECT_THAT(gold_of("Ana B-PER\nIbarra\n"), HasSubstr("t:2: a word without a tag"));
  EXPECT_THAT(gold_of("Ana B-PER\nleft VBD\n"), HasSubstr("t:2: 'VBD' is no tag"));
  EXPECT_THAT(gold_of("# only a comment\n"), HasSubstr("no words"));
  auto file = parse_name_file("Rex B-DOG\nRex B-DOG\n", labels(), "t");
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->unknown_labels["DOG"], 2U);
}

TEST(JoinedText, AsItIsPrinted) {
  struct Case {
    std::vector<std::string_view> words;
    std::string_view text;
  };
  for (const Case& c : std::initializer_list<Case>{
           {{"They", "left", ",", "he", "said", "."}, "They left, he said."},
           {{"the", "U", ".", "S", ".", "side"}, "the U.S. side"},
           {{"the", "world", "’", "s", "ports"}, "the world’s ports"},
           {{"it", "isn", "’", "t", "so"}, "it isn’t so"},
           {{"herders", "’", "land"}, "herders’ land"},
           {{"Iran", "'s", "army", "did", "n't"}, "Iran's army didn't"},
           {{"\"", "No", ",", "\"", "she", "said", "(", "twice", ")"}, "\"No,\" she said (twice)"},
           {{"“", "No", "”", "vote"}, "“No” vote"},
           {{"re", "-", "elected"}, "re-elected"},
           {{"(", "IPS", ")", "-", "A"}, "(IPS) - A"},
           {{"10", ":", "30", "and", "3", ".", "5", "%"}, "10:30 and 3.5%"},
           {{"July", "26", ",", "2022"}, "July 26, 2022"},
           {{"40", ",", "000", "people"}, "40,000 people"},
       }) {
    std::string text;
    const std::vector<Span> spans = join_words(lexicon(), c.words, text);
    EXPECT_EQ(text, c.text);
    ASSERT_EQ(spans.size(), c.words.size());
    for (std::size_t i = 0; i < spans.size(); ++i) EXPECT_EQ(slice(text, spans[i]), c.words[i]);
  }
}

// Found names by hand: the file's words with names on some of them.
Analysis found_names(const ArticleText& text, std::vector<Name> names) {
  Analysis analysis = given_segmentation(text);
  analysis.names = std::move(names);
  return analysis;
}
Name name(std::uint32_t begin, std::uint32_t end, NameKind kind) {
  return {{static_cast<TokenId>(begin), static_cast<TokenId>(end)}, kind};
}

TEST(Names, RightMissedSpuriousAndOtherwise) {
  auto file = parse_name_file(
      "Ana B-PER\nIbarra I-PER\nof O\nthe O\nPort B-ORG\nUnion I-ORG\nmet O\nTurks B-NORP\nin O\n"
      "Rio B-LOC\nand O\nLima B-LOC\n\nYes O\nto O\nOslo B-LOC\n",
      labels(), "t");
  ASSERT_TRUE(file.ok());
  const auto& article = file->articles.front();
  const ArticleText text = article_text(lexicon(), article);
  EXPECT_EQ(text.document.text,
            "Ana Ibarra of the Port Union met Turks in Rio and Lima\n\nYes to Oslo");
  NameScore score;
  score.add(article, text,
            found_names(text, {name(0, 2, NameKind::person),         // right
                               name(3, 6, NameKind::organization),   // other span
                               name(7, 8, NameKind::group),          // not measured
                               name(9, 10, NameKind::organization),  // other type
                               name(12, 13, NameKind::person)}),     // "Yes"; Lima, Oslo missed
            "t");
  EXPECT_EQ(score.all(), (Counts{1, 4, 5}));
  EXPECT_EQ(score.of(NameKind::person), (Counts{1, 2, 1}));
  EXPECT_EQ(score.of(NameKind::organization), (Counts{0, 2, 1}));
  EXPECT_EQ(score.of(NameKind::place), (Counts{0, 0, 3}));
  const Report report = score.report();
  std::vector<std::string> why;
  for (const Mistake& mistake : report.mistakes) why.push_back(mistake.why);
  EXPECT_EQ(why,
            (std::vector<std::string>{"other span", "other type", "missed", "missed", "spurious"}));
  EXPECT_EQ(report.mistakes[0].expected, "Port Union [organization]");
  EXPECT_EQ(report.mistakes[0].got, "the Port Union [organization]");
  EXPECT_EQ(report.mistakes[3].place, "t:14");
  EXPECT_TRUE(report_text(report, 0).ends_with("n=5\n"));
  EXPECT_THAT(report_text(report, 0), HasSubstr("NAMES precision=0.2500 recall=0.2000 f1=0.2222"));
}

// What the program cuts otherwise than the file is laid on the file's words.
TEST(Names, AreLaidOnTheFilesWords) {
  auto file =
      parse_name_file("U B-LOC\n. I-LOC\nS I-LOC\n. I-LOC\nex O\n-Rome B-LOC\n", labels(), "t");
  ASSERT_TRUE(file.ok());
  const auto& article = file->articles.front();
  const ArticleText text = article_text(lexicon(), article);
  ASSERT_EQ(text.document.text, "U.S. ex -Rome");
  Analysis found;
  for (const Span span : {Span{0, 4}, Span{5, 7}, Span{8, 9}, Span{9, 13}}) {
    Token token;
    token.span = span;
    found.tokens.push_back(token);
  }
  found.names = {name(0, 1, NameKind::place), name(3, 4, NameKind::place)};
  NameScore score;
  score.add(article, text, found, "t");
  EXPECT_EQ(score.all(), (Counts{1, 2, 2})) << "a name that ends inside a word is not right";
}

}  // namespace
}  // namespace dragoman
