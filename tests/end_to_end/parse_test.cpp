// `dragoman parse` and `dragoman model`, the real program: every way in, every form out, and what
// they say of bad input.
#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kModel = DRAGOMAN_SOURCE_DIR "/models/english.dgm";

class Parse : public ProgramTest {
 protected:
  Ended from_pipe(std::vector<std::string> arguments, const std::string& input) {
    RunOptions options;
    options.input = input;
    return run(std::move(arguments), options);
  }
};

TEST_F(Parse, OneSimpleSentence) {
  // Short and plain: any model worth shipping reads it so.
  Ended ended = run({"parse", "--text", "Kenya didn't sign."});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out,
            "# newdoc id = text\n"
            "# newpar\n"
            "# sent_id = text-1\n"
            "# text = Kenya didn't sign.\n"
            "1\tKenya\tKenya\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tName=B-LOC\n"
            "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
            "2\tdid\tdo\tAUX\tVBD\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t4\taux\t_"
            "\t_\n"
            "3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_\n"
            "4\tsign\tsign\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
            "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
            "\n");
  ended = run({"parse", "--text", "Kenya didn't sign.", "--tree"});
  EXPECT_EQ(ended.out,
            "text-1\n"
            "Kenya didn't sign.\n"
            " ╭─ Kenya  PROPN  nsubj\n"
            " ├─ did    AUX    aux         (do)\n"
            " ├─ n't    PART   advmod      (not)\n"
            "─┤ sign    VERB   root\n"
            " ╰─ .      PUNCT  punct\n"
            "names: Kenya (place)\n"
            "\n");
  EXPECT_THAT(run({"parse", "--text", "Kenya didn't sign.", "--tree", "--ascii"}).out,
              HasSubstr(" |- did    AUX"));
}

TEST_F(Parse, FilesAndPipesAlike) {
  write_reports();
  Ended files = run({"parse", "reports/a.txt"});
  EXPECT_EQ(files.code, 0) << files.err;
  EXPECT_THAT(files.out,
              StartsWith("# newdoc id = reports_a\n# newpar\n# sent_id = reports_a-1\n"));
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"parse"}, std::vector<std::string>{"parse", "-"}}) {
    Ended pipe = from_pipe(arguments, content_of("reports/a.txt"));
    EXPECT_EQ(pipe.code, 0) << pipe.err;
    EXPECT_THAT(pipe.out, StartsWith("# newdoc id = stdin\n"));
  }
  Ended all = run({"parse", "reports"});
  EXPECT_EQ(all.code, 0) << all.err;
  EXPECT_THAT(all.out, HasSubstr("# newdoc id = reports_c#2\n"));
  EXPECT_EQ(all.out, run({"parse", "reports", "--threads", "1"}).out);
  EXPECT_EQ(all.out, run({"parse", "reports", "--threads", "3"}).out);
}

