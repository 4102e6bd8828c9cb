// The real program killed, held up, and run twice at once: the record is whole at any time, and in
// the end the same as without the accident.
//
// DRAGOMAN_KILLS=500 kills it so many times; fifty without.
#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "end_to_end/program_helpers.h"
#include "record/store.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::IsEmpty;

template <std::size_t N>
const char* one_of(const char* const (&words)[N], std::mt19937& random) {
  return words[random() % N];
}

// Reports of few states that deal with each other in many ways, told by more than one.
std::string reports(std::size_t count, unsigned seed) {
  constexpr const char* kStates[] = {"Norway", "Finland", "Kenya", "Peru", "Japan", "Chile"};
  constexpr const char* kCities[] = {"Oslo", "Helsinki", "Nairobi", "Lima", "Tokyo", "Santiago"};
  constexpr const char* kDays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
  constexpr const char* kDeeds[] = {
      "{a}'s foreign minister met {b}'s president in {c} on {d}.",
      "{a} accused {b} of breaking the fisheries agreement.",
      "{a} and {b} signed an agreement on trade in {c} on {d}.",
      "{b} denied that it had expelled the ambassador of {a}.",
      "The president of {a} will travel to {c} next week.",
      "{a} paid 40 million dollars to {b} for the road.",
      "\"We will not wait for others,\" the foreign minister of {b} said in {c}.",
      "{a} supports the plan of {b}, while officials in {c} reject it.",
      "{b} is a member of the United Nations.",
      "{a} expelled three diplomats of {b} on {d}."};
  std::mt19937 random(seed);
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    // The next tells of the same.
    std::mt19937 story(seed * 1000 + static_cast<unsigned>(i / 2));
    const std::size_t a = story() % 6;
    const std::size_t b = (a + 1 + story() % 5) % 6;
    const std::size_t day = 1 + story() % 28;
    std::string text =
        "Report number " + std::to_string(i) + " of series " + std::to_string(seed) + ".";
    for (int k = 0; k < 12; ++k) {
      std::string sentence = one_of(kDeeds, k < 6 ? story : random);
      const auto put = [&](const char* mark, const std::string& word) {
        const std::size_t at = sentence.find(mark);
        if (at != std::string::npos) sentence.replace(at, 3, word);
      };
      put("{a}", kStates[a]);
      put("{b}", kStates[b]);
      put("{c}", kCities[b]);
      put("{d}", one_of(kDays, story));
      text += " " + sentence;
    }
    out += nlohmann::json{{"published",
                           "2024-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day)},
                          {"outlet", i % 2 == 0 ? "Gazette" : "Courier"},
                          {"text", text}}
               .dump() +
           "\n";
  }
  return out;
}

class NothingLost : public ProgramTest {
 protected:
  // The program on its way, quiet.
  pid_t start(const std::vector<std::string>& arguments) {
    std::vector<std::string> words = arguments;
    words.insert(words.begin(), DRAGOMAN_BINARY);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
      if (chdir(folder_.c_str()) != 0 || freopen("said.txt", "a", stderr) == nullptr) _exit(126);
      execv(argv[0], argv.data());
      _exit(127);
    }
    return child;
  }
  static int status_of(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  std::string exported(const std::string& record) {
    const Ended ended = run({"export", "--record", record});
    EXPECT_EQ(ended.code, 0) << ended.err;
    return ended.out;
  }
};

std::size_t kills() {
  const char* given = std::getenv("DRAGOMAN_KILLS");
  return given != nullptr ? std::strtoul(given, nullptr, 10) : 50;
}

