#include "serve/service.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/hash.h"
#include "serve/assets.h"

namespace dragoman {
namespace {

constexpr std::string_view kApi = "/api/v1";
constexpr std::size_t kCacheBytes = std::size_t{64} << 20;
constexpr std::size_t kWorthZipping = 1024;
constexpr std::chrono::seconds kMakingAnew{10};

// Whether a path is that of a route; `id` is what stands for {id}.
bool is_path_of(const Route& route, std::string_view path, std::string& id) {
  const std::string_view pattern = route.path;
  const std::size_t brace = pattern.find('{');
  if (brace == std::string_view::npos) return path == pattern;
  if (!path.starts_with(pattern.substr(0, brace))) return false;
  const std::string_view rest = path.substr(brace);
  if (rest.empty() || rest.find('/') != std::string_view::npos) return false;
  id = std::string(rest);
  return true;
}

std::string key_of(const HttpRequest& request) {
  return (takes_gzip(request) ? "z" : "p") + request.target;
}

std::string etag_of(std::int64_t version, const std::string& question) {
  return fmt::format("W/\"{}-{:x}\"", version, std::hash<std::string>()(question));
}

}  // namespace

Service::Service(ServiceSetup setup) : setup_(std::move(setup)), cache_(kCacheBytes) {
  actors_ = std::make_unique<ActorDirectory>(setup_.record, setup_.words);
  jobs_ = std::make_unique<Jobs>(setup_.read, [this] { cache_.forget(); });
}

Service::~Service() = default;

Result<std::unique_ptr<Service>> Service::open(ServiceSetup setup) {
  std::optional<Store> writer;
  if (setup.may_write) {
    Result<Store> opened = Store::open(setup.record, Store::Mode::read_write_create);
    if (opened) {
      writer = std::move(*opened);
    } else if (opened.error().code == ErrorCode::not_writable) {
      setup.may_write = false;
    } else {
      return opened.error();
    }
  }
  Result<Store> reader = Store::open(setup.record, Store::Mode::read_only);
  if (!reader) return reader.error();
  std::unique_ptr<Service> out(new Service(std::move(setup)));
  out->writer_ = std::move(writer);
  out->give_back(std::move(*reader));
  return out;
}

Result<Store> Service::take_store() {
  {
    std::lock_guard lock(stores_mutex_);
    if (!stores_.empty()) {
      Store store = std::move(stores_.back());
      stores_.pop_back();
      return store;
    }
  }
  return Store::open(setup_.record, Store::Mode::read_only);
}

void Service::give_back(Store store) {
  store.set_deadline(std::nullopt);
  std::lock_guard lock(stores_mutex_);
  stores_.push_back(std::move(store));
}

Status Service::change(const std::function<Status(Store&)>& work) {
  std::lock_guard lock(writer_mutex_);
  if (!writer_) {
    return Error{ErrorCode::not_writable, "the server was started to show the record only",
                 setup_.record};
  }
  Status done = work(*writer_);
  if (done) done = setup_.link(*writer_);
  cache_.forget();
  return done;
}

Result<std::string> Service::kept(const std::string& name, Store& store,
                                  const std::function<Result<std::string>(Store&)>& make) {
  const Result<std::int64_t> version = store.version();
  if (!version) return version.error();
  const AnswerCache::Found found = cache_.find(name, *version, kMayLag);
  const auto make_and_keep = [this, name, make, epoch = found.epoch](Store& from) {
    const Result<std::int64_t> of = from.version();
    Result<std::string> made = of ? make(from) : Result<std::string>(of.error());
    if (!made) {
      cache_.give_up(name);
      return made;
    }
    auto answer = std::make_shared<KeptAnswer>();
    answer->version = *of;
    answer->response.body = std::make_shared<const std::string>(*made);
    cache_.keep(name, std::move(answer), epoch);
    return made;
  };
  if (!found.answer) return make_and_keep(store);
  if (found.make) in_background(name, [make_and_keep](Store& own) { (void)make_and_keep(own); });
  return *found.answer->response.body;
}

void Service::in_background(const std::string& name, std::function<void(Store&)> work) {
  background_.add([this, name, work = std::move(work)] {
    Result<Store> own = take_store();
    if (!own) return cache_.give_up(name);
    own->set_deadline(std::chrono::steady_clock::now() + kMakingAnew);
    try {
      work(*own);
    } catch (const std::exception&) {
      cache_.give_up(name);  // who asks when it is too old is told
    }
    give_back(std::move(*own));
  });
}

HttpAnswer Service::answer(const HttpRequest& request) {
  HttpAnswer response;
  Result<Target> target = Target::parse(request.target);
  if (std::optional<HttpAnswer> refused = refuse(request, guard_)) {
    response = std::move(*refused);
  } else if (!target) {
    response = error_response(target.error());
  } else if (target->path == "/api" || target->path.starts_with("/api/")) {
    response = answer_route(request, *target);
  } else if (request.method == "GET" || request.method == "HEAD") {
    response = asset_response(request, target->path);
  } else {
    response = error_response(405, "bad_method", request.method + " is not taken here");
  }
  harden(response);
  return response;
}

HttpAnswer Service::answer_route(const HttpRequest& request, const Target& target) {
  std::string id;
  std::string allowed;
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  const std::string_view path =
      target.path.starts_with(kApi) ? std::string_view(target.path).substr(kApi.size()) : "";
  for (const Route& route : routes()) {
    if (!is_path_of(route, path, id)) continue;
    if (method != route.method) {
      allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
      continue;
    }
    Result<Asked> query = Asked::make(target, route.parameters);
    if (!query) return error_response(query.error());
    Result<Store> store = take_store();
    if (!store) return error_response(store.error());
    store->set_deadline(request.deadline);
    HttpAnswer out = run(request, route, *query, id, *store);
    give_back(std::move(*store));
    return out;
  }
  if (!allowed.empty()) {
    HttpAnswer out = error_response(
        405, "bad_method", fmt::format("{} is not taken here; {} is", request.method, allowed));
    out.set("Allow", allowed);
    return out;
  }
  return error_response(404, "not_found", "no such route; /api/v1/openapi.json has them all",
                        target.path);
}

HttpAnswer Service::run(const HttpRequest& request, const Route& route, const Asked& query,
                        const std::string& id, Store& store) {
  if (std::string_view(route.method) == "GET" && route.of_record) {
    return answer_get(request, route, query, id, store);
  }
  Question question{request, query, id, store, *this};
  Result<HttpAnswer> made = route.handler(question);
  HttpAnswer out = made ? std::move(*made) : error_response(made.error());
  out.set("Cache-Control", "no-store");
  return out;
}

Result<std::shared_ptr<const KeptAnswer>> Service::make(const HttpRequest& request,
                                                        const Route& route, const Asked& query,
                                                        const std::string& id, Store& store,
                                                        std::uint64_t epoch) {
  const bool zip = takes_gzip(request);
  const std::string key = key_of(request);
  // Before what is asked: what comes between is newer than the answer says it is.
  const Result<std::int64_t> version = store.version();
  Question question{request, query, id, store, *this};
  Result<HttpAnswer> made = version ? route.handler(question) : Result<HttpAnswer>(version.error());
  if (!made) {
    cache_.give_up(key);
    return made.error();
  }
  auto answer = std::make_shared<KeptAnswer>();
  answer->version = *version;
  answer->response = std::move(*made);
  if (zip && answer->response.body->size() >= kWorthZipping) {
    answer->response.body = std::make_shared<const std::string>(gzip(*answer->response.body));
    answer->response.set("Content-Encoding", "gzip");
  }
  answer->response.set("ETag", etag_of(*version, request.target));
  answer->response.set("Cache-Control", "no-cache");
  answer->response.set("Vary", "Accept-Encoding, Authorization");
  cache_.keep(key, answer, epoch);
  return std::shared_ptr<const KeptAnswer>(std::move(answer));
}

HttpAnswer Service::answer_get(const HttpRequest& request, const Route& route, const Asked& query,
                               const std::string& id, Store& store) {
  const Result<std::int64_t> version = store.version();
  if (!version) return error_response(version.error());
  const AnswerCache::Found found = cache_.find(key_of(request), *version, route.may_lag);
  std::shared_ptr<const KeptAnswer> kept = found.answer;
  if (kept && found.make) {
    in_background(key_of(request),
                  [this, request, &route, query, id, epoch = found.epoch](Store& own) {
                    (void)make(request, route, query, id, own, epoch);
                  });
  }
  if (!kept) {
    auto made = make(request, route, query, id, store, found.epoch);
    if (!made) return error_response(made.error());
    kept = std::move(*made);
  }
  const std::string etag = etag_of(kept->version, request.target);
  if (request.header("if-none-match").find(etag) != std::string_view::npos) {
    HttpAnswer same;
    same.status = 304;
    same.set("ETag", etag);
    same.set("Cache-Control", "no-cache");
    return same;
  }
  return kept->response;
}

}  // namespace dragoman
