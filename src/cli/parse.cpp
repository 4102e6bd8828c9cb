// dragoman parse: the grammar of a text, for linguists and for other programs.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <iostream>
#include <iterator>
#include <mutex>
#include <thread>

#include "base/table.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/engine.h"
#include "cli/parse_output.h"
#include "source/encoding.h"
#include "source/read_input.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman parse report.txt                       CoNLL-U of a text\n"
    "  dragoman parse --text 'Kenya opened an embassy in Accra.' --tree\n"
    "  dragoman parse feed.jsonl --format json > feed.parsed.jsonl\n"
    "  dragoman parse lines.txt --sentences            a sentence a line\n"
    "  dragoman parse corpus.tok --tokenized           and tokens parted by blanks\n"
    "  dragoman parse treebank.conllu --conllu         our analysis of a treebank's tokens\n"
    "  cat report.txt | dragoman parse                 from a pipe\n"
    "Names stand in MISC as Name=B-PER and so on: PER, ORG, LOC, NORP (nationalities, religions,\n"
    "parties), OTHER. With --conllu only tokens, comments and SpaceAfter are taken from the file.";

struct ParseFlags {
  std::vector<std::string> paths;
  std::string text;
  std::string format = "conllu";
  std::string data;
  std::string model;
  bool tree = false;
  bool ascii = false;
  bool sentences = false;
  bool tokenized = false;
  bool conllu = false;
  bool as_read = false;
  unsigned threads = 0;
};

// Documents wait until there are enough for all threads, and leave in the order they came.
class ParseRun {
 public:
  ParseRun(Session& session, const ParseFlags& flags, const ModelAnalyzer& analyzer)
      : session_(&session), analyzer_(&analyzer) {
    style_.ascii = flags.ascii;
    style_.form = flags.tree               ? ParseForm::trees
                  : flags.format == "json" ? ParseForm::json
                                           : ParseForm::conllu;
    threads_ =
        flags.threads > 0 ? flags.threads : std::max(1U, std::thread::hardware_concurrency());
  }

  void add(Treebank treebank) {
    waiting_bytes_ += treebank.document.text.size();
    waiting_.push_back(std::move(treebank));
    if (waiting_.size() >= std::size_t{16} * threads_ || waiting_bytes_ > kMostBytes) flush();
  }
  void fail(const Error& error) {
    flush();
    session_->fail(error);
    failed_ = true;
  }
  // Cuts and annotates what waits, and prints it.
  void flush();
  int exit_code() const { return failed_ ? kInputFailed : sentences_ > 0 ? kDone : kNothingFound; }

 private:
  static constexpr std::size_t kMostBytes = std::size_t{4} << 20;

  void parse(Treebank& treebank, std::string& out) const {
    if (treebank.analysis.tokens.empty()) {
      treebank.analysis = analyzer_->segment(treebank.document);
    }
    annotate(*analyzer_, treebank);
    out = parsed_as_text(treebank, style_, session_->terminal);
  }

  Session* session_;
  const ModelAnalyzer* analyzer_;
  ParseStyle style_;
  unsigned threads_ = 1;
  std::vector<Treebank> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::size_t sentences_ = 0;
  bool failed_ = false;
};

void ParseRun::flush() {
  std::vector<std::string> printed(waiting_.size());
  std::atomic<std::size_t> next = 0;
  std::exception_ptr bug;
  std::mutex mutex;
  auto work = [&] {
    try {
      for (std::size_t i = next++; i < waiting_.size(); i = next++) parse(waiting_[i], printed[i]);
    } catch (...) {
      const std::lock_guard lock(mutex);
      bug = std::current_exception();
    }
  };
  std::vector<std::thread> helpers;
  while (helpers.size() + 1 < std::min<std::size_t>(threads_, waiting_.size())) {
    helpers.emplace_back(work);
  }
  work();
  for (std::thread& helper : helpers) helper.join();
  if (bug) std::rethrow_exception(bug);
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    sentences_ += waiting_[i].analysis.sentences.size();
    session_->out << printed[i];
  }
  session_->out.flush();
  waiting_.clear();
  waiting_bytes_ = 0;
}

Result<std::string> read_bytes(const std::string& path) {
  constexpr std::size_t kLimit = std::size_t{1} << 30;
  if (path != "-") return read_file(path, kLimit);
  std::string bytes;
  std::string buffer(std::size_t{1} << 16, '\0');
  while (std::cin.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) ||
         std::cin.gcount() > 0) {
    bytes.append(buffer, 0, static_cast<std::size_t>(std::cin.gcount()));
    if (bytes.size() > kLimit) {
      return Error{ErrorCode::too_large, fmt::format("more than {} bytes", kLimit), "-"};
    }
  }
  return bytes;
}

