// dragoman serve: the page and its API.
#include "cli/serve.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>

#include "base/hash.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"
#include "cli/explain.h"
#include "cli/pipeline.h"
#include "reading/ontology.h"
#include "serve/http_server.h"
#include "serve/service.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman serve                              the page on http://127.0.0.1:8765/\n"
    "  dragoman serve --record south.db --port 9000\n"
    "  dragoman serve --read-only                  nothing can be judged or read\n"
    "  dragoman serve --host 0.0.0.0 --token-file secret.txt\n"
    "The page is for this machine only unless --host says otherwise; then everybody needs the\n"
    "token: http://HOST:PORT/#token=TOKEN. There is no encryption: put a proxy with TLS before it.";

constexpr std::size_t kShortestToken = 16;

// What reads texts and explains records, loaded when it is first wanted.
class LazyEngine {
 public:
  explicit LazyEngine(std::string data) : data_(std::move(data)) {}

  Result<const Engine*> get() {
    std::lock_guard lock(mutex_);
    if (!engine_) {
      std::ostringstream nothing;
      Session quiet(nothing, nothing, {});
      Result<Engine> loaded = load_engine(quiet, data_);
      if (!loaded) return loaded.error();
      engine_ = std::move(*loaded);
    }
    return &*engine_;
  }

 private:
  const std::string data_;
  std::mutex mutex_;
  std::optional<Engine> engine_;
};

Result<std::string> explain(LazyEngine& lazy, Store& store, const std::string& id) {
  Result<const Engine*> engine = lazy.get();
  if (!engine) return engine.error();
  Result<AnyRecord> record = store.find(id);
  if (!record) return record.error();
  std::ostringstream text;
  Session session(text, text, {});
  explain_record(session, store, **engine, *record);
  return text.str();
}

// A name under which a text that was sent is kept: with its bytes in it, so that two texts of one
// name are two documents and the same text sent twice is one.
std::string file_of(const ReadOrder& order) {
  return fmt::format("sent/{}/{}", sha256_hex(order.bytes).substr(0, 12), order.name);
}

// Reads one text or file that was sent.
class Reading {
 public:
  Reading(const Engine& engine, Store& store, const std::function<void(const ReadProgress&)>& told)
      : engine_(engine), store_(store), told_(told) {}

  Status read(const ReadOrder& order) {
    ReadOptions options;
    options.given.title = order.title;
    options.given.outlet = order.outlet;
    options.given.published = order.published;
    options.given.url = order.url;
    std::istringstream in(order.bytes);
    read_stream(in, {file_of(order), InputKind::unknown}, *engine_.source, options,
                [&](Result<Document> found) { return take(std::move(found), order.name); });
    if (!broken_) return broken_;
    if (progress_.ids.empty() && !progress_.failures.empty()) {
      const Failure& first = progress_.failures.front();
      return Error{first.code, first.message, first.file};
    }
    return {};
  }

 private:
  bool take(Result<Document> found, const std::string& name) {
    ++progress_.documents;
    if (found) {
      broken_ = add(*found);
    } else {
      const Error& error = found.error();
      fail({error.place.empty() ? name : error.place, "source", error.code, error.message});
    }
    ++progress_.done;
    told_(progress_);
    return broken_.ok();
  }

  Status add(Document& document) {
    try {
      const ReadDocument read = read_one(engine_, document);
      Result<AddOutcome> outcome = store_.add(document, read.records);
      if (!outcome) return outcome.error();
      progress_.ids.push_back(document.id);
      progress_.sentences += read.records.sentences.size();
      progress_.events += read.records.events.size();
    } catch (const InternalError& bug) {
      fail({document.file, "reading", ErrorCode::internal, bug.what()});
    }
    return {};
  }

  void fail(const Failure& failure) {
    progress_.failures.push_back(failure);
    if (Status kept = store_.record_failure(failure); !kept) broken_ = kept;
  }

  const Engine& engine_;
  Store& store_;
  const std::function<void(const ReadProgress&)>& told_;
  ReadProgress progress_;
  Status broken_;
};

Status read_order(LazyEngine& lazy, const ServeFlags& flags, const ReadOrder& order,
                  const std::function<void(const ReadProgress&)>& told) {
  Result<const Engine*> engine = lazy.get();
  if (!engine) return engine.error();
  Result<Store> store = Store::open(flags.record, Store::Mode::read_write_create);
  if (!store) return store.error();
  Status done = Reading(**engine, *store, told).read(order);
  const Status linked = link_record(*store, flags.data);
  return done ? linked : done;
}

Result<std::string> read_token(const ServeFlags& flags) {
  if (flags.token_file.empty()) return std::string();
  std::ifstream in(flags.token_file);
  std::string line;
  if (!in || !std::getline(in, line)) {
    return Error{ErrorCode::not_readable, "a file with the token in its first line is wanted",
                 flags.token_file};
  }
  std::string token(trim(line));
  if (token.size() < kShortestToken) {
    return Error{ErrorCode::bad_argument,
                 fmt::format("the token has {} characters; at least {} are wanted", token.size(),
                             kShortestToken),
                 flags.token_file};
  }
  return token;
}

