// The server's side of the page: one record, the routes on it, the page's own files.
//
//   Service service(std::move(setup));
//   HttpServer server(options, [&](const HttpRequest& r) { return service.answer(r); });
//
// Every request has a connection to the record of its own, taken from a pool. What changes the
// record (verdicts, texts to read) goes through one writer, one change after the other.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "briefing/words.h"
#include "record/store.h"
#include "serve/actor_directory.h"
#include "serve/answer_cache.h"
#include "serve/background.h"
#include "serve/guard.h"
#include "serve/http.h"
#include "serve/jobs.h"
#include "serve/route.h"

namespace dragoman {

struct ServiceSetup {
  std::string record;   // path
  std::string version;  // of the program
  BriefWords words;
  std::vector<std::pair<std::string, std::string>> countries;  // (code, name), by name
  bool may_write = true;
  // What needs the tables and the model, which are the program's: how a record came to be, in words
  // as a terminal shows them; reading a text; joining what was read or judged.
  std::function<Result<std::string>(Store&, const std::string& id)> explain;
  ReadWork read;
  std::function<Status(Store&)> link;
  Coder code;  // what follows from a type and mode that a reader corrects
};

class Service {
 public:
  // Fails as Store::open does.
  static Result<std::unique_ptr<Service>> open(ServiceSetup setup);
  ~Service();

  // Who may ask is known once the port is.
  void set_guard(GuardOptions guard) { guard_ = std::move(guard); }
  HttpAnswer answer(const HttpRequest& request);

  const ServiceSetup& setup() const { return setup_; }
  ActorDirectory& actors() { return *actors_; }
  Jobs& jobs() { return *jobs_; }
  // What `make` makes of the record, made anew when it has changed (or a moment later, see Route).
  Result<std::string> kept(const std::string& name, Store& store,
                           const std::function<Result<std::string>(Store&)>& make);
  // Runs a change to the record, alone; afterwards linking looks at what it touched, and no answer
  // from before is given any more.
  Status change(const std::function<Status(Store&)>& work);

 private:
  explicit Service(ServiceSetup setup);
  HttpAnswer answer_route(const HttpRequest& request, const Target& target);
  HttpAnswer run(const HttpRequest& request, const Route& route, const Asked& query,
                 const std::string& id, Store& store);
  HttpAnswer answer_get(const HttpRequest& request, const Route& route, const Asked& query,
                        const std::string& id, Store& store);
  // What a route answers to a question, as it is kept.
  Result<std::shared_ptr<const KeptAnswer>> make(const HttpRequest& request, const Route& route,
                                                 const Asked& query, const std::string& id,
                                                 Store& store, std::uint64_t epoch);
  // Makes anew what is kept under `name`, with a connection of its own.
  void in_background(const std::string& name, std::function<void(Store&)> work);
  Result<Store> take_store();
  void give_back(Store store);

  ServiceSetup setup_;
  GuardOptions guard_;
  AnswerCache cache_;
  std::mutex stores_mutex_;
  std::vector<Store> stores_;  // not in use
  std::mutex writer_mutex_;
  std::optional<Store> writer_;
  std::unique_ptr<ActorDirectory> actors_;
  std::unique_ptr<Jobs> jobs_;
  Background background_;  // answers that are made anew; its thread ends first
};

// All routes, in the order of the documentation.
const std::vector<Route>& routes();
// The OpenAPI document made of them.
std::string openapi_document(const std::string& version);

}  // namespace dragoman
