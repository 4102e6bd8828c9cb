#include "cli/pipeline.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace dragoman {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// One document on its way, or what went wrong instead.
struct Item {
  std::size_t number = 0;  // in the order of the input
  std::size_t bytes = 0;
  std::uint64_t place = 0;  // bytes of all inputs up to where it was found
  std::string file;
  bool known = false;
  std::optional<Document> document;
  std::optional<Failure> failure;
  ReadDocument read;
  double source_seconds = 0;
};

// What the threads share: documents that wait to be read and those that wait to be written.
class Belt {
 public:
  Belt(std::size_t items, std::size_t bytes) : most_items_(items), most_bytes_(bytes) {}

  // Numbers the item and waits until there is room. False once the run is over.
  bool put(Item item) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] {
      return stopped_ || items_ == 0 ||
             (items_ < most_items_ && bytes_ + item.bytes <= most_bytes_);
    });
    if (stopped_) return false;
    item.number = found_++;
    ++items_;
    bytes_ += item.bytes;
    if (item.document && !item.known) {
      waiting_.push_back(std::move(item));
      work_.notify_one();
    } else {
      finished_.emplace(item.number, std::move(item));
      done_.notify_one();
    }
    return true;
  }
  void end_of_input() {
    std::lock_guard lock(mutex_);
    all_found_ = true;
    work_.notify_all();
    done_.notify_all();
  }

  std::optional<Item> take_work() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return stopped_ || all_found_ || !waiting_.empty(); });
    if (stopped_ || waiting_.empty()) return std::nullopt;
    Item item = std::move(waiting_.front());
    waiting_.pop_front();
    return item;
  }
  void give_back(Item item) {
    std::lock_guard lock(mutex_);
    finished_.emplace(item.number, std::move(item));
    done_.notify_one();
  }

  // The next one in input order; nothing at the end.
  std::optional<Item> take_finished() {
    std::unique_lock lock(mutex_);
    done_.wait(lock,
               [&] { return finished_.contains(written_) || (all_found_ && written_ == found_); });
    auto next = finished_.find(written_);
    if (next == finished_.end()) return std::nullopt;
    Item item = std::move(next->second);
    finished_.erase(next);
    ++written_;
    return item;
  }
  void leave(std::size_t bytes) {
    std::lock_guard lock(mutex_);
    --items_;
    bytes_ -= bytes;
    room_.notify_one();
  }

  void stop() {
    std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
    work_.notify_all();
  }

 private:
  const std::size_t most_items_;
  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable work_;
  std::condition_variable done_;
  std::deque<Item> waiting_;
  std::map<std::size_t, Item> finished_;
  std::size_t found_ = 0;
  std::size_t written_ = 0;
  std::size_t items_ = 0;
  std::size_t bytes_ = 0;
  bool all_found_ = false;
  bool stopped_ = false;
};

// Bytes of a file; nothing for what has no end that is known.
std::optional<std::uint64_t> size_of(const Input& input) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(input.path, failed)) return std::nullopt;
  const std::uint64_t size = std::filesystem::file_size(input.path, failed);
  return failed ? std::nullopt : std::optional(size);
}

Failure failure_of(const Error& error, const std::string& file) {
  return {error.place.empty() ? file : error.place, std::string(stage_name(Stage::source)),
          error.code, error.message};
}

// 0 where one of them has no end that is known.
std::uint64_t total_bytes(const std::vector<Input>& inputs) {
  std::uint64_t total = 0;
  for (const Input& input : inputs) {
    const auto size = size_of(input);
    if (!size) return 0;
    total += *size;
  }
  return total;
}

Failure bug(const std::string& file, Stage stage, const std::exception& error) {
  return {file, std::string(stage_name(stage)), ErrorCode::internal, error.what()};
}

// Finds documents and puts them on the belt.
class Finder {
 public:
  Finder(const Engine& engine, const PipelineOptions& options, Store* known, Belt& belt)
      : engine_(&engine),
        options_(&options),
        known_(options.again ? nullptr : known),
        belt_(&belt) {}

  void run(const std::vector<Input>& inputs) {
    ReadOptions source = options_->source;
    source.taken = [&](std::size_t bytes) { place_ += bytes; };
    for (const Input& input : inputs) {
      if (!going_) break;
      started_ = thread_seconds();
      const std::uint64_t begin = place_;
      try {
        passed_over += read_input(input, *engine_->source, source, [&](Result<Document> found) {
                         return take(std::move(found), input.path);
                       }).passed_over;
      } catch (const std::exception& error) {
        put_failure(bug(input.path, Stage::source, error));
      }
      // Not all is read by the piece, nor to its end.
      if (const auto size = size_of(input)) place_ = begin + *size;
    }
    belt_->end_of_input();
  }

  std::size_t passed_over = 0;  // to be asked when run() is over

 private:
  bool take(Result<Document>&& found, const std::string& file) {
    if (!found) return put_failure(failure_of(found.error(), file));
    Item item;
    item.file = found->file;
    item.bytes = found->text.size();
    item.place = place_;
    item.known = is_known(*found);
    item.document = std::move(*found);
    item.source_seconds = thread_seconds() - started_;
    going_ = belt_->put(std::move(item));
    started_ = thread_seconds();
    return going_;
  }
  bool put_failure(Failure failure) {
    Item item;
    item.place = place_;
    item.file = failure.file;
    item.failure = std::move(failure);
    going_ = belt_->put(std::move(item));
    return going_;
  }
  // A record that cannot be asked is for the writer to complain about.
  bool is_known(const Document& document) {
    if (known_ == nullptr) return false;
    Result<bool> there = known_->has(document.id, document.file);
    return there.ok() && *there;
  }

