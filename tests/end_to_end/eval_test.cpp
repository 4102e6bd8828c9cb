// `dragoman eval` with the real program: what it prints, what it refuses.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

constexpr const char* kTreebank =
    "# newdoc id = a\n# newpar\n# sent_id = 1\n"
    "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n"
    "2\tminister\tminister\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n"
    "3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_\n"
    "4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_\n"
    "5\tresign\tresign\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_\n\n";

class Eval : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("t.conllu", kTreebank);
    write("n.conll", "Ana B-PER\nIbarra I-PER\narrived O\nin O\nOslo B-LOC\n. O\n");
  }
};

TEST_F(Eval, TreesFromRawTextAndFromTokens) {
  Ended both = run({"eval", "trees", "t.conllu", "--errors", "3"});
  EXPECT_EQ(both.code, 0) << both.err;
  // "minister" hangs on an auxiliary in this treebank, which no parser will find.
  EXPECT_THAT(both.out, HasSubstr("NOUN minister [minister] <-nsubj- did"));
  EXPECT_THAT(both.out, HasSubstr("TREES words=100.00 sentences=100.00 raw_upos="));
  EXPECT_THAT(both.out, HasSubstr(" n=6\n"));
  Ended tokens = run({"eval", "trees", "t.conllu", "t.conllu", "--from", "tokens", "--json"});
  ASSERT_EQ(tokens.code, 0) << tokens.err;
  auto json = nlohmann::json::parse(tokens.out);
  EXPECT_EQ(json["n"], 12);
  EXPECT_FALSE(json["figures"].contains("words"));
  EXPECT_TRUE(json["figures"].contains("las_subtypes"));
  EXPECT_EQ(run({"eval", "trees", "t.conllu", "--bank", "ewt"}).code, 0);
}

TEST_F(Eval, PackedFilesToo) {
  ASSERT_EQ(run_shell("gzip -k t.conllu").code, 0);
  Ended plain = run({"eval", "tokens", "t.conllu"});
  Ended packed = run({"eval", "tokens", "t.conllu.gz"});
  EXPECT_EQ(plain.code, 0) << plain.err;
  EXPECT_THAT(plain.out, HasSubstr("TOKENS words=100.00 sentences=100.00 n=6\n"));
  EXPECT_EQ(packed.out, plain.out);
}

TEST_F(Eval, NamesOnTextAndOnGivenTokens) {
  for (const std::vector<std::string>& flags :
       {std::vector<std::string>{}, std::vector<std::string>{"--given-tokens"}}) {
    std::vector<std::string> arguments = {"eval", "names", "n.conll"};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    Ended ended = run(arguments);
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("f1=1.0000 person_f1=1.0000"));
    EXPECT_THAT(ended.out, HasSubstr(" n=2\n"));
  }
}

