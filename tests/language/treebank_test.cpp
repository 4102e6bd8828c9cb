// Treebank files in and out: what stands in them, and that bad ones are refused with their line.
#include "language/treebank.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/conllu.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

const ModelAnalyzer& analyzer() {
  static const auto loaded = [] {
    const std::filesystem::path root(DRAGOMAN_SOURCE_DIR);
    auto result = load_model_analyzer(root / "data", root / "models" / "english.dgm");
    if (!result) throw std::runtime_error(result.error().text());
    return std::move(result).value();
  }();
  return *loaded;
}

Treebank raw(std::string text) {
  Treebank treebank;
  treebank.id = "t";
  treebank.document.text = std::move(text);
  treebank.document.blocks.push_back(
      {BlockKind::paragraph, {0, static_cast<std::uint32_t>(treebank.document.text.size())}});
  treebank.analysis = analyzer().segment(treebank.document);
  annotate(analyzer(), treebank);
  return treebank;
}

std::string multiwords_of(const std::string& text) {
  const Treebank treebank = raw(text);
  std::string out;
  for (const Multiword& word : treebank.multiwords) {
    if (!out.empty()) out += ' ';
    out += slice(treebank.document.text, treebank.analysis.span_of(word.tokens));
  }
  return out;
}

TEST(Treebank, WritesEveryColumn) {
  // Built by hand: what the columns hold does not depend on a model.
  auto read = parse_conllu(
      "Lima's   Lima's PROPN 3 nmod:poss\n"
      "old      old    ADJ   3 amod\n"
      "mayor    mayor  NOUN  4 nsubj\n"
      "resigned resign VERB  0 root\n"
      ".        .      PUNCT 4 punct glued\n");
  ASSERT_TRUE(read.ok()) << read.error().text();
  Treebank treebank;
  treebank.id = "a";
  treebank.document = read->document;
  treebank.analysis = read->analysis;
  treebank.analysis.names = {{{TokenId{0}, TokenId{2}}, NameKind::place}};
  treebank.multiwords = {{{TokenId{0}, TokenId{2}}, "Lima-sold"}};
  treebank.details.xpos = {"NNP", "JJ", "NN", "VBD", "."};
  treebank.details.features = {"Number=Sing", "Degree=Pos", "Number=Sing", "VerbForm=Fin", "_"};
  EXPECT_EQ(to_conllu(treebank),
            "# newdoc id = a\n"
            "# newpar\n"
            "# sent_id = a-1\n"
            "# text = Lima's old mayor resigned.\n"
            "1-2\tLima-sold\t_\t_\t_\t_\t_\t_\t_\t_\n"
            "1\tLima's\tLima's\tPROPN\tNNP\tNumber=Sing\t3\tnmod:poss\t_\tName=B-LOC\n"
            "2\told\told\tADJ\tJJ\tDegree=Pos\t3\tamod\t_\tName=I-LOC\n"
            "3\tmayor\tmayor\tNOUN\tNN\tNumber=Sing\t4\tnsubj\t_\t_\n"
            "4\tresigned\tresign\tVERB\tVBD\tVerbForm=Fin\t0\troot\t_\tSpaceAfter=No\n"
            "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
            "\n");
}

TEST(Treebank, JoinsContractionsAndPossessives) {
  struct Case {
    const char* text;
    const char* wanted;
  };
  for (const Case& c :
       std::initializer_list<Case>{{"They don't know.", "don't"},
                                   {"They cannot stay, we're gonna leave.", "cannot we're gonna"},
                                   {"Peru's envoy met the ministers' wives.", "Peru's ministers'"},
                                   {"Peru’s envoy hasn’t gone.", "Peru’s hasn’t"},
                                   {"The Anglo-Irish deal cost $5m (or 12km).", ""},
                                   {"He 's gone and do n't wait.", ""}}) {
    EXPECT_EQ(multiwords_of(c.text), c.wanted) << c.text;
  }
}

TEST(Treebank, WritesWhatATreebankReaderReadsBack) {
  const Treebank treebank =
      raw("Ghana's president didn't go to Lomé.  Why not?\n\n\"It's early,\" Ana said (twice) — "
          "then she left…");
  const std::string out = to_conllu(treebank);
  auto read = parse_conllu(out);
  ASSERT_TRUE(read.ok()) << read.error().text() << out;
  ASSERT_EQ(read->analysis.tokens.size(), treebank.analysis.tokens.size());
  for (std::uint32_t i = 0; i < treebank.analysis.tokens.size(); ++i) {
    const auto t = static_cast<TokenId>(i);
    EXPECT_EQ(slice(read->document.text, read->analysis.at(t).span),
              slice(treebank.document.text, treebank.analysis.at(t).span));
    EXPECT_EQ(read->analysis.lemma(t), treebank.analysis.lemma(t));
    EXPECT_EQ(read->analysis.at(t).head, treebank.analysis.at(t).head);
    EXPECT_EQ(read->analysis.at(t).relation, treebank.analysis.at(t).relation);
    EXPECT_EQ(read->analysis.at(t).features, treebank.analysis.at(t).features);
  }
  // `# text` is what the forms and SpaceAfter build.
  for (std::size_t s = 0; s < read->analysis.sentences.size(); ++s) {
    const std::string text(slice(read->document.text, read->analysis.sentences[s].span));
    EXPECT_THAT(out, HasSubstr("# text = " + text + "\n"));
  }
}

