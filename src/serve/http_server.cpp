#include "serve/http_server.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <exception>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace dragoman {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;

// Bytes that several answers may share: Beast writes them from where they are.
struct SharedBody {
  using value_type = std::shared_ptr<const std::string>;
  static std::uint64_t size(const value_type& body) { return body->size(); }
  class writer {
   public:
    using const_buffers_type = asio::const_buffer;
    template <bool isRequest, class Fields>
    writer(const http::header<isRequest, Fields>&, const value_type& body) : body_(body) {}
    void init(beast::error_code& error) { error = {}; }
    boost::optional<std::pair<const_buffers_type, bool>> get(beast::error_code& error) {
      error = {};
      return {{const_buffers_type(body_->data(), body_->size()), false}};
    }

   private:
    const value_type& body_;
  };
};

using Answer = http::response<SharedBody>;

HttpRequest plain(http::request<http::string_body>&& message) {
  HttpRequest out;
  out.method = std::string(message.method_string());
  out.target = std::string(message.target());
  for (const auto& field : message) {
    const std::string name =
        to_lower(std::string_view(field.name_string().data(), field.name_string().size()));
    std::string& value = out.headers[name];
    if (!value.empty()) value += ", ";
    value.append(field.value().data(), field.value().size());
  }
  out.body = std::move(message.body());
  return out;
}

// What the server and its connections share.
struct Loop {
  Loop(HttpOptions given, HttpHandler answers)
      : options(std::move(given)),
        handler(std::move(answers)),
        acceptor(io),
        signals(io),
        workers(options.threads) {}

  void accept();

  const HttpOptions options;
  const HttpHandler handler;
  asio::io_context io{1};
  Tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::thread_pool workers;
  std::size_t connections = 0;  // touched by the io thread only
  std::size_t waiting = 0;      // the same
};

// One client. All of it runs on the io thread but the handler.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Tcp::socket socket, Loop& server) : stream_(std::move(socket)), server_(server) {
    ++server_.connections;
  }
  ~Connection() { --server_.connections; }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void read() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(server_.options.head_limit));
    parser_->body_limit(server_.options.body_limit);
    stream_.expires_after(server_.options.idle);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                       self->have_read(error);
                     });
  }
  // Tells a client that comes in too many, and lets it go.
  void refuse() {
    keep_alive_ = false;
    write(error_response(503, "busy", "too many connections; try again"));
  }

 private:
  void have_read(beast::error_code error);
  void ask(HttpRequest request);
  void write(HttpAnswer response);
  void have_written(beast::error_code error);

  beast::tcp_stream stream_;
  Loop& server_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<Answer> answer_;
  bool keep_alive_ = true;
  bool head_only_ = false;
  unsigned version_ = 11;
};

void Connection::have_read(beast::error_code error) {
  if (error == http::error::end_of_stream) {
    beast::error_code ignored;
    stream_.socket().shutdown(Tcp::socket::shutdown_send, ignored);
    return;
  }
  if (error) {
    keep_alive_ = false;
    if (error == http::error::body_limit) {
      write(error_response(413, "too_large",
                           fmt::format("a body of over {} bytes", server_.options.body_limit)));
    } else if (error == http::error::header_limit || error == http::error::buffer_overflow) {
      write(error_response(431, "too_large",
                           fmt::format("a head of over {} bytes", server_.options.head_limit)));
    } else if (error == beast::error::timeout) {
      stream_.close();
    } else if (error.category() == http::make_error_code(http::error::bad_method).category()) {
      write(error_response(400, "bad_argument", "not HTTP: " + error.message()));
    }
    return;
  }
  keep_alive_ = parser_->keep_alive();
  version_ = parser_->get().version();
  head_only_ = parser_->get().method() == http::verb::head;
  ask(plain(parser_->release()));
}

void Connection::ask(HttpRequest request) {
  if (server_.waiting >= server_.options.waiting) {
    write(error_response(503, "busy", "too many requests; try again"));
    return;
  }
  request.deadline = std::chrono::steady_clock::now() + server_.options.answer;
  ++server_.waiting;
  asio::post(server_.workers, [self = shared_from_this(), request = std::move(request)] {
    HttpAnswer response;
    try {
      response = self->server_.handler(request);
    } catch (const std::exception& bug) {
      response = error_response(500, "internal", bug.what());
    }
    Loop& server = self->server_;
    asio::post(server.io, [self, &server, response = std::move(response)]() mutable {
      --server.waiting;
      self->write(std::move(response));
    });
  });
}

void Connection::write(HttpAnswer response) {
  answer_.emplace(static_cast<http::status>(response.status), version_);
  for (const auto& [name, value] : response.headers) answer_->insert(name, value);
  answer_->keep_alive(keep_alive_);
  answer_->content_length(response.body->size());
  answer_->body() = head_only_ ? std::make_shared<const std::string>() : std::move(response.body);
  stream_.expires_after(server_.options.idle);
  http::async_write(stream_, *answer_,
                    [self = shared_from_this()](beast::error_code error, std::size_t) {
                      self->have_written(error);
                    });
}

void Connection::have_written(beast::error_code error) {
  if (error) return;
  if (keep_alive_ && server_.acceptor.is_open()) {
    read();
    return;
  }
  beast::error_code ignored;
  stream_.socket().shutdown(Tcp::socket::shutdown_send, ignored);
}

void Loop::accept() {
  acceptor.async_accept([this](beast::error_code error, Tcp::socket socket) {
    if (!acceptor.is_open()) return;
    if (!error) {
      beast::error_code ignored;
      socket.set_option(Tcp::no_delay(true), ignored);
      const bool room = connections < options.connections;
      auto connection = std::make_shared<Connection>(std::move(socket), *this);
      room ? connection->read() : connection->refuse();
    }
    accept();
  });
}

}  // namespace

struct HttpServer::Impl : Loop {
  using Loop::Loop;
};

HttpServer::HttpServer(HttpOptions options, HttpHandler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}

HttpServer::~HttpServer() {
  stop();
  impl_->workers.join();
}

Status HttpServer::listen() {
  beast::error_code error;
  const auto address = asio::ip::make_address(impl_->options.address, error);
  if (error) {
    return Error{ErrorCode::bad_argument,
                 impl_->options.address + " is no numeric address, as 127.0.0.1", "--host"};
  }
  const Tcp::endpoint endpoint(address, impl_->options.port);
  Tcp::acceptor& acceptor = impl_->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return Error{ErrorCode::not_writable, error.message(),
                 fmt::format("{}:{}", impl_->options.address, impl_->options.port)};
  }
  impl_->accept();
  return {};
}

std::uint16_t HttpServer::port() const {
  beast::error_code ignored;
  return impl_->acceptor.local_endpoint(ignored).port();
}

void HttpServer::run() {
  impl_->io.run();
  impl_->workers.join();
}

void HttpServer::stop() {
  asio::post(impl_->io, [this] {
    beast::error_code ignored;
    impl_->acceptor.close(ignored);
    // What still works is waited for; a second signal ends the program at once, and nothing is
    // lost.
    impl_->signals.clear(ignored);
    impl_->io.stop();
  });
}

void HttpServer::stop_at_signals() {
  impl_->signals.add(SIGINT);
  impl_->signals.add(SIGTERM);
  impl_->signals.async_wait([this](beast::error_code error, int) {
    if (!error) stop();
  });
}

}  // namespace dragoman
