// From inputs to the record: one thread finds documents, many read them, one writes.
//
//   inputs ─ source ─▶ waiting ─▶ workers: language, reading ─▶ finished ─ in input order ─▶ sink
//
// A document in flight is counted from when it is found until it is written; when there are too
// many (or too many bytes of them), finding waits. Documents are handed to the sink in the order in
// which they were found, so what comes out does not depend on the number of threads. The sink of
// `read` is a store, which takes each document in a transaction of its own; that of `stream`
// prints. What goes wrong with one document is recorded and the run goes on; only a sink that
// cannot be written ends it.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/engine.h"
#include "record/store.h"
#include "source/inputs.h"
#include "source/read_input.h"

namespace dragoman {

struct PipelineOptions {
  unsigned threads = 1;  // workers; at least one
  bool again = false;    // read also what is known
  std::size_t bytes_in_flight = std::size_t{256} << 20;
  ReadOptions source;
};

// Linking follows when all documents are in the record: the pipeline itself spends nothing on it.
enum class Stage : std::uint8_t { source, language, reading, record, linking };
inline constexpr std::size_t kStages = 5;
std::string_view stage_name(Stage stage);
// The processor time of the calling thread so far: on a machine that does other things as well,
// what a stage costs and not what it waited for.
double thread_seconds();

struct RunSummary {
  std::size_t documents = 0;   // read and written
  std::size_t known = 0;       // there already, unchanged
  std::size_t duplicates = 0;  // the text of another file
  std::size_t failed = 0;
  std::size_t passed_over = 0;  // in archives, messages and web archives: not ours to read
  std::size_t bugs = 0;         // of the failed, those that are ours
  std::size_t sentences = 0;
  std::size_t tokens = 0;
  std::size_t events = 0;
  std::size_t statements = 0;
  std::size_t figures = 0;
  std::size_t others = 0;  // commitments and memberships
  std::size_t bytes = 0;
  std::size_t replaced_bytes = 0;
  std::map<std::string, std::size_t> unread_languages;
  std::array<double, kStages> seconds{};  // of all threads together
  double wall_seconds = 0;
  std::uint64_t input_bytes = 0;  // up to where the last document was found
  std::uint64_t input_total = 0;  // of all inputs; 0 where it cannot be known
};

// Called by the writing thread, in input order.
struct PipelineEvents {
  std::function<void(const Failure&)> failed;
  std::function<void(const RunSummary&, const std::string& file)> progressed;
};

// What reading makes of one document; its language decides whether it is read at all. Throws
// InternalError for a bug of ours.
struct ReadDocument {
  DocumentRecords records;
  std::size_t tokens = 0;
  double language_seconds = 0;
  double reading_seconds = 0;
  std::string printed;  // by a sink that prints
};
bool is_read_language(const Document& document);
ReadDocument read_one(const Engine& engine, Document& document);

// Where documents go.
struct PipelineSink {
  // By the worker, when it has read the document: what may be done by many at once. May be empty.
  std::function<void(const Document&, ReadDocument&)> prepare;
  // By the writing thread, in input order. A failure ends the run.
  std::function<Result<AddOutcome>(const Document&, const ReadDocument&)> add;
  std::function<Status(const Failure&)> fail;
};
PipelineSink sink_of(Store& store);

// Reads all inputs into the sink. `known` is a second look at the same record for the thread that
// finds documents; null reads everything. Fails only if the sink does, with what was written
// before kept.
Result<RunSummary> run_pipeline(const Engine& engine, const std::vector<Input>& inputs,
                                const PipelineOptions& options, const PipelineSink& sink,
                                Store* known, const PipelineEvents& events);

}  // namespace dragoman