TEST(Treebank, KeepsTokensAndCommentsOfOthers) {
  const std::string lines =
      "# newdoc id = GX_1\n# newpar\n# sent_id = GX_1-1\n# text = Don't fill'er up!\n"
      "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "1\tDo\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "2\tnot\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "3\tfill'er\t_\t_\t_\t_\t9\tbogus\t_\t_\n"
      "3.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "4\tup\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
      "5\t!\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
      "# comment\n1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
      "# newdoc id = GX_2\n1\tNo\t_\t_\t_\t_\t_\t_\t_\t_\n";
  auto read = read_treebank_tokens(lines, "x.conllu");
  ASSERT_TRUE(read.ok()) << read.error().text();
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ((*read)[0].document.text, "Donot fill'er up! Yes");
  ASSERT_EQ((*read)[0].multiwords.size(), 1U);
  EXPECT_EQ((*read)[0].multiwords[0].surface, "Don't");
  annotate(analyzer(), (*read)[0]);
  const std::string out = to_conllu((*read)[0]);
  for (const char* part :
       {"# newdoc id = GX_1\n# newpar\n# sent_id = GX_1-1\n# text = Don't fill'er "
        "up!\n1-2\tDon't\t",
        "\n2\tnot\t", "\n3\tfill'er\t", "# comment\n# sent_id = GX_1-2\n# text = Yes\n1\tYes\t"}) {
    EXPECT_THAT(out, HasSubstr(part));
  }
  EXPECT_EQ(find_breach((*read)[0].analysis, (*read)[0].document.text), "");
  EXPECT_EQ((*read)[1].id, "GX_2");
}

TEST(Treebank, NamesTheBadLine) {
  struct Case {
    const char* lines;
    const char* wanted;
  };
  const std::string rest = "\t_\t_\t_\t_\t_\t_\t_\t_\n";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"1\tIran\tIran\n", "t:1: 3 cells, wanted 10"},
      {"# x\n\n1\ta" + rest + "3\tb" + rest, "t:4: token '3', wanted 2"},
      {"x\ta" + rest, "t:1: token 'x', wanted 1"},
      {"1\t" + rest, "t:1: an empty form"},
      {"2-3\tab" + rest, "t:1: '2-3' is no range that begins at 1"},
      {"1-x\tab" + rest, "t:1: '1-x' is no range"},
      {"1-2\tab" + rest + "1-2\tab" + rest, "t:2: '1-2' is no range"},
      {"1-2\tab" + rest + "1\ta" + rest + "\n", "t:3: the word that ends at token 2 is cut off"},
      {"1-2\tab" + rest + "1\ta" + rest, "is cut off"},
  };
  for (const auto& [lines, wanted] : cases) {
    auto read = read_treebank_tokens(lines, "t");
    ASSERT_FALSE(read.ok()) << lines;
    EXPECT_EQ(read.error().code, ErrorCode::bad_table);
    EXPECT_THAT(read.error().text(), HasSubstr(wanted));
  }
}

TEST(Treebank, TakesTokenizedLines) {
  const Treebank read =
      read_tokenized("Oslo is n't  far .\r\nYes .\n\n \nA new paragraph\u00A0.\n", "dir/a b.tok");
  EXPECT_EQ(read.id, "dir_a_b");
  EXPECT_EQ(read.document.text, "Oslo is n't far . Yes .\n\nA new paragraph .");
  ASSERT_EQ(read.analysis.sentences.size(), 3U);
  EXPECT_EQ(read.analysis.sentences[1].block, 0U);
  EXPECT_EQ(read.analysis.sentences[2].block, 1U);
  EXPECT_EQ(read.comments[0], (std::vector<std::string>{"# newdoc id = dir_a_b", "# newpar"}));
  EXPECT_TRUE(read.comments[1].empty());
}

TEST(Treebank, TakesALineForASentence) {
  Treebank read = read_sentence_lines(
      analyzer(), "First. Still the first? Yes!\nsecond one\n\nThird, in a paragraph", "x");
  annotate(analyzer(), read);
  ASSERT_EQ(read.analysis.sentences.size(), 3U);
  EXPECT_EQ(slice(read.document.text, read.analysis.sentences[0].span),
            "First. Still the first? Yes!");
  EXPECT_EQ(read.analysis.sentences[1].block, 0U);
  EXPECT_EQ(read.analysis.sentences[2].block, 1U);
  EXPECT_EQ(find_breach(read.analysis, read.document.text), "");
}

TEST(Treebank, IdsHoldNoBlanksOrSlashes) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"a.txt", "a"},
      {"reports/May 2.txt", "reports_May_2"},
      {"-", "stdin"},
      {"/tmp/x.y.z", "tmp_x.y"},
      {"feed.jsonl#12", "feed#12"},
      {"../a/.hidden", "a_.hidden"},
      {"", "text"},
      {"///", "text"}};
  for (const auto& [file, wanted] : cases) EXPECT_EQ(treebank_id(file), wanted) << file;
}

}  // namespace
}  // namespace dragoman