  const Engine* engine_;
  const PipelineOptions* options_;
  Store* known_;
  Belt* belt_;
  double started_ = 0;
  std::uint64_t place_ = 0;
  bool going_ = true;
};

void work(const Engine& engine, const PipelineSink& sink, Belt& belt) {
  while (std::optional<Item> item = belt.take_work()) {
    try {
      item->read = read_one(engine, *item->document);
      if (sink.prepare) sink.prepare(*item->document, item->read);
    } catch (const std::exception& error) {
      item->failure = bug(item->file, Stage::reading, error);
    }
    belt.give_back(std::move(*item));
  }
}

// Hands finished documents to the sink and counts.
class Writer {
 public:
  Writer(const PipelineSink& sink, const PipelineEvents& events) : sink_(&sink), events_(&events) {}

  Status write(Item& item) {
    summary.input_bytes = item.place;
    add_time(Stage::source, item.source_seconds);
    add_time(Stage::language, item.read.language_seconds);
    add_time(Stage::reading, item.read.reading_seconds);
    if (item.known) {
      ++summary.known;
      return {};
    }
    const double start = thread_seconds();
    Status status = item.failure ? fail(*item.failure) : add(item);
    add_time(Stage::record, thread_seconds() - start);
    return status;
  }

  RunSummary summary;

 private:
  Status fail(const Failure& failure) {
    ++summary.failed;
    if (failure.code == ErrorCode::internal) ++summary.bugs;
    if (events_->failed) events_->failed(failure);
    return sink_->fail(failure);
  }

  Status add(Item& item) {
    const Document& document = *item.document;
    try {
      Result<AddOutcome> outcome = sink_->add(document, item.read);
      if (!outcome) return outcome.error();
      count(document, item, *outcome);
      return {};
    } catch (const InternalError& error) {
      return fail(bug(item.file, Stage::record, error));
    }
  }

  void count(const Document& document, const Item& item, AddOutcome outcome) {
    const DocumentRecords& records = item.read.records;
    if (outcome == AddOutcome::unchanged) {
      ++summary.known;
      return;
    }
    if (outcome == AddOutcome::duplicate) {
      ++summary.duplicates;
      return;
    }
    ++summary.documents;
    summary.sentences += records.sentences.size();
    summary.tokens += item.read.tokens;
    summary.events += records.events.size();
    summary.statements += records.statements.size();
    summary.figures += records.figures.size();
    summary.others += records.commitments.size() + records.memberships.size();
    summary.bytes += document.text.size();
    summary.replaced_bytes += document.replaced_bytes;
    if (!is_read_language(document)) ++summary.unread_languages[document.language];
  }

  void add_time(Stage stage, double seconds) {
    summary.seconds[static_cast<std::size_t>(stage)] += seconds;
  }

  const PipelineSink* sink_;
  const PipelineEvents* events_;
};

}  // namespace

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string_view stage_name(Stage stage) {
  static constexpr std::array<std::string_view, kStages> kNames = {"source", "language", "reading",
                                                                   "record", "linking"};
  return kNames[static_cast<std::size_t>(stage)];
}

bool is_read_language(const Document& document) {
  return document.language == "en";
}

ReadDocument read_one(const Engine& engine, Document& document) {
  ReadDocument out;
  if (!is_read_language(document)) return out;
  double start = thread_seconds();
  Analysis analysis = engine.analyzer->analyze(document);
  out.language_seconds = thread_seconds() - start;
  out.tokens = analysis.tokens.size();
  start = thread_seconds();
  out.records = engine.reader->read(document, analysis);
  out.reading_seconds = thread_seconds() - start;
  return out;
}

PipelineSink sink_of(Store& store) {
  PipelineSink sink;
  sink.add = [&store](const Document& document, const ReadDocument& read) {
    return store.add(document, read.records);
  };
  sink.fail = [&store](const Failure& failure) { return store.record_failure(failure); };
  return sink;
}

Result<RunSummary> run_pipeline(const Engine& engine, const std::vector<Input>& inputs,
                                const PipelineOptions& options, const PipelineSink& sink,
                                Store* known, const PipelineEvents& events) {
  const unsigned workers = std::max(1U, options.threads);
  Belt belt(std::size_t{8} * workers + 8, options.bytes_in_flight);
  Writer writer(sink, events);
  writer.summary.input_total = total_bytes(inputs);
  auto start = Clock::now();
  std::vector<std::thread> threads;
  Finder finder(engine, options, known, belt);
  threads.emplace_back([&] { finder.run(inputs); });
  for (unsigned i = 0; i < workers; ++i) threads.emplace_back([&] { work(engine, sink, belt); });

  Status status;
  std::exception_ptr thrown;
  try {
    while (std::optional<Item> item = belt.take_finished()) {
      status = writer.write(*item);
      if (!status) break;
      belt.leave(item->bytes);
      if (events.progressed) events.progressed(writer.summary, item->file);
    }
  } catch (...) {
    thrown = std::current_exception();  // only after the threads have ended
  }
  belt.stop();
  for (std::thread& thread : threads) thread.join();
  if (thrown) std::rethrow_exception(thrown);
  if (!status) return status.error();
  writer.summary.passed_over = finder.passed_over;
  writer.summary.wall_seconds = seconds_since(start);
  return std::move(writer.summary);
}

}  // namespace dragoman
