// The analyzer as a whole: invariants on any text, and trees of plain sentences.
#include "language/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "base/utf8.h"
#include "language/language_helpers.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

void expect_sound(const std::string& text) {
  Document document = one_paragraph(text);
  Analysis analysis = test_analyzer().analyze(document);
  EXPECT_EQ(find_breach(analysis, document.text), "") << text;
  // Tokens and gaps of white space make up the whole text.
  std::uint32_t covered = 0;
  for (const Token& token : analysis.tokens) {
    EXPECT_TRUE(trim(slice(document.text, {covered, token.span.begin})).empty()) << text;
    covered = token.span.end;
  }
  EXPECT_TRUE(trim(std::string_view(document.text).substr(covered)).empty()) << text;
}

TEST(Analyzer, InvariantsHoldOnRandomWords) {
  const std::vector<std::string> pieces = {
      "the",  "a",    "Riga",     "minister", "said",       "that",    "which",  "to",
      "of",   "in",   "is",       "has",      "agreed",     "signing", "signed", ",",
      ".",    "“",    "”",        "\"",       "'s",         "’s",      "and",    "but",
      "not",  "will", "-",        "—",        "(",          ")",       "who",    "if",
      "2025", "$",    "U.S.",     "No.",      "talks",      "very",    "new",    "be",
      "been", "it",   "there",    "?",        "...",        "\n\n",    "\n",     "als",
      "ü",    "漢字", "\xC2\xA0", "such as",  "because of", "himself"};
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 60);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    int n = length(random);
    for (int i = 0; i < n; ++i) {
      text += pieces[pick(random)];
      if (random() % 5 != 0) text += ' ';
    }
    expect_sound(text);
  }
}

TEST(Analyzer, InvariantsHoldOnRandomBytes) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += static_cast<char>(random() & 0xFF);
    repair_utf8(text);
    expect_sound(text);
  }
}

TEST(Analyzer, CutsEndlessSentences) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "word and ";
  expect_sound(text);
}

TEST(Analyzer, SameDocumentSameAnalysis) {
  Document document = one_paragraph("The envoys of Peru and Chile met on Monday, officials said.");
  Analysis first = test_analyzer().analyze(document);
  Analysis second = test_analyzer().analyze(document);
  EXPECT_EQ(to_conllu(first, SentenceId{0}, document.text),
            to_conllu(second, SentenceId{0}, document.text));
}

struct TreeCase {
  const char* text;
  std::vector<std::string> arcs;
};

TEST(Analyzer, TreesOfPlainSentences) {
  const std::vector<TreeCase> cases = {
      {"Peru signed a trade agreement with Chile in Lima.",
       {"signed <-nsubj- Peru", "signed <-obj- agreement", "agreement <-nmod- Chile",
        "signed <-obl- Lima", "agreement <-compound- trade"}},
      {"The ministers did not discuss the border.",
       {"discuss <-nsubj- ministers", "discuss <-aux- did", "discuss <-advmod- not",
        "discuss <-obj- border"}},
      {"The embassy was attacked by gunmen.",
       {"attacked <-nsubj:pass- embassy", "attacked <-aux:pass- was",
        "attacked <-obl:agent- gunmen"}},
      {"Foreign Minister Jane Roe arrived on Monday.",
       {"arrived <-nsubj- Jane", "Jane <-flat- Roe", "Jane <-nmod:desc- Minister",
        "Minister <-amod- Foreign", "arrived <-obl- Monday"}},
      {"The president said that Norway would leave the treaty.",
       {"said <-ccomp- leave", "leave <-mark- that", "leave <-nsubj- Norway"}},
      {"Officials said the deal had failed.", {"said <-ccomp- failed", "failed <-nsubj- deal"}},
      {"Ghana urged Togo to open the border.",
       {"urged <-obj- Togo", "urged <-xcomp- open", "open <-obj- border"}},
      {"Talks that began in March ended without a result.",
       {"ended <-nsubj- Talks", "Talks <-acl:relcl- began", "began <-nsubj- that"}},
      {"Kenya's envoy is a veteran diplomat.",
       {"envoy <-nmod:poss- Kenya", "diplomat <-cop- is", "diplomat <-nsubj- envoy"}},
      {"If talks fail, Oslo will impose sanctions.",
       {"impose <-advcl- fail", "fail <-mark- If", "impose <-aux- will"}},
      {"Riga condemned the attack and recalled its ambassador.",
       {"condemned <-conj- recalled", "recalled <-cc- and", "recalled <-obj- ambassador"}},
      {"Maria Silva, a member of parliament, criticized the plan.",
       {"criticized <-nsubj- Maria", "Maria <-appos- member"}}};
  // A floor, not each arc: a model trained anew may trade one for another.
  int right = 0;
  int all = 0;
  std::string wrong;
  for (const TreeCase& c : cases) {
    Document document = one_paragraph(c.text);
    Analysis analysis = test_analyzer().analyze(document);
    for (const std::string& arc : c.arcs) {
      std::string found = arc_of(document, analysis, arc.substr(arc.rfind(' ') + 1));
      ++all;
      if (found == arc) {
        ++right;
      } else {
        wrong += arc + " but found " + found + "\n";
      }
    }
  }
  EXPECT_GE(right * 100, all * 94) << wrong;
}

