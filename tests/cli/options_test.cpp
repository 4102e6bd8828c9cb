// Every flag of every command: the values its declaration says are good are taken, the bad ones are
// refused; every example of every --help is a command that makes sense.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "cli/session.h"

namespace dragoman {
namespace {

// What a command cannot do without.
const std::map<std::string, std::vector<std::string>> kNeeded = {
    {"read", {"a.txt"}},
    {"brief", {"ARM", "RUS"}},
    {"contacts", {"ARM", "RUS"}},
    {"relations", {"ARM", "RUS"}},
    {"watch", {"ARM", "RUS"}},
    {"search", {"railway"}},
    {"explain", {"event"}},
    {"import", {"a.jsonl"}},
    {"diff", {"a.db", "b.db"}},
    {"eval coreference", {"gap.tsv"}},
    {"actors merge", {"Foreign Office", "GBR-mfa"}},
    {"actors show", {"lavrov"}},
    {"actors split", {"lavrov", "a.txt"}},
    {"actors undo", {"review-0123456789ab"}},
    {"eval actors", {"news.conll"}},
    {"eval class", {"sentences.tsv"}},
    {"eval dates", {"dates.tsv"}},
    {"eval events", {"events.jsonl"}},
    {"eval exam", {"facts.jsonl"}},
    {"eval holders", {"leaders.tsv"}},
    {"eval names", {"news.conll"}},
    {"eval quotes", {"marked.tar.gz"}},
    {"eval linking", {"t.tar", "s.csv"}},
    {"eval realis", {"uw.dev.jsonl"}},
    {"eval relations", {"relations.tsv"}},
    {"eval spans", {"spans.txt"}},
    {"eval pages", {"pages"}},
    {"eval stories", {"stories"}},
    {"eval tokens", {"treebank.conllu"}},
    {"eval trees", {"treebank.conllu"}},
};

struct Tried1 {
  std::string command;
  std::string flag;
  std::string value;
  bool good;
};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (char c : text) {
    if (c == '\'' || c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      if (!word.empty()) words.push_back(word);
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

struct Parsed {
  int code = 0;
  std::string out;
  std::string err;
};

Parsed parse(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Session session(out, err, Terminal{});
  int code = session.parse(arguments);
  return {code, out.str(), err.str()};
}

std::vector<std::string> commands() {
  std::ostringstream nowhere;
  Session session(nowhere, nowhere, Terminal{});
  std::vector<std::string> names;
  for (const TriedFlag& flag : session.flags) {
    if (names.empty() || names.back() != flag.command) names.push_back(flag.command);
  }
  return names;
}

std::vector<Tried1> all_tried() {
  std::ostringstream nowhere;
  Session session(nowhere, nowhere, Terminal{});
  std::vector<Tried1> all;
  for (const TriedFlag& flag : session.flags) {
    for (const std::string& value : flag.tried.good) {
      all.push_back({flag.command, flag.flag, value, true});
    }
    for (const std::string& value : flag.tried.bad) {
      all.push_back({flag.command, flag.flag, value, false});
    }
  }
  return all;
}

TEST(Options, EveryFlagTakesWhatItSaysAndRefusesTheRest) {
  std::vector<Tried1> all = all_tried();
  ASSERT_GT(all.size(), 100U);
  for (const Tried1& tried : all) {
    std::vector<std::string> arguments = words_of(tried.command);
    auto needed = kNeeded.find(tried.command);
    if (needed != kNeeded.end()) {
      arguments.insert(arguments.end(), needed->second.begin(), needed->second.end());
    }
    arguments.push_back(tried.flag);
    for (const std::string& word : words_of(tried.value)) arguments.push_back(word);
    Parsed parsed = parse(arguments);
    std::string shown = tried.command + " " + tried.flag + " " + tried.value;
    EXPECT_EQ(parsed.code, tried.good ? kDone : kWrongUsage) << shown << "\n" << parsed.err;
    if (!tried.good) {
      EXPECT_THAT(parsed.err, testing::HasSubstr("[bad_argument]")) << shown;
    }
  }
}

TEST(Options, EveryFlagIsTried) {
  std::ostringstream nowhere;
  Session session(nowhere, nowhere, Terminal{});
  for (const TriedFlag& flag : session.flags) {
    EXPECT_FALSE(flag.tried.good.empty()) << flag.command << " " << flag.flag;
  }
}

TEST(Options, EveryHelpHasExamplesThatMakeSense) {
  for (const std::string& command : commands()) {
    Parsed help = parse(words_of(command + " --help"));
    EXPECT_EQ(help.code, kDone);
    EXPECT_EQ(help.err, "");
    std::istringstream lines(help.out);
    int examples = 0;
    for (std::string line; std::getline(lines, line);) {
      std::size_t at = line.find("dragoman ");
      if (!line.starts_with("  ") || at == std::string::npos || at != 2) continue;
      std::string example = line.substr(at + 9);
      for (const char* end : {" < ", " > ", " | ", "   "})
        example = example.substr(0, example.find(end));
      Parsed parsed = parse(words_of(example));
      EXPECT_EQ(parsed.code, kDone) << example << "\n" << parsed.err;
      ++examples;
    }
    EXPECT_GE(examples, 1) << command;
  }
}

TEST(Options, ListingsShareTheirFlags) {
  std::ostringstream nowhere;
  Session session(nowhere, nowhere, Terminal{});
  std::map<std::string, std::set<std::string>> flags;
  for (const TriedFlag& flag : session.flags) flags[flag.command].insert(flag.flag);
  for (const char* command : {"events", "statements", "commitments", "memberships", "figures",
                              "positions", "terms", "actors", "places", "documents", "search"}) {
    for (const char* flag : {"--record", "--json", "--csv", "--limit"}) {
      EXPECT_TRUE(flags[command].contains(flag)) << command << " " << flag;
    }
  }
  for (const char* flag :
       {"--actor", "--country", "--type", "--since", "--until", "--document", "--realis"}) {
    EXPECT_TRUE(flags["events"].contains(flag)) << flag;
  }
}

TEST(Options, JsonAndCsvExcludeEachOther) {
  EXPECT_EQ(parse({"events", "--json", "--csv"}).code, kWrongUsage);
}

}  // namespace
}  // namespace dragoman
