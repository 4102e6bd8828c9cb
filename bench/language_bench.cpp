// The language stage by parts, by instruction set, by threads.
//
//   language_bench [FILE] [--benchmark_filter=...]
//
// FILE is anything `dragoman read` takes (JSON lines of reports, say); without one, made-up
// reports. Before anything is timed, the products of every instruction set are held against the
// plain sum, and the analyses of every set against those of the best: products must be the same,
// analyses the same for all but one token of 10,000 (attention is in floating point).
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>
#include <vector>

#include "cli/engine.h"
#include "language/kernels.h"
#include "language/model_analyzer.h"
#include "language/products.h"
#include "reading/name_agreement.h"
#include "source/inputs.h"
#include "source/read_input.h"
#include "stories.h"

namespace dragoman {
namespace {

constexpr std::uint64_t kStories = 100;
constexpr unsigned kWords = 500;

[[noreturn]] void give_up(const std::string& why) {
  std::cerr << "language_bench: " << why << '\n';
  std::exit(2);
}

struct Workbench {
  Engine engine;
  std::unique_ptr<const ModelAnalyzer> analyzer;
  std::vector<Document> documents;
  std::vector<Analysis> segmented;  // bare sentences and tokens
  std::vector<Analysis> analyses;
  std::size_t tokens = 0;
};

template <typename Value>
Value must(Result<Value> result) {
  if (!result) give_up(result.error().text());
  return std::move(result).value();
}

std::vector<Document> documents_of(const Engine& engine, const char* file) {
  std::vector<Document> documents;
  if (file != nullptr) {
    for (const Input& input : find_inputs({file}).files) {
      read_input(input, *engine.source, {}, [&](Result<Document> document) {
        if (document) documents.push_back(std::move(*document));
        return true;
      });
    }
    if (documents.empty()) give_up(std::string(file) + " holds no reports");
    return documents;
  }
  for (std::uint64_t i = 0; i < kStories; ++i) {
    const Story story = make_story(i, 1, kWords);
    Metadata given;
    given.published = story.published;
    given.title = story.title;
    documents.push_back(must(make_document(story.text, "stories", given, *engine.source)));
  }
  return documents;
}

// Tokens that differ in tag, head, relation, or in the names they stand in.
std::size_t differences(const Analysis& one, const Analysis& other) {
  if (one.tokens.size() != other.tokens.size()) give_up("different tokens");
  std::size_t found = 0;
  for (std::size_t i = 0; i < one.tokens.size(); ++i) {
    const Token& a = one.tokens[i];
    const Token& b = other.tokens[i];
    if (a.tag != b.tag || a.head != b.head || a.relation != b.relation) ++found;
  }
  if (one.names != other.names) ++found;
  return found;
}

void check_products(const std::string& target) {
  std::mt19937 random(1);
  const std::size_t rows = 21, inputs = 480, outputs = 320;
  std::vector<std::int8_t> codes(outputs * inputs);
  for (auto& code : codes) code = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  std::vector<float> scales(outputs, 0.01F), in(rows * inputs), out(rows * outputs);
  for (auto& value : in) value = static_cast<float>(random() % 2001) / 100.0F - 10.0F;
  const PackedMatrix matrix = pack(codes, scales, {}, outputs, inputs);
  CodedRows coded;
  encode_rows(in.data(), rows, inputs, inputs, coded);
  multiply(coded, matrix, out.data(), outputs);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t o = 0; o < outputs; ++o) {
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < inputs; ++i) {
        sum +=
            (std::int64_t{coded.codes[r * coded.stride + i]} - kZeroCode) * codes[o * inputs + i];
      }
      const float factor = coded.scales[r] * scales[o];
      if (out[r * outputs + o] != static_cast<float>(sum) * factor) {
        give_up(target + " multiplies wrongly");
      }
    }
  }
}

