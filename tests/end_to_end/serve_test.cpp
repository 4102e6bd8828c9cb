// The server as it is started: over real sockets, by polite clients and others.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

class ServeTest : public ProgramTest {
 protected:
  void TearDown() override {
    if (server_ > 0) stop();
    ProgramTest::TearDown();
  }

  // Starts `dragoman serve ARGUMENTS… --port 0` and waits until it says where it is.
  void start(std::vector<std::string> arguments) {
    std::vector<std::string> words = {DRAGOMAN_BINARY, "serve", "--port", "0"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    int out[2];
    ASSERT_EQ(pipe(out), 0);
    server_ = fork();
    if (server_ == 0) {
      if (chdir(folder_.c_str()) != 0) _exit(126);
      dup2(out[1], STDOUT_FILENO);
      const int nothing = open("/dev/null", O_WRONLY);
      dup2(nothing, STDERR_FILENO);
      execv(argv[0], argv.data());
      _exit(127);
    }
    close(out[1]);
    std::string line;
    char c = 0;
    while (::read(out[0], &c, 1) == 1 && c != '\n') line += c;
    close(out[0]);
    ASSERT_THAT(line, StartsWith("http://127.0.0.1:"));
    port_ = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
  }
  int stop() {
    kill(server_, SIGTERM);
    int status = 0;
    waitpid(server_, &status, 0);
    server_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  // Sends bytes as they are and returns all that comes until the server closes.
  std::string send_raw(const std::string& bytes) {
    const int client = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    for (std::size_t sent = 0; sent < bytes.size();) {
      const ssize_t now = send(client, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (now <= 0) break;
      sent += static_cast<std::size_t>(now);
    }
    shutdown(client, SHUT_WR);
    std::string out;
    char buffer[65536];
    ssize_t got = 0;
    while ((got = recv(client, buffer, sizeof buffer, 0)) > 0) {
      out.append(buffer, static_cast<std::size_t>(got));
    }
    close(client);
    return out;
  }
  std::string ask(const std::string& method, const std::string& target,
                  const std::string& body = {}, const std::string& headers = {}) {
    return send_raw(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" +
                    std::to_string(port_) + "\r\nConnection: close\r\nX-Dragoman: test\r\n" +
                    headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  static json body_of(const std::string& answer) {
    return json::parse(answer.substr(answer.find("\r\n\r\n") + 4), nullptr, false);
  }
  json wait_for(const std::string& job) {
    for (int i = 0; i < 600; ++i) {
      json now = body_of(ask("GET", "/api/v1/jobs/" + job))["job"];
      if (now["state"] == "done" || now["state"] == "failed") return now;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return {};
  }

  pid_t server_ = 0;
  std::uint16_t port_ = 0;
};

TEST_F(ServeTest, ReadsATextThatIsSentAndExplainsWhatItSays) {
  start({});
  EXPECT_EQ(body_of(ask("GET", "/api/v1/status"))["counts"].value("document", 0), 0);
  const std::string text =
      "Foreign Minister Ararat Mirzoyan met his Georgian counterpart Maka Botchorishvili in "
      "Tbilisi on Tuesday.";
  const std::string sent =
      ask("POST", "/api/v1/read",
          json{{"text", text}, {"outlet", "Gazette"}, {"published", "2025-05-21"}}.dump(),
          "Content-Type: application/json\r\n");
  EXPECT_THAT(sent, StartsWith("HTTP/1.1 202"));
  const json job = wait_for(body_of(sent)["job"]["id"]);
  EXPECT_EQ(job["state"], "done");
  ASSERT_EQ(job["ids"].size(), 1u);
  const json document =
      body_of(ask("GET", "/api/v1/documents/" + job["ids"][0].get<std::string>()));
  EXPECT_EQ(document["document"]["text"], text);
  EXPECT_EQ(document["document"]["outlet"], "Gazette");
  ASSERT_FALSE(document["events"].empty());
  const json& event = document["events"][0];
  EXPECT_EQ(event["type"], "CONSULT");
  EXPECT_FALSE(event["incident"].is_null()) << "what was read is linked";
  const json why = body_of(ask("GET", "/api/v1/explain/" + event["id"].get<std::string>()));
  EXPECT_THAT(why["text"].get<std::string>(), HasSubstr("Mirzoyan"));
  EXPECT_EQ(stop(), 0);
}

TEST_F(ServeTest, BadBytesGetAnAnswerAndTheServerGoesOn) {
  start({});
  const std::string host = "Host: 127.0.0.1:" + std::to_string(port_) + "\r\n";
  EXPECT_THAT(send_raw("hello\r\n\r\n"), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(send_raw(std::string(3000, '\xff') + "\r\n\r\n"), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(send_raw("GET / HTTP/1.1\r\n" + host + "X: " + std::string(100000, 'x') + "\r\n\r\n"),
              StartsWith("HTTP/1.1 431"));
  EXPECT_THAT(send_raw("POST /api/v1/read HTTP/1.1\r\n" + host +
                       "X-Dragoman: 1\r\nContent-Length: 99999999999\r\n\r\nshort"),
              StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(send_raw("GET /api/v1/status HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
              StartsWith("HTTP/1.1 403"));
  EXPECT_THAT(
      send_raw("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"),
      StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(send_raw("GET /api/v1/status HTTP/1.1\r\n"), StartsWith("HTTP/1.1 400"))
      << "a head that never ends";
  EXPECT_THAT(ask("GET", "/api/v1/status"), StartsWith("HTTP/1.1 200"));
}

TEST_F(ServeTest, AFileThatIsNoTextFailsWithItsReason) {
  start({});
  const std::string sent =
      ask("POST", "/api/v1/read?name=a.bin", std::string("\x00\x01\x02\x03", 4));
  const json job = wait_for(body_of(sent)["job"]["id"]);
  EXPECT_EQ(job["state"], "failed");
  EXPECT_FALSE(job["error"]["message"].get<std::string>().empty());
}

TEST_F(ServeTest, TheTokenIsWantedWhereThereIsOne) {
  write("secret.txt", "0123456789abcdef0123\n");
  start({"--token-file", "secret.txt"});
  EXPECT_THAT(ask("GET", "/api/v1/status"), StartsWith("HTTP/1.1 401"));
  EXPECT_THAT(ask("GET", "/api/v1/status", "", "Authorization: Bearer 0123456789abcdef0124\r\n"),
              StartsWith("HTTP/1.1 401"));
  EXPECT_THAT(ask("GET", "/api/v1/status", "", "Authorization: Bearer 0123456789abcdef0123\r\n"),
              StartsWith("HTTP/1.1 200"));
}

TEST_F(ServeTest, ReadOnlyTakesNothing) {
  write_reports();
  ASSERT_EQ(run({"read", "."}).code, 0);
  start({"--read-only"});
  EXPECT_THAT(ask("POST", "/api/v1/read", "Some text."), StartsWith("HTTP/1.1 403"));
  const json events = body_of(ask("GET", "/api/v1/events?limit=1"));
  const std::string judged =
      ask("POST", "/api/v1/reviews",
          json{{"target", events["items"][0]["id"]}, {"verdict", "right"}}.dump());
  EXPECT_THAT(judged, testing::Not(StartsWith("HTTP/1.1 2")));
}

TEST_F(ServeTest, WrongUsageIsToldBeforeAnythingIsServed) {
  EXPECT_EQ(run({"serve", "--host", "0.0.0.0"}).code, 4);
  write("short.txt", "secret\n");
  EXPECT_EQ(run({"serve", "--token-file", "short.txt"}).code, 2);
  EXPECT_EQ(run({"serve", "--token-file", "none.txt"}).code, 2);
  EXPECT_EQ(run({"serve", "--host", "nowhere"}).code, 4);
  write("no.db", "this is no record, but a text that is long enough to be read as one");
  EXPECT_EQ(run({"serve", "--record", "no.db"}).code, 2);
}

// Many at once, while another process writes: every answer is whole.
TEST_F(ServeTest, AnswersWhileAnotherProcessReadsIntoTheRecord) {
  write_reports();
  ASSERT_EQ(run({"read", "."}).code, 0);
  start({});
  std::vector<std::thread> clients;
  std::atomic<int> good = 0;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      for (int n = 0; n < 20; ++n) {
        const std::string answer = ask("GET", "/api/v1/events?limit=10");
        if (answer.starts_with("HTTP/1.1 200") && body_of(answer).contains("items")) ++good;
      }
    });
  }
  std::string lines;
  for (int i = 0; i < 30; ++i) {
    lines += json{{"text", "Armenia and Georgia signed agreement number " + std::to_string(i) +
                               " on Monday."},
                  {"published", "2025-05-21"}}
                 .dump() +
             "\n";
  }
  write("more.jsonl", lines);
  EXPECT_EQ(run({"read", "more.jsonl"}).code, 0);
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(good, 160);
  const json status = body_of(ask("GET", "/api/v1/status"));
  EXPECT_EQ(status["counts"]["document"], 34);
  EXPECT_FALSE(status["stale"].get<bool>());
}

}  // namespace
}  // namespace dragoman