TEST(Analyzer, NamesHaveKinds) {
  Document document =
      one_paragraph("Prime Minister Jane Roe met leaders of the Labour Party in Quito.");
  Analysis analysis = test_analyzer().analyze(document);
  std::vector<std::string> names;
  for (const Name& name : analysis.names) {
    names.push_back(std::string(name_kind_name(name.kind)) + ":" +
                    std::string(document.words(analysis.span_of(name.tokens))));
  }
  EXPECT_THAT(names,
              testing::ElementsAre("person:Jane Roe", "organization:Labour Party", "place:Quito"));
}

TEST(Analyzer, BadTablesAreRefusedByName) {
  namespace fs = std::filesystem;
  const TemporaryFolder temporary;
  const fs::path folder = temporary / "data";
  auto missing = load_analyzer(folder);
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);

  fs::create_directories(folder);
  fs::copy(DRAGOMAN_SOURCE_DIR "/data/language", folder / "language");
  struct Bad {
    const char* file;
    const char* line;
    const char* message;
  };
  for (const Bad& bad : std::initializer_list<Bad>{
           {"lexicon.tsv", "zzz\tNOUN:1\town", "is not TAG:WEIGHT"},
           {"lexicon.tsv", "the\tDT:1\town", "listed twice"},
           {"classes.tsv", "zzz\tnone_such\town", "is not a class"},
           {"irregular.tsv", "zzz\tXX\tzz\town", "is not a tag"},
           {"abbreviations.tsv", "Zz.\tsometimes\town", "is not never, number or maybe"},
           {"contractions.tsv", "zzz\tz|z\town", "parts do not make the form"}}) {
    fs::path file = folder / "language" / bad.file;
    fs::copy_file(fs::path(DRAGOMAN_SOURCE_DIR "/data/language") / bad.file, file,
                  fs::copy_options::overwrite_existing);
    std::ofstream(file, std::ios::app) << bad.line << '\n';
    auto loaded = load_analyzer(folder);
    ASSERT_FALSE(loaded.ok()) << bad.file;
    EXPECT_EQ(loaded.error().code, ErrorCode::bad_table);
    EXPECT_THAT(loaded.error().text(),
                testing::AllOf(testing::HasSubstr(bad.file), testing::HasSubstr(bad.message)));
    fs::copy_file(fs::path(DRAGOMAN_SOURCE_DIR "/data/language") / bad.file, file,
                  fs::copy_options::overwrite_existing);
  }
}

}  // namespace
}  // namespace dragoman