TEST_F(NothingLost, KilledAtAnyInstant) {
  constexpr std::size_t kReports = 60;
  write("in.jsonl", reports(kReports, 1));
  const auto begin = Clock::now();
  ASSERT_EQ(run({"read", "in.jsonl", "--record", "whole.db", "--threads", "2"}).code, 0);
  const auto needed = std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
  const std::string whole = exported("whole.db");
  ASSERT_THAT(whole, HasSubstr("\"record\":\"incident\""));

  std::mt19937 random(7);
  std::size_t killed = 0;
  std::size_t amid = 0;     // with some of the documents
  std::size_t linking = 0;  // with all of them, not yet linked
  for (int number = 0; killed < kills(); ++number) {
    const std::string record = "r" + std::to_string(number) + ".db";
    std::size_t most = 0;
    while (true) {
      const pid_t child = start({"read", "in.jsonl", "--record", record, "--threads", "2"});
      const auto until =
          Clock::now() + milliseconds(random() % static_cast<unsigned>(needed.count() * 11 / 10));
      int status = 0;
      bool ended = false;
      while (!ended && Clock::now() < until) {
        ended = waitpid(child, &status, WNOHANG) == child;
        std::this_thread::sleep_for(milliseconds(1));
      }
      if (ended) {
        ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        break;
      }
      kill(child, SIGKILL);
      status_of(child);
      ++killed;
      if (!fs::exists(folder_ / record)) continue;
      auto store = Store::open(folder_ / record, Store::Mode::read_write_create);
      ASSERT_TRUE(store) << store.error().text();
      const auto wrong = store->check();
      ASSERT_TRUE(wrong);
      ASSERT_THAT(*wrong, IsEmpty());
      const std::size_t documents = store->documents()->size();
      EXPECT_GE(documents, most) << "a document is gone";
      most = documents;
      amid += documents > 0 && documents < kReports ? 1 : 0;
      linking += documents == kReports && *store->derived_is_stale() ? 1 : 0;
    }
    ASSERT_TRUE(exported(record) == whole) << record;
  }
  std::cout << killed << " kills, " << amid << " amid documents, " << linking << " in linking\n";
  EXPECT_GT(amid + linking, killed / 10);
}

TEST_F(NothingLost, TwoProgramsIntoOneRecord) {
  const std::string one = reports(60, 2);
  const std::string two = reports(60, 3);
  write("one.jsonl", one);
  write("two.jsonl", two + one.substr(0, one.size() / 2));  // some of it in both
  ASSERT_EQ(run({"read", "one.jsonl", "--record", "whole.db"}).code, 0);
  run({"read", "two.jsonl", "--record", "whole.db"});
  const std::string whole = exported("whole.db");
  for (int round = 0; round < 3; ++round) {
    const std::string record = "r" + std::to_string(round) + ".db";
    const pid_t a = start({"read", "one.jsonl", "--record", record, "--threads", "1"});
    const pid_t b = start({"read", "two.jsonl", "--record", record, "--threads", "1"});
    EXPECT_EQ(status_of(a), 0) << run_shell("cat said.txt").out;
    EXPECT_EQ(status_of(b), 2) << "its last line is cut";
    EXPECT_TRUE(exported(record) == whole);
  }
}

TEST_F(NothingLost, ARecordThatAnotherHoldsIsWaitedForOrSaid) {
  write("in.jsonl", reports(3, 4));
  ASSERT_EQ(run({"read", "in.jsonl"}).code, 0);
  write("more.jsonl", reports(3, 5));
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open((folder_ / "dragoman.db").c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const Ended said = run({"read", "more.jsonl", "--wait", "1"});
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.err, HasSubstr("dragoman.db: another program is writing; waiting up to 1 s"));
  EXPECT_THAT(said.err, HasSubstr("[store_busy]"));
  // Whoever asks is answered all the same.
  EXPECT_EQ(json_lines(run({"documents", "--json"}).out).size(), 3U);
  std::thread release([&] {
    std::this_thread::sleep_for(milliseconds(3000));
    sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr);
  });
  const Ended waited = run({"read", "more.jsonl", "--wait", "60"});
  release.join();
  sqlite3_close(other);
  EXPECT_EQ(waited.code, 0) << waited.err;
  EXPECT_THAT(waited.err, HasSubstr("read 3 documents"));
  EXPECT_EQ(json_lines(run({"documents", "--json"}).out).size(), 6U);
}

}  // namespace
}  // namespace dragoman