TEST_F(Parse, JsonPlacesEveryToken) {
  write("u.txt", "Łukasz Żak met José in São Paulo — they didn't agree. 会谈 went on.\n");
  Ended ended = run({"parse", "u.txt", "--format", "json"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Json document = Json::parse(ended.out);
  const std::string text = document["text"];
  std::size_t tokens = 0;
  for (const Json& sentence : document["sentences"]) {
    for (const Json& token : sentence["tokens"]) {
      const std::size_t begin = token["bytes"][0];
      const std::size_t end = token["bytes"][1];
      EXPECT_EQ(text.substr(begin, end - begin), token["form"]);
      const auto points = std::count_if(text.begin(), text.begin() + static_cast<long>(begin),
                                        [](char c) { return (c & 0xC0) != 0x80; });
      EXPECT_EQ(points, token["start"]);
      EXPECT_EQ(token["id"] == 1, &token == &sentence["tokens"].front());
      ++tokens;
    }
  }
  EXPECT_EQ(tokens, 17U);
  EXPECT_EQ(document["sentences"][0]["words"][0]["form"], "didn't");
  EXPECT_EQ(document["file"], "u.txt");
}

TEST_F(Parse, TokensOfOthers) {
  Ended tokenized = from_pipe({"parse", "--tokenized"}, "Talks in Bonn failed .\nThey go on .\n");
  EXPECT_EQ(tokenized.code, 0) << tokenized.err;
  EXPECT_THAT(tokenized.out, HasSubstr("# text = Talks in Bonn failed .\n1\tTalks\ttalk\tNOUN"));
  Ended lines = from_pipe({"parse", "--sentences"}, "Talks failed. They go on.\n");
  EXPECT_EQ(lines.out.find("# sent_id = stdin-2"), std::string::npos);
  EXPECT_THAT(lines.out, HasSubstr("# text = Talks failed. They go on.\n"));
  // What we print can be annotated again, and comes out the same.
  write("a.txt", "Peru's envoy left Lima. She won't return, \"ever\".\n");
  Ended first = run({"parse", "a.txt"});
  write("a.conllu", first.out);
  Ended second = run({"parse", "a.conllu", "--conllu"});
  EXPECT_EQ(second.code, 0) << second.err;
  EXPECT_EQ(second.out, first.out);
}

TEST_F(Parse, LeavesOutWhatReadPassesOverWhenAsked) {
  write("a.txt",
        "Envoys meet in Lima\n\nThe envoys of Peru and Chile met in Lima on Monday.\n\n"
        "Envoys meet in Lima\n");
  const std::string all = run({"parse", "a.txt"}).out;
  const std::string read = run({"parse", "a.txt", "--as-read"}).out;
  EXPECT_GE(all.size(), read.size());
  EXPECT_THAT(all, HasSubstr("met in Lima on Monday."));
  EXPECT_THAT(read, HasSubstr("met in Lima on Monday."));
}

TEST_F(Parse, BadInputIsNamedAndTheOthersAreParsed) {
  struct Case {
    const char* flag;
    std::string content;
    const char* place;
    const char* code;
  };
  const std::string binary =
      std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20) + std::string(64, '\0');
  const std::vector<Case> cases = {
      {"", "", "bad.txt", "[empty_input]"},
      {"", " \n\n", "bad.txt", "[empty_input]"},
      {"", binary, "bad.txt", "[binary_input]"},
      {"--tokenized", "", "bad.txt", "[empty_input]"},
      {"--tokenized", binary, "bad.txt", "[binary_input]"},
      {"--sentences", "\n \n", "bad.txt", "[empty_input]"},
      {"--conllu", "", "bad.txt", "[empty_input]"},
      {"--conllu", "# only = comments\n", "bad.txt", "[empty_input]"},
      {"--conllu", "1\tIran\tIran\n", "bad.txt:1", "[bad_table]"},
      {"--conllu", "# a\n2\tb\t_\t_\t_\t_\t_\t_\t_\t_\n", "bad.txt:2", "[bad_table]"},
      {"--conllu", binary, "bad.txt", "[binary_input]"},
  };
  const std::string word = "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n";
  for (const Case& c : cases) {
    const std::string flag = c.flag;
    write("good.txt", flag == "--conllu" ? word : "Yes\n");
    write("bad.txt", c.content);
    std::vector<std::string> arguments = {"parse", "bad.txt", "good.txt", "missing.txt"};
    if (!flag.empty()) arguments.push_back(flag);
    Ended ended = run(arguments);
    EXPECT_EQ(ended.code, 2) << flag;
    EXPECT_THAT(ended.err, HasSubstr(std::string("dragoman: ") + c.place + ": ")) << flag;
    EXPECT_THAT(ended.err, HasSubstr(c.code)) << flag;
    EXPECT_THAT(ended.err, HasSubstr("missing.txt: ")) << flag;
    EXPECT_THAT(ended.err, HasSubstr("[not_found]")) << flag;
    EXPECT_THAT(ended.out, HasSubstr("1\tYes\t")) << flag;
  }
}

TEST_F(Parse, WrongUsage) {
  EXPECT_EQ(run({"parse", "--sentences", "--tokenized"}).code, 4);
  EXPECT_EQ(run({"parse", "--conllu", "--tokenized"}).code, 4);
  EXPECT_EQ(run({"parse", "--tree", "--format", "json"}).code, 4);
  EXPECT_EQ(run({"parse", "--ascii", "--text", "Yes."}).code, 4);
  EXPECT_EQ(run({"parse", "--format", "xml"}).code, 4);
  Ended none = run({"parse", "--text", "Yes.", "--model", "none.dgm"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("none.dgm: "));
}

TEST_F(Parse, ReadersWhoGoAwayAreNoFailure) {
  write_reports();
  RunOptions options;
  options.output_is_closed = true;
  EXPECT_EQ(run({"parse", "reports"}, options).code, 0);
}

class Model : public ProgramTest {};

TEST_F(Model, SaysWhatTheFileIs) {
  Ended ended = run({"model"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  for (const char* part : {"english.dgm", "version 1", "checksum", "analysed as expected",
                           "provenance\n", "language      English\n", "licence       CC BY-SA 4.0",
                           "settings\n", "lists\n", "upos          17\n"}) {
    EXPECT_THAT(ended.out, HasSubstr(part));
  }
  EXPECT_EQ(ended.out.find("tensors"), std::string::npos);
  EXPECT_THAT(run({"model", kModel, "--tensors"}).out, HasSubstr("\nvectors.words.text "));
}

TEST_F(Model, SaysTheSameInJson) {
  const Json plain = Json::parse(run({"model", "--json"}).out);
  EXPECT_FALSE(plain.contains("tensors"));
  const Json model = Json::parse(run({"model", kModel, "--json", "--tensors"}).out);
  EXPECT_EQ(model["version"], 1);
  EXPECT_EQ(model["bytes"], fs::file_size(kModel));
  EXPECT_EQ(model["self_test"]["passed"], true);
  EXPECT_EQ(model["self_test"]["sentences"], 30);
  EXPECT_EQ(model["provenance"]["language"], "English");
  EXPECT_EQ(model["lists"]["upos"], 17);
  std::uintmax_t bytes = 0;
  for (const Json& tensor : model["tensors"]) bytes += tensor["bytes"].get<std::uintmax_t>();
  EXPECT_LT(bytes, fs::file_size(kModel));
  EXPECT_GT(bytes, fs::file_size(kModel) * 9 / 10);
}

TEST_F(Model, RefusesWhatIsNone) {
  std::ifstream in(kModel, std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  std::string corrupted = whole;
  corrupted[whole.size() / 2] = static_cast<char>(corrupted[whole.size() / 2] ^ 1);
  std::string newer = whole;
  newer[8] = 9;
  struct Case {
    std::string content;
    const char* wanted;
  };
  for (const Case& c :
       std::initializer_list<Case>{{"", "too few"},
                                   {std::string(500, 'x'), "does not begin with DRAGOMOD"},
                                   {whole.substr(0, whole.size() / 2), "truncated"},
                                   {corrupted, "checksum"},
                                   {newer, "model format 9 found, this version reads 1"}}) {
    write("m.dgm", c.content);
    Ended ended = run({"model", "m.dgm"});
    EXPECT_EQ(ended.code, 2) << c.wanted;
    EXPECT_EQ(ended.out, "") << c.wanted;
    EXPECT_THAT(ended.err, HasSubstr("m.dgm: "));
    EXPECT_THAT(ended.err, HasSubstr(c.wanted));
    EXPECT_THAT(ended.err, HasSubstr("[bad_model]"));
  }
  EXPECT_THAT(run({"model", "."}).err, HasSubstr("[not_readable]"));
  EXPECT_THAT(run({"model", "none.dgm"}).err, HasSubstr("[not_found]"));
}

}  // namespace
}  // namespace dragoman
