// What questions to a large record cost: store_bench RECORD [FIRST SECOND]
//
//   cmake --preset release -DDRAGOMAN_BENCH=ON && cmake --build --preset release --target
//   linking_bench store_bench
//   build/release/bench/linking_bench 10200 /tmp/linking.db
//   build/release/bench/store_bench /tmp/linking.db
//
// Asks what the page's server asks, of the two states with the most incidents between them (or
// those that are named): each question by a connection just opened and by one that has been asked
// before. Prints milliseconds (median of eleven, the worst) and how many records came.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "briefing/dossier.h"
#include "record/store.h"

namespace dragoman {
namespace {

using Clock = std::chrono::steady_clock;

template <typename T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::cerr << "store_bench: " << result.error().text() << '\n';
  std::exit(2);
}

class Run {
 public:
  explicit Run(std::filesystem::path path) : path_(std::move(path)), store_(open()) {}

  void measure(const char* what, const std::function<std::size_t(Store&)>& ask) {
    const auto timed = [&](Store& store) {
      const auto start = Clock::now();
      count_ = ask(store);
      return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    };
    Store fresh = open();
    const double first = timed(fresh);
    std::vector<double> times;
    for (int i = 0; i < 11; ++i) times.push_back(timed(store_));
    std::sort(times.begin(), times.end());
    fmt::print("{:44} {:8.2f} {:8.2f} {:8.2f} {:8}\n", what, first, times[times.size() / 2],
               times.back(), count_);
    std::fflush(stdout);
  }
  template <typename R>
  void measure_pages(const char* what, const Filter& filter, Order order) {
    const PageOptions options{50, "", order};
    PageOptions later = options;
    for (int i = 0; i < 20; ++i) {
      const std::string next = must(store_.page<R>(filter, later)).next;
      if (next.empty()) break;
      later.cursor = next;
    }
    const auto page = [&](const PageOptions& at) {
      return [&filter, &at](Store& store) { return must(store.page<R>(filter, at)).items.size(); };
    };
    measure(what, page(options));
    measure("  twenty pages on", page(later));
  }
  Store open() { return must(Store::open(path_, Store::Mode::read_only)); }
  Store& store() { return store_; }

 private:
  std::filesystem::path path_;
  Store store_;
  std::size_t count_ = 0;
};

void ask_all(Run& run, const std::string& first, const std::string& second) {
  Filter pair;
  pair.parties = {first, second};
  Filter one;
  one.parties = {first};
  Filter words;
  words.text = "talks";
  const auto incident = must(run.store().page<IncidentRecord>(pair, {1, "", Order::newest}));
  const std::string id = incident.items.empty() ? "" : incident.items.front().id;
  fmt::print("{} and {}\n{:44} {:>8} {:>8} {:>8} {:>8}\n", first, second, "ms", "fresh", "median",
             "worst", "records");
  run.measure("version", [](Store& s) { return static_cast<std::size_t>(must(s.version()) > 0); });
  run.measure("counts", [](Store& s) { return must(s.counts()).size(); });
  run.measure("overview", [](Store& s) { return must(s.overview()).languages.size(); });
  run.measure("pairs, 50", [](Store& s) { return must(s.pairs(50)).size(); });
  run.measure_pages<Document>("documents", {}, Order::record);
  run.measure_pages<Document>("documents, newest", {}, Order::newest);
  run.measure_pages<ActorRecord>("actors", {}, Order::record);
  run.measure_pages<EventRecord>("events", {}, Order::record);
  run.measure_pages<EventRecord>("events, newest", {}, Order::newest);
  run.measure_pages<EventRecord>("events of the pair", pair, Order::record);
  run.measure_pages<EventRecord>("events of the pair, newest", pair, Order::newest);
  run.measure_pages<StatementRecord>("statements of one, newest", one, Order::newest);
  run.measure_pages<EventRecord>("events with a word", words, Order::record);
  run.measure_pages<IncidentRecord>("incidents", {}, Order::record);
  run.measure_pages<IncidentRecord>("incidents of the pair, newest", pair, Order::newest);
  run.measure_pages<IncidentRecord>("incidents with a word, newest", words, Order::newest);
  run.measure("incidents of the pair, all",
              [&](Store& s) { return must(s.incidents(pair)).size(); });
  run.measure("relations of the pair", [&](Store& s) { return must(s.relations(pair)).size(); });
  run.measure("positions of either", [&](Store& s) { return must(s.positions(pair)).size(); });
  run.measure("an incident by id", [&](Store& s) { return must(s.find(id)), 1U; });
  run.measure("a state by id", [&](Store& s) { return must(s.find(first)), 1U; });
  run.measure("the same in short", [&](Store& s) {
    return must(s.actors_in_short({first, second})).size();
  });
  run.measure("load_dossier", [&](Store& s) {
    return must(load_dossier(s, {first, second, "", ""})).incidents.size();
  });
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) {
  if (argc != 2 && argc != 4) {
    std::cerr << "usage: store_bench RECORD [FIRST SECOND]\n";
    return 4;
  }
  using dragoman::Store;
  // Opened for writing once, so that an older record is brought forward.
  static_cast<void>(dragoman::must(Store::open(argv[1], Store::Mode::read_write_create)));
  dragoman::Run run(argv[1]);
  std::string first = argc == 4 ? argv[2] : "";
  std::string second = argc == 4 ? argv[3] : "";
  if (argc == 2) {
    const auto pairs = dragoman::must(run.store().pairs(1));
    if (!pairs.empty()) {
      first = pairs.front().first;
      second = pairs.front().second;
    }
  }
  dragoman::ask_all(run, first, second);
  return 0;
}
