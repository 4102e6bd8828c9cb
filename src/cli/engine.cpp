#include "cli/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <future>
#include <set>
#include <vector>

#include "base/table.h"
#include "base/utf8.h"
#include "knowledge/loader.h"
#include "reading/name_agreement.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

fs::path beside_the_program() {
  std::error_code error;
  fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  return program.parent_path().parent_path() / "share" / "dragoman" / "data";
}

bool is_code(const std::string& words) {
  return words.size() == 3 &&
         std::all_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "south korea" → "South Korea", as names are matched by their capitals.
std::string capitalised(std::string words) {
  bool start = true;
  for (char& c : words) {
    if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    start = c == ' ' || c == '-';
  }
  return words;
}

std::set<std::string> states_named(const Knowledge& knowledge, const std::string& words) {
  std::vector<std::string> parts = split_form(words);
  std::vector<std::string_view> views(parts.begin(), parts.end());
  std::set<std::string> codes;
  for (const PhraseMatch<Candidate>& match : knowledge.match(views)) {
    if (match.length != views.size()) continue;
    for (const Candidate& candidate : match.values) {
      codes.insert(knowledge.states()[candidate.index].code);
    }
  }
  return codes;
}

}  // namespace

Result<fs::path> find_data(const std::string& given) {
  std::error_code ignored;
  const char* variable = std::getenv("DRAGOMAN_DATA");
  fs::path chosen;
  if (!given.empty()) {
    chosen = given;
  } else if (variable != nullptr && *variable != '\0') {
    chosen = variable;
  } else if (fs::path beside = beside_the_program(); fs::is_directory(beside, ignored)) {
    chosen = beside;
  } else {
    chosen = DRAGOMAN_DATA_DIR;
  }
  if (!fs::is_directory(chosen, ignored)) {
    return Error{ErrorCode::not_found,
                 "no such folder; the tables are looked for in --data, $DRAGOMAN_DATA, "
                 "share/dragoman/data beside the program, and the source tree",
                 chosen.string()};
  }
  return chosen;
}

fs::path model_beside(const fs::path& data) {
  return data.parent_path() / "models" / "english.dgm";
}

// The model and the tables of knowledge take longest and do not need each other: two threads.
Result<Engine> load_engine(const fs::path& data) {
  Engine engine;
  auto analyzer_to_come = std::async(std::launch::async, [&data] { return load_analyzer(data); });
  auto source = SourceTables::load(data);
  auto knowledge = Knowledge::load(data);
  auto analyzer = analyzer_to_come.get();
  if (!source) return source.error();
  if (!analyzer) return analyzer.error();
  if (!knowledge) return knowledge.error();
  engine.source = std::move(*source);
  engine.knowledge = std::move(knowledge).value();
  engine.analyzer = with_agreed_names(std::move(analyzer).value(), *engine.knowledge);
  auto reader = load_reader(data, *engine.knowledge);
  if (!reader) return reader.error();
  engine.reader = std::move(reader).value();
  return engine;
}

Result<std::string> resolve_country(const std::string& words, const std::string& given_data) {
  if (is_code(words)) return words;
  Result<fs::path> data = find_data(given_data);
  if (!data) return data.error();
  Result<Table> table = Table::load(*data / "states.tsv", KnowledgeLoader::state_columns());
  if (!table) return table.error();
  KnowledgeLoader loader;
  if (Status added = loader.add_states(*table); !added) return added.error();
  std::unique_ptr<const Knowledge> knowledge = loader.finish();

  std::set<std::string> codes = states_named(*knowledge, capitalised(words));
  if (codes.empty()) codes = states_named(*knowledge, words);
  if (codes.size() == 1) return *codes.begin();
  std::string upper = words;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (knowledge->state(upper) != nullptr) return upper;
  return Error{ErrorCode::bad_argument,
               codes.empty() ? "no country of this name; a name or a code like ARM is wanted"
                             : "more than one country has this name; give its code, like ARM",
               words};
}

}  // namespace dragoman
