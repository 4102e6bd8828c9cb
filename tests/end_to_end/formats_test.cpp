// Formats through the real program: what is packed, mapped, limited and watched.
#include <gmock/gmock.h>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

constexpr const char* kPage =
    "<html><head><title>Norway and Finland sign a treaty</title></head><body><p>Norway's prime "
    "minister met Finland's president in Oslo on Monday and signed a treaty.</p><p>They will meet "
    "again in Helsinki in May, officials of both states said.</p></body></html>";

class Formats : public ProgramTest {
 protected:
  std::size_t documents() {
    const Ended listed = run({"documents", "--json"});
    return json_lines(listed.out).size();
  }
};

TEST_F(Formats, AnythingIsReadFromAFolderAndAPipe) {
  write("in/a.html", kPage);
  write("in/b.csv", "text,outlet\nThe envoy of Norway left Helsinki on Monday.,Gazette\n");
  write("in/c.rss",
        "<rss><channel><title>Wire</title><item><title>Talks end</title><description>The envoy of "
        "Norway left Oslo.</description></item></channel></rss>");
  write("in/d.eml", "From: a@b.example\nSubject: News\n\nThe envoy of Finland left Oslo.\n");
  write("in/picture.png", "x");
  Ended ended = run({"read", "in"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("1 other files passed over"));
  EXPECT_EQ(documents(), 4U);
  RunOptions pipe;
  pipe.input = kPage;
  EXPECT_EQ(run({"read", "-"}, pipe).code, 0);
  EXPECT_EQ(documents(), 4U) << "the same text is there already";
}

TEST_F(Formats, FieldsAreMappedAndLimitsRaised) {
  write("a.jsonl", "{\"body\": \"The envoy of Norway left Oslo.\"}\n");
  EXPECT_EQ(run({"read", "a.jsonl"}).code, 2);
  EXPECT_EQ(run({"read", "a.jsonl", "--field", "text=body"}).code, 0);
  std::string deep = kPage;
  for (int i = 0; i < 600; ++i) deep = "<div>" + deep;
  write("deep.html", deep);
  const Ended ended = run({"read", "deep.html"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.err, HasSubstr("--max-nesting"));
  EXPECT_EQ(run({"read", "deep.html", "--max-nesting", "1000"}).code, 0);
}

TEST_F(Formats, OtherLanguagesAreKeptAndCounted) {
  write(
      "a.html",
      "<p>Die Minister beider Staaten trafen sich am Montag in der Hauptstadt und unterzeichneten "
      "einen Vertrag, der die Grenze für den Handel öffnet und die Visa abschafft.</p>");
  const Ended ended = run({"read", "a.html"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("de"));
  EXPECT_EQ(documents(), 1U);
}

TEST_F(Formats, AWatchedFolderIsReadUntilASignal) {
  write("in/a.txt", "The envoy of Norway left Oslo on Monday.\n");
  const std::string binary = DRAGOMAN_BINARY;
  const Ended ended = run_shell(
      "'" + binary + "' read --watch in 2>log & pid=$!; " +
      "for i in $(seq 300); do grep -q watching log && break; sleep 0.1; done; "
      "mkdir in/sub; echo 'The envoy of Finland left Helsinki on Friday.' > in/sub/b.txt; "
      "for i in $(seq 300); do [ $(grep -c 'read 1' log) = 2 ] && break; sleep 0.1; done; "
      "kill -INT $pid; wait $pid; echo code $?; cat log");
  EXPECT_THAT(ended.out, HasSubstr("code 0"));
  EXPECT_THAT(ended.out, HasSubstr("stopped"));
  EXPECT_EQ(documents(), 2U);
}

}  // namespace
}  // namespace dragoman
