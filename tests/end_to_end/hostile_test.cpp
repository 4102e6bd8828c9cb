// What is made to break a reader, through the real program: it is told what is wrong, in little
// memory and time, and what stands beside it is read.
#include <gmock/gmock.h>

#include <functional>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kGood = "Norway's prime minister met Finland's president in Oslo.\n";
constexpr const char* kGoodLine = "{\"text\": \"Norway's prime minister left Oslo.\"}\n";
constexpr std::size_t kMillion = 1'000'000;
constexpr std::size_t kOverAll = std::size_t{70} << 20;  // --max-bytes is 64 MiB

std::string times(std::string_view what, std::size_t n) {
  std::string out;
  out.reserve(what.size() * n);
  for (std::size_t i = 0; i < n; ++i) out += what;
  return out;
}

std::string deep_mail() {
  std::string out = "From: a@b.example\nSubject: x\nDate: Mon, 4 Mar 2024 10:00:00 +0000\n";
  for (int i = 0; i < 20'000; ++i) {
    const std::string mark = "b" + std::to_string(i);
    out += "Content-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\n";
  }
  return out + "Content-Type: text/plain\n\nThe envoy of Norway left Oslo.\n";
}

std::string all_bytes() {
  std::string out;
  for (int i = 0; i < 300'000; ++i) out += static_cast<char>(i * 7 + i / 256);
  return out;
}

class Hostile : public ProgramTest {
 protected:
  // `read`, in at most a gigabyte and a half of address space and a minute of time.
  Ended read(const std::string& files) {
    const std::string binary = DRAGOMAN_BINARY;
    return run_shell("ulimit -v 1500000; timeout 60 '" + binary + "' read --threads 1 " + files);
  }
  std::size_t documents() { return json_lines(run({"documents", "--json"}).out).size(); }
};

TEST_F(Hostile, ToldAndPassedOver) {
  const struct {
    const char* file;
    std::function<std::string()> content;
    std::vector<const char*> codes;  // one of them
    std::size_t beside = 0;          // documents of the file that are read all the same
  } cases[] = {
      {"deep.jsonl",
       [] { return "{\"text\": \"x\", \"a\": " + times("[", kMillion) + "\n" + kGoodLine; },
       {"[bad_json]"},
       1},
      {"closed.jsonl",
       [] {
         return "{\"text\": \"x\", \"a\": " + times("[", kMillion) + times("]", kMillion) + "}\n" +
                kGoodLine;
       },
       {"[bad_json]"},
       1},
      {"objects.jsonl",
       [] { return times("{\"a\":", kMillion) + "1" + times("}", kMillion) + "\n" + kGoodLine; },
       {"[bad_json]"},
       1},
      {"deep.rss",
       [] { return "<rss><channel><item><title>x</title>" + times("<a>", kMillion); },
       {"[bad_markup]", "[too_large]"}},
      {"entities.rss",
       [] {
         std::string out = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY e0 \"ten bytes!\">";
         for (int i = 1; i < 12; ++i) {
           out += "<!ENTITY e" + std::to_string(i) + " \"" +
                  times("&e" + std::to_string(i - 1) + ";", 10) + "\">";
         }
         return out + "]><rss><channel><item><title>&e11;</title></item></channel></rss>";
       },
       {"[bad_markup]", "[too_large]", "[empty_input]"}},
      {"deep.html",
       [] { return "<html><body>" + times("<div>", kMillion) + kGood; },
       {"[too_large]", "[bad_markup]"}},
      {"inline.html",
       [] { return "<html><body>" + times("<b><i>", kMillion) + kGood; },
       {"[too_large]", "[bad_markup]"}},
      {"line.txt", [] { return std::string(kOverAll, 'x'); }, {"[too_large]"}},
      {"line.jsonl",
       [] { return "{\"text\": \"" + std::string(kOverAll, 'x') + "\"}\n" + kGoodLine; },
       {"[too_large]"},
       1},
      {"quote.csv",
       [] { return "text,outlet\n\"" + std::string(kOverAll, 'x'); },
       {"[too_large]", "[bad_table]"}},
      {"header.eml",
       [] { return "From: a\nSubject: " + std::string(kOverAll, 'x') + "\n\nx\n"; },
       {"[too_large]"}},
      {"long.warc",
       [] {
         return std::string("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ") +
                "18446744073709551616\r\n\r\nabc";
       },
       {"[bad_archive]", "[too_large]", "[empty_input]"}},
      {"negative.warc",
       [] {
         return std::string("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\nabc");
       },
       {"[bad_archive]", "[empty_input]"}},
      {"endless.warc",
       [] { return "WARC/1.0\r\nX: " + std::string(kOverAll, 'x'); },
       {"[bad_archive]", "[too_large]"}},
      {"cut.gz",
       [] { return std::string("\x1f\x8b\x08\0\0\0\0\0\0\3abc", 13); },
       {"[bad_archive]"}},
      {"cut.zip",
       [] { return "PK\3\4" + std::string(26, '\xff') + "name"; },
       {"[bad_archive]", "[empty_input]", "[too_large]"}},
      {"pdf.pdf", [] { return "%PDF-1.7\n1 0 obj\n" + times("[", kMillion); }, {"[bad_pdf]"}},
      {"bytes.txt", all_bytes, {"[binary_input]", "[bad_encoding]"}},
  };
  for (const auto& one : cases) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    write("good.txt", kGood);
    write(one.file, one.content());
    const Ended ended = read(std::string(one.file) + " good.txt");
    EXPECT_EQ(ended.code, 2) << one.file << ": " << ended.err.substr(0, 500);
    bool told = false;
    for (const char* code : one.codes) told = told || ended.err.find(code) != std::string::npos;
    EXPECT_TRUE(told) << one.file << ": " << ended.err.substr(0, 500);
    EXPECT_LT(ended.err.size(), 2000U) << one.file;
    EXPECT_EQ(documents(), 1 + one.beside) << one.file << ": " << ended.err.substr(0, 500);
  }
}