// A file whose sentences, or tokens too, are given.
void parse_cut(const std::string& path, const ParseFlags& flags, const ModelAnalyzer& analyzer,
               ParseRun& run) {
  auto bytes = read_bytes(path);
  if (!bytes) return run.fail(bytes.error());
  auto decoded = decode_text(std::move(*bytes));
  if (!decoded) {
    Error error = decoded.error();
    error.place = error.place.empty() ? path : error.place;
    return run.fail(error);
  }
  std::vector<Treebank> found;
  if (flags.conllu) {
    auto read = read_treebank_tokens(decoded->text, path);
    if (!read) return run.fail(read.error());
    found = std::move(*read);
  } else if (flags.tokenized) {
    found.push_back(read_tokenized(decoded->text, path));
  } else {
    found.push_back(read_sentence_lines(analyzer, std::move(decoded->text), path));
  }
  std::erase_if(found, [](const Treebank& one) { return one.analysis.tokens.empty(); });
  if (found.empty()) return run.fail({ErrorCode::empty_input, "no sentence in it", path});
  for (Treebank& one : found) {
    one.document.file = path;
    run.add(std::move(one));
  }
}

Treebank prepare(Document document, bool as_read) {
  Treebank treebank;
  treebank.id = treebank_id(document.file);
  treebank.document = std::move(document);
  if (as_read) return treebank;
  for (Block& block : treebank.document.blocks) {
    if (!is_read(block.kind)) block.kind = BlockKind::paragraph;
  }
  return treebank;
}

// Texts and JSON lines, as `read` takes them.
Status parse_texts(const std::filesystem::path& data, const ParseFlags& flags, ParseRun& run) {
  const auto tables = SourceTables::load(data);
  if (!tables) return tables.error();
  const std::vector<std::string> paths =
      flags.paths.empty() ? std::vector<std::string>{"-"} : flags.paths;
  const Inputs inputs = find_inputs(paths);
  for (const Error& error : inputs.errors) run.fail(error);
  for (const Input& input : inputs.files) {
    read_input(input, **tables, {}, [&](Result<Document> read) {
      if (read) {
        run.add(prepare(std::move(*read), flags.as_read));
      } else {
        run.fail(read.error());
      }
      return true;
    });
  }
  return {};
}

Treebank sentence_of(std::string text) {
  Document document;
  document.file = "text";
  document.text = std::move(text);
  repair_utf8(document.text);
  document.blocks.push_back(
      {BlockKind::paragraph, {0, static_cast<std::uint32_t>(document.text.size())}});
  return prepare(std::move(document), true);
}

int parse(Session& session, const ParseFlags& flags) {
  if (flags.ascii && !flags.tree) {
    session.note("--ascii says how trees are drawn; it wants --tree [bad_argument]");
    return kWrongUsage;
  }
  const auto data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  const auto analyzer = load_model_analyzer(
      *data, flags.model.empty() ? model_beside(*data) : std::filesystem::path(flags.model));
  if (!analyzer) return session.fail(analyzer.error());
  ParseRun run(session, flags, **analyzer);
  if (!flags.text.empty()) run.add(sentence_of(flags.text));
  if (flags.conllu || flags.tokenized || flags.sentences) {
    const std::vector<std::string> standard_input = {"-"};
    for (const std::string& path : flags.paths.empty() ? standard_input : flags.paths) {
      parse_cut(path, flags, **analyzer, run);
    }
  } else if (flags.text.empty() || !flags.paths.empty()) {
    if (Status read = parse_texts(*data, flags, run); !read) return session.fail(read.error());
  }
  run.flush();
  return run.exit_code();
}

}  // namespace

void add_parse(Session& session) {
  auto flags = std::make_shared<ParseFlags>();
  Command command(session, "parse", "Print the grammar of a text: tokens, trees, names", kExamples);
  command.option("FILE", flags->paths,
                 "Texts, JSON lines, folders of them; - or nothing for standard input", {});
  command.option("--text", flags->text, "A text on the command line", {{"Peace holds."}, {}});
  Flag format =
      command
          .option("--format", flags->format, "conllu (default) or json: an object a document",
                  {{"conllu", "json"}, {"xml"}})
          .one_of({"conllu", "json"});
  command.option("--tree", flags->tree, "Draw each sentence's tree", {{""}, {}}).excludes(format);
  command.option("--ascii", flags->ascii, "Draw trees without box characters", {{""}, {}});
  Flag sentences = command.option("--sentences", flags->sentences,
                                  "The input has a sentence a line", {{""}, {}});
  Flag tokenized =
      command.option("--tokenized", flags->tokenized,
                     "The input has a sentence a line, tokens parted by blanks", {{""}, {}});
  tokenized.excludes(sentences);
  command
      .option("--conllu", flags->conllu, "The input is CoNLL-U: its tokens are annotated anew",
              {{""}, {}})
      .excludes(sentences)
      .excludes(tokenized);
  command.option("--as-read", flags->as_read,
                 "Leave out what `read` passes over: page furniture, repeats, foreign passages",
                 {{""}, {}});
  command
      .option("--threads", flags->threads,
              "Threads (default: all cores); the output is the same with any number",
              {{"1", "2"}, {"many", "-1", "100000"}})
      .between(1, 256);
  command.option("--model", flags->model,
                 "Model file (default: models/english.dgm beside the tables)", {{"other.dgm"}, {}});
  data_option(command, flags->data);
  command.runs([flags, &session] { return parse(session, *flags); });
}

}  // namespace dragoman
