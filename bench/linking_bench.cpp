// What linking costs as a record grows: linking_bench [N=100000] [RECORD=linking.db]
//
//   cmake --preset release -DDRAGOMAN_BENCH=ON && cmake --build --preset release --target
//   linking_bench build/release/bench/linking_bench 100000 /tmp/linking.db
//
// Fills a record with N made-up reports (tests/linking/reports_helpers.h: stories of two states
// over five years, told by one report to twenty) as they come out, give or take some days, and
// links them in batches. At each fiftieth of N fifty documents are added and linked one by one.
// Prints times per document and the most memory the program had. It may be stopped at any line.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "linking/link.h"
#include "linking/reports_helpers.h"
#include "record/store.h"

namespace dragoman {
namespace {

using Clock = std::chrono::steady_clock;

// Of this program alone, whoever else is on the machine.
double cpu_ms() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& t) {
    return 1000.0 * static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1000;
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

template <typename T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::cerr << "linking_bench: " << result.error().text() << '\n';
  std::exit(2);
}

void must(const Status& status) {
  if (status) return;
  std::cerr << "linking_bench: " << status.error().text() << '\n';
  std::exit(2);
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

class Run {
 public:
  Run(std::size_t size, const std::filesystem::path& path)
      : reports_(plan(size)),
        order_(reports_.size()),
        store_(must(Store::open(path, Store::Mode::read_write_create))),
        linker_(must(Linker::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data"))) {
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    std::mt19937_64 random(5);
    for (std::size_t i = 0; i < order_.size(); i += kWindow) {
      const auto begin = order_.begin() + static_cast<std::ptrdiff_t>(i);
      const std::size_t length = std::min(kWindow, order_.size() - i);
      std::shuffle(begin, begin + static_cast<std::ptrdiff_t>(length), random);
    }
  }

  void go() {
    const std::size_t step = std::max<std::size_t>(reports_.size() / 50, 1000);
    fmt::print(
        "documents  add ms  link ms, of them at work (in batches)  one by one: add, link ms median"
        " and worst  peak MiB\n");
    while (next_ + kAlone < order_.size()) {
      const std::size_t until = std::min(next_ + step, order_.size() - kAlone);
      const auto start = next_;
      double adding = 0;
      double linking = 0;
      double working = 0;
      while (next_ < until) {
        const std::size_t end = std::min(next_ + kBatch, until);
        const auto begin = Clock::now();
        while (next_ < end) add();
        adding += ms_since(begin);
        const auto linked = Clock::now();
        const double used = cpu_ms();
        must(refresh_derived(store_, linker_));
        linking += ms_since(linked);
        working += cpu_ms() - used;
      }
      const auto count = static_cast<double>(next_ - start);
      alone(adding / count, linking / count, working / count);
    }
  }

 private:
  static constexpr std::size_t kBatch = 1000;
  static constexpr std::size_t kWindow = 500;
  static constexpr std::size_t kAlone = 50;

  static ReportPlan plan(std::size_t size) {
    ReportPlan out;
    out.reports = size;
    return out;
  }

  void add() {
    const MadeReport report = reports_.report(order_[next_++]);
    must(store_.add(report.document, report.records));
  }

  void alone(double adding, double linking, double working) {
    std::vector<double> adds;
    std::vector<double> links;
    for (std::size_t i = 0; i < kAlone && next_ < order_.size(); ++i) {
      auto begin = Clock::now();
      add();
      adds.push_back(ms_since(begin));
      begin = Clock::now();
      must(refresh_derived(store_, linker_));
      links.push_back(ms_since(begin));
    }
    std::sort(adds.begin(), adds.end());
    std::sort(links.begin(), links.end());
    fmt::print("{:9} {:7.2f} {:8.2f} {:8.2f} {:10.2f} {:7.2f} {:7.2f} {:9.0f}\n", next_, adding,
               linking, working, adds[adds.size() / 2], links[links.size() / 2], links.back(),
               peak_mib());
    std::fflush(stdout);
  }

  Reports reports_;
  std::vector<std::size_t> order_;
  Store store_;
  Linker linker_;
  std::size_t next_ = 0;
};

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) {
  const std::size_t size = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100000;
  const std::filesystem::path path = argc > 2 ? argv[2] : "linking.db";
  for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + ending);
  if (size < 1100) {
    std::cerr << "usage: linking_bench [N=100000, at least 1100] [RECORD=linking.db]\n";
    return 4;
  }
  dragoman::Run(size, path).go();
  return 0;
}