Workbench make_workbench(const char* file) {
  Workbench bench;
  const auto data = must(find_data(""));
  bench.engine = must(load_engine(data));
  bench.analyzer = must(load_model_analyzer(data, model_beside(data)));
  bench.documents = documents_of(bench.engine, file);
  for (const Document& document : bench.documents) {
    bench.segmented.push_back(bench.analyzer->segment(document));
    bench.analyses.push_back(bench.analyzer->analyze(document));
    bench.tokens += bench.analyses.back().tokens.size();
  }
  for (const std::string& target : kernel_targets()) {
    use_kernel_target(target);
    check_products(target);
    if (target == "SCALAR" || target == "EMU128") continue;  // minutes
    std::size_t different = 0;
    for (std::size_t i = 0; i < bench.documents.size(); ++i) {
      different += differences(bench.analyzer->analyze(bench.documents[i]), bench.analyses[i]);
    }
    std::cerr << target << ": " << different << " of " << bench.tokens << " tokens other than with "
              << kernel_targets().front() << '\n';
    if (different > 0) give_up(target + " reads differently");
  }
  use_kernel_target("");
  return bench;
}

void count(benchmark::State& state, const Workbench& bench) {
  const auto tokens = static_cast<double>(bench.tokens * state.iterations());
  state.counters["tokens"] = benchmark::Counter(tokens, benchmark::Counter::kIsRate);
  state.counters["each"] = benchmark::Counter(
      tokens, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);  // seconds a token
}

void register_parts(const Workbench& bench) {
  benchmark::RegisterBenchmark("part/load the model", [](benchmark::State& state) {
    const auto path = model_beside(must(find_data("")));
    for (auto _ : state) benchmark::DoNotOptimize(must(LanguageModel::load(path)));
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("part/segment", [&bench](benchmark::State& state) {
    for (auto _ : state) {
      for (const Document& d : bench.documents) {
        benchmark::DoNotOptimize(bench.analyzer->segment(d));
      }
    }
    count(state, bench);
  });
  benchmark::RegisterBenchmark("part/network", [&bench](benchmark::State& state) {
    LanguageModel::Workspace space;
    for (auto _ : state) {
      for (std::size_t i = 0; i < bench.documents.size(); ++i) {
        Analysis analysis = bench.segmented[i];
        bench.analyzer->model().annotate(bench.documents[i].text, analysis, space);
        benchmark::DoNotOptimize(analysis);
      }
    }
    count(state, bench);
  });
  benchmark::RegisterBenchmark("part/names agree", [&bench](benchmark::State& state) {
    for (auto _ : state) {
      for (std::size_t i = 0; i < bench.documents.size(); ++i) {
        Analysis analysis = bench.analyses[i];
        agree_on_names(*bench.engine.knowledge, bench.documents[i], analysis);
        benchmark::DoNotOptimize(analysis);
      }
    }
    count(state, bench);
  });
}

void register_whole(const Workbench& bench) {
  for (const std::string& target : kernel_targets()) {
    if (target == "SCALAR" || target == "EMU128") continue;
    benchmark::RegisterBenchmark(("whole/" + target).c_str(),
                                 [&bench, target](benchmark::State& state) {
                                   use_kernel_target(target);
                                   for (auto _ : state) {
                                     for (const Document& d : bench.documents) {
                                       benchmark::DoNotOptimize(bench.engine.analyzer->analyze(d));
                                     }
                                   }
                                   use_kernel_target("");
                                   count(state, bench);
                                 });
  }
  for (const std::size_t threads : {1U, 2U}) {
    benchmark::RegisterBenchmark(
        ("threads/" + std::to_string(threads)).c_str(),
        [&bench, threads](benchmark::State& state) {
          for (auto _ : state) {
            std::vector<std::thread> workers;
            for (std::size_t t = 0; t < threads; ++t) {
              workers.emplace_back([&bench, t, threads] {
                for (std::size_t i = t; i < bench.documents.size(); i += threads) {
                  benchmark::DoNotOptimize(bench.engine.analyzer->analyze(bench.documents[i]));
                }
              });
            }
            for (std::thread& worker : workers) worker.join();
          }
          count(state, bench);
        })
        ->UseRealTime();
  }
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  static const dragoman::Workbench kBench = dragoman::make_workbench(argc > 1 ? argv[1] : nullptr);
  dragoman::register_parts(kBench);
  dragoman::register_whole(kBench);
  benchmark::RunSpecifiedBenchmarks();
}