// Odd, but a text: it is read, or told, and nothing else happens.
TEST_F(Hostile, NothingBreaks) {
  const struct {
    const char* file;
    std::function<std::string()> content;
  } cases[] = {
      {"mail.eml", deep_mail},
      {"brackets.txt", [] { return times("(\"", 200'000); }},
      {"dots.txt", [] { return times("... ", 300'000); }},
      {"words.txt", [] { return times("Norway ", 100'000); }},
      {"blank.txt", [] { return times("\n\n \t", kMillion) + kGood; }},
      {"tags.html", [] { return times("<p>x</p><", 100'000); }},
      {"attributes.html",
       [] { return "<html><body><p " + times("a=b ", 300'000) + ">" + kGood + "</p>"; }},
      {"comment.html", [] { return "<!--" + times("--!>-", 300'000) + kGood; }},
      {"items.rss",
       [] {
         return "<rss><channel>" + times("<item><title>x</title></item>", 20'000) +
                "</channel></rss>";
       }},
      {"rows.csv", [] { return "text,a\n" + times(",\n", 50'000); }},
  };
  for (const auto& one : cases) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    write("good.txt", kGood);
    write(one.file, one.content());
    const Ended ended = read(std::string(one.file) + " good.txt");
    EXPECT_THAT(ended.code, AnyOf(0, 2)) << one.file << ": " << ended.err.substr(0, 500);
    EXPECT_THAT(ended.err.substr(0, 5000), Not(HasSubstr("[internal]"))) << one.file;
    EXPECT_GE(documents(), 1U) << one.file << ": " << ended.err.substr(0, 500);
  }
}

TEST_F(Hostile, WhatUnpacksToNoEnd) {
  write("good.txt", kGood);
  const struct {
    const char* make;
    const char* file;
  } cases[] = {
      {"head -c 300000000 /dev/zero | tr '\\0' 'x' | gzip -9 > bomb.txt.gz", "bomb.txt.gz"},
      {"head -c 300000000 /dev/zero | tr '\\0' '\\n' | gzip -9 > lines.jsonl.gz", "lines.jsonl.gz"},
      {"tar cf nested.tar good.txt; for i in 1 2 3 4 5 6; do tar cf out.tar nested.tar; "
       "mv out.tar nested.tar; done",
       "nested.tar"},
      {"head -c 300000000 /dev/zero > z.txt; tar cz z.txt > z.tar.gz; rm z.txt", "z.tar.gz"},
      {"for i in $(seq 300); do echo x > f$i.txt; done; tar c f*.txt > many.tar; rm f*.txt",
       "--max-entries 100 many.tar"},
  };
  for (const auto& one : cases) {
    ASSERT_EQ(run_shell(one.make).code, 0) << one.file;
    const Ended ended = read(std::string(one.file) + " good.txt");
    EXPECT_EQ(ended.code, 2) << one.file << ": " << ended.err.substr(0, 500);
    EXPECT_THAT(ended.err, AnyOf(HasSubstr("[too_large]"), HasSubstr("[empty_input]"),
                                 HasSubstr("[bad_archive]")))
        << one.file;
    EXPECT_THAT(run({"documents", "--json"}).out, HasSubstr("good.txt")) << one.file;
  }
}

// A pipe that never ends its line is not gathered.
TEST_F(Hostile, APipeWithoutEnd) {
  const std::string binary = DRAGOMAN_BINARY;
  for (const char* command : {"stream", "read -"}) {
    const Ended ended =
        run_shell("ulimit -v 1500000; { head -c 400000000 /dev/zero | tr '\\0' 'x'; echo; echo '" +
                  std::string(kGoodLine).substr(0, 10) + "Peace holds.\"}'; } | timeout 60 '" +
                  binary + "' " + command + " --threads 1");
    EXPECT_EQ(ended.code, 2) << command << ended.err.substr(0, 500);
    EXPECT_THAT(ended.err + ended.out, HasSubstr("too_large")) << command;
  }
}

}  // namespace
}  // namespace dragoman