bool is_loopback(const std::string& host) {
  return host == "::1" || host.starts_with("127.");
}

// What follows from a type and mode: their quad and scores, and the CAMEO root that stands for the
// type.
std::optional<Coding> coding_of(const Ontology& ontology, const std::string& type,
                                const std::string& mode) {
  constexpr int kRoots = 20;
  const EventCode* code = ontology.find(type, mode);
  if (code == nullptr) return std::nullopt;
  Coding out{{}, code->quad, code->score, std::nullopt};
  for (int root = 1; root <= kRoots && out.cameo.empty(); ++root) {
    const EventCode* of_root = ontology.of_root(root);
    if (of_root != nullptr && of_root->type == type) out.cameo = fmt::format("{:02}", root);
  }
  out.goldstein = ontology.goldstein(out.cameo);
  return out;
}

Result<ServiceSetup> make_setup(const ServeFlags& flags, std::shared_ptr<LazyEngine> lazy) {
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return data.error();
  Result<BriefWords> words = BriefWords::load(*data);
  if (!words) return words.error();
  Result<Ontology> loaded = Ontology::load(*data / "ontology");
  if (!loaded) return loaded.error();
  auto ontology = std::make_shared<const Ontology>(std::move(*loaded));
  auto countries = state_names(flags.data);
  if (!countries) return countries.error();
  return ServiceSetup{
      flags.record,
      DRAGOMAN_VERSION,
      std::move(*words),
      std::move(*countries),
      !flags.read_only,
      [lazy](Store& store, const std::string& id) { return explain(*lazy, store, id); },
      [lazy, flags](const ReadOrder& order, const auto& told) {
        return read_order(*lazy, flags, order, told);
      },
      [flags](Store& store) { return link_record(store, flags.data); },
      [ontology](const std::string& type, const std::string& mode) {
        return coding_of(*ontology, type, mode);
      }};
}

}  // namespace

int serve_record(Session& session, const ServeFlags& flags) {
  if (!is_loopback(flags.host) && flags.token_file.empty()) {
    session.fail({ErrorCode::bad_argument,
                  "others can reach this address: a --token-file is needed", "--host"});
    return kWrongUsage;
  }
  Result<std::string> token = read_token(flags);
  if (!token) return session.fail(token.error());
  // Makes the record where there is none, so that the page can fill it, and links what is new.
  if (!flags.read_only) {
    Result<Store> store = Store::open(flags.record, Store::Mode::read_write_create);
    if (store) {
      if (Status linked = link_record(*store, flags.data); !linked) {
        session.note("shown as last linked: " + linked.error().text());
      }
    } else if (store.error().code != ErrorCode::not_writable) {
      return session.fail(store.error());
    }
  }
  auto lazy = std::make_shared<LazyEngine>(flags.data);
  Result<ServiceSetup> setup = make_setup(flags, lazy);
  if (!setup) return session.fail(setup.error());
  Result<std::unique_ptr<Service>> service = Service::open(std::move(*setup));
  if (!service) return session.fail(service.error());

  HttpOptions options;
  options.address = flags.host;
  options.port = static_cast<std::uint16_t>(flags.port);
  // More than there are cores: what is ready must not wait behind what has yet to be made.
  options.threads = std::clamp(4 * std::thread::hardware_concurrency(), 8u, 32u);
  HttpServer server(options,
                    [&](const HttpRequest& request) { return (*service)->answer(request); });
  if (Status listening = server.listen(); !listening) {
    session.fail(listening.error());
    return listening.error().code == ErrorCode::bad_argument ? kWrongUsage : kInputFailed;
  }
  const std::string shown =
      flags.host.find(':') == std::string::npos ? flags.host : "[" + flags.host + "]";
  (*service)->set_guard({shown, server.port(), *token});
  session.out << fmt::format("http://{}:{}/\n", shown, server.port()) << std::flush;
  session.note("serving " + flags.record + "; end with Ctrl-C");
  server.stop_at_signals();
  server.run();
  return kDone;
}

void add_serve(Session& session) {
  auto flags = std::make_shared<ServeFlags>();
  Command command(session, "serve", "Show the record as a page, with an API beside it", kExamples);
  record_option(command, flags->record);
  command
      .option("--port", flags->port, "Port (default 8765; 0: any that is free)",
              {{"0", "9000"}, {"http", "70000"}})
      .between(0, 65535);
  command.option("--host", flags->host,
                 "Address to listen on (default 127.0.0.1); another one needs a token",
                 {{"127.0.0.1"}, {}});
  command.option("--token-file", flags->token_file,
                 "File whose first line everybody has to know who asks", {{"secret.txt"}, {}});
  command.option("--read-only", flags->read_only, "Take no verdicts and no texts", {{""}, {}});
  data_option(command, flags->data);
  command.runs([flags, &session] { return serve_record(session, *flags); });
}

}  // namespace dragoman
