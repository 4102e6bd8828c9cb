// dragoman eval stories: incidents and differences, against stories that people marked.
#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/derived.h"
#include "cli/engine.h"
#include "cli/eval.h"
#include "cli/pipeline.h"
#include "measure/stories.h"
#include "source/inputs.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExamples =
    "  dragoman eval stories tests/linking/stories\n"
    "  dragoman eval stories my-stories/strait-2024 --errors 20\n"
    "A story is a folder with reports.jsonl (the reports, as `read` takes them) and gold.jsonl\n"
    "(docs/stories.md); a folder of such folders is all of them. Over all pairs of marked "
    "mentions\n"
    "whether they are one incident, and of the differences that a reader wants told how many are.\n"
    "Last a line `stories pairs=F of_found=F precision=P found=R differences=R\n"
    "differences_right=P n=MENTIONS`.";

// The stories of a path, in the order of their names.
Result<std::vector<fs::path>> find_stories(const std::string& path) {
  if (fs::exists(fs::path(path) / "gold.jsonl")) return std::vector<fs::path>{path};
  std::vector<fs::path> out;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(path, failed)) {
    if (fs::exists(entry.path() / "gold.jsonl")) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  if (out.empty()) return Error{ErrorCode::not_found, "no story (reports and gold.jsonl)", path};
  return out;
}

// A folder that goes when this does.
class Workplace {
 public:
  Workplace() {
    std::string name = (fs::temp_directory_path() / "dragoman-stories-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Workplace() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Status score_story(const Engine& engine, const fs::path& folder, const std::string& data,
                   StoryScore& score) {
  const Workplace workplace;
  if (workplace.path().empty()) {
    return Error{ErrorCode::not_writable, "no temporary folder", fs::temp_directory_path()};
  }
  Result<Store> store = Store::open(workplace.path() / "story.db", Store::Mode::read_write_create);
  if (!store) return store.error();
  const Inputs inputs = find_inputs({(folder / "reports.jsonl").string()});
  if (!inputs.errors.empty()) return inputs.errors.front();
  std::optional<Failure> failed;
  PipelineEvents events;
  events.failed = [&](const Failure& failure) { failed = failure; };
  Result<RunSummary> read =
      run_pipeline(engine, inputs.files, {}, sink_of(*store), nullptr, events);
  if (!read) return read.error();
  if (failed) return Error{failed->code, failed->message, failed->file};
  if (Status linked = link_record(*store, data); !linked) return linked.error();
  Result<std::vector<Document>> documents = store->documents();
  if (!documents) return documents.error();
  // `path#N` in the order of N.
  std::sort(documents->begin(), documents->end(), [](const Document& a, const Document& b) {
    return std::pair(a.file.size(), a.file) < std::pair(b.file.size(), b.file);
  });
  std::vector<std::string> texts;
  for (const Document& document : *documents) texts.push_back(document.text);
  Result<Story> story = load_story(folder / "gold.jsonl", texts);
  if (!story) return story.error();
  Result<DerivedRecords> derived = store->derived();
  if (!derived) return derived.error();
  score.add(*story, *documents, *derived);
  return {};
}

int eval_stories(Session& session, const EvalFlags& flags) {
  Result<Engine> engine = load_engine(session, flags.data);
  if (!engine) return session.fail(engine.error());
  StoryScore score;
  for (const std::string& path : flags.files) {
    Result<std::vector<fs::path>> stories = find_stories(path);
    if (!stories) return session.fail(stories.error());
    for (const fs::path& story : *stories) {
      if (Status done = score_story(*engine, story, flags.data, score); !done) {
        return session.fail(done.error());
      }
    }
  }
  return print_report(session, flags, score.report());
}

}  // namespace

void add_eval_stories(Session& session, Command& eval) {
  auto flags = std::make_shared<EvalFlags>();
  Command command(eval, "stories", "Incidents and differences against marked stories", kExamples);
  eval_options(command, *flags, "Folders of stories");
  command.runs([flags, &session] { return eval_stories(session, *flags); });
}

}  // namespace dragoman
