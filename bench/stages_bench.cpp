// Each stage by itself, on made-up reports. Before anything is timed, each is run twice and has to
// give the same.
//
// Times are of one thread. `documents`, `tokens` and `bytes` a second are of the stage alone; what
// the whole program does is told by `dragoman read --profile`.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <vector>

#include "cli/engine.h"
#include "cli/pipeline.h"
#include "record/store.h"
#include "source/read_input.h"
#include "stories.h"

namespace dragoman {
namespace {

constexpr std::uint64_t kStories = 100;
constexpr std::uint64_t kSeed = 1;
constexpr unsigned kWords = 500;

// Everything that the stages take and give, made once.
struct Workbench {
  Engine engine;
  std::vector<Story> stories;
  std::vector<Document> documents;
  std::vector<Analysis> analyses;
  std::vector<DocumentRecords> records;
  std::size_t bytes = 0;
  std::size_t tokens = 0;
};

[[noreturn]] void give_up(const std::string& why) {
  std::cerr << "stages_bench: " << why << '\n';
  std::exit(2);
}

Document document_of(const Engine& engine, const Story& story, std::size_t number) {
  Metadata given;
  given.outlet = story.outlet;
  given.published = story.published;
  given.title = story.title;
  given.url = story.url;
  Result<Document> document = make_document(
      story.text, "stories.jsonl#" + std::to_string(number + 1), given, *engine.source);
  if (!document) give_up(document.error().text());
  return std::move(*document);
}

std::string dump(const Analysis& analysis, const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
    out += to_conllu(analysis, static_cast<SentenceId>(i), text);
  }
  return out;
}

Workbench make_workbench() {
  Result<std::filesystem::path> data = find_data("");
  if (!data) give_up(data.error().text());
  Result<Engine> engine = load_engine(*data);
  if (!engine) give_up(engine.error().text());
  Workbench bench;
  bench.engine = std::move(*engine);
  for (std::uint64_t i = 0; i < kStories; ++i) {
    bench.stories.push_back(make_story(i, kSeed, kWords));
    Document document = document_of(bench.engine, bench.stories.back(), i);
    if (!(document == document_of(bench.engine, make_story(i, kSeed, kWords), i))) {
      give_up("source gives another document the second time");
    }
    Analysis analysis = bench.engine.analyzer->analyze(document);
    if (dump(analysis, document.text) !=
        dump(bench.engine.analyzer->analyze(document), document.text)) {
      give_up("language gives another analysis the second time");
    }
    DocumentRecords records = bench.engine.reader->read(document, analysis);
    if (!(records == bench.engine.reader->read(document, analysis))) {
      give_up("reading gives other records the second time");
    }
    bench.bytes += document.text.size();
    bench.tokens += analysis.tokens.size();
    bench.documents.push_back(std::move(document));
    bench.analyses.push_back(std::move(analysis));
    bench.records.push_back(std::move(records));
  }
  return bench;
}

const Workbench& workbench() {
  static const Workbench kBench = make_workbench();
  return kBench;
}

void count(benchmark::State& state) {
  const Workbench& bench = workbench();
  auto rate = [&](std::size_t n) {
    return benchmark::Counter(static_cast<double>(n) * static_cast<double>(state.iterations()),
                              benchmark::Counter::kIsRate);
  };
  state.counters["documents"] = rate(bench.documents.size());
  state.counters["tokens"] = rate(bench.tokens);
  state.counters["bytes"] = rate(bench.bytes);
}

void source(benchmark::State& state) {
  const Workbench& bench = workbench();
  for (auto _ : state) {
    for (std::size_t i = 0; i < bench.stories.size(); ++i) {
      benchmark::DoNotOptimize(document_of(bench.engine, bench.stories[i], i));
    }
  }
  count(state);
}

void language(benchmark::State& state) {
  const Workbench& bench = workbench();
  for (auto _ : state) {
    for (const Document& document : bench.documents) {
      benchmark::DoNotOptimize(bench.engine.analyzer->analyze(document));
    }
  }
  count(state);
}

void reading(benchmark::State& state) {
  const Workbench& bench = workbench();
  std::vector<Document> documents = bench.documents;
  for (auto _ : state) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      benchmark::DoNotOptimize(bench.engine.reader->read(documents[i], bench.analyses[i]));
    }
  }
  count(state);
}

void record(benchmark::State& state) {
  const Workbench& bench = workbench();
  std::filesystem::path folder = std::filesystem::temp_directory_path() / "dragoman-stages-bench";
  for (auto _ : state) {
    state.PauseTiming();
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    Result<Store> store = Store::open(folder / "r.db", Store::Mode::read_write_create);
    if (!store) give_up(store.error().text());
    state.ResumeTiming();
    for (std::size_t i = 0; i < bench.documents.size(); ++i) {
      Result<AddOutcome> outcome = store->add(bench.documents[i], bench.records[i]);
      if (!outcome) give_up(outcome.error().text());
    }
  }
  std::filesystem::remove_all(folder);
  count(state);
}

BENCHMARK(source)->Unit(benchmark::kMillisecond);
BENCHMARK(language)->Unit(benchmark::kMillisecond);
BENCHMARK(reading)->Unit(benchmark::kMillisecond);
BENCHMARK(record)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dragoman

BENCHMARK_MAIN();
