// The trained model as it ships: its mechanics (batching, windows, damage), not its taste.
#include "language/language_model.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "language/conllu.h"

namespace dragoman {
namespace {

const std::filesystem::path kModel =
    std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "models" / "english.dgm";

const LanguageModel& model() {
  static const auto loaded = LanguageModel::load(kModel);
  if (!loaded) throw std::runtime_error(loaded.error().text());
  return **loaded;
}

// Sentences a line each, words parted by blanks, as text with an Analysis of bare tokens.
struct Tokenized {
  std::string text;
  Analysis analysis;
};

Tokenized tokenize(const std::vector<std::string>& sentences) {
  Tokenized out;
  const auto place = [&] { return static_cast<std::uint32_t>(out.text.size()); };
  for (const std::string& line : sentences) {
    Sentence sentence;
    sentence.span.begin = place();
    sentence.tokens.begin = static_cast<TokenId>(out.analysis.tokens.size());
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      Token token;
      token.span.begin = place();
      out.text += word;
      token.span.end = place();
      out.text += ' ';
      out.analysis.tokens.push_back(token);
      sentence.span.end = token.span.end;
    }
    sentence.tokens.end = static_cast<TokenId>(out.analysis.tokens.size());
    out.analysis.sentences.push_back(sentence);
  }
  for (std::size_t i = 0; i < out.analysis.tokens.size(); ++i) {
    out.analysis.set_lemma(static_cast<TokenId>(i), "x");
  }
  return out;
}

const std::vector<std::string> kNews = {
    "The president of Ghana met his Togolese counterpart in Lomé on Friday .",
    "Yes .",
    "\" We were not consulted , \" the envoy , who asked not to be named , told the Daily Herald .",
    "Talks between Seoul and Pyongyang have been postponed twice since the new commission was set "
    "up under an agreement that neither side has published .",
    "Deputy foreign minister Ana Kovač accused Spain of delaying the ratification .",
    "!",
};

std::string dump(const Tokenized& tokenized, std::size_t sentence) {
  return to_conllu(tokenized.analysis, static_cast<SentenceId>(sentence), tokenized.text);
}

TEST(LanguageModel, PassesItsOwnTest) {
  const Status status = model().self_test();
  EXPECT_TRUE(status.ok()) << status.error().text();
}

TEST(LanguageModel, GivesEverySentenceOneTree) {
  Tokenized news = tokenize(kNews);
  LanguageModel::Workspace space;
  model().annotate(news.text, news.analysis, space);
  EXPECT_EQ(find_breach(news.analysis, news.text), "");
}

TEST(LanguageModel, IsTheSameInAnyBatch) {
  std::vector<std::string> many;
  for (int i = 0; i < 12; ++i) many.insert(many.end(), kNews.begin(), kNews.end());
  Tokenized together = tokenize(many);
  LanguageModel::Workspace space;
  model().annotate(together.text, together.analysis, space);
  std::size_t names = 0;
  for (std::size_t i = 0; i < kNews.size(); ++i) {
    Tokenized alone = tokenize({kNews[i]});
    LanguageModel::Workspace fresh;
    model().annotate(alone.text, alone.analysis, fresh);
    names += alone.analysis.names.size();
    for (std::size_t copy = i; copy < many.size(); copy += kNews.size()) {
      EXPECT_EQ(dump(together, copy), dump(alone, 0)) << kNews[i];
    }
  }
  EXPECT_EQ(together.analysis.names.size(), 12 * names);
}

TEST(LanguageModel, ReadsEndlessSentencesInWindows) {
  std::string endless;
  for (int i = 0; i < 900; ++i) endless += i % 7 == 6 ? "Chad and " : "grain , ";
  Tokenized text = tokenize({endless, "It ended ."});
  LanguageModel::Workspace space;
  model().annotate(text.text, text.analysis, space);
  EXPECT_EQ(find_breach(text.analysis, text.text), "");
}

TEST(LanguageModel, HasNothingToSayOfAnEmptyText) {
  Tokenized nothing = tokenize({});
  LanguageModel::Workspace space;
  model().annotate(nothing.text, nothing.analysis, space);
  EXPECT_TRUE(nothing.analysis.names.empty());
}

TEST(LanguageModel, SurvivesStrangeForms) {
  Tokenized strange =
      tokenize({"\xF0\x9F\x98\x80 \xE2\x80\x94 \xC3\x9F\xC3\xA9 a\xCC\x81 "
                "0000000000000000000000000000000000 \xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2"});
  LanguageModel::Workspace space;
  model().annotate(strange.text, strange.analysis, space);
  EXPECT_EQ(find_breach(strange.analysis, strange.text), "");
}

TEST(LanguageModel, RefusesAnUnknownBank) {
  EXPECT_FALSE(LanguageModel::load(kModel, {"elsewhere", false}).ok());
  EXPECT_TRUE(LanguageModel::load(kModel, {"ewt", false}).ok());
}

TEST(LanguageModel, RefusesADamagedFile) {
  std::ifstream in(kModel, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  ASSERT_GT(bytes.size(), 1000U);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  const auto file = ModelFile::from_bytes(std::as_bytes(std::span(bytes)), "damaged.dgm");
  ASSERT_FALSE(file.ok());
  EXPECT_NE(file.error().message.find("checksum"), std::string::npos);
}

struct FormCase {
  const char* form;
  const char* normal;
  const char* shape;
};

TEST(FormFeatures, NormalizesAndShapes) {
  const ModelFile& file = model().file();
  const auto features = FormFeatures::load(file, 10000, 600);
  ASSERT_TRUE(features.ok()) << features.error().text();
  const std::vector<FormCase> cases = {
      {"Moscow", "moscow", "Xxxx"},
      {"McDonald", "mcdonald", "XxXxxx"},
      {"\xE2\x80\x99s", "'s", "'x"},
      {"\xE2\x80\x9C", "\"", "\""},
      {"``", "\"", "''"},
      {"2,400-strong", "2,400-strong", "d,ddd-xxx"},
      {"\xC3\x89lys\xC3\xA9\x65", "\xC3\xA9lys\xC3\xA9\x65", "Xxxx"},
      {"U.S.", "u.s.", "X.X."},
      {"NATO", "nato", "XXX"},
  };
  for (const FormCase& c : cases) {
    EXPECT_EQ(features->normalized(c.form), c.normal) << c.form;
    EXPECT_EQ(features->shape(c.form), c.shape) << c.form;
  }
}

TEST(FormFeatures, FindsWordsWithAndWithoutAccents) {
  const auto features = FormFeatures::load(model().file(), 10000, 600);
  ASSERT_TRUE(features.ok());
  EXPECT_NE(features->rows("Moscow").vector, 0U);
  EXPECT_EQ(features->rows("moscow"), [&] {
    FormRows rows = features->rows("Moscow");
    rows.shape = features->rows("moscow").shape;
    return rows;
  }());
  EXPECT_NE(features->rows("M\xC3\xB3scow").vector, 0U);
  EXPECT_EQ(features->rows("xqzzkw").vector, 0U);
  EXPECT_EQ(features->rows("xqzzkw").word, 0U);
}

}  // namespace
}  // namespace dragoman