TEST_F(Eval, ActorsAtLabelledWords) {
  write("a.conll", "Peru O\nprotested O\n. O\n\nIt O\nrained O\n. O\n");
  write("a.tsv", "sentence\tfirst\tlast\taccepted\n1\t1\t1\tPER\n2\t2\t2\tCHL\n");
  Ended ended = run({"eval", "actors", "a.conll", "--labels", "a.tsv", "--errors", "5"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("expected  rained = CHL"));
  EXPECT_THAT(ended.out, HasSubstr("ACTORS found=0.5000 n=2\n"));
  write("far.tsv", "sentence\tfirst\tlast\taccepted\n9\t1\t1\tPER\n");
  ended = run({"eval", "actors", "a.conll", "--labels", "far.tsv"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("far.tsv: a label in sentence 9, but a.conll has 2"));
  EXPECT_EQ(run({"eval", "actors", "a.conll"}).code, 4) << "no labels";
}

TEST_F(Eval, PronounsAndTwoNames) {
  write("p.tsv",
        "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
        "a\tAna Ibarra met Peter Novak. She left.\tShe\t28\tAna Ibarra\t0\tTRUE\tPeter Novak\t15\t"
        "FALSE\tu\n"
        "b\tAna Ibarra met Peter Novak. He left.\tHe\t28\tAna Ibarra\t0\tFALSE\tPeter Novak\t15\t"
        "TRUE\tu\n");
  Ended ended = run({"eval", "coreference", "p.tsv"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("COREFERENCE f1=1.0000 bias=1.0000"));
  EXPECT_THAT(ended.out, HasSubstr("own_f1=1.0000"));
  EXPECT_THAT(ended.out, HasSubstr(" n=2\n"));
  EXPECT_THAT(run({"eval", "coreference", "p.tsv", "--from", "2"}).out, HasSubstr(" n=1\n"));
  EXPECT_THAT(run({"eval", "coreference", "p.tsv", "--features", "--to", "1"}).out,
              HasSubstr("a\tf\t1\t"));
  write("bad.tsv", "ID\tText\n");
  EXPECT_THAT(run({"eval", "coreference", "bad.tsv"}).err, HasSubstr("bad.tsv:1: no column"));
}

TEST_F(Eval, LinkingPutsMentionsOfOneHappeningTogether) {
  const auto file = [](const std::string& words, const std::string& chain) {
    std::string tokens;
    std::istringstream in(words);
    std::string word, mark;
    for (int i = 1; in >> word; ++i) {
      if (word == "exploded" || word == "explosion") mark = std::to_string(i);
      tokens += "<token t_id=\"" + std::to_string(i) + "\" sentence=\"0\">" + word + "</token>";
    }
    return "<Document>" + tokens +
           "<Markables><ACTION_OCCURRENCE m_id=\"1\"><token_anchor t_id=\"" + mark +
           "\"/></ACTION_OCCURRENCE></Markables><Relations><CROSS_DOC_COREF note=\"" + chain +
           "\"><source m_id=\"1\"/></CROSS_DOC_COREF></Relations></Document>";
  };
  std::filesystem::create_directories(folder_ / "marked" / "7");
  write("marked/7/7_a.xml", file("A tanker exploded in the harbour of Odense on Monday .", "X"));
  write("marked/7/7_b.xml", file("The explosion of a tanker shook the harbour of Odense .", "X"));
  write("marked/7/7_c.xml", file("Fireworks exploded above a village school near Cusco .", "Y"));
  write("list.csv", "Topic,File,Sentence Number\n7,a,0\n7,b,0\n7,c,0\n");
  const Ended ended = run({"eval", "linking", "marked", "list.csv", "--errors", "5"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  // The baseline joins a and c: no link right, B³ 2/3, CEAF-e 2/3.
  EXPECT_THAT(ended.out, HasSubstr("LINKING conll=100.00 baseline=44.44 muc=100.00 b3=100.00 "
                                   "ceafe=100.00 n=3"));
  const Ended none = run({"eval", "linking", "marked", "list.csv", "--topics", "8"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("topic '8' is not listed or has no file [bad_argument]"));
  EXPECT_EQ(run({"eval", "linking", "marked"}).code, 4);
}

TEST_F(Eval, SaysWhatIsWrongAndWhere) {
  write("empty.conllu", "\n");
  write("short.conllu", "1\tOne\tone\n\n");
  write("short.conll", "Ana B-PER\nIbarra\n");
  struct Case {
    std::vector<std::string> arguments;
    int code;
    const char* said;
  };
  for (const Case& c : std::initializer_list<Case>{
           {{"trees", "none.conllu"}, 2, "none.conllu: no such file [not_found]"},
           {{"trees", "empty.conllu"}, 2, "empty.conllu: nothing in it [empty_input]"},
           {{"tokens", "short.conllu"}, 2, "short.conllu:1: 3 cells, wanted 10 [bad_table]"},
           {{"names", "short.conll"}, 2, "short.conll:2: a word without a tag"},
           {{"names"}, 4, "see `dragoman eval names --help`"},
           {{"dogs", "t.conllu"}, 4, "[bad_argument]"},
           {{}, 4, "see `dragoman eval --help`"}}) {
    std::vector<std::string> arguments = {"eval"};
    arguments.insert(arguments.end(), c.arguments.begin(), c.arguments.end());
    Ended ended = run(arguments);
    EXPECT_EQ(ended.code, c.code) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr(c.said));
    EXPECT_EQ(ended.out, "");
  }
}

}  // namespace
}  // namespace dragoman
