// HTTP/1.1 on one port: connections are kept by one thread, requests are answered by several.
//
//   HttpServer server(options, [&](const HttpRequest& request) { return answer(request); });
//   Status listening = server.listen();      // from now on a client can connect
//   server.run();                            // until stop(), from another thread or a signal
//
// Clients are hostile: heads and bodies have limits, slow clients a time, connections and waiting
// requests a number; over it the answer is 413, 408, or 503. A handler that throws gives 500 and
// the server goes on. Sockets and parsing are Boost.Beast's (docs/decisions/0090-http.md), which
// only http_server.cpp sees.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "serve/http.h"

namespace dragoman {

struct HttpOptions {
  std::string address = "127.0.0.1";  // numeric
  std::uint16_t port = 0;             // 0: any that is free
  unsigned threads = 4;               // that answer
  std::size_t head_limit = std::size_t{16} << 10;
  std::size_t body_limit = std::size_t{64} << 20;
  std::size_t connections = 512;
  std::size_t waiting = 1024;               // requests that no thread has taken yet
  std::chrono::seconds idle{30};            // for a client to send or take something
  std::chrono::milliseconds answer{10000};  // from a whole request to its answer
};

// Called by several threads at once.
using HttpHandler = std::function<HttpAnswer(const HttpRequest&)>;

class HttpServer {
 public:
  HttpServer(HttpOptions options, HttpHandler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Fails with bad_argument (an address that is none) or not_writable (the port is taken).
  Status listen();
  std::uint16_t port() const;
  // Returns after stop(); answers in the making are dropped.
  void run();
  // From any thread.
  void stop();
  // stop() at SIGINT and SIGTERM.
  void stop_at_signals();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dragoman
